--
-- registry: what happens to a record later is dated, and changes no day before:
-- repairs granted, extended, taken back
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('re');
INSERT INTO re.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'wendeng-2020', '[2020-03-01,)');
INSERT INTO re.subject (id, kind, name, division) VALUES (1, 'official', '某甲（演示数据）', '990101'), (2, 'enterprise', '示例公司（演示数据）', '990101'),
	(3, 'enterprise', '示例二公司（演示数据）', '990101'), (4, 'department', '示例局（演示数据）', '990101');
INSERT INTO re.record (id, subject, record_type, severity, decided_on, grounds) VALUES (1, 1, 'disciplinary_sanction', 'serious', '2026-01-05', '{effect_eliminated,harm_prevented}');
INSERT INTO re.record (id, subject, record_type, severity, amount, decided_on, corrected_on, duties_done_on, committed_on, published_on, document_no) VALUES
	(2, 2, 'administrative_penalty', 'ordinary', 5000, '2025-03-04', '2025-05-01', '2025-05-01', '2025-05-01', '2025-03-06', '演罚字〔2025〕1号'),
	(3, 3, 'administrative_penalty', 'ordinary', 5000, '2025-03-04', '2025-05-01', '2025-05-01', '2025-05-01', '2025-03-06', '演罚字〔2025〕2号');
SELECT re.close_books() AS before \gset
-- Granted, extended, taken back: each day has what was in force on it
INSERT INTO re.repair (id, record, granted_on, effect, document_no) VALUES (1, 1, '2026-03-02', 'lighten', '演复字〔2026〕1号');
SELECT re.close_books() AS granted \gset
ALTER TABLE re.repair ALTER id RESTART 100;
INSERT INTO re.repair (record, granted_on, effect) VALUES (1, '2026-04-01', 'waive');
UPDATE re.repair SET ended_on = '2026-04-01', end_ground = '另行修复（演示数据）' WHERE id = 1;
INSERT INTO re.repair (id, record, granted_on, effect, document_no) VALUES (2, 1, '2026-04-01', 'waive', '演复字〔2026〕2号');
SELECT re.close_books() AS extended \gset
\set VERBOSITY terse
UPDATE re.repair SET ended_on = '2026-06-01' WHERE id = 2;
\set VERBOSITY default
UPDATE re.repair SET ended_on = '2026-06-01', end_ground = '材料不实（演示数据）', end_document_no = '演复字〔2026〕3号' WHERE id = 2;
CREATE VIEW re.told AS SELECT d.day, r.score, x.repaired_on, x.repair, (SELECT count(*) FROM re.sanctions_on(d.day) m WHERE m.subject = 1) AS measures,
	(SELECT sum(e.effect) FROM re.explain_score(1, d.day) e) AS explained, (SELECT f.detail FROM re.integrity_file(1, d.day) f WHERE f.reference = 1) AS in_file
  FROM (VALUES ('2026-03-01'::date), ('2026-03-02'), ('2026-03-31'), ('2026-04-01'), ('2026-05-31'), ('2026-06-01'), ('2026-06-30')) d (day)
 CROSS JOIN LATERAL re.ranking_on(d.day) r CROSS JOIN LATERAL re_internal.record_on(d.day) x WHERE r.subject = 1 AND x.id = 1;
SELECT * FROM re.told ORDER BY day;
-- and as it was known
SELECT k.moment, d.day, x.repaired_on, x.repair, r.score
  FROM (VALUES (1, 'before', :'before'::timestamptz), (2, 'granted', :'granted'), (3, 'extended', :'extended'), (4, 'now', 'infinity')) k (place, moment, known_at)
 CROSS JOIN (VALUES ('2026-03-15'::date), ('2026-06-30')) d (day)
 CROSS JOIN LATERAL re_internal.record_on(d.day, k.known_at) x JOIN LATERAL re.ranking_on(d.day, k.known_at) r ON r.subject = x.subject
 WHERE x.id = 1 ORDER BY k.place, d.day;
-- One that was never in force, none before the decision, none moves, none is deleted
INSERT INTO re.repair (record, granted_on, effect, ended_on, end_ground) VALUES (1, '2026-06-10', 'waive', '2026-06-10', '误录（演示数据）');
INSERT INTO re.repair (record, granted_on, effect) VALUES (1, '2026-01-04', 'waive');
INSERT INTO re.repair (record, granted_on, effect) VALUES (99, '2026-06-04', 'waive');
UPDATE re.repair SET record = 2 WHERE id = 2;
DELETE FROM re.repair WHERE id = 2;
SELECT * FROM re.told WHERE day >= '2026-06-01' ORDER BY day;
-- What repair cleared bars nobody and is in no report for others; its twin without repair does and is
INSERT INTO re.repair (record, granted_on, effect) VALUES (2, '2025-07-08', 'restore');
SELECT c.subject, c.place FROM re.candidates_on('enterprise', '2025-08-01') c ORDER BY c.subject;
SELECT c.subject, c.place FROM re.candidates_on('enterprise', '2025-07-07') c ORDER BY c.subject;
SELECT d.day, s.id, jsonb_array_length(c.contents -> 'records') AS records, jsonb_array_length(c.contents -> 'sanctions') AS sanctions
  FROM (VALUES ('2025-07-07'::date), ('2025-07-08')) d (day) CROSS JOIN re.subject s
 CROSS JOIN LATERAL re_internal.report_contents(s.id, '投标', d.day, 'infinity') c (contents) WHERE s.id IN (2, 3) ORDER BY 1, 2;
SELECT r.record, r.subject, r.eligible FROM re.repairable_on('2025-07-07') r ORDER BY r.record;
SELECT r.record, r.subject, r.eligible FROM re.repairable_on('2025-07-08') r ORDER BY r.record;
SELECT p.record, re_internal.is_public(p.record) FROM (VALUES (2), (3)) p (record) ORDER BY 1;
-- A draft that is brought up to date sees a repair, too
CALL re.evaluate('2026-06-30', 'd');
UPDATE re.repair SET ended_on = '2026-05-01', end_ground = '材料不实（演示数据）' WHERE record = 2;
CALL re.evaluate('2026-06-30', 'd');
SELECT count(*) FROM re.evaluation_score s JOIN re.ranking_on('2026-06-30') r ON r.subject = s.subject WHERE (s.score, s.records) IS DISTINCT FROM (r.score, r.records);
-- Loaded with the record, again, and otherwise
ALTER TABLE re.record ALTER id RESTART 100;
SELECT place, state, error, message FROM re.load_records('[{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "amount": 100, "decided_on": "2025-04-04",
	"document_no": "演罚字〔2025〕3号", "corrected_on": "2025-05-01", "duties_done_on": "2025-05-01", "committed_on": "2025-05-01",
	"repairs": [{"granted_on": "2025-09-01", "effect": "restore", "ended_on": "2025-10-01", "end_ground": "材料不实"}]}]', true);
SELECT place, state, error, message FROM re.load_records('[{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "amount": 100, "decided_on": "2025-04-04",
	"document_no": "演罚字〔2025〕3号", "repairs": [{"granted_on": "2025-09-01", "effect": "restore", "ended_on": "2025-10-01", "end_ground": "材料不实"}, {"granted_on": "2025-11-03", "effect": "restore"}]},
	{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "decided_on": "2025-04-04", "document_no": "演罚字〔2025〕3号", "repairs": [{"granted_on": "2025-11-03", "effect": "restore", "ended_on": "2025-12-01", "end_ground": "材料不实"}]},
	{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "decided_on": "2025-04-04", "document_no": "演罚字〔2025〕3号", "repairs": [{"granted_on": "now", "effect": "restore"}]},
	{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "decided_on": "2025-04-04", "document_no": "演罚字〔2025〕3号", "repairs": [{"day": "2025-09-01"}]},
	{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "decided_on": "2025-04-04", "document_no": "演罚字〔2025〕3号", "repairs": 1},
	{"subject": {"id": 3}, "record_type": "administrative_penalty", "severity": "ordinary", "decided_on": "2025-04-04", "document_no": "演罚字〔2025〕3号", "repaired_on": "2025-09-01"}]', true);
SELECT granted_on, effect, ended_on, end_ground FROM re.repair WHERE record > 3 ORDER BY granted_on;
-- The head has the unit's repair, not the best of his own (D4); where he cannot have that, none
SELECT govcredit.add_policy('{"govcredit":"policy/1","name":"demo-heads","title":{"zh":"演示数据","en":"demonstration data"},"extends":["xining-2018"],
	"head_links":{"answers":{"when":{"subject_kind":"department","record_type":"accountability"},"record_type":"accountability","basis":"第一条"}}}') IS NOT NULL AS added;
INSERT INTO re.jurisdiction (division, policy, valid) VALUES ('990103', 'demo-heads', '[2018-01-01,)');
INSERT INTO re.subject (id, kind, name, division) VALUES (10, 'department', '示例单位（演示数据）', '990103'), (11, 'official', '某乙（演示数据）', '990103'), (12, 'source', '示例审计局（演示数据）', '990103');
INSERT INTO re.subject_link (subject, role, target) VALUES (10, 'head', 11);
INSERT INTO re.record (id, subject, record_type, severity, decided_on, grounds, source) VALUES (900, 10, 'accountability', 'ordinary', '2026-02-02', '{loss_recovered}', 12);
INSERT INTO re.repair (record, granted_on, effect) VALUES (900, '2026-05-06', 'lighten');
SELECT x.subject, x.about, x.repaired_on, x.repair FROM re_internal.record_on('2026-06-30', 'infinity', 10, 11) x ORDER BY 1;
SELECT x.subject, x.about, x.repaired_on, x.repair FROM re_internal.record_on('2026-05-05', 'infinity', 10, 11) x ORDER BY 1;
SELECT r.subject, r.score FROM re.ranking_on('2026-06-30') r WHERE r.subject IN (10, 11) ORDER BY 1;
DROP SCHEMA re, re_internal, re_zh CASCADE;

--
-- registry: what a record says from a later day on, what is decided anew in the
-- place of what was annulled, and what was taken down where it was published
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('ve');
INSERT INTO ve.jurisdiction (division, policy, valid) VALUES ('990101', 'xining-2018', '[2018-02-01,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO ve.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101'), (2, 'department', '示例二局（演示数据）', '990101'),
	(3, 'enterprise', '示例公司（演示数据）', '990102'), (9, 'source', '示例审计局（演示数据）', '990101');
INSERT INTO ve.record (id, subject, record_type, severity, decided_on, document_no, source) VALUES
	(1, 1, 'accountability', 'serious', '2026-01-05', '演字〔2026〕1号', 9), (2, 2, 'accountability', 'serious', '2026-01-05', '演字〔2026〕2号', 9);
ALTER TABLE ve.record ALTER id RESTART 100;
ALTER TABLE ve.record_version ALTER id RESTART 100;
ALTER TABLE ve.publication ALTER id RESTART 100;
SELECT ve.close_books() AS before \gset
-- Reduced on appeal: before that day the old, from it on the new; the twin stays
INSERT INTO ve.record_version (id, record, effective_on, severity, document_no, ground) VALUES (1, 1, '2026-05-11', 'minor', '演终字〔2026〕1号', '复核决定变更（演示数据）');
PREPARE told AS SELECT d.day, r.subject, r.score, x.severity FROM (VALUES ('2026-02-01'::date), ('2026-03-31'), ('2026-05-10'), ('2026-05-11'), ('2026-06-30')) d (day)
 CROSS JOIN LATERAL ve.ranking_on(d.day) r CROSS JOIN LATERAL ve_internal.record_on(d.day) x WHERE x.subject = r.subject AND r.subject < 3 ORDER BY d.day, r.subject;
EXECUTE told;
-- Set aside between the two, found out later: each lasts until the next
INSERT INTO ve.record_version (id, record, effective_on, severity, ground) VALUES (2, 1, '2026-03-02', 'ordinary', '复查决定变更（演示数据）');
SELECT id, effective_on, severity FROM ve.record_version ORDER BY effective_on;
EXECUTE told;
SELECT subject, sum(effect) AS explained FROM (SELECT s.subject, (ve.explain_score(s.subject, '2026-03-31')).effect FROM (VALUES (1), (2)) s (subject)) e GROUP BY 1 ORDER BY 1;
SELECT d.day, r.score FROM (VALUES ('2026-03-31'::date), ('2026-06-30')) d (day) CROSS JOIN LATERAL ve.ranking_on(d.day, :'before') r WHERE r.subject = 1 ORDER BY 1;
-- What cannot be
INSERT INTO ve.record_version (record, effective_on, severity, ground) VALUES (1, '2026-01-05', 'minor', '登记错误（演示数据）');
INSERT INTO ve.record_version (record, effective_on, severity, ground) VALUES (1, '2026-06-01', 'mynor', '变更（演示数据）');
INSERT INTO ve.record_version (record, effective_on, severity, ground) VALUES (99, '2026-06-01', 'minor', '变更（演示数据）');
UPDATE ve.record_version SET record = 2 WHERE id = 1;
DELETE FROM ve.record_version;
-- A draft brought up to date has it, too
CALL ve.evaluate('2026-06-30', 'd');
UPDATE ve.record_version SET severity = 'ordinary' WHERE id = 1;
CALL ve.evaluate('2026-06-30', 'd');
SELECT count(*) FROM ve.evaluation_score s JOIN ve.ranking_on('2026-06-30') r ON r.subject = s.subject WHERE s.score IS DISTINCT FROM r.score;
-- Who is barred by it, and who no more: the short way and the long agree
INSERT INTO ve.record (id, subject, record_type, severity, amount, decided_on, published_on) VALUES
	(11, 3, 'administrative_penalty', 'serious', 90000, '2026-01-05', '2026-01-07'), (12, 3, 'administrative_penalty', 'serious', 90000, '2026-02-05', '2026-02-07');
INSERT INTO ve.record_version (record, effective_on, severity, amount, flags, ground) VALUES (11, '2026-03-02', 'ordinary', 3000, '{simple_procedure}', '行政复议变更（演示数据）');
SELECT count(*) AS asked, count(*) FILTER (WHERE ve.is_barred(3, a.code, NULL, d.day) <> EXISTS (SELECT FROM ve.barred_on(a.code, NULL, d.day) b WHERE b.subject = 3)) AS otherwise
  FROM govcredit.policy_items('huaiyin-2019', 'actions') a CROSS JOIN (VALUES ('2026-03-01'::date), ('2026-03-02')) d (day);
-- What a version does not give is as before, also when an error before it is put right later
INSERT INTO ve.record (id, subject, record_type, severity, amount, decided_on) VALUES (13, 3, 'administrative_penalty', 'serious', 90000, '2026-02-10');
INSERT INTO ve.record_version (id, record, effective_on, amount, flags, ground) VALUES (21, 13, '2026-04-01', 5000, '{simple_procedure}', '行政复议变更（演示数据）');
INSERT INTO ve.record_version (id, record, effective_on, severity, ground) VALUES (22, 13, '2026-05-01', 'minor', '再次变更（演示数据）');
PREPARE later AS SELECT d.day, x.severity, x.amount, x.flags FROM (VALUES ('2026-03-31'::date), ('2026-04-30'), ('2026-05-01')) d (day) CROSS JOIN LATERAL ve_internal.record_on(d.day) x WHERE x.id = 13 ORDER BY 1;
EXECUTE later;
UPDATE ve.record SET severity = 'ordinary', amount = 80000 WHERE id = 13;
EXECUTE later;
-- The public sees what it says today, or nothing where that may not be shown
SELECT p.record, p.severity, p.amount FROM ve.published p ORDER BY p.record;
SELECT r.id, ve_internal.is_public(r.id) FROM ve.record r WHERE r.subject = 3 ORDER BY r.id;
-- Taken down: in one of two places, in both, and up again
INSERT INTO ve.publication (id, record, site, published_on) VALUES (1, 12, 'government_site', '2026-02-07'), (2, 12, 'shared_platform', '2026-02-09');
UPDATE ve.publication SET ended_on = '2026-04-01' WHERE id = 1;
SELECT p.record FROM ve.published p ORDER BY p.record;
UPDATE ve.publication SET ended_on = '2026-04-02' WHERE id = 2;
SELECT count(*), bool_or(ve_internal.is_public(12)) FROM ve.published p;
SELECT d.record, d.site, d.done_on, d.state FROM ve.deadlines_on('2026-06-30') d WHERE d.record = 12 ORDER BY d.site COLLATE "C";
INSERT INTO ve.publication (id, record, site, published_on) VALUES (3, 12, 'government_site', '2026-05-06');
SELECT p.record, p.published_on FROM ve.published p ORDER BY p.record;
\set VERBOSITY terse
INSERT INTO ve.publication (record, site, published_on) VALUES (12, 'government_site', '2026-05-07');
UPDATE ve.publication SET ended_on = '2026-05-05' WHERE id = 3;
\set VERBOSITY default
-- What is revoked is still taken down, and not published
UPDATE ve.record SET revoke_reason = '行政复议撤销（演示数据）' WHERE id = 12;
UPDATE ve.publication SET ended_on = '2026-06-01' WHERE id = 3;
INSERT INTO ve.publication (record, site, published_on) VALUES (12, 'shared_platform', '2026-06-02');
-- Annulled and decided anew under the same number (D15): loaded, and said in whose place; twice it is one
UPDATE ve.record SET revoke_reason = '复核撤销（演示数据）' WHERE id = 2;
PREPARE load AS SELECT place, state, record, error, message FROM ve.load_records('[{"subject": {"id": 2}, "record_type": "accountability", "severity": "minor", "decided_on": "2026-01-05", "source": "示例审计局（演示数据）", "document_no": "演字〔2026〕2号",
	"versions": [{"effective_on": "2026-04-01", "severity": "ordinary", "ground": "再次复核（演示数据）"}]}]', true);
EXECUTE load;
EXECUTE load;
SELECT r.id, r.severity, r.replaces, v.effective_on, v.severity AS changed FROM ve.record r LEFT JOIN ve.record_version v ON v.record = r.id WHERE r.subject = 2 ORDER BY r.id;
-- As it was it is revoked; otherwise it says otherwise
SELECT place, state, record, error, message FROM ve.load_records('[{"subject": {"id": 2}, "record_type": "accountability", "severity": "serious", "decided_on": "2026-01-05", "source": "示例审计局（演示数据）", "document_no": "演字〔2026〕2号"},
	{"subject": {"id": 2}, "record_type": "accountability", "severity": "ordinary", "decided_on": "2026-01-05", "source": "示例审计局（演示数据）", "document_no": "演字〔2026〕2号"},
	{"subject": {"id": 2}, "record_type": "accountability", "severity": "minor", "decided_on": "2026-01-05", "source": "示例审计局（演示数据）", "document_no": "演字〔2026〕2号", "versions": [{"effective_on": "2026-04-01", "severity": "serious", "ground": "x"}]}]', true);
INSERT INTO ve.record (subject, record_type, severity, decided_on, replaces) VALUES (2, 'accountability', 'minor', '2026-06-01', 1);
INSERT INTO ve.record (subject, record_type, severity, decided_on, replaces) VALUES (2, 'accountability', 'minor', '2026-06-01', 2);
INSERT INTO ve.record (subject, record_type, decided_on, replaces) VALUES (1, 'accountability', '2026-06-01', 99);
DROP SCHEMA ve, ve_internal, ve_zh CASCADE;

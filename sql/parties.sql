--
-- registry: several who are liable for one record, with roles and shares: the
-- amount counts once, each has the record, and each answer has its twin, the
-- same record of one who is liable alone
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.add_policy($${"govcredit": "policy/1", "name": "parties-east", "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {"unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "第一条"}, "official": {"title": {"zh": "公职人员", "en": "official"}, "natural_person": true, "scope": "office", "basis": "第一条"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "第二条"}},
  "flags": {"secret": {"title": {"zh": "涉密", "en": "secret"}, "basis": "第二条"}},
  "terms": {"years": {"months": 36, "basis": "第三条"}},
  "scorecards": {"ledger": {"title": {"zh": "台账", "en": "ledger"}, "subject_kinds": ["unit", "official"], "model": "ledger", "start": 100, "basis": "第四条",
    "grades": [{"grade": "A", "from": 90, "title": {"zh": "优", "en": "good"}, "basis": "第四条"}, {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "第四条"}]}},
  "record_types": {
    "owed": {"title": {"zh": "欠款", "en": "owed"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "validity": "years", "publish_within": "soon",
      "points": [{"per_unit": {"unit": 10000, "points": -1}}], "basis": "第五条"},
    "blamed": {"title": {"zh": "通报批评", "en": "blamed"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "validity": "years", "points": -5, "basis": "第五条"},
    "led": {"title": {"zh": "领导责任", "en": "led"}, "class": "dishonesty", "domain": "work", "subjects": "official", "validity": "years", "points": [{"per_unit": {"unit": 10000, "points": -2}}], "basis": "第五条"}},
  "deadlines": {"soon": {"title": {"zh": "五日", "en": "five days"}, "days": 5, "unit": "day", "from": "the day after", "basis": "第六条"}},
  "head_links": {"owed": {"when": {"subject_kind": "unit", "record_type": "owed"}, "record_type": "led", "basis": "第七条"}},
  "actions": {"award": {"title": {"zh": "评优", "en": "award"}, "basis": "第八条"}},
  "measures": {"no_award": {"title": {"zh": "取消评优", "en": "no award"}, "effect": "prohibit", "bars": "award", "targets": "unit", "body": "演示机关", "until": "corrected", "basis": "第八条"}},
  "sanction_rules": {"large": {"when": {"record_type": "owed", "amount": "[50000,)"}, "measures": "no_award", "basis": "第八条"}},
  "recipients": {"superior": {"title": {"zh": "上级", "en": "superior"}, "basis": "第九条"}},
  "routing": {"all": {"when": {"class": "dishonesty"}, "to": "superior", "basis": "第九条"}},
  "repair": {"effects": {"half": {"title": {"zh": "减半", "en": "half"}, "percent": 50, "basis": "第十条"}},
    "rules": {"all": {"when": {"record_type": "owed"}, "minimum_months": 1, "requires": "corrected", "effects": "half", "basis": "第十条"}}},
  "exclusions": {"secret": {"title": {"zh": "国家秘密", "en": "secret"}, "when": {"flags": "secret"}, "from": "collection", "basis": "第十一条"}}}$$) IS NOT NULL AS east,
	govcredit.add_policy($${"govcredit": "policy/1", "name": "parties-west", "extends": "parties-east", "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"owed": {"points": [{"per_unit": {"unit": 1000, "points": -1}}]}, "blamed": null}}$$) IS NOT NULL AS west;
SELECT govcredit.create_registry('pa');
INSERT INTO pa.jurisdiction (division, policy, valid) VALUES ('990101', 'parties-east', '[2020-01-01,)'), ('990102', 'parties-west', '[2020-01-01,)');
INSERT INTO pa.subject (id, kind, name, division, valid) SELECT i, 'unit', '示例' || i || '局（演示数据）', '990101', '[2020-01-01,)'::daterange FROM generate_series(1, 9) i
 UNION ALL SELECT i, 'unit', '示例' || i || '局（演示数据）', '990102', '[2020-01-01,)' FROM generate_series(10, 11) i
 UNION ALL SELECT i, 'official', '示例' || i || '（演示数据）', '990101', '[2020-01-01,)' FROM generate_series(20, 21) i;
ALTER TABLE pa.record_party ALTER id RESTART 100;
ALTER TABLE pa.record ALTER id RESTART 100;
ALTER TABLE pa.subject_link ALTER id RESTART 100;
-- 1 owes with 2 and 3; 9 owes as much alone
INSERT INTO pa.record (id, subject, record_type, decided_on, amount, document_no) VALUES (1, 1, 'owed', '2026-01-05', 100000.01, '演字〔2026〕1号'), (9, 9, 'owed', '2026-01-05', 100000.01, '演字〔2026〕9号');
SELECT pa.close_books() AS alone \gset
INSERT INTO pa.record_party (record, party, share, ground) VALUES (1, 2, 0.3, '共同承担（演示数据）') RETURNING id, role, effective_on, ended_on, subject, scope_division;
INSERT INTO pa.record_party (record, party, role, share, effective_on, ground) VALUES (1, 3, 'secondary', 0.25, '2026-03-01', '次要责任（演示数据）');
-- Whose is how much: on each day the whole, once, rounded down for the others
PREPARE parts AS SELECT d.day, x.id, string_agg(format('%s: %s', x.subject, x.amount) || coalesce(' ' || x.link, ''), ', ' ORDER BY x.subject) AS parts, sum(x.amount) AS whole
  FROM (VALUES ('2026-01-05'::date), ('2026-02-28'), ('2026-03-01'), ('2026-06-30')) d (day) CROSS JOIN LATERAL pa_internal.record_on(d.day) x
 WHERE x.record_type = 'owed' GROUP BY 1, 2 ORDER BY 1, 2;
EXECUTE parts;
-- What each gets for it; as it was known before, 1 owed it alone
PREPARE ranked AS SELECT d.day, string_agg(format('%s: %s', r.subject, trim_scale(r.score)), ', ' ORDER BY r.subject) AS scores
  FROM (VALUES ('2026-02-28'::date), ('2026-06-30')) d (day) CROSS JOIN LATERAL pa.ranking_on(d.day) r WHERE r.score <> 100 GROUP BY 1 ORDER BY 1;
EXECUTE ranked;
SELECT r.subject, trim_scale(r.score) AS score FROM pa.ranking_on('2026-06-30', :'alone') r WHERE r.score <> 100 ORDER BY 1;
SELECT s.subject, l.label, l.record_type, trim_scale(l.effect) AS effect, l.note FROM (VALUES (1), (2), (3), (9)) s (subject) CROSS JOIN LATERAL pa.explain_score(s.subject, '2026-06-30') l WHERE l.label IS NOT NULL ORDER BY 1, l.label COLLATE "C";
-- A threshold is that of one's part: 1 has less than 50,000 now, 9 has not
SELECT s.subject, s.record, s.measure FROM pa.sanctions_on('2026-02-28') s ORDER BY 1;
SELECT s.subject, s.record, s.measure FROM pa.sanctions_on('2026-06-30') s ORDER BY 1;
SELECT u.subject, pa.is_barred(u.subject, 'award', NULL, '2026-06-30') AS barred, b.state, m.answer
  FROM (VALUES (1), (2), (9)) u (subject) LEFT JOIN pa.barred_on('award', NULL, '2026-06-30') b USING (subject) CROSS JOIN LATERAL pa.measures_on(u.subject, 'award', NULL, '2026-06-30') m ORDER BY 1;
-- The term of publication is one, its subject's; each file, recipient and count has it
SELECT d.record, d.subject, d.what, d.started_on, d.due_on FROM pa.deadlines_on('2026-06-30') d ORDER BY d.record, d.subject;
SELECT s.subject, f.* FROM (VALUES (1), (2), (9)) s (subject) CROSS JOIN LATERAL pa.integrity_file(s.subject, '2026-06-30') f ORDER BY 1;
SELECT r.record, array_agg(r.subject ORDER BY r.subject) AS told FROM pa.routing_on('2026-06-30') r WHERE r.recipient = 'superior' GROUP BY 1 ORDER BY 1;
SELECT records, covered FROM pa_internal.coverage_on('2026-06-30') WHERE kind = 'unit' AND jurisdiction = '990101';
SELECT r.subject, r.record, r.eligible, r.unmet FROM pa.repairable_on('2026-06-30') r ORDER BY 1;
-- Fixed points are each one's: one decision about all of them
INSERT INTO pa.record (id, subject, record_type, decided_on) VALUES (2, 4, 'blamed', '2026-01-05');
INSERT INTO pa.record_party (record, party, role, share, ground) VALUES (2, 5, 'several', 0.5, '连带责任（演示数据）');
SELECT r.subject, trim_scale(r.score) AS score FROM pa.ranking_on('2026-06-30') r WHERE r.subject IN (4, 5, 6) ORDER BY 1;
-- Elsewhere by what is in force there
INSERT INTO pa.record_party (record, party, share, effective_on, ground) VALUES (1, 10, 0.1, '2026-02-01', '共同承担（演示数据）');
EXECUTE ranked;
SELECT r.subject, trim_scale(r.score) AS score FROM pa.ranking_on('2026-02-28') r WHERE r.subject IN (10, 11) ORDER BY 1;
-- A version changes the whole, and each part with it
INSERT INTO pa.record_version (record, effective_on, amount, ground) VALUES (1, '2026-06-01', 50000, '复议变更（演示数据）');
EXECUTE parts;
-- The head of the principal and the head of a party, each for the part of his unit
INSERT INTO pa.subject_link (subject, role, target, valid) VALUES (1, 'head', 20, '[2020-01-01,)'), (3, 'head', 21, '[2020-01-01,)');
SELECT x.id, x.subject, x.record_type, x.amount, x.about, x.link FROM pa_internal.record_on('2026-06-30') x WHERE x.subject IN (20, 21) ORDER BY 1, 2;
-- What is published stands on the page of each
UPDATE pa.record SET published_on = '2026-01-08' WHERE id IN (1, 9);
SELECT p.record, p.subject, p.name, p.amount, p.role, p.share FROM pa.published p ORDER BY p.record, p.subject;
SELECT "记录编号", "主体编号", "责任类型", "责任份额" FROM pa_zh."公示信息" ORDER BY 1, 2;
SELECT d.record, d.subject, d.done_on, d.state FROM pa.deadlines_on('2026-06-30') d ORDER BY d.record, d.subject;
-- Repaired for all of them
UPDATE pa.record SET corrected_on = '2026-02-01' WHERE id IN (1, 9);
INSERT INTO pa.repair (record, granted_on, effect) VALUES (1, '2026-05-01', 'half');
SELECT x.subject, x.amount, x.repair FROM pa_internal.record_on('2026-05-01') x WHERE x.id = 1 AND x.subject < 20 ORDER BY 1;
-- Ended, and as another share from that day on
UPDATE pa.record_party SET ended_on = '2026-04-01', end_ground = '份额变更（演示数据）' WHERE record = 1 AND party = 2;
INSERT INTO pa.record_party (record, party, share, effective_on, ground) VALUES (1, 2, 0.05, '2026-04-01', '份额变更（演示数据）');
SELECT d.day, x.subject, x.amount FROM (VALUES ('2026-03-31'::date), ('2026-04-01')) d (day) CROSS JOIN LATERAL pa_internal.record_on(d.day) x WHERE x.id = 1 AND x.subject < 20 ORDER BY 1, 2;
-- Succeeded: its heir bears the part; where that is the principal's, the body bears the record, whole and once
SELECT pa.close_books() AS before \gset
BEGIN;
UPDATE pa.subject SET valid = '[2020-01-01,2026-04-15)' WHERE id IN (2, 3);
INSERT INTO pa.subject_link (subject, role, target, valid) VALUES (2, 'successor', 6, '[2026-04-15,)'), (3, 'successor', 1, '[2026-04-15,)');
COMMIT;
SELECT d.day, x.subject, x.amount, x.about, x.link FROM (VALUES ('2026-04-14'::date), ('2026-04-15')) d (day) CROSS JOIN LATERAL pa_internal.record_on(d.day) x WHERE x.id = 1 AND x.subject < 20 ORDER BY 1, 2;
SELECT x.subject, x.amount FROM pa_internal.record_on('2026-04-15', :'before') x WHERE x.id = 1 AND x.subject < 20 ORDER BY 1;
-- Another entry of the body is the body
INSERT INTO pa.subject (id, kind, name, division, valid) VALUES (12, 'unit', '示例十二局（演示数据）', '990101', '[2020-01-01,)');
INSERT INTO pa.subject_link (subject, role, target) VALUES (12, 'same_as', 7);
INSERT INTO pa.record_party (record, party, share, ground) VALUES (9, 12, 0.5, '共同承担（演示数据）');
SELECT x.subject, x.amount, x.link FROM pa_internal.record_on('2026-06-30') x WHERE x.id = 9 ORDER BY 1;
-- Nobody's is said to be nobody's
INSERT INTO pa.record_party (record, party, share, ground) VALUES (9, 8, 0.25, '共同承担（演示数据）');
UPDATE pa.subject SET valid = '[2020-01-01,2026-05-01)' WHERE id = 8;
SELECT u.subject, u.record, u.reason FROM pa.unjudged_on('2026-06-30') u ORDER BY 1;
-- A draft brought up to date is a new one is the ranking is the explanation
CALL pa.evaluate('2026-06-30', 'kept');
UPDATE pa.record_party SET ended_on = '2026-06-01', end_ground = '判决变更（演示数据）' WHERE record = 9 AND party = 12;
UPDATE pa.record SET amount = 200000 WHERE id = 9;
UPDATE pa.record_party SET share = 0.2 WHERE record = 1 AND party = 10;
CALL pa.evaluate('2026-06-30', 'kept');
CALL pa.evaluate('2026-06-30', 'new');
SELECT count(*) AS asked, count(*) FILTER (WHERE s.score IS DISTINCT FROM r.score OR x.score IS DISTINCT FROM r.score) AS otherwise
  FROM pa.evaluation e JOIN pa.evaluation_score s ON s.evaluation = e.id JOIN pa.ranking_on('2026-06-30') r ON r.subject = s.subject
  JOIN (SELECT l.subject, sum(l.effect) AS score FROM pa_internal.explain_on('2026-06-30') l GROUP BY 1) x ON x.subject = r.subject;
-- What cannot be
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 6, 0.500001, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 6, 0.5, '共同承担（演示数据）');
UPDATE pa.record_party SET share = 0.6 WHERE record = 2 AND party = 6;
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 6, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 4, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (9, 7, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (1, 3, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, effective_on, ground) VALUES (2, 7, 0.1, '2026-01-04', '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 99, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 20, 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, effective_on, ground) VALUES (9, 3, 0.1, '2026-04-15', '共同承担（演示数据）');
UPDATE pa.record SET flags = '{secret}' WHERE id = 9;
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 10, 0.1, '那边没有此类记录（演示数据）');
INSERT INTO pa.record (id, subject, record_type, decided_on) VALUES (5, 4, 'blamed', '2026-02-05');
INSERT INTO pa.record_party (record, party, role, share, ground) VALUES (5, 7, 'principal', 0.1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (5, 7, 1, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (5, 7, 0.0000001, '共同承担（演示数据）');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (5, 7, 0.1, ' ');
UPDATE pa.record_party SET party = 7 WHERE record = 2 AND party = 6;
UPDATE pa.record SET decided_on = '2026-01-20' WHERE id = 2;
DELETE FROM pa.record_party;
INSERT INTO pa.record (id, subject, record_type, decided_on) VALUES (3, 20, 'blamed', '2026-01-05');
INSERT INTO pa.record_party (record, party, share, ground) VALUES (3, 7, 0.1, '共同承担（演示数据）');
-- Neither may an edition come that cannot judge it of a party
UPDATE pa.subject SET division = '990102', since = '2026-03-01' WHERE id = 5;
-- As if it never had been, it takes nobody's share
UPDATE pa.record_party SET ended_on = effective_on, end_ground = '误录（演示数据）' WHERE record = 2 AND party = 6;
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 7, 0.5, '共同承担（演示数据）');
SELECT q.party, q.share, q.effective_on, q.ended_on FROM pa.record_party q WHERE q.record = 2 ORDER BY 1;
-- A revoked one is nobody's
UPDATE pa.record SET revoke_reason = '撤销（演示数据）' WHERE id = 2;
SELECT count(*) FROM pa_internal.record_on('2026-06-30') x WHERE x.id = 2;
INSERT INTO pa.record_party (record, party, share, ground) VALUES (2, 9, 0.1, '共同承担（演示数据）');

-- With a feed, as versions and repairs are, and again; and to who is above
SELECT state, message FROM pa.load_records('[{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号",
	"parties": [{"party": {"name": "示例9局（演示数据）", "kind": "unit", "division": "990101"}, "role": "several", "share": 0.5, "ground": "连带责任（演示数据）"}, {"party": {"id": 6}, "share": 0.25, "effective_on": "2026-03-05", "ground": "追加（演示数据）"}]}]');
SELECT state, message FROM pa.load_records('[{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号", "parties": [{"party": {"id": 9}, "role": "several", "share": 0.5, "ground": "连带责任（演示数据）"}]}]');
SELECT state, message, hint FROM pa.load_records('[{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号", "parties": [{"party": {"id": 9}, "share": 0.4, "ground": "连带责任（演示数据）"}]},
	{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号", "parties": [{"party": {"id": 999}, "share": 0.4, "ground": "连带责任（演示数据）"}]},
	{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号", "parties": [{"party": 9, "share": 0.4, "ground": "连带责任（演示数据）"}]},
	{"subject": {"id": 1}, "record_type": "owed", "decided_on": "2026-02-05", "amount": 3000, "document_no": "演字〔2026〕20号", "parties": [{"party": {"id": 9}, "shares": 0.4, "ground": "连带责任（演示数据）"}]}]', partial => true);
SELECT govcredit.create_registry('pb');
INSERT INTO pb.jurisdiction (division, policy, valid) VALUES ('990100', 'parties-east', '[2020-01-01,)');
INSERT INTO pa.peer (registry, own) VALUES ('east', true);
INSERT INTO pb.peer (registry, own) VALUES ('city', true);
SELECT pa.export_records()::text AS document \gset
SELECT relation, state, count(*) FROM pb.import_records(:'document') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT count(*) FROM ((SELECT a.name, x.decided_on, x.amount, x.link FROM pa_internal.record_on('2026-06-30') x JOIN pa.subject a ON a.id = x.subject WHERE a.division = '990101' AND x.link LIKE 'party%')
	EXCEPT (SELECT b.name, x.decided_on, x.amount, x.link FROM pb_internal.record_on('2026-06-30') x JOIN pb.subject b ON b.id = x.subject)) d;
UPDATE pa.record_party SET share = 0.4 WHERE record = (SELECT max(id) FROM pa.record) AND party = 9;
SELECT pa.export_records((SELECT p.received_until FROM pb.peer p WHERE NOT p.own))::text AS document \gset
SELECT relation, state, count(*) FROM pb.import_records(:'document') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT relation, state, count(*) FROM pb.import_records(:'document') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT q.share, s.name FROM pb.record_party q JOIN pb.subject s ON s.id = q.party WHERE q.role = 'several' ORDER BY 1;

-- Who decides is another than who entered the record, and who sees half is told that there is more
SELECT count(*) > 0 AS roles FROM pa.setup_roles('regress_pa');
CREATE ROLE regress_pa_r LOGIN IN ROLE regress_pa_recorder;
CREATE ROLE regress_pa_v LOGIN IN ROLE regress_pa_reviewer;
CREATE ROLE regress_pa_w LOGIN IN ROLE regress_pa_analyst;
INSERT INTO pa.access_scope (member, division, writes) VALUES ('regress_pa_r', '990100', true), ('regress_pa_v', '990100', true), ('regress_pa_w', '990102', false);
UPDATE pa.subject SET valid = '[2020-01-01,2026-09-01)' WHERE id = 5;
SET ROLE regress_pa_r;
INSERT INTO pa.record (subject, record_type, decided_on, amount) VALUES (9, 'owed', '2026-04-01', 1000) RETURNING id AS made \gset
INSERT INTO pa.record_party (record, party, share, ground) VALUES (:made, 5, 0.5, '共同承担（演示数据）');
SET ROLE regress_pa_v;
INSERT INTO pa.record_party (record, party, share, ground) VALUES (:made, 5, 0.5, '共同承担（演示数据）') RETURNING party, entered_by;
-- Whoever said who is liable does not publish it
UPDATE pa.record SET published_on = '2026-04-02' WHERE id = :made;
SET ROLE regress_pa_r;
BEGIN;
INSERT INTO pa.subject_link (subject, role, target, valid) VALUES (5, 'successor', 6, '[2026-09-01,)');
UPDATE pa.subject SET name = '示例改名（演示数据）' WHERE id = 5;
ROLLBACK;
RESET ROLE;
UPDATE pa.record SET published_on = '2026-04-02' WHERE id = :made;
SET ROLE regress_pa_r;
INSERT INTO pa.subject_link (subject, role, target, valid) VALUES (5, 'successor', 6, '[2026-09-01,)');
UPDATE pa.subject SET name = '示例改名（演示数据）' WHERE id = 5;
SET ROLE regress_pa_w;
SELECT r.subject, r.score, r.unjudged FROM pa.ranking_on('2026-06-30') r WHERE r.subject IN (10, 11) ORDER BY 1;
SELECT pa.is_barred(10, 'award', NULL, '2026-06-30');
SELECT pa.is_barred(11, 'award', NULL, '2026-06-30');
SELECT count(*) FROM pa.record_party;
RESET ROLE;
\set client_min_messages warning
DROP SCHEMA pa, pa_internal, pa_zh, pb, pb_internal, pb_zh CASCADE;
DROP OWNED BY regress_pa_reader, regress_pa_analyst, regress_pa_recorder, regress_pa_reviewer, regress_pa_administrator;
DROP ROLE regress_pa_r, regress_pa_v, regress_pa_w, regress_pa_reader, regress_pa_analyst, regress_pa_recorder, regress_pa_reviewer, regress_pa_administrator;
DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace AND (proname LIKE 'policy:parties-%' OR prosrc LIKE '-- govcredit policy parties-%') LOOP EXECUTE format('DROP FUNCTION %s', f); END LOOP; END $$;

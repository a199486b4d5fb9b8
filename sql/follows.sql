--
-- follows: what is not for whoever enters a record to say: who answers for it;
-- what settles it; where it goes and how it is repaired after office; and by
-- which edition what is older than any has run out.  Each with its twin.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links and loads entered: refused in an older snapshot
SET client_min_messages = warning;

-- The type of a head's duty; the flag of who is main responsible, of natural persons, where points depend on it
SELECT v.n, govcredit.follows(v.p::govcredit.policy, v.k, v.t, v.f) AS follows
  FROM (VALUES (1, 'huaiyin-2019', 'official', 'head_to_account', NULL::text[]), (2, 'huaiyin-2019', 'official', 'head_cleared', NULL),
	(3, 'huaiyin-2019', 'official', 'air_target_missed', '{main_responsible}'), (4, 'huaiyin-2019', 'official', 'air_target_missed', NULL), (5, 'huaiyin-2019', 'department', 'air_target_missed', '{main_responsible}'),
	(6, 'huaiyin-2019', 'official', 'personal_matters_fault', '{main_responsible}'), (7, 'xining-2018', 'official', 'head_to_account', NULL), (8, 'huaxian-2017', 'official', 'head_to_account', NULL),
	(9, 'wendeng-2020', 'official', 'police_warning', NULL), (10, 'harbin-2007', 'official', 'buck_passing', '{heavy_loss}'), (11, NULL, 'official', 'head_to_account', NULL), (12, 'huaiyin-2019', 'official', NULL, NULL)) v (n, p, k, t, f)
 ORDER BY 1;

SELECT govcredit.create_registry('fo');
INSERT INTO fo.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO fo.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例一局（演示数据）', '990101', '(,)'), (2, 'department', '示例二局（演示数据）', '990101', '(,)'), (11, 'official', '承诺责任人（演示数据）', '990101', '(,)'), (12, 'official', '一局局长（演示数据）', '990101', '(,)'),
	(13, 'official', '旁人（演示数据）', '990101', '(,)'), (14, 'official', '副局长（演示数据）', '990101', '(,)'), (15, 'official', '前局长（演示数据）', '990101', '(,)'),
	(21, 'department', '示例三局（演示数据）', '990102', '(,)'), (22, 'official', '退休决策人（演示数据）', '990102', '[2010-01-01,2022-01-01)'), (23, 'official', '在任决策人（演示数据）', '990102', '(,)');
INSERT INTO fo.subject_link (subject, role, target, valid, post, fields) VALUES (1, 'head', 12, '[2026-02-01,)', NULL, NULL), (1, 'head', 15, '[2020-01-01,2026-02-01)', NULL, NULL), (1, 'head', 14, '[2020-01-01,)', 'deputy', '{air}');
INSERT INTO fo.matter (id, kind, code, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES (101, 'promise', 'air_targets', 1, 11, '空气质量目标', '2026-01-05', '2026-03-31', '2026-03-31', 'broken');
\set VERBOSITY terse
-- typed by hand: refused, of everybody
INSERT INTO fo.record (subject, record_type, decided_on) VALUES (12, 'head_to_account', '2026-04-01');
INSERT INTO fo.record (subject, record_type, decided_on, flags) VALUES (11, 'air_target_missed', '2026-04-01', '{main_responsible}');
INSERT INTO fo.record (subject, record_type, decided_on, flags) VALUES (12, 'air_rectification_missed', '2026-04-01', '{main_responsible}');
-- of the matter: who is in charge of it and who headed the unit then, and nobody else
INSERT INTO fo.record (id, subject, record_type, decided_on, flags, matter) VALUES (1, 13, 'air_target_missed', '2026-04-01', '{main_responsible}', 101);
INSERT INTO fo.record (id, subject, record_type, decided_on, flags, matter) VALUES (1, 14, 'air_target_missed', '2026-04-01', '{main_responsible}', 101);
INSERT INTO fo.record (id, subject, record_type, decided_on, flags, matter) VALUES (1, 11, 'air_target_missed', '2026-04-01', '{main_responsible}', 101), (2, 12, 'air_target_missed', '2026-04-01', '{main_responsible}', 101);
-- of the unit's record: who headed it on the day of the act; the twin headed it before
INSERT INTO fo.record (id, subject, record_type, decided_on) VALUES (3, 1, 'air_rectification_missed', '2026-03-20');
INSERT INTO fo.record (id, subject, record_type, decided_on, flags) VALUES (4, 12, 'air_rectification_missed', '2026-04-01', '{main_responsible}');
INSERT INTO fo.record (id, subject, record_type, decided_on, flags) VALUES (5, 15, 'air_rectification_missed', '2026-04-01', '{main_responsible}');
INSERT INTO fo.record (id, subject, record_type, decided_on) VALUES (5, 15, 'air_rectification_missed', '2026-04-01');
-- nor by an UPDATE, a version, another type or another matter
UPDATE fo.record SET flags = '{main_responsible}' WHERE id = 5;
INSERT INTO fo.record_version (record, effective_on, flags, ground) VALUES (5, '2026-05-01', '{main_responsible}', '复核变更');
UPDATE fo.record SET record_type = 'head_to_account' WHERE id = 5;
UPDATE fo.record SET record_type = 'air_target_missed' WHERE id = 4;
\set VERBOSITY default
INSERT INTO fo.record (subject, record_type, decided_on, flags) VALUES (13, 'air_target_missed', '2026-04-01', '{main_responsible}');
INSERT INTO fo.record (subject, record_type, decided_on) VALUES (12, 'head_to_account', '2026-04-01');
SELECT id, subject, record_type, flags, (govcredit.points('huaiyin-2019', 'official', record_type, decided_on, flags => flags)) AS points FROM fo.record WHERE subject > 10 ORDER BY id;
SELECT place, state, error FROM fo.load_records('[{"subject": {"id": 13}, "record_type": "air_target_missed", "decided_on": "2026-04-01", "flags": ["main_responsible"]},
	{"subject": {"id": 11}, "record_type": "air_target_missed", "decided_on": "2026-04-02", "flags": ["main_responsible"]}]', true);

-- Another registry has neither the matter nor the duty to have it: what was right where it was entered comes in; by hand it does not
SELECT govcredit.create_registry('fp');
INSERT INTO fp.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO fo.peer (registry, own) VALUES ('示例区', true);
INSERT INTO fp.peer (registry, own) VALUES ('示例市', true);
SELECT fo.export_records() AS sent \gset
SELECT relation, state, count(*) FROM fp.import_records(:'sent') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT s.name, r.record_type, r.flags FROM fp.record r JOIN fp.subject s ON s.id = r.subject WHERE r.flags IS NOT NULL ORDER BY r.id;
INSERT INTO fp.record (subject, record_type, decided_on, flags) SELECT s.id, 'air_target_missed', '2026-04-02', '{main_responsible}' FROM fp.subject s WHERE s.name LIKE '承诺责任人%';
SELECT count(*) AS again FROM fp.import_records(:'sent') WHERE relation = 'record' AND state <> 'already there';
DROP SCHEMA fp, fp_internal, fp_zh CASCADE;

-- The head's duty ends with a decision of this act, and where the unit's record names none, of this matter or by this document
INSERT INTO fo.matter (id, kind, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES (102, 'service', 1, 11, '逾期办理', '2026-02-02', '2026-02-20', '2026-03-02', 'done');
INSERT INTO fo.record (id, subject, record_type, decided_on, severity, act_id, matter, document_no) VALUES
	(31, 1, 'approval_time_limit', '2026-03-02', NULL, NULL, 102, NULL), (32, 1, 'promise_broken', '2026-03-02', 'ordinary', NULL, NULL, '示政〔2026〕7号'), (33, 1, 'promise_broken', '2026-03-03', 'ordinary', 'act-33', NULL, NULL),
	(34, 1, 'promise_broken', '2026-03-04', 'ordinary', NULL, NULL, NULL);
SELECT record, subject, record_type, ends_when FROM fo.sanctions_on('2026-03-10') WHERE measure = 'head_accountable' AND record > 30 ORDER BY 1, 2;
INSERT INTO fo.record (id, subject, record_type, decided_on, severity, act_id, matter, document_no) VALUES
	(41, 12, 'accountability', '2026-04-10', 'ordinary', NULL, 102, NULL), (42, 12, 'head_cleared', '2026-04-11', NULL, NULL, NULL, '示政[2026]7号'), (43, 12, 'head_cleared', '2026-04-12', NULL, 'act-33', NULL, NULL),
	(44, 12, 'accountability', '2026-04-13', 'ordinary', NULL, NULL, NULL);
SELECT d.day, string_agg(s.record::text, ',' ORDER BY s.record) AS open
  FROM (VALUES (date '2026-04-09'), ('2026-04-10'), ('2026-04-11'), ('2026-04-12'), ('2026-04-13')) d (day) CROSS JOIN LATERAL fo.sanctions_on(d.day) s
 WHERE s.measure = 'head_accountable' AND s.record > 30 AND s.subject = 12 GROUP BY d.day ORDER BY d.day;
-- what names nothing is said to be of that act
UPDATE fo.record SET act_id = 'act-34' WHERE id IN (34, 44);
SELECT count(*) AS open FROM fo.sanctions_on('2026-04-13') s WHERE s.measure = 'head_accountable' AND s.record > 30 AND s.subject = 12;

-- After office: told as it was, and repaired as it was; of what one does not answer for after it nothing
INSERT INTO fo.record (id, subject, record_type, decided_on, ended_on, severity, grounds) VALUES (51, 22, 'decision_fault', '2022-06-01', '2021-12-31', 'serious', '{effect_eliminated}'), (52, 23, 'decision_fault', '2022-06-01', '2021-12-31', 'serious', '{effect_eliminated}'),
	(53, 22, 'accountability', '2021-03-01', NULL, 'serious', '{effect_eliminated}');
SELECT record, subject, recipient, basis, unjudged FROM fo.routing_on('2022-09-30') WHERE subject IN (22, 23) ORDER BY 1, 2, 3;
SELECT record, subject, eligible, effects, unmet FROM fo.repairable_on('2022-09-30') WHERE subject IN (22, 23) ORDER BY 1;
SELECT record, subject, eligible, effects, unmet FROM fo.repairable_on('2022-09-30', subject => 22) ORDER BY 1;
INSERT INTO fo.repair (record, granted_on, effect) VALUES (51, '2022-10-01', 'waive'), (52, '2022-10-01', 'waive');
SELECT subject, record, measure FROM fo.sanctions_on('2022-10-01') WHERE subject IN (22, 23) ORDER BY 1, 2, 3;
SELECT count(*) AS repairable FROM fo.repairable_on('2022-10-01') WHERE subject IN (22, 23);
\set VERBOSITY terse
INSERT INTO fo.repair (record, granted_on, effect) VALUES (53, '2022-10-01', 'waive');
SELECT fo.repairable_on('2009-06-30', subject => 22);

-- Older than any edition: it ran out by the first, so a later edition need not know its type; the twin still counts
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-follows", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "x"}, "record_types": {"honest_street": null}}') IS NOT NULL AS added;
INSERT INTO fo.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,2026-01-01)');
INSERT INTO fo.subject (id, kind, name, division, valid) VALUES (31, 'township', '示例街道（演示数据）', '990103', '(,)'), (32, 'township', '示例二街道（演示数据）', '990103', '(,)');
INSERT INTO fo.record (id, subject, record_type, decided_on) VALUES (61, 31, 'honest_street', '2017-01-05');
INSERT INTO fo.jurisdiction (division, policy, valid) VALUES ('990103', 'demo-follows', '[2026-01-01,)');
INSERT INTO fo.record (id, subject, record_type, decided_on) VALUES (62, 32, 'honest_street', '2024-12-31');
-- so nothing else about its subject is refused
UPDATE fo.subject SET name = '示例新街道（演示数据）', since = '2026-02-01' WHERE id = 31;
UPDATE fo.subject SET valid = '(,2026-06-01)' WHERE id = 31;
INSERT INTO fo.subject_link (subject, role, target, valid) VALUES (31, 'successor', 32, '[2026-06-01,)');
SELECT id, subject, record_type, unjudged FROM fo_internal.record_on('2026-06-30') WHERE subject IN (31, 32) ORDER BY 1;
SELECT record, reason FROM fo.unjudged_on('2026-06-30') WHERE subject IN (31, 32) ORDER BY 1;
\set VERBOSITY default

DROP SCHEMA fo, fo_internal, fo_zh CASCADE;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;

--
-- registry: what is entered wrong is refused at the door, and what nobody can
-- tell is a row that says so, never none
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('cz');
INSERT INTO cz.jurisdiction (division, policy, valid) VALUES
	('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-01-01,)'), ('990103', 'city-x', '[2018-01-01,)');
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例局（演示数据）', '990101', '[2019-06-12,)'), (2, 'department', '邻县局（演示数据）', '990102', '[2019-06-12,)'),
	(3, 'government', '邻市政府（演示数据）', '990103', '[2019-06-12,)');

-- What a rate counts, out of what: of one slip each
CREATE FUNCTION pg_temp.rated(change jsonb, beside text DEFAULT NULL) RETURNS jsonb LANGUAGE sql AS $$
	SELECT jsonb_build_object('govcredit', 'policy/1', 'name', 'demo-rate', 'extends', 'city-x', 'title', '{"zh": "演示", "en": "x"}'::jsonb,
		'indicators', jsonb_build_object('court_disputes_resolved', jsonb_build_object('rate', change) || coalesce(beside, '{}')::jsonb)) $$;
SELECT t.change, t.beside, l.level, l.message
  FROM (VALUES (1, '{}', NULL), (2, '{"codes": "cuort"}', NULL), (3, '{"outcomes": "mediatd"}', NULL), (4, '{"matters": "dispuet"}', NULL),
		(5, '{"matters": "lawsuit", "outcomes": "lost"}', NULL), (6, '{"counts": "won"}', NULL), (7, '{"counts": "closed"}', NULL),
		(8, '{"outcomes": null}', NULL), (9, '{"beside": "all"}', NULL), (10, '{"out_of": null}', NULL), (11, '{"months": 0}', NULL), (12, '{"of": "all"}', NULL),
		(13, '{}', '{"unit": "points"}'), (14, '{}', '{"ratio": ["plan_completed", "record_coverage"]}'), (15, '{}', '{"dimension": null}')) AS t (n, change, beside)
  LEFT JOIN LATERAL govcredit.lint_policy(pg_temp.rated(t.change::jsonb, t.beside)::text) l ON l.path LIKE '$.indicators.court%'
 ORDER BY t.n, l.message COLLATE "C";
-- A code of a kind of matters
INSERT INTO cz.matter (kind, code, subject, title, opened_on) VALUES ('dispute', 'cuort', 3, '纠纷（演示数据）', '2026-01-05');
INSERT INTO cz.matter (kind, code, subject, title, opened_on) VALUES ('dispute', 'court', 3, '纠纷（演示数据）', '2026-01-05') RETURNING code;
INSERT INTO cz.matter (kind, code, subject, title, opened_on) VALUES ('lawsuit', '2026-1', 3, '诉讼（演示数据）', '2026-01-05') RETURNING code;
INSERT INTO cz.matter (kind, subject, title, opened_on) VALUES ('行政诉讼', 3, '诉讼（演示数据）', '2026-01-05') RETURNING kind;
INSERT INTO cz.matter (kind, subject, title, opened_on) VALUES ('lawsiut', 3, '诉讼（演示数据）', '2026-01-05');
-- no array of the registry takes an element that is NULL
SELECT a.attrelid::regclass, a.attname
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relname !~ '_history$'
  JOIN pg_type t ON t.oid = a.atttypid AND t.typcategory = 'A'
 WHERE c.relnamespace IN ('cz'::regnamespace, 'cz_internal'::regnamespace) AND NOT a.attisdropped
   AND NOT EXISTS (
		SELECT FROM pg_constraint k
		 WHERE k.conrelid = c.oid AND strpos(pg_get_constraintdef(k.oid), format('array_position(%I, NULL', a.attname)) > 0)
 ORDER BY 1, 2;
-- A kind whose codes stand in a list that not every edition has
INSERT INTO cz.matter (id, kind, subject, title, opened_on, due_on) VALUES (100, 'training', 2, '培训（演示数据）', '2026-01-05', '2026-02-05');
SELECT what, matter, state, basis FROM cz.overdue_on('2026-06-30') WHERE matter = 100;

-- A debt of unknown amount is a debt
INSERT INTO cz.matter (id, kind, subject, title, opened_on, due_on) VALUES (101, 'arrears', 1, '无额欠款（演示数据）', '2026-01-01', '2026-02-01');
SELECT matter, subject, days_late, amount, paid, outstanding FROM cz.outstanding_on('2026-06-30') ORDER BY matter;
UPDATE cz.matter SET closed_on = '2026-03-01', outcome = 'paid' WHERE id = 101;
SELECT matter FROM cz.outstanding_on('2026-06-30') ORDER BY matter;

-- What was upheld stays on the list until the record is put right, whatever else happens to it
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES (4, 'enterprise', '示例公司（演示数据）', '990101', '[2019-06-12,)');
INSERT INTO cz.record (id, subject, record_type, document_no, decided_on, severity)
	SELECT i, 4, 'administrative_penalty', '示〔2026〕' || i || '号', '2026-03-02', 'ordinary' FROM generate_series(1, 6) i;
INSERT INTO cz.objection (record, filed_on, statement) SELECT i, '2026-05-01', '不实（演示数据）' FROM generate_series(1, 6) i;
-- one is put right before it is answered
UPDATE cz.record SET document_no = '示〔2026〕96号' WHERE id = 6;
UPDATE cz.objection SET answered_on = '2026-05-10', outcome = 'upheld', answer = '成立（演示数据）';
PREPARE correction AS SELECT record, state FROM cz.overdue_on('2026-07-30') WHERE what = 'correction' ORDER BY record;
EXECUTE correction;
UPDATE cz.record SET duties_done_on = '2026-07-01', corrected_on = '2026-06-01' WHERE id = 1;
UPDATE cz.record SET published_on = '2026-07-02' WHERE id = 5;
EXECUTE correction;
UPDATE cz.record SET document_no = '示〔2026〕92号' WHERE id = 2;
UPDATE cz.record SET duties_done_on = '2026-04-01' WHERE id = 3;
UPDATE cz.record SET revoke_reason = '更正（演示数据）' WHERE id = 4;
EXECUTE correction;

-- A succession reaches from the end on, and the heir is there
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES
	(11, 'department', '甲局（演示数据）', '990101', '[2019-06-12,)'), (12, 'department', '乙局（演示数据）', '990101', '[2019-06-12,)'),
	(13, 'department', '后设局（演示数据）', '990101', '[2026-02-01,)'), (14, 'department', '丙局（演示数据）', '990101', '[2019-06-12,)');
INSERT INTO cz.record (id, subject, record_type, decided_on, amount, severity) VALUES
	(21, 11, 'promise_broken', '2025-06-10', 80000000, NULL), (22, 14, 'audit_problem', '2025-06-10', NULL, 'serious');
UPDATE cz.subject SET valid = '[2019-06-12,2025-09-01)' WHERE id = 11;
PREPARE nobodys AS SELECT subject, record, reason FROM cz.unjudged_on('2026-06-30') WHERE reason = 'no_bearer' ORDER BY record;
EXECUTE nobodys;
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (11, 'successor', 12, '[2025-09-01,2026-01-01)');
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (11, 'successor', 12, '[2025-10-01,)');
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (11, 'successor', 13, '[2025-09-01,)');
INSERT INTO cz.subject_link (id, subject, role, target, valid) VALUES (1, 11, 'successor', 12, '[2025-09-01,)');
EXECUTE nobodys;
UPDATE cz.subject SET valid = '[2025-10-01,)' WHERE id = 12;
UPDATE cz.subject SET valid = '[2019-06-12,2025-08-01)' WHERE id = 11;
UPDATE cz.subject_link SET valid = '[2025-09-01,2026-03-01)' WHERE id = 1;
-- handed on in one transaction, and to nobody
BEGIN;
UPDATE cz.subject_link SET valid = '[2025-09-01,2026-03-01)' WHERE id = 1;
INSERT INTO cz.subject_link (id, subject, role, target, valid) VALUES (2, 11, 'successor', 13, '[2026-03-01,)');
COMMIT;
UPDATE cz.subject SET valid = '[2026-02-01,2026-05-01)' WHERE id = 13;
UPDATE cz.subject SET valid = '[2019-06-12,2026-06-15)' WHERE id = 14;
EXECUTE nobodys;

-- Each change that leaves subjects without an edition has a reason of its own
UPDATE cz.jurisdiction SET valid = '[2018-01-01,2026-07-01)', lapse = '2026年7月废止（演示数据）' WHERE division = '990102';
UPDATE cz.jurisdiction SET valid = '[2018-01-01,2020-07-01)' WHERE division = '990102';
UPDATE cz.jurisdiction SET valid = '[2018-01-01,2026-06-01)', lapse = '2026年7月废止（演示数据）' WHERE division = '990102';
UPDATE cz.jurisdiction SET valid = '[2018-01-01,2026-06-01)', lapse = '2026年6月废止（演示数据）' WHERE division = '990102';
DELETE FROM cz.jurisdiction WHERE division = '990102';

-- Of a part evaluated for itself the places are those of the whole
INSERT INTO cz.subject (id, kind, name, division, valid) SELECT 30 + i, 'enterprise', '企业' || i || '（演示数据）', '99010100' || i, '[2019-06-12,)' FROM generate_series(1, 3) i;
INSERT INTO cz.record (id, subject, record_type, decided_on, severity) VALUES (31, 32, 'administrative_penalty', '2026-03-02', 'serious');
CALL cz.evaluate('2026-06-30', '部分评价（演示数据）', '990101002');
SELECT max(id) AS part FROM cz.evaluation \gset
CALL cz.freeze(:part);
SELECT e.subject, e.rank = r.rank AND e.peers = r.peers AND e.percentile = r.percentile AS as_in_the_whole, e.peers > 1 AS peers, e.rank > 1 AS behind
  FROM cz.evaluation_ranking(:part) e
  JOIN cz.ranking_on('2026-06-30') r USING (subject);

-- Typing errors in days: every column has its bounds
SELECT a.attrelid::regclass, a.attname
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relname !~ '_history$'
 WHERE c.relnamespace IN ('cz'::regnamespace, 'cz_internal'::regnamespace) AND a.attnum > 0 AND NOT a.attisdropped
   AND a.atttypid IN ('date'::regtype, 'daterange'::regtype)
   AND NOT EXISTS (
		SELECT FROM pg_trigger t
		 WHERE t.tgrelid = c.oid AND t.tgname = 'admissible_days'
		   AND encode(t.tgargs, 'escape') ~ ('[=>#~]' || a.attname || '\\000'))
 ORDER BY 1, 2;
INSERT INTO cz.matter (kind, subject, title, opened_on, due_on) VALUES ('service', 1, '办件（演示数据）', '2026-01-01', '20260-06-30');
INSERT INTO cz.subject (kind, name, division, valid) VALUES ('department', '错局（演示数据）', '990101', '[20260-01-01,)');
INSERT INTO cz.subject (kind, name, division, valid) VALUES ('department', '错局（演示数据）', '990101', '[1025-01-01,)');
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (1, 'superior', 12, '[20260-01-01,)');
INSERT INTO cz.list_entry (list, subject, code, title, valid) VALUES ('powers', 1, 'P9', '权力（演示数据）', '[20260-01-01,)');
INSERT INTO cz.jurisdiction (division, policy, valid) VALUES ('990101002', 'huaiyin-2019', '[4000000-01-01,)');
INSERT INTO cz.observation (subject, indicator, period, value) VALUES (2, 'promises_kept', '[1025-01-01,1025-02-01)', 50);
INSERT INTO cz.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'records', 20260, '平台（演示数据）', '2026-01-05');
INSERT INTO cz.list_entry (list, subject, code, title, time_limit) VALUES ('approval', 1, 'A1', '许可（演示数据）', 2000000000);
-- what may lie ahead may, and a last day typed wrong is put right before it comes
INSERT INTO cz.list_entry (list, subject, code, title, valid) SELECT 'powers', 1, 'P8', '权力（演示数据）', daterange((now() + interval '9 years')::date, NULL);
INSERT INTO cz.matter (id, kind, subject, title, opened_on, due_on) SELECT 110 + i, 'service', 1, '办件（演示数据）', '2026-01-01', (now() + interval '40 years')::date FROM generate_series(1, 2) i;
UPDATE cz.matter SET due_on = (now() + interval '4 years')::date WHERE id = 111;
INSERT INTO cz.matter_step (matter, step, done_on) VALUES (112, '受理', '2026-01-05');
UPDATE cz.matter SET due_on = (now() + interval '4 years')::date WHERE id = 112;

-- Of a subject that is loaded every key is known, and all that is given is of the same one
INSERT INTO cz.subject (id, kind, name, uscc, division, valid) VALUES
	(41, 'enterprise', '示例贸易公司（演示数据）', '91990101100000016P', '990101', '[2019-06-12,)'), (42, 'enterprise', '示例物流公司（演示数据）', '91990101100000024J', '990101', '[2019-06-12,)');
SELECT setval(pg_get_serial_sequence('cz.record', 'id'), 1000) > 0 AS onward;
SELECT l.state, l.message, l.hint FROM (VALUES
	(1, '{"uscc": "91990101100000016P", "nmae": "别的公司"}'), (2, '{"id": 41, "uscc": "91990101100000024J"}'),
	(3, '{"uscc": "91990101100000016P", "name": "完全不同的公司", "kind": "department", "division": "990101"}'),
	(4, '{"id": 41, "uscc": "91990101100000016P", "name": "示例贸易公司（演示数据）", "kind": "enterprise"}')) AS g (place, whom)
 CROSS JOIN LATERAL cz.load_records(('[{"subject": ' || g.whom || ', "record_type": "administrative_penalty", "document_no": "示〔2026〕' || g.place || '号", "decided_on": "2026-03-02", "severity": "ordinary"}]')::text, true, true) l
 ORDER BY g.place;

-- A body that supplies records sits somewhere
INSERT INTO cz.subject (id, kind, name, division) VALUES (901, 'source', '某信源单位（演示数据）', '123456');
INSERT INTO cz.subject (id, kind, name, division) VALUES (901, 'source', '某信源单位（演示数据）', '990101');

-- An edition is not tried out where nobody is
SELECT * FROM cz.compare_lines_on('xining-2018', '2026-06-30', 'infinity', '990109');

-- Under no edition any more, or of a type that the edition of the day has not: in the file all the same
INSERT INTO cz.jurisdiction (id, division, policy, valid) VALUES (50, '990104', 'huaiyin-2019', '[2018-01-01,)');
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES (51, 'enterprise', '停用县企业（演示数据）', '990104', '[2019-06-12,)');
INSERT INTO cz.record (id, subject, record_type, decided_on, severity, amount) VALUES (51, 51, 'administrative_penalty', '2026-03-03', 'ordinary', 3000);
UPDATE cz.jurisdiction SET valid = '[2018-01-01,2026-06-30)', lapse = '方案废止（演示数据）' WHERE id = 50;
SELECT section, code, title, counts_until, counts_when FROM cz.integrity_file(51, '2026-06-29') ORDER BY 1;
SELECT section, code, title, counts_until, counts_when FROM cz.integrity_file(51, '2026-07-31') ORDER BY 1;
SELECT (cz.issue_report(51, '招标投标', '2026-07-31')).id;
SELECT kind, subjects, covered, records FROM cz_internal.coverage_on('2026-07-31') WHERE jurisdiction IS NULL AND kind = 'enterprise';
SELECT govcredit.add_policy('{"govcredit":"policy/1","name":"closed-before","title":{"zh":"旧","en":"old"},"source":{"document":"演示数据","issuer":{"zh":"演示","en":"demo"}},"effective":{"from":"2018-01-01"},"extends":["huaiyin-2019"],
	"record_types":{"old_fault":{"title":{"zh":"旧失信","en":"old"},"class":"dishonesty","subjects":["department"],"dimension":"contracts_promises","domain":"promises","points":-5,"basis":"第一条","validity":"two_years"}}}') IS NOT NULL AS added;
INSERT INTO cz.jurisdiction (division, policy, valid) VALUES ('990105', 'closed-before', '[2018-01-01,2024-01-01)'), ('990105', 'huaiyin-2019', '[2024-01-01,)');
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES (52, 'department', '新旧局（演示数据）', '990105', '[2018-01-01,)');
INSERT INTO cz.record (id, subject, record_type, decided_on) VALUES (52, 52, 'old_fault', '2020-01-10');
SELECT d.as_of, f.section, f.title, f.counts_until, f.counts_when
  FROM (VALUES (date '2021-06-30'), ('2026-06-30')) d (as_of) CROSS JOIN LATERAL cz.integrity_file(52, d.as_of) f ORDER BY 1;
-- whom nobody can judge has no number of records that count
SELECT subject, score, records, unjudged FROM cz.ranking_on('2026-07-31') WHERE subject = 51;

-- A day that is none, a list that is none: refused alike by every question, in every plan
SELECT count(*) FROM cz_internal.reports_on('0001-01-01');
SELECT count(*) FROM cz.overdue_on('9999-12-31');
SELECT count(*) FROM cz.ranking_on('5874897-12-31');
PREPARE listed(text) AS SELECT (SELECT count(*) FROM cz.entry_on($1, '2026-06-30')), (SELECT count(*) FROM cz.candidates_on($1, '2026-06-30'));
SET plan_cache_mode = force_custom_plan;
EXECUTE listed(NULL);
SET plan_cache_mode = force_generic_plan;
EXECUTE listed(NULL);
RESET plan_cache_mode;
-- Who is no more is not told; who succeeded is
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES (71, 'department', '下级局（演示数据）', '990101', '[2019-06-12,)'), (72, 'department', '原主管局（演示数据）', '990101', '[2019-06-12,2026-06-01)');
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (71, 'superior', 72, '[2020-01-01,)');
INSERT INTO cz.record (id, subject, record_type, decided_on, severity) VALUES (71, 71, 'audit_problem', '2026-03-02', 'serious');
SELECT DISTINCT recipient, target FROM cz.routing_on('2026-06-30') WHERE subject = 71 AND recipient = 'superior';
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (72, 'successor', 1, '[2026-06-01,)');
SELECT DISTINCT recipient, target FROM cz.routing_on('2026-06-30') WHERE subject = 71 AND recipient = 'superior';

-- What a predecessor or a person has, and row security hides from who asks, is unknown to him, not absent
INSERT INTO cz.jurisdiction (division, policy, valid) VALUES ('990106', 'city-x', '[2018-01-01,)');
INSERT INTO cz.subject (id, kind, name, division, valid) VALUES
	(61, 'government', '原市政府（演示数据）', '990106', '[2019-06-12,)'), (63, 'official', '某甲（演示数据）', '990101', '[2019-06-12,)');
SELECT cz.load_tasks(61, '2020-01-02') AS tasks;
INSERT INTO cz.matter (id, kind, subject, title, procedure, opened_on) VALUES (161, 'decision', 61, '重大决策（演示数据）', 'major_decision', '2024-01-01');
UPDATE cz.matter SET closed_on = '2024-03-01', outcome = 'adopted' WHERE id = 161;
INSERT INTO cz.record (id, subject, record_type, decided_on) VALUES (63, 63, 'accountability', '2026-02-02');
INSERT INTO cz.objection (record, filed_on, statement) VALUES (63, '2026-02-03', '不服（演示数据）');
UPDATE cz.subject SET valid = '[2019-06-12,2025-01-01)' WHERE id = 61;
INSERT INTO cz.subject_link (subject, role, target, valid) VALUES (61, 'successor', 3, '[2025-01-01,)');
SELECT count(*) AS roles FROM cz.setup_roles('regress_cz');
CREATE ROLE regress_cz_a IN ROLE regress_cz_analyst;
CREATE ROLE regress_cz_r IN ROLE regress_cz_recorder;
INSERT INTO cz.access_scope (member, division) VALUES ('regress_cz_a', '990103'), ('regress_cz_a', '990101'), ('regress_cz_r', '990101'), ('regress_cz_r', '990103');
PREPARE unseen AS
	SELECT 'task_progress_on' AS question, subject, count(matter) AS rows, string_agg(DISTINCT state, ',' ORDER BY state) AS says FROM cz.task_progress_on('2026-06-30') GROUP BY subject
	 UNION ALL
	SELECT 'steps_missing_on', subject, count(matter), CASE WHEN bool_or(step = 'unknown') THEN 'unknown' END FROM cz_internal.steps_missing_on('2026-06-30') GROUP BY subject
	 UNION ALL
	SELECT 'candidates_on', subject, count(place), NULL FROM cz.candidates_on('government', '2026-06-30') GROUP BY subject
	 UNION ALL
	SELECT 'compare_on', subject, count(score_after), string_agg(DISTINCT because, ',') FROM cz.compare_on('city-x', '2026-06-30', 'infinity', '990103') WHERE subject = 3 GROUP BY subject
	 UNION ALL
	SELECT 'compare_lines_on', subject, count(change), string_agg(DISTINCT note, ',') FROM cz.compare_lines_on('city-x', '2026-06-30', 'infinity', '990103') WHERE subject = 3 GROUP BY subject
	 UNION ALL
	SELECT 'untrained_on', subject, count(unit), string_agg(DISTINCT training, ',') FROM cz_internal.untrained_on('2026-06-30') GROUP BY subject
	 UNION ALL
	SELECT 'routing_on', subject, count(record), CASE WHEN bool_or(recipient = 'unknown') THEN 'unknown' END FROM cz.routing_on('2026-06-30') WHERE subject IN (3, 63) GROUP BY subject
	 UNION ALL
	SELECT 'overdue_on', subject, count(record), string_agg(DISTINCT state, ',') FROM cz.overdue_on('2026-06-30') WHERE what = 'objection' GROUP BY subject
	 ORDER BY 1, 2;
EXECUTE unseen;
SET ROLE regress_cz_a;
EXECUTE unseen;
SET ROLE regress_cz_r;
EXECUTE unseen;
RESET ROLE;
DROP OWNED BY regress_cz_reader, regress_cz_analyst, regress_cz_recorder, regress_cz_reviewer, regress_cz_administrator;

DROP SCHEMA cz, cz_internal, cz_zh CASCADE;
DROP ROLE regress_cz_a, regress_cz_r, regress_cz_reader, regress_cz_analyst, regress_cz_recorder, regress_cz_reviewer, regress_cz_administrator;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:closed-%' OR prosrc LIKE '-- govcredit policy closed-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;

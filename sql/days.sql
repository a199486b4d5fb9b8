--
-- days: what is said to have happened lies in the past; what is kept of a day
-- is of one that has come; who is linked is there
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('dy');
INSERT INTO dy.jurisdiction (division, policy, valid) VALUES ('990101', 'huaxian-2017', '[2017-07-01,2024-01-01)'), ('990101', 'huaiyin-2019', '[2025-01-01,)');
INSERT INTO dy.subject (id, kind, name, division) VALUES (901, 'source', '示例法院（演示数据）', '990101');
INSERT INTO dy.subject (id, kind, name, division, valid) VALUES (1, 'department', '示例局（演示数据）', '990101', '(,)'), (2, 'enterprise', '示例公司（演示数据）', '990101', '[1908-03-04,)'),
	(3, 'official', '某甲（演示数据）', '990101', '[2020-01-01,2026-01-01)'), (4, 'government', '示例区政府（演示数据）', '990101', '(,)'), (5, 'practitioner', '某乙（演示数据）', '990101', '(,)');
INSERT INTO dy.matter (id, kind, subject, title, opened_on, due_on, closed_on, outcome) VALUES (1, 'complaint', 1, '投诉', '2026-01-05', NULL, '2026-01-20', 'upheld'), (2, 'project', 1, '项目', '2026-01-05', '2026-03-31', NULL, NULL);
INSERT INTO dy.matter_step (id, matter, step, done_on) VALUES (1, 2, 'preparation', '2026-01-06');
INSERT INTO dy.record (id, subject, record_type, severity, decided_on) VALUES (1, 1, 'disclosure_missed', NULL, '2026-01-10');
INSERT INTO dy.record (id, subject, record_type, severity, decided_on, corrected_on, duties_done_on, committed_on) VALUES (50, 2, 'administrative_penalty', 'ordinary', '2025-03-04', '2025-05-01', '2025-05-01', '2025-05-01');
INSERT INTO dy.repair (id, record, granted_on, effect) VALUES (1, 50, '2025-07-08', 'restore');
INSERT INTO dy.record_version (id, record, effective_on, amount, ground) VALUES (1, 50, '2025-04-05', 100, '复议变更（演示数据）');
INSERT INTO dy.subject (id, kind, name, division) VALUES (6, 'department', '示例二局（演示数据）', '990101');
INSERT INTO dy.record_party (id, record, party, share, ground) VALUES (1, 1, 6, 0.5, '共同承担（演示数据）');
INSERT INTO dy.suspension (id, matter, from_on, ground) VALUES (1, 2, '2026-01-12', '补正材料（演示数据）');
INSERT INTO dy.objection (id, record, filed_on, statement) VALUES (1, 1, '2026-01-12', '有误');
INSERT INTO dy.publication (id, record, site, published_on) SELECT 1, 1, p.code, '2026-01-12' FROM unnest(govcredit.publication_sites('huaiyin-2019')) p (code) ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO dy.attestation (id, subject, list, item, issuer, issued_on) SELECT 1, 1, l.code, i.item, 901, '2026-01-05' FROM govcredit.policy_items('huaiyin-2019', 'lists') l
 CROSS JOIN LATERAL govcredit.list_items('huaiyin-2019', l.code) i WHERE l.item -> 'subject_kind' IS NULL ORDER BY l.code COLLATE "C", i.place LIMIT 1;
INSERT INTO dy.observation (id, subject, indicator, period, value) SELECT 1, 1, i.code, '[2025-01-01,2026-01-01)', 50 FROM govcredit.policy_items('huaiyin-2019', 'indicators') i WHERE i.item -> 'of_list' IS NULL ORDER BY i.code COLLATE "C" LIMIT 1;
INSERT INTO dy.discharge (id, what, record, code, done_on) SELECT 1, 'notice', 1, p.code, '2026-01-12' FROM govcredit.policy_items('huaiyin-2019', 'recipients') p ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO dy.delivery (id, subject, what, recipient, sent_on) VALUES (1, 1, 'records', '区信用办', '2026-02-05');

-- Every column of a day in every table: one that says by when may be to come, the others not
CREATE TEMP TABLE day_column AS
SELECT c.relname AS relation, a.attname AS column_name,
	   EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'admissible_days' AND replace(encode(t.tgargs, 'escape'), '\000', ',') ~ ('(^|,)=' || a.attname || ',')) AS has_happened
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'date'::regtype
 WHERE c.relnamespace IN ('dy'::regnamespace, 'dy_internal'::regnamespace, 'dy_zh'::regnamespace) AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '%\_history';
SELECT relation, column_name FROM day_column WHERE NOT has_happened ORDER BY 1, 2;
CREATE FUNCTION pg_temp.on_day(c day_column, day date) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE dy.%I SET %s WHERE id = 1', c.relation, CASE c.column_name
		WHEN 'answered_on' THEN format('answered_on = %L, outcome = ''dismissed''', day)
		WHEN 'ended_on' THEN format('ended_on = %L%s', day, CASE WHEN c.relation IN ('repair', 'record_party') THEN ', end_ground = ''材料不实''' ELSE '' END)
		ELSE format('%I = %L', c.column_name, day) END);
	RETURN 'taken, or no row';
EXCEPTION WHEN check_violation THEN
	RETURN CASE WHEN SQLERRM = format('%s of table "%s" cannot be %s', c.column_name, c.relation, dy_internal.shown(day)) THEN 'refused' ELSE SQLERRM END;
WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END
$$;
SELECT d.what, count(*) AS columns, count(*) FILTER (WHERE pg_temp.on_day(c, d.day) = 'refused') AS refused
  FROM day_column c, (VALUES ('to come', (CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Shanghai')::date + 1), ('far away', date '2999-12-31'), ('never', 'infinity'), ('long ago', '1949-09-30')) d (what, day)
 WHERE c.has_happened AND c.relation NOT IN ('evaluation', 'credit_report') GROUP BY 1 ORDER BY 1;
SELECT c.relation, c.column_name, d.what, pg_temp.on_day(c, d.day)
  FROM day_column c, (VALUES ('to come', (CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Shanghai')::date + 1), ('far away', date '2999-12-31'), ('never', 'infinity'), ('long ago', '1949-09-30')) d (what, day)
 WHERE c.has_happened AND c.relation NOT IN ('evaluation', 'credit_report') AND pg_temp.on_day(c, d.day) <> 'refused' ORDER BY 1, 2, 3;
-- What had been entered before stays, and may be amended beside it
ALTER TABLE dy.objection DISABLE TRIGGER admissible_days;
INSERT INTO dy.record (id, subject, record_type, decided_on) VALUES (2, 1, 'disclosure_missed', '2026-01-11');
INSERT INTO dy.objection (id, record, filed_on, statement) VALUES (2, 2, '2999-01-12', '有误');
ALTER TABLE dy.objection ENABLE TRIGGER admissible_days;
UPDATE dy.objection SET statement = '有误二' WHERE id = 2 RETURNING filed_on;
-- An objection of a day to come does not shut out the real one; the last in order first
INSERT INTO dy.objection (record, filed_on, statement) VALUES (1, '2036-01-12', '有误');
\set VERBOSITY terse
UPDATE dy.observation SET period = '[2998-01-01,2999-01-01)' WHERE id = 1;
UPDATE dy.observation SET period = '[1900-01-01,infinity)' WHERE id = 1;
UPDATE dy.objection SET answered_on = '2026-01-11', outcome = 'dismissed' WHERE id = 1;
UPDATE dy.matter SET closed_on = '2026-01-04', outcome = 'ended' WHERE id = 2;
\set VERBOSITY default

-- An evaluation and a report are of a day that has come, and that a policy judges
CALL dy.evaluate('2999-01-01');
CALL dy.evaluate('infinity');
CALL dy.evaluate('-infinity');
CALL dy.evaluate('1900-01-01');
CALL dy.evaluate('2024-06-30');
CALL dy.evaluate('2026-06-30', 'x', '990102');
CALL dy.evaluate(NULL);
DO $$
BEGIN
	PERFORM dy_internal.evaluation_begin((CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Shanghai')::date + 1, 't', NULL, 10);
	RAISE WARNING 'tomorrow was taken';
EXCEPTION WHEN invalid_parameter_value THEN
END $$;
INSERT INTO dy.evaluation (as_of, title, known_at, extension_version) VALUES ('2999-01-01', 'by hand', '2026-01-01', '0');
CALL dy.evaluate('2026-06-30');
SELECT id > 0 AS kept, as_of, state FROM dy.evaluation;
SELECT (dy.issue_report(1, '评优', '2999-01-01')).id;
SELECT (dy.issue_report(1, '评优', '-infinity')).id;
SELECT (dy.issue_report(1, NULL, '2026-06-30')).id;
SELECT (dy.issue_report(1, ' ', '2026-06-30')).id;
SELECT (dy.issue_report(NULL, '评优', '2026-06-30')).id;
SELECT (dy.issue_report(9, '评优', '2026-06-30')).id;
SELECT id AS report, sha256 FROM dy.issue_report(1, '评优', '2026-06-30') \gset
-- Typed from paper: in either case, in groups
SELECT v.genuine FROM (VALUES (:'sha256'), (upper(:'sha256')), (regexp_replace(:'sha256', '(.{8})', '\1 ', 'g')), ('0' || :'sha256')) c (code) CROSS JOIN LATERAL dy.verify_report(:report, c.code) v;
SELECT * FROM dy.verify_report(NULL, :'sha256');
SELECT * FROM dy.verify_report(:report, NULL);

-- Links make sense by kind and days
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (3, 'superior', 2, '[2021-01-01,)');
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (1, 'superior', 2, '[2021-01-01,)');
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (1, 'superior', 4, '[1900-01-01,)');
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (3, 'unit', 1, '[2026-02-01,)');
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (1, 'head', 3, '(,2020-01-01)');
INSERT INTO dy.subject_link (subject, role, target, valid) VALUES (3, 'superior', 1, '[2021-01-01,)'), (1, 'superior', 4, '(,)'), (5, 'superior', 2, '[2021-01-01,)'), (2, 'superior', 4, '[2021-01-01,)'), (1, 'head', 3, '[2020-01-01,)');
SELECT count(*) FROM dy.subject_link;
-- Days without end are called by their name
SELECT dy_internal.shown(d) FROM (VALUES (date 'infinity'), ('-infinity'), ('2026-01-05')) v (d);
-- Whoever reflects the table need not give what the trigger says
SELECT a.attname, a.attnotnull, a.atthasdef FROM pg_attribute a WHERE a.attrelid = 'dy.access_scope'::regclass AND a.attname = 'role';
-- as every column that must be given and that a trigger overrides
SELECT count(*) AS required_of_nobody FROM pg_attribute a WHERE a.attrelid = 'dy.access_scope'::regclass AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AND a.attname NOT IN ('member', 'division') AND a.attnum > 0;
DROP SCHEMA dy, dy_internal, dy_zh CASCADE;

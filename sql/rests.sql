--
-- rests: a title asks what its code asks; what is hidden has a row; what a
-- version, a replacement, a join lets in is what the door lets in
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are entered: refused in an older snapshot
SET search_path = public, govcredit;
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('rests');
SELECT count(*) AS roles FROM rests.setup_roles('regress_rests');
INSERT INTO rests.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-02-01,)'), ('990103', 'huaxian-2017', '[2017-12-25,)');
INSERT INTO rests.subject (id, kind, name, division) VALUES (1, 'department', '示例1局（演示数据）', '990101'), (2, 'department', '示例2局（演示数据）', '990101'), (3, 'township', '示例街道（演示数据）', '990101'), (4, 'enterprise', '示例公司（演示数据）', '990101'),
	(21, 'department', '示例21局（演示数据）', '990102');
INSERT INTO rests.record (id, subject, record_type, decided_on, severity, amount) VALUES (1, 1, 'promise_broken', '2026-03-03', NULL, 5000), (2, 4, 'administrative_penalty', '2026-03-03', 'ordinary', 20000);
INSERT INTO rests.list_entry (list, subject, code) SELECT l.code, 1, i.item FROM govcredit.policy_items('huaiyin-2019', 'lists') l CROSS JOIN LATERAL govcredit.list_items('huaiyin-2019', l.code) i WHERE l.code = 'three_lists';
INSERT INTO rests.list_entry (list, subject, code, title) VALUES ('powers', 1, '演1', '许可（演示数据）');

-- Of every function that takes a code: a title asks the same, or is refused; generated from the catalogue
CREATE FUNCTION pg_temp.answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	said text;
BEGIN
	EXECUTE format('SELECT coalesce(string_agg(x::text, chr(10) ORDER BY x::text COLLATE "C"), ''nothing'') FROM (SELECT * FROM %s) x', call) INTO said;
	RETURN said;
EXCEPTION WHEN OTHERS THEN
	RETURN 'error ' || SQLSTATE;
END
$$;
CREATE TEMP TABLE named (argument text, section text, value text);
INSERT INTO named VALUES ('action', 'actions', 'NULL'), ('purpose', 'purposes', 'NULL'), ('kind', 'subject_kinds', '''department'''), ('subject_kind', 'subject_kinds', '''department'''), ('head_kind', 'subject_kinds', '''official'''),
	('record_type', 'record_types', '''promise_broken'''), ('severity', 'severities', 'NULL'), ('repair', 'repair.effects', 'NULL'), ('deadline', 'deadlines', 'NULL'), ('indicator', 'indicators', 'NULL'), ('report', 'reports', 'NULL'), ('procedure', 'procedures', 'NULL'), ('list', 'lists', 'NULL');
CREATE TEMP TABLE filled (argument text, value text);
INSERT INTO filled VALUES ('policy', '''huaiyin-2019'''), ('decided_on', '''2026-03-03'''), ('start_on', '''2026-03-03'''), ('as_of', '''2026-06-30'''), ('known_at', '''infinity'''), ('places', '10'), ('calendar', 'govcredit.default_calendar()'), ('year', '2025'), ('score', '70'),
	('value', '70'), ('amount', '5000'), ('subject', '1'), ('repeated', 'false'), ('declared', 'true'), ('label', '''1''');
CREATE TEMP TABLE asked AS
SELECT p.oid, p.oid::regprocedure AS asks, a.n, d.section, i.code, i.title,
	   (SELECT string_agg(CASE WHEN x.n = a.n THEN '%L' ELSE coalesce(f.value, o.value, 'NULL') END || '::' || format_type(x.type, NULL), ', ' ORDER BY x.n)
		  FROM unnest(p.proargtypes) WITH ORDINALITY x (type, n) LEFT JOIN filled f ON f.argument = p.proargnames[x.n] LEFT JOIN named o ON o.argument = p.proargnames[x.n]) AS call
  FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargtypes) WITH ORDINALITY a (type, n)
  JOIN named d ON d.argument = p.proargnames[a.n]
 CROSS JOIN LATERAL (SELECT DISTINCT x.code, x.title FROM (VALUES ('huaiyin-2019'), ('xining-2018'), ('huaxian-2017')) e (policy) CROSS JOIN LATERAL govcredit.policy_items(e.policy::govcredit.policy, d.section) x) i
 WHERE a.type = 'text'::regtype AND (p.pronamespace IN ('govcredit'::regnamespace, 'rests'::regnamespace) OR p.oid IN ('rests_internal.figures_on'::regproc, 'rests_internal.list_known'::regproc)) AND i.title <> i.code AND p.provolatile <> 'v';
CREATE TEMP TABLE answered AS
SELECT a.asks, a.section, a.code, pg_temp.answer(a.oid::regproc || '(' || format(a.call, a.code) || ')') AS by_code, pg_temp.answer(a.oid::regproc || '(' || format(a.call, a.title) || ')') AS by_title FROM asked a;
-- judges() has no other answer than that it does not know the word
SELECT asks, section, code, left(by_code, 80) AS by_code, left(by_title, 80) AS by_title FROM answered WHERE by_title NOT LIKE 'error %' AND by_title <> by_code AND by_title NOT LIKE '(unknown%)' ORDER BY asks::text COLLATE "C", section COLLATE "C", code COLLATE "C";
SELECT asks, section, count(*) FILTER (WHERE by_code NOT LIKE 'error %') AS answers, count(*) FILTER (WHERE by_title LIKE 'error %' AND by_code NOT LIKE 'error %') AS codes_only FROM answered GROUP BY 1, 2 HAVING bool_or(by_title NOT LIKE 'error %' AND by_title NOT LIKE '(unknown%)') ORDER BY asks::text COLLATE "C", section COLLATE "C";
SELECT count(*) > 1000 AS asked, count(*) FILTER (WHERE by_code NOT LIKE 'error %') > 700 AS answered FROM answered;
SELECT asks, code FROM answered WHERE asks::text LIKE 'rests%' AND by_title = by_code AND by_code <> 'nothing' AND code IN ('three_lists', 'department', 'street_items') ORDER BY asks::text COLLATE "C", code COLLATE "C";

-- A version: what may not be collected, what says nothing, and what a correction is
INSERT INTO rests.record (id, subject, record_type, decided_on, severity) VALUES (21, 21, 'court_judgment', '2026-03-12', 'serious');
INSERT INTO rests.record (subject, record_type, decided_on, severity, flags) VALUES (21, 'court_judgment', '2026-03-12', 'serious', '{secret}');
INSERT INTO rests.record_version (record, effective_on, flags, ground) VALUES (21, '2026-04-02', '{secret,dishonesty_found}', '失信定论（演示数据）');
INSERT INTO rests.record_version (id, record, effective_on, flags, ground) VALUES (21, 21, '2026-04-02', '{dishonesty_found}', '失信定论（演示数据）');
UPDATE rests.record_version SET flags = '{secret}' WHERE id = 21;
INSERT INTO rests.record_version (record, effective_on, ground) VALUES (2, '2026-05-20', '无（演示数据）');
INSERT INTO rests.record (id, subject, record_type, decided_on, severity, amount) SELECT i, 4, 'administrative_penalty', '2026-03-03', 'ordinary', 20000 FROM generate_series(3, 6) i;
INSERT INTO rests.objection (id, record, filed_on, statement) SELECT i, i, '2026-05-01', '不实（演示数据）' FROM generate_series(2, 6) i;
UPDATE rests.objection SET answered_on = '2026-05-10', outcome = 'upheld', answer = '属实（演示数据）';
-- said again, to come, of before the answer, and another fact
INSERT INTO rests.record_version (record, effective_on, severity, amount, ground) VALUES (3, '2026-05-20', 'ordinary', 20000, '重申（演示数据）'), (4, '2026-08-20', 'minor', NULL, '变更（演示数据）'), (5, '2026-05-05', 'minor', NULL, '变更（演示数据）'), (6, '2026-05-20', NULL, 1000, '变更（演示数据）');
SELECT d.day, array_agg(x.record ORDER BY x.record) FROM (VALUES ('2026-05-19'::date), ('2026-07-30'), ('2026-08-20')) d (day) CROSS JOIN LATERAL rests.deadlines_on(d.day) x WHERE x.what = 'correction' GROUP BY 1 ORDER BY 1;

-- An official whose file is not open owes what nobody is told: a row that says unknown, and none with a ticket
INSERT INTO rests.subject (id, kind, name, division) VALUES (31, 'official', '某甲（演示数据）', '990103'), (32, 'department', '示例县局（演示数据）', '990103');
INSERT INTO rests.matter (kind, code, subject, title, opened_on, due_on)
	SELECT 'promise', p.code, 31, '约（演示数据）', '2026-01-01', '2026-06-20' FROM govcredit.policy_items('huaxian-2017', 'promises') p WHERE p.item -> 'made_by' ? 'official' ORDER BY p.code COLLATE "C" LIMIT 1;
CREATE ROLE regress_rests_c IN ROLE regress_rests_recorder;
INSERT INTO rests.access_scope (member, division) VALUES ('regress_rests_c', '990103');
PREPARE owed AS SELECT 'matters' AS asked, x.subject, x.state FROM rests.matters_on('2026-06-30') x WHERE x.subject = 31
	 UNION ALL SELECT 'overdue ' || x.what, x.subject, x.state FROM rests.overdue_on('2026-06-30') x WHERE x.subject = 31
	 UNION ALL SELECT 'outstanding', x.subject, NULL FROM rests.outstanding_on('2026-06-30') x WHERE x.subject = 31
	 UNION ALL SELECT 'tasks', x.subject, x.state FROM rests.task_progress_on('2026-06-30') x WHERE x.subject = 31
	 UNION ALL SELECT 'steps', x.subject, x.step FROM rests.steps_missing_on('2026-06-30') x WHERE x.subject = 31 ORDER BY 1;
EXECUTE owed;
SET ROLE regress_rests_c;
EXECUTE owed;
SELECT rests.open_ticket(31, 'personnel') IS NOT NULL AS ticket;
EXECUTE owed;
RESET ROLE;

-- One is decided in place of another: of its type, not before it, about its subject or who bears what is recorded of that
INSERT INTO rests.subject (id, kind, name, division) SELECT i, 'enterprise', '示例' || i || '公司（演示数据）', '990101' FROM generate_series(41, 44) i;
INSERT INTO rests.record (id, subject, record_type, decided_on, severity, amount) SELECT i, i, 'administrative_penalty', '2026-02-03', 'ordinary', 20000 FROM generate_series(41, 44) i;
UPDATE rests.record SET revoke_reason = '撤销（演示数据）' WHERE id BETWEEN 41 AND 44;
BEGIN;
UPDATE rests.subject SET valid = '(,2026-03-01)' WHERE id = 41;
INSERT INTO rests.subject_link (subject, role, target, valid) VALUES (41, 'successor', 42, '[2026-03-01,)');
COMMIT;
INSERT INTO rests.subject_link (subject, role, target, valid) VALUES (43, 'same_as', 44, '(,)');
SELECT setval(pg_get_serial_sequence('rests.record', 'id'), 1000) > 0 AS numbered;
PREPARE anew AS INSERT INTO rests.record (subject, record_type, decided_on, severity, amount, replaces) VALUES ($1, $2, $3, CASE $2 WHEN 'administrative_penalty' THEN 'ordinary' END, CASE $2 WHEN 'administrative_penalty' THEN 10000 END, $4) RETURNING subject, replaces;
EXECUTE anew(42, 'administrative_penalty', '2026-02-02', 42);
EXECUTE anew(42, 'false_litigation', '2026-04-02', 42);
EXECUTE anew(44, 'administrative_penalty', '2026-04-02', 42);
EXECUTE anew(42, 'administrative_penalty', '2026-04-02', 42);
EXECUTE anew(42, 'administrative_penalty', '2026-04-02', 42);
EXECUTE anew(42, 'administrative_penalty', '2026-04-02', 41);
EXECUTE anew(41, 'administrative_penalty', '2026-02-03', 42);
EXECUTE anew(44, 'administrative_penalty', '2026-04-02', 43);
EXECUTE anew(43, 'administrative_penalty', '2026-04-02', 44);
BEGIN ISOLATION LEVEL REPEATABLE READ;
EXECUTE anew(42, 'administrative_penalty', '2026-04-02', 42);
ROLLBACK;

DROP OWNED BY regress_rests_c, regress_rests_reader, regress_rests_analyst, regress_rests_recorder, regress_rests_reviewer, regress_rests_administrator;
DROP SCHEMA rests, rests_internal, rests_zh CASCADE;
DROP ROLE regress_rests_c, regress_rests_reader, regress_rests_analyst, regress_rests_recorder, regress_rests_reviewer, regress_rests_administrator;

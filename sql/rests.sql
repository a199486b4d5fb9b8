--
-- rests: a title asks what its code asks; what is hidden has a row; what a
-- version, a replacement, a join lets in is what the door lets in
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('rests');
SELECT count(*) AS roles FROM rests.setup_roles('regress_rests');
INSERT INTO rests.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-02-01,)'), ('990103', 'huaxian-2017', '[2017-12-25,)');
INSERT INTO rests.subject (id, kind, name, division) VALUES (1, 'department', '示例1局（演示数据）', '990101'), (2, 'department', '示例2局（演示数据）', '990101'), (3, 'township', '示例街道（演示数据）', '990101'), (4, 'enterprise', '示例公司（演示数据）', '990101'),
	(21, 'department', '示例21局（演示数据）', '990102'), (29, 'source', '示例人民法院（演示数据）', '990102');
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
INSERT INTO rests.record (id, subject, record_type, decided_on, severity, source) VALUES (21, 21, 'court_judgment', '2026-03-12', 'serious', 29);
INSERT INTO rests.record (subject, record_type, decided_on, severity, flags, source) VALUES (21, 'court_judgment', '2026-03-12', 'serious', '{secret}', 29);
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
	 UNION ALL SELECT 'steps', x.subject, x.step FROM rests_internal.steps_missing_on('2026-06-30') x WHERE x.subject = 31 ORDER BY 1;
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

-- Two entries that are joined stay of one kind, with one number
INSERT INTO rests.subject (id, kind, name, uscc, division) SELECT i, 'department', '示例' || i || '局（演示数据）', CASE i WHEN 45 THEN govcredit.make_uscc('11', '990101', '00004501') END, '990101' FROM generate_series(45, 46) i;
INSERT INTO rests.subject_link (subject, role, target, valid) VALUES (46, 'same_as', 45, '(,)');
UPDATE rests.subject SET uscc = govcredit.make_uscc('11', '990101', '00004601') WHERE id = 46;
UPDATE rests.subject SET kind = 'institution', since = '2026-01-01' WHERE id = 45;
BEGIN;
UPDATE rests.subject SET kind = 'institution' WHERE id = 45;
UPDATE rests.subject SET kind = 'institution' WHERE id = 46;
COMMIT;
SELECT id, kind FROM rests.subject WHERE id IN (45, 46) ORDER BY 1;

-- What a list of the registry's own, or one of a moment, says does not rest on what stands in it now
INSERT INTO rests.list_entry (id, list, subject, code, title) VALUES (900, 'responsibilities', 1, '演2', '责任（演示数据）');
SELECT rests.close_books() AS then_known \gset
SELECT count(*) FROM rests.entry_on('responsibilities', '2026-06-30', :'then_known');
DELETE FROM rests.list_entry WHERE id = 900;
SELECT count(*) FROM rests.entry_on('responsibilities', '2026-06-30', :'then_known');
SELECT count(*) FROM rests.ranking_by('responsibilities', '2026-06-30', :'then_known');
SELECT count(*) FROM rests.entry_on('responsibilities', '2026-06-30');
SELECT count(*) FROM rests.entry_on('negative', '2026-06-30');
SELECT count(*) FROM rests.entry_on('negativ', '2026-06-30');
SET ROLE regress_rests_c;
SELECT count(*) FROM rests.entry_on('responsibilities', '2026-06-30');
RESET ROLE;

-- A state reaches back to the one before it, its code does not; what it is begins where what it was ends
SELECT govcredit.make_uscc('11', '990101', '00005301')::text AS one, govcredit.make_uscc('11', '990101', '00005302')::text AS other \gset
INSERT INTO rests.subject (id, kind, name, uscc, division) VALUES (51, 'department', '示例51局（演示数据）', :'one', '990101');
INSERT INTO rests.former (subject, name, uscc, division, valid) VALUES (51, '示例51处（演示数据）', :'other', '990103', '[2020-01-01,2022-01-01)');
INSERT INTO rests.former (subject, name, valid) VALUES (51, '示例51科（演示数据）', '[2015-01-01,2017-01-01)');
INSERT INTO rests.subject (id, kind, name, uscc, division, valid) VALUES (52, 'department', '示例52局（演示数据）', :'one', '990101', '[2019-07-01,2019-12-31)'), (53, 'department', '示例53局（演示数据）', :'other', '990101', '[2019-07-01,2019-12-31)');
SELECT d.day, s.id, s.name, s.uscc = :'one' AS one, s.division FROM unnest('{2014-08-01,2016-08-01,2019-08-01,2021-08-01,2022-08-01}'::date[]) d (day)
 CROSS JOIN LATERAL rests_internal.state_on(d.day) s WHERE s.id IN (51, 52, 53) AND s.valid @> d.day ORDER BY 1, 2;
SELECT d.day, rests_internal.division_of(51, d.day) FROM unnest('{2019-08-01,2022-08-01}'::date[]) d (day) ORDER BY 1;
INSERT INTO rests.subject (id, kind, name, division, valid) VALUES (54, 'department', '示例54局（演示数据）', '990101', '[2024-01-01,)');
UPDATE rests.subject SET name = '示例54办（演示数据）', since = '2025-01-01' WHERE id = 54;
UPDATE rests.subject SET valid = '[2023-06-01,)' WHERE id = 54;
SELECT d.day, r.name FROM unnest('{2023-07-01,2024-07-01,2025-07-01}'::date[]) d (day) CROSS JOIN LATERAL rests.ranking_on(d.day) r WHERE r.subject = 54 ORDER BY 1;
DELETE FROM rests.former WHERE subject = 54;
INSERT INTO rests.subject (id, kind, name, division, since) VALUES (55, 'department', '示例55局（演示数据）', '990101', '2025-01-01');
UPDATE rests.former SET valid = '[2024-01-01,2024-12-31)' WHERE subject = 54;
BEGIN;
DELETE FROM rests.former WHERE subject = 54;
UPDATE rests.subject SET since = NULL WHERE id = 54;
COMMIT;
SELECT name, since FROM rests.subject WHERE id = 54;

-- What the edition in force cannot judge nobody can compare; the others are compared
CREATE TABLE rests.facts (subject text, subject_kind text, record_type text, decided_on date, severity text, amount numeric, repair text, repaired_on date);
INSERT INTO rests.facts SELECT 'u' || i, 'department', t, '2026-03-03', NULL, 5000 FROM generate_series(1, 9) i CROSS JOIN unnest('{promise_broken,disclosure_missed}'::text[]) t;
CREATE FUNCTION pg_temp.compared() RETURNS TABLE (subject text, moved text) LANGUAGE sql AS $$
	SELECT c.subject, concat_ws(' ', c.score_before IS NOT NULL, c.score_after IS NOT NULL, c.because) FROM govcredit.compare_policies('huaiyin-2019', 'xining-2018', 'rests.facts', '2026-06-30') c ORDER BY c.subject COLLATE "C" $$;
SELECT * FROM pg_temp.compared();
UPDATE rests.facts f SET record_type = 'promise_brokn' WHERE f.subject = 'u1' AND record_type = 'promise_broken';
UPDATE rests.facts f SET severity = 'terrible' WHERE f.subject = 'u2' AND record_type = 'promise_broken';
UPDATE rests.facts f SET subject_kind = 'departmnt' WHERE f.subject = 'u3';
UPDATE rests.facts f SET amount = -1 WHERE f.subject = 'u4' AND record_type = 'promise_broken';
UPDATE rests.facts f SET decided_on = NULL WHERE f.subject = 'u5' AND record_type = 'promise_broken';
UPDATE rests.facts f SET repair = 'waive' WHERE f.subject = 'u6' AND record_type = 'promise_broken';
UPDATE rests.facts f SET record_type = 'air_target_missed' WHERE f.subject = 'u7' AND record_type = 'promise_broken';
SELECT * FROM pg_temp.compared();

-- A day is written one way: in the tests of a policy, in what is said
SET datestyle = 'SQL, DMY';
SELECT passed FROM govcredit.test_policy('huaiyin-2019', '{"t": {"ask": "valid_until", "with": {"subject_kind": "department", "record_type": "promise_broken", "amount": 5, "decided_on": "2026-03-05"}, "expect": "2028-03-05"}}');
SELECT passed FROM govcredit.test_policy('huaiyin-2019', '{"t": {"ask": "valid_until", "with": {"subject_kind": "department", "record_type": "promise_broken", "amount": 5, "decided_on": "05/03/2026"}, "expect": "2028-03-05"}}');
SELECT govcredit.say('record %s of %s', 1, '2026-03-05'::date), govcredit.say('subject %s does not exist during %s', 1, '[2026-03-05,2026-04-01)'::daterange);
SELECT path, level, message FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-days", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration"},
	"tests": {"one": {"ask": "score", "with": {"subject_kind": "department", "as_of": "30.06.2026", "records": [{"record_type": "promise_broken", "decided_on": "2026-02-30"}]}, "expect": {}}}}') ORDER BY path COLLATE "C";
INSERT INTO rests.repair (record, granted_on, effect) VALUES (1, '01/03/2026', 'waive');
SET datestyle = ISO;

-- A load looks at the division that is given, as at name, kind and code; what it was in is its own
SELECT x.state, x.error, x.hint FROM rests.load_records(format('[{"subject": {"uscc": "%s", "division": "990102"}, "record_type": "good_case", "decided_on": "2026-03-03"}]', :'one'), true) x;
SELECT x.state, x.error FROM rests.load_records(format('[{"subject": {"uscc": "%s", "division": "990101"}, "record_type": "good_case", "decided_on": "2026-03-03"}, {"subject": {"uscc": "%1$s", "division": "990103"}, "record_type": "good_case", "decided_on": "2026-03-04"}]', :'one'), true) x ORDER BY 1;

-- Taken down, standing still, decided in place of another: the registry above knows it
SELECT govcredit.create_registry('above');
INSERT INTO above.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-02-01,)'), ('990103', 'huaxian-2017', '[2017-12-25,)');
INSERT INTO rests.peer (registry, own) VALUES ('县', true);
INSERT INTO above.peer (registry, own) VALUES ('市', true), ('县', false);
INSERT INTO rests.subject (id, kind, name, division) VALUES (61, 'enterprise', '示例61公司（演示数据）', '990101');
INSERT INTO rests.record (id, subject, record_type, document_no, decided_on, severity, amount) SELECT i, 61, 'administrative_penalty', '演罚字〔2026〕' || i || '号', '2026-03-03', 'ordinary', 20000 FROM generate_series(61, 66) i;
INSERT INTO rests.publication (record, site, published_on, ended_on) VALUES (61, 'government_site', '2026-03-05', '2026-06-01'), (61, 'credit_site', '2026-03-06', '2026-06-03'), (62, 'government_site', '2026-03-05', NULL);
UPDATE rests.record SET published_on = '2026-03-05', taken_down_on = '2026-04-01' WHERE id = 63;
UPDATE rests.record SET taken_down_on = '2026-04-01' WHERE id = 61;
UPDATE rests.record SET taken_down_on = '2026-04-01' WHERE id = 64;
INSERT INTO rests.objection (id, record, filed_on, statement) VALUES (65, 65, '2026-05-06', '不实（演示数据）');
INSERT INTO rests.suspension (id, record, objection, from_on, valid_until, ground) VALUES (1, 64, NULL, '2026-03-05', NULL, '系统故障（演示数据）'), (2, 65, 65, '2026-05-08', '2026-05-20', '取证（演示数据）');
UPDATE rests.record SET revoke_reason = '撤销（演示数据）' WHERE id = 66;
PREPARE stands AS SELECT w.registry, (SELECT string_agg(substr(p.document_no::text, 10, 2), ' ' ORDER BY p.document_no::text COLLATE "C") FROM (SELECT * FROM rests.published r WHERE w.registry = 'rests' UNION ALL SELECT * FROM above.published a WHERE w.registry = 'above') p WHERE p.document_no::text LIKE '演罚字%') AS published,
	   (SELECT string_agg(concat_ws(' ', x.what, substr(x.document_no, 10, 2), x.state, to_char(x.due_on, 'YYYY-MM-DD')), ', ' ORDER BY x.what COLLATE "C", x.document_no COLLATE "C") FROM (
			SELECT d.*, r.document_no::text FROM rests.deadlines_on('2026-06-30') d JOIN rests.record r ON r.id = d.record WHERE w.registry = 'rests' AND coalesce(d.site, 'government_site') = 'government_site'
			 UNION ALL SELECT d.*, r.document_no::text FROM above.deadlines_on('2026-06-30') d JOIN above.record r ON r.id = d.record WHERE w.registry = 'above' AND coalesce(d.site, 'government_site') = 'government_site') x
		 WHERE substr(x.document_no, 10, 2) IN ('64', '65')) AS terms
  FROM (VALUES ('rests'), ('above')) w (registry) ORDER BY w.registry;
SELECT rests.export_records() AS first \gset
SELECT x.relation, x.state, count(*) FROM above.import_records(:'first') x GROUP BY 1, 2 ORDER BY x.relation, x.state COLLATE "C";
EXECUTE stands;
INSERT INTO rests.record (subject, record_type, document_no, decided_on, severity, amount, replaces) VALUES (61, 'administrative_penalty', '演罚字〔2026〕66号', '2026-04-03', 'minor', 1000, 66);
INSERT INTO rests.record (id, subject, record_type, document_no, decided_on, severity, amount) VALUES (67, 61, 'administrative_penalty', '演罚字〔2026〕67号', '2026-03-03', 'ordinary', 20000);
SELECT rests.export_records() AS second \gset
SELECT x.relation, x.state, count(*) FROM above.import_records(:'second') x WHERE x.state <> 'already there' GROUP BY 1, 2 ORDER BY x.relation, x.state COLLATE "C";
DELETE FROM rests.suspension WHERE id = 1;
UPDATE rests.publication SET ended_on = '2026-06-05' WHERE record = 62;
UPDATE rests.record SET revoke_reason = '撤销（演示数据）' WHERE id = 67;
INSERT INTO rests.record (subject, record_type, document_no, decided_on, severity, amount, replaces) VALUES (61, 'administrative_penalty', '演罚字〔2026〕68号', '2026-04-03', 'minor', 1000, 67);
SELECT rests.export_records() AS third \gset
SELECT x.relation, x.state, count(*) FROM above.import_records(:'third') x WHERE x.state <> 'already there' GROUP BY 1, 2 ORDER BY x.relation, x.state COLLATE "C";
EXECUTE stands;
SELECT r.document_no, o.document_no AS replaces FROM above.record r JOIN above.record o ON o.id = r.replaces ORDER BY 1;
SELECT x.relation, x.state, count(*) FROM above.import_records(:'third') x WHERE x.state <> 'already there' GROUP BY 1, 2 ORDER BY x.relation, x.state COLLATE "C";
DROP SCHEMA above, above_internal, above_zh CASCADE;

-- Small ones: points nobody asked for, a moment to come, an action where there is no edition, less than nothing, no number
INSERT INTO rests.record (subject, record_type, decided_on, severity, amount, given) VALUES (61, 'administrative_penalty', '2026-03-03', 'ordinary', 20000, -50);
INSERT INTO rests.record_version (record, effective_on, given, ground) VALUES (64, '2026-04-03', -50, '变更（演示数据）');
SELECT rests.is_barred(61, 'honour', NULL, '2026-06-30', '2126-01-01 00:00+08');
SELECT count(*) FROM rests.ranking_on('2026-06-30', '2126-01-01 00:00+08');
SELECT count(*) FROM rests.barred_on('nonsense', NULL, '2026-06-30', '2001-01-01');
SELECT count(*) FROM rests.barred_on('nonsense', NULL, '2026-06-30');
SELECT govcredit.publication('huaiyin-2019', 'enterprise', 'administrative_penalty', '-infinity', '2026-06-30', 'ordinary');
SELECT govcredit.points('huaiyin-2019', 'department', 'promise_broken', '2026-03-03', amount => -1);
SELECT govcredit.judges('huaiyin-2019', 'department', 'promise_broken', amount => -1);
SELECT * FROM rests.find_subject(NULL);

-- Who decided about an evaluation: its facts are looked for by who entered them
CREATE ROLE regress_rests_d;
INSERT INTO rests.observation (subject, indicator, period, value) SELECT 1, i.code, '[2025-01-01,2026-01-01)', 50 FROM govcredit.policy_items('huaiyin-2019', 'indicators') i ORDER BY i.code COLLATE "C" LIMIT 1;
CALL rests.evaluate('2026-06-30', '演示数据');
SELECT rests_internal.is_author('evaluation', 1, 'regress_rests_d'), rests_internal.is_author('evaluation', 1, CURRENT_USER);

DROP OWNED BY regress_rests_c, regress_rests_d, regress_rests_reader, regress_rests_analyst, regress_rests_recorder, regress_rests_reviewer, regress_rests_administrator;
DROP SCHEMA rests, rests_internal, rests_zh CASCADE;
DROP ROLE regress_rests_c, regress_rests_d, regress_rests_reader, regress_rests_analyst, regress_rests_recorder, regress_rests_reviewer, regress_rests_administrator;
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

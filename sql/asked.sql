--
-- asked: a question about a subject, record, matter or evaluation that is not
-- there has no answer; from the catalogue, so that new questions are asked, too
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('ask');
INSERT INTO ask.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO ask.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO ask.record (id, subject, record_type, decided_on) VALUES (1, 1, 'disclosure_missed', '2026-01-10');
INSERT INTO ask.matter (id, kind, subject, title, opened_on) VALUES (1, 'service', 1, '办件', '2026-01-05');
CALL ask.evaluate('2026-06-30');

CREATE FUNCTION pg_temp.ask(f pg_proc, which text, number text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	arguments text := '';
	answer text;
BEGIN
	FOR i IN 1 .. f.pronargs LOOP
		arguments := concat_ws(', ', nullif(arguments, ''), CASE
			WHEN f.proargnames[i] = which THEN number
			WHEN f.proargtypes[i - 1] = 'date'::regtype THEN '''2026-06-30'''
			WHEN f.proargtypes[i - 1] = 'timestamptz'::regtype THEN '''infinity'''
			WHEN f.proargnames[i] = 'action' THEN quote_literal((SELECT p.code FROM govcredit.policy_items('huaiyin-2019', 'actions') p ORDER BY p.code COLLATE "C" LIMIT 1))
			WHEN f.proargnames[i] = 'batch' THEN '10'
			WHEN f.proargnames[i] = 'jurisdiction' THEN '''990101'''
			WHEN f.proargtypes[i - 1] = 'text'::regtype AND f.proargnames[i] <> 'purpose' OR f.proname IN ('issue_report', 'report_contents', 'open_ticket') AND f.proargnames[i] = 'purpose' THEN '''x'''
			WHEN f.proargtypes[i - 1] = 'boolean'::regtype THEN 'false'
			ELSE 'NULL' END);
	END LOOP;
	EXECUTE format('SELECT string_agg(x::text, '' '') FROM %s(%s) x', f.oid::regproc, arguments) INTO answer;
	RETURN 'answers ' || coalesce(nullif(answer, ''), 'nothing');
EXCEPTION WHEN OTHERS THEN
	RETURN CASE WHEN SQLERRM ~ format('^there is no (frozen )?%s %s', which, number) OR SQLERRM ~ '^% of a question must not be null' THEN SQLERRM ELSE SQLSTATE || ' ' || SQLERRM END;
END
$$;
-- Those that take facts of a record, and those that row security asks, answer about nobody: false, or nothing.
SELECT p.proname AS function, a.name AS about, pg_temp.ask(p, a.name, '987654321') AS answer
  FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargnames[:p.pronargs], p.proargtypes::oid[]) a (name, type)
 WHERE p.pronamespace IN ('ask'::regnamespace, 'ask_internal'::regnamespace, 'ask_zh'::regnamespace) AND p.prokind = 'f' AND a.name IN ('subject', 'record', 'matter', 'evaluation') AND a.type = 'bigint'::regtype AND p.proname NOT IN ('asked_subject', 'asked_row')
 ORDER BY p.proname COLLATE "C", a.name COLLATE "C";
-- And of none at all; where nobody need be named, all are asked about
SELECT p.proname AS function, a.name AS about, pg_temp.ask(p, a.name, 'NULL') AS answer
  FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargnames[:p.pronargs], p.proargtypes::oid[]) WITH ORDINALITY a (name, type, place)
 WHERE p.pronamespace IN ('ask'::regnamespace, 'ask_internal'::regnamespace, 'ask_zh'::regnamespace) AND p.prokind = 'f' AND a.name IN ('subject', 'record', 'matter', 'evaluation') AND a.type = 'bigint'::regtype AND p.provolatile <> 'v' AND a.place <= p.pronargs - p.pronargdefaults AND p.proname NOT IN ('asked_subject', 'asked_row')
 ORDER BY p.proname COLLATE "C", a.name COLLATE "C";
-- A question is about a day: infinity, -infinity and NULL are refused, whatever the plan; what is left are steps of an evaluation, and parts that take the day of a fact
CREATE FUNCTION pg_temp.day_arguments(f pg_proc, which text, day text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	arguments text := '';
BEGIN
	FOR i IN 1 .. f.pronargs LOOP
		arguments := concat_ws(', ', nullif(arguments, ''), CASE
			WHEN f.proargnames[i] = which THEN format('%s::date', day)
			WHEN f.proargnames[i] IN ('subject', 'record', 'matter', 'evaluation') AND f.proargtypes[i - 1] = 'bigint'::regtype THEN '1'
			WHEN f.proargtypes[i - 1] = 'date'::regtype THEN '''2026-06-30'''
			WHEN f.proargtypes[i - 1] = 'timestamptz'::regtype THEN '''infinity'''
			WHEN f.proargnames[i] = 'first' THEN '-9223372036854775808'
			WHEN f.proargnames[i] = 'last' THEN '9223372036854775807'
			WHEN f.proargnames[i] = 'action' THEN quote_literal((SELECT p.code FROM govcredit.policy_items('huaiyin-2019', 'actions') p ORDER BY p.code COLLATE "C" LIMIT 1))
			WHEN f.proargnames[i] = 'list' THEN '''training_kinds'''
			WHEN f.proargnames[i] = 'kind' THEN '''department'''
			WHEN f.proargnames[i] = 'places' THEN '10'
			WHEN f.proargnames[i] = 'policy' THEN '''huaiyin-2019'''
			WHEN f.proargnames[i] = 'division' THEN '''990101'''
			WHEN f.proargnames[i] = 'subjects' THEN '''{1}'''
			WHEN f.proargtypes[i - 1] = 'text'::regtype AND f.proargnames[i] <> 'purpose' OR f.proname IN ('issue_report', 'report_contents') AND f.proargnames[i] = 'purpose' THEN '''x'''
			ELSE 'NULL' END);
	END LOOP;
	RETURN arguments;
END
$$;
CREATE FUNCTION pg_temp.ask_day(f pg_proc, which text, day text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	arguments text := pg_temp.day_arguments(f, which, day);
	answers text[] := '{}';
	answer text;
BEGIN
	/* With the day as it stands, and as a plan that is kept has it. */
	FOREACH answer IN ARRAY '{auto,force_generic_plan}'::text[] LOOP
		PERFORM set_config('plan_cache_mode', answer, true);
		BEGIN
			IF answer = 'auto' THEN
				EXECUTE format('SELECT count(x) FROM %s(%s) x', f.oid::regproc, arguments) INTO answer;
			ELSE
				EXECUTE format('PREPARE asked_day (date) AS SELECT count(x) FROM %s(%s) x', f.oid::regproc, replace(arguments, format('%s::date', day), '$1'));
				EXECUTE format('EXECUTE asked_day (%s)', day) INTO answer;
			END IF;
			answers := answers || ('answers ' || answer);
		EXCEPTION WHEN OTHERS THEN
			answers := answers || CASE WHEN SQLERRM ~ '^as_of of a question must (be a day, not -?infinity|not be null)$' THEN 'refused' ELSE SQLSTATE || ' ' || SQLERRM END;
		END;
		IF EXISTS (SELECT FROM pg_prepared_statements WHERE name = 'asked_day') THEN
			DEALLOCATE asked_day;
		END IF;
	END LOOP;
	PERFORM set_config('plan_cache_mode', 'auto', true);
	RETURN array_to_string(ARRAY(SELECT a FROM unnest(answers) a GROUP BY a ORDER BY a COLLATE "C"), ', ');
END
$$;
CREATE TEMP TABLE day_asked AS
SELECT p.pronamespace = 'ask'::regnamespace AS public, p.proname AS function, d.day, pg_temp.ask_day(p, a.name, d.day) AS answer
  FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargnames[:p.pronargs], p.proargtypes::oid[]) a (name, type)
 CROSS JOIN unnest(ARRAY['''infinity''', '''-infinity''', 'NULL']) d (day)
 WHERE p.pronamespace IN ('ask'::regnamespace, 'ask_internal'::regnamespace, 'ask_zh'::regnamespace) AND p.prokind = 'f' AND a.name = 'as_of' AND a.type = 'date'::regtype;
SELECT public, day, count(*) AS functions, count(*) FILTER (WHERE answer = 'refused') AS refused FROM day_asked GROUP BY public, day ORDER BY public, day COLLATE "C";
SELECT function, day, answer FROM day_asked WHERE answer <> 'refused' ORDER BY function COLLATE "C", day COLLATE "C", answer COLLATE "C";
-- A list that no edition has, with the nearest; a subject that is not there or under no policy
SELECT count(*) FROM ask_internal.list_known('training_kind');
SELECT ask_internal.report_contents(1, 'x', '2018-06-30', 'infinity');
-- Over whom no edition is in force each question about all subjects has a row, or unjudged_on() has, as docs/registry.md says
CREATE FUNCTION pg_temp.row_of(f pg_proc) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format('SELECT string_agg(DISTINCT e.key || '' '' || e.value, '', '') FROM %s(%s) x CROSS JOIN jsonb_each_text(to_jsonb(x) || ''{"a": "row"}'') e WHERE to_jsonb(x) ->> ''subject'' = ''1'' AND e.value IN (''unknown'', ''no_policy'', ''["no_policy"]'', ''row'')',
		f.oid::regproc, pg_temp.day_arguments(f, 'as_of', '''2018-06-30''')) INTO answer;
	RETURN coalesce(answer, 'in unjudged_on()');
EXCEPTION WHEN no_data_found THEN
	RETURN SQLERRM;
END
$$;
SELECT p.proname AS function, pg_temp.row_of(p) AS says FROM pg_proc p
 WHERE p.pronamespace = 'ask'::regnamespace AND p.proretset AND 'as_of' = ANY (p.proargnames) AND 'subject' <> ALL (p.proargnames[:p.pronargs - p.pronargdefaults])
   AND EXISTS (SELECT FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attname = 'subject' WHERE t.oid = p.prorettype) ORDER BY p.proname COLLATE "C";
-- NULL in place of any argument: an error, or what it would say without; by name who then says nothing
CREATE FUNCTION pg_temp.without(f pg_proc, which text, OUT rows_given bigint, OUT rows_null bigint, OUT refused text) LANGUAGE plpgsql AS $$
DECLARE
	arguments text[];
BEGIN
	FOR i IN 1 .. f.pronargs LOOP
		arguments := arguments || format('%I => %s::%s', f.proargnames[i], CASE f.proargnames[i]
			WHEN 'as_of' THEN '''2026-06-30''' WHEN 'known_at' THEN '''infinity''' WHEN 'opened_on' THEN '''2026-06-30''' WHEN 'since' THEN '''-infinity'''
			WHEN 'action' THEN quote_literal((SELECT p.code FROM govcredit.policy_items('huaiyin-2019', 'actions') p ORDER BY p.code COLLATE "C" LIMIT 1))
			WHEN 'purpose' THEN CASE WHEN f.proname IN ('issue_report', 'open_ticket') THEN '''x''' ELSE 'NULL' END
			WHEN 'list' THEN CASE f.proname WHEN 'attested_on' THEN quote_literal((SELECT l.code FROM govcredit.policy_items('huaiyin-2019', 'lists') l WHERE NOT l.item ? 'subject_kind' ORDER BY l.code COLLATE "C" LIMIT 1)) ELSE '''training_kinds''' END WHEN 'kind' THEN '''department''' WHEN 'policy' THEN '''huaiyin-2019''' WHEN 'division' THEN '''990101'''
			WHEN 'document' THEN quote_literal((SELECT a.document FROM pg_temp.exported a)) WHEN 'records' THEN '''[]''' WHEN 'sha256' THEN quote_literal(repeat('0', 64)) WHEN 'prefix' THEN '''regress_ask'''
			WHEN 'what' THEN '''示例局（演示数据）''' WHEN 'relation' THEN '''pg_temp.delivered''' WHEN 'places' THEN '10'
			WHEN 'first' THEN '''-9223372036854775808''' WHEN 'last' THEN '''9223372036854775807'''
			ELSE CASE f.proargtypes[i - 1] WHEN 'boolean'::regtype THEN 'false' WHEN 'bigint'::regtype THEN '1' ELSE 'NULL' END END, format_type(f.proargtypes[i - 1], NULL));
	END LOOP;
	/* Each in its own part of a transaction, and nothing of it stays. */
	FOR i IN 0 .. 1 LOOP
		BEGIN
			IF i = 1 THEN
				arguments[array_position(f.proargnames, which)] := format('%I => NULL', which);
			END IF;
			EXECUTE format('SELECT count(x) FROM %s(%s) x', f.oid::regproc, array_to_string(arguments, ', ')) INTO rows_null;
			RAISE EXCEPTION USING ERRCODE = 'P0R01';
		EXCEPTION WHEN SQLSTATE 'P0R01' THEN
			rows_given := CASE i WHEN 0 THEN rows_null ELSE rows_given END;
		WHEN OTHERS THEN
			refused := concat_ws(', ', refused, format('%s %s', CASE i WHEN 0 THEN 'given' ELSE 'null' END, SQLSTATE));
			rows_null := NULL;
		END;
	END LOOP;
END
$$;
INSERT INTO ask.record (id, subject, record_type, decided_on, severity) VALUES (2, 1, 'accountability', '2026-02-10', 'serious');
INSERT INTO ask.peer (registry, own) VALUES ('示例区', true);
CREATE TABLE pg_temp.exported AS SELECT ask.export_records() AS document;
CREATE TABLE pg_temp.delivered (party text, party_code text, document text, record_type text, subject_kind text, decided_on date);
CREATE TABLE pg_temp.null_asked AS
SELECT p.proname AS function, a.name AS argument, w.*
  FROM pg_proc p CROSS JOIN LATERAL unnest(p.proargnames[:p.pronargs]) a (name) CROSS JOIN LATERAL pg_temp.without(p, a.name) w
 WHERE p.pronamespace = 'ask'::regnamespace AND p.prokind = 'f';
SELECT refused ~ 'null' AS refused, rows_null IS NOT NULL AS answered, count(*) > 10 AS many FROM pg_temp.null_asked WHERE refused !~ 'given' OR refused IS NULL GROUP BY 1, 2 ORDER BY 1, 2;
SELECT function, argument, rows_given, rows_null, refused FROM pg_temp.null_asked WHERE rows_null < rows_given OR refused ~ 'given' ORDER BY function COLLATE "C", argument COLLATE "C";
-- Who was there once has a file and no score; whose policy cannot judge is told so in a line
INSERT INTO ask.subject (id, kind, name, division, valid) VALUES (2, 'official', '某甲（演示数据）', '990101', '[2020-01-01,2025-01-01)');
INSERT INTO ask.subject_link (subject, role, target, valid) VALUES (2, 'unit', 1, '[2020-01-01,2025-01-01)');
SELECT section, code, title FROM ask.integrity_file(2, '2026-06-30');
SELECT * FROM ask.explain_score(2, '2026-06-30');
SELECT line, step, effect, note FROM ask.explain_score(1, '2018-06-30');
SELECT subject, score, rank, unjudged FROM ask.ranking_on('2018-06-30') WHERE subject = 1;
DROP SCHEMA ask, ask_internal, ask_zh CASCADE;

-- What was ranked stays what it was for its division's members, though a subject has moved since; over whom no policy was in force it says so
SELECT govcredit.create_registry('mv');
INSERT INTO mv.jurisdiction (division, policy, valid, lapse) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)', NULL), ('990201', 'huaiyin-2019', '[2019-06-12,2025-01-01)', '停用（演示数据）');
INSERT INTO mv.subject (id, kind, name, division) VALUES (1, 'department', '示例甲局（演示数据）', '990101'), (2, 'department', '示例乙局（演示数据）', '990101'), (3, 'department', '示例丙局（演示数据）', '990102'),
	(4, 'official', '某甲（演示数据）', '990101'), (6, 'department', '示例丁局（演示数据）', '990201');
INSERT INTO mv.record (id, subject, record_type, decided_on) VALUES (1, 2, 'bad_case', '2026-01-10'), (2, 4, 'bad_case', '2026-01-10');
-- Nobody owes the publication of what the public does not read
SELECT d.subject, d.record, EXISTS (SELECT FROM mv_internal.protected_kind k JOIN mv.subject s ON s.kind = k.kind WHERE s.id = d.subject) AS person FROM mv.deadlines_on('2026-02-28') d WHERE d.what = 'publication' ORDER BY 1, 2;
CALL mv.evaluate('2026-06-30');
CALL mv.freeze(1);
SELECT mv.publish(1) IS NOT NULL AS published;
SELECT subject, jurisdiction, rank, peers, unjudged FROM mv.evaluation_ranking(1) ORDER BY subject;
SELECT count(*) AS differences FROM mv.evaluation_differences(1);
UPDATE mv.subject SET division = '990102' WHERE id IN (2, 4);
SELECT count(*) AS roles FROM mv.setup_roles('regress_mv');
CREATE ROLE regress_mv_old IN ROLE regress_mv_analyst;
CREATE ROLE regress_mv_new IN ROLE regress_mv_analyst;
INSERT INTO mv.access_scope (member, division) VALUES ('regress_mv_old', '990101'), ('regress_mv_new', '990102');
SET ROLE regress_mv_old;
SELECT r.subject, r.rank, r.peers, (SELECT count(*) FROM mv.evaluation_contribution c WHERE c.evaluation = 1 AND c.subject = r.subject) AS lines FROM mv.evaluation_ranking(1) r ORDER BY 1;
SELECT id FROM mv.subject ORDER BY 1;
SET ROLE regress_mv_new;
SELECT r.subject, r.rank, r.peers FROM mv.evaluation_ranking(1) r ORDER BY 1;
RESET ROLE;
DROP OWNED BY regress_mv_old, regress_mv_new, regress_mv_reader, regress_mv_analyst, regress_mv_recorder, regress_mv_reviewer, regress_mv_administrator;
DROP SCHEMA mv, mv_internal, mv_zh CASCADE;
DROP ROLE regress_mv_old, regress_mv_new, regress_mv_reader, regress_mv_analyst, regress_mv_recorder, regress_mv_reviewer, regress_mv_administrator;

-- No number that is none is reckoned with: every numeric argument of every function
\getenv abs_srcdir PG_ABS_SRCDIR
\set file :abs_srcdir '/test/data/every_argument.sql'
\set ECHO none
\i :file
\set ECHO all
CREATE FUNCTION pg_temp.reckon(fn oid, place int, number text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	arguments text[];
	missing text;
	answer text;
BEGIN
	SELECT * INTO f FROM pg_proc WHERE oid = fn;
	SELECT x.known, x.missing INTO arguments, missing FROM pg_temp.arguments(f) x;
	IF missing IS NOT NULL THEN
		RETURN format('not called: no value for %s', missing);
	END IF;
	arguments[place] := format('(%L)::numeric', number);
	EXECUTE pg_temp.call_text(f, arguments, '(SELECT)') INTO answer;
	RETURN 'taken: ' || coalesce(answer, 'NULL');
EXCEPTION WHEN numeric_value_out_of_range OR invalid_parameter_value THEN
	RETURN 'refused';
WHEN OTHERS THEN
	RETURN format('%s: %s', SQLSTATE, SQLERRM);
END
$$;
CREATE TEMP TABLE reckoned AS
SELECT p.oid::regprocedure AS function, coalesce(p.proargnames[a.n], '$' || a.n) AS argument, v.number, pg_temp.reckon(p.oid, a.n::int, v.number) AS answer
  FROM extension_function p CROSS JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY a (type, n) CROSS JOIN (VALUES ('NaN'), ('Infinity'), ('-Infinity')) v (number)
 WHERE a.type = 'numeric'::regtype;
SELECT argument, count(DISTINCT function) AS functions, count(*) FILTER (WHERE answer = 'refused') AS refused, count(*) AS asked FROM reckoned GROUP BY argument ORDER BY argument COLLATE "C";
-- judges() is who says that it is out of range
SELECT function, argument, number, answer FROM reckoned WHERE answer <> 'refused' AND answer !~ '^taken: \w+_out_of_range$' ORDER BY function::text COLLATE "C", argument COLLATE "C", number COLLATE "C";
SELECT govcredit.late_interest(1000, '2026-01-10', '2026-01-20', 0.0005), govcredit.late_interest(0, '2026-01-10', '2026-01-20', 0);
-- NULL in place of any argument of a function that answers in rows: of a question an error or a row that says unknown. What explains a value has nothing to explain where that is NULL, what lists the items of a policy none of no policy; an amount, a flag or a grade that is NULL is none
CREATE FUNCTION pg_temp.rows_of(fn oid, place int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	arguments text[];
	missing text;
	answer text;
BEGIN
	SELECT * INTO f FROM pg_proc WHERE oid = fn;
	SELECT x.known, x.missing INTO arguments, missing FROM pg_temp.arguments(f) x;
	IF missing IS NOT NULL THEN
		RETURN NULL;
	END IF;
	IF place > 0 THEN
		arguments[place] := format('NULL::%s', format_type(f.proargtypes[place - 1], NULL));
	END IF;
	EXECUTE format('SELECT count(x) FROM (SELECT 1 FROM %s(%s)) x', fn::regproc, array_to_string(arguments, ', ')) INTO answer;
	RETURN CASE answer WHEN '0' THEN 'nothing' ELSE 'rows' END;
EXCEPTION WHEN null_value_not_allowed THEN
	RETURN 'refused';
WHEN OTHERS THEN
	RETURN format('%s: %s', SQLSTATE, SQLERRM);
END
$$;
INSERT INTO argument_value VALUES ('test_policy.tests', '''{"a": {"ask": "points", "with": {"subject_kind": "x", "record_type": "y", "decided_on": "2026-01-10"}, "expect": null}}'''), ('explain_workdays.n', '5'),
	('compare_policies.facts', '''argument_fact'''), ('compare_policies.before', '''demo-arguments'''), ('compare_policies.after', '''demo-arguments'''), ('division_chain.division', '''370104''');
CREATE TABLE argument_fact (subject text, subject_kind text, record_type text, decided_on date);
CREATE TEMP TABLE null_of_set AS
SELECT p.proname AS function, coalesce(p.proargnames[a.n], '$' || a.n) AS argument, pg_temp.rows_of(p.oid, 0) AS given, pg_temp.rows_of(p.oid, a.n) AS answer
  FROM extension_function p CROSS JOIN LATERAL generate_series(1, p.pronargs) a (n) WHERE p.proretset;
SELECT given IS NULL AS not_called, answer, count(*) > 10 AS many FROM null_of_set WHERE answer IN ('rows', 'refused', 'nothing') OR given IS NULL GROUP BY given IS NULL, answer ORDER BY given IS NULL, answer COLLATE "C";
SELECT function, string_agg(argument, ', ' ORDER BY argument COLLATE "C") AS nothing_for_null FROM null_of_set WHERE answer = 'nothing' AND given = 'rows' GROUP BY function ORDER BY function COLLATE "C";
\set VERBOSITY terse
SELECT * FROM govcredit.test_policy(NULL);
SELECT * FROM govcredit.compare_policies('huaiyin-2019', NULL, 'argument_fact', '2026-06-30');
SELECT * FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019', 'argument_fact', NULL);
SELECT * FROM govcredit.missing_steps('huaiyin-2019', NULL, '{}');
SELECT * FROM govcredit.validate_json('penalty-2018', NULL);
DROP TABLE argument_fact;
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

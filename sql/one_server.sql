--
-- one_server: a registry is on one server.  Citus leaves an empty shell of a
-- table that it distributes; here its catalogue is imitated, which is all that
-- the registry looks at.  test/citus/run does the same with a real one.
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('os');
INSERT INTO os.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO os.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO os.record (id, subject, record_type, decided_on) VALUES (1, 1, 'disclosure_missed', '2026-01-10');
INSERT INTO os.matter (id, kind, subject, title, opened_on) VALUES (1, 'service', 1, '办件', '2026-01-05');
CALL os.evaluate('2026-06-30');
CALL os.freeze(1);
CALL os.evaluate('2026-05-31');
SELECT os.issue_report(1, '核对', '2026-06-30') AS report \gset

-- Everything that people call or read, with arguments that have an answer
CREATE FUNCTION pg_temp.asked(f pg_proc) RETURNS text LANGUAGE sql AS $$
	SELECT format(CASE f.prokind WHEN 'p' THEN 'CALL %s(%s)' ELSE 'SELECT count(*) FROM %s(%s) x' END, f.oid::regproc, string_agg(
			CASE WHEN a.type = 'date'::regtype THEN '''2026-06-30'''
				 WHEN a.name = 'since' THEN 'NULL'
				 WHEN a.type = 'timestamptz'::regtype THEN '''infinity'''
				 WHEN a.type = 'boolean'::regtype THEN 'false'
				 WHEN a.type = 'govcredit.policy'::regtype THEN '''huaiyin-2019'''
				 WHEN a.type = 'govcredit.resident_id'::regtype THEN '''11010519491231002X'''
				 WHEN a.name = 'action' THEN quote_literal((SELECT p.code FROM govcredit.policy_items('huaiyin-2019', 'actions') p ORDER BY p.code COLLATE "C" LIMIT 1))
				 WHEN a.name = 'list' THEN '''government_rating'''
				 WHEN a.name = 'kind' THEN '''department'''
				 WHEN a.name = 'records' THEN '''[]'''
				 WHEN a.name = 'document' THEN '''{}'''
				 WHEN a.name IN ('subject', 'evaluation', 'record', 'matter', 'levels', 'report') THEN '1'
				 WHEN a.name IN ('batch', 'places', 'first', 'last') THEN '10'
				 WHEN a.name IN ('sha256', 'title') OR a.name = 'purpose' AND f.proname IN ('issue_report', 'open_ticket') THEN '''x'''
				 ELSE 'NULL' END, ', ' ORDER BY a.n))
	  FROM unnest(f.proargnames[:f.pronargs], f.proargtypes::oid[]) WITH ORDINALITY a (name, type, n)
$$;
CREATE TABLE os_asked AS
	SELECT format('%s %s', n.nspname, p.proname) AS what, pg_temp.asked(p) AS question
	  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
	 WHERE n.nspname IN ('os', 'os_zh') AND p.prorettype <> 'trigger'::regtype
	 UNION ALL
	SELECT format('%s %s', n.nspname, c.relname), format('SELECT count(*) FROM %s', c.oid::regclass)
	  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
	 WHERE n.nspname IN ('os', 'os_zh') AND c.relkind = 'v';

-- What it does is undone.
CREATE FUNCTION pg_temp.answer(question text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE question;
	RAISE EXCEPTION 'answers';
EXCEPTION WHEN OTHERS THEN
	RETURN CASE SQLERRM WHEN 'answers' THEN 'answers' ELSE SQLSTATE || ' ' || SQLERRM END;
END
$$;
CREATE VIEW os_answered AS
	WITH a AS MATERIALIZED (SELECT a.what, pg_temp.answer(a.question) AS answer FROM os_asked a)
	SELECT a.answer, CASE WHEN count(*) > 20 THEN 'most' ELSE string_agg(a.what, ', ' ORDER BY a.what COLLATE "C") END AS what
	  FROM a GROUP BY a.answer;
-- Each answers here, or refuses for another reason: a procedure wants no transaction around it
SELECT * FROM os_answered a ORDER BY a.answer COLLATE "C";

-- Citus is there, and has tables of others
SET allow_system_table_mods = on;
CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass NOT NULL, partmethod "char" NOT NULL);
CREATE TABLE public.os_elsewhere (code govcredit.uscc);
INSERT INTO pg_catalog.pg_dist_partition VALUES ('public.os_elsewhere', 'h');
SELECT * FROM os_answered a ORDER BY a.answer COLLATE "C";
-- ... and one of the registry's, in the session that has just asked
INSERT INTO pg_catalog.pg_dist_partition VALUES ('os.evaluation_score', 'h');
DISCARD PLANS;	-- Citus has those that read the table made anew; here it is imitated, and another's may stay kept
SELECT * FROM os_answered a ORDER BY a.answer COLLATE "C";

-- Who reads it, in Chinese, too
\set VERBOSITY default
SELECT * FROM os.ranking_on('2026-06-30');
SET govcredit.language = 'zh';
SELECT * FROM os.ranking_on('2026-06-30');
RESET govcredit.language;
\set VERBOSITY terse
-- Nothing enters, evaluations are not drawn up
CALL os.evaluate('2026-07-01');
CALL os.freeze(2);
\c -
SET client_min_messages = warning;
INSERT INTO os.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-11');
-- Taken back, all is as it was; asked while a query is planned, it is nowhere in the plan
SET allow_system_table_mods = on;
DROP TABLE pg_catalog.pg_dist_partition;
INSERT INTO os.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-11');
SELECT count(*) FROM os.ranking_on('2026-06-30');
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || query; END $$;
SELECT count(*) > 5 AS lines, count(*) FILTER (WHERE p ~ 'one_server') AS asked FROM pg_temp.plan($$SELECT * FROM os.ranking_on('2026-06-30')$$) p;
SELECT count(*) > 5 AS lines, count(*) FILTER (WHERE p ~ 'one_server') AS asked FROM pg_temp.plan($$SELECT * FROM os.ranking_on('2026-06-30', '2026-01-01')$$) p;
SET client_min_messages = warning;
DROP TABLE os_asked CASCADE;
DROP TABLE public.os_elsewhere;
DROP SCHEMA os, os_internal, os_zh CASCADE;

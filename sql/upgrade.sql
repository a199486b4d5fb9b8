--
-- upgrade: what upgrade_registry() brings back, what it leaves alone, and how
-- the next version is one entry of registry_migrations()
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- migrations change rows: refused in an older snapshot
SET client_min_messages = warning;
CREATE ROLE regress_up_owner;
CREATE ROLE regress_up_guest;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO regress_up_owner', current_database()); END $$;
SET ROLE regress_up_owner;
SELECT govcredit.create_registry('up');
RESET ROLE;
-- Every statement of the template is one an upgrade knows what to do with
SELECT DISTINCT substring(s.statement FROM '^(CREATE (?:UNIQUE )?[A-Z]+|COMMENT ON [A-Z]+|[A-Z]+ [A-Z]+|DO)') AS statement
  FROM govcredit.registry_statements('up') s ORDER BY 1;
SELECT version, extension_version FROM up_internal.registry_version;
-- What it is, before anything happens to it
CREATE FUNCTION pg_temp.everything(schema text) RETURNS TABLE (what text) LANGUAGE sql AS $$
	SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
	 UNION ALL SELECT c.relname || ' ' || c.reloptions::text || pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1))) AND c.relkind = 'v'
	 UNION ALL SELECT pg_get_triggerdef(t.oid) || t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1))) AND NOT t.tgisinternal
	 UNION ALL SELECT c.relname || k.conname || pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
	 UNION ALL SELECT i.identity || ': ' || d.description FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i WHERE i.schema = ANY (govcredit.registry_schemas($1))
	 UNION ALL SELECT p.polrelid::regclass || ' ' || p.polname || ' ' || p.polcmd::text || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
		FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
	 UNION ALL SELECT c.relname || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
	 UNION ALL SELECT c.relname || x.grantee::regrole || x.privilege_type || x.is_grantable::text FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1))) AND c.relkind <> 'S'
	 UNION ALL SELECT p.oid::regprocedure::text || x.grantee || x.privilege_type FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) x WHERE p.pronamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
	 UNION ALL SELECT c.relname || p.proname || pg_get_userbyid(c.relowner) || pg_get_userbyid(p.proowner) FROM pg_class c, pg_proc p WHERE c.oid = ($1 || '.record')::regclass AND p.pronamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas($1)))
$$;
INSERT INTO up.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO up.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO up.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
-- (the roles are nobody's, not those of who may make roles)
ALTER ROLE regress_up_owner SUPERUSER;
SELECT count(*) FROM up.setup_roles('regress_up');
ALTER ROLE regress_up_owner NOSUPERUSER;
-- A DBA's own
ALTER TABLE up.record ADD COLUMN case_no text;
CREATE INDEX record_case_idx ON up.record (case_no);
DROP INDEX up.record_act_idx;
CREATE VIEW up.my_ranking AS SELECT subject, score FROM up.ranking_on('2026-06-30');
CREATE FUNCTION up.my_function() RETURNS integer LANGUAGE sql RETURN 7;
GRANT SELECT ON up.my_ranking, up.ranking TO regress_up_guest;
GRANT EXECUTE ON FUNCTION up_internal.today() TO regress_up_guest;
GRANT USAGE ON SCHEMA up TO regress_up_guest;
CREATE POLICY mine ON up.record FOR SELECT TO regress_up_guest USING (subject = 1);
-- (a body that is made again names the columns a row type has by then)
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
CREATE TABLE up_before AS SELECT * FROM pg_temp.everything('up');

-- Damage
CREATE OR REPLACE FUNCTION up_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2000-01-01';
CREATE OR REPLACE FUNCTION up_internal.check_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE OR REPLACE VIEW up.ranking AS SELECT * FROM up.ranking_on('2000-01-01');
DROP VIEW up_zh.预警;
DROP FUNCTION up.candidates_on(text, date, bigint, timestamptz);
DROP TRIGGER keep_history ON up.record;
ALTER TABLE up.objection DISABLE TRIGGER check_objection;
ALTER TABLE up.record DROP CONSTRAINT record_amount_check;
COMMENT ON TABLE up.record IS 'nothing';
COMMENT ON COLUMN up.ranking.score IS NULL;
SELECT count(*) > 6 AS damaged FROM (TABLE up_before EXCEPT SELECT * FROM pg_temp.everything('up')) x;
-- Not by anybody
SET ROLE regress_up_guest;
SELECT govcredit.upgrade_registry('up');
SET ROLE regress_up_administrator;
SELECT govcredit.upgrade_registry('up');
SELECT up.setup_roles('regress_up');
RESET ROLE;
-- Not while keys are off, which its owner cannot undo
ALTER TABLE up.suspension DISABLE TRIGGER ALL;
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
ALTER TABLE up.suspension ENABLE TRIGGER ALL;
-- Undone, in a session of its owner's; what the rows do not keep is told
BEGIN;
INSERT INTO up.record (subject, record_type, decided_on, amount) SELECT subject, record_type, decided_on, -5 FROM up.record LIMIT 1 RETURNING amount;
SET CONSTRAINTS ALL IMMEDIATE;
SET LOCAL SESSION AUTHORIZATION regress_up_owner;
\set VERBOSITY terse
SELECT govcredit.upgrade_registry('up');
\set VERBOSITY default
ROLLBACK;
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
SELECT CURRENT_USER = SESSION_USER AS myself;
(TABLE up_before EXCEPT ALL SELECT * FROM pg_temp.everything('up')) UNION ALL (SELECT * FROM pg_temp.everything('up') EXCEPT ALL TABLE up_before);
SELECT to_regclass('up.record_case_idx') IS NOT NULL AS has_mine, to_regclass('up.record_act_idx') IS NULL AS without_theirs, up.my_function(),
	   (SELECT count(*) FROM up.my_ranking) AS ranked;
-- Twice; a role that was set is kept
SET SESSION AUTHORIZATION regress_up_owner;
SET ROLE regress_up_owner;
SELECT govcredit.upgrade_registry('up');
SELECT CURRENT_USER;
RESET SESSION AUTHORIZATION;
SELECT count(*) FROM (SELECT * FROM pg_temp.everything('up') EXCEPT ALL TABLE up_before) x;
SELECT version, extension_version FROM up_internal.registry_version;

-- The next version: a table gains a column, a function and a view another
-- signature, a function goes; all that rests on them is made again
CREATE FUNCTION pg_temp.next_version(template text, migrations text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION govcredit.registry_template() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %L', template);
	EXECUTE format('CREATE OR REPLACE FUNCTION govcredit.registry_migrations() RETURNS TABLE (version integer, retires text[], statements text)
		LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $m$ VALUES (1, ''{}''::text[], '''') %s $m$', migrations);
END
$$;
BEGIN;
SELECT pg_temp.next_version(replace(replace(replace(replace(replace(govcredit.registry_template(),
		E'CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT ''infinity'')',
		E'CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT ''infinity'', places bigint DEFAULT 10)'),
		'@registry@.ranking_on(date, timestamptz)', '@registry@.ranking_on(date, timestamptz, bigint)'),
		E'CREATE TYPE @registry@.ranking_row AS (\n\tjurisdiction', E'CREATE TYPE @registry@.ranking_row AS (\n\tdivision'),
		'@registry@.ranking_row.jurisdiction', '@registry@.ranking_row.division'),
		E'CREATE FUNCTION @internal@.today()', E'CREATE FUNCTION @internal@.tomorrow() RETURNS date LANGUAGE sql STABLE RETURN CURRENT_DATE + 1;\n-- next:1\nCOMMENT ON FUNCTION @internal@.tomorrow() IS ''明天'';\n-- next:2\nCREATE FUNCTION @internal@.today()'),
	$m$, (2, '{"@registry@.ranking_on(date,timestamptz)","@registry@.ranking","@internal@.policy_family(govcredit.policy)","@internal@.no_such()"}',
		'ALTER TABLE @registry@.objection ADD COLUMN telephone text; UPDATE @registry@.objection SET telephone = ''-''; ALTER TYPE @registry@.ranking_row RENAME ATTRIBUTE jurisdiction TO division') $m$);
SAVEPOINT ready;
SET SESSION AUTHORIZATION regress_up_owner;
-- a view of the DBA's stands on what changes: it is named, and nothing has happened
SELECT govcredit.upgrade_registry('up');
ROLLBACK TO ready;
CREATE VIEW public.up_elsewhere AS SELECT count(*) FROM up_zh.排名;
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
ROLLBACK TO ready;
DROP VIEW up.my_ranking;
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
SELECT version FROM up_internal.registry_version ORDER BY 1;
SELECT division, rank FROM up.ranking;
SELECT attname FROM pg_attribute WHERE attrelid = 'up.objection'::regclass AND attname = 'telephone';
SELECT has_table_privilege('regress_up_guest', 'up.ranking', 'SELECT') AS granted, has_table_privilege('regress_up_analyst', 'up_zh.排名', 'SELECT') AS role,
	   has_function_privilege('regress_up_guest', 'up_internal.tomorrow()', 'EXECUTE') AS guest, has_function_privilege('regress_up_analyst', 'up.ranking_on(date, timestamptz, bigint)', 'EXECUTE') AS analyst;
SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace IN ('up'::regnamespace, 'up_internal'::regnamespace, 'up_zh'::regnamespace) AND relname IN ('ranking', '排名') ORDER BY relname COLLATE "C";
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
-- A new registry is the same as one that was upgraded
SET ROLE regress_up_owner;
SELECT govcredit.create_registry('fresh');
RESET ROLE;
SELECT r.relname, a.attname FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 WHERE r.relnamespace IN ('fresh'::regnamespace, 'fresh_internal'::regnamespace, 'fresh_zh'::regnamespace) AND r.relkind IN ('r', 'v')
 EXCEPT SELECT r.relname, a.attname FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 WHERE r.relnamespace IN ('up'::regnamespace, 'up_internal'::regnamespace, 'up_zh'::regnamespace);
SELECT regexp_replace(p.oid::regprocedure::text, '^fresh(_internal)?[.]|fresh(?=[.])', '', 'g') FROM pg_proc p WHERE p.pronamespace IN ('fresh'::regnamespace, 'fresh_internal'::regnamespace, 'fresh_zh'::regnamespace)
 EXCEPT SELECT regexp_replace(p.oid::regprocedure::text, '^up(_internal)?[.]|up(?=[.])', '', 'g') FROM pg_proc p WHERE p.pronamespace IN ('up'::regnamespace, 'up_internal'::regnamespace, 'up_zh'::regnamespace);
-- and an older extension refuses it
SELECT pg_temp.next_version(govcredit.registry_template(), '');
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
ROLLBACK;
-- What fails is said by its place in the source
BEGIN;
SELECT pg_temp.next_version(govcredit.registry_template(), $m$, (2, '{}', E'/* The second. */\n-- src/registry/migrate/0002.sql:2\nALTER TABLE @registry@.objection ADD COLUMN telephone text;\n-- src/registry/migrate/0002.sql:3\nALTER TABLE @registry@.no_such\n\tADD COLUMN telephone text;') $m$);
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
ROLLBACK;

-- Answers grow: a version that adds a column to every row type and every view leaves a user's views on all of them as they are
BEGIN;
DROP VIEW up.my_ranking;
CREATE SCHEMA regress_up_mine;
CREATE FUNCTION pg_temp.argument(type text, named text) RETURNS text LANGUAGE sql AS $$
	SELECT CASE WHEN type = 'date' THEN 'date ''2026-06-30''' WHEN type = 'timestamptz' THEN '''infinity''' WHEN type = 'int8' THEN '1' WHEN type = 'division' THEN '''990101''' WHEN type = 'policy' THEN '''huaiyin-2019'''
		WHEN named = 'sha256' THEN '''0''' WHEN named = 'list' THEN '''other_acts''' WHEN named = 'kind' THEN '''department''' WHEN named = 'action' THEN '''fiscal_appropriation''' ELSE 'NULL' END
$$;
CREATE TABLE regress_up_mine.question AS
	SELECT p.proname::text || CASE WHEN to_regclass(format('up.%I', p.proname)) IS NULL THEN '' ELSE '()' END AS name, p.provolatile <> 'v' AS asks, format('SELECT * FROM %s(%s)', p.oid::regproc, (
			SELECT string_agg(pg_temp.argument(t.typname, p.proargnames[i.n]), ', ' ORDER BY i.n)
			  FROM generate_series(1, p.pronargs - p.pronargdefaults) i (n) JOIN pg_type t ON t.oid = p.proargtypes[i.n - 1])) AS query
	  FROM pg_proc p WHERE p.pronamespace = to_regnamespace('up') AND p.prokind = 'f' AND p.prorettype <> 'void'::regtype AND p.proname <> 'my_function'
	 UNION ALL
	SELECT c.relname, true, format('SELECT * FROM %s', c.oid::regclass)
	  FROM pg_class c WHERE c.relnamespace IN (to_regnamespace('up'), to_regnamespace('up_zh')) AND c.relkind IN ('v', 'r');
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (name text, answer text) LANGUAGE plpgsql AS $$
BEGIN
	FOR name IN SELECT q.name FROM regress_up_mine.question q WHERE q.asks ORDER BY q.name COLLATE "C" LOOP
		BEGIN
			EXECUTE format('SELECT string_agg(x::text, chr(10) ORDER BY x::text COLLATE "C") FROM regress_up_mine.%I x', name) INTO answer;
		EXCEPTION WHEN no_data_found OR null_value_not_allowed THEN
			answer := SQLERRM;
		END;
		RETURN NEXT;
	END LOOP;
END
$$;
DO $$
DECLARE
	q record;
BEGIN
	FOR q IN SELECT * FROM regress_up_mine.question LOOP
		EXECUTE format('CREATE VIEW regress_up_mine.%I AS %s', q.name, q.query);
	END LOOP;
END $$;
SELECT count(*) > 80 AS views FROM regress_up_mine.question;
CREATE TABLE regress_up_mine.before AS SELECT * FROM pg_temp.answers();
SELECT count(*) > 12 AS answered FROM regress_up_mine.before WHERE answer IS NOT NULL;
DO $$
DECLARE
	template text := govcredit.registry_template();
	grown text := '';
	part record;
BEGIN
	FOR part IN SELECT t.typname AS name FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE t.typnamespace = to_regnamespace('up') LOOP
		template := regexp_replace(template, format('(CREATE TYPE @registry@\.%s AS \([^;]*)\n\);', part.name),
			format(E'\\1,\n\tgrown text\n);\n-- next:1\nCOMMENT ON COLUMN @registry@.%s.grown IS ''grown 增加'';', part.name));
		grown := grown || format(E'ALTER TYPE @registry@.%s ADD ATTRIBUTE grown text;\n', part.name);
	END LOOP;
	/* Function by function, one column more of each query that is its answer; not of what passes another's rows on. */
	SELECT string_agg(CASE
			WHEN x.s !~ 'RETURNS SETOF @registry@\.\w+_row' AND x.s !~ '^-- \S+\nCREATE VIEW @registry@\.(person|published|evaluation_contribution) ' THEN x.s
			WHEN x.s ~ '\nCREATE VIEW' THEN regexp_replace(x.s, '(\) AS)\n(.*);', E'\\1 SELECT x.*, ''new''::text AS grown FROM (\n\\2) x;\n-- next:1\nCOMMENT ON COLUMN @registry@.' || substring(x.s, 'VIEW @registry@\.(\w+)') || E'.grown IS ''grown 增加'';')
			WHEN x.s ~ '\nBEGIN ATOMIC\n\tSELECT a\.\* FROM @internal@' THEN x.s
			WHEN x.s ~ '\nBEGIN ATOMIC\n' THEN regexp_replace(x.s, '\nBEGIN ATOMIC\n(.*);\nEND;', E'\nBEGIN ATOMIC\n\tSELECT x.*, ''new''::text FROM (\n\\1) x;\nEND;')
			ELSE regexp_replace(x.s, 'RETURN QUERY(?! SELECT x\.\* FROM)(.*?);\n', E'RETURN QUERY SELECT x.*, ''new''::text FROM (\\1) x;\n', 'g') END, E'\n' ORDER BY x.n) INTO template
	  FROM regexp_split_to_table(template, E'\n(?=-- \\S+:[0-9]+\n)') WITH ORDINALITY x (s, n);
	PERFORM pg_temp.next_version(template, format(', (2, ''{}'', %L)', grown));
END $$;
SET SESSION AUTHORIZATION regress_up_owner;
SELECT govcredit.upgrade_registry('up');
RESET SESSION AUTHORIZATION;
SELECT b.name FROM regress_up_mine.before b FULL JOIN pg_temp.answers() a USING (name) WHERE a.answer IS DISTINCT FROM b.answer;
-- and what there is has grown
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype AND t.typtype = 'c'
 WHERE p.pronamespace = to_regnamespace('up') AND t.typnamespace = p.pronamespace AND p.proretset AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attname = 'grown') ORDER BY p.proname COLLATE "C";
SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace IN (to_regnamespace('up'), to_regnamespace('up_zh')) AND c.relkind = 'v'
   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('grown', '增加'))
   AND c.relname <> ALL ('{事项台账,投诉台账,承诺台账,异议台账,修复台账,名单台账,义务清单}') ORDER BY 1; -- what has columns of its own
SELECT grown FROM up.ranking LIMIT 1;
-- The registry as the next version makes it is the same: what is not parsed, since the DBA has a column more
SELECT govcredit.create_registry('fresh');
SELECT count(*) FROM fresh.setup_roles('regress_fresh');
SELECT regexp_replace(x.what, '\mfresh(?=_internal|_zh|\.|'')', 'up', 'g') FROM pg_temp.everything('fresh') x (what) WHERE x.what ~ '\n LANGUAGE plpgsql\n' AND x.what !~ '(_known|_history)\('
 EXCEPT SELECT x.what FROM pg_temp.everything('up') x (what);
ROLLBACK;

-- A name that needs quotes
SELECT govcredit.create_registry('Up "to" 100% 示例');
SELECT count(*) FROM "Up ""to"" 100% 示例".setup_roles('regress_up_q');
SELECT govcredit.upgrade_registry('Up "to" 100% 示例');
SET ROLE regress_up_q_analyst;
SELECT count(*) FROM "Up ""to"" 100% 示例".ranking;
RESET ROLE;
DROP SCHEMA "Up ""to"" 100% 示例", "Up ""to"" 100% 示例_internal", "Up ""to"" 100% 示例_zh" CASCADE;

DROP TABLE up_before;
DROP SCHEMA up, up_internal, up_zh CASCADE;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_up_owner', current_database()); END $$;
DROP ROLE regress_up_owner, regress_up_guest, regress_up_reader, regress_up_analyst, regress_up_recorder, regress_up_reviewer, regress_up_administrator,
	regress_up_q_reader, regress_up_q_analyst, regress_up_q_recorder, regress_up_q_reviewer, regress_up_q_administrator;

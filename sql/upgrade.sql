--
-- upgrade: what upgrade_registry() brings back, what it leaves alone, and how
-- the next version is one entry of registry_migrations()
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET search_path = public, govcredit;
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
SELECT version, extension_version FROM up.registry_version;
-- What it is, before anything happens to it
CREATE FUNCTION pg_temp.everything(schema text) RETURNS TABLE (what text) LANGUAGE sql AS $$
	SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = $1::regnamespace
	 UNION ALL SELECT c.relname || ' ' || c.reloptions::text || pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'v'
	 UNION ALL SELECT pg_get_triggerdef(t.oid) || t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal
	 UNION ALL SELECT i.identity || ': ' || d.description FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i WHERE i.schema = $1
	 UNION ALL SELECT p.polrelid::regclass || ' ' || p.polname || ' ' || p.polcmd::text || coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')
		FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = $1::regnamespace
	 UNION ALL SELECT c.relname || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relnamespace = $1::regnamespace
	 UNION ALL SELECT c.relname || x.grantee::regrole || x.privilege_type || x.is_grantable::text FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x WHERE c.relnamespace = $1::regnamespace AND c.relkind <> 'S'
	 UNION ALL SELECT p.oid::regprocedure::text || x.grantee || x.privilege_type FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) x WHERE p.pronamespace = $1::regnamespace
	 UNION ALL SELECT c.relname || p.proname || pg_get_userbyid(c.relowner) || pg_get_userbyid(p.proowner) FROM pg_class c, pg_proc p WHERE c.oid = ($1 || '.record')::regclass AND p.pronamespace = $1::regnamespace
$$;
INSERT INTO up.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO up.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO up.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
SELECT count(*) FROM up.setup_roles('regress_up');
-- A DBA's own
ALTER TABLE up.record ADD COLUMN case_no text;
CREATE INDEX record_case_idx ON up.record (case_no);
DROP INDEX up.record_act_idx;
CREATE VIEW up.my_ranking AS SELECT subject, score FROM up.ranking_on('2026-06-30');
CREATE FUNCTION up.my_function() RETURNS integer LANGUAGE sql RETURN 7;
GRANT SELECT ON up.my_ranking, up.ranking TO regress_up_guest;
GRANT EXECUTE ON FUNCTION up.today() TO regress_up_guest;
GRANT USAGE ON SCHEMA up TO regress_up_guest;
CREATE POLICY mine ON up.record FOR SELECT TO regress_up_guest USING (subject = 1);
UPDATE up.measure SET months = 6 WHERE indicator = 'lost_case_rate';
-- (a body that is made again names the columns a row type has by then)
SELECT govcredit.upgrade_registry('up');
CREATE TABLE up_before AS SELECT * FROM pg_temp.everything('up');

-- Damage
CREATE OR REPLACE FUNCTION up.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2000-01-01';
CREATE OR REPLACE FUNCTION up.check_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE OR REPLACE VIEW up.ranking AS SELECT * FROM up.ranking_on('2000-01-01');
DROP VIEW up.预警;
DROP FUNCTION up.candidates_on(text, date, bigint, timestamptz);
DROP TRIGGER keep_history ON up.record;
ALTER TABLE up.objection DISABLE TRIGGER check_objection;
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
-- Undone: by a superuser, in the owner's name
SELECT govcredit.upgrade_registry('up');
SELECT CURRENT_USER = SESSION_USER AS myself;
(TABLE up_before EXCEPT ALL SELECT * FROM pg_temp.everything('up')) UNION ALL (SELECT * FROM pg_temp.everything('up') EXCEPT ALL TABLE up_before);
SELECT to_regclass('up.record_case_idx') IS NOT NULL AS has_mine, to_regclass('up.record_act_idx') IS NULL AS without_theirs, up.my_function(),
	   (SELECT months FROM up.measure WHERE indicator = 'lost_case_rate') AS months, (SELECT count(*) FROM up.my_ranking) AS ranked;
-- Twice, and by its owner
SET ROLE regress_up_owner;
SELECT govcredit.upgrade_registry('up');
SELECT CURRENT_USER;
RESET ROLE;
SELECT count(*) FROM (SELECT * FROM pg_temp.everything('up') EXCEPT ALL TABLE up_before) x;
SELECT version, extension_version FROM up.registry_version;

-- The next version: a table gains a column, a function and a view another
-- signature, a function goes; all that rests on them is made again
BEGIN;
CREATE FUNCTION pg_temp.next_version(template text) RETURNS text LANGUAGE sql AS $$
	SELECT replace(replace(replace($1,
		E'CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT ''infinity'')\n\tRETURNS TABLE (jurisdiction govcredit.division,',
		E'CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT ''infinity'')\n\tRETURNS TABLE (division govcredit.division,'),
		'COMMENT ON COLUMN @registry@.ranking.jurisdiction', 'COMMENT ON COLUMN @registry@.ranking.division'),
		E'CREATE FUNCTION @registry@.today()', E'CREATE FUNCTION @registry@.tomorrow() RETURNS date LANGUAGE sql STABLE RETURN CURRENT_DATE + 1;\nCOMMENT ON FUNCTION @registry@.tomorrow() IS ''明天'';\nCREATE FUNCTION @registry@.today()')
$$;
DO $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION govcredit.registry_template() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN %L',
		pg_temp.next_version(govcredit.registry_template()));
	EXECUTE $f$CREATE OR REPLACE FUNCTION govcredit.registry_migrations() RETURNS TABLE (version integer, retires text[], statements text)
		LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS
		$m$ VALUES (1, '{}'::text[], NULL), (2, '{"ranking_on(date,timestamptz)","policy_family(govcredit.policy)","no_such()"}',
			'ALTER TABLE @registry@.agency ADD COLUMN telephone text; UPDATE @registry@.agency SET telephone = ''-''') $m$ $f$;
END $$;
SAVEPOINT ready;
-- a view of the DBA's stands on what changes: it is named, and nothing has happened
SELECT govcredit.upgrade_registry('up');
ROLLBACK TO ready;
CREATE VIEW public.up_elsewhere AS SELECT count(*) FROM up.排名;
SELECT govcredit.upgrade_registry('up');
ROLLBACK TO ready;
DROP VIEW up.my_ranking;
SELECT govcredit.upgrade_registry('up');
SELECT version FROM up.registry_version ORDER BY 1;
SELECT division, rank FROM up.ranking;
SELECT attname FROM pg_attribute WHERE attrelid = 'up.agency'::regclass AND attname = 'telephone';
SELECT has_table_privilege('regress_up_guest', 'up.ranking', 'SELECT') AS granted, has_table_privilege('regress_up_analyst', 'up.排名', 'SELECT') AS role,
	   has_function_privilege('regress_up_reader', 'up.tomorrow()', 'EXECUTE') AS reader, has_function_privilege('regress_up_analyst', 'up.tomorrow()', 'EXECUTE') AS analyst;
SELECT relname, pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace = 'up'::regnamespace AND relname IN ('ranking', '排名') ORDER BY relname COLLATE "C";
SELECT govcredit.upgrade_registry('up');
-- A new registry is the same as one that was upgraded
SET ROLE regress_up_owner;
SELECT govcredit.create_registry('fresh');
RESET ROLE;
SELECT r.relname, a.attname FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 WHERE r.relnamespace = 'fresh'::regnamespace AND r.relkind IN ('r', 'v')
 EXCEPT SELECT r.relname, a.attname FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 WHERE r.relnamespace = 'up'::regnamespace;
SELECT replace(p.oid::regprocedure::text, 'fresh.', '') FROM pg_proc p WHERE p.pronamespace = 'fresh'::regnamespace
 EXCEPT SELECT replace(p.oid::regprocedure::text, 'up.', '') FROM pg_proc p WHERE p.pronamespace = 'up'::regnamespace;
-- and an older extension refuses it
DO $$
BEGIN
	EXECUTE $f$CREATE OR REPLACE FUNCTION govcredit.registry_migrations() RETURNS TABLE (version integer, retires text[], statements text)
		LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1 AS $m$ VALUES (1, '{}'::text[], NULL::text) $m$ $f$;
END $$;
SELECT govcredit.upgrade_registry('up');
ROLLBACK;

-- A name that needs quotes
SELECT govcredit.create_registry('Up "to" 100% 示例');
SELECT count(*) FROM "Up ""to"" 100% 示例".setup_roles('regress_up_q');
SELECT govcredit.upgrade_registry('Up "to" 100% 示例');
SET ROLE regress_up_q_analyst;
SELECT count(*) FROM "Up ""to"" 100% 示例".ranking;
RESET ROLE;
DROP SCHEMA "Up ""to"" 100% 示例" CASCADE;

DROP TABLE up_before;
DROP SCHEMA up CASCADE;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_up_owner', current_database()); END $$;
DROP ROLE regress_up_owner, regress_up_guest, regress_up_reader, regress_up_analyst, regress_up_recorder, regress_up_reviewer, regress_up_administrator,
	regress_up_q_reader, regress_up_q_analyst, regress_up_q_recorder, regress_up_q_reviewer, regress_up_q_administrator;

--
-- rights: the catalogue against what role_rights() says, object by object, role
-- by role, privilege by privilege; and the ways to become more than one is
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET search_path = public, govcredit;
SET client_min_messages = warning;
CREATE ROLE regress_rts_owner;
CREATE ROLE regress_rts_other;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO regress_rts_owner, regress_rts_other', current_database()); END $$;

-- A schema others own, may create in, have something in, or get rights in by default
CREATE SCHEMA rts AUTHORIZATION regress_rts_other;
SET ROLE regress_rts_owner;
SELECT govcredit.create_registry('rts');
RESET ROLE;
ALTER SCHEMA rts OWNER TO regress_rts_owner;
GRANT CREATE ON SCHEMA rts TO regress_rts_other, PUBLIC;
SET ROLE regress_rts_owner;
SELECT govcredit.create_registry('rts');
RESET ROLE;
SET ROLE regress_rts_other;
CREATE FUNCTION rts.in_scope(govcredit.division) RETURNS boolean LANGUAGE sql RETURN true;
CREATE DOMAIN rts.date AS text;
CREATE OPERATOR rts.= (FUNCTION = nameeq, LEFTARG = name, RIGHTARG = name);
RESET ROLE;
REVOKE CREATE ON SCHEMA rts FROM regress_rts_other, PUBLIC;
SET ROLE regress_rts_owner;
SELECT govcredit.create_registry('rts');
RESET ROLE;
DROP FUNCTION rts.in_scope(govcredit.division);
DROP DOMAIN rts.date;
DROP OPERATOR rts.= (name, name);
SET ROLE regress_rts_owner;
ALTER DEFAULT PRIVILEGES GRANT SELECT, TRIGGER ON TABLES TO regress_rts_other;
ALTER DEFAULT PRIVILEGES IN SCHEMA rts GRANT EXECUTE ON FUNCTIONS TO regress_rts_other;
SELECT govcredit.create_registry('rts');
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM regress_rts_other;
ALTER DEFAULT PRIVILEGES IN SCHEMA rts REVOKE EXECUTE ON FUNCTIONS FROM regress_rts_other;
-- what is in the way is said by statement and place
CREATE TABLE rts.agency (id int);
\set VERBOSITY terse
SELECT govcredit.create_registry('rts');
\set VERBOSITY default
DO $$
DECLARE
	detail text;
BEGIN
	PERFORM govcredit.create_registry('rts');
EXCEPTION WHEN duplicate_table THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RAISE WARNING '%', regexp_replace(detail, '[0-9]+', 'N', 'g');
END
$$;
DROP TABLE rts.agency;
SELECT govcredit.create_registry('rts');
RESET ROLE;
SELECT govcredit.create_registry('govcredit');
BEGIN;
GRANT CREATE ON SCHEMA govcredit TO regress_rts_other;
SELECT govcredit.upgrade_registry('rts');
ROLLBACK;

-- Roles of somebody else are not taken silently
CREATE ROLE regress_rts_administrator LOGIN;
CREATE ROLE regress_rts_mallory IN ROLE regress_rts_administrator;
SELECT rts.setup_roles('regress_rts');
DROP ROLE regress_rts_administrator;
CREATE ROLE regress_rts_analyst IN ROLE regress_rts_mallory;
SELECT rts.setup_roles('regress_rts', adopt => true);
SELECT count(*) FROM rts.setup_roles('regress_rts');
SELECT count(*) FROM rts.setup_roles();
SELECT rts.setup_roles('regress_rts_b');
SELECT govcredit.create_registry('rtsb');
SELECT rtsb.setup_roles('regress_rts');
SELECT rtsb.setup_roles(repeat('x', 60));
BEGIN;
SELECT replace(r, current_database(), 'DATABASE') AS named FROM rtsb.setup_roles() r ORDER BY r COLLATE "C";
ROLLBACK;
DROP SCHEMA rtsb CASCADE;

-- Each table, view and sequence, each role, each privilege, column by column
CREATE VIEW pg_temp.object AS
	SELECT c.oid, c.relname, c.relkind, r.*,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS whole,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = '' ORDER BY a.attnum) AS given,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
					AND a.attname <> ALL (coalesce(r.decided, '{}')) ORDER BY a.attnum) AS facts
	  FROM pg_class c
	  LEFT JOIN rts.role_rights() r ON r.relation = c.relname AND c.relkind IN ('r', 'p')
	 WHERE c.relnamespace = 'rts'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f');
CREATE VIEW pg_temp.matrix AS
	SELECT o.relname, o.relkind, w.role, p.privilege,
		   CASE WHEN o.relkind = 'S' THEN
					CASE WHEN p.privilege IN ('SELECT', 'UPDATE') AND has_sequence_privilege(w.name, o.oid, p.privilege)
							OR p.privilege = 'INSERT' AND has_sequence_privilege(w.name, o.oid, 'USAGE') THEN '{"*"}'::name[] ELSE '{}' END
				WHEN p.privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
				THEN ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
							AND has_column_privilege(w.name, o.oid, a.attnum, p.privilege) ORDER BY a.attnum)
				WHEN has_table_privilege(w.name, o.oid, p.privilege) THEN '{"*"}' ELSE '{}' END AS found,
		   coalesce(CASE
				WHEN p.privilege IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') OR o.relkind = 'S' OR w.role = 'nobody' OR o.visible = 'owner' THEN NULL
				WHEN o.relkind = 'v' THEN CASE WHEN p.privilege = 'SELECT' AND (w.role <> 'reader' OR o.relname IN ('published', '公示信息')) THEN o.whole END
				WHEN o.relation IS NULL THEN '{unsaid}'
				WHEN p.privilege = 'SELECT' THEN CASE
						WHEN w.role = 'administrator' THEN o.whole
						WHEN w.role = 'reader' THEN CASE WHEN o.public_rows IS NOT NULL THEN coalesce(o.public_columns, o.whole) END
						WHEN o.visible = 'administrator' OR o.visible = 'ticket' AND w.role <> 'reviewer' THEN NULL
						ELSE o.whole END
				WHEN w.role = 'administrator' THEN CASE
						WHEN p.privilege = 'INSERT' AND o.administered IN ('add', 'change') THEN o.given
						WHEN p.privilege = 'UPDATE' AND o.administered = 'change' THEN o.given
						WHEN p.privilege = 'DELETE' AND o.administered IN ('delete', 'change') THEN '{"*"}' END
				WHEN w.role = 'recorder' THEN CASE
						WHEN p.privilege = 'INSERT' AND o.entered IS NOT NULL OR p.privilege = 'UPDATE' AND o.entered = 'change' THEN o.facts END
				WHEN w.role = 'reviewer' THEN CASE
						WHEN p.privilege = 'INSERT' AND o.decided = '{}' THEN o.given
						WHEN p.privilege = 'UPDATE' AND cardinality(o.decided || o.named) > 0
						THEN (o.decided || o.named)::name[] || CASE WHEN o.relname = 'subject' THEN '{note}' ELSE '{}' END::name[] END
				END, '{}'::name[]) AS said
	  FROM pg_temp.object o
	 CROSS JOIN (VALUES ('reader', 'regress_rts_reader'::name), ('analyst', 'regress_rts_analyst'), ('recorder', 'regress_rts_recorder'),
				('reviewer', 'regress_rts_reviewer'), ('administrator', 'regress_rts_administrator'), ('nobody', 'regress_rts_other')) w (role, name)
	 CROSS JOIN (SELECT unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[])
				  UNION ALL SELECT 'MAINTAIN' WHERE current_setting('server_version_num')::int >= 170000) p (privilege);
SELECT count(*) > 2000 AS looked_at FROM pg_temp.matrix;
SELECT relname, role, privilege, found, said FROM pg_temp.matrix
 WHERE NOT (found @> said AND said @> found) ORDER BY relname COLLATE "C", role, privilege;
-- the test can fail
BEGIN;
GRANT TRIGGER ON rts.record_history TO regress_rts_administrator;
GRANT UPDATE (id) ON rts.record TO regress_rts_recorder;
GRANT SELECT ON rts.subject_person TO PUBLIC;
GRANT USAGE ON SEQUENCE rts.record_id_seq TO regress_rts_recorder;
CREATE TABLE rts.unsaid ();
SELECT relname, role, privilege FROM pg_temp.matrix
 WHERE NOT (found @> said AND said @> found) AND (relname <> 'unsaid' OR role = 'reader') ORDER BY relname COLLATE "C", role, privilege;
ROLLBACK;
SELECT relation FROM rts.role_rights() EXCEPT SELECT relname FROM pg_temp.object;
-- What functions write nobody writes by hand, administrators neither
SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'rts'::regnamespace AND c.relkind IN ('r', 'p')
   AND NOT EXISTS (SELECT FROM pg_temp.matrix m WHERE m.relname = c.relname AND m.privilege IN ('INSERT', 'UPDATE') AND m.found <> '{}') ORDER BY c.relname COLLATE "C";
SELECT relname, role, privilege FROM pg_temp.matrix WHERE privilege = 'DELETE' AND role <> 'administrator' AND found <> '{}';
-- Nobody creates here, nothing is anybody else's, nothing is everybody's
SELECT r.rolname FROM pg_roles r WHERE r.rolname LIKE 'regress\_rts%' AND r.rolname <> 'regress_rts_owner' AND has_schema_privilege(r.oid, 'rts', 'CREATE');
SELECT d.classid::regclass, d.objid FROM pg_depend d
  JOIN pg_shdepend o ON o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0 AND o.deptype = 'o' AND o.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'rts'::regnamespace AND o.refobjid <> 'regress_rts_owner'::regrole;
SELECT c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g WHERE c.relnamespace = 'rts'::regnamespace AND g.grantee = 0;
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'rts'::regnamespace AND has_function_privilege('regress_rts_other', p.oid, 'EXECUTE');
-- With the owner's rights: pinned, no trigger of anybody's, and called by whom?
SELECT p.proname, p.proconfig[1] ~ '^search_path=pg_catalog, (govcredit, )?pg_temp$' AS pinned, string_agg(r.role, ', ' ORDER BY r.role) AS called_by
  FROM pg_proc p
  LEFT JOIN unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role) ON has_function_privilege('regress_rts_' || r.role, p.oid, 'EXECUTE')
 WHERE p.pronamespace = 'rts'::regnamespace AND p.prosecdef
 GROUP BY p.oid ORDER BY p.proname COLLATE "C";
SELECT p.proname, r.role FROM pg_proc p, unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role)
 WHERE p.pronamespace = 'rts'::regnamespace AND p.prorettype = 'trigger'::regtype AND has_function_privilege('regress_rts_' || r.role, p.oid, 'EXECUTE');
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'rts'::regnamespace AND has_function_privilege('regress_rts_reader', p.oid, 'EXECUTE') ORDER BY p.proname COLLATE "C";
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'govcredit'::regnamespace AND p.prosecdef;

-- An administrator stays one
CREATE ROLE regress_rts_d IN ROLE regress_rts_administrator;
INSERT INTO rts.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rts.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO rts.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
\set VERBOSITY terse
SET ROLE regress_rts_d;
CREATE FUNCTION pg_temp.evil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER ROLE regress_rts_d SUPERUSER'; RETURN NULL; END $$;
CREATE TRIGGER zz BEFORE INSERT ON rts.record_history FOR EACH ROW EXECUTE FUNCTION pg_temp.evil();
CREATE TRIGGER zz BEFORE INSERT ON rts.record FOR EACH ROW EXECUTE FUNCTION pg_temp.evil();
TRUNCATE rts.peer;
CREATE FUNCTION rts.mine() RETURNS integer LANGUAGE sql RETURN 1;
INSERT INTO rts.registry_version VALUES (1000, 'mine');
DELETE FROM rts.protected_kind;
UPDATE rts.evaluation_score SET score = 100;
UPDATE rts.record SET note = '改' WHERE subject = 1;
SELECT count(*) FROM rts.record_history;
-- and adopting a policy still protects its persons
INSERT INTO rts.jurisdiction (division, policy, valid) VALUES ('990102', 'xining-2018', '[2019-06-12,)');
RESET ROLE;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_rts_d';
-- What 0.1 had given is taken back by an upgrade, to whomever it was given
GRANT ALL ON rts.record_history, rts.record TO regress_rts_administrator, regress_rts_other;
GRANT ALL ON SEQUENCE rts.record_id_seq TO regress_rts_recorder;
GRANT EXECUTE ON FUNCTION rts.keep_record_history() TO regress_rts_administrator;
SELECT govcredit.upgrade_registry('rts');
SELECT relname, role, privilege FROM pg_temp.matrix WHERE role <> 'nobody' AND NOT (found @> said AND said @> found) ORDER BY 1, 2, 3;
-- MAINTAIN stays as well, where there is such a privilege
SELECT privilege FROM pg_temp.matrix WHERE role = 'nobody' AND relname = 'record_history' AND found <> '{}' AND privilege <> 'MAINTAIN' ORDER BY 1;
SELECT has_function_privilege('regress_rts_administrator', 'rts.keep_record_history()', 'EXECUTE') AS may_trigger;
REVOKE ALL ON rts.record_history, rts.record FROM regress_rts_other;
GRANT CREATE ON SCHEMA rts TO regress_rts_other;
SELECT govcredit.upgrade_registry('rts');
SELECT rts.setup_roles();
REVOKE CREATE ON SCHEMA rts FROM regress_rts_other;

-- A name is nobody: another role of the same name has neither scope nor tickets
CREATE ROLE regress_rts_a IN ROLE regress_rts_analyst;
INSERT INTO rts.access_scope (member, division) VALUES ('regress_rts_gone', '990101');
INSERT INTO rts.access_scope (member, division, role) VALUES ('regress_rts_a', '990101', 'regress_rts_d');
SELECT member, role FROM rts.access_scope;
SET ROLE regress_rts_a;
SELECT count(*) FROM rts.subject;
RESET ROLE;
DROP ROLE regress_rts_a;
CREATE ROLE regress_rts_a IN ROLE regress_rts_analyst;
SET ROLE regress_rts_a;
SELECT count(*) FROM rts.subject;
RESET ROLE;
UPDATE rts.access_scope SET writes = false WHERE member = 'regress_rts_a';
SET ROLE regress_rts_a;
SELECT count(*) FROM rts.subject;
RESET ROLE;

DROP OWNED BY regress_rts_d;
DROP SCHEMA rts CASCADE;
DROP ROLE regress_rts_a, regress_rts_d, regress_rts_reader, regress_rts_analyst, regress_rts_recorder, regress_rts_reviewer, regress_rts_administrator, regress_rts_mallory;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_rts_owner, regress_rts_other', current_database()); END $$;
DROP OWNED BY regress_rts_owner, regress_rts_other;
DROP ROLE regress_rts_owner, regress_rts_other;

--
-- rights: the catalogue against what role_rights() says, object by object, role
-- by role, privilege by privilege; and the ways to become more than one is
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET datestyle = ISO;
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
CREATE FUNCTION rts.seen(govcredit.division) RETURNS boolean LANGUAGE sql RETURN true;
CREATE DOMAIN rts.date AS text;
CREATE OPERATOR rts.= (FUNCTION = nameeq, LEFTARG = name, RIGHTARG = name);
RESET ROLE;
REVOKE CREATE ON SCHEMA rts FROM regress_rts_other, PUBLIC;
SET ROLE regress_rts_owner;
SELECT govcredit.create_registry('rts');
RESET ROLE;
DROP FUNCTION rts.seen(govcredit.division);
DROP DOMAIN rts.date;
DROP OPERATOR rts.= (name, name);
SET ROLE regress_rts_owner;
ALTER DEFAULT PRIVILEGES GRANT SELECT, TRIGGER ON TABLES TO regress_rts_other;
ALTER DEFAULT PRIVILEGES IN SCHEMA rts GRANT EXECUTE ON FUNCTIONS TO regress_rts_other;
SELECT govcredit.create_registry('rts');
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM regress_rts_other;
ALTER DEFAULT PRIVILEGES IN SCHEMA rts REVOKE EXECUTE ON FUNCTIONS FROM regress_rts_other;
-- what is in the way is said by statement and place
CREATE TABLE rts.objection (id int);
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
DROP TABLE rts.objection;
SELECT govcredit.create_registry('rts');
RESET ROLE;
SELECT govcredit.create_registry('govcredit');
BEGIN;
GRANT CREATE ON SCHEMA govcredit TO regress_rts_other;
SET LOCAL SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
ROLLBACK;
-- nor owns one the extension's schema, or has left anything there; and what was is not run
BEGIN;
ALTER SCHEMA govcredit OWNER TO regress_rts_other;
SET LOCAL ROLE regress_rts_other;
CREATE FUNCTION govcredit.take(text[], text[]) RETURNS text[] LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'taken as %', CURRENT_USER; END $$;
CREATE OPERATOR govcredit.|| (LEFTARG = text[], RIGHTARG = text[], FUNCTION = govcredit.take);
RESET ROLE;
SAVEPOINT planted;
SET LOCAL SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
ROLLBACK TO planted;
SELECT govcredit.create_registry('rtsb');
ROLLBACK TO planted;
ALTER SCHEMA govcredit OWNER TO CURRENT_USER;
SET LOCAL SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
ROLLBACK TO planted;
INSERT INTO rts.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rts.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO rts.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
SELECT count(*) FROM rts.record;
ROLLBACK;

-- In the owner's name works the owner's session alone: what stands there could set back any role, also that of a member
CREATE FUNCTION rts_internal.taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	PERFORM set_config('role', 'none', true);
	RAISE WARNING 'taken as %', CURRENT_USER;
	RETURN NULL;
END $$;
ALTER FUNCTION rts_internal.taken() OWNER TO regress_rts_owner;
CREATE TRIGGER zz AFTER UPDATE ON rts_internal.registry_version FOR EACH STATEMENT EXECUTE FUNCTION rts_internal.taken();
SELECT govcredit.upgrade_registry('rts');
SELECT rts.setup_roles('regress_rts');
CREATE ROLE regress_rts_member IN ROLE regress_rts_owner;
SET SESSION AUTHORIZATION regress_rts_member;
SET ROLE regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
RESET SESSION AUTHORIZATION;
SET SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
RESET SESSION AUTHORIZATION;
DROP FUNCTION rts_internal.taken() CASCADE;
DROP ROLE regress_rts_member;
-- nor does a table that anybody put there say that there is a registry, or do anything
SET SESSION AUTHORIZATION regress_rts_other;
CREATE SCHEMA rtsc;
CREATE SCHEMA rtsc_internal;
CREATE TABLE rtsc_internal.registry_version (version int, extension_version text);
INSERT INTO rtsc_internal.registry_version VALUES (1, '0.2');
CREATE FUNCTION rtsc_internal.taken() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'taken as %', CURRENT_USER; END $$;
ALTER TABLE rtsc_internal.registry_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON rtsc_internal.registry_version USING (rtsc_internal.taken());
RESET SESSION AUTHORIZATION;
SELECT govcredit.upgrade_registry('rtsc');
ALTER SCHEMA rtsc_internal OWNER TO CURRENT_USER;
SELECT govcredit.upgrade_registry('rtsc');
DROP SCHEMA rtsc, rtsc_internal CASCADE;

-- Nor does anything in a registry call what is another's, whenever he made it
CREATE SCHEMA rtso AUTHORIZATION regress_rts_other;
GRANT USAGE ON SCHEMA rtso TO PUBLIC;
GRANT USAGE ON SCHEMA rts_internal TO regress_rts_other;
GRANT TRIGGER ON rts_internal.subject_history TO regress_rts_other;
SET SESSION AUTHORIZATION regress_rts_other;
CREATE FUNCTION rtso.taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'taken as %', CURRENT_USER; END $$;
CREATE FUNCTION rtso.one() RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN 1; END $$;
CREATE FUNCTION rtso.one(a bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN $1; END $$;
CREATE DOMAIN rtso.word AS text CHECK (rtso.one() = 1);
CREATE OPERATOR rtso.== (FUNCTION = int8eq, LEFTARG = bigint, RIGHTARG = bigint);
CREATE TRIGGER zz AFTER INSERT ON rts_internal.subject_history FOR EACH STATEMENT EXECUTE FUNCTION rtso.taken();
RESET SESSION AUTHORIZATION;
REVOKE ALL ON rts_internal.subject_history FROM regress_rts_other;
REVOKE USAGE ON SCHEMA rts_internal FROM regress_rts_other;
SET SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
SELECT rts.setup_roles('regress_rts');
DROP TRIGGER zz ON rts_internal.subject_history;
DO $do$
DECLARE
	made text;
	detail text;
BEGIN
	FOREACH made IN ARRAY ARRAY[
		'CREATE TRIGGER zz BEFORE UPDATE ON rts.record FOR EACH ROW EXECUTE FUNCTION rtso.taken()',
		'CREATE RULE zz AS ON INSERT TO rts.peer DO ALSO SELECT rtso.one()',
		'CREATE VIEW rts.zz AS SELECT rtso.one()',
		'CREATE POLICY zz ON rts.record USING (rtso.one() = 1)',
		'ALTER TABLE rts.record ALTER note SET DEFAULT rtso.one()',
		'ALTER TABLE rts.record ADD zz bigint GENERATED ALWAYS AS (rtso.one(subject)) STORED',
		'ALTER TABLE rts.record ADD CONSTRAINT zz CHECK (id OPERATOR(rtso.==) id)',
		'ALTER TABLE rts.record ADD zz rtso.word',
		'CREATE DOMAIN rts.zz AS text CHECK (rtso.one() = 1)',
		'CREATE INDEX zz ON rts.record (rtso.one(subject))',
		'CREATE FUNCTION rts.zz() RETURNS integer LANGUAGE sql RETURN rtso.one()']
	LOOP
		BEGIN
			EXECUTE made;
			PERFORM govcredit.check_registry_calls('rts', CURRENT_USER);
			RAISE WARNING 'not seen: %', made;
		EXCEPTION WHEN object_not_in_prerequisite_state THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE WARNING '%', detail;
		END;
	END LOOP;
	PERFORM govcredit.check_registry_calls('rts', CURRENT_USER);
END
$do$;
RESET SESSION AUTHORIZATION;
DROP SCHEMA rtso CASCADE;

-- Roles of somebody else are not taken silently (the owner may make roles for a while: those are then nobody's)
ALTER ROLE regress_rts_owner SUPERUSER;
CREATE ROLE regress_rts_administrator LOGIN;
CREATE ROLE regress_rts_mallory IN ROLE regress_rts_administrator;
SELECT rts.setup_roles('regress_rts');
DROP ROLE regress_rts_administrator;
CREATE ROLE regress_rts_analyst IN ROLE regress_rts_mallory;
SELECT rts.setup_roles('regress_rts', adopt => true);
SELECT count(*) FROM rts.setup_roles('regress_rts');
SELECT count(*) FROM rts.setup_roles();
SELECT rts.setup_roles('regress_rts_b');
ALTER ROLE regress_rts_owner NOSUPERUSER;
SELECT govcredit.create_registry('rtsb');
SELECT rtsb.setup_roles('regress_rts');
SELECT rtsb.setup_roles(repeat('x', 60));
BEGIN;
SELECT replace(r.role, current_database(), 'DATABASE') AS named FROM rtsb.setup_roles() r ORDER BY r.role COLLATE "C";
ROLLBACK;
DROP SCHEMA rtsb, rtsb_internal, rtsb_zh CASCADE;

-- Each table, view and sequence, each role, each privilege, column by column
CREATE VIEW pg_temp.object AS
	SELECT c.oid, c.relname, c.relkind, r.*,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS whole,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
					AND a.attname <> ALL (rts_internal.filled_columns(c.oid)) ORDER BY a.attnum) AS given,
		   ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity = ''
					AND a.attname <> ALL (coalesce(r.decided, '{}') || rts_internal.filled_columns(c.oid)::text[]) ORDER BY a.attnum) AS facts
	  FROM pg_class c
	  LEFT JOIN rts_internal.role_rights() r ON r.relation = c.relname AND c.relkind IN ('r', 'p')
	 WHERE c.relnamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f');
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
						WHEN p.privilege = 'INSERT' AND o.entered <> 'decide' OR p.privilege = 'UPDATE' AND o.entered = 'change' THEN o.facts END
				WHEN w.role = 'reviewer' THEN CASE
						WHEN p.privilege = 'INSERT' AND (o.decided = '{}' OR o.entered = 'decide') THEN o.given
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
GRANT TRIGGER ON rts_internal.record_history TO regress_rts_administrator;
GRANT UPDATE (id) ON rts.record TO regress_rts_recorder;
GRANT SELECT ON rts.subject_person TO PUBLIC;
GRANT USAGE ON SEQUENCE rts.record_id_seq TO regress_rts_recorder;
CREATE TABLE rts.unsaid ();
SELECT relname, role, privilege FROM pg_temp.matrix
 WHERE NOT (found @> said AND said @> found) AND (relname <> 'unsaid' OR role = 'reader') ORDER BY relname COLLATE "C", role, privilege;
ROLLBACK;
SELECT relation FROM rts_internal.role_rights() EXCEPT SELECT relname FROM pg_temp.object;
-- What functions write nobody writes by hand, administrators neither
SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND c.relkind IN ('r', 'p')
   AND NOT EXISTS (SELECT FROM pg_temp.matrix m WHERE m.relname = c.relname AND m.privilege IN ('INSERT', 'UPDATE') AND m.found <> '{}') ORDER BY c.relname COLLATE "C";
SELECT relname, role, privilege FROM pg_temp.matrix WHERE privilege = 'DELETE' AND role <> 'administrator' AND found <> '{}';
-- Nobody creates here, nothing is anybody else's, nothing is everybody's
SELECT r.rolname FROM pg_roles r WHERE r.rolname LIKE 'regress\_rts%' AND r.rolname <> 'regress_rts_owner' AND (has_schema_privilege(r.oid, 'rts', 'CREATE') OR has_schema_privilege(r.oid, 'rts_internal', 'CREATE') OR has_schema_privilege(r.oid, 'rts_zh', 'CREATE'));
SELECT d.classid::regclass, d.objid FROM pg_depend d
  JOIN pg_shdepend o ON o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0 AND o.deptype = 'o' AND o.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND o.refobjid <> 'regress_rts_owner'::regrole;
SELECT c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g WHERE c.relnamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND g.grantee = 0;
SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND has_function_privilege('regress_rts_other', p.oid, 'EXECUTE');
-- With the owner's rights: pinned, no trigger of anybody's, and called by whom?
SELECT p.proname, p.proconfig @> '{"search_path=pg_catalog, pg_temp"}' AS pinned, string_agg(r.role, ', ' ORDER BY r.role) AS called_by
  FROM pg_proc p
  LEFT JOIN unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role) ON has_function_privilege('regress_rts_' || r.role, p.oid, 'EXECUTE')
 WHERE p.pronamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND p.prosecdef
 GROUP BY p.oid ORDER BY p.proname COLLATE "C";
SELECT p.proname, r.role FROM pg_proc p, unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role)
 WHERE p.pronamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND p.prorettype = 'trigger'::regtype AND has_function_privilege('regress_rts_' || r.role, p.oid, 'EXECUTE');
SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('rts'::regnamespace, 'rts_internal'::regnamespace, 'rts_zh'::regnamespace) AND has_function_privilege('regress_rts_reader', p.oid, 'EXECUTE') ORDER BY p.proname COLLATE "C";
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'govcredit'::regnamespace AND p.prosecdef;
-- What people read, enter and call is not much
SELECT (SELECT count(*) FROM pg_proc p WHERE p.pronamespace = to_regnamespace('rts')) <= 45 AS functions,
	   (SELECT count(*) FROM pg_class c WHERE c.relnamespace = to_regnamespace('rts') AND c.relkind IN ('r', 'p', 'v', 'm')) <= 45 AS relations;
-- Sets of rows have a named type, since TABLE (…) could gain no column
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = to_regnamespace('rts') AND p.proretset AND NOT EXISTS (SELECT FROM pg_type t WHERE t.oid = p.prorettype AND t.typtype = 'c' AND t.typrelid <> 0);
-- Each function, each role: as routine_rights() says
CREATE VIEW pg_temp.call AS
	SELECT p.oid, p.proname, p.pronamespace = to_regnamespace('rts_internal') AS serves, r.role, has_function_privilege('regress_rts_' || r.role, p.oid, 'EXECUTE') AS found,
		   coalesce(r.role = ANY (s.called_by), false) AS said
	  FROM pg_proc p
	 CROSS JOIN unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role)
	  LEFT JOIN rts_internal.routine_rights() s ON s.routine = p.proname
	 WHERE p.pronamespace IN (to_regnamespace('rts'), to_regnamespace('rts_internal'));
SELECT proname, role, found, said FROM pg_temp.call WHERE found <> said ORDER BY 1, 2;
SELECT routine FROM rts_internal.routine_rights() EXCEPT SELECT proname FROM pg_temp.call;
SELECT proname FROM pg_temp.call WHERE NOT serves EXCEPT SELECT routine FROM rts_internal.routine_rights();
-- and of what serves the registry each role may call what its own statements reach, and nothing else
CREATE TABLE pg_temp.body AS
	SELECT p.oid, p.proname, p.prosecdef, p.prorettype = 'trigger'::regtype AS is_trigger, pg_get_functiondef(p.oid) AS text
	  FROM pg_proc p WHERE p.pronamespace IN (to_regnamespace('rts'), to_regnamespace('rts_internal'));
CREATE TABLE pg_temp.edge AS
	SELECT DISTINCT b.oid AS caller, c.oid AS called
	  FROM pg_temp.body b JOIN pg_temp.body c ON b.oid <> c.oid AND NOT b.prosecdef AND b.proname <> 'setup_roles' AND b.text ~ ('\mrts(_internal)?\.' || c.proname || '\(')
	 WHERE NOT c.is_trigger;
CREATE VIEW pg_temp.reach AS
	WITH RECURSIVE root AS (
		SELECT c.role, c.oid FROM pg_temp.call c WHERE c.found AND NOT c.serves
		 UNION
		SELECT r.role, b.oid FROM pg_temp.body b, unnest('{recorder,reviewer,administrator}'::text[]) r (role) WHERE b.is_trigger AND NOT b.prosecdef
		 UNION
		SELECT r.role, b.oid
		  FROM unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) r (role)
		  JOIN (SELECT pg_get_viewdef(v.oid) AS text, ARRAY(SELECT g.grantee FROM aclexplode(v.relacl) g) AS whose FROM pg_class v
				 WHERE v.relkind = 'v' AND v.relnamespace IN (to_regnamespace('rts'), to_regnamespace('rts_zh'))
				 UNION ALL
				SELECT concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), p.polroles FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
				 WHERE c.relnamespace IN (to_regnamespace('rts'), to_regnamespace('rts_internal'))
				 UNION ALL
				SELECT pg_get_expr(d.adbin, d.adrelid), '{regress_rts_recorder,regress_rts_reviewer,regress_rts_administrator}'::regrole[]::oid[]
				  FROM pg_attrdef d JOIN pg_class c ON c.oid = d.adrelid WHERE c.relnamespace = to_regnamespace('rts')
				 UNION ALL
				SELECT pg_get_constraintdef(k.oid), '{regress_rts_recorder,regress_rts_reviewer,regress_rts_administrator}'::regrole[]::oid[]
				  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'c' AND c.relnamespace = to_regnamespace('rts')) x ON ('regress_rts_' || r.role)::regrole = ANY (x.whose)
		  JOIN pg_temp.body b ON x.text ~ ('\mrts(_internal)?\.' || b.proname || '\('))
	, reach AS (
		SELECT role, oid FROM root
		 UNION
		SELECT r.role, e.called FROM reach r JOIN pg_temp.edge e ON e.caller = r.oid
		  JOIN pg_temp.call c ON c.oid = e.called AND c.role = r.role AND c.found)
	SELECT DISTINCT r.role, r.oid, b.proname FROM reach r JOIN pg_temp.body b USING (oid) WHERE NOT b.is_trigger;
-- but for how everybody who works here looks somebody up
SELECT c.role, c.proname AS beyond_need FROM pg_temp.call c WHERE c.found AND c.serves AND c.proname <> ALL ('{find_subjects,named_like}') AND c.proname NOT IN (SELECT relation || '_known' FROM rts_internal.tracked)
   AND NOT EXISTS (SELECT FROM pg_temp.reach r WHERE r.proname = c.proname AND r.role = c.role) ORDER BY 1, 2;
-- (of what the public may ask nothing is about subjects)
SELECT DISTINCT r.role, b.proname AS missing FROM pg_temp.reach r JOIN pg_temp.edge e ON e.caller = r.oid JOIN pg_temp.body b ON b.oid = e.called JOIN pg_temp.body a ON a.oid = r.oid
 WHERE NOT a.prosecdef AND NOT EXISTS (SELECT FROM pg_temp.call c WHERE c.oid = e.called AND c.role = r.role AND c.found) ORDER BY 1, 2;
-- the test can fail
BEGIN;
GRANT EXECUTE ON FUNCTION rts_internal.hmac_pad(bytea, integer) TO regress_rts_reader;
SELECT c.role, c.proname FROM pg_temp.call c WHERE c.found <> c.said;
ROLLBACK;

-- An administrator stays one
CREATE ROLE regress_rts_d IN ROLE regress_rts_administrator;
INSERT INTO rts.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rts.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO rts.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
\set VERBOSITY terse
SET ROLE regress_rts_d;
CREATE FUNCTION pg_temp.evil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER ROLE regress_rts_d SUPERUSER'; RETURN NULL; END $$;
CREATE TRIGGER zz BEFORE INSERT ON rts_internal.record_history FOR EACH ROW EXECUTE FUNCTION pg_temp.evil();
CREATE TRIGGER zz BEFORE INSERT ON rts.record FOR EACH ROW EXECUTE FUNCTION pg_temp.evil();
TRUNCATE rts.peer;
CREATE FUNCTION rts.mine() RETURNS integer LANGUAGE sql RETURN 1;
INSERT INTO rts_internal.registry_version VALUES (1000, 'mine');
DELETE FROM rts_internal.protected_kind;
UPDATE rts.evaluation_score SET score = 100;
UPDATE rts.record SET note = '改' WHERE subject = 1;
SELECT count(*) FROM rts_internal.record_history;
-- and adopting a policy still protects its persons
INSERT INTO rts.jurisdiction (division, policy, valid) VALUES ('990102', 'xining-2018', '[2019-06-12,)');
RESET ROLE;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_rts_d';
-- What 0.1 had given is taken back by an upgrade, to whomever it was given
GRANT ALL ON rts_internal.record_history, rts.record TO regress_rts_administrator, regress_rts_other;
GRANT ALL ON SEQUENCE rts.record_id_seq TO regress_rts_recorder;
GRANT EXECUTE ON FUNCTION rts_internal.keep_record_history() TO regress_rts_administrator;
SET SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
RESET SESSION AUTHORIZATION;
SELECT relname, role, privilege FROM pg_temp.matrix WHERE role <> 'nobody' AND NOT (found @> said AND said @> found) ORDER BY 1, 2, 3;
-- MAINTAIN stays as well, where there is such a privilege
SELECT privilege FROM pg_temp.matrix WHERE role = 'nobody' AND relname = 'record_history' AND found <> '{}' AND privilege <> 'MAINTAIN' ORDER BY 1;
SELECT has_function_privilege('regress_rts_administrator', 'rts_internal.keep_record_history()', 'EXECUTE') AS may_trigger;
REVOKE ALL ON rts_internal.record_history, rts.record FROM regress_rts_other;
GRANT CREATE ON SCHEMA rts TO regress_rts_other;
SET SESSION AUTHORIZATION regress_rts_owner;
SELECT govcredit.upgrade_registry('rts');
SELECT rts.setup_roles();
RESET SESSION AUTHORIZATION;
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
DROP SCHEMA rts, rts_internal, rts_zh CASCADE;
DROP ROLE regress_rts_a, regress_rts_d, regress_rts_reader, regress_rts_analyst, regress_rts_recorder, regress_rts_reviewer, regress_rts_administrator, regress_rts_mallory;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_rts_owner, regress_rts_other', current_database()); END $$;
DROP OWNED BY regress_rts_owner, regress_rts_other;
DROP ROLE regress_rts_owner, regress_rts_other;

-- Hostile objects in the way of CREATE EXTENSION and of its users.  Whoever may
-- create objects in a database must not be able to make a superuser, or
-- anybody else, run them.
\set VERBOSITY terse
SELECT current_database() AS home \gset
CREATE ROLE regress_intruder;
CREATE DATABASE regress_security TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
GRANT CREATE ON DATABASE regress_security TO regress_intruder;
\c regress_security
SET lc_messages = 'C';
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot

-- The extension's schema, made beforehand
CREATE SCHEMA govcredit AUTHORIZATION regress_intruder;
CREATE EXTENSION govcredit;
DROP SCHEMA govcredit;
CREATE SCHEMA govcredit_editions AUTHORIZATION regress_intruder;
CREATE EXTENSION govcredit;
DROP SCHEMA govcredit_editions;

-- Objects of the intruder in a schema of the superuser
CREATE SCHEMA govcredit;
GRANT CREATE, USAGE ON SCHEMA govcredit TO regress_intruder;
SET ROLE regress_intruder;
CREATE FUNCTION govcredit.within(name, name) RETURNS boolean LANGUAGE sql RETURN true;
RESET ROLE;
CREATE EXTENSION govcredit;
DROP FUNCTION govcredit.within(name, name);
SET ROLE regress_intruder;
CREATE OPERATOR govcredit.<> (FUNCTION = namene, LEFTARG = name, RIGHTARG = name);
RESET ROLE;
CREATE EXTENSION govcredit;
DROP SCHEMA govcredit CASCADE;
SELECT count(*) AS left_behind FROM pg_extension WHERE extname = 'govcredit';

-- A schema in which every function, operator and type of pg_catalog has a
-- namesake that raises, first in the path of the superuser
CREATE SCHEMA hostile AUTHORIZATION regress_intruder;
SET ROLE regress_intruder;
SET client_min_messages = error;
DO $$
DECLARE
	f record;
	made integer := 0;
BEGIN
	FOR f IN SELECT format('CREATE FUNCTION hostile.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L',
						   p.proname,
						   (SELECT string_agg(t::regtype::text, ', ' ORDER BY i)
							  FROM unnest(p.proargtypes) WITH ORDINALITY a (t, i)),
						   CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END || p.prorettype::regtype,
						   format('BEGIN RAISE EXCEPTION ''captured: %s''; END', replace(p.proname, '%', '%%'))) AS definition
			   FROM pg_proc p
			  WHERE p.pronamespace = 'pg_catalog'::regnamespace
				AND p.prokind = 'f'
	LOOP
		BEGIN
			EXECUTE f.definition;
			made := made + 1;
		EXCEPTION WHEN OTHERS THEN
			-- pseudo-types that PL/pgSQL does not take
		END;
	END LOOP;
	IF made < 2000 THEN
		RAISE EXCEPTION 'only % hostile functions', made;
	END IF;

	made := 0;
	FOR f IN SELECT format('CREATE OPERATOR hostile.%s (FUNCTION = hostile.%I%s, RIGHTARG = %s)',
						   o.oprname, p.proname,
						   CASE WHEN o.oprleft <> 0 THEN ', LEFTARG = ' || o.oprleft::regtype ELSE '' END,
						   o.oprright::regtype) AS definition
			   FROM pg_operator o
			   JOIN pg_proc p ON p.oid = o.oprcode
			  WHERE o.oprnamespace = 'pg_catalog'::regnamespace
	LOOP
		BEGIN
			EXECUTE f.definition;
			made := made + 1;
		EXCEPTION WHEN OTHERS THEN
		END;
	END LOOP;
	IF made < 600 THEN
		RAISE EXCEPTION 'only % hostile operators', made;
	END IF;

	FOR f IN SELECT format('CREATE TYPE hostile.%I AS ENUM (''captured'')', t.typname) AS definition
			   FROM pg_type t
			  WHERE t.typnamespace = 'pg_catalog'::regnamespace
				AND t.typtype IN ('b', 'p', 'r', 'm') AND t.typcategory <> 'A'
	LOOP
		EXECUTE f.definition;
	END LOOP;
END
$$;
RESET ROLE;
RESET client_min_messages;
SET search_path = hostile, public, pg_catalog;
SELECT 1 = 1;
CREATE EXTENSION govcredit;

-- Nothing but the hostile objects depends on hostile objects.
SET search_path = pg_catalog;
SELECT count(*) > 2000 AS hostile_objects,
	   count(*) FILTER (WHERE EXISTS (SELECT
										FROM pg_depend x
										JOIN pg_depend e ON e.classid = x.classid AND e.objid = x.objid
									   WHERE x.refclassid = d.classid AND x.refobjid = d.objid
										 AND e.refclassid = 'pg_extension'::regclass)) AS captured
  FROM pg_depend d
 WHERE d.refclassid = 'pg_namespace'::regclass
   AND d.refobjid = 'hostile'::regnamespace;

-- What the extension does with SQL of its own is not captured either.
SET search_path = hostile, public, pg_catalog;
SELECT govcredit.within('370104'::govcredit.division, '370000'::govcredit.division) AS within;
SELECT govcredit.add_notice('cn-2026'::govcredit.calendar, 'demo-2027'::pg_catalog.text,
	'{"year": 2027, "basis": "演示数据", "holidays": [{"name": "元旦", "off": ["2027-01-01"]}]}') AS added;
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-990101", "extends": "huaiyin-2019",
	"title": {"zh": "演示数据", "en": "demonstration"}, "jurisdiction": ["990101"], "effective": {"from": "2026-01-01"},
	"record_types": {"street_promise_broken": {"points": -7.5, "basis": "演示数据"}}}') IS NOT NULL AS added;
SELECT kind, name, shipped FROM govcredit.editions
 WHERE name OPERATOR(pg_catalog.=) ANY ('{demo-2027,demo-990101}'::pg_catalog.text[]) ORDER BY name;
SELECT govcredit.points('demo-990101'::govcredit.policy, 'township'::pg_catalog.text, 'street_promise_broken'::pg_catalog.text);
SELECT govcredit.add_workdays('2026-12-31'::pg_catalog.date, 1, 'demo-2027'::govcredit.calendar);
SELECT v.code FROM govcredit.validate_json('penalty-2018'::pg_catalog.text,
	'{"CF_XDR_MC": "示例公司（演示数据）", "CF_XDR_LB": "法人及非法人组织", "CF_CFLB": "罚款", "CF_JDRQ": "2023-03-05", "CF_GSJZQ": "2029-12-31"}'::pg_catalog.text,
	'2026-06-30', 'huaiyin-2019'::govcredit.policy) v
 WHERE v.code OPERATOR(pg_catalog.~~) 'publication%';

-- Nor is what a registry does, its triggers included.
SELECT govcredit.create_registry('credit');
INSERT INTO credit.jurisdiction (division, policy, valid)
	VALUES ('990101', 'demo-990101', '[2026-01-01,)');
INSERT INTO credit.subject (kind, name, uscc, division)
	VALUES ('department', '示例局（演示数据）', govcredit.make_uscc('11', '990101', '00000011'), '990101');
INSERT INTO credit.subject (kind, name, uscc, division)
	VALUES ('source', '示例区信用信息中心（演示数据）', govcredit.make_uscc('12', '990101', '00000021'), '990101');
INSERT INTO credit.record (subject, record_type, source, decided_on)
	SELECT s.id, t.record_type, a.id, '2026-05-01'
	  FROM credit.subject s, credit.subject a,
		   (VALUES ('disclosure_missed'), ('judgment_defaulter')) t (record_type)
	 WHERE s.kind OPERATOR(pg_catalog.=) 'department' AND a.kind OPERATOR(pg_catalog.=) 'source';
UPDATE credit.record SET note = '演示数据';
SELECT name, score, rank, records FROM credit.ranking_on('2026-06-30');
SELECT m.answer, m.measure, credit.is_barred(s.id, 'subsidy', NULL, '2026-06-30')
  FROM credit.subject s, LATERAL credit.measures_on(s.id, 'subsidy', NULL, '2026-06-30') m WHERE s.id OPERATOR(pg_catalog.=) 1 ORDER BY m.answer;
SELECT credit_internal.subject_in_scope(s.id) AS seen, credit_internal.subject_in_scope(s.id, true) AS writes, credit_internal.in_scope(s.division) AS works FROM credit.subject s WHERE s.id OPERATOR(pg_catalog.=) 1;
SELECT l.state, l.error FROM credit.subject s, LATERAL credit.load_records(pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object(
	'subject', pg_catalog.jsonb_build_object('id', s.id), 'record_type', 'good_case', 'decided_on', '2026-05-02'))::pg_catalog.text, true) l WHERE s.id OPERATOR(pg_catalog.=) 1;
INSERT INTO credit.peer (registry, own) VALUES ('here', true);
SELECT i.relation, i.state FROM credit.import_records((SELECT (x.d OPERATOR(pg_catalog.||) pg_catalog.jsonb_build_object('sha256', credit_internal.digest(x.d)))::pg_catalog.text
	FROM (SELECT pg_catalog.jsonb_set(credit.export_records() OPERATOR(pg_catalog.-) 'sha256'::pg_catalog.text, '{registry}', '"there"') AS d) x)) i ORDER BY 1, 2;
SELECT govcredit.upgrade_registry();
SELECT credit.close_books() IS NOT NULL AS closed;

\c :home
DROP DATABASE regress_security;
DROP ROLE regress_intruder;

/* govcredit: the install script, assembled from the rooms' .sql files */

-- complain if script is sourced in psql, rather than via CREATE EXTENSION
\echo Use "CREATE EXTENSION govcredit" to load this file. \quit

/*
 * Who made the schema beforehand could have put operators and functions into
 * it that this script would take for the server's own, or could do so later
 * for those who have it in their search path.
 */
DO $$
DECLARE
	owner pg_catalog.name;
BEGIN
	SELECT r.rolname INTO owner
	  FROM pg_catalog.pg_namespace n
	  JOIN pg_catalog.pg_roles r ON r.oid OPERATOR(pg_catalog.=) n.nspowner
	 WHERE n.nspname OPERATOR(pg_catalog.=) 'govcredit'::pg_catalog.name
	   AND NOT r.rolsuper
	   AND r.oid OPERATOR(pg_catalog.<>) '@extowner@'::pg_catalog.regrole::pg_catalog.oid;
	IF FOUND THEN
		RAISE EXCEPTION USING
			ERRCODE = 'object_not_in_prerequisite_state',
			MESSAGE = pg_catalog.format('schema "govcredit" belongs to role "%s"'::pg_catalog.text, owner),
			HINT = 'Drop the schema, or make a superuser or who creates the extension its owner.';
	END IF;
	IF EXISTS (SELECT
				 FROM pg_catalog.pg_depend d
				WHERE d.refclassid OPERATOR(pg_catalog.=) 'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid
				  AND d.refobjid OPERATOR(pg_catalog.=) 'govcredit'::pg_catalog.regnamespace::pg_catalog.oid
				  AND d.classid OPERATOR(pg_catalog.<>) 'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid) THEN
		RAISE EXCEPTION USING
			ERRCODE = 'object_not_in_prerequisite_state',
			MESSAGE = 'schema "govcredit" is not empty',
			HINT = 'Look at what is in it, drop the schema, then create the extension.';
	END IF;
END
$$;

/* The server has converted this script, or could not; SQL_ASCII takes bytes as they come, and would take any. */
DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.<>) 'UTF8'::pg_catalog.name THEN
		RAISE EXCEPTION USING
			ERRCODE = 'feature_not_supported',
			MESSAGE = pg_catalog.format('govcredit needs a database with encoding UTF8, and this one has %s'::pg_catalog.text, pg_catalog.getdatabaseencoding()),
			HINT = 'CREATE DATABASE … ENCODING ''UTF8'' TEMPLATE template0';
	END IF;
END
$$;

-- Everything here may be used by everybody; what is not, says so itself.
GRANT USAGE ON SCHEMA govcredit TO PUBLIC;

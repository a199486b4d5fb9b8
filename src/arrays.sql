/*
 * Arrays of the extension's types, and of the rows of its tables and views,
 * belong to the extension, too.  From PostgreSQL 17 on those of types do of
 * themselves; before, postgres_fdw takes them for types the other server may
 * not know and does not send code = ANY (...) or lines of an explanation there.
 */
DO $$
DECLARE
	array_type pg_catalog.regtype;
BEGIN
	FOR array_type IN
		SELECT t.typarray
		  FROM pg_catalog.pg_extension e
		  JOIN pg_catalog.pg_depend d
			ON d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
		   AND d.refobjid = e.oid
		   AND d.deptype = 'e'
		  JOIN pg_catalog.pg_type t
			ON (d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
				AND t.oid = d.objid)
			OR (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				AND t.typrelid = d.objid)
		 WHERE e.extname = 'govcredit'
		   AND t.typarray <> 0
		   AND NOT EXISTS (
				SELECT
				  FROM pg_catalog.pg_depend a
				 WHERE a.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
				   AND a.objid = t.typarray
				   AND a.refclassid = d.refclassid
				   AND a.deptype = 'e')
		 ORDER BY t.typname
	LOOP
		EXECUTE pg_catalog.format('ALTER EXTENSION govcredit ADD TYPE %s', array_type);
	END LOOP;
END
$$;

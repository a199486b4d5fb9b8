/*
 * The operators stand in pg_catalog, so that every search path finds them.
 * That may change nothing about operands that are not ours: each pair of
 * built-in types under each of their names is resolved as it was, or refused
 * as it was.
 */
\set VERBOSITY terse
SET client_min_messages = warning;
DROP EXTENSION govcredit CASCADE;

CREATE TABLE operand AS
	SELECT 'o.' || quote_ident(t.typname) AS term, t.typname::text AS type, t.typcategory AS category
	  FROM pg_type t
	 WHERE t.typnamespace = 'pg_catalog'::regnamespace
	   AND t.typtype IN ('b', 'r', 'm') AND t.typrelid = 0
	   AND t.typname !~ '^(pg_|_pg_|txid|gtsvector)'
	   AND (t.typelem = 0 OR t.typname IN ('_text', '_int4', '_varchar', 'point', 'box', 'name'));
DO $$
BEGIN
	EXECUTE (SELECT format('CREATE TABLE operands (%s)', string_agg(format('%I pg_catalog.%I', o.type, o.type), ', '))
			   FROM operand o);
END
$$;
INSERT INTO operand VALUES ('''1''', 'unknown', 'X');

CREATE FUNCTION resolved(op text, l text, r text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	plan text := '';
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (VERBOSE, COSTS OFF) SELECT %s %s %s FROM operands o', l, op, r) LOOP
		plan := plan || line;
	END LOOP;
	RETURN plan;
EXCEPTION WHEN undefined_function OR ambiguous_function THEN
	RETURN 'refused';
WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;

CREATE FUNCTION resolutions() RETURNS TABLE (op text, l text, r text, resolution text) LANGUAGE sql AS $$
	SELECT x.op, l.type, r.type, resolved(x.op, l.term, r.term)
	  FROM unnest('{<,<=,=,<>,>=,>,<@,@>}'::text[]) x (op)
	 CROSS JOIN operand l
	 CROSS JOIN operand r
	 /* Nothing else is cast to a type of ours. */
	 WHERE 'unknown' IN (l.type, r.type) OR 'S' IN (l.category, r.category)
$$;

CREATE TABLE before AS SELECT * FROM resolutions();
CREATE EXTENSION govcredit;
CREATE TABLE after AS SELECT * FROM resolutions();

SELECT b.op, b.l, b.r, b.resolution AS before, a.resolution AS after
  FROM before b
  JOIN after a USING (op, l, r)
 WHERE a.resolution <> b.resolution
 ORDER BY b.op COLLATE "C", b.l COLLATE "C", b.r COLLATE "C";

-- The test can see: so many pairs are resolved, so many refused.
SELECT count(*) > 5000 AS pairs, count(*) FILTER (WHERE resolution = 'refused') > 2000 AS refused,
	   count(*) FILTER (WHERE resolution <> 'refused') > 300 AS resolved
  FROM before;

-- No operator and no aggregate of ours is about built-in types alone.
SELECT d.objid::regoperator AS operator
  FROM pg_depend d
  JOIN pg_operator o ON o.oid = d.objid
 WHERE d.classid = 'pg_operator'::regclass AND d.deptype = 'e'
   AND NOT EXISTS (
		SELECT
		  FROM pg_type t
		 WHERE t.oid IN (o.oprleft, o.oprright) AND t.typnamespace = 'govcredit'::regnamespace);
SELECT count(*) > 35 AS operators, bool_and(o.oprnamespace = 'pg_catalog'::regnamespace) AS found_by_all
  FROM pg_depend d
  JOIN pg_operator o ON o.oid = d.objid
 WHERE d.classid = 'pg_operator'::regclass AND d.deptype = 'e';
DROP TABLE operand, operands, before, after;
DROP FUNCTION resolved(text, text, text), resolutions();

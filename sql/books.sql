--
-- books: what the tables of a registry refuse, what history keeps, whoever asks
--
\set SHOW_CONTEXT never
\pset null '-'
SET search_path = public, govcredit;
SET client_min_messages = warning;
SELECT create_registry('bk');

-- No column takes a day, a moment or an amount that is not finite: its table's checks are asked about each
CREATE FUNCTION taken(relation regclass, attribute name, value text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	checks text := (SELECT string_agg('(' || pg_get_expr(k.conbin, k.conrelid) || ')', ' AND ') FROM pg_constraint k WHERE k.conrelid = relation AND k.contype = 'c');
	answer boolean;
BEGIN
	EXECUTE format('SELECT (%s) IS NOT FALSE FROM jsonb_populate_record(NULL::%s, jsonb_build_object(%L, %L)) x', coalesce(checks, 'true'), relation, attribute, value) INTO answer;
	RETURN answer;
EXCEPTION WHEN numeric_value_out_of_range THEN
	RETURN false;
END $$;
CREATE VIEW asked AS
	SELECT c.oid::regclass AS relation, a.attname, v.value, v.finite
	  FROM pg_class c
	  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	  JOIN pg_type t ON t.oid = a.atttypid
	  JOIN (VALUES ('date', 'infinity', false), ('date', '-infinity', false), ('date', '2026-01-05', true),
				   ('timestamptz', 'infinity', false), ('timestamptz', '-infinity', false), ('timestamptz', '2026-01-05', true),
				   ('daterange', '[2026-01-05,infinity]', false), ('daterange', '[2026-01-05,infinity)', false), ('daterange', '[-infinity,2026-01-05)', false),
				   ('daterange', '[2026-01-05,2026-02-05)', true),
				   ('numeric', 'NaN', false), ('numeric', 'Infinity', false), ('numeric', '-Infinity', false), ('numeric', '1', true)) v (type, value, finite) ON v.type = t.typname
	 WHERE c.relnamespace = 'bk'::regnamespace AND c.relkind IN ('r', 'p');
SELECT relation, attname, value FROM asked WHERE NOT finite AND taken(relation, attname, value) ORDER BY relation::text COLLATE "C", attname, value COLLATE "C";
SELECT count(*) > 60 AS columns, bool_or(taken(relation, attname, value)) AS some_taken FROM asked WHERE finite;

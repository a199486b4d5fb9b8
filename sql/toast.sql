-- Every function reads an argument the same however it is stored: with a long header, a short one, compressed, or elsewhere.
SET datestyle = ISO;
SET client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set file :abs_srcdir '/test/data/every_argument.sql'
\set ECHO none
\i :file
\set ECHO all

-- Where the argument comes from: a column without a short header, with one, compressed, elsewhere.
CREATE FUNCTION pg_temp.call(fn oid, place int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	type text;
	arguments text[] := '{}';
	named text;
	variant text;
	answers text[] := '{}';
	answer text;
	number int := 0;
	tables text;
	missed boolean;
BEGIN
	SELECT * INTO f FROM pg_proc WHERE oid = fn;
	SELECT x.known, x.missing INTO arguments, named FROM pg_temp.arguments(f) x;
	IF named IS NOT NULL THEN
		RETURN format('not called: no value for %s', named);
	END IF;
	type := CASE f.proargtypes[place - 1] WHEN 'bpchar'::regtype THEN 'bpchar' ELSE format_type(f.proargtypes[place - 1], NULL) END;
	BEGIN
		tables := 'toast_' || f.proargtypes[place - 1]::text;
		EXECUTE format('CREATE TEMP TABLE IF NOT EXISTS %2$s_plain (v %1$s, filler text);
			CREATE TEMP TABLE IF NOT EXISTS %2$s_short (v %1$s, filler text);
			CREATE TEMP TABLE IF NOT EXISTS %2$s_compressed (v %1$s, filler text);
			CREATE TEMP TABLE IF NOT EXISTS %2$s_elsewhere (v %1$s, filler text)', type, tables);
		EXECUTE format('ALTER TABLE %1$s_plain ALTER v SET STORAGE PLAIN; ALTER TABLE %1$s_compressed ALTER v SET STORAGE MAIN, ALTER filler SET STORAGE PLAIN;
			ALTER TABLE %1$s_elsewhere ALTER v SET STORAGE EXTERNAL, ALTER filler SET STORAGE PLAIN;
			DELETE FROM %1$s_plain; DELETE FROM %1$s_short; DELETE FROM %1$s_compressed; DELETE FROM %1$s_elsewhere;
			INSERT INTO %1$s_plain SELECT %2$s; INSERT INTO %1$s_short SELECT v FROM %1$s_plain;
			INSERT INTO %1$s_compressed SELECT v, repeat(''x'', 2200) FROM %1$s_plain; INSERT INTO %1$s_elsewhere SELECT v, repeat(''x'', 2200) FROM %1$s_plain', tables, arguments[place]);
	EXCEPTION WHEN OTHERS THEN
		RETURN format('not called: %s', SQLERRM);
	END;
	arguments[place] := 't.v';
	FOREACH variant IN ARRAY '{plain,short,compressed,elsewhere}'::text[] LOOP
		number := number + 1;
		BEGIN
			EXECUTE pg_temp.call_text(f, arguments, tables || '_' || variant) INTO answer;
			answers[number] := coalesce(answer, '(nothing)');
		EXCEPTION WHEN OTHERS THEN
			IF number = 1 THEN
				RETURN format('not called: %s', SQLERRM);
			END IF;
			answers[number] := SQLERRM;
		END;
	END LOOP;
	IF answers[2] <> answers[1] OR answers[3] <> answers[1] OR answers[4] <> answers[1] THEN
		RETURN format('DIFFERENT: %s', (SELECT string_agg(left(a, 40), ' | ') FROM unnest(answers) a));
	ELSIF answers[1] = '(nothing)' THEN
		RETURN 'says nothing';
	END IF;
	EXECUTE format('SELECT pg_column_compression(v) IS NULL FROM %s_compressed', tables) INTO missed;
	answer := CASE WHEN missed THEN 'not compressed' ELSE '' END;
	EXECUTE format('SELECT count(*) = 0 FROM %s', (SELECT reltoastrelid::regclass FROM pg_class c WHERE c.oid = (tables || '_elsewhere')::regclass)) INTO missed;
	RETURN answer || CASE WHEN missed THEN ' not elsewhere' ELSE '' END;
END
$$;
CREATE TEMP TABLE toast_answer AS
SELECT p.oid::regprocedure AS function, coalesce(nullif(p.proargnames[a.n], ''), '$' || a.n) AS argument, pg_temp.call(p.oid, a.n::int) AS answer
  FROM extension_function p
 CROSS JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY a (type, n)
  JOIN pg_type t ON t.oid = a.type AND t.typlen = -1
 WHERE p.provolatile <> 'v' OR p.proname ~ '^(add|lint)_';

SELECT count(*) > 200 AS many, count(*) FILTER (WHERE answer = '') > 150 AS in_all_ways, count(*) FILTER (WHERE answer ~ 'DIFFERENT') AS different FROM toast_answer;
SELECT function, argument, answer FROM toast_answer WHERE answer ~ 'DIFFERENT' ORDER BY function::text COLLATE "C", argument COLLATE "C";
-- What was not stored in all ways, or not called: a new function of which the values know nothing shows here.
SELECT function, argument, answer FROM toast_answer WHERE answer <> '' AND answer !~ 'DIFFERENT' ORDER BY function::text COLLATE "C", argument COLLATE "C";
SELECT p.oid::regprocedure AS not_called FROM extension_function p
 WHERE p.provolatile = 'v' AND p.proname !~ '^(add|lint)_'
   AND EXISTS (SELECT FROM unnest(p.proargtypes::oid[]) a (type) JOIN pg_type t ON t.oid = a.type AND t.typlen = -1) ORDER BY p.oid::regprocedure::text COLLATE "C";

DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;

-- A misspelt code is IG005 wherever a code is taken: of every function that has a policy, every argument that names something in it.
SET search_path = public, govcredit;
SET datestyle = ISO;
SET client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set file :abs_srcdir '/test/data/every_argument.sql'
\set ECHO none
\i :file
\set ECHO all

CREATE TEMP TABLE code_argument (argument text PRIMARY KEY);
INSERT INTO code_argument SELECT unnest('{subject_kind,head_kind,record_type,severity,flags,repair,action,purpose,grade,section,list,procedure,before_step,taken,deadline,report,indicator,measures,grounds,name}'::text[]);
CREATE FUNCTION pg_temp.misspell(fn oid, place int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	arguments text[];
	missing text;
	answer text;
BEGIN
	SELECT * INTO f FROM pg_proc WHERE oid = fn;
	SELECT x.known, x.missing INTO arguments, missing FROM pg_temp.arguments(f) x;
	IF missing IS NOT NULL THEN
		RETURN format('not called: no value for %s', missing);
	END IF;
	BEGIN
		EXECUTE pg_temp.call_text(f, arguments, '(SELECT)') INTO answer;
	EXCEPTION WHEN OTHERS THEN
		RETURN format('the right code is refused: %s', SQLERRM);
	END;
	arguments[place] := CASE f.proargtypes[place - 1] WHEN 'text[]'::regtype THEN format('%s || ''mispelt''::text', arguments[place]) ELSE format('replace(%s, ''i'', ''y'') || ''z''', arguments[place]) END;
	BEGIN
		EXECUTE pg_temp.call_text(f, arguments, '(SELECT)') INTO answer;
	EXCEPTION WHEN SQLSTATE 'IG005' THEN
		GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_HINT;
		RETURN CASE WHEN answer ~ '^The nearest it has is "' THEN 'IG005' ELSE 'IG005 without a hint: ' || SQLERRM END;
	WHEN OTHERS THEN
		RETURN format('%s: %s', SQLSTATE, SQLERRM);
	END;
	RETURN format('taken: %s', answer);
END
$$;
CREATE TEMP TABLE misspelt AS
SELECT p.oid::regprocedure AS function, p.proargnames[a.n] AS argument, c.argument IS NOT NULL AS is_code,
	   CASE WHEN c.argument IS NOT NULL THEN pg_temp.misspell(p.oid, a.n::int) END AS answer
  FROM extension_function p
 CROSS JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY a (type, n)
  LEFT JOIN code_argument c ON c.argument = p.proargnames[a.n]
 WHERE 'govcredit.policy'::regtype = ANY (p.proargtypes::oid[]) AND a.type IN ('text'::regtype, 'text[]'::regtype) AND p.proargnames IS NOT NULL;

SELECT argument, count(*) AS functions, count(*) FILTER (WHERE answer = 'IG005') AS refused FROM misspelt WHERE is_code GROUP BY argument ORDER BY argument COLLATE "C";
SELECT function, argument, answer FROM misspelt WHERE is_code AND answer <> 'IG005' ORDER BY function::text COLLATE "C", argument COLLATE "C";
-- Arguments that are no codes of a policy; a new one shows here.
SELECT argument, count(*) AS functions FROM misspelt WHERE NOT is_code GROUP BY argument ORDER BY argument COLLATE "C";

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

-- Canonical JSON after RFC 8785.

-- The RFC's own sample (3.2.2); its numbers that are no safe integers become
-- strings of plain decimals here.
SELECT govcredit.canonical_json('{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA''\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}');
-- Its sample of key order (3.2.3): UTF-16 code units, not code points.
SELECT govcredit.canonical_json('{
  "\u20ac": "Euro Sign",
  "\r": "Carriage Return",
  "\ufb33": "Hebrew Letter Dalet With Dagesh",
  "1": "One",
  "\ud83d\ude00": "Emoji: Grinning Face",
  "\u0080": "Control",
  "\u00f6": "Latin Small Letter O With Diaeresis"
}');
SELECT govcredit.canonical_json('{"b": 1, "": 2, "aa": 3, "a": 4, "B": 5, "a\u0001": 6, "\ud83d\ude00\ufb33": 7, "\ud83d\ude00": 8, "\ud83d\ude01": 9, "\uffee": 10}');
-- Numbers.
SELECT n, govcredit.canonical_json(n::jsonb)
  FROM unnest('{0,-0,-0.0,1.0,1e3,10.10,-1.50,9007199254740991,9007199254740992,-9007199254740991,-9007199254740992,90071992547409910,1e20,1.5e-7,100}'::text[])
	   WITH ORDINALITY AS u(n, i)
 ORDER BY i;
-- Escapes: only those that JSON demands.
SELECT govcredit.canonical_json('"\u0001\b\t\n\u000b\f\r\u001f\u007f\u2028 /\\\" 〔示例〕"');
-- Scalars, empty and nested containers.
SELECT v, govcredit.canonical_json(v::jsonb)
  FROM unnest(ARRAY['null', 'true', '"x"', '[]', '{}', '[[], {}, [1, [2, {"b": [], "a": {}}]]]', '[null, false, "", 0]'])
	   WITH ORDINALITY AS u(v, i)
 ORDER BY i;
SELECT govcredit.canonical_json(NULL);
-- Canonical form of the canonical form is itself.
SELECT count(*) AS documents,
	   bool_and(govcredit.canonical_json(govcredit.canonical_json(d)::jsonb) = govcredit.canonical_json(d)) AS stable
  FROM (SELECT govcredit.calendar_document('cn-2026') AS d
		UNION ALL SELECT '{"z": [1.50, {"é": "\u0002"}], "a": 1e400}') s;

-- Shipped editions are members of the extension and named by their hash.
SELECT kind, name, shipped, edition = name || '@' || left(sha256, 16) AS long_form
  FROM govcredit.editions WHERE kind = 'calendar' ORDER BY 1, 2;
SELECT e.sha256 = encode(sha256(convert_to(govcredit.canonical_json(govcredit.calendar_document(e.edition::govcredit.calendar)), 'UTF8')), 'hex') AS same,
	   encode(govcredit.calendar_send(e.name::govcredit.calendar), 'hex') = left(e.sha256, 16) AS handle
  FROM govcredit.editions e WHERE e.name = 'cn-2026';
-- So are those of every kind; a handle of one kind is none of another.
SELECT e.kind, count(*) > 0 AS some, bool_and(e.sha256 = encode(sha256(convert_to(govcredit.canonical_json(
		CASE e.kind WHEN 'policy' THEN govcredit.policy_document(e.edition::govcredit.policy) WHEN 'layout' THEN govcredit.layout_document(e.edition::govcredit.layout)
			ELSE govcredit.calendar_document(e.edition::govcredit.calendar) END), 'UTF8')), 'hex')) AS same
  FROM govcredit.editions e WHERE e.shipped GROUP BY e.kind ORDER BY e.kind COLLATE "C";
SELECT 'penalty-2018'::govcredit.calendar;
SELECT govcredit.layout_document(e.edition::text::govcredit.layout) FROM govcredit.editions e WHERE e.name = 'cn-2026';

-- Adding: the same document again gives the same handle.
CREATE FUNCTION document(name text, note text DEFAULT NULL) RETURNS jsonb
	RETURN jsonb_strip_nulls(jsonb_build_object(
		'govcredit', 'calendar/1',
		'name', name,
		'title', jsonb_build_object('zh', '演示数据', 'en', 'demonstration data'),
		'note', note,
		'notices', '[{"year": 2031, "basis": "demo", "holidays": [{"name": "元旦", "off": ["2031-01-01"]}]}]'::jsonb));
SELECT govcredit.add_calendar(document('demo-2031')::text);
SELECT govcredit.add_calendar(document('demo-2031')::text);
SELECT kind, name, edition, sha256, shipped, owner = current_user AS mine FROM govcredit.editions WHERE name = 'demo-2031' \gx
SELECT p.proname, p.proretset, p.provolatile, p.proparallel, l.lanname, p.prosrc, obj_description(p.oid, 'pg_proc') AS comment
  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
 WHERE p.pronamespace = 'govcredit_editions'::regnamespace
   AND (p.proname = 'calendar:demo-2031' OR p.prosrc LIKE '%"demo-2031"%')
 ORDER BY 1;
-- A name is never reused.
SELECT govcredit.add_calendar(document('demo-2031', 'corrected')::text);
SELECT govcredit.add_calendar(document('demo-2031.2', 'corrected')::text);
-- What marks the ends of a stored document may not stand in it.
SELECT govcredit.add_calendar(document('demo-tag', 'a $govcredit$ b')::text);
SELECT govcredit.add_calendar(document('demo-quotes', E'it''s \\ "quoted" $$ $_$ \n 〔2031〕')::text);
SELECT govcredit.calendar_document('demo-quotes') ->> 'note';
-- Names.
\set VERBOSITY terse
SELECT govcredit.add_calendar(document('Demo')::text);
\set VERBOSITY default
DO $$
DECLARE
	candidate text;
	why text;
BEGIN
	FOREACH candidate IN ARRAY ARRAY['a', 'a1.b-2', repeat('a', 50), repeat('a', 51), '1a', 'a.', 'a-.b', 'a--b', '.a', 'a b', 'a@b', 'a:b', '示例', 'a_b']
	LOOP
		BEGIN
			PERFORM govcredit.add_calendar(document(candidate)::text);
			RAISE NOTICE '% stored', candidate;
		EXCEPTION WHEN SQLSTATE 'IG003' THEN
			GET STACKED DIAGNOSTICS why = MESSAGE_TEXT;
			RAISE NOTICE '%', why;
		END;
	END LOOP;
END
$$;

-- Handles: forms of input, output is always the long form.
SELECT 'demo-2031'::govcredit.calendar AS by_name,
	   ('any.name@' || left(sha256, 16))::govcredit.calendar AS by_long_form,
	   ('@' || left(sha256, 16))::govcredit.calendar AS by_hash
  FROM govcredit.editions WHERE name = 'demo-2031';
SELECT '@0000000000000001'::govcredit.calendar, 'gone@fedcba9876543210'::govcredit.calendar;
SELECT 'demo-2099'::govcredit.calendar;
SELECT ''::govcredit.calendar;
SELECT 'Demo 2031'::govcredit.calendar;
SELECT 'demo-2031@'::govcredit.calendar;
SELECT 'demo-2031@FEDCBA9876543210'::govcredit.calendar;
SELECT 'demo-2031@fedcba98765432101'::govcredit.calendar;
SELECT 'demo-2031@fedcba987654321'::govcredit.calendar;

-- An edition that is not there.
SELECT govcredit.calendar_document('@0000000000000001');
SELECT govcredit.is_workday('2031-01-02', 'gone@fedcba9876543210');

-- An edition added and used in a transaction is gone after its rollback.
BEGIN;
SELECT govcredit.add_calendar(document('demo-rollback')::text) AS handle \gset
SELECT govcredit.is_workday('2031-01-02', :'handle');
ROLLBACK;
SELECT govcredit.is_workday('2031-01-02', :'handle');
SELECT 'demo-rollback'::govcredit.calendar;
DO $$
BEGIN
	BEGIN
		PERFORM govcredit.is_workday('2031-01-02', govcredit.add_calendar(document('demo-rollback')::text));
		RAISE NOTICE 'used';
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		NULL;
	END;
	BEGIN
		PERFORM govcredit.is_workday('2031-01-02',
			('@' || left(encode(sha256(convert_to(govcredit.canonical_json(document('demo-rollback')), 'UTF8')), 'hex'), 16))::govcredit.calendar);
	EXCEPTION WHEN SQLSTATE 'IG001' THEN
		RAISE NOTICE 'IG001 after the subtransaction: %', SQLERRM;
	END;
END
$$;
SELECT govcredit.is_workday('2031-01-02', :'handle');

-- Rights: an ordinary role reads and uses, and adds once it was granted.
CREATE ROLE regress_govcredit_clerk;
GRANT EXECUTE ON FUNCTION document TO regress_govcredit_clerk;
SET ROLE regress_govcredit_clerk;
SELECT govcredit.is_workday('2031-01-01', 'demo-2031');
SELECT count(*) > 0 AS sees FROM govcredit.editions;
SELECT govcredit.add_calendar(document('demo-2031')::text)::text ~ '^demo-2031@' AS there_already;
SELECT govcredit.add_calendar(document('demo-clerk')::text);
RESET ROLE;
GRANT CREATE ON SCHEMA govcredit_editions TO regress_govcredit_clerk;
SET ROLE regress_govcredit_clerk;
SELECT govcredit.add_calendar(document('demo-clerk')::text)::text ~ '^demo-clerk@' AS stored;
SELECT govcredit.add_calendar(document('demo-2031', 'other')::text);
RESET ROLE;
SELECT name, shipped, owner FROM govcredit.editions WHERE name = 'demo-clerk';

-- Damage: nothing of a store function is believed that its hash does not prove.
CREATE FUNCTION reads(edition govcredit.calendar) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	PERFORM govcredit.calendar_document(edition);
	RETURN 'good';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' ', SQLSTATE, SQLERRM, detail);
END
$$;
CREATE TABLE sound AS
	SELECT p.proname, p.prosrc, ('@' || substr(p.proname, 8))::govcredit.calendar AS edition
	  FROM pg_proc p
	 WHERE p.pronamespace = 'govcredit_editions'::regnamespace
	   AND p.prosrc LIKE '-- govcredit calendar demo-2031.2%';
CREATE FUNCTION store(body text) RETURNS text
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION govcredit_editions.%I() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
				   (SELECT proname FROM sound), body);
	RETURN (SELECT reads(edition) FROM sound);
END
$$;
SELECT store(replace(prosrc, '2031-01-01', '2031-01-02')) FROM sound;
SELECT store(replace(prosrc, '-- govcredit calendar demo-2031.2', '-- govcredit calendar demo-2031.3')) FROM sound;
SELECT store(replace(prosrc, '-- govcredit calendar', '-- govcredit policy')) FROM sound;
SELECT store(p.prosrc) FROM pg_proc p
 WHERE p.pronamespace = 'govcredit_editions'::regnamespace AND p.prosrc LIKE '-- govcredit calendar demo-quotes%';
SELECT store('SELECT ''{"govcredit": "calendar/1"}''::jsonb');
SELECT store(prosrc || ' WHERE true') FROM sound;
SELECT store(replace(prosrc, '$govcredit$', '$x$')) FROM sound;
-- Adding does not build on a damaged document either.
SELECT govcredit.add_calendar(document('demo-2031.2', 'corrected')::text);
-- A new session has nothing compiled and refuses; the original text heals.
\c -
SELECT govcredit.is_workday('2031-01-02', edition) FROM sound;
SELECT store(prosrc) FROM sound;
SELECT govcredit.is_workday('2031-01-02', edition) FROM sound;
-- A damaged name.
CREATE OR REPLACE FUNCTION govcredit_editions."calendar:demo-quotes"() RETURNS text
	LANGUAGE sql IMMUTABLE AS 'SELECT ''demo-quotes@0000000000000001''';
SELECT 'demo-quotes'::govcredit.calendar;
-- A dropped document: its handle keeps no name; adding again brings it back.
SELECT format('DROP FUNCTION govcredit_editions.%I()', proname) FROM sound \gexec
SELECT edition::text = '@' || substr(proname, 8) AS unnamed, reads(edition) LIKE 'IG001 %' AS missing FROM sound;
SELECT govcredit.is_workday('2031-01-02', edition) FROM sound;
SELECT govcredit.add_calendar(document('demo-2031.2', 'corrected')::text)::text = edition::text AS same, reads(edition) FROM sound;

-- Editions of users stand in the way of dropping the extension.
DROP TABLE sound;
DROP FUNCTION reads, store;
\set VERBOSITY terse
DROP EXTENSION govcredit;
\set VERBOSITY default

-- The shipped and the added ones are all this database holds.
SELECT kind, name, shipped FROM govcredit.editions WHERE kind = 'calendar' ORDER BY kind, name COLLATE "C";
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT p.oid FROM pg_proc p
		 WHERE p.pronamespace = 'govcredit_editions'::regnamespace
		   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
REVOKE CREATE ON SCHEMA govcredit_editions FROM regress_govcredit_clerk;
DROP FUNCTION document;
DROP ROLE regress_govcredit_clerk;

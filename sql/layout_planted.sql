-- What the generator plants is found, all of it, and nothing else.
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
  ('990000', '示例省', 'province', NULL),
  ('990100', '示例市', 'city', '990000'),
  ('990200', '演示市', 'city', '990000')
ON CONFLICT DO NOTHING;
\set ECHO none
\i test/layouts/generate.sql
\set ECHO all

CREATE TABLE layout_test.planted (layout text, id bigint, flaw text, planted text[]);
CREATE TABLE layout_test.found (layout text, id bigint, found text[]);
DO $$
DECLARE
	l text;
	t text;
BEGIN
	FOR l IN SELECT name FROM govcredit.editions WHERE kind = 'layout' AND shipped ORDER BY name COLLATE "C" LOOP
		t := 'layout_test.' || translate(l, '-', '_');
		EXECUTE format('CREATE TABLE %s (id bigint, %s)', t,
					   (SELECT string_agg(format('%I text', "column"), ', ' ORDER BY seq) FROM govcredit.layout_fields(l)));
		CREATE TEMP TABLE made AS SELECT * FROM layout_test.generate(l, 1500, 1, 0.5);
		INSERT INTO layout_test.planted SELECT l, m.id, m.flaw, m.planted FROM made m;
		EXECUTE format('INSERT INTO %s SELECT r.* FROM made m, jsonb_populate_record(NULL::%s, m."row" || jsonb_build_object(''id'', m.id)) AS r ORDER BY m.id', t, t);
		DROP TABLE made;
		EXECUTE format('INSERT INTO layout_test.found SELECT $1, t.id, array_agg(v."column" || '':'' || v.code)
						  FROM govcredit.validate_table(%L, $1, ''2025-06-30'', %s) AS v JOIN %s t ON t.ctid = v."row" GROUP BY t.id',
					   t, CASE WHEN l LIKE 'penalty%' THEN '''cn-government-integrity''' ELSE 'NULL' END, t) USING l;
	END LOOP;
END
$$;
-- rows, and findings: those planted, those found, missed and invented
WITH both_ AS (
  SELECT layout, id, planted.flaw, COALESCE(planted, '{}') AS planted, COALESCE(found, '{}') AS found
    FROM layout_test.planted FULL JOIN layout_test.found USING (layout, id))
SELECT layout, count(*) AS rows, count(DISTINCT flaw) AS flaws, sum(cardinality(planted)) AS planted, sum(cardinality(found)) AS found,
       sum((SELECT count(*) FROM (SELECT unnest(planted) EXCEPT ALL SELECT unnest(found)) AS x)) AS missed,
       sum((SELECT count(*) FROM (SELECT unnest(found) EXCEPT ALL SELECT unnest(planted)) AS x)) AS invented
  FROM both_ GROUP BY layout ORDER BY layout COLLATE "C";
WITH both_ AS (
  SELECT layout, id, flaw, COALESCE(planted, '{}') AS planted, COALESCE(found, '{}') AS found
    FROM layout_test.planted FULL JOIN layout_test.found USING (layout, id))
SELECT layout, flaw, count(*), min(id) AS id, min(planted) AS planted, min(found) AS found FROM both_
 WHERE EXISTS ((SELECT unnest(planted) EXCEPT ALL SELECT unnest(found)) UNION ALL (SELECT unnest(found) EXCEPT ALL SELECT unnest(planted)))
 GROUP BY layout, flaw ORDER BY layout COLLATE "C", flaw COLLATE "C";
-- a row alone and as JSON shows the same, but for what it takes a table to see
SELECT * FROM (
  SELECT '2018' AS layout, t.id, r.found AS row, j.found AS json, f.found AS table FROM layout_test.penalty_2018 t
    LEFT JOIN layout_test.found f ON f.layout = 'penalty-2018' AND f.id = t.id,
         LATERAL (SELECT array_agg(v."column" || ':' || v.code) AS found FROM govcredit.validate_row('penalty-2018', t, '2025-06-30', 'cn-government-integrity') AS v) AS r,
         LATERAL (SELECT array_agg(v."column" || ':' || v.code) AS found FROM govcredit.validate_json('penalty-2018', (to_jsonb(t) - 'id')::text, '2025-06-30', 'cn-government-integrity') AS v) AS j
  UNION ALL
  SELECT '2016', t.id, r.found, j.found, f.found FROM layout_test.penalty_2016 t
    LEFT JOIN layout_test.found f ON f.layout = 'penalty-2016' AND f.id = t.id,
         LATERAL (SELECT array_agg(v."column" || ':' || v.code) AS found FROM govcredit.validate_row('penalty-2016', t, '2025-06-30', 'cn-government-integrity') AS v) AS r,
         LATERAL (SELECT array_agg(v."column" || ':' || v.code) AS found FROM govcredit.validate_json('penalty-2016', (to_jsonb(t) - 'id')::text, '2025-06-30', 'cn-government-integrity') AS v) AS j) AS x
 WHERE "row" IS DISTINCT FROM json
    OR ARRAY(SELECT unnest("row") ORDER BY 1) <> ARRAY(SELECT u FROM unnest("table") AS u WHERE u !~ ':(duplicate|division_unknown|region_differs|.*_of_several_)' ORDER BY 1)
 ORDER BY layout, id LIMIT 5;
SELECT p.layout, count(*) FILTER (WHERE p.flaw = 'term_long') > 5 AS long, count(*) FILTER (WHERE p.flaw = 'term_short') > 5 AS short
  FROM layout_test.planted p WHERE p.layout LIKE 'penalty%' GROUP BY p.layout ORDER BY p.layout;
-- every flaw there is was planted somewhere
SELECT f.flaw FROM layout_test.flaw f WHERE NOT EXISTS (SELECT FROM layout_test.planted p WHERE p.flaw = f.flaw) ORDER BY 1;
-- the same seed gives the same rows, another seed others
SELECT md5(string_agg(a::text, '' ORDER BY id)) = (SELECT md5(string_agg(b::text, '' ORDER BY id)) FROM layout_test.generate('penalty-2018', 50, 7) AS b) AS same,
       md5(string_agg(a::text, '' ORDER BY id)) = (SELECT md5(string_agg(b::text, '' ORDER BY id)) FROM layout_test.generate('penalty-2018', 50, 8) AS b) AS other
  FROM layout_test.generate('penalty-2018', 50, 7) AS a;

-- In divert mode a COPY of such rows loses none.
CREATE TABLE layout_test.taken (LIKE layout_test.penalty_2018);
CREATE TABLE layout_test.rejects (LIKE govcredit.rejected_row INCLUDING ALL);
CREATE TRIGGER divert BEFORE INSERT ON layout_test.taken
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'layout_test.rejects');
\copy layout_test.penalty_2018 to 'layout_planted.tmp'
\copy layout_test.taken from 'layout_planted.tmp'
\! rm layout_planted.tmp
SELECT (SELECT count(*) FROM layout_test.penalty_2018) AS file, (SELECT count(*) FROM layout_test.taken) > 0 AS some_taken,
       (SELECT count(*) FROM layout_test.rejects) > 0 AS some_diverted,
       (SELECT count(*) FROM layout_test.taken) + (SELECT count(*) FROM layout_test.rejects) AS together;
SELECT count(*) AS lost FROM (SELECT to_jsonb(p) FROM layout_test.penalty_2018 p
  EXCEPT ALL (SELECT to_jsonb(t) FROM layout_test.taken t UNION ALL SELECT original FROM layout_test.rejects)) AS x;

SET client_min_messages = warning;
DROP SCHEMA layout_test CASCADE;
DELETE FROM govcredit.division_entry WHERE NOT standard;

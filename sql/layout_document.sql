-- The document of a layout: whatever is done to it, it is taken, or refused with
-- the JSON path; nothing is left behind, and nothing else is raised.
\set SHOW_CONTEXT never
CREATE SCHEMA document;
SET search_path = document;
CREATE TABLE junk (n int GENERATED ALWAYS AS IDENTITY, value jsonb);
INSERT INTO junk (value) VALUES ('null'), ('true'), ('0'), ('1.5'), ('1e60'), ('""'), ('"price"'), ('"饺子"'), ('"numeric"'), ('"is"'),
  ('[]'), ('[null]'), ('[1]'), ('["dish"]'), ('["dish", "dish"]'), ('{}'), ('{"column": "dish"}'), ('[{}]'), ('{"column": "price", "filled": true}'), (to_jsonb(repeat('长', 40)));
CREATE TABLE base AS SELECT '{"layout": "lunch-3", "title": "lunch", "title_zh": "午餐", "basis": "演示数据",
  "fields": [{"column": "dish", "name": "菜名", "codes": ["饺子", "面条", "其他*"], "required": "always", "length": 10, "many": true},
             {"column": "price", "name": "价格", "type": "numeric", "length": 6, "scale": 2, "role": "amount_yuan"},
             {"column": "cook", "type": "uscc", "personal": false, "comment": "x"}, {"column": "served", "type": "date", "basis": "y"}, {"column": "paid", "type": "timestamp"}],
  "rules": [{"kind": "positive", "columns": ["price"], "when": {"column": "dish", "is": ["饺子", "其他"]}, "code": "free_lunch", "severity": "warning"},
            {"kind": "registrar", "columns": ["cook"], "argument": ["9"], "when": {"column": "cook", "filled": true}},
            {"kind": "not_before", "columns": ["paid"], "other": "served", "basis": "z"}, {"kind": "amount_in_text", "columns": ["price"], "other": "dish"},
            {"kind": "required", "columns": ["price", "paid"], "when": {"column": "served", "blank": true}}]}'::jsonb AS doc;
SELECT * FROM govcredit.lint_layout((SELECT doc::text FROM base));
CREATE TABLE place (path text[]);
WITH RECURSIVE walk (path, v) AS (
  SELECT '{}'::text[], doc FROM base
  UNION ALL
  SELECT w.path || c.k, c.v FROM walk w, LATERAL (
    SELECT e.key, e.value FROM jsonb_each(CASE jsonb_typeof(w.v) WHEN 'object' THEN w.v ELSE '{}' END) e
    UNION ALL SELECT (e.n - 1)::text, e.value FROM jsonb_array_elements(CASE jsonb_typeof(w.v) WHEN 'array' THEN w.v ELSE '[]' END) WITH ORDINALITY AS e (value, n)) AS c (k, v))
INSERT INTO place SELECT path FROM walk;
CREATE TABLE tried (what text, path text[], doc jsonb, findings int, state text, message text, left_behind bool);
DO $$
DECLARE
	d record;
	state text;
	message text;
	before text;
BEGIN
	FOR d IN
		SELECT 'junk' AS what, p.path, jsonb_set(b.doc, p.path, j.value) AS doc FROM base b, place p, junk j WHERE p.path <> '{}' AND (j.n + cardinality(p.path) + ascii(right(p.path::text, 2))) % 2 = 0
		UNION ALL SELECT 'gone', p.path, b.doc #- p.path FROM base b, place p WHERE p.path <> '{}'
		UNION ALL SELECT 'more', p.path, jsonb_set(b.doc, p.path || k.key, '["饺子"]') FROM base b, place p, unnest('{colour,is,lacks,filled,other,argument,when,scale,codes}'::text[]) AS k (key) WHERE jsonb_typeof(b.doc #> p.path) = 'object'
		UNION ALL SELECT 'whole', '{}', j.value FROM junk j
	LOOP
		BEGIN
			PERFORM govcredit.add_layout(d.doc::text);
			state := '00000'; message := '';
			PERFORM govcredit.drop_layout(d.doc ->> 'layout');
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
		END;
		INSERT INTO tried VALUES (d.what, d.path, d.doc, (SELECT count(*) FROM govcredit.lint_layout(d.doc::text)), state, message,
			EXISTS (SELECT FROM govcredit.layout WHERE NOT standard) OR EXISTS (SELECT FROM govcredit.layout_field WHERE NOT standard) OR EXISTS (SELECT FROM govcredit.layout_rule WHERE NOT standard));
	END LOOP;
END $$;
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE state = '00000') > 50 AS taken, count(*) FILTER (WHERE state = 'IG003') > 500 AS refused, bool_or(left_behind) AS left_behind FROM tried;
SELECT what, path, state, message, findings FROM tried
 WHERE state NOT IN ('00000', 'IG003') OR (state = '00000') <> (findings = 0) OR (state = 'IG003' AND message !~ '^invalid layout document: \$') OR left_behind ORDER BY 1, 2, 4 LIMIT 20;
-- what is said, of the first finding
\pset format unaligned
SELECT min(message COLLATE "C") AS message FROM tried WHERE state = 'IG003'
 GROUP BY regexp_replace(message, '\d+|"[^"]*"', '', 'g') ORDER BY 1;
-- all findings of one document
SELECT * FROM govcredit.lint_layout('{"layout": "", "titel": "x", "fields": [{"column": "a", "scale": 2}, {"column": "a", "type": "money", "length": "3"}, 7],
  "rules": [{"kind": "positive", "columns": ["a", "b"], "other": "a"}, {"columns": [], "severity": "fatal", "when": {"is": ["x"], "blank": false}}]}');
-- a key that stands twice is one of them
SELECT * FROM govcredit.lint_layout(E'{"layout": "twice",\n "fields": [{"column": "a",\n "column": "b", "nmae": "c"}]}');
SELECT govcredit.add_layout(E'{"layout": "twice",\n "fields": [{"column": "a",\n "column": "b"}]}');
-- columns are found by their names, however many there are: a table has 1,600 of them, a document may have more
SET statement_timeout = '30s';
SELECT count(*) FROM govcredit.lint_layout((SELECT jsonb_build_object('layout', 'wide',
	'fields', (SELECT jsonb_agg(jsonb_build_object('column', 'c' || i)) FROM generate_series(1, 9000) i),
	'rules', (SELECT jsonb_agg(jsonb_build_object('kind', 'required', 'columns', jsonb_build_array('c' || i))) FROM generate_series(1, 9001) i))::text));
RESET statement_timeout;
SELECT govcredit.add_layout('{"layout": "", "titel": "x", "fields": [{"column": "a", "type": "money"}]}');
\pset format aligned
-- what the tables allow in their columns, the document may say
SELECT c.conrelid::regclass AS "table", a.attname AS "column", count(*) AS words,
       count(*) FILTER (WHERE NOT EXISTS (SELECT FROM govcredit.lint_layout((jsonb_build_object('layout', 'x', 'fields', jsonb_build_array(jsonb_build_object('column', 'a') || CASE WHEN c.conrelid = 'govcredit.layout_field'::regclass THEN jsonb_build_object(a.attname, w.word) ELSE '{}' END),
         'rules', CASE WHEN c.conrelid = 'govcredit.layout_rule'::regclass THEN jsonb_build_array('{"kind": "required", "columns": ["a"]}' || jsonb_build_object(a.attname, w.word)) ELSE '[]' END))::text) AS f
         WHERE f.path ~ ('\.' || a.attname || '$'))) AS taken
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum],
       unnest(substring(pg_get_constraintdef(c.oid) FROM $x$'(\{.*\})'::text\[\]$x$)::text[]) AS w (word)
 WHERE c.conrelid IN ('govcredit.layout_field'::regclass, 'govcredit.layout_rule'::regclass) AND a.attname IN ('type', 'required', 'role', 'kind', 'severity')
 GROUP BY 1, 2 ORDER BY 1, 2;
RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA document CASCADE;

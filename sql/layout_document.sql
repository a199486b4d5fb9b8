-- The document of a layout: whatever is done to it, it is taken, or refused with
-- the JSON path; nothing is left behind, and nothing else is raised.
\set SHOW_CONTEXT never
CREATE SCHEMA document;
SET search_path = document;
CREATE TABLE junk (n int GENERATED ALWAYS AS IDENTITY, value jsonb);
INSERT INTO junk (value) VALUES ('null'), ('true'), ('0'), ('1.5'), ('1e60'), ('""'), ('"price"'), ('"饺子"'), ('"numeric"'), ('"is"'),
  ('[]'), ('[null]'), ('[1]'), ('["dish"]'), ('["dish", "dish"]'), ('{}'), ('{"column": "dish"}'), ('[{}]'), ('{"column": "price", "filled": true}'), (to_jsonb(repeat('长', 40)));
CREATE TABLE base AS SELECT '{"govcredit": "layout/1", "name": "demo-lunch-3", "title": {"zh": "午餐", "en": "lunch"}, "note": "x", "basis": "演示数据",
  "fields": [{"column": "dish", "name": "菜名", "codes": ["饺子", "面条", "其他*"], "required": "always", "length": 10, "many": true},
             {"column": "price", "name": "价格", "type": "numeric", "length": 6, "scale": 2, "role": "amount_yuan"},
             {"column": "cook", "type": "uscc", "personal": false, "comment": "x"}, {"column": "served", "type": "date", "basis": "y"}, {"column": "paid", "type": "timestamp"}],
  "rules": [{"kind": "positive", "columns": ["price"], "when": {"column": "dish", "is": ["饺子", "其他"]}, "code": "free_lunch", "severity": "warning"},
            {"kind": "registrar", "columns": ["cook"], "argument": ["9"], "when": {"column": "cook", "filled": true}},
            {"kind": "not_before", "columns": ["paid"], "other": "served", "basis": "z"}, {"kind": "amount_in_text", "columns": ["price"], "other": "dish"},
            {"kind": "required", "columns": ["price", "paid"], "when": {"column": "served", "blank": true}}],
  "table_rules": [{"kind": "unique", "columns": ["dish", "served"], "code": "twice", "severity": "warning"}, {"kind": "known_division", "columns": ["cook"], "basis": "z"},
            {"kind": "region_in_name", "columns": ["cook"], "other": "dish", "comment": "x"}]}'::jsonb AS doc;
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
	before bigint := (SELECT count(*) FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace);
BEGIN
	FOR d IN
		SELECT 'junk' AS what, p.path, jsonb_set(b.doc, p.path, j.value) AS doc FROM base b, place p, junk j WHERE p.path <> '{}' AND (j.n + cardinality(p.path) + ascii(right(p.path::text, 2))) % 2 = 0
		UNION ALL SELECT 'gone', p.path, b.doc #- p.path FROM base b, place p WHERE p.path <> '{}'
		UNION ALL SELECT 'more', p.path, jsonb_set(b.doc, p.path || k.key, '["饺子"]') FROM base b, place p, unnest('{colour,is,lacks,filled,other,argument,when,scale,codes}'::text[]) AS k (key) WHERE jsonb_typeof(b.doc #> p.path) = 'object'
		UNION ALL SELECT 'whole', '{}', j.value FROM junk j
	LOOP
		BEGIN
			PERFORM govcredit.add_layout(d.doc::text);
			RAISE EXCEPTION USING ERRCODE = '00001';
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
		END;
		INSERT INTO tried VALUES (d.what, d.path, d.doc, (SELECT count(*) FROM govcredit.lint_layout(d.doc::text)), state, message,
			(SELECT count(*) <> before FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace));
	END LOOP;
END $$;
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE state = '00001') > 50 AS taken, count(*) FILTER (WHERE state = 'IG003') > 500 AS refused, bool_or(left_behind) AS left_behind FROM tried;
SELECT what, path, state, message, findings FROM tried
 WHERE state NOT IN ('00001', 'IG003') OR (state = '00001') <> (findings = 0) OR (state = 'IG003' AND message !~ '^invalid layout document: \$') OR left_behind ORDER BY 1, 2, 4 LIMIT 20;
-- what is said, of the first finding
\pset format unaligned
SELECT min(message COLLATE "C") AS message FROM tried WHERE state = 'IG003'
 GROUP BY regexp_replace(message, '\d+|"[^"]*"', '', 'g') ORDER BY 1;
-- all findings of one document
SELECT * FROM govcredit.lint_layout('{"govcredit": "layout/1", "name": "", "titel": "x", "fields": [{"column": "a", "scale": 2}, {"column": "a", "type": "money", "length": "3"}, 7],
  "rules": [{"kind": "positive", "columns": ["a", "b"], "other": "a"}, {"columns": [], "severity": "fatal", "when": {"is": ["x"], "blank": false}}]}');
-- a key that stands twice is one of them
SELECT * FROM govcredit.lint_layout(E'{"govcredit": "layout/1", "name": "twice", "title": {"zh": "x", "en": "x"},\n "fields": [{"column": "a",\n "column": "b", "nmae": "c"}]}');
SELECT govcredit.add_layout(E'{"name": "twice",\n "fields": [{"column": "a",\n "column": "b"}]}');
-- columns are found by their names, however many there are: a table has 1,600 of them, a document may have more
SET statement_timeout = '30s';
SELECT count(*) FROM govcredit.lint_layout((SELECT jsonb_build_object('govcredit', 'layout/1', 'name', 'wide', 'title', '{"zh": "x", "en": "x"}'::jsonb,
	'fields', (SELECT jsonb_agg(jsonb_build_object('column', 'c' || i)) FROM generate_series(1, 9000) i),
	'rules', (SELECT jsonb_agg(jsonb_build_object('kind', 'required', 'columns', jsonb_build_array('c' || i))) FROM generate_series(1, 9001) i))::text));
-- what is meant is looked for where that is quick, and otherwise not said
SELECT count(*), count(*) FILTER (WHERE message LIKE '%perhaps%') BETWEEN 1 AND 999 AS some_meant FROM govcredit.lint_layout((SELECT jsonb_build_object('govcredit', 'layout/1', 'name', 'wide', 'title', '{"zh": "x", "en": "x"}'::jsonb,
	'fields', (SELECT jsonb_agg(jsonb_build_object('column', repeat('c', 50) || i)) FROM generate_series(1, 3000) i),
	'rules', (SELECT jsonb_agg(jsonb_build_object('kind', 'required', 'columns', jsonb_build_array(repeat('c', 49) || 'd' || i))) FROM generate_series(1, 999) i))::text));
RESET statement_timeout;
SELECT govcredit.add_layout('{"name": "", "titel": "x", "fields": [{"column": "a", "type": "money"}]}');
\pset format aligned
-- each word that lint offers is one that it takes
CREATE FUNCTION document(field jsonb, rule jsonb, more jsonb) RETURNS text LANGUAGE sql AS $$
	SELECT (jsonb_build_object('govcredit', 'layout/1', 'name', 'words', 'title', '{"zh": "x", "en": "x"}'::jsonb, 'fields', jsonb_build_array('{"column": "a"}' || field),
		'rules', jsonb_build_array('{"kind": "required", "columns": ["a"]}' || rule)) || more)::text $$;
CREATE VIEW word AS
	SELECT k.list, k.key, w.word FROM (VALUES ('field', 'type'), ('field', 'required'), ('field', 'role'), ('rule', 'kind'), ('rule', 'severity')) AS k (list, key),
		   govcredit.lint_layout(document(CASE k.list WHEN 'field' THEN jsonb_build_object(k.key, 'nonsense') ELSE '{}' END, CASE k.list WHEN 'rule' THEN jsonb_build_object(k.key, 'nonsense') ELSE '{}' END, '{}')) AS f,
		   regexp_split_to_table(substring(f.message FROM 'none of: (.*)'), ', ') AS w (word);
SELECT w.list, w.key, count(*) AS words, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM govcredit.lint_layout(document(
		CASE w.list WHEN 'field' THEN jsonb_build_object(w.key, w.word) ELSE '{}' END, CASE w.list WHEN 'rule' THEN jsonb_build_object(w.key, w.word) ELSE '{}' END, '{}')) AS f WHERE f.message LIKE '%none of%')) AS taken
  FROM word w GROUP BY 1, 2 ORDER BY 1, 2;
-- each kind of rule stands in one of the two lists, and of the other lint says where it belongs
SELECT w.word AS kind, r.message AS in_rules, t.message AS in_table_rules
  FROM word w
  LEFT JOIN LATERAL govcredit.lint_layout(document('{}', jsonb_build_object('kind', w.word), '{}')) AS r ON r.path = '$.rules[0].kind'
  LEFT JOIN LATERAL govcredit.lint_layout(document('{}', '{}', jsonb_build_object('table_rules', jsonb_build_array(jsonb_build_object('kind', w.word, 'columns', '["a"]'::jsonb))))) AS t ON t.path = '$.table_rules[0].kind'
 WHERE w.key = 'kind' ORDER BY 1;
SELECT * FROM govcredit.lint_layout(document('{}', '{}', '{"table_rules": [{"kind": "unique", "columns": ["a"], "when": {"column": "a", "filled": true}}]}'));
SELECT govcredit.add_layout(document('{}', '{"kind": "known_division"}', '{}'));
-- who may not add layouts has none checked
CREATE ROLE regress_govcredit_reader;
GRANT USAGE ON SCHEMA document TO regress_govcredit_reader;
SET ROLE regress_govcredit_reader;
SELECT * FROM govcredit.lint_layout(document('{}', '{}', '{}'));
SELECT govcredit.add_layout(document('{}', '{}', '{}'));
RESET ROLE;
REVOKE USAGE ON SCHEMA document FROM regress_govcredit_reader;
DROP ROLE regress_govcredit_reader;
RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA document CASCADE;

-- GiST and BRIN over codes and divisions: the answers are those of the table.
SELECT c.opcname, a.amname, amvalidate(c.oid)
  FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
 WHERE c.opcnamespace = 'govcredit'::regnamespace AND a.amname IN ('gist', 'brin')
 ORDER BY c.opcname, a.amname;

CREATE TABLE span_row (code govcredit.uscc, division govcredit.division, valid daterange, n integer);
INSERT INTO span_row
	SELECT govcredit.make_uscc(CASE n % 3 WHEN 0 THEN '11' ELSE '91' END, '990100', 'MA' || to_char(n * 7919 % 100000, 'FM000000')),
		   (990101 + n % 50)::text::govcredit.division, daterange('2026-01-01'::date + n, '2026-01-01'::date + n + 10), n
	  FROM generate_series(1, 20000) n;
INSERT INTO span_row VALUES (NULL, NULL, NULL, 0), (NULL, '990199', NULL, -1);
CREATE INDEX span_gist_code ON span_row USING gist (code);
CREATE INDEX span_gist_division ON span_row USING gist (division, code);
INSERT INTO span_row SELECT code, division, valid, -n FROM span_row WHERE n % 4 = 0;
CREATE TABLE span_brin (LIKE span_row);
INSERT INTO span_brin TABLE span_row ORDER BY division, code;
CREATE INDEX ON span_brin USING brin (division, code) WITH (pages_per_range = 4);
ANALYZE span_row, span_brin;

CREATE FUNCTION by_index(relation regclass, condition text, OUT used boolean, OUT agree boolean, OUT any_rows boolean)
LANGUAGE plpgsql AS $$
DECLARE
	line text;
	here text;
	there text;
BEGIN
	SET LOCAL enable_seqscan = off;
	used := false;
	FOR line IN EXECUTE format('EXPLAIN (COSTS OFF) SELECT code, division FROM %s WHERE %s', relation, condition) LOOP
		used := used OR line ~ 'Index (Only )?Scan';
	END LOOP;
	EXECUTE format('SELECT string_agg(x::text, '','' ORDER BY x::text COLLATE "C") FROM (SELECT code, division FROM %s WHERE %s) x', relation, condition) INTO here;
	SET LOCAL enable_seqscan = on;
	SET LOCAL enable_indexscan = off;
	SET LOCAL enable_indexonlyscan = off;
	SET LOCAL enable_bitmapscan = off;
	EXECUTE format('SELECT string_agg(x::text, '','' ORDER BY x::text COLLATE "C") FROM (SELECT code, division FROM %s WHERE %s) x', relation, condition) INTO there;
	agree := here IS NOT DISTINCT FROM there;
	any_rows := here IS NOT NULL;
	SET LOCAL enable_indexscan = on;
	SET LOCAL enable_indexonlyscan = on;
	SET LOCAL enable_bitmapscan = on;
END
$$;
SELECT r.relation, c.condition, b.*
  FROM unnest('{span_row,span_brin}'::text[]) r (relation)
 CROSS JOIN LATERAL (
		SELECT format('code %s (SELECT code FROM %s WHERE n = 5000 LIMIT 1)', o.op, 'span_row') AS condition, 1 AS place, o.op
		  FROM unnest('{<,<=,=,>=,>}'::text[]) o (op)
		 UNION ALL
		SELECT format('division %s ''%s''', o.op, d.division), 2, o.op || d.division
		  FROM unnest('{<,<=,=,>=,>}'::text[]) o (op), unnest('{990101,990125,990199}'::text[]) d (division)) c
 CROSS JOIN LATERAL by_index(r.relation::regclass, c.condition) b
 ORDER BY r.relation COLLATE "C" DESC, c.place, c.condition COLLATE "C";

\set VERBOSITY terse
-- What GiST is for: one policy in a division on a day, one holder of a code.
CREATE TABLE span_period (
	code govcredit.uscc,
	division govcredit.division,
	valid daterange,
	CONSTRAINT one_holder EXCLUDE USING gist (code WITH =, valid WITH &&),
	CONSTRAINT one_policy EXCLUDE USING gist (division WITH =, valid WITH &&)
);
INSERT INTO span_period VALUES ('91990100MA0000015X', '990101', '[2026-01-01,2026-07-01)');
INSERT INTO span_period VALUES ('91990100MA0000015X', '990102', '[2026-07-01,)');
INSERT INTO span_period VALUES ('91990100MA0000015X', '990103', '[2026-08-01,)');
INSERT INTO span_period VALUES ('91990100MA0000138Y', '990101', '[2026-06-30,2026-07-02)');
SELECT count(*) FROM span_period;
DROP TABLE span_row, span_brin, span_period;
DROP FUNCTION by_index(regclass, text);

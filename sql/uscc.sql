-- uscc: the unified social credit code, and the codes related to it

-- every operator class of the extension is complete
SELECT am.amname, opc.opcname, opc.opcintype::regtype, amvalidate(opc.oid)
  FROM pg_opclass opc
  JOIN pg_am am ON am.oid = opc.opcmethod
  JOIN pg_depend d ON d.classid = 'pg_opclass'::regclass AND d.objid = opc.oid
                  AND d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
  JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'govcredit'
 WHERE opc.opcintype = 'govcredit.uscc'::regtype OR NOT amvalidate(opc.oid)
 ORDER BY 1, 2, 3;

--
-- Input and output
--
SELECT n, code::govcredit.uscc FROM (VALUES
	(1, '91530100757185369K'),
	(2, '91530100757185369k'),                   -- lower case
	(3, E' \t91530100757185369K\r\n'),           -- white space around
	(4, '　91530100757185369K　'),               -- ideographic space
	(5, E'\u00a091530100757185369K\ufeff'),      -- no-break space, BOM
	(6, '９１５３０１００７５７１８５３６９Ｋ'),  -- full-width letters
	(7, '９１５３０１００７５７１８５３６９ｋ'),
	(8, '92141127MA0KD1Y64A'),                   -- refused by the usual expression
	(9, '123456789012345678'),                   -- only the inner check fails
	(10, '362322198709086409'),                  -- a resident's number that passes
	(11, '91350203M0001QKT19!'),                 -- really issued so
	(12, '91350203m0001qkt19！'),
	(13, '91530100757185369K!')                  -- correct: the mark is dropped
) AS v (n, code) ORDER BY n;
SELECT '91350203M0001QKT19!'::govcredit.uscc::text::govcredit.uscc = '91350203M0001QKT19!'::govcredit.uscc AS round_trip,
       pg_column_size('91530100757185369K'::govcredit.uscc) AS bytes;

\set VERBOSITY sqlstate
SELECT '91350203M0001QKT19'::text::govcredit.uscc;
\set VERBOSITY default
SELECT '91350203M0001QKT19'::govcredit.uscc;
SELECT ''::govcredit.uscc;
SELECT '!'::govcredit.uscc;
SELECT '9153010075718536'::govcredit.uscc;
SELECT '91530100-757185369K'::govcredit.uscc;
SELECT '91530100757185369K!!'::govcredit.uscc;
SELECT '91530100757185369 K'::govcredit.uscc;
SELECT '91530100MA6PJ8WGOY'::govcredit.uscc;      -- letter O
SELECT '9153A100757185369K'::govcredit.uscc;      -- letter in the division
SELECT '915301007571无8536K'::govcredit.uscc;
SELECT '91530100****85369K'::govcredit.uscc;
SELECT '91530100＊＊＊＊85369K'::govcredit.uscc;
SELECT '913401007885810000'::govcredit.uscc;      -- cut by a spreadsheet
SELECT '00000000000000000X'::govcredit.uscc;      -- "no code" in published data
SELECT repeat('9', 40)::govcredit.uscc;
SELECT '无'::varchar::govcredit.uscc;
-- a natural person's number is not repeated
SELECT '110101199003070011'::govcredit.uscc;
SELECT ' 11010119900307001x '::text::govcredit.uscc;
SELECT '110101900307001'::govcredit.uscc;
SELECT '甲110101199003070011，乙11010119900307001Ｘ'::govcredit.uscc;
-- the session goes on
SELECT '91530100757185369K'::text::govcredit.uscc, '91530100757185369K'::varchar::govcredit.uscc,
       '91530100757185369K'::char(20)::govcredit.uscc, '91530100757185369K'::govcredit.uscc::varchar,
       '91350203M0001QKT19!'::govcredit.uscc::text, NULL::text::govcredit.uscc IS NULL AS nothing;
SELECT govcredit.try_uscc('91530100757185369K'), govcredit.try_uscc('91350203M0001QKT19') IS NULL AS refused,
       govcredit.try_uscc('91350203M0001QKT19!');

--
-- Real codes
--
\set sample `tail -n +2 "${PG_ABS_SRCDIR:-.}/test/data/uscc_sample.csv"`
CREATE TABLE sample (code govcredit.uscc PRIMARY KEY, name text);
INSERT INTO sample
SELECT split_part(line, ',', 1), NULLIF(split_part(line, ',', 2), '')
  FROM regexp_split_to_table(trim(:'sample', E'\r\n'), '\r?\n') AS line;
SELECT count(*), bool_and(govcredit.is_valid_uscc(code::text)) AS valid,
       bool_and(govcredit.has_valid_check(code)) AS outer_check,
       bool_and(govcredit.has_valid_organisation_code(code)) AS inner_check,
       bool_and(govcredit.make_uscc(govcredit.registrar(code) || govcredit.kind(code), govcredit.division_code(code),
                          left(govcredit.organisation_code(code), 8)) = code) AS rebuilt,
       min(code), max(code)
  FROM sample;

--
-- Parts
--
SELECT govcredit.registrar(c), govcredit.kind(c), govcredit.division_code(c), govcredit.division(c), govcredit.organisation_code(c), govcredit.check_character(c),
       govcredit.expected_check_character(c), govcredit.has_valid_check(c), govcredit.has_valid_organisation_code(c)
  FROM (VALUES (1, '91530100757185369K'::govcredit.uscc), (2, '91350203M0001QKT19!'),
               (3, '123456789012345678'), (4, '92141127MA0KD1Y64A')) AS v (n, c)
 ORDER BY n;
SELECT govcredit.make_uscc('11', '990100', '00000001'), govcredit.make_uscc('９１', ' 990100 ', 'ma0kd1y6');
SELECT govcredit.make_uscc('1', '990100', '00000001');
SELECT govcredit.make_uscc('11', '99010A', '00000001');
SELECT govcredit.make_uscc('11', '990100', 'OOOOOOO1');
SELECT govcredit.make_uscc('11', '990100', '0000000012');

--
-- Testers
--
SELECT n, f.part, f.position, f.found, f.expected, f.severity, f.message
  FROM (VALUES
	(1, '91530100757185369K'),
	(2, '91350203M0001QKT19'),
	(3, '91350203M0001QKT19!'),
	(4, '123456789012345678'),
	(5, '　１２３４５６７８９０１２３４５６７８'),
	(6, '91530100MA6PJ8WGOY'),
	(7, '9153A100757185369K'),
	(8, '91530100****85369K'),
	(9, '913401007885810000'),
	(10, '91530100757185369'),
	(11, '无'),
	(12, ''),
	(13, '362322198709086409'),
	(14, '110101199003070011')) AS v (n, code), govcredit.check_uscc(code) AS f
 ORDER BY n;
SELECT code, govcredit.is_valid_uscc(code) FROM (VALUES (1, '91530100757185369K'), (2, '91350203M0001QKT19'),
	(3, '91350203M0001QKT19!'), (4, '123456789012345678'), (5, '362322198709086409'), (6, '')) AS v (n, code) ORDER BY n;
SELECT govcredit.is_valid_uscc(NULL) IS NULL AS strict;

-- GB 11714: the standard's own example is D2143569-X
SELECT code, govcredit.is_valid_organisation_code(code), f.part, f.position, f.found, f.expected, f.message
  FROM (VALUES (1, 'D2143569X'), (2, 'd2143569-x'), (3, 'Ｄ2143569－Ｘ'), (4, '757185369'), (5, 'D21435691'),
	(6, 'D2143569'), (7, 'D2143569A'), (8, 'D214-569X'), (9, 'D2143***X'), (10, 'D2143569--X')) AS v (n, code),
       govcredit.check_organisation_code(code) AS f
 ORDER BY n;
SELECT code, govcredit.is_valid_registration_number(code), f.part, f.position, f.found, f.expected, f.message
  FROM (VALUES (1, '110108000000016'), (2, '110108000000017'), (3, '11010800000001'), (4, '11010800000001A'),
	(5, ' １10108000000016')) AS v (n, code),
       govcredit.check_registration_number(code) AS f
 ORDER BY n;
-- ISO 17442
SELECT code, govcredit.is_valid_lei(code), f.part, f.position, f.found, f.expected, f.message
  FROM (VALUES (1, '213800KUD8LAJWSQ9D15'), (2, '213800kud8lajwsq9d15'), (3, '213800KUD8LAJWSQ9D51'),
	(4, '213800KUD8LAJWSQ9DI5'), (5, '213800KUD8LAJWSQ9D'), (6, '213800KUD8LAJWSQ9?15')) AS v (n, code),
       govcredit.check_lei(code) AS f
 ORDER BY n;

--
-- What the check characters promise: every wrong letter, and every pair of
-- neighbours exchanged, is caught.
--
WITH letters AS (
	SELECT substr('0123456789ABCDEFGHJKLMNPQRTUWXY', i, 1) AS letter FROM generate_series(1, 31) AS i
), codes AS (
	SELECT code::text AS code FROM sample ORDER BY code LIMIT 12
)
SELECT count(*) AS substitutions,
       count(*) FILTER (WHERE govcredit.try_uscc(overlay(code PLACING letter FROM pos FOR 1)) IS NULL) AS caught
  FROM codes, letters, generate_series(1, 18) AS pos
 WHERE substr(code, pos, 1) <> letter;
WITH swapped AS (
	SELECT overlay(code::text PLACING reverse(substr(code::text, pos, 2)) FROM pos FOR 2) AS text
	  FROM sample, generate_series(1, 17) AS pos
	 WHERE substr(code::text, pos, 1) <> substr(code::text, pos + 1, 1)
)
SELECT count(*) > 1000 AS enough, count(*) FILTER (WHERE govcredit.try_uscc(text) IS NOT NULL) AS missed FROM swapped;
WITH wrong AS (
	SELECT overlay(code PLACING digit::text FROM pos FOR 1) AS text
	  FROM (VALUES ('110108000000016')) AS v (code),
	       generate_series(1, 15) AS pos, generate_series(0, 9) AS digit
	 WHERE substr(code, pos, 1) <> digit::text
)
SELECT count(*) AS substitutions, count(*) FILTER (WHERE NOT govcredit.is_valid_registration_number(text)) AS caught FROM wrong;
-- MOD 97-10 sees a letter as two digits, so it promises a letter for a letter,
-- a digit for a digit
WITH lei AS (SELECT '213800KUD8LAJWSQ9D15' AS code), wrong AS (
	SELECT 'substitution' AS error, overlay(code PLACING letter FROM pos FOR 1) AS text
	  FROM lei, generate_series(1, 20) AS pos,
	       (SELECT substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', i, 1) FROM generate_series(1, 36) AS i) AS l (letter)
	 WHERE substr(code, pos, 1) <> letter AND (substr(code, pos, 1) < 'A') = (letter < 'A')
	UNION ALL
	SELECT 'transposition', overlay(code PLACING reverse(substr(code, pos, 2)) FROM pos FOR 2)
	  FROM lei, generate_series(1, 19) AS pos
	 WHERE substr(code, pos, 1) <> substr(code, pos + 1, 1)
)
SELECT error, count(*), count(*) FILTER (WHERE NOT govcredit.is_valid_lei(text)) AS caught FROM wrong GROUP BY error ORDER BY error;

--
-- Order, indexes, joins
--
CREATE TABLE codes (code govcredit.uscc NOT NULL, t text NOT NULL, v varchar(19) NOT NULL, c char(18));
INSERT INTO codes
SELECT code, code::text, code::text, code::text
  FROM generate_series(1, 4000) AS i,
       govcredit.make_uscc((ARRAY['11', '12', '13', '51', '52', '53', '91', '92', '93', 'A1', 'Y1'])[1 + i % 11],
                 (ARRAY['990100', '990101', '990102', '990103'])[1 + i % 4],
                 substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + i * 7 % 31, 1) || lpad((i * 7919 % 9999991)::text, 7, '0')) AS code;
INSERT INTO codes SELECT code, code::text, code::text, code::text FROM sample;
INSERT INTO codes (code, t, v) SELECT code, code::text, code::text FROM (VALUES ('91350203M0001QKT19!'::govcredit.uscc)) AS x (code);
CREATE INDEX codes_btree ON codes USING btree (code);
CREATE INDEX codes_hash ON codes USING hash (code);
ANALYZE codes;

SELECT count(*) AS rows, count(DISTINCT code) AS codes, count(*) FILTER (WHERE code::text <> t) AS not_round,
       count(*) FILTER (WHERE by_code <> by_text) AS out_of_order
  FROM (SELECT *, row_number() OVER (ORDER BY code) AS by_code, row_number() OVER (ORDER BY t COLLATE "C") AS by_text
          FROM codes) AS o;
-- the six operators agree with those of text, and hash with equality
SELECT count(*) AS pairs,
       bool_and((a.code < b.code) = (a.t < b.t COLLATE "C") AND (a.code <= b.code) = (a.t <= b.t COLLATE "C")
            AND (a.code = b.code) = (a.t = b.t COLLATE "C") AND (a.code <> b.code) = (a.t <> b.t COLLATE "C")
            AND (a.code >= b.code) = (a.t >= b.t COLLATE "C") AND (a.code > b.code) = (a.t > b.t COLLATE "C")) AS as_text,
       bool_and((a.code = b.code) = (govcredit.uscc_hash(a.code) = govcredit.uscc_hash(b.code))
            AND (a.code = b.code) = (govcredit.uscc_hash_extended(a.code, 42) = govcredit.uscc_hash_extended(b.code, 42))
            AND govcredit.uscc_hash(a.code) = govcredit.uscc_hash_extended(a.code, 0)::bit(32)::int
            AND govcredit.uscc_cmp(a.code, b.code) = - govcredit.uscc_cmp(b.code, a.code)) AS consistent
  FROM (SELECT * FROM codes ORDER BY t COLLATE "C" LIMIT 150) AS a,
       (SELECT * FROM codes ORDER BY t COLLATE "C" LIMIT 150) AS b;

-- index scan = sequential scan, for every operator
CREATE FUNCTION pg_temp.rows_by(plan text, op text, probe govcredit.uscc) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	PERFORM set_config('enable_seqscan', (plan = 'seq')::text, true),
	        set_config('enable_indexscan', (plan <> 'seq')::text, true),
	        set_config('enable_indexonlyscan', (plan = 'indexonly')::text, true),
	        set_config('enable_bitmapscan', (plan = 'bitmap')::text, true);
	EXECUTE format('SELECT count(*) || '' '' || md5(string_agg(code::text, '','' ORDER BY code)) FROM codes WHERE code %s $1', op)
	   INTO result USING probe;
	RETURN result;
END $$;
SELECT op, count(*) AS probes, count(*) FILTER (WHERE
           pg_temp.rows_by('seq', op, probe) IS DISTINCT FROM pg_temp.rows_by('index', op, probe)
        OR pg_temp.rows_by('seq', op, probe) IS DISTINCT FROM pg_temp.rows_by('indexonly', op, probe)
        OR pg_temp.rows_by('seq', op, probe) IS DISTINCT FROM pg_temp.rows_by('bitmap', op, probe)) AS different
  FROM unnest(ARRAY['<', '<=', '=', '<>', '>=', '>']) AS op,
       ((SELECT code FROM sample ORDER BY code LIMIT 5) UNION ALL SELECT govcredit.make_uscc('91', '990100', lpad(i::text, 8, '0')) FROM generate_series(1, 3) AS i
        UNION ALL SELECT govcredit.uscc '91350203M0001QKT19!') AS p (probe)
 GROUP BY op ORDER BY op;
RESET ALL;

SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT code FROM codes WHERE code > '915300000000000100!' AND code <= '91530100757185369K' ORDER BY code;
CREATE FUNCTION pg_temp.plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query;
END $$;
SELECT trim(line, ' ->') AS min_and_max FROM pg_temp.plan_of('SELECT min(code), max(code) FROM codes') AS line
 WHERE line ~ 'Scan' ORDER BY 1;
DROP INDEX codes_btree;
EXPLAIN (COSTS OFF) SELECT t FROM codes WHERE code = '91530100757185369K';
SELECT t FROM codes WHERE code = '91530100757185369K';
DROP INDEX codes_hash;
RESET enable_seqscan;
RESET enable_bitmapscan;
CREATE UNIQUE INDEX codes_btree ON codes (code);
INSERT INTO codes SELECT * FROM codes WHERE code = '91350203M0001QKT19!';

-- joins of every kind give one answer; of two tables, since a join with itself may be planned away
CREATE TABLE other_codes AS SELECT * FROM codes;
CREATE FUNCTION pg_temp.join_by(method text, condition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	plan text;
	result bigint;
BEGIN
	PERFORM set_config('enable_hashjoin', (method = 'Hash Join')::text, true),
	        set_config('enable_mergejoin', (method = 'Merge Join')::text, true),
	        set_config('enable_nestloop', (method = 'Nested Loop')::text, true);
	FOR line IN EXECUTE format('EXPLAIN (COSTS OFF) SELECT count(*) FROM codes a JOIN other_codes b ON %s', condition) LOOP
		plan := COALESCE(plan, substring(line FROM 'Hash Join|Merge Join|Nested Loop'));
	END LOOP;
	EXECUTE format('SELECT count(*) FROM codes a JOIN other_codes b ON %s', condition) INTO result;
	RETURN plan || ' ' || result;
END $$;
SELECT condition, pg_temp.join_by('Hash Join', condition) AS hash, pg_temp.join_by('Merge Join', condition) AS merge,
       pg_temp.join_by('Nested Loop', condition) AS loop
  FROM unnest(ARRAY['a.code = b.code', 'a.code = b.t', 'a.v = b.code', 'a.code = b.c']) AS condition ORDER BY 1;
RESET ALL;
SET enable_sort = off;
SET enable_indexscan = off;
SET enable_indexonlyscan = off;
EXPLAIN (COSTS OFF) SELECT code, count(*) FROM codes GROUP BY code;
SELECT count(*), sum(n) FROM (SELECT code, count(*) AS n FROM codes GROUP BY code) AS g;
RESET enable_sort;
RESET enable_indexscan;
RESET enable_indexonlyscan;

-- sorting with abbreviated keys that pay, that tie, and that are given up
SELECT count(*), bool_and(before IS NULL OR code > before) AS sorted
  FROM (SELECT code, lag(code) OVER (ORDER BY code) AS before
          FROM (SELECT govcredit.make_uscc('91', '990100', lpad((i * 7919 % 30011)::text, 8, '0')) AS code
                  FROM generate_series(1, 30000) AS i) AS many) AS s;
SELECT count(*), bool_and(before IS NULL OR code >= before) AS sorted, count(DISTINCT code) AS codes
  FROM (SELECT code, lag(code) OVER (ORDER BY code) AS before
          FROM (SELECT c.code FROM generate_series(1, 25000) AS i
                  JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM sample ORDER BY code LIMIT 5) AS c
                    ON c.n = 1 + i % 5) AS few) AS s;

-- min and max in parallel
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET enable_indexonlyscan = off;
SET enable_indexscan = off;
EXPLAIN (COSTS OFF) SELECT min(code), max(code) FROM codes WHERE t <> '';
SELECT min(code), max(code), min(code)::text = min(t COLLATE "C") AS least, max(code)::text = max(t COLLATE "C") AS greatest
  FROM codes WHERE t <> '';
SELECT max(code) IS NULL AS nothing FROM codes WHERE t = '';
RESET ALL;

-- partitions by hash and by range
CREATE TABLE parts (code govcredit.uscc PRIMARY KEY) PARTITION BY HASH (code);
CREATE TABLE parts_0 PARTITION OF parts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO parts SELECT code FROM sample;
SELECT count(DISTINCT parts.tableoid) AS partitions_used, count(*) FROM sample JOIN parts USING (code);
CREATE TABLE ranges (code govcredit.uscc) PARTITION BY RANGE (code);
CREATE TABLE ranges_1 PARTITION OF ranges FOR VALUES FROM (MINVALUE) TO ('900000000000000100!');
CREATE TABLE ranges_9 PARTITION OF ranges FOR VALUES FROM ('900000000000000100!') TO (MAXVALUE);
INSERT INTO ranges SELECT code FROM codes;
SELECT tableoid::regclass AS part, min(code), max(code) FROM ranges GROUP BY 1 ORDER BY 2;
EXPLAIN (COSTS OFF) SELECT * FROM ranges WHERE code = '91530100757185369K';

--
-- Parameters as drivers send them find the code by the index.
--
SET plan_cache_mode = force_generic_plan;
SET enable_bitmapscan = off;
PREPARE as_text (text) AS SELECT t FROM codes WHERE code = $1;
PREPARE as_varchar (varchar) AS SELECT t FROM codes WHERE code = $1;
PREPARE as_unknown AS SELECT t FROM codes WHERE code = $1;
PREPARE as_array (text[]) AS SELECT t FROM codes WHERE code = ANY ($1) ORDER BY t COLLATE "C";
PREPARE as_range (varchar) AS SELECT t FROM codes WHERE code > $1 ORDER BY code LIMIT 1;
EXPLAIN (COSTS OFF) EXECUTE as_text ('91530100757185369K');
EXPLAIN (COSTS OFF) EXECUTE as_varchar ('91530100757185369K');
EXPLAIN (COSTS OFF) EXECUTE as_unknown ('91530100757185369K');
EXPLAIN (COSTS OFF) EXECUTE as_array ('{91530100757185369K}');
EXPLAIN (COSTS OFF) EXECUTE as_range ('91530100757185369K');
EXECUTE as_text (' 91530100757185369k');
EXECUTE as_varchar ('91530100757185369K');
EXECUTE as_unknown ('91530100757185369K');
EXECUTE as_array ('{91530100757185369K,91350203M0001QKT19!}');
EXECUTE as_varchar ('91530100757185369');
RESET enable_bitmapscan;
PREPARE as_list (varchar, varchar) AS SELECT t FROM codes WHERE code IN ($1, $2) ORDER BY t COLLATE "C";
SELECT count(*) FILTER (WHERE line ~ 'Index Scan') > 0 AS by_index, count(*) FILTER (WHERE line ~ 'Seq Scan') AS seq_scans
  FROM pg_temp.plan_of('EXECUTE as_list (''91530100757185369K'', ''91350203M0001QKT19!'')') AS line;
EXECUTE as_list ('91530100757185369K', '91350203M0001QKT19!');
SET plan_cache_mode = force_custom_plan;
EXPLAIN (COSTS OFF) EXECUTE as_varchar ('91530100757185369K');
RESET plan_cache_mode;
DEALLOCATE ALL;
PREPARE written (varchar) AS INSERT INTO sample VALUES ($1, '演示数据') RETURNING code, govcredit.organisation_code($1);
EXECUTE written ('119901000000000190');
EXECUTE written (govcredit.make_uscc('11', '990100', '00000001')::varchar);
DEALLOCATE ALL;
DELETE FROM sample WHERE name = '演示数据';
-- what is text stays text
SELECT 'a'::varchar = 'b'::text AS vt, 'a'::varchar < 'b'::varchar AS vv, 'a'::char(3) = 'a'::varchar AS cv,
       pg_typeof(max(t)) AS mt, pg_typeof(min(v)) AS mv, pg_typeof(max(c)) AS mc, pg_typeof(max(code)) AS m,
       govcredit.uscc '91530100757185369K' || '/1' AS joined
  FROM codes;

--
-- Row security keeps the index condition: comparisons are leakproof, and the
-- cast touches the parameter only.
--
CREATE ROLE regress_govcredit_clerk;
ALTER TABLE codes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON codes TO regress_govcredit_clerk USING (t <> 'secret');
GRANT USAGE ON SCHEMA govcredit TO regress_govcredit_clerk;
GRANT SELECT ON codes TO regress_govcredit_clerk;
SET ROLE regress_govcredit_clerk;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT t FROM codes WHERE code = '91530100757185369K';
SET plan_cache_mode = force_generic_plan;
PREPARE as_varchar (varchar) AS SELECT t FROM codes WHERE code = $1;
EXPLAIN (COSTS OFF) EXECUTE as_varchar ('91530100757185369K');
EXECUTE as_varchar ('91530100757185369K');
DEALLOCATE as_varchar;
RESET plan_cache_mode;
RESET enable_bitmapscan;
RESET ROLE;
DROP POLICY own ON codes;
ALTER TABLE codes DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON codes FROM regress_govcredit_clerk;
REVOKE ALL ON SCHEMA govcredit FROM regress_govcredit_clerk;
DROP ROLE regress_govcredit_clerk;

--
-- COPY, text and binary
--
CREATE TABLE copied (code govcredit.uscc);
\copy (SELECT code FROM codes) TO 'results/uscc.txt'
\copy copied FROM 'results/uscc.txt'
SELECT count(*), bool_and(copied.code = codes.code) AS same FROM copied JOIN codes ON codes.t = copied.code::text;
TRUNCATE copied;
\copy (SELECT code FROM codes) TO 'results/uscc.bin' WITH (FORMAT binary)
\copy copied FROM 'results/uscc.bin' WITH (FORMAT binary)
SELECT count(*), bool_and(copied.code = codes.code) AS same FROM copied JOIN codes ON codes.t = copied.code::text;
TRUNCATE copied;
SELECT govcredit.uscc_send('91530100757185369K'), convert_from(govcredit.uscc_send('91350203M0001QKT19!'), 'UTF8');

-- recv takes what send writes and nothing else: a file with one such field
CREATE PROCEDURE pg_temp.receive(field bytea) LANGUAGE plpgsql AS $$
DECLARE
	file bytea := '\x5047434f50590aff0d0a00'::bytea || '\x0000000000000000'::bytea || int2send(1::int2)
		|| int4send(length(field)) || field || int2send((-1)::int2);
	octal text;
	message text;
	detail text;
BEGIN
	SELECT string_agg('\' || (get_byte(file, i) >> 6)::text || (get_byte(file, i) >> 3 & 7)::text
			|| (get_byte(file, i) & 7)::text, '' ORDER BY i)
	  INTO octal FROM generate_series(0, length(file) - 1) AS i;
	EXECUTE format('COPY copied FROM PROGRAM %L WITH (FORMAT binary)', 'printf ''' || octal || '''');
	RAISE NOTICE 'taken';
EXCEPTION WHEN invalid_binary_representation THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RAISE NOTICE '% (%)', message, detail;
END $$;
CALL pg_temp.receive('91530100757185369K');
CALL pg_temp.receive('91350203M0001QKT19!');
CALL pg_temp.receive('91350203M0001QKT19');
CALL pg_temp.receive('91530100757185369K!');
CALL pg_temp.receive('91530100757185369k');
CALL pg_temp.receive('91530100757185369K ');
CALL pg_temp.receive(' 1530100757185369K');
CALL pg_temp.receive('\x39313533303130303735373138353336004b');
CALL pg_temp.receive('\xffffffffffffffffffffffffffffffffffff');
CALL pg_temp.receive('\x3931353330313030373537313835333639ff');
CALL pg_temp.receive(convert_to('９１５３０１', 'UTF8'));
CALL pg_temp.receive('');
SELECT code FROM copied ORDER BY code;

--
-- An existing table changes its column, and the rows that stand in the way are
-- listed in one pass.
--
CREATE TABLE existing (id int PRIMARY KEY, code varchar(30));
INSERT INTO existing VALUES (1, '91530100757185369K'), (2, '91530100MA6PJ8WGOY'), (3, NULL), (4, '无'),
	(5, '91350203M0001QKT19'), (6, '123456789012345678'), (7, '９１５３０１００757185369k ');
ALTER TABLE existing ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
SELECT id, code, f.severity, f.message FROM existing, govcredit.check_uscc(code) AS f WHERE f.part IS NOT NULL ORDER BY id;
UPDATE existing SET code = NULL WHERE id IN (2, 4);
UPDATE existing SET code = code || '!' WHERE id = 5;
ALTER TABLE existing ALTER code TYPE govcredit.uscc;
SELECT * FROM existing ORDER BY id;

DROP TABLE existing, copied, ranges, parts, codes, sample;

-- What is typed where there is no code is refused, whatever its check characters say.
SELECT t AS typed, f.part, f."position", f.severity, govcredit.is_valid_uscc(t) AS valid, govcredit.try_uscc(t) AS taken
  FROM (SELECT repeat(l, 18) AS t FROM regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY-/０', '') l
		UNION VALUES ('91370105000000000W'), ('91370105000000000W!'), (' 000000000000000000 '), ('000000000000000000!')) v (t)
 CROSS JOIN LATERAL govcredit.check_uscc(t) f
 WHERE f.part IS DISTINCT FROM 'placeholder' OR f.severity IS DISTINCT FROM 'error' OR govcredit.is_valid_uscc(t) OR govcredit.try_uscc(t) IS NOT NULL
 ORDER BY t COLLATE "C";
SELECT '000000000000000000'::govcredit.uscc;
SELECT k.kind, k.t, (k.f).part, (k.f).message
  FROM (SELECT 'organisation code', t, govcredit.check_organisation_code(t) FROM unnest('{000000000,00000000-0,111111111,000000001}'::text[]) t
		UNION ALL SELECT 'registration number', t, govcredit.check_registration_number(t) FROM unnest('{000000000000000,000000000000001,222222222222222,777777777777776}'::text[]) t
		UNION ALL SELECT 'lei', t, govcredit.check_lei(t) FROM unnest('{00000000000000000098,11111111111111111111}'::text[]) t
		UNION ALL SELECT 'resident id', t, govcredit.check_resident_id(t) FROM unnest('{111111111111111,222222222222222222}'::text[]) t) k (kind, t, f)
 ORDER BY k.kind, k.t COLLATE "C";
SELECT govcredit.is_valid_organisation_code('000000000'), govcredit.is_valid_lei('00000000000000000098'), govcredit.is_valid_registration_number('000000000000000'), govcredit.is_valid_resident_id('111111111111111');
SELECT govcredit.make_uscc('91', '370105', '00000000');
SELECT govcredit.make_uscc('91', '11010519491231002X', '00000001');

-- Departments that register are those of GB 32100-2015, table 1; of others is warned.
SELECT string_agg(l, '' ORDER BY l COLLATE "C") FILTER (WHERE f.part IS NULL) AS known,
	   string_agg(l, '' ORDER BY l COLLATE "C") FILTER (WHERE f.part = 'registrar' AND f.severity = 'warning' AND NOT govcredit.is_valid_uscc(govcredit.make_uscc(l || '1', '990100', '00000015')::text)) AS warned
  FROM regexp_split_to_table('0123456789ABCDEFGHJKLMNPQRTUWXY', '') l
 CROSS JOIN LATERAL govcredit.check_uscc(govcredit.make_uscc(l || '1', '990100', '00000015')::text) f;
SELECT * FROM govcredit.check_uscc('G1370104MA00000150');

-- What spreadsheets leave: read where nothing is lost, else named; an apostrophe within a text is the text's
SELECT c.given, govcredit.try_uscc(c.given) AS code, w.message, w.message_zh
  FROM unnest(ARRAY['''91990100MA0000015X', '="91990100MA0000015X"', ' ''91990100MA0000015X ', '''''91990100MA0000015X', '="91990100MA0000015X', '="', '''', '9.19901E+17', '9e17', '9.E+17', '9.1E-5', '91E+5']) WITH ORDINALITY c (given, n)
 CROSS JOIN LATERAL govcredit.check_uscc(c.given) w ORDER BY c.n;
SELECT '''91990100MA0000015X'::govcredit.uscc = '91990100MA0000015X' AS equal, govcredit.cell_text('''张三') AS name, govcredit.cell_text('''90后''餐饮店') AS shop, govcredit.cell_text('="示例"') AS formula;
SELECT '9.19901E+17'::govcredit.uscc;
SELECT c.given, (govcredit.check_organisation_code(c.given)).message AS organisation, (govcredit.check_resident_id(c.given)).message AS person, (govcredit.check_resident_id(c.given)).message_zh AS zh
  FROM unnest('{1.10101E+17,''''11010519491231002X}'::text[]) WITH ORDINALITY c (given, n) ORDER BY c.n;

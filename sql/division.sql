-- division: codes of administrative divisions
SET datestyle = ISO;

-- The operator classes are complete.
SELECT am.amname, opc.opcname, amvalidate(opc.oid)
  FROM pg_opclass opc JOIN pg_am am ON am.oid = opc.opcmethod
 WHERE opc.opcintype = 'govcredit.division'::regtype
 ORDER BY 1, 2;

-- Reading: the shortest form that holds the code comes out.
SELECT t AS typed, t::govcredit.division AS code
  FROM unnest(ARRAY['370104', '370104001', '370104001002', '370104001000',
					'370104000', '370104000000', '370000000000', '990100',
					'  370104 ', E'\t370104\n', '３７０１０４', '　370104　',
					'810001', '441900003', '999999999999', '100000']) t
 ORDER BY t COLLATE "C";

-- What is no code is refused, with the reason.
SELECT '37010'::govcredit.division;
SELECT ''::govcredit.division;
SELECT '3701040010021'::govcredit.division;
SELECT '37O104'::govcredit.division;
SELECT '3701 4'::govcredit.division;
SELECT '37槐104'::govcredit.division;
SELECT '370104００Ｘ'::govcredit.division;
SELECT '000000'::govcredit.division;
SELECT '-70104'::govcredit.division;
SELECT govcredit.division('37010x'::text);

-- The testers never raise.
SELECT t AS typed, govcredit.is_valid_division(t), c.part, c."position", c.found, c.expected, c.severity, c.message
  FROM unnest(ARRAY['370104', '37010', '', '37O104', ' 37槐104', '070104', '37010４００X', NULL]) t,
	   govcredit.check_division(t) c
 ORDER BY t COLLATE "C" NULLS LAST;
SELECT govcredit.check_division('370104') IS NULL AS fine;
SELECT govcredit.try_division('370104'), govcredit.try_division('37O104') IS NULL AS no_code, '370104'::char(12)::govcredit.division = '370104' AS padded;

-- The levels of the tree.
SELECT d, govcredit.level(d), govcredit.parent(d), govcredit.province(d), govcredit.city(d), govcredit.county(d), govcredit.upper_bound(d)
  FROM unnest(ARRAY['370000', '370100', '370104', '370104001', '370104001002',
					'810001', '441900003', '370104000001', '990100', '379900', '990000',
					'999999999999']::govcredit.division[]) d
 ORDER BY d;

-- Containment
SELECT '370000'::govcredit.division @> '370104' AS province_county,
	   '370104'::govcredit.division <@ '370000' AS county_province,
	   '370104'::govcredit.division @> '370104' AS itself,
	   '370104'::govcredit.division @> '370105' AS sibling,
	   '370104'::govcredit.division @> '370100' AS upward,
	   '370104'::govcredit.division @> '370104999999' AS village,
	   '370199'::govcredit.division @> '370200' AS next_city,
	   govcredit.contains('370100', '370104'), govcredit.within('370104', '370100'),
	   govcredit.within('370104', NULL) AS in_null, govcredit.within(NULL, '370104') AS null_in;

-- Containment, parent and level say the same.
CREATE TEMP TABLE codes AS
	SELECT code FROM govcredit.division_entry WHERE govcredit.province(code) IN ('110000', '370000', '630000', '810000')
	UNION
	SELECT govcredit.division(c) FROM unnest(ARRAY['810001', '370104001002', '370104000001', '990000', '990100', '999900']) c;
SELECT count(*) AS wrong
  FROM codes a CROSS JOIN codes b
 WHERE (a.code @> b.code)
	   IS DISTINCT FROM
	   (a.code = b.code OR coalesce(a.code = govcredit.parent(b.code), false)
		OR coalesce(a.code = govcredit.parent(govcredit.parent(b.code)), false)
		OR coalesce(a.code = govcredit.parent(govcredit.parent(govcredit.parent(b.code))), false)
		OR coalesce(a.code = govcredit.parent(govcredit.parent(govcredit.parent(govcredit.parent(b.code)))), false));

-- Order is the order of the text, written in 12 digits; hash and equality agree.
SELECT count(*) AS wrong
  FROM codes a CROSS JOIN codes b
 WHERE (a.code < b.code) <> (rpad(a.code::text, 12, '0') COLLATE "C" < rpad(b.code::text, 12, '0') COLLATE "C")
	OR (a.code = b.code) <> (a.code::text = b.code::text)
	OR (a.code <= b.code) <> (NOT a.code > b.code)
	OR (a.code >= b.code) <> (NOT a.code < b.code)
	OR (a.code <> b.code) <> (NOT a.code = b.code)
	OR (a.code = b.code AND govcredit.division_hash(a.code) <> govcredit.division_hash(b.code))
	OR sign(govcredit.division_cmp(a.code, b.code)) <> (a.code > b.code)::int - (a.code < b.code)::int;
SELECT count(*) AS wrong FROM codes
 WHERE code::text::govcredit.division <> code
	OR (govcredit.division_hash_extended(code, 0) & x'ffffffff'::int8) <> (govcredit.division_hash(code)::int8 & x'ffffffff'::int8);
SELECT min(code), max(code), count(DISTINCT code) = count(*) AS distinct FROM codes;

-- An index answers as a sequential scan does, and serves within() and the
-- operators alike, for constants and for parameters.
CREATE TABLE place (code govcredit.division NOT NULL, n int);
INSERT INTO place SELECT code, row_number() OVER (ORDER BY code) FROM govcredit.division_entry WHERE standard;
CREATE INDEX place_code ON place (code);
VACUUM ANALYZE place;

CREATE FUNCTION pg_temp.answers() RETURNS TABLE (query text, rows bigint, sum bigint)
LANGUAGE plpgsql AS $$
BEGIN
	FOR query IN
		SELECT format('SELECT count(*), sum(n) FROM place WHERE %s', q)
		  FROM unnest(ARRAY['code < ''370104''', 'code <= ''370104''', 'code = ''370104''',
							'code <> ''370104''', 'code >= ''370104''', 'code > ''370104''',
							'code = ANY (''{370104,630106,999999}'')',
							'code BETWEEN ''370000'' AND ''370200''',
							'govcredit.within(code, ''370100'')', 'code <@ ''370100''', '''370100'' @> code',
							'govcredit.contains(''370100'', code)', 'govcredit.within(''370104001'', code)']) q
	LOOP
		EXECUTE query INTO rows, sum;
		RETURN NEXT;
	END LOOP;
END $$;
SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off;
CREATE TEMP TABLE by_seqscan AS SELECT * FROM pg_temp.answers();
RESET enable_indexscan; RESET enable_bitmapscan; RESET enable_indexonlyscan;
SET enable_seqscan = off;
SELECT query, rows, a IS NOT DISTINCT FROM b AS same
  FROM by_seqscan a FULL JOIN pg_temp.answers() b USING (query, rows, sum)
 ORDER BY query COLLATE "C";
SELECT array_agg(code ORDER BY n) = (SELECT array_agg(code) FROM (SELECT code FROM place ORDER BY code) s) AS order_by_index
  FROM place;
RESET enable_seqscan;
CREATE INDEX place_code_hash ON place USING hash (code);
EXPLAIN (COSTS off) SELECT n FROM place WHERE code = '370104';
SELECT n FROM place WHERE code = '370104';
DROP INDEX place_code_hash;

EXPLAIN (COSTS off) SELECT n FROM place WHERE code = '370104';
EXPLAIN (COSTS off) SELECT n FROM place WHERE govcredit.within(code, '370100');
EXPLAIN (COSTS off) SELECT n FROM place WHERE code <@ '370100';
EXPLAIN (COSTS off) SELECT n FROM place WHERE '370100' @> code;
SET plan_cache_mode = force_generic_plan;
SET enable_bitmapscan = off;
PREPARE inside(govcredit.division) AS SELECT n FROM place WHERE govcredit.within(code, $1);
EXPLAIN (COSTS off) EXECUTE inside('370100');
PREPARE inside_op(govcredit.division) AS SELECT n FROM place WHERE code <@ $1;
EXPLAIN (COSTS off) EXECUTE inside_op('370100');
-- Drivers send text, varchar or nothing at all.
PREPARE by_text(text) AS SELECT n FROM place WHERE code = $1;
EXPLAIN (COSTS off) EXECUTE by_text('370104');
PREPARE by_varchar(varchar) AS SELECT n FROM place WHERE code = $1;
EXPLAIN (COSTS off) EXECUTE by_varchar('370104');
EXECUTE by_varchar('370104');
PREPARE by_varchars(varchar[]) AS SELECT n FROM place WHERE code = ANY ($1) ORDER BY n;
EXECUTE by_varchars('{370104,630106}');
PREPARE by_unknown AS SELECT n FROM place WHERE code = $1;
SELECT parameter_types FROM pg_prepared_statements WHERE name = 'by_unknown';
EXPLAIN (COSTS off) EXECUTE by_unknown('370104');
EXECUTE by_text('no code');
RESET enable_bitmapscan;
RESET plan_cache_mode;

-- A merge and a hash join
SET enable_nestloop = off; SET enable_hashjoin = off;
EXPLAIN (COSTS off) SELECT count(*) FROM place a JOIN place b USING (code);
SELECT count(*) FROM place a JOIN place b USING (code);
RESET enable_hashjoin; SET enable_mergejoin = off;
SELECT count(*) FROM place a JOIN place b USING (code);
RESET enable_nestloop; RESET enable_mergejoin;

-- Partitions by subtree, pruned when planned and when run.
CREATE TABLE record (code govcredit.division NOT NULL, n int) PARTITION BY RANGE (code);
CREATE TABLE record_37 PARTITION OF record FOR VALUES FROM ('370000') TO (govcredit.upper_bound('370000'));
CREATE TABLE record_63 PARTITION OF record FOR VALUES FROM ('630000') TO ('640000');
CREATE TABLE record_99 PARTITION OF record FOR VALUES FROM ('990000') TO (govcredit.upper_bound('990000'));
CREATE TABLE record_rest PARTITION OF record DEFAULT;
SELECT relname, pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname LIKE 'record\___' ORDER BY 1;
INSERT INTO record SELECT * FROM place;
INSERT INTO record VALUES ('990100', 1), ('999999', 2);
SELECT tableoid::regclass, count(*) FROM record GROUP BY 1 ORDER BY 1;
EXPLAIN (COSTS off) SELECT n FROM record WHERE govcredit.within(code, '370104');
EXPLAIN (COSTS off) SELECT n FROM record WHERE code <@ '630000';
SET plan_cache_mode = force_generic_plan;
PREPARE in_records(govcredit.division) AS SELECT count(*), sum(n) FROM record WHERE govcredit.within(code, $1);
EXPLAIN (COSTS off) EXECUTE in_records('370104');
EXECUTE in_records('370104');
EXECUTE in_records('990000');
RESET plan_cache_mode;
CREATE TABLE by_hash (code govcredit.division) PARTITION BY HASH (code);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT code FROM place;
SELECT count(*) = (SELECT count(*) FROM place) AS all, count(DISTINCT tableoid) FROM by_hash;

-- Row security leaves the index condition alone.
CREATE TABLE guarded (code govcredit.division PRIMARY KEY, owner text);
INSERT INTO guarded SELECT DISTINCT code, 'nobody' FROM place;
VACUUM ANALYZE guarded;
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON guarded USING (owner = current_user);
CREATE ROLE regress_division_reader;
GRANT SELECT ON guarded TO regress_division_reader;
GRANT USAGE ON SCHEMA govcredit TO regress_division_reader;
SET ROLE regress_division_reader;
SET enable_bitmapscan = off;
EXPLAIN (COSTS off) SELECT * FROM guarded WHERE code = '370104';
EXPLAIN (COSTS off) SELECT * FROM guarded WHERE govcredit.within(code, '370100');
SELECT govcredit.division_name('370104');
RESET enable_bitmapscan;
RESET ROLE;
DROP TABLE guarded;
REVOKE USAGE ON SCHEMA govcredit FROM regress_division_reader;
DROP ROLE regress_division_reader;

-- Binary: 8 bytes in network order, as strict as text.
SELECT encode(govcredit.division_send('370104'), 'hex'), to_hex(370104000000);
CREATE TEMP TABLE restored (code govcredit.division);
\copy (SELECT code FROM place ORDER BY code) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)
SELECT count(*), count(*) FILTER (WHERE p.code IS NULL) AS lost FROM restored r LEFT JOIN place p USING (code);
TRUNCATE restored;
\copy (SELECT code FROM place ORDER BY code) TO 'results/division.data'
\copy restored FROM 'results/division.data'
SELECT count(*), count(*) FILTER (WHERE p.code IS NULL) AS lost FROM restored r LEFT JOIN place p USING (code);
\copy (SELECT 99999999999::int8) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)
\copy (SELECT 1000000000000::int8) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)
\copy (SELECT (-370104000000)::int8) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)
\copy (SELECT 370104::int4) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)
\copy (SELECT '123456789'::bytea) TO 'results/division.data' (FORMAT binary)
\copy restored FROM 'results/division.data' (FORMAT binary)

-- Existing tables: a column of text becomes one of divisions.
CREATE TABLE legacy (code varchar(12));
INSERT INTO legacy VALUES ('370104'), ('370104001000'), (NULL);
ALTER TABLE legacy ALTER code TYPE govcredit.division USING code::govcredit.division;
SELECT * FROM legacy ORDER BY code;

-- Reference data
SELECT count(*) FILTER (WHERE level <> 'township' AND valid_to IS NULL) AS divisions,
	   count(*) FILTER (WHERE level = 'township') AS townships,
	   count(*) FILTER (WHERE valid_to IS NOT NULL) AS abolished
  FROM govcredit.division_entry WHERE standard;
SELECT level, count(*), count(*) FILTER (WHERE heading) AS headings
  FROM govcredit.division_entry WHERE standard AND valid_to IS NULL GROUP BY level ORDER BY 2;
SELECT name, count(*) FROM govcredit.division_entry WHERE heading GROUP BY name ORDER BY name COLLATE "C";
-- Every superior is there, one level up, and by this edition also by code; of what was once, the province where its city was not; whoever took over is there
SELECT e.valid_to IS NULL AS valid,
	   count(*) FILTER (WHERE e.level <> 'province' AND NOT EXISTS (SELECT FROM govcredit.division_entry p WHERE p.code = e.parent)) AS no_superior,
	   count(*) FILTER (WHERE e.parent IS DISTINCT FROM govcredit.parent(e.code) AND e.code <> '100000') AS other_than_code,
	   count(*) FILTER (WHERE e.level <> govcredit.level(e.code)) AS other_level,
	   count(*) FILTER (WHERE EXISTS (SELECT FROM unnest(e.successors || e.parted_to) s (code)
									   WHERE s.code NOT IN (SELECT x.code FROM govcredit.division_entry x))) AS no_successor,
	   count(*) FILTER (WHERE cardinality(e.successors) > 1) AS several, count(*) FILTER (WHERE e.parted_to IS NOT NULL) AS parted
  FROM govcredit.division_entry e
 WHERE e.standard
 GROUP BY 1 ORDER BY 1;
-- One code of two divisions in its time, of two names, and of several successors; who took over in the end
SELECT d.day, govcredit.full_name('132201', d.day), (govcredit.division_warning('132201', d.day)).part
  FROM (VALUES (date '1983-12-31'), ('1985-06-30'), ('1986-01-01'), ('1993-12-31'), ('1994-01-01')) d (day) ORDER BY 1;
SELECT d.day, govcredit.division_name('130430', d.day) FROM (VALUES (date '1995-12-31'), ('1996-01-01')) d (day) ORDER BY 1;
SELECT s AS successor, govcredit.full_name(s) FROM govcredit.successors('130103') s ORDER BY 1;
WITH RECURSIVE heirs AS (
	SELECT '362324'::govcredit.division AS code UNION SELECT s FROM heirs h CROSS JOIN LATERAL govcredit.successors(h.code) s)
SELECT code, govcredit.division_name(code), (govcredit.division_warning(code, '2025-12-31')).expected FROM heirs ORDER BY 1;
-- Unknown, no more, and not yet are three things; without a day, whatever was once is known
SELECT d.code, d.day, w.part, w.found, w.expected, w.message, w.message_zh
  FROM (VALUES ('370199', date '2025-06-30'), ('371202', '2025-06-30'), ('630106', '2018-12-31'), ('630106', '2019-12-31'), ('371202', NULL), ('100000', '2025-06-30'), ('653228', '2025-06-30'), ('132201', '1985-06-30')) d (code, day)
 CROSS JOIN LATERAL govcredit.division_warning(d.code::govcredit.division, d.day) w ORDER BY d.code COLLATE "C", d.day;
-- A code is one division's on a day
INSERT INTO govcredit.division_entry (code, name, level, valid_from) VALUES ('990100', '示例市', 'city', '2010-01-01'), ('990100', '示例新市', 'city', '2020-01-01');

SELECT d, govcredit.division_name(d), govcredit.full_name(d), govcredit.superior(d)
  FROM unnest(ARRAY['370104', '370104001', '110101', '110100', '429004', '441900',
					'500229', '630106', '630122', '100000', '990100']::govcredit.division[]) d
 ORDER BY d;
SELECT * FROM govcredit.division_chain('110101');

-- An abolished code stays usable and knows its successors.
SELECT govcredit.division_name('630122'), govcredit.division_name('630122', '2015-01-01') AS in_2015,
	   govcredit.division_name('630122', '2024-01-01') AS in_2024, ARRAY(SELECT govcredit.successors('630122')) AS successors, ARRAY(SELECT govcredit.successors('370104')) AS none;
SELECT * FROM govcredit.division_entry WHERE code = '630122';

-- An unknown division is a warning for who asks.
SELECT d, w.*
  FROM unnest(ARRAY['370104', '630122', '610131', '100000']::govcredit.division[]) d,
	   govcredit.division_warning(d) w
 ORDER BY d;
SELECT (govcredit.division_warning('630122', '2024-03-01')).*;
SELECT govcredit.division_warning('630122', '2015-03-01') IS NULL AS fine, govcredit.division_warning(NULL) IS NULL AS nothing;

-- Rows of this database: a fictional city; then it is renamed and a county
-- of it is put under the province, against its code.
BEGIN;
INSERT INTO govcredit.division_entry (code, name, level, parent, valid_from, valid_to) VALUES
	('990000', '示例省', 'province', NULL, NULL, NULL),
	('990100', '示例县', 'county', '990000', '2000-01-01', '2019-12-31'),
	('990100', '示例市', 'city', '990000', '2020-01-01', NULL),
	('990101', '演示区', 'county', '990100', '2020-01-01', NULL),
	('990102', '直管区', 'county', '990000', '2020-01-01', NULL);
SELECT govcredit.division_name('990100'), govcredit.division_name('990100', '2019-12-31') AS before,
	   govcredit.division_name('990100', '2020-01-01') AS after, govcredit.division_name('990100', '1999-12-31') AS too_early;
SELECT govcredit.full_name('990101'), govcredit.full_name('990102'), govcredit.superior('990102'), govcredit.parent('990102'::govcredit.division);
SELECT govcredit.full_name('990101', '2019-06-01') AS not_yet, govcredit.full_name('990100', '2019-06-01') AS old_name;
-- A circle in the data ends.
UPDATE govcredit.division_entry SET parent = '990101' WHERE code = '990000';
SELECT count(*) FROM govcredit.division_chain('990101');
ROLLBACK;
INSERT INTO govcredit.division_entry (code, name, level) VALUES ('990100', '示例市', 'town');
INSERT INTO govcredit.division_entry (code, name, level, valid_from, valid_to) VALUES ('990100', '示例市', 'city', '2020-01-01', '2019-01-01');

-- Own rows are dumped, shipped ones are not.
SELECT extcondition[array_position(extconfig, 'govcredit.division_entry'::regclass::oid)]
  FROM pg_extension WHERE extname = 'govcredit';

DROP TABLE place, record, by_hash, legacy;

-- A start or an end that is not known is NULL, in the table and in every answer.
INSERT INTO govcredit.division_entry (code, name, level, valid_from) VALUES ('990100', '示例市', 'city', '-infinity');
INSERT INTO govcredit.division_entry (code, name, level, valid_to) VALUES ('990100', '示例市', 'city', 'infinity');
SELECT govcredit.division_name('630122', '1990-01-01') AS before, govcredit.division_name('630122', '2019-12-31') AS last_day, govcredit.division_name('630122', '2020-01-01') AS after, ARRAY(SELECT govcredit.successors('630122')) AS successors;

-- What is shipped is the extension's alone; a row of this database's own goes before it on the days that both have, and is dumped
BEGIN;
SAVEPOINT shipped;
UPDATE govcredit.division_entry SET name = '改名区' WHERE code = '370104';
ROLLBACK TO shipped;
UPDATE govcredit.division_entry SET standard = false WHERE code = '370104';
ROLLBACK TO shipped;
DELETE FROM govcredit.division_entry WHERE code = '370104';
ROLLBACK TO shipped;
INSERT INTO govcredit.division_entry (code, name, level, standard) VALUES ('990177', '示例', 'county', true);
ROLLBACK TO shipped;
INSERT INTO govcredit.division_entry (code, name, level) VALUES ('990177', '示例', 'county');
UPDATE govcredit.division_entry SET standard = true WHERE code = '990177';
ROLLBACK TO shipped;
DO $$ BEGIN TRUNCATE govcredit.division_entry; EXCEPTION WHEN insufficient_privilege OR object_not_in_prerequisite_state THEN RAISE WARNING 'refused'; END $$; -- an owner of the database alone has no right to it either
ROLLBACK TO shipped;
\set VERBOSITY default
INSERT INTO govcredit.division_entry (code, name, level, parent, valid_from, valid_to, successors)
	SELECT '630122', '湟中县（演示数据）', 'county', '630000', '2010-01-01', '2012-12-31', '{630106}' UNION ALL
	SELECT e.code, e.name || '（演示数据）', e.level, '990000', e.valid_from, e.valid_to, e.successors FROM govcredit.division_entry e WHERE e.code = '370104' AND e.standard;
\set VERBOSITY terse
SELECT d.day, govcredit.division_name('630122', d.day), govcredit.superior('630122', d.day)
  FROM (VALUES (date '2009-12-31'), ('2010-01-01'), ('2012-12-31'), ('2013-01-01'), (NULL)) d (day) ORDER BY 1;
SELECT govcredit.full_name('370104'), govcredit.division_name('370104', '2025-01-01'), govcredit.superior('370104'), count(*) FROM govcredit.division_chain('370104');
INSERT INTO govcredit.division_entry (code, name, level, valid_from) VALUES ('630122', '再一个（演示数据）', 'county', '2012-12-31');
ROLLBACK;

/*
 * How many rows lie in an area: the planner knows the order of the codes, also
 * where the area is smaller than a bucket of the histogram, where it is asked
 * twice, in one arm of an OR and of an array, and where it is not known yet.
 */
CREATE TABLE village AS
SELECT (substr(e.code::text, 1, 6) || lpad(t::text, 3, '0'))::govcredit.division AS code
  FROM govcredit.division_entry e
 CROSS JOIN generate_series(1, 9) t
 WHERE e.level = 'county' AND e.valid_to IS NULL AND e.standard;
ANALYZE village;
CREATE FUNCTION estimated(condition text) RETURNS bigint LANGUAGE plpgsql
AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) SELECT FROM village WHERE ' || condition INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END
$$;
WITH area AS (
	SELECT e.level, estimated(format('code <@ %L', e.code)) AS estimated,
		   (SELECT count(*) FROM village v WHERE v.code <@ e.code) AS found
	  FROM govcredit.division_entry e
	 WHERE e.valid_to IS NULL AND e.standard
	   AND (e.level IN ('province', 'city') OR e.level = 'county' AND e.code <@ ANY ('{370000,410000,630000}'))
)
SELECT a.level, count(*) > 20 AS many,
	   count(*) FILTER (WHERE a.estimated BETWEEN a.found / 2.0 AND a.found * 2) >= 0.9 * count(*) AS within_a_factor_of_two,
	   sum(a.estimated) BETWEEN 0.9 * sum(a.found) AND 1.1 * sum(a.found) AS adds_up
  FROM area a
 WHERE a.found > 0
 GROUP BY a.level
 ORDER BY a.level COLLATE "C";
SELECT estimated($$code <@ '370800' AND code <@ '370000'$$) = estimated($$code <@ '370800'$$) AS asked_twice,
	   estimated($$code <@ '370800' OR code <@ '340100'$$)
			BETWEEN estimated($$code <@ '370800'$$) AND estimated($$code <@ '370800'$$) + estimated($$code <@ '340100'$$) AS either,
	   estimated($$code <@ ANY ('{370000,340000}')$$)
			BETWEEN estimated($$code <@ '370000'$$) AND estimated($$code <@ '370000'$$) + estimated($$code <@ '340000'$$) AS of_an_array,
	   estimated($$'370000' @> code$$) = estimated($$code <@ '370000'$$) AS other_way_round,
	   estimated($$code @> '370811001'$$) AS above,
	   estimated($$code <@ '100000'$$) AS nowhere,
	   estimated($$code <@ NULL$$) AS unknown,
	   estimated($$code <@ (SELECT d.code FROM govcredit.division_entry d LIMIT 1)$$) < 0.01 * (SELECT count(*) FROM village) AS not_known_yet;
-- What is known only when it is executed is a part, not a third of all
SELECT estimated($$code <@ (SELECT '370800'::govcredit.division)$$) BETWEEN 1 AND (SELECT count(*) / 100 FROM village) AS a_part,
	   estimated($$code >= (SELECT '370800'::govcredit.division) AND code < (SELECT '370900'::govcredit.division)$$) BETWEEN 1 AND (SELECT count(*) / 100 FROM village) AS a_range;
/* A call that must not be made twice stays a call. */
EXPLAIN (COSTS off) SELECT FROM village WHERE code <@ '370800';
EXPLAIN (COSTS off) SELECT FROM village WHERE govcredit.within(code, (random()::text || '370800')::govcredit.division);
EXPLAIN (COSTS off) SELECT FROM village WHERE code <@ ANY ('{370800,370900}');
SELECT count(*) FILTER (WHERE v.code <@ ANY ('{370800,370900}')) AS by_array,
	   count(*) FILTER (WHERE v.code <@ '370800' OR v.code <@ '370900') AS one_by_one,
	   count(*) FILTER (WHERE govcredit.within(v.code, d.area) <> govcredit.contains(d.area, v.code)) AS contradictions
  FROM village v
 CROSS JOIN (SELECT '370800'::govcredit.division) d (area);
DROP FUNCTION estimated(text);
DROP TABLE village;

-- As lists of provinces and cities have them, and as spreadsheets leave them
SELECT c.given, govcredit.try_division(c.given) AS code, w.expected, w.message, w.message_zh
  FROM unnest(ARRAY['37', '3701', '07', '3x', '370', '３７', '''370104', '="370104"', '3.701E+11']) WITH ORDINALITY c (given, n)
 CROSS JOIN LATERAL govcredit.check_division(c.given) w ORDER BY c.n;

-- resident_id: citizen identity numbers.  The numbers are the examples of the
-- standard or made up; none is known to belong to anybody.
SET datestyle = ISO;

-- The operator classes are complete.
SELECT am.amname, opc.opcname, amvalidate(opc.oid)
  FROM pg_opclass opc JOIN pg_am am ON am.oid = opc.opcmethod
 WHERE opc.opcintype = 'govcredit.resident_id'::regtype
 ORDER BY 1, 2;

-- GB 11643-1999 prints the first two; a number that passes as a social credit
-- code as well; old numbers of 15 digits; permits; a foreigner's card.
SELECT t AS typed, t::govcredit.resident_id AS number, govcredit.mask(t::govcredit.resident_id), govcredit.kind(t::govcredit.resident_id),
	   govcredit.division(t::govcredit.resident_id), govcredit.birth_date(t::govcredit.resident_id), govcredit.sex(t::govcredit.resident_id)
  FROM unnest(ARRAY['11010519491231002X', '440524188001010014', '11010519491231002x',
					' 11010519491231002X ', E'11010519491231002X\n', '１１０１０５１９４９１２３１００２Ｘ',
					'362322198709086409', '110105491231002', '440524800101001',
					'110105491231995', '110105491231996', '110105491231999',
					'810000199408230021', '830000199201300022', '11010120000229123X']) t
 ORDER BY t COLLATE "C";
CREATE FUNCTION pg_temp.complete(first17 text) RETURNS text LANGUAGE sql AS
	$$ SELECT first17 || c FROM unnest(string_to_array('0,1,2,3,4,5,6,7,8,9,X', ',')) c
		WHERE govcredit.is_valid_resident_id(first17 || c) $$;
SELECT n, govcredit.kind(n::govcredit.resident_id), govcredit.division(n::govcredit.resident_id) IS NULL AS no_division,
	   govcredit.birth_date(n::govcredit.resident_id), govcredit.sex(n::govcredit.resident_id) IS NULL AS sex_unknown
  FROM pg_temp.complete('92234119851017101') n;

-- What is no number is refused, and nobody's number is repeated in full.
\set SHOW_CONTEXT never
DO $$
DECLARE
	t text;
	detail text;
BEGIN
	FOREACH t IN ARRAY ARRAY['', 'none', '1101051949123100', '110105194912310021X', '11010519491231002X3',
			'110105194912310021', '110105194902300021', '110105190002290021', '110105179912310021',
			'110105220001010021', '010105194912310021', '1101O5194912310021', '11010519491231X02X',
			'3701**********1234', '370104********1234', '370104XXXXXXXX1234', '370104×××××××1234', '3701●●●●●●●●●●1234',
			'110105491331002', '010105491231002', '910105491231002', '11010549123100X',
			'张三110105194912310021', '11010519491231002X110105194912310021']
	LOOP
		BEGIN
			PERFORM t::govcredit.resident_id;
			RAISE INFO 'accepted: %', t;
		EXCEPTION WHEN invalid_text_representation THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			RAISE INFO '%: %', SQLERRM, detail;
		END;
	END LOOP;
END $$;
\set SHOW_CONTEXT errors

-- The testers never raise; check_ says what is wrong where.
SELECT t AS typed, govcredit.is_valid_resident_id(t) AS valid, govcredit.try_resident_id(t) AS tried,
	   c.part, c."position", c.found, c.expected, c.severity
  FROM unnest(ARRAY['11010519491231002X', '110105194912310021', '110105194902300021', '110105491331002',
					'3701**********1234', '370104XXXXXXXX1234', '1101O519491231002X', '01010519491231002X',
					'910105491231002', '1101051949', '']) t, govcredit.check_resident_id(t) c
 ORDER BY t COLLATE "C";

-- A sample of numbers: divisions, dates of birth and ordinals of all kinds.
CREATE TABLE person (id govcredit.resident_id NOT NULL, typed text NOT NULL, n int);
INSERT INTO person
SELECT pg_temp.complete(t)::govcredit.resident_id, pg_temp.complete(t), row_number() OVER (ORDER BY t COLLATE "C")
  FROM (SELECT d || to_char(b, 'YYYYMMDD') || lpad(o::text, 3, '0')
		  FROM unnest(ARRAY['110105', '370104', '630122', '650101', '810000', '820000', '830000', '900156', '999999']) d,
			   unnest(ARRAY['1800-01-01', '1896-02-29', '1900-12-31', '1949-10-01', '1985-10-17', '2000-02-29', '2024-02-29', '2199-12-31']::date[]) b,
			   unnest(ARRAY[0, 1, 2, 18, 123, 998, 999]) o) s(t);
SELECT count(*), count(DISTINCT id) FROM person;

-- Round trip; the order is that of the text; hash and equality agree.
SELECT count(*) AS wrong FROM person
 WHERE id::text <> typed OR id::text::govcredit.resident_id <> id
	OR govcredit.birth_date(id) <> to_date(substr(typed, 7, 8), 'YYYYMMDD')
	OR govcredit.mask(id) <> overlay(typed PLACING '**********' FROM 5)
	OR govcredit.is_valid_resident_id(govcredit.mask(id));
SELECT count(*) AS wrong
  FROM person a CROSS JOIN person b
 WHERE (a.id < b.id) <> (a.typed COLLATE "C" < b.typed COLLATE "C")
	OR (a.id <= b.id) <> (a.typed COLLATE "C" <= b.typed COLLATE "C")
	OR (a.id = b.id) <> (a.typed = b.typed)
	OR (a.id <> b.id) <> (a.typed <> b.typed)
	OR (a.id >= b.id) <> (a.typed COLLATE "C" >= b.typed COLLATE "C")
	OR (a.id > b.id) <> (a.typed COLLATE "C" > b.typed COLLATE "C")
	OR sign(govcredit.resident_id_cmp(a.id, b.id)) <> (a.id > b.id)::int - (a.id < b.id)::int
	OR (a.id = b.id AND govcredit.resident_id_hash(a.id) <> govcredit.resident_id_hash(b.id));
SELECT min(id), max(id), bool_and((govcredit.resident_id_hash_extended(id, 0) & x'ffffffff'::int8) = (govcredit.resident_id_hash(id)::int8 & x'ffffffff'::int8)) AS extended
  FROM person;

-- ISO 7064 MOD 11-2 catches every wrong character and every two neighbours
-- that changed places.
SELECT count(*) AS errors, count(*) FILTER (WHERE govcredit.is_valid_resident_id(e)) AS missed
  FROM person p, generate_series(1, 18) i, unnest(string_to_array('0,1,2,3,4,5,6,7,8,9,X', ',')) c,
	   overlay(p.typed PLACING c FROM i) e
 WHERE p.n % 20 = 0 AND e <> p.typed;
SELECT count(*) AS transpositions, count(*) FILTER (WHERE govcredit.is_valid_resident_id(e)) AS missed
  FROM person p, generate_series(1, 17) i,
	   overlay(p.typed PLACING substr(p.typed, i + 1, 1) || substr(p.typed, i, 1) FROM i) e
 WHERE e <> p.typed;

-- Days of 400 years are dates of birth, leap days only in leap years.
SELECT count(*) AS days, count(*) FILTER (WHERE pg_temp.complete('370104' || to_char(d, 'YYYYMMDD') || '001') IS NULL) AS refused
  FROM generate_series('1800-01-01'::timestamp, '2199-12-31', '97 days') d;
SELECT y || md AS date, pg_temp.complete('370104' || y || md || '001') IS NOT NULL AS valid
  FROM unnest(ARRAY['1800', '1896', '1900', '2000', '2023', '2024', '2100']) y, unnest(ARRAY['0228', '0229', '0230']) md
 ORDER BY 1;
SELECT d, pg_temp.complete('370104' || d || '001') IS NOT NULL AS valid
  FROM unnest(ARRAY['17991231', '22000101', '20240001', '20241301', '20240100', '20240132', '20240431', '20241231']) d
 ORDER BY 1;

-- An index answers as a sequential scan does.
CREATE INDEX person_id ON person (id);
VACUUM ANALYZE person;
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (query text, rows bigint, sum bigint)
LANGUAGE plpgsql AS $$
BEGIN
	FOR query IN
		SELECT format('SELECT count(*), sum(n) FROM person WHERE %s', q)
		  FROM unnest(ARRAY['id < (SELECT id FROM person WHERE n = 200)', 'id <= (SELECT id FROM person WHERE n = 200)',
							'id = (SELECT id FROM person WHERE n = 200)', 'id <> (SELECT id FROM person WHERE n = 200)',
							'id >= (SELECT id FROM person WHERE n = 200)', 'id > (SELECT id FROM person WHERE n = 200)',
							'id = ANY (ARRAY(SELECT id FROM person WHERE n < 4))']) q
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
SET enable_bitmapscan = off;
SELECT array_agg(n) = array_agg(n ORDER BY n) AS order_by_index FROM (SELECT n FROM person ORDER BY id) s;
DROP INDEX person_id;
CREATE INDEX person_id_hash ON person USING hash (id);
EXPLAIN (COSTS off) SELECT n FROM person WHERE id = '110105180001010002';
SELECT n FROM person WHERE id = '110105180001010002';
SELECT n FROM person WHERE id = '999999219912319992';

-- Parameters of text and varchar use the index.
DROP INDEX person_id_hash;
CREATE INDEX person_id ON person (id);
SET plan_cache_mode = force_generic_plan;
PREPARE by_text(text) AS SELECT n FROM person WHERE id = $1;
EXPLAIN (COSTS off) EXECUTE by_text('x');
PREPARE by_varchar(varchar) AS SELECT n FROM person WHERE id = $1;
EXPLAIN (COSTS off) EXECUTE by_varchar('x');
PREPARE by_bpchar(char(18)) AS SELECT n FROM person WHERE id = $1;
EXPLAIN (COSTS off) EXECUTE by_bpchar('x');
EXECUTE by_varchar('110105180001010002');
RESET plan_cache_mode;

-- Row security leaves the index condition alone.
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
CREATE POLICY even ON person USING (n % 2 = 0);
CREATE ROLE regress_resident_reader;
GRANT SELECT ON person TO regress_resident_reader;
GRANT USAGE ON SCHEMA govcredit TO regress_resident_reader;
SET ROLE regress_resident_reader;
SET plan_cache_mode = force_generic_plan;
PREPARE guarded(text) AS SELECT n FROM person WHERE id = $1;
EXPLAIN (COSTS off) EXECUTE guarded('x');
RESET plan_cache_mode;
RESET ROLE;
ALTER TABLE person DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON person FROM regress_resident_reader;
REVOKE USAGE ON SCHEMA govcredit FROM regress_resident_reader;
DROP ROLE regress_resident_reader;
RESET enable_seqscan; RESET enable_bitmapscan;

-- Joins and partitions
SET enable_nestloop = off; SET enable_hashjoin = off;
SELECT count(*) FROM person a JOIN person b USING (id);
RESET enable_hashjoin; SET enable_mergejoin = off;
SELECT count(*) FROM person a JOIN person b USING (id);
RESET enable_nestloop; RESET enable_mergejoin;
CREATE TABLE by_hash (id govcredit.resident_id) PARTITION BY HASH (id);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT id FROM person;
SELECT count(*) = (SELECT count(*) FROM person) AS all, count(DISTINCT tableoid) FROM by_hash;

-- COPY, text and binary; binary input is as strict as text and shows nothing.
CREATE TEMP TABLE restored (id govcredit.resident_id);
\copy (SELECT id FROM person) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
SELECT count(*), count(*) FILTER (WHERE p.id IS NULL) AS lost FROM restored r LEFT JOIN person p USING (id);
TRUNCATE restored;
\copy (SELECT id FROM person) TO 'results/resident_id.data'
\copy restored FROM 'results/resident_id.data'
SELECT count(*), count(*) FILTER (WHERE p.id IS NULL) AS lost FROM restored r LEFT JOIN person p USING (id);
SELECT encode(govcredit.resident_id_send('11010519491231002X'), 'hex'), to_hex(11010519491231002);
\copy (SELECT 11010519490230002::int8) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
\copy (SELECT 1010519491231002::int8) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
\copy (SELECT 110105194912310021::int8) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
\copy (SELECT (-11010519491231002)::int8) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
\copy (SELECT 1::int4) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)
\copy (SELECT '11010519491231002X'::text) TO 'results/resident_id.data' (FORMAT binary)
\copy restored FROM 'results/resident_id.data' (FORMAT binary)

-- Existing tables: the bad rows in one pass, then the column changes its type.
CREATE TABLE legacy (n int, id char(18));
INSERT INTO legacy VALUES (1, '11010519491231002x'), (2, '110105491231002'), (3, NULL), (4, '110105194912310021'), (5, '1101**********002X');
SELECT l.n, c.part, c.message FROM legacy l, govcredit.check_resident_id(l.id) c WHERE c.part IS NOT NULL ORDER BY l.n;
DELETE FROM legacy WHERE NOT govcredit.is_valid_resident_id(id);
ALTER TABLE legacy ALTER id TYPE govcredit.resident_id USING id::govcredit.resident_id;
SELECT * FROM legacy ORDER BY n;

-- What cannot be is warned of: no such province, no such permit, not born yet.
CREATE FUNCTION pg_temp.number(first17 text) RETURNS text IMMUTABLE LANGUAGE sql
	RETURN first17 || substr('10X98765432', (SELECT sum(substr(first17, i, 1)::int * (2 ^ (18 - i))::int % 11) % 11 FROM generate_series(1, 17) i)::int + 1, 1);
SELECT string_agg(p::text, ' ' ORDER BY p) FILTER (WHERE govcredit.is_valid_resident_id(n)) AS provinces,
	   bool_and(govcredit.try_resident_id(n) IS NOT NULL) AS all_taken,
	   bool_and((f.severity = 'warning' AND f.part = 'division' AND f.found = p::text) IS NOT FALSE) AS others_warned
  FROM generate_series(10, 89) p, pg_temp.number(p || '010119491231002') n, govcredit.check_resident_id(n) f;
SELECT left(n, 6) AS first6, govcredit.kind(n::govcredit.resident_id), govcredit.division(n::govcredit.resident_id), govcredit.sex(n::govcredit.resident_id), govcredit.is_valid_resident_id(n) AS valid, f.part, f.severity
  FROM unnest('{81000019491231002,82000019491231002,83000019491231002,81010119491231002,99010119491231002,91184019491231002,84010119491231002}'::text[]) WITH ORDINALITY u (d, o),
	   pg_temp.number(d) n, govcredit.check_resident_id(n) f ORDER BY o;
SELECT d, f.part, f.position, f.found, f.expected, f.severity, f.message
  FROM unnest('{2024-06-30,2150-01-01,infinity,-infinity,NULL}'::date[]) WITH ORDINALITY u (d, o), govcredit.check_resident_id(pg_temp.number('11010521500101002'), d) f ORDER BY o;
SELECT govcredit.check_resident_id(NULL) IS NULL AS of_nothing;

DROP TABLE person, by_hash, legacy;

-- Tables partitioned by the extension's types: which partitions a query reads,
-- and scores by partition.  docs/scale.md says the same to a DBA.
CREATE SCHEMA test_partition;
SET search_path = test_partition;

-- Which tables a query reads, and how it aggregates
CREATE FUNCTION reads(query text, OUT tables text) LANGUAGE plpgsql AS $$
DECLARE
	line text;
	found_one text[];
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		found_one := found_one || substring(line FROM 'Scan.* on (\w+)');
	END LOOP;
	SELECT string_agg(DISTINCT t, ' ' ORDER BY t) INTO tables FROM unnest(found_one) t WHERE t IS NOT NULL;
END
$$;
CREATE FUNCTION aggregates(query text, OUT nodes text) LANGUAGE plpgsql AS $$
DECLARE
	line text;
	found_one text[];
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		found_one := found_one || substring(line FROM '(\w* ?(?:Hash|Group)?Aggregate)$');
	END LOOP;
	SELECT string_agg(n || ' x ' || c, ', ' ORDER BY n)
	  INTO nodes
	  FROM (SELECT btrim(t) AS n, count(*) AS c FROM unnest(found_one) t WHERE t IS NOT NULL GROUP BY 1) x;
END
$$;

-- By division: a county is its towns, a city what is left of it
CREATE TABLE filed (id integer, division govcredit.division, code govcredit.uscc, decided_on date) PARTITION BY RANGE (division);
CREATE TABLE filed_990101 PARTITION OF filed FOR VALUES FROM ('990101') TO (govcredit.upper_bound('990101'));
CREATE TABLE filed_990102 PARTITION OF filed FOR VALUES FROM ('990102') TO (govcredit.upper_bound('990102')) PARTITION BY RANGE (decided_on);
CREATE TABLE filed_990102_2025 PARTITION OF filed_990102 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE filed_990102_2026 PARTITION OF filed_990102 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE filed_990103 PARTITION OF filed FOR VALUES FROM ('990103') TO (govcredit.upper_bound('990103'));
CREATE TABLE filed_rest PARTITION OF filed DEFAULT;
INSERT INTO filed
	SELECT n, ('99010' || 1 + n % 3 || '00' || 1 + n % 7)::govcredit.division, govcredit.make_uscc('11', '990101', to_char(1 + n % 50, 'FM00000000')),
		   date '2025-01-01' + n % 600
	  FROM generate_series(1, 2000) n
	 UNION ALL
	SELECT 0, '990100', govcredit.make_uscc('11', '990100', '00000001'), '2026-01-01';
ANALYZE filed;
SELECT tableoid::regclass AS partition, count(*), min(division), max(division) FROM filed GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";

SELECT condition, reads('SELECT FROM filed WHERE ' || condition)
  FROM (VALUES (1, $$division = '990101003'$$), (2, $$govcredit.within(division, '990101')$$), (3, $$division <@ '990101003'$$),
			   (4, $$'990101' @> division$$), (5, $$govcredit.within(division, '990100')$$), (6, $$division IN ('990101001', '990103002')$$),
			   (7, $$division = lower('990103001')::varchar$$), (8, $$govcredit.within(division, '990102') AND decided_on >= '2026-02-01'$$),
			   (9, $$govcredit.within(division, '990102') AND decided_on < govcredit.add_workdays('2025-12-30', 1, 'cn-2026')$$),
			   (10, $$govcredit.within(division, '370104')$$), (11, $$govcredit.within(division, NULL)$$),
			   (12, $$govcredit.county(division) = '990101'$$)) c (place, condition)
 ORDER BY place;

-- Parameters: planned for their values, and once for all
PREPARE area (govcredit.division) AS SELECT FROM filed WHERE govcredit.within(division, $1);
PREPARE area_text (text) AS SELECT FROM filed WHERE division <@ $1;
SELECT mode, set_config('plan_cache_mode', mode, false) = mode AS set,
	   reads($$EXECUTE area('990101')$$) AS area, reads($$EXECUTE area_text('990103002')$$) AS area_text
  FROM unnest(ARRAY['force_custom_plan', 'force_generic_plan']) WITH ORDINALITY m (mode, place)
 ORDER BY place;
RESET plan_cache_mode;
-- ... and by what a row of another table says
CREATE TABLE asked (division govcredit.division);
INSERT INTO asked VALUES ('990103');
SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off;
CREATE FUNCTION executed(query text, OUT tables text) LANGUAGE plpgsql AS $$
DECLARE
	line text;
	found_one text[];
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ' || query LOOP
		IF line !~ 'never executed' THEN
			found_one := found_one || substring(line FROM 'Scan.* on (filed_\w+)');
		END IF;
	END LOOP;
	SELECT string_agg(DISTINCT t, ' ' ORDER BY t) INTO tables FROM unnest(found_one) t WHERE t IS NOT NULL;
END
$$;
SELECT executed('SELECT FROM asked a, LATERAL (SELECT FROM filed f WHERE govcredit.within(f.division, a.division) OFFSET 0) x');
RESET enable_hashjoin; RESET enable_mergejoin; RESET enable_material;

-- By the hash of a code; the facts of 400 invented subjects
CREATE TABLE fact (id integer, code govcredit.uscc, division govcredit.division, kind text, record_type text, decided_on date, severity text,
	amount numeric, act_id text) PARTITION BY HASH (code);
CREATE TABLE fact_0 PARTITION OF fact FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE fact_1 PARTITION OF fact FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE fact_2 PARTITION OF fact FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO fact
	WITH type AS (
		SELECT t.key, row_number() OVER (ORDER BY t.key COLLATE "C") - 1 AS place, count(*) OVER () AS places
		  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') t
		 WHERE t.value -> 'subjects' ? 'department'
	)
	SELECT n, govcredit.make_uscc('11', '990101', to_char(1 + n % 400, 'FM00000000')), ('99010' || 1 + n % 3)::govcredit.division, 'department', t.key,
		   date '2023-01-01' + (r % 1200)::int, (ARRAY['minor', 'ordinary', 'serious'])[1 + r / 7 % 3], r / 11 % 20000000,
		   CASE WHEN r % 4 = 0 THEN 'act ' || r / 17 % 5 END
	  FROM generate_series(1, 6000) n
	 CROSS JOIN LATERAL (SELECT ('x' || md5(n::text))::bit(60)::bigint AS r) d
	  JOIN type t ON t.place = r / 29 % t.places;
ANALYZE fact;
-- A hash must never change, or rows are looked for in the wrong place.  (The
-- server's hash is another one on big-endian machines, which make other partitions.)
SELECT tableoid::regclass AS partition, count(*), count(DISTINCT code) AS subjects FROM fact GROUP BY tableoid ORDER BY tableoid::regclass::text COLLATE "C";
SELECT code, tableoid::regclass AS partition FROM fact WHERE id <= 6 ORDER BY id;
SELECT reads($$SELECT FROM fact WHERE code = '11990101000000027Q'$$) AS one,
	   reads($$SELECT FROM fact WHERE code IN ('11990101000000027Q', '11990101000000019X')$$) AS several,
	   reads($$SELECT FROM fact WHERE code = '11990101000000027Q'::varchar$$) AS text;
PREPARE of_code (govcredit.uscc) AS SELECT FROM fact WHERE code = $1;
SET plan_cache_mode = force_generic_plan;
SELECT reads($$EXECUTE of_code('11990101000000027Q')$$) AS one;
RESET plan_cache_mode;

-- Scores, each partition by itself: whole where a subject is in one of them,
-- in parts that combine where a group is spread
CREATE VIEW score_of_code AS
	SELECT code, govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, NULL, act_id, NULL, NULL, NULL, NULL, NULL) AS score,
		   govcredit.assess('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity) AS assessed
	  FROM fact GROUP BY code;
CREATE VIEW score_of_division AS
	SELECT division, govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, NULL, act_id, NULL, NULL, NULL, NULL, NULL) AS score,
		   govcredit.assess('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity) AS assessed
	  FROM fact GROUP BY division;
CREATE TABLE together_of_code AS TABLE score_of_code;
CREATE TABLE together_of_division AS TABLE score_of_division;
SET max_parallel_workers_per_gather = 0;
SELECT aggregates('TABLE score_of_code') AS by_code, aggregates('TABLE score_of_division') AS by_division;
SET enable_partitionwise_aggregate = on;
SELECT aggregates('TABLE score_of_code') AS by_code, aggregates('TABLE score_of_division') AS by_division;
SELECT count(*) AS subjects, count(DISTINCT score) > 50 AS differ FROM score_of_code;
SELECT count(*) AS differing FROM score_of_code a FULL JOIN together_of_code b USING (code) WHERE a IS DISTINCT FROM b;
SELECT count(*) AS differing FROM score_of_division a FULL JOIN together_of_division b USING (division) WHERE a IS DISTINCT FROM b;
-- joined partition by partition
CREATE TABLE named (code govcredit.uscc, name text) PARTITION BY HASH (code);
CREATE TABLE named_0 PARTITION OF named FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE named_1 PARTITION OF named FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE named_2 PARTITION OF named FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO named SELECT DISTINCT code, '演示数据' FROM fact;
ANALYZE named;
SET enable_partitionwise_join = on;
SELECT aggregates($$SELECT n.code, govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity)
					  FROM named n LEFT JOIN fact f ON f.code = n.code GROUP BY n.code$$) AS joined;

-- A state is small however much was summed, a head of 40 bytes and 8 for each of
-- the ten dimensions, and grows by what must be kept: 48 bytes a record and its
-- act, in a space of a power of two, 512 at least; 52 where it is sent.
CREATE FUNCTION state_of(type text, records integer) RETURNS govcredit.score_state
	RETURN (SELECT govcredit.score_of('huaiyin-2019', '2026-06-30', 'department', type, date '2025-01-01' + n % 400, 'minor',
					NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
			  FROM generate_series(1, records) n);
SELECT records, pg_column_size(state_of('disclosure_missed', records)) <= 120 AS summed,
	   pg_column_size(state_of('accountability', records)) <= greatest(512, 2 * (120 + 48 * records)) AS kept,
	   octet_length(govcredit.score_state_send(state_of('accountability', records))) = 130 + 52 * records AS sent
  FROM unnest(ARRAY[0, 1, 10, 100, 10000]) records
 ORDER BY records;

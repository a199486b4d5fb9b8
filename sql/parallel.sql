-- The same rows give the same answers, whoever counts them: one process or
-- several, whole or in parts, in whatever order they come.

-- Records of every kind that Huaiyin's pack knows, of 2,000 invented subjects
CREATE TABLE fact AS
	WITH kind AS (
		SELECT t.key AS record_type, s.kind,
			   row_number() OVER (PARTITION BY s.kind ORDER BY t.key COLLATE "C") - 1 AS place,
			   count(*) OVER (PARTITION BY s.kind) AS places
		  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') t,
			   jsonb_array_elements_text(t.value -> 'subjects') s(kind)
	), subject_kind AS (
		SELECT kind, row_number() OVER (ORDER BY kind COLLATE "C") - 1 AS number
		  FROM (SELECT DISTINCT kind FROM kind) k
	), drawn AS (
		SELECT i, i % 2000 AS subject, ('x' || md5(i::text))::bit(60)::bigint AS r
		  FROM generate_series(1, 30000) i
	)
	SELECT d.i AS id, d.subject, s.kind, k.record_type,
		   date '2023-01-01' + (d.r % 1200)::int AS decided_on,
		   (ARRAY['minor', 'ordinary', 'serious'])[1 + d.r / 7 % 3] AS severity,
		   (d.r / 11 % 20000000)::numeric AS amount,
		   CASE WHEN d.r % 3 = 0 THEN date '2023-01-01' + (d.r % 1200)::int + (d.r / 13 % 90)::int END AS ended_on,
		   CASE WHEN d.r % 4 = 0 THEN 'act ' || d.r / 17 % 5 END AS act_id,
		   CASE WHEN d.r % 5 = 0 THEN ARRAY['main_responsible'] END AS flags,
		   NULL::date AS corrected_on,
		   CASE WHEN d.r % 6 = 0 THEN date '2025-06-01' + (d.r / 19 % 300)::int END AS repaired_on,
		   CASE WHEN d.r % 6 = 0 THEN (SELECT (array_agg(e ORDER BY e COLLATE "C"))[1 + d.r / 23 % count(*)]
										 FROM jsonb_object_keys(govcredit.policy_document('huaiyin-2019') -> 'repair' -> 'effects') e) END AS repair
	  FROM drawn d
	  JOIN subject_kind s ON s.number = d.subject % (SELECT count(*) FROM subject_kind)
	  JOIN kind k ON k.kind = s.kind AND k.place = d.r / 29 % k.places;
ANALYZE fact;
SELECT count(*) AS records, count(DISTINCT subject) AS subjects, count(DISTINCT record_type) > 30 AS many_types,
	   count(repair) > 0 AS repaired, count(act_id) > 0 AS shared_acts
  FROM fact;

CREATE VIEW answer AS
	SELECT subject,
		   govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity) AS short,
		   govcredit.assess('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
				  act_id, flags, corrected_on, repaired_on, repair, NULL) AS whole,
		   govcredit.explain_score(id::text, 'huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
						 act_id, flags, corrected_on, repaired_on, repair, NULL) AS why
	  FROM fact
	 GROUP BY subject;
CREATE VIEW points_answer AS
	SELECT id, govcredit.points('huaiyin-2019', kind, record_type, decided_on, severity, amount, ended_on, flags,
					  false, repaired_on, repair, '2026-06-30') AS points,
		   (SELECT sum(e.points)
			  FROM govcredit.explain_points('huaiyin-2019', kind, record_type, decided_on, severity, amount, ended_on, flags,
								  false, repaired_on, repair, '2026-06-30') e) AS explained
	  FROM fact;

CREATE FUNCTION plan(query text) RETURNS SETOF text
	LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) ' || query;
END
$$;

-- One process
SET max_parallel_workers_per_gather = 0;
CREATE TABLE serial AS TABLE answer;
CREATE TABLE serial_points AS TABLE points_answer;
SELECT count(*) AS subjects, count(DISTINCT short) > 100 AS differ_short, count(DISTINCT whole) > 100 AS differ
  FROM serial;
SELECT count(*) AS not_adding_up
  FROM serial
 WHERE (whole).score IS DISTINCT FROM (SELECT sum(effect) FROM unnest(why));
SELECT count(*) FILTER (WHERE points IS DISTINCT FROM explained) AS not_adding_up, count(DISTINCT points) > 20 AS differ
  FROM serial_points;

-- Several
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
SELECT bool_or(l ~ 'Partial (Hash|Group)?Aggregate') AS partial, bool_or(l ~ 'Workers Launched: [1-9]') AS workers
  FROM plan('TABLE answer') l;
CREATE TABLE parallel AS TABLE answer;
CREATE TABLE parallel_points AS TABLE points_answer;
SELECT count(*) AS differing FROM serial s FULL JOIN parallel p USING (subject) WHERE s IS DISTINCT FROM p;
SELECT count(*) AS differing FROM serial_points s FULL JOIN parallel_points p USING (id) WHERE s IS DISTINCT FROM p;
-- by sorted groups
SET enable_hashagg = off;
SELECT bool_or(l ~ 'Partial GroupAggregate') AS partial_groups FROM plan('TABLE answer') l;
SELECT count(*) AS differing FROM serial s FULL JOIN answer p USING (subject) WHERE s IS DISTINCT FROM p;
RESET enable_hashagg;

-- All that may run in a worker does
SELECT count(set_config(name, 'on', false)) AS forced
  FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT count(*) AS differing FROM serial s FULL JOIN answer p USING (subject) WHERE s IS DISTINCT FROM p;
SELECT count(set_config(name, 'off', false)) AS reset
  FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query');

-- Partitions, each aggregated by itself
CREATE TABLE parted (LIKE fact) PARTITION BY HASH (id);
CREATE TABLE parted_0 PARTITION OF parted FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO parted SELECT * FROM fact ORDER BY id DESC;
ANALYZE parted;
SET max_parallel_workers_per_gather = 0;
SET enable_partitionwise_aggregate = on;
CREATE VIEW parted_answer AS
	SELECT subject,
		   govcredit.assess('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
				  act_id, flags, corrected_on, repaired_on, repair, NULL) AS whole
	  FROM parted
	 GROUP BY subject;
SELECT count(*) FILTER (WHERE l ~ 'Partial HashAggregate') AS partials FROM plan('TABLE parted_answer') l;
SELECT count(*) AS differing FROM serial s FULL JOIN parted_answer p USING (subject) WHERE s.whole IS DISTINCT FROM p.whole;

-- Other orders
SELECT count(*) AS differing
  FROM serial s
  FULL JOIN (SELECT subject,
					govcredit.assess('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
						   act_id, flags, corrected_on, repaired_on, repair, NULL ORDER BY md5(id::text)) AS whole,
					govcredit.explain_score(id::text, 'huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount,
								  ended_on, act_id, flags, corrected_on, repaired_on, repair, NULL ORDER BY id DESC) AS why
			   FROM fact
			  GROUP BY subject) p USING (subject)
 WHERE s.whole IS DISTINCT FROM p.whole OR s.why IS DISTINCT FROM p.why;

-- States sent from elsewhere, as text
SELECT count(*) AS differing
  FROM serial s
  FULL JOIN (SELECT subject, govcredit.score_merge(part::text::govcredit.score_state) AS score
			   FROM (SELECT subject, id % 7 AS place,
							govcredit.score_of('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
									 act_id, flags, corrected_on, repaired_on, repair, NULL) AS part
					   FROM fact
					  GROUP BY subject, id % 7) parts
			  GROUP BY subject) p USING (subject)
 WHERE (s.whole).score IS DISTINCT FROM p.score;

-- rules.sql: the score of a subject from its records, against SQL over rule
-- tables, PL/pgSQL, and sum(int8) of points that somebody has worked out.
--
-- The pack is huaiyin-2019, the subjects are departments, ten records each, in
-- no order.  "Simple" records are of types weighed by severity, with ageing,
-- validity and repair; every second of "all" is of a type with repeat or
-- overlap, and some are weighed by amounts.

\set ON_ERROR_STOP on
SELECT least(greatest(:rows / 10 / 10 * 10, 5000), 50000) AS few \gset

/* ---- the pack as rule tables, as somebody would have typed it in ---- */

CREATE TABLE rule_dimension AS
SELECT row_number() OVER (ORDER BY d.key)::integer AS place, d.key AS dimension, (d.value->>'weight')::bigint AS weight,
	   (d.value->>'start')::bigint AS start, (d.value->>'max')::bigint AS max
  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') #> '{scorecards,government,dimensions}') d;

-- A row for every type, severity and range of amounts; '' is no severity.
CREATE TABLE rule_points AS
WITH type AS (
	SELECT t.key AS record_type, t.value,
		   CASE jsonb_typeof(t.value->'dimension') WHEN 'object' THEN t.value #>> '{dimension,government}'
				ELSE t.value->>'dimension' END AS dimension
	  FROM jsonb_each(govcredit.policy_document('huaiyin-2019')->'record_types') t
	 WHERE t.value->'subjects' ? 'department' AND t.value ? 'points'
), points AS (
	SELECT t.record_type, t.value, t.dimension, p.points, p.when
	  FROM type t,
		   LATERAL (SELECT (e->>'points')::bigint, e->'when'
					  FROM jsonb_array_elements(CASE jsonb_typeof(t.value->'points') WHEN 'array' THEN t.value->'points'
												ELSE jsonb_build_array(jsonb_build_object('points', t.value->'points')) END) e
					 WHERE e #> '{when,subject_kind}' IS NULL OR e #> '{when,subject_kind}' ? 'department') p(points, "when")
)
SELECT p.record_type, s.severity, coalesce(p.when ? 'severity', false) AS by_severity, (p.when->>'amount')::numrange AS amounts, (p.value->>'amount')::numeric AS default_amount,
	   p.points, r.place AS dimension, coalesce((p.value #>> '{repeat,multiplier}')::bigint, 1) AS multiplier, p.value->>'overlap' AS overlap,
	   (SELECT (b->>'months')::integer
		  FROM jsonb_array_elements(coalesce(d.terms #> ARRAY[p.value->>'validity', 'bands'], jsonb_build_array(d.terms->(p.value->>'validity'))))
			   WITH ORDINALITY AS e(b, n)
		 WHERE b->>'up_to' IS NULL OR abs(p.points) <= (b->>'up_to')::bigint
		 ORDER BY n LIMIT 1) AS months,
	   coalesce((d.terms #>> ARRAY[p.value->>'validity', 'until_ended'])::boolean, false) AS until_ended,
	   (d.ageing #>> ARRAY[p.value->>'ageing', 'steps', '0', '0'])::integer AS ageing_months,
	   coalesce((d.ageing #>> ARRAY[p.value->>'ageing', 'steps', '0', '1'])::bigint, 100) AS ageing_percent
  FROM points p
  JOIN rule_dimension r USING (dimension),
	   (SELECT govcredit.policy_document('huaiyin-2019')->'terms', govcredit.policy_document('huaiyin-2019')->'ageing') d(terms, ageing),
	   (VALUES ('minor'), ('ordinary'), ('serious'), ('')) s(severity)
 WHERE p.when->>'severity' IS NULL
	OR p.when->>'severity' = CASE s.severity WHEN '' THEN p.value->>'severity' ELSE s.severity END;
CREATE INDEX ON rule_points (record_type, severity);

CREATE TABLE rule_effect AS
SELECT e.key AS repair, (e.value->>'percent')::bigint AS percent
  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') #> '{repair,effects}') e;
CREATE UNIQUE INDEX ON rule_effect (repair);

/* ---- data ---- */

CREATE PROCEDURE make_records(source text, types text[], records bigint)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format($sql$
		CREATE TABLE bench.%I AS
		SELECT n / 10 AS subject,
			   t.record_type,
			   CASE WHEN t.by_severity THEN (ARRAY['minor', 'ordinary', 'serious', NULL])[1 + pick(n, 2, 4)] END AS severity,
			   r.decided_on,
			   CASE WHEN t.by_amount AND pick(n, 4, 10) > 0 THEN round(pick(n, 5, 2000000000)::numeric / 100, 2) END AS amount,
			   CASE pick(n, 6, 20) WHEN 0 THEN 'infinity' WHEN 1 THEN r.decided_on + pick(n, 7, 200)::integer END::date AS ended_on,
			   CASE WHEN t.overlaps AND pick(n, 8, 3) > 0 THEN 'act ' || pick(n, 9, 3) END AS act_id,
			   CASE WHEN r.repaired THEN r.decided_on + 90 + pick(n, 11, 200)::integer END AS repaired_on,
			   CASE WHEN r.repaired THEN (ARRAY['lighten', 'waive', 'restore'])[1 + pick(n, 12, 3)] END AS repair,
			   pick(n, 13, 100) - 50 AS points
		  FROM generate_series(0, %s - 1) n
		 CROSS JOIN
			   LATERAL (SELECT date '2022-06-01' + pick(n, 3, 1400)::integer AS decided_on, pick(n, 10, 5) = 0 AS repaired) r
		  JOIN (SELECT p.record_type, bool_or(p.by_severity) AS by_severity,
					   bool_or(p.amounts IS NOT NULL) AS by_amount, bool_or(p.overlap IS NOT NULL) AS overlaps,
					   row_number() OVER (ORDER BY p.record_type) - 1 AS place, count(*) OVER () AS places
				  FROM bench.rule_points p
				 WHERE p.record_type = ANY (%L)
				 GROUP BY p.record_type) t ON t.place = pick(n, 1, t.places)
		 ORDER BY pick(n, 14, 4611686018427387903)$sql$, source, records, types);
END
$$;
CALL make_records('record_simple',
	'{court_judgment,audit_problem,procurement_breach,dereliction,good_case,ppp_breach,approval_rule_broken}', :rows);
CALL make_records('record_all',
	'{accountability,approval_time_limit,investment_breach,investment_falsification,investment_unlawful_preference,promise_broken,'
	'court_judgment,audit_problem,procurement_breach,air_target_missed,debt_arrears,good_case,judgment_defaulter}', :rows);
VACUUM ANALYZE;

/* ---- the peers ---- */

CREATE FUNCTION day() RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN date '2025-06-30';

-- The rules on that day.  A term of n months that began on or before expired_by
-- has ended, a step of ageing that began on or before aged_by is reached: the
-- dates are computed once a rule instead of once a record.
CREATE VIEW rule_today AS
SELECT p.*,
	   (SELECT max(s)::date
		  FROM generate_series(day() - make_interval(months => p.months, days => 4), day() - make_interval(months => p.months, days => -4), interval '1 day') s
		 WHERE s + make_interval(months => p.months) < day()) AS expired_by,
	   (SELECT max(s)::date
		  FROM generate_series(day() - make_interval(months => p.ageing_months, days => 4), day() - make_interval(months => p.ageing_months, days => -4), interval '1 day') s
		 WHERE s + make_interval(months => p.ageing_months) <= day()) AS aged_by
  FROM rule_points p;

-- Points by dimension, in ten thousandths, become a score.  That the dimensions
-- are spelled out as columns is faster than a second GROUP BY.
SELECT string_agg(format('sum(points) FILTER (WHERE dimension = %s) AS d%1$s', place), ', ') AS by_dimension,
	   format('round((%s)::numeric / %s, 2)',
			  string_agg(format('%s * least(greatest(%s + coalesce(d%s, 0), 0), %s)', weight, start * 10000, place, max * 10000), ' + '),
			  sum(weight) * 10000) AS weighed
  FROM rule_dimension \gset

-- Simple records: one pass, in bigint.
CREATE VIEW simple_sql AS
WITH rule AS MATERIALIZED (SELECT * FROM rule_today),
fact AS (
	SELECT r.subject, p.dimension,
		   CASE WHEN r.decided_on > day() OR coalesce(r.ended_on, r.decided_on) <= p.expired_by THEN 0
				ELSE p.points * CASE WHEN coalesce(r.ended_on, r.decided_on) <= p.aged_by THEN p.ageing_percent ELSE 100 END
					 * CASE WHEN r.repaired_on <= day() THEN e.percent ELSE 100 END END AS points
	  FROM record_simple r
	  JOIN rule p ON p.record_type = r.record_type AND p.severity = coalesce(r.severity, '')
	  LEFT JOIN rule_effect e ON e.repair = r.repair)
SELECT s.subject, :weighed AS score
  FROM (SELECT subject, :by_dimension FROM fact GROUP BY subject) s;

-- All records: windows only over those that need them.
CREATE VIEW all_sql AS
WITH rule AS MATERIALIZED (SELECT * FROM rule_today),
fact AS NOT MATERIALIZED (
	SELECT r.subject, r.record_type, r.decided_on, coalesce(r.ended_on, CASE WHEN p.until_ended THEN 'infinity' ELSE r.decided_on END) AS start, r.act_id, r.repair, r.repaired_on,
		   p.points, p.dimension, p.multiplier, p.overlap, p.months, p.expired_by,
		   CASE WHEN coalesce(r.ended_on, r.decided_on) <= p.aged_by THEN p.ageing_percent ELSE 100 END
		   * CASE WHEN r.repaired_on <= day() THEN e.percent ELSE 100 END AS percent
	  FROM record_all r
	  JOIN rule p ON p.record_type = r.record_type AND p.severity = coalesce(r.severity, '')
		   AND (p.amounts IS NULL OR p.amounts @> coalesce(r.amount, p.default_amount))
	  LEFT JOIN rule_effect e ON e.repair = r.repair
	 WHERE r.decided_on <= day()),
windowed AS (
	SELECT f.*,
		   f.multiplier > 1
		   AND max(f.start + make_interval(months => f.months))
			   OVER (PARTITION BY f.subject, f.record_type ORDER BY f.decided_on GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
			   >= f.decided_on AS repeated,
		   f.overlap IS NOT NULL AND f.act_id IS NOT NULL
		   AND row_number() OVER (PARTITION BY f.subject, f.overlap, f.act_id, f.points > 0
								  ORDER BY abs(f.points) DESC, f.record_type, f.decided_on, f.start,
										   f.repaired_on NULLS LAST, f.repair NULLS FIRST) > 1 AS beaten
	  FROM fact f WHERE f.multiplier > 1 OR f.overlap IS NOT NULL),
weighed AS (
	SELECT f.subject, f.dimension,
		   CASE WHEN f.beaten OR f.start <= f.expired_by THEN 0
				ELSE f.points * CASE WHEN f.repeated THEN f.multiplier ELSE 1 END * f.percent END AS points
	  FROM windowed f
	 UNION ALL
	SELECT f.subject, f.dimension, CASE WHEN f.start <= f.expired_by THEN 0 ELSE f.points * f.percent END
	  FROM fact f WHERE NOT (f.multiplier > 1 OR f.overlap IS NOT NULL))
SELECT s.subject, :weighed AS score
  FROM (SELECT subject, :by_dimension FROM weighed GROUP BY subject) s;

-- In PL/pgSQL, as an aggregate for simple records ...
CREATE FUNCTION simple_step(state bigint[], record_type text, severity text, decided_on date, ended_on date, repaired_on date, repair text)
	RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	p bench.rule_points;
	start date := coalesce(ended_on, decided_on);
	points bigint;
	percent bigint := 100;
BEGIN
	SELECT * INTO p FROM bench.rule_points q
	 WHERE q.record_type = simple_step.record_type AND q.severity = coalesce(simple_step.severity, '');
	IF decided_on > day() OR start + make_interval(months => p.months) < day() THEN
		RETURN state;
	END IF;
	points := p.points * 100;
	IF start + make_interval(months => p.ageing_months) <= day() THEN
		points := p.points * p.ageing_percent;
	END IF;
	IF repaired_on <= day() THEN
		SELECT e.percent INTO percent FROM bench.rule_effect e WHERE e.repair = simple_step.repair;
	END IF;
	state[p.dimension] := state[p.dimension] + points * percent;
	RETURN state;
END
$$;
CREATE FUNCTION score_end(state bigint[]) RETURNS numeric
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	d record;
	total numeric := 0;
	weights bigint := 0;
BEGIN
	FOR d IN SELECT * FROM bench.rule_dimension LOOP
		total := total + d.weight * least(greatest(d.start * 10000 + state[d.place], 0), d.max * 10000);
		weights := weights + d.weight;
	END LOOP;
	RETURN round(total / (weights * 10000), 2);
END
$$;
CREATE AGGREGATE score_plpgsql(record_type text, severity text, decided_on date, ended_on date, repaired_on date, repair text) (
	SFUNC = simple_step, STYPE = bigint[], FINALFUNC = score_end, INITCOND = '{0,0,0,0,0,0,0,0,0,0}');

-- ... and as a function of the subject for all.
CREATE INDEX ON record_all (subject);
CREATE FUNCTION all_plpgsql(who bigint) RETURNS numeric
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	state bigint[] := '{0,0,0,0,0,0,0,0,0,0}';
	r record;
	percent bigint;
BEGIN
	FOR r IN
		SELECT f.ctid, f.*, coalesce(f.ended_on, CASE WHEN p.until_ended THEN 'infinity' ELSE f.decided_on END) AS start,
			   p.points AS base, p.dimension, p.multiplier, p.overlap, p.months, p.ageing_months, p.ageing_percent
		  FROM bench.record_all f
		  JOIN bench.rule_points p ON p.record_type = f.record_type AND p.severity = coalesce(f.severity, '')
			   AND (p.amounts IS NULL OR p.amounts @> coalesce(f.amount, p.default_amount))
		 WHERE f.subject = who
	LOOP
		CONTINUE WHEN r.decided_on > day() OR r.start + make_interval(months => r.months) < day();
		percent := 100;
		IF r.repaired_on <= day() THEN
			SELECT e.percent INTO percent FROM bench.rule_effect e WHERE e.repair = r.repair;
		END IF;
		IF r.start + make_interval(months => r.ageing_months) <= day() THEN
			percent := percent * r.ageing_percent;
		ELSE
			percent := percent * 100;
		END IF;
		IF r.overlap IS NOT NULL AND r.act_id IS NOT NULL AND EXISTS (
			SELECT FROM bench.record_all o
			  JOIN bench.rule_points p ON p.record_type = o.record_type AND p.severity = coalesce(o.severity, '')
				   AND (p.amounts IS NULL OR p.amounts @> coalesce(o.amount, p.default_amount))
			 WHERE o.subject = who AND o.act_id = r.act_id AND o.decided_on <= day()
			   AND p.overlap = r.overlap AND sign(p.points) = sign(r.base)
			   AND (-abs(p.points), o.record_type, o.decided_on, coalesce(o.ended_on, o.decided_on),
					coalesce(o.repaired_on, 'infinity'), coalesce(o.repair, ''), o.ctid)
				   < (-abs(r.base), r.record_type, r.decided_on, r.start, coalesce(r.repaired_on, 'infinity'), coalesce(r.repair, ''), r.ctid))
		THEN
			CONTINUE;
		END IF;
		IF r.multiplier > 1 AND EXISTS (
			SELECT FROM bench.record_all o
			  JOIN bench.rule_points p ON p.record_type = o.record_type AND p.severity = coalesce(o.severity, '')
				   AND (p.amounts IS NULL OR p.amounts @> coalesce(o.amount, p.default_amount))
			 WHERE o.subject = who AND o.record_type = r.record_type AND o.decided_on < r.decided_on
			   AND coalesce(o.ended_on, o.decided_on) + make_interval(months => p.months) >= r.decided_on)
		THEN
			percent := percent * r.multiplier;
		END IF;
		state[r.dimension] := state[r.dimension] + r.base * percent;
	END LOOP;
	RETURN bench.score_end(state);
END
$$;

CREATE TABLE few_simple AS SELECT * FROM record_simple WHERE subject < :few / 10;
CREATE TABLE few_all AS SELECT * FROM record_all WHERE subject < :few / 10;
CREATE TABLE few_subject AS SELECT subject FROM generate_series(0, :few / 10 - 1) subject;

\set facts '\'huaiyin-2019\', date \'2025-06-30\', \'department\', record_type, decided_on, severity, amount, ended_on, act_id, NULL, NULL, repaired_on, repair, NULL'
CREATE VIEW simple_score AS SELECT subject, govcredit.score(:facts) AS score FROM record_simple GROUP BY subject;
CREATE VIEW all_score AS SELECT subject, govcredit.score(:facts) AS score FROM record_all GROUP BY subject;
CREATE VIEW few_score AS SELECT subject, govcredit.score(:facts) AS score FROM few_simple GROUP BY subject;
CREATE VIEW few_all_score AS SELECT subject, govcredit.score(:facts) AS score FROM few_all GROUP BY subject;
CREATE VIEW simple_plpgsql AS
SELECT subject, score_plpgsql(record_type, severity, decided_on, ended_on, repaired_on, repair) AS score FROM few_simple GROUP BY subject;
VACUUM ANALYZE;

CALL bench.check('scores of simple records in SQL', 'SELECT a.score = b.score FROM simple_score a FULL JOIN simple_sql b USING (subject)');
CALL bench.check('scores of all records in SQL', 'SELECT a.score = b.score FROM all_score a FULL JOIN all_sql b USING (subject)');
CALL bench.check('scores of simple records in PL/pgSQL', 'SELECT a.score = b.score FROM simple_score a RIGHT JOIN simple_plpgsql b USING (subject)');
CALL bench.check('scores of all records in PL/pgSQL', 'SELECT a.score = bench.all_plpgsql(subject) FROM all_score a JOIN few_subject USING (subject)');
CALL bench.check('scores are not all the same', 'SELECT count(DISTINCT score) > 100 FROM all_score UNION ALL SELECT count(DISTINCT score) > 100 FROM simple_score');

/* ---- contests ---- */

INSERT INTO contest (contest, title) VALUES
	('simple', 'score from type, severity, validity, ageing, repair'),
	('all', 'score with repeat and overlap besides'),
	('step', 'the aggregate alone: grouping subtracted, too'),
	('parts', 'score in parallel, partitioned by subject'),
	('strewn', 'score in parallel, records of a subject strewn');
INSERT INTO peer (contest, peer, rows, query, floor)
SELECT v.contest, v.peer, v.rows, v.query, v.floor
  FROM (VALUES
	(1, 'simple', 'score()', :rows, 'SELECT count(score) FROM bench.simple_score', 'SELECT count(points) FROM bench.record_simple'),
	(2, 'simple', 'sum(int8)', :rows, 'SELECT count(score) FROM (SELECT sum(points) AS score FROM bench.record_simple GROUP BY subject) s', 'SELECT count(points) FROM bench.record_simple'),
	(3, 'simple', 'SQL over rule tables', :rows, 'SELECT count(score) FROM bench.simple_sql', 'SELECT count(points) FROM bench.record_simple'),
	(4, 'simple', 'score() of a few', :few, 'SELECT count(score) FROM bench.few_score', 'SELECT count(points) FROM bench.few_simple'),
	(5, 'simple', 'PL/pgSQL aggregate, of the same few', :few, 'SELECT count(score) FROM bench.simple_plpgsql', 'SELECT count(points) FROM bench.few_simple'),
	(6, 'all', 'score()', :rows, 'SELECT count(score) FROM bench.all_score', 'SELECT count(points) FROM bench.record_all'),
	(7, 'all', 'sum(int8)', :rows, 'SELECT count(score) FROM (SELECT sum(points) AS score FROM bench.record_all GROUP BY subject) s', 'SELECT count(points) FROM bench.record_all'),
	(8, 'all', 'SQL over rule tables', :rows, 'SELECT count(score) FROM bench.all_sql', 'SELECT count(points) FROM bench.record_all'),
	(9, 'all', 'score() of a few', :few, 'SELECT count(score) FROM bench.few_all_score', 'SELECT count(points) FROM bench.few_all'),
	(10, 'all', 'PL/pgSQL function, of the same few', :few, 'SELECT count(bench.all_plpgsql(subject)) FROM bench.few_subject', NULL),
	(11, 'step', 'score(), simple', :rows, 'SELECT count(score) FROM bench.simple_score', 'SELECT count(c) FROM (SELECT count(points) AS c FROM bench.record_simple GROUP BY subject) s'),
	(12, 'step', 'score(), all', :rows, 'SELECT count(score) FROM bench.all_score', 'SELECT count(c) FROM (SELECT count(points) AS c FROM bench.record_all GROUP BY subject) s'),
	(13, 'step', 'avg(numeric)', :rows, 'SELECT count(c) FROM (SELECT avg(points::numeric) AS c FROM bench.record_simple GROUP BY subject) s', 'SELECT count(c) FROM (SELECT count(points) AS c FROM bench.record_simple GROUP BY subject) s'))
	AS v(place, contest, peer, rows, query, floor)
 ORDER BY v.place;

-- Two workers against one in the same plan, the leader only collecting, and
-- sum(int8) beside them, whose ratio is what the plan allows.  Where the records
-- of a subject are strewn over the table, both workers meet nearly every subject;
-- where the table is partitioned by subject, each has subjects of its own.  A
-- million records at least, or starting the workers is all there is to see.
SELECT greatest(1, 1000000 / :rows) AS copies \gset
SELECT :copies * :rows AS many \gset
CREATE TABLE record_many AS
SELECT r.subject + c * (:rows / 10) AS subject, r.record_type, r.severity, r.decided_on, r.amount, r.ended_on,
	   r.act_id, r.repaired_on, r.repair, r.points
  FROM record_all r, generate_series(0, :copies - 1) c;
CREATE TABLE record_part (LIKE record_many) PARTITION BY HASH (subject);
SELECT format('CREATE TABLE record_part%s PARTITION OF record_part FOR VALUES WITH (MODULUS 4, REMAINDER %1$s)', n)
  FROM generate_series(0, 3) n \gexec
INSERT INTO record_part SELECT * FROM record_many;
CREATE VIEW many_score AS SELECT subject, govcredit.score(:facts) AS score FROM record_many GROUP BY subject;
CREATE VIEW part_score AS SELECT subject, govcredit.score(:facts) AS score FROM record_part GROUP BY subject;
CREATE VIEW many_sum AS SELECT subject, sum(points) AS score FROM record_many GROUP BY subject;
CREATE VIEW part_sum AS SELECT subject, sum(points) AS score FROM record_part GROUP BY subject;
VACUUM ANALYZE record_many;
VACUUM ANALYZE record_part;
CALL bench.check('scores from partitions', 'SELECT a.score = b.score FROM all_score a LEFT JOIN part_score b USING (subject)');
CALL bench.check('scores of copies', format('SELECT a.score = b.score FROM many_score a LEFT JOIN all_score b ON b.subject = a.subject %% %s', :rows / 10));
INSERT INTO peer (contest, peer, rows, query, workers, before)
SELECT v.contest, v.peer || CASE w WHEN 1 THEN ', 1 worker' ELSE ', 2 workers' END, :many, v.query, w,
	   format('SET max_parallel_workers = %s; SET max_parallel_workers_per_gather = 2; SET parallel_leader_participation = off;'
			  'SET enable_partitionwise_aggregate = on; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0;'
			  'SET min_parallel_table_scan_size = 0', w)
  FROM (VALUES (1, 'parts', 'score()', 'SELECT count(score) FROM bench.part_score'),
			   (2, 'parts', 'sum(int8)', 'SELECT count(score) FROM bench.part_sum'),
			   (3, 'strewn', 'score()', 'SELECT count(score) FROM bench.many_score'),
			   (4, 'strewn', 'sum(int8)', 'SELECT count(score) FROM bench.many_sum')) v(place, contest, peer, query),
	   generate_series(2, 1, -1) w
 ORDER BY v.place, w DESC;

INSERT INTO target (contest, ours, theirs, at_least, at_most, what) VALUES
	('simple', 'score()', 'sum(int8)', NULL, 2.5, 'score, simple / sum(int8)'),
	('all', 'score()', 'sum(int8)', NULL, 6, 'score with repeat and overlap / sum(int8)'),
	('simple', 'score()', 'SQL over rule tables', 5, NULL, 'SQL over rule tables / score, simple'),
	('all', 'score()', 'SQL over rule tables', 5, NULL, 'SQL over rule tables / score with repeat and overlap'),
	('simple', 'score() of a few', 'PL/pgSQL aggregate, of the same few', 30, NULL, 'PL/pgSQL / score, simple'),
	('all', 'score() of a few', 'PL/pgSQL function, of the same few', 30, NULL, 'PL/pgSQL / score with repeat and overlap'),
	('parts', 'score(), 2 workers', 'score(), 1 worker', 1.8, NULL, 'score: one worker / two, partitioned by subject'),
	('parts', 'sum(int8), 2 workers', 'sum(int8), 1 worker', NULL, NULL, 'sum(int8): one worker / two, partitioned by subject'),
	('strewn', 'score(), 2 workers', 'score(), 1 worker', 1.8, NULL, 'score: one worker / two, records of a subject strewn'),
	('strewn', 'sum(int8), 2 workers', 'sum(int8), 1 worker', NULL, NULL, 'sum(int8): one worker / two, records of a subject strewn');
INSERT INTO target (contest, ours, theirs, at_least, measure, what) VALUES
	('parts', 'score(), 2 workers', 'score(), 1 worker', NULL, 'wall', 'score: one worker / two, partitioned by subject, by the wall'),
	('parts', 'sum(int8), 2 workers', 'sum(int8), 1 worker', NULL, 'wall', 'sum(int8): one worker / two, partitioned by subject, by the wall');

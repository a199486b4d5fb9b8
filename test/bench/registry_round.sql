-- registry_round.sql: one round, in a session of its own.  Procedures that
-- commit cannot run inside the race, so each is timed here by the same clock.

\set ON_ERROR_STOP on
SELECT subjects, calls, width FROM registry_size \gset
SET client_min_messages = warning;

-- As if nothing had been evaluated
DELETE FROM credit.evaluation;
TRUNCATE plain_score, plain_line, plain_lines;
VACUUM credit.evaluation, credit.evaluation_policy, credit.evaluation_score, credit_internal.evaluation_lines;
CHECKPOINT;

SELECT bench.clock(false) AS t0 \gset
CALL credit.evaluate('2025-06-30', 'round');
SELECT bench.clock(false) AS t1 \gset
SELECT id AS evaluation FROM credit.evaluation WHERE title = 'round' \gset
CALL credit.freeze(:evaluation);
SELECT count(rank) FROM credit.evaluation_ranking(:evaluation) \g /dev/null
SELECT bench.clock(false) AS t2 \gset
INSERT INTO plain_score (evaluation, subject, division, jurisdiction, kind, name, policy, score, grade, dimensions, records)
SELECT 1, r.subject, s.division, s.division, s.kind, s.name, 'huaiyin-2019', sum(length(r.record_type)), 'A', :'width', count(*)
  FROM credit.subject s
  JOIN credit.record r ON r.subject = s.id
 GROUP BY r.subject, s.division, s.kind, s.name;
INSERT INTO plain_line SELECT * FROM kept_line;
SELECT count(rank) FROM (SELECT rank() OVER (PARTITION BY kind ORDER BY score DESC) FROM plain_score) p \g /dev/null
SELECT bench.clock(false) AS t3 \gset
TRUNCATE plain_score, plain_line;
VACUUM plain_score, plain_line;
CHECKPOINT;
SELECT bench.clock(false) AS t4 \gset
INSERT INTO plain_score (evaluation, subject, division, jurisdiction, kind, name, policy, score, grade, dimensions, records)
SELECT 1, r.subject, s.division, s.division, s.kind, s.name, 'huaiyin-2019', sum(length(r.record_type)), 'A', :'width', count(*)
  FROM credit.subject s
  JOIN credit.record r ON r.subject = s.id
 GROUP BY r.subject, s.division, s.kind, s.name;
INSERT INTO plain_lines SELECT * FROM kept_lines;
SELECT count(rank) FROM (SELECT rank() OVER (PARTITION BY kind ORDER BY score DESC) FROM plain_score) p \g /dev/null
SELECT bench.clock(false) AS t5 \gset
INSERT INTO timing VALUES
	('evaluate', 'evaluate, freeze, rank', :round, (:t2 - :t0) / (:subjects * 10), (:t2 - :t0) / (:subjects * 10)),
	('evaluate', 'GROUP BY sum, rank, the same rows', :round, (:t3 - :t2) / (:subjects * 10), (:t3 - :t2) / (:subjects * 10)),
	('evaluate', 'GROUP BY sum, rank, a row a subject', :round, (:t5 - :t4) / (:subjects * 10), (:t5 - :t4) / (:subjects * 10)),
	('refresh', 'the full run', :round, (:t1 - :t0) / (:subjects * 10), (:t1 - :t0) / (:subjects * 10));

-- A draft, one subject in a hundred gets a record, and the draft again
CALL credit.evaluate('2025-06-30', 'draft');
INSERT INTO credit.record (subject, record_type, decided_on)
SELECT n * 100, 'disclosure_missed', '2025-03-03' FROM generate_series(1, :subjects / 100) n;
SELECT bench.clock(false) AS t0 \gset
CALL credit.evaluate('2025-06-30', 'draft');
SELECT bench.clock(false) AS t1 \gset
SELECT count(*) AS differences FROM credit.evaluation_differences((SELECT id FROM credit.evaluation WHERE title = 'draft')) \gset
SELECT 1 / (:differences = 0)::integer AS the_draft_is_up_to_date \g /dev/null
-- Whoever knew which they are would read their records by index and write what comes out.
VACUUM ANALYZE plain_score, plain_lines;
SELECT array_agg(n * 100) AS changed FROM generate_series(1, :subjects / 100) n \gset
SELECT bench.clock(false) AS t2 \gset
DELETE FROM plain_score WHERE evaluation = 1 AND subject = ANY (:'changed');
DELETE FROM plain_lines WHERE evaluation = 1 AND subject = ANY (:'changed');
INSERT INTO plain_score (evaluation, subject, division, jurisdiction, kind, name, policy, score, grade, dimensions, records)
SELECT 1, r.subject, s.division, s.division, s.kind, s.name, 'huaiyin-2019', sum(length(r.record_type)), 'A', :'width', count(*)
  FROM credit.subject s
  JOIN credit.record r ON r.subject = s.id
 WHERE s.id = ANY (:'changed') AND r.subject = ANY (:'changed')
 GROUP BY r.subject, s.division, s.kind, s.name;
INSERT INTO plain_lines SELECT * FROM kept_lines WHERE subject = ANY (:'changed');
SELECT bench.clock(false) AS t3 \gset
INSERT INTO timing VALUES
	('refresh', 'after 1 % changed', :round, (:t1 - :t0) / (:subjects * 10), (:t1 - :t0) / (:subjects * 10)),
	('refresh', 'GROUP BY sum of those that changed', :round, (:t3 - :t2) / (:subjects * 10), (:t3 - :t2) / (:subjects * 10));

-- A round trip each
PREPARE is_barred(bigint) AS SELECT credit.is_barred($1, 'fiscal_appropriation', NULL, '2025-06-30');
PREPARE primary_key(bigint) AS SELECT kind FROM credit.subject WHERE id = $1;
PREPARE standing(bigint) AS SELECT count(record_type) FROM credit.record WHERE subject = $1 AND revoked_at IS NULL;
\o /dev/null
SELECT format('EXECUTE %s (%s)', p, n) FROM generate_series(1, 10) n, unnest('{is_barred,primary_key,standing}'::text[]) p \gexec
\o
SELECT bench.clock(false) AS t0 \gset
\o /dev/null
SELECT format('EXECUTE is_barred (%s)', 1 + bench.pick(n, :round, :subjects)) FROM generate_series(1, :calls) n \gexec
\o
SELECT bench.clock(false) AS t1 \gset
\o /dev/null
SELECT format('EXECUTE primary_key (%s)', 1 + bench.pick(n, :round, :subjects)) FROM generate_series(1, :calls) n \gexec
\o
SELECT bench.clock(false) AS t2 \gset
\o /dev/null
SELECT format('EXECUTE standing (%s)', 1 + bench.pick(n, :round, :subjects)) FROM generate_series(1, :calls) n \gexec
\o
SELECT bench.clock(false) AS t3 \gset
INSERT INTO timing VALUES
	('lookup', 'is_barred', :round, (:t1 - :t0) / :calls, (:t1 - :t0) / :calls),
	('lookup', 'primary key', :round, (:t2 - :t1) / :calls, (:t2 - :t1) / :calls),
	('lookup', 'its records by index', :round, (:t3 - :t2) / :calls, (:t3 - :t2) / :calls);

-- One subject: each question for the first time in this session, then about others.
INSERT INTO timing
SELECT 'first', x.question, :round, x.took, x.took
  FROM (SELECT o.question, bench.nanoseconds(format(o.statement, 1 + bench.pick(o.place, :round, :subjects)), false) AS took
		  FROM (TABLE about_one ORDER BY place) o
		OFFSET 0) x;
INSERT INTO timing
SELECT 'after', x.question, :round, avg(x.took), avg(x.took)
  FROM (SELECT o.question, bench.nanoseconds(format(o.statement, 1 + bench.pick(n, 100 + :round, :subjects)), false) AS took
		  FROM (TABLE about_one ORDER BY place) o
		 CROSS JOIN generate_series(1, 20) n
		OFFSET 0) x
 GROUP BY x.question;

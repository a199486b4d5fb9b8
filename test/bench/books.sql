-- books.sql: the questions about all, in books with observations, matters,
-- publications, versions, heads and a history, against a plain GROUP BY of the
-- same records.  Ten records a subject, strewn over the table; past the guards.

\set ON_ERROR_STOP on
SELECT greatest(:rows / 10, 1000) AS subjects, 10 AS each \gset
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS credit, credit_internal, credit_zh CASCADE;	-- another subject's
\o /dev/null
\i test/lib/books.sql
\o
SELECT count(*) FROM credit.setup_roles('bench_books') \g /dev/null
VACUUM ANALYZE;

CREATE TABLE books_question (place serial, peer text PRIMARY KEY, query text NOT NULL);
INSERT INTO books_question (peer, query) VALUES
	('score() GROUP BY subject', $$SELECT count(score) FROM (
		SELECT r.subject, govcredit.score('huaiyin-2019', '2026-06-30', s.kind, r.record_type, r.decided_on, r.severity, r.amount,
					credit_internal.act_end(r.ended_on, r.ongoing), r.act_id, r.flags, r.corrected_on, NULL, NULL, NULL) AS score
		  FROM credit.record r
		  JOIN credit.subject s ON s.id = r.subject
		 GROUP BY r.subject) p$$),
	('ranking', 'SELECT count(score) FROM credit.ranking_on(''2026-06-30'')'),
	('compare', 'SELECT count(*) FROM credit.compare_on(''huaiyin-2019'', ''2026-06-30'')'),
	('warnings', 'SELECT count(*) FROM credit.warnings_on(''2026-06-30'')'),
	('sanctions', 'SELECT count(effect) FROM credit.sanctions_on(''2026-06-30'')'),
	('repairable', 'SELECT count(*) FROM credit.repairable_on(''2026-06-30'')'),
	('overdue', 'SELECT count(*) FROM credit.overdue_on(''2026-06-30'')'),
	('coverage', 'SELECT count(*) FROM credit.coverage');

/* ---- the same answers, of who is no head, was not observed and has no record that was changed ---- */

CREATE TEMP VIEW plain_subject AS
SELECT s.id FROM credit.subject s
 WHERE NOT EXISTS (SELECT FROM credit.observation o WHERE o.subject = s.id)
   AND NOT EXISTS (SELECT FROM credit.matter m WHERE m.subject = s.id)
   AND NOT EXISTS (SELECT FROM credit.subject_link l WHERE l.target = s.id)
   AND NOT EXISTS (SELECT FROM credit.record_version v WHERE v.subject = s.id);
SELECT replace(query, 'count(score)', 'p.*') AS plain FROM books_question ORDER BY place LIMIT 1 \gset
CREATE TEMP TABLE plain_score AS :plain;
CALL bench.check('scores of the ranking', 'SELECT k.score = p.score FROM plain_subject JOIN credit.ranking_on(''2026-06-30'') k ON k.subject = id LEFT JOIN plain_score p ON p.subject = id');
CALL bench.check('scores are not all the same', 'SELECT count(DISTINCT score) > 10 FROM credit.ranking_on(''2026-06-30'')');
CALL bench.check('an edition against itself', 'SELECT count(*) = 0 FROM credit.compare_on(''huaiyin-2019'', ''2026-06-30'')');

/* ---- contests ---- */

INSERT INTO contest (contest, title) VALUES ('all', 'a question about all subjects, by the record');
INSERT INTO peer (contest, peer, rows, query)
SELECT 'all', q.peer, :subjects * 10, q.query FROM books_question q ORDER BY q.place;
INSERT INTO target (contest, ours, theirs, at_most, what)
SELECT 'all', q.peer, 'score() GROUP BY subject', 4, q.peer || ' of all / score() GROUP BY subject'
  FROM books_question q WHERE q.peer NOT IN ('score() GROUP BY subject', 'compare') ORDER BY q.place;
INSERT INTO target (contest, ours, theirs, at_most, what) VALUES ('all', 'compare', 'ranking', 2.5, 'compare of two editions / ranking');

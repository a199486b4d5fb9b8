-- registry.sql: a registry of its own making, ten records a subject, strewn over
-- the table.  evaluate(), freeze() and the ranking against a plain GROUP BY sum
-- and rank() that write the same scores and lines as rows, and against one that
-- writes them as they are kept, a row a subject; what that takes beside the
-- records; bringing a draft up to date against the full run, and against a plain
-- GROUP BY of the records of those that changed; is_barred() against a look-up by
-- primary key, and of the records that stand against the subject by index; who is
-- barred of all against the plain join.  registry_round.sql times what commits on
-- its way, and the questions about one subject, the first time in a session and
-- after.
--
-- The records come in through the guards, as they would from anybody; entry.sql
-- says what that takes.

\set ON_ERROR_STOP on
SELECT govcredit.create_registry('credit') \g /dev/null
SELECT greatest(:rows / 10, 1000) AS subjects, least(greatest(:rows / 100, 1000), 5000) AS calls \gset

INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO credit.subject (id, kind, name, division)
SELECT n, 'department', '第' || n || '单位（演示数据）', ('990101' || to_char(1 + n % 14, 'FM000'))::govcredit.division
  FROM generate_series(1, :subjects) n;
INSERT INTO credit.record (subject, record_type, severity, decided_on, amount, ended_on, ongoing, act_id, corrected_on)
SELECT 1 + n % :subjects, t.record_type,
	   CASE WHEN t.by_severity THEN (ARRAY['minor', 'ordinary', 'serious', NULL])[1 + pick(n, 2, 4)] END,
	   r.decided_on,
	   CASE WHEN t.by_amount AND pick(n, 4, 10) > 0 THEN round(pick(n, 5, 2000000000)::numeric / 100, 2) END,
	   CASE WHEN pick(n, 6, 20) = 1 AND NOT t.listed THEN r.decided_on + pick(n, 7, 200)::integer END, pick(n, 6, 20) = 0,
	   CASE WHEN t.overlaps AND pick(n, 8, 3) > 0 THEN 'act ' || pick(n, 9, 3) END,
	   CASE WHEN pick(n, 10, 5) = 0 THEN r.decided_on + 90 + pick(n, 11, 200)::integer END
  FROM generate_series(0, :subjects * 10 - 1) n
 CROSS JOIN LATERAL (SELECT date '2021-06-01' + pick(n, 3, 1400)::integer AS decided_on) r
  JOIN (SELECT t.key AS record_type, t.value -> 'points' @? '$[*].when.severity' AS by_severity,
			   t.value -> 'points' @? '$[*].when.amount' AS by_amount, t.value ? 'overlap' AS overlaps,
			   t.value ? 'removed_within' AS listed,
			   row_number() OVER (ORDER BY t.key) - 1 AS place, count(*) OVER () AS places
		  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') t
		 WHERE t.value -> 'subjects' ? 'department' AND t.value ? 'points') t ON t.place = pick(n, 1, t.places)
 ORDER BY pick(n, 14, 4611686018427387903);
CREATE TABLE bidder AS SELECT id AS subject FROM credit.subject;
ALTER TABLE bidder ADD PRIMARY KEY (subject);
VACUUM ANALYZE;

/* ---- the same answers ---- */

CALL credit.evaluate('2025-06-30', 'kept');
CALL credit.freeze(1);
CREATE VIEW by_hand AS
SELECT subject, govcredit.score('huaiyin-2019', '2025-06-30', 'department', record_type, decided_on, severity, amount, credit_internal.act_end(ended_on, ongoing), act_id,
					  NULL, corrected_on, NULL, NULL, NULL) AS score
  FROM credit.record GROUP BY subject;
CALL bench.check('scores of the evaluation', 'SELECT s.score = h.score FROM credit.evaluation_score s FULL JOIN by_hand h USING (subject)');
CALL bench.check('contributions add up', 'SELECT s.score = c.score FROM credit.evaluation_score s FULL JOIN (SELECT subject, sum(effect) AS score FROM credit.evaluation_contribution GROUP BY subject) c USING (subject)');
CALL bench.check('scores are not all the same', 'SELECT count(DISTINCT score) > 100 FROM credit.evaluation_score');
CREATE VIEW barred AS
SELECT DISTINCT subject FROM credit.sanctions_on('2025-06-30')
 WHERE effect = 'prohibit' AND 'fiscal_appropriation' = ANY (actions);
CALL bench.check('who is barred', $$SELECT a.subject = b.subject FROM barred a FULL JOIN credit.barred_on('fiscal_appropriation', NULL, '2025-06-30') b USING (subject)
	 UNION ALL SELECT count(*) BETWEEN 1 AND max(c.n) - 1 FROM barred, (SELECT count(*) AS n FROM bidder) c$$);
CALL bench.check('is_barred', format($$SELECT credit.is_barred(s.subject, 'fiscal_appropriation', NULL, '2025-06-30') = (b.subject IS NOT NULL)
	FROM bidder s LEFT JOIN barred b USING (subject) WHERE s.subject <= %s$$, least(:subjects, 20000)));

/* ---- contests ---- */

-- What the floor writes is as wide as what the evaluation writes.
CREATE TABLE kept_line AS SELECT * FROM credit.evaluation_contribution;
CREATE TABLE plain_score (LIKE credit.evaluation_score INCLUDING ALL);
CREATE TABLE plain_line (LIKE credit.evaluation_contribution);
ALTER TABLE plain_line ADD PRIMARY KEY (evaluation, subject, line);
CREATE TABLE kept_lines AS SELECT * FROM credit_internal.evaluation_lines;
ALTER TABLE kept_lines ADD PRIMARY KEY (subject);
CREATE TABLE plain_lines (LIKE credit_internal.evaluation_lines INCLUDING ALL);
SELECT dimensions AS width FROM credit.evaluation_score LIMIT 1 \gset
INSERT INTO plain_line TABLE kept_line;
INSERT INTO plain_lines TABLE kept_lines;
VACUUM ANALYZE;

INSERT INTO contest (contest, title) VALUES
	('evaluate', 'evaluate, freeze and rank all subjects'),
	('refresh', 'evaluate again after 1 % of the subjects changed'),
	('lines', 'lines of an evaluation of all, heap and index, beside the heap of the records'),
	('lookup', 'is_barred for one, a prepared statement each'),
	('barred', 'who is barred of all bidders'),
	('first', 'a question about one subject, the first time in a session'),
	('after', 'a question about one subject, after the first');
INSERT INTO peer (contest, peer, rows, query)
SELECT v.contest, v.peer, v.rows, v.query
  FROM (VALUES
	(1, 'evaluate', 'evaluate, freeze, rank', :subjects * 10, NULL),
	(2, 'evaluate', 'GROUP BY sum, rank, the same rows', :subjects * 10, NULL),
	(3, 'evaluate', 'GROUP BY sum, rank, a row a subject', :subjects * 10, NULL),
	(4, 'refresh', 'after 1 % changed', :subjects * 10, NULL),
	(5, 'refresh', 'the full run', :subjects * 10, NULL),
	(6, 'refresh', 'GROUP BY sum of those that changed', :subjects * 10, NULL),
	(7, 'lines', 'lines of an evaluation', :subjects * 10, NULL),
	(8, 'lines', 'records', :subjects * 10, NULL),
	(9, 'lines', 'as rows', :subjects * 10, NULL),
	(10, 'lookup', 'is_barred', :calls, NULL),
	(11, 'lookup', 'primary key', :calls, NULL),
	(11.5, 'lookup', 'its records by index', :calls, NULL),
	(12, 'barred', 'barred_on', :subjects, $$SELECT count(*) FROM bench.bidder b JOIN credit.barred_on('fiscal_appropriation', NULL, '2025-06-30') x USING (subject)$$),
	(13, 'barred', 'plain join', :subjects, 'SELECT count(r.record_type) FROM bench.bidder b JOIN credit.record r USING (subject) WHERE r.revoked_at IS NULL'))
	AS v(place, contest, peer, rows, query)
 ORDER BY v.place;
CREATE TABLE about_one (place serial, question text PRIMARY KEY, statement text NOT NULL);
INSERT INTO about_one (question, statement) VALUES
	('score explained', $$SELECT count(*) FROM credit.explain_score(%s, '2025-06-30')$$),
	('measures', $$SELECT count(*) FROM credit.measures_on(%s, 'fiscal_appropriation', NULL, '2025-06-30')$$),
	('sanctions', $$SELECT count(*) FROM credit.sanctions_on('2025-06-30', subject => %s)$$),
	('repair', $$SELECT count(*) FROM credit.repairable_on('2025-06-30', subject => %s)$$),
	('deadlines', $$SELECT count(*) FROM credit.deadlines_on('2025-06-30', subject => %s)$$),
	('reports due', $$SELECT count(*) FROM credit_internal.reports_of(%s, '2025-06-30')$$),
	('overdue', $$SELECT count(*) FROM credit.overdue_on('2025-06-30', subject => %s)$$),
	('file', $$SELECT count(*) FROM credit.integrity_file(%s, '2025-06-30')$$),
	('report', $$SELECT credit.issue_report(%s, '示例（演示数据）', '2025-06-30')$$);
INSERT INTO peer (contest, peer, rows, query)
SELECT c.contest, o.question, c.rows, NULL
  FROM (VALUES (1, 'first', 1), (2, 'after', 20)) c (place, contest, rows) CROSS JOIN about_one o
 ORDER BY c.place, o.place;
CREATE TABLE registry_size AS SELECT :subjects::bigint AS subjects, :calls::bigint AS calls, :'width'::jsonb AS width;

INSERT INTO size (contest, peer, bytes) VALUES
	('lines', 'lines of an evaluation', pg_table_size('bench.plain_lines') + pg_indexes_size('bench.plain_lines')),
	('lines', 'records', pg_relation_size('credit.record')),
	('lines', 'as rows', pg_table_size('bench.plain_line') + pg_indexes_size('bench.plain_line'));
TRUNCATE plain_line, plain_lines;
INSERT INTO target (contest, ours, theirs, at_most, measure, what) VALUES
	('lines', 'lines of an evaluation', 'records', 0.5, 'size', 'lines of an evaluation, with their index / heap of the records');
INSERT INTO target (contest, ours, theirs, at_most, what) VALUES
	('evaluate', 'evaluate, freeze, rank', 'GROUP BY sum, rank, the same rows', 1.5, 'evaluate, freeze, rank / plain GROUP BY that writes as many rows'),
	('evaluate', 'GROUP BY sum, rank, a row a subject', 'evaluate, freeze, rank', NULL, 'evaluate, freeze, rank / plain GROUP BY that writes a row a subject'),
	('refresh', 'after 1 % changed', 'the full run', 0.03, 'evaluate after 1 % changed / the full run'),
	('refresh', 'after 1 % changed', 'GROUP BY sum of those that changed', 2, 'evaluate after 1 % changed / plain GROUP BY of those, written'),
	('lookup', 'is_barred', 'primary key', 1.5, 'is_barred / look-up by primary key'),
	('lookup', 'is_barred', 'its records by index', 1.5, 'is_barred / its records that stand by index'),
	('barred', 'barred_on', 'plain join', 2, 'who is barred / the plain join');
INSERT INTO target (contest, ours, theirs, at_most, what)
SELECT c.contest, o.question, NULL, c.at_most, format('%s of one subject, %s: nanoseconds', o.question, c.title)
  FROM (VALUES (1, 'first', 10000000, 'first call'), (2, 'after', 3000000, 'after')) c (place, contest, at_most, title) CROSS JOIN about_one o
 ORDER BY c.place, o.place;

-- rules_growth.sql: scores of ever more records, ten a subject: copies of the
-- records of rules.sql for as many more subjects, in no order.

\set ON_ERROR_STOP on
SELECT count(*) AS have, max(subject) + 1 AS subjects FROM record_all \gset
CREATE UNLOGGED TABLE record_growing AS
SELECT r.subject + c * :subjects AS subject, r.record_type, r.severity, r.decided_on, r.amount, r.ended_on,
	   r.act_id, r.repaired_on, r.repair, r.points
  FROM record_all r, generate_series(0, (:rows - 1) / :have) c
 WHERE r.subject + c * :subjects < :rows / 10;
VACUUM ANALYZE record_growing;

\set facts '\'huaiyin-2019\', date \'2025-06-30\', \'department\', record_type, decided_on, severity, amount, ended_on, act_id, NULL, NULL, repaired_on, repair, NULL'
CREATE VIEW growing_score AS SELECT subject, govcredit.score(:facts) AS score FROM record_growing GROUP BY subject;
CALL bench.grow('score with repeat and overlap', :rows, :rounds, '{score(),sum(int8),reading the rows}', ARRAY[
	'SELECT count(score) FROM bench.growing_score',
	'SELECT count(score) FROM (SELECT sum(points) AS score FROM bench.record_growing GROUP BY subject) s',
	'SELECT count(points) FROM bench.record_growing']);
DROP TABLE record_growing CASCADE;

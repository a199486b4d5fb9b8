-- A round of sql/random.sql: statements in small parts, and drafts brought up
-- to date after each; then contradictions, and what is to be remembered.  Means
-- of peers come with the last round: with them a draft is always drawn up whole.
SELECT :round = :rounds AS last, 1 AS part \gset
\if :last
UPDATE rd.jurisdiction SET policy = 'random-peers' WHERE division = '990200';
\endif
\i test/data/random_part.sql
CALL rd.evaluate('2022-06-30', 'new');
CALL rd.evaluate('2025-06-30', 'new');
CALL rd.evaluate('2026-06-30', 'new');
SELECT c.* FROM random.days d CROSS JOIN LATERAL random.contradictions(d.as_of) c ORDER BY 1, 2;
DELETE FROM rd.evaluation WHERE title = 'new';
SELECT rd.close_books() AS moment \gset
INSERT INTO random.remembered SELECT :'moment', d.as_of, a.* FROM random.days d CROSS JOIN LATERAL random.answers(d.as_of, :'moment') a;
SELECT :round + 1 AS round \gset
\if :last
\else
\i test/data/random_round.sql
\endif

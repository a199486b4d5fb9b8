-- A part of test/data/random_round.sql.
SELECT random.play(16);
CALL rd.evaluate('2022-06-30', 'kept');
CALL rd.evaluate('2025-06-30', 'kept', batch => 5);
CALL rd.evaluate('2026-06-30', 'kept', batch => 7);
SELECT :part < 6 AS more, :part + 1 AS part \gset
\if :more
\i test/data/random_part.sql
\endif

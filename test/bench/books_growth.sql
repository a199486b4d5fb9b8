-- books_growth.sql: the same questions, of ever larger books.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT greatest(:rows / 10, 1000) AS subjects, 10 AS each \gset
DROP SCHEMA credit, credit_internal, credit_zh CASCADE;
\o /dev/null
\i test/lib/books.sql
\o
SELECT count(*) FROM credit.setup_roles('bench_books', adopt => true) \g /dev/null
VACUUM ANALYZE;

SELECT array_agg(q.peer ORDER BY q.place) AS peers, array_agg(q.query ORDER BY q.place) AS queries FROM books_question q \gset
CALL bench.grow('questions about all', :rows, 1, :'peers', :'queries');

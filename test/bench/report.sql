-- report.sql: what make bench shows and leaves behind, in the current directory.

\set ON_ERROR_STOP on
\pset format aligned
\pset border 1
\pset footer off
\pset null ''

\echo
\echo 'Goals.  A ratio is taken within each round; measured is their median.'
SELECT v.what AS "what is compared",
	   CASE WHEN v.at_least IS NOT NULL THEN '>= ' || v.at_least WHEN v.at_most IS NOT NULL THEN '<= ' || v.at_most ELSE 'none' END AS goal,
	   to_char(v.ratio, CASE WHEN v.ratio >= 1000 THEN 'FM999999990' ELSE 'FM999990.00' END) AS measured,
	   CASE WHEN v.ratio_min < v.ratio_max THEN
	   to_char(v.ratio_min, CASE WHEN v.ratio >= 1000 THEN 'FM999999990' ELSE 'FM999990.00' END) || ' .. '
	   || to_char(v.ratio_max, CASE WHEN v.ratio >= 1000 THEN 'FM999999990' ELSE 'FM999990.00' END) END AS spread,
	   CASE WHEN v.at_least IS NULL AND v.at_most IS NULL THEN '' WHEN v.met THEN 'yes' WHEN NOT v.met THEN 'NO' ELSE 'too noisy to say' END AS "met?"
  FROM bench.verdict v
 ORDER BY v.place;

\echo
\echo 'Nanoseconds a row, net of reading the rows; medians of the rounds, and their spread.  With'
\echo 'workers: what the leader and one of them took on a processor; besides, by the wall.'
SELECT CASE WHEN row_number() OVER w = 1 THEN c.title ELSE '' END AS job,
	   r.peer,
	   to_char(r.net, CASE WHEN r.net < 100 THEN '999990.0' ELSE '9999999990' END) AS ns,
	   to_char(r.net_min, 'FM9999999990') || ' .. ' || to_char(r.net_max, 'FM9999999990') AS spread,
	   to_char(r.net / nullif(greatest(first_value(r.net) OVER w, 0), 0), 'FM999990.00') || ' x' AS "to first",
	   to_char(r.wall, 'FM9999999990') AS "by the wall",
	   to_char(r.rows, 'FM999,999,999') AS rows
  FROM bench.result r JOIN bench.contest c USING (subject, contest)
WINDOW w AS (PARTITION BY r.subject, r.contest ORDER BY r.peer_place)
 ORDER BY r.contest_place, r.peer_place;

SELECT EXISTS (SELECT FROM bench.size) AS sizes \gset
\if :sizes
\echo
\echo 'Size'
SELECT CASE WHEN row_number() OVER w = 1 THEN c.title ELSE '' END AS job,
	   s.peer,
	   pg_size_pretty(s.bytes) AS size,
	   to_char(s.bytes::numeric / first_value(s.bytes) OVER w, 'FM999990.00') || ' x' AS "to first"
  FROM bench.size s JOIN bench.contest c USING (subject, contest)
WINDOW w AS (PARTITION BY s.subject, s.contest ORDER BY s.place)
 ORDER BY c.place, s.place;
\endif

SELECT EXISTS (SELECT FROM bench.growth) AS grown \gset
\if :grown
\echo
\echo 'Growth; "for ten times" is what ten times the records take, 10 being in proportion'
SELECT CASE WHEN row_number() OVER t = 1 THEN g.title ELSE '' END AS job,
	   CASE WHEN row_number() OVER w = 1 THEN g.peer ELSE '' END AS peer,
	   to_char(g.records, 'FM999,999,999') AS records,
	   to_char(g.seconds, 'FM999990.000') AS seconds,
	   to_char(g.seconds_min, 'FM999990.000') || ' .. ' || to_char(g.seconds_max, 'FM999990.000') AS spread,
	   to_char(g.seconds * 1e9 / g.records, 'FM999999990') AS "ns a record",
	   to_char(10 ^ (ln(g.seconds / lag(g.seconds) OVER w) / ln(g.records::double precision / lag(g.records) OVER w)), 'FM990.0') AS "for ten times"
  FROM bench.growing g
WINDOW w AS (PARTITION BY g.title, g.peer ORDER BY g.records),
	   t AS (PARTITION BY g.title ORDER BY g.place, g.records)
 ORDER BY min(g.place) OVER (PARTITION BY g.title), g.place, g.records;
\copy (SELECT title, peer, records, rounds, round(seconds::numeric, 4) AS seconds, round(seconds_min::numeric, 4) AS seconds_min, round(seconds_max::numeric, 4) AS seconds_max FROM bench.growing ORDER BY place, records) TO 'growth.csv' (FORMAT csv, HEADER)
\copy (SELECT replace(title, E'\t', ' '), peer, records, seconds, seconds_min, seconds_max FROM bench.growing ORDER BY place, records) TO 'growth.tsv'
\endif

\copy (SELECT subject, contest, peer, rows, rounds, round(gross::numeric, 2) AS gross_ns, round(net::numeric, 2) AS net_ns, round(net_min::numeric, 2) AS net_min_ns, round(net_max::numeric, 2) AS net_max_ns, round(wall::numeric, 2) AS wall_ns FROM bench.result ORDER BY contest_place, peer_place) TO 'results.csv' (FORMAT csv, HEADER)
\copy (SELECT subject, contest, peer, round, round(gross::numeric, 2) AS gross_ns, round(net::numeric, 2) AS net_ns, round(wall::numeric, 2) AS wall_ns FROM bench.timing ORDER BY 1, 2, 3, 4) TO 'timings.csv' (FORMAT csv, HEADER)
\copy (SELECT subject, contest, peer, bytes FROM bench.size ORDER BY place) TO 'sizes.csv' (FORMAT csv, HEADER)
\copy (SELECT what, ours, theirs, at_least, at_most, round(ratio::numeric, 3) AS measured, round(ratio_min::numeric, 3) AS measured_min, round(ratio_max::numeric, 3) AS measured_max, met FROM bench.verdict ORDER BY place) TO 'targets.csv' (FORMAT csv, HEADER)
\copy (SELECT replace(c.title, E'\t', ' '), r.peer, r.net, r.net_min, r.net_max FROM bench.result r JOIN bench.contest c USING (subject, contest) ORDER BY r.contest_place, r.peer_place) TO 'plot.tsv'

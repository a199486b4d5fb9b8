-- calendar.sql: the n-th working day after a day.

\set ON_ERROR_STOP on
SELECT greatest(:rows / 20, 5000) AS few \gset

-- The days on which the notices differ from Monday to Friday.
CREATE TABLE holiday (day date PRIMARY KEY, is_workday boolean NOT NULL);
CREATE TEMP TABLE notice (day date, is_workday boolean, name text, notice text);
\copy notice FROM 'test/data/calendar_exceptions.csv' (FORMAT csv, HEADER)
INSERT INTO holiday SELECT day, is_workday FROM notice;

-- An expert's table: every day with the number of working days up to it.
CREATE TABLE workday (day date PRIMARY KEY, is_workday boolean NOT NULL, ordinal integer NOT NULL);
INSERT INTO workday
SELECT day, is_workday, sum(is_workday::integer) OVER (ORDER BY day)
  FROM (SELECT d::date AS day, coalesce(h.is_workday, extract(isodow FROM d) < 6) AS is_workday
		  FROM generate_series(date '2007-01-01', date '2026-12-20', interval '1 day') d
		  LEFT JOIN holiday h ON h.day = d::date) s;
CREATE UNIQUE INDEX ON workday (ordinal) WHERE is_workday;

CREATE FUNCTION add_workdays_plpgsql(day date, n integer) RETURNS date
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
	worked boolean;
BEGIN
	WHILE n > 0 LOOP
		day := day + 1;
		SELECT h.is_workday INTO worked FROM bench.holiday h WHERE h.day = add_workdays_plpgsql.day;
		IF NOT FOUND THEN
			worked := extract(isodow FROM day) < 6;
		END IF;
		IF worked THEN
			n := n - 1;
		END IF;
	END LOOP;
	RETURN day;
END
$$;

CREATE FUNCTION add_workdays_sql(day date, n integer) RETURNS date
LANGUAGE sql STABLE STRICT PARALLEL SAFE
RETURN (SELECT s.d::date
		  FROM generate_series(day + 1, day + n * 2 + 20, interval '1 day') s(d)
		  LEFT JOIN bench.holiday h ON h.day = s.d::date
		 WHERE coalesce(h.is_workday, extract(isodow FROM s.d) < 6)
		 ORDER BY s.d OFFSET n - 1 LIMIT 1);

CREATE TABLE term AS
SELECT date '2007-01-01' + pick(n, 1, 7200)::integer AS day, 1 + pick(n, 2, 20)::integer AS n
  FROM generate_series(1, :rows) n;
CREATE TABLE few_term AS SELECT * FROM term LIMIT :few;
VACUUM ANALYZE;

CALL bench.check('working days from the table of days', $$
	SELECT b.day = govcredit.add_workdays(t.day, t.n, 'cn-2026')
	  FROM term t
	  LEFT JOIN workday a ON a.day = t.day
	  LEFT JOIN workday b ON b.ordinal = a.ordinal + t.n AND b.is_workday$$);
CALL bench.check('working days day by day', $$
	SELECT add_workdays_plpgsql(day, n) = govcredit.add_workdays(day, n, 'cn-2026')
		   AND add_workdays_sql(day, n) = govcredit.add_workdays(day, n, 'cn-2026') FROM few_term$$);

INSERT INTO contest (contest, title) VALUES ('workdays', 'the n-th working day after a day');
INSERT INTO peer (contest, peer, rows, query, floor)
SELECT 'workdays', v.peer, v.rows, v.query, format('SELECT count(n) FROM bench.%I', v.source)
  FROM (VALUES
	(1, 'add_workdays', :rows, 'term', $$SELECT count(govcredit.add_workdays(day, n, 'cn-2026')) FROM bench.term$$),
	(2, 'date + int (no calendar)', :rows, 'term', 'SELECT count(day + n) FROM bench.term'),
	(3, 'two joins with a table of days', :rows, 'term', 'SELECT count(b.day) FROM bench.term t JOIN bench.workday a ON a.day = t.day JOIN bench.workday b ON b.ordinal = a.ordinal + t.n AND b.is_workday'),
	(4, 'look-ups in a table of days', :rows, 'term', 'SELECT count((SELECT b.day FROM bench.workday b WHERE b.is_workday AND b.ordinal = (SELECT a.ordinal FROM bench.workday a WHERE a.day = t.day) + t.n)) FROM bench.term t'),
	(5, 'SQL over a holiday table', :few, 'few_term', 'SELECT count(bench.add_workdays_sql(day, n)) FROM bench.few_term'),
	(6, 'PL/pgSQL over a holiday table', :few, 'few_term', 'SELECT count(bench.add_workdays_plpgsql(day, n)) FROM bench.few_term'))
	AS v(place, peer, rows, source, query)
 ORDER BY v.place;

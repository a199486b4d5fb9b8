-- Working days after the State Council's notices.
SET datestyle = 'ISO, YMD';

SELECT c.opcname, a.amname, amvalidate(c.oid)
  FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
 WHERE c.opcintype = 'govcredit.calendar'::regtype
 ORDER BY 1, 2;

-- The shipped edition says what the table of exceptions says.
\set csv `cat "$PG_ABS_SRCDIR/test/data/calendar_exceptions.csv"`
CREATE TABLE exception AS
	SELECT split_part(line, ',', 1)::date AS day,
		   split_part(line, ',', 2)::boolean AS work,
		   split_part(line, ',', 3) AS name,
		   split_part(line, ',', 4) AS notice
	  FROM regexp_split_to_table(:'csv', '\r?\n') AS line
	 WHERE line LIKE '2%';
SELECT count(*), min(day), max(day), count(DISTINCT notice) AS notices FROM exception;
CREATE VIEW named_day AS
	SELECT DISTINCT ON (day)
		   d.day::date AS day, k.work, h ->> 'name' AS name, n ->> 'basis' AS notice
	  FROM jsonb_array_elements(govcredit.calendar_document('cn-2026') -> 'notices') WITH ORDINALITY n(n, place),
		   jsonb_array_elements(n -> 'holidays') h,
		   (VALUES ('off', false), ('work', true)) k(key, work),
		   jsonb_array_elements_text(h -> k.key) AS span,
		   generate_series(split_part(span, '/', 1)::date,
						   coalesce(nullif(split_part(span, '/', 2), ''), span)::date,
						   '1 day') AS d(day)
	 -- An amendment has the last word.
	 ORDER BY day, place DESC;
SELECT 'missing' AS what, * FROM (TABLE exception EXCEPT ALL TABLE named_day) x
UNION ALL
SELECT 'too many', * FROM (TABLE named_day EXCEPT ALL TABLE exception) x;
-- How early a notice reached into the December before its year.
SELECT min(to_char(day, 'MM-DD')) FROM named_day WHERE extract(month FROM day) = 12;

-- Published vectors: 3, 7, 10 working days, the first day not counted.
SELECT d, govcredit.add_workdays(d, 3) AS "+3", govcredit.add_workdays(d, 7) AS "+7", govcredit.add_workdays(d, 10) AS "+10"
  FROM unnest('{2019-09-27,2024-09-12,2026-02-12}'::date[]) d ORDER BY d;
-- Civil Code article 203: the last day of a term is a day off.
SELECT govcredit.next_workday('2020-10-01'), govcredit.next_workday('2020-10-09'), govcredit.next_workday('2019-10-12');
-- The notice for 2027 is not published: refused, never guessed.
SELECT govcredit.add_workdays('2026-12-28', 7);
SELECT govcredit.add_workdays('2026-12-28', 7, provisional => true);
SELECT govcredit.is_workday('2026-12-28'), govcredit.is_workday('2026-12-27'), govcredit.is_workday('2026-12-29');
SELECT govcredit.next_workday('2026-12-27'), govcredit.next_workday('2027-01-01');
SELECT govcredit.workdays_between('2026-12-01', '2027-01-04');
SELECT govcredit.workdays_between('2027-01-04', '2026-12-01');
SELECT govcredit.is_workday('2006-12-28');
SELECT govcredit.add_workdays('2007-01-08', -10);
SELECT d, govcredit.calendar_covers(d), govcredit.is_workday(d, provisional => true)
  FROM unnest('{2006-12-28,2006-12-29,2006-12-30,2006-12-31,2016-12-31,2026-12-28,2026-12-29,2027-01-01,infinity,-infinity}'::date[]) d
 WHERE isfinite(d) ORDER BY d;
SELECT govcredit.calendar_covers('infinity'), govcredit.calendar_covers('-infinity');

-- Zero, negative, NULL, infinite, out of range.
SELECT govcredit.add_workdays('2026-05-02', 0) AS zero, govcredit.add_workdays('2030-01-01', 0) AS zero_beyond,
	   govcredit.add_workdays('2026-05-02', 1) AS after, govcredit.add_workdays('2026-05-02', -1) AS before,
	   govcredit.add_workdays('2026-05-06', -1) AS before_workday, govcredit.add_workdays('2026-05-10', -2) AS over_make_up;
SELECT govcredit.workdays_between('2026-05-02', '2026-05-02') AS none,
	   govcredit.workdays_between('2026-05-02', '2026-05-06') AS there, govcredit.workdays_between('2026-05-06', '2026-05-02') AS back,
	   govcredit.workdays_between('2026-04-30', '2026-05-02') AS into_holiday, govcredit.workdays_between('2026-05-02', '2026-04-30') AS out_of_it,
	   govcredit.workdays_between('2030-01-01', '2030-01-01') AS beyond;
SELECT govcredit.is_workday(NULL), govcredit.add_workdays(NULL, 1), govcredit.add_workdays('2026-01-05', NULL), govcredit.workdays_between('2026-01-05', NULL),
	   govcredit.next_workday(NULL), govcredit.calendar_covers(NULL), govcredit.is_workday('2026-01-05', NULL);
SELECT govcredit.add_workdays('infinity', 3), govcredit.add_workdays('-infinity', 3), govcredit.next_workday('infinity');
SELECT govcredit.is_workday('infinity');
SELECT govcredit.workdays_between('2026-01-05', 'infinity', provisional => true);
SELECT govcredit.workdays_between('-infinity', '2026-01-05');
SELECT govcredit.add_workdays('2026-01-05', 2147483647);
SELECT govcredit.add_workdays('2026-01-05', -2147483648);
SELECT govcredit.add_workdays('2026-01-05', 2147483647, provisional => true);
SELECT govcredit.add_workdays('2026-01-05', -2147483648, provisional => true);
SELECT govcredit.add_workdays('5874897-12-31', 1, provisional => true);
SELECT govcredit.add_workdays('2026-01-05', 1500000000, provisional => true) AS far,
	   govcredit.workdays_between('2026-01-05', govcredit.add_workdays('2026-01-05', 1500000000, provisional => true), provisional => true);
SELECT govcredit.add_workdays('4714-11-24 BC', 1, provisional => true), govcredit.workdays_between('4714-11-24 BC', '5874897-12-31', provisional => true);

-- Against a naive model: every day from the first to the last settled one.
CREATE TABLE model AS
	SELECT d.day::date AS day, coalesce(e.work, extract(isodow FROM d.day) < 6) AS work
	  FROM generate_series('2006-12-29'::timestamp, '2026-12-28', '1 day') AS d(day)
	  LEFT JOIN exception e ON e.day = d.day::date;
CREATE TABLE workday AS
	SELECT day, row_number() OVER (ORDER BY day)::int AS rank FROM model WHERE work;
CREATE UNIQUE INDEX ON workday (day);
CREATE UNIQUE INDEX ON workday (rank);
CREATE TABLE ranked AS
	SELECT day, work,
		   count(*) FILTER (WHERE work) OVER (ORDER BY day)::int AS upto,
		   coalesce(count(*) FILTER (WHERE work) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::int AS below
	  FROM model;
CREATE UNIQUE INDEX ON ranked (day);
ANALYZE workday, ranked;
SELECT count(*), count(*) FILTER (WHERE govcredit.is_workday(day) = work AND govcredit.calendar_covers(day)) AS agree FROM model;
SELECT count(*), count(*) FILTER (WHERE govcredit.next_workday(r.day) = w.day) AS agree
  FROM ranked r JOIN workday w ON w.rank = r.below + 1;
-- add_workdays with every day and these n, and workdays_between as its inverse
SELECT count(*) AS cases,
	   count(*) FILTER (WHERE govcredit.add_workdays(r.day, n) = w.day) AS added,
	   count(*) FILTER (WHERE govcredit.workdays_between(r.day, w.day) = n) AS between,
	   count(*) FILTER (WHERE govcredit.add_workdays(r.day, n, provisional => true) = w.day) AS provisional
  FROM ranked r,
	   unnest('{-1000,-250,-61,-20,-10,-7,-5,-3,-2,-1,1,2,3,5,7,10,15,20,30,60,250,1000}'::int[]) n
  JOIN workday w ON true
 WHERE w.rank = CASE WHEN n > 0 THEN r.upto + n ELSE r.below + n + 1 END;
-- workdays_between of any two days, both ways
SELECT count(*) AS cases,
	   count(*) FILTER (WHERE govcredit.workdays_between(a.day, b.day) = b.upto - a.upto) AS there,
	   count(*) FILTER (WHERE govcredit.workdays_between(b.day, a.day) = a.below - b.below) AS back
  FROM ranked a, unnest('{1,2,5,9,33,64,127,128,365,1461,5000}'::int[]) k
  JOIN ranked b ON true WHERE b.day = a.day + k;
-- The provisional rule outside: Monday to Friday.
SELECT count(*) AS cases,
	   count(*) FILTER (WHERE govcredit.add_workdays(d::date, n, provisional => true) = (
			SELECT CASE WHEN n > 0 THEN max(x) ELSE min(x) END
			  FROM (SELECT x::date AS x
					  FROM generate_series(d + sign(n) * interval '1 day', d + (3 * n + 10 * sign(n)) * interval '1 day', sign(n) * interval '1 day') x
					 WHERE coalesce((SELECT e.work FROM exception e WHERE e.day = x::date), extract(isodow FROM x) < 6)
					 LIMIT abs(n)) y)) AS agree
  FROM (SELECT d FROM generate_series('2006-12-10'::timestamp, '2007-01-10', '1 day') d
		UNION ALL SELECT d FROM generate_series('2026-12-10'::timestamp, '2027-02-10', '1 day') d) s,
	   unnest('{-23,-6,-5,-1,1,5,6,23}'::int[]) n;
-- One calendar per row; parallel workers compile their own.
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
EXPLAIN (COSTS OFF) SELECT sum(govcredit.workdays_between('2010-01-01', day, 'cn-2026')) FROM model;
SELECT sum(govcredit.workdays_between('2010-01-01', day, 'cn-2026')), sum(govcredit.workdays_between('2010-01-01', day)) FROM model;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

-- Each day explained; the last row is the answer.
SELECT date, workday, counted, reason, reason_zh, holiday, right(basis, 12) AS basis FROM govcredit.explain_workdays('2019-09-27', 3);
SELECT date, workday, counted, reason, holiday FROM govcredit.explain_workdays('2026-02-24', -3);
SELECT date, workday, counted, reason, reason_zh, holiday, basis IS NULL AS guessed FROM govcredit.explain_workdays('2026-12-27', 3, provisional => true);
SELECT date, workday, counted, reason, holiday FROM govcredit.explain_workdays('2020-02-01', 1);
SELECT * FROM govcredit.explain_workdays('2031-01-01', 0);
SELECT * FROM govcredit.explain_workdays('2026-12-25', 3);
SELECT * FROM govcredit.explain_workdays('infinity', 3);
SELECT count(*) AS cases, count(*) FILTER (WHERE x.last = govcredit.add_workdays(day, n) AND x.counted = n) AS agree
  FROM (SELECT day FROM model WHERE day BETWEEN '2019-01-01' AND '2020-12-01') m,
	   unnest('{-10,-1,1,10}'::int[]) n,
	   LATERAL (SELECT CASE WHEN n > 0 THEN max(date) ELSE min(date) END AS last, count(counted) * sign(n) AS counted
				  FROM govcredit.explain_workdays(day, n)) x;

-- A row for each day: not for ever.
SELECT count(*) FROM govcredit.explain_workdays('2026-01-05', 26000, provisional => true);
SELECT count(*) FROM govcredit.explain_workdays('2026-01-05', 1500000000, provisional => true);
SELECT count(*) FROM govcredit.explain_workdays('2026-01-05', -1000000, provisional => true);

-- A new notice is one call, and a new edition; the old one stays as it is.
SELECT govcredit.add_notice('cn-2026', 'demo-2027',
	'{"year": 2027, "basis": "演示数据", "holidays": [{"name": "元旦", "off": ["2027-01-01/2027-01-03"], "work": ["2026-12-26"]}]}') AS demo \gset
SELECT name, shipped FROM govcredit.editions WHERE name = 'demo-2027';
SELECT govcredit.calendar_document('demo-2027') ->> 'base' = 'cn-2026'::govcredit.calendar::text AS base,
	   jsonb_array_length(govcredit.calendar_document('demo-2027') -> 'notices') AS notices;
SELECT govcredit.add_workdays('2026-12-28', 7, 'demo-2027'), govcredit.is_workday('2026-12-26', 'demo-2027'), govcredit.is_workday('2026-12-26'),
	   govcredit.calendar_ends(), govcredit.calendar_ends('demo-2027'), govcredit.calendar_ends(NULL),
	   govcredit.calendar_covers('2026-12-31', 'demo-2027'), govcredit.calendar_covers('2027-12-28', 'demo-2027'), govcredit.calendar_covers('2027-12-29', 'demo-2027');
SELECT govcredit.add_workdays('2026-12-28', 7);
SELECT govcredit.add_notice('cn-2026', 'demo-2027',
	'{"year": 2027, "basis": "演示数据", "holidays": [{"name": "元旦", "off": ["2027-01-01/2027-01-03"], "work": ["2026-12-26"]}]}') = :'demo' AS again;
-- The default is a setting; functions that use it are STABLE.
SELECT govcredit.default_calendar() = 'cn-2026' AS shipped;
SET govcredit.default_calendar = 'demo-2027';
SELECT govcredit.default_calendar()::text ~ '^demo-2027@' AS changed, govcredit.add_workdays('2026-12-28', 7);
SET govcredit.default_calendar = 'demo-2099';
SELECT govcredit.is_workday('2026-01-05');
SELECT govcredit.is_workday('2026-01-05', 'cn-2026');
RESET govcredit.default_calendar;
SELECT govcredit.is_workday('2026-01-05');
-- An amendment of a notice overrides its days.
SELECT govcredit.add_notice('cn-2026', 'demo-2026.amended',
	'{"year": 2026, "amends": true, "basis": "演示数据", "holidays": [{"name": "劳动节", "off": ["2026-05-06"], "work": ["2026-05-05", "2026-05-10"]}]}') IS NOT NULL AS added;
SELECT date, workday, reason, holiday, right(basis, 12) AS basis FROM govcredit.explain_workdays('2026-05-03', 4, 'demo-2026.amended');
-- What is counted goes through all days between: notices leave none out.
SELECT govcredit.add_calendar('{"govcredit": "calendar/1", "name": "demo-gap", "title": {"zh": "演示数据", "en": "demonstration"},
	"notices": [{"year": 2030, "basis": "demo", "holidays": [{"name": "元旦", "off": ["2030-01-01"]}]},
				{"year": 2032, "basis": "demo", "covers": "2031-12-15/2032-12-31", "holidays": [{"name": "元旦", "off": ["2032-01-01"]}]}]}') IS NOT NULL AS added;
SELECT govcredit.add_notice('cn-2026', 'demo-hole',
	'{"year": 2027, "basis": "demo", "covers": "2027-03-01/2027-12-31", "holidays": [{"name": "国庆", "off": ["2027-10-01/2027-10-03"], "work": ["2027-10-09"]}]}') IS NOT NULL AS added;

-- A malformed document is refused with the place and the reason.
CREATE FUNCTION refusal(document jsonb) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	message text;
	detail text;
BEGIN
	PERFORM govcredit.add_calendar(document::text);
	RETURN 'stored';
EXCEPTION WHEN SQLSTATE 'IG003' THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' ', substr(message, length('invalid calendar document: ') + 1), '; ' || nullif(detail, ''));
END
$$;
SELECT refusal(d::jsonb) FROM unnest(ARRAY['[]', '1', '{}', '{"govcredit": "calendar/1"}']) d;
\set good '{"govcredit": "calendar/1", "name": "demo-bad", "title": {"zh": "甲", "en": "a"}, "notices": [{"year": 2030, "basis": "b", "holidays": [{"name": "元旦", "off": ["2030-01-01/2030-01-03"], "work": ["2029-12-29"]}]}]}'
SELECT path, value, refusal(jsonb_set(:'good', path::text[], value::jsonb))
  FROM (VALUES
	(1, '{govcredit}', '"calendar/2"'), (2, '{govcredit}', '"policy/1"'), (3, '{govcredit}', '1'),
	(4, '{name}', 'null'), (5, '{name}', '"Demo"'),
	(6, '{title}', '"a"'), (7, '{title}', '{"zh": "甲"}'), (8, '{title,fr}', '"c"'),
	(9, '{note}', '""'), (10, '{base}', '5'), (11, '{typo}', '1'),
	(12, '{notices}', '[]'), (13, '{notices}', '{}'), (14, '{notices,0}', '"x"'),
	(15, '{notices,0,year}', '"2030"'), (16, '{notices,0,year}', '2030.5'), (17, '{notices,0,year}', '1900'),
	(18, '{notices,0,year}', '99999999999'), (19, '{notices,0,year}', '2031'), (20, '{notices,0,basis}', '""'),
	(21, '{notices,0,amends}', '1'), (22, '{notices,0,amends}', 'true'), (23, '{notices,0,Off}', '[]'),
	(24, '{notices,0,covers}', '"2030-01-01/2030-12-31"'), (25, '{notices,0,covers}', '"2029-11-30/2030-12-31"'),
	(26, '{notices,0,covers}', '"2030-12-31/2030-01-01"'), (27, '{notices,0,holidays}', '[]'),
	(28, '{notices,0,holidays,0}', '[1]'), (29, '{notices,0,holidays,0}', '{"name": "x"}'),
	(30, '{notices,0,holidays,0,name}', '7'), (31, '{notices,0,holidays,0,off}', '"2030-01-01"'),
	(32, '{notices,0,holidays,0,off,0}', '20300101'), (33, '{notices,0,holidays,0,off,0}', '"2030-1-1"'),
	(34, '{notices,0,holidays,0,off,0}', '"2030-02-29"'), (35, '{notices,0,holidays,0,off,0}', '"2030-13-01"'),
	(36, '{notices,0,holidays,0,off,0}', '"2030-01-03/2030-01-01"'), (37, '{notices,0,holidays,0,off,0}', '"2030-01-01 "'),
	(38, '{notices,0,holidays,0,off,0}', '"2029-11-30"'), (39, '{notices,0,holidays,0,off,0}', '"2030-12-29"'),
	(40, '{notices,0,holidays,0,off,0}', '"2029-12-28/2029-12-30"'), (41, '{notices,0,holidays,0,work,0}', '"2030-01-02"'),
	(42, '{notices,0,holidays,0,work,0}', '"99999-01-02"'),
	(43, '{notices,1}', '{"year": 2030, "basis": "b", "holidays": [{"name": "x", "off": ["2030-05-01"]}]}'),
	(44, '{notices,1}', '{"year": 2029, "basis": "b", "holidays": [{"name": "x", "off": ["2029-05-01"]}]}'),
	(45, '{notices,1}', '{"year": 2030, "amends": true, "covers": "2030-01-01/2030-12-31", "basis": "b", "holidays": [{"name": "x", "off": ["2030-05-01"]}]}'),
	(46, '{notices,1}', '{"year": 2030, "amends": true, "basis": "b", "holidays": [{"name": "x", "off": ["2030-05-01", "2030-05-01"]}]}'),
	(47, '{notices,1}', '{"year": 2030, "amends": true, "basis": "b", "holidays": [{"name": "x", "off": ["2029-12-15"]}]}'),
	(49, '{notices,0,holidays,0,work,0}', '"2030-01-07"'),
	(50, '{notices,0,holidays,0,work,0}', '"2029-12-29/2030-01-04"'),
	(51, '{notices,1}', '{"year": 2030, "amends": true, "basis": "b", "holidays": [{"name": "x", "work": ["2030-01-04"]}]}'),
	(48, '{notices,1}', '{"year": 2031, "basis": "b", "holidays": [{"name": "x", "off": ["2030-12-24"]}, {"name": "y", "work": ["2030-12-24"]}]}')
	) v(i, path, value)
 ORDER BY i;
SELECT name FROM govcredit.editions WHERE name = 'demo-bad';
-- All that is wrong at once, keys that stand twice too; of a good one nothing.
SELECT * FROM govcredit.lint_calendar('{"govcredit": "calendar/2", "name": "Demo", "title": {"zh": "x"}, "notices": [{"year": 2030, "basis": "b", "basis": "c", "holidays": [
  {"name": "x", "off": ["2030-01-01", "2030-13-01"]}, {"off": ["2030-01-01"], "works": []}]}, 7]}');
SELECT count(*) FROM govcredit.lint_calendar(:'good');
SELECT count(*) FROM govcredit.lint_calendar(NULL);
-- The name belongs to the document, so a notice cannot be added under an old one.
\set SHOW_CONTEXT never
SELECT govcredit.add_notice('demo-2027', 'cn-2026', '{"year": 2028, "basis": "b", "holidays": [{"name": "x", "off": ["2028-01-01"]}]}');
SELECT govcredit.add_notice('cn-2026', 'demo-2028', '{"year": 2028, "basis": "b", "holidays": [{"name": "x", "off": ["2028-01-01"]}]}');
SELECT govcredit.add_notice('cn-2026', 'demo-1990', '{"year": 1990, "basis": "b", "holidays": [{"name": "x", "off": ["1990-01-01"]}]}');
SELECT govcredit.add_notice('cn-2026', 'demo-2028', '"x"');
\set SHOW_CONTEXT errors

-- In tables: indexes, sorting, joins, checks, generated columns, binary form.
CREATE TABLE deadline (
	received date,
	calendar govcredit.calendar NOT NULL,
	due date GENERATED ALWAYS AS (govcredit.add_workdays(received, 20, calendar)) STORED,
	CHECK (govcredit.is_workday(due, calendar))
);
INSERT INTO deadline SELECT day, CASE WHEN day < '2020-01-01' THEN 'cn-2026'::govcredit.calendar ELSE 'demo-2027' END
  FROM model WHERE day > '2018-01-01';
CREATE INDEX ON deadline (calendar, govcredit.add_workdays(received, 3, calendar));
CREATE INDEX ON deadline USING hash (calendar);
ANALYZE deadline;
SELECT left(calendar::text, -17) AS calendar, count(*), max(due) FROM deadline GROUP BY deadline.calendar ORDER BY 1;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT received FROM deadline
 WHERE calendar = 'cn-2026' AND govcredit.add_workdays(received, 3, calendar) = '2019-10-08' ORDER BY 1;
SELECT received FROM deadline
 WHERE calendar = 'cn-2026' AND govcredit.add_workdays(received, 3, calendar) = '2019-10-08' ORDER BY 1;
RESET enable_seqscan;
INSERT INTO deadline VALUES ('2026-12-28', 'cn-2026');
INSERT INTO deadline VALUES ('2026-12-28', 'demo-2027') RETURNING due;
SELECT count(*) FROM deadline a JOIN govcredit.editions e ON e.edition = a.calendar::text;
SELECT octet_length(govcredit.calendar_send('cn-2026')) AS bytes,
	   'cn-2026'::govcredit.calendar = 'cn-2026' AS eq, 'cn-2026'::govcredit.calendar <> 'demo-2027' AS ne,
	   ('cn-2026'::govcredit.calendar < 'demo-2027') <> ('cn-2026'::govcredit.calendar >= 'demo-2027') AS ordered,
	   ('cn-2026'::govcredit.calendar > 'demo-2027') <> ('cn-2026'::govcredit.calendar <= 'demo-2027') AS ordered_too;

DROP TABLE deadline;
DROP VIEW named_day;
DROP TABLE exception, model, workday, ranked;
DROP FUNCTION refusal(jsonb);
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT p.oid FROM pg_proc p
		 WHERE p.pronamespace = 'govcredit_editions'::regnamespace
		   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;

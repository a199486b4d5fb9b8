-- What the clients work on: a table with an index for each type, and sessions
-- in which the server tells the client, as a notice of level LOG, which plan it
-- has just executed.  So what a client sees is the plan of its own statement,
-- with its parameters as its driver sent them, and no imitation of it.
--
-- The codes are generated for the fictional division 990100; the resident's
-- number that is looked for is the example of GB 11643-1999.

CREATE TABLE public.company (id integer PRIMARY KEY, code govcredit.uscc, note text);
INSERT INTO public.company
	SELECT i, govcredit.make_uscc('91', '990100', 'MA' || lpad(i::text, 6, '0')), repeat('演示数据', 10)
	  FROM generate_series(1, 2000) i;
CREATE INDEX company_code ON public.company (code);

CREATE TABLE public.area (id integer PRIMARY KEY, code govcredit.division, note text);
INSERT INTO public.area
	SELECT i, (990101000000 + i * 1000)::text, repeat('演示数据', 10)
	  FROM generate_series(1, 2000) i;
CREATE INDEX area_code ON public.area (code);

CREATE TABLE public.person (id integer PRIMARY KEY, code govcredit.resident_id, note text);
INSERT INTO public.person
	SELECT i, c, repeat('演示数据', 10)
	  FROM generate_series(1, 2000) i
	 CROSS JOIN LATERAL (
		SELECT govcredit.try_resident_id('990100' || to_char(date '1950-01-01' + i, 'YYYYMMDD') || '001' || x) AS c
		  FROM unnest(string_to_array('0,1,2,3,4,5,6,7,8,9,X', ',')) x) t
	 WHERE c IS NOT NULL;
UPDATE public.person SET code = '11010519491231002X' WHERE id = 13;
CREATE INDEX person_code ON public.person (code);

CREATE TABLE public.decision (id integer PRIMARY KEY, code govcredit.document_no, note text);
INSERT INTO public.decision
	SELECT i, format('示例政〔2023〕%s号', i), repeat('演示数据', 10)
	  FROM generate_series(1, 2000) i;
CREATE INDEX decision_code ON public.decision (code);

VACUUM ANALYZE public.company, public.area, public.person, public.decision;

SELECT format('ALTER DATABASE %I SET %s', current_database(), setting)
  FROM unnest(ARRAY[
		'session_preload_libraries = auto_explain',
		'auto_explain.log_min_duration = 0',
		'auto_explain.log_analyze = on',
		'auto_explain.log_timing = off',
		'client_min_messages = log']) setting
\gexec

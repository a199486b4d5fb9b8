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

-- A registry that holds acts which go on and terms without end, and every relation and every question of it: a client
-- reads them all, whatever its driver makes of a day.
SET client_min_messages = warning;
SELECT govcredit.create_registry('credit') \g /dev/null
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO credit.subject (id, kind, name, division) VALUES (1, 'department', '示例甲局（演示数据）', '990101'), (2, 'enterprise', '示例乙公司（演示数据）', '990101'),
	(3, 'official', '某甲（演示数据）', '990101');
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (1, 'head', 3, '[2020-01-01,)');
INSERT INTO credit.record (subject, record_type, decided_on, ongoing, severity) VALUES (1, 'judgment_defaulter', '2026-02-03', true, NULL),
	(2, 'administrative_penalty', '2026-03-04', false, 'serious'), (1, 'disclosure_missed', '2026-01-05', false, NULL), (3, 'annual_assessment_poor', '2026-01-12', false, NULL);
CALL credit.evaluate('2026-06-30');
CALL credit.freeze(1);
SELECT credit.publish(1) \g /dev/null
SELECT credit.issue_report(1, '评优', '2026-06-30') \g /dev/null
CREATE VIEW public.readable AS
	SELECT format('SELECT * FROM %s', c.oid::regclass) AS statement
	  FROM pg_catalog.pg_class c
	 WHERE c.relnamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace, 'credit_zh'::regnamespace) AND c.relkind IN ('r', 'v')
	 UNION ALL
	SELECT format('SELECT * FROM %s(%s)', p.oid::regproc, (
			SELECT string_agg(CASE
					WHEN t.typname = 'date' THEN 'date ''2026-06-30''' WHEN t.typname = 'timestamptz' THEN '''infinity''' WHEN t.typname = 'int8' THEN '1' WHEN t.typname = '_int8' THEN '''{1}'''
					WHEN t.typname = 'division' THEN '''990101''' WHEN t.typname = 'policy' THEN '''huaiyin-2019'''
					ELSE CASE p.proargnames[i.n] WHEN 'kind' THEN '''department''' WHEN 'action' THEN '''fiscal_appropriation''' WHEN 'list' THEN '''other_acts''' WHEN 'sha256' THEN '''0''' WHEN 'what' THEN '''示例甲局（演示数据）''' ELSE 'NULL' END END, ', ' ORDER BY i.n)
			  FROM generate_series(1, p.pronargs - p.pronargdefaults) i (n)
			  JOIN pg_catalog.pg_type t ON t.oid = p.proargtypes[i.n - 1]))
	  FROM pg_catalog.pg_proc p
	 WHERE p.pronamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace) AND p.proretset AND p.provolatile <> 'v';

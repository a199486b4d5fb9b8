--
-- owed: one list of who owes what by when, and what was done of it
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- an evaluation is committed in between
SET client_min_messages = warning;
SELECT govcredit.create_registry('ow');
INSERT INTO ow.jurisdiction (division, policy, valid) VALUES ('990100', 'xining-2018', '[2018-01-30,)');
INSERT INTO ow.subject (id, kind, name, division) VALUES
	(1, 'government', '示例市人民政府（演示数据）', '990100'), (2, 'department', '示例市住建局（演示数据）', '990100'),
	(3, 'department', '示例市财政局（演示数据）', '990100'), (4, 'government', '示例县人民政府（演示数据）', '990102'),
	(5, 'department', '市社会信用体系建设领导小组', '990100');

-- XN-06: a measure has somebody do something by a day, and ends when it was done. Twins: 3 has done nothing.
INSERT INTO ow.record (id, subject, record_type, document_no, decided_on, severity) VALUES
	(11, 2, 'purchaser_breach', '示财采〔2026〕1号', '2026-03-02', 'ordinary'),
	(12, 3, 'purchaser_breach', '示财采〔2026〕2号', '2026-03-02', 'ordinary');
SELECT what, code, owed_by, owed_by_name, record, started_on, due_on, done_on, state, workdays_late, basis
  FROM ow.duties_on('2026-03-31') WHERE what = 'measure' ORDER BY record, code;
SELECT ow.discharge('measure', 11, '书面说明原因', '2026-03-20', '示住建〔2026〕9号') > 0 AS entered;
SELECT ow.discharge('measure', 11, 'public_criticism', '2026-04-08', '示信用〔2026〕3号') > 0 AS entered;
UPDATE ow.record SET corrected_on = '2026-04-07' WHERE id = 11;
SELECT code, owed_by, record, due_on, done_on, document_no, state, workdays_late
  FROM ow.duties_on('2026-04-10') WHERE what = 'measure' ORDER BY record, code;
SELECT d.as_of, s.subject, s.measure, s.ends_on, s.ends_when
  FROM (VALUES (date '2026-03-19'), ('2026-03-20'), ('2026-04-10')) d (as_of)
 CROSS JOIN LATERAL ow.sanctions_on(d.as_of) s
 WHERE s.effect = 'impose' ORDER BY 1, 2, 3;
SELECT count(*) FROM ow.sanctions_on('2026-04-10', subject => 2) s WHERE s.effect = 'impose';
SELECT count(*) FROM ow.sanctions_on('2026-04-10', subject => 3) s WHERE s.effect = 'impose';
-- the list of what is late has them, until they are done
SELECT what, record, due_on, workdays_late, state FROM ow.overdue_on('2026-04-10') WHERE what = 'measure' ORDER BY record, due_on;
SELECT what, record, due_on, state FROM ow.overdue_on('2026-04-10', subject => 2) WHERE what = 'measure';
-- what is over with the record is owed no more
SELECT count(*) FILTER (WHERE subject = 3) AS not_done, count(*) FILTER (WHERE subject = 2) AS done FROM ow.duties_on('2040-01-01') WHERE what = 'measure';

-- HX-12, HY-06: in the other two that say 书面说明, 限期整改, 通报批评 likewise
INSERT INTO ow.jurisdiction (division, policy, valid) VALUES ('990300', 'huaxian-2017', '[2017-09-26,)'), ('990400', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO ow.subject (id, kind, name, division) VALUES
	(31, 'department', '示例县住建局（演示数据）', '990300'), (32, 'department', '示例县财政局（演示数据）', '990300'),
	(41, 'department', '示例区住建局（演示数据）', '990400'), (42, 'department', '示例区财政局（演示数据）', '990400');
INSERT INTO ow.record (id, subject, record_type, decided_on, severity) VALUES
	(311, 31, 'purchaser_breach', '2026-03-02', 'ordinary'), (312, 32, 'purchaser_breach', '2026-03-02', 'ordinary'),
	(411, 41, 'promise_broken', '2026-03-02', NULL), (412, 42, 'promise_broken', '2026-03-02', NULL);
SELECT ow.discharge('measure', r, m, '2026-03-20') > 0 AS entered FROM unnest(ARRAY[311, 411]) r, unnest('{written_explanation,public_criticism}'::text[]) m ORDER BY r, m;
SELECT d.record, d.code, d.due_on, d.done_on, d.state FROM ow.duties_on('2026-04-10') d WHERE d.what = 'measure' AND d.record > 300 ORDER BY 1, 2;
SELECT s.record, string_agg(s.measure, ' ' ORDER BY s.measure) AS in_force FROM ow.sanctions_on('2026-04-10') s WHERE s.record > 300 AND s.effect = 'impose' AND s.measure <> 'head_accountable' GROUP BY 1 ORDER BY 1;

-- Each recipient is told, until it was: a notice, and its twin
SELECT record, recipient, title, done_on, state FROM ow.duties_on('2026-04-10') WHERE what = 'notice' AND record < 300 ORDER BY record, recipient;
SELECT ow.discharge('notice', 11, 'city_platform', '2026-03-10') > 0 AS entered;
SELECT record, recipient, done_on, state FROM ow.duties_on('2026-04-10') WHERE what = 'notice' AND recipient = 'city_platform' ORDER BY record;
SELECT record, recipient, done_on, state FROM ow.duties_on('2026-03-09') WHERE what = 'notice' AND recipient = 'city_platform' ORDER BY record;

-- XN-13: a promise is shown on each site
INSERT INTO ow.matter (id, kind, code, subject, title, opened_on, due_on) VALUES
	(21, 'promise', 'investment', 2, '土地优惠（演示数据）', '2026-03-02', '2026-12-31'),
	(22, 'promise', 'investment', 3, '税收奖励（演示数据）', '2026-03-02', '2026-12-31'),
	(23, 'promise', 'quality', 3, '服务质量（演示数据）', '2026-03-02', '2026-12-31');
UPDATE ow.matter SET published_on = '2026-03-05' WHERE id = 22;
SELECT ow.discharge('publication', 21, 'credit_site', '2026-03-06') > 0 AS entered;
SELECT matter, recipient, due_on, done_on, state FROM ow.duties_on('2026-04-10') WHERE what = 'publication' ORDER BY matter, recipient;

-- XN-02: a report is given to each recipient; zero records are a report, too
\set VERBOSITY terse
INSERT INTO ow.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'congress', 2025, '省政府', '2025-12-20');
INSERT INTO ow.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'congress', 2025, 'credit_site', '2025-12-20');
\set VERBOSITY default
INSERT INTO ow.delivery (subject, what, year, recipient, sent_on, records) VALUES (1, 'congress', 2025, '政协', '2025-12-20', 0);
SELECT code, subject, recipient, year, due_on, done_on, state FROM ow.duties_on('2026-01-10') WHERE what = 'report' AND code = 'congress' AND year = 2025 ORDER BY subject, recipient;

-- XN-01: the yearly appraisal is the city's, done when an evaluation of the year is published; who is in none is listed
SELECT subject, year, due_on, done_on, state FROM ow.duties_on('2026-01-10') WHERE code = 'appraisal' AND year = 2025 ORDER BY subject;
-- (of the year before this one, so that it is published after its day; nothing of the clock is shown)
SELECT extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')::integer - 1 AS year, make_date(extract(year FROM now() AT TIME ZONE 'Asia/Shanghai')::integer, 12, 31) AS later \gset
CALL ow.evaluate(make_date(:year, 12, 31), '年度评价（演示数据）');
SELECT id AS run FROM ow.evaluation \gset
CALL ow.freeze(:run);
SELECT what, owed_by, subject, state FROM ow.duties_on(:'later') WHERE code = 'appraisal' AND year = :year ORDER BY what, subject;
SELECT ow.publish(:run) IS NOT NULL AS published;
SELECT what, owed_by, subject, state FROM ow.duties_on(:'later') WHERE code = 'appraisal' AND year = :year ORDER BY what, subject;
INSERT INTO ow.subject (id, kind, name, division) VALUES (6, 'government', '示例乙县人民政府（演示数据）', '990103');
SELECT what, owed_by, subject, state FROM ow.duties_on(:'later') WHERE code = 'appraisal' AND year = :year ORDER BY what, subject;

-- What cannot be
\set VERBOSITY terse
SELECT ow.discharge('party', 11, 'x', '2026-03-20');
SELECT ow.discharge('measure', 12, 'rectification', '2026-03-20');
SELECT ow.discharge('measure', 12, 'written', '2026-03-20');
SELECT ow.discharge('measure', 12, 'written_explanation', '2026-03-01');
SELECT ow.discharge('measure', 12, 'written_explanation', NULL);
SELECT ow.discharge('measure', 99, 'written_explanation', '2026-03-20');
SELECT ow.discharge('measure', 11, 'written_explanation', '2026-03-21');
SELECT ow.discharge('publication', 23, 'credit_site', '2026-03-06');
SELECT ow.discharge('notice', 11, 'superior', '2026-03-06');
UPDATE ow.discharge SET code = 'public_criticism' WHERE code = 'written_explanation';
\set VERBOSITY default

-- Of one subject the same as of all, for whoever is asked about; and in the past what was known then
SELECT s.id, (SELECT count(*) FROM (SELECT * FROM ow.duties_on('2026-04-10', subject => s.id) EXCEPT ALL SELECT * FROM ow.duties_on('2026-04-10') d WHERE d.subject = s.id) x) AS more,
	   (SELECT count(*) FROM (SELECT * FROM ow.duties_on('2026-04-10') d WHERE d.subject = s.id EXCEPT ALL SELECT * FROM ow.duties_on('2026-04-10', subject => s.id)) x) AS less
  FROM ow.subject s ORDER BY 1;
SELECT ow.close_books() AS k \gset
DELETE FROM ow.discharge WHERE record = 11 AND code = 'written_explanation';
SELECT count(*) FILTER (WHERE done_on IS NOT NULL) FROM ow.duties_on('2026-04-10') WHERE code = 'written_explanation';
SELECT count(*) FILTER (WHERE done_on IS NOT NULL) FROM ow.duties_on('2026-04-10', :'k') WHERE code = 'written_explanation';

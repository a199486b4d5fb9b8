--
-- statistics: the figures of a month, with the month before and the year before
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET client_min_messages = warning;
SELECT govcredit.create_registry('st');
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
	('990000', '示例省', 'province', NULL), ('990100', '示例市', 'city', '990000'), ('990102', '示例甲县', 'county', '990100');
INSERT INTO st.jurisdiction (division, policy, valid) VALUES ('990100', 'xining-2018', '[2018-01-30,)');
INSERT INTO st.subject (id, kind, name, division) VALUES
	(1, 'government', '示例市人民政府（演示数据）', '990100'), (2, 'department', '示例市住建局（演示数据）', '990100'),
	(3, 'department', '示例甲县财政局（演示数据）', '990102'), (4, 'enterprise', '示例公司（演示数据）', '990102');

-- Complaints: 2 in March, one answered late; 1 in February; 1 in March of last year
INSERT INTO st.matter (id, kind, subject, title, opened_on, due_on, closed_on, outcome)
	SELECT x.id, 'complaint', x.subject, '投诉（演示数据）', x.opened_on, x.due_on, x.closed_on, x.outcome
	  FROM (VALUES (1, 2, date '2026-03-02', date '2026-03-20', date '2026-03-25', 'dismissed'), (2, 2, '2026-03-10', '2026-03-31', NULL, NULL),
				(3, 3, '2026-02-10', '2026-03-05', '2026-03-05', 'dismissed'), (4, 2, '2025-03-10', '2025-04-05', '2025-03-15', 'dismissed')) x (id, subject, opened_on, due_on, closed_on, outcome);
-- Debts: 500,000 opened in January, 200,000 paid in March
INSERT INTO st.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES
	(5, 'arrears', 3, '工程款（演示数据）', '2026-01-10', '2026-06-30', 500000), (6, 'arrears', 3, '货款（演示数据）', '2026-03-10', '2026-06-30', 80000.5);
INSERT INTO st.matter_step (matter, step, done_on, paid) VALUES (5, 'payment', '2026-02-20', 100000), (5, 'payment', '2026-03-20', 200000);
-- Records and a report of nothing
INSERT INTO st.record (id, subject, record_type, source, document_no, decided_on, severity) VALUES (11, 2, 'purchaser_breach', 3, '示财采〔2026〕1号', '2026-03-02', 'ordinary');
INSERT INTO st.delivery (subject, what, year, recipient, sent_on, records) VALUES (1, 'congress', 2026, 'cppcc', '2026-03-20', 0), (1, 'congress', 2026, 'people_congress', '2026-03-21', 12);

SELECT group_name, what, code, opened, due, done, in_time, late, missing, remaining, zero, opened_before, done_before, opened_last_year, done_last_year
  FROM st.statistics_on('2026-03-01', '2026-03-31') ORDER BY group_name, what, code;
SELECT group_name, what, opened_amount, cleared_amount, remaining_amount FROM st.statistics_on('2026-03-01', '2026-03-31') WHERE what = 'arrears' ORDER BY 1;
SELECT group_code, group_name, what, code, opened, done, remaining FROM st.statistics_on('2026-03-01', '2026-03-31', 'district') ORDER BY group_code, what, code;
SELECT group_code, group_name, what, code, opened, done, remaining FROM st.statistics_on('2026-03-01', '2026-03-31', 'kind') WHERE what NOT IN ('notice', 'measure') ORDER BY group_code, what, code;
-- As many came in as there are, however they are told apart
SELECT b.by, sum(s.opened) AS opened, sum(s.done) AS done, sum(s.remaining) AS remaining, sum(s.cleared_amount) AS cleared
  FROM unnest('{unit,district,kind}'::text[]) b (by) CROSS JOIN LATERAL st.statistics_on('2026-03-01', '2026-03-31', b.by) s GROUP BY 1 ORDER BY 1;
-- The period before is of as many whole months, or as many days
SELECT d.days, st_internal.period_before(d.days::daterange) FROM unnest('{"[2026-03-01,2026-04-01)","[2026-01-01,2026-04-01)","[2026-03-02,2026-03-12)","[2026-01-01,2027-01-01)"}'::text[]) d (days);
\set VERBOSITY terse
SELECT * FROM st.statistics_on('2026-03-31', '2026-03-01');
SELECT * FROM st.statistics_on(NULL, '2026-03-01');
SELECT * FROM st.statistics_on('2026-03-01', 'infinity');
SELECT * FROM st.statistics_on('2026-03-01', '2026-03-31', 'colour');
\set VERBOSITY default

-- What went out to platforms, and what came back
CREATE TABLE sent (LIKE govcredit.delivered_row INCLUDING ALL);
INSERT INTO sent (recipient, layout, key, attempt, answer, event, batch, day, cells, sha256, reason) VALUES
	('市平台', 'penalty-2018', 'a', 1, 0, 'sent', '0301', '2026-03-02', '{}', 'x', NULL), ('市平台', 'penalty-2018', 'a', 1, 1, 'returned', '0301', '2026-03-05', '{}', NULL, '代码有误'),
	('市平台', 'penalty-2018', 'a', 2, 0, 'sent', '0306', '2026-03-06', '{}', 'x', NULL), ('市平台', 'penalty-2018', 'a', 2, 1, 'accepted', '0306', '2026-03-08', '{}', NULL, NULL),
	('市平台', 'penalty-2018', 'b', 1, 0, 'sent', '0301', '2026-03-02', '{}', 'x', NULL), ('市平台', 'penalty-2018', 'b', 1, 1, 'accepted', '0301', '2026-04-01', '{}', NULL, NULL),
	('市平台', 'licence-2018', 'c', 1, 0, 'sent', '0331', '2026-03-31', '{}', 'x', NULL);
SELECT * FROM govcredit.delivery_statistics('sent', '2026-03-01', '2026-03-31');
SELECT * FROM govcredit.delivery_statistics('sent', '2026-04-01', '2026-04-30');
-- answered anew, a row is returned once
INSERT INTO sent (recipient, layout, key, attempt, answer, event, batch, day, cells, reason) VALUES ('市平台', 'penalty-2018', 'a', 2, 2, 'returned', '0306', '2026-03-09', '{}', '重复'), ('市平台', 'penalty-2018', 'a', 2, 3, 'returned', '0306', '2026-03-10', '{}', '仍重复');
SELECT sent, accepted, returned, compliant FROM govcredit.delivery_statistics('sent', '2026-03-01', '2026-03-31') WHERE layout = 'penalty-2018';
\set VERBOSITY terse
SELECT * FROM govcredit.delivery_statistics('sent', '2026-04-01', NULL);
SELECT * FROM govcredit.delivery_statistics('pg_class', '2026-04-01', '2026-04-30');
\set VERBOSITY default
DROP TABLE sent;
DROP SCHEMA st, st_internal, st_zh CASCADE;
DELETE FROM govcredit.division_entry WHERE code IN ('990000', '990100', '990102');

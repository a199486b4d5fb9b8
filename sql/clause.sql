--
-- clause: what the clauses ask of the books, by requirement, where no other
-- test asks: services, targets, judgments, breaches, lists, deliveries
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET search_path = public, govcredit;
SET client_min_messages = warning;
SELECT govcredit.create_registry('cl');
INSERT INTO cl.jurisdiction (division, policy, valid) VALUES
	('990102', 'huaxian-2017', '[2017-09-26,)'), ('990103', 'xining-2018', '[2018-01-30,)'),
	('990104', 'city-x', '[2018-01-01,)'), ('990105', 'harbin-2007', '[2007-09-25,)');
INSERT INTO cl.subject (id, kind, name, division) VALUES
	(1, 'department', '示例县财政局（演示数据）', '990102'), (2, 'official', '某甲（演示数据）', '990102'),
	(3, 'government', '示例三区人民政府（演示数据）', '990103'), (4, 'official', '某乙（演示数据）', '990103'),
	(5, 'department', '示例四区审批局（演示数据）', '990104'), (6, 'department', '示例五区审批局（演示数据）', '990105'),
	(7, 'department', '示例五区规划局（演示数据）', '990105'), (8, 'enterprise', '示例公司（演示数据）', '990102'),
	(9, 'department', '示例县新局（演示数据）', '990102');

-- XN-02, HX-03, HX-04, TP-04, TP-06, HX-22: rates of matters, by subject
INSERT INTO cl.matter (kind, code, subject, title, opened_on, due_on, closed_on, outcome, reason) VALUES
	('proposal', NULL, 3, '提案一', '2026-01-10', '2026-04-10', '2026-04-10', 'done', NULL),
	('proposal', NULL, 3, '提案二', '2026-01-10', '2026-04-10', '2026-04-11', 'done', NULL),
	('target', NULL, 1, '规划目标一', '2025-01-01', '2025-12-31', '2025-12-31', 'met', NULL),
	('target', NULL, 1, '规划目标二', '2025-01-01', '2025-12-31', '2025-12-31', 'missed', NULL),
	('livelihood', NULL, 1, '实事一', '2025-01-01', '2025-12-31', '2025-12-30', 'met', NULL),
	('livelihood', NULL, 1, '实事二', '2025-01-01', '2025-12-31', '2025-12-30', 'explained', '汛期停工'),
	('judgment', NULL, 1, '生效判决一', '2025-10-01', '2025-12-31', '2025-12-01', 'performed', NULL),
	('judgment', NULL, 1, '生效判决二', '2025-10-01', '2025-12-31', NULL, NULL, NULL),
	('lawsuit', NULL, 5, '某公司诉审批局', '2025-11-01', NULL, '2026-02-01', 'lost', '程序违法'),
	('target', NULL, 5, '规划目标', '2025-01-01', '2025-12-31', '2025-12-31', 'met', NULL),
	('service', NULL, 5, '施工许可', '2026-06-01', '2026-06-08', '2026-06-08', 'done', NULL),
	('service', NULL, 5, '排水许可', '2026-06-01', '2026-06-08', '2026-06-09', 'done', NULL),
	('service', NULL, 5, '占道许可', '2026-06-20', '2026-07-08', NULL, NULL, NULL);
SELECT subject, indicator, value, numerator, denominator FROM cl.indicator_on('2026-06-30') WHERE value IS NOT NULL ORDER BY 1, 2;

-- XN-03: ratings by others, and which are not yet published
INSERT INTO cl.agency (id, name) VALUES (1, '示例第三方机构（演示数据）');
INSERT INTO cl.observation (subject, indicator, period, source, value, published_on) VALUES
	(3, 'external_rating', '[2025-01-01,2026-01-01)', 1, 80, '2026-01-20'), (3, 'external_rating', '[2026-01-01,2026-04-01)', 1, 82, NULL);
SELECT subject, period FROM cl.observation WHERE source IS NOT NULL AND published_on IS NULL;

-- XN-02, XN-16: reports to the people's congress; records pushed to the platform
INSERT INTO cl.delivery (subject, what, year, recipient, sent_on) VALUES (3, 'congress', 2025, '人大、政协', '2025-12-30');
SELECT year, due_on, sent_on, state FROM cl.reports_on('2026-06-30') WHERE report = 'congress' ORDER BY year;
INSERT INTO cl.delivery (subject, what, recipient, sent_on, records) VALUES (3, 'records', '西宁市公共信用信息共享交换平台', '2026-06-01', 12);
SELECT what, recipient, sent_on, records FROM cl.delivery_known() WHERE year IS NULL;

-- XN-04: training, and how often each has been
INSERT INTO cl.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES
	(101, 'training', 3, '诚信培训一', '2025-03-01', '2025-03-02', 'held'), (102, 'training', 3, '诚信培训二', '2026-03-01', '2026-03-02', 'held');
INSERT INTO cl.matter_party (matter, role, subject, name) VALUES (101, 'participant', 4, '某乙（演示数据）'), (102, 'participant', 4, '某乙（演示数据）');
SELECT count(*) AS trained FROM cl.integrity_file(4, '2026-06-30') WHERE section = 'training';

-- XN-08: what is secret does not come in
\set VERBOSITY terse
INSERT INTO cl.record (subject, record_type, decided_on, flags) VALUES (4, 'idleness', '2026-05-05', '{secret}');
\set VERBOSITY default

-- HX-05: a breach event that was settled without being coordinated
INSERT INTO cl.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (201, 'event', 'breach_event', 1, '失信事件', '2026-05-01', '2026-06-05', 'resolved');
INSERT INTO cl.matter_step (matter, step, done_on) VALUES (201, 'reported', '2026-05-01'), (201, 'resolved', '2026-06-05');
SELECT matter, step FROM cl.steps_missing_on('2026-06-30') ORDER BY 1, 2;

-- HX-21: a decision's fault, years later, goes back to who took the step
INSERT INTO cl.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (202, 'decision', 1, '重大项目', '2018-03-01', '2018-05-01', 'adopted');
INSERT INTO cl.matter_step (matter, step, done_on, person) VALUES (202, 'risk', '2018-04-01', 2);
INSERT INTO cl.record (id, subject, record_type, decided_on, severity, matter, step) VALUES (501, 2, 'decision_fault', '2026-04-01', 'serious', 202, 'risk');
SELECT person, step, since FROM cl.trace_back(501);

-- HB-01, HB-02: the catalogue by field, form and limit; approvals with basis, fee and who decides jointly
INSERT INTO cl.list_entry (list, subject, code, title, field, form, time_limit) VALUES
	('disclosure', 6, 'D-1', '入学条件', 'education', '网站', 5), ('disclosure', 6, 'D-2', '收费标准', 'education', '公告栏', NULL), ('disclosure', 7, 'D-1', '公交线路', 'travel', '网站', 5);
INSERT INTO cl.list_entry (list, subject, code, title, basis, time_limit, fee, joint, valid) VALUES
	('approval', 6, 'A-1', '建设许可', '建筑法', 20, 100, '{7}', '[2008-01-01,)'), ('approval', 6, 'A-2', '旧许可', '旧规定', 10, 0, NULL, '[2008-01-01,2009-01-01)');
SELECT i.title AS field, count(e.*) AS entries, count(e.*) FILTER (WHERE e.time_limit IS NULL OR e.form IS NULL) AS incomplete
  FROM govcredit.list_items('harbin-2007', 'disclosure_fields') i LEFT JOIN cl.list_entry e ON e.list = 'disclosure' AND e.field = i.item
 GROUP BY i.place, i.title ORDER BY i.place;
SELECT d.as_of, e.code, e.basis, e.time_limit, e.fee, e.joint FROM (VALUES (date '2008-06-01'), ('2010-06-01')) d (as_of)
  JOIN cl.list_entry e ON e.list = 'approval' AND e.valid @> d.as_of ORDER BY 1, 2;
-- HB-01: a promise to the people that cannot be kept is explained, or it is broken
INSERT INTO cl.matter (id, kind, code, subject, title, opened_on, due_on) VALUES (301, 'promise', 'people_benefit', 6, '惠民实事', '2026-01-01', '2026-06-30');
\set VERBOSITY terse
UPDATE cl.matter SET closed_on = '2026-06-01', outcome = 'explained' WHERE id = 301;
\set VERBOSITY default
UPDATE cl.matter SET closed_on = '2026-06-01', outcome = 'explained', reason = '征地未完成' WHERE id = 301;
SELECT outcome, state FROM cl.matters_on('2026-06-30') WHERE matter = 301;

-- HX-02, HY-08, XN-13: promises that were registered and not published
INSERT INTO cl.matter (id, kind, code, subject, person, title, opened_on, published_on) VALUES
	(302, 'promise', 'quality', 1, 2, '质量承诺', '2026-01-01', '2026-01-03'), (303, 'promise', 'guarantee', 1, 2, '保障承诺', '2026-01-01', NULL);
SELECT id, person FROM cl.matter WHERE kind = 'promise' AND subject = 1 AND published_on IS NULL;

-- NAT-03: a breach from complaint to performance; the list of each month until it is empty
INSERT INTO cl.matter (id, kind, subject, counterpart, title, opened_on, amount) VALUES (401, 'breach', 1, 8, '拖延付款', '2026-01-05', 1000);
INSERT INTO cl.matter_step (matter, step, done_on, paid) VALUES (401, 'complaint', '2026-01-05', NULL), (401, 'check', '2026-01-20', NULL), (401, 'order', '2026-02-01', NULL),
	(401, 'refusal', '2026-02-20', NULL), (401, 'finding', '2026-03-01', NULL), (401, 'payment', '2026-04-10', 300), (401, 'payment', '2026-05-10', 700);
UPDATE cl.matter SET closed_on = '2026-05-10', outcome = 'performed' WHERE id = 401;
SELECT d.as_of, o.matter, o.outstanding FROM (VALUES (date '2026-03-31'), ('2026-04-30'), ('2026-05-31')) d (as_of) LEFT JOIN LATERAL cl.outstanding_on(d.as_of) o ON true ORDER BY 1;

-- ALL-08: what is owed follows the successor
INSERT INTO cl.matter (id, kind, subject, counterpart, title, list, item, opened_on, due_on, amount) VALUES (402, 'arrears', 1, 8, '工程款', 'arrears_kinds', 'project', '2026-06-01', '2026-07-01', 500);
INSERT INTO cl.subject_link (subject, role, target, valid) VALUES (1, 'successor', 9, '[2026-09-01,)');
UPDATE cl.subject SET valid = '(,2026-09-01)' WHERE id = 1;
SELECT d.as_of, o.subject, o.about, o.outstanding, o.days_late FROM (VALUES (date '2026-08-31'), ('2026-09-01')) d (as_of) CROSS JOIN LATERAL cl.outstanding_on(d.as_of) o ORDER BY 1;

-- ALL-02, ALL-09: measures, repair and the mark of an objection as they were known then, the subject's statement beside the record wherever it is shown
INSERT INTO cl.record (id, subject, record_type, decided_on, severity) VALUES (502, 4, 'dereliction', '2026-05-05', 'ordinary');
INSERT INTO cl.objection (id, record, filed_on, statement) VALUES (1, 502, '2026-06-10', '不属实');
SELECT DISTINCT d.as_of, x.objection_pending, x.statement FROM (VALUES (date '2026-06-09'), ('2026-06-10')) d (as_of) CROSS JOIN LATERAL cl.sanctions_on(d.as_of) x WHERE x.record = 502 ORDER BY 1;
SELECT objection_pending, statement FROM cl.repairable_on('2026-06-10') WHERE record = 502;
SELECT section, code, objection_pending, statement FROM cl.integrity_file(4, '2026-06-10') WHERE reference = 502;
SELECT r ->> 'objection_pending' AS objection_pending, r ->> 'statement' AS statement FROM jsonb_array_elements(cl.report_contents(4, '评优', '2026-06-10', 'infinity') -> 'records') r;
BEGIN;
UPDATE cl.objection SET answered_on = '2026-06-20', outcome = 'dismissed', answer = '经核查属实' WHERE id = 1;
SELECT d.as_of, x.objection_pending, x.statement FROM (VALUES (date '2026-06-19'), ('2026-06-20')) d (as_of) CROSS JOIN LATERAL cl.repairable_on(d.as_of) x WHERE x.record = 502 ORDER BY 1;
ROLLBACK;
-- ALL-01: a due day names the clause that sets it
SELECT DISTINCT what, basis FROM cl.deadlines_on('2026-06-30') ORDER BY 1, 2;
SELECT what, coalesce(title, record_type) AS title, due_on, basis FROM cl.overdue_on('2026-07-13') WHERE due_on >= '2026-01-01' ORDER BY 1, 2, 3;
SELECT cl.close_books() AS k \gset
UPDATE cl.record SET revoke_reason = 'wrong' WHERE id = 502;
SELECT k.n, (SELECT count(*) FROM cl.sanctions_on('2026-06-30', k.known_at) x WHERE x.record = 502) AS measures,
	   (SELECT count(*) FROM cl.repairable_on('2026-06-30', k.known_at) x WHERE x.record = 502) AS repairable
  FROM (VALUES (1, :'k'::timestamptz), (2, 'infinity')) AS k (n, known_at) ORDER BY 1;

-- HX-01, TP-03: by the seventh working day on both sites; in City X on the credit site the day it is online
INSERT INTO cl.subject (id, kind, name, division) VALUES (10, 'enterprise', '示例四区公司（演示数据）', '990104');
INSERT INTO cl.record (id, subject, record_type, decided_on, published_on) VALUES
	(601, 8, 'licence', '2026-03-02', NULL), (602, 8, 'licence', '2026-03-02', NULL), (603, 8, 'licence', '2026-03-02', '2026-03-06'),
	(604, 10, 'licence', '2026-03-02', NULL), (605, 10, 'licence', '2026-03-02', NULL), (606, 4, 'idleness', '2026-03-02', NULL);
INSERT INTO cl.publication (record, site, published_on) VALUES
	(601, 'credit_site', '2026-03-11'), (601, 'government_site', '2026-03-12'), (602, 'credit_site', '2026-03-04'),
	(604, 'government_site', '2026-03-04'), (604, 'credit_site', '2026-03-05'), (605, 'government_site', '2026-03-04'), (606, 'credit_site', '2026-04-02');
SELECT record, site, due_on, done_on, state, workdays_late FROM cl.deadlines_on('2026-03-20') WHERE what = 'publication' ORDER BY 1, 2;
SELECT record, site, due_on, workdays_late FROM cl.overdue_on('2026-03-11') WHERE what = 'publication' ORDER BY 1, 2;
SELECT record, site, due_on, workdays_late FROM cl.overdue_on('2026-03-12') WHERE what = 'publication' ORDER BY 1, 2;
-- the record is published from the first day on, and follows its rows
SELECT id, published_on FROM cl.record WHERE id BETWEEN 601 AND 606 ORDER BY 1;
\set VERBOSITY terse
INSERT INTO cl.publication (record, site, published_on) VALUES (602, 'provincial_gazette', '2026-03-04');
INSERT INTO cl.publication (record, site, published_on) VALUES (602, 'government_site', '2026-03-01');
INSERT INTO cl.publication (record, site, published_on) VALUES (602, 'credit_site', '2026-03-05');
INSERT INTO cl.publication (record, site, published_on) VALUES (502, 'credit_site', '2026-05-06');
INSERT INTO cl.publication (record, site, published_on) VALUES (0, 'credit_site', '2026-05-06');
UPDATE cl.publication SET site = 'government_site' WHERE record = 602;
UPDATE cl.record SET published_on = '2026-03-06' WHERE id = 602;
UPDATE cl.record SET flags = '{secret}' WHERE id = 606;
TRUNCATE cl.publication;
\set VERBOSITY default
SELECT cl.close_books() AS k \gset
UPDATE cl.publication SET published_on = '2026-03-10' WHERE record = 601 AND site = 'government_site';
DELETE FROM cl.publication WHERE record = 602;
SELECT k.n, d.record, d.site, d.done_on, d.state
  FROM (VALUES (1, :'k'::timestamptz), (2, 'infinity')) AS k (n, known_at) CROSS JOIN LATERAL cl.deadlines_on('2026-03-20', k.known_at) d
 WHERE d.record IN (601, 602) ORDER BY 1, 2, 3;
SELECT id, published_on FROM cl.record WHERE id IN (601, 602) ORDER BY 1;
DROP SCHEMA cl CASCADE;

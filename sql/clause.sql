--
-- clause: what the clauses ask of the books, by requirement, where no other
-- test asks: services, targets, judgments, breaches, lists, deliveries
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
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
	('livelihood', NULL, 1, '实事二', '2025-01-01', '2025-12-31', '2025-12-30', 'missed', '汛期停工'),
	('judgment', NULL, 1, '生效判决一', '2025-10-01', '2025-12-31', '2025-12-01', 'performed', NULL),
	('judgment', NULL, 1, '生效判决二', '2025-10-01', '2025-12-31', NULL, NULL, NULL),
	('lawsuit', NULL, 5, '某公司诉审批局', '2025-11-01', NULL, '2026-02-01', 'lost', '程序违法'),
	('target', NULL, 5, '规划目标', '2025-01-01', '2025-12-31', '2025-12-31', 'met', NULL),
	('service', NULL, 5, '施工许可', '2026-06-01', '2026-06-08', '2026-06-08', 'done', NULL),
	('service', NULL, 5, '排水许可', '2026-06-01', '2026-06-08', '2026-06-09', 'done', NULL),
	('service', NULL, 5, '占道许可', '2026-06-20', '2026-07-08', NULL, NULL, NULL);
SELECT subject, indicator, value, numerator, denominator FROM cl.indicator_on('2026-06-30') WHERE value IS NOT NULL ORDER BY 1, 2;

-- XN-03: ratings by others, and which are not yet published
INSERT INTO cl.subject (id, kind, name, division) VALUES (901, 'source', '示例第三方机构（演示数据）', '990102');
INSERT INTO cl.observation (subject, indicator, period, source, value, published_on) VALUES
	(3, 'external_rating', '[2025-01-01,2026-01-01)', 901, 80, '2026-01-20'), (3, 'external_rating', '[2026-01-01,2026-04-01)', 901, 82, NULL);
SELECT subject, period FROM cl.observation WHERE source IS NOT NULL AND published_on IS NULL;

-- XN-02, XN-16: reports to the people's congress; records pushed to the platform
INSERT INTO cl.delivery (subject, what, year, recipient, sent_on) VALUES (3, 'congress', 2025, 'people_congress', '2025-12-30'), (3, 'congress', 2025, '政协', '2026-01-02');
SELECT year, recipient, due_on, sent_on, state FROM cl_internal.reports_on('2026-06-30') WHERE report = 'congress' ORDER BY year, recipient;
INSERT INTO cl.delivery (subject, what, recipient, sent_on, records) VALUES (3, 'records', '西宁市公共信用信息共享交换平台', '2026-06-01', 12);
SELECT what, recipient, sent_on, records FROM cl_internal.delivery_known() WHERE year IS NULL;

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
SELECT matter, step FROM cl_internal.steps_missing_on('2026-06-30') ORDER BY 1, 2;

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
UPDATE cl.subject SET valid = '(,2026-09-01)' WHERE id = 1;
INSERT INTO cl.subject_link (subject, role, target, valid) VALUES (1, 'successor', 9, '[2026-09-01,)');
SELECT d.as_of, o.subject, o.about, o.outstanding, o.days_late FROM (VALUES (date '2026-08-31'), ('2026-09-01')) d (as_of) CROSS JOIN LATERAL cl.outstanding_on(d.as_of) o ORDER BY 1;

-- ALL-02, ALL-09: measures, repair and the mark of an objection as they were known then, the subject's statement beside the record wherever it is shown
INSERT INTO cl.record (id, subject, record_type, decided_on, severity) VALUES (502, 4, 'dereliction', '2026-05-05', 'ordinary');
INSERT INTO cl.objection (id, record, filed_on, statement) VALUES (1, 502, '2026-06-10', '不属实');
SELECT DISTINCT d.as_of, x.objection_pending, x.statement FROM (VALUES (date '2026-06-09'), ('2026-06-10')) d (as_of) CROSS JOIN LATERAL cl.sanctions_on(d.as_of) x WHERE x.record = 502 ORDER BY 1;
SELECT objection_pending, statement FROM cl.repairable_on('2026-06-10') WHERE record = 502;
SELECT section, code, objection_pending, statement FROM cl.integrity_file(4, '2026-06-10') WHERE reference = 502;
SELECT r ->> 'objection_pending' AS objection_pending, r ->> 'statement' AS statement FROM jsonb_array_elements(cl_internal.report_contents(4, '评优', '2026-06-10', 'infinity') -> 'records') r;
BEGIN;
UPDATE cl.objection SET answered_on = '2026-06-20', outcome = 'dismissed', answer = '经核查属实' WHERE id = 1;
SELECT d.as_of, x.objection_pending, x.statement FROM (VALUES (date '2026-06-19'), ('2026-06-20')) d (as_of) CROSS JOIN LATERAL cl.repairable_on(d.as_of) x WHERE x.record = 502 ORDER BY 1;
ROLLBACK;
-- ALL-01: a due day names the clause that sets it
SELECT DISTINCT what, basis FROM cl.deadlines_on('2026-06-30') ORDER BY 1, 2;
SELECT what, coalesce(title, record_type) AS title, due_on, basis FROM cl.overdue_on('2026-07-13') WHERE due_on >= '2026-01-01' ORDER BY what COLLATE "C", coalesce(title, record_type) COLLATE "C", due_on;
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

-- HX-17, XN-14: balance sheets; the ratio of the latest period that has both figures, its warning, what follows; who is rated
INSERT INTO cl.subject (id, kind, name, division) VALUES (11, 'government', '示例县人民政府（演示数据）', '990102'), (12, 'township', '示例镇（演示数据）', '990102001'),
	(13, 'zone', '示例产业集聚区（演示数据）', '990102');
INSERT INTO cl.subject (id, kind, name, division) VALUES (902, 'source', '示例财政局信源（演示数据）', '990102'), (903, 'source', '示例审计局信源（演示数据）', '990102'), (904, 'source', '示例资信评估公司甲（演示数据）', '990102'), (905, 'source', '示例资信评估公司乙（演示数据）', '990102');
INSERT INTO cl.observation (subject, indicator, period, source, value, published_on)
	SELECT v.subject, v.indicator, daterange(make_date(v.year, 1, 1), make_date(v.year + 1, 1, 1)), v.source, v.value, v.published_on
	  FROM (VALUES (11, 'assets', 2025, 902, 90000000000.01, date '2026-03-01'), (11, 'liabilities', 2025, 902, 30000000000, '2026-03-01'),
				   (11, 'debt_balance', 2024, 902, 9000000000, NULL), (11, 'debt_balance', 2025, 902, 12000000000, '2026-03-01'), (11, 'debt_balance', 2025, 903, 12600000000, '2026-03-01'),
				   (11, 'fiscal_capacity', 2024, 902, 12000000000, NULL), (11, 'fiscal_capacity', 2025, 902, 12000000000, '2026-03-01'),
				   (12, 'debt_balance', 2024, 902, 800, NULL), (12, 'debt_balance', 2025, 902, 900, NULL), (12, 'fiscal_capacity', 2024, 902, 1000, NULL)) v (subject, indicator, year, source, value, published_on);
SELECT d.as_of, f.subject, f.period, f.item, f.value, f.sources, f.published_on
  FROM (VALUES (date '2025-12-30'), ('2026-06-30')) AS d (as_of) CROSS JOIN LATERAL cl_internal.figures_on('balance_sheet', d.as_of) f ORDER BY 1, 2, f.place;
SELECT d.as_of, i.subject, i.value, i.numerator, i.denominator, govcredit.indicator_score(i.policy, i.indicator, i.value) AS score
  FROM (VALUES (date '2025-06-30'), ('2026-06-30')) AS d (as_of) CROSS JOIN LATERAL cl.indicator_on(d.as_of) i
 WHERE i.indicator = 'debt_ratio' AND i.value IS NOT NULL ORDER BY 1, 2;
SELECT subject, level, value, basis FROM cl.warnings_on('2026-06-30') WHERE warning = 'debt';
-- what was entered itself goes before
INSERT INTO cl.observation (subject, indicator, period, value) VALUES (11, 'debt_ratio', '[2025-01-01,2026-01-01)', 99);
SELECT subject, warning FROM cl.warnings_on('2026-06-30') WHERE warning = 'debt';
INSERT INTO cl.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (203, 'event', 'debt_risk', 11, '债务风险', '2026-03-05', '2026-06-05', 'resolved');
INSERT INTO cl.matter_step (matter, step, done_on) VALUES (203, 'assessment', '2026-03-05'), (203, 'warning', '2026-03-06'), (203, 'emergency', '2026-04-01');
SELECT matter, step, title FROM cl_internal.steps_missing_on('2026-06-30') WHERE matter = 203;
INSERT INTO cl.attestation (subject, list, item, issuer, number, issued_on, valid_until, grade) VALUES
	(11, 'government_rating', 'credit_rating', 904, 'R-2025-1', '2025-05-01', '2026-04-30', 'AA'), (11, 'government_rating', 'credit_rating', 904, 'R-2026-1', '2026-05-01', '2027-04-30', 'A'),
	(12, 'government_rating', 'credit_rating', 904, 'R-2025-2', '2025-05-01', '2026-04-30', 'A');
SELECT d.as_of, a.subject, a.kind, a.number, a.grade FROM (VALUES (date '2026-04-30'), ('2026-05-01')) AS d (as_of)
 CROSS JOIN LATERAL cl.attested_on('government_rating', d.as_of) a WHERE a.jurisdiction = '990102' ORDER BY 1, 2;
-- A rating was given by whom the books had then, under the name of then (registry's past: D12)
SELECT cl.close_books() AS named \gset
BEGIN;
UPDATE cl.subject SET name = name || '（更名）' WHERE id IN (SELECT issuer FROM cl.attestation WHERE list = 'government_rating');
SELECT k.known, count(a.issuer) > 0 AS rated, bool_or(a.issuer LIKE '%（更名）') AS renamed
  FROM (VALUES ('now', 'infinity'), ('then', :'named'::timestamptz)) k (known, moment)
 CROSS JOIN LATERAL cl.attested_on('government_rating', '2026-06-30', k.moment) a GROUP BY k.known ORDER BY k.known COLLATE "C";
ROLLBACK;

-- XN-12, HX-15: credit reports bidders come with, what of an agency is not published, bribery, blacklist
INSERT INTO cl.subject (id, kind, name, division) VALUES (14, 'agency', '示例招标代理公司（演示数据）', '990102'), (15, 'enterprise', '示例三区公司（演示数据）', '990103'),
	(16, 'practitioner', '某丙（演示数据）', '990103'), (17, 'department', '示例县采购中心（演示数据）', '990102');
INSERT INTO cl.attestation (id, subject, list, item, issuer, number, issued_on, valid_until, grade, score, published_on) VALUES
	(101, 8, 'credit_reports', 'third_party_report', 904, 'C-1', '2025-01-10', '2026-01-09', 'BBB', 60, '2025-01-12'),
	(102, 8, 'credit_reports', 'third_party_report', 904, 'C-2', '2026-02-10', '2027-02-09', 'A', 80, '2026-02-12'),
	(103, 8, 'credit_reports', 'third_party_report', 905, 'Z-7', '2026-03-10', '2027-03-09', 'A', 71, NULL),
	(104, 14, 'agency_information', 'qualification', 902, 'Q-1', '2024-01-01', NULL, '甲级', NULL, '2024-01-05'),
	(105, 14, 'agency_information', 'supervision', 902, NULL, '2026-04-01', NULL, '整改', NULL, NULL);
SELECT item, grade, issued_on, published_on FROM cl.attested_on('agency_information', '2026-06-30') WHERE subject = 14 ORDER BY place;
SELECT d.as_of, i.value, i.numerator FROM (VALUES (date '2025-06-30'), ('2026-01-20'), ('2026-06-30')) AS d (as_of) CROSS JOIN LATERAL cl.indicator_on(d.as_of) i
 WHERE i.subject = 8 AND i.indicator = 'bidder_report' ORDER BY 1;
SELECT note, points FROM cl.explain_score(8, '2026-06-30') WHERE step = 'indicator';
INSERT INTO cl.matter (id, kind, subject, title, opened_on) VALUES (501, 'purchase', 17, '示例设备招标', '2026-06-01');
INSERT INTO cl.matter_party (matter, role, subject, name, attestation) VALUES (501, 'bidder', 8, '示例公司（演示数据）', 102);
\set VERBOSITY terse
INSERT INTO cl.matter_party (matter, role, subject, name, attestation) VALUES (501, 'expert', 8, '示例公司（演示数据）', 101);
INSERT INTO cl.matter_party (matter, role, subject, name, attestation) VALUES (501, 'agency', 14, '示例招标代理公司（演示数据）', 102);
INSERT INTO cl.matter_party (matter, role, subject, name, attestation) VALUES (501, 'agency', 14, '示例招标代理公司（演示数据）', 999);
INSERT INTO cl.attestation (subject, list, item, issuer, issued_on) VALUES (8, 'credit_reports', 'horoscope', 904, '2026-01-01');
INSERT INTO cl.attestation (subject, list, item, issuer, issued_on) VALUES (8, 'agency_information', 'credit', 904, '2026-01-01');
INSERT INTO cl.attestation (subject, list, item, issuer, issued_on) VALUES (0, 'agency_information', 'credit', 904, '2026-01-01');
INSERT INTO cl.attestation (subject, list, item, issuer, number, issued_on) VALUES (14, 'agency_information', 'credit', 904, 'C-2', '2026-01-01');
-- the bribery check is Xining's
INSERT INTO cl.record (subject, record_type, decided_on) VALUES (8, 'bribery_record', '2026-03-02');
\set VERBOSITY default
INSERT INTO cl.record (subject, record_type, decided_on, severity) VALUES (15, 'bribery_record', '2026-03-02', 'serious'), (16, 'bribery_record', '2026-03-02', 'serious'),
	(15, 'bidding_bad_conduct', '2026-03-02', 'ordinary'), (8, 'bidding_bad_conduct', '2026-03-02', 'ordinary');
SELECT s.id, m.answer, m.measure FROM (VALUES (8), (15), (16)) AS s (id) CROSS JOIN LATERAL cl.measures_on(s.id, 'bidding', NULL, '2026-06-30') m ORDER BY 1, 3;
SELECT subject, measure FROM cl.sanctions_on('2026-06-30') WHERE measure = 'bidding_blacklist' ORDER BY 1;
-- who bid with which report
SELECT p.name, a.number, a.grade, a.valid_until FROM cl.matter_party p JOIN cl.attestation a ON a.id = p.attestation WHERE p.matter = 501;
-- as it was known
SELECT cl.close_books() AS k \gset
UPDATE cl.attestation SET score = 90 WHERE id = 103;
DELETE FROM cl.observation WHERE subject = 11 AND indicator = 'debt_ratio';
SELECT k.n, i.subject, i.indicator, i.value FROM (VALUES (1, :'k'::timestamptz), (2, 'infinity')) AS k (n, known_at)
 CROSS JOIN LATERAL cl.indicator_on('2026-06-30', k.known_at) i WHERE i.subject IN (8, 11) AND i.indicator IN ('bidder_report', 'debt_ratio') ORDER BY 1, 2;

-- TP-05: of all disputes what is mediated or adjudicated is resolved, of those in court what is mediated
INSERT INTO cl.matter (kind, code, subject, title, list, item, opened_on, closed_on, outcome)
	SELECT 'dispute', CASE WHEN i > 5 THEN 'court' END, 5, '纠纷' || i, CASE WHEN i IN (5, 6) THEN 'dispute_means' END, CASE WHEN i IN (5, 6) THEN 'adjudication' END,
		   '2026-01-05', '2026-02-05', (ARRAY['mediated', 'mediated', 'mediated', 'mediated', 'adjudicated', 'adjudicated', 'mediated', 'unresolved', 'unresolved', 'unresolved'])[i]
	  FROM generate_series(1, 10) i;
SELECT indicator, numerator, denominator, value FROM cl.indicator_on('2026-06-30') WHERE subject = 5 AND indicator LIKE '%disputes_resolved' ORDER BY 1;
SELECT warning FROM cl.warnings_on('2026-06-30') WHERE subject = 5 AND indicator LIKE '%disputes_resolved' ORDER BY 1;
\set VERBOSITY terse
INSERT INTO cl.matter (kind, subject, title, list, item, opened_on) VALUES ('dispute', 5, '纠纷', 'dispute_means', 'arbitration', '2026-01-05');
\set VERBOSITY default

-- HB-08: enterprises and practitioners by industry: platform, blacklist, evaluation, peers
INSERT INTO cl.subject (id, kind, name, division) VALUES (20, 'enterprise', '示例甲公司（演示数据）', '990105'), (21, 'enterprise', '示例乙公司（演示数据）', '990105'),
	(22, 'enterprise', '示例丙公司（演示数据）', '990105'), (23, 'practitioner', '某丁（演示数据）', '990105');
INSERT INTO cl.list_entry (list, subject, code, valid) VALUES ('industries', 20, 'construction', '[2008-01-01,)'), ('industries', 20, 'tourism', '[2010-01-01,)'),
	('industries', 21, 'construction', '[2008-01-01,)'), ('industries', 23, 'legal_services', '[2008-01-01,2012-01-01)');
\set VERBOSITY terse
INSERT INTO cl.list_entry (list, subject, code) VALUES ('industries', 22, 'fortune_telling');
INSERT INTO cl.list_entry (list, subject, code) VALUES ('industries', 6, 'tourism');
INSERT INTO cl.list_entry (list, subject, code, valid) VALUES ('industries', 20, 'tourism', '[2011-01-01,)');
INSERT INTO cl.list_entry (list, subject, code) VALUES ('industries', 0, 'tourism');
INSERT INTO cl.list_entry (list, subject, code) VALUES ('powers', 6, 'P-1');
\set VERBOSITY default
INSERT INTO cl.record (subject, record_type, decided_on, severity) VALUES (20, 'dishonesty_information', '2011-03-02', 'serious'), (21, 'honour_information', '2011-03-02', NULL), (21, 'tax_evasion', '2011-04-02', NULL),
	(22, 'basic_information', '2011-03-02', NULL), (23, 'basic_information', '2011-03-02', NULL);
SELECT d.as_of, e.subject, e.code, e.title FROM (VALUES (date '2009-06-30'), ('2012-01-01')) AS d (as_of) CROSS JOIN LATERAL cl.entry_on('industries', d.as_of) e ORDER BY 1, 2, 3;
SELECT i.title AS industry, count(r.id) FILTER (WHERE t.class = 'basic') AS basic, count(r.id) FILTER (WHERE t.class = 'honour') AS honour, count(r.id) FILTER (WHERE t.class = 'dishonesty') AS dishonesty
  FROM cl_internal.list_known('industries') i
  JOIN cl.entry_on('industries', '2011-06-30') e ON e.code = i.item AND e.kind = i.subject_kind
  JOIN cl_internal.record_on('2011-06-30') r ON r.subject = e.subject
  JOIN cl_internal.record_type_known() t ON t.policy = i.policy AND t.record_type = r.record_type GROUP BY i.place, i.title ORDER BY i.place;
SELECT e.code, x.subject FROM cl.sanctions_on('2011-06-30') x JOIN cl.entry_on('industries', '2011-06-30') e ON e.subject = x.subject WHERE x.measure = 'blacklist' ORDER BY 1, 2;
SELECT kind, code, rank, subject, score, peers FROM cl.ranking_by('industries', '2011-06-30') ORDER BY 1, 2, 3;
CALL cl.evaluate('2011-06-30', '行业评价', '990105');
SELECT e.code, count(*), round(avg(v.score), 2) AS mean FROM cl.evaluation_score v JOIN cl.entry_on('industries', '2011-06-30') e ON e.subject = v.subject GROUP BY 1 ORDER BY 1;
-- who is of no industry yet
SELECT s.id FROM cl_internal.subject_on('2011-06-30') s WHERE s.division = '990105' AND s.kind = 'enterprise' AND NOT EXISTS (SELECT FROM cl.entry_on('industries', '2011-06-30') e WHERE e.subject = s.id) ORDER BY 1;
SELECT cl.close_books() AS k \gset
DELETE FROM cl.list_entry WHERE list = 'industries' AND subject = 20 AND code = 'tourism';
SELECT k.n, count(*) FROM (VALUES (1, :'k'::timestamptz), (2, 'infinity')) AS k (n, known_at) CROSS JOIN LATERAL cl.ranking_by('industries', '2011-06-30', k.known_at) r GROUP BY 1 ORDER BY 1;

-- HY-17: cases made public, coordination, training of new and promoted officials, progress
INSERT INTO cl.jurisdiction (division, policy, valid) VALUES ('990106', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO cl.subject (id, kind, name, division) VALUES (30, 'government', '示例六区人民政府（演示数据）', '990106'), (31, 'department', '示例六区住建局（演示数据）', '990106'), (32, 'department', '示例六区财政局（演示数据）', '990106'),
	(33, 'official', '某戊（演示数据）', '990106'), (34, 'official', '某己（演示数据）', '990106'), (35, 'official', '某庚（演示数据）', '990106');
INSERT INTO cl.record (id, subject, record_type, decided_on, published_on) VALUES (701, 31, 'good_case', '2026-03-02', '2026-03-04'), (702, 32, 'bad_case', '2026-03-02', NULL), (703, 31, 'bad_case', '2026-03-02', '2026-03-12');
SELECT record, record_type, due_on, done_on, state FROM cl.deadlines_on('2026-06-30') WHERE record BETWEEN 701 AND 703 ORDER BY 1;
SELECT t.title, count(*) AS cases, count(r.published_on) AS public FROM cl.record r JOIN govcredit.policy_items('huaiyin-2019', 'record_types') t ON t.code = r.record_type WHERE r.id BETWEEN 701 AND 703 GROUP BY 1 ORDER BY 1;
SELECT count(*) AS measures FROM cl.sanctions_on('2026-06-30') WHERE record IN (702, 703);
INSERT INTO cl.matter (id, kind, code, subject, person, title, opened_on, closed_on, outcome) VALUES (601, 'event', 'coordination', 31, 33, '示例欠款问题', '2026-03-01', '2026-05-20', 'resolved');
INSERT INTO cl.matter_step (matter, step, done_on) VALUES (601, 'raised', '2026-03-01'), (601, 'solved', '2026-05-20');
SELECT matter, step, title FROM cl_internal.steps_missing_on('2026-06-30') WHERE matter = 601 ORDER BY 2;
INSERT INTO cl.delivery (subject, what, year, recipient, sent_on) VALUES (30, 'leading_group', 2025, '区社会信用体系建设领导小组', '2025-11-20'), (31, 'progress', 2025, '领导小组办公室', '2025-12-31');
SELECT report, subject, due_on, state FROM cl_internal.reports_on('2026-06-30') WHERE jurisdiction = '990106' AND year = 2025 ORDER BY 1, 2;
INSERT INTO cl.subject_link (subject, role, target, valid) VALUES (33, 'unit', 31, '[2026-02-01,)'), (34, 'unit', 31, '[2020-02-01,2026-03-01)'), (34, 'unit', 32, '[2026-03-01,)'), (35, 'unit', 32, '[2026-02-01,)');
INSERT INTO cl.subject_link (subject, role, target, valid) VALUES (32, 'head', 34, '[2026-03-01,)');
INSERT INTO cl.matter (id, kind, subject, title, list, item, opened_on, closed_on, outcome) VALUES (602, 'training', 30, '初任培训', 'training_kinds', 'initial', '2026-04-01', '2026-04-03', 'held'),
	(603, 'training', 30, '任职培训', 'training_kinds', 'appointment', '2026-01-10', '2026-01-12', 'held'), (604, 'training', 30, '任职培训二', 'training_kinds', 'appointment', '2026-05-10', '2026-05-12', 'held');
INSERT INTO cl.matter_party (matter, role, subject, name) VALUES (602, 'participant', 35, '某庚（演示数据）'), (603, 'participant', 34, '某己（演示数据）'), (604, 'participant', 34, '某己（演示数据）');
SELECT d.as_of, u.subject, u.post, u.unit, u.since, u.training, u.title FROM (VALUES (date '2026-04-02'), ('2026-04-03'), ('2026-05-12')) AS d (as_of) CROSS JOIN LATERAL cl_internal.untrained_on(d.as_of) u ORDER BY 1, 2;
DROP SCHEMA cl, cl_internal, cl_zh CASCADE;

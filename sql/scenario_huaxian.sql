--
-- scenario_huaxian: the year 2025 under 滑政〔2017〕31号 in a fictional county
-- with a zone, a street and two townships.  Every clause row HX-01 to HX-23 is
-- asserted where it happens, by its ID; a clause counts as asserted when a row
-- carries its ID.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
-- A row that answers a clause carries its ID; test/agreement/scenario misses none.
CREATE FUNCTION public.clause(id text) RETURNS text LANGUAGE sql IMMUTABLE RETURN id;

---- 2017-09-26  The county adopts the plan: 21 tasks with their units and schedule
SELECT govcredit.create_registry('hx');
INSERT INTO hx.jurisdiction (division, policy, valid) VALUES ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO hx.subject (id, kind, name, division) VALUES (901, 'source', '县纪检监察机关（演示数据）', '990102'), (902, 'source', '县法院（演示数据）', '990102'), (903, 'source', '县检察院（演示数据）', '990102'),
	(904, 'source', '县信用中心（演示数据）', '990102'), (905, 'source', '信用评估机构（演示数据）', '990102');
INSERT INTO hx.subject (id, kind, name, division) VALUES
	(1, 'government', '示例县政府（演示数据）', '990102'), (11, 'department', '财政局（演示数据）', '990102'),
	(12, 'department', '住建局（演示数据）', '990102'),
	(13, 'department', '商务局（演示数据）', '990102'), (14, 'department', '统计局（演示数据）', '990102'),
	(15, 'department', '审批局（演示数据）', '990102'),
	(16, 'institution', '交易中心（演示数据）', '990102'), (21, 'zone', '产业集聚区（演示数据）', '990102'),
	(22, 'township', '城关街道（演示数据）', '990102001'), (23, 'township', '柳岸镇（演示数据）', '990102002'),
	(24, 'township', '桥北乡（演示数据）', '990102003'), (25, 'grassroots', '书院村（演示数据）', '990102002'),
	(31, 'official', '某甲（演示数据）', '990102'), (32, 'official', '某乙（演示数据）', '990102'), (33, 'official', '某丙（演示数据）', '990102'),
	(34, 'official', '某丁（演示数据）', '990102'),
	(41, 'enterprise', '示例建设公司（演示数据）', '990102'), (42, 'enterprise', '示例食品公司（演示数据）', '990102'),
	(43, 'agency', '招标代理公司（演示数据）', '990102');
INSERT INTO hx.subject_link (subject, role, target) SELECT id, 'superior', 1 FROM hx.subject WHERE id BETWEEN 11 AND 24;
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (31, 'unit', 12, '[2016-01-01,)'), (12, 'head', 31, '[2020-01-01,)'),
	(32, 'unit', 13, '[2018-01-01,)'), (13, 'head', 32, '[2022-01-01,)'),
	(33, 'unit', 14, '[2018-01-01,)'), (34, 'unit', 12, '[2015-01-01,2024-01-01)'), (34, 'unit', 11, '[2024-01-01,)');
-- HX-23: loaded once, with units; due by end 2017, by end 2018, or ongoing; what is open, overdue and done as the years go
SELECT clause('HX-23'), hx.load_tasks(1, '2017-09-26') AS loaded, hx.load_tasks(1, '2017-09-26') AS again;
SELECT clause('HX-23'), due_on, count(*) AS tasks, string_agg(DISTINCT schedule COLLATE "C", ' / ' ORDER BY schedule COLLATE "C") AS schedule,
	   sum(cardinality(units)) AS units FROM hx.task_progress_on('2017-09-30') GROUP BY due_on ORDER BY due_on;
UPDATE hx.matter SET closed_on = '2017-12-20', outcome = 'done' WHERE kind = 'task' AND code IN ('officials', 'ppp');
UPDATE hx.matter SET closed_on = '2018-02-08', outcome = 'done' WHERE kind = 'task' AND code = 'bidding';
INSERT INTO hx.matter_step (matter, step, done_on, progress, note) SELECT matter, 'progress', '2018-11-30', 60, '资产负债表试编'
	FROM hx.task_progress_on('2018-11-30') WHERE code = 'debt';
SELECT clause('HX-23'), d.as_of, t.state, count(*) AS tasks, string_agg(t.place::text, ' ' ORDER BY t.place) AS numbers
  FROM (VALUES (date '2017-12-31'), ('2018-01-01'), ('2019-01-01')) d (as_of) CROSS JOIN LATERAL hx.task_progress_on(d.as_of) t
 GROUP BY d.as_of, t.state ORDER BY d.as_of, t.state;
SELECT clause('HX-23'), place, title, due_on, state, progress, last_note
  FROM hx.task_progress_on('2019-01-01') WHERE state = 'overdue' ORDER BY place;

---- January 2025  Reports of the year before; lists, services, promises, plans
INSERT INTO hx.delivery (subject, what, year, recipient, sent_on) SELECT s.id, w.what, 2024, '县发改委', w.day FROM hx.subject s
 CROSS JOIN (VALUES ('first_half', date '2024-07-05'), ('whole_year', '2025-01-08')) w (what, day)
	WHERE s.kind IN ('department', 'institution', 'zone', 'township');
-- HX-21: lists of powers and responsibilities, kept up to date: an entry ends, another begins
INSERT INTO hx.list_entry (list, subject, code, title, basis, valid) VALUES ('powers', 12, 'Q-1', '施工许可', '建筑法', '[2018-01-01,2025-04-01)'),
	('powers', 15, 'Q-1', '施工许可', '建筑法', '[2025-04-01,)'), ('responsibilities', 12, 'Z-1', '质量监督', '建筑法', '[2018-01-01,)');
SELECT clause('HX-21'), i.title, string_agg(e.title || ' ' || s.name, '、' ORDER BY e.id) FILTER (WHERE e.valid @> date '2025-03-31') AS in_march,
	   string_agg(e.title || ' ' || s.name, '、' ORDER BY e.id) FILTER (WHERE e.valid @> date '2025-04-01') AS in_april
  FROM govcredit.list_items('huaxian-2017', 'government_lists') i LEFT JOIN hx.list_entry e ON e.list = i.item
  LEFT JOIN hx.subject s ON s.id = e.subject GROUP BY i.place, i.title ORDER BY i.place;
-- HX-22: service items with their limits, by each channel; which services took longer; needless certificates
INSERT INTO hx.list_entry (list, subject, code, title, form, time_limit) VALUES ('service', 15, 'F-1', '食品经营许可', 'hall', 10),
	('service', 15, 'F-2', '企业设立登记', 'online', 1);
SELECT clause('HX-22'), i.title AS channel, e.title AS service, e.time_limit
  FROM govcredit.list_items('huaxian-2017', 'service_channels') i LEFT JOIN hx.list_entry e ON e.list = 'service' AND e.form = i.item
 ORDER BY i.place;
INSERT INTO hx.matter (id, kind, code, subject, counterpart, title, opened_on, due_on, closed_on, outcome)
	SELECT v.id, 'service', e.code, e.subject, 42, e.title, v.day, v.day + e.time_limit, v.done, 'done'
  FROM (VALUES (101, 'F-1', date '2025-03-03', date '2025-03-13'), (102, 'F-2', '2025-03-03', '2025-03-06')) v (id, code, day, done)
  JOIN hx.list_entry e ON e.list = 'service' AND e.code = v.code;
SELECT clause('HX-22'), title, opened_on, due_on, closed_on, state, days_late FROM hx.matters_on('2025-06-30') WHERE kind = 'service' ORDER BY matter;
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter) VALUES (201, 15, 'needless_certificate', 904, '2025-03-10', 'ordinary', 101);
SELECT clause('HX-22'), e.label, e.record_type, e.dimension, e.points, e.effect, e.basis
  FROM hx.explain_score(15, '2025-06-30') e WHERE e.label = '#201';

-- HX-02: promises by whom the plan lets make them; registered, published, and which are not
INSERT INTO hx.matter (id, kind, code, subject, person, title, opened_on, due_on, published_on) VALUES (111, 'promise', 'deadline', 12, 31, '竣工验收备案三日办结', '2025-01-06', '2025-05-31', '2025-01-10'),
	(112, 'promise', 'quality', 15, NULL, '一次性告知', '2025-01-06', '2025-05-31', '2025-01-10'),
	(113, 'promise', 'guarantee', 33, 33, '数据独立核算', '2025-01-06', '2025-05-31', NULL);
INSERT INTO hx.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'quality', 23, '乡镇服务承诺', '2025-01-06');
SELECT clause('HX-02'), s.name, m.title, m.published_on FROM hx.matter m JOIN hx.subject s ON s.id = m.subject WHERE m.kind = 'promise' ORDER BY m.id;
-- HX-19: a street's and a township's promises are about the fourteen items of this plan (no 家政), and villages make none
INSERT INTO hx.matter (id, kind, code, subject, title, list, item, opened_on, due_on) VALUES (121, 'promise', 'street', 22, '增设停车位', 'street_items', 'parking', '2025-01-06', '2025-05-31'),
	(122, 'promise', 'street', 23, '养老床位', 'street_items', 'elderly_care', '2025-01-06', '2025-05-31');
INSERT INTO hx.matter (kind, code, subject, title, list, item, opened_on) VALUES ('promise', 'street', 22, '家政服务', 'street_items', 'household_services', '2025-01-06');
INSERT INTO hx.matter (kind, code, subject, title, list, item, opened_on) VALUES ('promise', 'street', 25, '村内停车', 'street_items', 'parking', '2025-01-06');
SELECT clause('HX-19'), count(*) AS items, string_agg(title, ' ' ORDER BY place) AS titles FROM govcredit.list_items('huaxian-2017', 'street_items');
-- HX-03: plans and people's-livelihood items with their last day
INSERT INTO hx.matter (id, kind, subject, title, opened_on, due_on) VALUES (131, 'target', 12, '改造老旧小区二十个', '2025-01-02', '2025-06-15'),
	(132, 'target', 12, '新建道路五公里', '2025-01-02', '2025-06-15'),
	(133, 'livelihood', 12, '供热管网', '2025-01-02', '2025-06-15'), (134, 'livelihood', 13, '农贸市场', '2025-01-02', '2025-06-15');

---- February to June  The year as it comes
-- HX-07: suggestions and proposals: the rate counts in lawful administration
INSERT INTO hx.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) VALUES (141, 'proposal', 'suggestion', 23, '修桥', '2025-02-10', '2025-05-12', '2025-05-09', 'done'),
	(142, 'proposal', 'proposal', 23, '路灯', '2025-02-10', '2025-05-12', NULL, NULL),
	(143, 'proposal', 'proposal', 22, '菜场', '2025-02-10', '2025-05-12', '2025-05-12', 'planned');
SELECT clause('HX-07'), i.name, i.numerator || '/' || i.denominator AS handled, i.value, e.dimension, e.points, e.basis
  FROM hx.indicator_on('2025-06-30') i JOIN hx_internal.explain_on('2025-06-30') e ON e.subject = i.subject
 WHERE i.indicator = 'proposals_handled' AND i.value IS NOT NULL AND e.label = i.indicator ORDER BY i.subject;

-- HX-02: kept and broken promises enter the file of the unit and of the official
UPDATE hx.matter SET closed_on = '2025-05-30', outcome = 'kept' WHERE id IN (112, 113, 122);
UPDATE hx.matter SET closed_on = '2025-06-03', outcome = 'broken' WHERE id IN (111, 121);
SELECT hx.record_matter(111) AS broken \gset
SELECT clause('HX-02'), s.name, r.record_type, r.decided_on, r.id = :broken AS returned, hx.record_matter(111) = :broken AS once
  FROM hx.record r JOIN hx.subject s ON s.id = r.subject WHERE r.matter = 111 ORDER BY s.id;
INSERT INTO hx.record (id, subject, record_type, decided_on, matter)
	SELECT 210 + row_number() OVER (ORDER BY m.id, w.subject), w.subject, 'promise_kept', '2025-06-05', m.id
  FROM hx.matter m CROSS JOIN LATERAL (SELECT m.subject UNION SELECT m.person WHERE m.person IS NOT NULL) w (subject)
 WHERE m.kind = 'promise' AND m.outcome = 'kept' AND m.code <> 'street';
SELECT clause('HX-02'), s.name, f.day, f.section, f.code, f.title, f.detail
  FROM hx.subject s CROSS JOIN LATERAL hx.integrity_file(s.id, '2025-06-30') f WHERE s.id IN (12, 31) AND f.code LIKE 'promise%'
 ORDER BY s.id, f.day, f.section;
-- HX-19: fulfilment counts; an honest street or township
SELECT hx.record_matter(121) AS street \gset
SELECT clause('HX-19'), r.record_type, r.decided_on FROM hx.record r WHERE r.id = :street;
INSERT INTO hx.record (id, subject, record_type, decided_on) VALUES (217, 23, 'honest_township', '2025-06-10');
SELECT clause('HX-19'), a.name, m.item, m.outcome, a.dimensions ->> 'contracts_promises' AS promises,
	   a.dimensions ->> 'credit_system' AS credit_system, a.score FROM hx_internal.assess_on('2025-06-30') a
  JOIN hx.matters_on('2025-06-30') m ON m.subject = a.subject AND m.code = 'street' ORDER BY a.subject;
INSERT INTO hx.record (subject, record_type, decided_on) VALUES (25, 'honest_township', '2025-06-10');
-- HX-03: met or missed, for the text knows no third: rates, and a record of what was missed
UPDATE hx.matter SET closed_on = '2025-06-13', outcome = 'met' WHERE id IN (131, 134);
UPDATE hx.matter SET closed_on = '2025-06-15', outcome = 'missed' WHERE id = 132;
UPDATE hx.matter SET closed_on = '2025-06-15', outcome = 'explained', reason = '汛期停工' WHERE id = 133;
UPDATE hx.matter SET closed_on = '2025-06-15', outcome = 'missed', reason = '汛期停工' WHERE id = 133;
INSERT INTO hx.record (id, subject, record_type, decided_on, severity, matter) VALUES (221, 12, 'plan_missed', '2025-06-16', 'ordinary', 132);
SELECT clause('HX-03'), name, indicator, numerator || '/' || denominator AS of, value
  FROM hx.indicator_on('2025-06-30') WHERE indicator IN ('plan_completed', 'livelihood_items_delivered') AND value IS NOT NULL
 ORDER BY subject, indicator;
SELECT clause('HX-03'), line, step, record_type, points, effect, note_zh
  FROM hx.explain_score(12, '2025-06-30') WHERE dimension = 'targets' ORDER BY line;

-- HX-04: cases lost and why; judgments not performed; misconduct found in a lost case is pursued
INSERT INTO hx.matter (id, kind, subject, title, opened_on, due_on, closed_on, outcome, reason) VALUES (151, 'lawsuit', 12, '甲公司诉住建局', '2025-01-10', NULL, '2025-04-10', 'lost', '程序违法'),
	(152, 'lawsuit', 12, '乙公司诉住建局', '2025-01-20', NULL, '2025-04-20', 'lost', '不履行承诺'),
	(153, 'lawsuit', 12, '丙诉住建局', '2025-02-10', NULL, '2025-05-10', 'won', NULL),
	(154, 'lawsuit', 12, '丁诉住建局', '2025-02-20', NULL, '2025-05-20', 'settled', NULL),
	(155, 'lawsuit', 12, '戊诉住建局', '2025-02-21', NULL, '2025-05-20', 'won', NULL),
	(156, 'judgment', 12, '第一项判决', '2025-04-25', '2025-05-25', '2025-05-20', 'performed', NULL),
	(157, 'judgment', 12, '第二项判决', '2025-05-05', '2025-06-05', NULL, NULL, NULL);
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter) VALUES (231, 31, 'lost_case_misconduct', 901, '2025-05-26', 'minor', 152),
	(232, 12, 'judgment_unperformed', 902, '2025-06-10', 'minor', 157);
SELECT clause('HX-04'), indicator, numerator || '/' || denominator AS of, value, govcredit.indicator_score(policy, indicator, value) AS score
  FROM hx.indicator_on('2025-06-30') WHERE indicator IN ('lost_case_rate', 'judgments_performed') AND value IS NOT NULL ORDER BY indicator;
SELECT clause('HX-04'), name, reason, count(*) AS lost
  FROM hx.matter m JOIN hx.subject s ON s.id = m.subject WHERE m.kind = 'lawsuit' AND m.outcome = 'lost' GROUP BY name, reason
 ORDER BY reason COLLATE "C";
SELECT clause('HX-04'), x.name, x.record_type, x.title, x.body, x.basis
  FROM hx.sanctions_on('2025-06-30') x WHERE x.measure = 'liability_pursued' ORDER BY x.record;

-- HX-05: a breach from report to resolution, coordinated; one that was not is a breach of its own
INSERT INTO hx.matter (id, kind, code, subject, counterpart, title, channel, opened_on, closed_on, outcome) VALUES (161, 'event', 'breach_event', 21, 41, '拖延供地', '企业反映', '2025-03-01', '2025-05-30', 'resolved'),
	(162, 'event', 'breach_event', 13, 42, '奖补未兑付', '群众反映', '2025-03-10', '2025-06-10', 'resolved');
INSERT INTO hx.matter_step (matter, step, done_on, note) VALUES (161, 'reported', '2025-03-01', NULL),
	(161, 'coordinated', '2025-04-01', '县发改委、专业机构'), (161, 'resolved', '2025-05-30', NULL), (162, 'reported', '2025-03-10', NULL),
	(162, 'resolved', '2025-06-10', NULL);
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (162, 'arbitrated', '2025-06-01');
SELECT clause('HX-05'), s.name, m.title, string_agg(t.step || ' ' || to_char(t.done_on, 'YYYY-MM-DD'), ', ' ORDER BY t.done_on) AS steps, max(x.title) AS missing
  FROM hx.matter m JOIN hx.subject s ON s.id = m.subject JOIN hx.matter_step t ON t.matter = m.id
  LEFT JOIN hx_internal.steps_missing_on('2025-06-30') x ON x.matter = m.id WHERE m.code = 'breach_event' GROUP BY m.id, s.name, m.title ORDER BY m.id;
SELECT hx.record_matter(161);
SELECT hx.record_matter(162, 904) AS breach \gset
SELECT clause('HX-05'), record_type, dimension, points, effect FROM hx.explain_score(13, '2025-06-30') WHERE label = '#' || :breach;

-- HX-08: complaints by telephone, mail and media; those upheld, with their record
INSERT INTO hx.matter (id, kind, subject, title, channel, opened_on, closed_on, outcome) VALUES (171, 'complaint', 15, '推诿', 'telephone', '2025-04-01', '2025-04-20', 'upheld'),
	(172, 'complaint', 22, '占道收费', 'mail', '2025-04-02', '2025-04-25', 'dismissed'),
	(173, 'complaint', 23, '低保名额', 'television', '2025-04-03', '2025-05-06', 'upheld'),
	(174, 'complaint', 23, '道路破损', 'internet', '2025-06-20', NULL, NULL);
INSERT INTO hx.record (id, subject, record_type, decided_on, severity, matter) VALUES (251, 15, 'complaint_upheld', '2025-04-21', 'minor', 171);
SELECT clause('HX-08'), i.title AS channel, count(m.id) AS received, count(m.closed_on) AS followed_up,
	   count(*) FILTER (WHERE m.outcome = 'upheld') AS upheld, count(r.id) AS recorded FROM govcredit.list_items('huaxian-2017', 'complaint_channels') i
  LEFT JOIN hx.matter m ON m.kind = 'complaint' AND m.channel = i.item LEFT JOIN hx.record r ON r.matter = m.id GROUP BY i.place, i.title
 ORDER BY i.place;

-- HX-11: judgment (no finding asked for), relative non-prosecution, penalty, discipline, accountability; no audit finding, no administrative sanction in this plan
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity) VALUES (301, 14, 'court_judgment', 902, '2025-03-05', 'minor'),
	(302, 32, 'relative_non_prosecution', 903, '2025-03-06', 'ordinary'), (303, 16, 'penalty_in_office', 904, '2025-03-07', 'minor'),
	(304, 31, 'disciplinary_sanction', 901, '2025-03-10', 'minor'), (305, 21, 'accountability', 901, '2025-03-11', 'ordinary');
INSERT INTO hx.record (subject, record_type, decided_on) VALUES (14, 'audit_finding', '2025-03-05');
INSERT INTO hx.record (subject, record_type, decided_on) VALUES (31, 'administrative_sanction', '2025-03-05');
SELECT clause('HX-11'), t.name, t.record_type, e.points,
	   string_agg(t.title, ' → ' ORDER BY array_position('{credit_site,provincial_platform,national_platform,discipline_inspection}', t.recipient)) AS handed_up
  FROM hx.routing_on('2025-06-30') t JOIN hx_internal.explain_on('2025-06-30') e ON e.label = '#' || t.record
 WHERE t.record BETWEEN 301 AND 305 GROUP BY t.record, t.name, t.record_type, e.points ORDER BY t.record;
-- HX-11: full coverage, measured
SELECT clause('HX-11'), d.as_of, c.kind, c.covered || '/' || c.subjects AS covered, c.percent
  FROM (VALUES (date '2025-03-31'), ('2025-06-30')) d (as_of) CROSS JOIN LATERAL hx_internal.coverage_on(d.as_of) c
 WHERE c.kind IN ('department', 'township', 'zone', 'institution') ORDER BY c.kind, d.as_of;

-- HX-12: units answer by loss and impact, the exclusion from honours is the departments' alone; officials are restricted, not barred
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity) VALUES (311, 12, 'accountability', 901, '2025-04-10', 'serious');
SELECT clause('HX-12'), x.kind, x.name, r.severity, string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") AS measures
  FROM hx.sanctions_on('2025-06-30') x JOIN hx.record r ON r.id = x.record WHERE x.record IN (301, 305, 311, 304)
 GROUP BY x.record, x.kind, x.name, r.severity ORDER BY x.record;
SELECT clause('HX-12'), s.name, m.answer, m.title, hx.is_barred(s.id, 'honour', NULL, '2025-06-30') AS barred
  FROM hx.subject s CROSS JOIN LATERAL (SELECT DISTINCT answer, title FROM hx.measures_on(s.id, 'honour', NULL, '2025-06-30')) m
 WHERE s.id IN (12, 21, 31) ORDER BY s.id;
SELECT clause('HX-12'), r.record_type, coalesce(string_agg(t.title, '、'), 'not told') AS discipline_inspection
  FROM hx.record r LEFT JOIN hx.routing_on('2025-06-30') t ON t.record = r.id AND t.recipient = 'discipline_inspection'
 WHERE r.id BETWEEN 301 AND 305 GROUP BY r.id, r.record_type ORDER BY r.id;

-- HX-10: the file: personal matters, integrity, annual assessment, violations (no personnel file); training; what it is used for
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity) VALUES (321, 34, 'personal_matters_fault', 901, '2025-02-20', NULL),
	(322, 34, 'integrity_breach', 901, '2025-02-25', 'minor'), (323, 34, 'annual_assessment_poor', NULL, '2025-01-20', NULL),
	(324, 33, 'annual_assessment_excellent', NULL, '2025-01-20', NULL);
INSERT INTO hx.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (181, 'training', 1, '信用知识培训', '2025-04-15', '2025-04-16', 'held');
INSERT INTO hx.matter_party (matter, role, subject, name) VALUES (181, 'participant', 34, '某丁（演示数据）');
SELECT clause('HX-10'), f.day, f.section, f.title, f.detail, f.counts_until
  FROM hx.integrity_file(34, '2025-06-30') f ORDER BY f.day, f.section, f.code;
SELECT clause('HX-10'), a.name, a.score, a.grade, g.title AS used_as, i.titles AS made_of
  FROM hx_internal.assess_on('2025-06-30') a
 CROSS JOIN LATERAL govcredit.grade_consequences(a.policy, a.kind, a.grade) g,
	   (SELECT string_agg(title, '、' ORDER BY place) AS titles FROM govcredit.list_items('huaxian-2017', 'file_items')) i WHERE a.kind = 'official'
 ORDER BY a.score DESC, a.subject;
SELECT clause('HX-10'), d.key AS dimension, d.value AS score
  FROM hx_internal.assess_on('2025-06-30') a CROSS JOIN LATERAL jsonb_each_text(a.dimensions) d WHERE a.subject = 34 ORDER BY d.key COLLATE "C";

-- HX-13: what law does not allow is not collected; an objection is answered in ten working days; officials only may have a record repaired
INSERT INTO hx.record (subject, record_type, decided_on, flags) VALUES (32, 'integrity_breach', '2025-05-05', '{collection_forbidden}');
INSERT INTO hx.objection (id, record, filed_on, statement) VALUES (1, 321, '2025-04-25', '已补报');
SELECT clause('HX-13'), d.as_of, o.name, o.due_on, o.state, o.workdays_late
  FROM (VALUES (date '2025-05-13'), ('2025-05-14')) d (as_of) CROSS JOIN LATERAL hx.deadlines_on(d.as_of) o WHERE o.what = 'objection'
 ORDER BY d.as_of;
UPDATE hx.objection SET answered_on = '2025-05-12', outcome = 'upheld', answer = '情节属实但已补报，更正' WHERE id = 1;
UPDATE hx.record SET corrected_on = '2025-05-12', note = '已补报' WHERE id = 321;
SELECT clause('HX-13'), name, record, record_type, eligible, unmet, effects
  FROM hx.repairable_on('2025-06-20') WHERE record IN (302, 305) ORDER BY record;
UPDATE hx.record SET grounds = '{harm_prevented}' WHERE id IN (302, 305);
INSERT INTO hx.repair (record, granted_on, effect) VALUES (305, '2025-06-20', 'lighten');
INSERT INTO hx.repair (record, granted_on, effect) VALUES (302, '2025-06-20', 'reduce');
INSERT INTO hx.repair (record, granted_on, effect) VALUES (302, '2025-06-20', 'lighten');
SELECT clause('HX-13'), d.as_of, e.label, e.base, e.factor, e.points
  FROM (VALUES (date '2025-06-19'), ('2025-06-20')) d (as_of) CROSS JOIN LATERAL hx.explain_score(32, d.as_of) e WHERE e.label = '#302'
 ORDER BY d.as_of;

-- HX-14: the executor answers for a purchase, the unit for acceptance; from a breach of a partnership back to the person of its stage
INSERT INTO hx.matter (id, kind, subject, person, counterpart, title, opened_on, closed_on, outcome) VALUES (191, 'purchase', 12, 34, 41, '路灯采购', '2025-02-17', '2025-05-20', 'breached');
INSERT INTO hx.matter (id, kind, subject, person, counterpart, title, opened_on) VALUES (192, 'project', 12, 31, 41, '污水处理厂', '2019-03-01');
INSERT INTO hx.matter_step (matter, step, done_on, person) VALUES (192, 'preparation', '2019-03-01', 34), (192, 'bidding', '2019-06-01', 34),
	(192, 'procurement', '2019-08-01', 31), (192, 'financing', '2020-01-01', 31), (192, 'implementation', '2021-01-01', 34),
	(192, 'implementation', '2024-01-01', 31);
INSERT INTO hx.record (id, subject, record_type, decided_on, severity, matter, step) VALUES (331, 12, 'acceptance_breach', '2025-05-21', 'minor', 191, NULL),
	(332, 12, 'ppp_breach', '2025-05-22', 'minor', 192, 'implementation'), (333, 12, 'ppp_breach', '2025-05-23', 'minor', 192, 'bidding');
INSERT INTO hx.record (id, subject, record_type, decided_on, severity, matter)
	SELECT 334, t.person, 'executor_breach', '2025-05-21', 'minor', t.matter FROM hx.trace_back(331) t;
INSERT INTO hx.record (id, subject, record_type, decided_on, matter) VALUES (335, 33, 'ppp_performed', '2025-05-23', 192);
SELECT clause('HX-14'), r.id AS record, r.record_type, t.name AS responsible, t.matter_title, t.step, t.since
  FROM hx.record r CROSS JOIN LATERAL hx.trace_back(r.id) t WHERE r.id BETWEEN 331 AND 333 ORDER BY r.id;
SELECT clause('HX-14'), s.name, e.record_type, e.dimension, e.points
  FROM hx.subject s JOIN hx_internal.explain_on('2025-06-30') e ON e.subject = s.id WHERE e.label IN ('#331', '#334', '#335') ORDER BY e.label;

-- HX-15: bad conduct is blacklisted and published; what the public learns of agencies; this plan has no check for bribery
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, published_on) VALUES (341, 43, 'bidding_bad_conduct', 904, '2025-04-21', 'ordinary', '2025-04-25'),
	(342, 41, 'bidding_bad_conduct', 904, '2025-05-06', 'serious', NULL);
INSERT INTO hx.record (subject, record_type, source, decided_on) VALUES (41, 'bribery_record', 902, '2025-05-06');
SELECT clause('HX-15'), x.name, x.title, x.ends_on, r.published_on
  FROM hx.sanctions_on('2025-06-30') x JOIN hx.record r ON r.id = x.record WHERE x.measure = 'bidding_blacklist' ORDER BY x.record;
INSERT INTO hx.attestation (id, subject, list, item, issuer, number, issued_on, valid_until, grade, score, published_on) VALUES
	(901, 43, 'agency_information', 'qualification', 904, 'Z-1', '2024-03-01', NULL, '乙级', NULL, '2024-03-05'),
	(902, 43, 'agency_information', 'credit', 904, NULL, '2025-04-25', NULL, '列入黑名单', NULL, '2025-04-25'),
	(903, 41, 'credit_reports', 'third_party_report', 905, 'C-1', '2025-01-10', '2026-01-09', 'BBB', 66, '2025-01-12');
SELECT clause('HX-15'), name, title, grade, published_on FROM hx.attested_on('agency_information', '2025-06-30') ORDER BY subject, place;
-- HX-15: a bidder's third-party report; the report and the contracts performed are the indicators
INSERT INTO hx.matter_party (matter, role, subject, name, attestation) VALUES (191, 'bidder', 41, '示例建设公司（演示数据）', 903);
INSERT INTO hx.matter_party (matter, role, subject, name, attestation) VALUES (191, 'bidder', 42, '示例食品公司（演示数据）', 903);
INSERT INTO hx.observation (subject, indicator, period, numerator, denominator) VALUES (41, 'bid_contracts_performed', '[2025-01-01,2025-07-01)', 3, 4);
SELECT clause('HX-15'), dimension, note_zh, points, basis FROM hx.explain_score(41, '2025-06-30') WHERE step = 'indicator' ORDER BY line;

-- HX-16: a promise of investment changes only on lawful grounds with compensation; harm is relieved; demands ignored
INSERT INTO hx.matter (id, kind, code, subject, person, counterpart, title, opened_on, due_on, amount) VALUES (501, 'promise', 'investment', 21, NULL, 41, '土地价款返还', '2024-03-01', '2025-03-31', 900000),
	(502, 'promise', 'investment', 13, 32, 42, '装修补贴', '2024-03-01', '2025-03-31', 200000);
UPDATE hx.matter SET closed_on = '2025-04-10', outcome = 'changed', reason = '政府换届' WHERE id = 502;
INSERT INTO hx.matter_step (matter, step, done_on, ground) VALUES (501, 'lawful_ground', '2025-03-01', '政府换届');
INSERT INTO hx.matter_step (matter, step, done_on, paid, ground) VALUES (501, 'lawful_ground', '2025-03-01', NULL, 'public_interest'), (501, 'authority', '2025-03-02', NULL, NULL),
	(501, 'procedure', '2025-03-10', NULL, NULL);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (501, 'compensation', '2025-03-28', 0.01);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (501, 'compensation', '2025-03-28', 900000);
UPDATE hx.matter SET closed_on = '2025-03-30', outcome = 'changed', reason = '国土空间规划调整' WHERE id = 501;
UPDATE hx.matter SET closed_on = '2025-04-10', outcome = 'broken', reason = '政府换届' WHERE id = 502;
INSERT INTO hx.matter (id, kind, code, subject, counterpart, parent, title, opened_on, closed_on, outcome, amount) VALUES (503, 'event', 'relief', 13, 42, 502, '装修补贴的救济', '2025-04-15', '2025-06-20', 'resolved', 200000);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (503, 'complaint', '2025-04-15', NULL), (503, 'compensation', '2025-06-01', 150000);
INSERT INTO hx.record (id, subject, record_type, decided_on, severity, flags, matter) VALUES (351, 13, 'investment_breach', '2025-04-12', 'ordinary', NULL, 502),
	(352, 13, 'property_rights_harm', '2025-06-21', 'minor', NULL, 503), (353, 32, 'demands_ignored', '2025-05-08', 'ordinary', '{grave}', NULL),
	(354, 33, 'demands_ignored', '2025-05-08', 'minor', NULL, NULL);
SELECT clause('HX-16'), m.title, m.outcome, m.paid, m.outstanding, x.title AS missing
  FROM hx.matters_on('2025-06-30') m LEFT JOIN hx_internal.steps_missing_on('2025-06-30') x ON x.matter = m.matter WHERE m.matter BETWEEN 501 AND 503
 ORDER BY m.matter;
SELECT clause('HX-16'), s.name, r.record_type, r.flags, string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") AS measures
  FROM hx.record r JOIN hx.subject s ON s.id = r.subject LEFT JOIN hx.sanctions_on('2025-06-30') x ON x.record = r.id WHERE r.id BETWEEN 351 AND 354
 GROUP BY r.id, s.name, r.record_type, r.flags ORDER BY r.id;

-- HX-17: rating of the county, townships, zone and departments, and who is not rated
INSERT INTO hx.attestation (subject, list, item, issuer, number, issued_on, valid_until, grade) VALUES (1, 'government_rating', 'credit_rating', 905, 'R-1', '2024-07-01', '2025-06-30', 'AA'),
	(23, 'government_rating', 'credit_rating', 905, 'R-2', '2024-06-01', '2025-05-31', 'A');
SELECT clause('HX-17'), kind, count(*) AS units, count(grade) AS rated, string_agg(name || ' ' || grade, '、' ORDER BY subject) AS ratings
  FROM hx.attested_on('government_rating', '2025-06-30') GROUP BY kind ORDER BY kind;
-- HX-17: the balance sheets of county and townships; the ratio follows from them, the warning from the ratio
INSERT INTO hx.observation (subject, indicator, period, value, published_on)
	SELECT s, i, '[2024-01-01,2025-01-01)', v, '2025-03-01'
  FROM (VALUES (1, 'assets', 9000000000), (1, 'liabilities', 3000000000), (1, 'debt_balance', 1840000000), (1, 'fiscal_capacity', 2000000000),
		(23, 'liabilities', 60000000), (23, 'debt_balance', 52500000), (23, 'fiscal_capacity', 50000000)) x (s, i, v);
INSERT INTO hx.observation (subject, indicator, period, value) VALUES (11, 'debt_ratio', '[2025-01-01,2025-07-01)', 40);
SELECT clause('HX-17'), name, string_agg(title || ' ' || coalesce(value::text, '—'), '、' ORDER BY place) AS balance_sheet,
	   max(published_on) AS published_on
  FROM hx_internal.figures_on('balance_sheet', '2025-06-30') GROUP BY subject, name ORDER BY subject;
SELECT clause('HX-17'), i.kind, i.name, i.numerator, i.denominator, i.value AS debt_ratio, a.dimensions ->> 'debt_budget' AS score, w.level
  FROM hx.indicator_on('2025-06-30') i JOIN hx_internal.assess_on('2025-06-30') a USING (subject)
  LEFT JOIN hx.warnings_on('2025-06-30') w ON w.subject = i.subject AND w.warning = 'debt' WHERE i.indicator = 'debt_ratio' AND i.value IS NOT NULL
 ORDER BY i.subject;
INSERT INTO hx.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (511, 'event', 'debt_risk', 23, '镇级债务', '2025-03-01', '2025-06-20', 'resolved');
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (511, 'assessment', '2025-03-05'), (511, 'warning', '2025-03-06'),
	(511, 'accountability', '2025-06-18');
SELECT clause('HX-17'), name, matter_title, title AS missing, basis FROM hx_internal.steps_missing_on('2025-06-30') WHERE matter = 511;
INSERT INTO hx.matter (id, kind, subject, counterpart, title, list, item, opened_on, due_on, amount)
	SELECT 511 + v.n, 'arrears', v.s, 41, i.title, 'arrears_kinds', v.item, '2025-01-10', v.due, v.amount
	FROM (VALUES (1, 12, 'materials', date '2025-02-10', 300000), (2, 23, 'project', '2025-03-10', 1200000), (3, 16, 'deposit', '2025-04-10', 50000), (4, 23, 'wages', '2025-02-20', 80000)) v (n, s, item, due, amount)
	JOIN govcredit.list_items('huaxian-2017', 'arrears_kinds') i ON i.item = v.item;
INSERT INTO hx.matter (kind, subject, title, list, item, opened_on, amount) VALUES ('arrears', 12, '借款', 'arrears_kinds', 'loan', '2025-01-10', 100);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (512, 'payment', '2025-04-01', 300000), (513, 'payment', '2025-05-01', 200000);
INSERT INTO hx.record (id, subject, record_type, decided_on, amount, matter)
	SELECT m.id - 150, m.subject, 'arrears_' || m.item, '2025-05-20', m.amount, m.id FROM hx.matter m WHERE m.kind = 'arrears' AND m.item <> 'materials';
SELECT clause('HX-17'), o.name, o.title, o.amount, o.paid, o.outstanding, o.days_late, e.points
  FROM hx.outstanding_on('2025-06-30') o LEFT JOIN hx.record r ON r.matter = o.matter
  LEFT JOIN hx_internal.explain_on('2025-06-30') e ON e.subject = o.subject AND e.label = '#' || r.id ORDER BY o.matter;

-- HX-18: falsified figures: recorded for the office and the official, traced to who was in charge
INSERT INTO hx.matter (id, kind, subject, person, title, opened_on, closed_on, outcome) VALUES (521, 'target', 14, 33, '工业统计年报', '2025-01-02', '2025-04-30', 'missed');
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter) VALUES (371, 14, 'statistics_falsification', 901, '2025-06-17', 'ordinary', 521);
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter)
	SELECT 372, t.person, 'statistics_falsification', 901, '2025-06-17', 'ordinary', t.matter FROM hx.trace_back(371) t;
SELECT clause('HX-18'), s.name, r.record_type, t.name AS traced_to, e.dimension, e.points, string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") AS measures
  FROM hx.record r JOIN hx.subject s ON s.id = r.subject CROSS JOIN LATERAL hx.trace_back(r.id) t
  JOIN hx_internal.explain_on('2025-06-30') e ON e.subject = s.id JOIN hx.sanctions_on('2025-06-30') x ON x.record = r.id
 WHERE r.id IN (371, 372) AND e.label = '#' || r.id GROUP BY r.id, s.name, r.record_type, t.name, e.dimension, e.points ORDER BY r.id;

-- HX-21: a decision without integrity review, announced and never heard; each missing step is a record; for a fault one answers for life, however long it weighs
INSERT INTO hx.matter (id, kind, procedure, subject, title, opened_on, closed_on, outcome) VALUES (531, 'decision', NULL, 21, '园区扩区', '2025-02-03', '2025-05-10', 'adopted'),
	(532, 'decision', 'decision_openness', 21, '园区扩区（公开）', '2025-02-03', '2025-05-10', 'adopted'),
	(533, 'decision', NULL, 12, '旧城改造', '2018-03-01', '2018-09-01', 'adopted');
INSERT INTO hx.matter_step (matter, step, done_on) SELECT m, s, '2018-05-01'::date + (m - 531)::int
	FROM unnest('{533}'::bigint[]) m, unnest('{participation,experts,legality,integrity,collective}'::text[]) s;
INSERT INTO hx.matter_step (matter, step, done_on) SELECT 531, s, '2025-04-01'
	FROM unnest('{participation,experts,risk,legality,collective}'::text[]) s;
INSERT INTO hx.matter_step (matter, step, done_on, person) VALUES (532, 'notice', '2025-03-01', NULL), (533, 'risk', '2018-04-01', 34);
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (531, 'compliance', '2025-05-05');
SELECT clause('HX-21'), name, matter_title, step, title, basis FROM hx_internal.steps_missing_on('2025-06-30') WHERE kind = 'decision' ORDER BY matter, step;
SELECT hx.record_matter(531) AS integrity, hx.record_matter(532) AS hearing \gset
SELECT clause('HX-21'), m.title, r.record_type, r.decided_on
  FROM hx.matter m JOIN hx.record r ON r.matter = m.id WHERE r.id IN (:integrity, :hearing) ORDER BY m.id;
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter, step) VALUES (391, 34, 'decision_fault', 901, '2025-05-27', 'minor', 533, 'risk');
SELECT clause('HX-21'), t.name, t.matter_title, t.step, t.since, f.counts_until,
	   (SELECT x.measure FROM hx.sanctions_on('2055-06-30', subject => 34) x WHERE x.record = 391) AS thirty_years_on FROM hx.trace_back(391) t
  JOIN hx.integrity_file(34, '2025-06-30') f ON f.reference = 391 AND f.section = 'dishonesty';

-- HX-01: licences and penalties within seven working days, on the credit site and on the county's: late or missing by one query
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, amount, published_on) VALUES (401, 42, 'licence', 904, '2025-04-28', NULL, NULL, '2025-05-09'),
	(402, 41, 'administrative_penalty', 904, '2025-04-28', 'ordinary', 20000, NULL),
	(403, 41, 'administrative_penalty', 904, '2025-06-12', 'ordinary', 500, NULL);
INSERT INTO hx.publication (record, site, published_on) VALUES (402, 'credit_site', '2025-05-12'), (402, 'government_site', '2025-05-13'),
	(403, 'credit_site', '2025-06-20');
INSERT INTO hx.publication (record, site, published_on) VALUES (403, 'newspaper', '2025-06-20');
SELECT clause('HX-01'), record, record_type, site, started_on, due_on, done_on, state, workdays_late
  FROM hx.deadlines_on('2025-06-30') WHERE what = 'publication' ORDER BY record, site;
SELECT clause('HX-01'), name, record_type, site, due_on, workdays_late FROM hx.overdue_on('2025-06-30') WHERE what = 'publication';
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity) VALUES (404, 12, 'publication_late', 904, '2025-06-25', 'minor');
-- HX-01: the disclosure catalogue by the listed fields; an opinion on the net that was not answered
INSERT INTO hx.list_entry (list, subject, code, title, field, form) VALUES ('disclosure', 11, 'G-1', '预算', 'funds', '网站'),
	('disclosure', 12, 'G-1', '重点工程', 'projects', '网站'), ('disclosure', 16, 'G-1', '土地出让', 'resources', '网站'),
	('disclosure', 15, 'G-1', '权力清单', 'powers', '网站'), ('disclosure', 15, 'G-2', '办事指南', 'services', '移动终端');
SELECT clause('HX-01'), count(*) AS fields, count(e.id) AS entries,
	   string_agg(i.title, '、' ORDER BY i.place) FILTER (WHERE e.id IS NULL) AS fields_without
  FROM govcredit.list_items('huaxian-2017', 'disclosure_fields') i LEFT JOIN hx.list_entry e ON e.list = 'disclosure' AND e.field = i.item;
INSERT INTO hx.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (541, 'event', 'public_opinion', 24, '停车费舆情', '2025-05-10', '2025-05-20', 'resolved');
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (541, 'collected', '2025-05-10'), (541, 'judged', '2025-05-11'),
	(541, 'handled', '2025-05-18'), (541, 'answered', '2025-05-21');
SELECT clause('HX-01'), x.name, x.matter_title, x.title AS missing, p.item ->> 'missing' AS recordable_as
  FROM hx_internal.steps_missing_on('2025-06-30') x JOIN govcredit.policy_items('huaxian-2017', 'procedures') p ON p.code = x.procedure WHERE x.matter = 541;
INSERT INTO hx.record (id, subject, record_type, source, decided_on, severity, matter) VALUES (405, 24, 'opinion_unanswered', 904, '2025-05-26', 'ordinary', 541);

---- 2025-06-30  The half-year: third parties, warnings, evaluation
INSERT INTO hx.observation (subject, indicator, period, source, value, published_on) SELECT s, 'external_rating', '[2025-01-01,2025-07-01)', 905, v, d
	FROM (VALUES (12, 40, date '2025-07-03'), (13, 81, '2025-07-03'), (21, 74, NULL), (22, 78, '2025-07-03'), (23, 69, '2025-07-03')) x (s, v, d);
CALL hx.evaluate('2025-06-30', '半年评价');
CALL hx.freeze(1);
SELECT hx.publish(1) IS NOT NULL AS published;
SELECT hx.close_books() AS half \gset
-- HX-09: assessed by a third party, published or not; warned by score
SELECT clause('HX-09'), s.kind, s.name, o.value AS third_party, r.score AS own, r.rank, o.published_on, w.level
  FROM hx.evaluation_ranking(1) r JOIN hx.subject s ON s.id = r.subject
  LEFT JOIN hx.observation o ON o.subject = s.id AND o.indicator = 'external_rating'
  LEFT JOIN hx.warnings_on('2025-06-30') w ON w.subject = s.id AND w.indicator IS NULL WHERE s.kind IN ('department', 'township', 'zone')
 ORDER BY s.kind, r.rank, s.id;
-- HX-09: who is worst, and why
SELECT clause('HX-09'), r.name, r.score, c.dimension, c.label, c.record_type, c.points, c.effect, c.note_zh
  FROM hx.evaluation_ranking(1) r JOIN hx.evaluation_contribution c ON c.evaluation = 1 AND c.subject = r.subject
 WHERE r.kind = 'department' AND r.rank = r.peers AND c.effect < 0 ORDER BY c.effect, c.line;
-- HX-06: yearly supervision of townships and departments: what the grade is linked to
SELECT clause('HX-06'), r.kind, r.grade, count(DISTINCT r.subject) AS units,
	   string_agg(DISTINCT g.title COLLATE "C", '、' ORDER BY g.title COLLATE "C") FILTER (WHERE g.basis = '滑政〔2017〕31号 三(一)') AS linked_to FROM hx.evaluation_ranking(1) r
  JOIN hx.evaluation_score s ON s.evaluation = 1 AND s.subject = r.subject
 CROSS JOIN LATERAL govcredit.grade_consequences(s.policy, r.kind, r.grade) g WHERE r.kind IN ('department', 'township', 'zone')
 GROUP BY r.kind, r.grade
 ORDER BY r.kind, r.grade;

---- 2025-07-10  Half-year reports are due, the day included
INSERT INTO hx.delivery (subject, what, year, recipient, sent_on) VALUES (12, 'first_half', 2025, '县发改委', '2025-07-10'),
	(13, 'first_half', 2025, '县发改委', '2025-07-11'), (21, 'first_half', 2025, '县发改委', '2025-07-01'),
	(22, 'first_half', 2025, '县发改委', '2025-07-09');
INSERT INTO hx.delivery (subject, what, recipient, sent_on) VALUES (14, 'first_half', '县发改委', '2025-07-10');
INSERT INTO hx.delivery (subject, what, year, recipient, sent_on) VALUES (25, 'first_half', 2025, '县发改委', '2025-07-10');
-- HX-20: who has not reported, by one query; the report of the year is due on 10 January following
SELECT clause('HX-20'), d.as_of, r.state, count(*) AS units, string_agg(split_part(r.name, '（', 1), '、' ORDER BY r.subject) AS names,
	   min(r.due_on) AS due_on FROM (VALUES (date '2025-07-10'), ('2025-07-11')) d (as_of) CROSS JOIN LATERAL hx_internal.reports_on(d.as_of) r
 WHERE r.report = 'first_half' AND r.year = 2025 GROUP BY d.as_of, r.state ORDER BY d.as_of, r.state;
SELECT clause('HX-20'), d.as_of, r.year, r.due_on, r.state, count(*) AS units
  FROM (VALUES (date '2026-01-10'), ('2026-01-11')) d (as_of) CROSS JOIN LATERAL hx_internal.reports_on(d.as_of) r
 WHERE r.report = 'whole_year' AND r.year = 2025 GROUP BY 2, 3, 4, 5 ORDER BY 2;
-- HX-20: what is overdue at all on that day
SELECT clause('HX-20'), what, count(*) AS overdue, min(due_on) AS since, max(workdays_late) AS workdays
  FROM hx.overdue_on('2025-07-11') GROUP BY what ORDER BY what;

---- Autumn  Debts are paid, a demonstration unit is named, a township is merged into another, a record was wrong
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (513, 'payment', '2025-09-20', 1000000), (514, 'payment', '2025-08-01', 50000),
	(515, 'payment', '2025-07-20', 80000);
-- HX-17: the list of what is owed empties
SELECT clause('HX-17'), d.as_of, count(o.matter) AS debts, sum(o.outstanding) AS owed
  FROM (VALUES (date '2025-01-31'), ('2025-06-30'), ('2025-08-31'), ('2025-09-30')) d (as_of) LEFT JOIN LATERAL hx.outstanding_on(d.as_of) o ON true
 GROUP BY d.as_of ORDER BY d.as_of;
-- HX-22: a demonstration unit is chosen from those without dishonesty that counts
SELECT clause('HX-22'), c.kind, x.name, x.place, x.score, x.honours
  FROM unnest('{department,institution,township,zone}'::text[]) c (kind) LEFT JOIN LATERAL hx.candidates_on(c.kind, '2025-09-01', 1) x ON true
 ORDER BY c.kind, x.subject;
INSERT INTO hx.record (id, subject, record_type, source, decided_on) VALUES (411, 11, 'demonstration_unit', 904, '2025-09-10'),
	(412, 11, 'lawful_demonstration_unit', 904, '2025-09-10');
SELECT clause('HX-22'), label, record_type, dimension, points, effect, note_zh
  FROM hx.explain_score(11, '2025-12-31') WHERE step IN ('record', 'clamp') ORDER BY line;
UPDATE hx.subject SET valid = '(,2025-10-01)' WHERE id = 24;
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (24, 'successor', 23, '[2025-10-01,)');
SELECT d.as_of, r.name, r.score, r.rank, r.peers, r.records,
	   (SELECT string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") FROM hx.sanctions_on(d.as_of) x WHERE x.record = 405 AND x.subject = r.subject) AS measures_taken_over
  FROM (VALUES (date '2025-09-30'), ('2025-10-01')) d (as_of) CROSS JOIN LATERAL hx.ranking_on(d.as_of) r WHERE r.subject IN (23, 24)
 ORDER BY d.as_of, r.subject;
UPDATE hx.record SET revoke_reason = '判决已被再审撤销' WHERE id = 301;
-- HX-11: from the county's registry to the province's to the nation's: each fact once, however often it is sent; what is withdrawn is withdrawn above
SELECT govcredit.create_registry(r) FROM unnest('{hx_province,hx_nation}'::text[]) r;
INSERT INTO hx_province.jurisdiction (division, policy, valid) VALUES ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO hx_nation.jurisdiction (division, policy, valid) VALUES ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO hx.peer (registry, own) VALUES ('示例县', true);
INSERT INTO hx_province.peer (registry, own) VALUES ('示例省', true);
INSERT INTO hx_nation.peer (registry, own) VALUES ('全国', true);
SELECT hx.export_records() AS county \gset
SELECT clause('HX-11'), 'first' AS sent, relation, state, count(*)
  FROM hx_province.import_records(:'county') WHERE state = 'entered' GROUP BY relation, state ORDER BY relation;
SELECT clause('HX-11'), 'again' AS sent, relation, state, count(*)
  FROM hx_province.import_records(:'county') GROUP BY relation, state ORDER BY relation, state;
SELECT hx_province.export_records() AS province \gset
SELECT clause('HX-11'), relation, registry AS from_first, state, count(*)
  FROM hx_nation.import_records(:'province') GROUP BY relation, registry, state ORDER BY relation, state;
UPDATE hx.record SET revoke_reason = '重复录入' WHERE id = 303;
SELECT hx.export_records() AS county \gset
SELECT clause('HX-11'), relation, number, state FROM hx_province.import_records(:'county') WHERE state <> 'already there';
SELECT clause('HX-11'), b.books, count(*) AS records
  FROM (SELECT 1 AS n, 'county' AS books FROM hx_internal.record_known() UNION ALL SELECT 2, 'province' FROM hx_province_internal.record_known() UNION ALL SELECT 3, 'nation, not yet told' FROM hx_nation_internal.record_known()) b
 GROUP BY b.n, b.books ORDER BY b.n;

---- 2025-12-31  The year
CALL hx.evaluate('2025-12-31', '年度评价');
CALL hx.freeze(2);
SELECT hx.publish(2) IS NOT NULL AS published;
-- HX-06: what changed since the half-year
SELECT clause('HX-06'), kind, rank, name, score, grade, earlier_rank, moved, score - earlier_score AS gained
  FROM hx.evaluation_ranking(2) WHERE kind IN ('department', 'township', 'zone', 'institution') ORDER BY kind, rank, subject;
-- HX-06: ... and what lies behind it
SELECT clause('HX-06'), name, step, item, record_type, dimension, effect_before, effect_after, change
  FROM hx.evaluation_changes(2) WHERE kind <> 'official' ORDER BY subject, abs(change) DESC, step, item COLLATE "C";
-- What was published comes out again to the digit; under what is known now the half-year would be another
SELECT e.title, count(d.subject) AS differences
  FROM hx.evaluation e LEFT JOIN LATERAL hx.evaluation_differences(e.id) d ON true GROUP BY e.id, e.title ORDER BY e.id;
SELECT p.name, p.rank, p.score, r.score AS computed, n.rank AS rank_now, n.score AS score_now
  FROM hx.evaluation_ranking(1) p JOIN hx.ranking_on('2025-06-30', :'half') r USING (subject) JOIN hx.ranking_on('2025-06-30') n USING (subject)
 WHERE n.score <> p.score ORDER BY p.kind, p.rank, p.subject;

---- 2026-01-01  A new edition counts a broken plan double: under it the year would have come out so, and 2025 stays as published
SELECT govcredit.add_policy((jsonb_set(govcredit.policy_document('huaxian-2017'), '{record_types,plan_missed,points,1,points}', '-20') || '{"name": "huaxian-2026"}')::text) IS NOT NULL AS added;
BEGIN;
UPDATE hx.jurisdiction SET valid = '[2017-09-26,2026-01-01)';
INSERT INTO hx.jurisdiction (division, policy, valid) VALUES ('990102', 'huaxian-2026', '[2026-01-01,)');
COMMIT;
SELECT d.as_of, govcredit.policy_name(a.policy) AS policy, a.name, e.label, e.points, e.effect
  FROM (VALUES (date '2025-12-31'), ('2026-01-01')) d (as_of) CROSS JOIN LATERAL hx_internal.assess_on(d.as_of) a
 CROSS JOIN LATERAL hx.explain_score(a.subject, d.as_of) e WHERE e.record_type = 'plan_missed' ORDER BY d.as_of;
SELECT e.title, count(d.subject) AS differences
  FROM hx.evaluation e LEFT JOIN LATERAL hx.evaluation_differences(e.id) d ON true GROUP BY e.id, e.title ORDER BY e.id;

DROP FUNCTION public.clause(text);
DROP SCHEMA hx, hx_internal, hx_zh CASCADE;
DROP SCHEMA hx_province, hx_province_internal, hx_province_zh, hx_nation, hx_nation_internal, hx_nation_zh CASCADE;

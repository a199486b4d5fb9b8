--
-- scenario_xining: the year 2025 under 宁政〔2018〕13号 in a fictional city with
-- two districts and a county.  Every clause row XN-01 to XN-19 is asserted where
-- it happens, by its ID; a clause counts as asserted when a row carries its ID.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
-- A row that answers a clause carries its ID; test/agreement/scenario misses none.
CREATE FUNCTION public.clause(id text) RETURNS text LANGUAGE sql IMMUTABLE RETURN id;

---- 2025-01-02  The city adopts the plan and enters who there is
SELECT govcredit.create_registry('xn');
INSERT INTO xn.jurisdiction (division, policy, valid) VALUES ('990100', 'xining-2018', '[2018-01-30,)');
INSERT INTO xn.subject (id, kind, name, division) VALUES (901, 'source', '市监委（演示数据）', '990100'), (902, 'source', '市法院（演示数据）', '990100'), (903, 'source', '市人社局（演示数据）', '990100'),
	(904, 'source', '市审计局（演示数据）', '990100'), (905, 'source', '信用评价机构（演示数据）', '990100'), (906, 'source', '市考核办（演示数据）', '990100');
INSERT INTO xn.subject (id, kind, name, division) VALUES
	(1, 'government', '示例市政府（演示数据）', '990100'), (2, 'government', '甲区政府（演示数据）', '990101'),
	(3, 'government', '乙区政府（演示数据）', '990102'), (4, 'government', '丙县政府（演示数据）', '990103'),
	(11, 'department', '财政局（演示数据）', '990100'), (12, 'department', '住建局（演示数据）', '990100'),
	(13, 'department', '交通局（演示数据）', '990100'), (14, 'department', '经信委（演示数据）', '990100'),
	(15, 'department', '甲区教育局（演示数据）', '990101'), (16, 'department', '甲区住建局（演示数据）', '990101'),
	(21, 'township', '柳岸镇（演示数据）', '990101001'), (22, 'township', '桥北街道（演示数据）', '990101002'),
	(23, 'grassroots', '书院村（演示数据）', '990101001'),
	(31, 'official', '某甲（演示数据）', '990100'), (32, 'official', '某乙（演示数据）', '990100'),
	(33, 'official', '某丙（演示数据）', '990100'), (34, 'official', '某丁（演示数据）', '990101'),
	(41, 'enterprise', '示例建设公司（演示数据）', '990100'), (42, 'enterprise', '示例投资公司（演示数据）', '990100'),
	(43, 'agency', '招标代理公司（演示数据）', '990100'), (44, 'review_expert', '评审专家某戊（演示数据）', '990100'),
	(45, 'practitioner', '项目经理某己（演示数据）', '990100');
INSERT INTO xn.subject_link (subject, role, target) SELECT id, 'superior', CASE WHEN division = '990100' OR kind = 'government' THEN 1 ELSE 2 END
	FROM xn.subject WHERE id BETWEEN 2 AND 22;
INSERT INTO xn.subject_link (subject, role, target, valid) VALUES
	(31, 'unit', 12, '[2020-01-01,)'), (12, 'head', 31, '[2020-01-01,2025-06-01)'), (32, 'unit', 12, '[2022-01-01,)'), (12, 'head', 32, '[2025-06-01,)'),
	(33, 'unit', 14, '[2019-01-01,)'), (14, 'head', 33, '[2024-01-01,)'), (34, 'unit', 15, '[2021-01-01,)'), (15, 'head', 34, '[2021-01-01,)');

-- XN-17: the tasks of the plan, with who leads and who takes part
SELECT clause('XN-17'), xn.load_tasks(1, '2025-01-02') AS loaded, xn.load_tasks(1, '2025-01-02') AS again;
SELECT clause('XN-17'), place, title, (SELECT string_agg(u, '、' ORDER BY u COLLATE "C") FROM unnest(units) u WHERE u LIKE '%牵头%') AS led_by,
	   cardinality(units) AS units, schedule
  FROM xn.task_progress_on('2025-01-02') WHERE place IN (1, 3, 17) ORDER BY place;

-- XN-18: lists of powers and responsibilities; one entry of a code on a day, and who lacks a list
INSERT INTO xn.list_entry (list, subject, code, title, basis, valid) VALUES ('powers', 12, 'Q-1', '施工许可', '建筑法', '[2024-01-01,)'),
	('powers', 14, 'Q-1', '技改备案', '工业促进条例', '[2024-01-01,)'), ('responsibilities', 12, 'Z-1', '质量监督', '建筑法', '[2024-01-01,)');
\set VERBOSITY terse
INSERT INTO xn.list_entry (list, subject, code, title, valid) VALUES ('powers', 12, 'Q-1', '施工许可', '[2025-01-01,)');
\set VERBOSITY default
SELECT clause('XN-18'), i.title, string_agg(s.name, '、' ORDER BY s.id) FILTER (WHERE e.id IS NOT NULL) AS kept_by,
	   string_agg(s.name, '、' ORDER BY s.id) FILTER (WHERE e.id IS NULL) AS lacking
  FROM govcredit.list_items('xining-2018', 'government_lists') i CROSS JOIN xn.subject s
  LEFT JOIN xn.list_entry e ON e.list = i.item AND e.subject = s.id WHERE s.id IN (12, 14) GROUP BY i.place, i.title ORDER BY i.place;

-- XN-13, XN-15, XN-19: promises are registered; each by whom the plan lets make it, about an item it names
INSERT INTO xn.matter (id, kind, code, subject, person, counterpart, title, opened_on, due_on, amount, published_on) VALUES
	(101, 'promise', 'investment', 14, 33, 42, '厂房租金补贴', '2025-01-06', '2025-06-30', 800000, '2025-01-08'),
	(102, 'promise', 'investment', 12, 31, 41, '配套道路', '2025-01-06', '2025-05-31', NULL, NULL),
	(103, 'promise', 'deadline', 12, 31, NULL, '施工许可五日办结', '2025-01-06', '2025-05-31', NULL, '2025-01-08'),
	(104, 'promise', 'quality', 11, NULL, NULL, '资金拨付零差错', '2025-01-06', '2025-05-31', NULL, '2025-01-08'),
	(105, 'promise', 'guarantee', 32, 32, NULL, '一次性告知', '2025-01-06', '2025-05-31', NULL, '2025-01-08');
INSERT INTO xn.matter (id, kind, code, subject, title, list, item, opened_on, due_on) VALUES (106, 'promise', 'street', 21, '社区养老床位', 'street_items', 'elderly_care', '2025-01-10', '2025-05-31'),
	(107, 'promise', 'street', 22, '增设停车位', 'street_items', 'parking', '2025-01-10', '2025-05-31'),
	(108, 'promise', 'street', 23, '家政服务站', 'street_items', 'household_services', '2025-01-10', '2025-05-31');
INSERT INTO xn.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'street', 12, '部门不作街道承诺', '2025-01-10');
INSERT INTO xn.matter (kind, code, subject, title, list, item, opened_on) VALUES ('promise', 'street', 22, '统计服务', 'street_items', 'statistics', '2025-01-10');
SELECT clause('XN-13'), m.title, m.published_on,
	   (SELECT string_agg(x.title, '、' ORDER BY x.code) FROM govcredit.policy_items('xining-2018', 'recipients') x
		WHERE p.item -> 'publish_in' ? x.code) AS to_be_published_in
  FROM xn.matter m JOIN govcredit.policy_items('xining-2018', 'promises') p ON p.code = m.code WHERE m.kind = 'promise' AND m.code = 'investment'
 ORDER BY m.id;

---- 2025-02-10  Motions and proposals are assigned; 2025-03-20 training
INSERT INTO xn.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) VALUES
	(201, 'proposal', 'motion', 2, '关于校车的议案', '2025-02-10', '2025-05-12', '2025-05-12', 'done'),
	(202, 'proposal', 'suggestion', 2, '关于菜场的建议', '2025-02-10', '2025-05-12', '2025-05-13', 'done'),
	(203, 'proposal', 'proposal', 3, '关于河道的提案', '2025-02-10', '2025-05-12', '2025-04-30', 'planned'),
	(204, 'proposal', 'proposal', 3, '关于公厕的提案', '2025-02-10', '2025-05-12', NULL, NULL);
-- XN-02: handled and handled on time, as rates that count in the score; and what is overdue
SELECT clause('XN-02'), name, indicator, numerator || '/' || denominator AS of, value
  FROM xn.indicator_on('2025-06-30') WHERE indicator LIKE 'proposals%' AND value IS NOT NULL ORDER BY name COLLATE "C", indicator;
SELECT clause('XN-02'), name, title, due_on, workdays_late FROM xn.overdue_on('2025-06-30') WHERE what = 'proposal' ORDER BY matter;
SELECT clause('XN-02'), dimension, note_zh, points, effect, basis FROM xn.explain_score(3, '2025-06-30') WHERE step = 'indicator' ORDER BY line;

-- XN-04: a training with its participants; how often each official was trained, and who never
INSERT INTO xn.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (211, 'training', 1, '公务员诚信培训', '2025-03-20', '2025-03-21', 'held');
INSERT INTO xn.matter_party (matter, role, subject, name) SELECT 211, 'participant', id, name FROM xn.subject WHERE id IN (31, 32, 34);
INSERT INTO xn.record (subject, record_type, source, decided_on, matter) SELECT subject, 'training_completed', 903, '2025-03-21', matter
	FROM xn.matter_party WHERE matter = 211;
SELECT clause('XN-04'), s.name, count(f.day) FILTER (WHERE f.section = 'training') AS trained,
	   max(f.title) FILTER (WHERE f.section = 'training') AS training
  FROM xn.subject s LEFT JOIN LATERAL xn.integrity_file(s.id, '2025-06-30') f ON true WHERE s.kind = 'official' GROUP BY s.id, s.name ORDER BY s.id;

---- March to June  Records come in
-- XN-05: from discipline inspection, courts, personnel, audit; a judgment or audit result counts only with a finding of dishonesty
INSERT INTO xn.record (id, subject, record_type, source, decided_on, severity, flags) VALUES
	(301, 31, 'penalty_in_office', 903, '2025-03-03', 'ordinary', NULL), (302, 31, 'administrative_sanction', 903, '2025-03-04', 'minor', NULL),
	(303, 32, 'disciplinary_sanction', 901, '2025-03-05', 'minor', NULL), (304, 33, 'accountability', 901, '2025-03-06', 'minor', NULL),
	(305, 12, 'court_judgment', 902, '2025-03-10', 'serious', NULL), (306, 13, 'court_judgment', 902, '2025-03-10', 'serious', '{dishonesty_found}'),
	(307, 11, 'audit_finding', 904, '2025-03-11', 'ordinary', NULL), (308, 14, 'audit_finding', 904, '2025-03-11', 'ordinary', '{dishonesty_found}');
SELECT clause('XN-05'), r.id AS record, s.name, r.record_type, r.flags, a.name AS source, e.points, e.dimension,
	   (SELECT count(*) FROM xn.sanctions_on('2025-06-30') x WHERE x.record = r.id) AS measures
  FROM xn.record r JOIN xn.subject s ON s.id = r.subject JOIN xn.subject a ON a.id = r.source JOIN xn_internal.explain_on('2025-06-30') e ON e.subject = s.id
 WHERE e.label = '#' || r.id AND r.id BETWEEN 301 AND 308 ORDER BY r.id;
-- XN-05: handed up, published, and into the file of the official; an audit finding is not put on an enterprise
SELECT clause('XN-05'), record, name, string_agg(title, '、' ORDER BY recipient COLLATE "C") AS told
  FROM xn.routing_on('2025-06-30') WHERE record IN (303, 306) GROUP BY record, name ORDER BY record;
UPDATE xn.record SET published_on = '2025-04-01' WHERE id IN (303, 306);
SELECT clause('XN-05'), s.kind, count(r.published_on) AS published, count(*) - count(r.published_on) AS not_yet
  FROM xn.record r JOIN xn.subject s ON s.id = r.subject WHERE r.id BETWEEN 301 AND 308 GROUP BY s.kind ORDER BY s.kind;
SELECT clause('XN-05'), day, section, code, title, detail, counts_until FROM xn.integrity_file(31, '2025-06-30') ORDER BY day, section, code;
INSERT INTO xn.record (subject, record_type, source, decided_on, severity) VALUES (41, 'audit_finding', 904, '2025-03-11', 'ordinary');

-- XN-19: idleness, abuse for gain, dereliction; half as much again where the public, fairness or a transaction is harmed
SELECT clause('XN-19'), t AS record_type, govcredit.points('xining-2018', 'official', t, severity => 'ordinary') AS points, f AS flag,
	   govcredit.points('xining-2018', 'official', t, severity => 'ordinary', flags => ARRAY[f]) AS with_flag
  FROM unnest('{idleness,abuse_for_gain,dereliction}'::text[], '{public_harm,unfair,transaction_breach}'::text[]) u (t, f);
INSERT INTO xn.record (id, subject, record_type, source, decided_on, severity, flags) VALUES (311, 34, 'idleness', 901, '2025-04-01', 'ordinary', '{public_harm}');
-- XN-19: promises of quality, deadline and guarantee come due: kept, broken, open; they count for the unit and for the official
UPDATE xn.matter SET closed_on = '2025-05-30', outcome = 'kept' WHERE id IN (104, 105);
INSERT INTO xn.record (id, subject, record_type, decided_on, matter) VALUES (312, 32, 'promise_kept', '2025-05-30', 105);
UPDATE xn.matter SET closed_on = '2025-06-03', outcome = 'broken', reason = '平均九日' WHERE id = 103;
SELECT xn.record_matter(103) IS NOT NULL AS recorded;
SELECT clause('XN-19'), m.title, m.code, m.outcome, m.state, m.days_late, r.subject AS recorded_for, r.record_type
  FROM xn.matters_on('2025-06-30') m LEFT JOIN xn.record r ON r.matter = m.matter WHERE m.code IN ('quality', 'deadline', 'guarantee')
 ORDER BY m.matter, r.subject;
SELECT clause('XN-19'), name, indicator, numerator || '/' || denominator AS of, value
  FROM xn.indicator_on('2025-06-30') WHERE indicator = 'promises_kept' AND value IS NOT NULL ORDER BY subject;

-- XN-13: a new head is no ground; a lawful change takes every step, compensation among them; what is left is breach, of the unit and the person
UPDATE xn.matter SET closed_on = '2025-06-10', outcome = 'changed', reason = '负责人更替' WHERE id = 102;
INSERT INTO xn.matter_step (matter, step, done_on, ground) VALUES (102, 'lawful_ground', '2025-06-01', '相关责任人更替');
INSERT INTO xn.matter_step (matter, step, done_on, ground) VALUES (101, 'lawful_ground', '2025-04-01', '公共利益'), (101, 'authority', '2025-04-02', NULL),
	(101, 'procedure', '2025-04-20', NULL);
UPDATE xn.matter SET closed_on = '2025-04-30', outcome = 'changed', reason = '公共利益' WHERE id = 101;
INSERT INTO xn.matter_step (matter, step, done_on, paid) VALUES (101, 'compensation', '2025-04-28', 800000);
UPDATE xn.matter SET closed_on = '2025-04-30', outcome = 'changed', reason = '公共利益' WHERE id = 101;
UPDATE xn.matter SET closed_on = '2025-06-10', outcome = 'broken', reason = '负责人更替' WHERE id = 102;
INSERT INTO xn.record (id, subject, record_type, decided_on, severity, matter) VALUES (321, 12, 'investment_breach', '2025-06-12', 'serious', 102),
	(322, 31, 'investment_breach', '2025-06-12', 'serious', 102),
	(323, 14, 'investment_over_generous', '2025-06-12', 'ordinary', NULL), (324, 3, 'investment_barred_project', '2025-06-12', 'ordinary', NULL);
SELECT clause('XN-13'), xn.record_matter(102) AS record;
SELECT clause('XN-13'), count(*) AS records, count(DISTINCT subject) AS subjects FROM xn.record WHERE matter = 102;
SELECT clause('XN-13'), m.title, m.outcome, m.paid, r.id AS record, s.name, r.record_type, e.points
  FROM xn.matters_on('2025-06-30') m FULL JOIN xn.record r ON r.matter = m.matter LEFT JOIN xn.subject s ON s.id = r.subject
  LEFT JOIN xn_internal.explain_on('2025-06-30') e ON e.subject = s.id AND e.label = '#' || r.id
 WHERE m.code = 'investment' AND m.kind = 'promise' OR r.record_type LIKE 'investment%' ORDER BY m.matter, r.id;

-- XN-15: party, government and finance affairs opened; promises by item counted; honest village
INSERT INTO xn.list_entry (list, subject, code, title, field, form) VALUES ('disclosure', 21, 'D-1', '党务公开', 'party', '公开栏'),
	('disclosure', 21, 'D-2', '财务公开', 'finance', '公开栏'), ('disclosure', 23, 'D-1', '村务公开', 'government', '公开栏');
SELECT clause('XN-15'), s.name, string_agg(i.title, '、' ORDER BY i.place) FILTER (WHERE e.id IS NULL) AS not_open
  FROM xn.subject s CROSS JOIN govcredit.list_items('xining-2018', 'street_affairs') i
  LEFT JOIN xn.list_entry e ON e.list = 'disclosure' AND e.subject = s.id AND e.field = i.item WHERE s.id BETWEEN 21 AND 23 GROUP BY s.id, s.name
 ORDER BY s.id;
SELECT clause('XN-15'), count(*) AS items, string_agg(title, ' ' ORDER BY place) AS titles FROM govcredit.list_items('xining-2018', 'street_items');
UPDATE xn.matter SET closed_on = '2025-05-30', outcome = 'kept' WHERE id IN (106, 108);
UPDATE xn.matter SET closed_on = '2025-06-02', outcome = 'broken', reason = '未选址' WHERE id = 107;
SELECT xn.record_matter(107) AS street \gset
SELECT clause('XN-15'), r.record_type, r.decided_on FROM xn.record r WHERE r.id = :street;
INSERT INTO xn.record (id, subject, record_type, decided_on) VALUES (332, 23, 'honest_village', '2025-06-20');
SELECT clause('XN-15'), a.name, m.item, m.outcome, a.dimensions ->> 'contracts_promises' AS promises,
	   a.dimensions ->> 'credit_system' AS credit_system, a.score, a.grade FROM xn_internal.assess_on('2025-06-30') a
  JOIN xn.matters_on('2025-06-30') m ON m.subject = a.subject AND m.code = 'street' ORDER BY a.subject;

-- XN-10: a purchase with its bidders, expert and agency, the records of each, and the purchaser's at acceptance
INSERT INTO xn.matter (id, kind, subject, person, counterpart, title, opened_on, closed_on, outcome, amount) VALUES (221, 'purchase', 12, 32, 41, '路灯采购', '2025-02-17', '2025-05-20', 'breached', 2600000);
INSERT INTO xn.matter_party (matter, role, subject, name) SELECT 221, r, s.id, s.name
	FROM (VALUES (41, 'bidder'), (42, 'bidder'), (44, 'expert'), (43, 'agency')) v (id, r) JOIN xn.subject s USING (id);
INSERT INTO xn.record (id, subject, record_type, decided_on, severity, matter) VALUES (341, 41, 'procurement_dishonesty', '2025-05-21', 'ordinary', 221),
	(342, 44, 'procurement_dishonesty', '2025-05-21', 'minor', 221), (343, 43, 'procurement_dishonesty', '2025-05-21', 'minor', 221),
	(344, 12, 'acceptance_breach', '2025-05-22', 'minor', 221), (345, 32, 'acceptance_breach', '2025-05-22', 'minor', 221);
SELECT clause('XN-10'), coalesce(p.role, CASE WHEN s.id = m.subject THEN 'purchaser' ELSE 'in charge' END) AS role, s.name, r.record_type, e.points,
	   e.dimension FROM xn.record r JOIN xn.matter m ON m.id = r.matter JOIN xn.subject s ON s.id = r.subject
  LEFT JOIN xn.matter_party p ON p.matter = m.id AND p.subject = s.id JOIN xn_internal.explain_on('2025-06-30') e ON e.subject = s.id
 WHERE m.id = 221 AND e.label = '#' || r.id ORDER BY r.id;

-- XN-11: who answers for each stage of a partnership; from a breach back to the person of its stage; good performance too
INSERT INTO xn.matter (id, kind, subject, person, counterpart, title, opened_on) VALUES (231, 'project', 12, 31, 41, '污水处理厂', '2021-03-01');
INSERT INTO xn.matter_step (matter, step, done_on, person) VALUES (231, 'preparation', '2021-03-01', 31), (231, 'bidding', '2021-06-01', 31),
	(231, 'procurement', '2021-08-01', 31), (231, 'financing', '2022-01-01', 33), (231, 'implementation', '2023-01-01', 32);
INSERT INTO xn.matter_step (matter, step, done_on) VALUES (231, 'operation', '2024-01-01');
INSERT INTO xn.record (id, subject, record_type, decided_on, severity, matter, step) VALUES (351, 12, 'ppp_breach', '2025-04-15', 'minor', 231, 'financing');
SELECT clause('XN-11'), r.id AS record, t.* FROM xn.record r CROSS JOIN LATERAL xn.trace_back(r.id) t WHERE r.id = 351;
INSERT INTO xn.record (id, subject, record_type, decided_on, severity, matter, step)
	SELECT 352, person, 'ppp_breach', '2025-04-15', 'minor', matter, step FROM xn.trace_back(351);
INSERT INTO xn.record (id, subject, record_type, decided_on, matter, step) VALUES (353, 32, 'ppp_performed', '2025-04-16', 231, 'implementation');
SELECT clause('XN-11'), s.name, r.step, r.record_type, e.points
  FROM xn.record r JOIN xn.subject s ON s.id = r.subject JOIN xn_internal.explain_on('2025-06-30') e ON e.subject = s.id
 WHERE r.matter = 231 AND e.label = '#' || r.id ORDER BY r.id;

-- XN-12: bribery restricts the company and the person; bad conduct is blacklisted and published; what is known of the agency
INSERT INTO xn.record (id, subject, record_type, source, decided_on, severity, published_on) VALUES (361, 42, 'bribery_record', 902, '2025-04-20', 'serious', NULL),
	(362, 45, 'bribery_record', 902, '2025-04-20', 'serious', NULL), (363, 43, 'bidding_bad_conduct', NULL, '2025-04-21', 'ordinary', '2025-04-25');
SELECT clause('XN-12'), kind, name, effect, title, starts_on, ends_on, body
  FROM xn.sanctions_on('2025-06-30') WHERE 'bidding' = ANY (actions) ORDER BY subject;
SELECT clause('XN-12'), x.name, x.title, r.published_on
  FROM xn.sanctions_on('2025-06-30') x JOIN xn.record r ON r.id = x.record WHERE measure = 'bidding_blacklist';
INSERT INTO xn.attestation (id, subject, list, item, issuer, number, issued_on, valid_until, grade, score, published_on) VALUES
	(901, 43, 'agency_information', 'qualification', 905, 'Z-1', '2024-03-01', NULL, '甲级', NULL, '2024-03-05'),
	(902, 43, 'agency_information', 'supervision', 906, NULL, '2025-04-20', NULL, '季度抽查合格', NULL, NULL),
	(903, 41, 'credit_reports', 'third_party_report', 905, 'C-1', '2024-01-10', '2025-01-09', 'A', 88, '2024-01-12'),
	(904, 41, 'credit_reports', 'third_party_report', 905, 'C-2', '2025-02-10', '2026-02-09', 'BBB', 66, '2025-02-12');
SELECT clause('XN-12'), name, title, grade, published_on FROM xn.attested_on('agency_information', '2025-06-30') ORDER BY subject, place;
-- XN-12: a bidder comes with the credit report of a third party, its own and in force; the report and the contracts performed count
UPDATE xn.matter_party SET attestation = 903 WHERE matter = 221 AND subject = 41;
UPDATE xn.matter_party SET attestation = 904 WHERE matter = 221 AND subject = 42;
UPDATE xn.matter_party SET attestation = 904 WHERE matter = 221 AND subject = 41;
SELECT clause('XN-12'), p.role, p.name, a.number AS report, a.grade, a.valid_until
  FROM xn.matter_party p LEFT JOIN xn.attestation a ON a.id = p.attestation WHERE p.matter = 221 AND p.role = 'bidder' ORDER BY p.subject;
INSERT INTO xn.observation (subject, indicator, period, numerator, denominator) VALUES (41, 'bid_contracts_performed', '[2025-01-01,2025-07-01)', 9, 12);
SELECT clause('XN-12'), dimension, note_zh, points FROM xn.explain_score(41, '2025-06-30') WHERE step = 'indicator' ORDER BY line;

-- XN-14: governments are rated, and who is not
INSERT INTO xn.attestation (subject, list, item, issuer, number, issued_on, valid_until, grade) VALUES (2, 'government_rating', 'credit_rating', 905, 'R-1', '2024-07-01', '2025-06-30', 'AA'),
	(3, 'government_rating', 'credit_rating', 905, 'R-2', '2024-06-01', '2025-05-31', 'AA'),
	(3, 'government_rating', 'credit_rating', 905, 'R-3', '2025-06-01', '2026-05-31', 'A');
SELECT clause('XN-14'), name, title, number, grade, valid_until FROM xn.attested_on('government_rating', '2025-06-30') ORDER BY subject;
-- XN-14: debt ratio, warning, the steps of a risk, accountability; wages and project money owed until they are paid
INSERT INTO xn.observation (subject, indicator, period, value) VALUES (2, 'debt_ratio', '[2025-01-01,2025-07-01)', 75),
	(3, 'debt_ratio', '[2025-01-01,2025-07-01)', 90), (4, 'debt_ratio', '[2025-01-01,2025-07-01)', 120);
SELECT clause('XN-14'), i.name, i.value AS debt_ratio, a.dimensions ->> 'debt_budget' AS score, w.level
  FROM xn.indicator_on('2025-06-30') i JOIN xn_internal.assess_on('2025-06-30') a USING (subject)
  LEFT JOIN xn.warnings_on('2025-06-30') w ON w.subject = i.subject AND w.indicator = i.indicator
 WHERE i.indicator = 'debt_ratio' AND i.value IS NOT NULL
 ORDER BY i.subject;
INSERT INTO xn.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (241, 'event', 'debt_risk', 4, '到期债务', '2025-03-01', '2025-06-15', 'resolved');
INSERT INTO xn.matter_step (matter, step, done_on) VALUES (241, 'assessment', '2025-03-05'), (241, 'warning', '2025-03-06'),
	(241, 'emergency', '2025-04-01');
SELECT clause('XN-14'), name, matter_title, step, title FROM xn_internal.steps_missing_on('2025-06-30') WHERE matter = 241;
INSERT INTO xn.matter (id, kind, subject, counterpart, title, opened_on, due_on, amount) VALUES (242, 'arrears', 4, 41, '农民工工资', '2025-02-01', '2025-03-03', 600000),
	(243, 'arrears', 13, 41, '工程款', '2025-02-01', '2025-04-02', 1500000);
INSERT INTO xn.matter_step (matter, step, done_on, paid) VALUES (242, 'payment', '2025-05-15', 450000);
INSERT INTO xn.record (id, subject, record_type, decided_on, amount, matter) VALUES (371, 4, 'arrears_wages', '2025-04-01', 600000, 242),
	(372, 13, 'arrears_project', '2025-05-06', 1500000, 243);
SELECT clause('XN-14'), o.name, o.title, o.paid, o.outstanding, o.days_late, e.points
  FROM xn.outstanding_on('2025-06-30') o JOIN xn.record r ON r.matter = o.matter JOIN xn_internal.explain_on('2025-06-30') e ON e.subject = o.subject
 WHERE e.label = '#' || r.id ORDER BY o.matter;

-- XN-18: a major decision without compliance review is found, and recorded
INSERT INTO xn.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (251, 'decision', 13, '公交线网调整', '2025-03-01', '2025-05-06', 'adopted'),
	(252, 'decision', 14, '园区规划', '2025-03-01', '2025-05-06', 'adopted');
INSERT INTO xn.matter_step (matter, step, done_on) SELECT m, s, '2025-04-01'
	FROM unnest('{251,252}'::bigint[]) m, unnest('{participation,experts,risk,legality,collective}'::text[]) s;
INSERT INTO xn.matter_step (matter, step, done_on) VALUES (251, 'compliance', '2025-05-07'), (252, 'compliance', '2025-05-06');
SELECT clause('XN-18'), name, matter_title, closed_on, title, basis
  FROM xn_internal.steps_missing_on('2025-06-30') WHERE kind = 'decision' ORDER BY matter, step;
INSERT INTO xn.matter_step (matter, step, done_on) VALUES (251, 'integrity', '2025-05-05');
SELECT xn.record_matter(252);
SELECT xn.record_matter(251) AS missing \gset
SELECT clause('XN-18'), r.record_type, r.decided_on FROM xn.record r WHERE r.id = :missing;

-- XN-08: what law keeps secret or forbids to collect is refused at the door; everything else enters the file
INSERT INTO xn.record (subject, record_type, decided_on, flags) VALUES (34, 'dereliction', '2025-05-05', '{secret}');
INSERT INTO xn.record (subject, record_type, decided_on, flags) VALUES (34, 'dereliction', '2025-05-05', '{collection_forbidden}');
-- XN-08: objections: marked while pending, answered within ten working days, wrong information corrected or revoked, one decision only
INSERT INTO xn.objection (id, record, filed_on, statement) VALUES (1, 311, '2025-06-03', '当日已办结'), (2, 304, '2025-06-03', '情节认定过重');
SELECT clause('XN-08'), d.as_of, x.name, x.title, x.objection_pending, x.statement
  FROM (VALUES (date '2025-06-02'), ('2025-06-03')) d (as_of) CROSS JOIN LATERAL xn.sanctions_on(d.as_of) x
 WHERE x.record = 311 AND x.measure = 'not_excellent' ORDER BY 2;
UPDATE xn.objection SET answered_on = '2025-06-17', outcome = 'upheld', answer = '查无此事' WHERE id = 1;
UPDATE xn.record SET revoke_reason = '异议成立，撤销' WHERE id = 311;
UPDATE xn.objection SET answered_on = '2025-06-18', outcome = 'dismissed', answer = '维持' WHERE id = 2;
UPDATE xn.objection SET answered_on = '2025-06-19', outcome = 'upheld' WHERE id = 2;
SELECT clause('XN-08'), name, record, started_on, due_on, done_on, state, workdays_late
  FROM xn.deadlines_on('2025-06-30') WHERE what = 'objection' ORDER BY record;
SELECT clause('XN-08'), r.id AS record, r.record_type, r.revoke_reason,
	   (SELECT count(*) FROM xn.sanctions_on('2025-06-30') x WHERE x.record = r.id) AS measures FROM xn.record r WHERE r.id IN (304, 311) ORDER BY r.id;

-- XN-03: a complaint taken in by a channel of the plan, followed up, upheld: a record; and those upheld without one
INSERT INTO xn.matter (id, kind, subject, title, channel, opened_on, closed_on, outcome) VALUES (261, 'complaint', 15, '择校收费', 'complaint', '2025-04-07', '2025-05-12', 'upheld'),
	(262, 'complaint', 16, '验收推诿', 'web', '2025-04-08', '2025-05-12', 'upheld'),
	(263, 'complaint', 14, '补贴不公', 'complaint', '2025-04-09', '2025-05-12', 'dismissed');
INSERT INTO xn.record (id, subject, record_type, decided_on, severity, matter) VALUES (391, 15, 'complaint_upheld', '2025-05-13', 'ordinary', 261);
SELECT clause('XN-03'), m.name, m.title, m.outcome, r.id AS record, r.record_type
  FROM xn.matters_on('2025-06-30') m LEFT JOIN xn.record r ON r.matter = m.matter WHERE m.kind = 'complaint' ORDER BY m.matter;

-- XN-06: a department answers by loss and impact; rectification within the term; honours barred; serious: the head is held to account
SELECT clause('XN-06'), r.severity, x.record, x.name, string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") AS measures
  FROM xn.sanctions_on('2025-06-30') x JOIN xn.record r ON r.id = x.record WHERE x.record IN (344, 308, 321) GROUP BY r.severity, x.record, x.name
 ORDER BY x.record DESC;
SELECT clause('XN-06'), s.name, m.answer, m.measure, m.ends_on, m.body
  FROM xn.subject s CROSS JOIN LATERAL xn.measures_on(s.id, 'honour', NULL, '2025-06-30') m WHERE s.id IN (11, 14) ORDER BY s.id;
SELECT clause('XN-06'), d.ordered_on, govcredit.due('xining-2018', 'rectification', d.ordered_on) AS rectified_by
  FROM (VALUES (date '2025-06-12'), ('2025-04-03')) d (ordered_on);
-- XN-06: the member units evaluate jointly: the mean of theirs counts
INSERT INTO xn.observation (subject, indicator, period, source, value) VALUES (2, 'joint_evaluation', '[2025-01-01,2025-07-01)', 903, 90),
	(2, 'joint_evaluation', '[2025-01-01,2025-07-01)', 904, 81), (2, 'joint_evaluation', '[2025-01-01,2025-07-01)', 906, 84);
SELECT clause('XN-06'), name, value, sources FROM xn.indicator_on('2025-06-30') WHERE indicator = 'joint_evaluation' AND value IS NOT NULL;

-- XN-07: an official: not "excellent", awards restricted only, market entities at their discretion
SELECT clause('XN-07'), q.action, m.answer, m.title, xn.is_barred(32, q.action, NULL, '2025-06-30') AS barred, m.basis
  FROM unnest('{excellent_assessment,honour,market_service,bidding}'::text[]) WITH ORDINALITY q (action, n)
 CROSS JOIN LATERAL (SELECT DISTINCT answer, title, basis FROM xn.measures_on(32, q.action, NULL, '2025-06-30')) m ORDER BY q.n;
SELECT clause('XN-07'), name, title, effect, body FROM xn.sanctions_on('2025-06-30') WHERE record = 303 AND measure = 'file_entry';

-- XN-09: repair needs a ground; waived, reduced or lightened, of departments and officials
INSERT INTO xn.repair (record, granted_on, effect) VALUES (308, '2025-06-20', 'reduce');
SELECT clause('XN-09'), name, record, eligible, unmet, effects FROM xn.repairable_on('2025-06-20') WHERE record IN (308, 303, 371) ORDER BY record;
UPDATE xn.record SET grounds = '{loss_recovered}' WHERE id = 308;
UPDATE xn.record SET grounds = '{effect_eliminated}' WHERE id = 303;
SELECT clause('XN-09'), name, record, eligible, unmet, effects FROM xn.repairable_on('2025-06-20') WHERE record IN (308, 303, 371) ORDER BY record;
INSERT INTO xn.repair (record, granted_on, effect) VALUES (308, '2025-06-20', 'restore');
INSERT INTO xn.repair (record, granted_on, effect) VALUES (308, '2025-06-20', 'reduce');
INSERT INTO xn.repair (record, granted_on, effect) VALUES (303, '2025-06-20', 'waive');
SELECT clause('XN-09'), d.as_of, e.label, e.base, e.factor, e.points,
	   (SELECT count(*) FROM xn.sanctions_on(d.as_of) x WHERE '#' || x.record = e.label) AS measures
  FROM (VALUES (date '2025-06-19'), ('2025-06-20')) d (as_of) CROSS JOIN (VALUES (14), (32)) s (id)
 CROSS JOIN LATERAL xn.explain_score(s.id, d.as_of) e WHERE e.label IN ('#308', '#303') ORDER BY e.label DESC, d.as_of;

-- XN-16: own records merged and pushed to the city platform; who has pushed nothing
-- XN-16: a department's own system pushes its records as JSON: entered once, however often it pushes; what the plan does not know is refused
SELECT '[{"subject": {"name": "甲区住建局（演示数据）", "kind": "department", "division": "990101"}, "source": "市考核办（演示数据）",
	"record_type": "purchaser_breach", "document_no": "示建〔2025〕3号", "decided_on": "2025-06-03", "severity": "minor"},
	{"subject": {"name": "甲区住建局（演示数据）", "kind": "department", "division": "990101"},
	"record_type": "service_late", "document_no": "示建〔2025〕4号", "decided_on": "2025-06-04"}]' AS feed \gset
SELECT clause('XN-16'), place, state, message FROM xn.load_records(:'feed', partial => true) ORDER BY place;
SELECT clause('XN-16'), place, state, message FROM xn.load_records(:'feed', partial => true) ORDER BY place;
INSERT INTO xn.delivery (subject, what, recipient, sent_on, records) VALUES (12, 'records', '市公共信用信息共享交换平台', '2025-06-25', 6),
	(13, 'records', '市公共信用信息共享交换平台', '2025-06-26', 3);
INSERT INTO xn.observation (subject, indicator, period, numerator, denominator) VALUES (12, 'records_shared', '[2025-01-01,2025-07-01)', 6, 8),
	(13, 'records_shared', '[2025-01-01,2025-07-01)', 3, 3);
SELECT clause('XN-16'), s.name, d.sent_on, d.records AS pushed, i.value AS percent
  FROM xn.subject s LEFT JOIN xn.delivery d ON d.subject = s.id AND d.what = 'records'
  LEFT JOIN xn.indicator_on('2025-06-30') i ON i.subject = s.id AND i.indicator = 'records_shared' WHERE s.kind = 'department' ORDER BY s.id;
SELECT clause('XN-16'), s.kind, count(*) AS records, count(*) FILTER (WHERE t.recipient = 'city_platform') AS to_the_platform
  FROM xn.record r JOIN xn.subject s ON s.id = r.subject LEFT JOIN xn.routing_on('2025-06-30') t ON t.record = r.id AND t.recipient = 'city_platform'
 WHERE r.revoked_at IS NULL AND r.decided_on <= '2025-06-30' GROUP BY s.kind ORDER BY s.kind;

INSERT INTO xn.record (id, subject, record_type, source, decided_on, severity, ongoing, flags) VALUES (395, 4, 'judgment_defaulter', 902, '2025-05-20', 'serious', true, NULL),
	(396, 4, 'court_judgment', 902, '2025-05-20', 'serious', false, '{dishonesty_found}'),
	(397, 4, 'accountability', 901, '2025-06-16', 'serious', false, NULL);

---- 2025-06-30  The half-year: evaluated, frozen, published
INSERT INTO xn.observation (subject, indicator, period, source, value, published_on) VALUES (2, 'external_rating', '[2025-01-01,2025-07-01)', 905, 88, '2025-07-08'),
	(3, 'external_rating', '[2025-01-01,2025-07-01)', 905, 70, '2025-07-08'), (4, 'external_rating', '[2025-01-01,2025-07-01)', 905, 40, NULL);
CALL xn.evaluate('2025-06-30', '半年评价');
CALL xn.freeze(1);
SELECT xn.publish(1) IS NOT NULL AS published;
SELECT xn.close_books() AS half \gset
-- XN-03: all regions and all departments in order
SELECT clause('XN-03'), kind, rank, name, score, grade, percentile, peers
  FROM xn.evaluation_ranking(1) WHERE kind IN ('government', 'department') ORDER BY kind DESC, rank, subject;
-- XN-03: the third party's rating beside one's own, and which is not yet published; early warning
SELECT clause('XN-03'), i.name, i.value AS third_party, e.score AS own, o.published_on
  FROM xn.indicator_on('2025-06-30') i JOIN xn.evaluation_score e ON e.evaluation = 1 AND e.subject = i.subject
  JOIN xn.observation o ON o.subject = i.subject AND o.indicator = i.indicator WHERE i.indicator = 'external_rating' ORDER BY i.subject;
SELECT clause('XN-03'), name, level, title, value, grade FROM xn.warnings_on('2025-06-30') WHERE indicator IS NULL ORDER BY subject;
-- XN-03: who is worst among the departments, and why
SELECT clause('XN-03'), r.name, r.score, c.label, c.record_type, c.dimension, c.points, c.effect, c.note_zh
  FROM xn.evaluation_ranking(1) r JOIN xn.evaluation_contribution c ON c.evaluation = 1 AND c.subject = r.subject
 WHERE r.kind = 'department' AND r.rank = r.peers AND c.effect < 0 ORDER BY c.effect, c.line;
-- XN-01: what the grade of a department is a reference for, with whose appraisal of those who head it
SELECT clause('XN-01'), s.name, s.grade, g.title AS used_as, h.name AS head
  FROM xn.evaluation_score s CROSS JOIN LATERAL govcredit.grade_consequences(s.policy, s.kind, s.grade) g
  LEFT JOIN xn.subject_link l ON l.subject = s.subject AND l.role = 'head' AND l.valid @> date '2025-06-30' LEFT JOIN xn.subject h ON h.id = l.target
 WHERE s.evaluation = 1 AND s.kind = 'department' AND g.code = 'appraisal' ORDER BY s.subject;
-- XN-06: ... and where else it is used
SELECT clause('XN-06'), string_agg(g.title, '、' ORDER BY g.code) AS used_in, g.consequence
  FROM govcredit.grade_consequences('xining-2018', 'department', 'C') g WHERE g.basis = '宁政〔2018〕13号 二(二)3' GROUP BY g.consequence;
-- XN-17: a district evaluates its own departments; a task moves on; a model case is made known
CALL xn.evaluate('2025-06-30', '甲区目标考核', '990101');
CALL xn.freeze(2);
SELECT clause('XN-17'), kind, rank, name, score, grade, peers FROM xn.evaluation_ranking(2) WHERE kind = 'department' ORDER BY rank, subject;
INSERT INTO xn.matter_step (matter, step, done_on, progress, note) SELECT matter, 'progress', '2025-06-20', 40, '两次督查'
	FROM xn.task_progress_on('2025-06-20') WHERE code = 'inspection';
INSERT INTO xn.matter_step (matter, step, done_on, progress, note) SELECT matter, 'progress', '2025-12-10', 90, '四次督查'
	FROM xn.task_progress_on('2025-12-10') WHERE code = 'inspection';
SELECT clause('XN-17'), d.as_of, t.title, t.progress, t.last_step_on, t.last_note,
	   (SELECT count(*) FROM xn.task_progress_on(d.as_of) x WHERE x.progress = 0) AS not_begun
  FROM (VALUES (date '2025-06-19'), ('2025-06-30'), ('2025-12-31')) d (as_of) CROSS JOIN LATERAL xn.task_progress_on(d.as_of) t
 WHERE t.code = 'inspection' ORDER BY d.as_of;

---- July  Rectified on the last day but two; a model; then reorganisation
-- XN-06: what is rectified ends the duties, not the exclusion from honours
UPDATE xn.record SET corrected_on = '2025-07-10' WHERE id = 321;
SELECT clause('XN-06'), d.as_of, string_agg(x.title, '、' ORDER BY x.measure COLLATE "C") AS in_force
  FROM (VALUES (date '2025-07-09'), ('2025-07-10')) d (as_of) CROSS JOIN LATERAL xn.sanctions_on(d.as_of) x WHERE x.record = 321 GROUP BY d.as_of
 ORDER BY d.as_of;
-- XN-17: a model case, and who may be proposed: those without dishonesty that counts (a finding without 有失信定论 is none)
INSERT INTO xn.record (id, subject, record_type, decided_on, published_on) VALUES (401, 11, 'good_case', '2025-07-01', '2025-07-02');
SELECT clause('XN-17'), name, place, score, honours FROM xn.candidates_on('department', '2025-07-02', 3) ORDER BY place, subject;

---- 2025-09-01  Housing and transport are merged; records, debts and measures follow
INSERT INTO xn.subject (id, kind, name, division, valid) VALUES (17, 'department', '建设交通局（演示数据）', '990100', '[2025-09-01,)');
UPDATE xn.subject SET valid = '(,2025-09-01)' WHERE id IN (12, 13);
INSERT INTO xn.subject_link (subject, role, target, valid) VALUES (12, 'successor', 17, '[2025-09-01,)'), (13, 'successor', 17, '[2025-09-01,)'),
	(17, 'superior', 1, '[2025-09-01,)');
SELECT d.as_of, r.name, r.score, r.grade, r.records,
	   (SELECT sum(o.outstanding) FROM xn.outstanding_on(d.as_of) o WHERE o.subject = r.subject) AS owed,
	   (SELECT count(DISTINCT x.record) FROM xn.sanctions_on(d.as_of) x WHERE x.subject = r.subject) AS sanctioned_for
  FROM (VALUES (date '2025-08-31'), ('2025-09-01')) d (as_of) CROSS JOIN LATERAL xn.ranking_on(d.as_of) r WHERE r.subject IN (12, 13, 17)
 ORDER BY d.as_of, r.subject;

---- Autumn  The books are corrected, debts are paid
UPDATE xn.record SET revoke_reason = '二审改判' WHERE id = 306;
INSERT INTO xn.matter_step (matter, step, done_on, paid) VALUES (242, 'payment', '2025-09-10', 150000), (243, 'payment', '2025-10-15', 1500000);
UPDATE xn.matter SET closed_on = '2025-09-10', outcome = 'paid' WHERE id = 242;
UPDATE xn.record SET corrected_on = '2025-10-15' WHERE id = 372;
-- XN-14: the list of what is owed, month by month, until it is empty
SELECT clause('XN-14'), d.as_of, count(o.matter) AS debts, sum(o.outstanding) AS owed, string_agg(o.name, '、' ORDER BY o.matter) AS by
  FROM (VALUES (date '2025-03-31'), ('2025-06-30'), ('2025-09-30'), ('2025-10-31')) d (as_of) LEFT JOIN LATERAL xn.outstanding_on(d.as_of) o ON true
 GROUP BY d.as_of ORDER BY d.as_of;
UPDATE xn.matter SET closed_on = '2025-10-20', outcome = 'declined', reason = '已有规划' WHERE id = 204;

---- 2025-12-31  Report to the people's congress; the year evaluated
INSERT INTO xn.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'congress', 2025, 'people_congress', '2025-12-20'), (1, 'congress', 2025, 'cppcc', '2025-12-20'),
	(2, 'congress', 2025, '人大及其常委会', '2026-01-05');
INSERT INTO xn.delivery (subject, what, year, recipient, sent_on) VALUES (11, 'congress', 2025, 'people_congress', '2025-12-20');
-- XN-02: progress reported to the people's congress and the CPPCC, by when, and by whom not
SELECT clause('XN-02'), name, recipient, due_on, sent_on, state, days_late
  FROM xn_internal.reports_on('2026-01-10') WHERE report = 'congress' AND year = 2025 ORDER BY subject, recipient;
CALL xn.evaluate('2025-12-31', '年度评价');
CALL xn.freeze(3);
SELECT xn.publish(3) IS NOT NULL AS published;
-- XN-01: what changed since the half-year, for regions, departments and officials
SELECT clause('XN-01'), kind, rank, name, score, grade, earlier_rank, moved, score - earlier_score AS gained
  FROM xn.evaluation_ranking(3) WHERE kind IN ('government', 'department', 'official') ORDER BY kind DESC, rank, subject;
-- XN-01: ... and what lies behind it
SELECT clause('XN-01'), name, step, item, record_type, dimension, effect_before, effect_after, change
  FROM xn.evaluation_changes(3) WHERE kind IN ('government', 'department') ORDER BY subject, abs(change) DESC, step, item COLLATE "C";

-- What was published for the half-year comes out again to the digit, under what was known then; under what is known now it would not
SELECT e.title, count(d.subject) AS differences
  FROM xn.evaluation e LEFT JOIN LATERAL xn.evaluation_differences(e.id) d ON true WHERE e.state = 'published' GROUP BY e.id, e.title ORDER BY e.id;
SELECT p.name, p.rank, p.score, r.score AS computed, n.rank AS rank_now, n.score AS score_now
  FROM xn.evaluation_ranking(1) p JOIN xn.ranking_on('2025-06-30', :'half') r USING (subject) JOIN xn.ranking_on('2025-06-30') n USING (subject)
 WHERE (n.score, n.rank) <> (p.score, p.rank) ORDER BY p.kind, p.rank, p.subject;

---- 2026-01-01  A new edition: promises weigh more.  Who would move is tried out, then it is adopted
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('xining-2018'), '{scorecards,government,dimensions,contracts_promises,weight}', '25'),
	'{scorecards,government,dimensions,targets,weight}', '0') || '{"name": "xining-2026"}')::text) IS NOT NULL AS added;
SELECT xn.close_books() AS before \gset
CREATE TEMPORARY TABLE tried AS SELECT * FROM xn.compare_on('xining-2026', '2026-01-01');
SELECT name, rank_before, rank_after, score_before, score_after, grade_before, grade_after, change, because, effect_before, effect_after
  FROM tried ORDER BY kind, rank_after, subject;
SELECT name, step, item, dimension, effect_before, effect_after, change
  FROM xn.compare_lines_on('xining-2026', '2026-01-01') WHERE subject IN (SELECT subject FROM tried ORDER BY kind, rank_after, subject LIMIT 1)
 ORDER BY abs(change) DESC, step, item COLLATE "C", dimension;
-- What is tried is what adopting it gives, and its lines add up to it
SELECT count(*) AS not_explained
  FROM tried t FULL JOIN (SELECT subject, sum(change) AS change FROM xn.compare_lines_on('xining-2026', '2026-01-01') GROUP BY 1) l USING (subject)
 WHERE t.change <> l.change OR l.change IS NULL AND t.change <> 0 OR t.change IS NULL AND l.change <> 0;
BEGIN;
UPDATE xn.jurisdiction SET valid = '[2018-01-30,2026-01-01)';
INSERT INTO xn.jurisdiction (division, policy, valid) VALUES ('990100', 'xining-2026', '[2026-01-01,)');
SELECT n.name, b.rank, b.score, n.rank AS rank_then, n.score AS score_then, n.score - b.score AS change
  FROM xn.ranking_on('2026-01-01') n JOIN xn.ranking_on('2026-01-01', :'before') b USING (subject) WHERE n.score <> b.score
 ORDER BY n.kind, n.rank, n.subject;
SELECT count(*) AS otherwise_than_tried
  FROM (SELECT n.subject, n.score, n.grade, n.rank FROM xn.ranking_on('2026-01-01') n JOIN xn.ranking_on('2026-01-01', :'before') b USING (subject)
		 WHERE (n.score, n.grade, n.rank) IS DISTINCT FROM (b.score, b.grade, b.rank)) n
  FULL JOIN tried t USING (subject) WHERE (n.score, n.grade, n.rank) IS DISTINCT FROM (t.score_after, t.grade_after, t.rank_after);
ROLLBACK;
BEGIN;
UPDATE xn.jurisdiction SET valid = '[2018-01-30,2026-01-01)';
INSERT INTO xn.jurisdiction (division, policy, valid) VALUES ('990100', 'xining-2026', '[2026-01-01,)');
COMMIT;
SELECT d.as_of, govcredit.policy_name(xn_internal.edition_for('990100', d.as_of, d.as_of)) AS policy, r.name, r.score, r.rank
  FROM (VALUES (date '2025-12-31'), ('2026-01-01')) d (as_of) CROSS JOIN LATERAL xn.ranking_on(d.as_of) r WHERE r.kind = 'department'
 ORDER BY d.as_of, r.rank, r.subject;
SELECT count(*) AS differences FROM xn.evaluation_differences(3);

DROP TABLE tried;
DROP FUNCTION public.clause(text);
DROP SCHEMA xn, xn_internal, xn_zh CASCADE;

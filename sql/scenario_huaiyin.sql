--
-- scenario_huaiyin: a year under 济槐信用办〔2019〕2号 in a fictional district.
-- Every clause row HY-01 to HY-17 is asserted where it happens, by its ID; a
-- clause counts as asserted when a row carries its ID.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
-- A row that answers a clause carries its ID; test/agreement/scenario misses none.
CREATE FUNCTION public.clause(id text) RETURNS text LANGUAGE sql IMMUTABLE RETURN id;

---- 2025-01-02  The district adopts the plan and enters who there is.
SELECT govcredit.create_registry('hy');
ALTER TABLE hy.record ALTER id RESTART WITH 1001;
INSERT INTO hy.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO hy.subject (id, kind, name, division)
	VALUES (901, 'source', '示例区信用中心（演示数据）', '990101'), (902, 'source', '示例区法院（演示数据）', '990101'), (903, 'source', '示例区监察机关（演示数据）', '990101'), (904, 'source', '示例区生态督察组（演示数据）', '990101');
INSERT INTO hy.subject (id, kind, name, division) VALUES
	(1, 'government', '示例区政府（演示数据）', '990101'), (2, 'department', '财政局（演示数据）', '990101'),
	(3, 'department', '住建局（演示数据）', '990101'), (4, 'department', '交通局（演示数据）', '990101'),
	(5, 'department', '审批局（演示数据）', '990101'), (6, 'department', '统计局（演示数据）', '990101'),
	(7, 'department', '生态分局（演示数据）', '990101'), (8, 'institution', '交易中心（演示数据）', '990101'),
	(9, 'township', '柳岸街道（演示数据）', '990101001'), (10, 'township', '桥北街道（演示数据）', '990101002'),
	(11, 'grassroots', '柳岸社区（演示数据）', '990101001'), (12, 'zone', '开发区（演示数据）', '990101'),
	(31, 'official', '某甲（演示数据）', '990101'), (32, 'official', '某乙（演示数据）', '990101'),
	(33, 'official', '某丙（演示数据）', '990101'), (34, 'official', '某丁（演示数据）', '990101'),
	(35, 'statistician', '某戊（演示数据）', '990101'),
	(41, 'enterprise', '甲建设公司（演示数据）', '990101'), (42, 'enterprise', '乙食品公司（演示数据）', '990101'),
	(43, 'enterprise', '丙商贸公司（演示数据）', '990101'), (44, 'agency', '招标代理公司（演示数据）', '990101');
INSERT INTO hy.subject_link (subject, role, target) SELECT id, 'superior', 1 FROM hy.subject WHERE id BETWEEN 2 AND 10;
INSERT INTO hy.subject_link (subject, role, target, valid) VALUES
	(31, 'unit', 3, '[2024-01-01,)'), (3, 'head', 31, '[2024-01-01,)'), (32, 'unit', 7, '[2024-01-01,)'), (7, 'head', 32, '[2024-01-01,)'),
	(33, 'unit', 6, '[2023-01-01,)'), (34, 'unit', 5, '[2022-01-01,2025-10-01)'), (34, 'unit', 2, '[2025-10-01,)'), (35, 'unit', 6, '[2023-01-01,)');

-- HY-01: three lists; which unit has which, and who lacks the negative list
INSERT INTO hy.list_entry (list, subject, code, title, basis, valid) VALUES
	('powers', 3, 'Q-1', '施工许可', '建筑法', '[2024-01-01,)'), ('powers', 5, 'Q-1', '食品经营许可', '食品安全法', '[2024-01-01,)'),
	('responsibilities', 3, 'Z-1', '工程质量监管', '建筑法', '[2024-01-01,)'), ('responsibilities', 5, 'Z-1', '一次性告知', '行政许可法', '[2024-01-01,)'),
	('negative', 5, 'F-1', '不得增设审批环节', '行政许可法', '[2024-01-01,)');
INSERT INTO hy.list_entry (list, subject, code, title, valid) VALUES ('powers', 3, 'Q-1', '施工许可', '[2025-01-01,)');
SELECT clause('HY-01'), s.name, string_agg(i.title, '、' ORDER BY i.place) FILTER (WHERE e.id IS NOT NULL) AS has,
	   string_agg(i.title, '、' ORDER BY i.place) FILTER (WHERE e.id IS NULL) AS lacks
  FROM hy.subject s
 CROSS JOIN govcredit.list_items('huaiyin-2019', 'three_lists') i
  LEFT JOIN hy.list_entry e ON e.subject = s.id AND e.list = i.item
 WHERE s.id IN (3, 5) GROUP BY s.id, s.name ORDER BY s.id;

---- 2025-01-10  Promises are registered, reported to the city platform and published.
INSERT INTO hy.matter (id, kind, code, subject, person, counterpart, title, opened_on, due_on, amount, published_on) VALUES
	(1, 'promise', 'investment_policy', 2, NULL, 41, '设备补助', '2025-01-10', '2025-06-30', 300000, '2025-01-13'),
	(2, 'promise', 'enterprise_contract', 3, 31, 41, '回迁房工程付款', '2025-01-10', '2025-03-31', 12000000, '2025-01-13'),
	(3, 'promise', 'ppp', 4, NULL, 41, '污水处理项目回报', '2025-01-10', '2025-12-31', NULL, NULL),
	(4, 'promise', 'air_targets', 7, 32, NULL, '细颗粒物年均不高于40微克', '2025-01-10', '2025-12-31', NULL, '2025-01-12'),
	(5, 'promise', 'investment_promise', 9, NULL, 42, '厂房租金减免', '2025-01-10', '2025-10-31', 80000, '2025-01-13');
INSERT INTO hy.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'enterprise_contract', 9, '街道合同', '2025-01-10');
-- HY-08: promises of investment, PPP and contracts with enterprises: where each is published, and which is not yet
SELECT clause('HY-08'), m.title, p.title AS kind, m.published_on, string_agg(r.title, '、' ORDER BY r.code) AS publish_in
  FROM hy.matter m JOIN govcredit.policy_items('huaiyin-2019', 'promises') p ON p.code = m.code
  JOIN govcredit.policy_items('huaiyin-2019', 'recipients') r ON p.item -> 'publish_in' ? r.code
 WHERE m.kind = 'promise' AND m.id <= 3 GROUP BY m.id, m.title, p.title ORDER BY m.id;
-- HY-16: streets promise by the fourteen items of the text; housekeeping is none of them
INSERT INTO hy.matter (kind, code, subject, title, list, item, opened_on, due_on)
	VALUES ('promise', 'street', 9, '家政服务', 'street_items', 'housekeeping', '2025-01-10', '2025-12-31');
INSERT INTO hy.matter (id, kind, code, subject, title, list, item, opened_on, due_on, published_on) VALUES
	(11, 'promise', 'street', 9, '增设停车位六十个', 'street_items', 'parking', '2025-01-10', '2025-11-30', '2025-01-12'),
	(12, 'promise', 'street', 9, '养老驿站开放', 'street_items', 'elderly_care', '2025-01-10', '2025-05-31', '2025-01-12'),
	(13, 'promise', 'street', 10, '助残通道改造', 'street_items', 'disability', '2025-01-10', '2025-05-31', '2025-01-12'),
	(14, 'promise', 'street', 10, '防火演练', 'street_items', 'fire', '2025-01-10', '2025-05-31', '2025-01-12');
UPDATE hy.matter SET closed_on = '2025-05-28', outcome = 'kept' WHERE id IN (12, 14);
UPDATE hy.matter SET closed_on = '2025-06-05', outcome = 'broken' WHERE id = 13;
SELECT clause('HY-16'), count(*) AS items, min(title) FILTER (WHERE place = 1) AS first, max(title) FILTER (WHERE place = 14) AS last
  FROM govcredit.list_items('huaiyin-2019', 'street_items');
SELECT clause('HY-16'), name, indicator, numerator || '/' || denominator AS kept, value
  FROM hy.indicator_on('2025-06-30') WHERE indicator = 'street_promises_kept' AND value IS NOT NULL ORDER BY subject;

---- January to March: penalties, licences, assessments, training
INSERT INTO hy.record (id, subject, record_type, source, decided_on, severity, amount, published_on) VALUES
	(1, 42, 'administrative_penalty', 901, '2025-01-20', 'ordinary', 5000, NULL), (2, 41, 'administrative_penalty', 901, '2025-01-20', 'ordinary', 500, NULL),
	(3, 41, 'licence', 901, '2025-06-20', NULL, NULL, NULL), (4, 43, 'false_litigation', 902, '2025-02-18', NULL, NULL, '2025-02-20');
INSERT INTO hy.publication (record, site, published_on) VALUES
	(1, 'shared_platform', '2025-02-05'), (1, 'government_site', '2025-02-06'), (2, 'shared_platform', '2025-01-26'), (2, 'government_site', '2025-02-05');
-- HY-07: due on both sites on the 7th working day, over the Spring Festival with its working Sunday; on one site late by a day, or not yet
SELECT clause('HY-07'), name, record_type, site, started_on, due_on, done_on, state, workdays_late
  FROM hy.deadlines_on('2025-06-30') WHERE what = 'publication' ORDER BY record, site;
-- HY-07: the other four acts: the same term, a goal (进一步研究推动)
SELECT clause('HY-07'), i.title, govcredit.due('huaiyin-2019', 'publication_other_acts', '2025-01-20') AS goal, d.item ->> 'note' AS note
  FROM govcredit.list_items('huaiyin-2019', 'other_acts') i, govcredit.policy_items('huaiyin-2019', 'deadlines') d
 WHERE d.code = 'publication_other_acts' ORDER BY i.place;
INSERT INTO hy.record (id, subject, record_type, source, decided_on) VALUES
	(11, 31, 'annual_assessment_excellent', 901, '2025-01-15'), (12, 34, 'annual_assessment_poor', 901, '2025-01-15'),
	(13, 34, 'personnel_file_fault', 903, '2025-02-10'), (14, 31, 'personal_matters_fault', 903, '2025-03-10');
INSERT INTO hy.subject_link (subject, role, target, valid) VALUES (6, 'head', 33, '[2025-02-01,)');
INSERT INTO hy.matter (id, kind, subject, title, list, item, opened_on, closed_on, outcome) VALUES
	(21, 'training', 1, '初任培训诚信课', 'training_kinds', 'initial', '2025-03-03', '2025-03-04', 'held'),
	(22, 'training', 1, '任职培训诚信课', 'training_kinds', 'appointment', '2025-05-12', '2025-05-13', 'held');
INSERT INTO hy.matter_party (matter, role, subject, name, note)
	VALUES (21, 'participant', 34, '某丁（演示数据）', '八学时'), (22, 'participant', 33, '某丙（演示数据）', '八学时');
-- HY-17: training of new and promoted officials, and who has had none
SELECT clause('HY-17'), s.name, t.day, t.title, t.detail FROM hy.subject s
  LEFT JOIN LATERAL hy.integrity_file(s.id, '2025-06-30') t ON t.section = 'training' WHERE s.kind = 'official' ORDER BY s.id;
-- HY-17: who took up an office or a post and has not had the training for it yet
SELECT clause('HY-17'), d.as_of, u.name, u.post, u.unit, u.since, u.title
  FROM (VALUES (date '2025-02-28'), ('2025-06-30')) d (as_of) CROSS JOIN LATERAL hy_internal.untrained_on(d.as_of) u ORDER BY d.as_of, u.subject, u.post;
-- HY-02: the file: personnel file, personal matters, integrity, assessment; posts and training beside them
SELECT clause('HY-02'), day, section, code, title, detail, counts_until FROM hy.integrity_file(34, '2025-06-30') ORDER BY day, section, code;
SELECT clause('HY-02'), a.name, a.score, a.grade, d.key AS dimension, d.value AS points
  FROM hy_internal.assess_on('2025-06-30') a, jsonb_each(a.dimensions) d WHERE a.subject = 34 ORDER BY d.key;

---- March to June: what the supervisors found
-- HY-14: approval: the limit missed (twice: doubled), not informed, a rule broken, dereliction; also on the official's file
INSERT INTO hy.record (id, subject, record_type, source, decided_on) VALUES
	(21, 5, 'approval_time_limit', 901, '2025-03-12'), (22, 5, 'approval_time_limit', 901, '2025-04-09'), (23, 5, 'approval_not_informed', 901, '2025-04-10'),
	(24, 5, 'approval_rule_broken', 901, '2025-04-11'), (25, 34, 'dereliction', 903, '2025-04-14');
SELECT clause('HY-14'), label, record_type, base, factor, points, effect, note_zh
  FROM hy_internal.explain_on('2025-06-30', first => 5, last => 34) WHERE subject IN (5, 34) AND label IN ('#21', '#22', '#23', '#24', '#25') ORDER BY label;

-- HY-15: a statistician has a file of their own; falsification and interference are serious
INSERT INTO hy.record (id, subject, record_type, source, decided_on)
	VALUES (31, 35, 'statistics_falsification', 903, '2025-04-16'), (32, 33, 'statistics_interference', 903, '2025-04-16'),
	(33, 6, 'statistics_falsification', 903, '2025-04-16');
INSERT INTO hy.record (subject, record_type, source, decided_on) VALUES (35, 'statistics_interference', 903, '2025-04-16');
SELECT clause('HY-15'), a.kind, a.name, t.title, govcredit.policy_document(a.policy) #>> ARRAY['record_types', r.record_type, 'severity'] AS severity,
	x.points, a.score, a.grade
  FROM hy.record r JOIN hy_internal.assess_on('2025-06-30') a ON a.subject = r.subject JOIN hy_internal.record_type_known() t ON t.record_type = r.record_type
  JOIN hy_internal.explain_on('2025-06-30') x ON x.label = '#' || r.id WHERE r.id BETWEEN 31 AND 33 ORDER BY r.id;

-- HY-12: property rights: a complaint without relief is found; disputes and expropriation are counted
INSERT INTO hy.matter (id, kind, code, subject, counterpart, title, opened_on, closed_on, outcome)
	VALUES (31, 'event', 'relief', 3, 41, '征收补偿纠纷', '2025-03-20', '2025-05-20', 'resolved');
INSERT INTO hy.matter_step (matter, step, done_on) VALUES (31, 'complaint', '2025-03-20'), (31, 'relief', '2025-05-20');
SELECT clause('HY-12'), name, matter_title, step, title, basis FROM hy_internal.steps_missing_on('2025-06-30');
INSERT INTO hy.observation (subject, indicator, period, source, numerator, denominator) VALUES
	(3, 'property_disputes_resolved', '[2025-01-01,2025-07-01)', 901, 6, 8), (3, 'expropriation_lawful', '[2025-01-01,2025-07-01)', 901, 9, 10);
INSERT INTO hy.record (id, subject, record_type, source, decided_on, matter) VALUES (41, 3, 'property_rights_harm', 901, '2025-05-22', 31);
SELECT clause('HY-12'), step, label, record_type, points, effect, note_zh
  FROM hy.explain_score(3, '2025-06-30') WHERE dimension = 'lawful_administration' ORDER BY line;

-- HY-11: procurement: a complaint, the decision on it, the assessment of the agency
INSERT INTO hy.matter (id, kind, subject, counterpart, title, channel, opened_on, closed_on, outcome)
	VALUES (41, 'complaint', 3, 42, '评标不公', '采购投诉', '2025-04-01', '2025-04-28', 'upheld');
INSERT INTO hy.record (id, subject, record_type, source, decided_on, matter, note)
	VALUES (51, 3, 'procurement_breach', 901, '2025-04-28', 41, '监督检查处理决定'),
	(52, 44, 'procurement_breach', 901, '2025-05-06', NULL, '集中采购机构考核');
SELECT clause('HY-11'), s.kind, s.name, r.note_zh, m.title AS complaint, x.dimension, x.points
  FROM hy.record r JOIN hy.subject s ON s.id = r.subject LEFT JOIN hy.matter m ON m.id = r.matter
  JOIN hy_internal.explain_on('2025-06-30') x ON x.label = '#' || r.id WHERE r.record_type = 'procurement_breach' ORDER BY r.id;
-- HY-11: PPP: the breach of today goes back to who answered for its stage years ago
INSERT INTO hy.matter (id, kind, subject, person, counterpart, title, opened_on) VALUES (42, 'project', 4, 31, 41, '污水处理项目（演示数据）', '2021-01-10');
INSERT INTO hy.matter_step (matter, step, done_on, person) VALUES (42, 'ribbon_cutting', '2021-02-01', 33);
INSERT INTO hy.matter_step (matter, step, done_on, person)
	VALUES (42, 'preparation', '2021-01-10', 33), (42, 'financing', '2022-03-01', 33), (42, 'financing', '2023-03-01', 34),
	(42, 'implementation', '2024-01-10', 31);
INSERT INTO hy.record (id, subject, record_type, source, decided_on, matter, step) VALUES (53, 4, 'ppp_breach', 901, '2025-05-12', 42, 'financing');
INSERT INTO hy.record (id, subject, record_type, source, decided_on, matter, step) SELECT 54, person, 'ppp_breach', 901, '2025-05-12', matter, step
  FROM hy.trace_back(53);
SELECT clause('HY-11'), s.name AS recorded, t.name AS answered_for, t.step, t.since
  FROM hy.record r JOIN hy.subject s ON s.id = r.subject CROSS JOIN LATERAL hy.trace_back(r.id) t WHERE r.record_type = 'ppp_breach' ORDER BY r.id;
-- HY-11: investment: falsified and breached in one act counts once, for the zone and for the person
INSERT INTO hy.record (id, subject, record_type, source, decided_on, act_id)
	VALUES (55, 12, 'investment_falsification', 901, '2025-05-14', 'Z-7'), (56, 12, 'investment_breach', 901, '2025-05-14', 'Z-7'),
	(57, 34, 'investment_unlawful_preference', 901, '2025-05-14', NULL);
SELECT clause('HY-11'), subject, label, record_type, dimension, points, note_zh FROM hy_internal.explain_on('2025-06-30') WHERE label IN ('#55', '#56', '#57') ORDER BY label;

-- HY-13: air: rectification counted, records for the branch and, heavier, for the main responsible person
INSERT INTO hy.observation (subject, indicator, period, source, numerator, denominator)
	VALUES (7, 'air_targets_met', '[2025-01-01,2025-07-01)', 904, 5, 6), (7, 'air_problems_rectified', '[2025-01-01,2025-07-01)', 904, 7, 10);
INSERT INTO hy.record (id, subject, record_type, source, decided_on, flags) VALUES
	(61, 7, 'air_rectification_missed', 904, '2025-06-10', NULL), (62, 32, 'air_rectification_missed', 904, '2025-06-10', '{main_responsible}'),
	(63, 33, 'air_rectification_missed', 904, '2025-06-10', NULL);
SELECT clause('HY-13'), coalesce(x.label, x.record_type) AS what, s.name, x.dimension, x.base, x.points, x.note_zh
  FROM hy_internal.explain_on('2025-06-30') x JOIN hy.subject s ON s.id = x.subject
 WHERE x.step IN ('record', 'indicator') AND (x.subject = 7 OR x.label IN ('#62', '#63')) ORDER BY x.subject, x.line;

-- HY-06: a judgment defaulter: subsidies, financing and approval restricted; other appropriations stopped, except wages and livelihood
INSERT INTO hy.record (id, subject, record_type, source, decided_on, ongoing, published_on)
	VALUES (71, 8, 'judgment_defaulter', 902, '2025-06-03', true, '2025-06-04');
SELECT clause('HY-06'), q.action, q.purpose, m.answer, m.title, m.body
  FROM (VALUES (1, 'fiscal_appropriation', NULL), (2, 'fiscal_appropriation', 'wages'), (3, 'fiscal_appropriation', 'livelihood'),
	(4, 'subsidy', NULL), (5, 'financing', NULL), (6, 'project_approval', NULL), (7, 'bidding', NULL)) q (n, action,
	purpose) CROSS JOIN LATERAL hy.measures_on(8, q.action, q.purpose, '2025-06-30') m ORDER BY q.n;
-- HY-06: a department with a record: explanation, rectification, no honours, public criticism; nothing is graded, a street has none of it
SELECT clause('HY-06'), s.name, x.record, x.title, x.effect, x.actions, x.ends_when
  FROM hy.subject s LEFT JOIN hy.sanctions_on('2025-06-30') x ON x.subject = s.id WHERE s.id IN (4, 9) ORDER BY s.id, x.measure;

-- HY-06: the head to be held to account is the one in office on the day of the decision
SELECT clause('HY-06'), x.about_name, r.record_type, x.name AS head, l.valid AS in_office, x.body FROM hy.sanctions_on('2025-06-30') x JOIN hy.record r ON r.id = x.record
  LEFT JOIN hy.subject_link l ON l.subject = x.about AND l.role = 'head' AND l.target = x.subject AND l.valid @> r.decided_on
 WHERE x.measure = 'head_accountable' AND x.about IN (3, 6, 7) ORDER BY x.record;

-- HY-04: who is told: of a unit its superior and audit, of an official the own unit and discipline inspection; both the city platform
SELECT clause('HY-04'), name, record_type, string_agg(coalesce(target_name, title), '、' ORDER BY recipient COLLATE "C") AS told
  FROM hy.routing_on('2025-06-30') WHERE record IN (24, 25, 41) GROUP BY record, name, record_type ORDER BY record;
INSERT INTO hy.delivery (subject, what, recipient, sent_on, records) VALUES (1, 'records', '市公共信用信息平台', '2025-06-30', 19);
SELECT clause('HY-04'), s.name, d.recipient, d.sent_on, d.records FROM hy_internal.delivery_known() d JOIN hy.subject s ON s.id = d.subject WHERE d.what = 'records';

---- 2025-06-30  The half-year: evaluated, frozen, published
CALL hy.evaluate('2025-06-30', '上半年评价');
CALL hy.freeze(1);
SELECT hy.publish(1) IS NOT NULL AS published;
SELECT hy.close_books() AS half \gset
-- HY-03: ten categories are the dimensions, their weights the district's own choice
SELECT clause('HY-03'), d.value #>> '{title,zh}' AS category, d.value ->> 'weight' AS weight, d.value ->> 'number_basis' AS weight_is,
	string_agg(s.name || ' ' || (s.dimensions ->> d.key), '、' ORDER BY s.subject) AS below_start
  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') #> '{scorecards,government,dimensions}') d
  LEFT JOIN hy.evaluation_score s ON s.evaluation = 1 AND s.kind = 'department' AND (s.dimensions ->> d.key)::numeric < (d.value ->> 'start')::numeric
 GROUP BY d.key, d.value ORDER BY d.key;
SELECT clause('HY-03'), rank, name, score, grade, percentile, records FROM hy.evaluation_ranking(1) WHERE kind = 'department' ORDER BY rank, subject;
-- HY-05: the published result in reform pilots, project investment, social management
SELECT clause('HY-05'), r.name, r.grade, string_agg(g.title, '、' ORDER BY g.code) AS used
  FROM hy.evaluation_ranking(1) r JOIN hy.evaluation_score s ON s.evaluation = 1 AND s.subject = r.subject
 CROSS JOIN LATERAL govcredit.grade_consequences(s.policy, r.kind, r.grade) g WHERE r.kind IN ('department', 'township') AND r.rank = 1
 GROUP BY r.kind, r.subject, r.name, r.grade ORDER BY r.kind;
-- HY-05: a credit report for each of the five uses; each is genuine, for its use alone, and says what counts
INSERT INTO hy.subject (id, kind, name, division) VALUES (45, 'enterprise', '丁化工公司（演示数据）', '990101');
INSERT INTO hy.record (id, subject, record_type, source, decided_on, severity, published_on)
	VALUES (5, 45, 'administrative_penalty', 901, '2025-03-06', 'serious', '2025-03-10'),
	(6, 45, 'administrative_penalty', 901, '2025-05-08', 'serious', '2025-05-12');
SELECT i.place, c.id, c.sha256 FROM govcredit.list_items('huaiyin-2019', 'credit_report_uses') i
 CROSS JOIN LATERAL hy.issue_report(42, i.title, '2025-06-30') c ORDER BY i.place \g /dev/null
SELECT clause('HY-05'), c.id, c.purpose AS used_in, v.genuine, c.contents -> 'records' -> 0 ->> 'title' AS record,
	c.contents -> 'records' -> 0 ->> 'counts_until' AS counts_until
  FROM hy.credit_report c CROSS JOIN LATERAL hy.verify_report(c.id, c.sha256) v ORDER BY c.id;
-- HY-01: supervision by class: a promise before, the class during, joint reward or sanction after
INSERT INTO hy.record (id, subject, record_type, source, decided_on, published_on) VALUES (72, 43, 'judgment_defaulter', 902, '2025-06-05', '2025-06-09');
SELECT clause('HY-01'), r.name, r.score, r.grade, g.phase, g.title
  FROM hy.ranking_on('2025-06-30') r CROSS JOIN LATERAL govcredit.grade_consequences('huaiyin-2019', r.kind, r.grade) g
 WHERE r.kind = 'enterprise' ORDER BY r.rank, r.subject, g.phase DESC, g.code;
-- HY-07: defaulters and parties to false litigation are published
SELECT clause('HY-07'), s.name, r.record_type, r.published_on
  FROM hy.record r JOIN hy.subject s ON s.id = r.subject WHERE r.record_type IN ('judgment_defaulter', 'false_litigation') ORDER BY r.id;

---- July  What can be put right, and what cannot
-- HY-10: repair for officials only: on a ground of the text, lightened or waived; a department has no rule
SELECT clause('HY-10'), name, kind, record, record_type, eligible, effects, unmet FROM hy.repairable_on('2025-07-15') WHERE record IN (13, 25, 24) ORDER BY record;
INSERT INTO hy.repair (record, granted_on, effect) VALUES (25, '2025-07-15', 'waive');
UPDATE hy.record SET grounds = '{effect_eliminated}' WHERE id = 24;
INSERT INTO hy.repair (record, granted_on, effect) VALUES (24, '2025-07-15', 'lighten');
UPDATE hy.record SET grounds = '{effect_eliminated}' WHERE id = 13;
INSERT INTO hy.repair (record, granted_on, effect) VALUES (13, '2025-07-15', 'lighten');
UPDATE hy.record SET grounds = '{harm_prevented}' WHERE id = 25;
INSERT INTO hy.repair (record, granted_on, effect) VALUES (25, '2025-07-15', 'waive');
SELECT clause('HY-10'), d.as_of, x.label, x.record_type, x.base, x.factor, x.points, x.note_zh
  FROM (VALUES (date '2025-07-14'), ('2025-07-15')) d (as_of) CROSS JOIN LATERAL hy.explain_score(34, d.as_of) x WHERE x.label IN ('#13', '#25')
 ORDER BY 2, 3;

-- HY-08: a new leadership is no ground: without the lawful ground, and without compensation, a change is refused
UPDATE hy.matter SET closed_on = '2025-07-20', outcome = 'changed', reason = '政府换届' WHERE id = 1;
INSERT INTO hy.matter_step (matter, step, done_on, ground) VALUES (1, 'lawful_ground', '2025-07-01', '政府换届');
INSERT INTO hy.matter_step (matter, step, done_on) VALUES (1, 'authority', '2025-07-03');
INSERT INTO hy.matter_step (matter, step, done_on, ground, note)
	VALUES (1, 'lawful_ground', '2025-07-01', '公共利益', '用地规划调整'), (1, 'authority', '2025-07-03', NULL, NULL), (1, 'procedure', '2025-07-10', NULL, NULL);
UPDATE hy.matter SET closed_on = '2025-07-20', outcome = 'changed', reason = '规划调整' WHERE id = 1;
INSERT INTO hy.matter_step (matter, step, done_on, paid) VALUES (1, 'compensation', '2025-07-18', 299999.99);
INSERT INTO hy.matter_step (matter, step, done_on, paid) VALUES (1, 'compensation', '2025-07-18', 300000);
UPDATE hy.matter SET closed_on = '2025-07-20', outcome = 'changed', reason = '规划调整' WHERE id = 1;
-- HY-08: the contract that was not paid is broken, becomes a record of the type the policy names, and weighs by its amount
UPDATE hy.matter SET closed_on = '2025-07-31', outcome = 'broken', reason = '未付款' WHERE id = 2;
SELECT hy.record_matter(1, 1);
SELECT clause('HY-08'), hy.record_matter(2, 1) AS record, hy.record_matter(2, 1) AS again;
SELECT clause('HY-16'), hy.record_matter(13, 1) AS record;
UPDATE hy.record SET published_on = decided_on + 7 WHERE matter IN (2, 13);
SELECT clause('HY-08'), m.name, m.title, m.outcome, m.state, m.days_late, m.paid, r.record_type, r.amount, x.points
  FROM hy.matters_on('2025-07-31') m LEFT JOIN hy.record r ON r.matter = m.matter LEFT JOIN hy_internal.explain_on('2025-07-31') x ON x.label = '#' || r.id
 WHERE m.matter IN (1, 2) ORDER BY m.matter;

---- 2025-09-01  Two bureaus become one: records, measures, promises follow
INSERT INTO hy.subject (id, kind, name, division, valid) VALUES (20, 'department', '建设交通局（演示数据）', '990101', '[2025-09-01,)');
UPDATE hy.subject SET valid = '(,2025-09-01)' WHERE id IN (3, 4);
INSERT INTO hy.subject_link (subject, role, target, valid)
	VALUES (3, 'successor', 20, '[2025-09-01,)'), (4, 'successor', 20, '[2025-09-01,)'), (20, 'superior', 1, '[2025-09-01,)');
SELECT d.as_of, r.name, r.score, r.records, (SELECT count(*) FROM hy.matters_on(d.as_of) m WHERE m.subject = r.subject AND m.state = 'open') AS open_matters
  FROM (VALUES (date '2025-08-31'), ('2025-09-01')) d (as_of) CROSS JOIN LATERAL hy.ranking_on(d.as_of) r WHERE r.subject IN (3, 4, 20) ORDER BY 1, r.subject;

---- 2025-09-26  Officials object to their own records, across the National Day holiday with its two working days
INSERT INTO hy.objection (record, filed_on, statement)
	VALUES (12, '2025-09-26', '考核结果已复核更正'), (13, '2025-09-26', '学历认证已补交'), (14, '2025-10-09', '房产系父母所有');
INSERT INTO hy.objection (record, filed_on, statement) VALUES (14, '2025-10-10', '再次申请');
UPDATE hy.objection SET answered_on = '2025-10-16', outcome = 'upheld', answer = '经核查，记录有误' WHERE record = 12;
UPDATE hy.objection SET answered_on = '2025-10-17', outcome = 'dismissed', answer = '经核查，记录无误' WHERE record = 13;
UPDATE hy.record SET revoke_reason = '异议成立' WHERE id = 12;
UPDATE hy.objection SET outcome = 'upheld' WHERE record = 13;
-- HY-09: the provider answers within ten working days of the filing day: on the day, a day late, not at all
SELECT clause('HY-09'), d.name, g.name AS provider, d.record_type, d.started_on, d.due_on, d.done_on, d.state, d.workdays_late FROM hy.deadlines_on('2025-11-03') d
  JOIN hy.record r ON r.id = d.record JOIN hy.subject g ON g.id = r.source WHERE d.what = 'objection' ORDER BY d.objection;
SELECT clause('HY-09'), day, code, counts_until, objection_pending, statement FROM hy.integrity_file(31, '2025-10-31') WHERE section = 'dishonesty';
-- HY-09: the one that was upheld is out of the books; what the books said before stays
SELECT clause('HY-09'), k.books, a.score, a.dimensions ->> 'annual_assessment' AS assessment
  FROM (VALUES ('half-year', :'half'::timestamptz), ('now', 'infinity')) k (books, known_at)
 CROSS JOIN LATERAL hy_internal.assess_on('2025-06-30', k.known_at) a WHERE a.subject = 34 ORDER BY 2;

---- November and December
UPDATE hy.matter SET closed_on = '2025-11-20', outcome = 'kept' WHERE id = 11;
UPDATE hy.matter SET closed_on = '2025-12-31', outcome = 'broken', reason = '年均41微克' WHERE id = 4;
INSERT INTO hy.record (id, subject, record_type, source, decided_on, flags, matter, published_on)
	VALUES (84, 7, 'air_target_missed', 904, '2025-12-31', NULL, 4, NULL),
	(85, 32, 'air_target_missed', 904, '2025-12-31', '{main_responsible}', 4, NULL),
	(86, 9, 'honest_street', 901, '2025-12-05', NULL, NULL, '2025-12-08'), (87, 11, 'honest_community', 901, '2025-12-05', NULL, NULL, '2025-12-08'),
	(88, 2, 'good_case', 901, '2025-12-10', NULL, NULL, '2025-12-12');
-- HY-08: the promise of a bureau that is no more, broken: its successor has the record, and it is the second, so it weighs double
UPDATE hy.matter SET closed_on = '2025-12-30', outcome = 'broken', reason = '机构改革后未支付' WHERE id = 3;
SELECT hy.record_matter(3, 1) AS record;
SELECT clause('HY-08'), m.title, a.name AS promised_by, s.name AS recorded, x.base, x.factor, x.points
  FROM hy.record r JOIN hy.matter m ON m.id = r.matter JOIN hy.subject a ON a.id = m.subject JOIN hy.subject s ON s.id = r.subject
  JOIN hy_internal.explain_on('2025-12-31') x ON x.label = '#' || r.id WHERE r.matter = 3;
-- HY-13: the public promise of the targets, broken, and whom it weighs on
SELECT clause('HY-13'), m.title, m.outcome, m.reason, m.published_on, s.name, r.record_type, r.flags, x.points
  FROM hy.matter m JOIN hy.record r ON r.matter = m.id JOIN hy.subject s ON s.id = r.subject
  JOIN hy_internal.explain_on('2025-12-31') x ON x.label = '#' || r.id WHERE m.code = 'air_targets' ORDER BY r.id;
-- HY-16: street, community: promises kept and broken, demonstrations, in the ranking of the streets
SELECT clause('HY-16'), r.name, r.rank, r.score, string_agg(e.record_type || ' ' || e.points, ', ' ORDER BY e.line) AS records
  FROM hy.ranking_on('2025-12-31') r JOIN hy_internal.explain_on('2025-12-31') e ON e.subject = r.subject AND e.step = 'record'
 WHERE r.kind IN ('township', 'grassroots') GROUP BY r.kind, r.subject, r.name, r.rank, r.score ORDER BY r.kind DESC, r.rank;
-- HY-17: a major problem raised with the leading group, solved without a meeting; the group's own meeting reported
INSERT INTO hy.matter (id, kind, code, subject, person, title, opened_on, closed_on, outcome)
	VALUES (51, 'event', 'coordination', 20, 31, '回迁房欠款协调', '2025-10-13', '2025-12-12', 'resolved');
INSERT INTO hy.matter_step (matter, step, done_on, person)
	VALUES (51, 'raised', '2025-10-13', 31), (51, 'assigned', '2025-10-20', 31), (51, 'solved', '2025-12-12', NULL);
SELECT clause('HY-17'), name, matter_title, step, title FROM hy_internal.steps_missing_on('2025-12-31') WHERE matter = 51;
INSERT INTO hy.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'leading_group', 2025, '区社会信用体系建设领导小组', '2025-12-15');
-- HY-17: progress reported by the departments; good and bad cases made public
INSERT INTO hy.delivery (subject, what, recipient, sent_on) VALUES (2, 'progress', '区信用办', '2025-12-20');
INSERT INTO hy.delivery (subject, what, year, recipient, sent_on) VALUES (9, 'progress', 2025, '区信用办', '2025-12-20');
INSERT INTO hy.delivery (subject, what, year, recipient, sent_on)
	VALUES (2, 'progress', 2025, '区信用办', '2025-12-20'), (5, 'progress', 2025, '区信用办', '2026-01-05');
SELECT clause('HY-17'), name, title, due_on, sent_on, state, days_late FROM hy_internal.reports_on('2026-01-08') WHERE year = 2025 ORDER BY report, subject;
INSERT INTO hy.record (id, subject, record_type, source, decided_on, published_on)
	VALUES (89, 20, 'bad_case', 901, '2025-12-10', NULL), (90, 10, 'bad_case', 901, '2025-12-10', '2025-12-15');
SELECT clause('HY-17'), s.name, t.title, r.published_on, d.due_on, d.state, d.workdays_late
  FROM hy.record r JOIN hy.subject s ON s.id = r.subject JOIN hy_internal.record_type_known() t ON t.record_type = r.record_type
  LEFT JOIN hy.deadlines_on('2025-12-31') d ON d.record = r.id WHERE r.record_type IN ('good_case', 'bad_case') ORDER BY r.id;

---- 2025-12-31  The year: evaluated, frozen, published; who moved since the half-year
CALL hy.evaluate('2025-12-31', '年度评价');
CALL hy.freeze(2);
SELECT hy.publish(2) IS NOT NULL AS published;
SELECT rank, name, score, grade, earlier_rank, moved, earlier_score FROM hy.evaluation_ranking(2) WHERE kind = 'department' ORDER BY rank, subject;
SELECT name, step, item, record_type, effect_before, effect_after, change, note
  FROM hy.evaluation_changes(2) WHERE kind IN ('department', 'official') ORDER BY subject, abs(change) DESC, item;
SELECT count(*) AS compared, count(*) FILTER (WHERE r.score - r.earlier_score IS DISTINCT FROM coalesce(c.change, 0)) AS not_explained
  FROM hy.evaluation_ranking(2) r LEFT JOIN (SELECT subject, sum(change) AS change FROM hy.evaluation_changes(2) GROUP BY 1) c USING (subject)
 WHERE r.earlier_evaluation IS NOT NULL;
CALL hy.evaluate('2025-12-31', '年度评价');

---- January 2026  A correction, a record that came late, and another policy; what was published stays what it was
UPDATE hy.record SET revoke_reason = '数据录入错误' WHERE id = 33;
INSERT INTO hy.record (id, subject, record_type, source, decided_on, severity) VALUES (91, 2, 'audit_problem', 901, '2025-06-18', 'serious');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "huaiyin-2026", "extends": "huaiyin-2019", "title": {"zh": "示例区政务诚信建设工作方案（修订，演示数据）", "en": "revised, invented"},
	"source": {"document": "演示数据", "issuer": {"zh": "演示数据", "en": "invented"}}, "effective": {"from": "2026-03-01"},
	"record_types": {"approval_time_limit": {"points": -10}, "approval_not_informed": {"points": -10}}}') IS NOT NULL AS added;
SELECT subject, score_before, rank_before, score_after, rank_after, because, effect_before, effect_after
  FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2026', 'hy.fact', '2026-01-31');
BEGIN;
UPDATE hy.jurisdiction SET valid = '[2019-06-12,2026-03-01)';
INSERT INTO hy.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2026', '[2026-03-01,)');
COMMIT;
SELECT d.as_of, govcredit.policy_name(a.policy) AS policy, a.name, a.score
  FROM (VALUES (date '2026-02-28'), ('2026-03-01')) d (as_of) CROSS JOIN LATERAL hy_internal.assess_on(d.as_of) a WHERE a.subject = 5 ORDER BY 1;
SELECT e.id AS evaluation, count(d.*) AS differences FROM hy.evaluation e LEFT JOIN LATERAL hy.evaluation_differences(e.id) d ON true GROUP BY e.id ORDER BY e.id;
SELECT p.name, p.rank, p.score, r.rank AS computed_rank, r.score AS computed, n.rank AS rank_known_now, n.score AS known_now
  FROM hy.evaluation_ranking(1) p JOIN hy.ranking_on('2025-06-30', :'half') r USING (subject) LEFT JOIN hy.ranking_on('2025-06-30') n USING (subject)
 WHERE p.kind = 'department' ORDER BY p.rank, p.subject;

DROP FUNCTION public.clause(text);
DROP SCHEMA hy, hy_internal, hy_zh CASCADE;

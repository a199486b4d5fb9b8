--
-- scenario_harbin: a year under 哈政综〔2007〕37号 in a fictional city.  Every
-- clause row HB-01 to HB-10 is asserted where it happens, by its ID; a clause
-- counts as asserted when a row carries its ID.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
-- A row that answers a clause carries its ID; test/agreement/scenario misses none.
CREATE FUNCTION public.clause(id text) RETURNS text LANGUAGE sql IMMUTABLE RETURN id;

---- January 2008  The city adopts the opinions
SELECT govcredit.create_registry('hb');
ALTER TABLE hb.record ALTER id RESTART WITH 1001;
INSERT INTO hb.jurisdiction (division, policy, valid) VALUES ('990100', 'harbin-2007', '[2007-09-25,)');
INSERT INTO hb.subject (id, kind, name, division)
	VALUES (901, 'source', '市监察机关（演示数据）', '990100'), (902, 'source', '市法制办（演示数据）', '990100'), (903, 'source', '市民评议团（演示数据）', '990100'), (904, 'source', '市税务机关（演示数据）', '990100'),
	(905, 'source', '市质监机关（演示数据）', '990100');
INSERT INTO hb.subject (id, kind, name, division) VALUES
	(1, 'government', '示例市政府（演示数据）', '990100'), (2, 'government', '示例甲区政府（演示数据）', '990101'),
	(3, 'government', '示例乙区政府（演示数据）', '990102'),
	(11, 'department', '建设局（演示数据）', '990100'), (12, 'department', '规划局（演示数据）', '990100'),
	(13, 'department', '交通局（演示数据）', '990100'), (14, 'department', '教育局（演示数据）', '990100'),
	(15, 'institution', '自来水公司（演示数据）', '990100'), (16, 'institution', '第一医院（演示数据）', '990100'),
	(21, 'official', '某甲（演示数据）', '990100'), (22, 'official', '某乙（演示数据）', '990100'), (23, 'official', '某丙（演示数据）', '990100'),
	(24, 'official', '某丁（演示数据）', '990100'), (25, 'official', '某戊（演示数据）', '990100'),
	(31, 'enterprise', '甲建设公司（演示数据）', '990100'), (32, 'enterprise', '乙食品公司（演示数据）', '990100'),
	(33, 'enterprise', '丙驾校（演示数据）', '990100'), (34, 'practitioner', '某律师（演示数据）', '990100'),
	(35, 'practitioner', '某会计师（演示数据）', '990100');

-- HB-01: one hundred service items over five fields, each with form, time limit and department; two more to come in June
INSERT INTO hb.list_entry (list, subject, code, title, field, form, time_limit, valid)
	SELECT 'disclosure', 11 + i % 4, 'D-' || i, '办事公开第' || i || '项',
	(ARRAY['education', 'medical', 'social_security', 'travel', 'utilities'])[1 + i % 5], CASE WHEN i % 2 = 0 THEN '网站' ELSE '公开栏' END,
	1 + i % 20, CASE WHEN i <= 98 THEN daterange '[2008-01-01,)' ELSE daterange '[2008-06-01,)' END
  FROM generate_series(1, 100) i;
SELECT clause('HB-01'), d.as_of, p.item ->> 'at_least' AS at_least, count(e.id) AS entries, count(DISTINCT e.field) AS fields,
	count(DISTINCT e.subject) AS departments FROM govcredit.policy_items('harbin-2007', 'lists') p
 CROSS JOIN (VALUES (date '2008-05-31'), ('2008-06-01')) d (as_of) LEFT JOIN hb.list_entry e ON e.list = 'disclosure' AND e.valid @> d.as_of
 WHERE p.code = 'disclosure_fields' GROUP BY d.as_of, p.item ORDER BY d.as_of;
-- HB-01: what a public utility opens, item by item, and what it has not opened yet
INSERT INTO hb.list_entry (list, subject, code, title, form, valid) SELECT 'utility_openness', 15, i.item, i.title, '营业厅', '[2008-01-01,)'
  FROM govcredit.list_items('harbin-2007', 'utility_openness') i WHERE i.place <= 6;
SELECT clause('HB-01'), i.place, i.title, e.form, lower(e.valid) AS since
  FROM govcredit.list_items('harbin-2007', 'utility_openness') i LEFT JOIN hb.list_entry e ON e.list = 'utility_openness' AND e.subject = 15
   AND e.code = i.item ORDER BY i.place;
-- HB-01: benefit promises: one kept, one explained, one neither, which is a record; an explanation needs its words
INSERT INTO hb.matter (id, kind, code, subject, title, opened_on, due_on, published_on) VALUES
	(1, 'promise', 'people_benefit', 1, '新增公交线路十条', '2008-01-15', '2008-10-31', '2008-01-20'),
	(2, 'promise', 'people_benefit', 1, '改造供水管网', '2008-01-15', '2008-10-31', '2008-01-20'),
	(3, 'promise', 'people_benefit', 1, '建公厕百座', '2008-01-15', '2008-10-31', NULL);
UPDATE hb.matter SET closed_on = '2008-09-10', outcome = 'explained' WHERE id = 2;
UPDATE hb.matter SET closed_on = '2008-09-10', outcome = 'explained', reason = '征地未完成，顺延一年' WHERE id = 2;
UPDATE hb.matter SET closed_on = '2008-10-20', outcome = 'kept' WHERE id = 1;
UPDATE hb.matter SET closed_on = '2008-11-03', outcome = 'broken' WHERE id = 3;
SELECT hb.record_matter(2, 1);
SELECT hb.record_matter(3, 1) AS record;
INSERT INTO hb.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'people_benefit', 2008, '社会公众', '2008-12-30');
SELECT clause('HB-01'), m.title, m.outcome, m.state, t.reason, r.record_type
  FROM hb.matters_on('2008-12-31') m JOIN hb.matter t ON t.id = m.matter LEFT JOIN hb.record r ON r.matter = m.matter WHERE m.code = 'people_benefit'
 ORDER BY m.matter;
SELECT clause('HB-01'), name, title, due_on, sent_on, state FROM hb_internal.reports_on('2009-01-05') WHERE report = 'people_benefit' AND year = 2008 ORDER BY subject;

-- HB-02: approval items: authority, basis, limit, fee, joint units; one removed, one added, and each change on record
INSERT INTO hb.list_entry (id, list, subject, code, title, basis, time_limit, fee, joint, valid) VALUES
	(201, 'approval', 11, 'A-1', '施工许可', '建筑法', 15, 0, '{12}', '[2007-10-01,)'),
	(202, 'approval', 11, 'A-2', '临时占道', '城市道路条例', 10, 200, NULL, '[2007-10-01,2008-03-01)'),
	(203, 'approval', 12, 'A-1', '规划许可', '城乡规划法', 20, 0, '{11,13}', '[2008-03-01,)');
INSERT INTO hb.record (id, subject, record_type, source, decided_on, note)
	VALUES (11, 11, 'approval_item', 902, '2008-03-01', '取消 A-2'), (12, 12, 'approval_item', 902, '2008-03-01', '新增 A-1');
SELECT clause('HB-02'), d.as_of, s.name AS authority, e.code, e.title, e.basis, e.time_limit, e.fee,
	ARRAY(SELECT j.name FROM unnest(e.joint) u JOIN hb.subject j ON j.id = u ORDER BY j.id) AS joint
  FROM (VALUES (date '2008-02-29'), ('2008-03-01')) d (as_of) JOIN hb.list_entry e ON e.list = 'approval' AND e.valid @> d.as_of
  JOIN hb.subject s ON s.id = e.subject ORDER BY d.as_of, s.id, e.code;
SELECT clause('HB-02'), day, title, reference FROM hb.integrity_file(11, '2008-06-30') WHERE code = 'approval_item';
-- HB-02: a joint approval without its meeting
INSERT INTO hb.matter (id, kind, code, subject, counterpart, title, opened_on, closed_on, outcome)
	VALUES (11, 'event', 'joint_approval', 12, 31, '滨江小区联合审批', '2008-04-01', '2008-04-21', 'resolved');
INSERT INTO hb.matter_step (matter, step, done_on) VALUES (11, 'accepted', '2008-04-01'), (11, 'approved', '2008-04-21');
SELECT clause('HB-02'), name, matter_title, step, title FROM hb_internal.steps_missing_on('2008-06-30') WHERE matter = 11;

---- Spring  Complaints, the eight systems, responsibility
-- HB-03: a breach under each of the eight systems; the second of one kind weighs double
INSERT INTO hb.record (id, subject, record_type, source, decided_on)
	SELECT 20 + i.place, CASE WHEN i.place % 2 = 0 THEN 21 ELSE 13 END, i.item || '_breach', 901, date '2008-03-03' + i.place
  FROM govcredit.list_items('harbin-2007', 'eight_systems') i;
INSERT INTO hb.record (id, subject, record_type, source, decided_on) VALUES (29, 13, 'first_asked_breach', 901, '2008-05-05');
SELECT clause('HB-03'), i.place, i.title, s.name, r.decided_on, x.dimension, x.points, x.note_zh
  FROM govcredit.list_items('harbin-2007', 'eight_systems') i JOIN hb.record r ON r.record_type = i.item || '_breach'
  JOIN hb.subject s ON s.id = r.subject
  JOIN hb_internal.explain_on('2008-06-30') x ON x.label = '#' || r.id ORDER BY i.place, r.id;

-- HB-04: every report checked, every mistake corrected: two complaints, one without a check; the rate is counted
INSERT INTO hb.matter (id, kind, procedure, subject, person, title, channel, opened_on, closed_on, outcome) VALUES
	(21, 'complaint', 'complaint', 13, 22, '客运加价', '行风热线', '2008-04-07', '2008-04-28', 'upheld'),
	(22, 'complaint', 'complaint', 13, 22, '推诿投诉', '信箱', '2008-05-12', '2008-05-20', 'dismissed'),
	(23, 'complaint', 'complaint', 13, NULL, '久拖不办', '信箱', '2008-06-02', NULL, NULL);
INSERT INTO hb.matter_step (matter, step, done_on)
	VALUES (21, 'accepted', '2008-04-07'), (21, 'checked', '2008-04-18'), (21, 'corrected', '2008-04-28'), (22, 'accepted', '2008-05-12'),
	(22, 'corrected', '2008-05-20');
SELECT clause('HB-04'), matter_title, step, title FROM hb_internal.steps_missing_on('2008-06-30') WHERE kind = 'complaint';
SELECT clause('HB-04'), i.title, i.numerator || '/' || i.denominator AS of, i.value
  FROM hb.indicator_on('2008-06-30') i WHERE i.subject = 13 AND i.indicator = 'reports_checked';
-- HB-04: public naming of the department; the official dealt with; compensation and liability for heavy loss
INSERT INTO hb.record (id, subject, record_type, source, decided_on, severity, flags, matter)
	VALUES (31, 13, 'complaint_upheld', 901, '2008-04-28', NULL, NULL, 21), (32, 22, 'buck_passing', 901, '2008-04-30', 'serious', '{heavy_loss}', 21),
	(33, 23, 'inefficiency', 901, '2008-05-04', NULL, NULL, NULL);
SELECT clause('HB-04'), name, record, record_type, string_agg(title, '、' ORDER BY measure COLLATE "C") AS measures
  FROM hb.sanctions_on('2008-06-30') WHERE record IN (31, 32, 33) GROUP BY subject, name, record, record_type ORDER BY record;
-- HB-04: enforcement review: the affected party was not heard; reward and fault by the result
INSERT INTO hb.matter (id, kind, code, subject, title, opened_on, closed_on, outcome)
	VALUES (24, 'event', 'enforcement_review', 11, '执法评议（上半年）', '2008-05-05', '2008-06-20', 'resolved');
INSERT INTO hb.matter_step (matter, step, done_on) VALUES (24, 'result', '2008-06-20');
INSERT INTO hb.record (id, subject, record_type, source, decided_on)
	VALUES (34, 12, 'enforcement_reward', 902, '2008-06-20'), (35, 11, 'enforcement_fault', 902, '2008-06-20');
SELECT clause('HB-04'), m.name, m.title AS not_done, string_agg(r.record_type || ' ' || x.points, ', ' ORDER BY r.id) AS result
  FROM hb_internal.steps_missing_on('2008-06-30') m CROSS JOIN hb.record r JOIN hb_internal.explain_on('2008-06-30') x ON x.label = '#' || r.id WHERE m.matter = 24
   AND r.id IN (34, 35) GROUP BY 1, 2, 3;

-- HB-05: inner and outer rating, and 201 supervisors; each source once, their mean counts double
INSERT INTO hb.subject (id, kind, name, division) SELECT 1000 + i, 'source', '监督员' || i || '（演示数据）', '990100' FROM generate_series(1, 201) i;
INSERT INTO hb.observation (subject, indicator, period, source, value, published_on)
	VALUES (13, 'inner_rating', '[2008-01-01,2008-07-01)', 902, 92, '2008-07-01'), (13, 'outer_rating', '[2008-01-01,2008-07-01)', 903, 71, '2008-07-01'),
	(3, 'outer_rating', '[2008-01-01,2008-07-01)', 903, 64, NULL);
INSERT INTO hb.observation (subject, indicator, period, source, value)
	SELECT 13, 'supervisors_rating', '[2008-01-01,2008-07-01)', 1000 + i, 60 + i % 31
  FROM generate_series(1, 201) i;
INSERT INTO hb.observation (subject, indicator, period, source, value) VALUES (13, 'supervisors_rating', '[2008-01-01,2008-07-01)', 1001, 100);
SELECT clause('HB-05'), i.name, i.title, i.value, i.sources, CASE i.indicator WHEN 'supervisors_rating' THEN p.item ->> 'at_least' END AS at_least
  FROM hb.indicator_on('2008-06-30') i, govcredit.policy_items('harbin-2007', 'lists') p
 WHERE p.code = 'supervisors' AND i.indicator LIKE '%_rating' AND i.value IS NOT NULL ORDER BY i.subject, i.indicator;
SELECT clause('HB-05'), step, points, effect, note_zh FROM hb.explain_score(13, '2008-06-30') WHERE dimension = 'credit_system' ORDER BY line;

---- 2008-06-30  The half-year
CALL hb.evaluate('2008-06-30', '上半年评价');
CALL hb.freeze(1);
SELECT hb.publish(1) IS NOT NULL AS published;
SELECT hb.close_books() AS half \gset
-- HB-05: city and districts, departments and institutions, each among its peers; collected, managed, reviewed on application, published, evaluated
SELECT clause('HB-05'), kind, rank, name, score, grade FROM hb.evaluation_ranking(1) WHERE kind IN ('government', 'department', 'institution')
 ORDER BY kind, rank, subject;
INSERT INTO hb.objection (id, record, filed_on, statement) VALUES (1, 31, '2008-07-01', '已退还加价');
SELECT clause('HB-05'), i.place, i.title,
	CASE i.item WHEN 'collection' THEN (SELECT count(*) FROM hb.record) WHEN 'management' THEN (SELECT count(*) FROM hb_internal.matter_history) WHEN 'application' THEN (SELECT count(*) FROM hb.objection)
	WHEN 'publication' THEN (SELECT count(*) FROM hb.evaluation WHERE state = 'published') ELSE (SELECT count(*) FROM hb.evaluation_score) END AS in_the_books
  FROM govcredit.list_items('harbin-2007', 'evaluation_system') i ORDER BY i.place;

---- July to November  Files of officials, the platform, the people's congress
-- HB-06: positive and negative entries; the grade by its standard; reward, punishment, reference
INSERT INTO hb.record (id, subject, record_type, source, decided_on, severity)
	VALUES (41, 23, 'duty_results', 901, '2008-07-10', NULL), (42, 23, 'lawful_exercise', 901, '2008-07-11', NULL),
	(43, 24, 'good_image', 901, '2008-07-12', NULL),
	(44, 22, 'orders_blocked', 901, '2008-07-14', NULL), (45, 22, 'bad_style', 901, '2008-07-15', 'minor'),
	(46, 22, 'poor_work', 901, '2008-07-16', 'serious'), (47, 22, 'poor_image', 901, '2008-07-17', NULL),
	(48, 22, 'lax_discipline', 901, '2008-07-18', NULL);
INSERT INTO hb.record (id, subject, record_type, source, decided_on, severity)
	SELECT 500 + row_number() OVER (ORDER BY t, i), 25, t, 901, date '2008-07-20' + i, 'serious'
  FROM unnest('{poor_work,lax_discipline}'::text[]) t, generate_series(1, 4) i WHERE t = 'poor_work' OR i <= 3;
SELECT clause('HB-06'), s.name, t.class, string_agg(t.title || ' ' || x.points, '、' ORDER BY r.id) AS entries
  FROM hb.record r JOIN hb.subject s ON s.id = r.subject JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type
  JOIN hb_internal.explain_on('2008-09-30') x ON x.label = '#' || r.id
 WHERE r.id BETWEEN 41 AND 48 GROUP BY s.id, s.name, t.class ORDER BY s.id;
SELECT clause('HB-06'), a.name, a.score, a.grade, g.consequence, g.title
  FROM hb_internal.assess_on('2008-09-30') a CROSS JOIN LATERAL govcredit.grade_consequences(a.policy, a.kind, a.grade) g WHERE a.kind = 'official'
 ORDER BY a.subject, g.code;

-- HB-07: demonstration departments and the ten: from the data, without dishonesty that counts; then the honour is a record
SELECT clause('HB-07'), c.place, c.name, c.score, c.grade, c.honours, i.title, i.body
  FROM unnest('{department,official}'::text[]) k CROSS JOIN LATERAL hb.candidates_on(k, '2008-09-30', 10) c
 CROSS JOIN LATERAL govcredit.incentives('harbin-2007', k, c.grade) i ORDER BY k, c.place, c.subject;
INSERT INTO hb.record (id, subject, record_type, source, decided_on, published_on)
	SELECT 50 + row_number() OVER (ORDER BY c.subject), c.subject, t, 902, '2008-10-08', '2008-10-10'
  FROM (VALUES ('department', 'demonstration_department', 1), ('official', 'top_ten_official', 10)) v (kind, t, places)
 CROSS JOIN LATERAL hb.candidates_on(v.kind, '2008-09-30', v.places) c;
SELECT clause('HB-07'), s.name, t.title, r.published_on, x.points
  FROM hb.record r JOIN hb.subject s ON s.id = r.subject JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type
  JOIN hb_internal.explain_on('2008-10-08') x ON x.label = '#' || r.id WHERE r.record_type IN ('demonstration_department', 'top_ten_official') ORDER BY r.id;

-- HB-08: the joint platform: basic, honour and dishonesty information of enterprises and practitioners; blacklist; tax and price grades; evaluation of small firms
INSERT INTO hb.record (id, subject, record_type, source, decided_on, severity, note)
	VALUES (61, 31, 'basic_information', 902, '2008-03-01', NULL, '房地产开发一级'), (62, 31, 'honour_information', 902, '2008-06-01', NULL, '优质工程'),
	(63, 32, 'quality_accident', 905, '2008-05-15', 'serious', '抽检不合格'), (64, 32, 'counterfeiting', 901, '2008-08-15', NULL, '制售伪劣'),
	(65, 31, 'tax_credit_grade', 904, '2008-04-01', NULL, 'A级'), (66, 33, 'price_integrity', 902, '2008-04-10', NULL, '价格诚信单位'),
	(67, 33, 'sme_evaluation', 902, '2008-07-10', NULL, 'BBB'), (68, 34, 'basic_information', 902, '2008-03-01', NULL, '执业五年'),
	(69, 35, 'dishonesty_information', 902, '2008-06-05', 'minor', '出具报告不实');
INSERT INTO hb.record (subject, record_type, source, decided_on) VALUES (34, 'tax_credit_grade', 904, '2008-04-01');
INSERT INTO hb.list_entry (list, subject, code, valid)
	VALUES ('industries', 31, 'construction', '[2008-01-01,)'), ('industries', 32, 'product_quality', '[2008-01-01,)'),
	('industries', 32, 'trade', '[2008-09-01,)'),
	('industries', 33, 'driving_schools', '[2008-01-01,)'), ('industries', 34, 'legal_services', '[2008-01-01,)'),
	('industries', 35, 'intermediaries', '[2008-01-01,)');
INSERT INTO hb.list_entry (list, subject, code) VALUES ('industries', 31, 'fortune_telling');
INSERT INTO hb.list_entry (list, subject, code) VALUES ('industries', 11, 'construction');
SELECT clause('HB-08'), i.title AS industry, e.name, count(r.id) FILTER (WHERE t.class = 'basic') AS basic, count(r.id) FILTER (WHERE t.class = 'honour') AS honour,
	count(r.id) FILTER (WHERE t.class = 'dishonesty') AS dishonesty
  FROM govcredit.list_items('harbin-2007', 'industries') i LEFT JOIN hb.entry_on('industries', '2008-09-30') e ON e.code = i.item
  LEFT JOIN hb_internal.record_on('2008-09-30') r ON r.subject = e.subject
  LEFT JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type GROUP BY i.place, i.title, e.subject, e.name ORDER BY i.place, e.subject;
SELECT clause('HB-08'), d.as_of, b.kind, b.code AS industry, b.rank, b.name, b.score, b.peers
  FROM (VALUES (date '2008-08-31'), ('2008-09-30')) d (as_of) CROSS JOIN LATERAL hb.ranking_by('industries', d.as_of) b WHERE b.subject IN (31, 32)
 ORDER BY d.as_of, b.kind, b.code, b.rank;
SELECT clause('HB-08'), s.kind, s.name, count(*) FILTER (WHERE t.class = 'basic') AS basic, count(*) FILTER (WHERE t.class = 'honour') AS honour,
	count(*) FILTER (WHERE t.class = 'dishonesty') AS dishonesty, a.score, a.grade
  FROM hb.record r JOIN hb.subject s ON s.id = r.subject JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type
  JOIN hb_internal.assess_on('2008-09-30') a ON a.subject = s.id WHERE r.id BETWEEN 61 AND 69 GROUP BY s.id, s.kind, s.name, a.score, a.grade ORDER BY s.id;
SELECT clause('HB-08'), name, title, string_agg(record_type, ', ' ORDER BY record) AS because, max(ends_on) AS until, body
  FROM hb.sanctions_on('2008-09-30') WHERE measure = 'blacklist' GROUP BY name, title, body ORDER BY name COLLATE "C";
SELECT clause('HB-08'), title, count(DISTINCT record) AS records, count(DISTINCT subject) AS subjects
  FROM hb.routing_on('2008-09-30') WHERE recipient = 'joint_platform' GROUP BY title;

-- HB-09: the border: what is secret or private is kept and not published; content and scope by record type
INSERT INTO hb.record (id, subject, record_type, source, decided_on, flags, published_on)
	VALUES (71, 35, 'dishonesty_information', 902, '2008-07-05', '{personal_privacy}', '2008-07-08');
INSERT INTO hb.record (id, subject, record_type, source, decided_on, flags)
	VALUES (71, 35, 'dishonesty_information', 902, '2008-07-05', '{personal_privacy}'),
	(72, 31, 'dishonesty_information', 902, '2008-07-06', '{commercial_secret}'), (73, 13, 'disclosure_missed', 902, '2008-07-07', '{state_secret}');
UPDATE hb.record SET published_on = '2008-07-10' WHERE id = 73;
UPDATE hb.record SET published_on = '2008-07-20' WHERE id = 46;
SELECT clause('HB-09'), r.id, t.title AS content,
	coalesce(govcredit.policy_document('harbin-2007') #>> ARRAY['record_types', r.record_type, 'disclosure'], 'public') AS scope, x.title AS border,
	x.from_collection, x.from_publication, x.basis
  FROM hb.record r JOIN hb.subject s ON s.id = r.subject JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type
  LEFT JOIN LATERAL govcredit.exclusions('harbin-2007', s.kind, r.record_type, r.severity, r.amount, r.flags) x ON true
 WHERE r.id IN (46, 69, 71, 72, 73) ORDER BY r.id;

-- HB-10: a major matter reported to the congress; a decision without hearing; proposals answered; misconduct found and recorded
INSERT INTO hb.matter (id, kind, procedure, subject, title, opened_on, closed_on, outcome)
	VALUES (31, 'decision', NULL, 12, '商业网点规划', '2008-07-01', '2008-10-15', 'adopted'),
	(32, 'decision', 'major_matters', 1, '年度财政预算调整', '2008-08-01', '2008-11-01', 'adopted');
INSERT INTO hb.matter_step (matter, step, done_on)
	VALUES (31, 'experts', '2008-08-01'), (31, 'discussion', '2008-09-01'), (32, 'congress', '2008-10-20'), (32, 'cppcc', '2008-10-22');
SELECT clause('HB-10'), m.title, m.outcome, coalesce(string_agg(x.title, '、'), 'nothing missing') AS missing
  FROM hb.matter m LEFT JOIN hb_internal.steps_missing_on('2008-12-31') x ON x.matter = m.id WHERE m.kind = 'decision' GROUP BY m.id, m.title, m.outcome
 ORDER BY m.id;
INSERT INTO hb.delivery (subject, what, year, recipient, sent_on)
	VALUES (1, 'major_matters', 2008, 'people_congress', '2008-12-20'), (1, 'major_matters', 2008, '政协', '2008-12-22'), (2, 'major_matters', 2008, 'people_congress', '2009-01-04');
SELECT clause('HB-10'), name, title, recipient, due_on, sent_on, state, days_late
  FROM hb_internal.reports_on('2009-01-05') WHERE report = 'major_matters' AND year = 2008 ORDER BY subject, recipient;
INSERT INTO hb.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome)
	SELECT 400 + i, 'proposal', CASE WHEN i <= 3 THEN 'suggestion' ELSE 'motion' END, 14, '建议提案' || i, '2008-03-20', '2008-09-20',
	CASE WHEN i <= 4 THEN date '2008-09-17' + i END, CASE WHEN i <= 4 THEN 'done' END
  FROM generate_series(1, 5) i;
SELECT clause('HB-10'), i.name, i.title, i.numerator || '/' || i.denominator AS of, i.value,
	(SELECT string_agg(m.title || ' ' || m.state, '、' ORDER BY m.matter) FROM hb.matters_on('2008-12-31') m WHERE m.subject = 14 AND m.state IN ('late', 'overdue')) AS not_on_time
  FROM hb.indicator_on('2008-12-31') i WHERE i.subject = 14 AND i.indicator = 'proposals_handled';
INSERT INTO hb.record (id, subject, record_type, source, decided_on, severity)
	VALUES (81, 11, 'construction_misconduct', 901, '2008-08-04', 'serious'), (82, 13, 'transport_misconduct', 901, '2008-08-05', NULL),
	(83, 14, 'admission_misconduct', 901, '2008-08-06', NULL), (84, 14, 'fee_misconduct', 901, '2008-09-08', NULL),
	(85, 16, 'drug_purchase_misconduct', 901, '2008-09-09', 'minor');
SELECT clause('HB-10'), s.name, t.title, x.points FROM hb.record r JOIN hb.subject s ON s.id = r.subject
  JOIN hb_internal.record_type_known() t ON t.record_type = r.record_type JOIN hb_internal.explain_on('2008-12-31') x ON x.label = '#' || r.id
 WHERE r.id BETWEEN 81 AND 85 ORDER BY r.id;

---- December  An objection across no holiday, a district abolished, the year, and the half-year again
UPDATE hb.objection SET answered_on = '2008-07-15', outcome = 'upheld', answer = '已退还，不属失信' WHERE id = 1;
UPDATE hb.record SET revoke_reason = '异议成立' WHERE id = 31;
SELECT what, name, started_on, due_on, done_on, state FROM hb.deadlines_on('2008-12-31') WHERE what = 'objection';
UPDATE hb.subject SET valid = '(,2008-12-01)' WHERE id = 3;
INSERT INTO hb.subject_link (subject, role, target, valid) VALUES (3, 'successor', 2, '[2008-12-01,)');
CALL hb.evaluate('2008-12-31', '年度评价');
CALL hb.freeze(2);
SELECT hb.publish(2) IS NOT NULL AS published;
SELECT kind, rank, name, score, grade, earlier_rank, moved FROM hb.evaluation_ranking(2) WHERE kind IN ('government', 'department', 'official')
 ORDER BY kind, rank, subject;
SELECT e.id AS evaluation, count(d.*) AS differences FROM hb.evaluation e LEFT JOIN LATERAL hb.evaluation_differences(e.id) d ON true GROUP BY e.id ORDER BY e.id;
SELECT p.name, p.rank, p.score, r.score AS computed, n.rank AS rank_known_now, n.score AS known_now
  FROM hb.evaluation_ranking(1) p JOIN hb.ranking_on('2008-06-30', :'half') r USING (subject) JOIN hb.ranking_on('2008-06-30') n USING (subject)
 WHERE p.kind = 'department' ORDER BY p.rank, p.subject;

DROP FUNCTION public.clause(text);
DROP SCHEMA hb, hb_internal, hb_zh CASCADE;

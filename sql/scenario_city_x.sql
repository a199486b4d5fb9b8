--
-- scenario_city_x: a year under the template of City X in a fictional city with
-- two counties.  Every clause row TP-01 to TP-08 is asserted where it happens,
-- by its ID; a clause counts as asserted when a row carries its ID.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
-- A row that answers a clause carries its ID; test/agreement/scenario misses none.
CREATE FUNCTION public.clause(id text) RETURNS text LANGUAGE sql IMMUTABLE RETURN id;

---- January 2025  The city adopts the plan; tasks with their units
SELECT govcredit.create_registry('tp');
ALTER TABLE tp.record ALTER id RESTART WITH 1001;
INSERT INTO tp.jurisdiction (division, policy, valid) VALUES ('990100', 'city-x', '[2018-01-01,)');
INSERT INTO tp.subject (id, kind, name, division) VALUES (901, 'source', '市法制办（演示数据）', '990100'), (902, 'source', '市中级法院（演示数据）', '990100'), (903, 'source', '市信用中心（演示数据）', '990100');
INSERT INTO tp.subject (id, kind, name, division) VALUES
	(1, 'government', '示例市政府（演示数据）', '990100'), (2, 'government', '示例甲县政府（演示数据）', '990101'),
	(3, 'government', '示例乙县政府（演示数据）', '990102'),
	(11, 'department', '发改委（演示数据）', '990100'), (12, 'department', '审批局（演示数据）', '990100'),
	(13, 'department', '住建局（演示数据）', '990100'), (14, 'department', '甲县财政局（演示数据）', '990101'),
	(21, 'official', '某甲（演示数据）', '990100'), (22, 'official', '某乙（演示数据）', '990100'), (31, 'enterprise', '示例公司（演示数据）', '990101');
INSERT INTO tp.subject_link (subject, role, target, valid)
	VALUES (21, 'unit', 12, '[2020-01-01,)'), (12, 'head', 21, '[2020-01-01,)'), (22, 'unit', 13, '[2016-01-01,)');

-- TP-08: six tasks, each with its units; the text breaks off before the schedule of the last
SELECT clause('TP-08'), tp.load_tasks(1, '2025-01-06') AS loaded, tp.load_tasks(1, '2025-01-06') AS again;
INSERT INTO tp.matter_step (matter, step, done_on, progress, note) SELECT matter, 'progress', '2025-06-20', 40, '化解机制建成'
  FROM tp.task_progress_on('2025-01-06') WHERE code = 'disputes';
SELECT clause('TP-08'), place, title, cardinality(units) AS units, schedule, due_on, progress, last_note FROM tp.task_progress_on('2025-06-30') ORDER BY place;
SELECT clause('TP-08'), u.unit, string_agg(t.place::text, ', ' ORDER BY t.place) AS tasks
  FROM tp.task_progress_on('2025-06-30') t CROSS JOIN LATERAL unnest(t.units) u (unit) GROUP BY u.unit HAVING count(*) >= 4
 ORDER BY u.unit COLLATE "C";

---- January to June: decisions, openness
-- TP-02: lists of powers and responsibilities, item by item of the pack
INSERT INTO tp.list_entry (list, subject, code, title, basis, valid)
	VALUES ('powers', 12, 'Q-1', '施工许可', '建筑法', '[2024-01-01,)'), ('powers', 13, 'Q-1', '竣工验收备案', '建筑法', '[2024-01-01,2025-03-01)'),
	('responsibilities', 12, 'Z-1', '一次性告知', '行政许可法', '[2024-01-01,)');
SELECT clause('TP-02'), i.title, count(e.id) FILTER (WHERE e.valid @> date '2025-01-31') AS in_january,
	count(e.id) FILTER (WHERE e.valid @> date '2025-06-30') AS in_june
  FROM govcredit.list_items('city-x', 'government_lists') i LEFT JOIN tp.list_entry e ON e.list = i.item GROUP BY i.place, i.title ORDER BY i.place;
-- TP-02: a decision without integrity review, and one that was announced and never heard; each missing step is a record
INSERT INTO tp.matter (id, kind, procedure, subject, title, opened_on, closed_on, outcome)
	VALUES (101, 'decision', NULL, 13, '新区道路', '2025-02-03', '2025-04-10', 'adopted'),
	(102, 'decision', 'decision_openness', 13, '新区道路（公开）', '2025-02-03', '2025-04-10', 'adopted');
INSERT INTO tp.matter_step (matter, step, done_on) VALUES (101, 'feast', '2025-03-01');
INSERT INTO tp.matter_step (matter, step, done_on, person) SELECT 101, s, '2025-03-01', 22 FROM unnest('{participation,experts,risk,legality}'::text[]) s;
INSERT INTO tp.matter_step (matter, step, done_on) VALUES (101, 'collective', '2025-04-10'), (101, 'integrity', '2025-04-11'), (102, 'notice', '2025-03-01');
SELECT clause('TP-02'), name, matter_title, step, title, basis FROM tp_internal.steps_missing_on('2025-06-30') ORDER BY matter, step;
SELECT tp.record_matter(101, 1), tp.record_matter(102, 1);
SELECT clause('TP-02'), m.title, r.record_type, r.decided_on FROM tp.record r JOIN tp.matter m ON m.id = r.matter
 WHERE r.record_type = 'decision_step_missing' ORDER BY m.id;
-- TP-02: lifelong: the fault found in 2025 goes back to who took the step in 2017; it weighs for its term, and is answered for until that is decided
INSERT INTO tp.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (103, 'decision', 13, '旧城改造', '2017-03-01', '2017-09-01', 'adopted');
INSERT INTO tp.matter_step (matter, step, done_on, person) VALUES (103, 'risk', '2017-05-01', 22);
INSERT INTO tp.record (id, subject, record_type, source, decided_on, severity, matter, step)
	VALUES (21, 22, 'decision_fault', 901, '2025-05-08', 'serious', 103, 'risk');
SELECT clause('TP-02'), t.name, t.matter_title, t.step, t.since, f.counts_until, (SELECT x.measure FROM tp.sanctions_on('2055-06-30', subject => 22) x WHERE x.record = 21) AS thirty_years_on
  FROM tp.trace_back(21) t JOIN tp.integrity_file(22, '2025-06-30') f ON f.reference = 21 AND f.section = 'dishonesty';
-- TP-02: training in law; demonstration units of lawful administration
INSERT INTO tp.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (104, 'training', 1, '法治培训', '2025-03-10', '2025-03-11', 'held');
INSERT INTO tp.matter_party (matter, role, subject, name) VALUES (104, 'participant', 21, '某甲（演示数据）');
INSERT INTO tp.record (id, subject, record_type, source, decided_on) VALUES (22, 12, 'lawful_demonstration_unit', 901, '2025-06-10');
SELECT clause('TP-02'), name, place, score, honours FROM tp.candidates_on('department', '2025-06-30', 3) ORDER BY place, subject;
SELECT clause('TP-02'), s.name, count(*) FILTER (WHERE f.section = 'training') AS trainings
  FROM tp.subject s LEFT JOIN LATERAL tp.integrity_file(s.id, '2025-06-30') f ON true WHERE s.kind = 'official' GROUP BY s.id, s.name ORDER BY s.id;

-- TP-03: licences and penalties: on the site within seven working days (May Day, a working Sunday), on the credit site the day it is online
INSERT INTO tp.record (id, subject, record_type, source, decided_on, severity) VALUES
	(31, 31, 'licence', 903, '2025-04-22', NULL), (32, 31, 'administrative_penalty', 903, '2025-04-28', 'ordinary'),
	(33, 31, 'administrative_penalty', 903, '2025-06-12', 'ordinary');
INSERT INTO tp.publication (record, site, published_on) VALUES
	(31, 'government_site', '2025-04-30'), (31, 'credit_site', '2025-04-30'), (32, 'government_site', '2025-05-09'), (32, 'credit_site', '2025-05-12');
SELECT clause('TP-03'), record, record_type, site, started_on, due_on, done_on, state, workdays_late
  FROM tp.deadlines_on('2025-06-30') ORDER BY record, site DESC;
SELECT clause('TP-03'), record_type, string_agg(title, '、' ORDER BY recipient COLLATE "C") AS pushed_to
  FROM tp.routing_on('2025-06-30') WHERE record BETWEEN 31 AND 33 GROUP BY record, record_type ORDER BY record;
INSERT INTO tp.record (id, subject, record_type, source, decided_on, severity) VALUES (34, 12, 'publication_late', 903, '2025-06-30', 'minor');
INSERT INTO tp.observation (subject, indicator, period, source, numerator, denominator)
	SELECT 12, 'published_on_time', '[2025-01-01,2025-07-01)', 903, count(*) FILTER (WHERE state = 'in time'), count(*)
  FROM tp.deadlines_on('2025-06-30') WHERE what = 'publication' AND due_on <= '2025-06-30';
SELECT clause('TP-03'), x.step, x.label, x.points, x.effect, x.note_zh FROM tp.explain_score(12, '2025-06-30') x WHERE x.dimension = 'disclosure' ORDER BY x.line;
-- TP-03: the disclosure catalogue by its nine fields; what has no entry
INSERT INTO tp.list_entry (list, subject, code, title, field, form, time_limit, valid)
	VALUES ('disclosure', 11, 'D-1', '重大项目名单', 'projects', '网站', 20, '[2025-01-01,)'),
	('disclosure', 12, 'D-1', '许可结果', 'services', '网站', 7, '[2025-01-01,)'),
	('disclosure', 12, 'D-2', '权力清单', 'powers', '网站', NULL, '[2025-01-01,)'),
	('disclosure', 14, 'D-1', '预决算', 'funds', '网站', 20, '[2025-01-01,)');
SELECT clause('TP-03'), i.place, i.title, count(e.id) AS entries, string_agg(DISTINCT s.name, '、') AS by
  FROM govcredit.list_items('city-x', 'disclosure_fields') i LEFT JOIN tp.list_entry e ON e.list = 'disclosure' AND e.field = i.item
  LEFT JOIN tp.subject s ON s.id = e.subject GROUP BY i.place, i.title ORDER BY i.place;
-- TP-03: public opinion: collected, judged, handled, and not answered
INSERT INTO tp.matter (id, kind, code, subject, title, opened_on, closed_on, outcome)
	VALUES (105, 'event', 'public_opinion', 13, '停水舆情', '2025-06-01', '2025-06-05', 'resolved');
INSERT INTO tp.matter_step (matter, step, done_on) SELECT 105, s, '2025-06-02' FROM unnest('{collected,judged,handled}'::text[]) s;
SELECT clause('TP-03'), name, matter_title, step, title FROM tp_internal.steps_missing_on('2025-06-30') WHERE kind = 'event' ORDER BY matter, step;

---- Promises, plans, lawsuits
INSERT INTO tp.matter (id, kind, code, subject, person, title, opened_on, due_on, published_on) VALUES
	(111, 'promise', 'deadline', 12, 21, '施工许可五日办结', '2025-01-10', '2025-06-30', '2025-01-12'),
	(112, 'promise', 'quality', 13, 22, '验收一次通过', '2025-01-10', '2025-06-30', '2025-01-12'),
	(113, 'promise', 'guarantee', 22, 22, '周末值守', '2025-01-10', '2025-12-31', NULL);
INSERT INTO tp.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'deadline', 1, '政府承诺', '2025-01-10');
UPDATE tp.matter SET closed_on = '2025-06-27', outcome = 'kept' WHERE id = 111;
UPDATE tp.matter SET closed_on = '2025-06-30', outcome = 'broken', reason = '返工三次' WHERE id = 112;
SELECT tp.record_matter(112, 3) AS record;
INSERT INTO tp.record (id, subject, record_type, source, decided_on, matter) VALUES (41, 12, 'promise_kept', 903, '2025-06-27', 111);
-- TP-04: promises of quality, deadline and guarantee, kept and broken, on the files of department and official
SELECT clause('TP-04'), s.name, f.section, f.code, f.title, f.detail
  FROM tp.subject s CROSS JOIN LATERAL tp.integrity_file(s.id, '2025-06-30') f WHERE s.id IN (12, 13, 22)
   AND (f.section = 'matter' AND f.code = 'promise' OR f.code LIKE 'promise%') ORDER BY s.id, f.section COLLATE "C", f.code COLLATE "C", f.title COLLATE "C";
SELECT clause('TP-04'), name, record_type, string_agg(title, '、') AS told
  FROM tp.routing_on('2025-06-30') WHERE record_type LIKE 'promise%' GROUP BY record, name, record_type ORDER BY record;
-- TP-04: plans and livelihood items, lost cases with their reason, judgments performed
INSERT INTO tp.matter (kind, subject, person, title, opened_on, due_on, closed_on, outcome, reason) VALUES
	('target', 13, NULL, '棚改一千户', '2024-01-01', '2024-12-31', '2024-12-30', 'met', NULL),
	('target', 13, NULL, '管网五十公里', '2024-01-01', '2024-12-31', '2025-02-20', 'missed', '招标流标'),
	('livelihood', 13, NULL, '加装电梯', '2024-01-01', '2024-12-31', '2024-11-30', 'met', NULL),
	('livelihood', 13, NULL, '公厕改造', '2024-01-01', '2024-12-31', '2024-12-20', 'missed', '用地未落实'),
	('judgment', 13, NULL, '工程款判决', '2024-10-01', '2024-12-31', NULL, NULL, NULL),
	('judgment', 13, NULL, '补偿判决', '2024-10-01', '2024-12-31', '2024-12-01', 'performed', NULL);
INSERT INTO tp.matter (id, kind, subject, person, title, opened_on, closed_on, outcome, reason) VALUES
	(121, 'lawsuit', 13, 22, '某公司诉住建局', '2024-11-01', '2025-03-01', 'lost', '朝令夕改'),
	(122, 'lawsuit', 13, NULL, '某人诉住建局一', '2024-11-01', '2025-03-02', 'won', NULL),
	(123, 'lawsuit', 13, NULL, '某人诉住建局二', '2024-11-01', '2025-03-03', 'won', NULL),
	(124, 'lawsuit', 13, NULL, '某人诉住建局三', '2024-11-01', '2025-03-04', 'settled', NULL);
SELECT clause('TP-04'), indicator, numerator || '/' || denominator AS of, value
  FROM tp.indicator_on('2025-06-30') WHERE subject = 13 AND value IS NOT NULL ORDER BY indicator;
SELECT clause('TP-04'), m.title, m.outcome, m.reason, d.title AS reported
  FROM tp.matter m CROSS JOIN govcredit.list_items('city-x', 'lost_case_facts') d WHERE m.id = 121 ORDER BY d.place;
INSERT INTO tp.record (id, subject, record_type, source, decided_on, matter)
	VALUES (61, 22, 'lost_case_misconduct', 902, '2025-03-20', 121), (62, 13, 'judgment_unperformed', 902, '2025-04-01', NULL);
SELECT clause('TP-04'), name, record_type, title, effect, ends_when, body FROM tp.sanctions_on('2025-06-30') ORDER BY subject, measure;
UPDATE tp.record SET corrected_on = '2025-07-10' WHERE id = 62;
SELECT clause('TP-04'), d.as_of, count(*) AS pursued FROM (VALUES (date '2025-07-09'), ('2025-07-10'), ('2025-07-11')) d (as_of)
 CROSS JOIN LATERAL tp.sanctions_on(d.as_of) x GROUP BY d.as_of ORDER BY 2;

---- Disputes and services, by county and unit
INSERT INTO tp.matter (kind, code, subject, title, channel, opened_on, closed_on, outcome)
	SELECT 'dispute', CASE WHEN i <= 5 THEN 'court' END, s, '纠纷' || i, CASE i % 3 WHEN 0 THEN '人民调解' WHEN 1 THEN '行政调解' ELSE '司法调解' END,
	'2025-02-03', '2025-05-09',
		   CASE WHEN i <= CASE s WHEN 2 THEN 2 ELSE 1 END OR i > CASE s WHEN 2 THEN 4 ELSE 6 END THEN 'mediated' ELSE 'unresolved' END
	  FROM unnest('{2,3}'::bigint[]) s, generate_series(1, 10) i;
-- TP-05: 80 % of all and 40 % of those brought to court: reached exactly by one county, missed and warned in the other
SELECT clause('TP-05'), i.name, i.indicator, i.numerator || '/' || i.denominator AS of, i.value, w.level, w.title AS warning
  FROM tp.indicator_on('2025-06-30') i LEFT JOIN tp.warnings_on('2025-06-30') w ON w.subject = i.subject AND w.indicator = i.indicator
 WHERE i.indicator LIKE '%disputes_resolved' AND i.value IS NOT NULL ORDER BY i.subject, i.indicator;
SELECT clause('TP-05'), d.as_of, count(i.value) AS measured FROM (VALUES (date '2025-05-08'), ('2025-05-09'), ('2026-05-09')) d (as_of)
 CROSS JOIN LATERAL tp.indicator_on(d.as_of) i WHERE i.indicator = 'disputes_resolved' GROUP BY d.as_of ORDER BY 2;
-- TP-05: clean-up of government breach: found, not resolved
INSERT INTO tp.matter (id, kind, code, subject, counterpart, title, opened_on, closed_on, outcome)
	VALUES (131, 'event', 'breach_cleanup', 2, 31, '拖欠设备款', '2025-03-03', '2025-05-30', 'unresolved');
INSERT INTO tp.matter_step (matter, step, done_on) VALUES (131, 'found', '2025-03-03');
SELECT tp.record_matter(131, 3) AS record;
SELECT clause('TP-05'), m.name, m.matter_title, m.title AS missing, r.record_type, x.points
  FROM tp_internal.steps_missing_on('2025-06-30') m JOIN tp.record r ON r.matter = m.matter JOIN tp_internal.explain_on('2025-06-30') x ON x.label = '#' || r.id
 WHERE m.matter = 131;

-- TP-06: services with their limit and channels; due by the limit of the list, on time or late
INSERT INTO tp.list_entry (list, subject, code, title, form, time_limit, valid)
	VALUES ('service', 12, 'S-1', '施工许可', 'online', 5, '[2024-01-01,)'), ('service', 12, 'S-2', '排水许可', 'hall', 10, '[2024-01-01,)');
INSERT INTO tp.matter (kind, code, subject, title, channel, opened_on, closed_on, outcome)
	SELECT 'service', e.code, e.subject, e.title, e.form, v.opened, v.closed, 'done'
	  FROM tp.list_entry e
  JOIN (VALUES ('S-1', date '2025-04-27', date '2025-05-07'), ('S-1', '2025-04-28', '2025-05-09'), ('S-2', '2025-05-06', '2025-05-21')) v (code, opened, closed) ON v.code = e.code
	 WHERE e.list = 'service' ORDER BY v.opened;
SELECT clause('TP-06'), c.title AS channel, m.title, m.opened_on, m.due_on, m.closed_on,
	CASE WHEN m.closed_on > m.due_on THEN 'late' WHEN m.closed_on <= m.due_on THEN 'on time' END AS state
  FROM govcredit.list_items('city-x', 'service_channels') c LEFT JOIN tp.matter m ON m.kind = 'service' AND m.channel = c.item ORDER BY c.place, m.id;
INSERT INTO tp.record (id, subject, record_type, source, decided_on, severity)
	VALUES (81, 12, 'service_late', 903, '2025-05-22', 'minor'), (82, 12, 'needless_certificate', 903, '2025-06-03', NULL);
SELECT clause('TP-06'), i.numerator || '/' || i.denominator AS on_time, i.value,
	(SELECT string_agg(x.record_type || ' ' || x.points, ', ' ORDER BY x.record_type COLLATE "C") FROM tp.explain_score(12, '2025-06-30') x WHERE x.label IN ('#81', '#82')) AS records
  FROM tp.indicator_on('2025-06-30') i WHERE i.subject = 12 AND i.indicator = 'services_on_time';

---- 2025-06-30  How far the records reach, and the half-year
-- TP-01: every county and department has records: measured from the books, entered as the indicator, warned below 100 %
SELECT clause('TP-01'), kind, subjects, covered, percent FROM tp_internal.coverage_on('2025-06-30') WHERE kind IN ('government', 'department') ORDER BY kind;
SELECT clause('TP-01'), s.name AS without_record FROM tp_internal.subject_on('2025-06-30') s WHERE s.kind IN ('government', 'department')
   AND NOT EXISTS (SELECT FROM tp_internal.record_on('2025-06-30') r WHERE r.subject = s.id AND r.decided_on <= '2025-06-30') ORDER BY s.id;
INSERT INTO tp.observation (subject, indicator, period, numerator, denominator)
	SELECT 1, 'record_coverage', '[2025-01-01,2025-07-01)', sum(covered), sum(subjects)
  FROM tp_internal.coverage_on('2025-06-30') WHERE kind IN ('government', 'department');
SELECT clause('TP-01'), name, value, level, title FROM tp.warnings_on('2025-06-30') WHERE indicator = 'record_coverage';
CALL tp.evaluate('2025-06-30', '半年评价');
CALL tp.freeze(1);
SELECT tp.publish(1) IS NOT NULL AS published;
SELECT tp.close_books() AS half \gset

---- July to December: the demonstration city
-- TP-07: the base items of a demonstration city: how far each is, and what is below
INSERT INTO tp.observation (subject, indicator, period, source, value)
	VALUES (1, 'double_publicity_reported', '[2025-07-01,2026-01-01)', 903, 100), (1, 'codes_wrong_rate', '[2025-07-01,2026-01-01)', 903, 0.99),
	(1, 'blacklist_left', '[2025-07-01,2026-01-01)', 903, 29.9), (1, 'breach_events_rectified', '[2025-07-01,2026-01-01)', 903, 100),
	(2, 'codes_wrong_rate', '[2025-07-01,2026-01-01)', 903, 1), (2, 'blacklist_left', '[2025-07-01,2026-01-01)', 903, 30);
SELECT clause('TP-07'), i.name, i.title, i.value, i.unit, w.title AS below
  FROM tp.indicator_on('2025-12-31') i LEFT JOIN tp.warnings_on('2025-12-31') w ON w.subject = i.subject AND w.indicator = i.indicator
 WHERE i.indicator IN ('double_publicity_reported', 'codes_wrong_rate', 'blacklist_left', 'breach_events_rectified') AND i.value IS NOT NULL
 ORDER BY i.subject, i.indicator;
-- TP-07: one item missed is a veto, whatever the score; models are made known
INSERT INTO tp.record (id, subject, record_type, source, decided_on)
	VALUES (91, 1, 'blacklist_exit_low', 903, '2025-12-20'), (92, 11, 'integrity_model', 903, '2025-12-10');
SELECT clause('TP-07'), d.as_of, a.name, a.score, a.grade FROM (VALUES (date '2025-12-19'), ('2025-12-20')) d (as_of)
 CROSS JOIN LATERAL tp_internal.assess_on(d.as_of) a WHERE a.subject IN (1, 11) ORDER BY a.subject, d.as_of;
SELECT clause('TP-07'), step, record_type, effect, note_zh FROM tp.explain_score(1, '2025-12-31') WHERE step IN ('record', 'grade_cap') ORDER BY line;

-- TP-05: the county that was warned catches up: adjudication counts among all, and not for what was brought to court
INSERT INTO tp.matter (kind, code, subject, title, list, item, opened_on, closed_on, outcome)
	SELECT 'dispute', CASE WHEN i <= 3 THEN 'court' END, 3, '秋季纠纷' || i, 'dispute_means',
	CASE WHEN i IN (1, 15) THEN 'adjudication' ELSE 'mediation' END, '2025-09-01', '2025-11-10',
		CASE WHEN i IN (1, 15) THEN 'adjudicated' ELSE 'mediated' END FROM generate_series(1, 15) i;
INSERT INTO tp.matter (kind, subject, title, list, item, opened_on) VALUES ('dispute', 3, '纠纷', 'dispute_means', 'arbitration', '2025-09-01');
SELECT clause('TP-05'), i.indicator, i.numerator || '/' || i.denominator AS of, i.value, w.level
  FROM tp.indicator_on('2025-12-31') i LEFT JOIN tp.warnings_on('2025-12-31') w ON w.subject = i.subject AND w.indicator = i.indicator
 WHERE i.subject = 3 AND i.indicator LIKE '%disputes_resolved' ORDER BY 2;

---- 2025-12-31  The year, and the half-year computed again after a correction
UPDATE tp.record SET revoke_reason = '重复录入' WHERE id = 34;
CALL tp.evaluate('2025-12-31', '年度评价');
CALL tp.freeze(2);
SELECT tp.publish(2) IS NOT NULL AS published;
SELECT kind, rank, name, score, grade, earlier_rank, moved, earlier_score
  FROM tp.evaluation_ranking(2) WHERE kind IN ('government', 'department') ORDER BY kind, rank, subject;
SELECT e.id AS evaluation, count(d.*) AS differences FROM tp.evaluation e LEFT JOIN LATERAL tp.evaluation_differences(e.id) d ON true GROUP BY e.id ORDER BY e.id;
SELECT p.name, p.score, r.score AS computed, n.score AS known_now
  FROM tp.evaluation_ranking(1) p JOIN tp.ranking_on('2025-06-30', :'half') r USING (subject) JOIN tp.ranking_on('2025-06-30') n USING (subject)
 WHERE n.score <> p.score ORDER BY 1;

DROP FUNCTION public.clause(text);
DROP SCHEMA tp, tp_internal, tp_zh CASCADE;

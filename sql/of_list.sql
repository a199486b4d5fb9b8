--
-- of_list: an item that concerns one department is not entered of another
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
CREATE FUNCTION duties(name text, change jsonb DEFAULT '{}') RETURNS text
	RETURN (jsonb_build_object('name', name) || $${
  "govcredit": "policy/1", "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {"department": {"title": {"zh": "部门", "en": "department"}, "basis": "演示一"}, "firm": {"title": {"zh": "企业", "en": "firm"}, "basis": "演示一"}},
  "domains": {"work": {"title": {"zh": "工作", "en": "work"}, "conduct": "office", "basis": "演示一"}},
  "scorecards": {"index": {"title": {"zh": "评价", "en": "index"}, "subject_kinds": "department", "model": "index", "basis": "演示一",
    "dimensions": {"own": {"title": {"zh": "职责", "en": "own tasks"}, "weight": 100, "start": 0, "basis": "演示一"}},
    "grades": [{"grade": "A", "from": 60, "title": {"zh": "好", "en": "good"}, "basis": "演示一"}, {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "演示一"}]}},
  "lists": {"tasks": {"title": {"zh": "责任分工", "en": "tasks"}, "subject_kind": "department", "basis": "演示二", "items": {
    "finance": {"title": {"zh": "财政", "en": "finance"}, "order": 1, "basis": "演示二"}, "police": {"title": {"zh": "公安", "en": "police"}, "order": 2, "basis": "演示二"},
    "audit": {"title": {"zh": "审计", "en": "audit"}, "order": 3, "basis": "演示二"}}}},
  "record_types": {
    "d20_1": {"title": {"zh": "县财政局第1项", "en": "item of finance"}, "class": "honour", "domain": "work", "subjects": "department", "dimension": "own", "points": 25, "basis": "演示三", "of_list": {"list": "tasks", "items": ["finance", "audit"]}},
    "d_any": {"title": {"zh": "有分工者", "en": "who has a task"}, "class": "honour", "domain": "work", "subjects": "department", "dimension": "own", "points": 5, "basis": "演示三", "of_list": {"list": "tasks"}},
    "broken": {"title": {"zh": "失诺", "en": "broken"}, "class": "dishonesty", "domain": "work", "subjects": "department", "dimension": "own", "points": -1, "basis": "演示三"},
    "common": {"title": {"zh": "共性", "en": "common"}, "class": "honour", "domain": "work", "subjects": "department", "dimension": "own", "points": 30, "basis": "演示三"}},
  "reports": {"yearly": {"title": {"zh": "年度报告", "en": "report"}, "due": "01-31", "years_later": 1, "reporters": "department", "basis": "演示四"}},
  "tasks": {"t1": {"title": {"zh": "任务", "en": "task"}, "order": 1, "units": "示例县财政局（演示数据）", "schedule": "年底前", "due": "2018-12-31", "basis": "演示四"}},
  "matters": {"task": {"title": {"zh": "任务", "en": "task"}, "codes": "tasks", "parties": "unit", "outcomes": {"done": {"title": {"zh": "完成", "en": "done"}, "basis": "演示四"}}, "basis": "演示四"},
    "promise": {"title": {"zh": "承诺", "en": "promise"}, "codes": "promises", "outcomes": {"kept": {"title": {"zh": "兑现", "en": "kept"}, "basis": "演示四"}}, "basis": "演示四"}},
  "promises": {"p1": {"title": {"zh": "承诺", "en": "promise"}, "made_by": "firm", "broken": "broken", "basis": "演示四"}},
  "indicators": {"spending": {"title": {"zh": "支出进度", "en": "spending"}, "dimension": {"index": "own"}, "unit": "percent", "linear": [[0, 0], [100, 100]], "missing": "skip", "basis": "演示三", "of_list": {"list": "tasks", "items": "finance"}},
    "cases": {"title": {"zh": "案件数", "en": "cases"}, "unit": "件", "basis": "演示三", "of_list": {"list": "tasks", "items": "police"}}}
}$$::jsonb || change)::text;
SELECT govcredit.add_policy(duties('demo-tasks')) IS NOT NULL AS added;
SELECT section, code, (govcredit.of_list('demo-tasks', section, code)).* FROM (VALUES ('record_types', 'd20_1'), ('record_types', 'd_any'), ('record_types', 'common'), ('indicators', 'spending'), ('indicators', 'cases')) v(section, code);
SELECT govcredit.of_list('demo-tasks', 'record_types', 'd20_2');
SELECT govcredit.of_list('demo-tasks', 'indicators', '11010519491231002X');
SELECT govcredit.of_list('demo-tasks', 'tasks', 'x');

-- What lint says
SELECT l.* FROM (VALUES (1, '{"list": "task", "items": "finance"}'), (2, '{"list": "tasks", "items": ["finanse"]}'), (3, '{"list": "tasks", "items": []}'), (4, '{"items": "finance"}'), (5, '"tasks"'),
	(6, '{"list": "tasks", "item": "finance"}'), (7, '{"list": "tasks", "items": ["finance", "finance"]}')) v(n, of_list),
	LATERAL govcredit.lint_policy((jsonb_set(duties('demo-x')::jsonb, '{record_types,d20_1,of_list}', v.of_list::jsonb))::text) l ORDER BY v.n, l.message COLLATE "C";
SELECT l.* FROM govcredit.lint_policy((jsonb_set(duties('demo-x')::jsonb, '{lists,tasks,subject_kind}', '"firm"'))::text) l ORDER BY l.path COLLATE "C";

-- At the door: 公安局 with 财政局's item had 55 instead of 30
SELECT govcredit.create_registry('lst');
INSERT INTO lst.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-tasks', '[2018-01-01,)');
INSERT INTO lst.subject (id, kind, name, division) VALUES (1, 'department', '示例县财政局（演示数据）', '990101'), (2, 'department', '示例县公安局（演示数据）', '990101');
INSERT INTO lst.subject (id, kind, name, division) VALUES (901, 'source', '示例县编办（演示数据）', '990101');
INSERT INTO lst.attestation (subject, list, item, issuer, number, issued_on, valid_until) VALUES
	(1, 'tasks', 'finance', 901, '演示1', '2018-02-01', '2018-11-30'), (2, 'tasks', 'police', 901, '演示2', '2018-02-01', NULL);
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (1, 'd20_1', '2018-06-01'), (1, 'common', '2018-06-01'), (2, 'common', '2018-06-01');
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (2, 'd20_1', '2018-06-01');
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (2, 'd_any', '2018-06-01');
UPDATE lst.record SET record_type = 'd20_1' WHERE subject = 2 AND record_type = 'd_any';
SELECT s.name, a.score FROM lst.subject s, LATERAL lst_internal.assess_on('2018-12-31') a WHERE a.subject = s.id ORDER BY s.id;
-- On the day of decision, its first and last day included
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (1, 'd20_1', '2018-01-31');
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (1, 'd20_1', '2018-02-01'), (1, 'd20_1', '2018-11-30');
INSERT INTO lst.record (subject, record_type, decided_on) VALUES (1, 'd20_1', '2018-12-01');
UPDATE lst.record SET decided_on = '2018-12-01' WHERE record_type = 'd20_1' AND decided_on = '2018-11-30';
UPDATE lst.record SET note = '演示' WHERE record_type = 'd20_1' AND decided_on = '2018-11-30';
-- Observations: on a day of the period
INSERT INTO lst.observation (subject, indicator, period, value) VALUES (1, 'spending', '[2018-10-01,2019-01-01)', 80), (2, 'cases', '[2018-01-01,2019-01-01)', 12);
INSERT INTO lst.observation (subject, indicator, period, value) VALUES (1, 'spending', '[2018-12-01,2019-01-01)', 80);
INSERT INTO lst.observation (subject, indicator, period, value) VALUES (2, 'spending', '[2018-10-01,2019-01-01)', 80);
INSERT INTO lst.observation (subject, indicator, period, value) VALUES (1, 'cases', '[2018-10-01,2019-01-01)', 80);
SELECT subject, indicator FROM lst.observation ORDER BY 1, 2;
-- Elements of a load are refused one by one
SELECT * FROM lst.load_records('[{"subject": {"id": 2}, "record_type": "d20_1", "decided_on": "2018-06-01"}, {"subject": {"id": 2}, "record_type": "d_any", "decided_on": "2018-07-01"}]', true);
-- One code may stand alone wherever several may, in every question
SELECT report, reporter FROM lst_internal.report_known();
SELECT lst.load_tasks(1, '2018-01-02');
SELECT m.code, p.name FROM lst.matter m JOIN lst.matter_party p ON p.matter = m.id;
INSERT INTO lst.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'p1', 1, '演示', '2018-05-01');
-- What rests on a place on the list keeps it there: no other item, no shorter time, no removal, of another subject neither
\set VERBOSITY terse
UPDATE lst.attestation SET valid_until = '2018-05-31' WHERE number = '演示1';
UPDATE lst.attestation SET item = 'police' WHERE number = '演示1';
UPDATE lst.attestation SET issued_on = '2018-06-02' WHERE number = '演示1';
UPDATE lst.attestation SET subject = 2 WHERE number = '演示1';
DELETE FROM lst.attestation WHERE number = '演示1';
DELETE FROM lst.attestation WHERE number = '演示2';
UPDATE lst.record SET revoke_reason = '误录' WHERE record_type = 'd_any';
DELETE FROM lst.attestation WHERE number = '演示2';
-- what does not touch it, or is replaced, goes
UPDATE lst.attestation SET valid_until = '2018-12-31', note = '续期', grade = '一级' WHERE number = '演示1';
INSERT INTO lst.attestation (subject, list, item, issuer, number, issued_on) VALUES (1, 'tasks', 'audit', 901, '演示3', '2018-01-15');
UPDATE lst.attestation SET valid_until = '2018-05-31' WHERE number = '演示1';
DELETE FROM lst.observation WHERE indicator = 'spending';
UPDATE lst.attestation SET valid_until = '2018-05-31' WHERE number = '演示1';
DELETE FROM lst.attestation WHERE number = '演示3';
DROP SCHEMA lst, lst_internal, lst_zh CASCADE;

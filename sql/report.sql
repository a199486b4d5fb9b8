--
-- report: warnings, coverage, the file of an official, credit reports,
-- candidates, and the views under Chinese names
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('rep');
INSERT INTO rep.jurisdiction (division, policy, valid) VALUES ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO rep.subject (id, kind, name, division) SELECT i, 'department', '示例' || i || '局（演示数据）', '990102' FROM generate_series(1, 4) i;
INSERT INTO rep.subject (id, kind, name, division) VALUES (11, 'official', '某甲（演示数据）', '990102'), (12, 'official', '某乙（演示数据）', '990102');
INSERT INTO rep.subject (id, kind, name, division, uscc) VALUES (21, 'enterprise', '示例公司（演示数据）', '990102', govcredit.make_uscc('91', '990102', '10000001'));
INSERT INTO rep.subject_link (subject, role, target, valid) VALUES (11, 'unit', 1, '[2020-01-01,2024-01-01)'), (11, 'unit', 2, '[2024-01-01,)'), (2, 'head', 11, '[2025-01-01,)'), (11, 'unit', 3, '[2030-01-01,)');

-- HX-09: warnings from a score and from an indicator
INSERT INTO rep.record (subject, record_type, decided_on, severity) SELECT 1, t, '2026-02-01', 'serious' FROM unnest('{court_judgment,government_breach}'::text[]) t WHERE EXISTS (SELECT FROM govcredit.policy_items('huaxian-2017', 'record_types') p WHERE p.code = t AND p.item -> 'subjects' ? 'department');
INSERT INTO rep.observation (subject, indicator, period, value) VALUES (2, 'debt_ratio', '[2025-01-01,2026-01-01)', 120), (3, 'debt_ratio', '[2025-01-01,2026-01-01)', 20),
	(4, 'plan_completed', '[2025-01-01,2026-01-01)', 0), (4, 'proposals_handled', '[2025-01-01,2026-01-01)', 0), (4, 'external_rating', '[2025-01-01,2026-01-01)', 0), (4, 'published_on_time', '[2025-01-01,2026-01-01)', 0);
SELECT subject, warning, level, indicator, value, basis FROM rep.warnings_on('2026-06-30') ORDER BY 1, 2;
SELECT count(*) FROM rep.warnings_on('2025-12-30');

-- HX-11, TP-01: coverage
SELECT kind, subjects, covered, percent, records, latest_on FROM rep_internal.coverage_on('2026-06-30') ORDER BY 1;
SELECT kind, covered FROM rep_internal.coverage_on('2026-01-31') WHERE kind = 'department';

-- HX-10, XN-04: the file of an official
INSERT INTO rep.matter (id, kind, code, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES
	(1, 'promise', 'deadline', 2, 11, '三日办结', '2025-09-01', '2025-12-31', '2025-12-20', 'kept'),
	(2, 'training', NULL, 2, NULL, '诚信培训', '2026-03-01', NULL, '2026-03-02', 'held'), (3, 'project', NULL, 2, 12, '示例项目（演示数据）', '2024-01-01', NULL, NULL, NULL);
INSERT INTO rep.matter_party (matter, role, subject, name) VALUES (2, 'participant', 11, '某甲（演示数据）');
INSERT INTO rep.matter_step (matter, step, done_on, person) VALUES (3, 'financing', '2024-02-01', 11);
INSERT INTO rep.record (id, subject, record_type, decided_on) VALUES (101, 11, 'annual_assessment_excellent', '2026-01-15'), (102, 11, 'personal_matters_fault', '2026-02-15');
INSERT INTO rep.objection (record, filed_on, statement) VALUES (102, '2026-06-29', '不属实');
SELECT day, section, code, title, detail, objection_pending AS objection FROM rep.integrity_file(11, '2026-06-30') ORDER BY day, section, code;
SELECT count(*) FROM rep.integrity_file(12, '2026-06-30');

-- APP-06: a credit report, numbered, dated, verified; changed afterwards neither it nor the books of then
INSERT INTO rep.record (id, subject, record_type, decided_on, severity, amount, document_no) VALUES
	(201, 21, 'administrative_penalty', '2026-04-10', 'ordinary', 5000, '滑示罚字〔2026〕1号'), (202, 21, 'administrative_penalty', '2020-04-10', 'ordinary', 5000, '滑示罚字〔2020〕1号');
SELECT rep.issue_report(0, '上市', '2026-06-30');
SELECT id, sha256, contents #- '{policy}' AS contents FROM rep.issue_report(21, '上市', '2026-06-30') \gset
SELECT :'id' AS number, (:'contents'::jsonb - 'records' - 'sanctions')::text AS head;
SELECT r ->> 'record' AS record, r ->> 'document_no' AS document_no, r ->> 'counts_until' AS until, r ->> 'objection_pending' AS objection FROM jsonb_array_elements(:'contents'::jsonb -> 'records') r;
SELECT genuine, same_today, as_of, purpose FROM rep.verify_report(:id, :'sha256');
SELECT genuine FROM rep.verify_report(:id, repeat('0', 64));
SELECT genuine FROM rep.verify_report(99, :'sha256');
UPDATE rep.record SET revoke_reason = '决定被撤销' WHERE id = 201;
SELECT genuine, same_today FROM rep.verify_report(:id, :'sha256');
UPDATE rep.credit_report SET contents = '{}';
ALTER TABLE rep.credit_report DISABLE TRIGGER refuse_change;
UPDATE rep.credit_report SET contents = jsonb_set(contents, '{records}', '[]'), sha256 = encode(sha256(convert_to(govcredit.canonical_json(jsonb_set(contents, '{records}', '[]')), 'UTF8')), 'hex');
SELECT v.genuine FROM rep.credit_report c CROSS JOIN LATERAL rep.verify_report(c.id, c.sha256) v;

-- HB-07: candidates have no dishonesty that counts
SELECT place, subject, score, honours FROM rep.candidates_on('department', '2026-06-30', 2) ORDER BY 1, 2;
SELECT place, subject FROM rep.candidates_on('official', '2026-06-30') ORDER BY 1;

-- The views, and the same under Chinese names
SELECT c.relname, 'security_invoker=true' = ANY (c.reloptions) AS invoker, obj_description(c.oid) IS NOT NULL AS comment,
	   (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) AS columns
  FROM pg_class c WHERE c.relnamespace IN ('rep'::regnamespace, 'rep_internal'::regnamespace, 'rep_zh'::regnamespace) AND c.relkind = 'v' ORDER BY c.relname COLLATE "C";
SELECT 名次, 主体名称, 等级 FROM rep_zh.排名 WHERE 主体类别 = 'department' AND 主体编号 = 3;
DROP SCHEMA rep, rep_internal, rep_zh CASCADE;

--
-- registry: terms that began under an edition run on when it has ended, what a
-- body left behind is owed, and what cannot be said is a row that says unknown
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('la');
INSERT INTO la.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaxian-2017', '[2018-01-01,)');
INSERT INTO la.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例局（演示数据）', '990101', '[2019-06-12,)'), (2, 'department', '已撤局（演示数据）', '990101', '[2019-06-12,2025-06-01)'),
	(3, 'enterprise', '示例公司（演示数据）', '990102', '[2019-06-12,)');
INSERT INTO la.record (id, subject, record_type, decided_on) VALUES (1, 1, 'disclosure_missed', '2025-03-03');
INSERT INTO la.record (id, subject, record_type, decided_on, severity) VALUES (2, 3, 'administrative_penalty', '2025-03-03', 'serious');
INSERT INTO la.objection (record, filed_on, statement) VALUES (1, '2025-03-10', '不服（演示数据）');
INSERT INTO la.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES
	(1, 'service', 1, '办件（演示数据）', '2025-03-03', '2025-04-01', NULL), (2, 'service', 2, '留下的办件（演示数据）', '2025-03-03', '2025-04-01', NULL),
	(3, 'arrears', 2, '留下的欠款（演示数据）', '2025-03-03', '2025-04-01', 100);
PREPARE due AS SELECT what, record, subject, due_on, state, basis FROM la.deadlines_on('2026-03-31') ORDER BY what COLLATE "C", record, site COLLATE "C";
PREPARE over AS SELECT what, record, matter, subject, title, due_on, state FROM la.overdue_on('2026-03-31') ORDER BY what COLLATE "C", record, matter, subject, due_on, title COLLATE "C";
PREPARE matters AS SELECT jurisdiction, matter, subject, about, state, days_late, outstanding FROM la.matters_on('2026-03-31') ORDER BY matter;
PREPARE owed AS SELECT jurisdiction, matter, subject, about, days_late, outstanding FROM la.outstanding_on('2026-03-31') ORDER BY matter;
PREPARE reports AS SELECT report, year, subject, due_on, state FROM la_internal.reports_on('2026-03-31') ORDER BY subject, year, report COLLATE "C";
-- While the editions are in force
EXECUTE due;
EXECUTE over;
EXECUTE matters;
EXECUTE owed;
EXECUTE reports;
-- An open matter is no record, and says so
BEGIN;
INSERT INTO la.matter (id, kind, subject, title, opened_on) VALUES (4, 'complaint', 1, '投诉（演示数据）', '2025-03-03');
SELECT la.record_matter(4);
ROLLBACK;
\set VERBOSITY terse
INSERT INTO la.observation (subject, indicator, period, numerator, denominator) VALUES (1, 'street_promises_kept', '[2024-01-01,2024-07-01)', 0, 0);
\set VERBOSITY default
-- Both have ended, and nothing has come in their place
UPDATE la.jurisdiction SET valid = daterange(lower(valid), '2025-07-01'), lapse = '停用（演示数据）';
EXECUTE due;
EXECUTE over;
EXECUTE matters;
EXECUTE owed;
EXECUTE reports;
SELECT subject, record, eligible, unmet FROM la.repairable_on('2026-03-31') ORDER BY 1, 2;
-- Under which nothing was in force when the term began either
UPDATE la.jurisdiction SET valid = daterange(lower(valid), '2025-01-01'), lapse = '更正（演示数据）';
EXECUTE due;
EXECUTE reports;
-- What is asked amiss is told so
SELECT * FROM la.candidates_on('department', '2025-03-31', 0);
SELECT * FROM la.candidates_on('department', '2025-03-31', NULL);
SELECT * FROM la_internal.figures_on('nope', '2024-12-31');
SELECT govcredit.days_late('2026-01-05', 'infinity');
SELECT govcredit.late_interest(100, '-infinity', '2026-01-05', 0.0005);
DROP SCHEMA la, la_internal, la_zh CASCADE;

--
-- registry: terms that stand still: the days are not counted, whatever is due
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('su');
SELECT govcredit.add_policy((jsonb_set(govcredit.policy_document('huaiyin-2019') - 'jurisdiction', '{indicators,services_on_time}',
	govcredit.policy_document('city-x') #> '{indicators,services_on_time}') || '{"name": "demo-services"}')::text) IS NOT NULL AS added;
INSERT INTO su.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-services', '[2019-06-12,)');
INSERT INTO su.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101'), (2, 'enterprise', '示例公司（演示数据）', '990101');
INSERT INTO su.record (id, subject, record_type, decided_on) VALUES (1, 2, 'licence', '2026-03-02'), (2, 2, 'licence', '2026-03-02');
INSERT INTO su.objection (id, record, filed_on, statement) VALUES (1, 1, '2026-03-02', '不服（演示数据）'), (2, 2, '2026-03-02', '不服（演示数据）');
INSERT INTO su.matter (id, kind, subject, title, opened_on, due_on, closed_on, outcome) VALUES (1, 'service', 1, '办件一（演示数据）', '2026-03-02', '2026-03-31', '2026-04-10', 'done'),
	(2, 'service', 1, '办件二（演示数据）', '2026-03-02', '2026-03-31', '2026-04-10', 'done'), (3, 'service', 1, '办件三（演示数据）', '2026-03-02', '2026-03-31', NULL, NULL);
SELECT su.close_books() AS before \gset
PREPARE due AS SELECT d.what, d.record, d.due_on, d.state FROM su.deadlines_on($1, $2) d GROUP BY 1, 2, 3, 4 ORDER BY 1, 2;
PREPARE matters AS SELECT m.matter, m.due_on, m.state, m.days_late FROM su.matters_on($1, $2) m ORDER BY m.matter;
EXECUTE due('2026-03-31', 'infinity');
EXECUTE matters('2026-04-15', 'infinity');
-- Working days of the two that are suspended are not counted; the twins run on
INSERT INTO su.suspension (objection, from_on, valid_until, ground, document_no) VALUES (1, '2026-03-09', '2026-03-13', '等待鉴定（演示数据）', '演延字〔2026〕1号');
INSERT INTO su.suspension (record, from_on, valid_until, ground) VALUES (1, '2026-03-05', '2026-03-08', '系统故障（演示数据）');
INSERT INTO su.suspension (matter, from_on, valid_until, ground) VALUES (1, '2026-03-30', '2026-04-07', '补正材料（演示数据）'), (1, '2026-04-01', '2026-04-09', '补正材料（演示数据）');
SELECT record, objection, matter FROM su.suspension ORDER BY id;
EXECUTE due('2026-03-31', 'infinity');
EXECUTE matters('2026-04-15', 'infinity');
EXECUTE due('2026-03-31', :'before');
SELECT u.value, u.numerator, u.denominator FROM su_internal.rate_on('2026-06-30') u WHERE u.indicator = 'services_on_time';
SELECT u.value, u.numerator, u.denominator FROM su_internal.rate_on('2026-06-30', :'before') u WHERE u.indicator = 'services_on_time';
-- One that still stands still is never overdue, and is when it has run again for long enough
INSERT INTO su.suspension (id, matter, from_on, ground) VALUES (50, 3, '2026-03-25', '案情复杂（演示数据）');
EXECUTE matters('2026-06-30', 'infinity');
SELECT count(*) FROM su.overdue_on('2026-06-30') o WHERE o.matter = 3;
UPDATE su.suspension SET valid_until = '2026-04-30' WHERE id = 50;
EXECUTE matters('2026-06-30', 'infinity');
-- A term stands still while it runs
INSERT INTO su.suspension (matter, from_on, ground) VALUES (1, '2026-04-11', '补正材料（演示数据）');
INSERT INTO su.suspension (matter, from_on, ground) VALUES (3, '2026-03-02', '补正材料（演示数据）');
INSERT INTO su.suspension (record, objection, from_on, ground) VALUES (2, 1, '2026-03-05', '补正材料（演示数据）');
UPDATE su.suspension SET matter = 2 WHERE id = 50;
\set VERBOSITY terse
INSERT INTO su.suspension (from_on, ground) VALUES ('2026-03-05', '补正材料（演示数据）');
INSERT INTO su.suspension (record, matter, from_on, ground) VALUES (2, 3, '2026-03-05', '补正材料（演示数据）');
DROP SCHEMA su, su_internal, su_zh CASCADE;

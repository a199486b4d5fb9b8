--
-- promise: what was undertaken stands as it was entered; it moves by the steps
-- the policy demands, ends as the policy lets it, and reaches its own records
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('pr');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-promise", "extends": ["cn-breach-2023", "huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"government_breach": {"dimension": {"government": "contracts_promises"}, "points": -40, "number_basis": "default"},
		"arrears_listed": {"dimension": {"government": "debt_budget"}, "points": -30, "number_basis": "default"}}}') IS NOT NULL AS added;
INSERT INTO pr.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'harbin-2007', '[2007-09-25,)'), ('990103', 'demo-promise', '[2023-08-10,)');
INSERT INTO pr.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例一局（演示数据）', '990101', '(,)'), (2, 'department', '示例二局（演示数据）', '990102', '(,)'), (3, 'department', '示例三局（演示数据）', '990103', '(,)'),
	(4, 'department', '示例四局（演示数据）', '990103', '(,)'), (5, 'department', '示例五局（演示数据）', '990101', '(,2026-01-01)'), (6, 'official', '某甲（演示数据）', '990101', '(,)'),
	(7, 'department', '示例七局（演示数据）', '990101', '(,2026-01-01)'), (8, 'department', '示例八局（演示数据）', '990101', '(,)');

-- An explanation ends a promise where the policy says so (HB-01), and no other
INSERT INTO pr.matter (id, kind, code, subject, title, opened_on, due_on, amount) VALUES (11, 'promise', 'enterprise_contract', 1, '合同履行', '2025-01-05', '2025-06-30', 500000),
	(12, 'promise', 'eight_systems', 2, '服务承诺', '2025-01-05', '2025-06-30', NULL), (13, 'promise', 'people_benefit', 2, '惠民行动', '2025-01-05', '2025-06-30', NULL);
INSERT INTO pr.matter (id, kind, subject, title, opened_on, due_on) VALUES (14, 'livelihood', 1, '实事', '2025-01-05', '2025-06-30'), (15, 'livelihood', 2, '实事', '2025-01-05', '2025-06-30');
UPDATE pr.matter SET closed_on = '2025-06-30', outcome = 'explained', reason = '没钱' WHERE id = 11;
UPDATE pr.matter SET closed_on = '2025-06-30', outcome = 'explained', reason = '没钱' WHERE id = 12;
UPDATE pr.matter SET closed_on = '2025-06-30', outcome = 'explained', reason = '没钱' WHERE id = 14;
UPDATE pr.matter SET closed_on = '2025-06-30', outcome = 'explained' WHERE id = 13;
UPDATE pr.matter SET closed_on = '2025-06-30', outcome = 'explained', reason = '征地未完成' WHERE id IN (13, 15);
SELECT id, outcome FROM pr.matter WHERE id BETWEEN 11 AND 15 ORDER BY 1;

-- Code, title, last day and amount do not move by hand, open or closed; what is not known yet may be entered
UPDATE pr.matter SET due_on = '2030-12-31' WHERE id = 11;
UPDATE pr.matter SET due_on = NULL WHERE id = 11;
UPDATE pr.matter SET amount = 1 WHERE id = 11;
UPDATE pr.matter SET title = '另一合同' WHERE id = 11;
UPDATE pr.matter SET code = 'ppp' WHERE id = 11;
UPDATE pr.matter SET title = '实事', due_on = '2030-12-31' WHERE id = 15;
INSERT INTO pr.matter (id, kind, subject, title, opened_on) VALUES (16, 'arrears', 1, '工程款', '2025-01-05'), (17, 'complaint', 1, '投诉', '2025-01-05');
UPDATE pr.matter SET title = '工程款（二标段）', amount = 1000, due_on = '2025-02-04' WHERE id = 16;
UPDATE pr.matter SET amount = 900 WHERE id = 16;
-- by a step with its document, which for a promise is the last its procedure demands
\set VERBOSITY terse
INSERT INTO pr.matter_step (matter, step, done_on, due_on) VALUES (16, 'extended', '2025-02-01', '2025-03-04');
INSERT INTO pr.matter_step (matter, step, done_on, due_on, amount, document_no) VALUES (16, 'extended', '2025-02-01', '2025-03-04', 900, '演财〔2025〕1号');
\set VERBOSITY default
SELECT due_on, amount FROM pr.matter WHERE id = 16;
INSERT INTO pr.matter_step (matter, step, done_on, paid) VALUES (16, 'payment', '2025-03-01', 901);
INSERT INTO pr.matter_step (matter, step, done_on, due_on, document_no) VALUES (16, 'extended', '2025-02-01', '2024-03-04', '演财〔2025〕1号');
INSERT INTO pr.matter_step (matter, step, done_on, due_on, document_no) VALUES (11, 'authority', '2025-06-01', '2025-12-31', '演政〔2025〕1号');
SELECT step, title FROM govcredit.missing_steps('huaiyin-2019', 'promise_change', '{}') ORDER BY place;
INSERT INTO pr.matter_step (matter, step, done_on, ground) SELECT 11, m.step, '2025-06-01', CASE m.step WHEN 'lawful_ground' THEN '公共利益' END FROM govcredit.missing_steps('huaiyin-2019', 'promise_change', '{}') m WHERE m.step <> 'compensation' ORDER BY m.place;
INSERT INTO pr.matter_step (matter, step, done_on, paid, due_on, document_no) VALUES (11, 'compensation', '2025-06-02', 10, '2025-12-31', '演政〔2025〕1号');
INSERT INTO pr.matter_step (matter, step, done_on, paid, amount, due_on, document_no) VALUES (11, 'compensation', '2025-06-02', 10, 10, '2025-12-31', '演政〔2025〕1号');
SELECT due_on, (SELECT state FROM pr.matters_on('2025-07-31') o WHERE o.matter = 11) FROM pr.matter WHERE id = 11;
UPDATE pr.matter SET closed_on = '2026-02-01', outcome = 'broken' WHERE id = 11;
INSERT INTO pr.matter_step (matter, step, done_on, due_on, document_no) VALUES (11, 'authority', '2026-02-02', '2026-12-31', '演政〔2026〕1号');

-- A step repairs what steps of its own matter have made, of the same subject, and nothing that is said to come of it
INSERT INTO pr.record (id, subject, record_type, source, decided_on, published_on) VALUES
	(101, 3, 'arrears_listed', NULL, '2025-03-03', '2025-03-05'), (102, 4, 'arrears_listed', NULL, '2025-03-03', '2025-03-05'), (103, 3, 'arrears_listed', NULL, '2025-03-03', NULL);
INSERT INTO pr.matter (id, kind, subject, title, opened_on) VALUES (90, 'breach', 3, '虚构', '2025-01-05');
UPDATE pr.record SET matter = 90 WHERE id = 101;
UPDATE pr.record SET matter = 90 WHERE id = 102;
INSERT INTO pr.record (subject, record_type, decided_on, matter) VALUES (4, 'arrears_listed', '2025-03-03', 90);
UPDATE pr.record SET matter = 90 WHERE id = 103;
UPDATE pr.record SET matter = NULL WHERE id = 103;
INSERT INTO pr.matter_step (matter, step, done_on) VALUES (90, 'performed', '2026-05-10');
SELECT r.id, r.corrected_on, p.granted_on FROM pr.record r LEFT JOIN pr.repair p ON p.record = r.id WHERE r.id BETWEEN 101 AND 103 ORDER BY 1;
INSERT INTO pr.matter (id, kind, subject, title, opened_on, amount) VALUES (91, 'breach', 4, '拖欠', '2025-01-05', 100);
INSERT INTO pr.matter_step (matter, step, done_on) VALUES (91, 'complaint', '2025-01-06'), (91, 'check', '2025-01-20'), (91, 'order', '2025-02-01'), (91, 'refusal', '2025-03-01'), (91, 'finding', '2025-03-10');
INSERT INTO pr.matter_step (matter, step, done_on) VALUES (91, 'performed', '2025-04-10');
INSERT INTO pr.matter_step (matter, step, done_on, paid) VALUES (91, 'payment', '2025-04-01', 100);
INSERT INTO pr.matter_step (matter, step, done_on) VALUES (91, 'performed', '2025-04-10');
SELECT r.record_type, r.step, r.corrected_on, p.granted_on, p.effect FROM pr.record r LEFT JOIN pr.repair p ON p.record = r.id WHERE r.matter = 91;

-- Who took part is history, too
INSERT INTO pr.subject_link (subject, role, target, valid) VALUES (6, 'unit', 1, '[2025-01-01,)');
INSERT INTO pr.matter (id, kind, subject, title, list, item, opened_on, closed_on, outcome) VALUES (81, 'training', 1, '初任培训', 'training_kinds', 'initial', '2025-02-03', '2025-02-04', 'held');
INSERT INTO pr.matter_party (matter, role, subject, name) VALUES (81, 'participant', 6, '某甲');
SELECT pr.close_books() AS trained \gset
UPDATE pr.matter_party SET note = '补记';
SELECT pr.close_books() AS noted \gset
DELETE FROM pr.matter_party;
SELECT k.what, (SELECT count(*) FROM pr_internal.untrained_on('2025-06-30', k.t) u WHERE u.subject = 6) AS untrained,
	   (SELECT count(*) FROM pr.integrity_file(6, '2025-06-30', k.t) f WHERE f.section = 'training') AS in_file
  FROM (VALUES (1, 'before', :'trained'::timestamptz), (2, 'with a note', :'noted'), (3, 'now', 'infinity')) k (n, what, t) ORDER BY k.n;

-- What a body owed that is no more is owed: by who succeeded it, or by nobody, and listed
INSERT INTO pr.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES (51, 'arrears', 5, '货款', '2025-01-05', '2025-02-04', 1000000), (71, 'arrears', 7, '货款', '2025-01-05', '2025-02-04', 2000000);
INSERT INTO pr.subject_link (subject, role, target, valid) VALUES (7, 'successor', 8, '[2026-01-01,)');
INSERT INTO pr.matter_step (matter, step, done_on, paid) VALUES (51, 'payment', '2025-03-01', 250000);
SELECT d.day, o.matter, o.subject, o.about, o.days_late, o.outstanding
  FROM (VALUES (date '2025-12-31'), ('2026-06-30')) d (day) CROSS JOIN LATERAL pr.outstanding_on(d.day) o WHERE o.matter IN (51, 71) ORDER BY 1, 2;
INSERT INTO pr.matter (id, kind, code, subject, title, opened_on) VALUES (52, 'promise', 'enterprise_contract', 5, '合同', '2025-01-05');
UPDATE pr.matter SET closed_on = '2026-02-01', outcome = 'broken' WHERE id = 52;
SELECT pr.record_matter(52);

DROP SCHEMA pr, pr_internal, pr_zh CASCADE;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;

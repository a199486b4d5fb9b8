--
-- outcome: what an outcome needs, what it counts as and what it leads to, each
-- with its twin that differs in one fact
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;

-- What an outcome says; late is not kept, and what is past its last day counts before it ends
SELECT o.* FROM (VALUES ('harbin-2007', 'promise', '说明情况'), ('huaiyin-2019', 'promise', 'changed'), ('huaiyin-2019', 'service', 'late'), ('huaxian-2017', 'lawsuit', 'lost')) v (p, k, o)
 CROSS JOIN LATERAL govcredit.matter_outcome(v.p::govcredit.policy, v.k, v.o) o;
SELECT v.*, govcredit.matter_counts_as('huaiyin-2019', v.kind, v.outcome, v.due_on, v.closed_on, '2026-06-30') AS counts_as
  FROM (VALUES (1, 'promise', 'kept', date '2025-01-13', date '2025-01-13'), (2, 'promise', 'kept', '2025-01-13', '2025-06-20'), (3, 'promise', 'kept', NULL, '2025-06-20'),
	(4, 'promise', NULL, '2026-06-29', NULL), (5, 'promise', NULL, '2026-06-30', NULL), (6, 'promise', 'kept', '2026-07-31', '2026-07-15'), (7, 'service', 'refused', '2026-01-09', '2026-01-10'),
	(8, 'judgment', 'performed', '2026-01-09', '2026-01-10'), (9, 'feast', 'held', '2026-01-09', '2026-01-10')) v (n, kind, outcome, due_on, closed_on) ORDER BY n;
SELECT govcredit.matter_counts_as(NULL, 'promise', 'kept', '2025-01-13', '2025-06-20', '2026-06-30') AS of_no_policy, govcredit.matter_counts_as('huaiyin-2019', 'promise', 'kept', NULL, NULL, NULL) AS of_no_day;

-- What follows, by clause: of the unit, the person in charge
SELECT v.n, o.lead, o.whom, o.record_type, o.lowest, o.highest, o.discretion, o.basis
  FROM (VALUES (1, 'huaxian-2017', 'complaint', NULL, NULL, NULL, 'upheld'), (2, 'huaxian-2017', 'complaint', NULL, NULL, NULL, 'dismissed'),
	(3, 'huaxian-2017', 'judgment', NULL, NULL, NULL, 'refused'), (4, 'huaxian-2017', 'arrears', NULL, 'arrears_kinds', 'wages', 'unpaid'), (5, 'huaxian-2017', 'arrears', NULL, NULL, NULL, 'unpaid'),
	(6, 'huaxian-2017', 'event', 'breach_event', NULL, NULL, 'unresolved'), (7, 'huaxian-2017', 'event', 'debt_risk', NULL, NULL, 'unresolved'),
	(8, 'huaiyin-2019', 'service', NULL, NULL, NULL, 'late'), (9, 'huaiyin-2019', 'promise', 'air_targets', NULL, NULL, 'broken'), (10, 'city-x', 'promise', 'deadline', NULL, NULL, 'broken'),
	(11, 'harbin-2007', 'complaint', NULL, NULL, NULL, 'upheld'), (12, 'city-x', 'feast', NULL, NULL, NULL, 'held')) v (n, p, k, c, l, i, o)
 CROSS JOIN LATERAL govcredit.outcome_records(v.p::govcredit.policy, v.k, v.c, v.l, v.i, v.o, 'department') o ORDER BY v.n, o.whom DESC;

-- Lint: what leads nowhere, or to whom cannot have it
CREATE FUNCTION pg_temp.matters(matters text, more text DEFAULT '{}') RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' | ', path, upper(level), message)
	  FROM govcredit.lint_policy((format('{"govcredit": "policy/1", "name": "demo-matters", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "x"}, "matters": %s}', matters)::jsonb || more::jsonb)::text) l
	 ORDER BY path COLLATE "C", message COLLATE "C"
$$;
SELECT pg_temp.matters('{"complaint": {"outcomes": {"upheld": {"records": {"a": {"to": "unit", "record_type": "false_litigation", "basis": "default"}, "b": {"to": ["person", "head"], "record_type": "promise_broken", "basis": "default"},
	"c": {"to": "minister", "record_type": "procurement_beach", "basis": "default"}, "d": {"to": "unit", "broken": true, "basis": "default"}, "e": {"to": "unit", "basis": "default"},
	"f": {"to": "unit", "by_item": {"x": "promise_broken"}, "basis": "default"}, "g": {"to": "unit", "record_type": "promise_broken", "codes": "x", "basis": "default"}}}}}}');
SELECT pg_temp.matters('{"complaint": {"overdue": "uphled", "outcomes": {"dismissed": {"late": "dismissed"}, "upheld": {"steps": true}, "gone": {"title": {"zh": "逾期", "en": "late"}, "computed": true, "settled": true, "basis": "default"}}},
	"arrears": {"items": "street_items", "outcomes": {"unpaid": {"records": {"arrears": {"record_type": null, "by_item": {"housing": "debt_arrears", "hosing": "debt_arrears"}}}}}}}');
SELECT pg_temp.matters('{}', '{"procedures": {"promise_change": {"steps": {"authority": {"grounds": {"x": {"title": {"zh": "换届", "en": "x"}, "refused": true, "basis": "default"}}}}}}, "promises": {"street": {"made_by": "enterprise"}}}');

-- In the books
SELECT govcredit.create_registry('oc');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-outcome", "extends": "huaxian-2017", "title": {"zh": "演示数据", "en": "x"}, "indicators": {"promises_kept": null}, "matters": {"target": {"outcomes": {"missed": {"records": {
	"head": {"to": "head", "record_type": "accountability", "severity": "serious", "flags": "main_responsible", "basis": "演示一"}}}}}}}') IS NOT NULL AS added;
INSERT INTO oc.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'demo-outcome', '[2017-09-26,)'), ('990103', 'city-x', '[2018-01-01,)'), ('990104', 'harbin-2007', '[2007-09-25,)');
INSERT INTO oc.subject (id, kind, name, division, valid) SELECT d * 10 + 1, 'department', '示例' || d || '局（演示数据）', '99010' || d, '(,)' FROM generate_series(1, 4) d;
INSERT INTO oc.subject (id, kind, name, division, valid) SELECT d * 10 + 2, 'official', '经办人' || d || '（演示数据）', '99010' || d, '(,)' FROM generate_series(1, 4) d;
INSERT INTO oc.subject (id, kind, name, division, valid) VALUES (23, 'official', '局长（演示数据）', '990102', '(,)'), (24, 'official', '前局长（演示数据）', '990102', '(,)');
INSERT INTO oc.subject_link (subject, role, target, valid) VALUES (21, 'head', 24, '[2020-01-01,2026-03-01)'), (21, 'head', 23, '[2026-03-01,)');

-- A complaint upheld and one dismissed; a judgment refused and one performed; targets missed, met, met late; a project breached and one performed; late and in time
INSERT INTO oc.matter (id, kind, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES
	(1, 'complaint', 21, 22, '查实', '2026-01-05', NULL, '2026-02-05', 'upheld'), (2, 'complaint', 21, 22, '查否', '2026-01-05', NULL, '2026-02-05', 'dismissed'),
	(3, 'judgment', 21, 22, '未履行', '2026-01-05', '2026-03-05', '2026-03-06', 'refused'), (4, 'judgment', 21, 22, '已履行', '2026-01-05', '2026-03-05', '2026-03-06', 'performed'),
	(5, 'target', 21, NULL, '未完成', '2026-01-05', '2026-02-28', '2026-02-28', 'missed'), (6, 'target', 21, NULL, '按期完成', '2026-01-05', '2026-02-28', '2026-02-28', 'met'),
	(7, 'target', 21, NULL, '逾期完成', '2026-01-05', '2026-02-28', '2026-03-30', 'met'), (8, 'project', 11, 12, '违约', '2025-01-05', NULL, '2026-02-05', 'breached'),
	(9, 'project', 11, 12, '终止', '2025-01-05', NULL, '2026-02-05', 'ended'), (10, 'purchase', 11, 12, '违约', '2025-01-05', NULL, '2026-02-05', 'breached'),
	(11, 'service', 11, 12, '逾期十一日', '2026-03-02', '2026-03-20', '2026-03-31', 'done'), (12, 'service', 11, 12, '按期', '2026-03-02', '2026-03-20', '2026-03-20', 'done'),
	(13, 'service', 31, 32, '逾期', '2026-03-02', '2026-03-20', '2026-03-31', 'done'), (14, 'livelihood', 31, NULL, '未完成', '2026-01-05', '2026-05-31', '2026-05-31', 'missed'),
	(15, 'complaint', 41, 42, '查实', '2026-01-05', NULL, '2026-02-05', 'upheld'), (16, 'complaint', 11, 12, '本区未规定', '2026-01-05', NULL, '2026-02-05', 'upheld');
INSERT INTO oc.matter (id, kind, code, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES
	(21, 'promise', 'deadline', 21, 22, '逾期158日兑现', '2024-12-13', '2025-01-13', '2025-06-20', 'kept'), (22, 'promise', 'deadline', 21, 22, '按期兑现', '2024-12-13', '2025-01-13', '2025-01-13', 'kept'),
	(23, 'promise', 'quality', 31, 32, '到期未结', '2026-01-13', '2026-06-29', NULL, NULL), (24, 'promise', 'quality', 31, 32, '尚未到期', '2026-01-13', '2026-06-30', NULL, NULL);
INSERT INTO oc.matter (id, kind, subject, title, list, item, opened_on, due_on, amount) VALUES
	(31, 'arrears', 21, '欠薪', 'arrears_kinds', 'wages', '2025-01-05', '2025-06-30', 8000000), (32, 'arrears', 21, '已付清', NULL, 'wages', '2025-01-05', '2025-06-30', 100),
	(33, 'arrears', 21, '逾期付清', NULL, 'project', '2025-01-05', '2025-06-30', 100), (34, 'arrears', 21, '未载明何款', NULL, NULL, '2025-01-05', '2025-06-30', 100);
INSERT INTO oc.matter_step (matter, step, done_on, paid) VALUES (31, 'payment', '2025-06-20', 1), (32, 'payment', '2025-06-20', 100), (33, 'payment', '2025-07-01', 100);
SELECT matter, kind, title, outcome, happened_on, subject, whom, record_type, severity, lowest, highest, basis FROM oc_internal.unrecorded_on('2026-06-30') ORDER BY matter, whom DESC, subject;
-- none of what nobody knew or what had not happened yet
SELECT d.day, count(*) FROM (VALUES (date '2025-01-13'), ('2025-01-14'), ('2025-06-19'), ('2025-06-20'), ('2025-06-30'), ('2025-07-01')) d (day) CROSS JOIN LATERAL oc_internal.unrecorded_on(d.day) u WHERE u.matter < 35 GROUP BY 1 ORDER BY 1;

-- record_matter() makes them, once; what is not one is refused
SELECT oc.record_matter(1, severity => 'serious') AS first \gset
SELECT oc.record_matter(1) = :first AS once;
SELECT oc.record_matter(m) > 0 AS made FROM unnest('{3,5,7,8,11,13,14,15,21,31,33}'::bigint[]) m;
SELECT oc.record_matter(10, severity => 'ordinary') > 0 AS made;
SELECT r.matter, r.subject, r.record_type, r.decided_on, r.severity, r.flags, r.amount FROM oc.record r ORDER BY r.matter, r.subject, r.record_type COLLATE "C";
SELECT matter, title, subject, record_type FROM oc_internal.unrecorded_on('2026-06-30') WHERE matter IS NOT NULL ORDER BY matter, subject;
\set VERBOSITY terse
SELECT oc.record_matter(2);
SELECT oc.record_matter(4);
SELECT oc.record_matter(12);
SELECT oc.record_matter(16);
SELECT oc.record_matter(32);
SELECT oc.record_matter(34);
-- one that was revoked is lacking again, and may be entered
UPDATE oc.record SET revoke_reason = '误录（演示数据）' WHERE matter = 14;
SELECT count(*) FROM oc_internal.unrecorded_on('2026-06-30') WHERE matter = 14;
SELECT oc.record_matter(14) > 0 AS again;

-- Open to some: an explanation where the text has it, with its words; a reason of a lost case; nothing owed
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on) VALUES (41, 'promise', 'people_benefit', 41, '惠民', '2026-01-05'), (42, 'promise', 'eight_systems', 41, '限时', '2026-01-05'), (43, 'promise', 'ppp', 11, '项目', '2026-01-05');
UPDATE oc.matter SET closed_on = '2026-02-05', outcome = 'explained' WHERE id = 41;
UPDATE oc.matter SET closed_on = '2026-02-05', outcome = 'explained', reason = '征地未完成' WHERE id = 41;
UPDATE oc.matter SET closed_on = '2026-02-05', outcome = 'explained', reason = '征地未完成' WHERE id = 42;
UPDATE oc.matter SET closed_on = '2026-02-05', outcome = 'explained', reason = '征地未完成' WHERE id = 43;
INSERT INTO oc.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (201, 'lawsuit', 21, '败诉', '2026-01-05', '2026-02-05', 'lost');
INSERT INTO oc.matter (id, kind, subject, title, opened_on, closed_on, outcome, reason) VALUES (202, 'lawsuit', 21, '败诉', '2026-01-05', '2026-02-05', 'lost', '程序违法');
INSERT INTO oc.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (203, 'lawsuit', 21, '胜诉', '2026-01-05', '2026-02-05', 'won');
INSERT INTO oc.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (204, 'service', 11, '逾期', '2026-01-05', '2026-02-05', 'late');
UPDATE oc.matter SET closed_on = '2026-02-05', outcome = 'paid' WHERE id = 31;
UPDATE oc.matter SET closed_on = '2025-08-15', outcome = 'paid' WHERE id = 32;
SELECT state, closed_on FROM oc.matters_on('2026-06-30') WHERE matter = 32;

-- A change: on a ground the text allows, whatever steps are ticked; in order; paid in full
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, amount) VALUES (51, 'promise', 'investment', 21, '土地', '2025-01-05', 10000000), (52, 'promise', 'investment', 21, '补贴', '2025-01-05', NULL), (53, 'promise', 'deadline', 21, '限时', '2025-01-05', NULL);
INSERT INTO oc.matter_step (matter, step, done_on) VALUES (51, 'lawful_ground', '2026-02-02');
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (51, 'lawful_ground', '2026-02-02', '政府换届');
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (51, 'lawful_ground', '2026-02-02', 'change_of_persons');
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (51, 'lawful_ground', '2026-02-02', '心血来潮');
INSERT INTO oc.matter_step (matter, step, done_on) VALUES (51, 'authority', '2026-02-03');
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (51, 'lawful_ground', '2026-02-02', '公共利益') RETURNING ground;
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (51, 'authority', '2026-02-03', 'public_interest');
INSERT INTO oc.matter_step (matter, step, done_on) VALUES (51, 'authority', '2026-02-01');
INSERT INTO oc.matter_step (matter, step, done_on) VALUES (51, 'authority', '2026-02-03'), (51, 'procedure', '2026-02-20');
UPDATE oc.matter_step SET ground = '政府换届' WHERE matter = 51 AND step = 'lawful_ground';
INSERT INTO oc.matter_step (matter, step, done_on, paid) VALUES (51, 'compensation', '2026-03-01', 0.01);
INSERT INTO oc.matter_step (matter, step, done_on) VALUES (51, 'compensation', '2026-03-01');
UPDATE oc.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 51;
INSERT INTO oc.matter_step (matter, step, done_on, paid) VALUES (51, 'instalment', '2026-02-25', 9000000), (51, 'compensation', '2026-03-01', 1000000);
UPDATE oc.matter_step SET paid = 1 WHERE matter = 51 AND step = 'instalment';
UPDATE oc.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 51;
INSERT INTO oc.matter_step (matter, step, done_on, ground) VALUES (52, 'lawful_ground', '2026-02-02', '国家利益'), (52, 'authority', '2026-02-03', NULL), (52, 'procedure', '2026-02-20', NULL);
INSERT INTO oc.matter_step (matter, step, done_on, paid) VALUES (52, 'compensation', '2026-03-01', 100);
INSERT INTO oc.matter_step (matter, step, done_on, amount, document_no) VALUES (52, 'compensation', '2026-03-01', 0, '演评〔2026〕1号');
UPDATE oc.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 52;
INSERT INTO oc.matter_step (matter, step, done_on, ground, amount, document_no) VALUES (53, 'lawful_ground', '2026-02-02', '国家利益', NULL, NULL), (53, 'authority', '2026-02-03', NULL, NULL, NULL),
	(53, 'procedure', '2026-02-20', NULL, NULL, NULL), (53, 'compensation', '2026-03-01', NULL, 0, '演评〔2026〕2号');
UPDATE oc.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 53;
SELECT id, outcome FROM oc.matter WHERE id IN (51, 52, 53) ORDER BY id;
\set VERBOSITY default

-- Late is not kept: of two promises that were kept one was 158 days late; its twin in time makes it whole.  An edition without the rate has none
SELECT numerator, denominator, value, out_of FROM oc_internal.rate_on('2025-06-30') WHERE subject = 21 AND indicator = 'promises_kept';
SELECT govcredit.add_policy((jsonb_set(govcredit.policy_document(v.base::govcredit.policy) - 'jurisdiction', '{indicators,promises_kept}', jsonb_set(govcredit.policy_document('xining-2018') #> '{indicators,promises_kept}', '{rate,outcomes}', '"kept"'))
	|| jsonb_build_object('name', v.name))::text) IS NOT NULL AS added FROM (VALUES ('demo-outcome', 'demo-outcome-kept'), ('city-x', 'city-x-kept')) v (base, name);
UPDATE oc.jurisdiction SET policy = (govcredit.policy_name(policy) || '-kept')::govcredit.policy WHERE division IN ('990102', '990103');
SELECT numerator, denominator, value, out_of FROM oc_internal.rate_on('2025-06-30') WHERE subject = 21 AND indicator = 'promises_kept';
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) VALUES (61, 'promise', 'quality', 31, '逾期158日', '2024-12-13', '2025-01-13', '2025-06-20', 'kept');
SELECT numerator, denominator, value FROM oc_internal.rate_on('2025-06-30') WHERE subject = 31 AND indicator = 'promises_kept';
-- On its last day it is not late, if it is not closed; what is closed by then counts
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) VALUES (62, 'promise', 'quality', 31, '当日到期', '2025-01-13', '2025-08-13', NULL, NULL),
	(63, 'promise', 'quality', 31, '当日兑现', '2025-01-13', '2025-08-13', '2025-08-13', 'kept');
SELECT d.as_of, r.numerator, r.denominator FROM (VALUES (date '2025-08-12'), ('2025-08-13'), ('2025-08-14')) d (as_of) CROSS JOIN LATERAL oc_internal.rate_on(d.as_of) r WHERE r.subject = 31 AND r.indicator = 'promises_kept' ORDER BY 1;
DELETE FROM oc.matter WHERE id IN (62, 63);
-- What the books know nobody types: disputes over property and no others, contracts and promises but not a street's, what is promised to the people and explained is not kept, every complaint looked into
CREATE TEMP VIEW measured AS
	SELECT i.subject, i.indicator, i.numerator || '/' || i.denominator AS of, i.value FROM oc.indicator_on('2025-12-31') i
	 WHERE i.indicator IN ('property_disputes_resolved', 'contracts_performed', 'benefit_promises_kept', 'reports_checked') AND i.value IS NOT NULL;
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) VALUES (64, 'dispute', 'property', 11, '产权纠纷', '2025-08-13', NULL, '2025-09-13', 'mediated'),
	(65, 'dispute', NULL, 11, '他类纠纷', '2025-08-13', NULL, NULL, NULL), (66, 'promise', 'investment_policy', 11, '政策兑现', '2025-08-13', '2025-09-13', '2025-09-13', 'kept'),
	(67, 'promise', 'air_targets', 11, '空气质量', '2025-08-13', '2025-09-13', '2025-09-13', 'broken'), (68, 'promise', 'people_benefit', 41, '惠民', '2025-08-13', '2025-09-13', '2025-09-13', 'kept'),
	(69, 'promise', 'eight_systems', 41, '八项制度', '2025-08-13', '2025-09-13', '2025-09-13', 'broken'), (70, 'complaint', NULL, 41, '投诉', '2025-08-13', NULL, '2025-09-13', 'dismissed');
SELECT * FROM measured ORDER BY 1, 2;
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome, reason) VALUES (71, 'dispute', 'property', 11, '产权纠纷二', '2025-08-13', NULL, NULL, NULL, NULL),
	(72, 'promise', 'ppp', 11, '付费', '2025-08-13', '2025-09-13', NULL, NULL, NULL), (73, 'promise', 'people_benefit', 41, '惠民二', '2025-08-13', '2025-09-13', '2025-09-13', 'explained', '顺延'),
	(74, 'complaint', NULL, 41, '投诉二', '2025-08-13', NULL, NULL, NULL, NULL);
SELECT * FROM measured ORDER BY 1, 2;
INSERT INTO oc.observation (subject, indicator, period, numerator, denominator) VALUES (11, 'property_disputes_resolved', '[2025-01-01,2025-12-31]', 7, 8);
SELECT * FROM measured WHERE indicator = 'property_disputes_resolved' ORDER BY 1, 2;
DELETE FROM oc.observation;
DELETE FROM oc.matter WHERE id BETWEEN 64 AND 74;
SELECT i.indicator, i.numerator, i.denominator, i.value FROM oc.indicator_on('2026-06-30') i WHERE i.subject = 21 AND i.indicator IN ('plan_completed', 'judgments_performed') ORDER BY 1;

-- Of all disputes, not of those closed: ten, five of them in court; closing the hard cases would not have made it better
INSERT INTO oc.subject (id, kind, name, division, valid) VALUES (33, 'government', '示例市政府（演示数据）', '990103', '(,)'), (34, 'government', '示例二县政府（演示数据）', '990103', '(,)');
INSERT INTO oc.matter (id, kind, code, subject, title, opened_on, closed_on, outcome)
	SELECT 300 + i, 'dispute', CASE WHEN i BETWEEN 4 AND 8 THEN 'court' END, 33, '纠纷' || i, '2026-01-05', CASE WHEN i <= 5 THEN date '2026-02-05' END,
		   CASE WHEN i <= 4 THEN 'mediated' WHEN i = 5 THEN 'adjudicated' END
	  FROM generate_series(1, 10) i;
PREPARE disputes AS SELECT i.subject, i.indicator, i.numerator, i.denominator, i.value, i.out_of, i.beside, i.beside_value, i.beside_denominator,
	ARRAY(SELECT w.warning FROM oc.warnings_on($1) w WHERE w.subject = i.subject AND w.indicator = i.indicator) AS warnings
  FROM oc.indicator_on($1) i WHERE i.indicator LIKE '%disputes_resolved' AND i.value IS NOT NULL ORDER BY 1, 2;
EXECUTE disputes('2026-06-30');
-- ... what is still open a year later is still of the total
EXECUTE disputes('2027-03-31');
-- ... and of the whole city, which is not the mean of its units
INSERT INTO oc.matter (id, kind, subject, title, opened_on, closed_on, outcome) SELECT 320 + i, 'dispute', 34, '二县纠纷' || i, '2026-01-05', '2026-02-05', 'mediated' FROM generate_series(1, 30) i;
SELECT jurisdiction, indicator, title, numerator, denominator, value, out_of, beside_value, beside_denominator, units, warnings FROM oc_internal.place_rate_on('2026-06-30')
 WHERE indicator LIKE '%disputes_resolved' ORDER BY indicator;

DROP SCHEMA oc, oc_internal, oc_zh CASCADE;
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

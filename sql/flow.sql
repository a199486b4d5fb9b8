--
-- registry: objections, applications for repair and findings go through stages 办理程序
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('flo');
-- Two districts: in the second no flow is the only way
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-flow-free", "extends": ["huaxian-2017", "henan-objection-2020", "cn-repair-flow-2026", "cn-recognition-2021"],
	"title": {"zh": "演示数据", "en": "demonstration data"},
	"matters": {"recognition": {"outcomes": {"recognised": {"records": {"list": {"to": "unit", "record_type": "government_breach", "basis": "演示数据"}}}}}}}') IS NOT NULL AS added;
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-flow", "extends": "demo-flow-free", "title": {"zh": "演示数据", "en": "demonstration data"},
	"matters": {"objection_handling": {"required": true}, "repair_application": {"required": true}}}') IS NOT NULL AS added;
SELECT k.kind, k.title, k.about, k.required, k.flow FROM unnest('{objection_handling,repair_application,recognition,complaint}'::text[]) n CROSS JOIN LATERAL govcredit.matter_kind('demo-flow', n) k;
SELECT s.stage, s.title, s.is_first AS first, s.is_last AS last, s.after, s.taken_by, s.addressee, s.within, s.longer, s.counted_from, s.pauses, s.document, s.outcome FROM govcredit.procedure_stages('demo-flow', 'objection_handling') s ORDER BY s.place;
SELECT count(*) FROM govcredit.procedure_stages('demo-flow', 'debt_risk');
SELECT s.stage, s.place FROM govcredit.procedure_stages('demo-flow', NULL) s;
SELECT govcredit.procedure_stages('demo-flow', 'objection_handing');
SELECT govcredit.required_flow(p, a) FROM unnest('{demo-flow,demo-flow-free}'::govcredit.policy[]) p, unnest('{objection,repair}'::text[]) a;
SELECT govcredit.required_flow('demo-flow', 'repairs');
-- Shandong, over the edition of a city there: seven working days where another is asked, too, and no term for that
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-flow-shandong", "extends": ["huaiyin-2019", "shandong-objection-2020"], "title": {"zh": "演示数据", "en": "demonstration data"}}') IS NOT NULL AS added;
-- What a flow cannot be
SELECT l.* FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-flow-bad", "extends": "demo-flow", "title": {"zh": "演示数据", "en": "demonstration data"},
	"procedures": {"objection_handling": {"steps": {
		"asked": {"after": "nobody", "by": "court", "longer": {"asked": "objection_asked", "gone": "objection_own"}, "counted_from": "accepted", "waits_from": "accepted"},
		"upheld": {"outcome": "granted"}, "lost": {"title": {"zh": "悬空", "en": "lost"}, "order": 30, "basis": "default"},
		"stuck": {"title": {"zh": "搁置", "en": "stuck"}, "order": 31, "after": "accepted", "basis": "default"}, "verified": {"within": "objection_suplier"}}}},
	"matters": {"complaint": {"about": "objection"}, "recognition": {"required": true}}}') l ORDER BY 1, 2, 3;
-- What another edition says otherwise of stages; a term is its days
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-flow-longer", "extends": "demo-flow-free", "title": {"zh": "演示数据", "en": "demonstration data"},
	"deadlines": {"hearing_request": {"days": 40}, "objection_own": {"days": 30}, "repair_acceptance": {"days": 2}}, "matters": {"repair_application": {"required": true}}}') IS NOT NULL AS added;
CREATE TEMP TABLE no_fact AS SELECT * FROM (VALUES ('1', 'enterprise', 'administrative_penalty', date '2026-01-01')) f (subject, subject_kind, record_type, decided_on) WHERE false;
SELECT c.because, c.basis FROM govcredit.compare_policies('demo-flow-free', 'demo-flow-longer', 'no_fact', '2026-10-01') c;
DROP TABLE no_fact;
INSERT INTO flo.jurisdiction (division, policy, valid) VALUES ('990103', 'demo-flow-shandong', '[2020-10-01,)'), ('990104', 'demo-flow-longer', '[2020-10-01,)'), ('990101', 'demo-flow', '[2020-05-01,)'), ('990102', 'demo-flow-free', '[2020-05-01,)');
SELECT setval(pg_get_serial_sequence('flo.' || t, 'id'), 1000) FROM unnest('{record,objection,matter}'::text[]) t;
INSERT INTO flo.subject (id, kind, name, division) VALUES (1, 'enterprise', '示例公司（演示数据）', '990101'), (2, 'enterprise', '示例二区公司（演示数据）', '990102'), (3, 'department', '示例局（演示数据）', '990101'),
	(4, 'enterprise', '示例利害关系公司（演示数据）', '990101');
INSERT INTO flo.subject (id, kind, name, division) VALUES (901, 'source', '示例信用中心（演示数据）', '990101'), (902, 'source', '示例提供单位（演示数据）', '990101');
INSERT INTO flo.record (id, subject, record_type, decided_on, severity, source, corrected_on, duties_done_on, committed_on, document_no)
SELECT n, CASE WHEN n = 5 THEN 2 ELSE 1 END, 'administrative_penalty', '2026-05-11', 'ordinary', CASE WHEN n <> 4 THEN 902 END, '2026-06-01', '2026-06-01', '2026-06-01', format('示罚〔2026〕%s号', n) FROM generate_series(1, 9) n;
INSERT INTO flo.objection (id, record, filed_on, statement) VALUES (1, 1, '2026-09-28', '不服（演示数据）'), (2, 2, '2026-09-28', '不服（演示数据）'), (3, 3, '2026-09-28', '不服（演示数据）'), (4, 4, '2026-09-28', '不服（演示数据）'), (5, 5, '2026-09-28', '不服（演示数据）');
PREPARE owed AS SELECT d.what, d.matter, d.objection, d.title, d.taken_by, d.owed_by, d.started_on, d.due_on, d.done_on, d.state, d.basis
  FROM flo.deadlines_on($1) d WHERE d.what IN ('objection', 'objection_handling', 'repair_application', 'recognition') ORDER BY d.matter, d.started_on, d.done_on, d.due_on, d.title COLLATE "C", d.objection;
PREPARE stages_of(bigint, date) AS SELECT d.title, d.taken_by, d.owed_by, d.started_on, d.due_on, d.done_on, d.state FROM flo.deadlines_on($2) d WHERE d.matter = $1 ORDER BY d.started_on, d.done_on, d.due_on, d.title COLLATE "C";
PREPARE overdue AS SELECT d.what, d.matter, d.objection, d.title, d.stages, d.taken_by, d.owed_by, d.due_on, d.workdays_late FROM flo.overdue_on($1) d WHERE d.stages IS NOT NULL ORDER BY d.matter, d.due_on, d.title COLLATE "C";
-- Where the policy wants the flow an objection is answered by it alone, and in the other district as one likes
UPDATE flo.objection SET answered_on = '2026-09-29', outcome = 'dismissed' WHERE id = 4;
UPDATE flo.objection SET answered_on = '2026-09-29', outcome = 'dismissed' WHERE id = 5;
-- Each flow has a keeper, its objection's day, record and applicant, and is one
\set VERBOSITY terse
INSERT INTO flo.matter (kind, subject, title, opened_on, objection) VALUES ('objection_handling', 1, '异议（演示数据）', '2026-09-28', 1);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('objection_handling', 1, 901, '异议（演示数据）', '2026-09-29', 1);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('objection_handling', 3, 901, '异议（演示数据）', '2026-09-28', 1);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('repair_application', 1, 901, '异议（演示数据）', '2026-09-28', 1);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on) VALUES ('complaint', 3, 901, '投诉（演示数据）', '2026-09-28');
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('objection_handling', 2, 901, '异议（演示数据）', '2026-09-28', 5);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection, procedure) VALUES ('objection_handling', 1, 901, '异议（演示数据）', '2026-09-28', 1, 'repair_application');
INSERT INTO flo.matter (kind, subject, title, opened_on, procedure) VALUES ('complaint', 3, '投诉（演示数据）', '2026-09-28', 'recognition');
INSERT INTO flo.matter (kind, subject, title, opened_on, record) VALUES ('complaint', 3, '投诉（演示数据）', '2026-09-28', 1);
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, objection) VALUES (1, 'objection_handling', 1, 901, '异议一（演示数据）', '2026-09-28', 1), (2, 'objection_handling', 1, 901, '异议二（演示数据）', '2026-09-28', 2),
	(3, 'objection_handling', 1, 901, '异议三（演示数据）', '2026-09-28', 3), (4, 'objection_handling', 1, 901, '异议四（演示数据）', '2026-09-28', 4);
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('objection_handling', 1, 901, '异议（演示数据）', '2026-09-28', 1);
UPDATE flo.matter SET objection = 2 WHERE id = 1;
UPDATE flo.matter SET keeper = NULL WHERE id = 1;
UPDATE flo.matter SET counterpart = 4 WHERE id = 1;
UPDATE flo.matter SET closed_on = '2026-09-29', outcome = 'dismissed' WHERE id = 1;
\set VERBOSITY default
SELECT id, record, objection, keeper, procedure FROM flo.matter ORDER BY id;
-- Three working days, over the holiday; the objection itself is owed by its stages
EXECUTE owed('2026-09-29');
-- Order, papers, grounds
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (1, 'dismissed', '2026-09-29');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (1, 'accepted', '2026-09-29');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (1, 'acepted', '2026-09-29', '示异受〔2026〕1号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (4, 'not_accepted', '2026-09-29', '示异不〔2026〕1号');
INSERT INTO flo.matter_step (matter, step, done_on, ground, document_no) VALUES (4, 'not_accepted', '2026-09-29', 'no_reason', '示异不〔2026〕1号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (1, '受理', '2026-09-29', '示异受〔2026〕1号'), (2, 'accepted', '2026-09-29', '示异受〔2026〕2号'), (4, 'accepted', '2026-09-29', '示异受〔2026〕4号');
-- The letter to the supplier: its own term, and seven days instead of three for the keeper; the twin that asks nobody has three
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (1, 'asked', '2026-09-30', '示核函〔2026〕1号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (4, 'asked', '2026-09-30', '示核函〔2026〕4号');
EXECUTE owed('2026-10-09');
EXECUTE overdue('2026-10-31');
-- What is missing: the clock begins anew with it; asked twice the text does not allow
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (3, 'supplement_asked', '2026-09-29', '示补〔2026〕3号');
SELECT d.title, d.taken_by, d.owed_by, d.due_on, d.state FROM flo.deadlines_on('2026-10-31', subject => 1) d WHERE d.matter = 3 AND d.done_on IS NULL;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (3, 'accepted', '2026-10-12', '示异受〔2026〕3号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (3, 'supplemented', '2026-10-12');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (3, 'supplement_asked', '2026-10-12', '示补〔2026〕3号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (3, 'accepted', '2026-10-10', '示异受〔2026〕3号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (3, 'accepted', '2026-10-12', '示异受〔2026〕3号');
SELECT d.title, d.taken_by, d.started_on, d.due_on, d.done_on, d.state FROM flo.deadlines_on('2026-10-13') d WHERE d.matter = 3 ORDER BY d.started_on, d.due_on, d.title COLLATE "C";
-- An expert's time is not counted, as long as it takes; the twin is late
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (3, 'examination', '2026-10-13');
SELECT d.matter, d.title, d.due_on, d.state FROM flo.deadlines_on('2026-11-30') d WHERE d.matter IN (2, 3) AND d.done_on IS NULL AND d.taken_by = 'keeper' ORDER BY d.matter;
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (3, 'examined', '2026-11-02');
SELECT d.matter, d.title, d.due_on, d.state FROM flo.deadlines_on('2026-11-03') d WHERE d.matter IN (2, 3) AND d.done_on IS NULL ORDER BY d.matter;
-- The number of a paper may be put right, and does not go
UPDATE flo.matter_step SET document_no = NULL WHERE matter = 3 AND step = 'accepted';
UPDATE flo.matter_step SET document_no = '示异受〔2026〕33号' WHERE matter = 3 AND step = 'accepted';
-- Decided: the objection has its answer, once; told of it; then it is over
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (1, 'verified', '2026-10-10', '示核复〔2026〕1号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no, note) VALUES (1, 'partly_upheld', '2026-10-12', '示异处〔2026〕1号', '金额有误（演示数据）');
SELECT o.id, o.answered_on, o.outcome, o.answer FROM flo.objection o WHERE o.id <= 3 ORDER BY o.id;
SELECT m.id, m.closed_on, m.outcome FROM flo.matter m WHERE m.id <= 3 ORDER BY m.id;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (1, 'dismissed', '2026-10-12', '示异处〔2026〕1号');
UPDATE flo.matter_step SET done_on = '2026-10-11' WHERE matter = 1 AND step = 'partly_upheld';
DELETE FROM flo.matter_step WHERE matter = 1 AND step = 'partly_upheld';
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (1, 'served', '2026-10-13');
SELECT m.id, m.closed_on, m.outcome, m.reason FROM flo.matter m WHERE m.id = 1;
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (1, 'withdrawn', '2026-10-14');
-- What follows from the answer is listed until it is done
SELECT d.what, d.record, d.objection, d.started_on, d.state FROM flo.deadlines_on('2026-10-14') d WHERE d.what = 'correction';
UPDATE flo.record SET severity = 'minor', note = '按异议处理结果更正（演示数据）' WHERE id = 1;
SELECT d.what, d.record, d.objection, d.state FROM flo.deadlines_on('2026-10-14') d WHERE d.what = 'correction';
-- Withdrawn while the supplier verifies; not accepted, and decided afterwards; one whose last stage was a mistake
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (2, 'asked', '2026-09-30', '示核函〔2026〕2号');
DELETE FROM flo.matter_step WHERE matter = 2 AND step = 'accepted';
DELETE FROM flo.matter_step WHERE matter = 2 AND step = 'asked';
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (2, 'asked', '2026-10-08', '示核函〔2026〕2号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (2, 'withdrawn', '2026-10-09');
SELECT count(*) FROM flo.deadlines_on('2026-10-31') d WHERE d.matter = 2 AND d.done_on IS NULL;
SELECT o.answered_on, o.outcome, m.closed_on, m.outcome FROM flo.objection o JOIN flo.matter m ON m.objection = o.id WHERE o.id = 2;
INSERT INTO flo.objection (id, record, filed_on, filed_by, statement) VALUES (6, 6, '2026-10-12', 4, '与本公司有关（演示数据）'), (7, 6, '2026-10-12', NULL, '不服（演示数据）');
-- Two at once, by two who object to one record: each goes its way
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, objection) VALUES (6, 'objection_handling', 1, 901, '异议六（演示数据）', '2026-10-12', 6), (7, 'objection_handling', 1, 901, '异议七（演示数据）', '2026-10-12', 7);
INSERT INTO flo.matter_step (matter, step, done_on, ground, document_no, note) VALUES (6, 'not_accepted', '2026-10-13', '不属于错误、遗漏或者侵犯合法权益的情形', '示异不〔2026〕6号', '所述事项与记录无关（演示数据）');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (6, 'dismissed', '2026-10-14', '示异处〔2026〕6号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (7, 'accepted', '2026-10-13', '示异受〔2026〕7号');
SELECT o.id, o.outcome, o.answer FROM flo.objection o WHERE o.record = 6 ORDER BY o.id;
SELECT f.matter, f.name, f.title, f.since, f.next_title, f.taken_by, f.owed_by, f.due_on, f.state FROM flo_internal.flow_on('2026-10-14') f ORDER BY f.matter, f.due_on, f.next_title COLLATE "C";
-- Papers
SELECT p.matter, p.title, p.document_no, p.done_on, p.actor_name, p.addressee_name, p.ground_title, p.ground_basis, p.note, p.reply_by, p.reply_title, p.remedy, p.remedy_basis, p.applicant_name, p.record_document_no
  FROM flo_internal.papers_on('2026-12-31') p WHERE p.document_no IS NOT NULL AND p.matter IN (1, 3, 6) ORDER BY p.matter, p.step;

-- Repair: by application alone where the policy wants it, and in the other district as one likes
INSERT INTO flo.repair (record, granted_on, effect) VALUES (7, '2026-10-14', 'restore');
INSERT INTO flo.repair (record, granted_on, effect) VALUES (5, '2026-10-14', 'restore');
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, record, papers) VALUES (11, 'repair_application', 1, 901, '信用修复（演示数据）', '2026-09-30', 7, '{信用承诺书,整改证明}'),
	(12, 'repair_application', 1, 901, '信用修复（演示数据）', '2026-09-30', 8, '{信用承诺书}'), (13, 'repair_application', 1, 901, '信用修复（演示数据）', '2026-06-30', 9, '{信用承诺书}');
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, record) VALUES ('repair_application', 1, 901, '信用修复（演示数据）', '2026-10-09', 7);
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (11, 'granted', '2026-10-09', '示修〔2026〕11号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (11, 'accepted', '2026-10-09', '示修受〔2026〕11号'), (12, 'accepted', '2026-10-12', '示修受〔2026〕12号'), (13, 'accepted', '2026-07-01', '示修受〔2026〕13号');
EXECUTE owed('2026-10-13');
INSERT INTO flo.repair (record, granted_on, effect) VALUES (7, '2026-10-14', 'restore');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (11, 'granted', '2026-10-14', '示修〔2026〕11号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (12, 'refused', '2026-10-14', '示修〔2026〕12号');
INSERT INTO flo.matter_step (matter, step, done_on, ground, document_no) VALUES (12, 'refused', '2026-10-14', 'false_material', '示修〔2026〕12号');
-- and not before the least term of publication is over, whatever is applied for
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (13, 'granted', '2026-07-02', '示修〔2026〕13号');
INSERT INTO flo.matter_step (matter, step, done_on) SELECT m, 'served', '2026-10-15' FROM generate_series(11, 12) m;
SELECT r.record, r.granted_on, r.effect, r.document_no FROM flo.repair r ORDER BY r.record;
SELECT m.id, m.closed_on, m.outcome, m.reason FROM flo.matter m WHERE m.kind = 'repair_application' ORDER BY m.id;
-- Refused, one may apply again
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, record) VALUES (14, 'repair_application', 1, 901, '再次申请（演示数据）', '2026-10-16', 8);
-- A complicated case stands still
INSERT INTO flo.suspension (matter, from_on, valid_until, ground) VALUES (14, '2026-10-19', '2026-10-23', '情况复杂（演示数据）');
SELECT d.title, d.due_on, d.state FROM flo.deadlines_on('2026-10-23') d WHERE d.matter = 14;

-- A finding: notice, defence, hearing, decision, service; the record it leads to
INSERT INTO flo.matter (id, kind, subject, counterpart, keeper, title, opened_on) VALUES (21, 'recognition', 3, 4, 901, '认定一（演示数据）', '2026-08-03'), (22, 'recognition', 3, 4, 901, '认定二（演示数据）', '2026-08-03');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (21, 'recognised', '2026-08-10', '示认〔2026〕21号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (21, 'noticed', '2026-08-10', '示告〔2026〕21号'), (22, 'noticed', '2026-08-10', '示告〔2026〕22号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (21, 'silent', '2026-08-17');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (21, 'silent', '2026-08-18'), (22, 'stated', '2026-08-11'), (22, 'hearing_asked', '2026-08-14');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (22, 'recognised', '2026-09-01', '示认〔2026〕22号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (21, 'recognised', '2026-09-01', '示认〔2026〕21号'), (22, 'hearing_noticed', '2026-08-18', '示听〔2026〕22号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (22, 'heard', '2026-08-26');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (22, 'heard', '2026-09-01'), (21, 'served', '2026-09-15');
EXECUTE owed('2026-11-30');
SELECT u.matter, u.outcome, u.record_type FROM flo_internal.unrecorded_on('2026-11-30') u ORDER BY u.matter;
SELECT flo.record_matter(21, source => 901) > 0 AS recorded;
SELECT r.subject, r.record_type, r.document_no, r.decided_on, r.matter FROM flo.record r WHERE r.matter = 21;
SELECT count(*) FROM flo_internal.unrecorded_on('2026-11-30') u;
-- What was not known is not asked
SELECT count(*) FROM flo.deadlines_on('2026-09-29') d WHERE d.stages IS NOT NULL AND d.done_on > '2026-09-29';
-- Nothing is supplied: from the next day on that may be said, and then it is not accepted; the twin supplies it late, and is heard
INSERT INTO flo.record (id, subject, record_type, decided_on, severity, source, document_no)
SELECT n, CASE WHEN n >= 40 THEN 5 ELSE 1 END, 'administrative_penalty', '2026-05-11', 'ordinary', CASE WHEN n <> 33 THEN 902 END, format('示罚〔2026〕%s号', n) FROM generate_series(31, 36) n;
INSERT INTO flo.objection (id, record, filed_on, statement) SELECT n, n, '2026-09-28', '不服（演示数据）' FROM generate_series(31, 33) n;
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, objection) SELECT n, 'objection_handling', 1, 901, format('异议%s（演示数据）', n), '2026-09-28', n FROM generate_series(31, 33) n;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) SELECT n, 'supplement_asked', '2026-09-29', format('示补〔2026〕%s号', n) FROM generate_series(31, 32) n;
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (31, 'lapsed', '2026-10-12');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (31, 'lapsed', '2026-10-13'), (32, 'supplemented', '2026-10-13');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (31, 'supplemented', '2026-10-13');
INSERT INTO flo.matter_step (matter, step, done_on, ground, document_no) VALUES (31, 'not_accepted', '2026-10-14', 'not_supplied', '示异不〔2026〕31号');
EXECUTE stages_of(31, '2026-10-31');
EXECUTE stages_of(32, '2026-10-31');
-- Another than whom the record names is asked: he owes it, and answers
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (33, 'accepted', '2026-09-29', '示异受〔2026〕33号');
INSERT INTO flo.matter_step (matter, step, done_on, addressee, document_no) VALUES (33, 'asked', '2026-09-30', 3, '示核函〔2026〕33号');
EXECUTE stages_of(33, '2026-10-08');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (33, 'verified', '2026-10-09', '示核复〔2026〕33号');
SELECT t.step, t.actor, t.addressee FROM flo.matter_step t WHERE t.matter = 33 ORDER BY t.id;
-- Shandong: the same days, but nothing that the supplier owes; the twin that asks nobody has three
INSERT INTO flo.subject (id, kind, name, division) VALUES (5, 'enterprise', '示例三区公司（演示数据）', '990103');
INSERT INTO flo.record (id, subject, record_type, decided_on, severity, source, document_no)
SELECT n, 5, 'administrative_penalty', '2026-05-11', 'ordinary', 902, format('示罚〔2026〕%s号', n) FROM generate_series(41, 44) n;
INSERT INTO flo.objection (id, record, filed_on, statement) SELECT n, n, '2026-09-28', '不服（演示数据）' FROM generate_series(41, 42) n;
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, objection) SELECT o.id, 'objection_handling', 5, 901, format('异议%s（演示数据）', o.id), o.filed_on, o.id FROM flo.objection o WHERE o.id >= 41;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) SELECT n, 'accepted', '2026-09-29', format('示异受〔2026〕%s号', n) FROM generate_series(41, 42) n;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (41, 'asked', '2026-09-30', '示核函〔2026〕41号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (41, 'examination', '2026-10-08');
EXECUTE stages_of(41, '2026-10-13');
EXECUTE stages_of(42, '2026-10-13');
-- Where no notice settles the working days nobody knows, and what waits for them waits; the end of February is a day as any other
INSERT INTO flo.subject (id, kind, name, division) VALUES (6, 'enterprise', '示例四区公司（演示数据）', '990104'), (7, 'department', '示例四区局（演示数据）', '990104');
INSERT INTO flo.record (id, subject, record_type, decided_on, severity, source, document_no) VALUES (45, 6, 'administrative_penalty', '2026-05-11', 'ordinary', 902, '示罚〔2026〕45号');
INSERT INTO flo.objection (id, record, filed_on, statement) VALUES (45, 45, '2026-11-27', '不服（演示数据）');
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on, objection) VALUES (45, 'objection_handling', 6, 901, '异议45（演示数据）', '2026-11-27', 45);
INSERT INTO flo.matter (id, kind, subject, keeper, title, opened_on) VALUES (51, 'recognition', 7, 901, '认定三（演示数据）', '2026-11-30'), (52, 'recognition', 3, 901, '认定四（演示数据）', '2026-08-31');
EXECUTE stages_of(45, '2026-12-27');
EXECUTE stages_of(45, '2026-12-28');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (51, 'noticed', '2026-11-30', '示告〔2026〕51号'), (52, 'noticed', '2026-08-31', '示告〔2026〕52号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (51, 'silent', '2026-11-30');
EXECUTE stages_of(51, '2027-02-28');
EXECUTE stages_of(51, '2027-03-01');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (52, 'silent', '2026-09-07');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (52, 'silent', '2026-09-08'), (52, 'legality_checked', '2026-09-08');
EXECUTE stages_of(52, '2026-11-30');
-- As the books were before
SELECT clock_timestamp() AS before \gset
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (52, 'not_recognised', '2026-11-29', '示不认〔2026〕52号');
SELECT f.title, f.next_title, f.due_on, f.state FROM flo_internal.flow_on('2026-11-29', :'before') f WHERE f.matter = 52;
SELECT f.title, f.next_title, f.due_on, f.state FROM flo_internal.flow_on('2026-11-29') f WHERE f.matter = 52;
SELECT count(*) FROM flo_internal.papers_on('2026-11-29', :'before') p WHERE p.matter = 52;
SELECT p.title, p.reply_title, p.reply_by FROM flo_internal.papers_on('2026-11-29') p WHERE p.matter = 52 AND p.document_no IS NOT NULL ORDER BY p.step;

-- Who enters, who decides, who sees
CREATE FUNCTION flo_set_today(day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION flo_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date %L', day);
END
$$;
SELECT flo_set_today('2026-10-13');
SELECT count(*) > 0 AS set FROM flo.setup_roles('regress_flo');
CREATE ROLE regress_flo_c IN ROLE regress_flo_recorder;
CREATE ROLE regress_flo_v IN ROLE regress_flo_reviewer;
CREATE ROLE regress_flo_b IN ROLE regress_flo_recorder, regress_flo_reviewer;
CREATE ROLE regress_flo_e IN ROLE regress_flo_recorder, regress_flo_reviewer;
CREATE ROLE regress_flo_a IN ROLE regress_flo_analyst;
INSERT INTO flo.access_scope (member, division) SELECT m, '990101' FROM unnest('{regress_flo_c,regress_flo_v,regress_flo_b,regress_flo_e}'::name[]) m;
INSERT INTO flo.access_scope (member, division) VALUES ('regress_flo_a', '990102');
SET ROLE regress_flo_c;
INSERT INTO flo.objection (record, filed_on, statement) VALUES (34, '2026-10-12', '不服（演示数据）') RETURNING id AS objected \gset
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, objection) VALUES ('objection_handling', 1, 901, '异议（演示数据）', '2026-10-12', :objected) RETURNING id AS flow \gset
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'accepted', '2026-10-12', '示异受〔2026〕61号');
\set VERBOSITY terse
-- A recorder decides nothing, a reviewer enters nothing, and who is both not what he has entered
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'upheld', '2026-10-13', '示异处〔2026〕61号');
SET ROLE regress_flo_v;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'upheld', '2026-10-13', '示异处〔2026〕61号');
SET ROLE regress_flo_e;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'asked', '2026-10-12', '示核函〔2026〕61号');
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'upheld', '2026-10-13', '示异处〔2026〕61号');
SET ROLE regress_flo_b;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:flow, 'upheld', '2026-10-13', '示异处〔2026〕61号');
UPDATE flo.matter_step SET done_on = '2026-10-12' WHERE matter = :flow AND step = 'upheld';
\set VERBOSITY default
SET ROLE regress_flo_c;
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (:flow, 'served', '2026-10-13');
SELECT o.answered_on, o.outcome FROM flo.objection o WHERE o.id = :objected;
SELECT v."环节名称", v."文号", v."经办单位名称", v."受送达人名称", v."依据" FROM flo_zh."办理文书" v WHERE v."异议编号" = :objected ORDER BY v."步骤编号";
SELECT v."当前环节", v."待办环节", v."环节承担方", v."到期日期", v."状态" FROM flo_zh."办理进度" v WHERE v."主体编号" = 1 AND v."状态" = 'overdue' ORDER BY v."事项编号";
-- The repair, likewise
INSERT INTO flo.matter (kind, subject, keeper, title, opened_on, record) VALUES ('repair_application', 1, 901, '信用修复（演示数据）', '2026-10-12', 6) RETURNING id AS applied \gset
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:applied, 'accepted', '2026-10-12', '示修受〔2026〕62号');
\set VERBOSITY terse
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:applied, 'granted', '2026-10-13', '示修〔2026〕62号');
SET ROLE regress_flo_b;
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (:applied, 'granted', '2026-10-13', '示修〔2026〕62号');
\set VERBOSITY default
SELECT p.record, p.granted_on, p.document_no FROM flo.repair p WHERE p.record = 6;
-- Of another division nothing is seen
SET ROLE regress_flo_a;
SELECT (SELECT count(*) FROM flo_internal.flow_on('2026-10-13')) AS flows, (SELECT count(*) FROM flo_internal.papers_on('2026-10-13')) AS papers,
	   (SELECT count(*) FROM flo.deadlines_on('2026-10-13') d WHERE d.stages IS NOT NULL) AS stages, (SELECT count(*) FROM flo_zh."办理进度") AS views;
RESET ROLE;
SET govcredit.language = 'zh';
INSERT INTO flo.matter_step (matter, step, done_on, document_no) VALUES (7, 'served', '2026-10-14', '示异处〔2026〕7号');
INSERT INTO flo.matter_step (matter, step, done_on) VALUES (7, 'asked', '2026-10-14');
UPDATE flo.objection SET answered_on = '2026-10-14', outcome = 'dismissed' WHERE id = 7;
RESET govcredit.language;
DROP SCHEMA flo, flo_internal, flo_zh CASCADE;
DROP FUNCTION flo_set_today;
DROP OWNED BY regress_flo_c, regress_flo_v, regress_flo_b, regress_flo_e, regress_flo_a, regress_flo_reader, regress_flo_analyst, regress_flo_recorder, regress_flo_reviewer, regress_flo_administrator;
DROP ROLE regress_flo_c, regress_flo_v, regress_flo_b, regress_flo_e, regress_flo_a, regress_flo_reader, regress_flo_analyst, regress_flo_recorder, regress_flo_reviewer, regress_flo_administrator;
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

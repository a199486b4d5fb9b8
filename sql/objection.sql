--
-- registry: objections upheld in part, withdrawn, not accepted, by others than the subject, and reviewed 异议申请
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('obj');
INSERT INTO obj.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO obj.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101'), (2, 'enterprise', '示例公司（演示数据）', '990101'), (3, 'enterprise', '示例利害关系公司（演示数据）', '990101');
INSERT INTO obj.record (id, subject, record_type, decided_on, severity, amount)
SELECT n, 2, 'administrative_penalty', '2026-03-02', 'ordinary', 20000 FROM generate_series(1, 6) n;
INSERT INTO obj.objection (id, record, filed_on, statement) SELECT n, n, '2026-03-03', '不服（演示数据）' FROM generate_series(1, 6) n;
PREPARE due AS SELECT d.what, d.record, d.due_on, d.done_on, d.state FROM obj.deadlines_on($1) d WHERE d.what IN ('objection', 'correction') ORDER BY d.record, d.what COLLATE "C", d.objection;
EXECUTE due('2026-03-31');
-- Each answer is an answer; what was upheld, if in part, has to be put right
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'upheld' WHERE id = 1;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'partly_upheld', answer = '金额应为10000元（演示数据）' WHERE id = 2;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'dismissed' WHERE id = 3;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'withdrawn' WHERE id = 4;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'not_accepted', answer = '不属于受理范围（演示数据）' WHERE id = 5;
EXECUTE due('2026-03-31');
-- Put right: its amount; the other stands
UPDATE obj.record SET amount = 10000 WHERE id = 2;
SELECT d.record, d.state FROM obj.overdue_on('2026-12-31') d WHERE d.what = 'correction' ORDER BY d.record;
-- Who turns one away, or upholds a part, says why or which
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'not_accepted' WHERE id = 6;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'not_accepted', answer = ' ' WHERE id = 6;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'partly_upheld' WHERE id = 6;
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'settled', answer = '（演示数据）' WHERE id = 6;
-- Somebody else may object to the same record beside its subject, once at a time; the record is marked with both statements
INSERT INTO obj.objection (id, record, filed_on, filed_by, statement) VALUES (7, 6, '2026-03-04', 3, '与本公司有关（演示数据）');
INSERT INTO obj.objection (record, filed_on, filed_by, statement) VALUES (6, '2026-03-05', 3, '再次（演示数据）');
INSERT INTO obj.objection (record, filed_on, filed_by, statement) VALUES (6, '2026-03-05', 2, '再次（演示数据）');
INSERT INTO obj.objection (record, filed_on, filed_by, statement) VALUES (6, '2026-03-05', 99, '再次（演示数据）');
SELECT r.record, r.objection_pending, r.statement FROM obj.repairable_on('2026-03-31') r WHERE r.record IN (5, 6) ORDER BY r.record;
SELECT d.record, d.objection, d.due_on, d.state FROM obj.deadlines_on('2026-03-31') d WHERE d.what = 'objection' AND d.record = 6 ORDER BY d.objection;
-- What was dismissed, upheld in part or not accepted may be reviewed, once, for who filed it
INSERT INTO obj.objection (id, record, filed_on, reviews, statement) VALUES (11, 3, '2026-03-12', 3, '申请复核（演示数据）'), (12, 5, '2026-03-12', 5, '申请复核（演示数据）'), (13, 2, '2026-03-12', 2, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (1, '2026-03-12', 1, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (4, '2026-03-12', 4, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (1, '2026-03-12', 3, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, filed_by, reviews, statement) VALUES (6, '2026-03-12', 1, 6, '申请复核（演示数据）');
UPDATE obj.objection SET answered_on = '2026-03-13', outcome = 'dismissed' WHERE id = 11;
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (3, '2026-03-14', 3, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (3, '2026-03-12', 11, '申请复核（演示数据）');
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (3, '2026-03-14', 11, '申请复核（演示数据）');
UPDATE obj.objection SET filed_by = 3 WHERE id = 6;
UPDATE obj.objection SET reviews = 3 WHERE id = 6;
SELECT o.id, o.record, o.filed_by, o.reviews, o.outcome FROM obj.objection o ORDER BY o.id;
SET govcredit.language = 'zh';
INSERT INTO obj.objection (record, filed_on, reviews, statement) VALUES (1, '2026-03-12', 1, '申请复核（演示数据）');
UPDATE obj.objection SET answered_on = '2026-03-10', outcome = 'not_accepted' WHERE id = 6;
RESET govcredit.language;
\set VERBOSITY terse
DROP SCHEMA obj, obj_internal, obj_zh CASCADE;

--
-- registry: which edition judges what: a term runs by the one in force when it
-- began, and none where there was none; the rest by that of the day asked for
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('te');
SELECT govcredit.add_policy('{"govcredit":"policy/1","name":"demo-terms-2025","title":{"zh":"修订（演示数据）","en":"revised"},"extends":["huaiyin-2019"],
	"deadlines":{"publication":{"days":2},"objection":{"days":3}},
	"reports":{"progress":null,"yearly":{"title":{"zh":"年度总结","en":"yearly summary"},"due":"12-31","reporters":["department"],"basis":"第九条"}},
	"procedures":{"coordination":{"steps":{"reviewed":{"order":5,"title":{"zh":"回头看","en":"looked back on"},"basis":"第八条"}}}}}') IS NOT NULL AS added;
INSERT INTO te.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,2025-06-01)'), ('990101', 'demo-terms-2025', '[2025-06-01,)');
INSERT INTO te.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例局（演示数据）', '990101', '(,)'), (2, 'department', '新设局（演示数据）', '990101', '[2025-05-01,)'),
	(3, 'enterprise', '前身公司（演示数据）', '990101', '[2015-01-01,2025-07-01)'), (4, 'enterprise', '示例公司（演示数据）', '990101', '(,)');
INSERT INTO te.subject_link (subject, role, target, valid) VALUES (3, 'successor', 4, '[2025-07-01,)');
-- The one function: of a day, of a fact, of what was known, of all divisions at once
SELECT d.fact_on, d.as_of, govcredit.policy_name(te_internal.edition_for('990101001', d.fact_on, d.as_of)) AS now,
	   govcredit.policy_name(te_internal.edition_for('990101001', d.fact_on, d.as_of, 'infinity')) AS known,
	   te_internal.edition_for('990101001', d.fact_on, d.as_of, '2000-01-01') AS before_the_books
  FROM (VALUES ('2019-06-11'::date, '2019-06-11'::date), ('2019-06-12', '2019-06-12'), ('2025-05-31', '2025-05-31'), ('2025-05-31', '2025-06-01'), ('2025-06-02', '2025-06-01')) d (fact_on, as_of)
 ORDER BY 1, 2;
SELECT e.days, e.bounds, govcredit.policy_name(e.policies[1]) AS policy, e.since FROM te_internal.edition_for(NULL::date) e ORDER BY e.days;
SELECT count(*), count(*) FILTER (WHERE e.policies[width_bucket(v.division, e.bounds)] IS DISTINCT FROM te_internal.edition_for(v.division, d.day, d.day)) AS otherwise
  FROM (VALUES ('2019-06-11'::date), ('2019-06-12'), ('2025-05-31'), ('2025-06-01'), ('2030-01-01')) d (day)
 CROSS JOIN (VALUES ('990101'::govcredit.division), ('990101001'), ('990102'), ('990100')) v (division)
  JOIN te_internal.edition_for(NULL::date) e ON e.days @> d.day;
-- A term that ran by the old edition is not late by the new one, and before there was any there is none
INSERT INTO te.record (id, subject, record_type, decided_on, published_on) VALUES
	(1, 4, 'licence', '2018-05-02', NULL), (2, 4, 'licence', '2025-05-26', '2025-06-05'), (3, 4, 'licence', '2025-06-03', '2025-06-11'),
	(4, 3, 'licence', '2025-05-26', NULL);
INSERT INTO te.objection (id, record, filed_on, statement, answered_on, outcome, answer) VALUES
	(1, 2, '2025-05-26', '不服（演示数据）', '2025-06-06', 'dismissed', '维持'), (2, 3, '2025-06-04', '不服（演示数据）', '2025-06-13', 'dismissed', '维持'),
	(3, 1, '2019-01-07', '不服（演示数据）', NULL, NULL, NULL);
SELECT d.what, d.record, d.objection, d.subject, d.started_on, d.due_on, d.done_on, d.state, d.basis
  FROM te.deadlines_on('2025-06-30') d ORDER BY d.what COLLATE "C", d.record, d.objection, d.site COLLATE "C";
-- The same whoever bears it, and whatever the day it is asked on
SELECT a.day, d.what, d.record, d.subject, d.due_on, d.state
  FROM (VALUES ('2025-05-30'::date), ('2025-07-31')) a (day) CROSS JOIN LATERAL te.deadlines_on(a.day) d
 WHERE d.record IN (2, 4) ORDER BY a.day, d.what COLLATE "C", d.record, d.site COLLATE "C";
-- Steps are those of the edition a matter was opened under
INSERT INTO te.matter (id, kind, code, subject, title, opened_on) VALUES
	(1, 'event', 'coordination', 1, '旧法开办（演示数据）', '2025-05-12'), (2, 'event', 'coordination', 1, '新法开办（演示数据）', '2025-06-12'),
	(3, 'event', 'coordination', 1, '尚无规定时（演示数据）', '2018-06-12');
INSERT INTO te.matter_step (matter, step, done_on) SELECT m.id, s.step, '2025-06-20'
  FROM te.matter m CROSS JOIN unnest('{raised,meeting,assigned}'::text[]) WITH ORDINALITY s (step, place) WHERE m.id < 3 ORDER BY m.id, s.place;
UPDATE te.matter SET closed_on = '2025-06-25', outcome = 'resolved';
SELECT m.matter, m.step, m.title FROM te_internal.steps_missing_on('2025-06-30') m ORDER BY m.matter, m.step COLLATE "C";
SELECT u.matter, u.reason FROM te.unjudged_on('2025-06-30') u ORDER BY u.matter;
-- Reports of years in which the subject and the edition were there, owed until they come
INSERT INTO te.delivery (subject, what, year, recipient, sent_on)
	SELECT 1, 'progress', y, '市级平台（演示数据）', make_date(y, 12, 20) FROM generate_series(2019, 2024) y WHERE y <> 2022;
SELECT r.subject, r.report, r.year, r.due_on, r.state FROM te_internal.reports_on('2025-06-30') r ORDER BY r.subject, r.year, r.report COLLATE "C";
SELECT r.subject, r.report, r.year, r.due_on, r.state FROM te_internal.reports_on('2025-04-30') r WHERE r.subject < 3 ORDER BY r.subject, r.year, r.report COLLATE "C";
-- What is delivered late is a report of its own year
INSERT INTO te.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'progress', 2022, '市级平台（演示数据）', '2025-06-20');
INSERT INTO te.delivery (subject, what, year, recipient, sent_on) VALUES (1, 'progress', 2025, '市级平台（演示数据）', '2025-12-20');
SELECT r.subject, r.report, r.year, r.state, r.days_late FROM te_internal.reports_on('2025-06-30') r WHERE r.subject = 1 ORDER BY r.year, r.report COLLATE "C";
-- Without a policy anywhere nothing is judged, and everybody is there
DELETE FROM te.delivery;
BEGIN;
ALTER TABLE te.jurisdiction DISABLE TRIGGER USER;
DELETE FROM te.jurisdiction;
SELECT count(*), count(s.policy) AS judged FROM te_internal.standing_on('2025-06-30') s;
SELECT count(*) FROM te.deadlines_on('2025-06-30') d WHERE d.state <> 'unknown';
ROLLBACK;
DROP SCHEMA te, te_internal, te_zh CASCADE;

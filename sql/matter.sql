--
-- matter: promises, debts, decisions, projects, complaints, tasks, reports,
-- indicators from them, and who takes them over
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('hx');
INSERT INTO hx.jurisdiction (division, policy, valid) VALUES
	('990102', 'huaxian-2017', '[2017-09-26,)'), ('990103', 'xining-2018', '[2018-01-30,)');
INSERT INTO hx.subject (id, kind, name, division) VALUES
	(1, 'government', '示例县人民政府（演示数据）', '990102'), (2, 'department', '示例县财政局（演示数据）', '990102'),
	(3, 'department', '示例县住建局（演示数据）', '990102'), (4, 'township', '示例镇（演示数据）', '990102001'),
	(5, 'official', '某甲（演示数据）', '990102'), (6, 'official', '某乙（演示数据）', '990102'),
	(7, 'enterprise', '示例公司（演示数据）', '990102'), (8, 'department', '示例三区建设局（演示数据）', '990103');

-- What cannot be
\set VERBOSITY terse
INSERT INTO hx.matter (kind, subject, title, opened_on) VALUES ('feast', 2, '宴请', '2026-01-05');
INSERT INTO hx.matter (kind, subject, title, opened_on) VALUES ('proposal', 0, '建议', '2026-01-05');
INSERT INTO hx.matter (kind, subject, title, opened_on) VALUES ('judgment', 7, '企业的判决', '2026-01-05');
INSERT INTO hx.matter (kind, subject, title, opened_on, due_on) VALUES ('proposal', 2, '建议', '2026-01-05', '2026-01-04');
INSERT INTO hx.matter (kind, subject, title, opened_on, closed_on) VALUES ('proposal', 2, '建议', '2026-01-05', '2026-01-06');
INSERT INTO hx.matter (kind, subject, title, opened_on, closed_on, outcome) VALUES ('proposal', 2, '建议', '2026-01-05', '2026-01-06', 'lost');
INSERT INTO hx.matter (kind, subject, title, opened_on) VALUES ('promise', 2, '承诺', '2026-01-05');
INSERT INTO hx.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'moon', 2, '承诺', '2026-01-05');
INSERT INTO hx.matter (kind, code, subject, title, opened_on) VALUES ('promise', 'street', 2, '承诺', '2026-01-05');
INSERT INTO hx.matter (kind, code, subject, title, list, item, opened_on) VALUES ('promise', 'street', 4, '承诺', 'street_items', 'housekeeping', '2026-01-05');
\set VERBOSITY default

-- HX-19, XN-15: the item lists differ: 家政 is one of Xining's, not of Hua County's
SELECT d.division, count(*) AS items, bool_or(i.title = '家政') AS housekeeping
  FROM (VALUES ('990102'::govcredit.division), ('990103')) AS d (division)
 CROSS JOIN LATERAL govcredit.list_items(hx_internal.edition_for(d.division, '2026-06-30', '2026-06-30'), 'street_items') i
 GROUP BY 1 ORDER BY 1;

-- HX-02, HX-16, HX-19, XN-13: promises; a lawful change needs every step, compensation among them
INSERT INTO hx.matter (id, kind, code, subject, person, counterpart, title, opened_on, due_on, amount) VALUES
	(1, 'promise', 'investment', 2, 5, 7, '土地优惠', '2025-07-01', '2026-03-31', 500000),
	(2, 'promise', 'deadline', 3, 6, NULL, '三日办结', '2025-09-01', '2025-12-31', NULL);
INSERT INTO hx.matter (id, kind, code, subject, title, list, item, opened_on, due_on) VALUES
	(3, 'promise', 'street', 4, '增设停车位', 'street_items', 'parking', '2025-10-01', '2026-05-31'),
	(4, 'promise', 'street', 4, '养老服务', 'street_items', 'elderly_care', '2025-10-01', '2026-05-31');
INSERT INTO hx.matter_step (matter, step, done_on, ground) VALUES (1, 'lawful_ground', '2026-02-02', 'public_interest'), (1, 'authority', '2026-02-03', NULL), (1, 'procedure', '2026-02-20', NULL);
UPDATE hx.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 1;
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (1, 'compensation', '2026-03-01', 600000);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (1, 'compensation', '2026-03-01', 500000);
UPDATE hx.matter SET closed_on = '2026-03-02', outcome = 'changed' WHERE id = 1;
UPDATE hx.matter SET outcome = 'broken' WHERE id = 1;
UPDATE hx.matter SET closed_on = '2025-12-20', outcome = 'kept' WHERE id = 2;
UPDATE hx.matter SET closed_on = '2026-05-20', outcome = 'kept' WHERE id = 3;
UPDATE hx.matter SET closed_on = '2026-06-10', outcome = 'explained' WHERE id = 4;
UPDATE hx.matter SET closed_on = '2026-06-10', outcome = 'broken' WHERE id = 4;
SELECT matter, code, item, outcome, state, days_late, paid FROM hx.matters_on('2026-06-30') ORDER BY matter;
SELECT state, outcome FROM hx.matters_on('2026-05-19') WHERE matter = 3;
SELECT subject, indicator, value, numerator, denominator FROM hx.indicator_on('2026-06-30') WHERE indicator = 'street_promises_kept' AND value IS NOT NULL;
-- a broken promise becomes a record of the type the policy names
INSERT INTO hx.record (subject, record_type, decided_on, matter)
	SELECT m.subject, p.item ->> 'broken', '2026-06-15', m.id
	  FROM hx.matter m, govcredit.policy_items('huaxian-2017', 'promises') p
	 WHERE m.outcome = 'broken' AND p.code = m.code
	RETURNING subject, record_type, matter;

-- XN-02, HX-07: motions and proposals; HX-04: lost cases with their reason
INSERT INTO hx.matter (kind, code, subject, title, opened_on, due_on, closed_on, outcome)
	SELECT 'proposal', 'suggestion', 3, '建议' || i, '2026-01-10', '2026-04-10',
		   CASE WHEN i <= 4 THEN date '2026-04-08' + i END, CASE WHEN i <= 4 THEN 'done' END
	  FROM generate_series(1, 5) i;
INSERT INTO hx.matter (kind, subject, title, opened_on, closed_on, outcome, reason) VALUES
	('lawsuit', 3, '某公司诉住建局', '2025-11-01', '2026-02-01', 'lost', '程序违法'),
	('lawsuit', 3, '某人诉住建局', '2025-11-05', '2026-03-01', 'won', NULL),
	('lawsuit', 3, '某人诉住建局二', '2025-12-05', '2026-03-02', 'won', NULL),
	('lawsuit', 3, '旧案', '2024-01-05', '2024-03-02', 'lost', '旧');
SELECT indicator, value, numerator, denominator FROM hx.indicator_on('2026-06-30') WHERE subject = 3 AND value IS NOT NULL ORDER BY 1;
-- they count: the explanation has them and adds up
SELECT step, label, dimension, points, effect FROM hx.explain_score(3, '2026-06-30') WHERE step IN ('indicator', 'record') ORDER BY line;
SELECT count(*) FROM hx.ranking_on('2026-06-30') r WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM hx.explain_score(r.subject, '2026-06-30') e);
-- an observation that was entered goes before; several sources have their mean; the latest period that ended counts
INSERT INTO hx.subject (id, kind, name, division) VALUES (901, 'source', '示例统计局（演示数据）', '990102'), (902, 'source', '示例第三方机构甲（演示数据）', '990102'), (903, 'source', '示例第三方机构乙（演示数据）', '990102');
\set VERBOSITY terse
INSERT INTO hx.observation (subject, indicator, period, value) VALUES (3, 'no_such', '[2025-01-01,2026-01-01)', 50);
INSERT INTO hx.observation (subject, indicator, period, value, numerator, denominator) VALUES (3, 'plan_completed', '[2025-01-01,2026-01-01)', 50, 1, 2);
INSERT INTO hx.observation (subject, indicator, period, numerator, denominator) VALUES (3, 'plan_completed', '[2025-01-01,2026-01-01)', 3, 2);
INSERT INTO hx.observation (subject, indicator, period, value) VALUES (3, 'plan_completed', '[2025-01-01,)', 50);
INSERT INTO hx.observation (subject, indicator, period, numerator, denominator) VALUES (3, 'external_rating', '[2025-01-01,2026-01-01)', 1, 2);
\set VERBOSITY default
INSERT INTO hx.observation (subject, indicator, period, source, value, published_on) VALUES
	(3, 'external_rating', '[2024-01-01,2025-01-01)', 902, 30, '2025-01-20'),
	(3, 'external_rating', '[2025-01-01,2026-01-01)', 902, 80, '2026-01-20'), (3, 'external_rating', '[2025-01-01,2026-01-01)', 903, 71, NULL);
INSERT INTO hx.observation (subject, indicator, period, source, numerator, denominator) VALUES (3, 'lost_case_rate', '[2026-01-01,2026-06-30]', 901, 1, 8);
SELECT d.as_of, i.indicator, i.value, i.sources FROM (VALUES (date '2025-12-30'), ('2025-12-31'), ('2026-06-29'), ('2026-06-30')) AS d (as_of)
 CROSS JOIN LATERAL hx.indicator_on(d.as_of) i
 WHERE i.subject = 3 AND i.indicator IN ('external_rating', 'lost_case_rate') AND i.value IS NOT NULL ORDER BY 1, 2;
SELECT hx.close_books() AS k \gset
DELETE FROM hx.observation WHERE indicator = 'external_rating';
SELECT govcredit.add_policy(jsonb_set(jsonb_set(govcredit.policy_document('huaxian-2017') - 'jurisdiction', '{indicators,lost_case_rate,rate,months}', '60'), '{name}', '"huaxian-2017-five-years"')::text) IS NOT NULL AS added;
UPDATE hx.jurisdiction SET policy = 'huaxian-2017-five-years' WHERE policy = 'huaxian-2017';
SELECT i.indicator, i.value FROM hx.indicator_on('2026-06-29', :'k') i WHERE i.subject = 3 AND i.indicator IN ('external_rating', 'lost_case_rate') ORDER BY 1;
SELECT i.indicator, i.value FROM hx.indicator_on('2026-06-29') i WHERE i.subject = 3 AND i.indicator IN ('external_rating', 'lost_case_rate') ORDER BY 1;

-- TP-05, and a mean of the peers where the policy says so
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('city-x'), '{indicators,disputes_resolved,missing}', '"peer_mean"'),
	'{name}', '"city-x-peers"'))::text) IS NOT NULL AS added;
INSERT INTO hx.jurisdiction (division, policy, valid) VALUES ('990104', 'city-x-peers', '[2018-01-01,)');
INSERT INTO hx.subject (id, kind, name, division) SELECT 10 + i, 'government', '示例' || i || '县（演示数据）', '990104' FROM generate_series(1, 3) i;
INSERT INTO hx.matter (kind, code, subject, title, opened_on, closed_on, outcome)
	SELECT 'dispute', CASE WHEN i <= 5 THEN 'court' END, s, '纠纷' || i, '2026-01-05', '2026-02-05',
		   CASE WHEN i % 10 < CASE s WHEN 11 THEN 9 ELSE 7 END THEN 'mediated' ELSE 'unresolved' END
	  FROM generate_series(1, 10) i, generate_series(11, 12) s;
SELECT subject, indicator, value FROM hx.indicator_on('2026-06-30') WHERE subject BETWEEN 11 AND 13 AND indicator LIKE '%disputes%' ORDER BY 1, 2;
SELECT i.subject, w.warning, w.level FROM hx.indicator_on('2026-06-30') i
 CROSS JOIN LATERAL govcredit.indicator_warnings(i.policy, i.kind, i.indicator, i.value) w WHERE i.subject IN (11, 12) AND i.value IS NOT NULL ORDER BY 1, 2;
SELECT kind, indicator, mean FROM hx_internal.peer_mean_on('2026-06-30');
SELECT subject, dimension, points, note FROM hx_internal.explain_on('2026-06-30') WHERE step = 'indicator' AND subject IN (11, 12, 13) ORDER BY 1, 2;
SELECT count(*) FROM hx.ranking_on('2026-06-30') r WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM hx.explain_score(r.subject, '2026-06-30') e);

-- ALL-04: another edition, tried out where it would be adopted: there nothing stands in for what is missing, elsewhere nobody moves
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('city-x-peers'), '{indicators,disputes_resolved,missing}', '"zero"'),
	'{name}', '"city-x-zero"'))::text) IS NOT NULL AS added;
SELECT * FROM hx.compare_on('city-x-zero', '2026-06-30');
SELECT * FROM hx.compare_on('city-x-zero', '2010-06-30');
SELECT * FROM hx.compare_on(NULL, '2026-06-30');
CREATE TEMPORARY TABLE tried AS SELECT * FROM hx.compare_on('city-x-zero', '2026-06-30', division => '990104');
SELECT subject, score_before, rank_before, score_after, rank_after, change, because, effect_before, effect_after FROM tried ORDER BY subject;
SELECT subject, step, item, dimension, effect_before, effect_after, change, note
  FROM hx.compare_lines_on('city-x-zero', '2026-06-30', division => '990104') ORDER BY subject, step, item;
SELECT count(*) AS moved FROM hx.compare_on('city-x-peers', '2026-06-30', division => '990104');
SELECT count(*) AS before_it_was_known FROM hx.compare_on('city-x-zero', '2026-06-30', '2020-01-01', '990104');
BEGIN;
CREATE TEMPORARY TABLE stood AS SELECT * FROM hx.ranking_on('2026-06-30');
UPDATE hx.jurisdiction SET policy = 'city-x-zero' WHERE division = '990104';
SELECT count(*) AS moved, count(*) FILTER (WHERE (n.score, n.grade, n.rank) IS DISTINCT FROM (t.score_after, t.grade_after, t.rank_after)) AS otherwise_than_tried
  FROM (SELECT n.* FROM hx.ranking_on('2026-06-30') n JOIN stood b USING (subject) WHERE (n.score, n.grade, n.rank) IS DISTINCT FROM (b.score, b.grade, b.rank)) n
  FULL JOIN tried t USING (subject);
ROLLBACK;
-- ... in a division below that follows the one above so far, its subjects become peers of each other
INSERT INTO hx.subject (id, kind, name, division) VALUES (14, 'government', '示例县一区（演示数据）', '990104001');
SELECT jurisdiction, subject, score_before, rank_before, score_after, rank_after, because FROM hx.compare_on('city-x-zero', '2026-06-30', division => '990104001') ORDER BY subject;
DROP TABLE tried;
-- what a type says of its records
SELECT record_type, severity, disclosure FROM hx_internal.record_type_known() t
 WHERE t.policy = 'xining-2018' AND record_type IN ('promise_broken', 'court_judgment') ORDER BY record_type;

-- HX-21, XN-18: a missing step of a decision is found; integrity review there, compliance review here
INSERT INTO hx.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES
	(101, 'decision', 3, '重大项目', '2026-03-01', '2026-05-01', 'adopted'), (102, 'decision', 8, '重大项目', '2026-03-01', '2026-05-01', 'adopted'),
	(103, 'decision', 3, '未决', '2026-03-01', NULL, NULL);
INSERT INTO hx.matter_step (matter, step, done_on, person) SELECT m, s, '2026-04-01', 6 FROM unnest('{101,102}'::bigint[]) m, unnest('{participation,experts,risk,legality}'::text[]) s;
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (101, 'collective', '2026-05-02'), (102, 'collective', '2026-04-30');
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (101, 'compliance', '2026-04-02');
SELECT matter, step, title FROM hx_internal.steps_missing_on('2026-06-30') ORDER BY 1, 2;
SELECT count(*) FROM hx_internal.steps_missing_on('2026-04-30');
-- HX-02, XN-19: a record of the official in charge, too, where the type is one of officials, of each once, and of who is still there
BEGIN;
INSERT INTO hx.subject (id, kind, name, division, valid) VALUES (20, 'official', '某丙（演示数据）', '990102', '(,2026-03-01)');
INSERT INTO hx.matter (id, kind, code, subject, person, title, opened_on, closed_on, outcome) VALUES
	(111, 'promise', 'deadline', 3, 5, '单位与责任人', '2026-01-05', '2026-05-06', 'broken'), (112, 'promise', 'deadline', 5, 5, '本人', '2026-01-05', '2026-05-06', 'broken'),
	(113, 'promise', 'deadline', 3, 20, '已离任', '2026-01-05', '2026-05-06', 'broken');
UPDATE hx.matter SET person = 5 WHERE id = 101;
SELECT count(DISTINCT hx.record_matter(m)) AS answers FROM unnest('{101,111,112,113,111}'::bigint[]) m;
SELECT matter, subject, record_type, decided_on FROM hx.record WHERE matter IN (101, 111, 112, 113) ORDER BY matter, subject;
-- ... one that was revoked may be entered again, the other stays
UPDATE hx.record SET revoke_reason = '误录' WHERE matter = 111 AND subject = 5;
SELECT hx.record_matter(111) = r.id AS of_the_unit FROM hx.record r WHERE r.matter = 111 AND r.subject = 3;
SELECT subject, count(*), count(revoked_at) AS revoked FROM hx.record WHERE matter = 111 GROUP BY subject ORDER BY subject;
ROLLBACK;
-- HX-01, HX-05: an event has its own procedure
INSERT INTO hx.matter (id, kind, code, subject, title, opened_on, closed_on, outcome) VALUES (104, 'event', 'public_opinion', 3, '网络舆情', '2026-06-01', '2026-06-05', 'resolved');
INSERT INTO hx.matter_step (matter, step, done_on) VALUES (104, 'collected', '2026-06-01'), (104, 'judged', '2026-06-02');
SELECT step, title FROM hx_internal.steps_missing_on('2026-06-30') WHERE matter = 104 ORDER BY step;

-- XN-11, HX-14: who answered for the stage a breach arose in
INSERT INTO hx.matter (id, kind, subject, person, counterpart, title, opened_on) VALUES (201, 'project', 3, 5, 7, '示例PPP项目（演示数据）', '2020-01-01');
INSERT INTO hx.matter_step (matter, step, done_on, person) VALUES (201, 'celebration', '2020-01-01', 5);
INSERT INTO hx.matter_step (matter, step, done_on, person) VALUES
	(201, 'preparation', '2020-01-01', 5), (201, 'financing', '2021-01-01', 6), (201, 'implementation', '2022-01-01', 6), (201, 'implementation', '2026-06-01', 5);
INSERT INTO hx.record (subject, record_type, decided_on, matter, step) VALUES (3, 'ppp_breach', '2026-05-05', 201, 'implementation') RETURNING id AS breach \gset
INSERT INTO hx.record (subject, record_type, decided_on, matter) VALUES (3, 'ppp_breach', '2026-05-06', 201) RETURNING id AS breach2 \gset
SELECT person, step, since FROM hx.trace_back(:breach);
SELECT person, step, since FROM hx.trace_back(:breach2);
-- HX-08, XN-03: a complaint comes in by one of the channels; one that was upheld, and its record
INSERT INTO hx.matter (kind, subject, title, channel, opened_on) VALUES ('complaint', 3, '不作为', '举报电话', '2026-05-01');
INSERT INTO hx.matter (id, kind, subject, title, channel, opened_on, closed_on, outcome) VALUES (301, 'complaint', 3, '不作为', 'telephone', '2026-05-01', '2026-05-20', 'upheld'), (302, 'complaint', 3, '推诿', 'mail', '2026-05-02', '2026-05-20', 'upheld');
INSERT INTO hx.record (subject, record_type, decided_on, matter) VALUES (3, 'complaint_upheld', '2026-05-20', 301);
SELECT m.id, m.channel FROM hx.matter m WHERE m.kind = 'complaint' AND m.outcome = 'upheld' AND NOT EXISTS (SELECT FROM hx.record r WHERE r.matter = m.id);

-- NAT-03, NAT-04, HX-17: what is owed, month by month, until it is nothing
INSERT INTO hx.matter (id, kind, subject, counterpart, title, list, item, opened_on, due_on, amount) VALUES (401, 'arrears', 3, 7, '工程款', 'arrears_kinds', 'project', '2025-06-10', '2025-07-10', 1000);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (401, 'payment', '2026-02-10', 400), (401, 'payment', '2026-04-20', 600);
INSERT INTO hx.matter_step (matter, step, done_on, paid) VALUES (401, 'payment', '2026-05-20', 0.01);
SELECT d.as_of, o.paid, o.outstanding, o.days_late, govcredit.late_interest(o.outstanding, o.due_on, d.as_of, 0.0005) AS interest
  FROM (VALUES (date '2025-07-10'), ('2025-07-31'), ('2026-02-28'), ('2026-04-30')) AS d (as_of)
 CROSS JOIN LATERAL hx.outstanding_on(d.as_of) o ORDER BY 1;
-- ... and what is paid is not overdue, closed or not
SELECT d.as_of, m.state, m.closed_on, m.outcome, m.days_late, (SELECT count(*) FROM hx.overdue_on(d.as_of) x WHERE x.matter = 401) AS overdue
  FROM (VALUES (date '2026-04-19'), ('2026-04-20'), ('2026-04-30')) AS d (as_of) CROSS JOIN LATERAL hx.matters_on(d.as_of) m WHERE m.matter = 401 ORDER BY 1;

-- HX-23: the 21 tasks with units, schedule, progress
SELECT hx.load_tasks(1, '2017-09-26') AS tasks;
SELECT hx.load_tasks(1, '2017-09-26') AS again;
-- next year's are others; a unit is who has its name in the government's own division, and nobody of another county
BEGIN;
SELECT min(p.name COLLATE "C") AS unit FROM hx.matter_party p JOIN hx.matter m ON m.id = p.matter AND m.kind = 'task' WHERE p.role = 'unit' AND p.subject IS NULL \gset
INSERT INTO hx.jurisdiction (division, policy, valid) VALUES ('990299', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO hx.subject (id, kind, name, division) VALUES (991, 'department', :'unit', '990299');
SELECT hx.load_tasks(1, '2018-01-05') AS next_year, hx.load_tasks(1, '2018-06-05') AS again;
INSERT INTO hx.subject (id, kind, name, division) SELECT 992, 'department', :'unit', s.division FROM hx.subject s WHERE s.id = 1;
SELECT setval(pg_get_serial_sequence('hx.matter', 'id'), 100000) IS NOT NULL AS numbered;
SELECT hx.load_tasks(1, '2019-01-05') AS year_after;
SELECT (SELECT count(*) > 0 FROM hx.matter_party p WHERE p.subject = 992) AS linked, (SELECT count(*) FROM hx.matter_party p WHERE p.subject = 991) AS linked_elsewhere;
ROLLBACK;
SELECT count(*) AS tasks, count(DISTINCT place) AS places, sum(cardinality(units)) AS units, count(due_on) AS dated FROM hx.task_progress_on('2026-06-30');
SELECT due_on, count(*), string_agg(DISTINCT schedule, ' / ' ORDER BY schedule) FROM hx.task_progress_on('2017-10-01') GROUP BY 1 ORDER BY 1;
INSERT INTO hx.matter_step (matter, step, done_on, progress, note) SELECT matter, 'progress', '2018-03-01', 60, '已建立制度' FROM hx.task_progress_on('2018-03-01') WHERE place = 3;
SELECT place, title, progress, last_step_on, last_note FROM hx.task_progress_on('2018-03-01') WHERE progress > 0;
SELECT state, count(*) FROM hx.task_progress_on('2019-01-01') GROUP BY 1 ORDER BY 1;

-- HX-20: half-year report by 10 July, full-year report by 10 January, the day included
\set VERBOSITY terse
INSERT INTO hx.delivery (subject, what, recipient, sent_on) VALUES (2, 'first_half', '县政府办公室', '2026-07-10');
INSERT INTO hx.delivery (subject, what, year, recipient, sent_on) VALUES (7, 'first_half', 2026, '县政府办公室', '2026-07-10');
\set VERBOSITY default
INSERT INTO hx.delivery (subject, what, year, recipient, sent_on) VALUES (2, 'first_half', 2026, '县政府办公室', '2026-07-10'), (3, 'first_half', 2026, '县政府办公室', '2026-07-11');
SELECT d.as_of, r.subject, r.due_on, r.sent_on, r.state, r.days_late
  FROM (VALUES (date '2026-07-10'), ('2026-07-11')) AS d (as_of) CROSS JOIN LATERAL hx_internal.reports_on(d.as_of) r WHERE r.report = 'first_half' AND r.year = 2026 ORDER BY 1, 2;
SELECT report, year, due_on, state, count(*) FROM hx_internal.reports_on('2027-01-10') WHERE report = 'whole_year' GROUP BY 1, 2, 3, 4 ORDER BY 2;
SELECT what, subject, due_on, workdays_late, matter, title FROM hx.overdue_on('2026-07-13') WHERE due_on >= '2026-01-01' AND what <> 'publication' ORDER BY 1, 2, 3, 6, 5;

-- HX-21, HB-01, HB-02: lists; an entry ends and another begins
INSERT INTO hx.list_entry (list, subject, code, title, time_limit, basis, valid) VALUES ('approval', 3, 'A-1', '施工许可', 7, '建筑法', '[2020-01-01,)');
\set VERBOSITY terse
INSERT INTO hx.list_entry (list, subject, code, title, valid) VALUES ('approval', 3, 'A-1', '施工许可', '[2024-01-01,)');
\set VERBOSITY default
UPDATE hx.list_entry SET valid = '[2020-01-01,2024-01-01)';
INSERT INTO hx.list_entry (list, subject, code, title, time_limit, valid) VALUES ('approval', 3, 'A-1', '施工许可', 3, '[2024-01-01,)');
SELECT code, time_limit FROM hx.list_entry WHERE list = 'approval' AND valid @> date '2026-06-30';

-- XN-08, HX-13: what may not be collected is refused at the door
INSERT INTO hx.record (subject, record_type, decided_on, flags) VALUES (5, 'integrity_breach', '2026-05-05', '{collection_forbidden}');

-- ALL-08: merged: records, debts, sanctions, promises follow; then that one is renamed, and abolished
INSERT INTO hx.subject (id, kind, name, division, valid) VALUES (20, 'department', '示例县建设和交通局（演示数据）', '990102', '[2026-09-01,)'), (21, 'department', '示例县城市管理局（演示数据）', '990102', '[2026-09-01,)');
SELECT hx.close_books() AS k2 \gset
SELECT score, records FROM hx.ranking_on('2026-08-31') WHERE subject = 3;
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (3, 'successor', 20, '[2026-09-01,)');
UPDATE hx.subject SET valid = '(,2026-09-01)' WHERE id = 3;
INSERT INTO hx.subject_link (subject, role, target) VALUES (3, 'successor', 20);
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (3, 'successor', 20, '[2026-09-01,)'), (3, 'part', 21, '[2026-09-01,)');
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (3, 'successor', 21, '[2026-09-01,)');
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (20, 'successor', 3, '[2026-10-01,)');
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (4, 'successor', 7, '[2026-10-01,)');
UPDATE hx.subject SET name = '示例县建设交通局（演示数据）' WHERE id = 20;
SELECT d.as_of, r.subject, r.name, r.score, r.records, (SELECT count(*) FROM hx.sanctions_on(d.as_of) x WHERE x.subject = r.subject) AS sanctions,
	   (SELECT count(*) FROM hx.matters_on(d.as_of) m WHERE m.subject = r.subject AND m.kind = 'proposal' AND m.state = 'overdue') AS overdue
  FROM (VALUES (date '2026-08-31'), ('2026-09-01')) AS d (as_of) CROSS JOIN LATERAL hx.ranking_on(d.as_of) r WHERE r.subject IN (3, 20, 21) ORDER BY 1, 2;
SELECT DISTINCT subject, about FROM hx_internal.record_on('2026-09-01') WHERE about = 3 ORDER BY 1;
SELECT count(*) FROM hx.ranking_on('2026-09-01') r WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM hx.explain_score(r.subject, '2026-09-01') e);
SELECT subject, score, records FROM hx.ranking_on('2026-09-01', :'k2') WHERE subject IN (3, 20) ORDER BY 1;
-- What was observed of the predecessor speaks of the successor, until it has a value of its own; of several predecessors they are taken together
INSERT INTO hx.subject (id, kind, name, division) VALUES (22, 'department', '示例县人防办（演示数据）', '990102');
INSERT INTO hx.observation (subject, indicator, period, numerator, denominator) VALUES (3, 'proposals_handled', '[2026-01-01,2026-07-01)', 30, 60), (22, 'proposals_handled', '[2026-01-01,2026-07-01)', 40, 40);
UPDATE hx.subject SET valid = '(,2026-09-01)' WHERE id = 22;
INSERT INTO hx.subject_link (subject, role, target, valid) VALUES (22, 'successor', 20, '[2026-09-01,)');
INSERT INTO hx.observation (subject, indicator, period, value) VALUES (3, 'external_rating', '[2025-01-01,2026-01-01)', 70), (3, 'external_rating', '[2024-01-01,2025-01-01)', 60), (20, 'external_rating', '[2026-09-01,2026-10-01)', 90), (22, 'external_rating', '[2026-08-01,2026-12-01)', 10);
SELECT d.as_of, v.subject, v.indicator, v.value, v.numerator, v.denominator, v.period FROM (VALUES (date '2026-08-31'), ('2026-09-01'), ('2026-12-01')) AS d (as_of) CROSS JOIN LATERAL hx.indicator_on(d.as_of) v
 WHERE v.indicator IN ('proposals_handled', 'external_rating') AND v.subject IN (3, 20, 21, 22) AND v.period IS NOT NULL ORDER BY 1, 2, 3;
-- an evaluation that is brought up to date after a record of the predecessor changed
CALL hx.evaluate('2026-09-30');
UPDATE hx.record SET revoke_reason = 'wrong' WHERE id = :breach2;
CALL hx.evaluate('2026-09-30');
SELECT * FROM hx.evaluation_differences(1);

DROP SCHEMA hx, hx_internal, hx_zh CASCADE;

--
-- led: from fact to record and rate in the five texts, each clause with a fact
-- that it changes and a twin that it does not
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('ld');
INSERT INTO ld.jurisdiction (division, policy, valid) VALUES ('990101', 'xining-2018', '[2018-01-30,)'), ('990102', 'huaxian-2017', '[2017-09-26,)'), ('990103', 'huaiyin-2019', '[2019-06-12,)'),
	('990104', 'city-x', '[2018-01-01,)'), ('990105', 'harbin-2007', '[2007-09-25,)');
INSERT INTO ld.subject (id, kind, name, division, valid) SELECT d * 100 + v.n, v.kind, format('示例%s区%s（演示数据）', d, v.name), ('99010' || d)::govcredit.division, '(,)'
  FROM generate_series(1, 5) d, (VALUES (1, 'department', '局'), (2, 'official', '经办人'), (3, 'official', '局长'), (4, 'township', '街道'), (5, 'institution', '中心'), (6, 'government', '政府'), (7, 'department', '二局')) v (n, kind, name);
INSERT INTO ld.subject_link (subject, role, target, valid) SELECT d * 100 + 1, 'head', d * 100 + 3, '[2020-01-01,)' FROM generate_series(1, 5) d;
CREATE FUNCTION pg_temp.led(clause text, day date DEFAULT '2026-06-30') RETURNS TABLE (clause text, title text, outcome text, whom text, subject bigint, record_type text, severity text) LANGUAGE sql AS $$
	SELECT $1, m.title, u.outcome, u.whom, u.subject, u.record_type, u.severity
	  FROM ld.matter m LEFT JOIN ld_internal.unrecorded_on($2) u ON u.matter = m.id
	 WHERE m.note = $1 ORDER BY m.id, u.whom DESC, u.subject
$$;
CREATE FUNCTION pg_temp.rate(clause text, whose bigint, which text, day date DEFAULT '2026-06-30') RETURNS TABLE (clause text, of text, value numeric, warnings text) LANGUAGE sql AS $$
	SELECT $1, i.numerator || '/' || i.denominator, i.value, (SELECT string_agg(w.warning, ' ' ORDER BY w.warning COLLATE "C") FROM ld.warnings_on($4) w WHERE w.subject = $2 AND w.indicator = $3)
	  FROM ld.indicator_on($4, first_subject => $2, last_subject => $2) i WHERE i.indicator = $3
$$;

-- Complaints: one upheld, one dismissed
INSERT INTO ld.matter (kind, subject, person, title, note, opened_on, closed_on, outcome)
	SELECT 'complaint', d * 100 + 1, d * 100 + 2, t, c, '2026-01-05', '2026-02-05', o FROM (VALUES (1, 'XN-03'), (2, 'HX-08'), (5, 'HB-04')) v (d, c), (VALUES ('查实', 'upheld'), ('查否', 'dismissed')) w (t, o);
SELECT l.* FROM unnest('{XN-03,HX-08,HB-04}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
-- Purchases: breached and ended; an institution buys, too
INSERT INTO ld.matter (kind, subject, person, title, note, opened_on, closed_on, outcome)
	SELECT 'purchase', d * 100 + 5, d * 100 + 2, t, c, '2025-01-05', '2026-02-05', o FROM (VALUES (1, 'XN-10'), (2, 'HX-14')) v (d, c), (VALUES ('违约', 'breached'), ('取消', 'cancelled')) w (t, o);
SELECT l.* FROM unnest('{XN-10,HX-14}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
-- Projects
INSERT INTO ld.matter (kind, subject, person, title, note, opened_on, closed_on, outcome)
	SELECT 'project', d * 100 + 1, d * 100 + 2, t, c, '2025-01-05', '2026-02-05', o FROM (VALUES (1, 'XN-11'), (3, 'HY-11')) v (d, c), (VALUES ('违约', 'breached'), ('终止', 'ended')) w (t, o);
-- and the promise that one is: of a partnership, and of another contract
INSERT INTO ld.matter (kind, code, subject, person, title, note, opened_on, due_on, closed_on, outcome) VALUES
	('promise', 'ppp', 301, 302, '项目承诺未兑现', 'HY-11', '2026-01-05', '2026-03-31', '2026-03-31', 'broken'), ('promise', 'ppp', 301, 302, '项目承诺兑现', 'HY-11', '2026-01-05', '2026-03-31', '2026-03-31', 'kept'),
	('promise', 'enterprise_contract', 301, 302, '合同未兑现', 'HY-11', '2026-01-05', '2026-03-31', '2026-03-31', 'broken');
SELECT l.* FROM unnest('{XN-11,HY-11}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
-- Promises: kept 158 days late and on the day; a township's of Hua County counts, too
INSERT INTO ld.matter (kind, code, subject, person, title, note, opened_on, due_on, closed_on, outcome) SELECT 'promise', 'deadline', s, p, t, c, '2025-10-01', '2026-01-13', d, 'kept'
  FROM (VALUES (101, 102, 'XN-19', '逾期158日', date '2026-06-20'), (107, 102, 'XN-19', '当日', '2026-01-13'), (204, 202, 'HX-02', '逾期158日', '2026-06-20'), (201, 202, 'HX-02', '当日', '2026-01-13')) v (s, p, c, t, d);
SELECT l.* FROM unnest('{XN-19,HX-02}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
SELECT r.* FROM (VALUES ('XN-19', 101), ('XN-19', 107), ('HX-02', 204), ('HX-02', 201)) v (c, s) CROSS JOIN LATERAL pg_temp.rate(v.c, v.s, 'promises_kept') r;
-- Arrears: past their day, and paid in time; a ratio of what is owed
INSERT INTO ld.matter (kind, subject, title, note, list, item, opened_on, due_on, amount) SELECT 'arrears', d * 100 + 1, t, c, 'arrears_kinds', 'wages', '2025-01-05', '2025-06-30', 8000000 FROM (VALUES (1, 'XN-14'), (2, 'HX-17')) v (d, c), (VALUES ('未付'), ('付清')) w (t);
INSERT INTO ld.matter_step (matter, step, done_on, paid) SELECT m.id, 'payment', '2025-06-30', 8000000 FROM ld.matter m WHERE m.title = '付清';
SELECT l.* FROM unnest('{XN-14,HX-17}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
INSERT INTO ld.observation (subject, indicator, period, value) SELECT s, i, '[2025-01-01,2026-01-01)', v FROM (VALUES (101, 'debt_balance', 110), (101, 'fiscal_capacity', 100), (107, 'debt_balance', 90), (107, 'fiscal_capacity', 100)) x (s, i, v);
SELECT r.* FROM unnest('{101,107}'::bigint[]) s CROSS JOIN LATERAL pg_temp.rate('XN-14', s, 'debt_ratio') r;
-- Targets, judgments, lost cases
INSERT INTO ld.matter (kind, subject, person, title, note, opened_on, due_on, closed_on, outcome)
	SELECT k, d * 100 + 1, d * 100 + 2, t, c, '2026-01-05', '2026-02-28', x, o FROM (VALUES (2, 'HX-03'), (4, 'TP-04')) v (d, c),
	(VALUES ('target', '未完成', date '2026-02-28', 'missed'), ('target', '逾期完成', '2026-03-30', 'met'), ('target', '按期完成', '2026-02-28', 'met'), ('judgment', '未履行', '2026-02-28', 'refused'), ('judgment', '已履行', '2026-02-28', 'performed')) w (k, t, x, o);
SELECT l.* FROM unnest('{HX-03,TP-04}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
\set VERBOSITY terse
INSERT INTO ld.matter (kind, subject, title, opened_on, closed_on, outcome) VALUES ('lawsuit', 201, 'HX-04', '2026-01-05', '2026-02-28', 'lost');
INSERT INTO ld.matter (kind, subject, title, opened_on, closed_on, outcome, reason) VALUES ('lawsuit', 201, 'HX-04', '2026-01-05', '2026-02-28', 'lost', '程序违法');
-- Events: left unresolved, and resolved; steps in their order
INSERT INTO ld.matter (id, kind, code, subject, title, note, opened_on, closed_on, outcome) VALUES (901, 'event', 'breach_event', 201, '未解决', 'HX-05', '2026-01-05', '2026-02-05', 'unresolved'), (902, 'event', 'breach_event', 201, '已解决', 'HX-05', '2026-01-05', NULL, NULL),
	(903, 'event', 'relief', 201, '救济未解决', 'HX-16', '2026-01-05', '2026-02-05', 'unresolved'), (904, 'event', 'relief', 201, '救济已解决', 'HX-16', '2026-01-05', NULL, NULL), (905, 'event', 'relief', 301, '救济未解决', 'HY-12', '2026-01-05', '2026-02-05', 'unresolved'),
	(906, 'event', 'relief', 301, '救济已解决', 'HY-12', '2026-01-05', NULL, NULL);
INSERT INTO ld.matter_step (matter, step, done_on) VALUES (902, 'reported', '2026-01-06');
INSERT INTO ld.matter_step (matter, step, done_on) VALUES (902, 'resolved', '2026-01-05');
INSERT INTO ld.matter_step (matter, step, done_on) VALUES (902, 'coordinated', '2026-01-10'), (902, 'resolved', '2026-01-20');
INSERT INTO ld.matter_step (matter, step, done_on) SELECT m, s, d FROM (VALUES (904), (906)) v (m), (VALUES ('complaint', date '2026-01-06'), ('compensation', '2026-01-10'), ('relief', '2026-01-20')) w (s, d);
UPDATE ld.matter SET closed_on = '2026-02-05', outcome = 'resolved' WHERE id IN (902, 904, 906);
SELECT l.* FROM unnest('{HX-05,HX-16,HY-12}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l;
-- Services: by the time limit of the unit's own list, as it stood on the day; of what is not in it none is known
INSERT INTO ld.list_entry (list, subject, code, title, time_limit, valid) SELECT 'service', s, 'S-1', '许可', 10, '[2020-01-01,)' FROM unnest('{201,301,306,401}'::bigint[]) s;
INSERT INTO ld.matter (kind, code, subject, person, title, note, opened_on, closed_on, outcome) SELECT 'service', k, s, s / 100 * 100 + 2, t, c, '2026-03-02', d, 'done'
  FROM (VALUES (201, 'HX-22'), (301, 'HY-14'), (306, 'HY-14'), (401, 'TP-06')) v (s, c), (VALUES ('S-1', '第十一个工作日', date '2026-03-17'), ('S-1', '第十个工作日', '2026-03-16'), ('S-2', '清单未载', '2026-03-17')) w (k, t, d);
SELECT m.note, m.subject, m.title, m.due_on, m.closed_on FROM ld.matter m WHERE m.kind = 'service' ORDER BY m.id;
SELECT l.* FROM unnest('{HX-22,HY-14,TP-06}'::text[]) c CROSS JOIN LATERAL pg_temp.led(c) l WHERE l.record_type IS NOT NULL;
SELECT r.* FROM pg_temp.rate('TP-06', 401, 'services_on_time') r;
-- a last day that is entered stays; one of a time when the list said nothing has none
INSERT INTO ld.matter (kind, code, subject, title, opened_on, due_on) VALUES ('service', 'S-1', 401, '另有约定', '2026-03-02', '2026-04-01') RETURNING due_on;
INSERT INTO ld.matter (kind, code, subject, title, opened_on) VALUES ('service', 'S-1', 401, '清单公布之前', '2019-12-31') RETURNING due_on;
INSERT INTO ld.list_entry (list, subject, code, title, time_limit, valid) VALUES ('approval', 401, 'A-1', '许可', 10, '[1990-01-01,)');
INSERT INTO ld.matter (kind, code, subject, title, opened_on) VALUES ('service', 'A-1', 401, '日历未载', '1990-03-05') RETURNING due_on;
INSERT INTO ld.matter (kind, code, subject, title, opened_on) VALUES ('service', 'A-1', 401, '许可清单', '2026-03-02') RETURNING due_on;
-- Disputes: of all, those still open among them
INSERT INTO ld.matter (kind, code, subject, title, note, opened_on, closed_on, outcome) SELECT 'dispute', CASE WHEN n <= 5 THEN 'court' END, s, '纠纷', 'TP-05', '2026-01-05', CASE WHEN n IN (1, 2, 6, 7, 8) THEN date '2026-02-05' END,
	CASE WHEN n = 1 THEN 'mediated' WHEN n = 2 THEN 'adjudicated' WHEN n IN (6, 7, 8) THEN 'mediated' END FROM generate_series(1, 10) n, unnest('{401}'::bigint[]) s;
INSERT INTO ld.matter (kind, code, subject, title, note, opened_on, closed_on, outcome) SELECT 'dispute', CASE WHEN n <= 5 THEN 'court' END, 407, '纠纷', 'TP-05', '2026-01-05', CASE WHEN n <= 2 OR n >= 6 OR n = 3 THEN date '2026-02-05' END,
	CASE WHEN n <= 2 OR n >= 6 OR n = 3 THEN 'mediated' END FROM generate_series(1, 10) n;
SELECT r.* FROM unnest('{401,407}'::bigint[]) s, unnest('{disputes_resolved,court_disputes_resolved}'::text[]) i CROSS JOIN LATERAL pg_temp.rate('TP-05', s, i) r;
-- Outcomes that a text does not open: 说明情况 is Harbin's, of people's benefit
INSERT INTO ld.matter (kind, code, subject, title, opened_on, closed_on, outcome, reason) VALUES ('promise', 'enterprise_contract', 301, 'HY-08', '2026-01-05', '2026-03-31', 'explained', '没钱');
INSERT INTO ld.matter (kind, code, subject, title, opened_on, closed_on, outcome, reason) VALUES ('promise', 'eight_systems', 501, 'HB-01', '2026-01-05', '2026-03-31', 'explained', '说明');
INSERT INTO ld.matter (kind, code, subject, title, opened_on, closed_on, outcome, reason) VALUES ('promise', 'people_benefit', 501, 'HB-01', '2026-01-05', '2026-03-31', 'explained', '说明');
-- A change: not because the government has changed, and not below what is owed
INSERT INTO ld.matter (id, kind, code, subject, title, opened_on, due_on, amount) VALUES (951, 'promise', 'investment', 101, 'XN-13', '2026-01-05', '2026-03-31', 10000000), (952, 'promise', 'investment', 201, 'HX-16', '2026-01-05', '2026-03-31', 10000000);
INSERT INTO ld.matter_step (matter, step, done_on, ground) SELECT m, 'lawful_ground', '2026-02-01', 'change_of_government' FROM unnest('{951,952}'::bigint[]) m;
INSERT INTO ld.matter_step (matter, step, done_on, ground) SELECT m, 'lawful_ground', '2026-02-01', 'public_interest' FROM unnest('{951,952}'::bigint[]) m;
INSERT INTO ld.matter_step (matter, step, done_on) SELECT m, s, d FROM unnest('{951,952}'::bigint[]) m, (VALUES ('authority', date '2026-02-02'), ('procedure', '2026-02-03')) w (s, d);
INSERT INTO ld.matter_step (matter, step, done_on, paid) SELECT m, 'compensation', '2026-02-10', 0.01 FROM unnest('{951,952}'::bigint[]) m;
UPDATE ld.matter SET closed_on = '2026-02-15', outcome = 'changed', reason = '规划调整' WHERE id IN (951, 952);
INSERT INTO ld.matter_step (matter, step, done_on, paid) SELECT m, 'compensation', '2026-02-11', 10000000 FROM unnest('{951,952}'::bigint[]) m;
UPDATE ld.matter SET closed_on = '2026-02-15', outcome = 'changed', reason = '规划调整' WHERE id IN (951, 952) RETURNING id, outcome;

DROP SCHEMA ld, ld_internal, ld_zh CASCADE;

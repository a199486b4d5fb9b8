--
-- onday: what the door, what is due, what is shown and what may be repaired say
-- of the same facts on the same day, by the edition of where they began
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links, editions are entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('od');
CREATE OR REPLACE FUNCTION od_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
SELECT count(*) AS roles FROM od.setup_roles('regress_od');
CREATE ROLE regress_od_p IN ROLE regress_od_reader;
INSERT INTO od.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-02-01,)');
INSERT INTO od.subject (id, kind, name, division) VALUES (1, 'enterprise', '示例公司（演示数据）', '990101'), (2, 'department', '示例局（演示数据）', '990102');
\set VERBOSITY terse

-- Publication asks the facts of the day: reduced, made heavier, repaired; the twins stay as they were
INSERT INTO od.record (id, subject, record_type, decided_on, severity, amount, corrected_on, duties_done_on, committed_on)
	SELECT i, 1, 'administrative_penalty', '2026-03-03', CASE WHEN i IN (3, 4) THEN 'minor' ELSE 'ordinary' END, 20000, '2026-04-01', '2026-04-01', '2026-04-01' FROM generate_series(1, 6) i;
INSERT INTO od.record_version (record, effective_on, severity, ground) VALUES (1, '2026-04-10', 'minor', '复议变更（演示数据）'), (3, '2026-04-10', 'serious', '上级改判（演示数据）');
INSERT INTO od.repair (record, granted_on, effect) VALUES (5, '2026-06-10', 'restore');
PREPARE owed AS SELECT d.day, x.record, x.started_on, x.due_on, x.done_on, x.state FROM (VALUES ('2026-04-09'::date), ('2026-04-10'), ('2026-06-09'), ('2026-06-30')) d (day)
 CROSS JOIN LATERAL od.deadlines_on(d.day) x WHERE x.what = 'publication' AND x.site = 'government_site' ORDER BY 1, 2;
EXECUTE owed;
-- what is demanded is let in, on the days on which it is, and nothing else
UPDATE od.record SET published_on = '2026-04-10' WHERE id = 1;
UPDATE od.record SET published_on = '2026-04-09' WHERE id = 3;
UPDATE od.record SET published_on = '2026-06-10' WHERE id = 5;
INSERT INTO od.publication (record, site, published_on) VALUES (5, 'government_site', '2026-06-10');
UPDATE od.record SET published_on = '2026-04-09' WHERE id IN (1, 2);
INSERT INTO od.publication (record, site, published_on) VALUES (3, 'government_site', '2026-04-13');
-- a site more, when it may not be any more
INSERT INTO od.publication (record, site, published_on) VALUES (1, 'government_site', '2026-04-09'), (1, 'shared_platform', '2026-04-14');
INSERT INTO od.publication (record, site, published_on) VALUES (1, 'government_site', '2026-04-09');
UPDATE od.record SET published_on = '2026-06-09' WHERE id = 5;
EXECUTE owed;
SELECT record, severity FROM od.published WHERE record IN (1, 3, 5) ORDER BY 1;
SELECT x.site, x.state FROM od.deadlines_on('2026-06-30') x WHERE x.record = 1 ORDER BY x.site COLLATE "C";
-- a repair that is taken back, and its publication is owed from then on
UPDATE od.repair SET ended_on = '2026-06-20', end_ground = '材料不实（演示数据）' WHERE record = 5;
UPDATE od.record SET published_on = NULL WHERE id = 5;
EXECUTE owed;
-- a judgment is published once it is found to be one of dishonesty
INSERT INTO od.subject (id, kind, name, division) VALUES (90, 'source', '示例人民法院（演示数据）', '990102');
INSERT INTO od.record (id, subject, record_type, decided_on, severity, source) VALUES (11, 2, 'court_judgment', '2026-03-12', 'serious', 90);
INSERT INTO od.record_version (record, effective_on, flags, ground) VALUES (11, '2026-04-02', '{dishonesty_found}', '失信定论（演示数据）');
UPDATE od.record SET published_on = '2026-04-01' WHERE id = 11;
UPDATE od.record SET published_on = '2026-04-02' WHERE id = 11;
SELECT record, class FROM od.published WHERE record = 11;
-- its term of publication is over: neither let in nor demanded
INSERT INTO od.record (id, subject, record_type, decided_on, severity, amount) VALUES (7, 1, 'administrative_penalty', '2022-03-03', 'ordinary', 20000);
UPDATE od.record SET published_on = '2026-06-30' WHERE id = 7;
SELECT d.day, count(x.record) FROM (VALUES ('2022-06-30'::date), ('2026-06-30')) d (day) LEFT JOIN LATERAL od.deadlines_on(d.day) x ON x.record = 7 GROUP BY 1 ORDER BY 1;

-- A repair that leaves something of a record leaves it where everybody reads it; one that clears it takes it away
INSERT INTO od.record (id, subject, record_type, decided_on, amount, grounds, corrected_on, published_on) SELECT i, 2, 'promise_broken', '2026-03-10', 1000, '{loss_recovered}', '2026-03-20', '2026-03-12' FROM generate_series(21, 23) i;
INSERT INTO od.repair (record, granted_on, effect) VALUES (21, '2026-06-10', 'lighten'), (22, '2026-06-10', 'waive');
SELECT r.id, od_internal.is_public(r.id), EXISTS (SELECT FROM od.published p WHERE p.record = r.id) AS published,
	   (SELECT count(*) FROM od.sanctions_on('2026-06-30') x WHERE x.record = r.id) > 0 AS measures,
	   (SELECT count(*) FROM jsonb_array_elements(od_internal.report_contents(2, '演示', '2026-06-30', 'infinity') -> 'records') x WHERE (x ->> 'record')::bigint = r.id) AS reported
  FROM od.record r WHERE r.id BETWEEN 21 AND 23 ORDER BY 1;
SELECT record FROM od.overdue_on('2026-06-30') WHERE record BETWEEN 21 AND 23 AND what <> 'measure';
-- The public reads one fact of a record: what a version may change stands in what is published, and the rows are the same
INSERT INTO od.record_version (record, effective_on, amount, ground) VALUES (23, '2026-06-20', 99, '变更（演示数据）');
SET ROLE regress_od_p;
SELECT count(*) FROM od.record r FULL JOIN od.published p ON p.record = r.id WHERE r.id IS NULL OR p.record IS NULL;
SELECT record, severity, amount FROM od.published WHERE record > 2 ORDER BY 1;
RESET ROLE;
SELECT v.attname FROM pg_attribute v JOIN pg_attribute r ON r.attname = v.attname AND r.attrelid = 'od.record'::regclass AND r.attnum > 0
 WHERE v.attrelid = 'od.record_version'::regclass AND v.attnum > 0 AND has_column_privilege('regress_od_p', 'od.record', r.attname, 'SELECT') ORDER BY 1;

-- A term runs by the edition in force when it began, where its subject was then: moved, of another kind, succeeded; the twins stayed
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-quick", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration"},
	"deadlines": {"objection": {"days": 3, "basis": "县第三条"}}}') IS NOT NULL AS added;
INSERT INTO od.jurisdiction (division, policy, valid) VALUES ('990103', 'demo-quick', '[2019-06-12,)'), ('990104', 'huaxian-2017', '[2017-12-25,)');
INSERT INTO od.subject (id, kind, name, division) SELECT i, 'department', '示例' || i || '局（演示数据）', CASE WHEN i < 40 THEN '990101' ELSE '990102' END::govcredit.division FROM unnest('{31,32,33,41,42}'::int[]) i;
INSERT INTO od.subject (id, kind, name, division, valid) VALUES (34, 'department', '示例34局（演示数据）', '990103', '[2026-05-12,)');
INSERT INTO od.record (id, subject, record_type, decided_on) SELECT i, i, 'promise_broken', '2026-03-10' FROM generate_series(31, 33) i;
INSERT INTO od.objection (record, filed_on, statement) SELECT i, '2026-05-06', '不实（演示数据）' FROM generate_series(31, 33) i;
UPDATE od.subject SET division = '990103', since = '2026-05-09' WHERE id = 31;
BEGIN;
UPDATE od.subject SET valid = '(,2026-05-12)' WHERE id = 32;
INSERT INTO od.subject_link (subject, role, target, valid) VALUES (32, 'successor', 34, '[2026-05-12,)');
COMMIT;
SELECT d.day, x.record, x.subject, x.due_on, x.state, x.basis FROM (VALUES ('2026-05-08'::date), ('2026-05-18')) d (day)
 CROSS JOIN LATERAL od.deadlines_on(d.day) x WHERE x.what = 'objection' ORDER BY 1, 2;
-- one that is filed there is of there
INSERT INTO od.record (id, subject, record_type, decided_on) VALUES (35, 31, 'promise_broken', '2026-03-10'), (36, 33, 'promise_broken', '2026-03-10'), (37, 32, 'promise_broken', '2026-03-10');
INSERT INTO od.objection (record, filed_on, statement) SELECT i, '2026-06-01', '不实（演示数据）' FROM generate_series(35, 37) i;
SELECT x.record, x.subject, x.due_on, x.basis FROM od.deadlines_on('2026-06-02') x WHERE x.what = 'objection' AND x.started_on = '2026-06-01' ORDER BY 1;
-- reports of years before it came, and of what it was then; delivered to whom it was owed
UPDATE od.subject SET division = '990104', since = '2025-07-01' WHERE id = 41;
UPDATE od.subject SET kind = 'government', since = '2025-07-01' WHERE id = 42;
PREPARE reported AS SELECT x.subject, x.report, min(x.year), max(x.year) FROM od_internal.reports_on('2026-06-30') x WHERE x.subject IN (41, 42) GROUP BY 1, 2 ORDER BY 1, x.report COLLATE "C";
EXECUTE reported;
-- a matter's steps, its clause, its place among the tasks
INSERT INTO od.subject (id, kind, name, division) VALUES (51, 'government', '示例51政府（演示数据）', '990104'), (52, 'government', '示例52政府（演示数据）', '990104'), (53, 'department', '示例53局（演示数据）', '990102'), (54, 'department', '示例54局（演示数据）', '990102');
SELECT od.load_tasks(51, '2018-01-05') = od.load_tasks(52, '2018-01-05') AS loaded;
INSERT INTO od.matter (id, kind, subject, title, procedure, opened_on, closed_on, outcome) OVERRIDING SYSTEM VALUE
	SELECT 900 + i, 'decision', i, '示例决策（演示数据）', 'major_decision', '2024-03-01', '2024-06-03', 'adopted' FROM unnest('{53,54}'::int[]) i;
PREPARE told AS SELECT x.subject, count(*), count(x.place) AS placed, count(x.basis) AS based FROM od.task_progress_on('2026-06-30') x GROUP BY 1 ORDER BY 1;
PREPARE missing AS SELECT x.subject, count(*), min(x.basis COLLATE "C") FROM od_internal.steps_missing_on('2026-06-30') x GROUP BY 1 ORDER BY 1;
EXECUTE told;
EXECUTE missing;
UPDATE od.subject SET division = '990103', since = '2026-01-01' WHERE id IN (51, 53);
EXECUTE told;
EXECUTE missing;

-- What was begun does not end with a body that nobody succeeds
INSERT INTO od.subject (id, kind, name, division) VALUES (61, 'enterprise', '示例61公司（演示数据）', '990101'), (62, 'enterprise', '示例62公司（演示数据）', '990101');
INSERT INTO od.record (id, subject, record_type, decided_on, severity) SELECT i, i, 'administrative_penalty', '2026-01-12', 'ordinary' FROM generate_series(61, 62) i;
INSERT INTO od.objection (record, filed_on, statement) SELECT i, '2026-02-02', '不实（演示数据）' FROM generate_series(61, 62) i;
UPDATE od.subject SET valid = '(,2026-06-15)' WHERE id = 61;
SELECT x.record, x.subject, x.jurisdiction, x.what, x.state, count(*) FROM od.overdue_on('2026-06-30') x WHERE x.record IN (61, 62) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, x.what COLLATE "C";

-- What may be repaired is asked of the edition over who bears it, at the door as in the question: both ways, and the twin that stands
INSERT INTO od.subject (id, kind, name, division) SELECT i, 'department', '示例' || i || '局（演示数据）', CASE WHEN i IN (71, 74, 75) THEN '990101' ELSE '990102' END::govcredit.division FROM generate_series(71, 76) i;
INSERT INTO od.record (id, subject, record_type, decided_on, amount, grounds, corrected_on) SELECT i, i, 'promise_broken', '2026-01-12', 1000, '{loss_recovered}', '2026-02-02' FROM unnest('{71,73,75,76}'::int[]) i;
BEGIN;
UPDATE od.subject SET valid = '(,2026-03-01)' WHERE id IN (71, 73);
INSERT INTO od.subject_link (subject, role, target, valid) VALUES (71, 'successor', 72, '[2026-03-01,)'), (73, 'successor', 74, '[2026-03-01,)');
COMMIT;
SELECT r.record, r.subject, r.eligible, r.effects FROM od.repairable_on('2026-06-30') r WHERE r.record BETWEEN 71 AND 76 ORDER BY 1;
INSERT INTO od.repair (record, granted_on, effect) VALUES (73, '2026-06-30', 'waive');
INSERT INTO od.repair (record, granted_on, effect) VALUES (75, '2026-06-30', 'waive');
INSERT INTO od.repair (record, granted_on, effect) VALUES (71, '2026-06-30', 'waive'), (76, '2026-06-30', 'waive');
SELECT x.id, x.subject, x.repair FROM od_internal.record_on('2026-06-30') x WHERE x.id BETWEEN 71 AND 76 ORDER BY 1;
-- of whom nobody succeeds nobody can tell
INSERT INTO od.record (id, subject, record_type, decided_on, severity, amount, corrected_on, duties_done_on, committed_on) VALUES (63, 61, 'administrative_penalty', '2026-01-12', 'ordinary', 1, '2026-02-02', '2026-02-02', '2026-02-02');
INSERT INTO od.repair (record, granted_on, effect) VALUES (63, '2026-06-30', 'restore');

-- A correction looks at what has come of the record since: versions, repairs, objections, places
INSERT INTO od.jurisdiction (division, policy, valid) VALUES ('990105', 'wendeng-2020', '[2020-03-01,)');
INSERT INTO od.subject (id, kind, name, division) VALUES (81, 'organisation', '示例81公司（演示数据）', '990105'), (82, 'enterprise', '示例82公司（演示数据）', '990101');
INSERT INTO od.record (id, subject, record_type, decided_on, given) VALUES (81, 81, 'other_government_dishonesty', '2026-01-12', -60), (82, 81, 'other_government_dishonesty', '2026-01-12', -60);
INSERT INTO od.record_version (record, effective_on, given, ground) VALUES (81, '2026-03-02', -70, '复议变更（演示数据）');
UPDATE od.record SET record_type = 'other_business_dishonesty', given = -40 WHERE id = 81;
UPDATE od.record SET record_type = 'other_business_dishonesty', given = -40 WHERE id = 82;
UPDATE od.record SET given = -50 WHERE id = 81;
SELECT r.score, r.unjudged FROM od.ranking_on('2026-06-30') r WHERE r.subject = 81;
INSERT INTO od.record (id, subject, record_type, document_no, decided_on, severity, amount, corrected_on, duties_done_on, committed_on) SELECT i, 82, 'administrative_penalty', '演罚字〔2026〕' || i || '号', '2026-01-12', 'ordinary', 20000, '2026-06-10', '2026-06-10', '2026-06-10' FROM generate_series(83, 87) i;
INSERT INTO od.record (id, subject, record_type, decided_on, severity, amount, corrected_on, duties_done_on, committed_on) VALUES (88, 82, 'administrative_penalty', '2026-04-07', 'ordinary', 20000, '2026-06-10', '2026-06-10', '2026-06-10');
INSERT INTO od.repair (id, record, granted_on, effect) VALUES (83, 83, '2026-07-13', 'restore'), (88, 88, '2026-09-21', 'restore');
UPDATE od.record SET record_type = 'false_litigation', severity = NULL, amount = NULL WHERE id = 83;
UPDATE od.record SET duties_done_on = NULL WHERE id = 83;
UPDATE od.record SET decided_on = '2026-06-01' WHERE id = 83;
UPDATE od.record SET decided_on = '2026-01-13', amount = 21000 WHERE id = 83;
UPDATE od.record SET decided_on = '2026-06-01', record_type = 'false_litigation', severity = NULL, amount = NULL, duties_done_on = NULL WHERE id = 84;
INSERT INTO od.record_version (record, effective_on, severity, ground) VALUES (85, '2026-02-10', 'serious', '诉讼变更（演示数据）');
UPDATE od.record SET decided_on = '2026-02-10' WHERE id = 85;
UPDATE od.record SET decided_on = '2026-02-09' WHERE id = 85;
INSERT INTO od.objection (record, filed_on, statement) VALUES (86, '2026-02-02', '不实（演示数据）');
UPDATE od.record SET decided_on = '2026-02-03' WHERE id = 86;
INSERT INTO od.publication (record, site, published_on) VALUES (87, 'government_site', '2026-01-20');
UPDATE od.record SET decided_on = '2026-01-21', published_on = NULL WHERE id = 87;
-- a version from before a repair, in either order; taken back, both may be
INSERT INTO od.record_version (record, effective_on, severity, ground) VALUES (88, '2026-08-03', 'serious', '诉讼变更（演示数据）');
INSERT INTO od.record_version (id, record, effective_on, severity, ground) VALUES (88, 88, '2026-09-22', 'serious', '诉讼变更（演示数据）');
UPDATE od.record_version SET effective_on = '2026-09-21' WHERE id = 88;
UPDATE od.repair SET ended_on = '2026-09-21', end_ground = '误录（演示数据）' WHERE id = 88;
UPDATE od.record_version SET effective_on = '2026-08-03' WHERE id = 88;
INSERT INTO od.repair (record, granted_on, effect) VALUES (88, '2026-09-21', 'restore');

-- The head stays where he is, whither the unit goes: he bears what was done; who goes elsewhere is judged there, who goes with it, too
SELECT govcredit.add_policy((govcredit.policy_document('wendeng-2020') || '{"name": "demo-w2"}')::text) IS NOT NULL AS added;
INSERT INTO od.jurisdiction (division, policy, valid) VALUES ('990106', 'demo-w2', '[2020-03-01,)');
INSERT INTO od.subject (id, kind, name, division) SELECT i, CASE WHEN i < 95 THEN 'organisation' ELSE 'official' END, '示例' || i || '（演示数据）', '990105' FROM generate_series(91, 98) i;
INSERT INTO od.subject_link (subject, role, target, valid) SELECT i, 'head', i + 4, '[2020-03-01,)' FROM generate_series(91, 94) i;
INSERT INTO od.record (id, subject, record_type, decided_on) SELECT i, i, 'judgment_defaulter', '2026-01-12' FROM generate_series(91, 94) i;
UPDATE od.subject SET division = '990106', since = '2026-04-01' WHERE id IN (91, 92, 96, 97);
SELECT u.subject AS unit, u.score, h.subject AS head, h.score FROM od.ranking_on('2026-06-30') u JOIN od.ranking_on('2026-06-30') h ON h.subject = u.subject + 4 WHERE u.subject BETWEEN 91 AND 94 ORDER BY 1;

-- What is done stands still no more; what is early is so whatever the notices will say, with days that are not counted; what does not run does not stand still
INSERT INTO od.record (id, subject, record_type, decided_on) SELECT i, 33, 'promise_broken', '2026-03-10' FROM generate_series(101, 104) i;
INSERT INTO od.objection (id, record, filed_on, statement) VALUES (101, 101, '2026-05-06', '不实（演示数据）'), (102, 102, '2026-05-06', '不实（演示数据）');
ALTER TABLE od.objection DISABLE TRIGGER admissible_days; -- the calendar ends later
INSERT INTO od.objection (id, record, filed_on, statement) SELECT i, i, govcredit.calendar_ends() - 38, '不实（演示数据）' FROM generate_series(103, 104) i;
ALTER TABLE od.objection ENABLE TRIGGER admissible_days;
INSERT INTO od.suspension (objection, from_on, valid_until, ground) VALUES (101, '2026-05-15', NULL, '等待鉴定（演示数据）'), (102, '2026-05-15', NULL, '等待鉴定（演示数据）'), (103, govcredit.calendar_ends() - 36, govcredit.calendar_ends() + 41, '等待鉴定（演示数据）');
UPDATE od.objection SET answered_on = '2026-06-22', outcome = 'dismissed' WHERE id = 101;
SELECT x.objection, count(DISTINCT x.due_on) AS due, string_agg(DISTINCT x.state, ' ' ORDER BY x.state) AS states
  FROM (VALUES ('2026-06-30'::date), ('2026-11-29'), ('2026-12-20')) d (day) CROSS JOIN LATERAL od.deadlines_on(d.day) x WHERE x.objection IN (101, 102) GROUP BY 1 ORDER BY 1;
SELECT x.objection, x.state FROM od.deadlines_on(govcredit.calendar_ends() + 40) x WHERE x.objection IN (103, 104) AND x.state <> 'overdue' ORDER BY 1;
INSERT INTO od.matter (id, kind, subject, title, opened_on) OVERRIDING SYSTEM VALUE VALUES (950, 'lawsuit', 33, '示例诉讼（演示数据）', '2026-05-06');
UPDATE od.record SET revoke_reason = '误录（演示数据）' WHERE id = 102;
INSERT INTO od.suspension (matter, from_on, ground) VALUES (950, '2026-05-15', '补正材料（演示数据）');
INSERT INTO od.suspension (record, from_on, ground) VALUES (102, '2026-05-15', '系统故障（演示数据）');
INSERT INTO od.suspension (record, from_on, ground) VALUES (4, '2026-03-15', '系统故障（演示数据）');
INSERT INTO od.suspension (record, from_on, ground) VALUES (6, '2026-03-05', '系统故障（演示数据）');

DROP OWNED BY regress_od_p, regress_od_reader, regress_od_analyst, regress_od_recorder, regress_od_reviewer, regress_od_administrator;
DROP SCHEMA od, od_internal, od_zh CASCADE;
DROP ROLE regress_od_p, regress_od_reader, regress_od_analyst, regress_od_recorder, regress_od_reviewer, regress_od_administrator;
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

--
-- onday: what the door, what is due, what is shown and what may be repaired say
-- of the same facts on the same day, by the edition of where they began
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links, editions are entered: refused in an older snapshot
SET search_path = public, govcredit;
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('od');
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
INSERT INTO od.record (id, subject, record_type, decided_on, severity) VALUES (11, 2, 'court_judgment', '2026-03-12', 'serious');
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
SELECT record FROM od.overdue_on('2026-06-30') WHERE record BETWEEN 21 AND 23;
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
PREPARE reported AS SELECT x.subject, x.report, min(x.year), max(x.year) FROM od.reports_on('2026-06-30') x WHERE x.subject IN (41, 42) GROUP BY 1, 2 ORDER BY 1, x.report COLLATE "C";
EXECUTE reported;
-- a matter's steps, its clause, its place among the tasks
INSERT INTO od.subject (id, kind, name, division) VALUES (51, 'government', '示例51政府（演示数据）', '990104'), (52, 'government', '示例52政府（演示数据）', '990104'), (53, 'department', '示例53局（演示数据）', '990102'), (54, 'department', '示例54局（演示数据）', '990102');
SELECT od.load_tasks(51, '2018-01-05') = od.load_tasks(52, '2018-01-05') AS loaded;
INSERT INTO od.matter (id, kind, subject, title, procedure, opened_on, closed_on, outcome) OVERRIDING SYSTEM VALUE
	SELECT 900 + i, 'decision', i, '示例决策（演示数据）', 'major_decision', '2024-03-01', '2024-06-03', 'adopted' FROM unnest('{53,54}'::int[]) i;
PREPARE told AS SELECT x.subject, count(*), count(x.place) AS placed, count(x.basis) AS based FROM od.task_progress_on('2026-06-30') x GROUP BY 1 ORDER BY 1;
PREPARE missing AS SELECT x.subject, count(*), min(x.basis COLLATE "C") FROM od.steps_missing_on('2026-06-30') x GROUP BY 1 ORDER BY 1;
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

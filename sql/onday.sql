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

DROP OWNED BY regress_od_p, regress_od_reader, regress_od_analyst, regress_od_recorder, regress_od_reviewer, regress_od_administrator;
DROP SCHEMA od, od_internal, od_zh CASCADE;
DROP ROLE regress_od_p, regress_od_reader, regress_od_analyst, regress_od_recorder, regress_od_reviewer, regress_od_administrator;

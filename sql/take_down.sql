--
-- take_down: what was repaired or has run out is taken down, place by place,
-- within the term of the policy (终止公示)
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('td');
CREATE OR REPLACE FUNCTION td_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-down", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "x"}, "deadlines": {
	"take_down": {"title": {"zh": "终止公示", "en": "taking down"}, "days": 3, "unit": "workday", "from": "ceased_on", "basis": "演示一"}}}') IS NOT NULL AS added;
INSERT INTO td.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-down', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO td.subject (id, kind, name, division) SELECT d * 10 + n, 'enterprise', '示例' || d || '区企业' || n || '（演示数据）', '99010' || d FROM generate_series(1, 2) d, generate_series(1, 6) n;
-- Six penalties in each division: repaired and down in time, one place late, never down; down before; repair taken back; not repaired
INSERT INTO td.record (id, subject, record_type, decided_on, severity, corrected_on, duties_done_on, committed_on)
	SELECT d * 10 + n, d * 10 + n, 'administrative_penalty', '2025-11-03', 'ordinary', '2025-11-10', '2025-11-10', '2025-11-10' FROM generate_series(1, 2) d, generate_series(1, 6) n;
INSERT INTO td.publication (record, site, published_on) SELECT r.id, s, '2025-11-05' FROM td.record r, unnest('{shared_platform,government_site}'::text[]) s WHERE r.id % 10 <> 3;
UPDATE td.record SET published_on = '2025-11-05' WHERE id % 10 = 3;
UPDATE td.publication SET ended_on = '2026-02-27' WHERE record % 10 = 4;
INSERT INTO td.repair (record, granted_on, effect) SELECT id, '2026-03-02', 'restore' FROM td.record WHERE id % 10 < 6;
SELECT record, site, started_on, due_on, done_on, state, workdays_late FROM td.deadlines_on('2026-03-04') WHERE what = 'take_down' ORDER BY record, site COLLATE "C";
UPDATE td.publication SET ended_on = '2026-03-05' WHERE record % 10 = 1;
UPDATE td.publication SET ended_on = '2026-03-06' WHERE record % 10 = 2 AND site = 'shared_platform';
UPDATE td.repair SET ended_on = '2026-03-09', end_ground = '材料虚假' WHERE record % 10 = 5;
SELECT d.day, x.record, x.site, x.started_on, x.due_on, x.done_on, x.state, x.workdays_late, x.basis FROM (VALUES (date '2026-03-01'), ('2026-03-05'), ('2026-03-06'), ('2026-03-09')) d (day)
 CROSS JOIN LATERAL td.deadlines_on(d.day) x WHERE x.what = 'take_down' ORDER BY d.day, x.record, x.site COLLATE "C";
-- overdue, by one question and by the other
SELECT what, record, subject, site, due_on, workdays_late FROM td.overdue_on('2026-03-09') WHERE what = 'take_down' ORDER BY record, site COLLATE "C";
SELECT s.id, count(o.what) FILTER (WHERE o.what = 'take_down') AS overdue FROM td.subject s LEFT JOIN LATERAL td.overdue_on('2026-03-09', subject => s.id) o ON true GROUP BY s.id ORDER BY s.id;
SELECT count(*) FROM (SELECT * FROM td.deadlines_on('2026-03-09') EXCEPT SELECT x.* FROM td.subject s CROSS JOIN LATERAL td.deadlines_on('2026-03-09', subject => s.id) x) d;

-- One whose publication runs out; while it may stand, nothing is owed
INSERT INTO td.record (id, subject, record_type, decided_on, severity, published_on) VALUES (100, 11, 'administrative_penalty', '2023-02-06', 'ordinary', '2023-02-08');
SELECT (govcredit.publication('demo-down', 'enterprise', 'administrative_penalty', '2023-02-06', '2024-02-06', 'ordinary')).ends_on;
SELECT d.day, x.started_on, x.due_on, x.state FROM (VALUES (date '2024-02-05'), ('2024-02-06'), ('2024-02-07'), ('2024-02-09'), ('2024-02-12'), ('2024-02-20')) d (day)
  LEFT JOIN LATERAL (SELECT * FROM td.deadlines_on(d.day) y WHERE y.what = 'take_down' AND y.record = 100) x ON true ORDER BY 1;
UPDATE td.record SET taken_down_on = '2024-02-08' WHERE id = 100;
SELECT started_on, due_on, done_on, state FROM td.deadlines_on('2026-03-09') WHERE what = 'take_down' AND record = 100;
UPDATE td.record SET taken_down_on = '2024-01-31' WHERE id = 100;
SELECT count(*) FROM td.deadlines_on('2026-03-09') WHERE what = 'take_down' AND record = 100;

DROP SCHEMA td, td_internal, td_zh CASCADE;
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

--
-- analyst: what row security costs who works in all of a division, beside the
-- owner, by what is called and read, for no test rests on times
--
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET track_functions = 'all';
SET max_parallel_workers_per_gather = 0; -- what workers call is not counted here

SELECT count(*) > 0 AS made FROM govcredit.create_registry('ana');
INSERT INTO ana.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
SET session_replication_role = replica;
INSERT INTO ana.subject (id, kind, name, division)
SELECT n, 'department', '第' || n || '单位（演示数据）', ('990101' || to_char(1 + n % 10, 'FM000'))::govcredit.division
  FROM generate_series(1, 300) n;
INSERT INTO ana.record (subject, record_type, decided_on, scope_division, protected)
SELECT s.id, (ARRAY['disclosure_missed', 'debt_arrears', 'good_case'])[1 + n % 3], date '2025-01-06' + n % 300, s.division, false
  FROM generate_series(0, 2999) n
  JOIN ana.subject s ON s.id = 1 + n % 300;
RESET session_replication_role;
SELECT count(*) > 0 AS roles FROM ana.setup_roles('regress_ana');
CREATE ROLE regress_ana_all;
CREATE ROLE regress_ana_one;
GRANT regress_ana_analyst TO regress_ana_all, regress_ana_one;
INSERT INTO ana.access_scope (member, division) VALUES ('regress_ana_all', '990101'), ('regress_ana_one', '990101003');
VACUUM ANALYZE ana.subject, ana.record;

-- What is called while somebody asks, and the answer
CREATE TEMP TABLE called (who text, question text, routine text, calls bigint);
CREATE TEMP TABLE answered (who text, question text, rows bigint, of_one bigint);
CREATE FUNCTION pg_temp.ask(who text, question text, statement text) RETURNS void
	LANGUAGE plpgsql AS $$
DECLARE
	before jsonb := (SELECT coalesce(jsonb_object_agg(f.funcid, f.calls), '{}') FROM pg_stat_xact_user_functions f);
	rows bigint;
BEGIN
	EXECUTE format('SET LOCAL ROLE %I', who);
	EXECUTE statement INTO rows;
	RESET ROLE;
	INSERT INTO answered VALUES (who, question, rows);
	INSERT INTO called
	SELECT who, question, format('%I.%I', f.schemaname, f.funcname), f.calls - coalesce((before ->> f.funcid::text)::bigint, 0)
	  FROM pg_stat_xact_user_functions f
	 WHERE f.schemaname IN ('govcredit', 'ana', 'ana_internal') AND f.calls > coalesce((before ->> f.funcid::text)::bigint, 0);
END
$$;
SELECT CURRENT_USER AS owner \gset
SELECT pg_temp.ask(w.who, q.question, q.statement)
  FROM unnest(ARRAY[:'owner', 'regress_ana_all', 'regress_ana_one']) WITH ORDINALITY w (who, place)
 CROSS JOIN (VALUES
		(1, 'records', 'SELECT count(*) FROM ana.record'),
		(2, 'ranking', 'SELECT count(score) FROM ana.ranking_on(''2026-06-30'')'),
		(3, 'sanctions', 'SELECT count(*) FROM ana.sanctions_on(''2026-06-30'')'),
		(4, 'repairable', 'SELECT count(*) FROM ana.repairable_on(''2026-06-30'')'),
		(5, 'overdue', 'SELECT count(*) FROM ana.overdue_on(''2026-06-30'')')) q (place, question, statement)
 ORDER BY q.place, w.place \g /dev/null
DO $$
DECLARE
	part record;
	found bigint;
BEGIN
	FOR part IN SELECT * FROM (VALUES ('records', 'ana.record'), ('ranking', 'ana.ranking_on(''2026-06-30'')'), ('sanctions', 'ana.sanctions_on(''2026-06-30'')'),
			('repairable', 'ana.repairable_on(''2026-06-30'')'), ('overdue', 'ana.overdue_on(''2026-06-30'')')) q (question, source) LOOP
		EXECUTE format('SELECT count(*) FROM %s x JOIN ana.subject s ON s.id = x.subject AND s.division = ''990101003''%s', part.source,
			CASE part.question WHEN 'ranking' THEN ' AND x.score IS NOT NULL' END) INTO found;
		UPDATE answered a SET of_one = found WHERE a.question = part.question;
	END LOOP;
END
$$;
-- Who works in all of it has the owner's answers, who works in one place those of that
SELECT a.question, bool_and(a.rows = o.rows) FILTER (WHERE a.who = 'regress_ana_all') AS same,
	   bool_and(a.rows = o.of_one) FILTER (WHERE a.who = 'regress_ana_one') AS of_one, bool_and(o.of_one > 0) AS some
  FROM answered a
  JOIN answered o ON o.question = a.question AND o.who = :'owner'
 WHERE a.who <> o.who
 GROUP BY a.question ORDER BY a.question COLLATE "C";
-- Scopes are read once a query, and columns compared on the row: for 3,000 records nothing is called that is not called for the owner
SELECT c.who, c.question, c.routine
  FROM called c
  LEFT JOIN called o ON o.who = :'owner' AND o.question = c.question AND o.routine = c.routine
 WHERE c.who <> :'owner' AND c.calls > 100 AND c.calls > 2 * coalesce(o.calls, 0)
 ORDER BY 1, 2, 3;
SELECT max(c.calls) <= 2 AS once FROM called c WHERE c.question = 'records';
-- and no row is read that the owner does not read
CREATE FUNCTION pg_temp.read(who text, statement text) RETURNS bigint
	LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE format('SET LOCAL ROLE %I', who);
	EXECUTE 'EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ' || statement INTO plan;
	RESET ROLE;
	RETURN (plan -> 0 -> 'Plan' ->> 'Shared Hit Blocks')::bigint + (plan -> 0 -> 'Plan' ->> 'Shared Read Blocks')::bigint;
END
$$;
SELECT q.statement, max(pg_temp.read('regress_ana_all', q.statement)) <= 2 * max(pg_temp.read(:'owner', q.statement)) + 50 AS no_more
  FROM (VALUES (1, 'SELECT count(note) FROM ana.record'), (2, 'SELECT count(score) FROM ana.ranking_on(''2026-06-30'')'), (3, 'SELECT count(*) FROM ana.sanctions_on(''2026-06-30'')')) q (place, statement)
 CROSS JOIN generate_series(1, 2)
 GROUP BY q.place, q.statement ORDER BY q.place;

DROP SCHEMA ana, ana_internal, ana_zh CASCADE;
DROP OWNED BY regress_ana_all, regress_ana_one;
DROP ROLE regress_ana_all, regress_ana_one;
DO $$
DECLARE
	role name;
BEGIN
	FOR role IN SELECT r.rolname FROM pg_roles r WHERE r.rolname ~ '^regress_ana_' LOOP
		EXECUTE format('DROP OWNED BY %I', role);
		EXECUTE format('DROP ROLE %I', role);
	END LOOP;
END
$$;

-- entry_round.sql: one session that enters rows of each table and undoes them;
-- first a few, so that what a session does once is not counted.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT set_config('bench.round', :'round', false) \g /dev/null
DO $$
DECLARE
	e record;
	began float8;
	statement text;
BEGIN
	FOR e IN
		SELECT x.relation, x.columns, x.row, p.contest, p.peer, p.rows,
			   CASE p.peer WHEN 'bare table' THEN 'bench.bare_' ELSE 'entered.' END || x.relation AS target, z.subjects
		  FROM bench.entry_size z
		 CROSS JOIN bench.entry x
		  JOIN bench.peer p ON p.subject = 'entry' AND p.contest = 'entry of ' || x.relation
		 ORDER BY x.place, p.place
	LOOP
		statement := format('INSERT INTO %s (%s) SELECT %s FROM generate_series($1::bigint, $2) n CROSS JOIN (VALUES (%s)) v (s)',
			e.target, e.columns, e.row, e.subjects);
		BEGIN
			IF e.peer = 'by a recorder' THEN
				SET LOCAL ROLE bench_entry_clerk;
			END IF;
			EXECUTE statement USING e.rows + 1, e.rows + 50;
			RESET ROLE;
			began := bench.clock(false);
			IF e.peer = 'by a recorder' THEN
				SET LOCAL ROLE bench_entry_clerk;
			END IF;
			EXECUTE statement USING 1, e.rows;
			RESET ROLE;
			RAISE EXCEPTION USING ERRCODE = 'BENCH', MESSAGE = (bench.clock(false) - began) / e.rows;
		EXCEPTION WHEN SQLSTATE 'BENCH' THEN
			INSERT INTO bench.timing (contest, peer, round, gross, net)
				VALUES (e.contest, e.peer, current_setting('bench.round')::integer, SQLERRM::float8, SQLERRM::float8);
		END;
	END LOOP;
END
$$;
VACUUM;

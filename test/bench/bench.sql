-- bench.sql: how make bench times.
--
-- A contest is one job of a subject; its peers do that job and give the same answers, which
-- each subject's file checks before anything is timed.  A round runs every peer
-- once, each beside its floor: the query that reads the same rows without doing
-- the job.  What counts is the difference, in nanoseconds a row.

\set ON_ERROR_STOP on
CREATE SCHEMA bench;
CREATE EXTENSION govcredit;
CREATE EXTENSION isn SCHEMA bench;
ALTER DATABASE govcredit_bench SET search_path = bench;

-- Each subject names its contests without looking at the others: test/bench/run
-- sets bench.subject for its sessions.
CREATE DOMAIN bench.subject AS text NOT NULL DEFAULT current_setting('bench.subject');

CREATE TABLE bench.contest (
	contest text,
	place serial,
	title text NOT NULL,
	subject bench.subject,
	PRIMARY KEY (subject, contest)
);

CREATE TABLE bench.peer (
	contest text NOT NULL,
	peer text NOT NULL,
	place serial,
	rows bigint NOT NULL,
	query text,					-- NULL: timed in sessions of its own
	floor text,					-- NULL: nothing is subtracted
	wall boolean NOT NULL DEFAULT false,	-- by the clock on the wall: several processes
	workers integer NOT NULL DEFAULT 0,	-- that work while this process only collects
	before text,				-- settings
	after text,					-- undoes the query
	subject bench.subject,
	PRIMARY KEY (subject, contest, peer),
	FOREIGN KEY (subject, contest) REFERENCES bench.contest
);

CREATE TABLE bench.timing (
	contest text NOT NULL,
	peer text NOT NULL,
	round integer NOT NULL,
	gross double precision NOT NULL,	-- nanoseconds a row
	net double precision NOT NULL,
	wall double precision,		-- where there are workers: by the clock on the wall
	subject bench.subject,
	PRIMARY KEY (subject, contest, peer, round),
	FOREIGN KEY (subject, contest, peer) REFERENCES bench.peer
);

CREATE TABLE bench.size (
	contest text NOT NULL,
	peer text NOT NULL,
	place serial,
	bytes bigint NOT NULL,
	subject bench.subject,
	PRIMARY KEY (subject, contest, peer),
	FOREIGN KEY (subject, contest) REFERENCES bench.contest
);

-- What is to be reached (docs/performance.md): theirs / ours at least, or
-- ours / theirs at most.
CREATE TABLE bench.target (
	place serial,
	contest text NOT NULL,
	ours text NOT NULL,
	theirs text,				-- NULL: an absolute limit
	at_least numeric,			-- neither limit: a ratio worth showing
	at_most numeric,
	measure text NOT NULL DEFAULT 'net' CHECK (measure IN ('net', 'wall', 'size')),
	what text NOT NULL,
	subject bench.subject,
	FOREIGN KEY (subject, contest) REFERENCES bench.contest
);

-- How time grows with the records (make bench GROWTH=100k,1M,10M).
CREATE TABLE bench.growth (
	place serial,
	title text NOT NULL,
	peer text NOT NULL,
	records bigint NOT NULL,
	round integer NOT NULL,
	seconds double precision NOT NULL,
	PRIMARY KEY (title, peer, records, round)
);

-- Nanoseconds by the wall, or those this process has been on a processor, where
-- the kernel tells: what the neighbours take is then not counted.  The kernel
-- brings its number up to date when the process gives way.
SELECT (pg_stat_file('/proc/self/schedstat', true)).size IS NOT NULL AS on_processor \gset
\if :on_processor
CREATE FUNCTION bench.clock(wall boolean) RETURNS double precision
LANGUAGE plpgsql AS $$
BEGIN
	IF wall THEN
		RETURN extract(epoch FROM clock_timestamp()) * 1e9;
	END IF;
	PERFORM pg_sleep(0.0001);
	RETURN split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::double precision;
END
$$;
COMMENT ON FUNCTION bench.clock(boolean) IS 'time on the processor; by the wall where an index is built in parallel';

-- What the processes that this server started and that have ended took, to the
-- hundredth of a second.  A query with workers ends after them.
CREATE FUNCTION bench.workers_clock() RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
	server text := split_part(pg_read_file('postmaster.pid'), E'\n', 1);
	fields text[] := string_to_array(pg_read_file('/proc/' || server || '/stat'), ' ');
BEGIN
	RETURN (fields[16]::double precision + fields[17]::double precision) * 1e7;
END
$$;
\else
CREATE FUNCTION bench.clock(wall boolean) RETURNS double precision
LANGUAGE sql RETURN extract(epoch FROM clock_timestamp()) * 1e9;
COMMENT ON FUNCTION bench.clock(boolean) IS 'time by the wall';
CREATE FUNCTION bench.workers_clock() RETURNS double precision
LANGUAGE sql RETURN NULL::double precision;
\endif

CREATE FUNCTION bench.nanoseconds(command text, wall boolean) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
	began double precision := bench.clock(wall);
BEGIN
	EXECUTE command;
	RETURN bench.clock(wall) - began;
END
$$;

-- Of a query whose work is done by workers, of equal shares, and whose leader
-- only collects: on the processors, what the leader took and one worker; and by
-- the wall.  The former is what the latter would be on a machine with nothing
-- else to do.
CREATE FUNCTION bench.nanoseconds_of_workers(command text, workers integer, OUT path double precision, OUT wall double precision)
LANGUAGE plpgsql AS $$
DECLARE
	began double precision := bench.clock(true);
	leader double precision := bench.clock(false);
	others double precision := bench.workers_clock();
BEGIN
	EXECUTE command;
	wall := bench.clock(true) - began;
	path := coalesce(bench.clock(false) - leader + (bench.workers_clock() - others) / workers, wall);
END
$$;

-- Everybody once to warm up, then round by round, each time beginning with
-- another peer.
CREATE PROCEDURE bench.race(contest text, rounds integer)
LANGUAGE plpgsql AS $$
DECLARE
	peer record;
	gross double precision;
	floor double precision;
	wall double precision;
BEGIN
	-- The floor is measured before and after, and the better one taken.
	FOR round IN 0 .. rounds LOOP
		FOR peer IN
			SELECT p.*
			  FROM (SELECT q.*, row_number() OVER (ORDER BY q.place) AS n, count(*) OVER () AS peers
					  FROM bench.peer q
					 WHERE q.contest = race.contest AND q.subject = current_setting('bench.subject')) p
			 ORDER BY (p.n + round) % p.peers
		LOOP
			IF peer.before IS NOT NULL THEN
				EXECUTE peer.before;
			END IF;
			floor := CASE WHEN peer.floor IS NULL THEN 0 ELSE bench.nanoseconds(peer.floor, peer.wall) END;
			IF peer.workers > 0 THEN
				SELECT t.path, t.wall INTO gross, wall FROM bench.nanoseconds_of_workers(peer.query, peer.workers) t;
			ELSE
				gross := bench.nanoseconds(peer.query, peer.wall);
				wall := NULL;
			END IF;
			IF peer.after IS NOT NULL THEN
				EXECUTE peer.after;
			END IF;
			IF peer.floor IS NOT NULL THEN
				floor := least(floor, bench.nanoseconds(peer.floor, peer.wall));
			END IF;
			RESET ALL;
			IF round > 0 THEN
				INSERT INTO bench.timing
				VALUES (peer.contest, peer.peer, round, gross / peer.rows, (gross - floor) / peer.rows, wall / peer.rows);
			END IF;
			COMMIT;
		END LOOP;
	END LOOP;
END
$$;

-- Queries of growing tables, by turns; no floor is subtracted.
CREATE PROCEDURE bench.grow(title text, records bigint, rounds integer, peers text[], queries text[])
LANGUAGE plpgsql AS $$
BEGIN
	FOR round IN 1 .. rounds LOOP
		FOR p IN 1 .. cardinality(peers) LOOP
			INSERT INTO bench.growth (title, peer, records, round, seconds)
			VALUES (title, peers[p], records, round, bench.nanoseconds(queries[p], false) / 1e9);
			COMMIT;
		END LOOP;
	END LOOP;
END
$$;

-- The condition must hold for every row, or the bench stops.
CREATE PROCEDURE bench.check(what text, query text)
LANGUAGE plpgsql AS $$
DECLARE
	seen bigint;
	wrong bigint;
BEGIN
	EXECUTE format('SELECT count(*), count(*) FILTER (WHERE ok IS NOT TRUE) FROM (%s) AS c(ok)', query)
	   INTO seen, wrong;
	IF seen = 0 OR wrong > 0 THEN
		RAISE EXCEPTION '%: % of % answers differ', what, wrong, seen;
	END IF;
END
$$;

CREATE FUNCTION bench.takes(type text, value text) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('SELECT %L::%s', value, type);
	RETURN true;
EXCEPTION WHEN invalid_text_representation OR check_violation OR datetime_field_overflow THEN
	RETURN false;
END
$$;

-- Pseudo-random numbers that are the same on every machine: the n-th of 0 .. bound - 1.
CREATE FUNCTION bench.pick(n bigint, seed bigint, bound bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (hashint8extended(n, seed) & 4611686018427387903) % bound;

CREATE VIEW bench.result AS
SELECT c.place AS contest_place, p.place AS peer_place, t.subject, t.contest, t.peer, p.rows, count(*) AS rounds,
	   percentile_cont(0.5) WITHIN GROUP (ORDER BY t.gross) AS gross,
	   percentile_cont(0.5) WITHIN GROUP (ORDER BY t.net) AS net,
	   min(t.net) AS net_min, max(t.net) AS net_max,
	   percentile_cont(0.5) WITHIN GROUP (ORDER BY t.wall) AS wall
  FROM bench.timing t
  JOIN bench.contest c USING (subject, contest)
  JOIN bench.peer p USING (subject, contest, peer)
 GROUP BY c.place, p.place, t.subject, t.contest, t.peer, p.rows;

-- A ratio is taken within each round, where both sides saw the same weather; a
-- round in which the reading took longer than the job says nothing.
CREATE VIEW bench.verdict AS
WITH pair AS (
	SELECT g.place, o.round, o.net AS ours, t.net AS theirs
	  FROM bench.target g
	  JOIN bench.timing o ON o.subject = g.subject AND o.contest = g.contest AND o.peer = g.ours
	  LEFT JOIN bench.timing t ON t.subject = g.subject AND t.contest = g.contest AND t.peer = g.theirs AND t.round = o.round
	 WHERE g.measure = 'net' AND (g.theirs IS NULL OR t.net IS NOT NULL)
	 UNION ALL
	SELECT g.place, o.round, o.wall, t.wall
	  FROM bench.target g
	  JOIN bench.timing o ON o.subject = g.subject AND o.contest = g.contest AND o.peer = g.ours
	  JOIN bench.timing t ON t.subject = g.subject AND t.contest = g.contest AND t.peer = g.theirs AND t.round = o.round
	 WHERE g.measure = 'wall'
	 UNION ALL
	SELECT g.place, 0, o.bytes, t.bytes
	  FROM bench.target g
	  JOIN bench.size o ON o.subject = g.subject AND o.contest = g.contest AND o.peer = g.ours
	  LEFT JOIN bench.size t ON t.subject = g.subject AND t.contest = g.contest AND t.peer = g.theirs
	 WHERE g.measure = 'size' AND (g.theirs IS NULL OR t.bytes IS NOT NULL)
), ratio AS (
	SELECT g.place, g.what, g.contest, g.ours, g.theirs, g.measure, g.at_least, g.at_most,
		   CASE WHEN g.theirs IS NULL THEN p.ours
				WHEN p.ours <= 0 OR p.theirs <= 0 THEN NULL
				WHEN g.at_most IS NOT NULL THEN p.ours / p.theirs
				ELSE p.theirs / p.ours END AS ratio
	  FROM pair p JOIN bench.target g USING (place)
)
SELECT place, what, contest, ours, theirs, measure, at_least, at_most,
	   percentile_cont(0.5) WITHIN GROUP (ORDER BY ratio) AS ratio, min(ratio) AS ratio_min, max(ratio) AS ratio_max,
	   CASE WHEN at_least IS NOT NULL THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY ratio) >= at_least
			ELSE percentile_cont(0.5) WITHIN GROUP (ORDER BY ratio) <= at_most END AS met
  FROM ratio
 GROUP BY place, what, contest, ours, theirs, measure, at_least, at_most;

CREATE VIEW bench.growing AS
SELECT min(min(place)) OVER (PARTITION BY title, peer) AS place, title, peer, records, count(*) AS rounds,
	   percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS seconds, min(seconds) AS seconds_min, max(seconds) AS seconds_max
  FROM bench.growth
 GROUP BY title, peer, records;

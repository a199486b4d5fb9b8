/*
 * registry, part 2: recording time, and what rows said before.
 *
 * A tracked table keeps its present rows only; a row that is changed or taken
 * out moves to the table's history with the moment at which it ceased to be
 * what the books say.  The versions of a row so form a chain of half-open
 * intervals [recorded_at, superseded_at).
 */

/*
 * A ranking asked for again with the same known_at must come out the same,
 * though somebody who took his recording times before it may commit after it.
 * Nobody waits for anybody: a moment that is given out is kept with the
 * transactions that were writing then, and what they enter does not count at
 * it, whatever time it bears.
 *
 * Who writes locks books, then has a number of his transaction, then reads the
 * last moment given out and takes a later time.  Who gives out a moment raises
 * the last one first and looks afterwards who holds the lock: whom he does not
 * see has ended, or will read what he has raised.
 *
 * A lock on a table needs a right on it, where an advisory lock is anybody's
 * to take.
 */
CREATE TABLE @internal@.books (
	nothing			boolean,
	CONSTRAINT books_empty_check CHECK (false)
);
COMMENT ON TABLE @internal@.books IS
	'holds nothing: whoever writes into the registry locks it until the end of the transaction 账簿锁';
COMMENT ON COLUMN @internal@.books.nothing IS 'no value is possible 无值';

/* No transaction takes back what a sequence says. */
CREATE SEQUENCE @internal@.last_moment;
COMMENT ON SEQUENCE @internal@.last_moment IS 'the last moment given out, in microseconds since 1970 最近截止时间';

CREATE TABLE @internal@.moment (
	moment			timestamptz PRIMARY KEY,
	writers			xid8[] NOT NULL,
	reach			timestamptz NOT NULL,
	place			text NOT NULL,
	CONSTRAINT moment_reach_check CHECK (reach <= moment)
);
COMMENT ON TABLE @internal@.moment IS
	'moments that close_books() gave out 已给出的截止时间; one that is not here counts by its time alone';
COMMENT ON COLUMN @internal@.moment.moment IS 'the moment 截止时间';
COMMENT ON COLUMN @internal@.moment.writers IS 'transactions that were writing then, and may have taken earlier recording times: nothing of theirs counts 当时未结束的写入事务';
COMMENT ON COLUMN @internal@.moment.reach IS 'what was recorded until then is of none of the writers 不受未结束事务影响的时间';
COMMENT ON COLUMN @internal@.moment.place IS 'cluster and database whose numbers of transactions those are 所在数据库集群与数据库';

CREATE FUNCTION @internal@.place() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (pg_control_system()).system_identifier || '/' || (SELECT d.oid FROM pg_database d WHERE d.datname = current_database());
COMMENT ON FUNCTION @internal@.place() IS
	'cluster and database: in another the same number of a transaction is another''s 数据库集群与数据库标识';

CREATE FUNCTION @internal@.reach(known_at timestamptz) RETURNS timestamptz
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	reached timestamptz;
BEGIN
	SELECT m.reach INTO reached FROM @internal@.moment m WHERE m.moment = $1;
	IF FOUND THEN
		RETURN reached;
	ELSIF isfinite($1) AND $1 > clock_timestamp() + interval '1 day' THEN
		/* A moment that is given out may be ahead of a clock that went back. */
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('nobody knows yet what is in the books at %s', to_char($1 AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')), CONSTRAINT = 'known_at_to_come',
			ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('infinity is all that is in them by now.');
	ELSIF isfinite($1) AND $1 > transaction_timestamp()
		AND current_setting('transaction_isolation') IN ('repeatable read', 'serializable')
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a transaction that is %s does not see what was in the books at %s', upper(current_setting('transaction_isolation')),
				to_char($1 AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')), CONSTRAINT = 'known_at_after_snapshot',
			ERRCODE = 'active_sql_transaction',
			DETAIL = govcredit.say('It sees them as they were when it began.'),
			HINT = govcredit.say('BEGIN ISOLATION LEVEL READ COMMITTED: an older snapshot does not show what others have entered.');
	END IF;
	RETURN $1;
END
$$;
COMMENT ON FUNCTION @internal@.reach(timestamptz) IS
	'what was recorded until then was in the books at a moment, and later changes were not, by time alone 不受未结束事务影响的时间';

CREATE FUNCTION @internal@.writers_at(known_at timestamptz) RETURNS xid8[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN coalesce((SELECT m.writers FROM @internal@.moment m WHERE m.moment = $1), '{}');
END
$$;
COMMENT ON FUNCTION @internal@.writers_at(timestamptz) IS
	'transactions of which nothing counts at a moment, though it bears an earlier time 截止时未结束的写入事务';

CREATE FUNCTION @internal@.next_moment() RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* A clock may go back; what was given out does not come again. */
	RETURN greatest(clock_timestamp(), timestamptz 'epoch' + (pg_sequence_last_value('@internal@.last_moment') + 1) * interval '1 microsecond');
END
$$;
COMMENT ON FUNCTION @internal@.next_moment() IS 'now, and later than any moment given out 晚于一切已给出截止时间的当前时间';

CREATE FUNCTION @internal@.recording_time() RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	moment timestamptz;
BEGIN
	/* Looked at once in a session, when this is planned. */
	IF NOT govcredit.on_one_server('@registry@', '@internal@') THEN
		RETURN NULL;
	END IF;
	moment := govcredit.recording_time('@internal@.books', '@internal@.last_moment');
	/* An older snapshot does not show the editions and bearers of today: who has one is told so by the server. */
	IF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
		PERFORM FROM @internal@.tracked t WHERE t.relation IN ('jurisdiction', 'subject_link') ORDER BY t.relation FOR SHARE;
	END IF;
	RETURN moment;
END
$$;
COMMENT ON FUNCTION @internal@.recording_time() IS
	'the moment a row enters the books 记录时间; whoever takes one is seen by close_books() until he ends, and can no longer be overtaken by a change of editions';

/*
 * What is being entered is judged by the editions that its writer saw: so who
 * changes them waits for open writers before he looks at what is in the books,
 * and keeps others out until he commits, which is at once.
 */
CREATE FUNCTION @internal@.edition_turn() RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET lock_timeout = '5s'
AS $$
BEGIN
	LOCK TABLE @internal@.books IN SHARE ROW EXCLUSIVE MODE;
	UPDATE @internal@.tracked SET source = source WHERE relation = 'jurisdiction';
EXCEPTION WHEN lock_not_available THEN
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('somebody has been writing into the registry for longer than 5 seconds'), CONSTRAINT = 'writing_too_long',
		ERRCODE = 'lock_not_available',
		DETAIL = govcredit.say('What is being entered is judged by the editions as they were, so they wait to be changed, but not for longer.'),
		HINT = govcredit.say('Try again when the transaction has ended; pg_locks shows who holds table books.');
END
$$;
COMMENT ON FUNCTION @internal@.edition_turn() IS
	'part of check_jurisdiction(): waits, for 5 seconds at most, for open writers, who saw other editions 政策变更排队';

CREATE FUNCTION @internal@.refuse_old_snapshot(what text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	house CONSTANT regnamespace := '@internal@';
BEGIN
	IF govcredit.on_one_server('@registry@', house) AND current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s cannot be entered in a transaction that is %s', what, upper(current_setting('transaction_isolation'))), CONSTRAINT = 'wrong_isolation_to_enter',
			ERRCODE = 'active_sql_transaction',
			HINT = govcredit.say('BEGIN ISOLATION LEVEL READ COMMITTED: an older snapshot does not show what others have entered.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_old_snapshot(text) IS
	'part of what rests on what others have entered 隔离级别检查: an error under REPEATABLE READ and SERIALIZABLE, whose snapshot does not show it';

/*
 * While it is held, writers go on; others that take it wait, and must then see
 * what the one before them committed.
 */
CREATE FUNCTION @internal@.take_turn(what text) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET lock_timeout = '5s'
AS $$
BEGIN
	PERFORM @internal@.refuse_old_snapshot(what);
	LOCK TABLE @internal@.books IN SHARE UPDATE EXCLUSIVE MODE;
EXCEPTION WHEN lock_not_available THEN
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('somebody else has had the turn for longer than 5 seconds'), CONSTRAINT = 'turn_taken',
		ERRCODE = 'lock_not_available',
		DETAIL = concat_ws(' ', govcredit.say('Links of subjects, loads and imports are one session''s at a time, until it commits.'),
			/* It may have gone meanwhile. */
			(SELECT govcredit.say('It is held by session %s of %s.', l.pid, quote_ident(a.usename))
			   FROM pg_locks l
			   JOIN pg_stat_activity a ON a.pid = l.pid
			  WHERE l.relation = '@internal@.books'::regclass AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
				AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
			  LIMIT 1)),
		HINT = govcredit.say('Try again when the transaction has ended; pg_locks shows who holds table books.');
END
$$;
COMMENT ON FUNCTION @internal@.take_turn(text) IS
	'part of what one session does at a time 排队: links of subjects, loads and imports; until the end of the transaction. Refused under REPEATABLE READ';

/* Raised for others at once, whatever becomes of the transaction. */
CREATE FUNCTION @internal@.raise_moment() RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	raised timestamptz;
BEGIN
	LOCK TABLE @internal@.moment IN SHARE UPDATE EXCLUSIVE MODE;
	raised := @internal@.next_moment();
	PERFORM setval('@internal@.last_moment', (extract(epoch FROM raised) * 1000000)::bigint);
	/* Undone with its block, the lock goes; others would wait for the caller's commit. */
	RAISE EXCEPTION USING
		ERRCODE = 'raise_exception';
EXCEPTION
	WHEN raise_exception THEN
		RETURN raised;
END
$$;
COMMENT ON FUNCTION @internal@.raise_moment() IS 'part of close_books(): a moment later than any before 给出截止时间';

CREATE FUNCTION @internal@.open_writers() RETURNS xid8[]
	LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	/* The lock table has the lower half of a number; what is open is not half of all numbers away. The first number of a transaction is its own, those of its parts follow. */
	SELECT coalesce(array_agg(x.xact), '{}')
	  FROM (SELECT ((min(n.here + (n.ahead + 6442450944) % 4294967296 - 2147483648))::text)::xid8 AS xact
			  FROM pg_locks w
			  JOIN pg_locks t ON t.virtualtransaction = w.virtualtransaction AND t.locktype = 'transactionid' AND t.mode = 'ExclusiveLock' AND t.granted
			 CROSS JOIN LATERAL (
					SELECT h.here, t.transactionid::text::bigint - h.here % 4294967296 AS ahead
					  FROM (SELECT pg_current_xact_id()::text::bigint AS here) h) n
			 WHERE w.locktype = 'relation' AND w.relation = '@internal@.books'::regclass AND w.mode = 'RowExclusiveLock' AND w.granted
			   AND w.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
			   AND w.pid IS DISTINCT FROM pg_backend_pid()
			 GROUP BY w.virtualtransaction) x;
END;
COMMENT ON FUNCTION @internal@.open_writers() IS 'part of close_books(): transactions of others that are writing into the registry 正在写入的事务';

CREATE FUNCTION @registry@.close_books() RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET lock_timeout = '5s'
AS $$
DECLARE
	here CONSTANT text := @internal@.place();
	house CONSTANT regnamespace := '@internal@';
	given @internal@.moment;
BEGIN
	IF govcredit.on_one_server('@registry@', house) AND pg_is_in_recovery() THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the books cannot be closed on a standby'), CONSTRAINT = 'close_books_standby',
			ERRCODE = 'read_only_sql_transaction',
			HINT = govcredit.say('Close them on the primary, and ask here with that moment when it has been replayed.');
	ELSIF current_setting('transaction_read_only') = 'on' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the books cannot be closed in a transaction that is %s', 'READ ONLY'), CONSTRAINT = 'close_books_read_only',
			ERRCODE = 'read_only_sql_transaction',
			HINT = govcredit.say('BEGIN READ WRITE, or SET default_transaction_read_only = off.');
	ELSIF current_setting('transaction_isolation') IN ('repeatable read', 'serializable') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the books cannot be closed in a transaction that is %s', upper(current_setting('transaction_isolation'))), CONSTRAINT = 'close_books_isolation',
			ERRCODE = 'active_sql_transaction',
			HINT = govcredit.say('BEGIN ISOLATION LEVEL READ COMMITTED: an older snapshot does not show what others have entered.');
	ELSIF EXISTS (
		SELECT
		  FROM pg_locks l
		 WHERE l.pid = pg_backend_pid()
		   AND l.relation = '@internal@.books'::regclass
		   AND l.mode = 'RowExclusiveLock')
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the books cannot be closed in a transaction that has written into them'), CONSTRAINT = 'close_books_after_writing',
			ERRCODE = 'active_sql_transaction',
			DETAIL = govcredit.say('What it has entered others would see at that moment only after it has committed.'),
			HINT = govcredit.say('Commit first, and ask in a transaction of its own.');
	END IF;
	given.place := here;
	IF EXISTS (SELECT FROM @internal@.moment m WHERE m.place = here) THEN
		given.moment := @internal@.raise_moment();
		given.writers := @internal@.open_writers();
	ELSE
		/* Restored: numbers of transactions in the rows are of another cluster, and everything until here is by time alone. */
		BEGIN
			LOCK TABLE @internal@.books IN SHARE MODE;
			given.moment := @internal@.raise_moment();
			RAISE EXCEPTION USING
				ERRCODE = 'raise_exception';
		EXCEPTION
			WHEN raise_exception THEN
				given.writers := '{}';
			WHEN lock_not_available THEN
				RAISE EXCEPTION USING
					MESSAGE = govcredit.say('somebody has been writing into the registry for longer than 5 seconds'), CONSTRAINT = 'writing_too_long',
					ERRCODE = 'lock_not_available',
					DETAIL = govcredit.say('The first moment after a restore waits until nobody writes, and keeps others waiting; so it does not wait for longer.'),
					HINT = govcredit.say('Try again when the transaction has ended; pg_locks shows who holds table books.');
		END;
	END IF;
	/* A writer who was not open at an earlier moment has taken later times than that. */
	SELECT CASE given.writers WHEN '{}' THEN given.moment ELSE (
			SELECT m.moment
			  FROM @internal@.moment m
			 WHERE m.place = here AND m.moment < given.moment AND NOT EXISTS (SELECT FROM unnest(m.writers) w WHERE w = ANY (given.writers))
			 ORDER BY m.moment DESC
			 LIMIT 1) END
	  INTO given.reach;
	INSERT INTO @internal@.moment SELECT given.*;
	RETURN given.moment;
END
$$;
COMMENT ON FUNCTION @registry@.close_books() IS
	'a known_at that stays what it is 截止时间: nobody waits; what transactions that are open now have entered does not count at it, however they end. Ask with it in the next statement; undone with its transaction, it counts by its time. Refused on a standby, under REPEATABLE READ, and where the transaction has written into the registry itself; the first one after a restore waits for open writers, for 5 seconds at most';

CREATE FUNCTION @internal@.refuse() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('%s of table "%s" is refused', TG_OP, TG_TABLE_NAME), CONSTRAINT = 'operation_refused',
		ERRCODE = 'object_not_in_prerequisite_state',
		HINT = govcredit.say(TG_ARGV[0]);
END
$$;
COMMENT ON FUNCTION @internal@.refuse() IS 'trigger: refuses, with its argument as the hint';

/* Not CURRENT_USER, which is the owner's where a trigger acts for a user. */
CREATE FUNCTION @internal@.actor() RETURNS name
	LANGUAGE sql STABLE PARALLEL RESTRICTED
	RETURN CASE current_setting('role') WHEN 'none' THEN SESSION_USER ELSE current_setting('role')::name END;
COMMENT ON FUNCTION @internal@.actor() IS 'who is at work 操作人: the role that was set, or the login';


/*
 * Who sees a row is decided by the subject it is about, as that stands now: by
 * its division and by whether its kind is of natural persons.  Row security
 * compares columns of the row with what the user may see; so each row has both,
 * and whom it is about where it says so by its record or matter only.  They are
 * for rights and for nothing else: no part of what the books say, hence not of
 * history, exports, authorship or versions, and nobody's to give.
 *
 * The row of the subject is locked until commit, so that a move and an entry
 * cannot pass each other, and before the record or matter is, in the order in
 * which a move locks them.
 *
 * Who works for a supplying unit sees what that supplied: a row that names no
 * supplier itself has that of what it belongs to.
 *
 * Guards of a table with these columns fire WHEN (NEW.protected IS NOT NULL):
 * NULL is what a row is set to that is to be looked at anew, for the last
 * trigger by its name to fill in, and no guard has anything to say about it.
 */
CREATE FUNCTION @internal@.scope_rows(source regclass, parent name DEFAULT '', whose name DEFAULT 'subject', other name DEFAULT NULL)
	RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	house CONSTANT text := '@internal@';
	about CONSTANT name := (SELECT c.relname FROM pg_class c WHERE c.oid = source);
	filler CONSTANT name := 'scope_' || about;
	part record;
BEGIN
	FOR part IN
		SELECT *
		  FROM (VALUES
				(whose, 'bigint', parent <> '', 'whom it is about, by what it belongs to; by the registry 所属主体'),
				('scope_source', 'bigint', parent IN ('record', 'duty', 'about'), 'who supplied what it belongs to, as that stands now; for rights only, by the registry 权限信息提供单位'),
				('scope_division', 'govcredit.division', true, 'division of whom it is about, as it is now; for rights only, by the registry 权限区划'),
				('protected', 'boolean NOT NULL DEFAULT false', true, 'is it about a natural person? for rights only, by the registry 是否涉及自然人'),
				('target_division', 'govcredit.division', other IS NOT NULL, 'division of the target, as it is now; for rights only, by the registry 关联主体权限区划'),
				('target_protected', 'boolean NOT NULL DEFAULT false', other IS NOT NULL, 'is the target a natural person? for rights only, by the registry 关联主体是否自然人')
			   ) v (name, type, wanted, comment)
		 WHERE v.wanted
	LOOP
		EXECUTE format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS %I %s', source, part.name, part.type);
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', source, part.name, part.comment);
	END LOOP;
	/* A move looks for what is about whom it moves. */
	FOR part IN
		SELECT w.name
		  FROM unnest(ARRAY[whose, other]) w (name)
		 WHERE w.name IS NOT NULL
		   AND NOT EXISTS (
				SELECT
				  FROM pg_index i
				  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
				 WHERE i.indrelid = source AND i.indpred IS NULL AND a.attname = w.name)
	LOOP
		EXECUTE format('CREATE INDEX %I ON %s (%I)', about || '_' || part.name || '_scope_idx', source, part.name);
	END LOOP;

	/* A row that is looked at anew says nothing else than before. */
	EXECUTE format('CREATE OR REPLACE FUNCTION %s.%I() RETURNS trigger LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE%s'
		' SET search_path = pg_catalog, pg_temp AS %L', house, filler,
		(SELECT CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' END FROM pg_proc p WHERE p.oid = to_regprocedure(format('%s.%I()', house, filler))),
		format($f$ #variable_conflict use_variable
DECLARE
	place record;
BEGIN
	IF TG_OP = 'UPDATE' AND NEW.protected IS NULL THEN
		NEW := OLD;
	END IF;
	%1$s
	NEW.scope_division := place.division;
	NEW.protected := coalesce(place.protected, false);
	%2$s
	%3$s
	RETURN NEW;
END
$f$,	CASE WHEN parent IN ('', 'about', 'duty')
			THEN concat(CASE parent
					WHEN 'about' THEN format('NEW.%I := %s.subject_of(NEW.relation, NEW.about);', whose, house)
					WHEN 'duty' THEN format('NEW.%1$I := CASE WHEN NEW.matter IS NULL THEN %2$s.subject_of(''record'', NEW.record) ELSE %2$s.subject_of(''matter'', NEW.matter) END;', whose, house) END,
				format(E'\n\tSELECT s.division, s.protected INTO place FROM %s s WHERE s.id = NEW.%I FOR SHARE;', '@registry@.subject', whose))
			ELSE format(E'SELECT s.id, s.division, s.protected INTO place FROM %3$s.%1$I p JOIN %3$s.subject s ON s.id = p.subject WHERE p.id = NEW.%1$I FOR SHARE OF s;\n\tNEW.%2$I := place.id;',
				parent, whose, '@registry@') END,
		CASE WHEN other IS NOT NULL THEN format($f$SELECT s.division, s.protected INTO place FROM %1$s s WHERE s.id = NEW.%2$I FOR SHARE;
	NEW.target_division := place.division;
	NEW.target_protected := coalesce(place.protected, false);$f$, '@registry@.subject', other) END,
		CASE parent
			WHEN 'record' THEN format('NEW.scope_source := %s.source_of(''record'', NEW.record);', house)
			WHEN 'duty' THEN format('NEW.scope_source := %s.source_of(''record'', NEW.record);', house)
			WHEN 'about' THEN format('NEW.scope_source := %s.source_of(NEW.relation, NEW.about);', house) END));
	EXECUTE format('COMMENT ON FUNCTION %s.%I() IS %L', house, filler,
		format('trigger of %s: whom a row is about, its division and whether it is a natural person are what they are now, whatever was given 行级权限列', about));
	EXECUTE format('CREATE OR REPLACE TRIGGER about BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION %s.%I(%L, %L, %L)',
		source, house, filler, whose, coalesce(other, whose), parent);
	EXECUTE format('CREATE OR REPLACE TRIGGER scope BEFORE UPDATE OF %s ON %s FOR EACH ROW EXECUTE FUNCTION %s.%I(%L, %L, %L)',
		(SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
		  WHERE a.attrelid = source AND a.attname = ANY (ARRAY[whose, parent, other, 'scope_source', 'scope_division', 'protected', 'target_division', 'target_protected'])),
		source, house, filler, whose, coalesce(other, whose), parent);
END
$$;
COMMENT ON FUNCTION @internal@.scope_rows(regclass, name, name, name) IS
	'gives a table the columns row security looks at, and the triggers that fill them 行级权限列设置: parent is what says whom a row is about, other a second subject it names';

CREATE FUNCTION @internal@.subject_of(relation name, id bigint) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about bigint;
BEGIN
	IF relation = 'subject' THEN
		RETURN id;
	ELSIF relation IN ('record', 'objection', 'matter', 'observation', 'attestation') THEN
		EXECUTE format('SELECT r.subject FROM %s.%I r WHERE r.id = $1', '@registry@', relation) INTO about USING id;
	END IF;
	RETURN about;
END
$$;
COMMENT ON FUNCTION @internal@.subject_of(name, bigint) IS 'whom a row is about that is decided on 审核对象所属主体';

/* Held until commit: who supplied is put right before that is read, or after it. */
CREATE FUNCTION @internal@.source_of(relation name, id bigint) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* One by one: an expression of all four is begun anew, with its locks, for each row. */
	IF relation = 'record' THEN
		RETURN (SELECT r.source FROM @registry@.record r WHERE r.id = $2 FOR KEY SHARE);
	ELSIF relation = 'objection' THEN
		RETURN (SELECT r.source FROM @registry@.objection o JOIN @registry@.record r ON r.id = o.record WHERE o.id = $2 FOR KEY SHARE OF r);
	ELSIF relation = 'observation' THEN
		RETURN (SELECT o.source FROM @registry@.observation o WHERE o.id = $2 FOR KEY SHARE);
	ELSIF relation = 'attestation' THEN
		RETURN (SELECT a.issuer FROM @registry@.attestation a WHERE a.id = $2 FOR KEY SHARE);
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.source_of(name, bigint) IS 'who supplied a row, or what it belongs to 所属信息的信息提供单位; NULL: nobody says';

/* A table of the DBA's own may have columns of those names. */
CREATE FUNCTION @internal@.rights_columns(source regclass) RETURNS name[]
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN EXISTS (
				SELECT
				  FROM pg_trigger t
				  JOIN pg_proc p ON p.oid = t.tgfoid
				  JOIN pg_namespace n ON n.oid = p.pronamespace
				 WHERE t.tgrelid = source AND t.tgname = 'about' AND p.proname LIKE 'scope\_%'
				   AND n.oid = (SELECT c.relnamespace FROM pg_class c WHERE c.oid = '@internal@.books'::regclass))
			THEN '{scope_source,scope_division,protected,target_division,target_protected}'::name[] ELSE '{}'::name[] END;
END;
COMMENT ON FUNCTION @internal@.rights_columns(regclass) IS
	'columns of a table that row security looks at, and nothing else 行级权限列';

CREATE FUNCTION @internal@.rights_passed_over(source regclass) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(string_agg(format(E'\n\t\tOLD.%1$I := NEW.%1$I;', a.attname), '' ORDER BY a.attnum), '')
	  FROM pg_attribute a
	 WHERE a.attrelid = source AND a.attname = ANY (@internal@.rights_columns(source)) AND NOT a.attisdropped;
END;
COMMENT ON FUNCTION @internal@.rights_passed_over(regclass) IS
	'part of track(): what makes a trigger take no notice of them 历史触发器忽略权限列';

CREATE FUNCTION @internal@.filled_columns(source regclass) RETURNS name[]
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT '{recorded_xact}'::name[] || r.columns || ARRAY(
			SELECT g.args[1]::name
			  FROM pg_trigger t
			 CROSS JOIN LATERAL (SELECT string_to_array(encode(t.tgargs, 'escape'), '\000') AS args) g
			 WHERE t.tgrelid = source AND t.tgname = 'scope' AND g.args[3] <> '' AND r.columns <> '{}')
	  FROM @internal@.rights_columns(source) r (columns);
END;
COMMENT ON FUNCTION @internal@.filled_columns(regclass) IS
	'columns of a table that the registry fills, and nobody gives 由登记库填写的列';

CREATE FUNCTION @internal@.scope_subject() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	NEW.protected := EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = NEW.kind);
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.scope_subject() IS 'trigger: a subject is protected where its kind is of natural persons, whatever was given';
CREATE TRIGGER about BEFORE INSERT OR UPDATE OF kind, protected ON @registry@.subject
	FOR EACH ROW EXECUTE FUNCTION @internal@.scope_subject();

CREATE FUNCTION @internal@.move_rows() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT t.tgrelid::regclass AS relation, g.args[1]::name AS whose, g.args[2]::name AS other
		  FROM pg_trigger t
		  JOIN pg_proc p ON p.oid = t.tgfoid AND p.pronamespace = '@internal@'::regnamespace AND p.proname LIKE 'scope\_%'
		 CROSS JOIN LATERAL (SELECT string_to_array(encode(t.tgargs, 'escape'), '\000') AS args) g
		 WHERE t.tgname = 'scope' AND t.tgparentid = 0
		 ORDER BY t.tgrelid::regclass::text COLLATE "C"
	LOOP
		EXECUTE format('UPDATE %s t SET protected = NULL WHERE t.%I = $1 OR t.%I = $1', part.relation, part.whose, part.other) USING OLD.id;
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.move_rows() IS
	'trigger: what is about a subject that moves, goes, or turns out to be a natural person is seen by who sees that from then on';
CREATE TRIGGER move_rows AFTER UPDATE ON @registry@.subject
	FOR EACH ROW WHEN (NEW.division <> OLD.division OR NEW.protected <> OLD.protected) EXECUTE FUNCTION @internal@.move_rows();
CREATE TRIGGER leave_rows AFTER DELETE ON @registry@.subject
	FOR EACH ROW EXECUTE FUNCTION @internal@.move_rows();

CREATE FUNCTION @internal@.move_supplied() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	part record;
BEGIN
	/* What is being entered reads who supplied before, or after. */
	IF TG_WHEN = 'BEFORE' THEN
		EXECUTE format('SELECT FROM %s t WHERE t.id = $1 FOR UPDATE', TG_RELID::regclass) USING OLD.id;
		RETURN NEW;
	END IF;
	FOR part IN
		SELECT t.tgrelid::regclass AS relation, (string_to_array(encode(t.tgargs, 'escape'), '\000'))[3] AS parent
		  FROM pg_trigger t
		  JOIN pg_proc p ON p.oid = t.tgfoid AND p.pronamespace = '@internal@'::regnamespace AND p.proname LIKE 'scope\_%'
		  JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attname = 'scope_source' AND NOT a.attisdropped
		 WHERE t.tgname = 'scope' AND t.tgparentid = 0
		 ORDER BY t.tgrelid::regclass::text COLLATE "C"
	LOOP
		IF part.parent = 'about' THEN
			EXECUTE format('UPDATE %s t SET protected = NULL WHERE t.relation = $2 AND t.about = $1', part.relation) USING OLD.id, TG_TABLE_NAME;
			CONTINUE WHEN TG_TABLE_NAME <> 'record';
			EXECUTE format('UPDATE %s t SET protected = NULL WHERE t.relation = ''objection'' AND t.about IN (SELECT o.id FROM %s o WHERE o.record = $1)', part.relation, '@registry@.objection'::regclass) USING OLD.id;
		ELSIF TG_TABLE_NAME = 'record' THEN
			EXECUTE format('UPDATE %s t SET protected = NULL WHERE t.record = $1', part.relation) USING OLD.id;
		END IF;
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.move_supplied() IS
	'trigger: what belongs to a row whose supplier was put right is seen by who works for that one from then on';

CREATE FUNCTION @internal@.protect_kind() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* Who is entered meanwhile is not overlooked. */
	LOCK TABLE @registry@.subject IN SHARE ROW EXCLUSIVE MODE;
	UPDATE @registry@.subject s SET protected = true WHERE s.kind = NEW.kind;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.protect_kind() IS 'trigger: subjects of a kind that is of natural persons are protected';
CREATE TRIGGER protect_kind AFTER INSERT ON @internal@.protected_kind
	FOR EACH ROW EXECUTE FUNCTION @internal@.protect_kind();

DO $do$
BEGIN
	PERFORM @internal@.scope_rows('@registry@.subject_person');
	PERFORM @internal@.scope_rows('@registry@.subject_link', other => 'target');
	PERFORM @internal@.scope_rows('@registry@.record');
	PERFORM @internal@.scope_rows('@registry@.publication', 'record');
	PERFORM @internal@.scope_rows('@registry@.objection', 'record');
	PERFORM @internal@.scope_rows('@registry@.record_version', 'record');
	PERFORM @internal@.scope_rows('@registry@.record_party', 'record');
	PERFORM @internal@.scope_rows('@registry@.repair', 'record');
	PERFORM @internal@.scope_rows('@registry@.suspension', 'duty');
END
$do$;
CREATE TRIGGER hold_supplied BEFORE UPDATE OF source ON @registry@.record
	FOR EACH ROW WHEN (NEW.source IS DISTINCT FROM OLD.source) EXECUTE FUNCTION @internal@.move_supplied();
CREATE TRIGGER move_supplied AFTER UPDATE OF source ON @registry@.record
	FOR EACH ROW WHEN (NEW.source IS DISTINCT FROM OLD.source) EXECUTE FUNCTION @internal@.move_supplied();

CREATE TABLE @internal@.tracked (
	relation		name PRIMARY KEY,
	source			oid NOT NULL,
	columns			name[] NOT NULL
);
COMMENT ON TABLE @internal@.tracked IS
	'tables that keep what their rows said before 保留历史的表, and the columns track() has seen';
COMMENT ON COLUMN @internal@.tracked.relation IS 'table; its past is in the table of that name with _history 表名';
COMMENT ON COLUMN @internal@.tracked.source IS 'its OID when it was looked at: of another the places of columns say nothing 对象标识';
COMMENT ON COLUMN @internal@.tracked.columns IS 'its columns by place, which they keep when they are renamed 列名';

/* Of columns no history table has yet, whatever the session has set. */
CREATE FUNCTION @internal@.rest_of(version record, seen text[]) RETURNS jsonb
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET datestyle = 'ISO, YMD'
	SET timezone = 'Asia/Shanghai'
	SET intervalstyle = iso_8601
	SET extra_float_digits = 1
	SET bytea_output = hex
	SET lc_monetary = 'C'
	SET xmloption = content
AS $$
BEGIN
	RETURN nullif(to_jsonb(version) - seen, '{}');
END
$$;
COMMENT ON FUNCTION @internal@.rest_of(record, text[]) IS
	'part of history: what a row says in columns added since track() looked 新增列的内容';

CREATE FUNCTION @internal@.past_name(past regclass, wanted name) RETURNS name
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT n.name
	  FROM generate_series(0, 1600) i
	 CROSS JOIN LATERAL (SELECT (CASE i WHEN 0 THEN '' ELSE 'was' || i || '_' END || wanted)::name AS name) n
	 WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = past AND a.attname = n.name)
	 ORDER BY i
	 LIMIT 1;
END;
COMMENT ON FUNCTION @internal@.past_name(regclass, name) IS
	'part of track(): a name its history table has not got 历史列名: the one wanted, or was1_ and so on before it';

CREATE FUNCTION @internal@.renamed_columns(source regclass, about name, OUT before name[], OUT after name[])
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	restored record;
BEGIN
	/* By place, all at once: two may have changed names. */
	SELECT array_agg(b.name), array_agg(a.attname) INTO before, after
	  FROM @internal@.tracked t
	 CROSS JOIN LATERAL unnest(t.columns) WITH ORDINALITY b (name, place)
	  JOIN pg_attribute a ON a.attrelid = $1 AND a.attnum = b.place AND NOT a.attisdropped AND a.attname <> b.name
	 WHERE t.relation = $2 AND t.source = $1
	   /* A dump does not keep the places of what was dropped. */
	   AND NOT EXISTS (
			SELECT FROM unnest(t.columns) WITH ORDINALITY d (name, place)
			  JOIN pg_attribute a ON a.attrelid = $1 AND a.attnum = d.place AND NOT a.attisdropped
			 WHERE d.name = '');
	IF before IS NOT NULL THEN
		RETURN;
	END IF;
	/*
	 * A restored table is another, with the columns in their order and none that
	 * was dropped.  Where all that have kept their names stand where they stood,
	 * the others have been renamed; where not, nobody can tell.
	 */
	FOR restored IN
		WITH was AS (
			SELECT b.name, b.place
			  FROM @internal@.tracked t
			 CROSS JOIN LATERAL unnest(array_remove(t.columns, '')) WITH ORDINALITY b (name, place)
			 WHERE t.relation = $2 AND t.source <> $1
		), stands AS (
			SELECT a.attname AS name, a.attnum AS place FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped
		)
		SELECT coalesce(bool_or(w.place <> s.place), false) AS moved,
			   array_agg(w.name ORDER BY w.place) FILTER (WHERE s.name IS NULL) AS lost,
			   array_agg(w.name ORDER BY w.place) FILTER (WHERE p.name <> w.name) AS was,
			   array_agg(p.name ORDER BY w.place) FILTER (WHERE p.name <> w.name) AS became,
			   ARRAY(SELECT n.name FROM stands n WHERE NOT EXISTS (SELECT FROM was b WHERE b.name = n.name) ORDER BY n.place) AS gained
		  FROM was w
		  LEFT JOIN stands s ON s.name = w.name
		  LEFT JOIN stands p ON p.place = w.place
		HAVING bool_or(s.name IS NULL)
	LOOP
		IF NOT restored.moved AND restored.was IS NOT NULL THEN
			before := restored.was;
			after := restored.became;
			RAISE WARNING USING
				MESSAGE = govcredit.say('columns of table "%s" are taken to have been renamed: %s, now %s', about,
					array_to_string(restored.was, ', '), array_to_string(restored.became, ', ')), CONSTRAINT = 'columns_taken_for_renamed',
				DETAIL = govcredit.say('The table was restored from a dump since track() last looked at it; they stand in the same places.');
		ELSIF restored.moved AND restored.gained <> '{}' THEN
			RAISE WARNING USING
				MESSAGE = govcredit.say('columns of table "%s" are not there any more: %s', about, array_to_string(restored.lost, ', ')), CONSTRAINT = 'columns_not_found',
				DETAIL = govcredit.say('The table was restored from a dump since track() last looked at it, and its columns stand in other places: whether they were renamed, to %s, or dropped nobody can tell. What they said stays under these names in "%s".',
					array_to_string(restored.gained, ', '), about || '_history'),
				HINT = govcredit.say('Of one that was renamed, take the new column out of "%s", give the old one there the new name, and call track() again, before anything is changed.', about || '_history');
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.renamed_columns(regclass, name) IS
	'part of track(): columns renamed since it looked last 更名的列; of a table restored from a dump since with a warning, which also says where nobody can tell';

/*
 * As text, so that a column may be dropped or take another type: until this
 * is called again the next question or change says that there is none; and
 * every name in it in full, since it is read wherever it is asked.  What it
 * answers about a moment does not change: what followed is not in it.  The
 * planner sees through it, and where known_at is infinity leaves the past out.
 * The moment is $1 and a row t.*: a column may have the name of either.
 */
CREATE FUNCTION @internal@.make_known(source regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	present CONSTANT text := format('%s.%I', '@registry@', about);
	past CONSTANT text := format('%s.%I', place, about || '_history');
	seen CONSTANT text[] := ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum);
	present_list text;
	past_list text;
	begun text;
	ended text;
BEGIN
	SELECT string_agg(CASE WHEN a.attname IS NOT NULL THEN format('t.%I', a.attname)
						   WHEN h.attname = 'rest' THEN format('%s.rest_of(t.*, %L)', place, seen)
						   ELSE format('NULL::%I.%I', n.nspname, y.typname) END, ', ' ORDER BY h.attnum),
		   string_agg(CASE WHEN h.attname IN ('superseded_at', 'superseded_by', 'superseded_xact') THEN format('NULL::%I.%I', n.nspname, y.typname)
						   ELSE format('h.%I', h.attname) END, ', ' ORDER BY h.attnum)
	  INTO present_list, past_list
	  FROM pg_attribute h
	  JOIN pg_type y ON y.oid = h.atttypid
	  JOIN pg_namespace n ON n.oid = y.typnamespace
	  LEFT JOIN pg_attribute a ON a.attrelid = $1 AND a.attname = h.attname AND NOT a.attisdropped
	 WHERE h.attrelid = past::regclass AND h.attnum > 0 AND NOT h.attisdropped;
	ended := format('($1 OPERATOR(pg_catalog.=) ''infinity''::pg_catalog.timestamptz OR govcredit.counts(%%1$s.%%2$s_at, %%1$s.%%2$s_xact,'
		' (SELECT %1$s.reach($1)), (SELECT %1$s.writers_at($1))))', replace(place, '%', '%%'));
	begun := CASE WHEN 'revoked_at' = ANY (seen) THEN 'govcredit.known_at(%1$s.recorded_at, %1$s.revoked_at, $1)'
				  ELSE '%1$s.recorded_at OPERATOR(pg_catalog.<=) $1' END || ' AND ' || ended;
	ended := '%1$s.%2$s_at OPERATOR(pg_catalog.<=) $1 AND ' || ended;
	EXECUTE format('CREATE OR REPLACE FUNCTION %s.%I(known_at timestamptz DEFAULT ''infinity'') RETURNS SETOF %s'
		' LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS %L', place, about || '_known', past, format($f$
	SELECT %1$s
	  FROM %2$s t
	 WHERE %3$s
	   AND govcredit.on_one_server(%9$L::pg_catalog.regnamespace, %8$L::pg_catalog.regnamespace)
	 UNION ALL
	SELECT %4$s
	  FROM %5$s h
	 WHERE $1 OPERATOR(pg_catalog.<) 'infinity'::pg_catalog.timestamptz
	   AND %6$s
	   AND h.superseded_at OPERATOR(pg_catalog.>) (SELECT %8$s.reach($1))
	   AND NOT (%7$s)
$f$, present_list, present, format(begun, 't', 'recorded'), past_list, past,
		format(begun, 'h', 'recorded'), format(ended, 'h', 'superseded'), place, '@registry@'));
	EXECUTE format('COMMENT ON FUNCTION %s.%I(timestamptz) IS %L', place, about || '_known',
		format('rows of %s as the books had them at a moment 当时已知的内容', about)
		|| CASE WHEN 'revoked_at' = ANY (seen) THEN ': neither revoked nor yet to come' ELSE '' END);
END
$$;
COMMENT ON FUNCTION @internal@.make_known(regclass, name) IS 'part of track(): the function that says what a table said at a moment 当时已知函数';

/*
 * Fires last, by its name; what the server computes it does afterwards.  A moment that is given is not looked at: clients
 * send back what they read, or what they take for a required column, and what
 * was known on a day must not depend on it.
 */
CREATE FUNCTION @internal@.make_keeper(source regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	past CONSTANT text := format('%s.%I', place, about || '_history');
	seen CONSTANT text[] := ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum);
	column_list text;
	value_list text;
	type_list text;
	definer text;
BEGIN
	/* Quoted all: what is no keyword to SQL, such as by, is one to PL/pgSQL. */
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY h.attnum), string_agg(format('OLD."%s"', replace(a.attname, '"', '""')), ', ' ORDER BY h.attnum),
		   string_agg(format('pg_typeof(OLD."%s") = %L::regtype', replace(a.attname, '"', '""'), format_type(a.atttypid, NULL)), ' AND ' ORDER BY h.attnum)
	  INTO column_list, value_list, type_list
	  FROM pg_attribute h
	  JOIN pg_attribute a ON a.attrelid = $1 AND a.attname = h.attname AND NOT a.attisdropped
	 WHERE h.attrelid = past::regclass AND h.attnum > 0 AND NOT h.attisdropped;
	SELECT CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' END INTO definer
	  FROM pg_proc p WHERE p.oid = to_regprocedure(format('%s.%I()', place, 'keep_' || about || '_history'));
	EXECUTE format('CREATE OR REPLACE FUNCTION %s.%I() RETURNS trigger LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE%s'
		' SET search_path = pg_catalog, pg_temp AS %L', place, 'keep_' || about || '_history', definer, format($f$ #variable_conflict use_variable
DECLARE
	moment timestamptz;
	rest jsonb;
	/* Most have the columns that were seen, and no other. */
	same CONSTANT boolean := govcredit.row_columns(OLD) = %2$L::text[];
	fits boolean := same OR to_jsonb(OLD) ?& %2$L::text[];
BEGIN
	IF fits THEN
		fits := %8$s;
	END IF;
	IF NOT fits THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('columns of table "%%s" were dropped, renamed or retyped since track() looked', %9$L), CONSTRAINT = 'columns_not_tracked',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('Its owner calls track() in the transaction that changes columns, and keep_rows() before where one is dropped or retyped.');
	END IF;
	IF TG_OP = 'UPDATE' THEN
		NEW.recorded_at := OLD.recorded_at;
		NEW.recorded_xact := OLD.recorded_xact;%6$s%7$s
		IF NEW *= OLD THEN
			RETURN NEW;
		ELSIF NEW.id IS DISTINCT FROM OLD.id THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('id of table "%%s" cannot be changed', TG_TABLE_NAME), CONSTRAINT = 'id_unchangeable',
				ERRCODE = 'generated_always';
		END IF;
	END IF;
	/* A row that moves to another partition has been changed, and is now taken out here. */
	IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM %3$s h WHERE h.id = OLD.id AND h.recorded_at = OLD.recorded_at) THEN
		RETURN OLD;
	END IF;
	IF NOT same AND to_jsonb(OLD) - %2$L::text[] <> '{}' THEN
		rest := %1$s.rest_of(OLD, %2$L);
	END IF;
	moment := greatest(%1$s.recording_time(), OLD.recorded_at);
	INSERT INTO %3$s (%4$s, superseded_at, superseded_xact, rest)
		VALUES (%5$s, moment, pg_current_xact_id(), rest);
	IF TG_OP = 'DELETE' THEN
		RETURN OLD;
	END IF;
	NEW.recorded_at := moment;
	NEW.recorded_xact := pg_current_xact_id();
	RETURN NEW;
END
$f$, place, seen, past, column_list, value_list, (SELECT string_agg(format(' NEW.%1$I := OLD.%1$I;', a.attname), '') FROM pg_attribute a WHERE a.attrelid = $1 AND a.attgenerated <> ''), @internal@.rights_passed_over($1), type_list, about));
	EXECUTE format('COMMENT ON FUNCTION %s.%I() IS %L', place, 'keep_' || about || '_history',
		format('trigger of %s: moves what stood before to history, and enters when it came to be what it is, whatever was given', about));
	EXECUTE format('CREATE OR REPLACE TRIGGER attribute_entry BEFORE INSERT ON %s FOR EACH ROW WHEN (govcredit.on_one_server(%L, %L)) EXECUTE FUNCTION govcredit.enter_row(%L, %s)',
		$1, '@registry@', place, (parse_ident(place))[1], '''recorded_at'', ''recorded_xact''' || CASE WHEN EXISTS (
			SELECT FROM pg_trigger t WHERE t.tgrelid = $1 AND t.tgname = 'attribute_facts') THEN ', ''entered_by''' ELSE '' END);
END
$$;
COMMENT ON FUNCTION @internal@.make_keeper(regclass, name) IS 'part of track(): the trigger function that keeps what a table said 历史触发器函数';

CREATE FUNCTION @internal@.make_past(about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	past CONSTANT text := format('%s.%I', place, about || '_history');
BEGIN
	EXECUTE format('CREATE TABLE %s (id bigint NOT NULL, recorded_at timestamptz NOT NULL, superseded_at timestamptz NOT NULL,'
		' superseded_by name NOT NULL DEFAULT %s.actor(), recorded_xact xid8 NOT NULL DEFAULT ''0'', superseded_xact xid8 NOT NULL DEFAULT ''0'', rest jsonb,'
		' CONSTRAINT %I CHECK (recorded_at <= superseded_at))',
		past, place, about || '_history_interval_check');
	EXECUTE format('CREATE INDEX ON %s (superseded_at)', past);
	EXECUTE format('CREATE INDEX ON %s (id)', past);
	EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON %s'
		' FOR EACH STATEMENT EXECUTE FUNCTION %s.refuse(''History only grows.'')', past, place);
	EXECUTE format('COMMENT ON TABLE %s IS %L', past, format('what rows of %s said before they were changed or taken out 历史版本, append-only', about));
	EXECUTE format('COMMENT ON COLUMN %s.superseded_at IS %L', past, 'no longer what the books said 失效时间; not of the moment, so NULL in what was known');
	EXECUTE format('COMMENT ON COLUMN %s.superseded_by IS %L', past, 'role that changed it 变更人');
	EXECUTE format('COMMENT ON COLUMN %s.superseded_xact IS %L', past, 'transaction that changed it, by the registry 变更事务');
	EXECUTE format('COMMENT ON COLUMN %s.rest IS %L', past, 'what it said in columns added since track() was called 新增列的内容');
END
$$;
COMMENT ON FUNCTION @internal@.make_past(name) IS 'part of track(): the table of history, as yet without the columns of its own 建立历史表';

/* As whoever reads the function has them: by the columns of its row type. */
CREATE FUNCTION @internal@.past_users(past regclass, place integer DEFAULT NULL) RETURNS TABLE (classid oid, objid oid, identity text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 5
BEGIN ATOMIC
	SELECT DISTINCT CASE WHEN w.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass::oid END, coalesce(w.ev_class, d.objid),
		   (pg_identify_object(CASE WHEN w.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass::oid END, coalesce(w.ev_class, d.objid), 0)).identity
	  FROM pg_depend d
	  LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
	 WHERE (w.oid IS NOT NULL OR d.classid = 'pg_proc'::regclass)
	   AND ((d.refclassid, d.refobjid) = ('pg_class'::regclass, past::oid) AND (place IS NULL OR d.refobjsubid = place)
			OR place IS NULL AND d.refclassid = 'pg_proc'::regclass
			AND d.refobjid IN (SELECT p.oid FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype WHERE t.typrelid = past::oid));
END;
COMMENT ON FUNCTION @internal@.past_users(regclass, integer) IS
	'part of track(): views and functions that name a column of a history table, or have anything to do with it 引用历史表的对象';

CREATE FUNCTION @internal@.refuse_retyped(past regclass, about name, changed name) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	users text;
BEGIN
	SELECT string_agg(u.identity, ', ' ORDER BY u.identity COLLATE "C") INTO users
	  FROM pg_attribute a
	 CROSS JOIN LATERAL @internal@.past_users(past, a.attnum) u
	 WHERE a.attrelid = past AND a.attname = changed;
	IF users IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('column "%s" of table "%s" has another type, and objects of yours name it as it was', changed, about), CONSTRAINT = 'past_column_named',
			ERRCODE = 'dependent_objects_still_exist',
			DETAIL = govcredit.say('They are: %s.', users),
			HINT = govcredit.say('Drop them, call track(), and make them again.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_retyped(regclass, name, name) IS
	'part of track(): raises where views or functions name a column of history that takes another type, or gives its name away 历史字段引用检查';

/*
 * What reads the function by its columns is written with the names that they had
 * then.  One that is given a name again, for another column, stands there twice,
 * and a dump that has it is not restored: so each is read once as a dump has it.
 */
CREATE FUNCTION @internal@.refuse_unrestorable(past regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET check_function_bodies = on
AS $$
DECLARE
	part record;
	users text;
	reason text;
BEGIN
	FOR part IN SELECT u.* FROM @internal@.past_users(past) u ORDER BY u.identity COLLATE "C" LOOP
		BEGIN
			IF part.classid = 'pg_proc'::regclass THEN
				EXECUTE pg_get_functiondef(part.objid);
			ELSE
				EXECUTE format('CREATE VIEW %s."read as restored" AS %s', '@internal@', pg_get_viewdef(part.objid));
			END IF;
			RAISE EXCEPTION USING
				ERRCODE = 'raise_exception';
		EXCEPTION
			WHEN raise_exception OR insufficient_privilege THEN
				NULL;
			WHEN OTHERS THEN
				users := concat_ws(', ', users, part.identity);
				reason := coalesce(reason, SQLERRM);
		END;
	END LOOP;
	IF users IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what objects of yours say of the past of table "%s" could not be restored from a dump: %s', about, reason), CONSTRAINT = 'past_not_restorable',
			ERRCODE = 'dependent_objects_still_exist',
			DETAIL = govcredit.say('They are: %s.', users),
			HINT = govcredit.say('Drop them, call track(), and make them again.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_unrestorable(regclass, name) IS
	'part of track(): raises where views or functions on <name>_known could not be read again as a dump writes them 历史视图转储检查';

CREATE FUNCTION @internal@.take_columns(source regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	past text;
	lossless boolean;
	aside name;
	part record;
BEGIN
	past := format('%s.%I', '@internal@', about || '_history');
	FOR part IN
		SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
			   coalesce(' COLLATE ' || nullif(a.attcollation, t.typcollation)::regcollation, '') AS collated,
			   h.attname IS NOT NULL AS known, format_type(h.atttypid, h.atttypmod) AS before,
			   col_description($1, a.attnum) AS comment
		  FROM pg_attribute a
		  JOIN pg_type t ON t.oid = a.atttypid
		  LEFT JOIN pg_attribute h ON h.attrelid = past::regclass AND h.attname = a.attname
		 WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (@internal@.rights_columns($1))
		 ORDER BY a.attnum
	LOOP
		aside := NULL;
		IF part.known AND part.type <> part.before THEN
			PERFORM @internal@.refuse_retyped(past::regclass, about, part.name);
			BEGIN
				EXECUTE format('SELECT NOT EXISTS (SELECT FROM %1$s h WHERE h.%2$I::%3$s::%4$s::text IS DISTINCT FROM h.%2$I::text)',
					past, part.name, part.type, part.before) INTO lossless;
			EXCEPTION WHEN OTHERS THEN
				lossless := false;
			END;
			IF lossless THEN
				EXECUTE format('ALTER TABLE %1$s ALTER %2$I TYPE %3$s%4$s USING %2$I::%3$s', past, part.name, part.type, part.collated);
			ELSE
				aside := @internal@.past_name(past::regclass, part.name);
				EXECUTE format('ALTER TABLE %s RENAME %I TO %I', past, part.name, aside);
			END IF;
		END IF;
		IF NOT part.known OR aside IS NOT NULL THEN
			EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s%s', past, part.name, part.type, part.collated);
			BEGIN
				EXECUTE format('ALTER TABLE %s DISABLE TRIGGER refuse_change', past);
				IF aside IS NOT NULL THEN
					EXECUTE format('UPDATE %s SET %I = %I::%s WHERE %3$I IS NOT NULL', past, part.name, aside, part.type);
				END IF;
				EXECUTE format('UPDATE %1$s SET %2$I = (jsonb_populate_record(NULL::%3$s, jsonb_build_object(%4$L, rest -> %4$L))).%2$I,'
					' rest = nullif(rest - %4$L, ''{}'') WHERE rest ? %4$L', past, part.name, format('%s.%I', '@registry@', about), part.name);
				EXECUTE format('ALTER TABLE %s ENABLE TRIGGER refuse_change', past);
			EXCEPTION WHEN OTHERS THEN
				RAISE WARNING USING
					MESSAGE = govcredit.say('what column "%s" of table "%s" said before is not in column "%s" of "%s"', part.name, about, part.name, about || '_history'), CONSTRAINT = 'history_column_differs',
					DETAIL = SQLERRM,
					HINT = govcredit.say('It is in column %s there.', quote_ident(coalesce(aside, 'rest')));
			END;
		END IF;
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', past, part.name, part.comment);
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.take_columns(regclass, name) IS
	'part of track(): the columns of the table are those of its history; what does not fit stays beside it under another name 同步历史表字段';

CREATE FUNCTION @internal@.rename_past(source regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	past CONSTANT text := format('%s.%I', '@internal@', about || '_history');
	aside name;
	renamed name[];
	names name[];
BEGIN
	SELECT r.before, r.after INTO renamed, names FROM @internal@.renamed_columns($1, about) r;
	FOR i IN 1 .. coalesce(cardinality(renamed), 0) LOOP
		EXECUTE format('ALTER TABLE %s RENAME %I TO %I', past, renamed[i], 'renamed ' || i);
	END LOOP;
	FOR i IN 1 .. coalesce(cardinality(renamed), 0) LOOP
		aside := @internal@.past_name(past::regclass, names[i]);
		IF aside <> names[i] THEN
			EXECUTE format('ALTER TABLE %s RENAME %I TO %I', past, names[i], aside);
		END IF;
		EXECUTE format('ALTER TABLE %s RENAME %I TO %I', past, 'renamed ' || i, names[i]);
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.rename_past(regclass, name) IS 'part of track(): columns of history take the names that those of the table were given 历史表字段更名';

/*
 * What a row says now is in the table alone.  A column that is dropped takes
 * that along, and one of another type says something else; what was known at a
 * moment must not change by it.  Where the type is another nobody can tell what
 * USING has made of the values.
 */
CREATE FUNCTION @internal@.lost_columns(source regclass, about name) RETURNS text[]
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH seen AS (
		SELECT t.source, t.columns FROM @internal@.tracked t WHERE t.relation = lost_columns.about
	), past AS (
		SELECT h.* FROM pg_attribute h
		 WHERE h.attrelid = to_regclass(format('%s.%I', '@internal@', about || '_history')) AND h.attnum > 0 AND NOT h.attisdropped
	)
	SELECT coalesce(array_agg(DISTINCT l.name COLLATE "C" ORDER BY l.name COLLATE "C"), '{}')
	  FROM (SELECT CASE WHEN a.attnum > cardinality(s.columns) THEN '#' || a.attnum ELSE s.columns[a.attnum] END::text AS name
			  FROM seen s
			  JOIN pg_attribute a ON a.attrelid = lost_columns.source AND a.attnum > 0 AND a.attisdropped
			 WHERE s.source = lost_columns.source AND s.columns[a.attnum] IS DISTINCT FROM '' AND s.columns[a.attnum] <> ALL (@internal@.rights_columns(lost_columns.source)) IS NOT FALSE
			 UNION ALL
			/* A restored table has no places of what was dropped; where it has gained columns, too, renamed_columns() has said that nobody can tell. */
			SELECT c.name::text
			  FROM seen s
			 CROSS JOIN unnest(s.columns) c (name)
			  JOIN past h ON h.attname = c.name
			 WHERE s.source <> lost_columns.source
			   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = lost_columns.source AND a.attname = c.name)
			   AND NOT EXISTS (
					SELECT FROM pg_attribute a
					 WHERE a.attrelid = lost_columns.source AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (@internal@.rights_columns(lost_columns.source))
					   AND NOT EXISTS (SELECT FROM past b WHERE b.attname = a.attname))
			 UNION ALL
			SELECT a.attname::text
			  FROM seen s
			  JOIN pg_attribute a ON a.attrelid = lost_columns.source AND a.attnum > 0 AND NOT a.attisdropped
			  JOIN past h ON h.attname = a.attname
			 WHERE (h.atttypid, h.atttypmod) <> (a.atttypid, a.atttypmod) AND a.attname <> ALL (@internal@.rights_columns(lost_columns.source))) l;
END;
COMMENT ON FUNCTION @internal@.lost_columns(regclass, name) IS
	'part of track(): columns that were dropped or have another type since it looked last, one added since, too, by its place 已删除或改变类型的列';

/* No guard has anything to say about it, and none may be the reason that it is not kept. */
CREATE FUNCTION @internal@.supersede_rows(source regclass, about name) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET row_security = off
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	past CONSTANT text := format('%s.%I', place, about || '_history');
	triggers jsonb;
	column_list text;
	value_list text;
	kept bigint;
	part record;
BEGIN
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY h.attnum), string_agg(format('t.%I', a.attname), ', ' ORDER BY h.attnum)
	  INTO column_list, value_list
	  FROM pg_attribute h
	  JOIN pg_attribute a ON a.attrelid = $1 AND a.attname = h.attname AND (a.atttypid, a.atttypmod) = (h.atttypid, h.atttypmod) AND NOT a.attisdropped
	 WHERE h.attrelid = past::regclass AND h.attnum > 0 AND NOT h.attisdropped;
	SELECT coalesce(jsonb_agg(jsonb_build_object('relation', t.tgrelid::regclass::text, 'name', t.tgname, 'state', t.tgenabled) ORDER BY r.depth, t.tgrelid, t.tgname), '[]')
	  INTO triggers
	  FROM (SELECT $1 AS relation, 0 AS depth UNION SELECT p.relid, p.level FROM pg_partition_tree($1) p) r
	  JOIN pg_trigger t ON t.tgrelid = r.relation AND NOT t.tgisinternal AND t.tgtype & 16 > 0;
	FOR part IN SELECT x.* FROM jsonb_to_recordset(triggers) x (relation regclass, name name, state "char") LOOP
		EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', part.relation, part.name);
	END LOOP;
	EXECUTE format('WITH moment AS MATERIALIZED (SELECT %1$s.recording_time() AS taken), kept AS ('
		'INSERT INTO %2$s (%3$s, superseded_at, superseded_xact)'
		' SELECT %4$s, greatest(m.taken, t.recorded_at), pg_current_xact_id() FROM %5$s t CROSS JOIN moment m WHERE t.recorded_xact <> pg_current_xact_id() AND t.recorded_at IS NOT NULL)'
		' UPDATE %5$s t SET recorded_at = greatest(m.taken, t.recorded_at), recorded_xact = pg_current_xact_id()'
		' FROM moment m WHERE t.recorded_xact <> pg_current_xact_id()', place, past, column_list, value_list, $1);
	GET DIAGNOSTICS kept = ROW_COUNT;
	FOR part IN SELECT x.* FROM jsonb_to_recordset(triggers) x (relation regclass, name name, state "char") LOOP
		EXECUTE format('ALTER TABLE %s %s TRIGGER %I', part.relation,
			CASE part.state WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE' END, part.name);
	END LOOP;
	RETURN kept;
END
$$;
COMMENT ON FUNCTION @internal@.supersede_rows(regclass, name) IS
	'part of keep_rows(): what rows say is in history, and they begin anew, whatever triggers they have; of how many 现行内容转入历史';

/*
 * Rows of this transaction nobody could have asked for: those that keep_rows()
 * has begun anew, and those that were entered or changed since.
 */
CREATE FUNCTION @internal@.refuse_losing(source regclass, about name, losing boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET row_security = off
AS $$
DECLARE
	lost CONSTANT text[] := @internal@.lost_columns($1, about);
	rows_lost bigint;
BEGIN
	IF lost = '{}' THEN
		RETURN 0;
	END IF;
	EXECUTE format('SELECT count(*) FROM %s t WHERE t.recorded_xact <> pg_current_xact_id()', $1) INTO rows_lost;
	IF rows_lost = 0 THEN
		RETURN 0;
	ELSIF NOT losing THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what %s rows of table "%s" said would be lost to its past: columns %s', rows_lost, about, array_to_string(lost, ', ')), CONSTRAINT = 'past_would_be_lost',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They were dropped or have another type since track() last looked, and questions about moments before would be answered otherwise than they were.'),
			HINT = govcredit.say('ROLLBACK, and in one transaction call keep_rows() before the columns are changed, and track() afterwards. Where the change has been committed, keep_rows(%s, losing => true) leaves empty in the past what is lost.', quote_literal($1::text));
	END IF;
	PERFORM @internal@.supersede_rows($1, about);
	RAISE WARNING USING
		MESSAGE = govcredit.say('what %s rows of table "%s" said is lost to its past: columns %s', rows_lost, about, array_to_string(lost, ', ')), CONSTRAINT = 'past_lost',
		DETAIL = govcredit.say('Asked about moments before, they say nothing there.');
	RETURN rows_lost;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_losing(regclass, name, boolean) IS
	'part of track(): raises, with how many rows, where what rows said in a column that was dropped or retyped is not in history; losing: says so in a warning, and leaves it empty there 历史内容丢失检查';

/*
 * Row triggers are those of partitions by themselves, statement triggers are not.
 * Of a table with heirs rows are changed where none of its triggers is, and a
 * foreign table has none at TRUNCATE.
 */
CREATE FUNCTION @internal@.guard_parts(source regclass, about name) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	part record;
	unfit text;
BEGIN
	SELECT string_agg(format('%s', c.oid::regclass), ', ' ORDER BY c.oid::regclass::text COLLATE "C") INTO unfit
	  FROM pg_inherits i
	  JOIN pg_class c ON c.oid = i.inhrelid AND NOT (c.relispartition AND c.relkind IN ('r', 'p'))
	 WHERE i.inhparent = $1 OR i.inhparent IN (SELECT p.relid FROM pg_partition_tree($1) p);
	IF unfit IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table "%s" cannot keep what rows of its child tables said before', about), CONSTRAINT = 'table_with_heirs',
			ERRCODE = 'wrong_object_type',
			DETAIL = govcredit.say('They are: %s.', unfit),
			HINT = govcredit.say('Partitions that are no foreign tables can; NO INHERIT makes a child table one of its own.');
	END IF;
	FOR part IN SELECT $1 AS relation UNION SELECT p.relid FROM pg_partition_tree($1) p LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s'
			' FOR EACH STATEMENT EXECUTE FUNCTION %s.refuse(''DELETE keeps what stood here in history.'')', part.relation, place);
		/* A partition that is named fires its own triggers of a statement. */
		IF about = 'publication' AND part.relation <> $1 THEN
			EXECUTE format('CREATE OR REPLACE TRIGGER note_published AFTER INSERT ON %s REFERENCING NEW TABLE AS entered'
				' FOR EACH STATEMENT EXECUTE FUNCTION %s.note_published()', part.relation, place);
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.guard_parts(regclass, name) IS
	'part of track(): TRUNCATE is refused, of partitions, too, and what is entered into one of publication is noted; raises where rows would be without guard 分区清空拦截';

/*
 * A table's past has the columns of the table, typed; what is added later goes
 * to rest until this is called again.  Nothing that was said is lost by it: a
 * column that is dropped stays in the past, one that is renamed takes its past
 * along, and where a new type cannot say all that the old one did, the old
 * column stays beside the new.
 */
CREATE FUNCTION @internal@.bring_past(source regclass, losing boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := '@internal@';
	about name;
	present text;
	past text;
	fresh boolean;
	begun_anew bigint;
	names name[];
	part record;
BEGIN
	SELECT c.relname INTO about
	  FROM pg_class c
	 WHERE c.oid = $1 AND c.relkind IN ('r', 'p') AND NOT c.relispartition
	   AND c.relnamespace = '@registry@'::regnamespace
	   AND octet_length(c.relname) <= 63 - octet_length('keep__history')
	   AND (SELECT count(*) FILTER (WHERE (a.attname, a.atttypid) IN (('id', 'bigint'::regtype), ('recorded_at', 'timestamptz'::regtype))) = 2
				AND count(*) FILTER (WHERE a.attname IN ('superseded_at', 'superseded_by', 'superseded_xact', 'rest')
						OR (a.attname, a.atttypid) IN (SELECT 'recorded_xact', y.oid FROM pg_type y WHERE y.oid <> 'xid8'::regtype)) = 0
			  FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped);
	IF NOT FOUND THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table "%s" cannot keep what its rows said before', $1), CONSTRAINT = 'table_without_history',
			ERRCODE = 'wrong_object_type',
			DETAIL = govcredit.say('It must be a table of the registry''s schema, no partition, with a name of at most 50 bytes, columns id bigint and recorded_at timestamptz, and none named superseded_at, superseded_by, superseded_xact or rest, nor recorded_xact of another type than xid8.');
	END IF;
	IF EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
				WHERE t.tgrelid = $1 AND t.tgname = 'keep_history' AND p.proname <> 'keep_' || about || '_history')
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table "%s" keeps its history under another name', $1), CONSTRAINT = 'history_other_name',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('Give the table the name back that it had.');
	END IF;
	present := format('%s.%I', '@registry@', about);
	past := format('%s.%I', place, about || '_history');
	EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', present);
	/* 0 is a transaction that is seen at every moment. */
	IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = $1 AND a.attname = 'recorded_xact') THEN
		EXECUTE format('ALTER TABLE %s ADD COLUMN recorded_xact xid8 NOT NULL DEFAULT ''0''', present);
		EXECUTE format('COMMENT ON COLUMN %s.recorded_xact IS %L', present, 'transaction that entered this version, by the registry 记录事务');
	END IF;

	fresh := NOT EXISTS (SELECT FROM @internal@.tracked t WHERE t.relation = about);
	IF fresh THEN
		PERFORM @internal@.make_past(about);
	END IF;

	names := ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = past::regclass AND a.attnum > 0 ORDER BY a.attnum);
	PERFORM @internal@.rename_past($1, about);
	begun_anew := @internal@.refuse_losing($1, about, losing);
	PERFORM @internal@.take_columns($1, about);
	IF fresh THEN
		FOR part IN
			SELECT a.attname
			  FROM pg_attribute a
			  JOIN unnest('{record,matter,subject}'::name[]) WITH ORDINALITY o (name, place) ON o.name = a.attname
			 WHERE a.attrelid = $1
			   /* A matter is asked for by its subject, whether or not it is about a record. */
			   AND (o.name <> 'record' OR about <> 'matter')
			 ORDER BY o.place
			 LIMIT 1
		LOOP
			EXECUTE format('CREATE INDEX ON %s (%I, superseded_at)', past, part.attname);
		END LOOP;
	END IF;

	PERFORM @internal@.make_known($1, about);
	PERFORM @internal@.make_keeper($1, about);
	IF NOT fresh AND names <> ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = past::regclass AND a.attnum > 0 ORDER BY a.attnum) THEN
		PERFORM @internal@.refuse_unrestorable(past::regclass, about);
	END IF;
	EXECUTE format('CREATE OR REPLACE TRIGGER keep_history BEFORE UPDATE OR DELETE ON %s'
		' FOR EACH ROW EXECUTE FUNCTION %s.%I()', present, place, 'keep_' || about || '_history');
	PERFORM @internal@.guard_parts($1, about);

	INSERT INTO @internal@.tracked AS t (relation, source, columns)
		SELECT about, $1, array_agg(CASE WHEN a.attisdropped THEN '' ELSE a.attname END ORDER BY a.attnum)
		  FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0
		ON CONFLICT ON CONSTRAINT tracked_pkey DO UPDATE SET source = excluded.source, columns = excluded.columns;
	RETURN begun_anew;
END
$$;
COMMENT ON FUNCTION @internal@.bring_past(regclass, boolean) IS 'part of track() and keep_rows(): history has the columns of the table; of how many rows something is lost to it 同步历史表';

CREATE FUNCTION @internal@.track(source regclass) RETURNS regclass
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @internal@.bring_past($1, false);
	RETURN (SELECT format('%s.%I', '@internal@', c.relname || '_history')::regclass FROM pg_class c WHERE c.oid = $1);
END
$$;
COMMENT ON FUNCTION @internal@.track(regclass) IS
	'lets a table keep what its rows said before, or brings its history to the columns it has by now 保留历史; the owner''s, to be called again in the transaction that changes columns, and after keep_rows() where one is dropped or retyped. Makes table <name>_history, function <name>_known(known_at) and the triggers; returns the former';

CREATE FUNCTION @internal@.keep_rows(source regclass, losing boolean DEFAULT false) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.bring_past($1, losing) + @internal@.supersede_rows($1, (SELECT c.relname FROM pg_class c WHERE c.oid = $1));
END
$$;
COMMENT ON FUNCTION @internal@.keep_rows(regclass, boolean) IS
	'puts what the rows of a table say into its history 现行内容留存: the owner''s, before a column is dropped or retyped, in the same transaction, which ends with track(). Of how many rows; losing: where one was changed without, what is lost is left empty in the past, with a warning';

DO $do$
BEGIN
	PERFORM @internal@.track(t) FROM unnest('{jurisdiction,subject,subject_link,record,record_version,record_party,repair,publication,objection,suspension}'::name[]) x (name)
	  CROSS JOIN LATERAL (SELECT format('%s.%I', '@registry@', x.name)::regclass) y (t);
	/* Nobody writes yet. */
	INSERT INTO @internal@.moment (moment, writers, reach, place)
		SELECT m, '{}', m, @internal@.place() FROM @internal@.raise_moment() m;
END
$do$;

/* ---- calendar: working days after the State Council's notices ---- */

CREATE TYPE govcredit.calendar;

CREATE FUNCTION govcredit.calendar_in(pg_catalog.cstring) RETURNS govcredit.calendar
	AS 'MODULE_PATHNAME', 'govcredit_calendar_in'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_in(pg_catalog.cstring) IS
	'I/O: name (looked up), name@hex or @hex (not looked up)';

CREATE FUNCTION govcredit.calendar_out(govcredit.calendar) RETURNS pg_catalog.cstring
	AS 'MODULE_PATHNAME', 'govcredit_calendar_out'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_out(govcredit.calendar) IS
	'I/O: the long form name@hex';

CREATE FUNCTION govcredit.calendar_recv(pg_catalog.internal) RETURNS govcredit.calendar
	AS 'int8recv'
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_recv(pg_catalog.internal) IS
	'I/O: handle as 8 bytes in network order';

CREATE FUNCTION govcredit.calendar_send(govcredit.calendar) RETURNS pg_catalog.bytea
	AS 'int8send'
	LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_send(govcredit.calendar) IS
	'I/O: handle as 8 bytes in network order';

CREATE TYPE govcredit.calendar (
	INPUT = govcredit.calendar_in,
	OUTPUT = govcredit.calendar_out,
	RECEIVE = govcredit.calendar_recv,
	SEND = govcredit.calendar_send,
	LIKE = pg_catalog.int8
);
COMMENT ON TYPE govcredit.calendar IS
	'Edition of a working-day calendar (工作日历版本), named by the first 64 bits of the SHA-256 of its document';

CREATE FUNCTION govcredit.calendar_eq(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8eq'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_eq(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the = operator';
CREATE FUNCTION govcredit.calendar_ne(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8ne'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_ne(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the <> operator';
CREATE FUNCTION govcredit.calendar_lt(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8lt'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_lt(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the < operator';
CREATE FUNCTION govcredit.calendar_le(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8le'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_le(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the <= operator';
CREATE FUNCTION govcredit.calendar_gt(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8gt'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_gt(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the > operator';
CREATE FUNCTION govcredit.calendar_ge(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.bool
	AS 'int8ge'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_ge(govcredit.calendar, govcredit.calendar) IS
	'Implementation of the >= operator';

CREATE OPERATOR govcredit.= (
	FUNCTION = govcredit.calendar_eq, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR govcredit.= (govcredit.calendar, govcredit.calendar) IS
	'Same edition (同一版本)';
CREATE OPERATOR govcredit.<> (
	FUNCTION = govcredit.calendar_ne, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR govcredit.<> (govcredit.calendar, govcredit.calendar) IS
	'Another edition (不同版本)';
CREATE OPERATOR govcredit.< (
	FUNCTION = govcredit.calendar_lt, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR govcredit.< (govcredit.calendar, govcredit.calendar) IS
	'Before, in the order of handles (句柄顺序在前)';
CREATE OPERATOR govcredit.<= (
	FUNCTION = govcredit.calendar_le, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR govcredit.<= (govcredit.calendar, govcredit.calendar) IS
	'Before or the same, in the order of handles (句柄顺序在前或相同)';
CREATE OPERATOR govcredit.> (
	FUNCTION = govcredit.calendar_gt, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR govcredit.> (govcredit.calendar, govcredit.calendar) IS
	'After, in the order of handles (句柄顺序在后)';
CREATE OPERATOR govcredit.>= (
	FUNCTION = govcredit.calendar_ge, LEFTARG = govcredit.calendar, RIGHTARG = govcredit.calendar,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR govcredit.>= (govcredit.calendar, govcredit.calendar) IS
	'After or the same, in the order of handles (句柄顺序在后或相同)';

CREATE FUNCTION govcredit.calendar_cmp(govcredit.calendar, govcredit.calendar) RETURNS pg_catalog.int4
	AS 'btint8cmp'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_cmp(govcredit.calendar, govcredit.calendar) IS
	'Less, equal, greater: B-tree support';

CREATE FUNCTION govcredit.calendar_hash(govcredit.calendar) RETURNS pg_catalog.int4
	AS 'hashint8'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_hash(govcredit.calendar) IS
	'Hash support';

CREATE FUNCTION govcredit.calendar_hash_extended(govcredit.calendar, pg_catalog.int8) RETURNS pg_catalog.int8
	AS 'hashint8extended'
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_hash_extended(govcredit.calendar, pg_catalog.int8) IS
	'Extended hash support';

CREATE OPERATOR CLASS govcredit.calendar_ops
	DEFAULT FOR TYPE govcredit.calendar USING btree AS
	OPERATOR 1 govcredit.<,
	OPERATOR 2 govcredit.<=,
	OPERATOR 3 govcredit.=,
	OPERATOR 4 govcredit.>=,
	OPERATOR 5 govcredit.>,
	FUNCTION 1 govcredit.calendar_cmp(govcredit.calendar, govcredit.calendar),
	FUNCTION 2 pg_catalog.btint8sortsupport(pg_catalog.internal),
	FUNCTION 4 pg_catalog.btequalimage(pg_catalog.oid);
COMMENT ON OPERATOR CLASS govcredit.calendar_ops USING btree IS
	'B-tree over calendar handles (日历句柄)';

CREATE OPERATOR CLASS govcredit.calendar_ops
	DEFAULT FOR TYPE govcredit.calendar USING hash AS
	OPERATOR 1 govcredit.=,
	FUNCTION 1 govcredit.calendar_hash(govcredit.calendar),
	FUNCTION 2 govcredit.calendar_hash_extended(govcredit.calendar, pg_catalog.int8);
COMMENT ON OPERATOR CLASS govcredit.calendar_ops USING hash IS
	'Hash over calendar handles (日历句柄)';

/* ---- editions of calendars ---- */

-- Drivers send a name as text or varchar; where a calendar is wanted it is one.
CREATE CAST (pg_catalog.text AS govcredit.calendar) WITH INOUT AS IMPLICIT;
CREATE CAST (pg_catalog.varchar AS govcredit.calendar) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (pg_catalog.text AS govcredit.calendar) IS 'edition by name or long form; for drivers that send text';
COMMENT ON CAST (pg_catalog.varchar AS govcredit.calendar) IS 'edition by name or long form; for drivers that send varchar';

CREATE FUNCTION govcredit.add_calendar(document pg_catalog.jsonb)
	RETURNS govcredit.calendar
	AS 'MODULE_PATHNAME', 'govcredit_calendar_add'
	LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.add_calendar(pg_catalog.jsonb) IS
	'Checks and stores a calendar document (日历文本) and returns its handle; the same document again is no error';

CREATE FUNCTION govcredit.calendar_document(calendar govcredit.calendar)
	RETURNS pg_catalog.jsonb
	AS 'MODULE_PATHNAME', 'govcredit_calendar_document'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_document(govcredit.calendar) IS
	'Document of a calendar edition (日历文本), its hash verified';

CREATE FUNCTION govcredit.default_calendar()
	RETURNS govcredit.calendar
	AS 'MODULE_PATHNAME', 'govcredit_calendar_default'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.default_calendar() IS
	'Calendar of the setting govcredit.default_calendar (默认日历)';

/*
 * The base with one notice more, in the order of years; an amendment stands
 * behind the notice it amends.
 */
CREATE FUNCTION govcredit.add_notice(base govcredit.calendar, name pg_catalog.text, notice pg_catalog.jsonb)
	RETURNS govcredit.calendar
	LANGUAGE sql VOLATILE STRICT PARALLEL UNSAFE
	RETURN (
		SELECT govcredit.add_calendar(
				   govcredit.calendar_document(base)
				   OPERATOR(pg_catalog.||)
				   pg_catalog.jsonb_build_object(
					   'name', name,
					   'base', base::pg_catalog.text,
					   'notices', pg_catalog.jsonb_agg(n.notice ORDER BY n.notice OPERATOR(pg_catalog.->) 'year'::pg_catalog.text, n.place)))
		  FROM (SELECT e.notice, e.place
				  FROM pg_catalog.jsonb_array_elements(
						   govcredit.calendar_document(base) OPERATOR(pg_catalog.->) 'notices'::pg_catalog.text)
					   WITH ORDINALITY AS e(notice, place)
				 UNION ALL
				SELECT add_notice.notice, 1000000) n
	);
COMMENT ON FUNCTION govcredit.add_notice(govcredit.calendar, pg_catalog.text, pg_catalog.jsonb) IS
	'New calendar edition under a new name: the base with one more notice of the State Council (增加放假通知)';

/* ---- working days ---- */

CREATE FUNCTION govcredit.is_workday(day pg_catalog.date, calendar govcredit.calendar DEFAULT govcredit.default_calendar(), provisional pg_catalog.bool DEFAULT false)
	RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_calendar_is_workday'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.is_workday(pg_catalog.date, govcredit.calendar, pg_catalog.bool) IS
	'Is the day a working day (工作日), make-up working days (调休上班) included; error IG004 where no notice settles it, unless provisional';

CREATE FUNCTION govcredit.add_workdays(day pg_catalog.date, n pg_catalog.int4, calendar govcredit.calendar DEFAULT govcredit.default_calendar(), provisional pg_catalog.bool DEFAULT false)
	RETURNS pg_catalog.date
	AS 'MODULE_PATHNAME', 'govcredit_calendar_add_workdays'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.add_workdays(pg_catalog.date, pg_catalog.int4, govcredit.calendar, pg_catalog.bool) IS
	'The n-th working day after the day (第 n 个工作日), which is not counted itself; before it for negative n, the day itself for 0';

CREATE FUNCTION govcredit.workdays_between(first pg_catalog.date, last pg_catalog.date, calendar govcredit.calendar DEFAULT govcredit.default_calendar(), provisional pg_catalog.bool DEFAULT false)
	RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME', 'govcredit_calendar_workdays_between'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.workdays_between(pg_catalog.date, pg_catalog.date, govcredit.calendar, pg_catalog.bool) IS
	'Working days (工作日数) after the first day up to and including the last; negative on the way back: add_workdays(first, n) = last gives n';

CREATE FUNCTION govcredit.next_workday(day pg_catalog.date, calendar govcredit.calendar DEFAULT govcredit.default_calendar(), provisional pg_catalog.bool DEFAULT false)
	RETURNS pg_catalog.date
	AS 'MODULE_PATHNAME', 'govcredit_calendar_next_workday'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.next_workday(pg_catalog.date, govcredit.calendar, pg_catalog.bool) IS
	'The day itself if it is a working day, else the next one: Civil Code article 203 (期间最后一日是法定休假日的顺延)';

CREATE FUNCTION govcredit.calendar_covers(day pg_catalog.date, calendar govcredit.calendar DEFAULT govcredit.default_calendar())
	RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_calendar_covers'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_covers(pg_catalog.date, govcredit.calendar) IS
	'Does a notice of the calendar settle the day (通知是否覆盖该日)';

CREATE FUNCTION govcredit.calendar_ends(calendar govcredit.calendar DEFAULT govcredit.default_calendar())
	RETURNS pg_catalog.date
	AS 'MODULE_PATHNAME', 'govcredit_calendar_ends'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_ends(govcredit.calendar) IS
	'Last day that a notice of the calendar settles (日历所及的最后一日); what falls due later is unknown until the next notice is added';

CREATE FUNCTION govcredit.explain_workdays(
		day pg_catalog.date, n pg_catalog.int4, calendar govcredit.calendar DEFAULT govcredit.default_calendar(), provisional pg_catalog.bool DEFAULT false,
		OUT date pg_catalog.date, OUT workday pg_catalog.bool, OUT counted pg_catalog.int4,
		OUT reason pg_catalog.text, OUT holiday pg_catalog.text, OUT basis pg_catalog.text)
	RETURNS SETOF pg_catalog.record
	AS 'MODULE_PATHNAME', 'govcredit_calendar_explain'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.explain_workdays(pg_catalog.date, pg_catalog.int4, govcredit.calendar, pg_catalog.bool) IS
	'The days that add_workdays passes, one row each (逐日说明): which are counted, why, and the notice that settles them; the last row is its answer; at most 36,600 days';

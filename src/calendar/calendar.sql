/* ---- calendar: working days after the State Council's notices ---- */

COMMENT ON TYPE govcredit.calendar IS
	'Edition of a working-day calendar (工作日历版本), named by the first 64 bits of the SHA-256 of its document';

CREATE FUNCTION govcredit.add_calendar(document pg_catalog.text)
	RETURNS govcredit.calendar
	AS 'MODULE_PATHNAME', 'govcredit_calendar_add'
	LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.add_calendar(pg_catalog.text) IS
	'Checks and stores a calendar document (日历文档) and returns its handle; the same document again is no error; IG003 with the place if it is wrong or a key stands twice';

CREATE FUNCTION govcredit.lint_calendar(document pg_catalog.text, OUT path pg_catalog.text, OUT message pg_catalog.text, OUT message_zh pg_catalog.text)
	RETURNS SETOF pg_catalog.record
	AS 'MODULE_PATHNAME', 'govcredit_calendar_lint'
	LANGUAGE C STABLE PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION govcredit.lint_calendar(pg_catalog.text) IS
	'Everything that is wrong with a calendar document (日历文本校验), without storing it, by JSON path; nothing, and add_calendar takes it; for who may add calendars';

CREATE FUNCTION govcredit.calendar_document(calendar govcredit.calendar)
	RETURNS pg_catalog.jsonb
	AS 'MODULE_PATHNAME', 'govcredit_calendar_document'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.calendar_document(govcredit.calendar) IS
	'Document of a calendar edition (日历文档), its hash verified';

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
CREATE FUNCTION govcredit.add_notice(base govcredit.calendar, name pg_catalog.text, notice pg_catalog.text)
	RETURNS govcredit.calendar
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	missing integer;
BEGIN
	/* Days of a year between two notices would look settled. */
	SELECT CASE WHEN n.year > max(y.year) + 1 THEN max(y.year) + 1
				WHEN n.year < min(y.year) - 1 THEN min(y.year) - 1 END INTO missing
	  FROM (SELECT CASE WHEN jsonb_typeof(d -> 'year') = 'number' THEN (d ->> 'year')::numeric END AS year
			  FROM govcredit.read_document($3) d) n
	 CROSS JOIN (SELECT (e ->> 'year')::numeric AS year
				   FROM jsonb_array_elements(govcredit.calendar_document($1) -> 'notices') e) y
	 GROUP BY n.year;
	IF missing IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the notice of %s is missing between this one and the calendar', missing),
			ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('Add the notices year by year.');
	END IF;
	RETURN (
		SELECT govcredit.add_calendar(
				   (govcredit.calendar_document($1)
				   ||
				   pg_catalog.jsonb_build_object(
					   'name', $2,
					   'base', $1::pg_catalog.text,
					   'notices', pg_catalog.jsonb_agg(n.notice ORDER BY n.notice -> 'year'::pg_catalog.text, n.place)))::pg_catalog.text)
		  FROM (SELECT e.notice, e.place
				  FROM pg_catalog.jsonb_array_elements(
						   govcredit.calendar_document($1) -> 'notices'::pg_catalog.text)
					   WITH ORDINALITY AS e(notice, place)
				 UNION ALL
				SELECT govcredit.read_document(add_notice.notice), 1000000) n
	);
END
$$;
COMMENT ON FUNCTION govcredit.add_notice(govcredit.calendar, pg_catalog.text, pg_catalog.text) IS
	'New calendar edition under a new name: the base with one more notice of the State Council (增加放假通知), of the year after its last, before its first or one between; a year left out is an error';

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
		OUT reason pg_catalog.text, OUT reason_zh pg_catalog.text, OUT holiday pg_catalog.text, OUT basis pg_catalog.text)
	RETURNS SETOF pg_catalog.record
	AS 'MODULE_PATHNAME', 'govcredit_calendar_explain'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.explain_workdays(pg_catalog.date, pg_catalog.int4, govcredit.calendar, pg_catalog.bool) IS
	'The days that add_workdays passes, one row each (逐日说明): which are counted, why, in both languages, and the notice that settles them; the last row is its answer; at most 36,600 days';

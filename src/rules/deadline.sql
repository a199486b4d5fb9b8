/* rules/deadline: when something is due */

CREATE FUNCTION govcredit.due(
	policy govcredit.policy,
	deadline text,
	start_on date,
	calendar govcredit.calendar DEFAULT govcredit.default_calendar())
	RETURNS date
	AS 'MODULE_PATHNAME', 'govcredit_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.due(govcredit.policy, text, date, govcredit.calendar) IS
'last day (截止日期) on which something is on time: the day of the event is not counted; IG004 where the calendar does not know the days';

CREATE FUNCTION govcredit.explain_due(
	policy govcredit.policy,
	deadline text,
	start_on date,
	calendar govcredit.calendar DEFAULT govcredit.default_calendar(),
	OUT day date, OUT count integer, OUT counted boolean, OUT reason text, OUT reason_zh text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 12;
COMMENT ON FUNCTION govcredit.explain_due(govcredit.policy, text, date, govcredit.calendar) IS
'day by day from the event to the due day: whether the day is counted, why, in both languages, and the notice or clause; the last row is due()';

/* rules/score: the score aggregate, its explanation, grades */

-- The state is a real type, so that any planner that can move a value can move
-- a partial score: parallel workers, partitions, other servers.

CREATE TYPE govcredit.score_state;

CREATE FUNCTION govcredit.score_state_in(cstring) RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_state_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.score_state_out(govcredit.score_state) RETURNS cstring
	AS 'MODULE_PATHNAME', 'govcredit_score_state_out'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.score_state_recv(internal) RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_state_recv'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.score_state_send(govcredit.score_state) RETURNS bytea
	AS 'MODULE_PATHNAME', 'govcredit_score_state_send'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE TYPE govcredit.score_state (
	INPUT = govcredit.score_state_in,
	OUTPUT = govcredit.score_state_out,
	RECEIVE = govcredit.score_state_recv,
	SEND = govcredit.score_state_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = double,
	STORAGE = extended
);

COMMENT ON TYPE govcredit.score_state IS
'a score in the making: the sums and the records that do not decompose into sums; partial states combine';
COMMENT ON FUNCTION govcredit.score_state_in(cstring) IS 'I/O';
COMMENT ON FUNCTION govcredit.score_state_out(govcredit.score_state) IS 'I/O: hex of the binary form';
COMMENT ON FUNCTION govcredit.score_state_recv(internal) IS 'I/O';
COMMENT ON FUNCTION govcredit.score_state_send(govcredit.score_state) IS 'I/O: version byte, then every field in network order';

CREATE TYPE govcredit.assessment AS (
	score numeric,
	grade text,
	records bigint,
	live bigint,
	dimensions jsonb,
	no_data text[]
);
COMMENT ON TYPE govcredit.assessment IS 'a score with its grade and its parts';
COMMENT ON COLUMN govcredit.assessment.score IS 'total (总分), rounded as the scorecard says, caps applied';
COMMENT ON COLUMN govcredit.assessment.grade IS 'grade (等级)';
COMMENT ON COLUMN govcredit.assessment.records IS 'records seen';
COMMENT ON COLUMN govcredit.assessment.live IS 'records decided and valid on the day';
COMMENT ON COLUMN govcredit.assessment.dimensions IS 'score of each dimension (维度) of an index scorecard; NULL for a ledger';
COMMENT ON COLUMN govcredit.assessment.no_data IS 'dimensions without an observed indicator; NULL for a ledger';

CREATE TYPE govcredit.score_line AS (
	line integer,
	step text,
	label text,
	record_type text,
	dimension text,
	decided_on date,
	base numeric,
	factor numeric,
	points numeric,
	effect numeric,
	note text,
	basis text,
	note_zh text
);
COMMENT ON TYPE govcredit.score_line IS 'one contribution to a score; the effects of all lines add up to the score';
COMMENT ON COLUMN govcredit.score_line.line IS 'place in the explanation';
COMMENT ON COLUMN govcredit.score_line.step IS 'start, indicator, no_data, record, clamp, lock, direct, rounding, cap or grade_cap';
COMMENT ON COLUMN govcredit.score_line.label IS 'what the caller called the record; of an indicator its code';
COMMENT ON COLUMN govcredit.score_line.record_type IS 'type of the record';
COMMENT ON COLUMN govcredit.score_line.dimension IS 'dimension it counts in';
COMMENT ON COLUMN govcredit.score_line.decided_on IS 'day of the decision';
COMMENT ON COLUMN govcredit.score_line.base IS 'points before modifiers';
COMMENT ON COLUMN govcredit.score_line.factor IS 'repeat × accrual × ageing × repair; NULL where a repair puts other points in their place';
COMMENT ON COLUMN govcredit.score_line.points IS 'points that count in the dimension or ledger';
COMMENT ON COLUMN govcredit.score_line.effect IS 'what the line adds to the total';
COMMENT ON COLUMN govcredit.score_line.note IS 'why it counts as it does: repeated, aged, repaired, expired, overlapped';
COMMENT ON COLUMN govcredit.score_line.basis IS 'clause the line rests on, or default';
COMMENT ON COLUMN govcredit.score_line.note_zh IS 'note in Chinese 说明';

-- Aggregates take no named arguments in PostgreSQL, so the facts of a record
-- come in this order, the rarer ones at the end:
--	 policy, as_of, subject_kind, record_type, decided_on, severity,
--	 amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given

CREATE FUNCTION govcredit.score_accum(govcredit.score_state,
	govcredit.policy, date, text, text, date, text)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION govcredit.score_accum(govcredit.score_state,
	govcredit.policy, date, text, text, date, text,
	numeric, date, text, text[], date, date, text, numeric)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION govcredit.score_explain_accum(govcredit.score_state,
	text, govcredit.policy, date, text, text, date, text,
	numeric, date, text, text[], date, date, text, numeric)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_explain_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION govcredit.indicator_accum(govcredit.score_state,
	govcredit.policy, date, text, text, numeric, numeric)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_indicator_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.indicator_accum(govcredit.score_state, govcredit.policy, date, text, text, numeric, numeric) IS
'aggregate transition: adds one observed indicator';
CREATE FUNCTION govcredit.score_keep_accum(govcredit.score_state,
	text, govcredit.policy, date, text, text, date, numeric, date)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_keep_accum'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.score_keep_accum(govcredit.score_state, text, govcredit.policy, date, text, text, date, numeric, date) IS
'aggregate transition: adds one record with the points that another edition gives it';
CREATE FUNCTION govcredit.score_combine(govcredit.score_state, govcredit.score_state)
	RETURNS govcredit.score_state
	AS 'MODULE_PATHNAME', 'govcredit_score_combine'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION govcredit.score_final(govcredit.score_state) RETURNS numeric
	AS 'MODULE_PATHNAME', 'govcredit_score_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.assess_final(govcredit.score_state) RETURNS govcredit.assessment
	AS 'MODULE_PATHNAME', 'govcredit_assess_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.assess_final(govcredit.score_state, parts boolean) RETURNS govcredit.assessment
	AS 'MODULE_PATHNAME', 'govcredit_assess_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.explain_score_final(govcredit.score_state) RETURNS govcredit.score_line[]
	AS 'MODULE_PATHNAME', 'govcredit_explain_score_final'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE FUNCTION govcredit.explain_lines(state govcredit.score_state) RETURNS SETOF govcredit.score_line
	AS 'MODULE_PATHNAME', 'govcredit_explain_lines'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.explain_lines(govcredit.score_state) IS
'lines of a state collected by explain_score_of(), as rows: where many explanations are wanted, sooner than the array of explain_score()';

CREATE FUNCTION govcredit.keep_lines(state govcredit.score_state) RETURNS bytea
	AS 'MODULE_PATHNAME', 'govcredit_keep_lines'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.keep_lines(govcredit.score_state) IS
'the same lines as bytes, to be kept: their numbers, and where in the edition their texts stand; some twenty bytes a line';
CREATE FUNCTION govcredit.read_lines(lines bytea) RETURNS SETOF govcredit.score_line
	AS 'MODULE_PATHNAME', 'govcredit_read_lines'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.read_lines(bytea) IS
'lines that keep_lines() made, as explain_lines() gives them; the edition must be here';
CREATE FUNCTION govcredit.lines_total(lines bytea) RETURNS numeric
	AS 'MODULE_PATHNAME', 'govcredit_lines_total'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.lines_total(bytea) IS
'what the effects of lines that keep_lines() made add up to';

COMMENT ON FUNCTION govcredit.score_accum(govcredit.score_state, govcredit.policy, date, text, text, date, text) IS
'aggregate transition: adds one record';
COMMENT ON FUNCTION govcredit.score_accum(govcredit.score_state, govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'aggregate transition: adds one record with all its facts';
COMMENT ON FUNCTION govcredit.score_explain_accum(govcredit.score_state, text, govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'aggregate transition: adds one record and keeps it for the explanation';
COMMENT ON FUNCTION govcredit.score_combine(govcredit.score_state, govcredit.score_state) IS
'aggregate combine: joins two partial states of the same policy, day and subject kind';
COMMENT ON FUNCTION govcredit.score_final(govcredit.score_state) IS 'score of a state';
COMMENT ON FUNCTION govcredit.assess_final(govcredit.score_state) IS 'score, grade and parts of a state';
COMMENT ON FUNCTION govcredit.assess_final(govcredit.score_state, boolean) IS 'score and grade of a state, with parts or, for whoever asks of many, without (dimensions and no_data NULL)';
COMMENT ON FUNCTION govcredit.explain_score_final(govcredit.score_state) IS 'lines of a state collected by explain_score';

CREATE AGGREGATE govcredit.score(
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text) (
	SFUNC = govcredit.score_accum, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.score_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.score(
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text,
	amount numeric, ended_on date, act_id text, flags text[], corrected_on date, repaired_on date, repair text, given numeric) (
	SFUNC = govcredit.score_accum, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.score_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.assess(
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text) (
	SFUNC = govcredit.score_accum, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.assess_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.assess(
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text,
	amount numeric, ended_on date, act_id text, flags text[], corrected_on date, repaired_on date, repair text, given numeric) (
	SFUNC = govcredit.score_accum, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.assess_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.explain_score(
	label text,
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text,
	amount numeric, ended_on date, act_id text, flags text[], corrected_on date, repaired_on date, repair text, given numeric) (
	SFUNC = govcredit.score_explain_accum, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.explain_score_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.score_of(
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text,
	amount numeric, ended_on date, act_id text, flags text[], corrected_on date, repaired_on date, repair text, given numeric) (
	SFUNC = govcredit.score_accum, STYPE = govcredit.score_state,
	COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.explain_score_of(
	label text,
	policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, severity text,
	amount numeric, ended_on date, act_id text, flags text[], corrected_on date, repaired_on date, repair text, given numeric) (
	SFUNC = govcredit.score_explain_accum, STYPE = govcredit.score_state,
	COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.kept_points_of(
	label text, policy govcredit.policy, as_of date, subject_kind text, record_type text, decided_on date, points numeric, last_day date) (
	SFUNC = govcredit.score_keep_accum, STYPE = govcredit.score_state,
	COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.indicators_of(
	policy govcredit.policy, as_of date, subject_kind text, indicator text, value numeric, peer_mean numeric) (
	SFUNC = govcredit.indicator_accum, STYPE = govcredit.score_state,
	COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.score_merge(govcredit.score_state) (
	SFUNC = govcredit.score_combine, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.score_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.assess_merge(govcredit.score_state) (
	SFUNC = govcredit.score_combine, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.assess_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);
CREATE AGGREGATE govcredit.explain_merge(govcredit.score_state) (
	SFUNC = govcredit.score_combine, STYPE = govcredit.score_state,
	FINALFUNC = govcredit.explain_score_final, COMBINEFUNC = govcredit.score_combine,
	PARALLEL = SAFE);

COMMENT ON AGGREGATE govcredit.score(govcredit.policy, date, text, text, date, text) IS
'score (信用分) of one subject on a day from its records; a row whose record_type is NULL (an outer join without records) counts as no record; exact, in any order of rows; NULL without rows';
COMMENT ON AGGREGATE govcredit.score(govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'score with all facts: amount in yuan, end of the act (infinity while open), the act a record belongs to, flags, correction, repair';
COMMENT ON AGGREGATE govcredit.assess(govcredit.policy, date, text, text, date, text) IS
'score, grade and dimensions of one subject on a day';
COMMENT ON AGGREGATE govcredit.assess(govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'score, grade and dimensions with all facts';
COMMENT ON AGGREGATE govcredit.explain_score(text, govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'lines that add up to the score, one per contribution; label names a record in them; unnest() the result';
COMMENT ON AGGREGATE govcredit.score_of(govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'partial score: the state itself, to be stored or sent and merged with score_merge()';
COMMENT ON AGGREGATE govcredit.explain_score_of(text, govcredit.policy, date, text, text, date, text, numeric, date, text, text[], date, date, text, numeric) IS
'partial score whose records are kept for explain_merge()';
COMMENT ON AGGREGATE govcredit.kept_points_of(text, govcredit.policy, date, text, text, date, numeric, date) IS
'partial score of records that an earlier edition judges (从旧): the points it gives them on the day, up to the last day on which they count; merge with the state of the others; its clause is that of transition';
COMMENT ON AGGREGATE govcredit.indicators_of(govcredit.policy, date, text, text, numeric, numeric) IS
'partial score of observed indicators (指标); peer_mean, the mean of the peers'' indicator scores, stands in for a NULL value where the policy says so; merge with the state of the records';
COMMENT ON AGGREGATE govcredit.score_merge(govcredit.score_state) IS 'score from partial states; NULL if every dimension is left out for want of data';
COMMENT ON AGGREGATE govcredit.assess_merge(govcredit.score_state) IS 'score, grade and parts from partial states';
COMMENT ON AGGREGATE govcredit.explain_merge(govcredit.score_state) IS 'lines that add up to the score, from partial states of explain_score_of() and indicators_of()';

-- grades

CREATE FUNCTION govcredit.grade(policy govcredit.policy, subject_kind text, score numeric) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.grade(govcredit.policy, text, numeric) IS
'grade (等级) whose band holds the score, before any grade cap';

CREATE FUNCTION govcredit.explain_grade(policy govcredit.policy, subject_kind text, score numeric,
	OUT grade text, OUT title text, OUT lower_bound numeric, OUT reached boolean, OUT is_grade boolean, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_grade'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 6;
COMMENT ON FUNCTION govcredit.explain_grade(govcredit.policy, text, numeric) IS
'the bands of the scorecard from the best down, each with its lower bound (included), whether the score reaches it and which one it falls in';

CREATE FUNCTION govcredit.known_at(recorded_at timestamptz, revoked_at timestamptz, known_at timestamptz) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (recorded_at <= known_at)
		AND ((revoked_at IS NULL) OR (revoked_at > known_at));
COMMENT ON FUNCTION govcredit.known_at(timestamptz, timestamptz, timestamptz) IS
'did a record stand in the books at that moment: recorded at or before it, not revoked by then; inlined into FILTER and WHERE';

/* rules/judge: can an edition judge a record at all? */

CREATE FUNCTION govcredit.judges(
	policy govcredit.policy,
	subject_kind text,
	record_type text DEFAULT NULL,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	repair text DEFAULT NULL,
	given numeric DEFAULT NULL,
	grounds text[] DEFAULT NULL)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_judges'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION govcredit.judges(govcredit.policy, text, text, text, numeric, text[], text, numeric, text[]) IS
'why an edition cannot judge a record (能否评判), without raising: no_policy, unknown_kind, unknown_record_type, wrong_kind, unknown_severity, unknown_flag, unknown_repair, unknown_ground, no_severity, no_amount, amount_out_of_range, no_points_given or points_out_of_range; without a record_type whether it scores subjects of the kind (not_scored); NULL: it can';

CREATE FUNCTION govcredit.judges_indicator(policy govcredit.policy, indicator text, value numeric DEFAULT NULL)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_judges_indicator'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION govcredit.judges_indicator(govcredit.policy, text, numeric) IS
'why an edition cannot judge a value of an indicator (能否评判指标值), without raising: no_policy, unknown_indicator or value_out_of_range; NULL: it can';

CREATE FUNCTION govcredit.transition(policy govcredit.policy)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_transition'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION govcredit.transition(govcredit.policy) IS
'which edition a policy lets judge what is of days when an earlier one was in force (新旧版本衔接、从旧兼从轻): earlier 从旧, milder 从旧兼从轻; NULL: itself, whatever it is of';

CREATE FUNCTION govcredit.asked(as_of date, known_at timestamptz) RETURNS date
	AS 'MODULE_PATHNAME', 'govcredit_asked'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION govcredit.asked(date, timestamptz) IS
	'as_of, the day of a question (查询日), or an error where it is infinite, or the day or the moment of the books is NULL: no answer is not an answer';

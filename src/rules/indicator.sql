/* rules/indicator: indicators, and what follows from values and grades */

CREATE FUNCTION govcredit.indicator_score(policy govcredit.policy, indicator text, value numeric) RETURNS numeric
	AS 'MODULE_PATHNAME', 'govcredit_indicator_score'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.indicator_score(govcredit.policy, text, numeric) IS
'score of an indicator''s value (指标得分), in the unit the policy names: by steps or in proportion, exact, rounded once to millionths';

CREATE FUNCTION govcredit.explain_indicator(policy govcredit.policy, indicator text, value numeric,
	OUT point numeric, OUT score numeric, OUT reached boolean, OUT decides boolean, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_indicator'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.explain_indicator(govcredit.policy, text, numeric) IS
'the points of the indicator''s curve: which the value reaches and which one or two decide its score';

CREATE FUNCTION govcredit.score_warnings(policy govcredit.policy, subject_kind text, score numeric, grade text,
	OUT warning text, OUT title text, OUT level text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_score_warnings'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govcredit.score_warnings(govcredit.policy, text, numeric, text) IS
'early warnings (预警) that a score or a grade gives; a warning is no sanction; one row unknown where policy or kind is NULL';

CREATE FUNCTION govcredit.indicator_warnings(policy govcredit.policy, subject_kind text, indicator text, value numeric,
	OUT warning text, OUT title text, OUT level text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_indicator_warnings'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govcredit.indicator_warnings(govcredit.policy, text, text, numeric) IS
'early warnings (预警) that an indicator''s value gives; one row unknown where policy, kind or indicator is NULL, or the value of one that could give a warning';

CREATE FUNCTION govcredit.incentives(policy govcredit.policy, subject_kind text, grade text,
	OUT incentive text, OUT title text, OUT body text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_incentives'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.incentives(govcredit.policy, text, text) IS
'what a grade brings (守信激励), and who grants it; one row unknown where an argument is NULL';

CREATE FUNCTION govcredit.report_due(policy govcredit.policy, report text, year integer) RETURNS date
	AS 'MODULE_PATHNAME', 'govcredit_report_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.report_due(govcredit.policy, text, integer) IS
'last day (included) on which the report about a year is on time (报送时限)';

CREATE FUNCTION govcredit.explain_report_due(policy govcredit.policy, report text, year integer,
	OUT rule text, OUT title text, OUT input text, OUT input_zh text, OUT day date, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_report_due'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.explain_report_due(govcredit.policy, text, integer) IS
'how report_due() came about (报送时限说明): the report, its day of the year, in both languages, the day, and the clause';

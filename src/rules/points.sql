/* rules/points: what one record weighs, by itself */

-- severity

CREATE FUNCTION govcredit.severity(policy govcredit.policy, measures text[]) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_severity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.severity(govcredit.policy, text[]) IS
'severity class (严重程度) of a decision from the penalty kinds it contains, by code or Chinese name, two joined by 、 and 其他-… of the national code list as well: the class of the heaviest; NULL if none has one; IG005 for a kind the policy does not know';

CREATE FUNCTION govcredit.explain_severity(policy govcredit.policy, measures text[],
	OUT measure text, OUT severity text, OUT weight integer, OUT decides boolean, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_severity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govcredit.explain_severity(govcredit.policy, text[]) IS
'each penalty kind with its class, its place in the order of heaviness, whether it decides the class, and the basis';

CREATE FUNCTION govcredit.party_kind(policy govcredit.policy, party_code text, otherwise text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_party_kind'
	LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.party_kind(govcredit.policy, text, text) IS
'subject kind of a party by its unified social credit code (按代码确定主体类别): the one whose codes begin so, by the longest beginning; what is given otherwise where several do, none does, or it is no code; NULL where otherwise is none';

-- points

CREATE FUNCTION govcredit.points(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date DEFAULT NULL,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	repeated boolean DEFAULT false,
	repaired_on date DEFAULT NULL,
	repair text DEFAULT NULL,
	as_of date DEFAULT NULL,
	given numeric DEFAULT NULL)
	RETURNS numeric
	AS 'MODULE_PATHNAME', 'govcredit_points'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.points(govcredit.policy, text, text, date, text, numeric, date, text[], boolean, date, text, date, numeric) IS
'points (分值) of one record: base × repeat × ageing × repair, rounded once to millionths; given are the points of a record whose type leaves them to discretion (裁量); 0 before its decision and after its validity; NULL if policy, kind or type is NULL or the type carries no points; without as_of neither ageing nor validity count';

CREATE FUNCTION govcredit.explain_points(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date DEFAULT NULL,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	repeated boolean DEFAULT false,
	repaired_on date DEFAULT NULL,
	repair text DEFAULT NULL,
	as_of date DEFAULT NULL,
	given numeric DEFAULT NULL,
	OUT step text, OUT rule text, OUT input text, OUT input_zh text, OUT factor numeric, OUT points numeric, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_points'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION govcredit.explain_points(govcredit.policy, text, text, date, text, numeric, date, text[], boolean, date, text, date, numeric) IS
'how points() came about: one row per step (base or direct, aggravation, repeat, accrual, ageing, repair, validity) with the rule, what it looked at, in both languages, its factor, what it adds, and the basis; the points of the rows add up to points()';

CREATE FUNCTION govcredit.valid_until(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	given numeric DEFAULT NULL)
	RETURNS date
	AS 'MODULE_PATHNAME', 'govcredit_valid_until'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.valid_until(govcredit.policy, text, text, date, text, numeric, date, text[], numeric) IS
'last day (included) on which a record counts (有效期): its term from the end of the act, or from the decision where no end is given; NULL where it has no end that is known: validity() says whether it never ends or the act still goes on; a record that never ends counts on every day';

CREATE TYPE govcredit.validity AS (
	starts_on date,
	ends_on date,
	ends_when text,
	in_force boolean
);
COMMENT ON TYPE govcredit.validity IS 'how long a record counts (有效期)';
COMMENT ON COLUMN govcredit.validity.starts_on IS 'first day: that of the decision';
COMMENT ON COLUMN govcredit.validity.ends_on IS 'last day, included; NULL: see ends_when';
COMMENT ON COLUMN govcredit.validity.ends_when IS 'term: it ends with the term; never: the type has no term; unknown: the act goes on, from whose end the term counts';
COMMENT ON COLUMN govcredit.validity.in_force IS 'does it count on as_of? NULL where no day is asked about';

CREATE FUNCTION govcredit.validity(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	given numeric DEFAULT NULL,
	as_of date DEFAULT NULL)
	RETURNS govcredit.validity
	AS 'MODULE_PATHNAME', 'govcredit_validity'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.validity(govcredit.policy, text, text, date, text, numeric, date, text[], numeric, date) IS
'how long a record counts (有效期): first day, last day, what ends it, and whether it counts on as_of; NULL if policy, kind, type or decision day is NULL';

CREATE FUNCTION govcredit.explain_valid_until(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	given numeric DEFAULT NULL,
	OUT step text, OUT rule text, OUT input text, OUT input_zh text, OUT day date, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_valid_until'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govcredit.explain_valid_until(govcredit.policy, text, text, date, text, numeric, date, text[], numeric) IS
'how valid_until() came about (有效期说明): the day validity starts, then the term that ends it, each with its rule and clause; the day of the last row is valid_until(), NULL where no end is known';

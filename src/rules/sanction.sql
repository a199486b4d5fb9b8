/* rules/sanction: which measures follow from a record */

CREATE TYPE govcredit.sanction AS (
	measure text,
	title text,
	effect text,
	actions text[],
	except_purposes text[],
	starts_on date,
	ends_on date,
	ends_when text,
	body text,
	rule text,
	basis text,
	in_force boolean
);
COMMENT ON TYPE govcredit.sanction IS 'a measure (惩戒措施) that follows from one record';
COMMENT ON COLUMN govcredit.sanction.measure IS 'code of the measure in the policy';
COMMENT ON COLUMN govcredit.sanction.title IS 'Chinese name of the measure';
COMMENT ON COLUMN govcredit.sanction.effect IS 'prohibit 禁止, restrict 限制, discretion 裁量, or impose 实施: a duty or reprimand that bars nothing; unknown: nobody can tell';
COMMENT ON COLUMN govcredit.sanction.actions IS 'what it bars or limits';
COMMENT ON COLUMN govcredit.sanction.except_purposes IS 'purposes that stay free';
COMMENT ON COLUMN govcredit.sanction.starts_on IS 'first day in force';
COMMENT ON COLUMN govcredit.sanction.ends_on IS 'last day in force, included; NULL: no such day is known, ends_when says why';
COMMENT ON COLUMN govcredit.sanction.ends_when IS 'what ends it: term, validity of the record, corrected or repaired; never: nothing does; unknown: the act goes on, from whose end the validity counts';
COMMENT ON COLUMN govcredit.sanction.body IS 'who carries it out';
COMMENT ON COLUMN govcredit.sanction.rule IS 'rule of the policy that matched';
COMMENT ON COLUMN govcredit.sanction.basis IS 'clause it rests on';
COMMENT ON COLUMN govcredit.sanction.in_force IS 'in force on as_of; NULL where no day is asked about';

CREATE FUNCTION govcredit.sanctions(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	corrected_on date DEFAULT NULL,
	repaired_on date DEFAULT NULL,
	repair text DEFAULT NULL,
	as_of date DEFAULT NULL,
	given numeric DEFAULT NULL)
	RETURNS SETOF govcredit.sanction
	AS 'MODULE_PATHNAME', 'govcredit_sanctions'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.sanctions(govcredit.policy, text, text, date, text, numeric, date, text[], date, date, text, date, numeric) IS
'measures that follow from a record, with effect, start, end, body and basis; with as_of only those in force on that day; no row: not on the list (不在清单); one row with effect unknown: policy, kind, type or decided_on is NULL';

CREATE FUNCTION govcredit.bars(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text,
	amount numeric,
	ended_on date,
	flags text[],
	corrected_on date,
	repaired_on date,
	repair text,
	as_of date,
	given numeric,
	action text,
	purpose text DEFAULT NULL)
	RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_bars'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION govcredit.bars(govcredit.policy, text, text, date, text, numeric, date, text[], date, date, text, date, numeric, text, text) IS
'does the record forbid (禁止) the action, for that purpose, on that day? true where sanctions() has a measure in force that prohibits it and does not except the purpose; not for restrictions or discretion; action and purpose by code or Chinese title; an error where policy, record or action is NULL (22004) or a code unknown (IG005)';

CREATE FUNCTION govcredit.barring_types(policy govcredit.policy, action text, purpose text DEFAULT NULL)
	RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_barring_types'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.barring_types(govcredit.policy, text, text) IS
'record types (记录类型) that can forbid the action for that purpose: bars() is false for records of all others; empty where no measure prohibits it; an error where policy or action is NULL (22004) or a code unknown (IG005)';

CREATE FUNCTION govcredit.explain_sanctions(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	corrected_on date DEFAULT NULL,
	repaired_on date DEFAULT NULL,
	repair text DEFAULT NULL,
	as_of date DEFAULT NULL,
	given numeric DEFAULT NULL,
	OUT measure text, OUT title text, OUT rule text, OUT applies boolean, OUT reason text, OUT reason_zh text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_sanctions'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 8;
COMMENT ON FUNCTION govcredit.explain_sanctions(govcredit.policy, text, text, date, text, numeric, date, text[], date, date, text, date, numeric) IS
'every measure of every rule that matches the record: whether it applies and, if not, why (excepted, not yet, ended, corrected, repaired, a measure for other targets), in both languages; the rows that apply are those of sanctions(); one row without an answer where policy, kind, type or decided_on is NULL';

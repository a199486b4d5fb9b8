/* rules/repair: may a record be repaired, from which day, to what effect */

CREATE TYPE govcredit.repair_answer AS (
	eligible boolean,
	first_day date,
	publication_ends_on date,
	effects text[],
	regime text,
	regime_chosen_by text,
	regime_date date,
	unmet text[],
	publication_ends_when text
);
COMMENT ON TYPE govcredit.repair_answer IS 'whether a record may be repaired (信用修复) on a day';
COMMENT ON COLUMN govcredit.repair_answer.eligible IS 'may the subject apply on that day; NULL where no day is given and nothing else stands against it';
COMMENT ON COLUMN govcredit.repair_answer.first_day IS 'first day one may apply, as far as the terms and the days known tell; unmet says what is still undone; NULL if never';
COMMENT ON COLUMN govcredit.repair_answer.publication_ends_on IS 'last day of publication without repair; NULL: no such day, publication_ends_when says why';
COMMENT ON COLUMN govcredit.repair_answer.effects IS 'effects a granted repair may have, best first';
COMMENT ON COLUMN govcredit.repair_answer.regime IS 'regime that decided';
COMMENT ON COLUMN govcredit.repair_answer.regime_chosen_by IS 'which date chose the regime: decided_on or applied_on';
COMMENT ON COLUMN govcredit.repair_answer.regime_date IS 'that date; NULL where it is the application''s and none is given';
COMMENT ON COLUMN govcredit.repair_answer.unmet IS 'codes of the conditions not met; empty if eligible';
COMMENT ON COLUMN govcredit.repair_answer.publication_ends_when IS 'what ends publication without repair: term; never: the rules that match set no end; not_published: there is none to end; unknown: no rule of the regime knows the record, or one refuses it repair and does not say how long it is published';

CREATE FUNCTION govcredit.repair(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	applied_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	corrected_on date DEFAULT NULL,
	duties_done_on date DEFAULT NULL,
	committed_on date DEFAULT NULL,
	grounds text[] DEFAULT NULL)
	RETURNS govcredit.repair_answer
	AS 'MODULE_PATHNAME', 'govcredit_repair'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.repair(govcredit.policy, text, text, date, date, text, numeric, text[], date, date, date, text[]) IS
'may a record be repaired on the day applied_on: earliest day, end of publication, effect, regime, conditions not met; without applied_on what holds whenever one applies; NULL if policy, kind, type or decision day is NULL';

CREATE FUNCTION govcredit.explain_repair(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	applied_on date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	corrected_on date DEFAULT NULL,
	duties_done_on date DEFAULT NULL,
	committed_on date DEFAULT NULL,
	grounds text[] DEFAULT NULL,
	OUT condition text, OUT required text, OUT required_zh text, OUT found text, OUT found_zh text, OUT met boolean, OUT from_day date, OUT rule text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_repair'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 5;
COMMENT ON FUNCTION govcredit.explain_repair(govcredit.policy, text, text, date, date, text, numeric, text[], date, date, date, text[]) IS
'every condition of repair that applies to the record: what is required and what was found, in both languages, whether it is met, from which day, and the clause; repair() is eligible exactly if all rows are met; of a rule without any condition a row none';

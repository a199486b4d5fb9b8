/* rules/matter: what a policy says of what a unit has to see to */

CREATE TYPE govcredit.matter_kind_answer AS (
	kind text,
	title text,
	charge text[],
	section text,
	codes text[],
	coded boolean,
	parties text[],
	channels text,
	lists text[],
	stages text,
	procedure text,
	time_limit text,
	entry_limit text,
	outcomes text[],
	basis text,
	about text,
	required boolean,
	flow boolean
);
COMMENT ON TYPE govcredit.matter_kind_answer IS 'what a policy says of a kind of matters (事项类别)';
COMMENT ON COLUMN govcredit.matter_kind_answer.kind IS 'its code';
COMMENT ON COLUMN govcredit.matter_kind_answer.title IS 'its Chinese name';
COMMENT ON COLUMN govcredit.matter_kind_answer.charge IS 'subject kinds that may be in charge of one';
COMMENT ON COLUMN govcredit.matter_kind_answer.section IS 'section of the policy that has its codes; NULL: its own, or none';
COMMENT ON COLUMN govcredit.matter_kind_answer.codes IS 'the codes themselves; NULL: free, such as a number of the unit''s own';
COMMENT ON COLUMN govcredit.matter_kind_answer.coded IS 'must one name its code';
COMMENT ON COLUMN govcredit.matter_kind_answer.parties IS 'as what others may take part';
COMMENT ON COLUMN govcredit.matter_kind_answer.channels IS 'list of the ways they come in; NULL: any word';
COMMENT ON COLUMN govcredit.matter_kind_answer.lists IS 'lists its item may be of; none: any';
COMMENT ON COLUMN govcredit.matter_kind_answer.stages IS 'list its steps are of';
COMMENT ON COLUMN govcredit.matter_kind_answer.procedure IS 'procedure it goes through unless it names another';
COMMENT ON COLUMN govcredit.matter_kind_answer.time_limit IS 'deadline that gives its last day where none is entered';
COMMENT ON COLUMN govcredit.matter_kind_answer.entry_limit IS 'workday or day: in what the time limit runs that the unit''s own list of services or approvals has for its code; NULL: none is taken from there';
COMMENT ON COLUMN govcredit.matter_kind_answer.outcomes IS 'how one can end';
COMMENT ON COLUMN govcredit.matter_kind_answer.basis IS 'clause it rests on';
COMMENT ON COLUMN govcredit.matter_kind_answer.about IS 'what each is about: an objection, the repair of a record; NULL: neither';
COMMENT ON COLUMN govcredit.matter_kind_answer.required IS 'in no other way is such an objection answered, such a repair granted';
COMMENT ON COLUMN govcredit.matter_kind_answer.flow IS 'is its procedure a flow of stages';

CREATE FUNCTION govcredit.matter_kind(policy govcredit.policy, matter text) RETURNS govcredit.matter_kind_answer
	AS 'MODULE_PATHNAME', 'govcredit_matter_kind'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.matter_kind(govcredit.policy, text) IS
'what a policy says of a kind of matters (事项类别), by its code or Chinese title: who may be in charge, where its codes, items, ways in and steps come from, by when, how it may end; IG005 for a kind the policy does not have';

CREATE FUNCTION govcredit.matter_basis(policy govcredit.policy, matter text, code text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_matter_basis'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.matter_basis(govcredit.policy, text, text) IS
'clause that the code of a matter rests on (依据): that of its promise, procedure, task or item; NULL where the policy has no such kind or code, or the code is free';

CREATE TYPE govcredit.matter_outcome_answer AS (
	outcome text,
	title text,
	codes text[],
	computed boolean,
	reason boolean,
	steps boolean,
	settled boolean,
	late text,
	basis text
);
COMMENT ON TYPE govcredit.matter_outcome_answer IS 'what a policy says of how a matter may end (办理结果)';
COMMENT ON COLUMN govcredit.matter_outcome_answer.outcome IS 'its code';
COMMENT ON COLUMN govcredit.matter_outcome_answer.title IS 'its Chinese name';
COMMENT ON COLUMN govcredit.matter_outcome_answer.codes IS 'codes of the matters that may end so; NULL: all of the kind';
COMMENT ON COLUMN govcredit.matter_outcome_answer.computed IS 'nobody enters it: others count as it';
COMMENT ON COLUMN govcredit.matter_outcome_answer.reason IS 'does it need a reason';
COMMENT ON COLUMN govcredit.matter_outcome_answer.steps IS 'does it need every step of the procedure';
COMMENT ON COLUMN govcredit.matter_outcome_answer.settled IS 'must nothing be owed any more';
COMMENT ON COLUMN govcredit.matter_outcome_answer.late IS 'outcome it counts as after the last day; NULL: itself';
COMMENT ON COLUMN govcredit.matter_outcome_answer.basis IS 'clause it rests on';

CREATE FUNCTION govcredit.matter_outcome(policy govcredit.policy, matter text, outcome text) RETURNS govcredit.matter_outcome_answer
	AS 'MODULE_PATHNAME', 'govcredit_matter_outcome'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.matter_outcome(govcredit.policy, text, text) IS
'what a policy says of an outcome of a kind of matters (办理结果), by code or Chinese title: to which codes it is open, what it needs, what it counts as when it is late; IG005 for one the policy does not have';

CREATE FUNCTION govcredit.matter_counts_as(policy govcredit.policy, matter text, outcome text, due_on date, closed_on date, as_of date) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_matter_counts_as'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.matter_counts_as(govcredit.policy, text, text, date, date, date) IS
'what a matter counts as on a day (计为何种结果): its outcome, the one the policy names for it where it ended after its last day or is past it and goes on; NULL of one that goes on otherwise';

CREATE FUNCTION govcredit.outcome_records(policy govcredit.policy, matter text, code text, list text, item text, outcome text, subject_kind text DEFAULT NULL,
	OUT lead text, OUT whom text, OUT record_type text, OUT severity text, OUT flags text[], OUT lowest numeric, OUT highest numeric,
	OUT discretion boolean, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_outcome_records'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govcredit.outcome_records(govcredit.policy, text, text, text, text, text, text) IS
'records that an outcome of a matter leads to (结果对应记录), of the unit, the person in charge or the head, with the least and greatest points, NULL where amount or grade decides; one row unknown where the policy is NULL or does not have the kind';

CREATE TYPE govcredit.procedure_step_answer AS (
	step text,
	record text,
	repair text,
	pays boolean,
	grounded boolean
);
COMMENT ON TYPE govcredit.procedure_step_answer IS 'what a policy says of a step of a procedure (程序步骤)';
COMMENT ON COLUMN govcredit.procedure_step_answer.step IS 'its code';
COMMENT ON COLUMN govcredit.procedure_step_answer.record IS 'type of the record it makes; NULL: none';
COMMENT ON COLUMN govcredit.procedure_step_answer.repair IS 'effect it gives to the records of its matter; NULL: none';
COMMENT ON COLUMN govcredit.procedure_step_answer.pays IS 'is nothing owed any more with it';
COMMENT ON COLUMN govcredit.procedure_step_answer.grounded IS 'does it rest on a ground';

CREATE FUNCTION govcredit.procedure_step(policy govcredit.policy, procedure text, step text) RETURNS govcredit.procedure_step_answer
	AS 'MODULE_PATHNAME', 'govcredit_procedure_step'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.procedure_step(govcredit.policy, text, text) IS
'what a policy says of a step of a procedure (程序步骤): the record it makes, the repair it gives, whether it pays all and rests on a ground; NULL for a word of one''s own; IG005 for a procedure the policy does not have';

CREATE FUNCTION govcredit.step_ground(policy govcredit.policy, procedure text, step text, ground text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_step_ground'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.step_ground(govcredit.policy, text, text, text) IS
'code of the ground (事由) a step rests on, by code or Chinese title; IG005 for one the step does not have, 23514 for what the text says is none, such as a change of government 政府换届';

CREATE FUNCTION govcredit.procedure_stages(policy govcredit.policy, procedure text,
	OUT place integer, OUT stage text, OUT title text, OUT is_first boolean, OUT after text[], OUT is_last boolean, OUT taken_by text, OUT addressee text,
	OUT within text, OUT longer_after text[], OUT longer text[], OUT counted_from text[], OUT waits text, OUT waits_from text[], OUT pauses boolean, OUT document boolean,
	OUT outcome text, OUT repair text, OUT grounded boolean, OUT remedy text, OUT remedy_basis text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_procedure_stages'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION govcredit.procedure_stages(govcredit.policy, text) IS
'stages of a procedure that is a flow (办理环节): which follow which, who takes each (keeper, supplier, applicant, subject), within which deadline from which stages on, to whom its paper goes, what outcome, repair and remedy it has, by which clause; no row of a procedure that is none; one row unknown where policy or procedure is NULL; IG005 for a procedure the policy does not have';

CREATE FUNCTION govcredit.required_flow(policy govcredit.policy, about text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_required_flow'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.required_flow(govcredit.policy, text) IS
'kind of matters (办理程序) without which an objection is not answered (objection), a repair not granted (repair) by a policy; NULL: by none; IG005 for what no flow is about';

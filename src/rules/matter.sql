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
	outcomes text[],
	basis text
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
COMMENT ON COLUMN govcredit.matter_kind_answer.outcomes IS 'how one can end';
COMMENT ON COLUMN govcredit.matter_kind_answer.basis IS 'clause it rests on';

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

/* rules/duties: what a policy lists and demands beside scores */

CREATE FUNCTION govcredit.policy_section(policy govcredit.policy, section text) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_section'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION govcredit.policy_section(govcredit.policy, text) IS
'section of a policy (政策章节) as it stands, such as record_types, repair.rules or lists.CODE.items; NULL if the policy has nothing in it, IG005 for a section the language does not have';

CREATE FUNCTION govcredit.policy_item(policy govcredit.policy, section text, code text) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_item'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_item(govcredit.policy, text, text) IS
'item of a section of a policy by its code (单个政策条目), as it stands, without reading the others; NULL if the section has none of that code, IG005 for a section the language does not have';

CREATE FUNCTION govcredit.policy_code(policy govcredit.policy, section text, name text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_policy_find_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_code(govcredit.policy, text, text) IS
'code of an item of a section, such as record_types, lists.CODE.items or procedures.CODE.steps, by its code or its Chinese title (代码或名称), where no other item of the section has that title; IG005 with the nearest one if there is none';

CREATE FUNCTION govcredit.has_code(policy govcredit.policy, section text, name text) RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_policy_has_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.has_code(govcredit.policy, text, text) IS
'does a section of the policy have an item of that code or Chinese title (有无此项)? what policy_code() would find; for those who ask several editions, of which not all declare everything';

CREATE FUNCTION govcredit.policy_items(policy govcredit.policy, section text,
	OUT code text, OUT title text, OUT basis text, OUT number_basis text, OUT item jsonb)
	RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20
	BEGIN ATOMIC
		SELECT e.key,
			   (e.value -> 'title') ->> 'zh',
			   e.value ->> 'basis', e.value ->> 'number_basis',
			   e.value
		  FROM pg_catalog.jsonb_each(govcredit.policy_section($1, $2)) e
		 WHERE pg_catalog.jsonb_typeof(e.value) = 'object';
	END;
COMMENT ON FUNCTION govcredit.policy_items(govcredit.policy, text) IS
'items of a section of a policy (政策条目), such as record_types, tasks, promises or repair.rules: code, Chinese title, clause, where its numbers come from if not from the clause, and the item as it stands; IG005 for a section the language does not have';

CREATE FUNCTION govcredit.figure_ratios(policy govcredit.policy, indicator text,
	OUT code text, OUT upper text, OUT lower text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_figure_ratios'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.figure_ratios(govcredit.policy, text) IS
'indicators of a policy that are one, a figure (数据项), in percent of another, or another in percent of it (比率指标): code, figure above and figure below; IG005 for an indicator the policy does not have';

CREATE FUNCTION govcredit.list_items(policy govcredit.policy, list text,
	OUT place integer, OUT item text, OUT title text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_list_items'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 15;
COMMENT ON FUNCTION govcredit.list_items(govcredit.policy, text) IS
'items of a list of the policy (清单) in their order: service items to promise, areas to disclose, stages of a project; IG005 for a list the policy does not have';

CREATE FUNCTION govcredit.missing_steps(policy govcredit.policy, procedure text, taken text[], before_step text DEFAULT NULL,
	OUT place integer, OUT step text, OUT title text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_missing_steps'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govcredit.missing_steps(govcredit.policy, text, text[], text) IS
'steps a procedure of the policy demands (必经程序) and that were not taken, or of them those that must come before a step; all of them where taken is NULL; one row unknown where policy or procedure is NULL; IG005 for a procedure or step the policy does not have';

CREATE FUNCTION govcredit.record_step(policy govcredit.policy, record_type text,
	OUT procedure text, OUT step text, OUT title text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_record_step'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.record_step(govcredit.policy, text) IS
'step of which procedure makes records of a type (认定程序), such as a finding; no row: such a record needs none; one row unknown where policy or type is NULL';

CREATE FUNCTION govcredit.exclusions(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	OUT exclusion text, OUT title text, OUT from_collection boolean, OUT from_publication boolean, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_exclusions'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.exclusions(govcredit.policy, text, text, text, numeric, text[]) IS
'why a record may not be collected at all (禁止归集) or not be published (不予公示): an exclusion of the policy, the disclosure of its type, shared or authorised, not_found where it is of its class only with a finding, no_document and document_incomplete where it is with a document, or unknown where policy, kind or type is NULL; whether rules of its day keep it from publication, too, says publication()';

CREATE TYPE govcredit.publication_answer AS (
	allowed boolean,
	required boolean,
	reason text,
	title text,
	ends_on date,
	ends_when text,
	basis text
);
COMMENT ON TYPE govcredit.publication_answer IS 'whether a record may be published (公示), and until when';
COMMENT ON COLUMN govcredit.publication_answer.allowed IS 'may it be published';
COMMENT ON COLUMN govcredit.publication_answer.required IS 'has it to be, within the term of its type; false also of what is in principle not published (原则上不公示)';
COMMENT ON COLUMN govcredit.publication_answer.reason IS 'why not: an exclusion of the policy, shared, authorised, not_found, no_document, document_incomplete, or not_published by a rule of its day; NULL if it may';
COMMENT ON COLUMN govcredit.publication_answer.title IS 'the reason in Chinese';
COMMENT ON COLUMN govcredit.publication_answer.ends_on IS 'last day of publication without repair; NULL where no day is known, and ends_when says which';
COMMENT ON COLUMN govcredit.publication_answer.ends_when IS 'what ends it: term, the longest one of its rules; validity, when it counts no longer; ended, when the act ends, which goes on; never: nothing ends it; unknown: the policy has rules about such records and none for this day, or one that refuses repair and names no term';
COMMENT ON COLUMN govcredit.publication_answer.basis IS 'clause that keeps it from publication, or that leaves open when it ends';

CREATE FUNCTION govcredit.publication(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	decided_on date,
	as_of date,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	ended_on date DEFAULT NULL,
	flags text[] DEFAULT NULL,
	given numeric DEFAULT NULL)
	RETURNS govcredit.publication_answer
	AS 'MODULE_PATHNAME', 'govcredit_publication'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.publication(govcredit.policy, text, text, date, date, text, numeric, date, text[], numeric) IS
'may a record be public (公示) by the rules, why not, and its last day without repair; of as_of only the regime depends, where the day asked about chooses it; NULL if policy, kind, type, decided_on or as_of is NULL';

CREATE FUNCTION govcredit.grade_consequences(policy govcredit.policy, subject_kind text, grade text,
	OUT code text, OUT title text, OUT consequence text, OUT phase text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_grade_consequences'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govcredit.grade_consequences(govcredit.policy, text, text) IS
'what a grade brings with it: supervision by class (分级分类监管) before, during and after, reward, sanction, or use as a reference; one row unknown where an argument is NULL';

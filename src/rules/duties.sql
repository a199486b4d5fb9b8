/* rules/duties: what a policy lists and demands beside scores */

CREATE FUNCTION govcredit.policy_section(policy govcredit.policy, section text) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_section'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION govcredit.policy_section(govcredit.policy, text) IS
'section of a policy (政策章节) as it stands, such as record_types, repair.rules or lists.CODE.items; NULL if the policy has nothing in it, IG005 for a section the language does not have';

CREATE FUNCTION govcredit.policy_code(policy govcredit.policy, section text, name text) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_policy_find_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_code(govcredit.policy, text, text) IS
'code of an item of a section by its code or its Chinese title (代码或名称), where no other item of the section has that title; IG005 with the nearest one if there is none';

CREATE FUNCTION govcredit.has_code(policy govcredit.policy, section text, name text) RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_policy_has_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.has_code(govcredit.policy, text, text) IS
'does a section of the policy have an item of that code or Chinese title (有无此项)? what policy_code() would find; for those who ask several editions, of which not all declare everything';

CREATE FUNCTION govcredit.policy_items(policy govcredit.policy, section text,
	OUT code text, OUT title text, OUT basis text, OUT item jsonb)
	RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 20
	BEGIN ATOMIC
		SELECT e.key,
			   (e.value OPERATOR(pg_catalog.->) 'title') OPERATOR(pg_catalog.->>) 'zh',
			   CASE WHEN (e.value OPERATOR(pg_catalog.->>) 'number_basis') IS NULL
					  OR (e.value OPERATOR(pg_catalog.->>) 'number_basis') OPERATOR(pg_catalog.=) (e.value OPERATOR(pg_catalog.->>) 'basis')
					THEN e.value OPERATOR(pg_catalog.->>) 'basis'
					ELSE (e.value OPERATOR(pg_catalog.->>) 'basis') OPERATOR(pg_catalog.||) '; numbers: '
						 OPERATOR(pg_catalog.||) (e.value OPERATOR(pg_catalog.->>) 'number_basis') END,
			   e.value
		  FROM pg_catalog.jsonb_each(govcredit.policy_section($1, $2)) e
		 WHERE pg_catalog.jsonb_typeof(e.value) OPERATOR(pg_catalog.=) 'object';
	END;
COMMENT ON FUNCTION govcredit.policy_items(govcredit.policy, text) IS
'items of a section of a policy (政策条目), such as record_types, tasks, promises or repair.rules: code, Chinese title, clause, and the item as it stands; IG005 for a section the language does not have';

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
'steps a procedure of the policy demands (必经程序) and that were not taken, or of them those that must come before a step; all of them where taken is NULL; IG005 for a procedure or step the policy does not have';

CREATE FUNCTION govcredit.record_step(policy govcredit.policy, record_type text,
	OUT procedure text, OUT step text, OUT title text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_record_step'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.record_step(govcredit.policy, text) IS
'step of which procedure makes records of a type (认定程序), such as a finding; no row: such a record needs none';

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
'why a record may not be collected at all (禁止归集) or not be published (不予公开): an exclusion of the policy, or the disclosure of its type, shared or authorised; no row: it may';

CREATE FUNCTION govcredit.grade_consequences(policy govcredit.policy, subject_kind text, grade text,
	OUT code text, OUT title text, OUT consequence text, OUT phase text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_grade_consequences'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govcredit.grade_consequences(govcredit.policy, text, text) IS
'what a grade brings with it: supervision by class (分级分类监管) before, during and after, reward, sanction, or use as a reference';

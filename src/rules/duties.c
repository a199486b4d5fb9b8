/*-------------------------------------------------------------------------
 *
 * duties.c
 *	  What a policy lists and demands beside scores: items of its lists, steps
 *	  that are missing and the record one makes, what it keeps out, what a
 *	  grade brings.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"

PG_FUNCTION_INFO_V1(govcredit_list_items);
PG_FUNCTION_INFO_V1(govcredit_missing_steps);
PG_FUNCTION_INFO_V1(govcredit_record_step);
PG_FUNCTION_INFO_V1(govcredit_exclusions);
PG_FUNCTION_INFO_V1(govcredit_grade_consequences);

static int
find_code(const Policy *policy, const PolicyCodes *codes, const char *what, const char *section, text *name)
{
	int			index = govcredit_policy_code(codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (index < 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
				 errmsg("policy \"%s\" has no %s \"%s\"", policy->name, what, text_to_cstring(name)),
				 errhint("govcredit.policy_items('%s', '%s') shows those it has.", policy->name, section)));
	return index;
}

static int
find_step(const Policy *policy, const PolicyList *procedure, text *name)
{
	return find_code(policy, &procedure->codes, "step in this procedure named", "procedures", name);
}

static void
put_entry(ReturnSetInfo *rsinfo, const PolicyList *list, int entry)
{
	Datum		values[4];
	bool		nulls[4] = {0};

	values[0] = Int32GetDatum(list->order[entry]);
	values[1] = CStringGetTextDatum(list->entry[entry].code);
	values[2] = CStringGetTextDatum(list->entry[entry].title_zh);
	values[3] = CStringGetTextDatum(list->entry[entry].basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Entries in their order, those of skip left out. */
static void
put_entries(ReturnSetInfo *rsinfo, const PolicyList *list, const bool *skip)
{
	for (int last = 0;;)
	{
		int			next = -1;

		for (int e = 0; e < list->codes.count; e++)
			if (list->order[e] > last && (next < 0 || list->order[e] < list->order[next]))
				next = e;
		if (next < 0)
			break;
		last = list->order[next];
		if (skip == NULL || !skip[next])
			put_entry(rsinfo, list, next);
	}
}

Datum
govcredit_list_items(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));

	InitMaterializedSRF(fcinfo, 0);
	put_entries((ReturnSetInfo *) fcinfo->resultinfo,
				&policy->list[find_code(policy, &policy->list_codes, "list", "lists", PG_GETARG_TEXT_PP(1))], NULL);
	return (Datum) 0;
}

/*
 * Arguments: policy, procedure, steps taken (NULL: none), step: those that it
 * needs; NULL: those that the procedure demands.
 */
Datum
govcredit_missing_steps(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyList *procedure;
	bool	   *skip;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	procedure = &policy->procedure[find_code(policy, &policy->procedure_codes, "procedure", "procedures", PG_GETARG_TEXT_PP(1))];
	skip = palloc0(sizeof(bool) * Max(procedure->codes.count, 1));
	if (!PG_ARGISNULL(3))
	{
		const PolicyStep *step = &procedure->step[find_step(policy, procedure, PG_GETARG_TEXT_PP(3))];

		memset(skip, true, sizeof(bool) * procedure->codes.count);
		for (int n = 0; n < step->nneeds; n++)
			skip[step->needs[n]] = false;
	}
	if (!PG_ARGISNULL(2))
	{
		Datum	   *elements;
		bool	   *nulls;
		int			count;

		deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
		for (int i = 0; i < count; i++)
			if (!nulls[i])
				skip[find_step(policy, procedure, DatumGetTextPP(elements[i]))] = true;
	}
	put_entries((ReturnSetInfo *) fcinfo->resultinfo, procedure, skip);
	return (Datum) 0;
}

Datum
govcredit_record_step(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	int			type;

	InitMaterializedSRF(fcinfo, 0);
	type = govcredit_resolve_type(policy, PG_GETARG_TEXT_PP(1));
	for (int p = 0; p < policy->procedure_codes.count; p++)
		for (int e = 0; e < policy->procedure[p].codes.count; e++)
		{
			const PolicyList *procedure = &policy->procedure[p];
			Datum		values[4];
			bool		nulls[4] = {0};

			if (procedure->step[e].record != type)
				continue;
			values[0] = CStringGetTextDatum(policy->procedure_codes.name[p]);
			values[1] = CStringGetTextDatum(procedure->codes.name[e]);
			values[2] = CStringGetTextDatum(procedure->entry[e].title_zh);
			values[3] = CStringGetTextDatum(procedure->entry[e].basis);
			tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		}
	return (Datum) 0;
}

static void
put_exclusion(ReturnSetInfo *rsinfo, const char *code, const char *title, bool from_collection, bool from_publication, const char *basis)
{
	Datum		values[5];
	bool		nulls[5] = {0};

	values[0] = CStringGetTextDatum(code);
	values[1] = CStringGetTextDatum(title);
	values[2] = BoolGetDatum(from_collection);
	values[3] = BoolGetDatum(from_publication);
	values[4] = CStringGetTextDatum(basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Arguments: policy, subject_kind, record_type, severity, amount, flags. */
Datum
govcredit_exclusions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	Facts		facts;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return (Datum) 0;
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	facts.decided_on = DATEVAL_NOEND;
	govcredit_read_facts(fcinfo, &call, &facts, 1, 2, 3, 4, -1, 5, -1);
	for (int i = 0; i < facts.type->nexclusions; i++)
	{
		const PolicyExclusion *exclusion = &facts.policy->exclusion[facts.type->exclusions[i]];

		if (govcredit_meets(&exclusion->when, &facts))
			put_exclusion(rsinfo, exclusion->item.code, exclusion->item.title_zh,
						  exclusion->from_collection, exclusion->from_publication, exclusion->item.basis);
	}
	if (facts.type->disclosure == DISCLOSURE_SHARED)
		put_exclusion(rsinfo, "shared", "政务共享，不予公开", false, true, facts.type->item.basis);
	else if (facts.type->disclosure == DISCLOSURE_AUTHORISED)
		put_exclusion(rsinfo, "authorised", "授权查询，不予公开", false, true, facts.type->item.basis);
	return (Datum) 0;
}

/* Arguments: policy, subject_kind, grade. */
Datum
govcredit_grade_consequences(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	text	   *grade;
	int			kind;

	InitMaterializedSRF(fcinfo, 0);
	call.policy = govcredit_policy_get(PG_GETARG_INT64(0));
	call.kind = -1;
	kind = govcredit_resolve_kind(&call, PG_GETARG_TEXT_PP(1));
	grade = PG_GETARG_TEXT_PP(2);
	for (int i = 0; i < call.policy->consequence_codes.count; i++)
	{
		const PolicyConsequence *consequence = &call.policy->consequence[i];
		Datum		values[5];
		bool		nulls[5] = {0};
		bool		named = (consequence->ngrades == 0);

		for (int g = 0; g < consequence->ngrades; g++)
			named |= ((int) strlen(consequence->grades[g]) == (int) VARSIZE_ANY_EXHDR(grade) &&
					  memcmp(consequence->grades[g], VARDATA_ANY(grade), VARSIZE_ANY_EXHDR(grade)) == 0);
		if (!named || !(consequence->kinds & (UINT64CONST(1) << kind)))
			continue;
		values[0] = CStringGetTextDatum(consequence->item.code);
		values[1] = CStringGetTextDatum(consequence->item.title_zh);
		values[2] = CStringGetTextDatum(consequence->consequence);
		values[3] = govcredit_text_or_null(consequence->phase, &nulls[3]);
		values[4] = CStringGetTextDatum(consequence->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 *
 * matter.c
 *	  What a policy says of matters: whose they are, by which codes and steps,
 *	  how they may end.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_matter_kind);
PG_FUNCTION_INFO_V1(govcredit_matter_basis);
PG_FUNCTION_INFO_V1(govcredit_matter_outcome);
PG_FUNCTION_INFO_V1(govcredit_matter_counts_as);
PG_FUNCTION_INFO_V1(govcredit_outcome_records);
PG_FUNCTION_INFO_V1(govcredit_procedure_step);
PG_FUNCTION_INFO_V1(govcredit_step_ground);
PG_FUNCTION_INFO_V1(govcredit_procedure_stages);
PG_FUNCTION_INFO_V1(govcredit_required_flow);

static Datum
text_array(const char *const *names, int count)
{
	Datum	   *elements = palloc(sizeof(Datum) * Max(count, 1));

	for (int i = 0; i < count; i++)
		elements[i] = CStringGetTextDatum(names[i]);
	return PointerGetDatum(construct_array(elements, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* The codes of a mask of subject kinds; all of them where there is none. */
static Datum
kind_array(const Policy *policy, uint64 mask)
{
	const char *names[POLICY_MAX_KINDS];
	int			count = 0;

	for (int k = 0; k < policy->kind_codes.count; k++)
		if (mask == 0 || (mask & (UINT64CONST(1) << k)))
			names[count++] = policy->kind_codes.name[k];
	return text_array(names, count);
}

static const char *
code_or_null(const PolicyCodes *codes, int index)
{
	return index < 0 ? NULL : codes->name[index];
}

/* The outcomes that one may be given; others count as the rest. */
static Datum
entered_outcomes(const PolicyMatter *matter)
{
	const char **names = palloc(sizeof(char *) * Max(matter->outcome_codes.count, 1));
	int			count = 0;

	for (int i = 0; i < matter->outcome_codes.count; i++)
		if (!matter->outcome[i].computed)
			names[count++] = matter->outcome_codes.name[i];
	return text_array(names, count);
}

/* Arguments: policy, kind. */
Datum
govcredit_matter_kind(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyMatter *matter = &policy->matter[govcredit_resolve_name(policy, &policy->matter_codes, "kind of matter", PG_GETARG_TEXT_PP(1))];
	const char **lists = palloc(sizeof(char *) * Max(matter->nitems, 1));
	TupleDesc	desc;
	Datum		values[18];
	bool		nulls[18] = {0};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	for (int i = 0; i < matter->nitems; i++)
		lists[i] = policy->list_codes.name[matter->items[i]];
	values[0] = CStringGetTextDatum(matter->item.code);
	values[1] = CStringGetTextDatum(matter->item.title_zh);
	values[2] = kind_array(policy, matter->charge);
	values[3] = govcredit_text_or_null(matter->section, &nulls[3]);
	values[4] = matter->codes ? text_array(matter->codes->name, matter->codes->count) : (Datum) 0;
	nulls[4] = matter->codes == NULL;
	values[5] = BoolGetDatum(matter->codes != NULL && !matter->uncoded);
	values[6] = text_array(matter->parties, matter->nparties);
	values[7] = govcredit_text_or_null(code_or_null(&policy->list_codes, matter->channels), &nulls[7]);
	values[8] = text_array(lists, matter->nitems);
	values[9] = govcredit_text_or_null(code_or_null(&policy->list_codes, matter->stages), &nulls[9]);
	values[10] = govcredit_text_or_null(code_or_null(&policy->procedure_codes, matter->procedure), &nulls[10]);
	values[11] = govcredit_text_or_null(code_or_null(&policy->deadline_codes, matter->time_limit), &nulls[11]);
	values[12] = govcredit_text_or_null(matter->entry_limit, &nulls[12]);
	values[13] = entered_outcomes(matter);
	values[14] = CStringGetTextDatum(matter->item.basis);
	values[15] = govcredit_text_or_null(matter->about < 0 ? NULL : govcredit_flow_abouts[matter->about], &nulls[15]);
	values[16] = BoolGetDatum(matter->required);
	values[17] = BoolGetDatum(matter->procedure >= 0 && policy->procedure[matter->procedure].flow);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/* The kind of a matter, or NULL where the policy does not have it. */
static const PolicyMatter *
find_matter(const Policy *policy, text *kind)
{
	int			at = govcredit_policy_code(&policy->matter_codes, VARDATA_ANY(kind), VARSIZE_ANY_EXHDR(kind));

	return at < 0 ? NULL : &policy->matter[at];
}

static int
find_outcome(const PolicyMatter *matter, text *outcome)
{
	return govcredit_policy_code(&matter->outcome_codes, VARDATA_ANY(outcome), VARSIZE_ANY_EXHDR(outcome));
}

/*
 * Arguments: policy, kind, code.  For whoever goes through the matters of all
 * editions: what this one does not have it says nothing of.
 */
Datum
govcredit_matter_basis(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	text	   *kind = PG_GETARG_TEXT_PP(1);
	text	   *code = PG_GETARG_TEXT_PP(2);
	const PolicyMatter *matter = find_matter(policy, kind);
	int			at;

	at = matter && matter->codes ? govcredit_policy_code(matter->codes, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code)) : -1;
	if (at < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(((const PolicyItem *) (matter->coded + at * matter->coded_size))->basis));
}

/* Arguments: policy, kind, outcome. */
Datum
govcredit_matter_outcome(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyMatter *matter = &policy->matter[govcredit_resolve_name(policy, &policy->matter_codes, "kind of matter", PG_GETARG_TEXT_PP(1))];
	int			at = govcredit_resolve_name(policy, &matter->outcome_codes, "outcome", PG_GETARG_TEXT_PP(2));
	const PolicyOutcome *outcome = &matter->outcome[at];
	const char **codes = palloc(sizeof(char *) * Max(outcome->ncodes, 1));
	TupleDesc	desc;
	Datum		values[9];
	bool		nulls[9] = {0};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	for (int i = 0; i < outcome->ncodes; i++)
		codes[i] = matter->codes->name[outcome->codes[i]];
	values[0] = CStringGetTextDatum(outcome->item.code);
	values[1] = CStringGetTextDatum(outcome->item.title_zh);
	values[2] = text_array(codes, outcome->ncodes);
	nulls[2] = outcome->ncodes == 0;
	values[3] = BoolGetDatum(outcome->computed);
	values[4] = BoolGetDatum(outcome->reason);
	values[5] = BoolGetDatum(outcome->steps);
	values[6] = BoolGetDatum(outcome->settled);
	values[7] = govcredit_text_or_null(code_or_null(&matter->outcome_codes, outcome->late), &nulls[7]);
	values[8] = CStringGetTextDatum(outcome->item.basis);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/*
 * Arguments: policy, kind, outcome, due_on, closed_on, as_of.  Late is not kept:
 * what ended after its last day counts as the outcome that the policy names for
 * it, and so does what should have ended by the day asked about and has not.
 */
Datum
govcredit_matter_counts_as(PG_FUNCTION_ARGS)
{
	const PolicyMatter *matter = NULL;
	DateADT		due_on = PG_ARGISNULL(3) ? DATEVAL_NOEND : PG_GETARG_DATEADT(3);
	bool		ended;
	int			at = -1;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(5))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(0))
		matter = find_matter(govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy, PG_GETARG_TEXT_PP(1));
	ended = !PG_ARGISNULL(2) && !PG_ARGISNULL(4) && PG_GETARG_DATEADT(4) <= PG_GETARG_DATEADT(5);
	if (matter && ended)
	{
		at = find_outcome(matter, PG_GETARG_TEXT_PP(2));
		if (at >= 0)
			at = PG_GETARG_DATEADT(4) > due_on ? matter->outcome[at].late : -1;
	}
	else if (matter && PG_GETARG_DATEADT(5) > due_on)
		at = matter->overdue;
	if (at >= 0)
		PG_RETURN_TEXT_P(cstring_to_text(matter->outcome_codes.name[at]));
	if (!ended)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(PG_GETARG_TEXT_P_COPY(2));
}

/* Least and greatest points of a record of a type about a kind; false where its amount or grade says more. */
static bool
points_between(const PolicyType *type, int kind, int64 *lowest, int64 *highest)
{
	bool		any = false;

	for (int i = 0; i < type->npoints; i++)
	{
		const PolicyPoints *row = &type->points[i];
		int64		low = row->kind == POINTS_RANGE ? row->range_min : row->points;
		int64		high = row->kind == POINTS_RANGE ? row->range_max : row->points;

		if (kind >= 0 && row->when.kinds && !(row->when.kinds & (UINT64CONST(1) << kind)))
			continue;
		if (row->kind == POINTS_PER_UNIT || row->kind == POINTS_DIRECT)
			return false;
		*lowest = any ? Min(*lowest, low) : low;
		*highest = any ? Max(*highest, high) : high;
		any = true;
	}
	return any;
}

/* The record type a lead gives a matter of a code and item; -1: none. */
static int
type_of_lead(const Policy *policy, const PolicyMatter *matter, const PolicyLead *lead, int code, int item)
{
	bool		named = lead->ncodes == 0;

	for (int i = 0; i < lead->ncodes; i++)
		named |= lead->codes[i] == code;
	if (!named)
		return -1;
	if (lead->broken)
		return code < 0 ? -1 : policy->promise[code].broken;
	if (lead->of_item)
		return item < 0 ? -1 : lead->of_item[item];
	return lead->type;
}

/* A row of outcome_records() for each of those whom a lead concerns. */
static void
put_lead(ReturnSetInfo *rsinfo, const Policy *policy, const PolicyLead *lead, int type, int kind)
{
	static const char *const whom[] = {"unit", "person", "head"};
	const char *flags[POLICY_MAX_FLAGS];
	int			nflags = 0;

	for (int f = 0; f < policy->flag_codes.count; f++)
		if (lead->flags & (UINT64CONST(1) << f))
			flags[nflags++] = policy->flag_codes.name[f];
	for (int w = 0; w < (int) lengthof(whom); w++)
	{
		Datum		values[9];
		bool		nulls[9] = {0};
		int64		lowest;
		int64		highest;
		bool		between;

		if (!(lead->whom & (1 << w)) ||
			(w == 0 && kind >= 0 && !(policy->type[type].kinds & (UINT64CONST(1) << kind))))
			continue;
		between = points_between(&policy->type[type], w == 0 ? kind : -1, &lowest, &highest);
		values[0] = CStringGetTextDatum(lead->item.code);
		values[1] = CStringGetTextDatum(whom[w]);
		values[2] = CStringGetTextDatum(policy->type_codes.name[type]);
		values[3] = govcredit_text_or_null(code_or_null(&policy->severity_codes, lead->severity), &nulls[3]);
		values[4] = text_array(flags, nflags);
		nulls[5] = nulls[6] = !between;
		values[5] = between ? govcredit_micro_numeric(lowest) : (Datum) 0;
		values[6] = between ? govcredit_micro_numeric(highest) : (Datum) 0;
		values[7] = BoolGetDatum(policy->type[type].by_given);
		values[8] = CStringGetTextDatum(lead->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
}

/* Arguments: policy, kind, code, list, item, outcome, subject_kind. */
Datum
govcredit_outcome_records(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyMatter *matter;
	const PolicyOutcome *outcome;
	int			code = -1;
	int			item = -1;
	int			kind = -1;
	int			at;

	InitMaterializedSRF(fcinfo, 0);
	matter = PG_ARGISNULL(0) || PG_ARGISNULL(1) ? NULL : find_matter(govcredit_policy_get(PG_GETARG_INT64(0)), PG_GETARG_TEXT_PP(1));
	if (matter == NULL)
	{
		govcredit_put_unknown(fcinfo, 2, -1);
		return (Datum) 0;
	}
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	at = PG_ARGISNULL(5) ? -1 : find_outcome(matter, PG_GETARG_TEXT_PP(5));
	if (at < 0)
		return (Datum) 0;
	outcome = &matter->outcome[at];
	if (!PG_ARGISNULL(2) && matter->codes)
		code = govcredit_policy_code(matter->codes, VARDATA_ANY(PG_GETARG_TEXT_PP(2)), VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(2)));
	if (!PG_ARGISNULL(3) && !PG_ARGISNULL(4) && matter->nitems == 1)
	{
		const PolicyList *list = &policy->list[matter->items[0]];

		if (strcmp(list->item.code, text_to_cstring(PG_GETARG_TEXT_PP(3))) == 0)
			item = govcredit_policy_code(&list->codes, VARDATA_ANY(PG_GETARG_TEXT_PP(4)), VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(4)));
	}
	if (!PG_ARGISNULL(6))
		kind = govcredit_policy_code(&policy->kind_codes, VARDATA_ANY(PG_GETARG_TEXT_PP(6)), VARSIZE_ANY_EXHDR(PG_GETARG_TEXT_PP(6)));
	for (int i = 0; i < outcome->nleads; i++)
	{
		int			type = type_of_lead(policy, matter, &outcome->lead[i], code, item);

		if (type >= 0)
			put_lead((ReturnSetInfo *) fcinfo->resultinfo, policy, &outcome->lead[i], type, kind);
	}
	return (Datum) 0;
}

/* What a policy says of a step of a procedure; NULL of a word of one's own. */
Datum
govcredit_procedure_step(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;
	text	   *name = PG_GETARG_TEXT_PP(2);
	const PolicyList *procedure = &policy->procedure[govcredit_resolve_code(policy, &policy->procedure_codes, "procedure", PG_GETARG_TEXT_PP(1))];
	int			at = govcredit_policy_code(&procedure->codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	const PolicyStep *step;
	TupleDesc	desc;
	Datum		values[5];
	bool		nulls[5] = {0};

	if (at < 0)
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	step = &procedure->step[at];
	values[0] = CStringGetTextDatum(procedure->codes.name[at]);
	values[1] = govcredit_text_or_null(code_or_null(&policy->type_codes, step->record), &nulls[1]);
	values[2] = govcredit_text_or_null(code_or_null(&policy->effect_codes, step->repair), &nulls[2]);
	values[3] = BoolGetDatum(step->pays);
	values[4] = BoolGetDatum(step->ground_codes.count > 0);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/*
 * Arguments: policy, procedure, step, ground.  The ground that a step rests on,
 * which the text must allow; NULL where it needs none.
 */
Datum
govcredit_step_ground(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyList *procedure = &policy->procedure[govcredit_resolve_code(policy, &policy->procedure_codes, "procedure", PG_GETARG_TEXT_PP(1))];
	const PolicyStep *step = &procedure->step[govcredit_resolve_code(policy, &procedure->codes, "step", PG_GETARG_TEXT_PP(2))];
	int			at;

	/* Of no ground there is no table to look in. */
	if (step->ground_codes.count == 0)
		govcredit_unknown_code(policy, &step->ground_codes, "ground", PG_GETARG_TEXT_PP(3));
	at = govcredit_resolve_name(policy, &step->ground_codes, "ground", PG_GETARG_TEXT_PP(3));
	if (step->ground[at].refused)
		ereport(ERROR,
				(errcode(ERRCODE_CHECK_VIOLATION),
				 govcredit_errmsg("%s is no ground to change what was promised", step->ground[at].item.title_zh),
				 govcredit_errdetail("By %s.", step->ground[at].item.basis)));
	PG_RETURN_TEXT_P(cstring_to_text(step->ground_codes.name[at]));
}

static Datum
code_array(const PolicyCodes *codes, const int *index, int count)
{
	const char **names = palloc(sizeof(char *) * Max(count, 1));

	for (int i = 0; i < count; i++)
		names[i] = codes->name[index[i]];
	return text_array(names, count);
}

static void
put_stage(ReturnSetInfo *rsinfo, const Policy *policy, const PolicyList *flow, int at)
{
	const PolicyStep *step = &flow->step[at];
	const PolicyItem *remedy = step->remedy;
	Datum		values[22];
	bool		nulls[22] = {0};

	values[0] = Int32GetDatum(flow->order[at]);
	values[1] = CStringGetTextDatum(flow->codes.name[at]);
	values[2] = CStringGetTextDatum(flow->entry[at].title_zh);
	values[3] = BoolGetDatum(step->first);
	values[4] = code_array(&flow->codes, step->after, step->nafter);
	values[5] = BoolGetDatum(govcredit_stage_is_last(flow, at));
	values[6] = govcredit_text_or_null(step->by < 0 ? NULL : govcredit_flow_sides[step->by], &nulls[6]);
	values[7] = govcredit_text_or_null(step->addressee < 0 ? NULL : govcredit_flow_sides[step->addressee], &nulls[7]);
	values[8] = govcredit_text_or_null(code_or_null(&policy->deadline_codes, step->within), &nulls[8]);
	values[9] = code_array(&flow->codes, step->longer_after, step->nlonger);
	values[10] = code_array(&policy->deadline_codes, step->longer, step->nlonger);
	values[11] = code_array(&flow->codes, step->counted_from, step->ncounted);
	values[12] = govcredit_text_or_null(code_or_null(&policy->deadline_codes, step->waits), &nulls[12]);
	values[13] = code_array(&flow->codes, step->waits_from, step->nwaits_from);
	values[14] = BoolGetDatum(step->pauses);
	values[15] = BoolGetDatum(step->document);
	values[16] = govcredit_text_or_null(step->outcome, &nulls[16]);
	values[17] = govcredit_text_or_null(code_or_null(&policy->effect_codes, step->repair), &nulls[17]);
	values[18] = BoolGetDatum(step->ground_codes.count > 0);
	values[19] = govcredit_text_or_null(remedy ? remedy->title_zh : NULL, &nulls[19]);
	values[20] = govcredit_text_or_null(remedy ? remedy->basis : NULL, &nulls[20]);
	values[21] = CStringGetTextDatum(flow->entry[at].basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Arguments: policy, procedure.  Nothing of a procedure that is no flow. */
Datum
govcredit_procedure_stages(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyList *procedure;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
	{
		govcredit_put_unknown(fcinfo, 1, 2);
		return (Datum) 0;
	}
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	procedure = &policy->procedure[govcredit_resolve_code(policy, &policy->procedure_codes, "procedure", PG_GETARG_TEXT_PP(1))];
	for (int e = 0; procedure->flow && e < procedure->codes.count; e++)
		put_stage((ReturnSetInfo *) fcinfo->resultinfo, policy, procedure, e);
	return (Datum) 0;
}

/* Arguments: policy, what about. */
Datum
govcredit_required_flow(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	char	   *about = text_to_cstring(PG_GETARG_TEXT_PP(1));
	int			known = 0;

	while (govcredit_flow_abouts[known] && strcmp(govcredit_flow_abouts[known], about) != 0)
		known++;
	if (govcredit_flow_abouts[known] == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
				 govcredit_errmsg("no flow is about \"%s\"", about),
				 govcredit_errdetail("Possible: %s.", "objection, repair")));
	for (int m = 0; m < policy->matter_codes.count; m++)
		if (policy->matter[m].required && policy->matter[m].about == known)
			PG_RETURN_TEXT_P(cstring_to_text(policy->matter_codes.name[m]));
	PG_RETURN_NULL();
}

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

#include "rules/facts.h"

PG_FUNCTION_INFO_V1(govcredit_matter_kind);
PG_FUNCTION_INFO_V1(govcredit_matter_basis);

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

/* Arguments: policy, kind. */
Datum
govcredit_matter_kind(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyMatter *matter = &policy->matter[govcredit_resolve_name(policy, &policy->matter_codes, "kind of matter", PG_GETARG_TEXT_PP(1))];
	const char **lists = palloc(sizeof(char *) * Max(matter->nitems, 1));
	TupleDesc	desc;
	Datum		values[14];
	bool		nulls[14] = {0};

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
	values[12] = text_array(matter->outcome_codes.name, matter->outcome_codes.count);
	values[13] = CStringGetTextDatum(matter->item.basis);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
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
	int			at = govcredit_policy_code(&policy->matter_codes, VARDATA_ANY(kind), VARSIZE_ANY_EXHDR(kind));
	const PolicyMatter *matter = at < 0 ? NULL : &policy->matter[at];

	at = matter && matter->codes ? govcredit_policy_code(matter->codes, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code)) : -1;
	if (at < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(((const PolicyItem *) (matter->coded + at * matter->coded_size))->basis));
}

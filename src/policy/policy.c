/*-------------------------------------------------------------------------
 *
 * policy.c
 *	  The policy handle: type I/O, adding, linting and finding editions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "compat.h"
#include "document/document.h"
#include "document/reader.h"
#include "edition/edition.h"
#include "errors.h"
#include "identifier/fault.h"
#include "policy/policy.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_policy_in);
PG_FUNCTION_INFO_V1(govcredit_policy_out);
PG_FUNCTION_INFO_V1(govcredit_policy_add);
PG_FUNCTION_INFO_V1(govcredit_policy_flatten);
PG_FUNCTION_INFO_V1(govcredit_policy_lint);
PG_FUNCTION_INFO_V1(govcredit_policy_read_tests);
PG_FUNCTION_INFO_V1(govcredit_policy_document);
PG_FUNCTION_INFO_V1(govcredit_policy_sound_document);
PG_FUNCTION_INFO_V1(govcredit_policy_name);
PG_FUNCTION_INFO_V1(govcredit_policy_of_list);
PG_FUNCTION_INFO_V1(govcredit_policy_compiled_size);

Datum
govcredit_policy_in(PG_FUNCTION_ARGS)
{
	int64		handle;

	if (!govcredit_handle_in(GOVCREDIT_POLICY, PG_GETARG_CSTRING(0), &handle, fcinfo->context))
		PG_RETURN_NULL();
	PG_RETURN_INT64(handle);
}

Datum
govcredit_policy_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(govcredit_handle_out(GOVCREDIT_POLICY, PG_GETARG_INT64(0)));
}

/*
 * A document argument, merged with what it extends.  Only who may add editions
 * has documents checked: it costs what the document asks for.
 */
static Jsonb *
policy_argument(FunctionCallInfo fcinfo, List **repeated)
{
	govcredit_edition_check_right(GOVCREDIT_POLICY);
	return govcredit_policy_flatten_document(GOVCREDIT_GETARG_DOCUMENT(0, repeated));
}

Datum
govcredit_policy_add(PG_FUNCTION_ARGS)
{
	Jsonb	   *document = policy_argument(fcinfo, NULL);
	List	   *findings;
	ListCell   *lc;

	govcredit_policy_compile(document, &findings);
	doc_refuse("policy", findings, "lint_policy");
	foreach(lc, findings)
	{
		DocFinding *finding = lfirst(lc);

		ereport(WARNING,
				(govcredit_errmsg("policy document: %s: %s", finding->path, doc_message(finding))));
	}
	PG_RETURN_INT64(govcredit_edition_add(GOVCREDIT_POLICY, document));
}

Datum
govcredit_policy_flatten(PG_FUNCTION_ARGS)
{
	PG_RETURN_JSONB_P(policy_argument(fcinfo, NULL));
}

Datum
govcredit_policy_lint(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	List	   *repeated = NIL;
	Jsonb	   *document = policy_argument(fcinfo, &repeated);
	List	   *findings;

	InitMaterializedSRF(fcinfo, 0);
	govcredit_policy_compile(document, &findings);
	doc_put_findings(rsinfo, repeated, findings, true);
	return (Datum) 0;
}

/*
 * read_tests(): the tests of a policy that are given apart from it, checked as
 * its own are.
 */
Datum
govcredit_policy_read_tests(PG_FUNCTION_ARGS)
{
	Jsonb	   *tests = GOVCREDIT_GETARG_DOCUMENT(0, NULL);
	List	   *findings = govcredit_policy_check_tests(tests);
	const DocFinding *first;

	if (findings != NIL)
	{
		first = linitial(findings);
		ereport(ERROR,
				(errcode(first->unknown ? ERRCODE_GOVCREDIT_UNKNOWN_CODE : ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
				 govcredit_errmsg("invalid tests: %s: %s", first->path, doc_message(first)),
				 first->meant ? govcredit_errhint("Perhaps \"%s\" is meant.", first->meant) : 0));
	}
	PG_RETURN_JSONB_P(tests);
}

Datum
govcredit_policy_document(PG_FUNCTION_ARGS)
{
	PG_RETURN_JSONB_P(govcredit_edition_load(GOVCREDIT_POLICY, PG_GETARG_INT64(0)));
}

Datum
govcredit_policy_sound_document(PG_FUNCTION_ARGS)
{
	Jsonb	   *document = govcredit_edition_load_sound(GOVCREDIT_POLICY, PG_GETARG_INT64(0));

	if (document == NULL)
		PG_RETURN_NULL();
	PG_RETURN_JSONB_P(document);
}

Datum
govcredit_policy_name(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(govcredit_policy_get(PG_GETARG_INT64(0))->name));
}

/* of_list(): the list on which a subject of a record type or indicator must stand */
Datum
govcredit_policy_of_list(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const char *section = text_to_cstring(PG_GETARG_TEXT_PP(1));
	const char *code = text_to_cstring(PG_GETARG_TEXT_PP(2));
	bool		types = strcmp(section, "record_types") == 0;
	const PolicyCodes *codes = types ? &policy->type_codes : &policy->indicator_codes;
	const PolicyMembership *of_list;
	const PolicyList *list;
	TupleDesc	desc;
	Datum		values[2] = {0};
	bool		nulls[2] = {true, true};
	int			at;

	if (!types && strcmp(section, "indicators") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("section \"%s\" has no lists", govcredit_text_for_message(section, strlen(section))),
				 govcredit_errhint("The sections are record_types and indicators.")));
	at = govcredit_policy_code(codes, code, strlen(code));
	if (at < 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
				 govcredit_errmsg("policy \"%s\" has no %s \"%s\"", policy->name, types ? "record type" : "indicator",
								  govcredit_text_for_message(code, strlen(code)))));
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	of_list = types ? &policy->type[at].of_list : &policy->indicator[at].of_list;
	if (of_list->list >= 0)
	{
		list = &policy->list[of_list->list];
		values[0] = CStringGetTextDatum(list->item.code);
		nulls[0] = false;
		if (of_list->nitems > 0)
		{
			Datum	   *items = palloc(sizeof(Datum) * of_list->nitems);

			for (int i = 0; i < of_list->nitems; i++)
				items[i] = CStringGetTextDatum(list->codes.name[of_list->items[i]]);
			values[1] = PointerGetDatum(construct_array(items, of_list->nitems, TEXTOID, -1, false, TYPALIGN_INT));
			nulls[1] = false;
		}
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

Datum
govcredit_policy_compiled_size(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64((int64) MemoryContextMemAllocated(govcredit_policy_get(PG_GETARG_INT64(0))->context, true));
}

/*
 * The document was checked when it was added; it can only fail here if a later
 * version of the language refuses what an earlier one took.
 */
static void *
compile_edition(int64 handle, Jsonb *document)
{
	List	   *findings;
	Policy	   *policy = govcredit_policy_compile(document, &findings);

	doc_refuse("policy", findings, "lint_policy");
	policy->handle = handle;
	return policy;
}

const Policy *
govcredit_policy_get(int64 handle)
{
	return govcredit_edition_compiled(GOVCREDIT_POLICY, handle, compile_edition);
}

Jsonb *
govcredit_policy_document_of(const Policy *policy)
{
	if (policy->kept == NULL)
	{
		Jsonb	   *document = govcredit_edition_load(GOVCREDIT_POLICY, policy->handle);
		Jsonb	   *kept = MemoryContextAlloc(policy->context, VARSIZE(document));

		memcpy(kept, document, VARSIZE(document));
		((Policy *) policy)->kept = kept;
		pfree(document);
	}
	return policy->kept;
}

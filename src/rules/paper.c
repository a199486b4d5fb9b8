/*-------------------------------------------------------------------------
 *
 * paper.c
 *	  The class a record has by the documents it rests on, why it is another,
 *	  and who may supply records.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "rules/facts.h"

PG_FUNCTION_INFO_V1(govcredit_class_of_record);
PG_FUNCTION_INFO_V1(govcredit_explain_class);
PG_FUNCTION_INFO_V1(govcredit_record_documents);
PG_FUNCTION_INFO_V1(govcredit_record_suppliers);

/* Titles of the kinds of document that are good for a type, in a language. */
static const char *
good_documents(const Facts *facts, GovcreditLanguage language)
{
	StringInfoData names;

	initStringInfo(&names);
	for (int i = 0; i < facts->type->ndocuments; i++)
		appendStringInfo(&names, "%s%s", i == 0 ? "" : language == GOVCREDIT_ZH ? "、" : ", ",
						 govcredit_code_title(&facts->policy->document_codes, facts->type->documents[i], language));
	return names.data;
}

/* What is missing of the steps in the mask. */
static const char *
missing_steps(uint64 missing, GovcreditLanguage language)
{
	static const char *const steps[] = {
		GOVCREDIT_TEXT("prior notice"), GOVCREDIT_TEXT("defence"), GOVCREDIT_TEXT("service")
	};
	StringInfoData names;

	initStringInfo(&names);
	for (int s = 0; s < DOCUMENT_STEPS; s++)
		if (missing & (UINT64CONST(1) << s))
			appendStringInfo(&names, "%s%s", names.len == 0 ? "" : language == GOVCREDIT_ZH ? "、" : ", ",
							 govcredit_say_in(language, steps[s]));
	return names.data;
}

void
govcredit_class_fault(const Facts *facts, ClassFault *fault)
{
	const PolicyType *type = facts->type;
	const PolicyDocument *held = NULL;

	memset(fault, 0, sizeof(*fault));
	if (govcredit_of_class(facts))
		return;
	fault->rule = psprintf("$.record_types.%s.class_when", type->item.code);
	fault->basis = type->item.basis;
	if (govcredit_rests(facts))
	{
		fault->code = "not_found";
		fault->said = govcredit_said("basic information: without the finding that its class asks for");
		return;
	}
	for (int i = 0; i < type->ndocuments && held == NULL; i++)
	{
		held = &facts->policy->document[type->documents[i]];
		if ((facts->documents & held->bits) >> DOCUMENT_STEPS == 0)
			held = NULL;
	}
	fault->code = held ? "document_incomplete" : "no_document";
	if (held == NULL)
		held = &facts->policy->document[type->documents[0]];
	fault->rule = psprintf("$.documents.%s", held->item.code);
	fault->basis = held->item.basis;
	for (int l = GOVCREDIT_EN; l <= GOVCREDIT_ZH; l++)
		fault->said.in[l] = strcmp(fault->code, "no_document") == 0 ?
			psprintf(govcredit_say_in(l, "basic information: it rests on none of %s"), good_documents(facts, l)) :
			psprintf(govcredit_say_in(l, "basic information: its document is without %s"),
					 missing_steps(held->bits & ~facts->documents, l));
}

static const char *const class_names[] = {"basic", "honour", "dishonesty"};

/* Arguments: policy, subject_kind, record_type, severity, amount, flags. */
Datum
govcredit_class_of_record(PG_FUNCTION_ARGS)
{
	RulesCall  *call;
	Facts		facts;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	facts.decided_on = DATEVAL_NOEND;
	govcredit_read_facts(fcinfo, call, &facts, 1, 2, 3, 4, -1, 5, -1);
	PG_RETURN_TEXT_P(cstring_to_text(class_names[govcredit_record_class(&facts)]));
}

/* The same arguments: one row, its reasons NULL where it is of the class of its type. */
Datum
govcredit_explain_class(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	Facts		facts;
	ClassFault	fault;
	Datum		values[6];
	bool		nulls[6] = {0};

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		govcredit_put_unknown(fcinfo, 0, -1);
		return (Datum) 0;
	}
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	facts.decided_on = DATEVAL_NOEND;
	govcredit_read_facts(fcinfo, &call, &facts, 1, 2, 3, 4, -1, 5, -1);
	govcredit_class_fault(&facts, &fault);
	values[0] = CStringGetTextDatum(class_names[govcredit_record_class(&facts)]);
	values[1] = govcredit_text_or_null(fault.code, &nulls[1]);
	values[2] = govcredit_text_or_null(fault.said.in[GOVCREDIT_EN], &nulls[2]);
	values[3] = govcredit_text_or_null(fault.said.in[GOVCREDIT_ZH], &nulls[3]);
	values[4] = govcredit_text_or_null(fault.rule, &nulls[4]);
	values[5] = CStringGetTextDatum(fault.code ? fault.basis : facts.type->item.basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	return (Datum) 0;
}

/* The type that arguments policy and record_type name; NULL, and a row unknown, where one is NULL. */
static const PolicyType *
named_type(FunctionCallInfo fcinfo, const Policy **policy)
{
	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
	{
		govcredit_put_unknown(fcinfo, 0, 1);
		return NULL;
	}
	*policy = govcredit_policy_get(PG_GETARG_INT64(0));
	return &(*policy)->type[govcredit_resolve_type(*policy, PG_GETARG_TEXT_PP(1))];
}

/* A row of record_documents() or record_suppliers(). */
static void
put_words(FunctionCallInfo fcinfo, const PolicyItem *item, const char *const *words, int count)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Datum	   *texts = palloc(sizeof(Datum) * Max(count, 1));
	Datum		values[4];
	bool		nulls[4] = {0};

	for (int i = 0; i < count; i++)
		texts[i] = CStringGetTextDatum(words[i]);
	values[0] = CStringGetTextDatum(item->code);
	values[1] = CStringGetTextDatum(item->title_zh);
	values[2] = PointerGetDatum(construct_array(texts, count, TEXTOID, -1, false, TYPALIGN_INT));
	values[3] = CStringGetTextDatum(item->basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

Datum
govcredit_record_documents(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyType *type = named_type(fcinfo, &policy);

	for (int d = 0; type && d < type->ndocuments; d++)
	{
		const PolicyDocument *document = &policy->document[type->documents[d]];
		const char *needs[DOCUMENT_STEPS];
		int			count = 0;

		for (int s = 0; s < DOCUMENT_STEPS; s++)
			if (document->bits & (UINT64CONST(1) << s))
				needs[count++] = govcredit_document_steps[s];
		put_words(fcinfo, &document->item, needs, count);
	}
	return (Datum) 0;
}

Datum
govcredit_record_suppliers(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyType *type = named_type(fcinfo, &policy);

	for (int s = 0; type && s < type->nsuppliers; s++)
	{
		const PolicySupplier *supplier = &policy->supplier[type->suppliers[s]];

		put_words(fcinfo, &supplier->item, supplier->names, supplier->nnames);
	}
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 *
 * layout.c
 *	  validate_row() and validate_json(): a row's violations as a set, and
 *	  row_errors(): those that are errors as an array of codes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "executor/executor.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/formatting.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

#include "compat.h"
#include "document/document.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "layout/layout.h"
#include "voice/voice.h"

/*
 * What a call site keeps in fn_extra: the compiled layout and, for rows, how to
 * read them.
 */
typedef struct CallSite
{
	MemoryContext context;		/* all but the row's */
	MemoryContext row;			/* reset for each row */
	const Layout *layout;
	uint64		generation;		/* the store was as it is when last seen here */
	LayoutCell *cells;
	Oid			type;			/* of the rows, InvalidOid for JSON */
	int32		typmod;
	LayoutRowSource *source;
	bool		has_policy;
	int64		policy;
	LayoutTerm *term;			/* by the policy */
	TupleDesc	result;			/* govcredit.violation, once needed */
} CallSite;

#define VIOLATION_COLUMNS 7

PG_FUNCTION_INFO_V1(govcredit_layout_validate_row);
PG_FUNCTION_INFO_V1(govcredit_layout_validate_json);
PG_FUNCTION_INFO_V1(govcredit_layout_row_errors);

/*
 * The call site's state for the layout, rows of this type and the policy of the
 * last argument, made on the first call and remade when any of them changes.
 */
static CallSite *
call_site(FunctionCallInfo fcinfo, Oid type, int32 typmod)
{
	int64		handle = PG_GETARG_INT64(0);
	bool		has_policy = PG_NARGS() > 3 && !PG_ARGISNULL(3);
	int64		policy = has_policy ? PG_GETARG_INT64(3) : 0;
	FmgrInfo   *flinfo = fcinfo->flinfo;
	CallSite   *site = flinfo->fn_extra;
	MemoryContext context;

	if (site != NULL && site->layout->handle == handle &&
		site->type == type && site->typmod == typmod &&
		site->has_policy == has_policy && site->policy == policy)
	{
		if (site->generation != govcredit_edition_generation())
			(void) govcredit_layout_get(handle);
		site->generation = govcredit_edition_generation();
		return site;
	}

	if (site != NULL)
	{
		flinfo->fn_extra = NULL;
		MemoryContextDelete(site->context);
	}

	/* out of reach until it is complete, so that an error leaves nothing */
	context = AllocSetContextCreate(CurrentMemoryContext, "govcredit layout",
									ALLOCSET_DEFAULT_SIZES);
	site = MemoryContextAllocZero(context, sizeof(CallSite));
	site->context = context;
	site->layout = govcredit_layout_get(handle);
	site->generation = govcredit_edition_generation();
	site->cells = MemoryContextAllocZero(context, sizeof(LayoutCell) * site->layout->nfields);
	site->type = type;
	site->typmod = typmod;
	if (OidIsValid(type))
	{
		TupleDesc	desc = lookup_rowtype_tupdesc(type, typmod);

		site->source = govcredit_layout_row_source(site->layout, desc, context);
		ReleaseTupleDesc(desc);
	}
	site->has_policy = has_policy;
	site->policy = policy;
	if (has_policy)
	{
		Oid			output;
		bool		varlena;

		getTypeOutputInfo(get_fn_expr_argtype(flinfo, 3), &output, &varlena);
		site->term = govcredit_layout_term(site->layout, OidOutputFunctionCall(output, PG_GETARG_DATUM(3)),
										   type, context);
	}
	site->row = AllocSetContextCreate(context, "govcredit layout row",
									  ALLOCSET_DEFAULT_SIZES);
	MemoryContextSetParent(context, flinfo->fn_mcxt);
	flinfo->fn_extra = site;
	return site;
}

static void
check_layout_given(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("the layout must not be NULL")));
}

/* No row has no violations, and neither has none at all. */
static void
check_row_given(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("what is asked about must not be null")));
}

/* What the set-valued variants share */
static ReturnSetInfo *
begin(FunctionCallInfo fcinfo)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	if (result == NULL || !IsA(result, ReturnSetInfo) ||
		(result->allowedModes & SFRM_Materialize) == 0)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 govcredit_errmsg("set-valued function called in context that cannot accept a set")));
	check_layout_given(fcinfo);

	/* without a tuplestore the set is empty, which a clean row's is */
	result->returnMode = SFRM_Materialize;
	result->setResult = NULL;
	result->setDesc = NULL;
	return result;
}

static void
text_column(Datum *values, bool *nulls, int column, const char *value)
{
	nulls[column] = value == NULL;
	values[column] = value ? CStringGetTextDatum(value) : (Datum) 0;
}

/* A finding as a row of govcredit.violation */
static void
violation(const Layout *layout, const LayoutFinding *finding, Datum *values, bool *nulls)
{
	text_column(values, nulls, 0, finding->column);
	text_column(values, nulls, 1, finding->code);
	text_column(values, nulls, 2, finding->error ? "error" : "warning");
	text_column(values, nulls, 3, finding->message);
	text_column(values, nulls, 4, finding->message_zh);
	text_column(values, nulls, 5, finding->basis);
	text_column(values, nulls, 6, finding->value);
}

static void
return_findings(FunctionCallInfo fcinfo, CallSite *site, ReturnSetInfo *result,
				const LayoutFindings *found)
{
	MemoryContext old;
	Datum		values[VIOLATION_COLUMNS];
	bool		nulls[VIOLATION_COLUMNS];

	if (found->count == 0)
		return;
	if (site->result == NULL)
	{
		TupleDesc	desc;

		if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE ||
			desc->natts != VIOLATION_COLUMNS)
			elog(ERROR, "function does not return govcredit.violation");
		old = MemoryContextSwitchTo(site->context);
		site->result = CreateTupleDescCopy(desc);
		MemoryContextSwitchTo(old);
	}

	old = MemoryContextSwitchTo(result->econtext->ecxt_per_query_memory);
	result->setResult = tuplestore_begin_heap((result->allowedModes & SFRM_Materialize_Random) != 0,
											  false, work_mem);
	/* the executor frees it, so it gets one of its own */
	result->setDesc = CreateTupleDescCopy(site->result);
	MemoryContextSwitchTo(old);

	for (int i = 0; i < found->count; i++)
	{
		violation(site->layout, &found->items[i], values, nulls);
		tuplestore_putvalues(result->setResult, site->result, values, nulls);
	}
}

/* The argument checked_on, or NULL */
static const DateADT *
day_argument(FunctionCallInfo fcinfo, DateADT *day)
{
	if (PG_ARGISNULL(2))
		return NULL;
	*day = PG_GETARG_DATEADT(2);
	return day;
}

/*
 * The row argument with its cells checked, the findings in the memory of the
 * row, which becomes current.
 */
static CallSite *
check_row_argument(FunctionCallInfo fcinfo, HeapTupleHeader header, bool texts, LayoutFindings *found)
{
	CallSite   *site = call_site(fcinfo, HeapTupleHeaderGetTypeId(header), HeapTupleHeaderGetTypMod(header));
	HeapTupleData tuple;
	DateADT		day;

	tuple.t_len = HeapTupleHeaderGetDatumLength(header);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = header;

	MemoryContextReset(site->row);
	MemoryContextSwitchTo(site->row);
	govcredit_layout_row_cells(site->layout, site->source, &tuple, site->cells);
	govcredit_layout_check(site->layout, site->cells, day_argument(fcinfo, &day), texts ? LAYOUT_TEXTS : LAYOUT_CODES, found);
	return site;
}

static void
check_row_type(FunctionCallInfo fcinfo)
{
	Oid			type = fcinfo->flinfo->fn_extra == NULL ? get_fn_expr_argtype(fcinfo->flinfo, 1) : RECORDOID;

	if (!OidIsValid(type) || !type_is_rowtype(type))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 govcredit_errmsg("a row is expected, not a value of type %s",
								  OidIsValid(type) ? format_type_be(type) : "unknown"),
				 govcredit_errhint("Write the table's name or alias for the row.")));
}

/*
 * validate_row(layout, row anyelement, checked_on date, policy) setof violation
 */
Datum
govcredit_layout_validate_row(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = begin(fcinfo);
	MemoryContext old = CurrentMemoryContext;
	HeapTupleHeader header;
	CallSite   *site;
	LayoutFindings found;

	check_row_type(fcinfo);
	check_row_given(fcinfo);

	header = PG_GETARG_HEAPTUPLEHEADER(1);
	site = check_row_argument(fcinfo, header, true, &found);
	govcredit_layout_check_term(site->term, HeapTupleHeaderGetDatum(header), site->cells, &found);
	return_findings(fcinfo, site, result, &found);
	MemoryContextSwitchTo(old);
	return (Datum) 0;
}

/*
 * row_errors(layout, row anyelement, checked_on date) text[]: no set, so that
 * constraints, generated columns and indexes may call it
 */
Datum
govcredit_layout_row_errors(PG_FUNCTION_ARGS)
{
	MemoryContext old = CurrentMemoryContext;
	LayoutFindings found;
	Datum	   *codes;
	int			count = 0;

	check_layout_given(fcinfo);
	check_row_type(fcinfo);
	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	(void) check_row_argument(fcinfo, PG_GETARG_HEAPTUPLEHEADER(1), false, &found);
	codes = palloc(sizeof(Datum) * Max(found.errors, 1));
	for (int i = 0; i < found.count; i++)
		if (found.items[i].error)
			codes[count++] = CStringGetTextDatum(psprintf("%s: %s", found.items[i].column, found.items[i].code));
	MemoryContextSwitchTo(old);
	PG_RETURN_ARRAYTYPE_P(construct_array(codes, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* A key's value as a cell; a key that is not there is a value left blank. */
static void
json_cell(JsonbContainer *object, const LayoutField *field, LayoutCell *cell)
{
	JsonbValue	value;
	JsonbValue *found;
	int			len = strlen(field->column);

	memset(cell, 0, sizeof(LayoutCell));
	cell->text = "";
	found = getKeyJsonValueFromContainer(object, field->column, len, &value);
	if (found == NULL)
		found = getKeyJsonValueFromContainer(object,
											 asc_toupper(field->column, len), len, &value);
	if (found == NULL)
		return;
	switch (found->type)
	{
		case jbvNull:
			return;
		case jbvString:
			cell->text = found->val.string.val;
			cell->len = found->val.string.len;
			return;
		case jbvNumeric:
			cell->text = DatumGetCString(DirectFunctionCall1(numeric_out,
															 NumericGetDatum(found->val.numeric)));
			break;
		case jbvBool:
			cell->text = found->val.boolean ? "true" : "false";
			break;
		case jbvBinary:
			cell->text = JsonbToCString(NULL, found->val.binary.data, found->val.binary.len);
			break;
		default:
			elog(ERROR, "unrecognized type of a jsonb value: %d", (int) found->type);
	}
	cell->len = strlen(cell->text);
}

/* Keys without a column of which findings are made; there may be millions. */
#define UNKNOWN_KEYS 100

/*
 * Keys that are no columns: one that is nearly the name of a column not given
 * is noted there, the others are findings of their own.
 */
static void
unknown_keys(const Layout *layout, Jsonb *object, LayoutCell *cells, bool misspelt,
			 LayoutFindings *found)
{
	JsonbIterator *iterator = JsonbIteratorInit(&object->root);
	JsonbIteratorToken token;
	JsonbValue	key;
	int			unknown = 0;

	while ((token = JsonbIteratorNext(&iterator, &key, true)) != WJB_DONE)
	{
		bool		exactly;
		int			field;

		if (token != WJB_KEY)
			continue;
		CHECK_FOR_INTERRUPTS();
		field = govcredit_layout_field_named(layout, key.val.string.val, key.val.string.len, &exactly);
		if (field >= 0 && (exactly || cells[field].instead != NULL))
			continue;
		if (field >= 0 && misspelt)
		{
			if (cells[field].len == 0)
			{
				cells[field].absent = true;
				cells[field].instead = pnstrdup(key.val.string.val, key.val.string.len);
			}
		}
		else if (!misspelt && unknown++ < UNKNOWN_KEYS)
			govcredit_layout_unknown_key(layout, key.val.string.val, key.val.string.len, found);
	}
}

/*
 * validate_json(layout, object text, checked_on date, policy) setof violation
 */
Datum
govcredit_layout_validate_json(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = begin(fcinfo);
	Jsonb	   *object;
	CallSite   *site;
	MemoryContext old;
	LayoutFindings found;
	DateADT		day;

	check_row_given(fcinfo);
	site = call_site(fcinfo, InvalidOid, -1);
	MemoryContextReset(site->row);
	old = MemoryContextSwitchTo(site->row);
	object = govcredit_read_rows(PG_GETARG_TEXT_PP(1), NULL);
	if (!JB_ROOT_IS_OBJECT(object))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("validate_json expects a JSON object"),
				 govcredit_errhint("Take an array apart with jsonb_array_elements().")));

	for (int i = 0; i < site->layout->nfields; i++)
		json_cell(&object->root, &site->layout->fields[i], &site->cells[i]);
	unknown_keys(site->layout, object, site->cells, true, &found);
	govcredit_layout_check(site->layout, site->cells, day_argument(fcinfo, &day), LAYOUT_TEXTS, &found);
	unknown_keys(site->layout, object, site->cells, false, &found);
	govcredit_layout_check_term(site->term, JsonbPGetDatum(object), site->cells, &found);
	return_findings(fcinfo, site, result, &found);
	MemoryContextSwitchTo(old);
	return (Datum) 0;
}

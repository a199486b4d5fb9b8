/*-------------------------------------------------------------------------
 *
 * layout_trigger.c
 *	  check_row(): the row check as a trigger that refuses, flags or diverts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_attribute.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/regproc.h"
#include "utils/rel.h"
#include "utils/varlena.h"

#include "edition/edition.h"
#include "govcredit.h"
#include "identifier/fault.h"
#include "layout/layout.h"
#include "voice/voice.h"

/* What check_row() does with a row that has findings */
typedef enum CheckMode
{
	CHECK_REJECT,
	CHECK_FLAG,
	CHECK_DIVERT
} CheckMode;

typedef struct CheckTrigger
{
	MemoryContext context;
	MemoryContext row;
	const Layout *layout;
	TupleDesc	desc;			/* of the table's rows */
	LayoutRowSource *source;	/* of those of the table, or as it is mapped */
	SPIPlanPtr	mapping;		/* from the one to the other, or NULL */
	LayoutCell *cells;
	LayoutTerm *term;			/* by a policy, or NULL */
	CheckMode	mode;
	int			flag;			/* column that takes the codes */
	bool		flag_array;
	Oid			diverted_to;	/* table for diverted rows */
	text	   *name;			/* of this table, qualified */
	LayoutRowJson *json;		/* of its rows … */
	LayoutRowJson *mapped;		/* … and as they are mapped */
	SPIPlanPtr	insert;			/* into the table for diverted rows */
} CheckTrigger;

PG_FUNCTION_INFO_V1(govcredit_layout_check_row);

static void
free_plan(void *plan)
{
	SPI_freeplan((SPIPlanPtr) plan);
}

#define MAPPING_QUERY \
	"SELECT govcredit.map_table_query($1::pg_catalog.regclass, $2::govcredit.layout, $3::pg_catalog.jsonb, '(SELECT ($1).*) AS \"a row\"')"

/* A plan that lives as long as the trigger's state */
static SPIPlanPtr
keep_plan(CheckTrigger *state, const char *query, int nargs, Oid *types)
{
	MemoryContextCallback *callback = MemoryContextAlloc(state->context, sizeof(MemoryContextCallback));
	SPIPlanPtr	plan = SPI_prepare(query, nargs, types);

	if (plan == NULL || SPI_keepplan(plan) != 0)
		elog(ERROR, "could not prepare a statement of check_row: %s", SPI_result_code_string(SPI_result));
	callback->func = free_plan;
	callback->arg = plan;
	MemoryContextRegisterResetCallback(state->context, callback);
	return plan;
}

static void wrong_arguments(const Trigger *trigger, const char *en,...) pg_attribute_printf(2, 3);

static void
wrong_arguments(const Trigger *trigger, const char *en,...)
{
	va_list		args;
	char	   *detail;

	va_start(args, en);
	detail = govcredit_vsay_in(govcredit_spoken(), en, args);
	va_end(args);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 govcredit_errmsg("wrong arguments of check_row in trigger \"%s\"", trigger->tgname),
			 errdetail_internal("%s", detail),
			 govcredit_errhint("Write check_row(layout, 'reject'), check_row(layout, 'flag', column) or check_row(layout, 'divert', table);"
							   " a policy may follow, and a mapping as last argument.")));
}

static void
prepare_flag(CheckTrigger *state, TriggerData *trigger)
{
	const char *column = trigger->tg_trigger->tgargs[2];
	Oid			type;

	state->flag = SPI_fnumber(RelationGetDescr(trigger->tg_relation), column);
	if (state->flag <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 govcredit_errmsg("column \"%s\" of relation \"%s\" does not exist",
								  govcredit_text_for_message(column, strlen(column)), RelationGetRelationName(trigger->tg_relation))));
	type = SPI_gettypeid(RelationGetDescr(trigger->tg_relation), state->flag);
	if (type != TEXTOID && type != TEXTARRAYOID)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 govcredit_errmsg("column \"%s\" takes no codes of violations", column),
				 govcredit_errdetail("It is of type %s, not text or text[].", format_type_be(type))));
	state->flag_array = type == TEXTARRAYOID;
}

/*
 * The table for diverted rows: a name without a schema is one beside the table,
 * whatever the search path of who writes into that; else it is looked for there.
 */
static Oid
diverted_table(TriggerData *trigger)
{
	char	   *name = trigger->tg_trigger->tgargs[2];
	List	   *parts;
	Oid			beside = InvalidOid;

	if (SplitIdentifierString(pstrdup(name), '.', &parts) && list_length(parts) == 1)
		beside = get_relname_relid(linitial(parts), RelationGetNamespace(trigger->tg_relation));
	return OidIsValid(beside) ? beside : DatumGetObjectId(DirectFunctionCall1(regclassin, CStringGetDatum(name)));
}

/* That the table for diverted rows is there is looked up for every statement … */
static void
prepare_divert(CheckTrigger *state, TriggerData *trigger)
{
	MemoryContext old;
	const char *name;
	int			level;

	state->diverted_to = diverted_table(trigger);
	if (state->diverted_to == RelationGetRelid(trigger->tg_relation))
		wrong_arguments(trigger->tg_trigger, "Rows cannot be diverted to the table they come from.");
	/* Bad rows are known again by it. */
	level = NewGUCNestLevel();
	set_config_option("quote_all_identifiers", "off", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0, false);
	name = quote_qualified_identifier(get_namespace_name(RelationGetNamespace(trigger->tg_relation)),
									  RelationGetRelationName(trigger->tg_relation));
	AtEOXact_GUC(true, level);
	old = MemoryContextSwitchTo(state->context);
	state->name = cstring_to_text(name);
	MemoryContextSwitchTo(old);
}

/* … but the insert is planned for the first row that needs it. */
static void
prepare_insert(CheckTrigger *state)
{
	Oid			types[4] = {TEXTOID, TEXTOID, JSONBOID, JSONBOID};
	StringInfoData query;

	initStringInfo(&query);
	appendStringInfo(&query,
					 "INSERT INTO %s (source, layout, original, violations)"
					 " VALUES ($1, $2, $3, $4)",
					 quote_qualified_identifier(get_namespace_name(get_rel_namespace(state->diverted_to)),
												get_rel_name(state->diverted_to)));
	state->insert = keep_plan(state, query.data, lengthof(types), types);
}

/* The table's row as a mapping presents it in the layout */
static HeapTuple
map_row(CheckTrigger *state, HeapTuple tuple)
{
	Datum		row = heap_copy_tuple_as_datum(tuple, state->desc);
	HeapTuple	mapped;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute_plan(state->mapping, &row, NULL, true, 0) != SPI_OK_SELECT || SPI_processed != 1)
		elog(ERROR, "could not map a row: %s", SPI_result_code_string(SPI_result));
	if (state->source == NULL)
		state->source = govcredit_layout_row_source(state->layout, SPI_tuptable->tupdesc, state->context);
	mapped = SPI_copytuple(SPI_tuptable->vals[0]);
	SPI_finish();
	return mapped;
}

static void
prepare_mapping(CheckTrigger *state, TriggerData *trigger, const char *mapping)
{
	Oid			types[3] = {OIDOID, TEXTOID, TEXTOID};
	Oid			row_type = trigger->tg_relation->rd_rel->reltype;
	Datum		arguments[3];

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	arguments[0] = ObjectIdGetDatum(RelationGetRelid(trigger->tg_relation));
	arguments[1] = CStringGetTextDatum(govcredit_handle_out(GOVCREDIT_LAYOUT, state->layout->handle));
	arguments[2] = CStringGetTextDatum(mapping);
	if (SPI_execute_with_args(MAPPING_QUERY, lengthof(types), types, arguments, NULL, true, 1) != SPI_OK_SELECT ||
		SPI_processed != 1)
		elog(ERROR, "could not ask for a mapping: %s", SPI_result_code_string(SPI_result));
	state->mapping = keep_plan(state, SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1), 1, &row_type);
	SPI_finish();
}

/*
 * What is generated from other columns is not there yet before the row is, and
 * if virtual never.
 */
static void
refuse_generated(const CheckTrigger *state, TupleDesc desc, bool before)
{
	for (int i = 0; i < state->layout->nfields; i++)
	{
		int			attribute = state->source->attributes[i];
		char		generated = attribute < 0 ? '\0' : TupleDescAttr(desc, attribute)->attgenerated;

		if (generated == '\0' || (!before && generated == ATTRIBUTE_GENERATED_STORED))
			continue;
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 govcredit_errmsg("column \"%s\" is generated and has no value when check_row is fired",
								  NameStr(TupleDescAttr(desc, attribute)->attname)),
				 govcredit_errhint("A stored one has its value after insert or update: fire check_row then, in mode 'reject'.")));
	}
}

static CheckTrigger *
prepare(FunctionCallInfo fcinfo, TriggerData *trigger)
{
	const Trigger *definition = trigger->tg_trigger;
	MemoryContext context;
	CheckTrigger *state;
	TupleDesc	desc = RelationGetDescr(trigger->tg_relation);
	MemoryContext old;
	int			arguments;
	int			more;
	bool		mapped;
	int64		handle;

	if (TRIGGER_FIRED_INSTEAD(trigger->tg_event) || !TRIGGER_FIRED_FOR_ROW(trigger->tg_event) ||
		!(TRIGGER_FIRED_BY_INSERT(trigger->tg_event) || TRIGGER_FIRED_BY_UPDATE(trigger->tg_event)))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 govcredit_errmsg("check_row must be fired before or after insert or update, for each row"),
				 TRIGGER_FIRED_INSTEAD(trigger->tg_event) ?
				 govcredit_errhint("A view holds no rows: put the trigger on the table behind it.") : 0));
	if (definition->tgnargs < 2)
		wrong_arguments(definition, "A layout and a mode are needed.");

	context = AllocSetContextCreate(CurrentMemoryContext, "govcredit check_row",
									ALLOCSET_DEFAULT_SIZES);
	state = MemoryContextAllocZero(context, sizeof(CheckTrigger));
	state->context = context;
	if (strcmp(definition->tgargs[1], "reject") == 0)
		state->mode = CHECK_REJECT;
	else if (strcmp(definition->tgargs[1], "flag") == 0)
		state->mode = CHECK_FLAG;
	else if (strcmp(definition->tgargs[1], "divert") == 0)
		state->mode = CHECK_DIVERT;
	else
		wrong_arguments(definition, "Mode \"%s\" is not known.",
						govcredit_text_for_message(definition->tgargs[1], strlen(definition->tgargs[1])));
	arguments = state->mode == CHECK_REJECT ? 2 : 3;
	more = definition->tgnargs - arguments;
	mapped = more > 0 && definition->tgargs[definition->tgnargs - 1][0] == '{';
	if (more < 0 || more > (mapped ? 2 : 1))
		wrong_arguments(definition, "Mode \"%s\" takes %d arguments, a policy and a mapping, not %d.", definition->tgargs[1],
						arguments, definition->tgnargs);

	if (state->mode != CHECK_REJECT && !TRIGGER_FIRED_BEFORE(trigger->tg_event))
		wrong_arguments(definition, "Mode \"%s\" changes what is written, so the trigger must be fired before.",
						definition->tgargs[1]);

	(void) govcredit_handle_in(GOVCREDIT_LAYOUT, definition->tgargs[0], &handle, NULL);
	state->layout = govcredit_layout_get(handle);
	state->cells = MemoryContextAllocZero(context, sizeof(LayoutCell) * state->layout->nfields);
	old = MemoryContextSwitchTo(context);
	state->desc = CreateTupleDescCopyConstr(desc);
	MemoryContextSwitchTo(old);
	if (mapped)
		prepare_mapping(state, trigger, definition->tgargs[definition->tgnargs - 1]);
	else
	{
		state->source = govcredit_layout_row_source(state->layout, desc, context);
		refuse_generated(state, desc, TRIGGER_FIRED_BEFORE(trigger->tg_event));
	}
	/* What is mapped has no type of its own: it is asked about as JSON. */
	if (more > (mapped ? 1 : 0))
		state->term = govcredit_layout_term(state->layout, definition->tgargs[arguments],
											mapped ? InvalidOid : trigger->tg_relation->rd_rel->reltype, context);
	state->row = AllocSetContextCreate(context, "govcredit check_row row", ALLOCSET_DEFAULT_SIZES);
	if (state->mode == CHECK_FLAG)
		prepare_flag(state, trigger);
	else if (state->mode == CHECK_DIVERT)
		prepare_divert(state, trigger);
	MemoryContextSetParent(context, fcinfo->flinfo->fn_mcxt);
	fcinfo->flinfo->fn_extra = state;
	return state;
}

/* One error that lists all violations of the row, warnings too */
static void
refuse(const CheckTrigger *state, const TriggerData *trigger, const LayoutFindings *found)
{
	StringInfoData detail;

	initStringInfo(&detail);
	for (int i = 0; i < found->count; i++)
		appendStringInfo(&detail, "%s%s [%s] %s", i > 0 ? "\n" : "",
						 found->items[i].error ? "error" : "warning",
						 found->items[i].code,
						 govcredit_spoken() == GOVCREDIT_ZH ? found->items[i].message_zh : found->items[i].message);
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_ROW_REFUSED),
			 govcredit_errmsg("row for relation \"%s\" violates layout \"%s\"",
							  RelationGetRelationName(trigger->tg_relation), state->layout->name),
			 govcredit_errdetail("%s", detail.data),
			 errtable(trigger->tg_relation)));
}

/* The row with the codes of its findings, each once, in its flag column */
static HeapTuple
flag(const CheckTrigger *state, const TriggerData *trigger, HeapTuple tuple,
	 const LayoutFindings *found)
{
	Datum	   *codes = palloc(sizeof(Datum) * Max(found->count, 1));
	StringInfoData list;
	int			count = 0;
	bool		isnull;
	Datum		value = (Datum) 0;

	initStringInfo(&list);
	for (int i = 0; i < found->count; i++)
	{
		int			k = 0;

		while (k < i && strcmp(found->items[k].code, found->items[i].code) != 0)
			k++;
		if (k < i)
			continue;
		appendStringInfo(&list, "%s%s", count > 0 ? ", " : "", found->items[i].code);
		codes[count++] = CStringGetTextDatum(found->items[i].code);
	}
	isnull = count == 0;
	if (isnull && heap_attisnull(tuple, state->flag, state->desc))
		return tuple;
	if (!isnull)
		value = state->flag_array ?
			PointerGetDatum(construct_array(codes, count, TEXTOID, -1, false, TYPALIGN_INT)) :
			CStringGetTextDatum(list.data);
	return heap_modify_tuple_by_cols(tuple, RelationGetDescr(trigger->tg_relation), 1,
									 (int *) &state->flag, &value, &isnull);
}

static void
divert(CheckTrigger *state, HeapTuple tuple, const LayoutFindings *found)
{
	Datum		arguments[4];
	Datum	   *values = palloc(sizeof(Datum) * state->desc->natts);
	bool	   *nulls = palloc(sizeof(bool) * state->desc->natts);

	if (state->json == NULL)
		state->json = govcredit_layout_row_json(state->desc, state->context);
	heap_deform_tuple(tuple, state->desc, values, nulls);
	arguments[0] = PointerGetDatum(state->name);
	arguments[1] = CStringGetTextDatum(state->layout->name);
	arguments[2] = JsonbPGetDatum(govcredit_layout_row_to_json(state->json, values, nulls));
	arguments[3] = JsonbPGetDatum(govcredit_layout_findings_to_json(state->layout, found));

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (state->insert == NULL)
		prepare_insert(state);
	if (SPI_execute_plan(state->insert, arguments, NULL, false, 0) != SPI_OK_INSERT)
		elog(ERROR, "could not divert a row: %s", SPI_result_code_string(SPI_result));
	SPI_finish();
}

/* The row as the query of a term takes it */
static Datum
row_of_term(CheckTrigger *state, HeapTuple tuple)
{
	if (state->mapping == NULL)
		return heap_copy_tuple_as_datum(tuple, state->desc);
	if (state->mapped == NULL)
		state->mapped = govcredit_layout_row_json(state->source->desc, state->context);
	return JsonbPGetDatum(govcredit_layout_row_to_json(state->mapped, state->source->values, state->source->nulls));
}

static void
check(CheckTrigger *state, HeapTuple tuple, DateADT today, LayoutWanted wanted, LayoutFindings *found)
{
	govcredit_layout_check(state->layout, state->cells, &today, wanted, found);

	/*
	 * no terms are errors, so they count where a row is flagged or refused
	 * for others
	 */
	if (state->term != NULL && wanted != LAYOUT_FIRST_ERROR)
		govcredit_layout_check_term(state->term, row_of_term(state, tuple), state->cells, found);
}

/*
 * Trigger BEFORE INSERT OR UPDATE FOR EACH ROW; AFTER, too, where rows are only
 * refused.  Warnings alone let a row pass.  No decision may lie after today, in
 * Shanghai.
 */
Datum
govcredit_layout_check_row(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	CheckTrigger *state;
	HeapTuple	tuple;
	HeapTuple	mapped;
	LayoutFindings found;
	DateADT		today = govcredit_layout_today();
	MemoryContext old;

	if (!CALLED_AS_TRIGGER(fcinfo))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 govcredit_errmsg("check_row is a trigger function")));
	state = fcinfo->flinfo->fn_extra;
	if (state == NULL)
		state = prepare(fcinfo, trigger);
	tuple = TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ?
		trigger->tg_newtuple : trigger->tg_trigtuple;

	MemoryContextReset(state->row);
	old = MemoryContextSwitchTo(state->row);
	mapped = state->mapping == NULL ? tuple : map_row(state, tuple);
	govcredit_layout_row_cells(state->layout, state->source, mapped, state->cells);
	check(state, tuple, today, state->mode == CHECK_FLAG ? LAYOUT_CODES : LAYOUT_FIRST_ERROR, &found);
	if (state->mode == CHECK_FLAG)
	{
		MemoryContextSwitchTo(old);
		return PointerGetDatum(flag(state, trigger, tuple, &found));
	}
	if (found.errors > 0)
	{
		/* once more, for the texts: most rows need none */
		check(state, tuple, today, LAYOUT_TEXTS, &found);
		if (state->mode == CHECK_REJECT)
			refuse(state, trigger, &found);
		divert(state, tuple, &found);
		tuple = NULL;
	}
	MemoryContextSwitchTo(old);
	return PointerGetDatum(tuple);
}

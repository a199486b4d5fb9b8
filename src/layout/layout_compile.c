/*-------------------------------------------------------------------------
 *
 * layout_compile.c
 *	  Reading a layout from its tables into the form the row check uses.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "govcredit.h"
#include "identifier/fault.h"
#include "layout/layout.h"

static const char *const type_names[] = {
	[LAYOUT_TEXT] = "text",
	[LAYOUT_USCC] = "uscc",
	[LAYOUT_NUMERIC] = "numeric",
	[LAYOUT_DATE] = "date",
	[LAYOUT_TIMESTAMP] = "timestamp",
	[LAYOUT_DIVISION] = "division"
};

static const char *const kind_names[] = {
	[LAYOUT_REQUIRED] = "required",
	[LAYOUT_BLANK] = "blank",
	[LAYOUT_AT_LEAST_ONE] = "at_least_one",
	[LAYOUT_POSITIVE] = "positive",
	[LAYOUT_NOT_NEGATIVE] = "not_negative",
	[LAYOUT_ZERO] = "zero",
	[LAYOUT_NOT_BEFORE] = "not_before",
	[LAYOUT_NOT_IN_FUTURE] = "not_in_future",
	[LAYOUT_REGISTRAR] = "registrar",
	[LAYOUT_REGISTRATION_NUMBER] = "registration_number",
	[LAYOUT_ORGANISATION_CODE] = "organisation_code",
	[LAYOUT_RESIDENT_ID] = "resident_id",
	[LAYOUT_NOT_MASKED] = "not_masked",
	[LAYOUT_AMOUNT_IN_TEXT] = "amount_in_text",
	[LAYOUT_KNOWN_DIVISION] = "known_division",
	[LAYOUT_REGION_IN_NAME] = "region_in_name",
	[LAYOUT_UNIQUE] = "unique"
};

static const char *const when_names[] = {
	[LAYOUT_ALWAYS] = "",
	[LAYOUT_WHEN_IS] = "is",
	[LAYOUT_WHEN_LACKS] = "lacks",
	[LAYOUT_WHEN_FILLED] = "filled",
	[LAYOUT_WHEN_BLANK] = "blank"
};

/*
 * The queries are planned once per backend.  They name everything in full, so
 * the search path does not matter.
 */
enum
{
	QUERY_FIELDS,
	QUERY_RULES,
	QUERY_NAMES,
	NQUERIES
};

static const char *const queries[NQUERIES] = {
	[QUERY_FIELDS] =
	"SELECT f.\"column\", f.name, f.type, f.length, f.scale, f.required, f.codes,"
	" f.many, f.personal,"
	" coalesce(f.basis, pg_catalog.concat(l.basis, '第', f.seq, '项')),"
	" f.role OPERATOR(pg_catalog.=) 'publication_end'"
	" FROM govcredit.layout l JOIN govcredit.layout_field f"
	" ON f.layout OPERATOR(pg_catalog.=) l.layout"
	" WHERE l.layout OPERATOR(pg_catalog.=) $1 ORDER BY f.seq",
	[QUERY_RULES] =
	"SELECT seq, kind, columns, other, when_column, when_op, when_values,"
	" argument, code, severity, basis FROM govcredit.layout_rule"
	" WHERE layout OPERATOR(pg_catalog.=) $1 ORDER BY seq",
	[QUERY_NAMES] =
	"SELECT pg_catalog.string_agg(layout, ', ' ORDER BY layout COLLATE \"C\")"
	" FROM govcredit.layout"
	" WHERE $1 IS NOT NULL"
};

static SPIPlanPtr plans[NQUERIES];

static void
run(int query, const char *name)
{
	Datum		arguments[1];
	Oid			types[1] = {TEXTOID};

	if (plans[query] == NULL)
	{
		char	   *text = pg_any_to_server(queries[query], strlen(queries[query]), PG_UTF8);
		SPIPlanPtr	plan = SPI_prepare(text, 1, types);

		if (plan == NULL || SPI_keepplan(plan) != 0)
			elog(ERROR, "could not prepare the query of a layout: %s",
				 SPI_result_code_string(SPI_result));
		plans[query] = plan;
	}
	arguments[0] = CStringGetTextDatum(name);
	if (SPI_execute_plan(plans[query], arguments, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read a layout: %s",
			 SPI_result_code_string(SPI_result));
}

/* One column of a result row, copied to "context"; NULL for a null */
static char *
text_of(HeapTuple row, int column, MemoryContext context)
{
	bool		isnull;
	Datum		value = SPI_getbinval(row, SPI_tuptable->tupdesc, column, &isnull);

	if (isnull)
		return NULL;
	return MemoryContextStrdup(context, TextDatumGetCString(value));
}

static int
int_of(HeapTuple row, int column)
{
	bool		isnull;
	Datum		value = SPI_getbinval(row, SPI_tuptable->tupdesc, column, &isnull);

	return isnull ? 0 : DatumGetInt32(value);
}

static bool
bool_of(HeapTuple row, int column)
{
	bool		isnull;
	Datum		value = SPI_getbinval(row, SPI_tuptable->tupdesc, column, &isnull);

	return !isnull && DatumGetBool(value);
}

/* The elements of a text[]; none for a null */
static LayoutWord *
words_of(HeapTuple row, int column, int *count, MemoryContext context)
{
	bool		isnull;
	Datum		value = SPI_getbinval(row, SPI_tuptable->tupdesc, column, &isnull);
	Datum	   *elements;
	bool	   *nulls;
	LayoutWord *words;

	*count = 0;
	if (isnull)
		return NULL;
	deconstruct_array(DatumGetArrayTypeP(value), TEXTOID, -1, false, TYPALIGN_INT,
					  &elements, &nulls, count);
	words = MemoryContextAllocZero(context, sizeof(LayoutWord) * Max(*count, 1));
	for (int i = 0; i < *count; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("column \"%s\" of a layout holds an array with a null",
							NameStr(TupleDescAttr(SPI_tuptable->tupdesc, column - 1)->attname))));
		words[i].text = MemoryContextStrdup(context, TextDatumGetCString(elements[i]));
		words[i].len = strlen(words[i].text);
	}
	return words;
}

static int
index_of(const char *name, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
	{
		if (strcmp(name, names[i]) == 0)
			return i;
	}
	elog(ERROR, "unrecognized word in a layout: \"%s\"", name);
	return -1;					/* keep compiler quiet */
}

static void
compile_fields(Layout *layout, MemoryContext context)
{
	layout->nfields = (int) SPI_processed;
	layout->fields = MemoryContextAllocZero(context, sizeof(LayoutField) * Max(layout->nfields, 1));
	for (int i = 0; i < layout->nfields; i++)
	{
		HeapTuple	row = SPI_tuptable->vals[i];
		LayoutField *field = &layout->fields[i];

		field->column = text_of(row, 1, context);
		field->name = text_of(row, 2, context);
		field->type = (LayoutType) index_of(text_of(row, 3, CurrentMemoryContext),
											type_names, lengthof(type_names));
		field->length = int_of(row, 4);
		field->scale = int_of(row, 5);
		field->always = strcmp(text_of(row, 6, CurrentMemoryContext), "always") == 0;
		field->codes = words_of(row, 7, &field->ncodes, context);
		field->many = bool_of(row, 8);
		field->personal = bool_of(row, 9);
		field->basis = text_of(row, 10, context);
		field->publication_end = bool_of(row, 11);

		/* a table's CHECK says so, too; the bits of a uint64 depend on it */
		if (field->ncodes > GOVCREDIT_LAYOUT_CODES)
			elog(ERROR, "column \"%s\" of layout \"%s\" has more than %d codes",
				 field->column, layout->name, GOVCREDIT_LAYOUT_CODES);
		for (int k = 0; k < field->ncodes; k++)
		{
			LayoutWord *code = &field->codes[k];

			if (code->len > 1 && code->text[code->len - 1] == '*')
			{
				code->text[--code->len] = '\0';
				code->open = true;
			}
		}
	}
}

static int
field_of(const Layout *layout, int seq, const char *column)
{
	for (int i = 0; i < layout->nfields; i++)
	{
		if (strcmp(layout->fields[i].column, column) == 0)
			return i;
	}
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("rule %d of layout \"%s\" names column \"%s\", which the layout does not have",
					seq, layout->name, govcredit_text_for_message(column, strlen(column)))));
	return -1;					/* keep compiler quiet */
}

/*
 * A rule about numbers or dates wants columns of these; a rule about codes
 * wants columns of letters.
 */
static void
check_type(const Layout *layout, int seq, LayoutKind kind, int field, bool other)
{
	LayoutType	type = layout->fields[field].type;
	bool		fits = true;

	switch (kind)
	{
		case LAYOUT_REQUIRED:
		case LAYOUT_BLANK:
		case LAYOUT_AT_LEAST_ONE:
		case LAYOUT_UNIQUE:
			break;
		case LAYOUT_POSITIVE:
		case LAYOUT_NOT_NEGATIVE:
		case LAYOUT_ZERO:
			fits = type == LAYOUT_NUMERIC;
			break;
		case LAYOUT_NOT_BEFORE:
		case LAYOUT_NOT_IN_FUTURE:
			fits = type == LAYOUT_DATE || type == LAYOUT_TIMESTAMP;
			break;
		case LAYOUT_REGISTRAR:
			fits = type == LAYOUT_USCC;
			break;
		case LAYOUT_REGISTRATION_NUMBER:
		case LAYOUT_ORGANISATION_CODE:
		case LAYOUT_RESIDENT_ID:
		case LAYOUT_NOT_MASKED:
			fits = type == LAYOUT_TEXT;
			break;
		case LAYOUT_AMOUNT_IN_TEXT:
			fits = type == (other ? LAYOUT_TEXT : LAYOUT_NUMERIC);
			break;
		case LAYOUT_KNOWN_DIVISION:
			fits = type == LAYOUT_USCC || type == LAYOUT_DIVISION;
			break;
		case LAYOUT_REGION_IN_NAME:
			fits = other ? type == LAYOUT_TEXT : type == LAYOUT_USCC || type == LAYOUT_DIVISION;
			break;
	}
	if (!fits)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("rule %d of layout \"%s\": kind %s does not fit column \"%s\" of type %s",
						seq, layout->name, kind_names[kind],
						layout->fields[field].column, type_names[type])));
}

/* The bits of a condition's values among the codes of its column */
static uint64
code_bits(const Layout *layout, int seq, const LayoutRule *rule)
{
	const LayoutField *field = &layout->fields[rule->when_field];
	uint64		bits = 0;

	for (int i = 0; i < rule->nwhen_values; i++)
	{
		const LayoutWord *value = &rule->when_values[i];
		int			k;

		for (k = 0; k < field->ncodes; k++)
		{
			if (field->codes[k].len == value->len &&
				memcmp(field->codes[k].text, value->text, value->len) == 0)
				break;
		}
		if (k == field->ncodes)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("rule %d of layout \"%s\" asks for \"%s\", which is no code of column \"%s\"",
							seq, layout->name, govcredit_text_for_message(value->text, value->len),
							field->column)));
		bits |= UINT64CONST(1) << k;
	}
	return bits;
}

/* Tells whether a rule needs the divisions */
static bool
compile_rules(Layout *layout, MemoryContext context)
{
	bool		needs_divisions = false;

	layout->nrules = (int) SPI_processed;
	layout->rules = MemoryContextAllocZero(context, sizeof(LayoutRule) * Max(layout->nrules, 1));
	for (int i = 0; i < layout->nrules; i++)
	{
		HeapTuple	row = SPI_tuptable->vals[i];
		LayoutRule *rule = &layout->rules[i];
		int			seq = int_of(row, 1);
		LayoutWord *words;
		char	   *word;
		int			count;

		rule->kind = (LayoutKind) index_of(text_of(row, 2, CurrentMemoryContext),
										   kind_names, lengthof(kind_names));
		words = words_of(row, 3, &rule->nfields, CurrentMemoryContext);
		rule->fields = MemoryContextAlloc(context, sizeof(int) * Max(rule->nfields, 1));
		for (int k = 0; k < rule->nfields; k++)
		{
			rule->fields[k] = field_of(layout, seq, words[k].text);
			check_type(layout, seq, rule->kind, rule->fields[k], false);
		}

		word = text_of(row, 4, CurrentMemoryContext);
		rule->other = word ? field_of(layout, seq, word) : -1;
		if (word)
			check_type(layout, seq, rule->kind, rule->other, true);

		word = text_of(row, 5, CurrentMemoryContext);
		rule->when_field = word ? field_of(layout, seq, word) : -1;
		word = text_of(row, 6, CurrentMemoryContext);
		rule->when = word ? (LayoutWhen) index_of(word, when_names, lengthof(when_names)) : LAYOUT_ALWAYS;
		rule->when_values = words_of(row, 7, &rule->nwhen_values, context);
		if (rule->nwhen_values > 0 && layout->fields[rule->when_field].ncodes > 0)
			rule->when_codes = code_bits(layout, seq, rule);

		words = words_of(row, 8, &count, CurrentMemoryContext);
		if (rule->kind == LAYOUT_REGISTRAR)
		{
			rule->letters = MemoryContextAllocZero(context, count + 1);
			for (int k = 0; k < count; k++)
			{
				if (words[k].len != 1)
					ereport(ERROR,
							(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							 errmsg("rule %d of layout \"%s\": \"%s\" is not one letter of a registration department",
									seq, layout->name, govcredit_text_for_message(words[k].text, words[k].len))));
				rule->letters[k] = words[k].text[0];
			}
		}
		if (rule->kind == LAYOUT_KNOWN_DIVISION || rule->kind == LAYOUT_REGION_IN_NAME)
			needs_divisions = true;
		rule->code = text_of(row, 9, context);
		rule->error = strcmp(text_of(row, 10, CurrentMemoryContext), "error") == 0;
		rule->basis = text_of(row, 11, context);
	}
	return needs_divisions;
}

/*
 * Reads and compiles a layout; everything is allocated in "context".
 */
Layout *
govcredit_layout_compile(const char *name, MemoryContext context)
{
	Layout	   *layout = MemoryContextAllocZero(context, sizeof(Layout));
	bool		needs_divisions;

	layout->name = MemoryContextStrdup(context, name);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");

	run(QUERY_FIELDS, name);
	if (SPI_processed == 0)
	{
		char	   *known;

		run(QUERY_NAMES, name);
		known = text_of(SPI_tuptable->vals[0], 1, CurrentMemoryContext);
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("layout \"%s\" does not exist or has no columns",
						govcredit_text_for_message(name, strlen(name))),
				 known ? errhint("Known layouts: %s.", known) : 0));
	}
	compile_fields(layout, context);
	run(QUERY_RULES, name);
	needs_divisions = compile_rules(layout, context);

	SPI_finish();
	if (needs_divisions)
		layout->divisions = govcredit_layout_divisions();
	return layout;
}

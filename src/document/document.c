/*-------------------------------------------------------------------------
 *
 * document.c
 *	  Reading a JSON document from its text.
 *
 * The text is walked once with PostgreSQL's own parser, which calls us for
 * every key and container; that finds what jsonb would silently drop, and
 * bounds what the conversion to jsonb can cost.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <ctype.h>

#include "catalog/pg_type.h"
#include "common/jsonapi.h"
#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/jsonfuncs.h"
#include "utils/memutils.h"
#include "utils/varlena.h"

#include "compat.h"
#include "document/document.h"
#include "errors.h"
#include "identifier/fault.h"
#include "voice/voice.h"

/* Repeated keys that are listed; who has more has the same mistake. */
#define MOST_REPEATED	100

/* Bytes of rows for each value that they may have */
#define BYTES_OF_VALUE	32

#define ROWS_LIMIT		"govcredit.rows_limit"

/* In kB: what anybody may hand in at once */
static int	rows_limit = 32 * 1024;

/* Bytes of a name that are compared with those known */
#define MOST_COMPARED	255

/* An object or array that is open where the parser stands. */
typedef struct OpenContainer
{
	const char *key;			/* of the member being read, NULL in an array */
	int			index;			/* of the element being read */
	int			first_key;		/* its keys begin here among all */
} OpenContainer;

typedef struct SeenKey
{
	char	   *name;			/* unescaped */
	const char *at;				/* behind it in the text */
} SeenKey;

typedef struct DocumentScan
{
	JsonLexContext *lex;
	OpenContainer open[GOVCREDIT_DOCUMENT_DEPTH];
	int			depth;
	SeenKey    *keys;
	int			nkeys;
	int			room;
	int64		nvalues;
	int64		most_values;	/* 0: however many */
	List	   *repeated;
	MemoryContext caller;
} DocumentScan;

PG_FUNCTION_INFO_V1(govcredit_document_read);
PG_FUNCTION_INFO_V1(govcredit_document_rows);
PG_FUNCTION_INFO_V1(govcredit_document_meant);

void
govcredit_document_init(void)
{
	DefineCustomIntVariable(ROWS_LIMIT,
							"Most that is read of rows at once: read_rows(), load_records(), import_records().",
							"One value may stand in it for each 32 bytes.",
							&rows_limit,
							32 * 1024,
							64,
							1024 * 1024 - 1,
							PGC_SUSET,
							GUC_UNIT_KB,
							NULL, NULL, NULL);
}

const char *
govcredit_key_path(const char *path, const char *key)
{
	const char *shown = govcredit_text_for_message(key, strlen(key));

	for (const char *c = key; *c; c++)
		if (!isalnum((unsigned char) *c) && *c != '_' && *c != '-')
			return psprintf("%s[\"%s\"]", path, shown);
	return psprintf("%s.%s", path, shown);
}

/* Path of the container that was opened last, or of its member or element. */
static const char *
scan_path(const DocumentScan *scan, bool member)
{
	const char *path = "$";

	for (int d = 0; d < scan->depth - (member ? 0 : 1); d++)
	{
		const OpenContainer *c = &scan->open[d];

		path = c->key ? govcredit_key_path(path, c->key) : psprintf("%s[%d]", path, c->index);
	}
	return path;
}

static int
line_of(const DocumentScan *scan, const char *at)
{
	int			line = 1;

	for (const char *c = scan->lex->input; c < at; c++)
		line += (*c == '\n');
	return line;
}

static int
compare_keys(const void *a, const void *b)
{
	const SeenKey *x = a;
	const SeenKey *y = b;
	int			order = strcmp(x->name, y->name);

	return order != 0 ? order : (x->at > y->at) - (x->at < y->at);
}

/* Small values take hundreds of bytes each while jsonb is made of them. */
static void
count_value(DocumentScan *scan)
{
	if (++scan->nvalues % 1024 == 0)
		CHECK_FOR_INTERRUPTS();
	if (scan->nvalues > scan->most_values && scan->most_values > 0)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("the rows have more than %lld values", (long long) scan->most_values),
				 govcredit_errhint("Hand them in in parts, or let a superuser raise %s.", ROWS_LIMIT)));
}

static void
open_container(DocumentScan *scan)
{
	OpenContainer *c;

	CHECK_FOR_INTERRUPTS();
	count_value(scan);
	if (scan->depth == GOVCREDIT_DOCUMENT_DEPTH)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("the document is nested more than %d levels deep", GOVCREDIT_DOCUMENT_DEPTH),
				 govcredit_errdetail("%s, on line %d.", scan_path(scan, true),
									 line_of(scan, scan->lex->token_start))));
	c = &scan->open[scan->depth++];
	c->key = NULL;
	c->index = -1;
	c->first_key = scan->nkeys;
}

static GovcreditJsonAction
on_object_start(void *state)
{
	open_container(state);
	GOVCREDIT_JSON_GO_ON;
}

static GovcreditJsonAction
on_object_end(void *state)
{
	DocumentScan *scan = state;
	int			first = scan->open[scan->depth - 1].first_key;
	SeenKey    *key = scan->keys + first;
	int			count = scan->nkeys - first;

	qsort(key, count, sizeof(SeenKey), compare_keys);
	for (int i = 0, j; i < count; i = j)
	{
		for (j = i + 1; j < count && strcmp(key[i].name, key[j].name) == 0;)
			j++;
		if (j > i + 1 && list_length(scan->repeated) < MOST_REPEATED)
		{
			MemoryContext work = MemoryContextSwitchTo(scan->caller);
			GovcreditRepeatedKey *repeated = palloc(sizeof(GovcreditRepeatedKey));

			repeated->path = govcredit_key_path(scan_path(scan, false), key[i].name);
			repeated->first_line = line_of(scan, key[i].at);
			repeated->last_line = line_of(scan, key[j - 1].at);
			scan->repeated = lappend(scan->repeated, repeated);
			MemoryContextSwitchTo(work);
		}
	}
	/* Of many objects, so that they take no more room than one. */
	for (int i = 0; i < count; i++)
		pfree(key[i].name);
	scan->nkeys = first;
	scan->depth--;
	GOVCREDIT_JSON_GO_ON;
}

static GovcreditJsonAction
on_array_start(void *state)
{
	open_container(state);
	GOVCREDIT_JSON_GO_ON;
}

static GovcreditJsonAction
on_array_end(void *state)
{
	((DocumentScan *) state)->depth--;
	GOVCREDIT_JSON_GO_ON;
}

static GovcreditJsonAction
on_key(void *state, char *name, bool isnull)
{
	DocumentScan *scan = state;

	if (scan->nkeys == scan->room)
	{
		scan->room *= 2;
		scan->keys = repalloc(scan->keys, sizeof(SeenKey) * scan->room);
	}
	scan->keys[scan->nkeys].name = name;
	scan->keys[scan->nkeys++].at = scan->lex->prev_token_terminator;
	scan->open[scan->depth - 1].key = name;
	GOVCREDIT_JSON_GO_ON;
}

static GovcreditJsonAction
on_element(void *state, bool isnull)
{
	DocumentScan *scan = state;

	CHECK_FOR_INTERRUPTS();
	scan->open[scan->depth - 1].index++;
	GOVCREDIT_JSON_GO_ON;
}

/* A number such as 1e100000 is short here and long wherever it is printed. */
static GovcreditJsonAction
on_scalar(void *state, char *token, JsonTokenType type)
{
	DocumentScan *scan = state;

	count_value(scan);
	if (type == JSON_TOKEN_NUMBER)
	{
		const char *exponent = strpbrk(token, "eE");

		if (strlen(token) > GOVCREDIT_DOCUMENT_DIGITS ||
			(exponent && (strlen(exponent) > 4 || abs(atoi(exponent + 1)) > GOVCREDIT_DOCUMENT_DIGITS)))
			ereport(ERROR,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 govcredit_errmsg("a number of the document has more than %d digits", GOVCREDIT_DOCUMENT_DIGITS),
					 govcredit_errdetail("%s, on line %d.", scan_path(scan, true),
										 line_of(scan, scan->lex->prev_token_terminator))));
	}
	pfree(token);
	GOVCREDIT_JSON_GO_ON;
}

void
govcredit_refuse_repeated(const GovcreditRepeatedKey *key)
{
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
			 govcredit_errmsg("invalid document: %s: the key stands twice", key->path),
			 govcredit_errdetail("It stands on lines %d and %d.", key->first_line, key->last_line),
			 govcredit_errhint("Of two values of one key only one would count.")));
}

/* The server's own words show what stands around the fault, whatever that is. */
static void
refuse_json(JsonParseErrorType error, JsonLexContext *lex)
{
	int			line = 1;
	char	   *detail = json_errdetail(error, lex);

	for (const char *c = lex->input; c < lex->token_start && c < lex->input + lex->input_length; c++)
		line += (*c == '\n');
	if (error == JSON_UNICODE_HIGH_ESCAPE || error == JSON_UNICODE_CODE_POINT_ZERO)
		ereport(ERROR,
				(errcode(ERRCODE_UNTRANSLATABLE_CHARACTER),
				 govcredit_errmsg("unsupported Unicode escape sequence"),
				 errdetail_internal("%s", govcredit_text_for_message(detail, strlen(detail))),
				 errcontext("JSON data, line %d", line)));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 govcredit_errmsg("invalid input syntax for type %s", "json"),
			 errdetail_internal("%s", govcredit_text_for_message(detail, strlen(detail))),
			 errcontext("JSON data, line %d", line)));
}

static Jsonb *
read_json(text *document, List **repeated, bool limited)
{
	JsonParseErrorType error;
	DocumentScan scan = {0};
	JsonSemAction sem = {0};
	MemoryContext work;
	Jsonb	   *result;

	if (document == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("the document must not be NULL")));
	if (limited && VARSIZE_ANY_EXHDR(document) > GOVCREDIT_DOCUMENT_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("the document has %zu bytes, more than the limit of %d",
								  (size_t) VARSIZE_ANY_EXHDR(document), GOVCREDIT_DOCUMENT_BYTES)));
	if (!limited && VARSIZE_ANY_EXHDR(document) > (size_t) rows_limit * 1024)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("the rows have %zu bytes, more than the limit of %zu",
								  (size_t) VARSIZE_ANY_EXHDR(document), (size_t) rows_limit * 1024),
				 govcredit_errhint("Hand them in in parts, or let a superuser raise %s.", ROWS_LIMIT)));

	work = AllocSetContextCreate(CurrentMemoryContext, "govcredit document", ALLOCSET_DEFAULT_SIZES);
	scan.caller = MemoryContextSwitchTo(work);
	scan.lex = govcredit_json_lexer(document);
	scan.room = 64;
	scan.most_values = limited ? 0 : (int64) rows_limit * 1024 / BYTES_OF_VALUE;
	scan.keys = palloc(sizeof(SeenKey) * scan.room);
	sem.semstate = &scan;
	sem.object_start = on_object_start;
	sem.object_end = on_object_end;
	sem.array_start = on_array_start;
	sem.array_end = on_array_end;
	sem.object_field_start = on_key;
	sem.array_element_start = on_element;
	sem.scalar = on_scalar;
	error = pg_parse_json(scan.lex, &sem);
	if (error != JSON_SUCCESS)
		refuse_json(error, scan.lex);
	MemoryContextSwitchTo(scan.caller);

	if (repeated)
		*repeated = list_concat(*repeated, scan.repeated);
	else if (scan.repeated != NIL)
		govcredit_refuse_repeated(linitial(scan.repeated));
	result = DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(text_to_cstring(document))));
	MemoryContextDelete(work);
	if (limited)
		govcredit_check_document_size(result);
	return result;
}

Jsonb *
govcredit_read_document(text *document, List **repeated)
{
	return read_json(document, repeated, true);
}

Jsonb *
govcredit_read_rows(text *document, List **repeated)
{
	return read_json(document, repeated, false);
}

void
govcredit_check_document_size(const Jsonb *document)
{
	if (VARSIZE(document) > GOVCREDIT_DOCUMENT_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("the document takes %zu bytes as it is kept, more than the limit of %d",
								  (size_t) VARSIZE(document), GOVCREDIT_DOCUMENT_BYTES)));
}

static char *
lower_case(const char *name)
{
	char	   *lower = pstrdup(name);

	for (char *c = lower; *c; c++)
		*c = pg_ascii_tolower((unsigned char) *c);
	return lower;
}

int
govcredit_nearest(const char *name, const char *const *known, int nknown, int limit, int *distance)
{
	int			length = (int) strlen(name);
	char	   *lower = lower_case(name);
	int			best = -1;

	length = pg_mbcliplen(lower, length, Min(length, MOST_COMPARED));
	for (int i = 0; i < nknown && limit >= 0; i++)
	{
		int			size = known[i] ? (int) strlen(known[i]) : 0;
		char	   *other;
		int			d;

		CHECK_FOR_INTERRUPTS();
		if (size == 0)
			continue;
		other = lower_case(known[i]);
		d = varstr_levenshtein_less_equal(lower, length, other, pg_mbcliplen(other, size, Min(size, MOST_COMPARED)),
										  1, 1, 1, limit, true);
		pfree(other);
		if (d <= limit)
		{
			best = i;
			*distance = d;
			limit = d - 1;
		}
	}
	pfree(lower);
	return best;
}

const char *
govcredit_meant(const char *name, const char *const *known, int nknown)
{
	int			length = (int) strlen(name);
	int			distance;
	int			best;

	if (length == 0 || length > NAMEDATALEN - 1)
		return NULL;
	best = govcredit_nearest(name, known, nknown, length < 4 ? 1 : Max(length / 3, 2), &distance);

	/* Of a name of one letter or two another one is no misspelling. */
	return best >= 0 && distance < (int) strlen(known[best]) ? known[best] : NULL;
}

/* read_document(text) */
Datum
govcredit_document_read(PG_FUNCTION_ARGS)
{
	PG_RETURN_JSONB_P(GOVCREDIT_GETARG_DOCUMENT(0, NULL));
}

/* read_rows(text, OUT rows, OUT repeated) */
Datum
govcredit_document_rows(PG_FUNCTION_ARGS)
{
	List	   *repeated = NIL;
	Datum		values[2];
	bool		nulls[2] = {0};
	TupleDesc	desc;
	Datum	   *paths;
	int			count = 0;

	values[0] = JsonbPGetDatum(govcredit_read_rows(PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0), &repeated));
	/* Of which row each one is, is said of all or of none. */
	if (list_length(repeated) >= MOST_REPEATED)
		govcredit_refuse_repeated(linitial(repeated));
	paths = palloc(sizeof(Datum) * Max(list_length(repeated), 1));
	for (; count < list_length(repeated); count++)
		paths[count] = CStringGetTextDatum(((GovcreditRepeatedKey *) list_nth(repeated, count))->path);
	values[1] = PointerGetDatum(construct_array(paths, count, TEXTOID, -1, false, TYPALIGN_INT));
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	return HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls));
}

/* meant(name, known) */
Datum
govcredit_document_meant(PG_FUNCTION_ARGS)
{
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	const char **known;
	int			nknown = 0;
	const char *best;

	deconstruct_array(PG_GETARG_ARRAYTYPE_P(1), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	known = palloc(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			known[nknown++] = TextDatumGetCString(elements[i]);
	best = govcredit_meant(text_to_cstring(PG_GETARG_TEXT_PP(0)), known, nknown);
	if (best == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(best));
}

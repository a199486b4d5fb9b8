/*-------------------------------------------------------------------------
 *
 * layout_compile.c
 *	  Checks the document of a layout and turns it into the form the row check
 *	  uses; one pass does both, so that what is checked is what is used.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "compat.h"
#include "document/document.h"
#include "document/reader.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "layout/field_core.h"
#include "layout/layout.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_layout_in);
PG_FUNCTION_INFO_V1(govcredit_layout_out);
PG_FUNCTION_INFO_V1(govcredit_layout_add);
PG_FUNCTION_INFO_V1(govcredit_layout_lint);
PG_FUNCTION_INFO_V1(govcredit_layout_document);

/* Longest name of a column */
#define NAME_BYTES	63

static const char *const type_names[] = {
	[LAYOUT_TEXT] = "text",
	[LAYOUT_USCC] = "uscc",
	[LAYOUT_NUMERIC] = "numeric",
	[LAYOUT_DATE] = "date",
	[LAYOUT_TIMESTAMP] = "timestamp",
	[LAYOUT_DIVISION] = "division",
	NULL
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
	[LAYOUT_NOT_CODE] = "not_code",
	[LAYOUT_AMOUNT_IN_TEXT] = "amount_in_text",
	[LAYOUT_KNOWN_DIVISION] = "known_division",
	[LAYOUT_REGION_IN_NAME] = "region_in_name",
	[LAYOUT_UNIQUE] = "unique",
	[LAYOUT_ONE_PER] = "one_per",
	[LAYOUT_IN_TABLE] = "in_table",
	NULL
};

static const char *const when_names[] = {
	[LAYOUT_ALWAYS] = "column",
	[LAYOUT_WHEN_IS] = "is",
	[LAYOUT_WHEN_LACKS] = "lacks",
	[LAYOUT_WHEN_FILLED] = "filled",
	[LAYOUT_WHEN_BLANK] = "blank",
	NULL
};

static const char *const role_names[] = {
	"party", "category", "party_code", "person_id", "document", "kinds", "severity_2016", "amount",
	"amount_yuan", "decided_on", "publication_end", "organ", "organ_code", "status", NULL
};

#define A(type)		(1 << LAYOUT_##type)
#define ANY_TYPE	(~0)

/* Types of the columns that a kind is about, and of the one it compares them with */
static const struct
{
	int			columns;
	int			other;			/* 0: it compares with none */
	bool		alone;			/* may do so */
}			kind_types[] = {
	[LAYOUT_REQUIRED] = {ANY_TYPE, 0},
	[LAYOUT_BLANK] = {ANY_TYPE, 0},
	[LAYOUT_AT_LEAST_ONE] = {ANY_TYPE, 0},
	[LAYOUT_POSITIVE] = {A(NUMERIC), 0},
	[LAYOUT_NOT_NEGATIVE] = {A(NUMERIC), 0},
	[LAYOUT_ZERO] = {A(NUMERIC), 0},
	[LAYOUT_NOT_BEFORE] = {A(DATE) | A(TIMESTAMP), A(DATE) | A(TIMESTAMP)},
	[LAYOUT_NOT_IN_FUTURE] = {A(DATE) | A(TIMESTAMP), 0},
	[LAYOUT_REGISTRAR] = {A(USCC), 0},
	[LAYOUT_REGISTRATION_NUMBER] = {A(TEXT), 0},
	[LAYOUT_ORGANISATION_CODE] = {A(TEXT), 0},
	[LAYOUT_RESIDENT_ID] = {A(TEXT), 0},
	[LAYOUT_NOT_MASKED] = {A(TEXT), 0},
	[LAYOUT_NOT_CODE] = {A(TEXT), 0},
	[LAYOUT_AMOUNT_IN_TEXT] = {A(NUMERIC), A(TEXT)},
	[LAYOUT_KNOWN_DIVISION] = {A(USCC) | A(DIVISION), A(DATE) | A(TIMESTAMP), true},
	[LAYOUT_REGION_IN_NAME] = {A(USCC) | A(DIVISION), A(TEXT)},
	[LAYOUT_UNIQUE] = {ANY_TYPE, 0},
	[LAYOUT_ONE_PER] = {ANY_TYPE, ANY_TYPE},
	[LAYOUT_IN_TABLE] = {ANY_TYPE, 0}
};

/* A layout while it is read */
typedef struct LayoutReader
{
	DocReader	doc;
	Layout	   *layout;
	const char **columns;		/* sorted, without those that stand twice … */
	int		   *field_of;		/* … and the field of each */
	int			ncolumns;
} LayoutReader;

/* A name of a column, or NULL */
static const char *
read_name(DocReader *r, const DocNode *object, const char *key, bool required)
{
	const char *name = doc_text(r, object, key, required);

	if (name != NULL && strlen(name) > NAME_BYTES)
	{
		doc_error(r, doc_member(r, object, key).path, "must be a name of 1 to %d bytes", NAME_BYTES);
		return NULL;
	}
	return name;
}

/* 1 to 64 texts, each once */
static LayoutWord *
read_words(DocReader *r, const DocNode *object, const char *key, bool required, int *count)
{
	DocNode		list = doc_member(r, object, key);
	DocNode    *element;
	LayoutWord *words;

	*count = 0;
	if (list.value == NULL && !required)
		return NULL;
	*count = doc_some_elements(r, &list, "text", &element);
	if (*count > GOVCREDIT_LAYOUT_CODES)
	{
		doc_error(r, list.path, "has %d texts, more than the limit of %d", *count, GOVCREDIT_LAYOUT_CODES);
		*count = 0;
	}
	words = palloc0(sizeof(LayoutWord) * Max(*count, 1));
	for (int i = 0; i < *count; i++)
	{
		const char *text = doc_node_text(&element[i]);

		if (text == NULL || text[0] == '\0')
			doc_error(r, element[i].path, "must be a string and not empty");
		words[i].text = pstrdup(text ? text : "");
		words[i].len = (int) strlen(words[i].text);
		for (int k = 0; k < i; k++)
			if (text && strcmp(words[k].text, text) == 0)
				doc_error(r, element[i].path, "\"%s\" stands twice", text);
	}
	return words;
}

static void
read_field(LayoutReader *reader, const DocNode *node, int seq, const char *basis)
{
	static const char *const keys[] = {"column", "name", "type", "length", "scale", "required", "codes",
	"many", "personal", "basis", "comment", "role", NULL};
	static const char *const required[] = {"always", "by category", "conditional", "optional", NULL};
	DocReader  *r = &reader->doc;
	LayoutField *field = &reader->layout->fields[seq];
	DocNode		scale = doc_member(r, node, "scale");
	const char *own_basis;
	int			choice;

	field->column = "";
	if (!doc_is_object(r, node))
		return;
	doc_check_keys(r, node, keys);
	field->column = read_name(r, node, "column", true);
	field->name = doc_text(r, node, "name", false);
	if (field->column == NULL)
		field->column = "";
	if (field->name == NULL)
		field->name = field->column;
	if (doc_choice(r, node, "type", false, type_names, &choice))
		field->type = (LayoutType) choice;
	doc_int(r, node, "length", false, 1, PG_INT32_MAX, &field->length);
	if (doc_int(r, node, "scale", false, 0, PG_INT32_MAX, &field->scale) &&
		(field->type != LAYOUT_NUMERIC || field->scale > field->length))
		doc_error(r, scale.path, field->type != LAYOUT_NUMERIC ? "is for numbers only" :
				  "must not be greater than the length, which is needed with it");
	if (doc_choice(r, node, "required", false, required, &choice))
		field->always = (choice == 0);
	field->codes = read_words(r, node, "codes", false, &field->ncodes);
	for (int k = 0; k < field->ncodes; k++)
	{
		LayoutWord *code = &field->codes[k];

		if (code->len > 1 && code->text[code->len - 1] == '*')
		{
			code->text[--code->len] = '\0';
			code->open = true;
		}
	}
	field->many = doc_bool(r, node, "many");
	field->personal = doc_bool(r, node, "personal");
	own_basis = doc_text(r, node, "basis", false);
	field->basis = own_basis ? own_basis : psprintf("%s%s%d%s", basis, pg_any_to_server("第", strlen("第"), PG_UTF8), seq + 1,
													pg_any_to_server("项", strlen("项"), PG_UTF8));
	doc_check_text(r, node, "comment", false);
	if (doc_choice(r, node, "role", false, role_names, &choice))
		field->publication_end = strcmp(role_names[choice], "publication_end") == 0;
}

static int
compare_columns(const void *a, const void *b, void *layout)
{
	const LayoutField *fields = ((const Layout *) layout)->fields;
	int			x = *(const int *) a;
	int			y = *(const int *) b;
	int			order = strcmp(fields[x].column, fields[y].column);

	return order != 0 ? order : x - y;
}

/* The columns in the order of their names; two of one name are an error. */
static void
index_columns(LayoutReader *reader, const DocNode *nodes)
{
	Layout	   *layout = reader->layout;
	int		   *order = palloc(sizeof(int) * Max(layout->nfields, 1));
	int			n = 0;

	for (int i = 0; i < layout->nfields; i++)
		order[i] = i;
	qsort_arg(order, layout->nfields, sizeof(int), compare_columns, layout);
	reader->columns = palloc(sizeof(char *) * Max(layout->nfields, 1));
	for (int i = 0; i < layout->nfields; i++)
	{
		const char *column = layout->fields[order[i]].column;

		if (column[0] == '\0')
			continue;
		if (n > 0 && strcmp(reader->columns[n - 1], column) == 0)
		{
			doc_error(&reader->doc, doc_member(&reader->doc, &nodes[order[i]], "column").path,
					  "is that of $.fields[%d], too", order[n - 1]);
			continue;
		}
		reader->columns[n] = column;
		order[n++] = order[i];
	}
	reader->field_of = order;
	reader->ncolumns = n;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Types of a mask, for a message */
static char *
types_text(int types)
{
	char	   *text = "";

	for (int t = 0; type_names[t]; t++)
		if (types & (1 << t))
			text = psprintf("%s%s%s", text, text[0] ? ", " : "", type_names[t]);
	return text;
}

/* The field that a rule names, or -1; of a kind that looks at these types */
static int
find_field(LayoutReader *reader, const char *path, const char *name, int types, LayoutKind kind)
{
	DocReader  *r = &reader->doc;
	const char **found = bsearch(&name, reader->columns, reader->ncolumns, sizeof(char *), compare_names);
	int			field;

	if (found == NULL)
	{
		doc_unknown(r, path, "column", name, reader->columns, reader->ncolumns);
		return -1;
	}
	field = reader->field_of[found - reader->columns];
	if (!(types & (1 << reader->layout->fields[field].type)))
		doc_error(r, path, "\"%s\" is of type %s, kind %s is for %s", name,
				  type_names[reader->layout->fields[field].type], kind_names[kind], types_text(types));
	return field;
}

/* The bits of a condition's values among the codes of its column */
static uint64
code_bits(LayoutReader *reader, const DocNode *when, const LayoutRule *rule)
{
	const LayoutField *field = &reader->layout->fields[rule->when_field];
	uint64		bits = 0;

	for (int i = 0; i < rule->nwhen_values; i++)
	{
		const LayoutWord *value = &rule->when_values[i];
		int			k = 0;

		while (k < field->ncodes && strcmp(field->codes[k].text, value->text) != 0)
			k++;
		if (k == field->ncodes)
			doc_error(&reader->doc, psprintf("%s[%d]", doc_member(&reader->doc, when, when_names[rule->when]).path, i),
					  "\"%s\" is no code of column \"%s\"", value->text, field->column);
		else
			bits |= UINT64CONST(1) << k;
	}
	return bits;
}

static void
read_condition(LayoutReader *reader, const DocNode *when, LayoutRule *rule)
{
	DocReader  *r = &reader->doc;
	const char *column;
	int			given = 0;

	rule->when_field = -1;
	if (when->value == NULL || !doc_is_object(r, when))
		return;
	doc_check_keys(r, when, when_names);
	column = read_name(r, when, "column", true);
	for (int w = LAYOUT_WHEN_IS; w <= LAYOUT_WHEN_BLANK; w++)
	{
		DocNode		node = doc_member(r, when, when_names[w]);

		if (node.value == NULL)
			continue;
		given++;
		rule->when = (LayoutWhen) w;
		if (w == LAYOUT_WHEN_IS || w == LAYOUT_WHEN_LACKS)
			rule->when_values = read_words(r, when, when_names[w], true, &rule->nwhen_values);
		else if (node.value->type != jbvBool || !node.value->val.boolean)
			doc_error(r, node.path, "must be true");
	}
	if (given != 1)
		doc_error(r, when->path, "must have one of is, lacks, filled, blank");
	if (column == NULL)
		return;
	rule->when_field = find_field(reader, doc_member(r, when, "column").path, column, ANY_TYPE, rule->kind);
	if (rule->when_field >= 0 && reader->layout->fields[rule->when_field].ncodes > 0)
		rule->when_codes = code_bits(reader, when, rule);
}

static bool
is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/* Of kind registrar: with what a code may begin */
static void
read_letters(DocReader *r, const char *path, LayoutRule *rule)
{
	for (int k = 0; k < rule->nletters; k++)
	{
		const LayoutWord *word = &rule->letters[k];

		if (word->len > 2 || !is_letter(word->text[0]) || (word->len == 2 && !is_letter(word->text[1])))
			doc_error(r, psprintf("%s[%d]", path, k), "must be one or two, each a digit or a capital letter");
	}
}

/* Of kind known_division: the day since when the codes were given out */
static void
read_since(DocReader *r, const char *path, const LayoutWord *words, int count)
{
	GovcreditFieldDate day;

	if (count != 1 || !govcredit_field_date(words[0].text, words[0].len, &day) || !day.standard)
		doc_error(r, path, "must be one day, as YYYY-MM-DD");
}

/* What the kinds have an argument for */
static void
read_argument(LayoutReader *reader, const DocNode *node, LayoutRule *rule)
{
	DocReader  *r = &reader->doc;
	DocNode		argument = doc_member(r, node, "argument");
	int			count;
	LayoutWord *words = read_words(r, node, "argument", false, &count);

	switch (rule->kind)
	{
		case LAYOUT_REGISTRAR:
			if (argument.value == NULL)
				doc_error(r, argument.path, "is missing, the letters allowed");
			rule->letters = words;
			rule->nletters = count;
			read_letters(r, argument.path, rule);
			break;
		case LAYOUT_KNOWN_DIVISION:
			if (argument.value != NULL)
				read_since(r, argument.path, words, count);
			break;
		case LAYOUT_IN_TABLE:
			if (argument.value == NULL || count != rule->nfields + 1)
				doc_error(r, argument.path, "must be a table and of it as many columns as the rule has");
			break;
		default:
			if (argument.value != NULL)
				doc_error(r, argument.path, "is not for kind %s", kind_names[rule->kind]);
	}
}

/* A rule about a row or, of the table, about more than one or about other data. */
static void
read_rule(LayoutReader *reader, const DocNode *node, bool table, LayoutRule *rule)
{
	static const char *const row_keys[] = {"kind", "columns", "other", "when", "argument", "code", "severity",
	"basis", "comment", NULL};
	static const char *const table_keys[] = {"kind", "columns", "other", "argument", "code", "severity", "basis", "comment", NULL};
	static const char *const severities[] = {"error", "warning", NULL};
	DocReader  *r = &reader->doc;
	DocNode		other = doc_member(r, node, "other");
	DocNode		when = doc_member(r, node, "when");
	LayoutWord *columns;
	const char *name;
	int			choice = LAYOUT_REQUIRED;
	bool		known;

	rule->other = rule->when_field = -1;
	if (!doc_is_object(r, node))
		return;
	doc_check_keys(r, node, table ? table_keys : row_keys);
	known = doc_choice(r, node, "kind", true, kind_names, &choice);
	rule->kind = (LayoutKind) choice;
	if (known && table != (choice >= LAYOUT_BEYOND_ROW))
		doc_error(r, doc_member(r, node, "kind").path,
				  table ? "kind %s looks at one row and stands in rules" :
				  "kind %s looks beyond the row and stands in table_rules", kind_names[choice]);
	columns = read_words(r, node, "columns", true, &rule->nfields);
	rule->fields = palloc(sizeof(int) * Max(rule->nfields, 1));
	for (int k = 0; k < rule->nfields; k++)
		rule->fields[k] = find_field(reader, psprintf("%s.columns[%d]", node->path, k), columns[k].text,
									 known ? kind_types[rule->kind].columns : ANY_TYPE, rule->kind);
	name = read_name(r, node, "other", false);
	if (known && !(kind_types[rule->kind].alone && other.value == NULL) &&
		(kind_types[rule->kind].other != 0) != (other.value != NULL))
		doc_error(r, other.path, other.value ? "is not for kind %s" : "is missing, kind %s compares with it",
				  kind_names[rule->kind]);
	else if (name != NULL)
		rule->other = find_field(reader, other.path, name, known ? kind_types[rule->kind].other : ANY_TYPE, rule->kind);
	if (!table)
		read_condition(reader, &when, rule);
	if (known)
		read_argument(reader, node, rule);
	rule->code = doc_text(r, node, "code", false);
	if (rule->code == NULL)
		rule->code = kind_names[rule->kind];
	rule->error = !doc_choice(r, node, "severity", false, severities, &choice) || choice == 0;
	rule->basis = doc_text(r, node, "basis", false);
	doc_check_text(r, node, "comment", false);
}

/*
 * The layout of a document, in the current memory context; to be used only if
 * none of the findings is an error.
 */
static Layout *
compile_document(Jsonb *document, List **findings)
{
	static const char *const keys[] = {"govcredit", "name", "title", "note", "basis", "fields", "rules", "table_rules", NULL};
	LayoutReader reader = {.layout = palloc0(sizeof(Layout))};
	DocReader  *r = &reader.doc;
	Layout	   *layout = reader.layout;
	DocNode		root;
	DocNode		fields;
	DocNode		rules;
	DocNode		table_rules;
	DocNode		title;
	DocNode    *node;
	const char *basis;
	LayoutRule	of_table;
	int			count;

	doc_reader_begin(r);
	root = doc_root(r, document);
	fields = doc_member(r, &root, "fields");
	rules = doc_member(r, &root, "rules");
	table_rules = doc_member(r, &root, "table_rules");
	title = doc_member(r, &root, "title");
	if (doc_is_object(r, &root))
	{
		doc_check_keys(r, &root, keys);
		layout->name = govcredit_edition_read_name(GOVCREDIT_LAYOUT, r, &root);
		doc_check_title(r, &title);
		doc_check_text(r, &root, "note", false);
		basis = doc_text(r, &root, "basis", false);
		if (basis == NULL)
			basis = layout->name ? layout->name : "";
		layout->nfields = doc_some_elements(r, &fields, "column", &node);
		layout->fields = palloc0(sizeof(LayoutField) * Max(layout->nfields, 1));
		for (int i = 0; i < layout->nfields; i++)
			read_field(&reader, &node[i], i, basis);
		index_columns(&reader, node);
		layout->nrules = doc_elements(r, &rules, &node);
		layout->rules = palloc0(sizeof(LayoutRule) * Max(layout->nrules, 1));
		for (int i = 0; i < layout->nrules; i++)
		{
			CHECK_FOR_INTERRUPTS();
			read_rule(&reader, &node[i], false, &layout->rules[i]);
		}

		/* of these only the form matters here: SQL reads them */
		count = doc_elements(r, &table_rules, &node);
		for (int i = 0; i < count; i++)
		{
			CHECK_FOR_INTERRUPTS();
			memset(&of_table, 0, sizeof(LayoutRule));
			read_rule(&reader, &node[i], true, &of_table);
		}
	}
	doc_reader_end(r);
	*findings = r->findings;
	return layout;
}

Datum
govcredit_layout_in(PG_FUNCTION_ARGS)
{
	int64		handle;

	if (!govcredit_handle_in(GOVCREDIT_LAYOUT, PG_GETARG_CSTRING(0), &handle, fcinfo->context))
		PG_RETURN_NULL();
	PG_RETURN_INT64(handle);
}

Datum
govcredit_layout_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(govcredit_handle_out(GOVCREDIT_LAYOUT, PG_GETARG_INT64(0)));
}

/* add_layout(text) layout */
Datum
govcredit_layout_add(PG_FUNCTION_ARGS)
{
	Jsonb	   *document;
	List	   *findings;

	govcredit_edition_check_right(GOVCREDIT_LAYOUT);
	document = GOVCREDIT_GETARG_DOCUMENT(0, NULL);
	compile_document(document, &findings);
	doc_refuse("layout", findings, "lint_layout");
	PG_RETURN_INT64(govcredit_edition_add(GOVCREDIT_LAYOUT, document));
}

/* lint_layout(text) setof (path, message, message_zh) */
Datum
govcredit_layout_lint(PG_FUNCTION_ARGS)
{
	List	   *repeated = NIL;
	List	   *findings;
	Jsonb	   *document;

	govcredit_edition_check_right(GOVCREDIT_LAYOUT);
	document = GOVCREDIT_GETARG_DOCUMENT(0, &repeated);
	InitMaterializedSRF(fcinfo, 0);
	compile_document(document, &findings);
	doc_put_findings((ReturnSetInfo *) fcinfo->resultinfo, repeated, findings, false);
	return (Datum) 0;
}

/* layout_document(layout) jsonb; what lists its parts has no answer without one */
Datum
govcredit_layout_document(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("the layout must not be NULL")));
	PG_RETURN_JSONB_P(govcredit_edition_load(GOVCREDIT_LAYOUT, PG_GETARG_INT64(0)));
}

/*
 * The document was checked when it was added; it can only fail here if a later
 * version of the language refuses what an earlier one took.
 */
static void *
compile_edition(int64 handle, Jsonb *document)
{
	List	   *findings;
	Layout	   *layout = compile_document(document, &findings);

	doc_refuse("layout", findings, "lint_layout");
	layout->handle = handle;
	return layout;
}

const Layout *
govcredit_layout_get(int64 handle)
{
	return govcredit_edition_compiled(GOVCREDIT_LAYOUT, handle, compile_edition);
}

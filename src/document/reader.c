/*-------------------------------------------------------------------------
 *
 * reader.c
 *	  Reading a document: typed access that collects findings with their JSON
 *	  path instead of stopping at the first.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "compat.h"
#include "document/document.h"
#include "document/literal.h"
#include "identifier/fault.h"
#include "document/reader.h"
#include "errors.h"
#include "voice/voice.h"

/* Findings that are listed; a document with more has one mistake many times. */
#define MOST_FINDINGS	1000

/* Names that unknown ones are compared with, all in all; each costs time */
#define MOST_COMPARED	100000

/* Bytes of one that are looked at */
#define MESSAGE_BYTES	1023

static DocFinding *doc_finding(DocReader *r, bool error, const char *path,
							   const char *fmt, va_list args) pg_attribute_printf(4, 0);

/* What does not fit is cut, but no character in two. */
static const char *
message_of(const char *text)
{
	return govcredit_text_for_message(text, pg_mbcliplen(text, strlen(text), MESSAGE_BYTES));
}

static DocFinding *
add_finding(DocReader *r, bool error, const char *path, const GovcreditSaid *said)
{
	static const char *const more = GOVCREDIT_TEXT("there are more findings, which are not listed");
	static DocFinding unlisted;
	DocFinding *finding;
	MemoryContext caller;

	CHECK_FOR_INTERRUPTS();
	if (error)
		r->failed = true;
	if (list_length(r->findings) >= MOST_FINDINGS)
	{
		/* An error always is among those listed. */
		finding = llast(r->findings);
		finding->error |= error;
		finding->path = "$";
		finding->message = more;
		finding->message_zh = govcredit_say_in(GOVCREDIT_ZH, more);
		finding->meant = NULL;
		return &unlisted;
	}
	caller = MemoryContextSwitchTo(r->context);
	finding = palloc0(sizeof(DocFinding));
	finding->error = error;
	finding->path = pstrdup(path);
	finding->message = message_of(said->in[GOVCREDIT_EN]);
	finding->message_zh = message_of(said->in[GOVCREDIT_ZH]);
	r->findings = lappend(r->findings, finding);
	MemoryContextSwitchTo(caller);
	return finding;
}

static DocFinding *
doc_finding(DocReader *r, bool error, const char *path, const char *fmt, va_list args)
{
	GovcreditSaid said = govcredit_vsaid(fmt, args);

	return add_finding(r, error, path, &said);
}

void
doc_warning_said(DocReader *r, const char *path, const GovcreditSaid *said)
{
	add_finding(r, false, path, said);
}

const char *
doc_message(const DocFinding *finding)
{
	return govcredit_spoken() == GOVCREDIT_ZH ? finding->message_zh : finding->message;
}

bool
doc_full(const DocReader *r)
{
	return list_length(r->findings) >= MOST_FINDINGS;
}

void
doc_error(DocReader *r, const char *path, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	doc_finding(r, true, path, fmt, args);
	va_end(args);
}

static DocFinding *doc_finding_of(DocReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);
static void put_chinese(DocReader *r, DocFinding *finding, const char *fmt,...) pg_attribute_printf(3, 4);

static DocFinding *
doc_finding_of(DocReader *r, const char *path, const char *fmt,...)
{
	DocFinding *finding;
	va_list		args;

	va_start(args, fmt);
	finding = doc_finding(r, true, path, fmt, args);
	va_end(args);
	return finding;
}

/* The Chinese of a finding whose arguments differ there. */
static void
put_chinese(DocReader *r, DocFinding *finding, const char *fmt,...)
{
	MemoryContext caller = MemoryContextSwitchTo(r->context);
	va_list		args;

	va_start(args, fmt);
	finding->message_zh = message_of(govcredit_vsay_in(GOVCREDIT_ZH, fmt, args));
	va_end(args);
	MemoryContextSwitchTo(caller);
}

void
doc_error_about(DocReader *r, const char *path, const char *fmt, const char *what)
{
	put_chinese(r, doc_finding_of(r, path, fmt, what), fmt, govcredit_say_in(GOVCREDIT_ZH, what));
}

void
doc_unknown(DocReader *r, const char *path, const char *what, const char *name,
			const char *const *known, int nknown)
{
	static const char *const unknown = GOVCREDIT_TEXT("unknown %s \"%s\"");
	DocFinding *finding = doc_finding_of(r, path, unknown, what, name);

	put_chinese(r, finding, unknown, govcredit_say_in(GOVCREDIT_ZH, what), name);
	finding->unknown = true;
	r->compared += nknown;
	if (!doc_full(r) && r->compared <= MOST_COMPARED)
		finding->meant = govcredit_meant(name, known, nknown);
}

void
doc_warning(DocReader *r, const char *path, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	doc_finding(r, false, path, fmt, args);
	va_end(args);
}

static uint32
hash_text(const void *key, Size keysize)
{
	const char *text = *(const char *const *) key;

	return DatumGetUInt32(hash_any((const unsigned char *) text, strlen(text)));
}

static int
compare_text(const void *a, const void *b, Size keysize)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

void
doc_reader_begin(DocReader *r)
{
	HASHCTL		ctl;

	r->findings = NIL;
	r->failed = false;
	r->compared = 0;
	r->context = CurrentMemoryContext;
	r->scratch = AllocSetContextCreate(CurrentMemoryContext, "govcredit document reader", ALLOCSET_DEFAULT_SIZES);
	ctl.keysize = sizeof(char *);
	ctl.entrysize = sizeof(char *);
	ctl.hash = hash_text;
	ctl.match = compare_text;
	ctl.hcxt = r->scratch;
	r->kept = hash_create("govcredit document texts", 512, &ctl, HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
}

void
doc_reader_end(DocReader *r)
{
	MemoryContextDelete(r->scratch);
}

const char *
doc_keep(DocReader *r, const char *text)
{
	const char **kept = hash_search(r->kept, &text, HASH_FIND, NULL);

	if (kept == NULL)
	{
		bool		found;

		text = pstrdup(text);
		kept = hash_search(r->kept, &text, HASH_ENTER, &found);
	}
	return *kept;
}

DocNode
doc_root(DocReader *r, Jsonb *document)
{
	DocNode		node;

	node.key = NULL;
	node.path = "$";
	node.value = MemoryContextAlloc(r->scratch, sizeof(JsonbValue));
	JsonbToJsonbValue(document, node.value);
	return node;
}

static bool
node_is(const DocNode *node, bool object)
{
	if (node->value == NULL || node->value->type != jbvBinary)
		return false;
	if (object)
		return JsonContainerIsObject(node->value->val.binary.data);
	return JsonContainerIsArray(node->value->val.binary.data) &&
		!JsonContainerIsScalar(node->value->val.binary.data);
}

DocNode
doc_member(DocReader *r, const DocNode *object, const char *key)
{
	MemoryContext caller = MemoryContextSwitchTo(r->scratch);
	DocNode		node;

	node.key = key;
	node.path = govcredit_key_path(object->path, key);
	node.value = node_is(object, true) ?
		getKeyJsonValueFromContainer(object->value->val.binary.data, key, strlen(key), NULL) : NULL;
	MemoryContextSwitchTo(caller);
	return node;
}

bool
doc_is_object(DocReader *r, const DocNode *node)
{
	if (node_is(node, true))
		return true;
	if (node->value == NULL)
		doc_error(r, node->path, "is missing");
	else
		doc_error(r, node->path, "must be an object");
	return false;
}

/* Children of an object or array, in the order jsonb keeps them. */
static int
doc_children(DocReader *r, const DocNode *parent, bool object, DocNode **children)
{
	MemoryContext caller = MemoryContextSwitchTo(r->scratch);
	JsonbContainer *container = parent->value->val.binary.data;
	JsonbIterator *it = JsonbIteratorInit(container);
	JsonbValue	v;
	JsonbIteratorToken token;
	int			count = 0;

	*children = palloc(sizeof(DocNode) * Max(JsonContainerSize(container), 1));
	while ((token = JsonbIteratorNext(&it, &v, true)) != WJB_DONE)
	{
		DocNode    *child = &(*children)[count];

		if (token == WJB_KEY)
		{
			child->key = pnstrdup(v.val.string.val, v.val.string.len);
			child->path = govcredit_key_path(parent->path, child->key);
		}
		else if (token == WJB_VALUE || token == WJB_ELEM)
		{
			if (!object)
			{
				child->key = NULL;
				child->path = psprintf("%s[%d]", parent->path, count);
			}
			child->value = palloc(sizeof(JsonbValue));
			*child->value = v;
			count++;
		}
	}
	MemoryContextSwitchTo(caller);
	return count;
}

int
doc_members(DocReader *r, const DocNode *object, DocNode **members)
{
	*members = NULL;
	if (object->value == NULL || !doc_is_object(r, object))
		return 0;
	return doc_children(r, object, true, members);
}

int
doc_elements(DocReader *r, const DocNode *array, DocNode **elements)
{
	*elements = NULL;
	if (array->value == NULL)
		return 0;
	if (!node_is(array, false))
	{
		doc_error(r, array->path, "must be an array");
		return 0;
	}
	return doc_children(r, array, false, elements);
}

int
doc_some_elements(DocReader *r, const DocNode *array, const char *what, DocNode **elements)
{
	bool		was_failed = r->failed;
	int			count;

	*elements = NULL;
	if (array->value == NULL)
	{
		doc_error(r, array->path, "is missing");
		return 0;
	}
	r->failed = false;
	count = doc_elements(r, array, elements);
	if (count == 0 && !r->failed)
		doc_error_about(r, array->path, "must name at least one %s", what);
	r->failed |= was_failed;
	return count;
}

void
doc_check_names(DocReader *r, const DocNode *object, const char *const *allowed, const char *what)
{
	DocNode    *members;
	int			count = doc_members(r, object, &members);

	for (int i = 0; i < count; i++)
	{
		int			k = 0;

		while (allowed[k] && strcmp(allowed[k], members[i].key) != 0)
			k++;
		if (allowed[k] == NULL)
			doc_unknown(r, members[i].path, what, members[i].key, allowed, k);
	}
}

void
doc_check_keys(DocReader *r, const DocNode *object, const char *const *allowed)
{
	doc_check_names(r, object, allowed, "key");
}

const char *
doc_node_text(const DocNode *node)
{
	int			length;
	char	   *text;

	if (node->value == NULL || node->value->type != jbvString)
		return NULL;
	length = node->value->val.string.len;
	text = MemoryContextAlloc(GetMemoryChunkContext(node->value), length + 1);
	memcpy(text, node->value->val.string.val, length);
	text[length] = '\0';
	return text;
}

const char *
doc_check_text(DocReader *r, const DocNode *object, const char *key, bool required)
{
	DocNode		node = doc_member(r, object, key);
	const char *text;

	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return NULL;
	}
	text = doc_node_text(&node);
	if (text == NULL)
		doc_error(r, node.path, "must be a string");
	else if (text[0] == '\0')
	{
		doc_error(r, node.path, "must not be empty");
		text = NULL;
	}
	return text;
}

const char *
doc_text(DocReader *r, const DocNode *object, const char *key, bool required)
{
	const char *text = doc_check_text(r, object, key, required);

	return text ? doc_keep(r, text) : NULL;
}

bool
doc_bool(DocReader *r, const DocNode *object, const char *key)
{
	DocNode		node = doc_member(r, object, key);

	if (node.value == NULL)
		return false;
	if (node.value->type != jbvBool)
	{
		doc_error(r, node.path, "must be true or false");
		return false;
	}
	return node.value->val.boolean;
}

/*
 * Decimal of a node: a JSON number, or its text as canonical documents hold
 * fractions.
 */
bool
doc_micro(const DocNode *node, int64 *result)
{
	if (node->value->type == jbvNumeric)
	{
		char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(node->value->val.numeric)));
		bool		ok = govcredit_parse_micro(digits, result);

		pfree(digits);
		return ok;
	}
	return node->value->type == jbvString && govcredit_parse_micro(doc_node_text(node), result);
}

bool
doc_decimal(DocReader *r, const DocNode *object, const char *key, bool required,
			int64 limit, int64 *result)
{
	DocNode		node = doc_member(r, object, key);

	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return false;
	}
	if (!doc_micro(&node, result))
	{
		doc_error(r, node.path, "must be a decimal number");
		return false;
	}
	if (*result % 100 != 0)
	{
		doc_error(r, node.path, "must have at most 4 decimal places");
		return false;
	}
	if (*result > limit * MICRO || *result < -limit * MICRO)
	{
		doc_error(r, node.path, "must lie between -%lld and %lld", (long long) limit, (long long) limit);
		return false;
	}
	return true;
}

bool
doc_int(DocReader *r, const DocNode *object, const char *key, bool required,
		int min, int max, int *result)
{
	DocNode		node = doc_member(r, object, key);
	int64		micro;

	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return false;
	}
	if (node.value->type != jbvNumeric || !doc_micro(&node, &micro) || micro % MICRO != 0 ||
		micro / MICRO < min || micro / MICRO > max)
	{
		doc_error(r, node.path, "must be a whole number from %d to %d", min, max);
		return false;
	}
	*result = (int) (micro / MICRO);
	return true;
}

bool
doc_choice(DocReader *r, const DocNode *object, const char *key, bool required,
		   const char *const *choices, int *result)
{
	DocNode		node = doc_member(r, object, key);
	const char *text = doc_check_text(r, object, key, required);
	MemoryContext caller;
	StringInfoData list;

	if (text == NULL)
		return false;
	for (int i = 0; choices[i]; i++)
		if (strcmp(text, choices[i]) == 0)
		{
			*result = i;
			return true;
		}
	caller = MemoryContextSwitchTo(r->scratch);
	initStringInfo(&list);
	for (int i = 0; choices[i]; i++)
		appendStringInfo(&list, "%s%s", i ? ", " : "", choices[i]);
	MemoryContextSwitchTo(caller);
	doc_error(r, node.path, "\"%s\" is none of: %s", text, list.data);
	return false;
}

/*
 * Takes interval notation apart: the two bounds (empty if open-ended) and
 * whether they are included.
 */
static bool
split_interval(const char *text, char **low, char **high, bool *low_in, bool *high_in)
{
	const char *comma = strchr(text, ',');
	size_t		len = strlen(text);

	if (comma == NULL || strchr(comma + 1, ',') || len < 3 ||
		(text[0] != '[' && text[0] != '(') || (text[len - 1] != ']' && text[len - 1] != ')'))
		return false;
	*low_in = (text[0] == '[');
	*high_in = (text[len - 1] == ']');
	*low = pnstrdup(text + 1, comma - text - 1);
	*high = pnstrdup(comma + 1, text + len - 1 - (comma + 1));
	return true;
}

bool
doc_decimal_interval(DocReader *r, const DocNode *node, int64 *min, int64 *max)
{
	const char *text = doc_node_text(node);
	char	   *low,
			   *high;
	bool		low_in,
				high_in;

	*min = PG_INT64_MIN;
	*max = PG_INT64_MAX;
	if (text == NULL || !split_interval(text, &low, &high, &low_in, &high_in) ||
		(low[0] && !govcredit_parse_micro(low, min)) ||
		(high[0] && !govcredit_parse_micro(high, max)))
	{
		doc_error(r, node->path, "must be an interval of decimals such as \"[0,1000]\" or \"(1000,)\"");
		return false;
	}
	if ((low[0] && !low_in && pg_add_s64_overflow(*min, 1, min)) ||
		(high[0] && !high_in && pg_sub_s64_overflow(*max, 1, max)) ||
		*min > *max)
	{
		doc_error(r, node->path, "interval \"%s\" is empty", text);
		return false;
	}
	return true;
}

bool
doc_date_interval(DocReader *r, const DocNode *node, DateADT *from, DateADT *to)
{
	const char *text = doc_node_text(node);
	char	   *low,
			   *high;
	bool		low_in,
				high_in;

	DATE_NOBEGIN(*from);
	DATE_NOEND(*to);
	if (text == NULL || !split_interval(text, &low, &high, &low_in, &high_in) ||
		(low[0] && !govcredit_parse_date(low, from)) ||
		(high[0] && !govcredit_parse_date(high, to)))
	{
		doc_error(r, node->path, "must be an interval of dates such as \"[2019-07-01,2023-04-30]\" or \"[2026-04-01,)\"");
		return false;
	}
	if (low[0] && !low_in)
		(*from)++;
	if (high[0] && !high_in)
		(*to)--;
	if (*from > *to)
	{
		doc_error(r, node->path, "interval \"%s\" is empty", text);
		return false;
	}
	return true;
}

/* A text or an array of texts. */
int
doc_texts(DocReader *r, const DocNode *object, const char *key, bool required, const char ***result)
{
	DocNode		node = doc_member(r, object, key);
	DocNode    *elements = &node;
	int			count = 1;

	*result = NULL;
	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return 0;
	}
	if (node.value->type != jbvString)
		count = doc_elements(r, &node, &elements);
	*result = palloc(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		const char *text = doc_node_text(&elements[i]);

		if (text == NULL || text[0] == '\0')
			doc_error(r, elements[i].path, "must be a string and not empty");
		(*result)[i] = doc_keep(r, text ? text : "");
	}
	return count;
}

/* A name in Chinese and English, of which nothing is kept. */
void
doc_check_title(DocReader *r, const DocNode *title)
{
	static const char *const keys[] = {"zh", "en", NULL};

	if (!doc_is_object(r, title))
		return;
	doc_check_keys(r, title, keys);
	doc_check_text(r, title, "zh", true);
	doc_check_text(r, title, "en", true);
}

void
doc_refuse(const char *kind, List *findings, const char *linter)
{
	const DocFinding *first = NULL;
	int			errors = 0;
	ListCell   *lc;
	const char *hint = "";

	foreach(lc, findings)
	{
		DocFinding *finding = lfirst(lc);

		if (finding->error && errors++ == 0)
			first = finding;
	}
	if (errors == 0)
		return;
	if (first->meant)
		hint = psprintf(govcredit_say("Perhaps \"%s\" is meant."), first->meant);
	if (linter)
		hint = psprintf("%s%s%s", hint, hint[0] ? " " : "",
						psprintf(govcredit_say("govcredit.%s() lists every finding."), linter));
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
			 govcredit_errmsg("invalid %s document: %s: %s", govcredit_say(kind), first->path, doc_message(first)),
			 errors > 1 ? govcredit_errdetail("More errors: %d.", errors - 1) : 0,
			 hint[0] ? errhint("%s", hint) : 0));
}

static void
put_finding(struct ReturnSetInfo *result, bool leveled, const char *path, bool error, const char *en, const char *zh)
{
	Datum		values[4];
	bool		nulls[4] = {false};
	int			n = 0;

	values[n++] = CStringGetTextDatum(path);
	if (leveled)
		values[n++] = CStringGetTextDatum(error ? "error" : "warning");
	values[n++] = CStringGetTextDatum(en);
	values[n++] = CStringGetTextDatum(zh);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

void
doc_put_findings(struct ReturnSetInfo *result, List *repeated, List *findings, bool leveled)
{
	ListCell   *lc;

	foreach(lc, repeated)
	{
		GovcreditRepeatedKey *key = lfirst(lc);

		put_finding(result, leveled, key->path, true,
					psprintf(govcredit_say_in(GOVCREDIT_EN, "the key stands twice, on lines %d and %d"), key->first_line, key->last_line),
					psprintf(govcredit_say_in(GOVCREDIT_ZH, "the key stands twice, on lines %d and %d"), key->first_line, key->last_line));
	}
	foreach(lc, findings)
	{
		DocFinding *finding = lfirst(lc);

		if (finding->meant)
			put_finding(result, leveled, finding->path, finding->error,
						psprintf(govcredit_say_in(GOVCREDIT_EN, "%s; perhaps \"%s\" is meant"), finding->message, finding->meant),
						psprintf(govcredit_say_in(GOVCREDIT_ZH, "%s; perhaps \"%s\" is meant"), finding->message_zh, finding->meant));
		else
			put_finding(result, leveled, finding->path, finding->error, finding->message, finding->message_zh);
	}
}

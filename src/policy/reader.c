/*-------------------------------------------------------------------------
 *
 * reader.c
 *	  Reading a policy document: typed access that collects findings with
 *	  their JSON path instead of stopping at the first.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "common/int.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "compat.h"
#include "document/document.h"
#include "identifier/fault.h"
#include "policy/reader.h"

/* Findings that are listed; a document with more has one mistake many times. */
#define MOST_FINDINGS	1000

static PolicyFinding *policy_finding(PolicyReader *r, bool error, const char *path,
									 const char *fmt, va_list args) pg_attribute_printf(4, 0);

static PolicyFinding *
policy_finding(PolicyReader *r, bool error, const char *path, const char *fmt, va_list args)
{
	static PolicyFinding unlisted;
	PolicyFinding *finding;
	char		buffer[1024];
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
		finding->message = "there are more findings, which are not listed";
		finding->meant = NULL;
		return &unlisted;
	}
	caller = MemoryContextSwitchTo(r->context);
	finding = palloc0(sizeof(PolicyFinding));

	/* What does not fit is cut, but no character in two. */
	if (vsnprintf(buffer, sizeof(buffer), fmt, args) >= (int) sizeof(buffer))
		buffer[pg_mbcliplen(buffer, sizeof(buffer) - 1, sizeof(buffer) - 1)] = '\0';
	finding->error = error;
	finding->path = pstrdup(path);
	finding->message = govcredit_text_for_message(buffer, strlen(buffer));
	r->findings = lappend(r->findings, finding);
	MemoryContextSwitchTo(caller);
	return finding;
}

bool
policy_full(const PolicyReader *r)
{
	return list_length(r->findings) >= MOST_FINDINGS;
}

void
policy_error(PolicyReader *r, const char *path, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	policy_finding(r, true, path, fmt, args);
	va_end(args);
}

static PolicyFinding *policy_finding_of(PolicyReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);

static PolicyFinding *
policy_finding_of(PolicyReader *r, const char *path, const char *fmt,...)
{
	PolicyFinding *finding;
	va_list		args;

	va_start(args, fmt);
	finding = policy_finding(r, true, path, fmt, args);
	va_end(args);
	return finding;
}

void
policy_unknown(PolicyReader *r, const char *path, const char *what, const char *name,
			   const char *const *known, int nknown)
{
	PolicyFinding *finding = policy_finding_of(r, path, "unknown %s \"%s\"", what, name);

	finding->unknown = true;
	finding->meant = govcredit_meant(name, known, nknown);
}

void
policy_warning(PolicyReader *r, const char *path, const char *fmt,...)
{
	va_list		args;

	va_start(args, fmt);
	policy_finding(r, false, path, fmt, args);
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
policy_reader_begin(PolicyReader *r)
{
	HASHCTL		ctl;

	r->findings = NIL;
	r->failed = false;
	r->context = CurrentMemoryContext;
	r->scratch = AllocSetContextCreate(CurrentMemoryContext, "govcredit policy reader", ALLOCSET_DEFAULT_SIZES);
	ctl.keysize = sizeof(char *);
	ctl.entrysize = sizeof(char *);
	ctl.hash = hash_text;
	ctl.match = compare_text;
	ctl.hcxt = r->scratch;
	r->kept = hash_create("govcredit policy texts", 512, &ctl, HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
}

void
policy_reader_end(PolicyReader *r)
{
	MemoryContextDelete(r->scratch);
}

const char *
policy_keep(PolicyReader *r, const char *text)
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

PolicyNode
policy_root(PolicyReader *r, Jsonb *document)
{
	PolicyNode	node;

	node.key = NULL;
	node.path = "$";
	node.value = MemoryContextAlloc(r->scratch, sizeof(JsonbValue));
	JsonbToJsonbValue(document, node.value);
	return node;
}

static bool
node_is(const PolicyNode *node, bool object)
{
	if (node->value == NULL || node->value->type != jbvBinary)
		return false;
	if (object)
		return JsonContainerIsObject(node->value->val.binary.data);
	return JsonContainerIsArray(node->value->val.binary.data) &&
		!JsonContainerIsScalar(node->value->val.binary.data);
}

PolicyNode
policy_member(PolicyReader *r, const PolicyNode *object, const char *key)
{
	MemoryContext caller = MemoryContextSwitchTo(r->scratch);
	PolicyNode	node;

	node.key = key;
	node.path = govcredit_key_path(object->path, key);
	node.value = node_is(object, true) ?
		getKeyJsonValueFromContainer(object->value->val.binary.data, key, strlen(key), NULL) : NULL;
	MemoryContextSwitchTo(caller);
	return node;
}

bool
policy_is_object(PolicyReader *r, const PolicyNode *node)
{
	if (node_is(node, true))
		return true;
	if (node->value == NULL)
		policy_error(r, node->path, "is missing");
	else
		policy_error(r, node->path, "must be an object");
	return false;
}

/* Children of an object or array, in the order jsonb keeps them. */
static int
policy_children(PolicyReader *r, const PolicyNode *parent, bool object, PolicyNode **children)
{
	MemoryContext caller = MemoryContextSwitchTo(r->scratch);
	JsonbContainer *container = parent->value->val.binary.data;
	JsonbIterator *it = JsonbIteratorInit(container);
	JsonbValue	v;
	JsonbIteratorToken token;
	int			count = 0;

	*children = palloc(sizeof(PolicyNode) * Max(JsonContainerSize(container), 1));
	while ((token = JsonbIteratorNext(&it, &v, true)) != WJB_DONE)
	{
		PolicyNode *child = &(*children)[count];

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
policy_members(PolicyReader *r, const PolicyNode *object, PolicyNode **members)
{
	*members = NULL;
	if (object->value == NULL || !policy_is_object(r, object))
		return 0;
	return policy_children(r, object, true, members);
}

int
policy_elements(PolicyReader *r, const PolicyNode *array, PolicyNode **elements)
{
	*elements = NULL;
	if (array->value == NULL)
		return 0;
	if (!node_is(array, false))
	{
		policy_error(r, array->path, "must be an array");
		return 0;
	}
	return policy_children(r, array, false, elements);
}

void
policy_check_names(PolicyReader *r, const PolicyNode *object, const char *const *allowed, const char *what)
{
	PolicyNode *members;
	int			count = policy_members(r, object, &members);

	for (int i = 0; i < count; i++)
	{
		int			k = 0;

		while (allowed[k] && strcmp(allowed[k], members[i].key) != 0)
			k++;
		if (allowed[k] == NULL)
			policy_unknown(r, members[i].path, what, members[i].key, allowed, k);
	}
}

void
policy_check_keys(PolicyReader *r, const PolicyNode *object, const char *const *allowed)
{
	policy_check_names(r, object, allowed, "key");
}

/* Text of a node, gone with the reader. */
static const char *
node_text(const PolicyNode *node)
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
policy_check_text(PolicyReader *r, const PolicyNode *object, const char *key, bool required)
{
	PolicyNode	node = policy_member(r, object, key);
	const char *text;

	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return NULL;
	}
	text = node_text(&node);
	if (text == NULL)
		policy_error(r, node.path, "must be a string");
	else if (text[0] == '\0')
	{
		policy_error(r, node.path, "must not be empty");
		text = NULL;
	}
	return text;
}

const char *
policy_text(PolicyReader *r, const PolicyNode *object, const char *key, bool required)
{
	const char *text = policy_check_text(r, object, key, required);

	return text ? policy_keep(r, text) : NULL;
}

bool
policy_bool(PolicyReader *r, const PolicyNode *object, const char *key)
{
	PolicyNode	node = policy_member(r, object, key);

	if (node.value == NULL)
		return false;
	if (node.value->type != jbvBool)
	{
		policy_error(r, node.path, "must be true or false");
		return false;
	}
	return node.value->val.boolean;
}

bool
govcredit_parse_micro(const char *text, int64 *result)
{
	const char *c = text;
	bool		negative = false;
	int64		value = 0;
	int			places = -1;
	bool		digits = false;

	if (*c == '-' || *c == '+')
		negative = (*c++ == '-');
	for (; *c; c++)
	{
		if (*c == '.' && places < 0)
		{
			places = 0;
			continue;
		}
		if (*c < '0' || *c > '9')
			return false;
		digits = true;
		if (places == 6)
		{
			if (*c != '0')
				return false;
			continue;
		}
		if (places >= 0)
			places++;
		if (pg_mul_s64_overflow(value, 10, &value) ||
			pg_add_s64_overflow(value, *c - '0', &value))
			return false;
	}
	for (places = Max(places, 0); places < 6; places++)
		if (pg_mul_s64_overflow(value, 10, &value))
			return false;
	*result = negative ? -value : value;
	return digits;
}

char *
govcredit_micro_text(int64 value)
{
	uint64		size = value < 0 ? -(uint64) value : (uint64) value;
	char	   *text = psprintf("%s" UINT64_FORMAT ".%06u", value < 0 ? "-" : "", size / MICRO, (unsigned) (size % MICRO));
	size_t		len = strlen(text);

	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	text[len] = '\0';
	return text;
}

/*
 * Decimal of a node: a JSON number, or its text as canonical documents hold
 * fractions.
 */
bool
policy_micro(const PolicyNode *node, int64 *result)
{
	if (node->value->type == jbvNumeric)
	{
		char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(node->value->val.numeric)));
		bool		ok = govcredit_parse_micro(digits, result);

		pfree(digits);
		return ok;
	}
	return node->value->type == jbvString && govcredit_parse_micro(node_text(node), result);
}

bool
policy_decimal(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
			   int64 limit, int64 *result)
{
	PolicyNode	node = policy_member(r, object, key);

	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return false;
	}
	if (!policy_micro(&node, result))
	{
		policy_error(r, node.path, "must be a decimal number");
		return false;
	}
	if (*result % 100 != 0)
	{
		policy_error(r, node.path, "must have at most 4 decimal places");
		return false;
	}
	if (*result > limit * MICRO || *result < -limit * MICRO)
	{
		policy_error(r, node.path, "must lie between -" INT64_FORMAT " and " INT64_FORMAT, limit, limit);
		return false;
	}
	return true;
}

bool
policy_int(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
		   int min, int max, int *result)
{
	PolicyNode	node = policy_member(r, object, key);
	int64		micro;

	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return false;
	}
	if (node.value->type != jbvNumeric || !policy_micro(&node, &micro) || micro % MICRO != 0 ||
		micro / MICRO < min || micro / MICRO > max)
	{
		policy_error(r, node.path, "must be a whole number from %d to %d", min, max);
		return false;
	}
	*result = (int) (micro / MICRO);
	return true;
}

bool
policy_choice(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
			  const char *const *choices, int *result)
{
	PolicyNode	node = policy_member(r, object, key);
	const char *text = policy_check_text(r, object, key, required);
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
	policy_error(r, node.path, "\"%s\" is none of: %s", text, list.data);
	return false;
}

bool
policy_date_text(const char *text, DateADT *result)
{
	int			y,
				m,
				d;

	if (strlen(text) != 10)
		return false;
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	if (sscanf(text, "%4d-%2d-%2d", &y, &m, &d) != 3)
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > day_tab[isleap(y)][m - 1])
		return false;
	*result = date2j(y, m, d) - POSTGRES_EPOCH_JDATE;
	return true;
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
policy_decimal_interval(PolicyReader *r, const PolicyNode *node, int64 *min, int64 *max)
{
	const char *text = node_text(node);
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
		policy_error(r, node->path, "must be an interval of decimals such as \"[0,1000]\" or \"(1000,)\"");
		return false;
	}
	if ((low[0] && !low_in && pg_add_s64_overflow(*min, 1, min)) ||
		(high[0] && !high_in && pg_sub_s64_overflow(*max, 1, max)) ||
		*min > *max)
	{
		policy_error(r, node->path, "interval \"%s\" is empty", text);
		return false;
	}
	return true;
}

bool
policy_date_interval(PolicyReader *r, const PolicyNode *node, DateADT *from, DateADT *to)
{
	const char *text = node_text(node);
	char	   *low,
			   *high;
	bool		low_in,
				high_in;

	DATE_NOBEGIN(*from);
	DATE_NOEND(*to);
	if (text == NULL || !split_interval(text, &low, &high, &low_in, &high_in) ||
		(low[0] && !policy_date_text(low, from)) ||
		(high[0] && !policy_date_text(high, to)))
	{
		policy_error(r, node->path, "must be an interval of dates such as \"[2019-07-01,2023-04-30]\" or \"[2026-04-01,)\"");
		return false;
	}
	if (low[0] && !low_in)
		(*from)++;
	if (high[0] && !high_in)
		(*to)--;
	if (*from > *to)
	{
		policy_error(r, node->path, "interval \"%s\" is empty", text);
		return false;
	}
	return true;
}

static int
find_code(PolicyReader *r, const PolicyNode *node, const PolicyCodes *codes, const char *what)
{
	const char *text = node_text(node);
	int			index;

	if (text == NULL)
	{
		policy_error(r, node->path, "must be the code of a %s", what);
		return -1;
	}
	index = govcredit_policy_code(codes, text, strlen(text));
	if (index < 0)
		policy_unknown(r, node->path, what, text, codes->name, codes->count);
	return index;
}

int
policy_one_code(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
				const PolicyCodes *codes, const char *what)
{
	PolicyNode	node = policy_member(r, object, key);

	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return -1;
	}
	return find_code(r, &node, codes, what);
}

int
policy_codes(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
			 const PolicyCodes *codes, const char *what, int **result)
{
	PolicyNode	node = policy_member(r, object, key);
	PolicyNode *elements;
	int			count;
	int			found = 0;

	*result = NULL;
	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return 0;
	}
	if (node.value->type == jbvString)
	{
		elements = &node;
		count = 1;
	}
	else
	{
		bool		was_failed = r->failed;

		r->failed = false;
		count = policy_elements(r, &node, &elements);
		if (count == 0 && !r->failed)
			policy_error(r, node.path, "must name at least one %s", what);
		r->failed |= was_failed;
	}
	*result = palloc(sizeof(int) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		int			index = find_code(r, &elements[i], codes, what);

		if (index < 0)
			continue;
		for (int j = 0; j < found; j++)
			if ((*result)[j] == index)
				policy_error(r, elements[i].path, "\"%s\" stands twice", codes->name[index]);
		(*result)[found++] = index;
	}
	return found;
}

/* A text or an array of texts. */
int
policy_texts(PolicyReader *r, const PolicyNode *object, const char *key, bool required, const char ***result)
{
	PolicyNode	node = policy_member(r, object, key);
	PolicyNode *elements = &node;
	int			count = 1;

	*result = NULL;
	if (node.value == NULL)
	{
		if (required)
			policy_error(r, node.path, "is missing");
		return 0;
	}
	if (node.value->type != jbvString)
		count = policy_elements(r, &node, &elements);
	*result = palloc(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		const char *text = node_text(&elements[i]);

		if (text == NULL || text[0] == '\0')
			policy_error(r, elements[i].path, "must be a string and not empty");
		(*result)[i] = policy_keep(r, text ? text : "");
	}
	return count;
}

uint64
policy_mask(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
			const PolicyCodes *codes, const char *what)
{
	int		   *indexes;
	int			count = policy_codes(r, object, key, required, codes, what, &indexes);
	uint64		mask = 0;

	for (int i = 0; i < count; i++)
		mask |= UINT64CONST(1) << indexes[i];
	return mask;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Takes over the array; sorts it, so that an index order is the code order. */
void
policy_code_table_from(const char **names, int count, PolicyCodes *codes)
{
	int			slots = 8;

	qsort(names, count, sizeof(char *), compare_names);
	while (slots < count * 2)
		slots *= 2;
	codes->count = count;
	codes->name = names;
	codes->title = NULL;
	codes->mask = slots - 1;
	codes->slot = palloc(sizeof(PolicySlot) * slots);
	for (int i = 0; i < slots; i++)
		codes->slot[i].length = -1;
	for (int i = 0; i < count; i++)
	{
		int			length = Min(strlen(names[i]), PG_INT16_MAX);
		PolicySlot	entry;
		uint32		at;

		policy_code_ends(names[i], length, &entry.head, &entry.tail);
		entry.length = (int16) length;
		entry.index = (int16) i;
		at = policy_code_hash(entry.head, entry.tail, length) & codes->mask;
		while (codes->slot[at].length >= 0)
			at = (at + 1) & codes->mask;
		codes->slot[at] = entry;
	}
}

/* The item's Chinese title or NULL; whether it must have one is not asked here. */
static const char *
chinese_title(PolicyReader *r, const PolicyNode *item)
{
	MemoryContext caller = MemoryContextSwitchTo(r->scratch);
	JsonbValue *value = node_is(item, true) ?
		getKeyJsonValueFromContainer(item->value->val.binary.data, "title", 5, NULL) : NULL;
	const char *title = NULL;

	if (value && value->type == jbvBinary && JsonContainerIsObject(value->val.binary.data))
	{
		value = getKeyJsonValueFromContainer(value->val.binary.data, "zh", 2, NULL);
		if (value && value->type == jbvString)
			title = pnstrdup(value->val.string.val, value->val.string.len);
	}
	MemoryContextSwitchTo(caller);
	return title ? policy_keep(r, title) : NULL;
}

/*
 * Codes are what a record's text column holds: letters, digits, hyphens and
 * underscores, at most 63 bytes.
 */
void
policy_code_table(PolicyReader *r, const PolicyNode *section, int max, PolicyCodes *codes)
{
	PolicyNode *members;
	int			count = policy_members(r, section, &members);
	const char **names;

	if (count > max)
	{
		policy_error(r, section->path, "has %d entries, more than the limit of %d", count, max);
		count = max;
	}
	names = palloc(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		size_t		len = strlen(members[i].key);

		if (len == 0 || len > 63 ||
			strspn(members[i].key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != len)
			policy_error(r, members[i].path, "a code has 1 to 63 letters, digits, hyphens or underscores");
		names[i] = policy_keep(r, members[i].key);
	}
	policy_code_table_from(names, count, codes);
	codes->title = palloc0(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
		codes->title[govcredit_policy_code(codes, members[i].key, strlen(members[i].key))] = chinese_title(r, &members[i]);
}

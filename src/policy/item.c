/*-------------------------------------------------------------------------
 *
 * item.c
 *	  What the items of all sections share: codes, title and basis, conditions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

const char *const policy_class_names[] = {"basic", "honour", "dishonesty", NULL};

static int
find_code(DocReader *r, const DocNode *node, const PolicyCodes *codes, const char *what)
{
	const char *text = doc_node_text(node);
	int			index;

	if (text == NULL)
	{
		doc_error_about(r, node->path, "must be the code of a %s", what);
		return -1;
	}
	index = govcredit_policy_code(codes, text, strlen(text));
	if (index < 0)
		doc_unknown(r, node->path, what, text, codes->name, codes->count);
	return index;
}

int
policy_one_code(DocReader *r, const DocNode *object, const char *key, bool required,
				const PolicyCodes *codes, const char *what)
{
	DocNode		node = doc_member(r, object, key);

	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return -1;
	}
	return find_code(r, &node, codes, what);
}

int
policy_codes(DocReader *r, const DocNode *object, const char *key, bool required,
			 const PolicyCodes *codes, const char *what, int **result)
{
	DocNode		node = doc_member(r, object, key);
	DocNode    *elements;
	int			count;
	int			found = 0;

	*result = NULL;
	if (node.value == NULL)
	{
		if (required)
			doc_error(r, node.path, "is missing");
		return 0;
	}
	if (node.value->type == jbvString)
	{
		elements = &node;
		count = 1;
	}
	else
		count = doc_some_elements(r, &node, what, &elements);
	*result = palloc(sizeof(int) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		int			index = find_code(r, &elements[i], codes, what);

		if (index < 0)
			continue;
		for (int j = 0; j < found; j++)
			if ((*result)[j] == index)
				doc_error(r, elements[i].path, "\"%s\" stands twice", codes->name[index]);
		(*result)[found++] = index;
	}
	return found;
}

uint64
policy_mask(DocReader *r, const DocNode *object, const char *key, bool required,
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
	codes->english = NULL;
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

/* The item's title in a language or NULL; whether it must have one is not asked here. */
static const char *
title_in(DocReader *r, const DocNode *item, const char *language)
{
	DocNode		title = doc_member(r, item, "title");
	DocNode		said = doc_member(r, &title, language);
	const char *text = doc_node_text(&said);

	return text ? doc_keep(r, text) : NULL;
}

/*
 * Codes are what a record's text column holds: letters, digits, hyphens and
 * underscores, at most 63 bytes.
 */
void
policy_code_table(DocReader *r, const DocNode *section, int max, PolicyCodes *codes)
{
	DocNode    *members;
	int			count = doc_members(r, section, &members);
	const char **names;

	if (count > max)
	{
		doc_error(r, section->path, "has %d entries, more than the limit of %d", count, max);
		count = max;
	}
	names = palloc(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		size_t		len = strlen(members[i].key);

		if (len == 0 || len > 63 ||
			strspn(members[i].key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != len)
			doc_error(r, members[i].path, "a code has 1 to 63 letters, digits, hyphens or underscores");
		names[i] = doc_keep(r, members[i].key);
	}
	policy_code_table_from(names, count, codes);
	codes->title = palloc0(sizeof(char *) * Max(count, 1));
	codes->english = palloc0(sizeof(char *) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		int			at = govcredit_policy_code(codes, members[i].key, strlen(members[i].key));

		codes->title[at] = title_in(r, &members[i], "zh");
		codes->english[at] = title_in(r, &members[i], "en");
	}
}

/* Title and basis, which every item has. */
void
policy_read_item(DocReader *r, const DocNode *node, PolicyItem *item, bool titled)
{
	DocNode		title = doc_member(r, node, "title");

	item->code = node->key ? doc_keep(r, node->key) : "";
	item->basis = doc_text(r, node, "basis", true);
	if (item->basis == NULL)
		item->basis = "";
	if (title.value != NULL || titled)
	{
		doc_check_title(r, &title);
		item->title_zh = title_in(r, node, "zh");
	}
	doc_check_text(r, node, "number_basis", false);
	doc_check_text(r, node, "note", false);
}

int
policy_code_index(const PolicyCodes *codes, const DocNode *node)
{
	int			index = govcredit_policy_code(codes, node->key, strlen(node->key));

	Assert(index >= 0);
	return index;
}

SectionWalk
policy_section(DocReader *r, const DocNode *parent, const char *key, int max, PolicyCodes *codes,
			   const char *const *keys, bool titled, Size size)
{
	SectionWalk walk = {.r = r, .codes = codes, .keys = keys, .titled = titled, .size = size};
	DocNode		section = doc_member(r, parent, key);

	policy_code_table(r, &section, max, codes);
	walk.count = Min(doc_members(r, &section, &walk.members), codes->count);
	walk.items = palloc0(size * Max(walk.count, 1));
	return walk;
}

void *
policy_next_item(SectionWalk *walk)
{
	while (walk->next < walk->count)
	{
		PolicyItem *item;

		walk->node = &walk->members[walk->next++];
		walk->at = policy_code_index(walk->codes, walk->node);
		item = (PolicyItem *) ((char *) walk->items + walk->at * walk->size);
		if (!doc_is_object(walk->r, walk->node))
			continue;
		doc_check_keys(walk->r, walk->node, walk->keys);
		policy_read_item(walk->r, walk->node, item, walk->titled);
		return item;
	}
	return NULL;
}

void
policy_read_plain(DocReader *r, const DocNode *root, const char *key, int max, PolicyCodes *codes)
{
	static const char *const keys[] = {ITEM_KEYS, NULL};
	SectionWalk walk = policy_section(r, root, key, max, codes,
									  keys, true, sizeof(PolicyItem));

	while (policy_next_item(&walk))
		;
}

/* Record type, class and domain that a row asks for: one set of types, or all. */
static void
read_types_of_row(DocReader *r, const Policy *policy, const DocNode *when, PolicyCondition *cond)
{
	DocNode		class = doc_member(r, when, "class");
	int		   *wanted;
	int		   *domains;
	int			nwanted = policy_codes(r, when, "record_type", false, &policy->type_codes, "record type", &wanted);
	int			ndomains = policy_codes(r, when, "domain", false, &policy->domain_codes, "domain", &domains);
	int			which = -1;

	if (class.value != NULL && doc_choice(r, when, "class", true, policy_class_names, &which))
	{
		cond->by_class = true;
		cond->class = (PolicyClass) which;
	}
	if (nwanted || ndomains || which >= 0)
	{
		bool		any = false;

		cond->types = palloc0(sizeof(uint64) * (policy->type_codes.count / 64 + 1));
		for (int t = 0; t < policy->type_codes.count; t++)
		{
			const PolicyType *type = &policy->type[t];
			bool		match = (which < 0 || (int) type->class == which ||
								 (which == CLASS_BASIC && type->conditional));

			if (match && nwanted)
			{
				match = false;
				for (int i = 0; i < nwanted; i++)
					match |= (wanted[i] == t);
			}
			if (match && ndomains)
			{
				match = false;
				for (int i = 0; i < ndomains; i++)
					match |= (domains[i] == type->domain);
			}
			if (match && cond->kinds && (cond->kinds & type->kinds) == 0)
				match = false;
			if (match)
			{
				cond->types[t / 64] |= UINT64CONST(1) << (t % 64);
				any = true;
			}
		}
		if (!any && !r->failed)
			doc_warning(r, when->path, "no record type can match: the row never applies");
	}
}

/*
 * Conditions of a row.  Where types is set the row may also ask for record
 * type, class and domain, which become one set of types.
 */
void
policy_read_when(DocReader *r, const Policy *policy, const DocNode *node,
				 bool types, PolicyCondition *cond)
{
	static const char *const point_keys[] = {"subject_kind", "severity", "amount",
	"flags", "without_flags", NULL};
	static const char *const rule_keys[] = {"subject_kind", "severity", "amount",
	"flags", "without_flags", "record_type", "class", "domain", NULL};
	DocNode		when = *node;
	DocNode		amount;

	memset(cond, 0, sizeof(*cond));
	cond->amount_min = PG_INT64_MIN;
	cond->amount_max = PG_INT64_MAX;
	if (when.value == NULL || !doc_is_object(r, &when))
		return;
	doc_check_keys(r, &when, types ? rule_keys : point_keys);

	cond->kinds = policy_mask(r, &when, "subject_kind", false, &policy->kind_codes, "subject kind");
	cond->severities = (uint32) policy_mask(r, &when, "severity", false, &policy->severity_codes, "severity");
	cond->flags = policy_mask(r, &when, "flags", false, &policy->flag_codes, "flag");
	cond->without_flags = policy_mask(r, &when, "without_flags", false, &policy->flag_codes, "flag");
	if (cond->flags & cond->without_flags)
		doc_error(r, when.path, "asks for a flag to be set and not set");
	amount = doc_member(r, &when, "amount");
	if (amount.value != NULL)
		cond->has_amount = doc_decimal_interval(r, &amount, &cond->amount_min, &cond->amount_max);

	if (types)
		read_types_of_row(r, policy, &when, cond);
}

void
policy_read_condition(DocReader *r, const Policy *policy, const DocNode *row,
					  bool types, PolicyCondition *cond)
{
	DocNode		when = doc_member(r, row, "when");

	policy_read_when(r, policy, &when, types, cond);
}

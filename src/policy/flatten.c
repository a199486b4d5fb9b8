/*-------------------------------------------------------------------------
 *
 * flatten.c
 *	  Merges a policy document into the edition it extends.
 *
 * The merge is JSON Merge Patch (RFC 7396): objects merge key by key, null
 * removes a key, anything else replaces.  What an edition says of itself
 * (name, title, source, jurisdiction, dates) is not inherited.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "nodes/pg_list.h"

#include "compat.h"
#include "edition/edition.h"
#include "errors.h"
#include "policy/policy.h"

static const char *const own_keys[] = {
	"name", "title", "note", "source", "jurisdiction", "effective", "derived_from", "extends", "tests", NULL
};

static bool
is_object(const JsonbValue *v)
{
	return v != NULL && v->type == jbvBinary && JsonContainerIsObject(v->val.binary.data);
}

static bool
is_own_key(const JsonbValue *key)
{
	for (const char *const *own = own_keys; *own; own++)
		if ((int) strlen(*own) == key->val.string.len && memcmp(*own, key->val.string.val, key->val.string.len) == 0)
			return true;
	return false;
}

static void
push_key(JsonbParseState **state, const char *key)
{
	JsonbValue	v;

	v.type = jbvString;
	v.val.string.val = unconstify(char *, key);
	v.val.string.len = strlen(key);
	pushJsonbValue(state, WJB_KEY, &v);
}

/*
 * Pushes the members of target patched by patch; target may be NULL.  At the
 * top, keys an edition does not inherit are left out of the target and
 * "extends" out of the patch.
 */
static void
merge_members(JsonbParseState **state, JsonbContainer *target, JsonbContainer *patch, bool top)
{
	JsonbIterator *it;
	JsonbIteratorToken token;
	JsonbValue	key;
	JsonbValue	value;

	check_stack_depth();
	for (int side = 0; side < 2; side++)
	{
		JsonbContainer *here = side == 0 ? target : patch;
		JsonbContainer *there = side == 0 ? patch : target;

		if (here == NULL)
			continue;
		it = JsonbIteratorInit(here);
		while ((token = JsonbIteratorNext(&it, &value, true)) != WJB_DONE)
		{
			JsonbValue *other;

			if (token == WJB_KEY)
			{
				key = value;
				continue;
			}
			if (token != WJB_VALUE)
				continue;
			if (top && ((side == 0 && is_own_key(&key)) ||
						(side == 1 && key.val.string.len == 7 && memcmp(key.val.string.val, "extends", 7) == 0)))
				continue;
			other = there == NULL ? NULL :
				getKeyJsonValueFromContainer(there, key.val.string.val, key.val.string.len, NULL);
			if (side == 1 && other != NULL && !(top && is_own_key(&key)))
				continue;		/* merged with the target's side */
			if (side == 1)
				other = NULL;

			if (side == 0 && other != NULL && other->type == jbvNull)
				continue;
			if (side == 1 && value.type == jbvNull)
				continue;

			pushJsonbValue(state, WJB_KEY, &key);
			if (side == 0 && other == NULL)
				pushJsonbValue(state, WJB_VALUE, &value);
			else
			{
				JsonbValue *from = side == 0 ? other : &value;

				if (is_object(from))
				{
					pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
					merge_members(state, side == 0 && is_object(&value) ? value.val.binary.data : NULL,
								  from->val.binary.data, false);
					pushJsonbValue(state, WJB_END_OBJECT, NULL);
				}
				else
					pushJsonbValue(state, WJB_VALUE, from);
			}
		}
	}
}

/* Target patched by patch, without what an edition says of itself. */
static Jsonb *
merge_documents(Jsonb *target, Jsonb *patch)
{
	JsonbParseState *state = NULL;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	merge_members(&state, &target->root, &patch->root, true);
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

static void
bad_extends(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
			 errmsg("invalid policy document: $.extends: must be the name of an edition or an array of names")));
}

static int64
find_base(const JsonbValue *name)
{
	int64		handle;

	if (name->type != jbvString)
		bad_extends();
	govcredit_handle_in(GOVCREDIT_POLICY, pnstrdup(name->val.string.val, name->val.string.len), &handle, NULL);
	return handle;
}

/*
 * Several bases are merged in their order, later ones over earlier ones, and
 * the document over them all.
 */
Jsonb *
govcredit_policy_flatten_document(Jsonb *document)
{
	JsonbValue *extends;
	JsonbParseState *state = NULL;
	JsonbIterator *it;
	JsonbIteratorToken token;
	JsonbValue	v;
	Jsonb	   *result = NULL;
	List	   *bases = NIL;
	ListCell   *lc;

	if (!JB_ROOT_IS_OBJECT(document))
		return document;
	extends = getKeyJsonValueFromContainer(&document->root, "extends", 7, NULL);
	if (extends == NULL)
		return document;
	if (extends->type == jbvString)
		bases = list_make1(extends);
	else if (extends->type == jbvBinary && JsonContainerIsArray(extends->val.binary.data))
	{
		it = JsonbIteratorInit(extends->val.binary.data);
		while ((token = JsonbIteratorNext(&it, &v, true)) != WJB_DONE)
			if (token == WJB_ELEM)
			{
				JsonbValue *element = palloc(sizeof(JsonbValue));

				*element = v;
				bases = lappend(bases, element);
			}
	}
	if (bases == NIL)
		bad_extends();

	foreach(lc, bases)
	{
		Jsonb	   *base = govcredit_edition_load(GOVCREDIT_POLICY, find_base(lfirst(lc)));

		result = result ? merge_documents(result, base) : base;
	}
	result = merge_documents(result, document);

	/* The same again, with where it came from. */
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	it = JsonbIteratorInit(&result->root);
	while ((token = JsonbIteratorNext(&it, &v, true)) != WJB_DONE)
		if (token == WJB_KEY || token == WJB_VALUE)
			pushJsonbValue(&state, token, &v);
	push_key(&state, "derived_from");
	pushJsonbValue(&state, WJB_BEGIN_ARRAY, NULL);
	foreach(lc, bases)
	{
		v.type = jbvString;
		v.val.string.val = govcredit_handle_out(GOVCREDIT_POLICY, find_base(lfirst(lc)));
		v.val.string.len = strlen(v.val.string.val);
		pushJsonbValue(&state, WJB_ELEM, &v);
	}
	pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

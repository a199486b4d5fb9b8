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
#include "utils/memutils.h"

#include "compat.h"
#include "document/document.h"
#include "edition/edition.h"
#include "errors.h"
#include "policy/policy.h"
#include "voice/voice.h"

/* Editions one document may extend; each is merged over all before it. */
#define MOST_BASES	16

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

			CHECK_FOR_INTERRUPTS();
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

/*
 * Target patched by patch, without what an edition says of itself.  Of the
 * work nothing is left but the result, and target is gone.
 */
static Jsonb *
merge_documents(Jsonb *target, Jsonb *patch)
{
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "govcredit merge", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(work);
	JsonbParseState *state = NULL;
	Jsonb	   *merged;
	Jsonb	   *result;

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	merge_members(&state, &target->root, &patch->root, true);
	merged = JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
	MemoryContextSwitchTo(caller);
	govcredit_check_document_size(merged);
	result = palloc(VARSIZE(merged));
	memcpy(result, merged, VARSIZE(merged));
	MemoryContextDelete(work);
	pfree(target);
	return result;
}

pg_noreturn static void bad_extends(const char *path, const char *what);

static void
bad_extends(const char *path, const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
			 govcredit_errmsg("invalid policy document: %s: %s", path, what)));
}

static int64
find_base(const JsonbValue *name, const char *path)
{
	int64		handle;

	if (name->type != jbvString)
		bad_extends(path, govcredit_say("must be the name of an edition"));
	govcredit_handle_in(GOVCREDIT_POLICY, pnstrdup(name->val.string.val, name->val.string.len), &handle, NULL);
	return handle;
}

/* The editions a document extends, in their order. */
static int
find_bases(const JsonbValue *extends, int64 *bases)
{
	JsonbContainer *array;
	int			count;

	if (extends->type == jbvString)
	{
		bases[0] = find_base(extends, "$.extends");
		return 1;
	}
	if (extends->type != jbvBinary || !JsonContainerIsArray(extends->val.binary.data) ||
		JsonContainerSize(extends->val.binary.data) == 0)
		bad_extends("$.extends", govcredit_say("must be the name of an edition or an array of names"));
	array = extends->val.binary.data;
	count = (int) JsonContainerSize(array);
	if (count > MOST_BASES)
		bad_extends("$.extends", psprintf(govcredit_say("has %d editions, more than the limit of %d"), count, MOST_BASES));
	for (int i = 0; i < count; i++)
	{
		const char *path = psprintf("$.extends[%d]", i);

		bases[i] = find_base(getIthJsonbValueFromContainer(array, (uint32) i), path);
		for (int j = 0; j < i; j++)
			if (bases[i] == bases[j])
				bad_extends(path, psprintf("edition \"%s\" stands twice", govcredit_handle_out(GOVCREDIT_POLICY, bases[i])));
	}
	return count;
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
	int64		bases[MOST_BASES];
	int			nbases;

	if (!JB_ROOT_IS_OBJECT(document))
		return document;
	extends = getKeyJsonValueFromContainer(&document->root, "extends", 7, NULL);
	if (extends == NULL)
		return document;
	nbases = find_bases(extends, bases);
	for (int i = 0; i < nbases; i++)
	{
		Jsonb	   *base = govcredit_edition_load(GOVCREDIT_POLICY, bases[i]);

		if (result == NULL)
			result = base;
		else
		{
			result = merge_documents(result, base);
			pfree(base);
		}
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
	for (int i = 0; i < nbases; i++)
	{
		v.type = jbvString;
		v.val.string.val = govcredit_handle_out(GOVCREDIT_POLICY, bases[i]);
		v.val.string.len = strlen(v.val.string.val);
		pushJsonbValue(&state, WJB_ELEM, &v);
	}
	pushJsonbValue(&state, WJB_END_ARRAY, NULL);
	return JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL));
}

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

#include "compat.h"
#include "edition/edition.h"
#include "errors.h"
#include "policy/policy.h"

static const char *const own_keys[] = {
	"name", "title", "note", "source", "jurisdiction", "effective", "derived_from", "extends", NULL
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
 * Pushes the members of target patched by patch; either may be NULL.  At the
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

Jsonb *
govcredit_policy_flatten_document(Jsonb *document)
{
	JsonbValue *extends;
	JsonbParseState *state = NULL;
	JsonbValue *result;
	JsonbValue	derived;
	Jsonb	   *base;
	int64		handle;

	if (!JB_ROOT_IS_OBJECT(document))
		return document;
	extends = getKeyJsonValueFromContainer(&document->root, "extends", 7, NULL);
	if (extends == NULL)
		return document;
	if (extends->type != jbvString)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
				 errmsg("invalid policy document"),
				 errdetail("$.extends: must be the name of an edition")));

	govcredit_handle_in(GOVCREDIT_POLICY, pnstrdup(extends->val.string.val, extends->val.string.len), &handle, NULL);
	base = govcredit_edition_load(GOVCREDIT_POLICY, handle);

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	merge_members(&state, &base->root, &document->root, true);
	push_key(&state, "derived_from");
	derived.type = jbvString;
	derived.val.string.val = govcredit_handle_out(GOVCREDIT_POLICY, handle);
	derived.val.string.len = strlen(derived.val.string.val);
	pushJsonbValue(&state, WJB_VALUE, &derived);
	result = pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	return JsonbValueToJsonb(result);
}

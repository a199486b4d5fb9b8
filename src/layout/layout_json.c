/*-------------------------------------------------------------------------
 *
 * layout_json.c
 *	  A row and its findings as jsonb, as to_jsonb() would give them.
 *
 * to_jsonb() looks up the type of every column of every row, and sorts the
 * keys each time; here that is done once for a row type.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/json.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/numeric.h"

#include "govcredit.h"
#include "layout/layout.h"

typedef enum JsonWay
{
	JSON_TEXT,
	JSON_DATE,
	JSON_NUMBER,
	JSON_OTHER					/* to_jsonb() of the value */
} JsonWay;

/*
 * How to write rows of one row type.  Its keys are written once, in the order
 * of jsonb, so an object need not be sorted.
 */
struct LayoutRowJson
{
	int			count;
	JsonbPair  *pairs;			/* with their keys */
	int		   *attributes;		/* of each pair: index */
	char	   *ways;			/* of each pair: a JsonWay */
	FmgrInfo   *others;			/* of each pair that needs it: to_jsonb() */
};

typedef struct Key
{
	char	   *name;
	int			len;
	int			attribute;
} Key;

/* The order of jsonb: the shorter key first */
static int
by_key(const void *a, const void *b)
{
	const Key  *x = a;
	const Key  *y = b;

	return x->len != y->len ? x->len - y->len : memcmp(x->name, y->name, x->len);
}

static void
set_string(JsonbValue *value, const char *text, int len)
{
	value->type = jbvString;
	value->val.string.val = (char *) text;
	value->val.string.len = len;
}

LayoutRowJson *
govcredit_layout_row_json(TupleDesc desc, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	LayoutRowJson *json = palloc0(sizeof(LayoutRowJson));
	Key		   *keys = palloc(sizeof(Key) * Max(desc->natts, 1));

	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (attribute->attisdropped)
			continue;
		keys[json->count].name = pstrdup(NameStr(attribute->attname));
		keys[json->count].len = strlen(NameStr(attribute->attname));
		keys[json->count++].attribute = i;
	}
	qsort(keys, json->count, sizeof(Key), by_key);

	json->pairs = palloc0(sizeof(JsonbPair) * Max(json->count, 1));
	json->attributes = palloc(sizeof(int) * Max(json->count, 1));
	json->ways = palloc(Max(json->count, 1));
	json->others = palloc0(sizeof(FmgrInfo) * Max(json->count, 1));
	for (int i = 0; i < json->count; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, keys[i].attribute);

		set_string(&json->pairs[i].key, keys[i].name, keys[i].len);
		json->attributes[i] = keys[i].attribute;
		switch (getBaseType(attribute->atttypid))
		{
			case TEXTOID:
			case VARCHAROID:
			case BPCHAROID:
				json->ways[i] = JSON_TEXT;
				break;
			case DATEOID:
				json->ways[i] = JSON_DATE;
				break;
			case NUMERICOID:
				json->ways[i] = JSON_NUMBER;
				break;
			default:
				{
					Expr	   *argument = (Expr *) makeNullConst(attribute->atttypid, attribute->atttypmod,
																  attribute->attcollation);

					/* it asks its expression for the type of its argument */
					json->ways[i] = JSON_OTHER;
					fmgr_info_cxt(F_TO_JSONB, &json->others[i], context);
					fmgr_info_set_expr((Node *) makeFuncExpr(F_TO_JSONB, JSONBOID, list_make1(argument),
															 InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL),
									   &json->others[i]);
					break;
				}
		}
	}
	MemoryContextSwitchTo(old);
	return json;
}

/* What to_jsonb() gives, taken apart so that it can be part of an object */
static void
set_other(JsonbValue *result, FmgrInfo *to_jsonb, Datum value)
{
	Jsonb	   *jsonb = DatumGetJsonbP(FunctionCall1(to_jsonb, value));
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue	part;
	JsonbParseState *state = NULL;
	JsonbValue *whole = NULL;

	if (JB_ROOT_IS_SCALAR(jsonb))
	{
		(void) JsonbExtractScalar(&jsonb->root, result);
		return;
	}
	iterator = JsonbIteratorInit(&jsonb->root);
	while ((token = JsonbIteratorNext(&iterator, &part, false)) != WJB_DONE)
		whole = pushJsonbValue(&state, token, token < WJB_BEGIN_ARRAY ? &part : NULL);
	*result = *whole;
}

/*
 * A row as jsonb, in the current context.
 */
Jsonb *
govcredit_layout_row_to_json(LayoutRowJson *json, const Datum *values, const bool *nulls)
{
	JsonbValue	object;

	for (int i = 0; i < json->count; i++)
	{
		JsonbValue *result = &json->pairs[i].value;
		Datum		value = values[json->attributes[i]];

		if (nulls[json->attributes[i]])
		{
			result->type = jbvNull;
			continue;
		}
		switch ((JsonWay) json->ways[i])
		{
			case JSON_TEXT:
				{
					text	   *at = DatumGetTextPP(value);

					set_string(result, VARDATA_ANY(at), VARSIZE_ANY_EXHDR(at));
					break;
				}
			case JSON_DATE:
				{
					char	   *text = JsonEncodeDateTime(NULL, value, DATEOID, NULL);

					set_string(result, text, strlen(text));
					break;
				}
			case JSON_NUMBER:
				{
					Numeric		number = DatumGetNumeric(value);

					if (numeric_is_nan(number) || numeric_is_inf(number))
					{
						char	   *text = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(number)));

						set_string(result, text, strlen(text));
						break;
					}
					result->type = jbvNumeric;
					result->val.numeric = number;
					break;
				}
			case JSON_OTHER:
				set_other(result, &json->others[i], value);
				break;
		}
	}
	object.type = jbvObject;
	object.val.object.nPairs = json->count;
	object.val.object.pairs = json->pairs;
	return JsonbValueToJsonb(&object);
}

/*
 * Findings as an array of objects whose keys are the columns of
 * govcredit.violation.
 */
Jsonb *
govcredit_layout_findings_to_json(const Layout *layout, const LayoutFindings *found)
{
	/* in the order of jsonb */
	static const char *const keys[] = {
		"code", "basis", "value", "column", "message", "severity", "message_zh"
	};
	JsonbValue	array;

	array.type = jbvArray;
	array.val.array.rawScalar = false;
	array.val.array.nElems = found->count;
	array.val.array.elems = palloc(sizeof(JsonbValue) * Max(found->count, 1));
	for (int i = 0; i < found->count; i++)
	{
		const LayoutFinding *finding = &found->items[i];
		const char *texts[lengthof(keys)] = {
			finding->code, finding->basis, finding->value, finding->column,
			finding->message, finding->error ? "error" : "warning", finding->message_zh
		};
		JsonbPair  *pairs = palloc0(sizeof(JsonbPair) * lengthof(keys));

		for (int k = 0; k < (int) lengthof(keys); k++)
		{
			set_string(&pairs[k].key, keys[k], strlen(keys[k]));
			if (texts[k] == NULL)
				pairs[k].value.type = jbvNull;
			else
				set_string(&pairs[k].value, texts[k], strlen(texts[k]));
		}
		array.val.array.elems[i].type = jbvObject;
		array.val.array.elems[i].val.object.nPairs = lengthof(keys);
		array.val.array.elems[i].val.object.pairs = pairs;
	}
	return JsonbValueToJsonb(&array);
}

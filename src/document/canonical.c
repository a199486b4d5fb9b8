/*-------------------------------------------------------------------------
 *
 * canonical.c
 *	  The canonical form of a JSON document, and its hash.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/cryptohash.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "document/canonical.h"
#include "voice/voice.h"

/* Largest integer that every JSON reader keeps exactly, 2^53 - 1 (RFC 8259). */
#define SAFE_INTEGER	"9007199254740991"

typedef struct CanonicalPair
{
	char	   *key;			/* UTF-8 */
	Size		keylen;
	JsonbValue	value;
} CanonicalPair;

PG_FUNCTION_INFO_V1(govcredit_document_canonical);

static void canonical_container(StringInfo out, JsonbContainer *container);

/*
 * Server encoding to checked UTF-8; the result may be the input.  A database
 * in SQL_ASCII converts nothing, so what it holds must already be UTF-8.
 */
char *
govcredit_to_utf8(const char *str, Size len, Size *utf8_len)
{
	char	   *utf8 = pg_server_to_any(str, (int) len, PG_UTF8);

	*utf8_len = utf8 == str ? len : strlen(utf8);
	(void) pg_verify_mbstr(PG_UTF8, utf8, (int) *utf8_len, false);
	return utf8;
}

/* RFC 8785, 3.2.2.2: the shortest escapes, and only those JSON demands. */
static void
canonical_string(StringInfo out, const char *utf8, Size len)
{
	appendStringInfoChar(out, '"');
	for (Size i = 0; i < len; i++)
	{
		unsigned char c = (unsigned char) utf8[i];

		switch (c)
		{
			case '\b':
				appendStringInfoString(out, "\\b");
				break;
			case '\t':
				appendStringInfoString(out, "\\t");
				break;
			case '\n':
				appendStringInfoString(out, "\\n");
				break;
			case '\f':
				appendStringInfoString(out, "\\f");
				break;
			case '\r':
				appendStringInfoString(out, "\\r");
				break;
			case '"':
			case '\\':
				appendStringInfoChar(out, '\\');
				appendStringInfoChar(out, (char) c);
				break;
			default:
				if (c < 0x20)
					appendStringInfo(out, "\\u%04x", c);
				else
					appendStringInfoChar(out, (char) c);
		}
	}
	appendStringInfoChar(out, '"');
}

/*
 * Where RFC 8785 would print a double, every number that is not a safe
 * integer is written as a string of its shortest plain decimal, so that no
 * reader can round it.
 */
static void
canonical_number(StringInfo out, Numeric number)
{
	char	   *digits = numeric_normalize(number);
	const char *magnitude = digits[0] == '-' ? digits + 1 : digits;
	Size		len = strlen(magnitude);
	bool		plain;

	plain = strchr(magnitude, '.') == NULL &&
		(len < strlen(SAFE_INTEGER) ||
		 (len == strlen(SAFE_INTEGER) && strcmp(magnitude, SAFE_INTEGER) <= 0));
	appendStringInfo(out, plain ? "%s" : "\"%s\"", digits);
	pfree(digits);
}

/*
 * Order of UTF-16 code units (RFC 8785, 3.2.3) on UTF-8 bytes.  The two differ
 * only where a character above U+FFFF, whose surrogates are D800 to DFFF,
 * meets one of U+E000 to U+FFFF: lead bytes F0 and up against EE and EF.
 */
static int
compare_utf16(const void *a, const void *b)
{
	const CanonicalPair *x = a;
	const CanonicalPair *y = b;
	Size		shorter = Min(x->keylen, y->keylen);

	for (Size i = 0; i < shorter; i++)
	{
		unsigned char c = (unsigned char) x->key[i];
		unsigned char d = (unsigned char) y->key[i];

		if (c == d)
			continue;
		if (c >= 0xEE && d >= 0xEE && (c >= 0xF0) != (d >= 0xF0))
			return c >= 0xF0 ? -1 : 1;
		return c < d ? -1 : 1;
	}
	return x->keylen < y->keylen ? -1 : x->keylen > y->keylen;
}

static void
canonical_value(StringInfo out, const JsonbValue *value)
{
	char	   *utf8;
	Size		len;

	switch (value->type)
	{
		case jbvNull:
			appendStringInfoString(out, "null");
			break;
		case jbvBool:
			appendStringInfoString(out, value->val.boolean ? "true" : "false");
			break;
		case jbvNumeric:
			canonical_number(out, value->val.numeric);
			break;
		case jbvString:
			utf8 = govcredit_to_utf8(value->val.string.val, value->val.string.len, &len);
			canonical_string(out, utf8, len);
			break;
		case jbvBinary:
			canonical_container(out, value->val.binary.data);
			break;
		default:
			elog(ERROR, "unexpected jsonb value type %d", (int) value->type);
	}
}

static void
canonical_object(StringInfo out, JsonbIterator **it, uint32 npairs)
{
	CanonicalPair *pairs = palloc(sizeof(CanonicalPair) * Max(npairs, 1));
	JsonbIteratorToken token;
	JsonbValue	v;
	uint32		n = 0;

	while ((token = JsonbIteratorNext(it, &v, true)) == WJB_KEY)
	{
		Assert(n < npairs);
		pairs[n].key = govcredit_to_utf8(v.val.string.val, v.val.string.len,
										 &pairs[n].keylen);
		token = JsonbIteratorNext(it, &pairs[n].value, true);
		Assert(token == WJB_VALUE);
		n++;
	}
	Assert(token == WJB_END_OBJECT);

	qsort(pairs, n, sizeof(CanonicalPair), compare_utf16);

	appendStringInfoChar(out, '{');
	for (uint32 i = 0; i < n; i++)
	{
		if (i > 0)
			appendStringInfoChar(out, ',');
		canonical_string(out, pairs[i].key, pairs[i].keylen);
		appendStringInfoChar(out, ':');
		canonical_value(out, &pairs[i].value);
	}
	appendStringInfoChar(out, '}');
	pfree(pairs);
}

static void
canonical_container(StringInfo out, JsonbContainer *container)
{
	JsonbIterator *it;
	JsonbIteratorToken token;
	JsonbValue	v;
	bool		scalar;
	bool		first = true;

	check_stack_depth();
	CHECK_FOR_INTERRUPTS();

	it = JsonbIteratorInit(container);
	token = JsonbIteratorNext(&it, &v, true);
	if (token == WJB_BEGIN_OBJECT)
	{
		canonical_object(out, &it, JsonContainerSize(container));
		return;
	}

	Assert(token == WJB_BEGIN_ARRAY);
	scalar = v.val.array.rawScalar;
	if (!scalar)
		appendStringInfoChar(out, '[');
	while ((token = JsonbIteratorNext(&it, &v, true)) == WJB_ELEM)
	{
		if (!first)
			appendStringInfoChar(out, ',');
		first = false;
		canonical_value(out, &v);
	}
	if (!scalar)
		appendStringInfoChar(out, ']');
}

char *
govcredit_canonical_json(Jsonb *document, Size *len)
{
	StringInfoData out;

	initStringInfo(&out);
	canonical_container(&out, &document->root);
	*len = out.len;
	return out.data;
}

Datum
govcredit_document_canonical(PG_FUNCTION_ARGS)
{
	Jsonb	   *document = PG_GETARG_JSONB_P(0);
	Size		len;
	char	   *utf8 = govcredit_canonical_json(document, &len);
	char	   *text = pg_any_to_server(utf8, (int) len, PG_UTF8);

	PG_RETURN_TEXT_P(cstring_to_text_with_len(text,
											  text == utf8 ? (int) len : (int) strlen(text)));
}

void
govcredit_sha256(const char *data, Size len, uint8 *digest)
{
	pg_cryptohash_ctx *ctx = pg_cryptohash_create(PG_SHA256);

	if (ctx == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_OUT_OF_MEMORY),
				 govcredit_errmsg("out of memory")));
	if (pg_cryptohash_init(ctx) < 0 ||
		pg_cryptohash_update(ctx, (const uint8 *) data, len) < 0 ||
		pg_cryptohash_final(ctx, digest, GOVCREDIT_SHA256_LEN) < 0)
	{
		const char *reason = pg_cryptohash_error(ctx);

		pg_cryptohash_free(ctx);
		elog(ERROR, "could not compute SHA-256: %s", reason);
	}
	pg_cryptohash_free(ctx);
}

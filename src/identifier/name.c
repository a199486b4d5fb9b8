/*-------------------------------------------------------------------------
 *
 * name.c
 *	  Names as they are compared and looked for.
 *
 * Nothing here fails on any name, so that a condition on one may be asked before
 * row security is, and by an index.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"

PG_FUNCTION_INFO_V1(govcredit_plain_name);
PG_FUNCTION_INFO_V1(govcredit_name_pairs);

/* As a name is compared: 0 for what is left out. */
static pg_wchar
plain_character(pg_wchar c)
{
	if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A))
		c -= 0xFEE0;			/* letters and digits of full width */
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	switch (c)
	{
		case 0xFF08:
		case 0x3014:			/* 〔 */
		case 0x3010:			/* 【 */
		case 0xFF3B:
		case '[':
			return '(';
		case 0xFF09:
		case 0x3015:
		case 0x3011:
		case 0xFF3D:
		case ']':
			return ')';
		case 0xFF0D:
		case 0xFF0E:
		case 0xFF06:
		case 0xFF0B:
		case 0xFF0F:
		case 0xFF0C:
			return c - 0xFEE0;	/* - . & + / , */
		case ' ':
		case 0x3000:
		case 0xA0:
		case '\t':
		case '\n':
		case '\r':
			return 0;
	}
	return c;
}

/* The next character as it is compared; *at moves behind it. */
static pg_wchar
next_character(const unsigned char **at, const unsigned char *end)
{
	const unsigned char *here = *at;
	int			length = pg_utf_mblen(here);

	/* A character that is cut off is in no database. */
	if (length > end - here)
		length = (int) (end - here);
	*at = here + length;
	return length < pg_utf_mblen(here) ? 0 : plain_character(utf8_to_unicode(here));
}

Datum
govcredit_plain_name(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	const unsigned char *at = (const unsigned char *) VARDATA_ANY(name);
	const unsigned char *end = at + VARSIZE_ANY_EXHDR(name);
	text	   *plain = palloc(VARHDRSZ + (end - at));
	unsigned char *to = (unsigned char *) VARDATA(plain);

	/* None becomes longer. */
	while (at < end)
	{
		pg_wchar	c = next_character(&at, end);

		if (c == 0)
			continue;
		unicode_to_utf8(c, to);
		to += pg_utf_mblen(to);
	}
	SET_VARSIZE(plain, (char *) to - (char *) plain);
	PG_RETURN_TEXT_P(plain);
}

Datum
govcredit_name_pairs(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	const unsigned char *at = (const unsigned char *) VARDATA_ANY(name);
	const unsigned char *end = at + VARSIZE_ANY_EXHDR(name);
	Datum	   *pairs = palloc(sizeof(Datum) * Max(end - at, 1));
	int			count = 0;
	pg_wchar	last = 0;

	while (at < end)
	{
		pg_wchar	c = next_character(&at, end);

		if (c == 0)
			continue;
		if (last != 0)
			pairs[count++] = Int64GetDatum((int64) last << 21 | c);
		last = c;
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(pairs, count, INT8OID, sizeof(int64), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}

/*-------------------------------------------------------------------------
 *
 * document_no.c
 *	  The SQL type document_no: numbers of official documents 文号.
 *
 * A varlena of the one spelling of a number, so it can be taken for text as
 * it is.  Comparison, hashing and sorting are those of bytea, declared in
 * document_no.sql: they know no collation.  Brackets and full-width forms are
 * known by their UTF-8 bytes: the extension is for databases in UTF8.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "govcredit.h"
#include "identifier/document_no_core.h"
#include "identifier/fault.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_document_no_in);
PG_FUNCTION_INFO_V1(govcredit_document_no_out);
PG_FUNCTION_INFO_V1(govcredit_document_no_recv);
PG_FUNCTION_INFO_V1(govcredit_document_no_send);
PG_FUNCTION_INFO_V1(govcredit_document_no_from_text);
PG_FUNCTION_INFO_V1(govcredit_document_no_try);
PG_FUNCTION_INFO_V1(govcredit_document_no_is_valid);
PG_FUNCTION_INFO_V1(govcredit_document_no_check);
PG_FUNCTION_INFO_V1(govcredit_document_no_smaller);
PG_FUNCTION_INFO_V1(govcredit_document_no_larger);
PG_FUNCTION_INFO_V1(govcredit_document_no_agency_mark);
PG_FUNCTION_INFO_V1(govcredit_document_no_year);
PG_FUNCTION_INFO_V1(govcredit_document_no_serial);

/*
 * The number in "text" as a varlena, or NULL and *fault.
 */
static struct varlena *
spell(const char *text, size_t len, GovcreditFault *fault)
{
	char		number[GOVCREDIT_DOCUMENT_NO_MAX];
	size_t		number_len;
	struct varlena *value;

	if (!govcredit_document_no_spell(text, len, number, &number_len, fault))
		return NULL;

	value = (struct varlena *) palloc(VARHDRSZ + number_len);
	SET_VARSIZE(value, VARHDRSZ + number_len);
	memcpy(VARDATA(value), number, number_len);
	return value;
}

/*
 * What is wrong with a text, as a sentence
 */
static char *
complaint(GovcreditLanguage language, const GovcreditFault *fault)
{
	if (fault->part == GOVCREDIT_PART_CHARACTER)
		return psprintf(govcredit_say_in(language, "Character %d is a control character or no UTF-8."), fault->position);
	if (fault->part == GOVCREDIT_PART_PLACEHOLDER)
		return psprintf(govcredit_say_in(language, "Zeros and marks only stand for no number."));
	if (fault->part == GOVCREDIT_PART_PERSON)
		return psprintf(govcredit_say_in(language, "It is a resident's number, which identifies a person; a document's number of that shape is written with more than its digits."));
	if (fault->count == 0)
		return psprintf(govcredit_say_in(language, "The number is empty."));
	return psprintf(govcredit_say_in(language, "The number is longer than %d bytes."), GOVCREDIT_DOCUMENT_NO_MAX);
}

/*
 * The beginning of a text for a message; masked before it is clipped, for the
 * clip may cut a number in two
 */
static char *
shown(const char *text, size_t len)
{
	char	   *masked = govcredit_text_for_message(text, len);
	int			masked_len = (int) strlen(masked);
	int			clipped = pg_mbcliplen(masked, masked_len, 120);

	return psprintf("%.*s%s", clipped, masked, clipped < masked_len ? "..." : "");
}

static Datum
spell_or_report(const char *text, size_t len, Node *escontext)
{
	GovcreditFault fault;
	struct varlena *value = spell(text, len, &fault);

	if (value == NULL)
		ereturn(escontext, (Datum) 0,
				(errcode(fault.part == GOVCREDIT_PART_LENGTH && fault.count > 0 ?
						 ERRCODE_PROGRAM_LIMIT_EXCEEDED :
						 ERRCODE_INVALID_TEXT_REPRESENTATION),
				 govcredit_errmsg("invalid input syntax for type %s: \"%s\"",
								  "document_no", shown(text, len)),
				 errdetail_internal("%s", complaint(govcredit_spoken(), &fault))));
	PG_RETURN_POINTER(value);
}

Datum
govcredit_document_no_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);

	return spell_or_report(str, strlen(str), fcinfo->context);
}

Datum
govcredit_document_no_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(TextDatumGetCString(PG_GETARG_DATUM(0)));
}

/*
 * Binary format: the text, in the client's encoding.
 */
Datum
govcredit_document_no_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	GovcreditFault fault;
	struct varlena *value;
	char	   *str;
	int			len;

	str = pq_getmsgtext(buf, buf->len - buf->cursor, &len);
	value = spell(str, len, &fault);
	if (value == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid binary value for type %s: \"%s\"",
								  "document_no", shown(str, len)),
				 errdetail_internal("%s", complaint(govcredit_spoken(), &fault))));
	PG_RETURN_POINTER(value);
}

Datum
govcredit_document_no_send(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_VARLENA_PP(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendtext(&buf, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

Datum
govcredit_document_no_from_text(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);

	return spell_or_report(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str),
						   fcinfo->context);
}

Datum
govcredit_document_no_try(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	GovcreditFault fault;
	struct varlena *value = spell(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str), &fault);

	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(value);
}

Datum
govcredit_document_no_is_valid(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	GovcreditFault fault;

	PG_RETURN_BOOL(spell(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str), &fault) != NULL);
}

/*
 * What keeps a text from being a number, NULL where nothing does.
 */
Datum
govcredit_document_no_check(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	size_t		len = VARSIZE_ANY_EXHDR(str);
	const char *number = VARDATA_ANY(str);
	char		spelled[GOVCREDIT_DOCUMENT_NO_MAX];
	size_t		spelled_len;
	GovcreditFault fault;
	const char *found;
	const char *expected;

	if (govcredit_document_no_spell(number, len, spelled, &spelled_len, &fault))
		PG_RETURN_NULL();

	if (fault.part == GOVCREDIT_PART_CHARACTER)
	{
		size_t		width;

		found = psprintf("U+%04X",
						 (unsigned) govcredit_utf8_next(number + fault.offset,
														fault.width, &width));
		expected = NULL;
	}
	else if (fault.part != GOVCREDIT_PART_LENGTH)
	{
		found = shown(number, len);
		expected = NULL;
	}
	else if (fault.count == 0)
	{
		found = "0";
		expected = "a number";
	}
	else
	{
		found = psprintf("%zu bytes", len);
		expected = psprintf("at most %d bytes", GOVCREDIT_DOCUMENT_NO_MAX);
	}
	PG_RETURN_DATUM(govcredit_fault_datum(fcinfo, fault.part, fault.position,
										  found, expected, false,
										  complaint(GOVCREDIT_EN, &fault),
										  complaint(GOVCREDIT_ZH, &fault)));
}

Datum
govcredit_document_no_smaller(PG_FUNCTION_ARGS)
{
	Datum		a = PG_GETARG_DATUM(0);
	Datum		b = PG_GETARG_DATUM(1);

	PG_RETURN_DATUM(DatumGetInt32(DirectFunctionCall2(byteacmp, a, b)) <= 0 ? a : b);
}

Datum
govcredit_document_no_larger(PG_FUNCTION_ARGS)
{
	Datum		a = PG_GETARG_DATUM(0);
	Datum		b = PG_GETARG_DATUM(1);

	PG_RETURN_DATUM(DatumGetInt32(DirectFunctionCall2(byteacmp, a, b)) >= 0 ? a : b);
}

/*
 * The number and its parts
 */
static const char *
take_apart(FunctionCallInfo fcinfo, GovcreditDocumentNo *parts)
{
	struct varlena *value = PG_GETARG_VARLENA_PP(0);

	govcredit_document_no_parts_of(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value),
								   parts);
	return VARDATA_ANY(value);
}

static Datum
part_or_null(FunctionCallInfo fcinfo, const char *number, size_t at, size_t width)
{
	if (width == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(number + at, (int) width));
}

Datum
govcredit_document_no_agency_mark(PG_FUNCTION_ARGS)
{
	GovcreditDocumentNo parts;
	const char *number = take_apart(fcinfo, &parts);

	return part_or_null(fcinfo, number, parts.mark_at, parts.mark_width);
}

Datum
govcredit_document_no_year(PG_FUNCTION_ARGS)
{
	GovcreditDocumentNo parts;

	(void) take_apart(fcinfo, &parts);
	if (parts.year == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(parts.year);
}

Datum
govcredit_document_no_serial(PG_FUNCTION_ARGS)
{
	GovcreditDocumentNo parts;
	const char *number = take_apart(fcinfo, &parts);

	return part_or_null(fcinfo, number, parts.serial_at, parts.serial_width);
}

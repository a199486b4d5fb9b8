/*-------------------------------------------------------------------------
 *
 * layout_cell.c
 *	  Reading single cells of text as the row check reads them: for casts out
 *	  of all-text tables, for views and for indexes.
 *
 * What the check reports as unreadable is NULL here; nothing raises.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

#include "govcredit.h"
#include "identifier/division_core.h"
#include "identifier/letters_core.h"
#include "identifier/uscc_core.h"
#include "layout/field_core.h"
#include "layout/layout.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_layout_cell_text);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_date);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_timestamp);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_number);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_yuan);
PG_FUNCTION_INFO_V1(govcredit_layout_plausible_day);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_codes);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_unknown);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_division);
PG_FUNCTION_INFO_V1(govcredit_layout_cell_key);

/* A cell's text without the space around it; its length */
static int
trimmed(text *cell, const char **at)
{
	*at = VARDATA_ANY(cell);
	return (int) govcredit_letters_trim(at, VARSIZE_ANY_EXHDR(cell));
}

/* The same, narrow, of a cell that holds a day or a number */
static size_t
trimmed_narrow(text *cell, const char **at)
{
	int			len = trimmed(cell, at);

	return govcredit_layout_narrow(at, (size_t) len);
}

/*
 * cell_text(text) text: trimmed; NULL where it is blank or stands for no code
 */
Datum
govcredit_layout_cell_text(PG_FUNCTION_ARGS)
{
	const char *at;
	int			len = trimmed(PG_GETARG_TEXT_PP(0), &at);

	if (len == 0 || govcredit_letters_nothing(at, len))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(at, len));
}

/*
 * cell_date(text) date
 */
Datum
govcredit_layout_cell_date(PG_FUNCTION_ARGS)
{
	const char *at;
	size_t		len = trimmed_narrow(PG_GETARG_TEXT_PP(0), &at);
	GovcreditFieldDate date;

	if (!govcredit_field_date(at, len, &date))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(date2j(date.year, date.month, date.day) + date.carry - POSTGRES_EPOCH_JDATE);
}

/*
 * cell_timestamp(text) timestamp: in Shanghai; a day alone is its midnight
 */
Datum
govcredit_layout_cell_timestamp(PG_FUNCTION_ARGS)
{
	const char *at;
	size_t		len = trimmed_narrow(PG_GETARG_TEXT_PP(0), &at);
	GovcreditFieldDate date;

	if (!govcredit_field_date(at, len, &date))
		PG_RETURN_NULL();
	PG_RETURN_TIMESTAMP((date2j(date.year, date.month, date.day) + date.carry - POSTGRES_EPOCH_JDATE) *
						USECS_PER_DAY + date.micros);
}

/*
 * cell_number(text) numeric
 */
Datum
govcredit_layout_cell_number(PG_FUNCTION_ARGS)
{
	const char *at;
	size_t		len = trimmed_narrow(PG_GETARG_TEXT_PP(0), &at);
	GovcreditFieldNumber number;
	const char *point;
	char	   *digits;
	int			places;

	if (!govcredit_field_number(at, len, &number))
		PG_RETURN_NULL();

	/* digits, a sign, a point: what numeric takes, but not more than it holds */
	if (number.whole > NUMERIC_MAX_PRECISION || number.places > NUMERIC_MAX_PRECISION)
		PG_RETURN_NULL();
	point = memchr(at, '.', len);
	if (point == NULL)
		point = at + len;
	places = Min((int) (at + len - point) - 1, NUMERIC_MAX_PRECISION);
	digits = psprintf("%s%.*s%.*s", number.sign < 0 ? "-" : "",
					  number.whole > 0 ? number.whole : 1, number.whole > 0 ? point - number.whole : "0",
					  places > 0 ? places + 1 : 0, point);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(digits),
							   ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

/*
 * cell_yuan(numeric, int4) numeric: a sum in yuan of one in a unit of so many,
 * to millionths; NULL where it is no sum that points could be counted of
 */
Datum
govcredit_layout_cell_yuan(PG_FUNCTION_ARGS)
{
	Numeric		sum = PG_GETARG_NUMERIC(0);
	int32		unit = PG_GETARG_INT32(1);
	Datum		largest;

	if (numeric_is_nan(sum) || numeric_is_inf(sum) || unit < 1 ||
		DatumGetBool(DirectFunctionCall2(numeric_lt, NumericGetDatum(sum), NumericGetDatum(int64_to_numeric(0)))))
		PG_RETURN_NULL();
	largest = NumericGetDatum(int64_to_numeric(INT64CONST(1000000000000) / unit));
	if (!DatumGetBool(DirectFunctionCall2(numeric_lt, NumericGetDatum(sum), largest)))
		PG_RETURN_NULL();
	return DirectFunctionCall1(numeric_trim_scale,
							   DirectFunctionCall2(numeric_round,
												   DirectFunctionCall2(numeric_mul, NumericGetDatum(sum),
																	   NumericGetDatum(int64_to_numeric(unit))),
												   Int32GetDatum(6)));
}

/*
 * plausible_day(date) date: NULL where the row check reports implausible_date
 */
Datum
govcredit_layout_plausible_day(PG_FUNCTION_ARGS)
{
	DateADT		day = PG_GETARG_DATEADT(0);

	if (!govcredit_layout_plausible(day))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(day);
}

/* A list of codes, as the row check has them */
static LayoutField
list_field(ArrayType *list)
{
	LayoutField field = {0};
	Datum	   *elements;
	bool	   *nulls;

	deconstruct_array(list, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &field.ncodes);
	if (field.ncodes > GOVCREDIT_LAYOUT_CODES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("list has %d codes, at most %d are possible", field.ncodes, GOVCREDIT_LAYOUT_CODES)));
	field.many = true;
	field.codes = palloc0(sizeof(LayoutWord) * Max(field.ncodes, 1));
	for (int i = 0; i < field.ncodes; i++)
	{
		text	   *code;
		LayoutWord *word = &field.codes[i];

		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 govcredit_errmsg("list of codes must not contain nulls")));
		code = DatumGetTextPP(elements[i]);
		word->text = VARDATA_ANY(code);
		word->len = VARSIZE_ANY_EXHDR(code);
		if (word->len > 1 && word->text[word->len - 1] == '*')
		{
			word->len--;
			word->open = true;
		}
	}
	return field;
}

/*
 * cell_codes(text, text[]) text[]: those of the codes that the cell has, in
 * the order of the list
 */
Datum
govcredit_layout_cell_codes(PG_FUNCTION_ARGS)
{
	const char *at;
	int			len = trimmed(PG_GETARG_TEXT_PP(0), &at);
	LayoutField field = list_field(PG_GETARG_ARRAYTYPE_P(1));
	uint64		codes = govcredit_layout_codes(&field, at, len, NULL);
	Datum	   *elements = palloc(sizeof(Datum) * Max(field.ncodes, 1));
	int			found = 0;

	for (int i = 0; i < field.ncodes; i++)
	{
		if ((codes & (UINT64CONST(1) << i)) != 0)
			elements[found++] = PointerGetDatum(cstring_to_text_with_len(field.codes[i].text,
																		 field.codes[i].len));
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(elements, found, TEXTOID, -1, false, TYPALIGN_INT));
}

/*
 * cell_unknown(text, text[]) text: what the cell has besides the codes, as a
 * finding shows it; NULL where nothing
 */
Datum
govcredit_layout_cell_unknown(PG_FUNCTION_ARGS)
{
	const char *at;
	int			len = trimmed(PG_GETARG_TEXT_PP(0), &at);
	LayoutField field = list_field(PG_GETARG_ARRAYTYPE_P(1));
	StringInfoData unknown;

	unknown.data = NULL;
	(void) govcredit_layout_codes(&field, at, len, &unknown);
	if (unknown.data == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(unknown.data, unknown.len));
}

/*
 * cell_division(text) division: the division that a cell names or, of a credit
 * code that the row check finds good, the one inside; NULL where there is none
 */
Datum
govcredit_layout_cell_division(PG_FUNCTION_ARGS)
{
	const char *at;
	int			len = trimmed(PG_GETARG_TEXT_PP(0), &at);
	char		letters[GOVCREDIT_USCC_LETTERS];
	GovcreditUscc code;
	GovcreditFault fault;
	int64_t		value;

	if (govcredit_uscc_examine(at, len, &code, &fault))
	{
		if (fault.part == GOVCREDIT_PART_ORGANISATION_CODE)
			PG_RETURN_NULL();
		govcredit_uscc_letters(&code, letters);
		at = letters + 2;
		len = 6;
	}
	if (!govcredit_division_parse(at, len, &value, &fault))
		PG_RETURN_NULL();
	PG_RETURN_INT64(value);
}

/* Brackets that typists take for one another */
static char
bracket(uint32_t letter)
{
	switch (letter)
	{
		case '[':
		case '{':
		case 0x3010:			/* 【 */
		case 0x3014:			/* 〔 */
		case 0x3016:			/* 〖 */
		case 0xFF3B:			/* ［ */
			return '(';
		case ']':
		case '}':
		case 0x3011:
		case 0x3015:
		case 0x3017:
		case 0xFF3D:
			return ')';
		default:
			return 0;
	}
}

/*
 * cell_key(text) text: what is left when everything that people type
 * differently is undone (space, width, case, kinds of brackets), to compare
 * cells with; NULL where the cell is blank
 */
Datum
govcredit_layout_cell_key(PG_FUNCTION_ARGS)
{
	const char *at;
	int			len = trimmed(PG_GETARG_TEXT_PP(0), &at);
	char	   *key;
	int			used = 0;
	size_t		width;

	if (len == 0 || govcredit_letters_nothing(at, len))
		PG_RETURN_NULL();
	key = palloc(len);
	for (int i = 0; i < len; i += (int) width)
	{
		uint32_t	letter = govcredit_utf8_next(at + i, len - i, &width);
		unsigned char ascii = govcredit_letters_next(at + i, len - i, &width);
		char		like = bracket(letter);

		CHECK_FOR_INTERRUPTS();

		if (like != 0)
			key[used++] = like;
		else if (ascii != GOVCREDIT_LETTER_OTHER)
		{
			if (ascii > ' ')
				key[used++] = (char) ascii;
		}
		else if (letter != 0xA0 && letter != 0x3000 && letter != 0xFEFF)
		{
			memcpy(key + used, at + i, width);
			used += (int) width;
		}
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(key, used));
}

/*-------------------------------------------------------------------------
 *
 * resident_id.c
 *	  The SQL type resident_id: citizen identity numbers 公民身份号码.
 *
 * Comparison, hashing and sorting are those of int8, declared in
 * resident_id.sql.  No message of this file shows a number in full.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "govcredit.h"
#include "identifier/division.h"
#include "identifier/fault.h"
#include "identifier/resident_id_core.h"
#include "voice/voice.h"

#define PG_GETARG_RESIDENT_ID(n) PG_GETARG_INT64(n)
#define PG_RETURN_RESIDENT_ID(x) PG_RETURN_INT64(x)

PG_FUNCTION_INFO_V1(govcredit_resident_id_in);
PG_FUNCTION_INFO_V1(govcredit_resident_id_out);
PG_FUNCTION_INFO_V1(govcredit_resident_id_recv);
PG_FUNCTION_INFO_V1(govcredit_resident_id_from_text);
PG_FUNCTION_INFO_V1(govcredit_resident_id_try);
PG_FUNCTION_INFO_V1(govcredit_resident_id_is_valid);
PG_FUNCTION_INFO_V1(govcredit_resident_id_check);
PG_FUNCTION_INFO_V1(govcredit_resident_id_masked);
PG_FUNCTION_INFO_V1(govcredit_resident_id_kind);
PG_FUNCTION_INFO_V1(govcredit_resident_id_division);
PG_FUNCTION_INFO_V1(govcredit_resident_id_birth_date);
PG_FUNCTION_INFO_V1(govcredit_resident_id_sex);

static DateADT
birth_day(int64 value)
{
	int			year;
	int			month;
	int			day;

	govcredit_resident_id_birth_of(value, &year, &month, &day);
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

/* A day as ISO 8601 writes it, whatever DateStyle says */
static char *
day_text(DateADT day)
{
	int			year;
	int			month;
	int			mday;

	if (DATE_NOT_FINITE(day))
		return DATE_IS_NOEND(day) ? "infinity" : "-infinity";
	j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &mday);
	return psprintf("%04d-%02d-%02d", year, month, mday);
}

/*
 * What is wrong with "text", as a sentence that gives away one character of it
 * at most.
 */
static char *
resident_id_complaint(GovcreditLanguage language, const char *text,
					  const GovcreditFault *fault, bool taken)
{
	if (taken && fault->part == GOVCREDIT_PART_DIVISION)
		return psprintf(govcredit_say_in(language, "The number begins with \"%s\"; no province has that code, and permits of Hong Kong, Macau and Taiwan begin with 810000, 820000, 830000."),
						govcredit_fault_found(text, fault));
	switch (fault->part)
	{
		case GOVCREDIT_PART_PLACEHOLDER:
			return psprintf(govcredit_say_in(language, "The number is \"%s\" only, which stands for nobody."),
							govcredit_fault_found(text, fault));
		case GOVCREDIT_PART_LENGTH:
			if (fault->exponent)
				return psprintf(govcredit_say_in(language, "A spreadsheet wrote the code as a number with an exponent; its digits are lost."));
			if (fault->count == 0)
				return psprintf(govcredit_say_in(language, "The number is empty."));
			return psprintf(govcredit_say_in(language, "The number has %zu characters; 18, or 15 of an old number, were expected."),
							fault->count);
		case GOVCREDIT_PART_MASK:
			return psprintf(govcredit_say_in(language, "The number is masked from character %d on; a masked number identifies nobody."),
							fault->position);
		case GOVCREDIT_PART_DIVISION:
			return psprintf(govcredit_say_in(language, "The number begins with \"%s\"; the division it was issued in begins with 1 to 8, and 9 stands for foreigners' cards of 18 digits."),
							govcredit_fault_found(text, fault));
		case GOVCREDIT_PART_BIRTH_DATE:
			return psprintf(govcredit_say_in(language, "Characters %d to %d are no date of birth."),
							fault->position,
							fault->position + (fault->count == 15 ? 5 : 7));
		case GOVCREDIT_PART_CHECK_CHARACTER:
			return psprintf(govcredit_say_in(language, "The check character is \"%s\", expected \"%s\"."),
							govcredit_fault_found(text, fault), fault->expected);
		default:
			if (fault->position == 18)
				return psprintf(govcredit_say_in(language, "Character 18 is \"%s\"; a digit or X was expected."),
								govcredit_fault_found(text, fault));
			return psprintf(govcredit_say_in(language, "Character %d is \"%s\"; a digit was expected."),
							fault->position, govcredit_fault_found(text, fault));
	}
}

/*
 * Reads a number or reports 22P02 into escontext.
 */
static Datum
resident_id_parse(const char *text, size_t len, Node *escontext)
{
	GovcreditFault fault;
	int64		value;

	if (!govcredit_resident_id_parse(text, len, &value, &fault))
	{
		char		shown[GOVCREDIT_RESIDENT_ID_SHOWN_SIZE];

		govcredit_resident_id_shown(text, len, shown);
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 govcredit_errmsg("invalid input syntax for type %s: \"%s\"",
								  "resident_id", shown),
				 errdetail_internal("%s", resident_id_complaint(govcredit_spoken(), text, &fault, false))));
	}
	PG_RETURN_RESIDENT_ID(value);
}

Datum
govcredit_resident_id_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);

	return resident_id_parse(str, strlen(str), fcinfo->context);
}

Datum
govcredit_resident_id_out(PG_FUNCTION_ARGS)
{
	char	   *str = palloc(GOVCREDIT_RESIDENT_ID_LENGTH + 1);

	govcredit_resident_id_print(PG_GETARG_RESIDENT_ID(0), str);
	str[GOVCREDIT_RESIDENT_ID_LENGTH] = '\0';
	PG_RETURN_CSTRING(str);
}

/*
 * Binary format: the first 17 digits as an 8-byte integer.
 */
Datum
govcredit_resident_id_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int64		value = pq_getmsgint64(buf);

	if (!govcredit_resident_id_valid(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid binary value for type %s", "resident_id"),
				 govcredit_errdetail("The first 17 digits of a number, with a date of birth in them, were expected.")));
	PG_RETURN_RESIDENT_ID(value);
}

Datum
govcredit_resident_id_from_text(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);

	return resident_id_parse(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str),
							 fcinfo->context);
}

Datum
govcredit_resident_id_try(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	GovcreditFault fault;
	int64		value;

	if (!govcredit_resident_id_parse(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str),
									 &value, &fault))
		PG_RETURN_NULL();
	PG_RETURN_RESIDENT_ID(value);
}

Datum
govcredit_resident_id_is_valid(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	GovcreditFault fault;
	int64		value;

	PG_RETURN_BOOL(govcredit_resident_id_examine(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str),
												 &value, &fault) &&
				   fault.part == GOVCREDIT_PART_NONE);
}

/*
 * What keeps a text from being a number, or what about it cannot be; NULL
 * where nothing does.  Only a day given tells who is not born yet: the answer
 * does not depend on the clock.
 */
Datum
govcredit_resident_id_check(PG_FUNCTION_ARGS)
{
	text	   *str;
	const char *number;
	GovcreditFault fault;
	int64		value;
	const char *found;
	const char *expected;
	bool		taken;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	str = PG_GETARG_TEXT_PP(0);
	number = VARDATA_ANY(str);
	taken = govcredit_resident_id_examine(number, VARSIZE_ANY_EXHDR(str), &value, &fault);
	if (taken && fault.part == GOVCREDIT_PART_NONE)
	{
		DateADT		birth = birth_day(value);
		char	   *day;

		if (PG_ARGISNULL(1) || birth <= PG_GETARG_DATEADT(1))
			PG_RETURN_NULL();
		day = day_text(PG_GETARG_DATEADT(1));
		PG_RETURN_DATUM(govcredit_fault_datum(fcinfo, GOVCREDIT_PART_BIRTH_DATE,
											  fault.count == 15 ? 9 : 7, NULL,
											  psprintf("<= %s", day), true,
											  psprintf(govcredit_say_in(GOVCREDIT_EN, "The date of birth lies after %s."), day),
											  psprintf(govcredit_say_in(GOVCREDIT_ZH, "The date of birth lies after %s."), day)));
	}

	found = fault.width > 0 ? govcredit_fault_found(number, &fault) : psprintf("%zu", fault.count);
	switch (fault.part)
	{
		case GOVCREDIT_PART_LENGTH:
			expected = "18 or 15 characters";
			break;
		case GOVCREDIT_PART_MASK:
		case GOVCREDIT_PART_PLACEHOLDER:
			expected = NULL;
			break;
		case GOVCREDIT_PART_DIVISION:
			expected = taken ? NULL : fault.count == 15 ? "1-8" : "1-9";
			break;
		case GOVCREDIT_PART_BIRTH_DATE:
			expected = fault.count == 15 ? "YYMMDD" : "YYYYMMDD, 1800 to 2199";
			break;
		case GOVCREDIT_PART_CHECK_CHARACTER:
			expected = fault.expected;
			break;
		default:
			expected = fault.position == 18 ? "0-9 or X" : "0-9";
			break;
	}
	PG_RETURN_DATUM(govcredit_fault_datum(fcinfo, fault.part, fault.position,
										  found, expected, taken,
										  resident_id_complaint(GOVCREDIT_EN, number, &fault, taken),
										  resident_id_complaint(GOVCREDIT_ZH, number, &fault, taken)));
}

Datum
govcredit_resident_id_masked(PG_FUNCTION_ARGS)
{
	char		str[GOVCREDIT_RESIDENT_ID_LENGTH];

	govcredit_resident_id_mask(PG_GETARG_RESIDENT_ID(0), str);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(str, sizeof(str)));
}

Datum
govcredit_resident_id_kind(PG_FUNCTION_ARGS)
{
	const char *kind = NULL;

	switch (govcredit_resident_id_kind_of(PG_GETARG_RESIDENT_ID(0)))
	{
		case GOVCREDIT_RESIDENT_CITIZEN:
			kind = "citizen";
			break;
		case GOVCREDIT_RESIDENT_PERMIT:
			kind = "residence_permit";
			break;
		case GOVCREDIT_RESIDENT_FOREIGNER:
			kind = "foreigner";
			break;
	}
	PG_RETURN_TEXT_P(cstring_to_text(kind));
}

Datum
govcredit_resident_id_division(PG_FUNCTION_ARGS)
{
	int			first6 = govcredit_resident_id_division_of(PG_GETARG_RESIDENT_ID(0));

	if (first6 == 0)
		PG_RETURN_NULL();
	PG_RETURN_DIVISION((int64) first6 * 1000000);
}

Datum
govcredit_resident_id_birth_date(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(birth_day(PG_GETARG_RESIDENT_ID(0)));
}

Datum
govcredit_resident_id_sex(PG_FUNCTION_ARGS)
{
	int64		value = PG_GETARG_RESIDENT_ID(0);

	if (govcredit_resident_id_kind_of(value) == GOVCREDIT_RESIDENT_FOREIGNER)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(govcredit_resident_id_odd(value) ?
									 "male" : "female"));
}

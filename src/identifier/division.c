/*-------------------------------------------------------------------------
 *
 * division.c
 *	  The type division: codes of administrative divisions 行政区划代码.
 *
 * Comparison, hashing and sorting are those of int8, declared in
 * division.sql.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "commands/extension.h"
#include "commands/trigger.h"
#include "fmgr.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "govcredit.h"
#include "identifier/division.h"
#include "identifier/fault.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_division_in);
PG_FUNCTION_INFO_V1(govcredit_division_out);
PG_FUNCTION_INFO_V1(govcredit_division_recv);
PG_FUNCTION_INFO_V1(govcredit_division_from_text);
PG_FUNCTION_INFO_V1(govcredit_division_try);
PG_FUNCTION_INFO_V1(govcredit_division_is_valid);
PG_FUNCTION_INFO_V1(govcredit_division_check);
PG_FUNCTION_INFO_V1(govcredit_division_level);
PG_FUNCTION_INFO_V1(govcredit_division_parent);
PG_FUNCTION_INFO_V1(govcredit_division_province);
PG_FUNCTION_INFO_V1(govcredit_division_city);
PG_FUNCTION_INFO_V1(govcredit_division_county);
PG_FUNCTION_INFO_V1(govcredit_division_upper_bound);
PG_FUNCTION_INFO_V1(govcredit_division_entry_shipped);

static const char *const level_names[] = {
	"", "province", "city", "county", "township", "village"
};

/*
 * What is wrong with "text", as a sentence.
 */
static char *
division_complaint(GovcreditLanguage language, const char *text, const GovcreditFault *fault)
{
	switch (fault->part)
	{
		case GOVCREDIT_PART_LENGTH:
			if (fault->exponent)
				return psprintf(govcredit_say_in(language, "A spreadsheet wrote the code as a number with an exponent; its digits are lost."));
			if (fault->expected[0] != '\0')
				return psprintf(govcredit_say_in(language, "The code has %zu characters; 6, 9 or 12 digits were expected, perhaps \"%s\" is meant."),
								fault->count, fault->expected);
			if (fault->count == 0)
				return psprintf(govcredit_say_in(language, "The code is empty."));
			if (fault->count == 1)
				return psprintf(govcredit_say_in(language, "The code has one character; 6, 9 or 12 digits were expected."));
			return psprintf(govcredit_say_in(language, "The code has %zu characters; 6, 9 or 12 digits were expected."),
							fault->count);
		case GOVCREDIT_PART_DIVISION:
			return psprintf(govcredit_say_in(language, "The code begins with 0; no province does."));
		default:
			return psprintf(govcredit_say_in(language, "Character %d is \"%s\"; a digit was expected."),
							fault->position, govcredit_fault_found(text, fault));
	}
}

/*
 * Reads a code or reports 22P02 into escontext.
 */
static Datum
division_parse(const char *text, size_t len, Node *escontext)
{
	GovcreditFault fault;
	int64		value;

	if (!govcredit_division_parse(text, len, &value, &fault))
		ereturn(escontext, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 govcredit_errmsg("invalid input syntax for type %s: \"%s\"",
								  "division", govcredit_text_for_message(text, len)),
				 errdetail_internal("%s", division_complaint(govcredit_spoken(), text, &fault))));
	PG_RETURN_DIVISION(value);
}

Datum
govcredit_division_in(PG_FUNCTION_ARGS)
{
	char	   *str = PG_GETARG_CSTRING(0);

	return division_parse(str, strlen(str), fcinfo->context);
}

Datum
govcredit_division_out(PG_FUNCTION_ARGS)
{
	char	   *str = palloc(GOVCREDIT_DIVISION_BUFSIZE);

	govcredit_division_print(PG_GETARG_DIVISION(0), str);
	PG_RETURN_CSTRING(str);
}

/*
 * Binary format: the code's 12-digit form as an 8-byte integer.
 */
Datum
govcredit_division_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	int64		value = pq_getmsgint64(buf);

	if (!govcredit_division_valid(value))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid binary value for type %s: %lld", "division", (long long) value),
				 govcredit_errdetail("A 12-digit code that does not begin with 0 was expected.")));
	PG_RETURN_DIVISION(value);
}

Datum
govcredit_division_from_text(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);

	return division_parse(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str),
						  fcinfo->context);
}

static bool
is_code(text *str, int64 *value)
{
	GovcreditFault fault;

	return govcredit_division_parse(VARDATA_ANY(str), VARSIZE_ANY_EXHDR(str), value, &fault);
}

Datum
govcredit_division_try(PG_FUNCTION_ARGS)
{
	int64		value;

	if (!is_code(PG_GETARG_TEXT_PP(0), &value))
		PG_RETURN_NULL();
	PG_RETURN_DIVISION(value);
}

Datum
govcredit_division_is_valid(PG_FUNCTION_ARGS)
{
	int64		value;

	PG_RETURN_BOOL(is_code(PG_GETARG_TEXT_PP(0), &value));
}

/*
 * What keeps a text from being a code, NULL where nothing does.
 */
Datum
govcredit_division_check(PG_FUNCTION_ARGS)
{
	text	   *str = PG_GETARG_TEXT_PP(0);
	const char *code = VARDATA_ANY(str);
	GovcreditFault fault;
	int64		value;
	const char *expected;

	if (govcredit_division_parse(code, VARSIZE_ANY_EXHDR(str), &value, &fault))
		PG_RETURN_NULL();

	if (fault.part == GOVCREDIT_PART_LENGTH)
		expected = fault.expected[0] != '\0' ? fault.expected : "6, 9 or 12 digits";
	else if (fault.part == GOVCREDIT_PART_DIVISION)
		expected = "1-9";
	else
		expected = "0-9";

	PG_RETURN_DATUM(govcredit_fault_datum(fcinfo, fault.part, fault.position,
										  fault.part == GOVCREDIT_PART_LENGTH ?
										  psprintf("%zu", fault.count) :
										  govcredit_fault_found(code, &fault),
										  expected, false,
										  division_complaint(GOVCREDIT_EN, code, &fault),
										  division_complaint(GOVCREDIT_ZH, code, &fault)));
}

Datum
govcredit_division_level(PG_FUNCTION_ARGS)
{
	int			level = govcredit_division_level_of(PG_GETARG_DIVISION(0));

	PG_RETURN_TEXT_P(cstring_to_text(level_names[level]));
}

Datum
govcredit_division_parent(PG_FUNCTION_ARGS)
{
	int64		parent = govcredit_division_parent_of(PG_GETARG_DIVISION(0));

	if (parent == 0)
		PG_RETURN_NULL();
	PG_RETURN_DIVISION(parent);
}

static Datum
division_ancestor(FunctionCallInfo fcinfo, GovcreditDivisionLevel level)
{
	int64		ancestor = govcredit_division_ancestor_of(PG_GETARG_DIVISION(0),
														  level);

	if (ancestor == 0)
		PG_RETURN_NULL();
	PG_RETURN_DIVISION(ancestor);
}

Datum
govcredit_division_province(PG_FUNCTION_ARGS)
{
	return division_ancestor(fcinfo, GOVCREDIT_DIVISION_PROVINCE);
}

Datum
govcredit_division_city(PG_FUNCTION_ARGS)
{
	return division_ancestor(fcinfo, GOVCREDIT_DIVISION_CITY);
}

Datum
govcredit_division_county(PG_FUNCTION_ARGS)
{
	return division_ancestor(fcinfo, GOVCREDIT_DIVISION_COUNTY);
}

Datum
govcredit_division_upper_bound(PG_FUNCTION_ARGS)
{
	PG_RETURN_DIVISION(govcredit_division_upper_bound_of(PG_GETARG_DIVISION(0)));
}

/* What a script of the extension does is what every database with it has; what anybody else did would be lost with the next dump. */
Datum
govcredit_division_entry_shipped(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BEFORE(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 govcredit_errmsg("division_entry_shipped is a trigger function of division_entry")));
	if (!creating_extension || CurrentExtensionObject != get_extension_oid("govcredit", true))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 govcredit_errmsg("rows of division_entry that are shipped with the extension are its own"),
				 govcredit_errdetail("pg_dump writes the others only: a change would be lost."),
				 govcredit_errhint("Enter a row of your own, without standard: on the days that both have, yours is read.")));
	return PointerGetDatum(TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple : trigger->tg_trigtuple);
}

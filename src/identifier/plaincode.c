/*-------------------------------------------------------------------------
 *
 * plaincode.c
 *	  SQL testers for codes without a type of their own: organisation code,
 *	  15-digit registration number, legal entity identifier.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "govcredit.h"
#include "identifier/fault.h"
#include "identifier/plaincode_core.h"

PG_FUNCTION_INFO_V1(govcredit_organisation_code_is_valid);
PG_FUNCTION_INFO_V1(govcredit_organisation_code_check);
PG_FUNCTION_INFO_V1(govcredit_registration_number_is_valid);
PG_FUNCTION_INFO_V1(govcredit_registration_number_check);
PG_FUNCTION_INFO_V1(govcredit_lei_is_valid);
PG_FUNCTION_INFO_V1(govcredit_lei_check);

static Datum
is_valid(FunctionCallInfo fcinfo, GovcreditPlainCode kind)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);
	GovcreditFault fault;

	PG_RETURN_BOOL(govcredit_plaincode_examine(kind, VARDATA_ANY(arg),
											   VARSIZE_ANY_EXHDR(arg), &fault));
}

static const char *
alphabet(GovcreditPlainCode kind, int position)
{
	switch (kind)
	{
		case GOVCREDIT_ORGANISATION_CODE:
			return position == 9 ? GOVCREDIT_TEXT("a digit or X") : GOVCREDIT_TEXT("digits and letters");
		case GOVCREDIT_REGISTRATION_NUMBER:
			return GOVCREDIT_TEXT("digits");
		case GOVCREDIT_LEI:
			return position > 18 ? GOVCREDIT_TEXT("digits") : GOVCREDIT_TEXT("digits and letters");
	}
	return "";
}

static Datum
check(FunctionCallInfo fcinfo, GovcreditPlainCode kind)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);
	const char *bytes = VARDATA_ANY(arg);
	int			wanted = govcredit_plaincode_length(kind);
	GovcreditFault fault;
	bool		whole;

	if (govcredit_plaincode_examine(kind, bytes, VARSIZE_ANY_EXHDR(arg), &fault))
		PG_RETURN_NULL();

	whole = fault.part == GOVCREDIT_PART_LENGTH;
	return govcredit_fault_datum(fcinfo, fault.part, fault.position,
								 whole ? psprintf("%zu", fault.count) :
								 govcredit_fault_found(bytes, &fault),
								 whole ? psprintf("%d", wanted) : fault.expected,
								 false,
								 govcredit_fault_message(GOVCREDIT_EN, bytes, &fault, wanted,
														 alphabet(kind, fault.position)),
								 govcredit_fault_message(GOVCREDIT_ZH, bytes, &fault, wanted,
														 alphabet(kind, fault.position)));
}

Datum
govcredit_organisation_code_is_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, GOVCREDIT_ORGANISATION_CODE);
}

Datum
govcredit_organisation_code_check(PG_FUNCTION_ARGS)
{
	return check(fcinfo, GOVCREDIT_ORGANISATION_CODE);
}

Datum
govcredit_registration_number_is_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, GOVCREDIT_REGISTRATION_NUMBER);
}

Datum
govcredit_registration_number_check(PG_FUNCTION_ARGS)
{
	return check(fcinfo, GOVCREDIT_REGISTRATION_NUMBER);
}

Datum
govcredit_lei_is_valid(PG_FUNCTION_ARGS)
{
	return is_valid(fcinfo, GOVCREDIT_LEI);
}

Datum
govcredit_lei_check(PG_FUNCTION_ARGS)
{
	return check(fcinfo, GOVCREDIT_LEI);
}

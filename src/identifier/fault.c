/*-------------------------------------------------------------------------
 *
 * fault.c
 *	  What the check_ functions of all identifiers answer with.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "govcredit.h"
#include "identifier/fault.h"

const char *
govcredit_part_name(GovcreditPart part)
{
	switch (part)
	{
		case GOVCREDIT_PART_NONE:
			break;
		case GOVCREDIT_PART_LENGTH:
			return "length";
		case GOVCREDIT_PART_MASK:
			return "mask";
		case GOVCREDIT_PART_CHARACTER:
			return "character";
		case GOVCREDIT_PART_DIVISION:
			return "division";
		case GOVCREDIT_PART_BIRTH_DATE:
			return "birth_date";
		case GOVCREDIT_PART_CHECK_CHARACTER:
			return "check_character";
		case GOVCREDIT_PART_ORGANISATION_CODE:
			return "organisation_code";
		case GOVCREDIT_PART_PLACEHOLDER:
			return "placeholder";
		case GOVCREDIT_PART_REGISTRAR:
			return "registrar";
		case GOVCREDIT_PART_PERSON:
			return "person";
	}
	elog(ERROR, "unrecognized part of an identifier: %d", (int) part);
	return NULL;				/* keep compiler quiet */
}

static Datum
text_or_null(const char *value, bool *isnull)
{
	*isnull = value == NULL || value[0] == '\0';
	return *isnull ? (Datum) 0 : CStringGetTextDatum(value);
}

Datum
govcredit_fault_datum(FunctionCallInfo fcinfo, GovcreditPart part, int position,
					  const char *found, const char *expected, bool warning,
					  const char *en, const char *zh)
{
	TupleDesc	desc = (TupleDesc) fcinfo->flinfo->fn_extra;
	Datum		values[7];
	bool		nulls[7] = {false};

	if (desc == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE ||
			desc->natts != lengthof(values))
			elog(ERROR, "function does not return govcredit.identifier_fault");
		desc = BlessTupleDesc(CreateTupleDescCopy(desc));
		fcinfo->flinfo->fn_extra = desc;
		MemoryContextSwitchTo(old);
	}

	values[0] = CStringGetTextDatum(govcredit_part_name(part));
	values[1] = Int32GetDatum(position);
	nulls[1] = position == 0;
	values[2] = text_or_null(found, &nulls[2]);
	values[3] = text_or_null(expected, &nulls[3]);
	values[4] = CStringGetTextDatum(warning ? "warning" : "error");
	values[5] = CStringGetTextDatum(en);
	values[6] = CStringGetTextDatum(zh);
	return HeapTupleGetDatum(heap_form_tuple(desc, values, nulls));
}

char *
govcredit_fault_found(const char *text, const GovcreditFault *fault)
{
	const char *at = text + fault->offset;
	StringInfoData hex;

	if (pg_verifymbstr(at, (int) fault->width, true))
		return pnstrdup(at, fault->width);
	initStringInfo(&hex);
	for (size_t i = 0; i < fault->width; i++)
		appendStringInfo(&hex, "0x%02x", (unsigned char) at[i]);
	return hex.data;
}

char *
govcredit_fault_message(GovcreditLanguage language, const char *text,
						const GovcreditFault *fault, int wanted, const char *alphabet)
{
	alphabet = govcredit_say_in(language, alphabet);
	switch (fault->part)
	{
		case GOVCREDIT_PART_LENGTH:
			if (fault->exponent)
				return psprintf(govcredit_say_in(language, "A spreadsheet wrote the code as a number with an exponent; its digits are lost."));
			if (fault->count == 0)
				return psprintf(govcredit_say_in(language, "The code is empty; it has %d characters."), wanted);
			if (fault->count == 1)
				return psprintf(govcredit_say_in(language, "The code has one character instead of %d."), wanted);
			return psprintf(govcredit_say_in(language, "The code has %zu characters instead of %d."),
							fault->count, wanted);
		case GOVCREDIT_PART_MASK:
			return psprintf(govcredit_say_in(language, "The code is masked at character %d."), fault->position);
		case GOVCREDIT_PART_CHARACTER:
			if (fault->expected[0] != '\0')
				return psprintf(govcredit_say_in(language, "Character %d is \"%s\"; only %s may stand there, perhaps \"%s\" is meant."),
								fault->position, govcredit_fault_found(text, fault),
								alphabet, fault->expected);
			return psprintf(govcredit_say_in(language, "Character %d is \"%s\"; only %s may stand there."),
							fault->position, govcredit_fault_found(text, fault),
							alphabet);
		case GOVCREDIT_PART_CHECK_CHARACTER:
			return psprintf(govcredit_say_in(language, "The check character is \"%s\", expected \"%s\"."),
							govcredit_fault_found(text, fault), fault->expected);
		case GOVCREDIT_PART_PLACEHOLDER:
			return psprintf(govcredit_say_in(language, "From character %d on there is \"%s\" only, which stands for no code."),
							fault->position, govcredit_fault_found(text, fault));
		default:
			elog(ERROR, "no common message for a fault in part %d", (int) fault->part);
			return NULL;		/* keep compiler quiet */
	}
}

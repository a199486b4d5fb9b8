/*-------------------------------------------------------------------------
 *
 * voice.c
 *	  Errors and notices in the language of the session.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/guc.h"

#include "compat.h"
#include "identifier/shown.h"
#include "voice/voice.h"

typedef struct Message
{
	const char *en;
	const char *zh;
	const char *code;
} Message;

/* Made from messages.tsv by messages.awk, sorted by the English bytewise. */
static const Message catalogue[] = {
#include "messages.inc"
};

static const struct config_enum_entry languages[] = {
	{"en", GOVCREDIT_EN, false},
	{"zh", GOVCREDIT_ZH, false},
	{NULL, 0, false}
};

static int	govcredit_language = GOVCREDIT_EN;

void
govcredit_voice_init(void)
{
	DefineCustomEnumVariable("govcredit.language",
							 "Language of govcredit's errors and notices.",
							 "The words only: answers, SQLSTATEs and codes of messages do not depend on it.",
							 &govcredit_language,
							 GOVCREDIT_EN,
							 languages,
							 PGC_USERSET,
							 0,
							 NULL, NULL, NULL);
}

static int
compare_messages(const void *key, const void *message)
{
	return strcmp((const char *) key, ((const Message *) message)->en);
}

static const Message *
find(const char *en)
{
	return bsearch(en, catalogue, lengthof(catalogue), sizeof(Message), compare_messages);
}

const char *
govcredit_say_in(GovcreditLanguage language, const char *en)
{
	const Message *message = language == GOVCREDIT_EN ? NULL : find(en);

	return message != NULL ? message->zh : en;
}

GovcreditLanguage
govcredit_spoken(void)
{
	return (GovcreditLanguage) govcredit_language;
}

const char *
govcredit_say(const char *en)
{
	return govcredit_say_in(govcredit_language, en);
}

char *
govcredit_vsay_in(GovcreditLanguage language, const char *en, va_list args)
{
	const char *fmt = govcredit_say_in(language, en);
	StringInfoData text;

	initStringInfo(&text);
	for (;;)
	{
		va_list		again;
		int			needed;

		va_copy(again, args);
		needed = appendStringInfoVA(&text, fmt, again);
		va_end(again);
		if (needed == 0)
			return text.data;
		enlargeStringInfo(&text, needed);
	}
}

GovcreditSaid
govcredit_vsaid(const char *en, va_list args)
{
	GovcreditSaid said;

	for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
		said.in[language] = govcredit_vsay_in(language, en, args);
	return said;
}

GovcreditSaid
govcredit_said(const char *en,...)
{
	GovcreditSaid said;
	va_list		args;

	va_start(args, en);
	said = govcredit_vsaid(en, args);
	va_end(args);
	return said;
}

/* What reaches an error is of a bounded length, and shows no number of a person. */
static char *said_in_error(const char *en, va_list args) pg_attribute_printf(1, 0);

static char *
said_in_error(const char *en, va_list args)
{
	char	   *text = govcredit_vsay_in(govcredit_spoken(), en, args);

	return govcredit_text_bounded(text, strlen(text), GOVCREDIT_MESSAGE_BYTES);
}

int
govcredit_errmsg(const char *en,...)
{
	const Message *message = find(en);
	char	   *text;
	va_list		args;

	va_start(args, en);
	text = said_in_error(en, args);
	va_end(args);
	if (message != NULL)
		err_generic_string(PG_DIAG_CONSTRAINT_NAME, message->code);
	return errmsg_internal("%s", text);
}

int
govcredit_errdetail(const char *en,...)
{
	char	   *text;
	va_list		args;

	va_start(args, en);
	text = said_in_error(en, args);
	va_end(args);
	return errdetail_internal("%s", text);
}

int
govcredit_errhint(const char *en,...)
{
	char	   *text;
	va_list		args;

	va_start(args, en);
	text = said_in_error(en, args);
	va_end(args);
	return errhint("%s", text);
}

PG_FUNCTION_INFO_V1(govcredit_voice_say);
PG_FUNCTION_INFO_V1(govcredit_voice_said);

/*
 * format() of a message of the catalogue, with its days as everywhere in it:
 * 2026-06-30, whatever the session's DateStyle; what is said may be kept.  The
 * call's own arguments stay as they are: those that are constants are set once
 * for all evaluations.  Long texts share the room that there is for values;
 * whatever else is long, numbers with thousands of digits or arrays, ends where
 * the message does.
 */
static Datum
say(FunctionCallInfo fcinfo, GovcreditLanguage language)
{
	LOCAL_FCINFO(call, FUNC_MAX_ARGS);
	bool		is_text[FUNC_MAX_ARGS] = {false};
	size_t		bytes = 0;
	int			ntexts = 0;
	const int	style = DateStyle;
	Datum		filled;
	text	   *said;
	char	   *shown;

	memcpy(call, fcinfo, SizeForFunctionCallInfo(PG_NARGS()));
	call->args[0].value =
		CStringGetTextDatum(govcredit_say_in(language, text_to_cstring(PG_GETARG_TEXT_PP(0))));
	if (PG_NARGS() == 1)
		return text_format_nv(call);
	for (int i = 1; i < PG_NARGS(); i++)
	{
		Oid			type = get_fn_expr_argtype(fcinfo->flinfo, i);

		is_text[i] = !PG_ARGISNULL(i) && (type == TEXTOID || type == VARCHAROID);
		if (is_text[i])
		{
			bytes += toast_raw_datum_size(PG_GETARG_DATUM(i));
			ntexts++;
		}
	}
	for (int i = 1; bytes > GOVCREDIT_VALUES_BYTES && i < PG_NARGS(); i++)
	{
		size_t		share = GOVCREDIT_VALUES_BYTES / ntexts;

		if (is_text[i] && toast_raw_datum_size(PG_GETARG_DATUM(i)) > share)
		{
			text	   *value = PG_GETARG_TEXT_PP(i);

			call->args[i].value =
				CStringGetTextDatum(govcredit_text_bounded(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), (int) share));
		}
	}
	PG_TRY();
	{
		DateStyle = USE_ISO_DATES;
		filled = text_format(call);
	}
	PG_FINALLY();
	{
		DateStyle = style;
	}
	PG_END_TRY();
	said = DatumGetTextPP(filled);
	shown = govcredit_text_bounded(VARDATA_ANY(said), VARSIZE_ANY_EXHDR(said), GOVCREDIT_MESSAGE_BYTES);
	return CStringGetTextDatum(shown);
}

Datum
govcredit_voice_say(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	return say(fcinfo, govcredit_spoken());
}

/* A row: in English, in Chinese. */
Datum
govcredit_voice_said(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	Datum		values[2];
	bool		nulls[2] = {false, false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type is no row");
	values[0] = say(fcinfo, GOVCREDIT_EN);
	values[1] = say(fcinfo, GOVCREDIT_ZH);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

PG_FUNCTION_INFO_V1(govcredit_voice_code);

/* The code of a message. */
Datum
govcredit_voice_code(PG_FUNCTION_ARGS)
{
	const Message *message = find(text_to_cstring(PG_GETARG_TEXT_PP(0)));

	if (message == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(message->code));
}

PG_FUNCTION_INFO_V1(govcredit_voice_messages);

/* The catalogue. */
Datum
govcredit_voice_messages(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (size_t i = 0; i < lengthof(catalogue); i++)
	{
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		values[0] = CStringGetTextDatum(catalogue[i].code);
		values[1] = CStringGetTextDatum(catalogue[i].en);
		values[2] = CStringGetTextDatum(catalogue[i].zh);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

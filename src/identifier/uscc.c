/*-------------------------------------------------------------------------
 *
 * uscc.c
 *	  The SQL type uscc: input, output, comparison, accessors, testers.
 *
 * The binary format is the text form in ASCII: a client needs no table of
 * letters to read it, and what is sent is what is printed.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"
#include "fmgr.h"
#include "lib/hyperloglog.h"
#include "libpq/pqformat.h"
#include "port/pg_bswap.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"

#include "govcredit.h"
#include "identifier/checkdigit_core.h"
#include "identifier/division.h"
#include "identifier/fault.h"
#include "identifier/uscc.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_uscc_in);
PG_FUNCTION_INFO_V1(govcredit_uscc_out);
PG_FUNCTION_INFO_V1(govcredit_uscc_recv);
PG_FUNCTION_INFO_V1(govcredit_uscc_send);
PG_FUNCTION_INFO_V1(govcredit_uscc_from_text);
PG_FUNCTION_INFO_V1(govcredit_uscc_try);
PG_FUNCTION_INFO_V1(govcredit_uscc_lt);
PG_FUNCTION_INFO_V1(govcredit_uscc_le);
PG_FUNCTION_INFO_V1(govcredit_uscc_eq);
PG_FUNCTION_INFO_V1(govcredit_uscc_ne);
PG_FUNCTION_INFO_V1(govcredit_uscc_ge);
PG_FUNCTION_INFO_V1(govcredit_uscc_gt);
PG_FUNCTION_INFO_V1(govcredit_uscc_cmp);
PG_FUNCTION_INFO_V1(govcredit_uscc_sortsupport);
PG_FUNCTION_INFO_V1(govcredit_uscc_hash);
PG_FUNCTION_INFO_V1(govcredit_uscc_hash_extended);
PG_FUNCTION_INFO_V1(govcredit_uscc_larger);
PG_FUNCTION_INFO_V1(govcredit_uscc_smaller);
PG_FUNCTION_INFO_V1(govcredit_uscc_registrar);
PG_FUNCTION_INFO_V1(govcredit_uscc_kind);
PG_FUNCTION_INFO_V1(govcredit_uscc_division_code);
PG_FUNCTION_INFO_V1(govcredit_uscc_division);
PG_FUNCTION_INFO_V1(govcredit_uscc_organisation_code);
PG_FUNCTION_INFO_V1(govcredit_uscc_check_character);
PG_FUNCTION_INFO_V1(govcredit_uscc_expected_check_character);
PG_FUNCTION_INFO_V1(govcredit_uscc_has_valid_check);
PG_FUNCTION_INFO_V1(govcredit_uscc_has_valid_organisation_code);
PG_FUNCTION_INFO_V1(govcredit_uscc_make);
PG_FUNCTION_INFO_V1(govcredit_uscc_is_valid);
PG_FUNCTION_INFO_V1(govcredit_uscc_check);

/* What sort support keeps to decide whether abbreviated keys pay. */
typedef struct UsccSortState
{
	int64		seen;			/* keys abbreviated so far */
	bool		estimating;		/* false once they are known to pay */
	hyperLogLogState distinct;	/* estimate of distinct abbreviated keys */
} UsccSortState;

/* Bytes of a text that are looked at for a person's number: those a message may show */
#define PERSONAL_LOOK_AT 1000

/*
 * Input, output
 */

char *
govcredit_uscc_message(GovcreditLanguage language, const char *text, const GovcreditFault *fault)
{
	char	   *message;
	size_t		offset;
	size_t		width;

	if (fault->part == GOVCREDIT_PART_ORGANISATION_CODE)
		message = psprintf(govcredit_say_in(language, "The organisation code inside fails its own check (GB 11714): character %d is \"%s\", expected \"%s\"."),
						   fault->position, govcredit_fault_found(text, fault),
						   fault->expected);
	else if (fault->part == GOVCREDIT_PART_REGISTRAR)
		message = psprintf(govcredit_say_in(language, "The first character is \"%s\"; no department that registers has it (GB 32100-2015, table 1: 1-9, A, N, Y)."),
						   govcredit_fault_found(text, fault));
	else
		message = govcredit_fault_message(language, text, fault, GOVCREDIT_USCC_LETTERS,
										  fault->position >= 3 && fault->position <= 8 ?
										  GOVCREDIT_TEXT("digits") :
										  GOVCREDIT_TEXT("digits and letters except I, O, S, V, Z"));

	if (govcredit_uscc_find_personal(text, strnlen(text, PERSONAL_LOOK_AT), &offset, &width))
		return psprintf("%s %s", message,
						govcredit_say_in(language, "It looks like a resident's number, which identifies a person."));

	/* A spreadsheet keeps 15 digits of a number and fills up with zeros. */
	if (fault->part == GOVCREDIT_PART_CHECK_CHARACTER &&
		fault->offset >= 17 && strspn(text + fault->offset - 17, "0123456789") >= 18 &&
		memcmp(text + fault->offset - 2, "000", 3) == 0)
		message = psprintf("%s %s", message,
						   govcredit_say_in(language, "Three zeros at the end of 18 digits mean that a spreadsheet cut the number."));
	return message;
}

/*
 * Parse, or report into escontext (throw where there is none) and return NULL.
 */
static GovcreditUscc *
parse_or_report(const char *text, size_t len, Node *escontext)
{
	GovcreditUscc *code = (GovcreditUscc *) palloc(sizeof(GovcreditUscc));
	GovcreditFault fault;
	const char *shown;

	if (likely(govcredit_uscc_parse(text, len, code, &fault)))
		return code;

	/* the message builders want a final zero byte */
	text = pnstrdup(text, len);
	shown = govcredit_text_for_message(text, len);
	ereturn(escontext, NULL,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 govcredit_errmsg("invalid input syntax for type %s: \"%s\"", "uscc", shown),
			 errdetail_internal("%s", govcredit_uscc_message(govcredit_spoken(), text, &fault)),
			 fault.part == GOVCREDIT_PART_CHECK_CHARACTER && strcmp(shown, text) == 0 ?
			 govcredit_errhint("A code really issued with this check character is written with an exclamation mark behind it.") : 0));
}

Datum
govcredit_uscc_in(PG_FUNCTION_ARGS)
{
	const char *text = PG_GETARG_CSTRING(0);

	PG_RETURN_USCC(parse_or_report(text, strlen(text), fcinfo->context));
}

Datum
govcredit_uscc_out(PG_FUNCTION_ARGS)
{
	char	   *text = (char *) palloc(GOVCREDIT_USCC_TEXT + 1);

	text[govcredit_uscc_text(PG_GETARG_USCC(0), text)] = '\0';
	PG_RETURN_CSTRING(text);
}

/*
 * Takes exactly what send writes: no spaces, no lower case, and an exclamation
 * mark if and only if the check character is wrong.
 */
Datum
govcredit_uscc_recv(PG_FUNCTION_ARGS)
{
	StringInfo	message = (StringInfo) PG_GETARG_POINTER(0);
	int			len = message->len - message->cursor;
	const char *text = pq_getmsgbytes(message, len);
	GovcreditUscc *code = (GovcreditUscc *) palloc(sizeof(GovcreditUscc));
	char		canonical[GOVCREDIT_USCC_TEXT];
	GovcreditFault fault;

	if (len != GOVCREDIT_USCC_LETTERS && len != GOVCREDIT_USCC_TEXT)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid length in external \"%s\" value", "uscc"),
				 govcredit_errdetail("The value has %d bytes instead of %d or %d.", len,
									 GOVCREDIT_USCC_LETTERS, GOVCREDIT_USCC_TEXT)));
	if (!govcredit_uscc_parse(text, (size_t) len, code, &fault))
	{
		/* bytes that are no text must not get into a message as text */
		char	   *copy = pnstrdup(text, (Size) len);

		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid external \"%s\" value", "uscc"),
				 errdetail_internal("%s", govcredit_uscc_message(govcredit_spoken(), copy, &fault))));
	}
	if (govcredit_uscc_text(code, canonical) != (size_t) len ||
		memcmp(canonical, text, (size_t) len) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid external \"%s\" value", "uscc"),
				 govcredit_errdetail("The value is not in its canonical form.")));
	PG_RETURN_USCC(code);
}

Datum
govcredit_uscc_send(PG_FUNCTION_ARGS)
{
	StringInfoData buffer;
	char		text[GOVCREDIT_USCC_TEXT];

	pq_begintypsend(&buffer);
	pq_sendbytes(&buffer, text, (int) govcredit_uscc_text(PG_GETARG_USCC(0), text));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buffer));
}

Datum
govcredit_uscc_from_text(PG_FUNCTION_ARGS)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);

	PG_RETURN_USCC(parse_or_report(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg), NULL));
}

Datum
govcredit_uscc_try(PG_FUNCTION_ARGS)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);
	GovcreditUscc *code = (GovcreditUscc *) palloc(sizeof(GovcreditUscc));

	if (!govcredit_uscc_parse(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg), code, NULL))
		PG_RETURN_NULL();
	PG_RETURN_USCC(code);
}

/*
 * Comparison: memcmp() of 12 bytes, done as two big-endian integers.
 */

static inline uint64
first_eight(const GovcreditUscc *code)
{
	uint64		value;

	memcpy(&value, code->bytes, sizeof(value));
	return pg_ntoh64(value);
}

static inline uint32
last_four(const GovcreditUscc *code)
{
	uint32		value;

	memcpy(&value, code->bytes + 8, sizeof(value));
	return pg_ntoh32(value);
}

static inline int
compare(const GovcreditUscc *a, const GovcreditUscc *b)
{
	uint64		a8 = first_eight(a);
	uint64		b8 = first_eight(b);
	uint32		a4;
	uint32		b4;

	if (a8 != b8)
		return a8 < b8 ? -1 : 1;
	a4 = last_four(a);
	b4 = last_four(b);
	return a4 == b4 ? 0 : a4 < b4 ? -1 : 1;
}

Datum
govcredit_uscc_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) < 0);
}

Datum
govcredit_uscc_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) <= 0);
}

Datum
govcredit_uscc_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) == 0);
}

Datum
govcredit_uscc_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) != 0);
}

Datum
govcredit_uscc_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) >= 0);
}

Datum
govcredit_uscc_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)) > 0);
}

Datum
govcredit_uscc_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_USCC(0), PG_GETARG_USCC(1)));
}

Datum
govcredit_uscc_larger(PG_FUNCTION_ARGS)
{
	const GovcreditUscc *a = PG_GETARG_USCC(0);
	const GovcreditUscc *b = PG_GETARG_USCC(1);

	PG_RETURN_USCC(compare(a, b) >= 0 ? a : b);
}

Datum
govcredit_uscc_smaller(PG_FUNCTION_ARGS)
{
	const GovcreditUscc *a = PG_GETARG_USCC(0);
	const GovcreditUscc *b = PG_GETARG_USCC(1);

	PG_RETURN_USCC(compare(a, b) <= 0 ? a : b);
}

Datum
govcredit_uscc_hash(PG_FUNCTION_ARGS)
{
	return hash_any(PG_GETARG_USCC(0)->bytes, GOVCREDIT_USCC_BYTES);
}

Datum
govcredit_uscc_hash_extended(PG_FUNCTION_ARGS)
{
	return hash_any_extended(PG_GETARG_USCC(0)->bytes, GOVCREDIT_USCC_BYTES,
							 (uint64) PG_GETARG_INT64(1));
}

/*
 * Sort support: the abbreviated key is the first Datum-sized piece of the
 * code, so it decides registrar, kind, division and the first letters of the
 * organisation code.
 */

static int
compare_full(Datum x, Datum y, SortSupport ssup)
{
	return compare((const GovcreditUscc *) DatumGetPointer(x),
				   (const GovcreditUscc *) DatumGetPointer(y));
}

static Datum
abbreviate(Datum original, SortSupport ssup)
{
	UsccSortState *state = (UsccSortState *) ssup->ssup_extra;
	const GovcreditUscc *code = (const GovcreditUscc *) DatumGetPointer(original);
	uint32		half[2];
	uint64		key;

	/*
	 * The code has just been copied into a tuple, 12 bytes by two overlapping
	 * stores of 8.  A processor forwards a load that lies in one store only.
	 */
	memcpy(&half[0], code->bytes, sizeof(uint32));
	memcpy(&half[1], code->bytes + 4, sizeof(uint32));
	key = (uint64) pg_ntoh32(half[0]) << 32 | pg_ntoh32(half[1]);

	/* Every eighth key tells the repetitions that matter apart as well. */
	if (state->estimating && state->seen % 8 == 0)
		addHyperLogLog(&state->distinct,
					   DatumGetUInt32(hash_uint32((uint32) key ^ (uint32) (key >> 32))));
	state->seen++;
#if SIZEOF_DATUM == 8
	return (Datum) key;
#else
	return (Datum) (key >> 32);
#endif
}

/*
 * Give abbreviation up where a table repeats few codes: then nearly every
 * comparison ties and the full keys are needed anyway.
 */
static bool
abbreviation_does_not_pay(int memtupcount, SortSupport ssup)
{
	UsccSortState *state = (UsccSortState *) ssup->ssup_extra;
	double		distinct;

	if (memtupcount < 10000 || state->seen < 10000 || !state->estimating)
		return false;
	distinct = estimateHyperLogLog(&state->distinct);
	if (distinct > 100000.0)
		state->estimating = false;
	return distinct < state->seen / 2000.0;
}

Datum
govcredit_uscc_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_full;
	if (ssup->abbreviate)
	{
		MemoryContext old = MemoryContextSwitchTo(ssup->ssup_cxt);
		UsccSortState *state = (UsccSortState *) palloc(sizeof(UsccSortState));

		state->seen = 0;
		state->estimating = true;
		initHyperLogLog(&state->distinct, 10);
		ssup->ssup_extra = state;
		ssup->comparator = ssup_datum_unsigned_cmp;
		ssup->abbrev_converter = abbreviate;
		ssup->abbrev_abort = abbreviation_does_not_pay;
		ssup->abbrev_full_comparator = compare_full;
		MemoryContextSwitchTo(old);
	}
	PG_RETURN_VOID();
}

/*
 * Accessors
 */

static Datum
piece(FunctionCallInfo fcinfo, int from, int count)
{
	char		letters[GOVCREDIT_USCC_LETTERS];

	govcredit_uscc_letters(PG_GETARG_USCC(0), letters);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(letters + from, count));
}

Datum
govcredit_uscc_registrar(PG_FUNCTION_ARGS)
{
	return piece(fcinfo, 0, 1);
}

Datum
govcredit_uscc_kind(PG_FUNCTION_ARGS)
{
	return piece(fcinfo, 1, 1);
}

Datum
govcredit_uscc_division_code(PG_FUNCTION_ARGS)
{
	return piece(fcinfo, 2, 6);
}

Datum
govcredit_uscc_division(PG_FUNCTION_ARGS)
{
	char		letters[GOVCREDIT_USCC_LETTERS];
	int64		division;
	GovcreditFault fault;

	govcredit_uscc_letters(PG_GETARG_USCC(0), letters);
	if (!govcredit_division_parse(letters + 2, 6, &division, &fault))
		PG_RETURN_NULL();
	PG_RETURN_DIVISION(division);
}

Datum
govcredit_uscc_organisation_code(PG_FUNCTION_ARGS)
{
	return piece(fcinfo, 8, 9);
}

Datum
govcredit_uscc_check_character(PG_FUNCTION_ARGS)
{
	return piece(fcinfo, 17, 1);
}

Datum
govcredit_uscc_expected_check_character(PG_FUNCTION_ARGS)
{
	char		letters[GOVCREDIT_USCC_LETTERS];
	char		expected;

	govcredit_uscc_letters(PG_GETARG_USCC(0), letters);
	expected = govcredit_check_gb32100(letters);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(&expected, 1));
}

Datum
govcredit_uscc_has_valid_check(PG_FUNCTION_ARGS)
{
	char		letters[GOVCREDIT_USCC_LETTERS];

	govcredit_uscc_letters(PG_GETARG_USCC(0), letters);
	PG_RETURN_BOOL(govcredit_check_gb32100(letters) == letters[17]);
}

Datum
govcredit_uscc_has_valid_organisation_code(PG_FUNCTION_ARGS)
{
	char		letters[GOVCREDIT_USCC_LETTERS];

	govcredit_uscc_letters(PG_GETARG_USCC(0), letters);
	PG_RETURN_BOOL(govcredit_check_gb11714(letters + 8) == letters[16]);
}

/*
 * Constructor and testers
 */

/*
 * Copy exactly "wanted" letters of the GB 32100 alphabet from an argument of
 * make_uscc().
 */
static void
copy_letters(text *arg, const char *name, int wanted, char *letters)
{
	unsigned char read[8];
	const char *bytes = VARDATA_ANY(arg);
	size_t		len = govcredit_letters_trim(&bytes, VARSIZE_ANY_EXHDR(arg));
	bool		good = govcredit_letters_read(bytes, len, read, lengthof(read), NULL) == (size_t) wanted;

	for (int i = 0; good && i < wanted; i++)
		good = govcredit_gb32100_value(read[i]) != 0xFF;
	if (!good)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("invalid %s for a unified social credit code: \"%s\"",
								  name, govcredit_text_for_message(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg))),
				 govcredit_errdetail("It has %d digits or letters except I, O, S, V, Z.", wanted)));
	memcpy(letters, read, (size_t) wanted);
}

Datum
govcredit_uscc_make(PG_FUNCTION_ARGS)
{
	GovcreditUscc *code = (GovcreditUscc *) palloc(sizeof(GovcreditUscc));
	char		letters[GOVCREDIT_USCC_LETTERS];

	copy_letters(PG_GETARG_TEXT_PP(0), govcredit_say("registrar and kind"), 2, letters);
	copy_letters(PG_GETARG_TEXT_PP(1), govcredit_say("division"), 6, letters + 2);
	copy_letters(PG_GETARG_TEXT_PP(2), govcredit_say("serial"), 8, letters + 8);
	if (govcredit_letters_all((unsigned char *) letters + 8, 8, '0'))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("invalid serial for a unified social credit code: \"%.8s\"", letters + 8),
				 govcredit_errdetail("Zeros only stand for no code.")));
	letters[16] = govcredit_check_gb11714(letters + 8);
	letters[17] = govcredit_check_gb32100(letters);
	if (!govcredit_uscc_pack(letters, code))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("invalid division for a unified social credit code: \"%.6s\"",
								  letters + 2),
				 govcredit_errdetail("It has 6 digits.")));
	PG_RETURN_USCC(code);
}

Datum
govcredit_uscc_is_valid(PG_FUNCTION_ARGS)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);
	GovcreditUscc code;
	GovcreditFault fault;

	PG_RETURN_BOOL(govcredit_uscc_examine(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg),
										  &code, &fault) &&
				   fault.part == GOVCREDIT_PART_NONE);
}

Datum
govcredit_uscc_check(PG_FUNCTION_ARGS)
{
	char	   *arg = text_to_cstring(PG_GETARG_TEXT_PP(0));
	GovcreditUscc code;
	GovcreditFault fault;
	bool		taken = govcredit_uscc_examine(arg, strlen(arg), &code, &fault);
	bool		whole = fault.part == GOVCREDIT_PART_LENGTH;

	if (fault.part == GOVCREDIT_PART_NONE)
		PG_RETURN_NULL();
	return govcredit_fault_datum(fcinfo, fault.part, fault.position,
								 whole ? psprintf("%zu", fault.count) :
								 govcredit_fault_found(arg, &fault),
								 whole ? "18" : fault.expected,
								 taken,
								 govcredit_uscc_message(GOVCREDIT_EN, arg, &fault),
								 govcredit_uscc_message(GOVCREDIT_ZH, arg, &fault));
}

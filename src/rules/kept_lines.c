/*-------------------------------------------------------------------------
 *
 * kept_lines.c
 *	  Lines of an explanation as few bytes: for evaluations, which keep those
 *	  of every subject.
 *
 * A head: the version of the form, the edition in network order, the kind of
 * subject.  Then lines to the end, each a byte of step and what follows, and
 * numbers of as many bytes as they need.  A label "#123" is a number, too;
 * others are in UTF-8, whatever the database has, for bytes are not converted
 * on their way into another.
 *
 * What bytes claim is not believed: every place is looked at before the
 * edition is asked for it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/lines.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_read_lines);
PG_FUNCTION_INFO_V1(govcredit_lines_total);

#define LINES_VERSION	1
#define LINES_HEAD		(1 + sizeof(uint64) + 1)

/* Beside the step, which takes the low half of a line's first byte. */
#define HAS_RECORD		0x10
#define HAS_FACTOR		0x20
#define HAS_DIMENSION	0x40
#define HAS_POINTS		0x80

/* What stands before a label. */
#define LABEL_NONE		0
#define LABEL_NUMBER	1
#define LABEL_TEXT		2		/* and its length besides */

static const char *const remark_args[] = {
#define REMARK_ARGS(name, args) args,
	LINE_REMARKS(REMARK_ARGS)
};

/* ---- written ---- */

static void
put_number(StringInfo bytes, uint64 value)
{
	while (value >= 0x80)
	{
		appendStringInfoCharMacro(bytes, (char) (value | 0x80));
		value >>= 7;
	}
	appendStringInfoCharMacro(bytes, (char) value);
}

/* Small ones of either sign are short. */
static inline uint64
folded(int64 value)
{
	return (uint64) value << 1 ^ (uint64) (value < 0 ? -1 : 0);
}

/* Without the zeros at its end, whose number comes first; 7: nothing was taken off. */
static void
put_micro(StringInfo bytes, int64 value)
{
	int64		rest = value;
	int			zeros = 0;

	while (zeros < 6 && rest % 10 == 0)
	{
		rest /= 10;
		zeros++;
	}
	if (folded(rest) <= PG_UINT64_MAX >> 3)
		put_number(bytes, folded(rest) << 3 | (uint64) zeros);
	else
	{
		put_number(bytes, 7);
		put_number(bytes, folded(value));
	}
}

/* "#123", as the registry calls its records; what could be read another way stays a text. */
static bool
numbered(const Line *line, uint64 *number)
{
	*number = 0;
	if (line->label_length < 2 || line->label_length > 18 || line->label[0] != '#' || line->label[1] == '0')
		return false;
	for (int i = 1; i < line->label_length; i++)
	{
		if (line->label[i] < '0' || line->label[i] > '9')
			return false;
		*number = *number * 10 + (uint64) (line->label[i] - '0');
	}
	return true;
}

static void
put_label(StringInfo bytes, const Line *line)
{
	uint64		number;

	if (line->label_length < 0)
		put_number(bytes, LABEL_NONE);
	else if (numbered(line, &number))
	{
		put_number(bytes, LABEL_NUMBER);
		put_number(bytes, number);
	}
	else
	{
		const char *label = pg_server_to_any(line->label, line->label_length, PG_UTF8);
		int			length = label == line->label ? line->label_length : (int) strlen(label);

		put_number(bytes, LABEL_TEXT + (uint64) length);
		appendBinaryStringInfo(bytes, label, length);
	}
}

void
govcredit_lines_begin(StringInfo bytes, const ScoreState *state)
{
	uint64		policy = pg_hton64((uint64) state->policy);

	appendStringInfoCharMacro(bytes, LINES_VERSION);
	appendBinaryStringInfo(bytes, (char *) &policy, sizeof(policy));
	appendStringInfoCharMacro(bytes, state->kind);
}

void
govcredit_line_write(StringInfo bytes, const Line *line)
{
	appendStringInfoCharMacro(bytes, (char) (line->step | (line->type >= 0 ? HAS_RECORD : 0) | (line->has_factor ? HAS_FACTOR : 0) |
											 (line->dimension >= 0 ? HAS_DIMENSION : 0) | (line->has_points ? HAS_POINTS : 0)));
	if (line->type >= 0)
	{
		put_number(bytes, (uint64) line->type);
		put_label(bytes, line);
		put_number(bytes, folded(line->decided_on));
		put_micro(bytes, line->base);
	}
	if (line->has_factor)
		put_micro(bytes, line->factor);
	if (line->dimension >= 0)
		put_number(bytes, (uint64) line->dimension);
	if (line->has_points)
		put_micro(bytes, line->points);
	put_micro(bytes, line->effect);
	appendStringInfoCharMacro(bytes, (char) (line->basis | line->nremarks << 4));
	if (line->basis > BASIS_TYPE)
		put_number(bytes, (uint64) line->item);
	for (int i = 0; i < line->nremarks; i++)
	{
		const Remark *remark = &line->remark[i];
		const char *args = remark_args[remark->what];

		appendStringInfoCharMacro(bytes, (char) remark->what);
		for (int a = 0; args[a]; a++)
			if (args[a] == 'm')
				put_micro(bytes, remark->arg[a]);
			else
				put_number(bytes, folded(remark->arg[a]));
	}
}

/* ---- read ---- */

typedef struct Reader
{
	const unsigned char *at;
	const unsigned char *end;
	const Policy *policy;
	const PolicyScorecard *card;
	bool		bad;
} Reader;

static unsigned char
get_byte(Reader *reader)
{
	if (reader->at >= reader->end)
	{
		reader->bad = true;
		return 0;
	}
	return *reader->at++;
}

static uint64
get_number(Reader *reader)
{
	uint64		value = 0;

	for (int shift = 0; shift < 64; shift += 7)
	{
		unsigned char byte = get_byte(reader);

		value |= (uint64) (byte & 0x7f) << shift;
		if (byte < 0x80)
		{
			if (shift == 63 && byte > 1)
				break;
			return value;
		}
	}
	reader->bad = true;
	return 0;
}

static inline int64
unfolded(uint64 value)
{
	return (int64) (value >> 1) ^ -(int64) (value & 1);
}

static int64
get_micro(Reader *reader)
{
	static const int64 power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	uint64		number = get_number(reader);
	int64		value;

	if ((number & 7) == 7)
		return unfolded(get_number(reader));
	if (pg_mul_s64_overflow(unfolded(number >> 3), power[number & 7], &value))
	{
		reader->bad = true;
		return 0;
	}
	return value;
}

/* A place among so many; where it is none, 0, which nobody uses. */
static int
place(Reader *reader, uint64 number, int count)
{
	if (number < (uint64) count)
		return (int) number;
	reader->bad = true;
	return 0;
}

static DateADT
get_day(Reader *reader)
{
	int64		day = unfolded(get_number(reader));

	if (day < PG_INT32_MIN || day > PG_INT32_MAX || (!DATE_NOT_FINITE((DateADT) day) && !IS_VALID_DATE((DateADT) day)))
	{
		reader->bad = true;
		return 0;
	}
	return (DateADT) day;
}

static void
get_label(Reader *reader, Line *line)
{
	uint64		what = get_number(reader);
	uint64		length = what - LABEL_TEXT;

	line->label_length = -1;
	if (what == LABEL_NUMBER)
	{
		line->label = psprintf("#%llu", (unsigned long long) get_number(reader));
		line->label_length = (int) strlen(line->label);
	}
	else if (what >= LABEL_TEXT)
	{
		const char *text = (const char *) reader->at;

		if (reader->bad || length > (uint64) (reader->end - reader->at) ||
			!pg_verify_mbstr(PG_UTF8, text, (int) length, true))
		{
			reader->bad = true;
			return;
		}
		reader->at += length;
		line->label = pg_any_to_server(text, (int) length, PG_UTF8);
		line->label_length = line->label == text ? (int) length : (int) strlen(line->label);
	}
}

static void
get_basis(Reader *reader, Line *line)
{
	const Policy *policy = reader->policy;
	unsigned char byte = get_byte(reader);
	int			counts[] = {
		[BASIS_ROW] = line->type >= 0 ? policy->type[line->type].npoints : 0,
		[BASIS_EFFECT] = policy->effect_codes.count,
		[BASIS_INDICATOR] = policy->indicator_codes.count,
		[BASIS_GRADE] = reader->card->ngrades,
		[BASIS_CAP] = policy->cap_codes.count,
		[BASIS_TRANSITION] = policy->transition_basis ? 1 : 0
	};

	line->basis = (LineBasis) place(reader, byte & 0x0f, lengthof(counts));
	line->nremarks = place(reader, byte >> 4, LINE_MAX_REMARKS + 1);
	if (line->basis > BASIS_TYPE)
		line->item = place(reader, get_number(reader), counts[line->basis]);
	if ((line->basis == BASIS_TYPE && line->type < 0) || (line->basis == BASIS_DIMENSION && line->dimension < 0) ||
		(line->step == STEP_INDICATOR) != (line->basis == BASIS_INDICATOR))
		reader->bad = true;
}

static int64
get_arg(Reader *reader, char what)
{
	const Policy *policy = reader->policy;
	int			count;

	switch (what)
	{
		case 'm':
			return get_micro(reader);
		case 'd':
			return get_day(reader);
		case 'n':
			return unfolded(get_number(reader));
		case 'g':
			count = reader->card->ngrades;
			break;
		case 't':
			count = policy->type_codes.count;
			break;
		case 'r':
			count = policy->effect_codes.count;
			break;
		case 'y':
			count = policy->yearly_cap_codes.count;
			break;
		case 'i':
			count = policy->indicator_codes.count;
			break;
		default:
			count = policy->cap_codes.count;
			break;
	}
	return place(reader, (uint64) unfolded(get_number(reader)), count);
}

/* The next line; what is bad is said once all of it was read. */
static Line
get_line(Reader *reader)
{
	Line		line = {.type = -1, .label_length = -1, .dimension = -1};
	unsigned char head = get_byte(reader);

	line.step = (LineStep) place(reader, head & 0x0f, STEP_GRADE_CAP + 1);
	if (head & HAS_RECORD)
	{
		line.type = place(reader, get_number(reader), reader->policy->type_codes.count);
		get_label(reader, &line);
		line.decided_on = get_day(reader);
		line.base = get_micro(reader);
	}
	line.has_factor = (head & HAS_FACTOR) != 0;
	if (line.has_factor)
		line.factor = get_micro(reader);
	if (head & HAS_DIMENSION)
		line.dimension = place(reader, get_number(reader), reader->card->ndimensions);
	line.has_points = (head & HAS_POINTS) != 0;
	if (line.has_points)
		line.points = get_micro(reader);
	line.effect = get_micro(reader);
	if (reader->bad)
		return line;
	get_basis(reader, &line);
	for (int i = 0; i < line.nremarks && !reader->bad; i++)
	{
		Remark	   *remark = &line.remark[i];
		const char *args;

		remark->what = (LineRemark) place(reader, get_byte(reader), lengthof(remark_args));
		args = remark_args[remark->what];
		for (int a = 0; args[a]; a++)
			remark->arg[a] = get_arg(reader, args[a]);
	}
	return line;
}

pg_noreturn static void
no_lines(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 govcredit_errmsg("the bytes are no lines of a score"),
			 govcredit_errdetail("They were made by another version of govcredit, or are none.")));
}

static Reader
begin_reading(bytea *bytes)
{
	Reader		reader = {0};
	uint64		policy;
	int			kind;

	reader.at = (const unsigned char *) VARDATA_ANY(bytes);
	reader.end = reader.at + VARSIZE_ANY_EXHDR(bytes);
	if (reader.end - reader.at < (ptrdiff_t) LINES_HEAD || *reader.at != LINES_VERSION)
		no_lines();
	memcpy(&policy, reader.at + 1, sizeof(policy));
	kind = reader.at[1 + sizeof(policy)];
	reader.at += LINES_HEAD;
	reader.policy = govcredit_policy_get((int64) pg_ntoh64(policy));
	if (kind >= reader.policy->kind_codes.count || reader.policy->kind[kind].scorecard < 0)
		no_lines();
	reader.card = &reader.policy->scorecard[reader.policy->kind[kind].scorecard];
	return reader;
}

Datum
govcredit_read_lines(PG_FUNCTION_ARGS)
{
	Reader		reader = begin_reading(PG_GETARG_BYTEA_PP(0));
	LineRows	rows = {0};

	InitMaterializedSRF(fcinfo, 0);
	rows.set = (ReturnSetInfo *) fcinfo->resultinfo;
	while (reader.at < reader.end)
	{
		Line		line = get_line(&reader);

		CHECK_FOR_INTERRUPTS();
		if (reader.bad)
			no_lines();
		govcredit_line_row(&rows, reader.policy, reader.card, &line);
	}
	return (Datum) 0;
}

Datum
govcredit_lines_total(PG_FUNCTION_ARGS)
{
	Reader		reader = begin_reading(PG_GETARG_BYTEA_PP(0));
	int64		total = 0;

	while (reader.at < reader.end)
	{
		Line		line = get_line(&reader);

		CHECK_FOR_INTERRUPTS();
		if (reader.bad || pg_add_s64_overflow(total, line.effect, &total))
			no_lines();
	}
	PG_RETURN_DATUM(govcredit_micro_numeric(total));
}

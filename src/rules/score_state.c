/*-------------------------------------------------------------------------
 *
 * score_state.c
 *	  The state of a score as a value: made, checked, read and written.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/score.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_score_state_in);
PG_FUNCTION_INFO_V1(govcredit_score_state_out);
PG_FUNCTION_INFO_V1(govcredit_score_state_recv);
PG_FUNCTION_INFO_V1(govcredit_score_state_send);

static int
state_nsums(const Policy *policy, int kind)
{
	const PolicyScorecard *card = &policy->scorecard[policy->kind[kind].scorecard];

	return card->model == MODEL_LEDGER ? 2 : card->ndimensions;
}

ScoreState *
govcredit_score_new(const Policy *policy, int kind, DateADT as_of)
{
	int			nsums;
	Size		size;
	ScoreState *state;

	if (policy->kind[kind].scorecard < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("policy \"%s\" has no scorecard for subjects of kind \"%s\"",
								  policy->name, policy->kind_codes.name[kind])));
	nsums = state_nsums(policy, kind);
	size = STATE_HEADER(nsums);
	state = palloc0(size);
	SET_VARSIZE(state, size);
	state->version = STATE_VERSION;
	state->flags = STATE_COMPLETE | STATE_FITS;
	state->policy = policy->handle;
	state->as_of = as_of;
	state->kind = (int8) kind;
	state->score_cap = state->grade_cap = -1;
	state->nsums = (int8) nsums;
	return state;
}

ScoreState *
govcredit_score_format(ScoreState *state)
{
	if (VARSIZE(state) < STATE_HEADER(0) || state->version != STATE_VERSION)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("score state is of another format"),
				 govcredit_errdetail("It was made by another version of govcredit, or is none."),
				 govcredit_errhint("Collect it anew from the records.")));
	return state;
}

ScoreState *
govcredit_score_reserve(ScoreState *state, Size size)
{
	Size		need = (Size) state->used + size;
	Size		whole;
	ScoreState *bigger;

	if (need <= STATE_CAPACITY(state))
		return state;
	if (need > STATE_MAX_ITEMS_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("too many records of one subject"),
				 govcredit_errdetail("Records with repeat, overlap or a direct grade take at most %d MB.",
									 STATE_MAX_ITEMS_BYTES / 1024 / 1024)));

	/* A power of two, as the allocator would round it up to anyway. */
	whole = pg_nextpower2_size_t(STATE_HEADER(state->nsums) + Max(need, 4 * sizeof(ScoreItem)));
	whole = Min(whole, STATE_HEADER(state->nsums) + STATE_MAX_ITEMS_BYTES);
	bigger = palloc(whole);
	memcpy(bigger, state, STATE_HEADER(state->nsums) + state->used);
	SET_VARSIZE(bigger, whole);
	memset(STATE_ITEMS(bigger) + bigger->used, 0, STATE_CAPACITY(bigger) - bigger->used);
	return bigger;
}

bool
govcredit_score_head_fits(const ScoreState *state, const Policy *policy)
{
	return state->kind >= 0 && state->kind < policy->kind_codes.count &&
		policy->kind[state->kind].scorecard >= 0 &&
		state->nsums == state_nsums(policy, state->kind) &&
		state->score_cap < policy->cap_codes.count && state->grade_cap < policy->cap_codes.count &&
		(state->score_cap < 0 || policy->cap[state->score_cap].has_score) &&
		(state->grade_cap < 0 || policy->cap[state->grade_cap].max_grade);
}

void
govcredit_score_bad_fit(const Policy *policy)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 govcredit_errmsg("score state does not fit policy \"%s\"", policy->name)));
}

void
govcredit_score_check(const ScoreState *state, const Policy *policy)
{
	const char *p = STATE_ITEMS(state);
	const char *end = p + state->used;
	bool		ok = govcredit_score_head_fits(state, policy) &&
	VARSIZE(state) >= STATE_HEADER(state->nsums) && state->used >= 0 && (Size) state->used <= STATE_CAPACITY(state);

	for (int i = 0; ok && i < state->nitems; i++)
	{
		const ScoreItem *item = (const ScoreItem *) p;

		ok = end - p >= (ptrdiff_t) sizeof(ScoreItem) &&
			item->act_length >= -1 && item->act_length <= state->used &&
			item->label_length >= -1 && item->label_length <= state->used &&
			item->size == (int32) ITEM_SIZE(item->act_length, item->label_length) &&
			end - p >= item->size &&
			item->base >= -POLICY_MAX_POINTS * MICRO * 10 && item->base <= POLICY_MAX_POINTS * MICRO * 10;
		if (ok && item->type < 0)
			ok = OBSERVED(item->type) < policy->indicator_codes.count &&
				policy->indicator[OBSERVED(item->type)].dimension[policy->kind[state->kind].scorecard] >= 0 &&
				item->base >= 0;
		else if (ok)
			ok = item->type < policy->type_codes.count &&
				item->row >= ROW_KEPT && item->row < policy->type[item->type].npoints &&
				(policy->type[item->type].kinds & (UINT64CONST(1) << state->kind)) != 0 &&
				item->effect >= -1 && item->effect < policy->effect_codes.count &&
				item->score_cap >= -1 && item->score_cap < policy->cap_codes.count &&
				(item->score_cap < 0 || policy->cap[item->score_cap].has_score) &&
				item->grade_cap >= -1 && item->grade_cap < policy->cap_codes.count &&
				(item->grade_cap < 0 || policy->cap[item->grade_cap].max_grade);
		if (ok)
			p += item->size;
	}
	if (!ok || p != end)
		govcredit_score_bad_fit(policy);
}

/*
 * The value outside: a version byte, then every field in network order; of
 * items only what is used.
 */
static void
send_state(StringInfo buf, const ScoreState *state)
{
	const char *p = STATE_ITEMS(state);

	pq_sendbyte(buf, STATE_VERSION);
	pq_sendbyte(buf, state->flags & STATE_COMPLETE);
	pq_sendint64(buf, state->policy);
	pq_sendint32(buf, state->as_of);
	pq_sendint32(buf, state->kind);
	pq_sendint64(buf, state->records);
	pq_sendint64(buf, state->live);
	pq_sendint32(buf, state->score_cap);
	pq_sendint32(buf, state->grade_cap);
	pq_sendint32(buf, state->nsums);
	for (int i = 0; i < state->nsums; i++)
		pq_sendint64(buf, state->sum[i]);
	pq_sendint32(buf, state->nitems);
	for (int i = 0; i < state->nitems; i++)
	{
		const ScoreItem *item = (const ScoreItem *) p;

		pq_sendint64(buf, item->base);
		pq_sendint32(buf, item->type);
		pq_sendint32(buf, item->row);
		pq_sendint32(buf, item->effect);
		pq_sendint32(buf, item->decided_on);
		pq_sendint32(buf, item->start);
		pq_sendint32(buf, item->corrected_on);
		pq_sendint32(buf, item->repaired_on);
		pq_sendint32(buf, item->score_cap);
		pq_sendint32(buf, item->grade_cap);
		pq_sendint32(buf, item->act_length);
		if (item->act_length > 0)
			pq_sendbytes(buf, ITEM_ACT(item), item->act_length);
		pq_sendint32(buf, item->label_length);
		if (item->label_length > 0)
			pq_sendbytes(buf, ITEM_LABEL(item), item->label_length);
		p += item->size;
	}
}

/* The next integer of 1, 4 or 8 bytes; *bad and 0 where there is none. */
static int64
read_int(StringInfo buf, int bytes, bool *bad)
{
	if (*bad || buf->len - buf->cursor < bytes)
	{
		*bad = true;
		return 0;
	}
	if (bytes == 8)
		return pq_getmsgint64(buf);
	return bytes == 4 ? (int32) pq_getmsgint(buf, 4) : pq_getmsgbyte(buf);
}

/* An index of at least min, which has as many bits as it takes in the state. */
static int16
read_index(StringInfo buf, int min, bool *bad)
{
	int64		index = read_int(buf, 4, bad);

	if (index < min || index > PG_INT16_MAX)
		*bad = true;
	return *bad ? -1 : (int16) index;
}

static DateADT
read_date(StringInfo buf, bool *bad)
{
	DateADT		day = (DateADT) read_int(buf, 4, bad);

	if (!DATE_NOT_FINITE(day) && !IS_VALID_DATE(day))
		*bad = true;
	return day;
}

/* A length, -1 for none, and as many bytes of text. */
static const char *
read_text(StringInfo buf, int32 *length, bool *bad)
{
	const char *data;

	*length = (int32) read_int(buf, 4, bad);
	if (*length < -1 || *length > buf->len - buf->cursor)
		*bad = true;
	if (*bad)
		return NULL;
	data = pq_getmsgbytes(buf, Max(*length, 0));
	if (!pg_verifymbstr(data, Max(*length, 0), true))
		*bad = true;
	return data;
}

/*
 * Reads what send_state() writes; NULL if it is something else.  Lengths and
 * signs are checked here; whether the indexes exist is checked where the policy
 * is at hand, before each use.
 */
static ScoreState *
read_state(StringInfo buf)
{
	ScoreState	head;
	ScoreState *state;
	int64		version;
	int64		flags;
	int64		records;
	int64		live;
	int			kind;
	int			nsums;
	int			nitems;
	bool		bad = false;

	memset(&head, 0, sizeof(head));
	version = read_int(buf, 1, &bad);
	flags = read_int(buf, 1, &bad);
	head.policy = read_int(buf, 8, &bad);
	head.as_of = (DateADT) read_int(buf, 4, &bad);
	kind = read_index(buf, 0, &bad);
	records = read_int(buf, 8, &bad);
	live = read_int(buf, 8, &bad);
	head.score_cap = read_index(buf, -1, &bad);
	head.grade_cap = read_index(buf, -1, &bad);
	nsums = read_index(buf, 1, &bad);
	if (bad || version != STATE_VERSION || flags > STATE_COMPLETE ||
		kind >= POLICY_MAX_KINDS || nsums > POLICY_MAX_DIMENSIONS ||
		records < 0 || records > PG_INT32_MAX || live < 0 || live > records)
		return NULL;
	head.version = STATE_VERSION;
	head.flags = (uint8) flags;
	head.kind = (int8) kind;
	head.nsums = (int8) nsums;
	head.records = (int32) records;
	head.live = (int32) live;
	state = palloc0(STATE_HEADER(head.nsums));
	memcpy(state, &head, offsetof(ScoreState, sum));
	SET_VARSIZE(state, STATE_HEADER(head.nsums));
	for (int i = 0; i < head.nsums; i++)
		state->sum[i] = read_int(buf, 8, &bad);
	nitems = (int32) read_int(buf, 4, &bad);
	if (nitems < 0)
		bad = true;
	for (int i = 0; i < nitems && !bad; i++)
	{
		ScoreItem	item;
		ScoreItem  *kept;
		const char *act;
		const char *label;

		CHECK_FOR_INTERRUPTS();
		memset(&item, 0, sizeof(item));
		item.base = read_int(buf, 8, &bad);
		item.type = read_index(buf, PG_INT16_MIN, &bad);
		item.row = read_index(buf, ROW_KEPT, &bad);
		item.effect = read_index(buf, -1, &bad);
		item.decided_on = read_date(buf, &bad);
		item.start = read_date(buf, &bad);
		item.corrected_on = read_date(buf, &bad);
		item.repaired_on = read_date(buf, &bad);
		item.score_cap = read_index(buf, -1, &bad);
		item.grade_cap = read_index(buf, -1, &bad);
		act = read_text(buf, &item.act_length, &bad);
		label = read_text(buf, &item.label_length, &bad);
		if (bad)
			break;
		item.size = (int32) ITEM_SIZE(item.act_length, item.label_length);

		state = govcredit_score_reserve(state, item.size);
		kept = (ScoreItem *) (STATE_ITEMS(state) + state->used);
		memset(kept, 0, item.size);
		*kept = item;
		if (item.act_length > 0)
			memcpy(ITEM_ACT(kept), act, item.act_length);
		if (item.label_length > 0)
			memcpy(ITEM_LABEL(kept), label, item.label_length);
		state->used += item.size;
		state->nitems++;
	}
	return bad ? NULL : state;
}

Datum
govcredit_score_state_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	send_state(&buf, STATE_ARG(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

Datum
govcredit_score_state_recv(PG_FUNCTION_ARGS)
{
	ScoreState *state = read_state((StringInfo) PG_GETARG_POINTER(0));

	if (state == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 govcredit_errmsg("invalid binary representation of type govcredit.score_state")));
	PG_RETURN_POINTER(state);
}

Datum
govcredit_score_state_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;
	char	   *result;

	initStringInfo(&buf);
	send_state(&buf, STATE_ARG(0));
	result = palloc(buf.len * 2 + 3);
	strcpy(result, "\\x");
	result[2 + hex_encode(buf.data, buf.len, result + 2)] = '\0';
	PG_RETURN_CSTRING(result);
}

Datum
govcredit_score_state_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	size_t		length = strlen(text);
	StringInfoData buf;
	ScoreState *state;

	if (length < 2 || strncmp(text, "\\x", 2) != 0 || length % 2 != 0 ||
		strspn(text + 2, "0123456789abcdef") != length - 2)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 govcredit_errmsg("invalid input syntax for type govcredit.score_state"),
				 govcredit_errdetail("A score state is \\x and lower-case hexadecimal digits.")));
	initStringInfo(&buf);
	enlargeStringInfo(&buf, length / 2);
	buf.len = (int) hex_decode(text + 2, length - 2, buf.data);
	buf.data[buf.len] = '\0';
	state = read_state(&buf);
	if (state == NULL || buf.cursor != buf.len)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 govcredit_errmsg("invalid input syntax for type govcredit.score_state"),
				 govcredit_errdetail("The bytes are not those of a score state.")));
	PG_RETURN_POINTER(state);
}

/*-------------------------------------------------------------------------
 *
 * score.c
 *	  The score aggregate: exact in any order of rows, in one piece or in
 *	  parts, with an explanation that adds up.
 *
 * Most records only add to a sum.  Those of a type with repeat, overlap,
 * accrual, a yearly cap or a direct grade depend on other records of the
 * subject or on the day; they are kept and ordered at the end.  So are the
 * observations of indicators.  An explanation keeps all of them.
 *
 * The state is one flat varlena.  Inside an aggregate it is changed in place
 * and grows by doubling; as a value it can be stored, sent and merged.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "common/int.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/jsonb.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "rules/indicator.h"

PG_FUNCTION_INFO_V1(govcredit_score_state_in);
PG_FUNCTION_INFO_V1(govcredit_score_state_out);
PG_FUNCTION_INFO_V1(govcredit_score_state_recv);
PG_FUNCTION_INFO_V1(govcredit_score_state_send);
PG_FUNCTION_INFO_V1(govcredit_score_accum);
PG_FUNCTION_INFO_V1(govcredit_score_explain_accum);
PG_FUNCTION_INFO_V1(govcredit_indicator_accum);
PG_FUNCTION_INFO_V1(govcredit_score_combine);
PG_FUNCTION_INFO_V1(govcredit_score_final);
PG_FUNCTION_INFO_V1(govcredit_assess_final);
PG_FUNCTION_INFO_V1(govcredit_explain_score_final);
PG_FUNCTION_INFO_V1(govcredit_grade);
PG_FUNCTION_INFO_V1(govcredit_explain_grade);

#define STATE_VERSION		1
#define STATE_COMPLETE		1	/* flag: nothing was summed, all is kept */
#define STATE_FITS			2	/* flag: made or checked here; never sent */

/* Sums of a ledger. */
#define SUM_DEDUCTIONS		0
#define SUM_BONUSES			1

typedef struct ScoreState
{
	int32		vl_len_;
	uint16		version;
	uint16		flags;
	int64		policy;
	DateADT		as_of;
	int32		kind;
	int64		records;
	int64		live;			/* among those that are not kept */
	int32		score_cap;		/* deciding cap of those not kept, or -1 */
	int32		grade_cap;
	int32		nsums;			/* dimensions of an index, 2 for a ledger */
	int32		nitems;
	int32		used;			/* bytes of items */
	int32		pad;
	int64		sum[FLEXIBLE_ARRAY_MEMBER];
	/* items follow the sums */
} ScoreState;

/*
 * A kept record or observation; act and label follow, then padding to 8 bytes.
 * Of an observation only type and base are used: base is the indicator's score.
 */
typedef struct ScoreItem
{
	int64		base;			/* points before modifiers */
	int32		size;
	int32		type;			/* OBSERVED(indicator) for an observation */
	int32		row;			/* of the type's points, -1: none matched */
	int32		effect;			/* of its repair, -1: none */
	DateADT		decided_on;
	DateADT		start;
	DateADT		corrected_on;
	DateADT		repaired_on;
	int32		score_cap;
	int32		grade_cap;
	int32		act_length;		/* -1: an act of its own */
	int32		label_length;	/* -1: none */
} ScoreItem;

#define OBSERVED(indicator)		(-1 - (indicator))
#define STATE_ARG(n)			((ScoreState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))
#define STATE_HEADER(nsums)		(offsetof(ScoreState, sum) + (Size) (nsums) * sizeof(int64))
#define STATE_ITEMS(state)		((char *) (state) + STATE_HEADER((state)->nsums))
#define STATE_CAPACITY(state)	(VARSIZE(state) - STATE_HEADER((state)->nsums))
#define STATE_MAX_ITEMS_BYTES	(512 * 1024 * 1024)
#define ITEM_ACT(item)			((char *) (item) + sizeof(ScoreItem))
#define ITEM_LABEL(item)		(ITEM_ACT(item) + Max((item)->act_length, 0))
#define ITEM_SIZE(act, label)	MAXALIGN(sizeof(ScoreItem) + Max(act, 0) + Max(label, 0))

static int
state_nsums(const Policy *policy, int kind)
{
	const PolicyScorecard *card = &policy->scorecard[policy->kind[kind].scorecard];

	return card->model == MODEL_LEDGER ? 2 : card->ndimensions;
}

static ScoreState *
new_state(const Policy *policy, int kind, DateADT as_of)
{
	int			nsums;
	Size		size;
	ScoreState *state;

	if (policy->kind[kind].scorecard < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("policy \"%s\" has no scorecard for subjects of kind \"%s\"",
						policy->name, policy->kind_codes.name[kind])));
	nsums = state_nsums(policy, kind);
	size = STATE_HEADER(nsums);
	state = palloc0(size);
	SET_VARSIZE(state, size);
	state->version = STATE_VERSION;
	state->flags = STATE_COMPLETE | STATE_FITS;
	state->policy = policy->handle;
	state->as_of = as_of;
	state->kind = kind;
	state->score_cap = state->grade_cap = -1;
	state->nsums = nsums;
	return state;
}

/* Room for size more bytes of items; the result may be another chunk. */
static ScoreState *
state_reserve(ScoreState *state, Size size)
{
	Size		need = (Size) state->used + size;
	Size		capacity = STATE_CAPACITY(state);
	ScoreState *bigger;

	if (need <= capacity)
		return state;
	if (need > STATE_MAX_ITEMS_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many records of one subject"),
				 errdetail("Records with repeat, overlap or a direct grade take at most %d MB.",
						   STATE_MAX_ITEMS_BYTES / 1024 / 1024)));
	capacity = Max(Max(capacity * 2, need), 4 * sizeof(ScoreItem));
	bigger = palloc(STATE_HEADER(state->nsums) + capacity);
	memcpy(bigger, state, STATE_HEADER(state->nsums) + state->used);
	SET_VARSIZE(bigger, STATE_HEADER(state->nsums) + capacity);
	memset(STATE_ITEMS(bigger) + bigger->used, 0, capacity - bigger->used);
	return bigger;
}

static void
add_to_sum(int64 *sum, int64 points)
{
	if (pg_add_s64_overflow(*sum, points, sum))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("score out of range")));
}

/*
 * Does what a state says, its items aside, exist in the policy?  Asked even
 * inside an aggregate, whose INITCOND may be anything.
 */
static bool
head_fits(const ScoreState *state, const Policy *policy)
{
	return state->kind >= 0 && state->kind < policy->kind_codes.count &&
		policy->kind[state->kind].scorecard >= 0 &&
		state->nsums == state_nsums(policy, state->kind) &&
		state->score_cap < policy->cap_codes.count && state->grade_cap < policy->cap_codes.count &&
		(state->score_cap < 0 || policy->cap[state->score_cap].has_score) &&
		(state->grade_cap < 0 || policy->cap[state->grade_cap].max_grade);
}

static void
bad_fit(const Policy *policy)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("score state does not fit policy \"%s\"", policy->name)));
}

/*
 * A state that came as a value: its indexes must exist in the policy and its
 * items must lie inside it.  What the bytes claim is not believed.
 */
static void
check_state(const ScoreState *state, const Policy *policy)
{
	const char *p = STATE_ITEMS(state);
	const char *end = p + state->used;
	bool		ok = head_fits(state, policy);

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
			item->row >= -1 && item->row < policy->type[item->type].npoints &&
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
		bad_fit(policy);
}

/* Lower cap of two; equal caps by code, so that the order of rows is nothing. */
static int
lower_score_cap(const Policy *policy, int a, int b)
{
	if (a < 0 || b < 0)
		return Max(a, b);
	if (policy->cap[a].max_score != policy->cap[b].max_score)
		return policy->cap[a].max_score < policy->cap[b].max_score ? a : b;
	return Min(a, b);
}

static int
grade_place(const PolicyScorecard *card, const char *grade)
{
	for (int g = 0; g < card->ngrades; g++)
		if (strcmp(card->grade[g].item.code, grade) == 0)
			return g;
	return -1;
}

static int
lower_grade_cap(const Policy *policy, const PolicyScorecard *card, int a, int b)
{
	int			place_a;
	int			place_b;

	if (a < 0 || b < 0)
		return Max(a, b);
	place_a = grade_place(card, policy->cap[a].max_grade);
	place_b = grade_place(card, policy->cap[b].max_grade);
	if (place_a != place_b)
		return place_a > place_b ? a : b;
	return Min(a, b);
}

/* The caps a record brings, -1 where none. */
static void
record_caps(const Facts *facts, int *score_cap, int *grade_cap)
{
	const Policy *policy = facts->policy;
	const PolicyScorecard *card = &policy->scorecard[facts->scorecard];

	*score_cap = *grade_cap = -1;
	for (int i = 0; i < facts->type->ncaps; i++)
	{
		int			c = facts->type->caps[i];
		const PolicyCap *cap = &policy->cap[c];

		if (!govcredit_meets(&cap->when, facts))
			continue;
		if (cap->has_score)
			*score_cap = lower_score_cap(policy, *score_cap, c);
		if (cap->max_grade && grade_place(card, cap->max_grade) >= 0)
			*grade_cap = lower_grade_cap(policy, card, *grade_cap, c);
	}
}

/*
 * The first argument.  Inside an aggregate it is the aggregate's own and may
 * be changed in place; elsewhere it is somebody's value and is copied.
 */
static ScoreState *
state_argument(FunctionCallInfo fcinfo, bool whole)
{
	if (whole)
		return (ScoreState *) PG_GETARG_POINTER(0);
	return (ScoreState *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0));
}

/* Argument numbers after the state and, in explain_score, the label. */
enum
{
	A_POLICY, A_AS_OF, A_KIND, A_TYPE, A_DECIDED, A_SEVERITY,
	A_AMOUNT, A_ENDED, A_ACT, A_FLAGS, A_CORRECTED, A_REPAIRED, A_REPAIR, A_GIVEN
};

static pg_attribute_always_inline Datum
accumulate(FunctionCallInfo fcinfo, int first, bool full, bool explains)
{
	RulesCall  *call;
	const Policy *policy;
	const DateADT *cut;
	ScoreState *state;
	Facts		facts;
	const PolicyPoints *row;
	DateADT		as_of;
	DateADT		repaired_on = DATEVAL_NOEND;
	int			effect = -1;
	int			dimension;
	bool		whole = AggCheckCallContext(fcinfo, NULL) != 0;

#define ARG(n) (first + (n))
	if (PG_ARGISNULL(ARG(A_POLICY)) || PG_ARGISNULL(ARG(A_AS_OF)) || PG_ARGISNULL(ARG(A_KIND)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("policy, as_of and subject_kind of a score must not be null")));
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(ARG(A_POLICY)));
	policy = call->policy;
	as_of = PG_GETARG_DATEADT(ARG(A_AS_OF));
	cut = govcredit_rules_cuts(fcinfo, call, as_of);
	facts.kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(ARG(A_KIND)));

	if (PG_ARGISNULL(0))
		state = new_state(policy, facts.kind, as_of);
	else
	{
		state = state_argument(fcinfo, whole);
		if (state->policy != policy->handle || state->as_of != as_of || state->kind != facts.kind)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("policy, as_of and subject_kind must be the same for all records of a score")));
		if (!whole)
			check_state(state, policy);
		else if (!(state->flags & STATE_FITS))
		{
			if (!head_fits(state, policy))
				bad_fit(policy);
			state->flags |= STATE_FITS;
		}
	}
	if (PG_ARGISNULL(ARG(A_TYPE)))
		PG_RETURN_POINTER(state);
	if (PG_ARGISNULL(ARG(A_DECIDED)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("a record without decided_on has no score")));
	facts.decided_on = PG_GETARG_DATEADT(ARG(A_DECIDED));
	govcredit_read_facts(fcinfo, call, &facts, -1, ARG(A_TYPE), ARG(A_SEVERITY),
						 full ? ARG(A_AMOUNT) : -1, full ? ARG(A_ENDED) : -1, full ? ARG(A_FLAGS) : -1,
						 full ? ARG(A_GIVEN) : -1);
	state->records++;

	row = facts.type->npoints > 0 ? govcredit_points_row(&facts) : NULL;
	if (full && !PG_ARGISNULL(ARG(A_REPAIR)))
	{
		effect = govcredit_resolve_effect(policy, TEXT_ARGUMENT(ARG(A_REPAIR)));
		if (PG_ARGISNULL(ARG(A_REPAIRED)))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("repaired_on is needed where a repair is given")));
		repaired_on = PG_GETARG_DATEADT(ARG(A_REPAIRED));
	}

	if (!facts.type->kept && !explains && (effect < 0 || policy->effect[effect].replace_months == 0))
	{
		int			band;
		int			repair = 100;
		int64		points;

		state->flags &= ~STATE_COMPLETE;
		if (facts.decided_on > as_of)
			PG_RETURN_POINTER(state);
		points = govcredit_base_points(&facts, row);
		band = govcredit_term_band(policy, facts.type, points);
		if (band >= 0 && facts.start <= cut[policy->term[facts.type->term].first_cut + band])
			PG_RETURN_POINTER(state);
		state->live++;
		if (effect >= 0 && repaired_on <= as_of)
			repair = policy->effect[effect].percent;
		if (facts.type->ncaps > 0 && !(effect >= 0 && repaired_on <= as_of && policy->effect[effect].lift))
		{
			int			score_cap;
			int			grade_cap;

			record_caps(&facts, &score_cap, &grade_cap);
			state->score_cap = lower_score_cap(policy, state->score_cap, score_cap);
			state->grade_cap = lower_grade_cap(policy, &policy->scorecard[facts.scorecard], state->grade_cap, grade_cap);
		}
		dimension = facts.type->dimension[facts.scorecard];
		if (row == NULL || dimension < 0)
			PG_RETURN_POINTER(state);
		if (facts.type->ageing >= 0 || repair != 100)
			points = govcredit_apply_factors(points, 1, govcredit_ageing_percent(policy, facts.type, facts.start, cut), repair);
		if (policy->scorecard[facts.scorecard].model == MODEL_LEDGER)
			dimension = (points > 0) ? SUM_BONUSES : SUM_DEDUCTIONS;
		add_to_sum(&state->sum[dimension], points);
	}
	else
	{
		text	   *act = (full && !PG_ARGISNULL(ARG(A_ACT))) ? TEXT_ARGUMENT(ARG(A_ACT)) : NULL;
		text	   *label = (explains && !PG_ARGISNULL(first - 1)) ? TEXT_ARGUMENT(first - 1) : NULL;
		int32		act_length = act ? (int32) VARSIZE_ANY_EXHDR(act) : -1;
		int32		label_length = label ? (int32) VARSIZE_ANY_EXHDR(label) : -1;
		Size		size = ITEM_SIZE(act_length, label_length);
		int			score_cap;
		int			grade_cap;
		ScoreItem  *item;

		state = state_reserve(state, size);
		item = (ScoreItem *) (STATE_ITEMS(state) + state->used);
		memset(item, 0, size);
		item->base = govcredit_base_points(&facts, row);
		item->size = (int32) size;
		item->type = facts.type_index;
		item->row = row ? (int32) (row - facts.type->points) : -1;
		item->effect = effect;
		item->decided_on = facts.decided_on;
		item->start = facts.start;
		item->corrected_on = (full && !PG_ARGISNULL(ARG(A_CORRECTED))) ?
			PG_GETARG_DATEADT(ARG(A_CORRECTED)) : DATEVAL_NOEND;
		item->repaired_on = repaired_on;
		record_caps(&facts, &score_cap, &grade_cap);
		item->score_cap = score_cap;
		item->grade_cap = grade_cap;
		item->act_length = act_length;
		item->label_length = label_length;
		if (act)
			memcpy(ITEM_ACT(item), VARDATA_ANY(act), act_length);
		if (label)
			memcpy(ITEM_LABEL(item), VARDATA_ANY(label), label_length);
		state->used += (int32) size;
		state->nitems++;
	}
#undef ARG
	PG_RETURN_POINTER(state);
}

Datum
govcredit_score_accum(PG_FUNCTION_ARGS)
{
	if (PG_NARGS() > A_SEVERITY + 2)
		return accumulate(fcinfo, 1, true, false);
	return accumulate(fcinfo, 1, false, false);
}

Datum
govcredit_score_explain_accum(PG_FUNCTION_ARGS)
{
	return accumulate(fcinfo, 2, true, true);
}

/*
 * Arguments after the state: policy, as_of, subject_kind, indicator, value,
 * peer_mean.
 */
Datum
govcredit_indicator_accum(PG_FUNCTION_ARGS)
{
	bool		whole = AggCheckCallContext(fcinfo, NULL) != 0;
	RulesCall  *call;
	const Policy *policy;
	const PolicyIndicator *indicator;
	ScoreState *state;
	ScoreItem  *item;
	DateADT		as_of;
	int			kind;
	int			index;
	int64		score;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("policy, as_of and subject_kind of a score must not be null")));
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(1));
	policy = call->policy;
	as_of = PG_GETARG_DATEADT(2);
	kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(3));
	if (PG_ARGISNULL(0))
		state = new_state(policy, kind, as_of);
	else
	{
		state = state_argument(fcinfo, whole);
		if (state->policy != policy->handle || state->as_of != as_of || state->kind != kind)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("policy, as_of and subject_kind must be the same for all records of a score")));
		if (!whole)
			check_state(state, policy);
		else if (!head_fits(state, policy))
			bad_fit(policy);
	}
	if (PG_ARGISNULL(4))
		PG_RETURN_POINTER(state);
	index = govcredit_resolve_indicator(policy, TEXT_ARGUMENT(4));
	indicator = &policy->indicator[index];
	if (indicator->dimension[policy->kind[kind].scorecard] < 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
				 errmsg("indicator \"%s\" of policy \"%s\" does not concern subjects of kind \"%s\"",
						indicator->item.code, policy->name, policy->kind_codes.name[kind])));
	if (!PG_ARGISNULL(5))
		score = govcredit_indicator_value(indicator, govcredit_micro_from_numeric(PG_GETARG_NUMERIC(5)));
	else if (indicator->missing == MISSING_PEER_MEAN && !PG_ARGISNULL(6))
		score = govcredit_micro_from_numeric(PG_GETARG_NUMERIC(6));
	else
		PG_RETURN_POINTER(state);
	if (score < 0 || score > POLICY_MAX_POINTS * MICRO)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("peer mean of indicator \"%s\" out of range", indicator->item.code)));
	state = state_reserve(state, ITEM_SIZE(-1, -1));
	item = (ScoreItem *) (STATE_ITEMS(state) + state->used);
	memset(item, 0, ITEM_SIZE(-1, -1));
	item->base = score;
	item->size = (int32) ITEM_SIZE(-1, -1);
	item->type = OBSERVED(index);
	item->row = item->effect = -1;
	item->score_cap = item->grade_cap = -1;
	item->act_length = item->label_length = -1;
	state->used += item->size;
	state->nitems++;
	PG_RETURN_POINTER(state);
}

Datum
govcredit_score_combine(PG_FUNCTION_ARGS)
{
	bool		whole = AggCheckCallContext(fcinfo, NULL) != 0;
	ScoreState *a;
	ScoreState *b;
	const Policy *policy;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	b = STATE_ARG(1);
	policy = govcredit_rules_call(fcinfo, b->policy)->policy;
	check_state(b, policy);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(b);
	a = state_argument(fcinfo, whole);
	if (a->policy != b->policy || a->as_of != b->as_of || a->kind != b->kind)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("score states of different policy, as_of or subject_kind do not combine")));
	if (!whole)
		check_state(a, policy);
	else if (!(a->flags & STATE_FITS) && !head_fits(a, policy))
		bad_fit(policy);
	a = state_reserve(a, b->used);
	memcpy(STATE_ITEMS(a) + a->used, STATE_ITEMS(b), b->used);
	a->used += b->used;
	a->nitems += b->nitems;
	a->flags &= b->flags;
	a->records += b->records;
	a->live += b->live;
	a->score_cap = lower_score_cap(policy, a->score_cap, b->score_cap);
	a->grade_cap = lower_grade_cap(policy, &policy->scorecard[policy->kind[a->kind].scorecard],
								   a->grade_cap, b->grade_cap);
	for (int i = 0; i < a->nsums; i++)
		add_to_sum(&a->sum[i], b->sum[i]);
	PG_RETURN_POINTER(a);
}

/* What became of a kept record. */
typedef struct Weighed
{
	const ScoreItem *item;
	const PolicyType *type;
	int64		base;
	int			direct;			/* place of its direct grade, -1: none */
	int64		multiplier;
	int64		periods;
	int64		counted;		/* base × multiplier × periods, capped yearly */
	bool		capped;
	int			ageing;
	int			repair;
	bool		decided;
	bool		expired;
	bool		lifted;
	const PolicyRepairEffect *replaced; /* by its points, or NULL */
	const struct Weighed *beaten_by;	/* in an overlap */
	int64		points;			/* that count */
} Weighed;

/* A state worked out. */
typedef struct Outcome
{
	const Policy *policy;
	const PolicyScorecard *card;
	const ScoreState *state;
	int			nweighed;
	Weighed    *weighed;
	int64	   *sum;
	int64	   *observed;		/* score by indicator, -1: none */
	bool	   *observable;		/* an indicator was observed, by dimension */
	int64	   *opening;		/* mean of the indicators, or start */
	int64		weight;			/* of the dimensions that count */
	bool		no_score;		/* no dimension is left */
	int64		live;
	bool		locked;
	const Weighed *direct;		/* deciding direct grade */
	int			score_cap;
	int			grade_cap;
	int64		exact;			/* ledger: total; index: weighted sum */
	int64		rounded;		/* to the places */
	int64		total;			/* after caps */
	int			grade;
} Outcome;

/* Last day on which the points of a repair count. */
static DateADT
replacement_ends(const Weighed *w)
{
	return govcredit_add_months(w->item->repaired_on, w->replaced->replace_months);
}

static int
compare_length_bytes(const char *a, int a_length, const char *b, int b_length)
{
	int			diff;

	if (a_length < 0 || b_length < 0)
		return (a_length < 0) - (b_length < 0);
	diff = memcmp(a, b, Min(a_length, b_length));
	return diff ? diff : (a_length > b_length) - (a_length < b_length);
}

#define COMPARE(a, b) \
	do { \
		if ((a) != (b)) \
			return (a) < (b) ? -1 : 1; \
	} while (0)

/* Order of everything an item holds: equal means interchangeable. */
static int
compare_rest(const ScoreItem *a, const ScoreItem *b)
{
	int			diff;

	COMPARE(a->decided_on, b->decided_on);
	COMPARE(a->start, b->start);
	COMPARE(a->row, b->row);
	COMPARE(a->base, b->base);
	COMPARE(a->corrected_on, b->corrected_on);
	COMPARE(a->repaired_on, b->repaired_on);
	COMPARE(a->effect, b->effect);
	COMPARE(a->score_cap, b->score_cap);
	COMPARE(a->grade_cap, b->grade_cap);
	diff = compare_length_bytes(ITEM_ACT(a), a->act_length, ITEM_ACT(b), b->act_length);
	if (diff)
		return diff;
	return compare_length_bytes(ITEM_LABEL(a), a->label_length, ITEM_LABEL(b), b->label_length);
}

static int
compare_type_day(const void *pa, const void *pb)
{
	const Weighed *a = pa;
	const Weighed *b = pb;

	COMPARE(a->item->type, b->item->type);
	return compare_rest(a->item, b->item);
}

static int
weighed_sign(const Weighed *w)
{
	return (w->direct >= 0 || w->base < 0) ? -1 : 1;
}

/* Groups of overlapping items, the one that counts first in each. */
static int
compare_overlap(const void *pa, const void *pb)
{
	const Weighed *a = *(const Weighed *const *) pa;
	const Weighed *b = *(const Weighed *const *) pb;
	int			diff;

	COMPARE(a->type->overlap, b->type->overlap);
	COMPARE(weighed_sign(a), weighed_sign(b));
	diff = compare_length_bytes(ITEM_ACT(a->item), a->item->act_length, ITEM_ACT(b->item), b->item->act_length);
	if (diff)
		return diff;
	COMPARE(b->direct, a->direct);
	COMPARE(micro_abs(b->base), micro_abs(a->base));
	COMPARE(a->item->type, b->item->type);
	return compare_rest(a->item, b->item);
}

static bool
same_overlap(const Weighed *a, const Weighed *b)
{
	return a->type->overlap == b->type->overlap && weighed_sign(a) == weighed_sign(b) &&
		compare_length_bytes(ITEM_ACT(a->item), a->item->act_length, ITEM_ACT(b->item), b->item->act_length) == 0;
}

/*
 * Repeat: an earlier day's record of the same type, still valid on this day,
 * multiplies; what becomes of it later changes nothing (design 6.3).  Records
 * stand in order of type and day.
 */
static void
weigh_repeats(Outcome *o)
{
	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];

		w->multiplier = 1;
		if (w->type->repeat == REPEAT_NONE)
			continue;
		CHECK_FOR_INTERRUPTS();
		for (int j = i - 1; j >= 0 && o->weighed[j].type == w->type; j--)
		{
			const Weighed *e = &o->weighed[j];

			if (e->item->decided_on == w->item->decided_on ||
				govcredit_valid_until_day(o->policy, e->type, e->base, e->item->start) < w->item->decided_on)
				continue;
			w->multiplier *= w->type->multiplier;
			if (w->type->repeat == REPEAT_FLAT)
				break;
			if (w->multiplier > INT64CONST(1000000))
				ereport(ERROR,
						(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						 errmsg("points of record type \"%s\" out of range: repeated too often", w->type->item.code)));
		}
	}
}

/* Among the items of one act, group and sign only the heaviest counts. */
static void
weigh_overlaps(Outcome *o)
{
	Weighed   **order = palloc(sizeof(Weighed *) * Max(o->nweighed, 1));
	int			n = 0;

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];

		if (w->decided && w->type->overlap >= 0 && w->item->act_length >= 0 && w->item->row >= 0)
			order[n++] = w;
	}
	qsort(order, n, sizeof(Weighed *), compare_overlap);
	for (int i = 1; i < n; i++)
		if (same_overlap(order[i - 1], order[i]))
			order[i]->beaten_by = order[i - 1]->beaten_by ? order[i - 1]->beaten_by : order[i - 1];
}

static int
year_of(DateADT day)
{
	int			y,
				m,
				d;

	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	return y;
}

static int
compare_yearly(const void *pa, const void *pb)
{
	const Weighed *a = *(const Weighed *const *) pa;
	const Weighed *b = *(const Weighed *const *) pb;

	COMPARE(a->type->yearly_cap, b->type->yearly_cap);
	COMPARE(weighed_sign(a), weighed_sign(b));
	COMPARE(a->item->decided_on, b->item->decided_on);
	COMPARE(a->item->type, b->item->type);
	return compare_rest(a->item, b->item);
}

/*
 * A yearly cap lets through so many points of one sign and calendar year, in
 * order of the day; ageing and repair come after it and free nothing.
 */
static void
weigh_yearly_caps(Outcome *o)
{
	Weighed   **order = palloc(sizeof(Weighed *) * Max(o->nweighed, 1));
	int			n = 0;
	int64		used = 0;

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];

		w->counted = govcredit_multiply(w->base, govcredit_multiply(w->multiplier, w->periods));
		if (w->decided && w->beaten_by == NULL && w->type->yearly_cap >= 0 && w->direct < 0)
			order[n++] = w;
	}
	qsort(order, n, sizeof(Weighed *), compare_yearly);
	for (int i = 0; i < n; i++)
	{
		Weighed    *w = order[i];
		int64		cap = o->policy->yearly_cap[w->type->yearly_cap].points;

		if (i == 0 || order[i - 1]->type->yearly_cap != w->type->yearly_cap ||
			weighed_sign(order[i - 1]) != weighed_sign(w) ||
			year_of(order[i - 1]->item->decided_on) != year_of(w->item->decided_on))
			used = 0;
		if (micro_abs(w->counted) > cap - used)
		{
			w->counted = (w->counted < 0) ? used - cap : cap - used;
			w->capped = true;
		}
		used += micro_abs(w->counted);
	}
}

/* What an indicator counts where nobody observed it; -1: nothing. */
static int64
missing_score(const PolicyIndicator *indicator)
{
	int64		full = 0;

	if (indicator->missing == MISSING_ZERO)
		return 0;
	if (indicator->missing != MISSING_FULL)
		return -1;
	for (int i = 0; i < indicator->npoints; i++)
		full = Max(full, indicator->score[i]);
	return full;
}

/* The weighted mean of its indicators' scores opens a dimension. */
static void
open_dimensions(Outcome *o, int scorecard)
{
	const Policy *policy = o->policy;
	int64	   *sum = palloc0(sizeof(int64) * Max(o->card->ndimensions, 1));
	int64	   *weight = palloc0(sizeof(int64) * Max(o->card->ndimensions, 1));

	o->opening = palloc(sizeof(int64) * Max(o->card->ndimensions, 1));
	o->observable = palloc0(sizeof(bool) * Max(o->card->ndimensions, 1));
	for (int i = 0; i < policy->indicator_codes.count; i++)
	{
		const PolicyIndicator *indicator = &policy->indicator[i];
		int			d = indicator->dimension[scorecard];

		if (d < 0)
			continue;
		if (o->observed[i] < 0)
			o->observed[i] = missing_score(indicator);
		if (o->observed[i] < 0)
			continue;
		sum[d] += indicator->weight * o->observed[i];
		weight[d] += indicator->weight;
	}
	for (int d = 0; d < o->card->ndimensions; d++)
	{
		o->observable[d] = weight[d] > 0;
		o->opening[d] = weight[d] > 0 ? govcredit_divide_round(sum[d], weight[d]) : o->card->dimension[d].start;
		if (o->observable[d] || !o->card->drop_no_data)
			o->weight += o->card->dimension[d].weight;
	}
	o->no_score = (o->weight == 0);
}

static bool
dimension_counts(const Outcome *o, int d)
{
	return o->observable[d] || !o->card->drop_no_data;
}

static int
grade_of(const PolicyScorecard *card, int64 score)
{
	int			g = 0;

	while (g < card->ngrades - 1 && score < card->grade[g].from)
		g++;
	return g;
}

static int64
round_to_places(int64 numerator, int64 denominator, int places)
{
	int64		step = 1;

	for (int p = places; p < 6; p++)
		step *= 10;
	return govcredit_divide_round(numerator, denominator * step) * step;
}

static void
work_out(FunctionCallInfo fcinfo, const ScoreState *state, Outcome *o)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, state->policy);
	const DateADT *cut = govcredit_rules_cuts(fcinfo, call, state->as_of);
	const Policy *policy = call->policy;
	const char *p = STATE_ITEMS(state);
	const PolicyScorecard *card;

	check_state(state, policy);
	memset(o, 0, sizeof(*o));
	o->policy = policy;
	o->state = state;
	o->card = card = &policy->scorecard[policy->kind[state->kind].scorecard];
	o->live = state->live;
	o->score_cap = state->score_cap;
	o->grade_cap = state->grade_cap;
	o->sum = palloc(sizeof(int64) * state->nsums);
	memcpy(o->sum, state->sum, sizeof(int64) * state->nsums);
	o->observed = palloc(sizeof(int64) * Max(policy->indicator_codes.count, 1));
	for (int i = 0; i < policy->indicator_codes.count; i++)
		o->observed[i] = -1;
	o->weighed = palloc0(sizeof(Weighed) * Max(state->nitems, 1));
	for (int i = 0; i < state->nitems; i++)
	{
		Weighed    *w = &o->weighed[o->nweighed];
		const ScoreItem *item = (const ScoreItem *) p;
		const PolicyPoints *row;
		int			band;

		p += item->size;
		if (item->type < 0)
		{
			if (o->observed[OBSERVED(item->type)] >= 0)
				ereport(ERROR,
						(errcode(ERRCODE_CARDINALITY_VIOLATION),
						 errmsg("indicator \"%s\" is observed twice for one subject",
								policy->indicator_codes.name[OBSERVED(item->type)])));
			o->observed[OBSERVED(item->type)] = item->base;
			continue;
		}
		o->nweighed++;
		w->item = item;
		w->type = &policy->type[w->item->type];
		row = w->item->row >= 0 ? &w->type->points[w->item->row] : NULL;
		w->base = item->base;
		w->direct = (row && row->direct) ? grade_place(card, row->direct) : -1;
		w->ageing = govcredit_ageing_percent(policy, w->type, w->item->start, cut);
		w->decided = w->item->decided_on <= state->as_of;
		band = govcredit_term_band(policy, w->type, w->base);
		w->expired = band >= 0 && w->item->start <= cut[policy->term[w->type->term].first_cut + band];
		w->periods = govcredit_periods(w->type, item->decided_on, item->start, state->as_of);
		w->repair = 100;
		if (w->item->effect >= 0 && w->item->repaired_on <= state->as_of)
		{
			w->repair = policy->effect[w->item->effect].percent;
			w->lifted = policy->effect[w->item->effect].lift;
			if (row && govcredit_replaced(&policy->effect[w->item->effect], item->repaired_on,
										  govcredit_valid_until_day(policy, w->type, w->base, item->start), state->as_of))
			{
				w->replaced = &policy->effect[w->item->effect];
				w->expired = state->as_of > replacement_ends(w);
			}
		}
	}
	qsort(o->weighed, o->nweighed, sizeof(Weighed), compare_type_day);
	weigh_repeats(o);
	weigh_overlaps(o);
	weigh_yearly_caps(o);

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];
		int			dimension = w->type->dimension[policy->kind[state->kind].scorecard];

		if (!w->decided || w->expired)
			continue;
		o->live++;
		if (w->beaten_by)
			continue;
		if (!w->lifted)
		{
			o->score_cap = lower_score_cap(policy, o->score_cap, w->item->score_cap);
			o->grade_cap = lower_grade_cap(policy, card, o->grade_cap, w->item->grade_cap);
		}
		if (w->direct >= 0 && w->replaced == NULL)
		{
			if (w->lifted)
				continue;
			if (o->direct == NULL || w->direct > o->direct->direct)
				o->direct = w;
			if (w->item->corrected_on > state->as_of)
				o->locked = true;
			continue;
		}
		if (dimension < 0)
			continue;
		w->points = w->replaced ? w->replaced->replace_points :
			govcredit_apply_factors(w->counted, 1, w->ageing, w->repair);
		if (card->model == MODEL_LEDGER)
			dimension = (w->points > 0) ? SUM_BONUSES : SUM_DEDUCTIONS;
		add_to_sum(&o->sum[dimension], w->points);
	}

	if (card->model == MODEL_LEDGER)
	{
		o->exact = card->start;
		add_to_sum(&o->exact, o->sum[SUM_DEDUCTIONS]);
		if (!o->locked)
			add_to_sum(&o->exact, o->sum[SUM_BONUSES]);
		if (o->direct)
			o->exact = Min(o->exact, card->grade[o->direct->direct].direct);
		o->rounded = round_to_places(o->exact, 1, card->places);
	}
	else
	{
		open_dimensions(o, policy->kind[state->kind].scorecard);
		for (int d = 0; d < card->ndimensions; d++)
		{
			const PolicyDimension *dim = &card->dimension[d];

			add_to_sum(&o->sum[d], o->opening[d]);
			if (dimension_counts(o, d))
				o->exact += dim->weight * Max(Min(o->sum[d], dim->max), 0);
		}
		if (!o->no_score)
			o->rounded = round_to_places(o->exact, o->weight, card->places);
	}
	o->total = o->rounded;
	if (o->score_cap >= 0)
		o->total = Min(o->total, round_to_places(policy->cap[o->score_cap].max_score, 1, card->places));
	o->grade = grade_of(card, o->total);
	if (o->grade_cap >= 0)
		o->grade = Max(o->grade, grade_place(card, policy->cap[o->grade_cap].max_grade));
}

Datum
govcredit_score_final(PG_FUNCTION_ARGS)
{
	Outcome		o;

	work_out(fcinfo, STATE_ARG(0), &o);
	if (o.no_score)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govcredit_micro_numeric_scale(o.total, o.card->places));
}

Datum
govcredit_assess_final(PG_FUNCTION_ARGS)
{
	Outcome		o;
	TupleDesc	desc;
	Datum		values[6];
	bool		nulls[6] = {0};

	work_out(fcinfo, STATE_ARG(0), &o);
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	values[0] = govcredit_micro_numeric_scale(o.total, o.card->places);
	values[1] = CStringGetTextDatum(o.card->grade[o.grade].item.code);
	nulls[0] = nulls[1] = o.no_score;
	values[2] = Int64GetDatum(o.state->records);
	values[3] = Int64GetDatum(o.live);
	if (o.card->model == MODEL_LEDGER)
		nulls[4] = nulls[5] = true;
	else
	{
		JsonbParseState *json = NULL;
		JsonbValue	v;
		Datum	   *no_data = palloc(sizeof(Datum) * o.card->ndimensions);
		int			nno_data = 0;

		pushJsonbValue(&json, WJB_BEGIN_OBJECT, NULL);
		for (int d = 0; d < o.card->ndimensions; d++)
		{
			const PolicyDimension *dim = &o.card->dimension[d];

			v.type = jbvString;
			v.val.string.val = unconstify(char *, dim->item.code);
			v.val.string.len = strlen(dim->item.code);
			pushJsonbValue(&json, WJB_KEY, &v);
			v.type = jbvNumeric;
			v.val.numeric = DatumGetNumeric(govcredit_micro_numeric(Max(Min(o.sum[d], dim->max), 0)));
			pushJsonbValue(&json, WJB_VALUE, &v);
			if (!o.observable[d])
				no_data[nno_data++] = CStringGetTextDatum(dim->item.code);
		}
		values[5] = PointerGetDatum(construct_array(no_data, nno_data, TEXTOID, -1, false, TYPALIGN_INT));
		values[4] = JsonbPGetDatum(JsonbValueToJsonb(pushJsonbValue(&json, WJB_END_OBJECT, NULL)));
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/* Lines of an explanation, collected as tuples. */
typedef struct Lines
{
	const Outcome *outcome;
	TupleDesc	desc;
	Oid			type;
	ArrayBuildState *array;
	int			line;
	int64		exact;			/* so far, in millionths × weight */
} Lines;

typedef struct Line
{
	const char *step;
	const Weighed *weighed;
	const char *dimension;
	bool		has_points;
	int64		points;
	const char *note;
	const char *basis;
} Line;

/*
 * Adds a line.  Its effect is the difference it makes to the total so far,
 * rounded to millionths as a running total, so that the effects add up.
 */
static void
put_line(Lines *lines, const Line *line, int64 effect_exact)
{
	const Outcome *o = lines->outcome;
	const Weighed *w = line->weighed;
	int64		divisor = o->card->model == MODEL_LEDGER ? 1 : Max(o->weight, 1);
	int64		before = govcredit_divide_round(lines->exact, divisor);
	Datum		values[12];
	bool		nulls[12];

	memset(nulls, true, sizeof(nulls));
	lines->exact += effect_exact;
	values[0] = Int32GetDatum(++lines->line);
	nulls[0] = false;
	values[1] = CStringGetTextDatum(line->step);
	nulls[1] = false;
	if (w)
	{
		if (w->item->label_length >= 0)
		{
			values[2] = PointerGetDatum(cstring_to_text_with_len(ITEM_LABEL(w->item), w->item->label_length));
			nulls[2] = false;
		}
		values[3] = CStringGetTextDatum(w->type->item.code);
		nulls[3] = false;
		values[5] = DateADTGetDatum(w->item->decided_on);
		nulls[5] = false;
		values[6] = govcredit_micro_numeric(w->base);
		nulls[6] = false;
		if (w->replaced == NULL)
		{
			values[7] = govcredit_micro_numeric(w->multiplier * w->periods * w->ageing * w->repair * (MICRO / 10000));
			nulls[7] = false;
		}
	}
	values[4] = govcredit_text_or_null(line->dimension, &nulls[4]);
	values[8] = govcredit_micro_numeric(line->points);
	nulls[8] = !line->has_points;
	values[9] = govcredit_micro_numeric(govcredit_divide_round(lines->exact, divisor) - before);
	nulls[9] = false;
	values[10] = govcredit_text_or_null(line->note, &nulls[10]);
	values[11] = govcredit_text_or_null(line->basis, &nulls[11]);
	lines->array = accumArrayResult(lines->array, HeapTupleGetDatum(heap_form_tuple(lines->desc, values, nulls)),
									false, lines->type, CurrentMemoryContext);
}

static const char *
weighed_note(const Outcome *o, const Weighed *w)
{
	StringInfoData note;

	initStringInfo(&note);
	if (!w->decided)
		return "not yet decided";
	if (w->expired)
		return psprintf("expired after %s",
						govcredit_date_text(w->replaced ? replacement_ends(w) :
											govcredit_valid_until_day(o->policy, w->type, w->base, w->item->start)));
	if (w->beaten_by)
		return psprintf("overlaps in one act with \"%s\", which weighs more or stands first", w->beaten_by->type->item.code);
	if (w->item->row < 0)
		return w->type->npoints > 0 ? "no row of the type's points matches" : "carries no points";
	if (w->direct >= 0)
		appendStringInfo(&note, "direct grade %s, ", o->card->grade[w->direct].item.code);
	if (w->replaced)
		return psprintf("%sreplaced by the repair \"%s\" until %s", note.data, w->replaced->item.code,
						govcredit_date_text(replacement_ends(w)));
	if (w->multiplier != 1)
		appendStringInfo(&note, "repeated ×" INT64_FORMAT ", ", w->multiplier);
	if (w->periods != 1)
		appendStringInfo(&note, "accrued ×" INT64_FORMAT ", ", w->periods);
	if (w->capped)
		appendStringInfo(&note, "yearly cap \"%s\", ", o->policy->yearly_cap_codes.name[w->type->yearly_cap]);
	if (w->ageing != 100)
		appendStringInfo(&note, "aged to %d %%, ", w->ageing);
	if (w->item->effect >= 0 && w->item->repaired_on <= o->state->as_of)
		appendStringInfo(&note, "repaired to %d %% (%s), ", w->repair, o->policy->effect_codes.name[w->item->effect]);
	if (note.len == 0)
		return NULL;
	note.data[note.len - 2] = '\0';
	return note.data;
}

static const char *
weighed_basis(const Weighed *w)
{
	if (w->replaced)
		return w->replaced->item.basis;
	return w->item->row >= 0 ? w->type->points[w->item->row].basis : w->type->item.basis;
}

static void
explain_ledger(const Outcome *o, Lines *lines)
{
	Line		line = {.step = "start"};
	int64		bonuses = 0;

	line.basis = o->card->item.basis;
	put_line(lines, &line, o->card->start);
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];
		Line		record = {.step = "record"};

		record.weighed = w;
		record.has_points = true;
		record.points = w->points;
		record.note = weighed_note(o, w);
		record.basis = weighed_basis(w);
		put_line(lines, &record, w->points);
		if (w->points > 0)
			bonuses += w->points;
	}
	if (o->locked)
	{
		Line		lock = {.step = "lock"};

		lock.note = "bonuses count nothing while a direct grade stands uncorrected";
		lock.basis = o->card->item.basis;
		put_line(lines, &lock, -bonuses);
	}
	if (o->direct)
	{
		Line		direct = {.step = "direct"};
		const PolicyGrade *grade = &o->card->grade[o->direct->direct];

		direct.weighed = o->direct;
		direct.note = psprintf("direct grade %s counts as its lowest score", grade->item.code);
		direct.basis = grade->item.basis;
		put_line(lines, &direct, o->exact - lines->exact);
	}
}

/*
 * Each indicator's share of the mean that opens the dimension, as a running
 * total, so that the shares add up to the mean.
 */
static void
explain_indicators(const Outcome *o, Lines *lines, int scorecard, int d)
{
	const PolicyDimension *dim = &o->card->dimension[d];
	int64		total = 0;
	int64		weight = 0;
	int64		sum = 0;
	int64		before = 0;

	for (int i = 0; i < o->policy->indicator_codes.count; i++)
		if (o->policy->indicator[i].dimension[scorecard] == d && o->observed[i] >= 0)
			weight += o->policy->indicator[i].weight;
	for (int i = 0; i < o->policy->indicator_codes.count; i++)
	{
		const PolicyIndicator *indicator = &o->policy->indicator[i];
		Line		line = {.step = "indicator"};

		if (indicator->dimension[scorecard] != d || o->observed[i] < 0)
			continue;
		sum += indicator->weight * o->observed[i];
		total = govcredit_divide_round(sum, weight);
		line.dimension = dim->item.code;
		line.has_points = true;
		line.points = total - before;
		line.note = psprintf("%s scores %s, weight %d of " INT64_FORMAT, indicator->item.code,
							 DatumGetCString(DirectFunctionCall1(numeric_out, govcredit_micro_numeric(o->observed[i]))),
							 indicator->weight, weight);
		line.basis = indicator->item.basis;
		put_line(lines, &line, dim->weight * (total - before));
		before = total;
	}
}

static void
explain_index(const Outcome *o, Lines *lines)
{
	int			scorecard = o->policy->kind[o->state->kind].scorecard;

	for (int d = 0; d < o->card->ndimensions; d++)
	{
		const PolicyDimension *dim = &o->card->dimension[d];
		int64		clamped = Max(Min(o->sum[d], dim->max), 0);

		if (!dimension_counts(o, d))
		{
			Line		dropped = {.step = "no_data"};

			dropped.dimension = dim->item.code;
			dropped.note = "no indicator was observed: the dimension is left out";
			dropped.basis = o->card->item.basis;
			put_line(lines, &dropped, 0);
			for (int i = 0; i < o->nweighed; i++)
				if (o->weighed[i].type->dimension[scorecard] == d)
				{
					Line		record = {.step = "record"};

					record.weighed = &o->weighed[i];
					record.dimension = dim->item.code;
					record.has_points = true;
					record.points = o->weighed[i].points;
					record.note = "its dimension is left out";
					record.basis = weighed_basis(&o->weighed[i]);
					put_line(lines, &record, 0);
				}
			continue;
		}
		if (o->observable[d])
			explain_indicators(o, lines, scorecard, d);
		else
		{
			Line		line = {.step = "start"};

			line.dimension = dim->item.code;
			line.has_points = true;
			line.points = dim->start;
			line.note = psprintf("weight %d of " INT64_FORMAT, dim->weight, o->weight);
			line.basis = dim->item.basis;
			put_line(lines, &line, dim->weight * dim->start);
		}
		for (int i = 0; i < o->nweighed; i++)
		{
			const Weighed *w = &o->weighed[i];
			Line		record = {.step = "record"};

			if (w->type->dimension[scorecard] != d)
				continue;
			record.weighed = w;
			record.dimension = dim->item.code;
			record.has_points = true;
			record.points = w->points;
			record.note = weighed_note(o, w);
			record.basis = weighed_basis(w);
			put_line(lines, &record, dim->weight * w->points);
		}
		if (clamped != o->sum[d])
		{
			Line		clamp = {.step = "clamp"};

			clamp.dimension = dim->item.code;
			clamp.has_points = true;
			clamp.points = clamped - o->sum[d];
			clamp.note = clamped == 0 ? "a dimension does not fall below 0" : "a dimension does not rise above its maximum";
			clamp.basis = dim->item.basis;
			put_line(lines, &clamp, dim->weight * (clamped - o->sum[d]));
		}
	}
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];
		Line		record = {.step = "record"};

		if (w->type->dimension[scorecard] >= 0)
			continue;
		record.weighed = w;
		record.note = weighed_note(o, w);
		record.basis = weighed_basis(w);
		put_line(lines, &record, 0);
	}
}

Datum
govcredit_explain_score_final(PG_FUNCTION_ARGS)
{
	ScoreState *state = STATE_ARG(0);
	Outcome		o;
	Lines		lines = {0};
	int64		divisor;
	int64		shown;

	if (!(state->flags & STATE_COMPLETE))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("score state was not collected for an explanation"),
				 errhint("Collect the records with govcredit.explain_score_of() or govcredit.explain_score().")));
	work_out(fcinfo, state, &o);
	lines.outcome = &o;
	lines.type = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));
	if (!OidIsValid(lines.type))
		elog(ERROR, "return type must be an array of lines");
	lines.desc = lookup_rowtype_tupdesc_copy(lines.type, -1);
	if (o.card->model == MODEL_LEDGER)
		explain_ledger(&o, &lines);
	else
		explain_index(&o, &lines);

	/* What rounding to the places and a cap do, in units of the total. */
	divisor = o.card->model == MODEL_LEDGER ? 1 : Max(o.weight, 1);
	shown = govcredit_divide_round(lines.exact, divisor);
	lines.exact = shown * divisor;
	if (o.rounded != shown)
	{
		Line		rounding = {.step = "rounding"};

		rounding.note = psprintf("to %d places", o.card->places);
		rounding.basis = o.card->item.basis;
		put_line(&lines, &rounding, (o.rounded - shown) * divisor);
	}
	if (o.total != o.rounded)
	{
		Line		cap = {.step = "cap"};

		cap.note = psprintf("cap \"%s\"", o.policy->cap_codes.name[o.score_cap]);
		cap.basis = o.policy->cap[o.score_cap].item.basis;
		put_line(&lines, &cap, (o.total - o.rounded) * divisor);
	}
	PG_RETURN_DATUM(makeArrayResult(lines.array, CurrentMemoryContext));
}

static const PolicyScorecard *
scorecard_of(RulesCall *call, text *kind)
{
	int			k = govcredit_resolve_kind(call, kind);
	int			card = call->policy->kind[k].scorecard;

	if (card < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("policy \"%s\" has no scorecard for subjects of kind \"%s\"",
						call->policy->name, call->policy->kind_codes.name[k])));
	return &call->policy->scorecard[card];
}

Datum
govcredit_grade(PG_FUNCTION_ARGS)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	const PolicyScorecard *card = scorecard_of(call, TEXT_ARGUMENT(1));
	int			grade = grade_of(card, govcredit_micro_from_numeric(PG_GETARG_NUMERIC(2)));

	PG_RETURN_TEXT_P(cstring_to_text(card->grade[grade].item.code));
}

Datum
govcredit_explain_grade(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	const PolicyScorecard *card;
	int64		score = govcredit_micro_from_numeric(PG_GETARG_NUMERIC(2));
	int			is;

	InitMaterializedSRF(fcinfo, 0);
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	card = scorecard_of(&call, TEXT_ARGUMENT(1));
	is = grade_of(card, score);
	for (int g = 0; g < card->ngrades; g++)
	{
		const PolicyGrade *grade = &card->grade[g];
		Datum		values[6];
		bool		nulls[6] = {0};

		values[0] = CStringGetTextDatum(grade->item.code);
		values[1] = CStringGetTextDatum(grade->item.title_zh);
		if (grade->has_from)
			values[2] = govcredit_micro_numeric(grade->from);
		else
			nulls[2] = true;
		values[3] = BoolGetDatum(!grade->has_from || score >= grade->from);
		values[4] = BoolGetDatum(g == is);
		values[5] = CStringGetTextDatum(grade->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
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
	int			nitems;
	bool		bad = false;

	memset(&head, 0, sizeof(head));
	head.version = (uint16) read_int(buf, 1, &bad);
	head.flags = (uint16) read_int(buf, 1, &bad);
	head.policy = read_int(buf, 8, &bad);
	head.as_of = (DateADT) read_int(buf, 4, &bad);
	head.kind = (int32) read_int(buf, 4, &bad);
	head.records = read_int(buf, 8, &bad);
	head.live = read_int(buf, 8, &bad);
	head.score_cap = (int32) read_int(buf, 4, &bad);
	head.grade_cap = (int32) read_int(buf, 4, &bad);
	head.nsums = (int32) read_int(buf, 4, &bad);
	if (bad || head.version != STATE_VERSION || head.flags > STATE_COMPLETE ||
		head.kind < 0 || head.kind >= POLICY_MAX_KINDS ||
		head.records < 0 || head.live < 0 || head.live > head.records ||
		head.score_cap < -1 || head.grade_cap < -1 ||
		head.nsums < 1 || head.nsums > POLICY_MAX_DIMENSIONS)
		return NULL;
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
		item.base = read_int(buf, 8, &bad);
		item.type = (int32) read_int(buf, 4, &bad);
		item.row = (int32) read_int(buf, 4, &bad);
		item.effect = (int32) read_int(buf, 4, &bad);
		item.decided_on = read_date(buf, &bad);
		item.start = read_date(buf, &bad);
		item.corrected_on = read_date(buf, &bad);
		item.repaired_on = read_date(buf, &bad);
		item.score_cap = (int32) read_int(buf, 4, &bad);
		item.grade_cap = (int32) read_int(buf, 4, &bad);
		act = read_text(buf, &item.act_length, &bad);
		label = read_text(buf, &item.label_length, &bad);
		if (bad)
			break;
		item.size = (int32) ITEM_SIZE(item.act_length, item.label_length);

		state = state_reserve(state, item.size);
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
				 errmsg("invalid binary representation of type govcredit.score_state")));
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
				 errmsg("invalid input syntax for type govcredit.score_state"),
				 errdetail("A score state is \\x and lower-case hexadecimal digits.")));
	initStringInfo(&buf);
	enlargeStringInfo(&buf, length / 2);
	buf.len = (int) hex_decode(text + 2, length - 2, buf.data);
	buf.data[buf.len] = '\0';
	state = read_state(&buf);
	if (state == NULL || buf.cursor != buf.len)
		ereturn(fcinfo->context, (Datum) 0,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type govcredit.score_state"),
				 errdetail("The bytes are not those of a score state.")));
	PG_RETURN_POINTER(state);
}

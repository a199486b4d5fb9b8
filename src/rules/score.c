/*-------------------------------------------------------------------------
 *
 * score.c
 *	  The score aggregate: exact in any order of rows, in one piece or in
 *	  parts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "compat.h"
#include "errors.h"
#include "rules/indicator.h"
#include "rules/score.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_score_accum);
PG_FUNCTION_INFO_V1(govcredit_score_explain_accum);
PG_FUNCTION_INFO_V1(govcredit_indicator_accum);
PG_FUNCTION_INFO_V1(govcredit_score_keep_accum);
PG_FUNCTION_INFO_V1(govcredit_score_combine);
PG_FUNCTION_INFO_V1(govcredit_score_final);
PG_FUNCTION_INFO_V1(govcredit_assess_final);

/* The caps a record brings, -1 where none. */
static inline void
record_caps(const Facts *facts, int *score_cap, int *grade_cap)
{
	const Policy *policy = facts->policy;
	const PolicyScorecard *card = &policy->scorecard[facts->scorecard];

	*score_cap = *grade_cap = -1;
	if (!govcredit_of_class(facts))
		return;
	for (int i = 0; i < facts->type->ncaps; i++)
	{
		int			c = facts->type->caps[i];
		const PolicyCap *cap = &policy->cap[c];

		if (!govcredit_meets(&cap->when, facts))
			continue;
		if (cap->has_score)
			*score_cap = govcredit_lower_score_cap(policy, *score_cap, c);
		if (cap->max_grade && govcredit_grade_place(card, cap->max_grade) >= 0)
			*grade_cap = govcredit_lower_grade_cap(policy, card, *grade_cap, c);
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
	return govcredit_score_format((ScoreState *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));
}

/* Argument numbers after the state and, in explain_score, the label. */
enum
{
	A_POLICY, A_AS_OF, A_KIND, A_TYPE, A_DECIDED, A_SEVERITY,
	A_AMOUNT, A_ENDED, A_ACT, A_FLAGS, A_CORRECTED, A_REPAIRED, A_REPAIR, A_GIVEN
};

#define ARG(n) (first + (n))

/* The state so far, or a new one, which must be of this policy, day and kind. */
static inline ScoreState *
begin_state(FunctionCallInfo fcinfo, const Policy *policy, int kind, DateADT as_of)
{
	ScoreState *state;
	bool		whole;

	if (PG_ARGISNULL(0))
		return govcredit_score_new(policy, kind, as_of);
	whole = AggCheckCallContext(fcinfo, NULL) != 0;
	state = state_argument(fcinfo, whole);
	if (state->policy != policy->handle || state->as_of != as_of || state->kind != kind)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("policy, as_of and subject_kind must be the same for all records of a score")));
	if (!whole)
		govcredit_score_check(state, policy);
	else if (!(state->flags & STATE_FITS))
	{
		if (!govcredit_score_head_fits(state, policy))
			govcredit_score_bad_fit(policy);
		state->flags |= STATE_FITS;
	}
	return state;
}

/* A repair that was granted, and on which day. */
typedef struct Granted
{
	int			effect;			/* -1: none */
	DateADT		on;
} Granted;

static inline Granted
read_granted(FunctionCallInfo fcinfo, const Policy *policy, int first)
{
	Granted		granted;

	granted.effect = govcredit_resolve_effect(policy, TEXT_ARGUMENT(ARG(A_REPAIR)));
	if (PG_ARGISNULL(ARG(A_REPAIRED)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("repaired_on is needed where a repair is given")));
	granted.on = DAY_ARGUMENT(ARG(A_REPAIRED), "repaired_on");
	return granted;
}

/* A record that no other one bears upon is summed at once. */
static inline void
sum_record(ScoreState *state, const Facts *facts, const PolicyPoints *row, const DateADT *cut, const Granted *granted)
{
	const Policy *policy = facts->policy;
	const PolicyRepairEffect *effect = granted->effect >= 0 && granted->on <= state->as_of ? &policy->effect[granted->effect] : NULL;
	int			dimension = facts->type->dimension[facts->scorecard];
	int			repair = effect ? effect->percent : 100;
	int			expires;
	int64		points;

	state->flags &= ~STATE_COMPLETE;
	if (facts->decided_on > state->as_of)
		return;
	if (row && row->plain)
	{
		points = row->points;
		expires = row->cut;
	}
	else
	{
		points = govcredit_base_points(facts, row);
		expires = policy_term_cut(policy, facts->type, points);
	}
	if (expires >= 0 && facts->start <= cut[expires])
		return;
	state->live++;
	if (facts->type->ncaps > 0 && !(effect && effect->lift))
	{
		int			score_cap;
		int			grade_cap;

		record_caps(facts, &score_cap, &grade_cap);
		state->score_cap = govcredit_lower_score_cap(policy, state->score_cap, score_cap);
		state->grade_cap = govcredit_lower_grade_cap(policy, &policy->scorecard[facts->scorecard], state->grade_cap, grade_cap);
	}
	if (row == NULL || dimension < 0)
		return;
	if (facts->type->ageing >= 0 || repair != 100)
		points = govcredit_apply_factors(points, 1, govcredit_ageing_percent(policy, facts->type, facts->start, cut), repair);
	if (policy->scorecard[facts->scorecard].model == MODEL_LEDGER)
		dimension = (points > 0) ? SUM_BONUSES : SUM_DEDUCTIONS;
	govcredit_score_add(&state->sum[dimension], points);
}

/* The others are kept; label is of explain_score. */
static ScoreState *
keep_record(ScoreState *state, const Facts *facts, const PolicyPoints *row, const Granted *granted,
			DateADT corrected_on, text *act, text *label)
{
	int32		act_length = act ? (int32) VARSIZE_ANY_EXHDR(act) : -1;
	int32		label_length = label ? (int32) VARSIZE_ANY_EXHDR(label) : -1;
	Size		size = ITEM_SIZE(act_length, label_length);
	int			score_cap;
	int			grade_cap;
	ScoreItem  *item;

	state = govcredit_score_reserve(state, size);
	item = (ScoreItem *) (STATE_ITEMS(state) + state->used);
	/* padding is zero: reserve() clears the room */
	item->base = (row && row->plain) ? row->points : govcredit_base_points(facts, row);
	item->size = (int32) size;
	item->type = (int16) facts->type_index;
	item->row = row ? (int16) (row - facts->type->points) : -1;
	item->effect = (int16) granted->effect;
	item->decided_on = facts->decided_on;
	item->start = facts->start;
	item->corrected_on = corrected_on;
	item->repaired_on = granted->on;
	record_caps(facts, &score_cap, &grade_cap);
	item->score_cap = (int16) score_cap;
	item->grade_cap = (int16) grade_cap;
	item->act_length = act_length;
	item->label_length = label_length;
	if (act)
		memcpy(ITEM_ACT(item), VARDATA_ANY(act), act_length);
	if (label)
		memcpy(ITEM_LABEL(item), VARDATA_ANY(label), label_length);
	state->used += (int32) size;
	state->nitems++;
	return state;
}

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
	Granted		granted = {-1, DATEVAL_NOEND};

	if (!PG_ARGISNULL(0))
		govcredit_score_fetch(DatumGetPointer(PG_GETARG_DATUM(0)), 192);	/* head, sums, first
																			 * items */
	if (PG_ARGISNULL(ARG(A_POLICY)) || PG_ARGISNULL(ARG(A_AS_OF)) || PG_ARGISNULL(ARG(A_KIND)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("policy, as_of and subject_kind of a score must not be null")));
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(ARG(A_POLICY)));
	policy = call->policy;
	as_of = PG_GETARG_DATEADT(ARG(A_AS_OF));
	cut = govcredit_rules_cuts(fcinfo, call, as_of);
	facts.kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(ARG(A_KIND)));
	state = begin_state(fcinfo, policy, facts.kind, as_of);
	if (PG_ARGISNULL(ARG(A_TYPE)))
		PG_RETURN_POINTER(state);
	if (PG_ARGISNULL(ARG(A_DECIDED)))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("a record without decided_on has no score")));
	facts.decided_on = DAY_ARGUMENT(ARG(A_DECIDED), "decided_on");
	govcredit_read_facts(fcinfo, call, &facts, -1, ARG(A_TYPE), ARG(A_SEVERITY),
						 full ? ARG(A_AMOUNT) : -1, full ? ARG(A_ENDED) : -1, full ? ARG(A_FLAGS) : -1,
						 full ? ARG(A_GIVEN) : -1);
	govcredit_score_count(&state->records, 1);
	row = facts.type->npoints > 0 ? govcredit_points_row(&facts) : NULL;
	if (full && !PG_ARGISNULL(ARG(A_REPAIR)))
		granted = read_granted(fcinfo, policy, first);
	if (!facts.type->kept && !explains && (granted.effect < 0 || policy->effect[granted.effect].replace_months == 0))
		sum_record(state, &facts, row, cut, &granted);
	else
		state = keep_record(state, &facts, row, &granted,
							(full && !PG_ARGISNULL(ARG(A_CORRECTED))) ?
							DAY_ARGUMENT(ARG(A_CORRECTED), "corrected_on") : DATEVAL_NOEND,
							(full && !PG_ARGISNULL(ARG(A_ACT))) ? TEXT_ARGUMENT(ARG(A_ACT)) : NULL,
							(explains && !PG_ARGISNULL(first - 1)) ? TEXT_ARGUMENT(first - 1) : NULL);
	PG_RETURN_POINTER(state);
}

#undef ARG

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
	RulesCall  *call;
	const Policy *policy;
	const PolicyIndicator *indicator;
	ScoreState *state;
	ScoreItem  *item;
	DateADT		as_of;
	int			kind;
	int			index;
	int64		score;
	int64		mean = 0;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(3))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("policy, as_of and subject_kind of a score must not be null")));

	/*
	 * Looked at whether or not it is needed: what is no number is wrong of
	 * everybody.
	 */
	if (!PG_ARGISNULL(6))
		mean = govcredit_micro_from_numeric(PG_GETARG_NUMERIC(6), "peer_mean");
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(1));
	policy = call->policy;
	as_of = PG_GETARG_DATEADT(2);
	kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(3));
	state = begin_state(fcinfo, policy, kind, as_of);
	if (PG_ARGISNULL(4))
		PG_RETURN_POINTER(state);
	index = govcredit_resolve_indicator(policy, TEXT_ARGUMENT(4));
	indicator = &policy->indicator[index];
	if (indicator->dimension[policy->kind[kind].scorecard] < 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
				 govcredit_errmsg("indicator \"%s\" of policy \"%s\" does not concern subjects of kind \"%s\"",
								  indicator->item.code, policy->name, policy->kind_codes.name[kind])));
	if (!PG_ARGISNULL(5))
		score = govcredit_indicator_value(indicator, govcredit_indicator_micro(policy, indicator, PG_GETARG_NUMERIC(5)));
	else if (indicator->missing == MISSING_PEER_MEAN && !PG_ARGISNULL(6))
		score = mean;
	else
		PG_RETURN_POINTER(state);
	if (score < 0 || score > POLICY_MAX_POINTS * MICRO)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("peer mean of indicator \"%s\" out of range", indicator->item.code)));
	state = govcredit_score_reserve(state, ITEM_SIZE(-1, -1));
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

/*
 * A record that an earlier edition judges: what it counts on the day, and until
 * when, is not worked out again.  Arguments after the state: label, policy,
 * as_of, subject_kind, record_type, decided_on, points, last day.
 */
Datum
govcredit_score_keep_accum(PG_FUNCTION_ARGS)
{
	RulesCall  *call;
	ScoreState *state;
	ScoreItem  *item;
	Facts		facts;
	DateADT		as_of;
	text	   *label = PG_ARGISNULL(1) ? NULL : TEXT_ARGUMENT(1);
	int32		length = label ? (int32) VARSIZE_ANY_EXHDR(label) : -1;

	if (PG_ARGISNULL(2) || PG_ARGISNULL(3) || PG_ARGISNULL(4))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("policy, as_of and subject_kind of a score must not be null")));
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(2));
	as_of = PG_GETARG_DATEADT(3);
	facts.kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(4));
	state = begin_state(fcinfo, call->policy, facts.kind, as_of);
	if (PG_ARGISNULL(5))
		PG_RETURN_POINTER(state);
	if (PG_ARGISNULL(6))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("a record without decided_on has no score")));
	facts.decided_on = DAY_ARGUMENT(6, "decided_on");
	facts.policy = call->policy;
	facts.type_index = govcredit_resolve_type(call->policy, TEXT_ARGUMENT(5));
	facts.type = &call->policy->type[facts.type_index];
	if ((facts.type->kinds & (UINT64CONST(1) << facts.kind)) == 0)
		govcredit_wrong_kind(&facts);
	govcredit_score_count(&state->records, 1);
	state = govcredit_score_reserve(state, ITEM_SIZE(-1, length));
	item = (ScoreItem *) (STATE_ITEMS(state) + state->used);
	item->base = PG_ARGISNULL(7) ? 0 : govcredit_micro_from_numeric(PG_GETARG_NUMERIC(7), "given");
	item->size = (int32) ITEM_SIZE(-1, length);
	item->type = (int16) facts.type_index;
	item->row = ROW_KEPT;
	item->effect = -1;
	item->decided_on = facts.decided_on;
	item->start = PG_ARGISNULL(8) ? DATEVAL_NOEND : PG_GETARG_DATEADT(8);
	item->corrected_on = item->repaired_on = DATEVAL_NOEND;
	item->score_cap = item->grade_cap = -1;
	item->act_length = -1;
	item->label_length = length;
	if (label)
		memcpy(ITEM_LABEL(item), VARDATA_ANY(label), length);
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
	govcredit_score_check(b, policy);
	if (PG_ARGISNULL(0))
		PG_RETURN_POINTER(b);
	a = state_argument(fcinfo, whole);
	if (a->policy != b->policy || a->as_of != b->as_of || a->kind != b->kind)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("score states of different policy, as_of or subject_kind do not combine")));
	if (!whole)
		govcredit_score_check(a, policy);
	else if (!(a->flags & STATE_FITS) && !govcredit_score_head_fits(a, policy))
		govcredit_score_bad_fit(policy);
	a = govcredit_score_reserve(a, b->used);
	memcpy(STATE_ITEMS(a) + a->used, STATE_ITEMS(b), b->used);
	a->used += b->used;
	a->nitems += b->nitems;
	a->flags &= b->flags;
	govcredit_score_count(&a->records, b->records);
	a->live += b->live;
	a->score_cap = govcredit_lower_score_cap(policy, a->score_cap, b->score_cap);
	a->grade_cap = govcredit_lower_grade_cap(policy, &policy->scorecard[policy->kind[a->kind].scorecard],
											 a->grade_cap, b->grade_cap);
	for (int i = 0; i < a->nsums; i++)
		govcredit_score_add(&a->sum[i], b->sum[i]);
	PG_RETURN_POINTER(a);
}

Datum
govcredit_score_final(PG_FUNCTION_ARGS)
{
	Outcome		o;

	govcredit_score_work_out(fcinfo, STATE_ARG(0), false, &o);
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

	govcredit_score_work_out(fcinfo, STATE_ARG(0), false, &o);
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	values[0] = govcredit_micro_numeric_scale(o.total, o.card->places);
	values[1] = CStringGetTextDatum(o.card->grade[o.grade].item.code);
	nulls[0] = nulls[1] = o.no_score;
	values[2] = Int64GetDatum((int64) o.state->records);
	values[3] = Int64GetDatum(o.live);
	/* Whoever ranks a million asks for no parts: they take most of the time. */
	if (o.card->model == MODEL_LEDGER || (PG_NARGS() > 1 && !PG_GETARG_BOOL(1)))
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

/*-------------------------------------------------------------------------
 *
 * weigh.c
 *	  Works a score's state out: what each kept record weighs among the
 *	  others, the dimensions, the total, caps and grade.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "utils/datetime.h"

#include "compat.h"
#include "errors.h"
#include "rules/score.h"
#include "voice/voice.h"

DateADT
govcredit_replacement_ends(const Weighed *w)
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

/* Type and day in one number, since nearly every comparison ends there. */
static inline int64
type_day(const ScoreItem *item)
{
	return ((int64) item->type << 32) + item->decided_on;
}

typedef const ScoreItem *KeptItem;

static inline int
compare_type_day(const KeptItem *pa, const KeptItem *pb)
{
	int64		a = type_day(*pa);
	int64		b = type_day(*pb);

	if (a != b)
		return a < b ? -1 : 1;
	return compare_rest(*pa, *pb);
}

/* A subject's items may be millions: no sort of them is without interrupts. */
#define ST_SORT sort_by_type_day
#define ST_ELEMENT_TYPE KeptItem
#define ST_COMPARE(a, b) compare_type_day(a, b)
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

static int
weighed_sign(const Weighed *w)
{
	return (w->direct >= 0 || w->base < 0) ? -1 : 1;
}

/* What weighs nothing has no sign of its own and stands behind both. */
static int
overlap_sign(const Weighed *w)
{
	return (w->direct < 0 && w->base == 0) ? 2 : weighed_sign(w);
}

/* Groups of overlapping items, the one that counts first in each. */
static int
compare_overlap(const Weighed *const *pa, const Weighed *const *pb)
{
	const Weighed *a = *pa;
	const Weighed *b = *pb;
	int			diff;

	COMPARE(a->type->overlap, b->type->overlap);
	diff = compare_length_bytes(ITEM_ACT(a->item), a->item->act_length, ITEM_ACT(b->item), b->item->act_length);
	if (diff)
		return diff;
	COMPARE(overlap_sign(a), overlap_sign(b));
	COMPARE(b->direct, a->direct);
	COMPARE(micro_abs(b->base), micro_abs(a->base));
	COMPARE(a->item->type, b->item->type);
	return compare_rest(a->item, b->item);
}

/* In the order of compare_overlap(): does b belong to the group that a is in? */
static bool
same_overlap(const Weighed *a, const Weighed *b)
{
	return a->type->overlap == b->type->overlap &&
		(overlap_sign(a) == overlap_sign(b) || overlap_sign(b) == 2) &&
		compare_length_bytes(ITEM_ACT(a->item), a->item->act_length, ITEM_ACT(b->item), b->item->act_length) == 0;
}

typedef Weighed *WeighedPointer;

#define ST_SORT sort_by_overlap
#define ST_ELEMENT_TYPE WeighedPointer
#define ST_COMPARE(a, b) compare_overlap((const Weighed *const *) (a), (const Weighed *const *) (b))
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * Repeat: an earlier day's record of the same type, still valid on this day,
 * multiplies; what becomes of it later changes nothing (design 6.3).  Records
 * stand in order of type and day.
 */
static DateADT
last_day(const Outcome *o, const Weighed *w)
{
	return w->item->row == ROW_KEPT ? w->item->start :
		govcredit_valid_until_day(o->policy, w->type, w->base, w->item->start);
}

static void
weigh_repeats(Outcome *o)
{
	DateADT		latest = DATEVAL_NOBEGIN;	/* validity of the earlier days'
											 * records */
	DateADT		latest_of_day = DATEVAL_NOBEGIN;

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];
		DateADT		day = w->item->decided_on;
		bool		first = i == 0 || o->weighed[i - 1].type != w->type;
		bool		last = i == o->nweighed - 1 || o->weighed[i + 1].type != w->type;

		w->multiplier = 1;
		if (w->type->repeat == REPEAT_NONE)
			continue;
		CHECK_FOR_INTERRUPTS();
		if (first)
			latest = latest_of_day = DATEVAL_NOBEGIN;
		else if (o->weighed[i - 1].item->decided_on != day)
			latest = latest_of_day;
		if (!last)
			latest_of_day = Max(latest_of_day, last_day(o, w));
		if (latest < day || w->item->row == ROW_KEPT)
			continue;
		if (w->type->repeat == REPEAT_FLAT)
		{
			w->multiplier = w->type->multiplier;
			continue;
		}
		for (int j = i - 1; j >= 0 && o->weighed[j].type == w->type; j--)
		{
			const Weighed *e = &o->weighed[j];

			if (e->item->decided_on == day || last_day(o, e) < day)
				continue;
			w->multiplier = Min(w->multiplier * w->type->multiplier, POLICY_MAX_REPEATED);
			if (w->multiplier == POLICY_MAX_REPEATED)
				break;
		}
	}
}

/*
 * Among the items of one act, group and sign only the heaviest counts; what
 * weighs nothing only where there is nothing else.
 */
static void
weigh_overlaps(Outcome *o)
{
	Weighed   **order = o->order;
	int			n = 0;

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];

		if (w->decided && w->type->overlap >= 0 && w->item->act_length >= 0 && w->item->row >= 0)
			order[n++] = w;
	}
	if (n > 1)
		sort_by_overlap(order, n);
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
compare_yearly(const Weighed *const *pa, const Weighed *const *pb)
{
	const Weighed *a = *pa;
	const Weighed *b = *pb;

	COMPARE(a->type->yearly_cap, b->type->yearly_cap);
	COMPARE(weighed_sign(a), weighed_sign(b));
	COMPARE(a->item->decided_on, b->item->decided_on);
	COMPARE(a->item->type, b->item->type);
	return compare_rest(a->item, b->item);
}

#define ST_SORT sort_by_year
#define ST_ELEMENT_TYPE WeighedPointer
#define ST_COMPARE(a, b) compare_yearly((const Weighed *const *) (a), (const Weighed *const *) (b))
#define ST_CHECK_FOR_INTERRUPTS
#define ST_SCOPE static
#define ST_DEFINE
#include "lib/sort_template.h"

/*
 * A yearly cap lets through so many points of one sign and calendar year, in
 * order of the day; ageing and repair come after it and free nothing.
 */
static void
weigh_yearly_caps(Outcome *o)
{
	Weighed   **order = o->order;
	int			n = 0;
	int64		used = 0;

	for (int i = 0; i < o->nweighed; i++)
	{
		Weighed    *w = &o->weighed[i];

		w->counted = govcredit_multiply(w->base, govcredit_multiply(w->multiplier, w->periods));
		if (w->decided && w->beaten_by == NULL && w->type->yearly_cap >= 0 && w->direct < 0 && w->item->row != ROW_KEPT)
			order[n++] = w;
	}
	if (n > 1)
		sort_by_year(order, n);
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

/* The weighted mean of its indicators' scores opens a dimension. */
static void
open_observed(Outcome *o, int scorecard)
{
	const Policy *policy = o->policy;

	for (int d = 0; d < o->card->ndimensions; d++)
	{
		int64		sum = 0;
		int64		weight = 0;

		for (int i = 0; i < policy->indicator_codes.count; i++)
		{
			const PolicyIndicator *indicator = &policy->indicator[i];

			if (indicator->dimension[scorecard] != d || o->observed[i] < 0)
				continue;
			sum += indicator->weight * o->observed[i];
			weight += indicator->weight;
		}
		o->observable[d] = weight > 0;
		o->opening[d] = weight > 0 ? govcredit_divide_round(sum, weight) : o->card->dimension[d].start;
	}
}

static int64
round_to_places(int64 numerator, int64 denominator, int places)
{
	int64		step = 1;

	for (int p = places; p < 6; p++)
		step *= 10;
	return govcredit_divide_round(numerator, denominator * step) * step;
}

/* The next piece of the space that everything is worked out in. */
static inline void *
cut_off(char **space, Size size)
{
	void	   *piece = *space;

	*space += MAXALIGN(size);
	return piece;
}

/* One piece of memory for all, of zeros. */
static KeptItem *
make_room(Outcome *o)
{
	int			n = o->state->nitems;
	int			nsums = o->state->nsums;
	int			ndimensions = o->card->ndimensions;
	Size		size = MAXALIGN(sizeof(int64) * nsums) + MAXALIGN(sizeof(int64) * ndimensions) +
	MAXALIGN(sizeof(bool) * ndimensions) + MAXALIGN(sizeof(Weighed) * n) + 2 * MAXALIGN(sizeof(void *) * n);
	char	   *space = palloc_extended(size, MCXT_ALLOC_HUGE);

	memset(space, 0, size);
	o->sum = cut_off(&space, sizeof(int64) * nsums);
	o->opening = cut_off(&space, sizeof(int64) * ndimensions);
	o->observable = cut_off(&space, sizeof(bool) * ndimensions);
	o->weighed = cut_off(&space, sizeof(Weighed) * n);
	o->order = cut_off(&space, sizeof(void *) * n);
	return cut_off(&space, sizeof(void *) * n);
}

/* One observed indicator, or with item NULL what stands in for those nobody observed. */
static void
observe(Outcome *o, const ScoreItem *item)
{
	const Policy *policy = o->policy;
	int			i;

	if (o->observed == NULL)
	{
		o->observed = palloc(sizeof(int64) * Max(policy->indicator_codes.count, 1));
		for (i = 0; i < policy->indicator_codes.count; i++)
			o->observed[i] = -1;
	}
	if (item == NULL)
	{
		for (i = 0; i < policy->indicator_codes.count; i++)
			if (o->observed[i] < 0)
				o->observed[i] = policy->indicator[i].unobserved;
		return;
	}
	i = OBSERVED(item->type);
	if (o->observed[i] >= 0)
		ereport(ERROR,
				(errcode(ERRCODE_CARDINALITY_VIOLATION),
				 govcredit_errmsg("indicator \"%s\" is observed twice for one subject",
								  policy->indicator_codes.name[i])));
	o->observed[i] = item->base;
}

/* The records in order of type and day, and what was observed. */
static void
sort_items(Outcome *o, KeptItem *order)
{
	const char *p = STATE_ITEMS(o->state);

	for (int i = 0; i < o->state->nitems; i++)
	{
		const ScoreItem *item = (const ScoreItem *) p;

		p += item->size;
		if (item->type >= 0)
			order[o->nweighed++] = item;
		else
			observe(o, item);
	}
	if (o->nweighed > 1)
		sort_by_type_day(order, o->nweighed);
}

/* What a repair has made of a record by the day. */
static void
weigh_repair(const Outcome *o, const PolicyPoints *row, Weighed *w)
{
	const PolicyRepairEffect *effect = w->item->effect >= 0 ? &o->policy->effect[w->item->effect] : NULL;

	w->repair = 100;
	if (effect == NULL || w->item->repaired_on > o->state->as_of)
		return;
	w->repair = effect->percent;
	w->lifted = effect->lift;
	if (row && effect->replace_months > 0 &&
		govcredit_replaced(effect, w->item->repaired_on,
						   govcredit_valid_until_day(o->policy, w->type, w->base, w->item->start), o->state->as_of))
	{
		w->replaced = effect;
		w->expired = o->state->as_of > govcredit_replacement_ends(w);
	}
}

/* A record for itself, others aside. */
static void
weigh_alone(const Outcome *o, const DateADT *cut, const ScoreItem *item, Weighed *w)
{
	const PolicyPoints *row;
	int			expires;

	w->item = item;
	w->type = &o->policy->type[item->type];
	row = item->row >= 0 ? &w->type->points[item->row] : NULL;
	w->base = item->base;
	if (item->row == ROW_KEPT)
	{
		w->direct = -1;
		w->periods = 1;
		w->ageing = w->repair = 100;
		w->decided = item->decided_on <= o->state->as_of;
		w->expired = item->start < o->state->as_of;
		return;
	}
	w->direct = (row && row->direct) ? govcredit_grade_place(o->card, row->direct) : -1;
	w->ageing = govcredit_ageing_percent(o->policy, w->type, item->start, cut);
	w->decided = item->decided_on <= o->state->as_of;
	expires = (row && row->plain) ? row->cut : policy_term_cut(o->policy, w->type, w->base);
	w->expired = expires >= 0 && item->start <= cut[expires];
	w->periods = w->type->accrual_months == 0 ? 1 :
		govcredit_periods(w->type, item->decided_on, item->start, o->state->as_of);
	weigh_repair(o, row, w);
}

/* A record that is live and not overlapped: its caps, its direct grade or its points. */
static void
count_weighed(Outcome *o, int scorecard, Weighed *w)
{
	int			dimension = w->type->dimension[scorecard];

	if (!w->lifted)
	{
		o->score_cap = govcredit_lower_score_cap(o->policy, o->score_cap, w->item->score_cap);
		o->grade_cap = govcredit_lower_grade_cap(o->policy, o->card, o->grade_cap, w->item->grade_cap);
	}
	if (w->direct >= 0 && w->replaced == NULL)
	{
		if (w->lifted)
			return;
		if (o->direct == NULL || w->direct > o->direct->direct)
			o->direct = w;
		if (w->item->corrected_on > o->state->as_of)
			o->locked = true;
		return;
	}
	if (dimension < 0)
		return;
	w->points = w->replaced ? w->replaced->replace_points :
		govcredit_apply_factors(w->counted, 1, w->ageing, w->repair);
	if (o->card->model == MODEL_LEDGER)
		dimension = (w->points > 0) ? SUM_BONUSES : SUM_DEDUCTIONS;
	govcredit_score_add(&o->sum[dimension], w->points);
}

static void
close_ledger(Outcome *o)
{
	o->exact = o->card->start;
	govcredit_score_add(&o->exact, o->sum[SUM_DEDUCTIONS]);
	if (!o->locked)
		govcredit_score_add(&o->exact, o->sum[SUM_BONUSES]);
	if (o->direct)
		o->exact = Min(o->exact, o->card->grade[o->direct->direct].direct);
	o->rounded = round_to_places(o->exact, 1, o->card->places);
}

static void
close_index(Outcome *o, int scorecard, bool explains)
{
	if (o->observed || explains)
	{
		observe(o, NULL);
		open_observed(o, scorecard);
	}
	for (int d = 0; d < o->card->ndimensions; d++)
	{
		const PolicyDimension *dim = &o->card->dimension[d];

		if (!o->observed && !explains)
		{
			o->observable[d] = dim->has_opening;
			o->opening[d] = dim->opening;
		}
		govcredit_score_add(&o->sum[d], o->opening[d]);
		if (!govcredit_dimension_counts(o, d))
			continue;
		o->weight += dim->weight;
		o->exact += dim->weight * Max(Min(o->sum[d], dim->max), 0);
	}
	o->no_score = (o->weight == 0);
	if (!o->no_score)
		o->rounded = round_to_places(o->exact, o->weight, o->card->places);
}

void
govcredit_score_work_out(FunctionCallInfo fcinfo, const ScoreState *state, bool explains, Outcome *o)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, state->policy);
	const DateADT *cut = govcredit_rules_cuts(fcinfo, call, state->as_of);
	const Policy *policy = call->policy;
	KeptItem   *order;
	int			scorecard;

	govcredit_score_fetch(state, Min(VARSIZE(state), 1024));
	govcredit_score_check(state, policy);
	memset(o, 0, sizeof(*o));
	o->policy = policy;
	o->state = state;
	scorecard = policy->kind[state->kind].scorecard;
	o->card = &policy->scorecard[scorecard];
	o->live = state->live;
	o->score_cap = state->score_cap;
	o->grade_cap = state->grade_cap;
	order = make_room(o);
	for (int i = 0; i < state->nsums; i++)
		o->sum[i] = state->sum[i];
	sort_items(o, order);
	for (int i = 0; i < o->nweighed; i++)
		weigh_alone(o, cut, order[i], &o->weighed[i]);
	if (o->nweighed > 0)
	{
		weigh_repeats(o);
		weigh_overlaps(o);
		weigh_yearly_caps(o);
	}
	for (int i = 0; i < o->nweighed; i++)
		if (o->weighed[i].decided && !o->weighed[i].expired)
		{
			o->live++;
			if (!o->weighed[i].beaten_by)
				count_weighed(o, scorecard, &o->weighed[i]);
		}
	if (o->card->model == MODEL_LEDGER)
		close_ledger(o);
	else
		close_index(o, scorecard, explains);

	o->total = o->rounded;
	if (o->score_cap >= 0)
		o->total = Min(o->total, round_to_places(policy->cap[o->score_cap].max_score, 1, o->card->places));
	o->grade = govcredit_grade_of(o->card, o->total);
	if (o->grade_cap >= 0)
		o->grade = Max(o->grade, govcredit_grade_place(o->card, policy->cap[o->grade_cap].max_grade));
}

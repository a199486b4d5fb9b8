/*-------------------------------------------------------------------------
 *
 * score.h
 *	  The state of a score, and a state worked out.
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
#ifndef GOVCREDIT_SCORE_H
#define GOVCREDIT_SCORE_H

#include "common/int.h"
#include "rules/facts.h"
#include "voice/voice.h"

#define STATE_VERSION		1
#define STATE_COMPLETE		1	/* flag: nothing was summed, all is kept */
#define STATE_FITS			2	/* flag: made or checked here; never sent */

/* Sums of a ledger. */
#define SUM_DEDUCTIONS		0
#define SUM_BONUSES			1

/*
 * Small, since a query that groups holds one for each subject: its head and
 * the first sums lie in one cache line.
 */
typedef struct ScoreState
{
	int32		vl_len_;
	uint8		version;
	uint8		flags;
	int8		kind;
	int8		nsums;			/* dimensions of an index, 2 for a ledger */
	int64		policy;
	DateADT		as_of;
	int16		score_cap;		/* deciding cap of those not kept, or -1 */
	int16		grade_cap;
	int32		records;
	int32		live;			/* among those that are not kept */
	int32		nitems;
	int32		used;			/* bytes of items */
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
	DateADT		decided_on;
	DateADT		start;
	DateADT		corrected_on;
	DateADT		repaired_on;
	int32		size;
	int32		act_length;		/* -1: an act of its own */
	int32		label_length;	/* -1: none */
	int16		type;			/* OBSERVED(indicator) for an observation */
	int16		row;			/* of the type's points, -1: none matched */
	int16		effect;			/* of its repair, -1: none */
	int16		score_cap;
	int16		grade_cap;
} ScoreItem;

/* In the place of a row: base is what counts until the day start, whatever this policy's type says. */
#define ROW_KEPT				(-2)

#define OBSERVED(indicator)		(-1 - (indicator))
#define STATE_ARG(n)			govcredit_score_format((ScoreState *) PG_DETOAST_DATUM(PG_GETARG_DATUM(n)))
#define STATE_HEADER(nsums)		(offsetof(ScoreState, sum) + (Size) (nsums) * sizeof(int64))
#define STATE_ITEMS(state)		((char *) (state) + STATE_HEADER((state)->nsums))
#define STATE_CAPACITY(state)	(VARSIZE(state) - STATE_HEADER((state)->nsums))
#define STATE_MAX_ITEMS_BYTES	(512 * 1024 * 1024)
#define ITEM_ACT(item)			((char *) (item) + sizeof(ScoreItem))
#define ITEM_LABEL(item)		(ITEM_ACT(item) + Max((item)->act_length, 0))
#define ITEM_SIZE(act, label)	MAXALIGN(sizeof(ScoreItem) + Max(act, 0) + Max(label, 0))

/* score_state.c */

/* An empty state; an error if subjects of the kind are not scored. */
extern ScoreState *govcredit_score_new(const Policy *policy, int kind, DateADT as_of);

/* The same state; an error if it was stored in another format. */
extern ScoreState *govcredit_score_format(ScoreState *state);

/* Room for size more bytes of items; the result may be another chunk. */
extern ScoreState *govcredit_score_reserve(ScoreState *state, Size size);

/*
 * Where subjects are many their states are in no cache.  What is about to be
 * read is asked for as soon as it is known where it is.
 */
static inline void
govcredit_score_fetch(const void *state, Size bytes)
{
	for (Size line = 0; line < bytes; line += 64)
		govcredit_prefetch((const char *) state + line);
}

static inline void
govcredit_score_add(int64 *sum, int64 points)
{
	if (pg_add_s64_overflow(*sum, points, sum))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("score out of range")));
}

/* One more record, or as many as another state has seen. */
static inline void
govcredit_score_count(int32 *count, int32 more)
{
	if (pg_add_s32_overflow(*count, more, count))
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 govcredit_errmsg("too many records of one subject")));
}

/*
 * Does what a state says, its items aside, exist in the policy?  Asked even
 * inside an aggregate, whose INITCOND may be anything.
 */
extern bool govcredit_score_head_fits(const ScoreState *state, const Policy *policy);
extern void govcredit_score_bad_fit(const Policy *policy);

/*
 * A state that came as a value: its indexes must exist in the policy and its
 * items must lie inside it.  What the bytes claim is not believed.
 */
extern void govcredit_score_check(const ScoreState *state, const Policy *policy);

/* grade.c: the lower of two caps, of which either may be -1 */
extern int	govcredit_lower_score_cap(const Policy *policy, int a, int b);
extern int	govcredit_lower_grade_cap(const Policy *policy, const PolicyScorecard *card, int a, int b);

/* Place of a grade in the scorecard's bands, best 0; -1 if it is not there. */
extern int	govcredit_grade_place(const PolicyScorecard *card, const char *grade);
extern int	govcredit_grade_of(const PolicyScorecard *card, int64 score);

/* What became of a kept record. */
typedef struct Weighed
{
	const ScoreItem *item;
	const PolicyType *type;
	int64		base;
	int			direct;			/* place of its direct grade, -1: none */
	int64		multiplier;
	int64		periods;
	int64		counted;		/* base × multiplier × periods, capped
								 * yearly */
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
	Weighed   **order;			/* room to sort them */
	int64	   *sum;
	int64	   *observed;		/* score by indicator, -1: none; only where
								 * something is observed or explained */
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

/* weigh.c */
extern void govcredit_score_work_out(FunctionCallInfo fcinfo, const ScoreState *state, bool explains, Outcome *o);

/* Does the dimension count, or is it left out for want of data? */
static inline bool
govcredit_dimension_counts(const Outcome *o, int d)
{
	return o->observable[d] || !o->card->drop_no_data;
}

/* Last day on which the points of a repair count. */
extern DateADT govcredit_replacement_ends(const Weighed *w);

#endif							/* GOVCREDIT_SCORE_H */

/*-------------------------------------------------------------------------
 *
 * facts.h
 *	  The facts of one record, resolved against a policy, and the arithmetic
 *	  of points and terms that all rules share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_FACTS_H
#define GOVCREDIT_FACTS_H

#include "policy/policy.h"

/*
 * What a call site keeps between rows (fn_extra): the compiled policy, the
 * subject kind it saw last, and for one day the latest starts at which each term has
 * run out and each ageing step holds, so that a row compares integers instead
 * of computing dates.
 */
typedef struct RulesCall
{
	const Policy *policy;
	int64		handle;
	bool		has_cuts;
	DateADT		as_of;
	DateADT    *cut;			/* by PolicyTerm/PolicyAgeing.first_cut + n */
	int			kind;
	int			kind_length;
	char		kind_name[64];
} RulesCall;

/* A text argument without a copy, and in the usual case without a call. */
static inline text *
govcredit_text_argument(Datum value)
{
	text	   *t = (text *) DatumGetPointer(value);

	return (VARATT_IS_SHORT(t) || VARATT_IS_4B_U(t)) ? t : DatumGetTextPP(value);
}
#define TEXT_ARGUMENT(n)	govcredit_text_argument(PG_GETARG_DATUM(n))

/* One record.  Dates that are not given are DATEVAL_NOEND. */
typedef struct Facts
{
	const Policy *policy;
	int			kind;
	int			scorecard;		/* -1: the kind is not scored */
	int			type_index;
	const PolicyType *type;
	int			severity;		/* -1: none */
	bool		has_amount;
	int64		amount;			/* millionths of a yuan */
	uint64		flags;
	bool		has_given;		/* points the record brings (discretion) */
	int64		given;
	DateADT		decided_on;
	DateADT		start;			/* of validity: end of the act or decision;
								 * DATEVAL_NOEND while the act is open */
} Facts;

extern RulesCall *govcredit_new_rules_call(FunctionCallInfo fcinfo, int64 handle);
extern const DateADT *govcredit_new_rules_cuts(FunctionCallInfo fcinfo, RulesCall *call, DateADT as_of);

static inline RulesCall *
govcredit_rules_call(FunctionCallInfo fcinfo, int64 handle)
{
	RulesCall  *call = fcinfo->flinfo->fn_extra;

	return (call && call->handle == handle) ? call : govcredit_new_rules_call(fcinfo, handle);
}

static inline const DateADT *
govcredit_rules_cuts(FunctionCallInfo fcinfo, RulesCall *call, DateADT as_of)
{
	return (call->has_cuts && call->as_of == as_of) ? call->cut : govcredit_new_rules_cuts(fcinfo, call, as_of);
}

extern int	govcredit_resolve_kind(RulesCall *call, text *name);
extern int	govcredit_resolve_type(RulesCall *call, text *name);
extern int	govcredit_resolve_severity(const Policy *policy, text *name);
extern int	govcredit_resolve_effect(const Policy *policy, text *name);
extern uint64 govcredit_resolve_flags(const Policy *policy, ArrayType *names);
extern int64 govcredit_micro_from_numeric(Numeric value);

/*
 * Fills facts from arguments; the numbers are those of the arguments, -1 where
 * the caller has none.  decided_on is the caller's to set, and the kind where
 * its argument is -1.  The type must concern the kind.
 */
extern void govcredit_read_facts(FunctionCallInfo fcinfo, RulesCall *call, Facts *facts,
								 int kind, int type, int severity, int amount, int ended_on, int flags,
								 int given);

/* The one row of points that the record matches; NULL if there is none. */
extern const PolicyPoints *govcredit_points_row(const Facts *facts);

/*
 * Points of the record before modifiers, from its row (NULL: none): fixed,
 * given within the row's range, or for every whole unit of the amount; the
 * heaviest aggravation that matches scales them.
 */
extern int64 govcredit_base_points(const Facts *facts, const PolicyPoints *row);

/* The aggravation that counts, or NULL. */
extern const PolicyAggravation *govcredit_aggravation(const Facts *facts);

/* Times an accruing record has counted by a day; 1 if it does not accrue. */
extern int64 govcredit_periods(const PolicyType *type, DateADT decided_on, DateADT start, DateADT as_of);

/*
 * Do the points of a repair stand in the place of the record's own on the day?
 * From the day granted and to the end of their term they stand alone, without
 * repeat, periods and ageing; a record that had run out before stays run out.
 */
extern bool govcredit_replaced(const PolicyRepairEffect *effect, DateADT repaired_on, DateADT valid_until, DateADT as_of);

/* Do the record's facts meet the conditions of a row of a rule table? */
extern bool govcredit_meets(const PolicyCondition *when, const Facts *facts);

/* Band of the record's term, or -1 if its type has none. */
extern int	govcredit_term_band(const Policy *policy, const PolicyType *type, int64 base);

/* Last day of validity, included. */
extern DateADT govcredit_valid_until_day(const Policy *policy, const PolicyType *type, int64 base, DateADT start);

/* Ageing in percent on a day whose cuts are given. */
extern int	govcredit_ageing_percent(const Policy *policy, const PolicyType *type, DateADT start,
									 const DateADT *cut);

/* Calendar months on, clamped to the end of the month (Civil Code 201-202). */
extern DateADT govcredit_add_months(DateADT day, int months);

/* base × multiplier × ageing × repair, one rounding, half away from zero. */
extern int64 govcredit_apply_factors(int64 base, int64 multiplier, int ageing, int repair);

/* a × b or an error. */
extern int64 govcredit_multiply(int64 a, int64 b);

/* value / divisor, half away from zero; divisor > 0. */
extern int64 govcredit_divide_round(int64 value, int64 divisor);

/* Millionths as numeric without trailing zeros; with a fixed scale. */
extern Datum govcredit_micro_numeric(int64 value);
extern Datum govcredit_micro_numeric_scale(int64 value, int places);

/* A day as ISO 8601 writes it, whatever DateStyle says: answers are immutable. */
extern char *govcredit_date_text(DateADT day);

extern Datum govcredit_text_or_null(const char *value, bool *isnull);

#endif							/* GOVCREDIT_FACTS_H */

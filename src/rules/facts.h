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

#include "common/int.h"
#include "compat.h"
#include "policy/policy.h"
#include "utils/numeric.h"
#include "voice/voice.h"

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
	int			kind;			/* -1: none seen */
	int			kind_length;
	uint64		kind_head;
	uint64		kind_tail;
} RulesCall;

/*
 * A text argument without a copy, and in the usual case without a call.  The
 * header of a value stored elsewhere is of one byte, too: VARATT_IS_SHORT() alone
 * takes its pointer for the text.
 */
static inline text *
govcredit_text_argument(Datum value)
{
	text	   *t = (text *) DatumGetPointer(value);

	return VARATT_IS_4B_U(t) || (VARATT_IS_SHORT(t) && !VARATT_IS_EXTERNAL(t)) ? t : DatumGetTextPP(value);
}
#define TEXT_ARGUMENT(n)	govcredit_text_argument(PG_GETARG_DATUM(n))

/* Days that can be given and asked for: 0001-01-01 and 9999-12-31. */
#define FIRST_DAY		(1721426 - POSTGRES_EPOCH_JDATE)
#define LAST_DAY		(5373484 - POSTGRES_EPOCH_JDATE)

pg_noreturn extern void govcredit_bad_day(const char *what, DateADT day);

/* A day of its argument's name; terms counted from it stay within what dates hold. */
static inline DateADT
govcredit_day(const char *what, DateADT day)
{
	if (unlikely(day < FIRST_DAY || day > LAST_DAY))
		govcredit_bad_day(what, day);
	return day;
}
#define DAY_ARGUMENT(n, what)	govcredit_day(what, PG_GETARG_DATEADT(n))

/* The end of an act: infinity while it goes on. */
#define ACT_END_ARGUMENT(n) \
	(DATE_IS_NOEND(PG_GETARG_DATEADT(n)) ? DATEVAL_NOEND : DAY_ARGUMENT(n, "ended_on"))

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
	uint64		documents;		/* what it rests on, as PolicyDocument.bits */
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

/* Chinese where there is none in English; NULL: none at all. */
extern const char *govcredit_code_title(const PolicyCodes *codes, int index, GovcreditLanguage language);

/*
 * Raises IG005 with the nearest of the names known, and its title if there are
 * titles.
 */
pg_noreturn extern void govcredit_unknown_name(const Policy *policy, const char *what, text *name,
											   const char *const *known, const PolicyCodes *codes, int count);
pg_noreturn extern void govcredit_unknown_code(const Policy *policy, const PolicyCodes *codes, const char *what, text *name);
extern int	govcredit_new_kind(RulesCall *call, text *name);

static pg_attribute_always_inline int
govcredit_resolve_code(const Policy *policy, const PolicyCodes *codes, const char *what, text *name)
{
	int			index = govcredit_policy_code(codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (unlikely(index < 0))
		govcredit_unknown_code(policy, codes, what, name);
	return index;
}

/*
 * The same for what is asked and not stored (an action, a purpose, a deadline):
 * its Chinese title will do, where no other item of the section has it.  What
 * records hold is compared as text in tables, so that a title there would be a
 * second spelling of one fact.
 */
extern int	govcredit_find_name(const PolicyCodes *codes, text *name); /* or -1 */
extern int	govcredit_resolve_name(const Policy *policy, const PolicyCodes *codes, const char *what, text *name);

static pg_attribute_always_inline int
govcredit_resolve_type(const Policy *policy, text *name)
{
	return govcredit_resolve_code(policy, &policy->type_codes, "record type", name);
}

static pg_attribute_always_inline int
govcredit_resolve_severity(const Policy *policy, text *name)
{
	return govcredit_resolve_code(policy, &policy->severity_codes, "severity", name);
}

static pg_attribute_always_inline int
govcredit_resolve_effect(const Policy *policy, text *name)
{
	return govcredit_resolve_code(policy, &policy->effect_codes, "repair effect", name);
}

/* The kind is the same in nearly every row. */
static pg_attribute_always_inline int
govcredit_resolve_kind(RulesCall *call, text *name)
{
	const char *data = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	uint64		head;
	uint64		tail;

	policy_code_ends(data, length, &head, &tail);
	if (likely(call->kind >= 0 && length == call->kind_length &&
			   head == call->kind_head && tail == call->kind_tail &&
			   policy_code_middle(call->policy->kind_codes.name[call->kind], data, length)))
		return call->kind;
	return govcredit_new_kind(call, name);
}

/*
 * A grade of the scorecard that the kind is judged by; of any, if it has none.
 * A grade is no code of a section: each scorecard has its own, best first.
 */
extern const char *govcredit_resolve_grade(const Policy *policy, int kind, text *name);

/*
 * Circumstances, and among them what the record rests on: document:KIND and
 * document:notice, document:defence, document:service.  A kind of document that
 * the policy does not have is good for nothing there, and no error.
 */
extern uint64 govcredit_resolve_flags(const Policy *policy, ArrayType *names, uint64 *documents);

/* Is it the name of something a record rests on?  Then its bit is set, if there is one. */
extern bool govcredit_document_flag(const Policy *policy, const text *name, uint64 *documents);

/*
 * Millionths, further places rounded half away from zero; what has no end or is
 * no number is an error that says what it was given as.
 */
extern int64 govcredit_micro_from_numeric(Numeric value, const char *what);

/* An amount of money; none is less than nothing. */
extern int64 govcredit_amount_from_numeric(Numeric value);
extern bool govcredit_micro_fits(Numeric value, int64 *micro);	/* or false */

pg_noreturn extern void govcredit_wrong_kind(const Facts *facts);

/*
 * Fills facts from arguments; the numbers are those of the arguments, -1 where
 * the caller has none.  decided_on is the caller's to set, and the kind where
 * its argument is -1.  The type must concern the kind.  Inline, since callers
 * know the numbers and every row comes through here.
 */
static pg_attribute_always_inline void
govcredit_read_facts(FunctionCallInfo fcinfo, RulesCall *call, Facts *facts,
					 int kind, int type, int severity, int amount, int ended_on, int flags,
					 int given)
{
	const Policy *policy = call->policy;

	facts->policy = policy;
	if (kind >= 0)
		facts->kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(kind));
	facts->type_index = govcredit_resolve_type(policy, TEXT_ARGUMENT(type));
	facts->type = &policy->type[facts->type_index];
	facts->scorecard = policy->kind[facts->kind].scorecard;
	if (unlikely((facts->type->kinds & (UINT64CONST(1) << facts->kind)) == 0))
		govcredit_wrong_kind(facts);
	facts->severity = PG_ARGISNULL(severity) ? facts->type->severity :
		govcredit_resolve_severity(policy, TEXT_ARGUMENT(severity));
	facts->has_amount = facts->type->has_amount;
	facts->amount = facts->type->amount;
	if (amount >= 0 && facts->type->uses_amount && !PG_ARGISNULL(amount))
	{
		facts->has_amount = true;
		facts->amount = govcredit_amount_from_numeric(PG_GETARG_NUMERIC(amount));
	}
	facts->documents = 0;
	facts->flags = (flags < 0 || PG_ARGISNULL(flags)) ? 0 :
		govcredit_resolve_flags(policy, PG_GETARG_ARRAYTYPE_P(flags), &facts->documents);
	facts->has_given = (given >= 0 && !PG_ARGISNULL(given));
	facts->given = facts->has_given ? govcredit_micro_from_numeric(PG_GETARG_NUMERIC(given), "given") : 0;
	facts->start = (ended_on >= 0 && !PG_ARGISNULL(ended_on)) ? ACT_END_ARGUMENT(ended_on) :
		facts->type->until_ended ? DATEVAL_NOEND : facts->decided_on;
}

/*
 * Why the edition cannot judge a record, or NULL, and its facts but for the days.
 * Called with the arguments of judges().
 */
extern const char *govcredit_judge_fault(FunctionCallInfo judges, Facts *facts);

/* Does a record that nobody has repaired forbid the action, for that purpose (-1: none), on that day? */
extern bool govcredit_facts_bar(const Facts *facts, DateADT corrected_on, DateADT as_of, int action, int purpose);

/*
 * May a record be entered, whatever else the books hold?  The edition can judge
 * it, keeps it out of no collection, and asks for no list its subject stands on
 * and no step that makes it.  Called with the arguments of judges().
 */
extern const char *govcredit_followed(const Facts *facts);
extern bool govcredit_enters_plainly(FunctionCallInfo judges);

/* Do the record's facts meet the conditions of a row of a rule table? */
extern bool govcredit_meets(const PolicyCondition *when, const Facts *facts);

/* Does one of the documents that are good for it stand under the record, with all it needs? */
static inline bool
govcredit_rests(const Facts *facts)
{
	for (int i = 0; i < facts->type->ndocuments; i++)
	{
		uint64		bits = facts->policy->document[facts->type->documents[i]].bits;

		if ((facts->documents & bits) == bits)
			return true;
	}
	return facts->type->ndocuments == 0;
}

/* The class that the record has by its facts. */
static inline PolicyClass
govcredit_record_class(const Facts *facts)
{
	if (unlikely(facts->type->conditional) &&
		!(govcredit_rests(facts) && (facts->type->class_when == NULL || govcredit_meets(facts->type->class_when, facts))))
		return CLASS_BASIC;
	return facts->type->class;
}

/*
 * Is it of the class of its type?  Otherwise nothing that comes of that class
 * comes of it: points, caps, measures, the head's record, repair.
 */
static inline bool
govcredit_of_class(const Facts *facts)
{
	return govcredit_record_class(facts) == facts->type->class;
}

/*
 * Why it is not: no_document, no document good for it; document_incomplete, one
 * without the notice, defence or service it needs; not_found, a finding that its
 * class asks for.  The rule and the clause that ask for it.
 */
typedef struct ClassFault
{
	const char *code;			/* NULL: it is of its class */
	GovcreditSaid said;
	const char *rule;
	const char *basis;
} ClassFault;
extern void govcredit_class_fault(const Facts *facts, ClassFault *fault);

/* The one row of points that the record matches; NULL if there is none. */
extern const PolicyPoints *govcredit_search_points(const Facts *facts);

static inline const PolicyPoints *
govcredit_points_row(const Facts *facts)
{
	if (facts->type->row_of_severity && (facts->severity >= 0 || !facts->type->by_severity))
		return facts->type->row_of_severity[facts->severity + 1];
	return govcredit_search_points(facts);
}

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

/* Does a rule of repair, or of publication, concern the record, on the day that chooses the regime? */
extern bool govcredit_repair_rule_applies(const PolicyRepairRule *rule, const Facts *facts, DateADT regime_date);

/* The regime that decides about it then, or NULL. */
extern const char *govcredit_repair_regime(const Facts *facts, DateADT regime_date);

/*
 * What ends validity: its term; never, where the type has none; or unknown, as
 * long as the act from whose end the term counts goes on.
 */
static inline const char *
govcredit_validity_ends_when(const PolicyType *type, DateADT end)
{
	return !DATE_IS_NOEND(end) ? "term" : type->term < 0 ? "never" : "unknown";
}

/* Last day of validity, included. */
extern DateADT govcredit_valid_until_day(const Policy *policy, const PolicyType *type, int64 base, DateADT start);

/* Ageing in percent on a day whose cuts are given. */
static inline int
govcredit_ageing_percent(const Policy *policy, const PolicyType *type, DateADT start, const DateADT *cut)
{
	const PolicyAgeing *ageing;

	if (type->ageing < 0)
		return 100;
	ageing = &policy->ageing[type->ageing];
	for (int s = ageing->nsteps - 1; s >= 0; s--)
		if (start <= cut[ageing->first_cut + s])
			return ageing->percent[s];
	return 100;
}

/* Calendar months on, clamped to the end of the month (Civil Code 201-202). */
extern DateADT govcredit_add_months(DateADT day, int months);

pg_noreturn extern void govcredit_points_overflow(void);
extern int64 govcredit_wide_percents(int64 value, int64 percents);

/* a × b or an error. */
static inline int64
govcredit_multiply(int64 a, int64 b)
{
	int64		product;

	if (unlikely(pg_mul_s64_overflow(a, b, &product)))
		govcredit_points_overflow();
	return product;
}

/* base × multiplier × ageing × repair, one rounding, half away from zero. */
static inline int64
govcredit_apply_factors(int64 base, int64 multiplier, int ageing, int repair)
{
	int64		product = govcredit_multiply(base, multiplier);
	int64		percents = (int64) ageing * repair;
	int64		scaled;

	if (likely(!pg_mul_s64_overflow(product, percents, &scaled)))
		return govcredit_divide_round(scaled, 10000);
	return govcredit_wide_percents(product, percents);
}

/* Millionths as numeric without trailing zeros; with a fixed scale. */
extern Datum govcredit_micro_numeric(int64 value);
extern Datum govcredit_micro_numeric_scale(int64 value, int places);

/* An answer's day: infinity inside, NULL outside. */
extern Datum govcredit_day_or_null(DateADT day, bool *isnull);

extern Datum govcredit_text_or_null(const char *value, bool *isnull);

/* Codes as text[]. */
extern Datum govcredit_code_array(const PolicyCodes *codes, const int *indexes, int count);

/* One row, code unknown, of what nobody can tell; its title in a column, or -1. */
extern void govcredit_put_unknown(FunctionCallInfo fcinfo, int code, int title);

/* What a grade brings is asked by policy, subject_kind, grade; NULL: unknown, and said. */
extern const char *govcredit_graded(FunctionCallInfo fcinfo, RulesCall *call, int *kind);

/* An error where a table of a registry, in these two schemas, was given to Citus. */
extern void govcredit_must_be_here(Oid registry, Oid internal);

#endif							/* GOVCREDIT_FACTS_H */

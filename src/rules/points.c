/*-------------------------------------------------------------------------
 *
 * points.c
 *	  What one record weighs by itself: severity, points, validity.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "identifier/uscc_core.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_severity);
PG_FUNCTION_INFO_V1(govcredit_party_kind);
PG_FUNCTION_INFO_V1(govcredit_explain_severity);
PG_FUNCTION_INFO_V1(govcredit_points);
PG_FUNCTION_INFO_V1(govcredit_explain_points);
PG_FUNCTION_INFO_V1(govcredit_valid_until);
PG_FUNCTION_INFO_V1(govcredit_validity);
PG_FUNCTION_INFO_V1(govcredit_explain_valid_until);

/* What joins the kinds that one word names, and begins one without a class */
#define JOINS		"\xE3\x80\x81"	/* 、 */
#define OTHER_KIND	"\xE5\x85\xB6\xE4\xBB\x96"	/* 其他 */

/*
 * The penalty kinds in an array, without NULLs; *heaviest is -1 if none.  A
 * value of the national code list may name two (没收违法所得、没收非法财物), or one
 * that only the law behind it knows (其他-…), which has no class here.
 */
static int
read_penalties(const Policy *policy, ArrayType *names, int **penalties, int *heaviest)
{
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	int			room = 0;
	int			found = 0;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			room += 1 + VARSIZE_ANY_EXHDR(DatumGetTextPP(elements[i])) / 3;
	*penalties = palloc(sizeof(int) * Max(room, 1));
	*heaviest = -1;
	for (int i = 0; i < count; i++)
	{
		text	   *name;
		const char *at;
		const char *end;

		if (nulls[i])
			continue;
		name = DatumGetTextPP(elements[i]);
		at = VARDATA_ANY(name);
		end = at + VARSIZE_ANY_EXHDR(name);
		while (at <= end)
		{
			const char *stop = at;
			text	   *part = name;
			int			penalty = at == VARDATA_ANY(name) ? govcredit_find_name(&policy->penalty_codes, name) : -1;

			if (penalty >= 0)
				stop = end;
			else if (end - at >= 6 && memcmp(at, OTHER_KIND, 6) == 0)
				break;
			else
			{
				while (stop < end && !(end - stop >= 3 && memcmp(stop, JOINS, 3) == 0))
					stop++;
				if (stop < end || at > VARDATA_ANY(name))
					part = cstring_to_text_with_len(at, (int) (stop - at));
				penalty = govcredit_resolve_name(policy, &policy->penalty_codes, "penalty kind", part);
			}
			(*penalties)[found++] = penalty;
			if (*heaviest < 0 || policy->penalty[penalty].order > policy->penalty[*heaviest].order)
				*heaviest = penalty;
			at = stop + 3;
		}
	}
	return found;
}

/*
 * The class of the heaviest kind, in the order of the penalty kinds; the kinds
 * of one decision weigh as one (NAT-02).
 */
Datum
govcredit_severity(PG_FUNCTION_ARGS)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	int		   *penalties;
	int			heaviest;

	read_penalties(call->policy, PG_GETARG_ARRAYTYPE_P(1), &penalties, &heaviest);
	if (heaviest < 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(call->policy->severity_codes.name[call->policy->penalty[heaviest].severity]));
}

Datum
govcredit_explain_severity(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	int		   *penalties;
	int			heaviest;
	int			count;

	InitMaterializedSRF(fcinfo, 0);
	count = read_penalties(policy, PG_GETARG_ARRAYTYPE_P(1), &penalties, &heaviest);
	for (int i = 0; i < count; i++)
	{
		const PolicyPenaltyKind *penalty = &policy->penalty[penalties[i]];
		Datum		values[5];
		bool		nulls[5] = {0};

		values[0] = CStringGetTextDatum(policy->penalty_codes.name[penalties[i]]);
		values[1] = CStringGetTextDatum(policy->severity_codes.name[penalty->severity]);
		values[2] = Int32GetDatum(penalty->order);
		values[3] = BoolGetDatum(penalties[i] == heaviest);
		values[4] = CStringGetTextDatum(penalty->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*
 * The kind of a party by its code: that whose codes begin as it does, the
 * longest beginning first; "otherwise" where several have it, or none.
 */
Datum
govcredit_party_kind(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	text	   *given;
	const char *letters;
	size_t		len;
	GovcreditUscc code;
	char		plain[GOVCREDIT_USCC_LETTERS];
	int			found = -1;
	size_t		longest = 0;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(1))
		PG_RETURN_DATUM(PG_GETARG_DATUM(2));
	policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;
	given = PG_GETARG_TEXT_PP(1);
	letters = VARDATA_ANY(given);
	len = VARSIZE_ANY_EXHDR(given);
	if (!govcredit_uscc_parse(letters, len, &code, NULL))
		PG_RETURN_DATUM(PG_GETARG_DATUM(2));
	govcredit_uscc_letters(&code, plain);
	for (int k = 0; k < policy->kind_codes.count; k++)
	{
		for (int i = 0; i < policy->kind[k].nbeginnings; i++)
		{
			size_t		length = strlen(policy->kind[k].beginnings[i]);

			if (length < longest || memcmp(plain, policy->kind[k].beginnings[i], length) != 0)
				continue;
			found = length > longest || found == k ? k : -1;
			longest = length;
		}
	}
	if (found < 0)
		PG_RETURN_DATUM(PG_GETARG_DATUM(2));
	PG_RETURN_TEXT_P(cstring_to_text(policy->kind_codes.name[found]));
}

/* Argument numbers of points() and explain_points(). */
enum
{
	A_POLICY, A_KIND, A_TYPE, A_DECIDED, A_SEVERITY, A_AMOUNT, A_ENDED, A_FLAGS,
	A_REPEATED, A_REPAIRED, A_REPAIR, A_AS_OF, A_GIVEN
};

/* valid_until() has the first eight of them and the points given, validity() as_of, too. */
#define A_VALID_GIVEN	8
#define A_VALID_AS_OF	9

/* How the points of a record come about. */
typedef struct PointsSteps
{
	Facts		facts;
	const PolicyPoints *row;	/* NULL: no points */
	int64		base;
	int64		multiplier;		/* repeat × periods */
	int64		periods;
	int			ageing;			/* percent */
	int			repair;			/* percent */
	const PolicyRepairEffect *effect;	/* NULL: not repaired by then */
	bool		replaced;		/* its points stand in the place of others */
	bool		dated;			/* as_of given */
	bool		decided;		/* by as_of */
	bool		live;
	DateADT		valid_until;
	int64		points;
} PointsSteps;

static bool
compute_points(FunctionCallInfo fcinfo, PointsSteps *s)
{
	RulesCall  *call;
	const Policy *policy;

	if (PG_ARGISNULL(A_POLICY) || PG_ARGISNULL(A_KIND) || PG_ARGISNULL(A_TYPE))
		return false;
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY));
	policy = call->policy;
	s->facts.decided_on = PG_ARGISNULL(A_DECIDED) ? DATEVAL_NOEND : DAY_ARGUMENT(A_DECIDED, "decided_on");
	govcredit_read_facts(fcinfo, call, &s->facts, A_KIND, A_TYPE, A_SEVERITY, A_AMOUNT, A_ENDED, A_FLAGS, A_GIVEN);
	if (s->facts.type->npoints == 0)
		return false;
	s->row = govcredit_points_row(&s->facts);
	s->base = govcredit_base_points(&s->facts, s->row);
	s->dated = !PG_ARGISNULL(A_AS_OF);
	if (s->dated && PG_ARGISNULL(A_DECIDED))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("decided_on is needed where as_of is given")));

	s->multiplier = 1;
	if (!PG_ARGISNULL(A_REPEATED) && PG_GETARG_BOOL(A_REPEATED) && s->facts.type->repeat != REPEAT_NONE)
		s->multiplier = s->facts.type->multiplier;
	s->ageing = 100;
	s->periods = 1;
	s->live = s->decided = true;
	s->valid_until = govcredit_valid_until_day(policy, s->facts.type, s->base, s->facts.start);
	if (s->dated)
	{
		DateADT		as_of = PG_GETARG_DATEADT(A_AS_OF);
		const DateADT *cut = govcredit_rules_cuts(fcinfo, call, as_of);

		s->ageing = govcredit_ageing_percent(policy, s->facts.type, s->facts.start, cut);
		s->periods = govcredit_periods(s->facts.type, s->facts.decided_on, s->facts.start, as_of);
		s->decided = s->facts.decided_on <= as_of;
		s->live = s->decided && as_of <= s->valid_until;
	}
	s->repair = 100;
	s->effect = NULL;
	s->replaced = false;
	if (!PG_ARGISNULL(A_REPAIR))
	{
		int			effect = govcredit_resolve_effect(policy, PG_GETARG_TEXT_PP(A_REPAIR));

		if (PG_ARGISNULL(A_REPAIRED))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 govcredit_errmsg("repaired_on is needed where a repair is given")));
		if (!s->dated || PG_GETARG_DATEADT(A_REPAIRED) <= PG_GETARG_DATEADT(A_AS_OF))
		{
			DateADT		repaired_on = DAY_ARGUMENT(A_REPAIRED, "repaired_on");
			DateADT		as_of = s->dated ? PG_GETARG_DATEADT(A_AS_OF) : repaired_on;

			s->effect = &policy->effect[effect];
			s->repair = s->effect->percent;
			s->replaced = s->decided && s->row &&
				govcredit_replaced(s->effect, repaired_on, s->dated ? s->valid_until : DATEVAL_NOEND, as_of);
			if (s->replaced)
			{
				s->valid_until = govcredit_add_months(repaired_on, s->effect->replace_months);
				s->live = as_of <= s->valid_until;
			}
		}
	}
	s->multiplier = govcredit_multiply(s->multiplier, s->periods);
	s->points = !s->live ? 0 : s->replaced ? s->effect->replace_points :
		govcredit_apply_factors(s->base, s->multiplier, s->ageing, s->repair);
	return true;
}

Datum
govcredit_points(PG_FUNCTION_ARGS)
{
	PointsSteps s;

	if (!compute_points(fcinfo, &s))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(govcredit_micro_numeric(s.points));
}

/* The same in both languages */
static GovcreditSaid
as_it_is(const char *text)
{
	GovcreditSaid said = {{text, text}};

	return said;
}

static void
put_step(ReturnSetInfo *rsinfo, const char *step, const char *rule, GovcreditSaid input,
		 int64 factor, int64 points, const char *basis)
{
	Datum		values[7];
	bool		nulls[7] = {0};

	values[0] = CStringGetTextDatum(step);
	values[1] = govcredit_text_or_null(rule, &nulls[1]);
	values[2] = govcredit_text_or_null(input.in[GOVCREDIT_EN], &nulls[2]);
	values[3] = govcredit_text_or_null(input.in[GOVCREDIT_ZH], &nulls[3]);
	values[4] = govcredit_micro_numeric(factor);
	values[5] = govcredit_micro_numeric(points);
	values[6] = CStringGetTextDatum(basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* What the base points look at. */
static GovcreditSaid
base_input(const PointsSteps *s, const ClassFault *fault)
{
	const PolicyType *type = s->facts.type;
	GovcreditSaid said = {{NULL}};

	if (s->row == NULL && fault->code)
		return fault->said;
	if (s->row == NULL)
		return govcredit_said("no row of the type's points matches");
	if (s->row->direct)
		return as_it_is(s->row->direct);
	if (s->row->kind == POINTS_RANGE)
		return govcredit_said("discretion");
	if (s->facts.severity >= 0 && type->by_severity)
	{
		said.in[GOVCREDIT_EN] = s->facts.policy->severity_codes.name[s->facts.severity];
		said.in[GOVCREDIT_ZH] = s->facts.policy->severity_codes.title[s->facts.severity];
	}
	else if (s->facts.has_amount && type->by_amount)
	{
		const char *amount = govcredit_micro_text(s->facts.amount);

		if (strcmp(type->amount_unit, "yuan") == 0)
			return govcredit_said("%s yuan", amount);
		if (strcmp(type->amount_unit, "months") == 0)
			return govcredit_said("months: %s", amount);
		return as_it_is(psprintf("%s %s", amount, type->amount_unit));
	}
	return said;
}

/*
 * Each row adds the difference it makes to the points so far, so that the rows
 * add up whatever the rounding.
 */
Datum
govcredit_explain_points(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	PointsSteps s;
	ClassFault	fault;
	const Policy *policy;
	const PolicyType *type;
	const PolicyAggravation *aggravation;
	int64		base;
	int64		before;
	int64		after;

	InitMaterializedSRF(fcinfo, 0);
	if (!compute_points(fcinfo, &s))
		return (Datum) 0;
	policy = s.facts.policy;
	type = s.facts.type;
	base = s.base;
	aggravation = s.row && s.row->kind != POINTS_DIRECT ? govcredit_aggravation(&s.facts) : NULL;
	if (aggravation)
		base = base / aggravation->percent * 100;
	govcredit_class_fault(&s.facts, &fault);
	put_step(rsinfo, s.row && s.row->direct ? "direct" : "base",
			 s.row ? s.row->rule : fault.rule, base_input(&s, &fault),
			 MICRO, base, s.row ? s.row->basis : fault.code ? fault.basis : type->item.basis);
	before = base;
	if (aggravation)
	{
		put_step(rsinfo, "aggravation", psprintf("$.aggravations.%s", aggravation->item.code), as_it_is(NULL),
				 aggravation->percent * (MICRO / 100), s.base - before, aggravation->item.basis);
		before = base = s.base;
	}
	if (s.multiplier != s.periods)
	{
		after = govcredit_apply_factors(base, s.multiplier / s.periods, 100, 100);
		put_step(rsinfo, "repeat", psprintf("$.record_types.%s.repeat", type->item.code), govcredit_said("repeated"),
				 s.multiplier / s.periods * MICRO, after - before, type->item.basis);
		before = after;
	}
	if (s.periods != 1)
	{
		after = govcredit_apply_factors(base, s.multiplier, 100, 100);
		put_step(rsinfo, "accrual", psprintf("$.record_types.%s.accrual", type->item.code),
				 govcredit_said("%lld periods begun", (long long) s.periods), s.periods * MICRO, after - before, type->item.basis);
		before = after;
	}
	if (s.ageing != 100)
	{
		after = govcredit_apply_factors(base, s.multiplier, s.ageing, 100);
		put_step(rsinfo, "ageing", psprintf("$.ageing.%s", policy->ageing_codes.name[type->ageing]),
				 govcredit_said("since %s", govcredit_date_text(s.facts.start)),
				 s.ageing * (MICRO / 100), after - before, policy->ageing[type->ageing].item.basis);
		before = after;
	}
	if (s.replaced)
	{
		after = s.effect->replace_points;
		put_step(rsinfo, "repair", psprintf("$.repair.effects.%s.replace", s.effect->item.code),
				 govcredit_said("granted on %s, these points stand alone until %s",
								govcredit_date_text(PG_GETARG_DATEADT(A_REPAIRED)), govcredit_date_text(s.valid_until)),
				 0, after - before, s.effect->item.basis);
		before = after;
	}
	else if (s.effect)
	{
		after = govcredit_apply_factors(base, s.multiplier, s.ageing, s.repair);
		put_step(rsinfo, "repair", psprintf("$.repair.effects.%s", s.effect->item.code),
				 govcredit_said("granted on %s", govcredit_date_text(PG_GETARG_DATEADT(A_REPAIRED))),
				 s.repair * (MICRO / 100), after - before, s.effect->item.basis);
		before = after;
	}
	if (!s.live)
		put_step(rsinfo, "validity",
				 s.replaced ? psprintf("$.repair.effects.%s.replace", s.effect->item.code) :
				 type->term >= 0 ? psprintf("$.terms.%s", policy->term_codes.name[type->term]) : NULL,
				 !s.decided ? govcredit_said("decided on %s", govcredit_date_text(s.facts.decided_on)) :
				 govcredit_said("valid until %s", govcredit_date_text(s.valid_until)),
				 0, -before, s.replaced ? s.effect->item.basis :
				 s.decided ? policy->term[type->term].item.basis : type->item.basis);
	return (Datum) 0;
}

/*
 * How long a record counts.  Arguments of all three functions begin alike; false
 * if there is no record.
 */
static bool
work_out_validity(FunctionCallInfo fcinfo, RulesCall *call, Facts *facts, int64 *base)
{
	for (int i = A_KIND; i <= A_DECIDED; i++)
		if (PG_ARGISNULL(i))
			return false;
	facts->decided_on = DAY_ARGUMENT(A_DECIDED, "decided_on");
	govcredit_read_facts(fcinfo, call, facts, A_KIND, A_TYPE, A_SEVERITY, A_AMOUNT, A_ENDED, A_FLAGS, A_VALID_GIVEN);
	*base = govcredit_base_points(facts, facts->type->npoints > 0 ? govcredit_points_row(facts) : NULL);
	return true;
}

Datum
govcredit_valid_until(PG_FUNCTION_ARGS)
{
	Facts		facts;
	int64		base;
	DateADT		end;

	if (PG_ARGISNULL(A_POLICY) ||
		!work_out_validity(fcinfo, govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY)), &facts, &base))
		PG_RETURN_NULL();
	end = govcredit_valid_until_day(facts.policy, facts.type, base, facts.start);
	if (DATE_IS_NOEND(end))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(end);
}

Datum
govcredit_validity(PG_FUNCTION_ARGS)
{
	Facts		facts;
	int64		base;
	DateADT		end;
	TupleDesc	desc;
	Datum		values[4];
	bool		nulls[4] = {0};

	if (PG_ARGISNULL(A_POLICY) ||
		!work_out_validity(fcinfo, govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY)), &facts, &base))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	end = govcredit_valid_until_day(facts.policy, facts.type, base, facts.start);
	values[0] = DateADTGetDatum(facts.decided_on);
	values[1] = govcredit_day_or_null(end, &nulls[1]);
	values[2] = CStringGetTextDatum(govcredit_validity_ends_when(facts.type, end));
	nulls[3] = PG_ARGISNULL(A_VALID_AS_OF);
	if (!nulls[3])
	{
		DateADT		as_of = DAY_ARGUMENT(A_VALID_AS_OF, "as_of");

		values[3] = BoolGetDatum(facts.decided_on <= as_of && as_of <= end);
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

static void
put_day(ReturnSetInfo *rsinfo, const char *step, const char *rule, GovcreditSaid input, DateADT day, const char *basis)
{
	Datum		values[6];
	bool		nulls[6] = {0};

	values[0] = CStringGetTextDatum(step);
	values[1] = govcredit_text_or_null(rule, &nulls[1]);
	values[2] = CStringGetTextDatum(input.in[GOVCREDIT_EN]);
	values[3] = CStringGetTextDatum(input.in[GOVCREDIT_ZH]);
	values[4] = govcredit_day_or_null(day, &nulls[4]);
	values[5] = CStringGetTextDatum(basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Where validity starts, and the term that ends it; the last day is that of valid_until(). */
Datum
govcredit_explain_valid_until(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	Facts		facts;
	const Policy *policy;
	const PolicyType *type;
	const PolicyTerm *term;
	int64		base;
	int			band;
	char	   *rule;
	GovcreditSaid input;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(A_POLICY))
		return (Datum) 0;
	call.handle = PG_GETARG_INT64(A_POLICY);
	call.policy = policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	if (!work_out_validity(fcinfo, &call, &facts, &base))
		return (Datum) 0;
	type = facts.type;

	put_day(rsinfo, "start", psprintf("$.record_types.%s", type->item.code),
			DATE_IS_NOEND(facts.start) ? govcredit_said("the act goes on") :
			PG_ARGISNULL(A_ENDED) ? govcredit_said("the decision, for no end of the act is given") :
			govcredit_said("the end of the act"),
			facts.start, type->item.basis);
	band = policy_term_band(policy, type, base);
	if (band < 0)
	{
		put_day(rsinfo, "term", NULL, govcredit_said("no term: it counts for good"), DATEVAL_NOEND, type->item.basis);
		return (Datum) 0;
	}
	term = &policy->term[type->term];
	rule = psprintf("$.terms.%s", term->item.code);
	input = govcredit_said("%d-month term", term->months[band]);
	if (term->nbands > 1)
	{
		bool		last = (band == term->nbands - 1);

		rule = psprintf("%s.bands[%d]", rule, band);
		input = govcredit_said(last ? "%d-month term, for base points above %s of either sign" :
							   "%d-month term, for base points up to %s of either sign",
							   term->months[band], govcredit_micro_text(term->up_to[last ? band - 1 : band]));
	}
	put_day(rsinfo, "term", rule, input, govcredit_valid_until_day(policy, type, base, facts.start), term->item.basis);
	return (Datum) 0;
}

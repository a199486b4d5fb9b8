/*-------------------------------------------------------------------------
 *
 * repair.c
 *	  May a record be repaired, from which day, to what effect.
 *
 * Every rule that matches applies: the longest minimum, all conditions.  Terms
 * count from the decision, its day not included (Civil Code 201-202); strictly,
 * the first day to apply is the day after the minimum.  Terms of publication
 * do not move off days off: nobody has to act within them.
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
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_repair);
PG_FUNCTION_INFO_V1(govcredit_explain_repair);

/* Argument numbers of both functions. */
enum
{
	A_POLICY, A_KIND, A_TYPE, A_DECIDED, A_APPLIED, A_SEVERITY, A_AMOUNT, A_FLAGS,
	A_CORRECTED, A_DUTIES_DONE, A_COMMITTED, A_GROUNDS
};

/* One condition that a rule sets. */
typedef struct RepairCondition
{
	const char *code;
	GovcreditSaid required;		/* no texts where none are wanted */
	GovcreditSaid found;		/* NULL: nothing */
	bool		met;
	DateADT		from_day;		/* DATEVAL_NOEND: not known */
	const PolicyRepairRule *rule;	/* NULL: no rule at all */
} RepairCondition;

/* Most conditions that one rule can set: refusal, term, three acts, ground. */
#define RULE_CONDITIONS		6

typedef struct RepairAnswer
{
	const Policy *policy;
	int			nconditions;
	RepairCondition *condition;
	bool		never;			/* refused, nothing published or no rule */
	bool		refused;		/* a rule lets it not be repaired */
	bool		not_published;
	bool		no_rule;
	bool		applied;		/* a day of application is given */
	DateADT		first_day;
	int			maximum_months; /* -1: none */
	int			neffects;
	int		   *effects;
	const char *regime;
	DateADT		regime_date;
	bool		explained;		/* conditions have texts */
	ClassFault	fault;			/* why no rule is for it, if it is not of its
								 * class */
} RepairAnswer;

static const GovcreditSaid nothing = {{NULL}};

/* What a condition requires; nobody reads it but in an explanation. */
static GovcreditSaid required(const RepairAnswer *a, const char *en,...) pg_attribute_printf(2, 3);

static GovcreditSaid
required(const RepairAnswer *a, const char *en,...)
{
	GovcreditSaid said = nothing;
	va_list		args;

	if (!a->explained)
		return said;
	va_start(args, en);
	said = govcredit_vsaid(en, args);
	va_end(args);
	return said;
}

/* A day found, the same in both languages. */
static GovcreditSaid
day_found(const RepairAnswer *a, DateADT day)
{
	GovcreditSaid said = nothing;

	if (a->explained && !DATE_IS_NOEND(day))
		said.in[GOVCREDIT_EN] = said.in[GOVCREDIT_ZH] = govcredit_date_text(day);
	return said;
}

static void
add_condition(RepairAnswer *a, const char *code, GovcreditSaid required, GovcreditSaid found,
			  bool met, DateADT from_day, const PolicyRepairRule *rule)
{
	RepairCondition *c = &a->condition[a->nconditions++];

	c->code = code;
	c->required = required;
	c->found = found;
	c->met = met;
	c->from_day = from_day;
	c->rule = rule;
	if (!DATE_IS_NOEND(from_day))
		a->first_day = Max(a->first_day, from_day);
}

/* Something the subject has done by a day, in argument number arg. */
static void
add_act(FunctionCallInfo fcinfo, RepairAnswer *a, const char *code, GovcreditSaid required,
		int arg, DateADT applied_on, const PolicyRepairRule *rule)
{
	DateADT		day = PG_ARGISNULL(arg) ? DATEVAL_NOEND : govcredit_day(psprintf("%s_on", code), PG_GETARG_DATEADT(arg));

	add_condition(a, code, required, day_found(a, day),
				  day <= applied_on && !DATE_IS_NOEND(day), day, rule);
}

static uint64 *
read_grounds(const Policy *policy, ArrayType *names)
{
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	uint64	   *set = palloc0(sizeof(uint64) * (policy->ground_codes.count / 64 + 1));

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		int			ground;

		if (nulls[i])
			continue;
		ground = govcredit_resolve_code(policy, &policy->ground_codes, "repair ground", DatumGetTextPP(elements[i]));
		set[ground / 64] |= UINT64CONST(1) << (ground % 64);
	}
	return set;
}

static void
add_ground(const Policy *policy, RepairAnswer *a, const uint64 *grounds, const PolicyRepairRule *rule)
{
	const PolicyCodes *codes = &policy->ground_codes;
	GovcreditSaid any = nothing;
	GovcreditSaid found = nothing;

	for (int g = 0; g < rule->ngrounds; g++)
	{
		int			ground = rule->grounds[g];
		GovcreditSaid one = {{codes->name[ground], codes->title[ground]}};

		if (found.in[GOVCREDIT_EN] == NULL && grounds && (grounds[ground / 64] & (UINT64CONST(1) << (ground % 64))))
			found = one;
		for (int l = GOVCREDIT_EN; a->explained && l <= GOVCREDIT_ZH; l++)
			any.in[l] = g ? psprintf(govcredit_say_in(l, "%s or %s"), any.in[l], one.in[l]) : one.in[l];
	}
	add_condition(a, "ground", any, found, found.in[GOVCREDIT_EN] != NULL, DATEVAL_NOEND, rule);
}

/* What one rule asks for; a rule that asks for nothing has a line that says so. */
static void
add_rule(FunctionCallInfo fcinfo, RepairAnswer *a, const PolicyRepairRule *rule, DateADT decided_on,
		 DateADT applied_on, const uint64 *grounds)
{
	const char *decided = a->explained ? govcredit_date_text(decided_on) : NULL;
	int			nconditions = a->nconditions;

	if (rule->refused || rule->not_published)
	{
		a->never = true;
		add_condition(a, rule->refused ? "refused" : "not_published",
					  rule->refused ? required(a, "a record that the rules let repair") : required(a, "a published record"),
					  nothing, false, DATEVAL_NOEND, rule);
	}
	if (rule->minimum_months >= 0)
	{
		DateADT		end = govcredit_add_months(decided_on, rule->minimum_months);
		DateADT		first = (rule->minimum_months == 0 || rule->inclusive) ? end : end + 1;

		add_condition(a, "minimum_term",
					  rule->inclusive ?
					  required(a, "%d-month term from %s, the last day included", rule->minimum_months, decided) :
					  required(a, "%d-month term from %s", rule->minimum_months, decided),
					  day_found(a, applied_on), applied_on >= first, first, rule);
	}
	if (rule->requires & REQUIRE_CORRECTED)
		add_act(fcinfo, a, "corrected", required(a, "the dishonest act is corrected"), A_CORRECTED, applied_on, rule);
	if (rule->requires & REQUIRE_DUTIES_DONE)
		add_act(fcinfo, a, "duties_done", required(a, "all duties are performed"), A_DUTIES_DONE, applied_on, rule);
	if (rule->requires & REQUIRE_COMMITTED)
		add_act(fcinfo, a, "committed", required(a, "a public commitment is made"), A_COMMITTED, applied_on, rule);
	if (rule->ngrounds > 0)
		add_ground(a->policy, a, grounds, rule);
	if (a->nconditions == nconditions)
		add_condition(a, "none", required(a, "nothing: the rule sets no condition"), nothing, true, DATEVAL_NOEND, rule);
}

bool
govcredit_repair_rule_applies(const PolicyRepairRule *rule, const Facts *facts, DateADT regime_date)
{
	return regime_date >= rule->from && regime_date <= rule->to &&
		govcredit_of_class(facts) && govcredit_meets(&rule->when, facts);
}

/*
 * Rules without a regime hold whatever it is.  Of two regimes that are in
 * force on one day the later law counts (新法优于旧法, Legislation Law article
 * 103), and nothing of the other is mixed into the answer.  NULL: none.
 */
const char *
govcredit_repair_regime(const Facts *facts, DateADT regime_date)
{
	const PolicyRepairRule *latest = NULL;

	for (int i = 0; i < facts->type->nrepairs; i++)
	{
		const PolicyRepairRule *rule = &facts->policy->repair[facts->type->repairs[i]];

		if (rule->regime && govcredit_repair_rule_applies(rule, facts, regime_date) &&
			(latest == NULL || rule->from > latest->from))
			latest = rule;
	}
	return latest ? latest->regime : NULL;
}

/* False if an argument that must be known is NULL. */
static bool
work_out(FunctionCallInfo fcinfo, RepairAnswer *a, bool explained)
{
	RulesCall	call = {0};
	const Policy *policy;
	Facts		facts;
	DateADT		applied_on;
	uint64	   *grounds = NULL;
	const PolicyRepairRule **matching;
	int			nmatching = 0;

	for (int i = A_POLICY; i <= A_DECIDED; i++)
		if (PG_ARGISNULL(i))
			return false;
	call.handle = PG_GETARG_INT64(A_POLICY);
	call.policy = policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	facts.decided_on = DAY_ARGUMENT(A_DECIDED, "decided_on");
	applied_on = PG_ARGISNULL(A_APPLIED) ? DATEVAL_NOEND : DAY_ARGUMENT(A_APPLIED, "applied_on");
	govcredit_read_facts(fcinfo, &call, &facts, A_KIND, A_TYPE, A_SEVERITY, A_AMOUNT, -1, A_FLAGS, -1);
	if (!PG_ARGISNULL(A_GROUNDS))
		grounds = read_grounds(policy, PG_GETARG_ARRAYTYPE_P(A_GROUNDS));

	memset(a, 0, sizeof(*a));
	a->explained = explained;
	a->policy = policy;
	a->applied = !PG_ARGISNULL(A_APPLIED);
	a->first_day = facts.decided_on;
	a->maximum_months = -1;
	a->regime_date = policy->regime_by_application ? applied_on : facts.decided_on;
	a->condition = palloc(sizeof(RepairCondition) * (facts.type->nrepairs * RULE_CONDITIONS + 1));
	a->effects = palloc(sizeof(int) * Max(policy->effect_codes.count, 1));

	a->regime = govcredit_repair_regime(&facts, a->regime_date);
	matching = palloc(sizeof(PolicyRepairRule *) * Max(facts.type->nrepairs, 1));
	for (int i = 0; i < facts.type->nrepairs; i++)
	{
		const PolicyRepairRule *rule = &policy->repair[facts.type->repairs[i]];

		if (!govcredit_repair_rule_applies(rule, &facts, a->regime_date))
			continue;
		matching[nmatching++] = rule;
	}
	for (int i = 0; i < nmatching; i++)
	{
		const PolicyRepairRule *rule = matching[i];

		if (rule->regime && strcmp(rule->regime, a->regime) != 0)
			continue;
		a->maximum_months = Max(a->maximum_months, rule->maximum_months);
		a->not_published |= rule->not_published;
		a->refused |= rule->refused;
		add_rule(fcinfo, a, rule, facts.decided_on, applied_on, grounds);
		for (int e = 0; e < rule->neffects; e++)
		{
			int			known = 0;

			while (known < a->neffects && a->effects[known] != rule->effects[e])
				known++;
			if (known == a->neffects)
				a->effects[a->neffects++] = rule->effects[e];
		}
	}
	if (nmatching == 0)
	{
		a->never = a->no_rule = true;
		govcredit_class_fault(&facts, &a->fault);
		add_condition(a, "no_rule", required(a, "a rule that lets such a record be repaired"), a->fault.said, false, DATEVAL_NOEND, NULL);
	}
	return true;
}

Datum
govcredit_repair(PG_FUNCTION_ARGS)
{
	RepairAnswer a;
	TupleDesc	desc;
	Datum		values[9];
	bool		nulls[9] = {0};
	Datum	   *codes;
	int			nunmet = 0;

	if (!work_out(fcinfo, &a, false))
		PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	codes = palloc(sizeof(Datum) * Max(a.nconditions, a.neffects + 1));
	for (int e = 0; e < a.neffects; e++)
		codes[e] = CStringGetTextDatum(a.policy->effect_codes.name[a.effects[e]]);
	values[3] = PointerGetDatum(construct_array(codes, a.never ? 0 : a.neffects, TEXTOID, -1, false, TYPALIGN_INT));
	for (int i = 0; i < a.nconditions; i++)
	{
		bool		twice = false;

		for (int j = 0; j < i; j++)
			twice |= !a.condition[j].met && strcmp(a.condition[j].code, a.condition[i].code) == 0;
		if (!a.condition[i].met && !twice)
			codes[nunmet++] = CStringGetTextDatum(a.condition[i].code);
	}
	values[0] = BoolGetDatum(nunmet == 0);
	nulls[0] = nunmet == 0 && !a.applied;
	values[1] = DateADTGetDatum(a.first_day);
	nulls[1] = a.never;
	values[2] = DateADTGetDatum(govcredit_add_months(PG_GETARG_DATEADT(A_DECIDED), Max(a.maximum_months, 0)));
	nulls[2] = a.maximum_months < 0 || a.not_published;
	values[8] = CStringGetTextDatum(a.not_published ? "not_published" : a.maximum_months >= 0 ? "term" :
									a.no_rule || a.refused ? "unknown" : "never");
	values[4] = govcredit_text_or_null(a.regime, &nulls[4]);
	values[5] = CStringGetTextDatum(a.policy->regime_by_application ? "applied_on" : "decided_on");
	values[6] = govcredit_day_or_null(a.regime_date, &nulls[6]);
	values[7] = PointerGetDatum(construct_array(codes, nunmet, TEXTOID, -1, false, TYPALIGN_INT));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

Datum
govcredit_explain_repair(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RepairAnswer a;

	InitMaterializedSRF(fcinfo, 0);
	if (!work_out(fcinfo, &a, true))
		return (Datum) 0;
	for (int i = 0; i < a.nconditions; i++)
	{
		const RepairCondition *c = &a.condition[i];
		Datum		values[9];
		bool		nulls[9] = {0};

		values[0] = CStringGetTextDatum(c->code);
		values[1] = CStringGetTextDatum(c->required.in[GOVCREDIT_EN]);
		values[2] = CStringGetTextDatum(c->required.in[GOVCREDIT_ZH]);
		values[3] = govcredit_text_or_null(c->found.in[GOVCREDIT_EN], &nulls[3]);
		values[4] = govcredit_text_or_null(c->found.in[GOVCREDIT_ZH], &nulls[4]);
		values[5] = BoolGetDatum(c->met);
		values[6] = DateADTGetDatum(c->from_day);
		nulls[6] = DATE_IS_NOEND(c->from_day);
		values[7] = govcredit_text_or_null(c->rule ? c->rule->item.code : a.fault.rule, &nulls[7]);
		values[8] = govcredit_text_or_null(c->rule ? c->rule->item.basis : a.fault.basis, &nulls[8]);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

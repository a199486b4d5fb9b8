/*-------------------------------------------------------------------------
 *
 * sanction.c
 *	  Which measures follow from a record, and when they are in force.
 *
 * In force is computed from dates and never stored.  A measure that no rule
 * names for the record is "not on the list" (不在清单): there is no row.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_sanctions);
PG_FUNCTION_INFO_V1(govcredit_explain_sanctions);
PG_FUNCTION_INFO_V1(govcredit_bars);
PG_FUNCTION_INFO_V1(govcredit_barring_types);

/* Argument numbers of the functions about a record; the last two are those of bars. */
enum
{
	A_POLICY, A_KIND, A_TYPE, A_DECIDED, A_SEVERITY, A_AMOUNT, A_ENDED, A_FLAGS,
	A_CORRECTED, A_REPAIRED, A_REPAIR, A_AS_OF, A_GIVEN, A_ACTION, A_PURPOSE
};

static const char *const effect_names[] = {"prohibit", "restrict", "discretion", "impose"};
static const char *const until_names[] = {"validity", "term", "corrected", "repaired", "discharged"};

typedef struct SanctionInput
{
	Facts		facts;
	int64		base;
	DateADT		corrected_on;	/* DATEVAL_NOEND if not */
	DateADT		repaired_on;
	bool		lifted;			/* by the repair */
	bool		has_as_of;
	DateADT		as_of;
} SanctionInput;

static bool
is_complete(FunctionCallInfo fcinfo)
{
	for (int i = A_POLICY; i <= A_DECIDED; i++)
		if (PG_ARGISNULL(i))
			return false;
	return true;
}

static void
read_input(FunctionCallInfo fcinfo, RulesCall *call, SanctionInput *in)
{
	const PolicyPoints *row;

	in->facts.decided_on = DAY_ARGUMENT(A_DECIDED, "decided_on");
	govcredit_read_facts(fcinfo, call, &in->facts, A_KIND, A_TYPE, A_SEVERITY, A_AMOUNT, A_ENDED, A_FLAGS, A_GIVEN);
	row = in->facts.type->npoints > 0 ? govcredit_points_row(&in->facts) : NULL;
	in->base = govcredit_base_points(&in->facts, row);
	in->corrected_on = PG_ARGISNULL(A_CORRECTED) ? DATEVAL_NOEND : DAY_ARGUMENT(A_CORRECTED, "corrected_on");
	in->repaired_on = PG_ARGISNULL(A_REPAIRED) ? DATEVAL_NOEND : DAY_ARGUMENT(A_REPAIRED, "repaired_on");
	in->lifted = false;
	if (!PG_ARGISNULL(A_REPAIR))
	{
		in->lifted = call->policy->effect[govcredit_resolve_effect(call->policy, PG_GETARG_TEXT_PP(A_REPAIR))].lift;
		if (PG_ARGISNULL(A_REPAIRED))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 govcredit_errmsg("repaired_on is needed where a repair is given")));
	}
	in->has_as_of = !PG_ARGISNULL(A_AS_OF);
	in->as_of = in->has_as_of ? DAY_ARGUMENT(A_AS_OF, "as_of") : 0;
}

static DateADT
day_before(DateADT day)
{
	return DATE_NOT_FINITE(day) ? day : day - 1;
}

/*
 * Last day in force, included, and what ends it.  A measure until something is
 * done outlives its record's validity unless the policy says that it ends with it.
 */
static DateADT
ends_on(const SanctionInput *in, const PolicyMeasure *measure, const char **when)
{
	DateADT		end = DATEVAL_NOEND;
	DateADT		validity;

	*when = until_names[measure->until];
	switch (measure->until)
	{
		case UNTIL_VALIDITY:
			end = govcredit_valid_until_day(in->facts.policy, in->facts.type, in->base, in->facts.start);
			if (DATE_IS_NOEND(end))
				*when = govcredit_validity_ends_when(in->facts.type, end);
			break;
		case UNTIL_TERM:
			end = govcredit_add_months(in->facts.decided_on, measure->months);
			break;
		case UNTIL_CORRECTED:

			/*
			 * Who has performed stands on a list until its keeper takes him
			 * off.
			 */
			if (in->facts.type->listed)
				*when = govcredit_validity_ends_when(in->facts.type, end);
			else
				end = day_before(in->corrected_on);
			break;
		case UNTIL_REPAIRED:
			end = day_before(in->repaired_on);
			break;
		case UNTIL_DISCHARGED:
			break;
	}
	/* Off the list, nothing of it is left. */
	if (measure->ends_with_record || in->facts.type->until_ended)
	{
		validity = govcredit_valid_until_day(in->facts.policy, in->facts.type, in->base, in->facts.start);
		if (validity < end)
		{
			end = validity;
			/* Whoever has done it is rid of it before. */
			if (measure->until != UNTIL_DISCHARGED)
				*when = until_names[UNTIL_VALIDITY];
		}
	}
	if (in->lifted && day_before(in->repaired_on) < end)
	{
		end = day_before(in->repaired_on);
		*when = until_names[UNTIL_REPAIRED];
	}
	return end;
}

/* The rule that takes the measure away from this record, or NULL. */
static const PolicySanctionRule *
excepted_by(const SanctionInput *in, int measure)
{
	const Policy *policy = in->facts.policy;

	for (int i = 0; i < in->facts.type->nsanctions; i++)
	{
		const PolicySanctionRule *rule = &policy->sanction[in->facts.type->sanctions[i]];

		if (rule->except && govcredit_meets(&rule->when, &in->facts))
			for (int m = 0; m < rule->nmeasures; m++)
				if (rule->measures[m] == measure)
					return rule;
	}
	return NULL;
}

/* Does a measure of a matching rule apply? */
static bool
applies(const SanctionInput *in, int m, DateADT end)
{
	return (in->facts.policy->measure[m].targets & (UINT64CONST(1) << in->facts.kind)) != 0 &&
		end >= in->facts.decided_on &&
		(!in->has_as_of || (in->as_of >= in->facts.decided_on && in->as_of <= end)) &&
		excepted_by(in, m) == NULL;
}

typedef void (*SanctionVisitor) (const SanctionInput *in, const PolicySanctionRule *rule, int measure,
								 DateADT end, const char *when, ReturnSetInfo *rsinfo);

static void
visit_measures(const SanctionInput *in, SanctionVisitor visit, ReturnSetInfo *rsinfo)
{
	const Policy *policy = in->facts.policy;

	if (!govcredit_of_class(&in->facts))
		return;
	for (int i = 0; i < in->facts.type->nsanctions; i++)
	{
		const PolicySanctionRule *rule = &policy->sanction[in->facts.type->sanctions[i]];

		if (rule->except || !govcredit_meets(&rule->when, &in->facts))
			continue;
		for (int m = 0; m < rule->nmeasures; m++)
		{
			const char *when;
			DateADT		end = ends_on(in, &policy->measure[rule->measures[m]], &when);

			visit(in, rule, rule->measures[m], end, when, rsinfo);
		}
	}
}

static void
put_sanction(const SanctionInput *in, const PolicySanctionRule *rule, int m,
			 DateADT end, const char *when, ReturnSetInfo *rsinfo)
{
	const Policy *policy = in->facts.policy;
	const PolicyMeasure *measure = &policy->measure[m];
	Datum		values[12];
	bool		nulls[12] = {0};

	if (!applies(in, m, end))
		return;
	values[0] = CStringGetTextDatum(measure->item.code);
	values[1] = CStringGetTextDatum(measure->item.title_zh);
	values[2] = CStringGetTextDatum(effect_names[measure->effect]);
	values[3] = govcredit_code_array(&policy->action_codes, measure->actions, measure->nactions);
	values[4] = govcredit_code_array(&policy->purpose_codes, measure->purposes, measure->npurposes);
	values[5] = DateADTGetDatum(in->facts.decided_on);
	values[6] = govcredit_day_or_null(end, &nulls[6]);
	values[7] = CStringGetTextDatum(when);
	values[8] = CStringGetTextDatum(measure->body);
	values[9] = CStringGetTextDatum(rule->item.code);
	values[10] = CStringGetTextDatum(measure->item.basis);
	values[11] = BoolGetDatum(true);	/* of others there is no row */
	nulls[11] = !in->has_as_of;
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Why a measure of a matching rule does not apply. */
static GovcreditSaid
refusal(const SanctionInput *in, int m, DateADT end)
{
	const Policy *policy = in->facts.policy;
	const PolicySanctionRule *except = excepted_by(in, m);
	int			kind = in->facts.kind;

	if (!(policy->measure[m].targets & (UINT64CONST(1) << kind)))
	{
		GovcreditSaid said;

		for (int l = GOVCREDIT_EN; l <= GOVCREDIT_ZH; l++)
			said.in[l] = psprintf(govcredit_say_in(l, "not for subjects of kind \"%s\" (%s)"), policy->kind_codes.name[kind],
								  govcredit_code_title(&policy->kind_codes, kind, l));
		return said;
	}
	if (except != NULL)
		return govcredit_said("taken away by rule \"%s\"", except->item.code);
	if (end < in->facts.decided_on)
		return govcredit_said("ended before it began");
	if (in->has_as_of && in->as_of < in->facts.decided_on)
		return govcredit_said("not before %s", govcredit_date_text(in->facts.decided_on));
	return govcredit_said("ended after %s", govcredit_date_text(end));
}

/* How long one that applies is in force. */
static GovcreditSaid
duration(const SanctionInput *in, DateADT end, const char *when)
{
	const char *start = govcredit_date_text(in->facts.decided_on);

	if (!DATE_IS_NOEND(end))
		return govcredit_said("from %s to %s", start, govcredit_date_text(end));
	if (strcmp(when, "never") == 0)
		return govcredit_said("since %s, without end", start);
	if (strcmp(when, "unknown") == 0)
		return govcredit_said("since %s, while the act goes on and a term after it", start);
	if (strcmp(when, "corrected") == 0)
		return govcredit_said("since %s, until it is corrected", start);
	if (strcmp(when, "discharged") == 0)
		return govcredit_said("since %s, until it is done", start);
	return govcredit_said("since %s, until it is repaired", start);
}

static void
put_explanation(const SanctionInput *in, const PolicySanctionRule *rule, int m,
				DateADT end, const char *when, ReturnSetInfo *rsinfo)
{
	const PolicyMeasure *measure = &in->facts.policy->measure[m];
	bool		is = applies(in, m, end);
	GovcreditSaid reason = is ? duration(in, end, when) : refusal(in, m, end);
	Datum		values[7];
	bool		nulls[7] = {0};

	values[0] = CStringGetTextDatum(measure->item.code);
	values[1] = CStringGetTextDatum(measure->item.title_zh);
	values[2] = CStringGetTextDatum(rule->item.code);
	values[3] = BoolGetDatum(is);
	values[4] = CStringGetTextDatum(reason.in[GOVCREDIT_EN]);
	values[5] = CStringGetTextDatum(reason.in[GOVCREDIT_ZH]);
	values[6] = CStringGetTextDatum(rule->item.basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Why there is no measure at all: the record is not of the class of its type. */
static void
put_class_fault(const ClassFault *fault, ReturnSetInfo *rsinfo)
{
	Datum		values[7] = {0};
	bool		nulls[7] = {true, true, false, false, false, false, false};

	values[2] = CStringGetTextDatum(fault->rule);
	values[3] = BoolGetDatum(false);
	values[4] = CStringGetTextDatum(fault->said.in[GOVCREDIT_EN]);
	values[5] = CStringGetTextDatum(fault->said.in[GOVCREDIT_ZH]);
	values[6] = CStringGetTextDatum(fault->basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

Datum
govcredit_sanctions(PG_FUNCTION_ARGS)
{
	SanctionInput in;

	InitMaterializedSRF(fcinfo, 0);
	if (is_complete(fcinfo))
	{
		read_input(fcinfo, govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY)), &in);
		visit_measures(&in, put_sanction, (ReturnSetInfo *) fcinfo->resultinfo);
	}
	else
	{
		/* No row would be read as free. */
		ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
		Datum		values[12] = {0};
		bool		nulls[12];

		memset(nulls, true, sizeof(nulls));
		values[2] = values[7] = CStringGetTextDatum("unknown");
		nulls[2] = nulls[7] = false;
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
govcredit_explain_sanctions(PG_FUNCTION_ARGS)
{
	SanctionInput in;
	ClassFault	fault;

	InitMaterializedSRF(fcinfo, 0);
	if (is_complete(fcinfo))
	{
		read_input(fcinfo, govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY)), &in);
		govcredit_class_fault(&in.facts, &fault);
		if (fault.code)
			put_class_fault(&fault, (ReturnSetInfo *) fcinfo->resultinfo);
		visit_measures(&in, put_explanation, (ReturnSetInfo *) fcinfo->resultinfo);
	}
	else
	{
		ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
		GovcreditSaid reason = govcredit_said("unknown: policy, subject_kind, record_type and decided_on must be given");
		Datum		values[7] = {0};
		bool		nulls[7] = {true, true, true, true, false, false, true};

		values[4] = CStringGetTextDatum(reason.in[GOVCREDIT_EN]);
		values[5] = CStringGetTextDatum(reason.in[GOVCREDIT_ZH]);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

static bool
has_code(const int *indexes, int count, int code)
{
	for (int i = 0; i < count; i++)
		if (indexes[i] == code)
			return true;
	return false;
}

/*
 * What is asked about must be said and be known: a misspelt action would be
 * free, and so would one without a policy.
 */
static void
must_be_given(FunctionCallInfo fcinfo, int argument, const char *name)
{
	if (PG_ARGISNULL(argument))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("%s must not be null where the question is what is forbidden", name)));
}

static int
action_argument(FunctionCallInfo fcinfo, const Policy *policy, int argument)
{
	return govcredit_resolve_name(policy, &policy->action_codes, "action", TEXT_ARGUMENT(argument));
}

/* -1: none */
static int
purpose_argument(FunctionCallInfo fcinfo, const Policy *policy, int argument)
{
	return PG_ARGISNULL(argument) ? -1 :
		govcredit_resolve_name(policy, &policy->purpose_codes, "purpose", TEXT_ARGUMENT(argument));
}

/* Does the measure prohibit the action, for that purpose? */
static bool
prohibits(const PolicyMeasure *measure, int action, int purpose)
{
	return measure->effect == EFFECT_PROHIBIT &&
		has_code(measure->actions, measure->nactions, action) &&
		!(purpose >= 0 && has_code(measure->purposes, measure->npurposes, purpose));
}

/* Does the record forbid the action, for that purpose, on its day? */
static bool
forbids(const SanctionInput *in, int action, int purpose)
{
	const Policy *policy = in->facts.policy;

	if (!govcredit_of_class(&in->facts))
		return false;
	for (int i = 0; i < in->facts.type->nsanctions; i++)
	{
		const PolicySanctionRule *rule = &policy->sanction[in->facts.type->sanctions[i]];

		if (rule->except || !govcredit_meets(&rule->when, &in->facts))
			continue;
		for (int m = 0; m < rule->nmeasures; m++)
		{
			const PolicyMeasure *measure = &policy->measure[rule->measures[m]];
			const char *when;

			if (prohibits(measure, action, purpose) &&
				applies(in, rule->measures[m], ends_on(in, measure, &when)))
				return true;
		}
	}
	return false;
}

bool
govcredit_facts_bar(const Facts *facts, DateADT corrected_on, DateADT as_of, int action, int purpose)
{
	SanctionInput in = {.corrected_on = corrected_on, .repaired_on = DATEVAL_NOEND, .has_as_of = true, .as_of = as_of};

	in.facts = *facts;
	in.base = govcredit_base_points(facts, facts->type->npoints > 0 ? govcredit_points_row(facts) : NULL);
	return forbids(&in, action, purpose);
}

/*
 * Does the record forbid the action on that day?  What cannot be read about it
 * is refused, whether or not a measure asks for it.
 */
Datum
govcredit_bars(PG_FUNCTION_ARGS)
{
	RulesCall  *call;
	SanctionInput in;
	int			action;
	int			purpose;

	must_be_given(fcinfo, A_POLICY, "policy");
	must_be_given(fcinfo, A_KIND, "subject_kind");
	must_be_given(fcinfo, A_TYPE, "record_type");
	must_be_given(fcinfo, A_DECIDED, "decided_on");
	must_be_given(fcinfo, A_ACTION, "action");
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY));
	action = action_argument(fcinfo, call->policy, A_ACTION);
	purpose = purpose_argument(fcinfo, call->policy, A_PURPOSE);
	read_input(fcinfo, call, &in);
	PG_RETURN_BOOL(forbids(&in, action, purpose));
}

/* Arguments: policy, action, purpose.  Types without such a rule never bar. */
Datum
govcredit_barring_types(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	Datum	   *names;
	int			count = 0;
	int			action;
	int			purpose;

	must_be_given(fcinfo, 0, "policy");
	must_be_given(fcinfo, 1, "action");
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	action = action_argument(fcinfo, policy, 1);
	purpose = purpose_argument(fcinfo, policy, 2);
	names = palloc(policy->type_codes.count * sizeof(Datum));
	for (int t = 0; t < policy->type_codes.count; t++)
	{
		const PolicyType *type = &policy->type[t];
		bool		found = false;

		for (int i = 0; i < type->nsanctions && !found; i++)
		{
			const PolicySanctionRule *rule = &policy->sanction[type->sanctions[i]];

			for (int m = 0; m < rule->nmeasures && !found; m++)
				found = !rule->except && prohibits(&policy->measure[rule->measures[m]], action, purpose);
		}
		if (found)
			names[count++] = CStringGetTextDatum(policy->type_codes.name[t]);
	}
	PG_RETURN_ARRAYTYPE_P(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/*-------------------------------------------------------------------------
 *
 * judge.c
 *	  Can an edition judge a record at all?
 *
 * Whoever asks about many must not be stopped by one, and whoever enters one
 * must know before it is in.  The same reasons that make points, sanctions,
 * repair and routing raise are found here without raising.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "rules/indicator.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_judges);
PG_FUNCTION_INFO_V1(govcredit_judges_indicator);
PG_FUNCTION_INFO_V1(govcredit_asked);
PG_FUNCTION_INFO_V1(govcredit_transition);

enum
{
	A_POLICY, A_KIND, A_TYPE, A_SEVERITY, A_AMOUNT, A_FLAGS, A_REPAIR, A_GIVEN, A_GROUNDS
};

static int
find_code(FunctionCallInfo fcinfo, const PolicyCodes *codes, int argument)
{
	text	   *name = PG_GETARG_TEXT_PP(argument);

	return govcredit_policy_code(codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
}

/* Are all codes of the array among those of the policy?  Of flags, the record's are set, too. */
static bool
find_codes(const Policy *policy, ArrayType *names, const PolicyCodes *codes, Facts *facts)
{
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		text	   *name;
		int			code;

		if (nulls[i])
			continue;
		name = DatumGetTextPP(elements[i]);
		if (facts && govcredit_document_flag(policy, name, &facts->documents))
			continue;
		code = govcredit_policy_code(codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
		if (code < 0)
			return false;
		if (facts)
			facts->flags |= UINT64CONST(1) << code;
	}
	return true;
}

/* What govcredit_points_row() and govcredit_base_points() would raise. */
static const char *
weigh_fault(const Facts *facts)
{
	const PolicyType *type = facts->type;
	const PolicyPoints *row;
	int64		base;

	if (type->npoints == 0)
		return NULL;
	if (!(type->row_of_severity && (facts->severity >= 0 || !type->by_severity)))
	{
		if (type->by_severity && facts->severity < 0)
			return "no_severity";
		if (type->by_amount && !facts->has_amount)
			return "no_amount";
	}
	row = govcredit_points_row(facts);
	if (row == NULL)
		return NULL;
	if (row->kind == POINTS_RANGE)
	{
		if (!facts->has_given)
			return "no_points_given";
		if (facts->given < row->range_min || facts->given > row->range_max || facts->given % 100 != 0)
			return "points_out_of_range";
	}
	else if (row->kind == POINTS_PER_UNIT && facts->amount > row->above)
	{
		if (pg_mul_s64_overflow(row->points, (facts->amount - row->above) / row->unit, &base) ||
			pg_add_s64_overflow(base, row->plus, &base) ||
			micro_abs(base) > POLICY_MAX_POINTS * MICRO)
			return "amount_out_of_range";
	}
	return NULL;
}

const char *
govcredit_judge_fault(FunctionCallInfo fcinfo, Facts *facts)
{
	const Policy *policy;

	if (PG_ARGISNULL(A_POLICY))
		return "no_policy";
	if (PG_ARGISNULL(A_KIND))
		return "unknown_kind";
	policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(A_POLICY))->policy;
	facts->policy = policy;
	facts->kind = find_code(fcinfo, &policy->kind_codes, A_KIND);
	if (facts->kind < 0)
		return "unknown_kind";
	if (PG_ARGISNULL(A_TYPE))
		return policy->kind[facts->kind].scorecard < 0 ? "not_scored" : NULL;
	facts->scorecard = policy->kind[facts->kind].scorecard;
	facts->type_index = find_code(fcinfo, &policy->type_codes, A_TYPE);
	if (facts->type_index < 0)
		return "unknown_record_type";
	facts->type = &policy->type[facts->type_index];
	if ((facts->type->kinds & (UINT64CONST(1) << facts->kind)) == 0)
		return "wrong_kind";
	facts->severity = facts->type->severity;
	if (!PG_ARGISNULL(A_SEVERITY) && (facts->severity = find_code(fcinfo, &policy->severity_codes, A_SEVERITY)) < 0)
		return "unknown_severity";
	facts->has_amount = facts->type->has_amount;
	facts->amount = facts->type->amount;
	if (facts->type->uses_amount && !PG_ARGISNULL(A_AMOUNT))
	{
		facts->has_amount = true;
		if (!govcredit_micro_fits(PG_GETARG_NUMERIC(A_AMOUNT), &facts->amount) || facts->amount < 0)
			return "amount_out_of_range";
	}
	facts->flags = 0;
	facts->documents = 0;
	if (!PG_ARGISNULL(A_FLAGS) && !find_codes(policy, PG_GETARG_ARRAYTYPE_P(A_FLAGS), &policy->flag_codes, facts))
		return "unknown_flag";
	if (!PG_ARGISNULL(A_REPAIR) && find_code(fcinfo, &policy->effect_codes, A_REPAIR) < 0)
		return "unknown_repair";
	if (!PG_ARGISNULL(A_GROUNDS) && !find_codes(policy, PG_GETARG_ARRAYTYPE_P(A_GROUNDS), &policy->ground_codes, NULL))
		return "unknown_ground";
	facts->has_given = !PG_ARGISNULL(A_GIVEN);
	facts->given = 0;
	if (facts->has_given && !govcredit_micro_fits(PG_GETARG_NUMERIC(A_GIVEN), &facts->given))
		return "points_out_of_range";
	return weigh_fault(facts);
}

Datum
govcredit_judges(PG_FUNCTION_ARGS)
{
	Facts		facts;
	const char *fault = govcredit_judge_fault(fcinfo, &facts);

	if (fault == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(fault));
}

static bool
made_by_step(const Policy *policy, int type)
{
	for (int p = 0; p < policy->procedure_codes.count; p++)
		for (int e = 0; e < policy->procedure[p].codes.count; e++)
			if (policy->procedure[p].step[e].record == type)
				return true;
	return false;
}

bool
govcredit_enters_plainly(FunctionCallInfo judges)
{
	Facts		facts;

	if (judges->args[A_TYPE].isnull || govcredit_judge_fault(judges, &facts) != NULL)
		return false;
	facts.decided_on = DATEVAL_NOEND;
	facts.start = DATEVAL_NOEND;
	if (facts.type->of_list.list >= 0 || facts.type->nsuppliers > 0 || made_by_step(facts.policy, facts.type_index) || govcredit_followed(&facts) != NULL)
		return false;
	for (int i = 0; i < facts.type->nexclusions; i++)
	{
		const PolicyExclusion *exclusion = &facts.policy->exclusion[facts.type->exclusions[i]];

		if (exclusion->from_collection && govcredit_meets(&exclusion->when, &facts))
			return false;
	}
	return true;
}

Datum
govcredit_judges_indicator(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	int			index;
	int64		value;

	if (PG_ARGISNULL(0))
		PG_RETURN_TEXT_P(cstring_to_text("no_policy"));
	policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;
	index = PG_ARGISNULL(1) ? -1 : find_code(fcinfo, &policy->indicator_codes, 1);
	if (index < 0)
		PG_RETURN_TEXT_P(cstring_to_text("unknown_indicator"));
	if (!PG_ARGISNULL(2) &&
		(!govcredit_micro_fits(PG_GETARG_NUMERIC(2), &value) ||
		 value < policy->indicator[index].min || value > policy->indicator[index].max))
		PG_RETURN_TEXT_P(cstring_to_text("value_out_of_range"));
	PG_RETURN_NULL();
}

/* Argument: policy */
Datum
govcredit_transition(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;

	if (policy->transition == TRANSITION_LATER)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(policy->transition == TRANSITION_EARLIER ? "earlier" : "milder"));
}

/* The day of a question; nothing is answered for a day that is not given, or is none. */
Datum
govcredit_asked(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("%s of a question must not be null", PG_ARGISNULL(0) ? "as_of" : "known_at"),
				 govcredit_errhint("as_of is the day asked about, known_at the moment whose books are read: infinity for all that is in them by now.")));
	if (!DATE_NOT_FINITE(PG_GETARG_DATEADT(0)) &&
		(PG_GETARG_DATEADT(0) < date2j(1000, 1, 1) - POSTGRES_EPOCH_JDATE ||
		 PG_GETARG_DATEADT(0) > date2j(8999, 12, 31) - POSTGRES_EPOCH_JDATE))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("as_of of a question must lie between 1000-01-01 and 8999-12-31")));
	if (DATE_NOT_FINITE(PG_GETARG_DATEADT(0)))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("as_of of a question must be a day, not %s", DATE_IS_NOBEGIN(PG_GETARG_DATEADT(0)) ? "-infinity" : "infinity"),
				 govcredit_errhint("as_of is the day asked about, known_at the moment whose books are read: infinity for all that is in them by now.")));
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

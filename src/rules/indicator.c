/*-------------------------------------------------------------------------
 *
 * indicator.c
 *	  Indicators: the score of a value, and warnings on values and scores.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/datetime.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "rules/indicator.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_indicator_score);
PG_FUNCTION_INFO_V1(govcredit_explain_indicator);
PG_FUNCTION_INFO_V1(govcredit_score_warnings);
PG_FUNCTION_INFO_V1(govcredit_indicator_warnings);
PG_FUNCTION_INFO_V1(govcredit_incentives);
PG_FUNCTION_INFO_V1(govcredit_report_due);
PG_FUNCTION_INFO_V1(govcredit_explain_report_due);

int
govcredit_resolve_indicator(const Policy *policy, text *name)
{
	return govcredit_resolve_code(policy, &policy->indicator_codes, "indicator", name);
}

int64
govcredit_indicator_micro(const Policy *policy, const PolicyIndicator *indicator, Numeric value)
{
	int64		micro = govcredit_micro_from_numeric(value, "value");

	if (micro < indicator->min || micro > indicator->max)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("value %s of indicator \"%s\" is outside %s",
								  DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value))),
								  indicator->item.code, indicator->range),
				 govcredit_errhint("Policy \"%s\" has it in %s, within %s.", policy->name, indicator->unit, indicator->range)));
	return micro;
}

/* The last point at or below the value, -1: the value lies below the first. */
static int
last_point_reached(const PolicyIndicator *indicator, int64 value)
{
	int			n = indicator->npoints - 1;

	while (n >= 0 && indicator->value[n] > value)
		n--;
	return n;
}

/*
 * Steps: the score of the highest value reached, 0 below the first.  A
 * polyline: between two points in proportion, beyond the ends the end's score.
 */
int64
govcredit_indicator_value(const PolicyIndicator *indicator, int64 value)
{
	int			n = last_point_reached(indicator, value);
	int128		numerator;
	int64		width;
	int64		quotient;
	int64		rest;

	if (indicator->steps)
		return n < 0 ? 0 : indicator->score[n];
	if (n < 0)
		return indicator->score[0];
	if (n == indicator->npoints - 1)
		return indicator->score[n];
	width = indicator->value[n + 1] - indicator->value[n];
	numerator = (int128) (value - indicator->value[n]) * (indicator->score[n + 1] - indicator->score[n]);
	quotient = (int64) (numerator / width);
	rest = (int64) (numerator % width);

	/*
	 * The score itself is what is rounded, half away from zero; it is never
	 * negative, so a falling line rounds its half steps up as well.
	 */
	if (rest < 0)
	{
		quotient--;
		rest += width;
	}
	if (rest >= width - rest)
		quotient++;
	return indicator->score[n] + quotient;
}

Datum
govcredit_indicator_score(PG_FUNCTION_ARGS)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	const PolicyIndicator *indicator = &call->policy->indicator[govcredit_resolve_indicator(call->policy, PG_GETARG_TEXT_PP(1))];

	if (indicator->npoints == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("indicator \"%s\" of policy \"%s\" is a figure and gives no score",
								  indicator->item.code, call->policy->name)));
	PG_RETURN_DATUM(govcredit_micro_numeric(govcredit_indicator_value(indicator,
																	  govcredit_indicator_micro(call->policy, indicator, PG_GETARG_NUMERIC(2)))));
}

Datum
govcredit_explain_indicator(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyIndicator *indicator = &policy->indicator[govcredit_resolve_indicator(policy, PG_GETARG_TEXT_PP(1))];
	int64		value = govcredit_indicator_micro(policy, indicator, PG_GETARG_NUMERIC(2));
	int			below = last_point_reached(indicator, value);

	InitMaterializedSRF(fcinfo, 0);
	for (int n = 0; n < indicator->npoints; n++)
	{
		Datum		values[5];
		bool		nulls[5] = {0};

		values[0] = govcredit_micro_numeric(indicator->value[n]);
		values[1] = govcredit_micro_numeric(indicator->score[n]);
		values[2] = BoolGetDatum(n <= below);
		values[3] = BoolGetDatum(n == below || (!indicator->steps && (n == below + 1)));
		values[4] = CStringGetTextDatum(indicator->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

static void
put_item(ReturnSetInfo *rsinfo, const PolicyItem *item, const char *what)
{
	Datum		values[4];
	bool		nulls[4] = {0};

	values[0] = CStringGetTextDatum(item->code);
	values[1] = CStringGetTextDatum(item->title_zh);
	values[2] = CStringGetTextDatum(what);
	values[3] = CStringGetTextDatum(item->basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

static bool
grade_among(const char *grade, const char **grades, int count)
{
	for (int g = 0; g < count; g++)
		if (strcmp(grades[g], grade) == 0)
			return true;
	return false;
}

/* Arguments: policy, subject_kind, score, grade; score or grade may be NULL. */
Datum
govcredit_score_warnings(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	int			kind;
	int64		score = 0;
	const char *grade;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
	{
		govcredit_put_unknown(fcinfo, 0, 1);
		return (Datum) 0;
	}
	call.policy = govcredit_policy_get(PG_GETARG_INT64(0));
	call.kind = -1;
	kind = govcredit_resolve_kind(&call, PG_GETARG_TEXT_PP(1));
	if (!PG_ARGISNULL(2))
		score = govcredit_micro_from_numeric(PG_GETARG_NUMERIC(2), "score");
	grade = PG_ARGISNULL(3) ? NULL : govcredit_resolve_grade(call.policy, kind, PG_GETARG_TEXT_PP(3));
	for (int i = 0; i < call.policy->warning_codes.count; i++)
	{
		const PolicyWarning *warning = &call.policy->warning[i];
		bool		hit;

		if (warning->indicator >= 0 || (warning->kinds && !(warning->kinds & (UINT64CONST(1) << kind))))
			continue;
		if (warning->has_range)
			hit = !PG_ARGISNULL(2) && score >= warning->min && score <= warning->max;
		else
			hit = grade && grade_among(grade, warning->grades, warning->ngrades);
		if (hit)
			put_item(rsinfo, &warning->item, warning->level);
	}
	return (Datum) 0;
}

/* Arguments: policy, subject_kind, indicator, value; what is missing leaves it unknown. */
Datum
govcredit_indicator_warnings(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	int			kind;
	int			indicator;
	int64		value = 0;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		govcredit_put_unknown(fcinfo, 0, 1);
		return (Datum) 0;
	}
	call.policy = govcredit_policy_get(PG_GETARG_INT64(0));
	call.kind = -1;
	kind = govcredit_resolve_kind(&call, PG_GETARG_TEXT_PP(1));
	indicator = govcredit_resolve_indicator(call.policy, PG_GETARG_TEXT_PP(2));
	if (!PG_ARGISNULL(3))
		value = govcredit_indicator_micro(call.policy, &call.policy->indicator[indicator], PG_GETARG_NUMERIC(3));
	for (int i = 0; i < call.policy->warning_codes.count; i++)
	{
		const PolicyWarning *warning = &call.policy->warning[i];

		if (warning->indicator != indicator || (warning->kinds && !(warning->kinds & (UINT64CONST(1) << kind))))
			continue;
		if (PG_ARGISNULL(3))
		{
			govcredit_put_unknown(fcinfo, 0, 1);
			break;
		}
		if (value >= warning->min && value <= warning->max)
			put_item(rsinfo, &warning->item, warning->level);
	}
	return (Datum) 0;
}

/* Arguments: policy, subject_kind, grade. */
Datum
govcredit_incentives(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	int			kind;
	const char *grade;

	grade = govcredit_graded(fcinfo, &call, &kind);
	if (grade == NULL)
		return (Datum) 0;
	for (int i = 0; i < call.policy->incentive_codes.count; i++)
	{
		const PolicyIncentive *incentive = &call.policy->incentive[i];

		if ((incentive->kinds & (UINT64CONST(1) << kind)) &&
			grade_among(grade, incentive->grades, incentive->ngrades))
			put_item(rsinfo, &incentive->item, incentive->body);
	}
	return (Datum) 0;
}

/* Arguments of both: policy, report, year it is about. */
static const PolicyReport *
find_report(const Policy *policy, text *name)
{
	return &policy->report[govcredit_resolve_name(policy, &policy->report_codes, "report", name)];
}

static DateADT
report_day(const PolicyReport *report, int year)
{
	if (year < 1 || year > 9989)
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("year %d is out of range", year)));
	return date2j(year + report->years_later, report->month, report->day) - POSTGRES_EPOCH_JDATE;
}

Datum
govcredit_report_due(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;

	PG_RETURN_DATEADT(report_day(find_report(policy, PG_GETARG_TEXT_PP(1)), PG_GETARG_INT32(2)));
}

Datum
govcredit_explain_report_due(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyReport *report = find_report(policy, PG_GETARG_TEXT_PP(1));
	GovcreditSaid input = report->years_later == 0 ?
	govcredit_said("%02d-%02d of the year", report->month, report->day) :
	govcredit_said("%02d-%02d, years later: %d", report->month, report->day, report->years_later);
	Datum		values[6];
	bool		nulls[6] = {0};

	InitMaterializedSRF(fcinfo, 0);
	values[0] = CStringGetTextDatum(psprintf("$.reports.%s", report->item.code));
	values[1] = CStringGetTextDatum(report->item.title_zh);
	values[2] = CStringGetTextDatum(input.in[GOVCREDIT_EN]);
	values[3] = CStringGetTextDatum(input.in[GOVCREDIT_ZH]);
	values[4] = DateADTGetDatum(report_day(report, PG_GETARG_INT32(2)));
	values[5] = CStringGetTextDatum(report->item.basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 *
 * grade.c
 *	  Grades and caps.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/score.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_grade);
PG_FUNCTION_INFO_V1(govcredit_explain_grade);

/* Equal caps are told apart by code, so that the order of rows is nothing. */
int
govcredit_lower_score_cap(const Policy *policy, int a, int b)
{
	if (a < 0 || b < 0)
		return Max(a, b);
	if (policy->cap[a].max_score != policy->cap[b].max_score)
		return policy->cap[a].max_score < policy->cap[b].max_score ? a : b;
	return Min(a, b);
}

int
govcredit_grade_place(const PolicyScorecard *card, const char *grade)
{
	for (int g = 0; g < card->ngrades; g++)
		if (strcmp(card->grade[g].item.code, grade) == 0)
			return g;
	return -1;
}

int
govcredit_lower_grade_cap(const Policy *policy, const PolicyScorecard *card, int a, int b)
{
	int			place_a;
	int			place_b;

	if (a < 0 || b < 0)
		return Max(a, b);
	place_a = govcredit_grade_place(card, policy->cap[a].max_grade);
	place_b = govcredit_grade_place(card, policy->cap[b].max_grade);
	if (place_a != place_b)
		return place_a > place_b ? a : b;
	return Min(a, b);
}

int
govcredit_grade_of(const PolicyScorecard *card, int64 score)
{
	int			g = 0;

	while (g < card->ngrades - 1 && score < card->grade[g].from)
		g++;
	return g;
}

static const PolicyScorecard *
scorecard_of(RulesCall *call, text *kind)
{
	int			k = govcredit_resolve_kind(call, kind);
	int			card = call->policy->kind[k].scorecard;

	if (card < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("policy \"%s\" has no scorecard for subjects of kind \"%s\"",
								  call->policy->name, call->policy->kind_codes.name[k])));
	return &call->policy->scorecard[card];
}

Datum
govcredit_grade(PG_FUNCTION_ARGS)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	const PolicyScorecard *card = scorecard_of(call, TEXT_ARGUMENT(1));
	int			grade = govcredit_grade_of(card, govcredit_micro_from_numeric(PG_GETARG_NUMERIC(2), "score"));

	PG_RETURN_TEXT_P(cstring_to_text(card->grade[grade].item.code));
}

Datum
govcredit_explain_grade(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	const PolicyScorecard *card;
	int64		score = govcredit_micro_from_numeric(PG_GETARG_NUMERIC(2), "score");
	int			is;

	InitMaterializedSRF(fcinfo, 0);
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	card = scorecard_of(&call, TEXT_ARGUMENT(1));
	is = govcredit_grade_of(card, score);
	for (int g = 0; g < card->ngrades; g++)
	{
		const PolicyGrade *grade = &card->grade[g];
		Datum		values[6];
		bool		nulls[6] = {0};

		values[0] = CStringGetTextDatum(grade->item.code);
		values[1] = CStringGetTextDatum(grade->item.title_zh);
		if (grade->has_from)
			values[2] = govcredit_micro_numeric(grade->from);
		else
			nulls[2] = true;
		values[3] = BoolGetDatum(!grade->has_from || score >= grade->from);
		values[4] = BoolGetDatum(g == is);
		values[5] = CStringGetTextDatum(grade->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 *
 * routing.c
 *	  Who is told of a record, and what its head gets with it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "utils/builtins.h"

#include "compat.h"
#include "rules/facts.h"

PG_FUNCTION_INFO_V1(govcredit_routing);
PG_FUNCTION_INFO_V1(govcredit_head_records);
PG_FUNCTION_INFO_V1(govcredit_head_types);
PG_FUNCTION_INFO_V1(govcredit_follows);
PG_FUNCTION_INFO_V1(govcredit_after_office_types);
PG_FUNCTION_INFO_V1(govcredit_after_office_measures);
PG_FUNCTION_INFO_V1(govcredit_publication_sites);
PG_FUNCTION_INFO_V1(govcredit_publication_site);

/* Arguments of both: policy, subject_kind, record_type, severity, amount, flags. */
static bool
read_record(FunctionCallInfo fcinfo, Facts *facts)
{
	RulesCall	call = {0};

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return false;
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	facts->decided_on = DATEVAL_NOEND;
	govcredit_read_facts(fcinfo, &call, facts, 1, 2, 3, 4, -1, 5, -1);
	return true;
}

Datum
govcredit_routing(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Facts		facts;

	InitMaterializedSRF(fcinfo, 0);
	if (!read_record(fcinfo, &facts))
	{
		govcredit_put_unknown(fcinfo, 0, 1);
		return (Datum) 0;
	}
	for (int i = 0; i < facts.type->nroutes; i++)
	{
		const PolicyRoute *route = &facts.policy->route[facts.type->routes[i]];

		if (!govcredit_meets(&route->when, &facts))
			continue;
		for (int n = 0; n < route->nrecipients; n++)
		{
			const PolicyItem *recipient = &facts.policy->recipient[route->recipients[n]];
			Datum		values[4];
			bool		nulls[4] = {0};

			values[0] = CStringGetTextDatum(recipient->code);
			values[1] = CStringGetTextDatum(recipient->title_zh);
			values[2] = CStringGetTextDatum(route->item.code);
			values[3] = CStringGetTextDatum(route->item.basis);
			tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		}
	}
	return (Datum) 0;
}

/*
 * As what somebody heads the unit; of a deputy who is not in charge of the
 * record's domain none is asked for (more bits than there are).
 */
static int
post_argument(FunctionCallInfo fcinfo, const Facts *facts)
{
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(7));
	int			post = POST_HEAD;

	while (policy_post_names[post] != NULL && strcmp(policy_post_names[post], name) != 0)
		post++;
	if (policy_post_names[post] == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("\"%s\" is none of: %s", name, "head, acting, deputy")));
	if (post == POST_DEPUTY)
	{
		const char *domain = facts->policy->domain_codes.name[facts->type->domain];
		Datum	   *fields = NULL;
		bool	   *nulls;
		int			count = 0;
		bool		in_charge = false;

		if (!PG_ARGISNULL(8))
			deconstruct_array(PG_GETARG_ARRAYTYPE_P(8), TEXTOID, -1, false, TYPALIGN_INT, &fields, &nulls, &count);
		for (int i = 0; i < count && !in_charge; i++)
			in_charge = !nulls[i] && strcmp(TextDatumGetCString(fields[i]), domain) == 0;
		if (!in_charge)
			return POST_DEPUTY + 1;
	}
	return post;
}

/* The same, head_kind: only records that may concern such a head, post and fields: only what one answers for as that. */
Datum
govcredit_head_records(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	Facts		facts;
	uint64		kinds = ~UINT64CONST(0);
	int			post = -1;		/* any */

	InitMaterializedSRF(fcinfo, 0);
	if (!read_record(fcinfo, &facts))
	{
		govcredit_put_unknown(fcinfo, 0, -1);
		return (Datum) 0;
	}
	if (!PG_ARGISNULL(7))
		post = post_argument(fcinfo, &facts);
	if (!PG_ARGISNULL(6))
	{
		RulesCall	call = {0};

		call.policy = facts.policy;
		call.kind = -1;
		kinds = UINT64CONST(1) << govcredit_resolve_kind(&call, PG_GETARG_TEXT_PP(6));
	}
	for (int i = 0; govcredit_of_class(&facts) && i < facts.type->nheads; i++)
	{
		const PolicyHeadLink *head = &facts.policy->head[facts.type->heads[i]];
		Datum		values[5];
		bool		nulls[5] = {0};

		if ((facts.policy->type[head->type].kinds & kinds) == 0 || (post >= 0 && (head->posts & (1 << post)) == 0) || !govcredit_meets(&head->when, &facts))
			continue;
		values[0] = CStringGetTextDatum(facts.policy->type_codes.name[head->type]);
		values[1] = CStringGetTextDatum(head->item.code);
		values[2] = CStringGetTextDatum(head->item.basis);
		values[3] = govcredit_code_array(&facts.policy->flag_codes, head->flags, head->nflags);
		values[4] = govcredit_code_array(&facts.policy->type_codes, head->answers, head->nanswers);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
govcredit_head_types(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	Datum	   *names = palloc(policy->type_codes.count * sizeof(Datum));
	int			count = 0;

	for (int t = 0; t < policy->type_codes.count; t++)
		if (policy->type[t].nheads > 0)
			names[count++] = CStringGetTextDatum(policy->type_codes.name[t]);
	PG_RETURN_ARRAYTYPE_P(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Flags that say who answers: what outcomes and head links give, and somebody's points depend on. */
static uint64
answering_flags(const Policy *policy, const PolicyType *type)
{
	uint64		given = 0;
	uint64		matter = 0;

	for (int h = 0; h < policy->head_codes.count; h++)
		for (int f = 0; f < policy->head[h].nflags; f++)
			given |= UINT64CONST(1) << policy->head[h].flags[f];
	for (int m = 0; m < policy->matter_codes.count; m++)
		for (int o = 0; o < policy->matter[m].outcome_codes.count; o++)
			for (int l = 0; l < policy->matter[m].outcome[o].nleads; l++)
				given |= policy->matter[m].outcome[o].lead[l].flags;
	for (int p = 0; p < type->npoints; p++)
		matter |= type->points[p].when.flags | type->points[p].when.without_flags;
	for (int a = 0; a < type->naggravations; a++)
		matter |= policy->aggravation[type->aggravations[a]].when.flags | policy->aggravation[type->aggravations[a]].when.without_flags;
	return given & matter;
}

/* What of a record is not entered by hand: its type, or some of these flags. */
const char *
govcredit_followed(const Facts *facts)
{
	const Policy *policy = facts->policy;
	uint64		flags;

	for (int h = 0; h < policy->head_codes.count; h++)
		if (policy->head[h].type == facts->type_index && policy->head[h].nanswers > 0)
			return facts->type->item.code;
	if ((policy->kind[facts->kind].natural_person) == 0 || facts->flags == 0)
		return NULL;
	flags = facts->flags & answering_flags(policy, facts->type);
	for (int f = 0; f < policy->flag_codes.count; f++)
		if (flags & (UINT64CONST(1) << f))
			return policy->flag_codes.name[f];
	return NULL;
}

/* Arguments: policy, subject_kind, record_type, flags */
Datum
govcredit_follows(PG_FUNCTION_ARGS)
{
	RulesCall  *call;
	Facts		facts;
	const char *what;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	facts.policy = call->policy;
	facts.kind = govcredit_resolve_kind(call, TEXT_ARGUMENT(1));
	facts.type_index = govcredit_resolve_type(facts.policy, TEXT_ARGUMENT(2));
	facts.type = &facts.policy->type[facts.type_index];
	facts.flags = PG_ARGISNULL(3) ? 0 : govcredit_resolve_flags(facts.policy, PG_GETARG_ARRAYTYPE_P(3), &facts.documents);
	if ((what = govcredit_followed(&facts)) == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(what));
}

/* Argument: policy */
Datum
govcredit_after_office_types(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	int		   *types = palloc(sizeof(int) * policy->type_codes.count);
	int			count = 0;

	for (int t = 0; t < policy->type_codes.count; t++)
		if (policy->type[t].after_office)
			types[count++] = t;
	PG_RETURN_DATUM(govcredit_code_array(&policy->type_codes, types, count));
}

/* Argument: policy */
Datum
govcredit_after_office_measures(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	int		   *measures = palloc(sizeof(int) * Max(policy->measure_codes.count, 1));
	int			count = 0;

	for (int m = 0; m < policy->measure_codes.count; m++)
		if (policy->measure[m].after_office)
			measures[count++] = m;
	PG_RETURN_DATUM(govcredit_code_array(&policy->measure_codes, measures, count));
}

/* Argument: policy */
Datum
govcredit_publication_sites(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	Datum	   *names = palloc(Max(policy->recipient_codes.count, 1) * sizeof(Datum));
	int			count = 0;

	for (int i = 0; i < policy->recipient_codes.count; i++)
		if (policy->site[i])
			names[count++] = CStringGetTextDatum(policy->recipient_codes.name[i]);
	PG_RETURN_ARRAYTYPE_P(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/*
 * Arguments: policy, place by code or title.  Where nothing is published, only
 * told, is no such place; a policy that names none leaves it open.
 */
Datum
govcredit_publication_site(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyCodes *codes = &policy->recipient_codes;
	text	   *name = PG_GETARG_TEXT_PP(1);
	PolicyCodes sites = {0};
	int			index = govcredit_find_name(codes, name);

	if (index >= 0 && policy->site[index])
		PG_RETURN_TEXT_P(cstring_to_text(codes->name[index]));
	sites.name = palloc(Max(codes->count, 1) * sizeof(char *));
	sites.title = palloc(Max(codes->count, 1) * sizeof(char *));
	sites.english = palloc(Max(codes->count, 1) * sizeof(char *));
	for (int i = 0; i < codes->count; i++)
		if (policy->site[i])
		{
			sites.name[sites.count] = codes->name[i];
			sites.title[sites.count] = codes->title ? codes->title[i] : NULL;
			sites.english[sites.count] = codes->english ? codes->english[i] : NULL;
			sites.count++;
		}
	if (sites.count > 0)
		govcredit_unknown_code(policy, &sites, "place of publication", name);
	PG_RETURN_TEXT_P(cstring_to_text(codes->name[govcredit_resolve_name(policy, codes, "recipient", name)]));
}

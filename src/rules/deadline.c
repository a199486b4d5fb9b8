/*-------------------------------------------------------------------------
 *
 * deadline.c
 *	  When something is due.
 *
 * The day of the event is not counted (Civil Code 201); a term in months ends
 * on the corresponding day (202); where somebody must act within the term, its
 * last day moves off a day off (203).  On the due day is on time.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "calendar/calendar.h"
#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_due);
PG_FUNCTION_INFO_V1(govcredit_explain_due);

static const PolicyDeadline *
find_deadline(const Policy *policy, text *name)
{
	return &policy->deadline[govcredit_resolve_name(policy, &policy->deadline_codes, "deadline", name)];
}

/* Last day of the term before article 203 moves it. */
static DateADT
end_of_term(const PolicyDeadline *deadline, DateADT start, int64 calendar)
{
	switch (deadline->unit)
	{
		case UNIT_WORKDAY:
			return govcredit_workdays_add(calendar, start, deadline->length, false);
		case UNIT_DAY:
			return start + deadline->length;
		case UNIT_MONTH:
			return govcredit_add_months(start, deadline->length);
	}
	return start;
}

Datum
govcredit_due(PG_FUNCTION_ARGS)
{
	RulesCall  *call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0));
	const PolicyDeadline *deadline = find_deadline(call->policy, PG_GETARG_TEXT_PP(1));
	int64		calendar = PG_GETARG_INT64(3);
	DateADT		end = end_of_term(deadline, DAY_ARGUMENT(2, "start_on"), calendar);

	if (deadline->moves)
		end = govcredit_workdays_next(calendar, end, false);
	PG_RETURN_DATEADT(end);
}

/*
 * The event's day, every day after it and what it counts for, up to the due
 * day.
 */
Datum
govcredit_explain_due(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyDeadline *deadline = find_deadline(policy, PG_GETARG_TEXT_PP(1));
	DateADT		start = DAY_ARGUMENT(2, "start_on");
	int64		calendar = PG_GETARG_INT64(3);
	DateADT		end = end_of_term(deadline, start, calendar);
	DateADT		due = end;
	int			count = 0;

	InitMaterializedSRF(fcinfo, 0);
	if (deadline->moves)
		due = govcredit_workdays_next(calendar, end, false);
	for (DateADT day = start; day <= due; day++)
	{
		Datum		values[6];
		bool		nulls[6] = {0};
		GovcreditSaid reason;
		const char *basis = deadline->item.basis;
		bool		counted = false;

		CHECK_FOR_INTERRUPTS();
		if (day == start)
		{
			reason = govcredit_said("the day of the event is not counted");
			basis = "民法典第201条";
		}
		else if (day > end)
		{
			reason = day == due ? govcredit_said("the first working day after a term that ends on a day off") :
				govcredit_said("a day off, the term ends later");
			basis = "民法典第203条";
		}
		else if (deadline->unit == UNIT_WORKDAY && !govcredit_workday(calendar, day, false))
			reason = govcredit_said("a day off");
		else
		{
			counted = true;
			count++;
			reason = deadline->unit == UNIT_WORKDAY ? govcredit_said("a working day") :
				day == end && due != end ? govcredit_said("the last day of the term, a day off") :
				govcredit_said("a calendar day");
		}
		values[0] = DateADTGetDatum(day);
		values[1] = Int32GetDatum(count);
		values[2] = BoolGetDatum(counted);
		values[3] = CStringGetTextDatum(reason.in[GOVCREDIT_EN]);
		values[4] = CStringGetTextDatum(reason.in[GOVCREDIT_ZH]);
		values[5] = CStringGetTextDatum(basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

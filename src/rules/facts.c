/*-------------------------------------------------------------------------
 *
 * facts.c
 *	  The facts of one record, resolved against a policy, and the arithmetic
 *	  of points and terms that all rules share.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/int.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/numeric.h"

#include "compat.h"
#include "document/document.h"
#include "errors.h"
#include "identifier/fault.h"
#include "policy/policy.h"
#include "rules/facts.h"
#include "voice/voice.h"

RulesCall *
govcredit_new_rules_call(FunctionCallInfo fcinfo, int64 handle)
{
	RulesCall  *call = fcinfo->flinfo->fn_extra;
	const Policy *policy = govcredit_policy_get(handle);

	if (call == NULL)
	{
		call = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(RulesCall));
		call->cut = NULL;
		fcinfo->flinfo->fn_extra = call;
	}
	if (call->cut != NULL)
		pfree(call->cut);
	call->cut = NULL;
	call->has_cuts = false;
	call->policy = policy;
	call->handle = handle;
	call->kind = -1;
	return call;
}

/*
 * Latest day s for which s + months is not after limit.  add_months() never
 * falls, so the days up to s have that property and no later day has.
 */
static DateADT
latest_start(DateADT limit, int months)
{
	DateADT		s = govcredit_add_months(limit, -months);

	while (govcredit_add_months(s + 1, months) <= limit)
		s++;
	while (govcredit_add_months(s, months) > limit)
		s--;
	return s;
}

const DateADT *
govcredit_new_rules_cuts(FunctionCallInfo fcinfo, RulesCall *call, DateADT as_of)
{
	const Policy *policy = call->policy;

	govcredit_day("as_of", as_of);
	if (call->cut == NULL)
		call->cut = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(DateADT) * Max(policy->ncuts, 1));
	call->has_cuts = false;

	/* The last day of a term still counts, the first day of a step too. */
	for (int t = 0; t < policy->term_codes.count; t++)
		for (int b = 0; b < policy->term[t].nbands; b++)
			call->cut[policy->term[t].first_cut + b] = latest_start(as_of - 1, policy->term[t].months[b]);
	for (int a = 0; a < policy->ageing_codes.count; a++)
		for (int s = 0; s < policy->ageing[a].nsteps; s++)
			call->cut[policy->ageing[a].first_cut + s] = latest_start(as_of, policy->ageing[a].months[s]);
	call->as_of = as_of;
	call->has_cuts = true;
	return call->cut;
}

const char *
govcredit_code_title(const PolicyCodes *codes, int index, GovcreditLanguage language)
{
	if (language == GOVCREDIT_EN && codes->english && codes->english[index])
		return codes->english[index];
	return codes->title ? codes->title[index] : NULL;
}

void
govcredit_unknown_name(const Policy *policy, const char *what, text *name,
					   const char *const *known, const PolicyCodes *codes, int count)
{
	const char *const *titles = codes ? codes->title : NULL;
	const char *title = NULL;
	char	   *shown = govcredit_text_for_message(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));
	int			length = (int) strlen(shown);
	int			distance = 0;
	int			best;
	int			by_title;

	shown[pg_mbcliplen(shown, length, Min(length, 63))] = '\0';
	best = govcredit_nearest(shown, known, count, PG_INT16_MAX, &distance);
	by_title = titles ? govcredit_nearest(shown, titles, count, distance - 1, &distance) : -1;
	if (by_title >= 0)
		best = by_title;
	if (codes && best >= 0)
		title = govcredit_code_title(codes, best, govcredit_spoken());
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
			 govcredit_errmsg("policy \"%s\" has no %s \"%s\"", policy->name, govcredit_say(what), shown),
			 best < 0 ? govcredit_errhint("It has none at all.") :
			 title ? govcredit_errhint("The nearest it has is \"%s\" (%s).", known[best], title) :
			 govcredit_errhint("The nearest it has is \"%s\".", known[best])));
}

void
govcredit_unknown_code(const Policy *policy, const PolicyCodes *codes, const char *what, text *name)
{
	govcredit_unknown_name(policy, what, name, codes->name, codes, codes->count);
}

int
govcredit_find_name(const PolicyCodes *codes, text *name)
{
	const char *data = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	int			index = govcredit_policy_code(codes, data, length);
	int			holders = 0;

	if (index >= 0)
		return index;
	for (int i = 0; codes->title && i < codes->count; i++)
		if (codes->title[i] && (int) strlen(codes->title[i]) == length && memcmp(codes->title[i], data, length) == 0)
		{
			index = i;
			holders++;
		}
	return holders == 1 ? index : -1;
}

int
govcredit_resolve_name(const Policy *policy, const PolicyCodes *codes, const char *what, text *name)
{
	int			index = govcredit_find_name(codes, name);

	if (index < 0)
		govcredit_unknown_code(policy, codes, what, name);
	return index;
}

const char *
govcredit_resolve_grade(const Policy *policy, int kind, text *name)
{
	int			card = policy->kind[kind].scorecard;
	int			from = card < 0 ? 0 : card;
	int			to = card < 0 ? policy->scorecard_codes.count : card + 1;
	const char **known;
	int			count = 0;

	for (int c = from; c < to; c++)
		count += policy->scorecard[c].ngrades;
	known = palloc(sizeof(char *) * Max(count, 1));
	count = 0;
	for (int c = from; c < to; c++)
		for (int g = 0; g < policy->scorecard[c].ngrades; g++)
		{
			const char *grade = policy->scorecard[c].grade[g].item.code;

			if (strlen(grade) == VARSIZE_ANY_EXHDR(name) && memcmp(grade, VARDATA_ANY(name), strlen(grade)) == 0)
				return grade;
			known[count++] = grade;
		}
	govcredit_unknown_name(policy, "grade", name, known, NULL, count);
}

int
govcredit_new_kind(RulesCall *call, text *name)
{
	const char *data = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);

	call->kind = -1;
	call->kind = govcredit_resolve_code(call->policy, &call->policy->kind_codes, "subject kind", name);
	call->kind_length = length;
	policy_code_ends(data, length, &call->kind_head, &call->kind_tail);
	return call->kind;
}

void
govcredit_wrong_kind(const Facts *facts)
{
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_UNKNOWN_CODE),
			 govcredit_errmsg("record type \"%s\" of policy \"%s\" does not concern subjects of kind \"%s\"",
							  facts->type->item.code, facts->policy->name, facts->policy->kind_codes.name[facts->kind])));
}

void
govcredit_bad_day(const char *what, DateADT day)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
			 govcredit_errmsg("%s must lie between 0001-01-01 and 9999-12-31", govcredit_say(what)),
			 govcredit_errdetail("It is %s.", govcredit_date_text(day))));
}

void
govcredit_points_overflow(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 govcredit_errmsg("points out of range")));
}

bool
govcredit_document_flag(const Policy *policy, const text *name, uint64 *documents)
{
	static const char prefix[] = "document:";
	const char *data = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);
	int			at = (int) sizeof(prefix) - 1;
	int			kind;

	if (length <= at || memcmp(data, prefix, at) != 0)
		return false;
	for (int s = 0; govcredit_document_steps[s]; s++)
		if ((int) strlen(govcredit_document_steps[s]) == length - at &&
			memcmp(govcredit_document_steps[s], data + at, length - at) == 0)
		{
			*documents |= UINT64CONST(1) << s;
			return true;
		}
	kind = govcredit_policy_code(&policy->document_codes, data + at, length - at);
	if (kind >= 0)
		*documents |= UINT64CONST(1) << (kind + DOCUMENT_STEPS);
	return true;
}

uint64
govcredit_resolve_flags(const Policy *policy, ArrayType *names, uint64 *documents)
{
	Datum	   *elements;
	bool	   *nulls;
	int			count;
	uint64		flags = 0;

	deconstruct_array(names, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		text	   *name;
		int			flag;

		if (nulls[i])
			continue;
		name = DatumGetTextPP(elements[i]);
		if (govcredit_document_flag(policy, name, documents))
			continue;
		flag = govcredit_resolve_code(policy, &policy->flag_codes, "flag", name);
		flags |= UINT64CONST(1) << flag;
	}
	return flags;
}

bool
govcredit_micro_fits(Numeric value, int64 *micro)
{
	char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value)));
	bool		fits = govcredit_parse_micro(digits, micro);

	pfree(digits);
	if (fits || numeric_is_nan(value) || numeric_is_inf(value))
		return fits;
	digits = DatumGetCString(DirectFunctionCall1(numeric_out,
												 DirectFunctionCall2(numeric_round, NumericGetDatum(value), Int32GetDatum(6))));
	fits = govcredit_parse_micro(digits, micro);
	pfree(digits);
	return fits;
}

int64
govcredit_micro_from_numeric(Numeric value, const char *what)
{
	int64		micro;

	if (!govcredit_micro_fits(value, &micro))
	{
		char	   *digits = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(value)));

		if (numeric_is_nan(value) || numeric_is_inf(value))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 govcredit_errmsg("%s cannot be %s", govcredit_say(what), digits)));
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("%s %s is out of range", govcredit_say(what), digits),
				 govcredit_errdetail("It has at most 12 digits before the point.")));
	}
	return micro;
}

int64
govcredit_amount_from_numeric(Numeric value)
{
	int64		amount = govcredit_micro_from_numeric(value, "amount");

	if (amount < 0)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("%s %s is out of range", govcredit_say("amount"), govcredit_micro_text(amount))));
	return amount;
}

/* value × percents / 10000, rounded, where the product needs more than 64 bits. */
int64
govcredit_wide_percents(int64 value, int64 percents)
{
	int128		product = (int128) value * percents;
	int128		rounded = (product + (product < 0 ? -5000 : 5000)) / 10000;

	if (rounded < PG_INT64_MIN || rounded > PG_INT64_MAX)
		govcredit_points_overflow();
	return (int64) rounded;
}

bool
govcredit_meets(const PolicyCondition *when, const Facts *facts)
{
	if (when->kinds && !(when->kinds & (UINT64CONST(1) << facts->kind)))
		return false;
	if (when->severities &&
		(facts->severity < 0 || !(when->severities & (UINT32_C(1) << facts->severity))))
		return false;
	if ((when->flags & facts->flags) != when->flags || (when->without_flags & facts->flags))
		return false;
	if (when->has_amount &&
		(!facts->has_amount || facts->amount < when->amount_min || facts->amount > when->amount_max))
		return false;
	if (when->types && !(when->types[facts->type_index / 64] & (UINT64CONST(1) << (facts->type_index % 64))))
		return false;
	return !when->by_class || when->class == govcredit_record_class(facts);
}

const PolicyPoints *
govcredit_search_points(const Facts *facts)
{
	const PolicyType *type = facts->type;

	if (!govcredit_of_class(facts))
		return NULL;
	if ((type->by_severity && facts->severity < 0) || (type->by_amount && !facts->has_amount))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("record type \"%s\" of policy \"%s\" is weighed by %s, and none is given",
								  type->item.code, facts->policy->name,
								  type->by_severity && facts->severity < 0 ? govcredit_say("severity") : govcredit_say("amount"))));
	for (int i = 0; i < type->npoints; i++)
		if (govcredit_meets(&type->points[i].when, facts))
			return &type->points[i];
	return NULL;
}

const PolicyAggravation *
govcredit_aggravation(const Facts *facts)
{
	const PolicyAggravation *heaviest = NULL;

	for (int i = 0; i < facts->type->naggravations; i++)
	{
		const PolicyAggravation *aggravation = &facts->policy->aggravation[facts->type->aggravations[i]];

		if (govcredit_meets(&aggravation->when, facts) &&
			(heaviest == NULL || aggravation->percent > heaviest->percent))
			heaviest = aggravation;
	}
	return heaviest;
}

int64
govcredit_base_points(const Facts *facts, const PolicyPoints *row)
{
	const PolicyAggravation *aggravation;
	int64		base;

	if (row == NULL || row->kind == POINTS_DIRECT)
		return 0;
	base = row->points;
	if (row->kind == POINTS_RANGE)
	{
		if (!facts->has_given)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 govcredit_errmsg("record type \"%s\" of policy \"%s\" leaves the points to discretion, and none are given",
									  facts->type->item.code, facts->policy->name)));
		if (facts->given < row->range_min || facts->given > row->range_max || facts->given % 100 != 0)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 govcredit_errmsg("points given for record type \"%s\" must lie from %s to %s, with at most 4 decimal places",
									  facts->type->item.code,
									  govcredit_micro_text(row->range_min),
									  govcredit_micro_text(row->range_max))));
		base = facts->given;
	}
	else if (row->kind == POINTS_PER_UNIT)
	{
		base = row->plus;
		if (facts->amount > row->above)
			base += govcredit_multiply(row->points, (facts->amount - row->above) / row->unit);
		if (micro_abs(base) > POLICY_MAX_POINTS * MICRO)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 govcredit_errmsg("points of record type \"%s\" out of range", facts->type->item.code)));
	}
	aggravation = facts->type->naggravations > 0 ? govcredit_aggravation(facts) : NULL;
	if (aggravation)
		base = base / 100 * aggravation->percent;	/* points are whole in
													 * hundredths of MICRO */
	return base;
}

bool
govcredit_replaced(const PolicyRepairEffect *effect, DateADT repaired_on, DateADT valid_until, DateADT as_of)
{
	return effect->replace_months > 0 && repaired_on <= as_of && repaired_on <= valid_until;
}

int64
govcredit_periods(const PolicyType *type, DateADT decided_on, DateADT start, DateADT as_of)
{
	DateADT		end = Min(start, as_of);
	int64		periods;
	int			y1,
				m1,
				d1,
				y2,
				m2,
				d2;

	if (type->accrual_months == 0 || end <= decided_on)
		return 1;

	/* Estimated by calendar months, then made exact against add_months(). */
	j2date(decided_on + POSTGRES_EPOCH_JDATE, &y1, &m1, &d1);
	j2date(end + POSTGRES_EPOCH_JDATE, &y2, &m2, &d2);
	periods = ((int64) (y2 - y1) * MONTHS_PER_YEAR + m2 - m1) / type->accrual_months + 1;
	if (type->max_periods > 0 && periods > type->max_periods)
		periods = type->max_periods + 1;
	if (periods > POLICY_MAX_MONTHS * 10)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("record type \"%s\" accrues over too long a time", type->item.code)));
	while (periods > 1 && govcredit_add_months(decided_on, (int) (periods - 1) * type->accrual_months) > end)
		periods--;
	return type->max_periods > 0 ? Min(periods, type->max_periods) : periods;
}

DateADT
govcredit_valid_until_day(const Policy *policy, const PolicyType *type, int64 base, DateADT start)
{
	int			band = policy_term_band(policy, type, base);

	if (band < 0)
		return DATEVAL_NOEND;
	return govcredit_add_months(start, policy->term[type->term].months[band]);
}

DateADT
govcredit_add_months(DateADT day, int months)
{
	int			y,
				m,
				d,
				total;

	if (DATE_NOT_FINITE(day))
		return day;
	j2date(day + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	total = y * MONTHS_PER_YEAR + m - 1 + months;
	y = total / MONTHS_PER_YEAR;
	m = total % MONTHS_PER_YEAR;
	if (m < 0)
	{
		m += MONTHS_PER_YEAR;
		y--;
	}
	m++;
	d = Min(d, day_tab[isleap(y)][m - 1]);
	if (!IS_VALID_JULIAN(y, m, d) || !IS_VALID_DATE(date2j(y, m, d) - POSTGRES_EPOCH_JDATE))
		return months > 0 ? DATEVAL_NOEND : DATEVAL_NOBEGIN;
	return date2j(y, m, d) - POSTGRES_EPOCH_JDATE;
}

Datum
govcredit_micro_numeric(int64 value)
{
	return DirectFunctionCall1(numeric_trim_scale, NumericGetDatum(int64_div_fast_to_numeric(value, 6)));
}

Datum
govcredit_micro_numeric_scale(int64 value, int places)
{
	for (int p = places; p < 6; p++)
	{
		Assert(value % 10 == 0);
		value /= 10;
	}
	return NumericGetDatum(int64_div_fast_to_numeric(value, places));
}

Datum
govcredit_day_or_null(DateADT day, bool *isnull)
{
	*isnull = DATE_NOT_FINITE(day);
	return DateADTGetDatum(day);
}

Datum
govcredit_text_or_null(const char *value, bool *isnull)
{
	*isnull = (value == NULL);
	return value ? CStringGetTextDatum(value) : (Datum) 0;
}

Datum
govcredit_code_array(const PolicyCodes *codes, const int *indexes, int count)
{
	Datum	   *elements = palloc(sizeof(Datum) * Max(count, 1));

	for (int i = 0; i < count; i++)
		elements[i] = CStringGetTextDatum(codes->name[indexes[i]]);
	return PointerGetDatum(construct_array(elements, count, TEXTOID, -1, false, TYPALIGN_INT));
}

void
govcredit_put_unknown(FunctionCallInfo fcinfo, int code, int title)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	int			count = rsinfo->setDesc->natts;
	Datum	   *values = palloc0(sizeof(Datum) * count);
	bool	   *nulls = palloc(sizeof(bool) * count);

	memset(nulls, true, sizeof(bool) * count);
	values[code] = CStringGetTextDatum("unknown");
	nulls[code] = false;
	if (title >= 0)
	{
		values[title] = CStringGetTextDatum(govcredit_say_in(GOVCREDIT_ZH, "cannot be judged"));
		nulls[title] = false;
	}
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

const char *
govcredit_graded(FunctionCallInfo fcinfo, RulesCall *call, int *kind)
{
	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		govcredit_put_unknown(fcinfo, 0, 1);
		return NULL;
	}
	call->policy = govcredit_policy_get(PG_GETARG_INT64(0));
	call->kind = -1;
	*kind = govcredit_resolve_kind(call, PG_GETARG_TEXT_PP(1));
	return govcredit_resolve_grade(call->policy, *kind, PG_GETARG_TEXT_PP(2));
}

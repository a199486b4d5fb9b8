/*-------------------------------------------------------------------------
 *
 * explain_score.c
 *	  The lines of a score, which add up to it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "compat.h"
#include "errors.h"
#include "rules/score.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_explain_score_final);
PG_FUNCTION_INFO_V1(govcredit_explain_lines);

/* Lines of an explanation, collected as tuples. */
typedef struct Lines
{
	const Outcome *outcome;
	ReturnSetInfo *rsinfo;		/* rows of a set, or ... */
	TupleDesc	desc;			/* ... an array of tuples */
	Oid			type;
	ArrayBuildState *array;
	int			line;
	int64		exact;			/* so far, in millionths × weight */
} Lines;

typedef struct Line
{
	const char *step;
	const char *label;			/* of what has none of its own: an indicator's
								 * code */
	const Weighed *weighed;
	const char *dimension;
	bool		has_points;
	int64		points;
	const char *note;
	const char *note_zh;
	const char *basis;
} Line;

/* Adds to what a line says of itself, in both languages. */
static void remark(Line *line, const char *en,...) pg_attribute_printf(2, 3);

static const char *
noted(GovcreditLanguage language, const char *before, const char *text)
{
	return before ? psprintf("%s%s%s", before, language == GOVCREDIT_ZH ? "，" : ", ", text) : text;
}

static void
remark(Line *line, const char *en,...)
{
	va_list		args;

	va_start(args, en);
	line->note = noted(GOVCREDIT_EN, line->note, govcredit_vsay_in(GOVCREDIT_EN, en, args));
	line->note_zh = noted(GOVCREDIT_ZH, line->note_zh, govcredit_vsay_in(GOVCREDIT_ZH, en, args));
	va_end(args);
}

/*
 * Adds a line.  Its effect is the difference it makes to the total so far,
 * rounded to millionths as a running total, so that the effects add up.
 */
static void
put_line(Lines *lines, const Line *line, int64 effect_exact)
{
	const Outcome *o = lines->outcome;
	const Weighed *w = line->weighed;
	int64		divisor = o->card->model == MODEL_LEDGER ? 1 : Max(o->weight, 1);
	int64		before = govcredit_divide_round(lines->exact, divisor);
	Datum		values[13];
	bool		nulls[13];

	memset(nulls, true, sizeof(nulls));
	lines->exact += effect_exact;
	values[0] = Int32GetDatum(++lines->line);
	nulls[0] = false;
	values[1] = CStringGetTextDatum(line->step);
	nulls[1] = false;
	values[2] = govcredit_text_or_null(line->label, &nulls[2]);
	if (w)
	{
		if (w->item->label_length >= 0)
		{
			values[2] = PointerGetDatum(cstring_to_text_with_len(ITEM_LABEL(w->item), w->item->label_length));
			nulls[2] = false;
		}
		values[3] = CStringGetTextDatum(w->type->item.code);
		nulls[3] = false;
		values[5] = DateADTGetDatum(w->item->decided_on);
		nulls[5] = false;
		values[6] = govcredit_micro_numeric(w->base);
		nulls[6] = false;
		if (w->replaced == NULL)
		{
			values[7] = govcredit_micro_numeric(w->multiplier * w->periods * w->ageing * w->repair * (MICRO / 10000));
			nulls[7] = false;
		}
	}
	values[4] = govcredit_text_or_null(line->dimension, &nulls[4]);
	values[8] = govcredit_micro_numeric(line->points);
	nulls[8] = !line->has_points;
	values[9] = govcredit_micro_numeric(govcredit_divide_round(lines->exact, divisor) - before);
	nulls[9] = false;
	values[10] = govcredit_text_or_null(line->note, &nulls[10]);
	values[11] = govcredit_text_or_null(line->basis, &nulls[11]);
	values[12] = govcredit_text_or_null(line->note_zh, &nulls[12]);
	if (lines->rsinfo)
		tuplestore_putvalues(lines->rsinfo->setResult, lines->rsinfo->setDesc, values, nulls);
	else
		lines->array = accumArrayResult(lines->array, HeapTupleGetDatum(heap_form_tuple(lines->desc, values, nulls)),
										false, lines->type, CurrentMemoryContext);
}

static void
note_weighed(Line *line, const Outcome *o, const Weighed *w)
{
	if (!w->decided)
		remark(line, "not yet decided");
	else if (w->expired)
		remark(line, "expired after %s",
			   govcredit_date_text(w->replaced ? govcredit_replacement_ends(w) :
								   govcredit_valid_until_day(o->policy, w->type, w->base, w->item->start)));
	else if (w->beaten_by)
		remark(line, "overlaps in one act with \"%s\", which weighs more or stands first", w->beaten_by->type->item.code);
	else if (w->item->row < 0 && w->type->npoints > 0)
		remark(line, "no row of the type's points matches");
	else if (w->item->row < 0)
		remark(line, "carries no points");
	else
	{
		if (w->direct >= 0)
			remark(line, "direct grade %s", o->card->grade[w->direct].item.code);
		if (w->replaced)
		{
			remark(line, "replaced by the repair \"%s\" until %s", w->replaced->item.code,
				   govcredit_date_text(govcredit_replacement_ends(w)));
			return;
		}
		if (w->multiplier != 1)
			remark(line, "repeated ×%lld", (long long) w->multiplier);
		if (w->periods != 1)
			remark(line, "accrued ×%lld", (long long) w->periods);
		if (w->capped)
			remark(line, "yearly cap \"%s\"", o->policy->yearly_cap_codes.name[w->type->yearly_cap]);
		if (w->ageing != 100)
			remark(line, "aged to %d %%", w->ageing);
		if (w->item->effect >= 0 && w->item->repaired_on <= o->state->as_of)
			remark(line, "repaired to %d %% (%s)", w->repair, o->policy->effect_codes.name[w->item->effect]);
	}
}

static const char *
weighed_basis(const Weighed *w)
{
	if (w->replaced)
		return w->replaced->item.basis;
	return w->item->row >= 0 ? w->type->points[w->item->row].basis : w->type->item.basis;
}

static void
explain_ledger(const Outcome *o, Lines *lines)
{
	Line		line = {.step = "start"};
	int64		bonuses = 0;

	line.basis = o->card->item.basis;
	put_line(lines, &line, o->card->start);
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];
		Line		record = {.step = "record"};

		record.weighed = w;
		record.has_points = true;
		record.points = w->points;
		note_weighed(&record, o, w);
		record.basis = weighed_basis(w);
		put_line(lines, &record, w->points);
		if (w->points > 0)
			bonuses += w->points;
	}
	if (o->locked)
	{
		Line		lock = {.step = "lock"};

		remark(&lock, "bonuses count nothing while a direct grade stands uncorrected");
		lock.basis = o->card->item.basis;
		put_line(lines, &lock, -bonuses);
	}
	if (o->direct)
	{
		Line		direct = {.step = "direct"};
		const PolicyGrade *grade = &o->card->grade[o->direct->direct];

		direct.weighed = o->direct;
		remark(&direct, "direct grade %s counts as its lowest score", grade->item.code);
		direct.basis = grade->item.basis;
		put_line(lines, &direct, o->exact - lines->exact);
	}
}

/*
 * What each indicator does to the start of the dimension: it moves its share
 * of it to its own score, so that a bad one shows as a loss.  Those still to
 * come count as the start; at the end the running total is their mean.
 */
static void
explain_indicators(const Outcome *o, Lines *lines, int scorecard, int d)
{
	const PolicyDimension *dim = &o->card->dimension[d];
	int64		weight = 0;
	int64		sum = 0;
	int64		before = dim->start;

	for (int i = 0; i < o->policy->indicator_codes.count; i++)
		if (o->policy->indicator[i].dimension[scorecard] == d && o->observed[i] >= 0)
			weight += o->policy->indicator[i].weight;
	sum = weight * dim->start;
	for (int i = 0; i < o->policy->indicator_codes.count; i++)
	{
		const PolicyIndicator *indicator = &o->policy->indicator[i];
		Line		line = {.step = "indicator"};
		int64		total;

		if (indicator->dimension[scorecard] != d || o->observed[i] < 0)
			continue;
		sum += indicator->weight * (o->observed[i] - dim->start);
		total = govcredit_divide_round(sum, weight);
		line.label = indicator->item.code;
		line.dimension = dim->item.code;
		line.has_points = true;
		line.points = total - before;
		remark(&line, "%s scores %s, weight %d of %lld", indicator->item.code,
			   govcredit_micro_text(o->observed[i]),
			   indicator->weight, (long long) weight);
		line.basis = indicator->item.basis;
		put_line(lines, &line, dim->weight * (total - before));
		before = total;
	}
}

static void
explain_index(const Outcome *o, Lines *lines)
{
	int			scorecard = o->policy->kind[o->state->kind].scorecard;

	for (int d = 0; d < o->card->ndimensions; d++)
	{
		const PolicyDimension *dim = &o->card->dimension[d];
		int64		clamped = Max(Min(o->sum[d], dim->max), 0);
		Line		start = {.step = "start"};

		if (!govcredit_dimension_counts(o, d))
		{
			Line		dropped = {.step = "no_data"};

			dropped.dimension = dim->item.code;
			remark(&dropped, "no indicator was observed: the dimension is left out");
			dropped.basis = o->card->item.basis;
			put_line(lines, &dropped, 0);
			for (int i = 0; i < o->nweighed; i++)
				if (o->weighed[i].type->dimension[scorecard] == d)
				{
					Line		record = {.step = "record"};

					record.weighed = &o->weighed[i];
					record.dimension = dim->item.code;
					record.has_points = true;
					record.points = o->weighed[i].points;
					remark(&record, "its dimension is left out");
					record.basis = weighed_basis(&o->weighed[i]);
					put_line(lines, &record, 0);
				}
			continue;
		}
		start.dimension = dim->item.code;
		start.has_points = true;
		start.points = dim->start;
		remark(&start, "weight %d of %lld", dim->weight, (long long) o->weight);
		start.basis = dim->item.basis;
		put_line(lines, &start, dim->weight * dim->start);
		if (o->observable[d])
			explain_indicators(o, lines, scorecard, d);
		for (int i = 0; i < o->nweighed; i++)
		{
			const Weighed *w = &o->weighed[i];
			Line		record = {.step = "record"};

			if (w->type->dimension[scorecard] != d)
				continue;
			record.weighed = w;
			record.dimension = dim->item.code;
			record.has_points = true;
			record.points = w->points;
			note_weighed(&record, o, w);
			record.basis = weighed_basis(w);
			put_line(lines, &record, dim->weight * w->points);
		}
		if (clamped != o->sum[d])
		{
			Line		clamp = {.step = "clamp"};

			clamp.dimension = dim->item.code;
			clamp.has_points = true;
			clamp.points = clamped - o->sum[d];
			remark(&clamp, clamped == 0 ? "a dimension does not fall below 0" : "a dimension does not rise above its maximum");
			clamp.basis = dim->item.basis;
			put_line(lines, &clamp, dim->weight * (clamped - o->sum[d]));
		}
	}
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];
		Line		record = {.step = "record"};

		if (w->type->dimension[scorecard] >= 0)
			continue;
		record.weighed = w;
		note_weighed(&record, o, w);
		record.basis = weighed_basis(w);
		put_line(lines, &record, 0);
	}
}

static void
explain(FunctionCallInfo fcinfo, ScoreState *state, Lines *lines)
{
	Outcome		o;
	int64		divisor;
	int64		shown;

	if (!(state->flags & STATE_COMPLETE))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("score state was not collected for an explanation"),
				 govcredit_errhint("Collect the records with govcredit.explain_score_of() or govcredit.explain_score().")));
	govcredit_score_work_out(fcinfo, state, true, &o);
	lines->outcome = &o;
	if (o.card->model == MODEL_LEDGER)
		explain_ledger(&o, lines);
	else
		explain_index(&o, lines);

	/* What rounding to the places and a cap do, in units of the total. */
	divisor = o.card->model == MODEL_LEDGER ? 1 : Max(o.weight, 1);
	shown = govcredit_divide_round(lines->exact, divisor);
	lines->exact = shown * divisor;
	if (o.rounded != shown)
	{
		Line		rounding = {.step = "rounding"};

		remark(&rounding, "to %d places", o.card->places);
		rounding.basis = o.card->item.basis;
		put_line(lines, &rounding, (o.rounded - shown) * divisor);
	}
	if (o.total != o.rounded)
	{
		Line		cap = {.step = "cap"};

		remark(&cap, "cap \"%s\"", o.policy->cap_codes.name[o.score_cap]);
		cap.basis = o.policy->cap[o.score_cap].item.basis;
		put_line(lines, &cap, (o.total - o.rounded) * divisor);
	}
	if (o.grade_cap >= 0 && o.grade > govcredit_grade_of(o.card, o.total) && !o.no_score)
	{
		Line		cap = {.step = "grade_cap"};

		remark(&cap, "grade at most %s, cap \"%s\"", o.card->grade[o.grade].item.code,
			   o.policy->cap_codes.name[o.grade_cap]);
		cap.basis = o.policy->cap[o.grade_cap].item.basis;
		put_line(lines, &cap, 0);
	}
	lines->outcome = NULL;
}

Datum
govcredit_explain_score_final(PG_FUNCTION_ARGS)
{
	Lines		lines = {0};

	lines.type = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));
	if (!OidIsValid(lines.type))
		elog(ERROR, "return type must be an array of lines");
	lines.desc = lookup_rowtype_tupdesc_copy(lines.type, -1);
	explain(fcinfo, STATE_ARG(0), &lines);
	PG_RETURN_DATUM(makeArrayResult(lines.array, CurrentMemoryContext));
}

Datum
govcredit_explain_lines(PG_FUNCTION_ARGS)
{
	Lines		lines = {0};

	InitMaterializedSRF(fcinfo, 0);
	lines.rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	explain(fcinfo, STATE_ARG(0), &lines);
	return (Datum) 0;
}

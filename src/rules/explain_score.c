/*-------------------------------------------------------------------------
 *
 * explain_score.c
 *	  The lines of a score, which add up to it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "compat.h"
#include "errors.h"
#include "rules/lines.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_explain_score_final);
PG_FUNCTION_INFO_V1(govcredit_explain_lines);
PG_FUNCTION_INFO_V1(govcredit_keep_lines);

/* Lines of an explanation on their way into rows or into bytes. */
typedef struct Lines
{
	const Outcome *outcome;
	LineRows   *rows;			/* or ... */
	StringInfo	bytes;
	int64		exact;			/* so far, in millionths × weight */
} Lines;

/* Adds to what a line says of itself. */
static void
remark(Line *line, LineRemark what, int64 a, int64 b, int64 c, int64 d)
{
	Remark	   *said = &line->remark[line->nremarks++];

	Assert(line->nremarks <= LINE_MAX_REMARKS);
	said->what = what;
	said->arg[0] = a;
	said->arg[1] = b;
	said->arg[2] = c;
	said->arg[3] = d;
}

#define REMARK(line, what) remark(line, what, 0, 0, 0, 0)
#define REMARK1(line, what, a) remark(line, what, a, 0, 0, 0)
#define REMARK2(line, what, a, b) remark(line, what, a, b, 0, 0)

static Line
begin_line(LineStep step, LineBasis basis, int item)
{
	Line		line = {.step = step, .type = -1, .label_length = -1, .dimension = -1, .basis = basis, .item = item};

	return line;
}

static void
give_points(Line *line, int64 points)
{
	line->has_points = true;
	line->points = points;
}

/*
 * Adds a line.  Its effect is the difference it makes to the total so far,
 * rounded to millionths as a running total, so that the effects add up.
 */
static void
put_line(Lines *lines, Line *line, int64 effect_exact)
{
	const Outcome *o = lines->outcome;
	int64		divisor = o->card->model == MODEL_LEDGER ? 1 : Max(o->weight, 1);
	int64		before = govcredit_divide_round(lines->exact, divisor);

	lines->exact += effect_exact;
	line->effect = govcredit_divide_round(lines->exact, divisor) - before;
	if (lines->rows)
		govcredit_line_row(lines->rows, o->policy, o->card, line);
	else
		govcredit_line_write(lines->bytes, line);
}

/* What a line says of the record it is about. */
static void
about_record(Line *line, const Outcome *o, const Weighed *w)
{
	line->type = (int) (w->type - o->policy->type);
	line->label = ITEM_LABEL(w->item);
	line->label_length = w->item->label_length;
	line->decided_on = w->item->decided_on;
	line->base = w->base;
	line->has_factor = w->replaced == NULL;
	if (line->has_factor)
		line->factor = w->multiplier * w->periods * w->ageing * w->repair * (MICRO / 10000);
}

static Line
record_line(const Outcome *o, const Weighed *w)
{
	Line		line;

	if (w->item->row == ROW_KEPT)
		line = begin_line(STEP_RECORD, BASIS_TRANSITION, 0);
	else if (w->replaced)
		line = begin_line(STEP_RECORD, BASIS_EFFECT, (int) (w->replaced - o->policy->effect));
	else if (w->item->row >= 0)
		line = begin_line(STEP_RECORD, BASIS_ROW, w->item->row);
	else
		line = begin_line(STEP_RECORD, BASIS_TYPE, 0);
	about_record(&line, o, w);
	return line;
}

static void
note_weighed(Line *line, const Outcome *o, const Weighed *w)
{
	if (!w->decided)
		REMARK(line, REMARK_NOT_DECIDED);
	else if (w->item->row == ROW_KEPT)
	{
		REMARK(line, REMARK_EARLIER);
		if (w->expired)
			REMARK1(line, REMARK_EXPIRED, w->item->start);
	}
	else if (w->expired)
		REMARK1(line, REMARK_EXPIRED, w->replaced ? govcredit_replacement_ends(w) :
				govcredit_valid_until_day(o->policy, w->type, w->base, w->item->start));
	else if (w->beaten_by)
		REMARK1(line, REMARK_OVERLAPS, w->beaten_by->type - o->policy->type);
	else if (w->item->row < 0 && w->type->npoints > 0)
		REMARK(line, REMARK_NO_ROW);
	else if (w->item->row < 0)
		REMARK(line, REMARK_NO_POINTS);
	else
	{
		if (w->direct >= 0)
			REMARK1(line, REMARK_DIRECT, w->direct);
		if (w->replaced)
		{
			REMARK2(line, REMARK_REPLACED, w->replaced - o->policy->effect, govcredit_replacement_ends(w));
			return;
		}
		if (w->multiplier != 1)
			REMARK1(line, REMARK_REPEATED, w->multiplier);
		if (w->periods != 1)
			REMARK1(line, REMARK_ACCRUED, w->periods);
		if (w->capped)
			REMARK1(line, REMARK_YEARLY_CAP, w->type->yearly_cap);
		if (w->ageing != 100)
			REMARK1(line, REMARK_AGED, w->ageing);
		if (w->item->effect >= 0 && w->item->repaired_on <= o->state->as_of)
			REMARK2(line, REMARK_REPAIRED, w->repair, w->item->effect);
	}
}

static void
explain_ledger(const Outcome *o, Lines *lines)
{
	Line		line = begin_line(STEP_START, BASIS_CARD, 0);
	int64		bonuses = 0;

	put_line(lines, &line, o->card->start);
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];

		line = record_line(o, w);
		give_points(&line, w->points);
		note_weighed(&line, o, w);
		put_line(lines, &line, w->points);
		if (w->points > 0)
			bonuses += w->points;
	}
	if (o->locked)
	{
		line = begin_line(STEP_LOCK, BASIS_CARD, 0);
		REMARK(&line, REMARK_LOCKED);
		put_line(lines, &line, -bonuses);
	}
	if (o->direct)
	{
		line = begin_line(STEP_DIRECT, BASIS_GRADE, o->direct->direct);
		about_record(&line, o, o->direct);
		REMARK1(&line, REMARK_DIRECT_COUNTS, o->direct->direct);
		put_line(lines, &line, o->exact - lines->exact);
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
		Line		line = begin_line(STEP_INDICATOR, BASIS_INDICATOR, i);
		int64		total;

		if (indicator->dimension[scorecard] != d || o->observed[i] < 0)
			continue;
		sum += indicator->weight * (o->observed[i] - dim->start);
		total = govcredit_divide_round(sum, weight);
		line.dimension = d;
		give_points(&line, total - before);
		remark(&line, REMARK_INDICATOR, i, o->observed[i], indicator->weight, weight);
		put_line(lines, &line, dim->weight * (total - before));
		before = total;
	}
}

/* A dimension of which nothing is known, and the records that would count in it. */
static void
explain_no_data(const Outcome *o, Lines *lines, int scorecard, int d)
{
	Line		line = begin_line(STEP_NO_DATA, BASIS_CARD, 0);

	line.dimension = d;
	REMARK(&line, REMARK_NOT_OBSERVED);
	put_line(lines, &line, 0);
	for (int i = 0; i < o->nweighed; i++)
		if (o->weighed[i].type->dimension[scorecard] == d)
		{
			line = record_line(o, &o->weighed[i]);
			line.dimension = d;
			give_points(&line, o->weighed[i].points);
			REMARK(&line, REMARK_LEFT_OUT);
			put_line(lines, &line, 0);
		}
}

static void
explain_index(const Outcome *o, Lines *lines)
{
	int			scorecard = o->policy->kind[o->state->kind].scorecard;
	Line		line;

	for (int d = 0; d < o->card->ndimensions; d++)
	{
		const PolicyDimension *dim = &o->card->dimension[d];
		int64		clamped = Max(Min(o->sum[d], dim->max), 0);

		if (!govcredit_dimension_counts(o, d))
		{
			explain_no_data(o, lines, scorecard, d);
			continue;
		}
		line = begin_line(STEP_START, BASIS_DIMENSION, 0);
		line.dimension = d;
		give_points(&line, dim->start);
		REMARK2(&line, REMARK_WEIGHT, dim->weight, o->weight);
		put_line(lines, &line, dim->weight * dim->start);
		if (o->observable[d])
			explain_indicators(o, lines, scorecard, d);
		for (int i = 0; i < o->nweighed; i++)
		{
			const Weighed *w = &o->weighed[i];

			if (w->type->dimension[scorecard] != d)
				continue;
			line = record_line(o, w);
			line.dimension = d;
			give_points(&line, w->points);
			note_weighed(&line, o, w);
			put_line(lines, &line, dim->weight * w->points);
		}
		if (clamped != o->sum[d])
		{
			line = begin_line(STEP_CLAMP, BASIS_DIMENSION, 0);
			line.dimension = d;
			give_points(&line, clamped - o->sum[d]);
			REMARK(&line, clamped == 0 ? REMARK_NOT_BELOW : REMARK_NOT_ABOVE);
			put_line(lines, &line, dim->weight * (clamped - o->sum[d]));
		}
	}
	for (int i = 0; i < o->nweighed; i++)
	{
		const Weighed *w = &o->weighed[i];

		if (w->type->dimension[scorecard] >= 0)
			continue;
		line = record_line(o, w);
		note_weighed(&line, o, w);
		put_line(lines, &line, 0);
	}
}

/* Of the state; by rows or by bytes, which then begin with whose lines they are. */
static void
explain(FunctionCallInfo fcinfo, Lines *lines)
{
	ScoreState *state = STATE_ARG(0);
	Outcome		o;
	Line		line;
	int64		divisor;
	int64		shown;

	if (!(state->flags & STATE_COMPLETE))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("score state was not collected for an explanation"),
				 govcredit_errhint("Collect the records with govcredit.explain_score_of() or govcredit.explain_score().")));
	govcredit_score_work_out(fcinfo, state, true, &o);
	lines->outcome = &o;
	if (lines->bytes)
		govcredit_lines_begin(lines->bytes, state);
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
		line = begin_line(STEP_ROUNDING, BASIS_CARD, 0);
		REMARK1(&line, REMARK_PLACES, o.card->places);
		put_line(lines, &line, (o.rounded - shown) * divisor);
	}
	if (o.total != o.rounded)
	{
		line = begin_line(STEP_CAP, BASIS_CAP, o.score_cap);
		REMARK1(&line, REMARK_CAP, o.score_cap);
		put_line(lines, &line, (o.total - o.rounded) * divisor);
	}
	if (o.grade_cap >= 0 && o.grade > govcredit_grade_of(o.card, o.total) && !o.no_score)
	{
		line = begin_line(STEP_GRADE_CAP, BASIS_CAP, o.grade_cap);
		REMARK2(&line, REMARK_GRADE_CAP, o.grade, o.grade_cap);
		put_line(lines, &line, 0);
	}
	lines->outcome = NULL;
}

Datum
govcredit_explain_score_final(PG_FUNCTION_ARGS)
{
	LineRows	rows = {0};
	Lines		lines = {.rows = &rows};

	rows.type = get_element_type(get_fn_expr_rettype(fcinfo->flinfo));
	if (!OidIsValid(rows.type))
		elog(ERROR, "return type must be an array of lines");
	rows.desc = lookup_rowtype_tupdesc_copy(rows.type, -1);
	explain(fcinfo, &lines);
	PG_RETURN_DATUM(makeArrayResult(rows.array, CurrentMemoryContext));
}

Datum
govcredit_explain_lines(PG_FUNCTION_ARGS)
{
	LineRows	rows = {0};
	Lines		lines = {.rows = &rows};

	InitMaterializedSRF(fcinfo, 0);
	rows.set = (ReturnSetInfo *) fcinfo->resultinfo;
	explain(fcinfo, &lines);
	return (Datum) 0;
}

Datum
govcredit_keep_lines(PG_FUNCTION_ARGS)
{
	StringInfoData bytes;
	Lines		lines = {.bytes = &bytes};

	initStringInfo(&bytes);
	appendStringInfoSpaces(&bytes, VARHDRSZ);
	explain(fcinfo, &lines);
	SET_VARSIZE(bytes.data, bytes.len);
	PG_RETURN_BYTEA_P((bytea *) bytes.data);
}

/*-------------------------------------------------------------------------
 *
 * line_row.c
 *	  A line of an explanation as people read it: codes, clauses and remarks of
 *	  the edition, in both languages.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "utils/builtins.h"

#include "compat.h"
#include "rules/lines.h"
#include "voice/voice.h"

static const char *const step_names[] = {
	[STEP_START] = "start",
	[STEP_INDICATOR] = "indicator",
	[STEP_NO_DATA] = "no_data",
	[STEP_RECORD] = "record",
	[STEP_CLAMP] = "clamp",
	[STEP_LOCK] = "lock",
	[STEP_DIRECT] = "direct",
	[STEP_ROUNDING] = "rounding",
	[STEP_CAP] = "cap",
	[STEP_GRADE_CAP] = "grade_cap"
};

/* What a line says of itself. */
typedef struct Note
{
	char	   *in[GOVCREDIT_ZH + 1];
} Note;

static void remark(Note *note, const char *en,...) pg_attribute_printf(2, 3);

static void
remark(Note *note, const char *en,...)
{
	for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
	{
		va_list		args;
		char	   *text;

		va_start(args, en);
		text = govcredit_vsay_in(language, en, args);
		va_end(args);
		note->in[language] = note->in[language] == NULL ? text :
			psprintf("%s%s%s", note->in[language], language == GOVCREDIT_ZH ? "，" : ", ", text);
	}
}

static void
say_remark(Note *note, const Policy *policy, const PolicyScorecard *card, const Remark *said)
{
	const int64 *arg = said->arg;

	switch (said->what)
	{
		case REMARK_NOT_DECIDED:
			remark(note, "not yet decided");
			break;
		case REMARK_EXPIRED:
			remark(note, "expired after %s", govcredit_date_text((DateADT) arg[0]));
			break;
		case REMARK_OVERLAPS:
			remark(note, "overlaps in one act with \"%s\", which weighs more or stands first", policy->type_codes.name[arg[0]]);
			break;
		case REMARK_NO_ROW:
			remark(note, "no row of the type's points matches");
			break;
		case REMARK_NO_POINTS:
			remark(note, "carries no points");
			break;
		case REMARK_DIRECT:
			remark(note, "direct grade %s", card->grade[arg[0]].item.code);
			break;
		case REMARK_REPLACED:
			remark(note, "replaced by the repair \"%s\" until %s", policy->effect_codes.name[arg[0]], govcredit_date_text((DateADT) arg[1]));
			break;
		case REMARK_REPEATED:
			remark(note, "repeated ×%lld", (long long) arg[0]);
			break;
		case REMARK_ACCRUED:
			remark(note, "accrued ×%lld", (long long) arg[0]);
			break;
		case REMARK_YEARLY_CAP:
			remark(note, "yearly cap \"%s\"", policy->yearly_cap_codes.name[arg[0]]);
			break;
		case REMARK_AGED:
			remark(note, "aged to %d %%", (int) arg[0]);
			break;
		case REMARK_REPAIRED:
			remark(note, "repaired to %d %% (%s)", (int) arg[0], policy->effect_codes.name[arg[1]]);
			break;
		case REMARK_LOCKED:
			remark(note, "bonuses count nothing while a direct grade stands uncorrected");
			break;
		case REMARK_DIRECT_COUNTS:
			remark(note, "direct grade %s counts as its lowest score", card->grade[arg[0]].item.code);
			break;
		case REMARK_INDICATOR:
			remark(note, "%s scores %s, weight %d of %lld", policy->indicator_codes.name[arg[0]],
				   govcredit_micro_text(arg[1]), (int) arg[2], (long long) arg[3]);
			break;
		case REMARK_NOT_OBSERVED:
			remark(note, "no indicator was observed: the dimension is left out");
			break;
		case REMARK_LEFT_OUT:
			remark(note, "its dimension is left out");
			break;
		case REMARK_WEIGHT:
			remark(note, "weight %d of %lld", (int) arg[0], (long long) arg[1]);
			break;
		case REMARK_NOT_BELOW:
			remark(note, "a dimension does not fall below 0");
			break;
		case REMARK_NOT_ABOVE:
			remark(note, "a dimension does not rise above its maximum");
			break;
		case REMARK_PLACES:
			remark(note, "to %d places", (int) arg[0]);
			break;
		case REMARK_CAP:
			remark(note, "cap \"%s\"", policy->cap_codes.name[arg[0]]);
			break;
		case REMARK_GRADE_CAP:
			remark(note, "grade at most %s, cap \"%s\"", card->grade[arg[0]].item.code, policy->cap_codes.name[arg[1]]);
			break;
		case REMARK_EARLIER:
			remark(note, "as the earlier edition has it");
			break;
	}
}

static const char *
clause(const Policy *policy, const PolicyScorecard *card, const Line *line)
{
	switch (line->basis)
	{
		case BASIS_CARD:
			return card->item.basis;
		case BASIS_DIMENSION:
			return card->dimension[line->dimension].item.basis;
		case BASIS_TYPE:
			return policy->type[line->type].item.basis;
		case BASIS_ROW:
			return policy->type[line->type].points[line->item].basis;
		case BASIS_EFFECT:
			return policy->effect[line->item].item.basis;
		case BASIS_INDICATOR:
			return policy->indicator[line->item].item.basis;
		case BASIS_GRADE:
			return card->grade[line->item].item.basis;
		case BASIS_CAP:
			return policy->cap[line->item].item.basis;
		case BASIS_TRANSITION:
			return policy->transition_basis;
	}
	return NULL;
}

void
govcredit_line_row(LineRows *rows, const Policy *policy, const PolicyScorecard *card, const Line *line)
{
	Note		note = {{NULL}};
	Datum		values[13];
	bool		nulls[13];

	memset(nulls, false, sizeof(nulls));
	for (int i = 0; i < line->nremarks; i++)
		say_remark(&note, policy, card, &line->remark[i]);
	values[0] = Int32GetDatum(++rows->line);
	values[1] = CStringGetTextDatum(step_names[line->step]);
	if (line->step == STEP_INDICATOR)
		values[2] = CStringGetTextDatum(policy->indicator_codes.name[line->item]);
	else if (line->label_length >= 0)
		values[2] = PointerGetDatum(cstring_to_text_with_len(line->label, line->label_length));
	else
		nulls[2] = true;
	values[3] = govcredit_text_or_null(line->type >= 0 ? policy->type_codes.name[line->type] : NULL, &nulls[3]);
	values[4] = govcredit_text_or_null(line->dimension >= 0 ? card->dimension[line->dimension].item.code : NULL, &nulls[4]);
	values[5] = DateADTGetDatum(line->decided_on);
	values[6] = govcredit_micro_numeric(line->base);
	nulls[5] = nulls[6] = line->type < 0;
	values[7] = govcredit_micro_numeric(line->factor);
	nulls[7] = !line->has_factor;
	values[8] = govcredit_micro_numeric(line->points);
	nulls[8] = !line->has_points;
	values[9] = govcredit_micro_numeric(line->effect);
	values[10] = govcredit_text_or_null(note.in[GOVCREDIT_EN], &nulls[10]);
	values[11] = govcredit_text_or_null(clause(policy, card, line), &nulls[11]);
	values[12] = govcredit_text_or_null(note.in[GOVCREDIT_ZH], &nulls[12]);
	if (rows->set)
		tuplestore_putvalues(rows->set->setResult, rows->set->setDesc, values, nulls);
	else
		rows->array = accumArrayResult(rows->array, HeapTupleGetDatum(heap_form_tuple(rows->desc, values, nulls)),
									   false, rows->type, CurrentMemoryContext);
}

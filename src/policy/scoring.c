/*-------------------------------------------------------------------------
 *
 * scoring.c
 *	  Scoring: scorecards, caps, indicators, and what a score or grade brings.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

static void
read_grades(DocReader *r, const DocNode *node, PolicyScorecard *card)
{
	static const char *const keys[] = {ITEM_KEYS, "grade", "from", "direct_score", NULL};
	DocNode		grades = doc_member(r, node, "grades");
	DocNode    *row;

	card->ngrades = doc_elements(r, &grades, &row);
	if (card->ngrades == 0)
		doc_error(r, grades.path, "a scorecard needs at least one grade");
	card->grade = palloc0(sizeof(PolicyGrade) * Max(card->ngrades, 1));
	for (int g = 0; g < card->ngrades; g++)
	{
		PolicyGrade *grade = &card->grade[g];
		bool		last = (g == card->ngrades - 1);

		grade->item.code = "";
		if (!doc_is_object(r, &row[g]))
			continue;
		doc_check_keys(r, &row[g], keys);
		policy_read_item(r, &row[g], &grade->item, true);
		grade->item.code = doc_text(r, &row[g], "grade", true);
		if (grade->item.code == NULL)
			grade->item.code = "";
		for (int o = 0; o < g; o++)
			if (strcmp(card->grade[o].item.code, grade->item.code) == 0)
				doc_error(r, row[g].path, "grade \"%s\" stands twice", grade->item.code);
		grade->has_from = doc_decimal(r, &row[g], "from", !last, POLICY_MAX_POINTS, &grade->from);
		if (last && grade->has_from)
			doc_error(r, row[g].path, "the lowest grade has no \"from\": it holds all that is left");
		if (g > 0 && !last && grade->from >= card->grade[g - 1].from)
			doc_error(r, row[g].path, "grades stand best first: \"from\" must fall");
		grade->has_direct = doc_decimal(r, &row[g], "direct_score", false, POLICY_MAX_POINTS, &grade->direct);
		if (grade->has_direct &&
			((grade->has_from && grade->direct < grade->from) ||
			 (g > 0 && card->grade[g - 1].has_from && grade->direct >= card->grade[g - 1].from)))
			doc_error(r, doc_member(r, &row[g], "direct_score").path, "lies outside the band of grade \"%s\"", grade->item.code);
	}
}

void
policy_read_scorecards(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "subject_kinds", "model", "places",
	"start", "dimensions", "grades", "no_data", NULL};
	static const char *const no_data[] = {"start", "drop", NULL};
	static const char *const dimension_keys[] = {ITEM_KEYS, "weight", "start", "max", NULL};
	static const char *const models[] = {"index", "ledger", NULL};
	SectionWalk walk = policy_section(r, root, "scorecards", POLICY_MAX_SCORECARDS, &policy->scorecard_codes,
									  keys, true, sizeof(PolicyScorecard));
	PolicyScorecard *card;

	policy->scorecard = walk.items;

	/* Types look their dimensions up even in a scorecard that is none. */
	for (int i = 0; i < walk.count; i++)
		policy_code_table_from(NULL, 0, &policy->scorecard[i].dimension_codes);
	while ((card = policy_next_item(&walk)) != NULL)
	{
		DocNode		dimensions;
		DocNode    *dimension;
		int			model = MODEL_INDEX;
		int			choice;
		bool		weighed = true;

		card->kinds = policy_mask(r, walk.node, "subject_kinds", true, &policy->kind_codes, "subject kind");
		for (int k = 0; k < policy->kind_codes.count; k++)
			if (card->kinds & (UINT64CONST(1) << k))
			{
				if (policy->kind[k].scorecard >= 0)
					doc_error(r, walk.node->path, "subject kind \"%s\" has another scorecard already", policy->kind_codes.name[k]);
				policy->kind[k].scorecard = walk.at;
			}
		doc_choice(r, walk.node, "model", true, models, &model);
		card->model = (PolicyModel) model;
		card->places = 2;
		doc_int(r, walk.node, "places", false, 0, 6, &card->places);
		if (doc_choice(r, walk.node, "no_data", false, no_data, &choice))
			card->drop_no_data = (choice == 1);
		read_grades(r, walk.node, card);

		dimensions = doc_member(r, walk.node, "dimensions");
		policy_code_table(r, &dimensions, POLICY_MAX_DIMENSIONS, &card->dimension_codes);
		card->ndimensions = Min(doc_members(r, &dimensions, &dimension), card->dimension_codes.count);
		card->dimension = palloc0(sizeof(PolicyDimension) * Max(card->ndimensions, 1));
		if (card->model == MODEL_LEDGER)
		{
			doc_decimal(r, walk.node, "start", true, POLICY_MAX_POINTS, &card->start);
			if (dimensions.value != NULL)
				doc_error(r, dimensions.path, "a ledger has no dimensions");
			continue;
		}
		if (doc_member(r, walk.node, "start").value != NULL)
			doc_error(r, walk.node->path, "an index starts in its dimensions, not in \"start\"");
		if (card->ndimensions == 0)
			doc_error(r, dimensions.path, "an index needs at least one dimension");
		for (int d = 0; d < card->ndimensions; d++)
		{
			PolicyDimension *dim = &card->dimension[policy_code_index(&card->dimension_codes, &dimension[d])];

			dim->start = 100 * MICRO;
			dim->max = 100 * MICRO;
			if (!doc_is_object(r, &dimension[d]))
			{
				weighed = false;
				continue;
			}
			doc_check_keys(r, &dimension[d], dimension_keys);
			policy_read_item(r, &dimension[d], &dim->item, true);
			weighed &= doc_int(r, &dimension[d], "weight", true, 0, POLICY_MAX_WEIGHT, &dim->weight);
			doc_decimal(r, &dimension[d], "start", false, POLICY_MAX_POINTS, &dim->start);
			doc_decimal(r, &dimension[d], "max", false, POLICY_MAX_POINTS, &dim->max);
			if (dim->start < 0 || dim->start > dim->max)
				doc_error(r, dimension[d].path, "the start must lie between 0 and the maximum");
			card->weight_sum += dim->weight;
		}
		if (card->ndimensions > 0 && card->weight_sum != 100 && weighed)
			doc_error(r, dimensions.path, "weights add up to %lld, not 100", (long long) card->weight_sum);
	}
}

void
policy_read_caps(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "when", "max_score", "max_grade", NULL};
	SectionWalk walk = policy_section(r, root, "caps", POLICY_MAX_RULES, &policy->cap_codes,
									  keys, false, sizeof(PolicyCap));
	PolicyCap  *cap;

	policy->cap = walk.items;
	while ((cap = policy_next_item(&walk)) != NULL)
	{
		bool		known = false;

		policy_read_condition(r, policy, walk.node, true, &cap->when);
		cap->has_score = doc_decimal(r, walk.node, "max_score", false, POLICY_MAX_POINTS, &cap->max_score);
		cap->max_grade = doc_text(r, walk.node, "max_grade", false);
		if (!cap->has_score && cap->max_grade == NULL)
			doc_error(r, walk.node->path, "caps nothing: give max_score or max_grade");
		for (int c = 0; cap->has_score && c < policy->scorecard_codes.count; c++)
		{
			const PolicyScorecard *card = &policy->scorecard[c];
			int64		step = MICRO;

			for (int p = 0; p < card->places; p++)
				step /= 10;
			if ((cap->when.kinds == 0 || (cap->when.kinds & card->kinds)) && cap->max_score % step != 0)
				doc_error(r, doc_member(r, walk.node, "max_score").path,
						  "has more decimal places than the %d of scorecard \"%s\"", card->places, card->item.code);
		}
		for (int c = 0; cap->max_grade && c < policy->scorecard_codes.count; c++)
			for (int g = 0; g < policy->scorecard[c].ngrades; g++)
				known |= (strcmp(policy->scorecard[c].grade[g].item.code, cap->max_grade) == 0);
		if (cap->max_grade && !known)
			doc_error(r, doc_member(r, walk.node, "max_grade").path, "unknown grade \"%s\"", cap->max_grade);
	}
}

/* Of no dimension it is a figure, which is kept and gives no score. */
static void
read_figure(DocReader *r, const DocNode *node)
{
	const char *const scored[] = {"weight", "linear", "steps", "missing", "ratio", "attested", "rate"};

	for (int k = 0; k < (int) lengthof(scored); k++)
		if (doc_member(r, node, scored[k]).value != NULL)
			doc_error(r, node->path, "has no dimension and is a figure, which takes no \"%s\"", scored[k]);
}

/* A ratio is of two figures: of the first in percent of the second. */
static void
read_ratio(DocReader *r, const DocNode *node, const Policy *policy, const DocNode *indicators, int *ratio)
{
	int		   *figures;
	int			count = policy_codes(r, node, "ratio", false, &policy->indicator_codes, "indicator", &figures);

	if (figures != NULL && count != 2)
		doc_error(r, node->path, "ratio must name two figures");
	for (int f = 0; f < count; f++)
	{
		DocNode		figure = doc_member(r, indicators, policy->indicator_codes.name[figures[f]]);

		if (figure.value->type == jbvBinary && doc_member(r, &figure, "dimension").value != NULL)
			doc_error(r, node->path, "ratio names \"%s\", which has a dimension and is no figure", figure.key);
		if (count == 2)
			ratio[f] = figures[f];
	}
}

void
policy_read_indicators(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "dimension", "weight", "unit", "range", "linear", "steps", "missing", "ratio", "attested", "rate", "of_list", NULL};
	static const char *const missings[] = {"skip", "zero", "full", "peer_mean", NULL};
	SectionWalk walk = policy_section(r, root, "indicators", POLICY_MAX_RULES, &policy->indicator_codes,
									  keys, true, sizeof(PolicyIndicator));
	PolicyIndicator *indicator;
	DocNode		section = doc_member(r, root, "indicators");

	policy->indicator = walk.items;
	for (int i = 0; i < walk.count; i++)
	{
		policy->indicator[i].ratio[0] = policy->indicator[i].ratio[1] = -1;
		for (int c = 0; c < POLICY_MAX_SCORECARDS; c++)
			policy->indicator[i].dimension[c] = -1;
	}
	while ((indicator = policy_next_item(&walk)) != NULL)
	{
		DocNode		dimension = doc_member(r, walk.node, "dimension");
		DocNode		range;
		DocNode		curve;
		DocNode    *point;
		int			missing = MISSING_SKIP;

		indicator->unit = doc_text(r, walk.node, "unit", true);
		indicator->range = doc_text(r, walk.node, "range", false);
		indicator->min = PG_INT64_MIN;
		indicator->max = PG_INT64_MAX;
		range = doc_member(r, walk.node, "range");
		if (range.value != NULL && !doc_decimal_interval(r, &range, &indicator->min, &indicator->max))
		{
			indicator->min = PG_INT64_MIN;
			indicator->max = PG_INT64_MAX;
		}
		if (dimension.value == NULL)
		{
			read_figure(r, walk.node);
			continue;
		}
		indicator->weight = 1;
		read_ratio(r, walk.node, policy, &section, indicator->ratio);
		policy_one_code(r, walk.node, "attested", false, &policy->list_codes, "list");
		if ((doc_member(r, walk.node, "attested").value != NULL) + (doc_member(r, walk.node, "ratio").value != NULL) +
			(doc_member(r, walk.node, "rate").value != NULL) > 1)
			doc_error(r, walk.node->path, "has more than one of ratio, attested and rate, each of which gives its value");
		doc_int(r, walk.node, "weight", false, 1, POLICY_MAX_WEIGHT, &indicator->weight);
		doc_choice(r, walk.node, "missing", true, missings, &missing);
		indicator->missing = (PolicyMissing) missing;
		if (doc_is_object(r, &dimension))
		{
			DocNode    *card;
			int			ncards = doc_members(r, &dimension, &card);

			for (int c = 0; c < ncards; c++)
			{
				int			at = govcredit_policy_code(&policy->scorecard_codes, card[c].key, strlen(card[c].key));

				if (at < 0)
				{
					doc_unknown(r, card[c].path, "scorecard", card[c].key,
								policy->scorecard_codes.name, policy->scorecard_codes.count);
					continue;
				}
				indicator->dimension[at] = policy_one_code(r, &dimension, card[c].key, true,
														   &policy->scorecard[at].dimension_codes, "dimension");
				policy->scorecard[at].nindicators++;
			}
		}
		indicator->steps = (doc_member(r, walk.node, "steps").value != NULL);
		if (indicator->steps == (doc_member(r, walk.node, "linear").value != NULL))
		{
			doc_error(r, walk.node->path, "must have either steps or linear");
			continue;
		}
		curve = doc_member(r, walk.node, indicator->steps ? "steps" : "linear");
		indicator->npoints = doc_elements(r, &curve, &point);
		if (indicator->npoints < (indicator->steps ? 1 : 2))
			doc_error(r, curve.path, "has too few points");
		indicator->value = palloc0(sizeof(int64) * Max(indicator->npoints, 1));
		indicator->score = palloc0(sizeof(int64) * Max(indicator->npoints, 1));
		for (int n = 0; n < indicator->npoints; n++)
		{
			DocNode    *pair;

			if (doc_elements(r, &point[n], &pair) != 2 ||
				!doc_micro(&pair[0], &indicator->value[n]) || !doc_micro(&pair[1], &indicator->score[n]) ||
				micro_abs(indicator->value[n]) > INT64CONST(1000000000) * MICRO ||
				indicator->score[n] < 0 || indicator->score[n] > POLICY_MAX_POINTS * MICRO)
				doc_error(r, point[n].path, "must be [value, score], the value within 1000000000, the score from 0 to %lld", (long long) POLICY_MAX_POINTS);
			else if (n > 0 && indicator->value[n] <= indicator->value[n - 1])
				doc_error(r, point[n].path, "values must rise from point to point");
			else if (indicator->value[n] < indicator->min || indicator->value[n] > indicator->max)
				doc_error(r, point[n].path, "lies outside the range %s of the indicator", indicator->range);
		}
	}
}

static bool
known_grade(const Policy *policy, const char *name)
{
	for (int c = 0; c < policy->scorecard_codes.count; c++)
		for (int g = 0; g < policy->scorecard[c].ngrades; g++)
			if (strcmp(policy->scorecard[c].grade[g].item.code, name) == 0)
				return true;
	return false;
}

static int
read_grade_names(DocReader *r, const Policy *policy, const DocNode *node, bool required, const char ***grades)
{
	int			count = doc_texts(r, node, "grade", required, grades);

	for (int g = 0; g < count; g++)
		if (!known_grade(policy, (*grades)[g]))
			doc_error(r, doc_member(r, node, "grade").path, "unknown grade \"%s\"", (*grades)[g]);
	return count;
}

void
policy_read_warnings(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const warning_keys[] = {ITEM_KEYS, "level", "subject_kind", "score", "grade", "indicator", "value", NULL};
	SectionWalk walk = policy_section(r, root, "warnings", POLICY_MAX_RULES, &policy->warning_codes,
									  warning_keys, true, sizeof(PolicyWarning));
	PolicyWarning *warning;

	policy->warning = walk.items;
	while ((warning = policy_next_item(&walk)) != NULL)
	{
		DocNode		range;

		warning->level = doc_text(r, walk.node, "level", true);
		warning->kinds = policy_mask(r, walk.node, "subject_kind", false, &policy->kind_codes, "subject kind");
		warning->indicator = policy_one_code(r, walk.node, "indicator", false, &policy->indicator_codes, "indicator");
		range = doc_member(r, walk.node, warning->indicator >= 0 ? "value" : "score");
		if (range.value != NULL)
			warning->has_range = doc_decimal_interval(r, &range, &warning->min, &warning->max);
		if (warning->has_range && warning->indicator >= 0)
		{
			const PolicyIndicator *indicator = &policy->indicator[warning->indicator];

			if (warning->min > indicator->max || warning->max < indicator->min)
				doc_error(r, range.path, "is met by no value in the range %s of indicator \"%s\"",
						  indicator->range, indicator->item.code);
		}
		if (doc_member(r, walk.node, warning->indicator >= 0 ? "score" : "value").value != NULL)
			doc_error(r, walk.node->path, warning->indicator >= 0 ? "looks at an indicator, whose value and not the score counts" :
					  "gives a value and no indicator");
		warning->ngrades = read_grade_names(r, policy, walk.node, false, &warning->grades);
		if ((warning->has_range ? 1 : 0) + (warning->ngrades ? 1 : 0) != 1)
			doc_error(r, walk.node->path, "must look at a score, a grade or an indicator's value, and at one of them");
	}
}

void
policy_read_incentives(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const incentive_keys[] = {ITEM_KEYS, "subject_kind", "grade", "body", NULL};
	SectionWalk walk = policy_section(r, root, "incentives", POLICY_MAX_RULES, &policy->incentive_codes,
									  incentive_keys, true, sizeof(PolicyIncentive));
	PolicyIncentive *incentive;

	policy->incentive = walk.items;
	while ((incentive = policy_next_item(&walk)) != NULL)
	{
		incentive->kinds = policy_mask(r, walk.node, "subject_kind", true, &policy->kind_codes, "subject kind");
		incentive->ngrades = read_grade_names(r, policy, walk.node, true, &incentive->grades);
		incentive->body = doc_text(r, walk.node, "body", true);
	}
}

void
policy_read_grade_consequences(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const consequence_keys[] = {ITEM_KEYS, "subject_kind", "grade", "consequence", "phase", NULL};
	static const char *const consequences[] = {"supervision", "reward", "sanction", "reference", NULL};
	static const char *const phases[] = {"before", "during", "after", NULL};
	SectionWalk walk = policy_section(r, root, "grade_consequences", POLICY_MAX_RULES, &policy->consequence_codes,
									  consequence_keys, true, sizeof(PolicyConsequence));
	PolicyConsequence *consequence;

	policy->consequence = walk.items;
	while ((consequence = policy_next_item(&walk)) != NULL)
	{
		int			choice;

		consequence->kinds = policy_mask(r, walk.node, "subject_kind", true, &policy->kind_codes, "subject kind");
		consequence->ngrades = read_grade_names(r, policy, walk.node, false, &consequence->grades);
		if (doc_choice(r, walk.node, "consequence", true, consequences, &choice))
			consequence->consequence = consequences[choice];
		if (doc_choice(r, walk.node, "phase", false, phases, &choice))
			consequence->phase = phases[choice];
	}
}

/* What an indicator counts where nobody observed it; -1: nothing. */
static int64
unobserved_score(const PolicyIndicator *indicator)
{
	int64		full = 0;

	if (indicator->missing == MISSING_ZERO)
		return 0;
	if (indicator->missing != MISSING_FULL)
		return -1;
	for (int i = 0; i < indicator->npoints; i++)
		full = Max(full, indicator->score[i]);
	return full;
}

/* With what the dimensions of a scorecard open where nothing is observed. */
static void
open_unobserved(Policy *policy, int scorecard)
{
	PolicyScorecard *card = &policy->scorecard[scorecard];

	for (int d = 0; d < card->ndimensions; d++)
	{
		int64		sum = 0;
		int64		weight = 0;

		for (int i = 0; i < policy->indicator_codes.count; i++)
		{
			const PolicyIndicator *indicator = &policy->indicator[i];

			if (indicator->dimension[scorecard] != d || indicator->unobserved < 0)
				continue;
			sum += indicator->weight * indicator->unobserved;
			weight += indicator->weight;
		}
		card->dimension[d].has_opening = weight > 0;
		card->dimension[d].opening = weight > 0 ? govcredit_divide_round(sum, weight) : card->dimension[d].start;
	}
}

void
policy_open_scorecards(Policy *policy)
{
	for (int i = 0; i < policy->indicator_codes.count; i++)
		policy->indicator[i].unobserved = unobserved_score(&policy->indicator[i]);
	for (int c = 0; c < policy->scorecard_codes.count; c++)
		open_unobserved(policy, c);
}

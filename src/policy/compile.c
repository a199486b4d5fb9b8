/*-------------------------------------------------------------------------
 *
 * compile.c
 *	  Checks a flattened policy document and turns it into its compiled form.
 *
 * One pass does both, so that what is checked is what is used.  Codes of all
 * sections are read first; after that every reference can be resolved.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"
#include "port/pg_bitutils.h"
#include "utils/datetime.h"
#include "utils/memutils.h"

#include "compat.h"
#include "document/document.h"
#include "identifier/division_core.h"
#include "policy/policy.h"
#include "policy/reader.h"

#define ITEM_KEYS "title", "basis", "number_basis", "note"

const char *const govcredit_policy_sections[] = {
	"govcredit", "name", "title", "note", "source", "jurisdiction", "effective",
	"derived_from", "subject_kinds", "severities", "penalty_kinds", "flags",
	"domains", "terms", "ageing", "scorecards", "record_types", "caps",
	"actions", "purposes", "measures", "sanction_rules", "repair", "deadlines",
	"aggravations", "yearly_caps", "recipients", "routing", "head_links",
	"indicators", "warnings", "incentives", "reports", "tasks",
	"lists", "procedures", "promises", "exclusions", "grade_consequences", "tests",
NULL};
static const char *const item_keys[] = {ITEM_KEYS, NULL};

static const char *const class_names[] = {"basic", "honour", "dishonesty", NULL};

/* A name in Chinese and English; the compiled form holds the Chinese one. */
static void
read_title(PolicyReader *r, const PolicyNode *title, const char **zh)
{
	static const char *const title_keys[] = {"zh", "en", NULL};

	if (!policy_is_object(r, title))
		return;
	policy_check_keys(r, title, title_keys);
	if (zh)
		*zh = policy_text(r, title, "zh", true);
	else
		policy_check_text(r, title, "zh", true);
	policy_check_text(r, title, "en", true);
}

/* Title and basis, which every item has. */
static void
read_item(PolicyReader *r, const PolicyNode *node, PolicyItem *item, bool titled)
{
	PolicyNode	title = policy_member(r, node, "title");

	item->code = node->key ? policy_keep(r, node->key) : "";
	item->basis = policy_text(r, node, "basis", true);
	if (item->basis == NULL)
		item->basis = "";
	if (title.value != NULL || titled)
		read_title(r, &title, &item->title_zh);
	policy_check_text(r, node, "number_basis", false);
	policy_check_text(r, node, "note", false);
}

/*
 * Walks a section of items: fills members and returns their number, codes
 * already being in the table.
 */
static int
read_section(PolicyReader *r, const PolicyNode *root, const char *key, int max,
			 PolicyCodes *codes, PolicyNode **members)
{
	PolicyNode	section = policy_member(r, root, key);

	policy_code_table(r, &section, max, codes);
	return Min(policy_members(r, &section, members), codes->count);
}

static int
code_index(const PolicyCodes *codes, const PolicyNode *node)
{
	int			index = govcredit_policy_code(codes, node->key, strlen(node->key));

	Assert(index >= 0);
	return index;
}

/*
 * A section of which only the codes matter to the engine.  Its domains say
 * which conduct they are about.
 */
static void
check_plain_section(PolicyReader *r, const PolicyNode *members, int count,
					const char *const *keys)
{
	PolicyItem	item;

	for (int i = 0; i < count; i++)
		if (policy_is_object(r, &members[i]))
		{
			policy_check_keys(r, &members[i], keys);
			memset(&item, 0, sizeof(item));
			read_item(r, &members[i], &item, true);
		}
}

/*
 * Conditions of a row.  Where types is set the row may also ask for record
 * type, class and domain, which become one set of types.
 */
static void
read_when(PolicyReader *r, const Policy *policy, const PolicyNode *node,
		  bool types, PolicyCondition *cond)
{
	static const char *const point_keys[] = {"subject_kind", "severity", "amount",
	"flags", "without_flags", NULL};
	static const char *const rule_keys[] = {"subject_kind", "severity", "amount",
	"flags", "without_flags", "record_type", "class", "domain", NULL};
	PolicyNode	when = *node;
	PolicyNode	amount;

	memset(cond, 0, sizeof(*cond));
	cond->amount_min = PG_INT64_MIN;
	cond->amount_max = PG_INT64_MAX;
	if (when.value == NULL || !policy_is_object(r, &when))
		return;
	policy_check_keys(r, &when, types ? rule_keys : point_keys);

	cond->kinds = policy_mask(r, &when, "subject_kind", false, &policy->kind_codes, "subject kind");
	cond->severities = (uint32) policy_mask(r, &when, "severity", false, &policy->severity_codes, "severity");
	cond->flags = policy_mask(r, &when, "flags", false, &policy->flag_codes, "flag");
	cond->without_flags = policy_mask(r, &when, "without_flags", false, &policy->flag_codes, "flag");
	if (cond->flags & cond->without_flags)
		policy_error(r, when.path, "asks for a flag to be set and not set");
	amount = policy_member(r, &when, "amount");
	if (amount.value != NULL)
		cond->has_amount = policy_decimal_interval(r, &amount, &cond->amount_min, &cond->amount_max);

	if (types)
	{
		PolicyNode	class = policy_member(r, &when, "class");
		int		   *wanted;
		int		   *domains;
		int			nwanted = policy_codes(r, &when, "record_type", false, &policy->type_codes, "record type", &wanted);
		int			ndomains = policy_codes(r, &when, "domain", false, &policy->domain_codes, "domain", &domains);
		int			which = -1;

		if (class.value != NULL && policy_choice(r, &when, "class", true, class_names, &which))
		{
			cond->by_class = true;
			cond->class = (PolicyClass) which;
		}
		if (nwanted || ndomains || which >= 0)
		{
			bool		any = false;

			cond->types = palloc0(sizeof(uint64) * (policy->type_codes.count / 64 + 1));
			for (int t = 0; t < policy->type_codes.count; t++)
			{
				const PolicyType *type = &policy->type[t];
				bool		match = (which < 0 || (int) type->class == which ||
									 (which == CLASS_BASIC && type->class_when != NULL));

				if (match && nwanted)
				{
					match = false;
					for (int i = 0; i < nwanted; i++)
						match |= (wanted[i] == t);
				}
				if (match && ndomains)
				{
					match = false;
					for (int i = 0; i < ndomains; i++)
						match |= (domains[i] == type->domain);
				}
				if (match && cond->kinds && (cond->kinds & type->kinds) == 0)
					match = false;
				if (match)
				{
					cond->types[t / 64] |= UINT64CONST(1) << (t % 64);
					any = true;
				}
			}
			if (!any && !r->failed)
				policy_warning(r, when.path, "no record type can match: the row never applies");
		}
	}
}

static void
read_condition(PolicyReader *r, const Policy *policy, const PolicyNode *row,
			   bool types, PolicyCondition *cond)
{
	PolicyNode	when = policy_member(r, row, "when");

	read_when(r, policy, &when, types, cond);
}

/* Can one record meet both, its severity and amount aside? */
static bool
kinds_and_flags_meet(const PolicyCondition *a, const PolicyCondition *b)
{
	if (a->kinds && b->kinds && (a->kinds & b->kinds) == 0)
		return false;
	return (a->flags & b->without_flags) == 0 && (b->flags & a->without_flags) == 0;
}

/* Can one record meet both? */
static bool
conditions_meet(const PolicyCondition *a, const PolicyCondition *b)
{
	if (!kinds_and_flags_meet(a, b))
		return false;
	if (a->severities && b->severities && (a->severities & b->severities) == 0)
		return false;
	if (a->has_amount && b->has_amount &&
		(a->amount_max < b->amount_min || b->amount_max < a->amount_min))
		return false;
	return true;
}

/* Does the row ask the same as another, but for the amount? */
static bool
same_but_amount(const PolicyCondition *a, const PolicyCondition *b)
{
	return a->kinds == b->kinds && a->flags == b->flags && a->without_flags == b->without_flags &&
		a->severities == b->severities;
}

static void
read_kinds(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "natural_person", "scope", NULL};
	static const char *const scopes[] = {"office", "licensed_work", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "subject_kinds", POLICY_MAX_KINDS, &policy->kind_codes, &members);

	policy->kind = palloc0(sizeof(PolicyKind) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyKind *kind = &policy->kind[code_index(&policy->kind_codes, &members[i])];
		int			scope;

		kind->scorecard = -1;
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &kind->item, true);
		kind->natural_person = policy_bool(r, &members[i], "natural_person");
		policy_choice(r, &members[i], "scope", kind->natural_person, scopes, &scope);
	}
}

static void
read_severities(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const severity_keys[] = {ITEM_KEYS, "order", NULL};
	static const char *const penalty_keys[] = {ITEM_KEYS, "order", "severity", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "severities", POLICY_MAX_SEVERITIES, &policy->severity_codes, &members);

	policy->severity = palloc0(sizeof(PolicySeverity) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicySeverity *severity = &policy->severity[code_index(&policy->severity_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], severity_keys);
		read_item(r, &members[i], &severity->item, true);
		policy_int(r, &members[i], "order", true, 1, 1000, &severity->order);
	}

	count = read_section(r, root, "penalty_kinds", POLICY_MAX_RULES, &policy->penalty_codes, &members);
	policy->penalty = palloc0(sizeof(PolicyPenaltyKind) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		int			at = code_index(&policy->penalty_codes, &members[i]);
		PolicyPenaltyKind *penalty = &policy->penalty[at];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], penalty_keys);
		read_item(r, &members[i], &penalty->item, true);
		if (policy_int(r, &members[i], "order", true, 1, 1000, &penalty->order))
			for (int j = 0; j < count; j++)
				if (j != at && policy->penalty[j].order == penalty->order)
					policy_error(r, members[i].path, "has the same order as \"%s\"", policy->penalty_codes.name[j]);
		penalty->severity = policy_one_code(r, &members[i], "severity", true, &policy->severity_codes, "severity");
	}
}

/* Bands of a term and steps of ageing become cuts, numbered through. */
static void
read_terms(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const term_keys[] = {ITEM_KEYS, "months", "bands", "until_ended", NULL};
	static const char *const band_keys[] = {"up_to", "months", NULL};
	static const char *const ageing_keys[] = {ITEM_KEYS, "steps", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "terms", POLICY_MAX_RULES, &policy->term_codes, &members);

	policy->term = palloc0(sizeof(PolicyTerm) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyTerm *term = &policy->term[code_index(&policy->term_codes, &members[i])];
		PolicyNode	bands;
		PolicyNode *band;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], term_keys);
		read_item(r, &members[i], &term->item, false);
		term->until_ended = policy_bool(r, &members[i], "until_ended");
		bands = policy_member(r, &members[i], "bands");
		if (bands.value == NULL)
		{
			term->nbands = 1;
			term->up_to = palloc(sizeof(int64));
			term->months = palloc0(sizeof(int));
			term->up_to[0] = PG_INT64_MAX;
			policy_int(r, &members[i], "months", true, term->until_ended ? 0 : 1, POLICY_MAX_MONTHS, &term->months[0]);
		}
		else
		{
			if (policy_member(r, &members[i], "months").value != NULL)
				policy_error(r, members[i].path, "has months and bands; only one of them can be");
			term->nbands = policy_elements(r, &bands, &band);
			if (term->nbands == 0)
				policy_error(r, bands.path, "has no band");
			term->up_to = palloc0(sizeof(int64) * Max(term->nbands, 1));
			term->months = palloc0(sizeof(int) * Max(term->nbands, 1));
			for (int b = 0; b < term->nbands; b++)
			{
				bool		last = (b == term->nbands - 1);

				if (!policy_is_object(r, &band[b]))
					continue;
				policy_check_keys(r, &band[b], band_keys);
				policy_int(r, &band[b], "months", true, 1, POLICY_MAX_MONTHS, &term->months[b]);
				term->up_to[b] = PG_INT64_MAX;
				if (policy_decimal(r, &band[b], "up_to", !last, POLICY_MAX_POINTS, &term->up_to[b]) && last)
					policy_error(r, band[b].path, "the last band has no \"up_to\": it holds all that is left");
				if (b > 0 && !last && term->up_to[b] <= term->up_to[b - 1])
					policy_error(r, band[b].path, "bands must rise");
			}
		}
		term->first_cut = policy->ncuts;
		policy->ncuts += term->nbands;
	}

	count = read_section(r, root, "ageing", POLICY_MAX_RULES, &policy->ageing_codes, &members);
	policy->ageing = palloc0(sizeof(PolicyAgeing) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyAgeing *ageing = &policy->ageing[code_index(&policy->ageing_codes, &members[i])];
		PolicyNode	steps;
		PolicyNode *step;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], ageing_keys);
		read_item(r, &members[i], &ageing->item, false);
		steps = policy_member(r, &members[i], "steps");
		ageing->nsteps = policy_elements(r, &steps, &step);
		if (ageing->nsteps == 0)
			policy_error(r, steps.path, "has no step");
		ageing->months = palloc0(sizeof(int) * Max(ageing->nsteps, 1));
		ageing->percent = palloc0(sizeof(int) * Max(ageing->nsteps, 1));
		for (int s = 0; s < ageing->nsteps; s++)
		{
			PolicyNode *pair;
			int64		value[2];
			int			n = policy_elements(r, &step[s], &pair);

			if (n != 2 || !policy_micro(&pair[0], &value[0]) || !policy_micro(&pair[1], &value[1]) ||
				value[0] % MICRO || value[1] % MICRO ||
				value[0] < MICRO || value[0] > POLICY_MAX_MONTHS * MICRO ||
				value[1] < 0 || value[1] > 100 * MICRO)
			{
				policy_error(r, step[s].path, "must be [months, percent] with 1 to %d months and 0 to 100 percent, both whole", POLICY_MAX_MONTHS);
				continue;
			}
			ageing->months[s] = (int) (value[0] / MICRO);
			ageing->percent[s] = (int) (value[1] / MICRO);
			if (s > 0 && ageing->months[s] <= ageing->months[s - 1])
				policy_error(r, step[s].path, "months must rise from step to step");
			if (ageing->percent[s] > (s > 0 ? ageing->percent[s - 1] : 100))
				policy_warning(r, step[s].path, "the percentage rises with age");
		}
		ageing->first_cut = policy->ncuts;
		policy->ncuts += ageing->nsteps;
	}
}

static void
read_grades(PolicyReader *r, const PolicyNode *node, PolicyScorecard *card)
{
	static const char *const keys[] = {ITEM_KEYS, "grade", "from", "direct_score", NULL};
	PolicyNode	grades = policy_member(r, node, "grades");
	PolicyNode *row;

	card->ngrades = policy_elements(r, &grades, &row);
	if (card->ngrades == 0)
		policy_error(r, grades.path, "a scorecard needs at least one grade");
	card->grade = palloc0(sizeof(PolicyGrade) * Max(card->ngrades, 1));
	for (int g = 0; g < card->ngrades; g++)
	{
		PolicyGrade *grade = &card->grade[g];
		bool		last = (g == card->ngrades - 1);

		grade->item.code = "";
		if (!policy_is_object(r, &row[g]))
			continue;
		policy_check_keys(r, &row[g], keys);
		read_item(r, &row[g], &grade->item, true);
		grade->item.code = policy_text(r, &row[g], "grade", true);
		if (grade->item.code == NULL)
			grade->item.code = "";
		for (int o = 0; o < g; o++)
			if (strcmp(card->grade[o].item.code, grade->item.code) == 0)
				policy_error(r, row[g].path, "grade \"%s\" stands twice", grade->item.code);
		grade->has_from = policy_decimal(r, &row[g], "from", !last, POLICY_MAX_POINTS, &grade->from);
		if (last && grade->has_from)
			policy_error(r, row[g].path, "the lowest grade has no \"from\": it holds all that is left");
		if (g > 0 && !last && grade->from >= card->grade[g - 1].from)
			policy_error(r, row[g].path, "grades stand best first: \"from\" must fall");
		grade->has_direct = policy_decimal(r, &row[g], "direct_score", false, POLICY_MAX_POINTS, &grade->direct);
		if (grade->has_direct &&
			((grade->has_from && grade->direct < grade->from) ||
			 (g > 0 && card->grade[g - 1].has_from && grade->direct >= card->grade[g - 1].from)))
			policy_error(r, policy_member(r, &row[g], "direct_score").path, "lies outside the band of grade \"%s\"", grade->item.code);
	}
}

static void
read_scorecards(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "subject_kinds", "model", "places",
	"start", "dimensions", "grades", "no_data", NULL};
	static const char *const no_data[] = {"start", "drop", NULL};
	static const char *const dimension_keys[] = {ITEM_KEYS, "weight", "start", "max", NULL};
	static const char *const models[] = {"index", "ledger", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "scorecards", POLICY_MAX_SCORECARDS, &policy->scorecard_codes, &members);

	policy->scorecard = palloc0(sizeof(PolicyScorecard) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		int			at = code_index(&policy->scorecard_codes, &members[i]);
		PolicyScorecard *card = &policy->scorecard[at];
		PolicyNode	dimensions;
		PolicyNode *dimension;
		int			model = MODEL_INDEX;
		int			choice;
		bool		weighed = true;

		/* Types look their dimensions up even in a scorecard that is none. */
		policy_code_table_from(NULL, 0, &card->dimension_codes);
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &card->item, true);
		card->kinds = policy_mask(r, &members[i], "subject_kinds", true, &policy->kind_codes, "subject kind");
		for (int k = 0; k < policy->kind_codes.count; k++)
			if (card->kinds & (UINT64CONST(1) << k))
			{
				if (policy->kind[k].scorecard >= 0)
					policy_error(r, members[i].path, "subject kind \"%s\" has another scorecard already", policy->kind_codes.name[k]);
				policy->kind[k].scorecard = at;
			}
		policy_choice(r, &members[i], "model", true, models, &model);
		card->model = (PolicyModel) model;
		card->places = 2;
		policy_int(r, &members[i], "places", false, 0, 6, &card->places);
		if (policy_choice(r, &members[i], "no_data", false, no_data, &choice))
			card->drop_no_data = (choice == 1);
		read_grades(r, &members[i], card);

		dimensions = policy_member(r, &members[i], "dimensions");
		policy_code_table(r, &dimensions, POLICY_MAX_DIMENSIONS, &card->dimension_codes);
		card->ndimensions = Min(policy_members(r, &dimensions, &dimension), card->dimension_codes.count);
		card->dimension = palloc0(sizeof(PolicyDimension) * Max(card->ndimensions, 1));
		if (card->model == MODEL_LEDGER)
		{
			policy_decimal(r, &members[i], "start", true, POLICY_MAX_POINTS, &card->start);
			if (dimensions.value != NULL)
				policy_error(r, dimensions.path, "a ledger has no dimensions");
			continue;
		}
		if (policy_member(r, &members[i], "start").value != NULL)
			policy_error(r, members[i].path, "an index starts in its dimensions, not in \"start\"");
		if (card->ndimensions == 0)
			policy_error(r, dimensions.path, "an index needs at least one dimension");
		for (int d = 0; d < card->ndimensions; d++)
		{
			PolicyDimension *dim = &card->dimension[code_index(&card->dimension_codes, &dimension[d])];

			dim->start = 100 * MICRO;
			dim->max = 100 * MICRO;
			if (!policy_is_object(r, &dimension[d]))
			{
				weighed = false;
				continue;
			}
			policy_check_keys(r, &dimension[d], dimension_keys);
			read_item(r, &dimension[d], &dim->item, true);
			weighed &= policy_int(r, &dimension[d], "weight", true, 0, POLICY_MAX_WEIGHT, &dim->weight);
			policy_decimal(r, &dimension[d], "start", false, POLICY_MAX_POINTS, &dim->start);
			policy_decimal(r, &dimension[d], "max", false, POLICY_MAX_POINTS, &dim->max);
			if (dim->start < 0 || dim->start > dim->max)
				policy_error(r, dimension[d].path, "the start must lie between 0 and the maximum");
			card->weight_sum += dim->weight;
		}
		if (card->ndimensions > 0 && card->weight_sum != 100 && weighed)
			policy_error(r, dimensions.path, "weights add up to " INT64_FORMAT ", not 100", card->weight_sum);
	}
}

static void
read_points(PolicyReader *r, const PolicyNode *node, const Policy *policy, PolicyType *type)
{
	static const char *const keys[] = {"when", "points", "range", "per_unit", "grade", "basis", "note", NULL};
	static const char *const unit_keys[] = {"unit", "points", "above", "plus", NULL};
	PolicyNode	points = policy_member(r, node, "points");
	static const char *const ways[] = {"points", "range", "per_unit", "grade"};	/* as PolicyPointsKind */
	PolicyNode *row;
	int			given;

	if (points.value == NULL)
	{
		bool		scored = false;

		for (int k = 0; k < policy->kind_codes.count; k++)
			scored |= (type->kinds & (UINT64CONST(1) << k)) && policy->kind[k].scorecard >= 0;
		if (type->class != CLASS_BASIC && scored)
			policy_error(r, points.path, "is missing: of what is scored, only basic information carries no points");
		return;
	}
	if (type->class == CLASS_BASIC)
	{
		policy_error(r, points.path, "basic information carries no points");
		return;
	}
	if (points.value->type == jbvNumeric || points.value->type == jbvString)
	{
		type->npoints = 1;
		type->points = palloc0(sizeof(PolicyPoints));
		type->points[0].when.amount_min = PG_INT64_MIN;
		type->points[0].when.amount_max = PG_INT64_MAX;
		type->points[0].rule = pstrdup(points.path);
		type->points[0].basis = type->item.basis;
		policy_decimal(r, node, "points", true, POLICY_MAX_POINTS, &type->points[0].points);
	}
	else
	{
		type->npoints = policy_elements(r, &points, &row);
		if (type->npoints == 0 && points.value->type == jbvBinary && JsonContainerIsArray(points.value->val.binary.data))
			policy_error(r, points.path, "has no row");
		if (type->npoints > POLICY_MAX_RULES)
		{
			policy_error(r, points.path, "has %d rows, more than the limit of %d", type->npoints, POLICY_MAX_RULES);
			type->npoints = 0;
		}
		type->points = palloc0(sizeof(PolicyPoints) * Max(type->npoints, 1));
	}
	for (int i = 0; points.value->type == jbvBinary && i < type->npoints; i++)
	{
		PolicyPoints *p = &type->points[i];

		p->rule = pstrdup(row[i].path);
		p->basis = type->item.basis;
		if (!policy_is_object(r, &row[i]))
			continue;
		policy_check_keys(r, &row[i], keys);
		if (policy_member(r, &row[i], "basis").value != NULL)
			p->basis = policy_text(r, &row[i], "basis", true);
		if (p->basis == NULL)
			p->basis = "";
		policy_check_text(r, &row[i], "note", false);
		read_condition(r, policy, &row[i], false, &p->when);
		given = 0;
		for (int w = 0; w < 4; w++)
			if (policy_member(r, &row[i], ways[w]).value != NULL)
			{
				p->kind = (PolicyPointsKind) w;
				given++;
			}
		if (given != 1)
		{
			policy_error(r, row[i].path, "must give one of points, range, per_unit and grade");
			continue;
		}
		switch (p->kind)
		{
			case POINTS_FIXED:
				policy_decimal(r, &row[i], "points", true, POLICY_MAX_POINTS, &p->points);
				break;
			case POINTS_DIRECT:
				p->direct = policy_text(r, &row[i], "grade", true);
				break;
			case POINTS_RANGE:
				{
					PolicyNode	range = policy_member(r, &row[i], "range");

					if (policy_decimal_interval(r, &range, &p->range_min, &p->range_max) &&
						(p->range_min < -POLICY_MAX_POINTS * MICRO || p->range_max > POLICY_MAX_POINTS * MICRO))
						policy_error(r, range.path, "must be bounded within " INT64_FORMAT " points", POLICY_MAX_POINTS);
					type->by_given = true;
					break;
				}
			case POINTS_PER_UNIT:
				{
					PolicyNode	unit = policy_member(r, &row[i], "per_unit");

					if (!policy_is_object(r, &unit))
						break;
					policy_check_keys(r, &unit, unit_keys);
					policy_decimal(r, &unit, "points", true, POLICY_MAX_POINTS, &p->points);
					if (policy_decimal(r, &unit, "unit", true, INT64CONST(1000000000), &p->unit) && p->unit <= 0)
						policy_error(r, unit.path, "the unit must be positive");
					policy_decimal(r, &unit, "above", false, INT64CONST(1000000000000), &p->above);
					policy_decimal(r, &unit, "plus", false, POLICY_MAX_POINTS, &p->plus);
					type->by_amount = true;
					break;
				}
		}
	}

	for (int i = 0; i < type->npoints; i++)
	{
		PolicyPoints *p = &type->points[i];

		if (type->class == CLASS_DISHONESTY && (p->points > 0 || p->range_max > 0 || p->plus > 0))
			policy_error(r, p->rule, "dishonesty adds points");
		if (type->class == CLASS_HONOUR && (p->points < 0 || p->range_min < 0 || p->plus < 0 || p->direct))
			policy_error(r, p->rule, "an honour takes points away");
		if (p->when.kinds && !(p->when.kinds & type->kinds))
			policy_warning(r, p->rule, "the type concerns none of these subject kinds: the row never applies");
		type->by_severity |= (p->when.severities != 0);
		type->by_amount |= p->when.has_amount;
		type->kept |= (p->direct != NULL);
	}
}

/* Where only the severity decides, a record finds its row without a search. */
static void
index_points(const Policy *policy, PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		const PolicyCondition *when = &type->points[i].when;

		if (when->kinds || when->flags || when->without_flags || when->has_amount || type->by_amount || type->class_when)
			return;
	}
	type->row_of_severity = palloc0(sizeof(PolicyPoints *) * (policy->severity_codes.count + 1));
	for (int s = -1; s < policy->severity_codes.count; s++)
		for (int i = 0; i < type->npoints; i++)
		{
			uint32		severities = type->points[i].when.severities;

			if (severities == 0 || (s >= 0 && (severities & (UINT32_C(1) << s))))
				type->row_of_severity[s + 1] = &type->points[i];
		}
}

static void
check_points_overlap(PolicyReader *r, const PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < i && !policy_full(r); j++)
			if (conditions_meet(&type->points[i].when, &type->points[j].when))
				policy_error(r, type->points[i].rule, "one record can match this row and %s", type->points[j].rule);
	}
}

/*
 * Holes, bands that end and steps that fall back, which are allowed but rarely
 * meant.  The next band is the one that begins next, so that bands that
 * overlap are not taken for holes.
 */
static void
lint_points(PolicyReader *r, const PolicyNode *node, const Policy *policy, const PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		const PolicyPoints *p = &type->points[i];
		const PolicyPoints *next = NULL;
		uint32		covered = p->when.severities;
		bool		first = true;
		bool		top = p->when.has_amount;

		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < type->npoints; j++)
		{
			const PolicyPoints *o = &type->points[j];

			if (p->when.severities && j != i && kinds_and_flags_meet(&p->when, &o->when))
			{
				covered |= o->when.severities ? o->when.severities : PG_UINT32_MAX;
				first &= (j > i);
			}
			if (!p->when.has_amount || !o->when.has_amount || !same_but_amount(&p->when, &o->when))
				continue;
			if (o->when.amount_min > p->when.amount_min &&
				(next == NULL || o->when.amount_min < next->when.amount_min))
				next = o;
			if (o->when.amount_max > p->when.amount_max || (j > i && o->when.amount_max == p->when.amount_max))
				top = false;
		}
		if (p->when.severities && first)
			for (int s = 0; s < policy->severity_codes.count; s++)
				if (!(covered & (UINT64CONST(1) << s)))
					policy_warning(r, policy_member(r, node, "points").path, "severity \"%s\" carries no points", policy->severity_codes.name[s]);
		if (top && p->when.amount_max != PG_INT64_MAX)
			policy_warning(r, p->rule, "amounts above this band carry no points");
		if (next && p->when.amount_max < next->when.amount_min - 1)
			policy_warning(r, next->rule, "amounts between this band and %s carry no points", p->rule);
		if (next && p->kind == POINTS_FIXED && next->kind == POINTS_FIXED &&
			micro_abs(next->points) < micro_abs(p->points))
			policy_warning(r, next->rule, "a larger amount weighs less than in %s", p->rule);
	}
}

static int
compare_titles(const void *pa, const void *pb)
{
	const PolicyType *a = *(const PolicyType *const *) pa;
	const PolicyType *b = *(const PolicyType *const *) pb;
	int			diff;

	if (a->domain != b->domain)
		return a->domain < b->domain ? -1 : 1;
	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	diff = strcmp(a->item.title_zh, b->item.title_zh);
	return diff ? diff : strcmp(a->item.code, b->item.code);
}

/*
 * Two types that weigh one conduct: they say the same, or they contradict each
 * other.  Each is held against the one before it.
 */
static void
lint_titles(PolicyReader *r, const Policy *policy)
{
	const PolicyType **order = palloc(sizeof(PolicyType *) * Max(policy->type_codes.count, 1));
	int			count = 0;

	for (int t = 0; t < policy->type_codes.count; t++)
		if (policy->type[t].npoints > 0 && policy->type[t].item.title_zh)
			order[count++] = &policy->type[t];
	qsort(order, count, sizeof(PolicyType *), compare_titles);
	for (int i = 1; i < count; i++)
	{
		const PolicyType *a = order[i - 1];
		const PolicyType *b = order[i];
		bool		same = a->npoints == b->npoints;

		if (a->domain != b->domain || a->class != b->class || (a->kinds & b->kinds) == 0 ||
			strcmp(a->item.title_zh, b->item.title_zh) != 0)
			continue;
		for (int p = 0; same && p < a->npoints; p++)
			same = a->points[p].kind == b->points[p].kind && a->points[p].points == b->points[p].points &&
				a->points[p].range_min == b->points[p].range_min && a->points[p].range_max == b->points[p].range_max;
		policy_warning(r, psprintf("$.record_types.%s", b->item.code),
					   same ? "has the domain, title and points of \"%s\": the same rule twice" :
					   "has the domain and title of \"%s\" but other points: they contradict each other",
					   a->item.code);
	}
	pfree(order);
}

static void
read_dimensions_of_type(PolicyReader *r, const PolicyNode *node, const Policy *policy, PolicyType *type)
{
	PolicyNode	given = policy_member(r, node, "dimension");
	bool		map = (given.value != NULL && given.value->type == jbvBinary);

	for (int c = 0; c < POLICY_MAX_SCORECARDS; c++)
		type->dimension[c] = -1;
	if (map)
	{
		PolicyNode *member;
		int			n = policy_members(r, &given, &member);

		for (int i = 0; i < n; i++)
		{
			int			card = govcredit_policy_code(&policy->scorecard_codes, member[i].key, strlen(member[i].key));

			if (card < 0)
				policy_error(r, member[i].path, "unknown scorecard \"%s\"", member[i].key);
			else if ((policy->scorecard[card].kinds & type->kinds) == 0)
				policy_error(r, member[i].path, "no subject of this type is scored by \"%s\"", member[i].key);
			else
				policy_check_text(r, &given, member[i].key, true);
		}
	}
	else
		policy_check_text(r, node, "dimension", false);
	for (int c = 0; c < policy->scorecard_codes.count; c++)
	{
		const PolicyScorecard *card = &policy->scorecard[c];

		if ((card->kinds & type->kinds) == 0 || type->npoints == 0)
			continue;
		for (int i = 0; i < type->npoints; i++)
			if (type->points[i].direct)
			{
				int			g = 0;

				while (g < card->ngrades && strcmp(card->grade[g].item.code, type->points[i].direct) != 0)
					g++;
				if (card->model != MODEL_LEDGER)
					policy_error(r, type->points[i].rule, "a direct grade needs a ledger, scorecard \"%s\" is an index", card->item.code);
				else if (g == card->ngrades)
					policy_error(r, type->points[i].rule, "unknown grade \"%s\" in scorecard \"%s\"", type->points[i].direct, card->item.code);
				else if (!card->grade[g].has_direct)
					policy_error(r, type->points[i].rule, "grade \"%s\" of scorecard \"%s\" has no direct_score", type->points[i].direct, card->item.code);
			}
		if (card->model == MODEL_LEDGER)
			type->dimension[c] = 0;
		else if (map)
			type->dimension[c] = policy_one_code(r, &given, policy->scorecard_codes.name[c], true,
												 &card->dimension_codes, "dimension");
		else
			type->dimension[c] = policy_one_code(r, node, "dimension", true,
												 &card->dimension_codes, "dimension");
	}
}

/* Who is told, and where things are published. */
static void
read_recipients(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	PolicyNode *members;
	int			count = read_section(r, root, "recipients", POLICY_MAX_RULES, &policy->recipient_codes, &members);

	policy->recipient = palloc0(sizeof(PolicyItem) * Max(count, 1));
	for (int i = 0; i < count; i++)
		if (policy_is_object(r, &members[i]))
		{
			policy_check_keys(r, &members[i], item_keys);
			read_item(r, &members[i], &policy->recipient[code_index(&policy->recipient_codes, &members[i])], true);
		}
}

/*
 * What is of its class only where something is found or given, such as a
 * judgment with a finding of dishonesty 有失信定论; what does not meet it is basic.
 */
static void
read_class_when(PolicyReader *r, const PolicyNode *node, const Policy *policy, PolicyType *type)
{
	PolicyNode	when = policy_member(r, node, "class_when");

	if (when.value == NULL)
		return;
	if (type->class == CLASS_BASIC)
		policy_error(r, when.path, "basic information is basic whatever it says");
	type->class_when = palloc0(sizeof(PolicyCondition));
	read_when(r, policy, &when, false, type->class_when);
}

static void
read_types(PolicyReader *r, const PolicyNode *root, Policy *policy, const PolicyNode *domains, int ndomains)
{
	static const char *const keys[] = {ITEM_KEYS, "class", "class_when", "domain", "subjects", "dimension", "points",
	"severity", "amount", "repeat", "ageing", "validity", "overlap", "publish_within",
	"publish_in", "publish_together", "suppliers", "disclosure", "accrual", "yearly_cap", "amount_unit", "of_list", NULL};
	static const char *const disclosures[] = {"public", "shared", "authorised", NULL};
	static const char *const accrual_keys[] = {"every_months", "at_most", NULL};
	static const char *const repeat_keys[] = {"mode", "multiplier", NULL};
	static const char *const modes[] = {"flat", "power", NULL};
	PolicyNode *members;
	int			count;
	const char **overlaps;
	int			noverlaps = 0;
	PolicyNode	section = policy_member(r, root, "record_types");

	policy_code_table(r, &section, POLICY_MAX_TYPES, &policy->type_codes);
	count = Min(policy_members(r, &section, &members), policy->type_codes.count);
	policy->type = palloc0(sizeof(PolicyType) * Max(count, 1));
	overlaps = palloc(sizeof(char *) * Max(count, 1));

	/* Overlap groups are named where they are used. */
	for (int i = 0; i < count; i++)
	{
		PolicyNode	overlap = policy_member(r, &members[i], "overlap");
		const char *name;
		int			o = 0;

		if (overlap.value == NULL || (name = policy_text(r, &members[i], "overlap", false)) == NULL)
			continue;
		while (o < noverlaps && strcmp(overlaps[o], name) != 0)
			o++;
		if (o == noverlaps)
			overlaps[noverlaps++] = name;
	}
	policy_code_table_from(overlaps, noverlaps, &policy->overlap_codes);

	for (int i = 0; i < count; i++)
	{
		PolicyType *type = &policy->type[code_index(&policy->type_codes, &members[i])];
		const PolicyNode *node = &members[i];
		PolicyNode	repeat;
		PolicyNode	accrual;
		const char **suppliers;
		int		   *sites;
		int			nsites;
		int			which = CLASS_BASIC;
		int			mode = 0;
		int			disclosure = DISCLOSURE_PUBLIC;
		bool		failed;

		if (!policy_is_object(r, node))
			continue;
		policy_check_keys(r, node, keys);
		read_item(r, node, &type->item, true);
		policy_choice(r, node, "class", true, class_names, &which);
		type->class = (PolicyClass) which;
		read_class_when(r, node, policy, type);
		type->domain = policy_one_code(r, node, "domain", true, &policy->domain_codes, "domain");
		type->kinds = policy_mask(r, node, "subjects", true, &policy->kind_codes, "subject kind");
		type->severity = policy_one_code(r, node, "severity", false, &policy->severity_codes, "severity");
		type->has_amount = policy_decimal(r, node, "amount", false, INT64CONST(1000000000000), &type->amount);
		type->ageing = policy_one_code(r, node, "ageing", false, &policy->ageing_codes, "ageing schedule");
		type->term = policy_one_code(r, node, "validity", false, &policy->term_codes, "term");
		type->until_ended = type->term >= 0 && policy->term[type->term].until_ended;
		type->overlap = policy_one_code(r, node, "overlap", false, &policy->overlap_codes, "overlap group");
		type->deadline = policy_one_code(r, node, "publish_within", false, &policy->deadline_codes, "deadline");
		nsites = policy_codes(r, node, "publish_in", false, &policy->recipient_codes, "recipient", &sites);
		if (policy_bool(r, node, "publish_together") && nsites < 2)
			policy_error(r, node->path, "publish_together needs two places in publish_in");
		type->multiplier = 1;
		repeat = policy_member(r, node, "repeat");
		if (repeat.value != NULL && policy_is_object(r, &repeat))
		{
			policy_check_keys(r, &repeat, repeat_keys);
			policy_choice(r, &repeat, "mode", true, modes, &mode);
			policy_int(r, &repeat, "multiplier", true, 1, POLICY_MAX_MULTIPLIER, &type->multiplier);
			type->repeat = (mode == 0) ? REPEAT_FLAT : REPEAT_POWER;
		}
		accrual = policy_member(r, node, "accrual");
		if (accrual.value != NULL && policy_is_object(r, &accrual))
		{
			policy_check_keys(r, &accrual, accrual_keys);
			policy_int(r, &accrual, "every_months", true, 1, POLICY_MAX_MONTHS, &type->accrual_months);
			policy_int(r, &accrual, "at_most", false, 1, 1000, &type->max_periods);
		}
		type->yearly_cap = policy_one_code(r, node, "yearly_cap", false, &policy->yearly_cap_codes, "yearly cap");
		policy_texts(r, node, "suppliers", false, &suppliers);
		policy_choice(r, node, "disclosure", false, disclosures, &disclosure);
		type->disclosure = (PolicyDisclosure) disclosure;
		if (type->disclosure != DISCLOSURE_PUBLIC && type->deadline >= 0)
			policy_error(r, node->path, "has a deadline of publication, and its disclosure is \"%s\"", disclosures[disclosure]);
		type->kept = (type->repeat != REPEAT_NONE || type->overlap >= 0 ||
					  type->accrual_months > 0 || type->yearly_cap >= 0);
		type->amount_unit = policy_text(r, node, "amount_unit", false);
		if (type->amount_unit == NULL)
			type->amount_unit = "yuan";
		failed = r->failed;
		r->failed = false;
		read_points(r, node, policy, type);
		read_dimensions_of_type(r, node, policy, type);
		index_points(policy, type);
		if (!r->failed)
			lint_points(r, node, policy, type);
		r->failed |= failed;
		check_points_overlap(r, type);

		/* Private life is not scored (国办发〔2020〕49号). */
		if (type->npoints > 0)
			for (int k = 0; k < policy->kind_codes.count; k++)
				if ((type->kinds & (UINT64CONST(1) << k)) && policy->kind[k].natural_person && type->domain >= 0)
					for (int d = 0; d < ndomains; d++)
					{
						const char *conduct = policy_text(r, &domains[d], "conduct", false);

						if (strcmp(domains[d].key, policy->domain_codes.name[type->domain]) == 0 && conduct != NULL &&
							strcmp(conduct, "other") == 0)
							policy_error(r, node->path, "scores a natural person (\"%s\") in domain \"%s\", which is neither conduct in office nor licensed work",
										 policy->kind_codes.name[k], domains[d].key);
					}
	}
	lint_titles(r, policy);
}

static bool
type_in(const PolicyCondition *cond, int type, const Policy *policy)
{
	if (cond->types && !(cond->types[type / 64] & (UINT64CONST(1) << (type % 64))))
		return false;
	return cond->kinds == 0 || (cond->kinds & policy->type[type].kinds) != 0;
}

/* The rules of a table that can match a type, so that no record tries others. */
static int
rules_of_type(const Policy *policy, int type, int count, PolicyCondition *(*when) (const Policy *, int), int **rules)
{
	int			n = 0;

	for (int i = 0; i < count; i++)
		n += type_in(when(policy, i), type, policy);
	*rules = n ? palloc(sizeof(int) * n) : NULL;
	n = 0;
	for (int i = 0; i < count; i++)
		if (type_in(when(policy, i), type, policy))
			(*rules)[n++] = i;
	return n;
}

static bool
rules_ask_amount(const Policy *policy, int count, const int *rules,
				 PolicyCondition *(*when) (const Policy *, int))
{
	for (int i = 0; i < count; i++)
		if (when(policy, rules[i])->has_amount)
			return true;
	return false;
}

static PolicyCondition *
cap_when(const Policy *policy, int i)
{
	return &policy->cap[i].when;
}

static PolicyCondition *
sanction_when(const Policy *policy, int i)
{
	return &policy->sanction[i].when;
}

static PolicyCondition *
aggravation_when(const Policy *policy, int i)
{
	return &policy->aggravation[i].when;
}

static PolicyCondition *
route_when(const Policy *policy, int i)
{
	return &policy->route[i].when;
}

static PolicyCondition *
head_when(const Policy *policy, int i)
{
	return &policy->head[i].when;
}

static PolicyCondition *
exclusion_when(const Policy *policy, int i)
{
	return &policy->exclusion[i].when;
}

static PolicyCondition *
repair_when(const Policy *policy, int i)
{
	return &policy->repair[i].when;
}

static void
read_caps(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "when", "max_score", "max_grade", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "caps", POLICY_MAX_RULES, &policy->cap_codes, &members);

	policy->cap = palloc0(sizeof(PolicyCap) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyCap  *cap = &policy->cap[code_index(&policy->cap_codes, &members[i])];
		bool		known = false;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &cap->item, false);
		read_condition(r, policy, &members[i], true, &cap->when);
		cap->has_score = policy_decimal(r, &members[i], "max_score", false, POLICY_MAX_POINTS, &cap->max_score);
		cap->max_grade = policy_text(r, &members[i], "max_grade", false);
		if (!cap->has_score && cap->max_grade == NULL)
			policy_error(r, members[i].path, "caps nothing: give max_score or max_grade");
		for (int c = 0; cap->has_score && c < policy->scorecard_codes.count; c++)
		{
			const PolicyScorecard *card = &policy->scorecard[c];
			int64		step = MICRO;

			for (int p = 0; p < card->places; p++)
				step /= 10;
			if ((cap->when.kinds == 0 || (cap->when.kinds & card->kinds)) && cap->max_score % step != 0)
				policy_error(r, policy_member(r, &members[i], "max_score").path,
							 "has more decimal places than the %d of scorecard \"%s\"", card->places, card->item.code);
		}
		for (int c = 0; cap->max_grade && c < policy->scorecard_codes.count; c++)
			for (int g = 0; g < policy->scorecard[c].ngrades; g++)
				known |= (strcmp(policy->scorecard[c].grade[g].item.code, cap->max_grade) == 0);
		if (cap->max_grade && !known)
			policy_error(r, policy_member(r, &members[i], "max_grade").path, "unknown grade \"%s\"", cap->max_grade);
	}
}

static void
read_measures(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "effect", "bars", "except_purposes", "targets", "body", "until", "ends_with_record", NULL};
	static const char *const effects[] = {"prohibit", "restrict", "discretion", "impose", NULL};
	static const char *const untils[] = {"validity", "corrected", "repaired", NULL};
	static const PolicyUntil until_of[] = {UNTIL_VALIDITY, UNTIL_CORRECTED, UNTIL_REPAIRED};
	static const char *const until_keys[] = {"months", NULL};
	static const char *const rule_keys[] = {ITEM_KEYS, "when", "except", "measures", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "measures", POLICY_MAX_RULES, &policy->measure_codes, &members);

	policy->measure = palloc0(sizeof(PolicyMeasure) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyMeasure *measure = &policy->measure[code_index(&policy->measure_codes, &members[i])];
		PolicyNode	until;
		int			choice = 0;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &measure->item, true);
		policy_choice(r, &members[i], "effect", true, effects, &choice);
		measure->effect = (PolicyEffectKind) choice;
		measure->targets = policy_mask(r, &members[i], "targets", true, &policy->kind_codes, "subject kind");
		measure->nactions = policy_codes(r, &members[i], "bars", measure->effect != EFFECT_IMPOSE,
										 &policy->action_codes, "action", &measure->actions);
		if (measure->effect == EFFECT_IMPOSE && measure->nactions > 0)
			policy_error(r, members[i].path, "imposes a duty and bars an action; make two measures of it");
		measure->npurposes = policy_codes(r, &members[i], "except_purposes", false,
										  &policy->purpose_codes, "purpose", &measure->purposes);
		measure->body = policy_text(r, &members[i], "body", true);
		until = policy_member(r, &members[i], "until");
		if (until.value != NULL && until.value->type == jbvBinary)
		{
			measure->until = UNTIL_TERM;
			if (policy_is_object(r, &until))
			{
				policy_check_keys(r, &until, until_keys);
				policy_int(r, &until, "months", true, 1, POLICY_MAX_MONTHS, &measure->months);
			}
		}
		else
		{
			choice = 0;
			policy_choice(r, &members[i], "until", true, untils, &choice);
			measure->until = until_of[choice];
		}
		measure->ends_with_record = policy_bool(r, &members[i], "ends_with_record");
		if (measure->ends_with_record && measure->until == UNTIL_VALIDITY)
			policy_error(r, members[i].path, "ends with the validity of the record already");
	}

	count = read_section(r, root, "sanction_rules", POLICY_MAX_RULES, &policy->sanction_codes, &members);
	policy->sanction = palloc0(sizeof(PolicySanctionRule) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicySanctionRule *rule = &policy->sanction[code_index(&policy->sanction_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], rule_keys);
		read_item(r, &members[i], &rule->item, false);
		read_condition(r, policy, &members[i], true, &rule->when);
		rule->except = policy_bool(r, &members[i], "except");
		rule->nmeasures = policy_codes(r, &members[i], "measures", true,
									   &policy->measure_codes, "measure", &rule->measures);
		if (rule->when.kinds && !rule->except)
			for (int m = 0; m < rule->nmeasures; m++)
				if ((rule->when.kinds & policy->measure[rule->measures[m]].targets) == 0)
					policy_warning(r, members[i].path, "measure \"%s\" is not for these subject kinds: it never applies",
								   policy->measure_codes.name[rule->measures[m]]);
	}
}

static const char *
day_text(DateADT day)
{
	char		buffer[MAXDATELEN + 1];
	struct pg_tm tm = {0};

	if (DATE_NOT_FINITE(day))
		return DATE_IS_NOEND(day) ? "then on" : "ever";
	j2date(day + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	EncodeDateOnly(&tm, USE_ISO_DATES, buffer);
	return pstrdup(buffer);
}

/* Cases of one rule that are looked at; a policy with more is not compared to its end. */
#define MOST_CASES	4096

/*
 * Records of one sort, by what conditions ask about: a condition, or what is
 * left of one without others.  Severities have one more bit for none given, and
 * an amount that is none lies below all.
 */
typedef struct RepairCase
{
	uint64		kinds;
	uint64		severities;
	uint64		flags;
	uint64		without_flags;
	int64		amount_min;
	int64		amount_max;
	uint64	   *types;
} RepairCase;

/* The lowest bits: one for each code. */
static uint64
bits_of(int count)
{
	return count >= 64 ? PG_UINT64_MAX : (UINT64CONST(1) << count) - 1;
}

static RepairCase
case_of(const Policy *policy, const PolicyCondition *when)
{
	RepairCase	c;
	int			words = policy->type_codes.count / 64 + 1;

	c.kinds = when->kinds ? when->kinds : bits_of(policy->kind_codes.count);
	c.severities = when->severities ? when->severities : bits_of(policy->severity_codes.count + 1);
	c.flags = when->flags;
	c.without_flags = when->without_flags;
	c.amount_min = when->has_amount ? Max(when->amount_min, PG_INT64_MIN + 1) : PG_INT64_MIN;
	c.amount_max = when->amount_max;
	c.types = palloc(sizeof(uint64) * words);
	for (int w = 0; w < words; w++)
		c.types[w] = when->types ? when->types[w] : bits_of(Min(policy->type_codes.count - w * 64, 64));
	return c;
}

/* Is there a record of both?  Of a type and a kind that the type does not concern there is none. */
static bool
cases_meet(const Policy *policy, const RepairCase *a, const RepairCase *b)
{
	uint64		kinds = a->kinds & b->kinds;

	if (kinds == 0 || (a->severities & b->severities) == 0 ||
		((a->flags | b->flags) & (a->without_flags | b->without_flags)) ||
		a->amount_max < b->amount_min || b->amount_max < a->amount_min)
		return false;
	for (int w = 0; w <= policy->type_codes.count / 64; w++)
		for (uint64 types = a->types[w] & b->types[w]; types != 0; types &= types - 1)
			if (policy->type[w * 64 + pg_rightmost_one_pos64(types)].kinds & kinds)
				return true;
	return false;
}

/* What two cases that meet share. */
static RepairCase
both_cases(const Policy *policy, const RepairCase *a, const RepairCase *b)
{
	RepairCase	c = *a;
	int			words = policy->type_codes.count / 64 + 1;

	c.kinds &= b->kinds;
	c.severities &= b->severities;
	c.flags |= b->flags;
	c.without_flags |= b->without_flags;
	c.amount_min = Max(a->amount_min, b->amount_min);
	c.amount_max = Min(a->amount_max, b->amount_max);
	c.types = palloc(sizeof(uint64) * words);
	for (int w = 0; w < words; w++)
		c.types[w] = a->types[w] & b->types[w];
	return c;
}

static List *
add_case(const Policy *policy, List *cases, const RepairCase *one)
{
	RepairCase *kept;

	if (!cases_meet(policy, one, one))
		return cases;
	kept = palloc(sizeof(RepairCase));
	*kept = *one;
	return lappend(cases, kept);
}

/*
 * The cases without those of b: of each what differs in the first respect,
 * what agrees there and differs in the second, and so on.
 */
static List *
cases_without(const Policy *policy, List *cases, const RepairCase *b)
{
	List	   *left = NIL;
	ListCell   *lc;

	foreach(lc, cases)
	{
		RepairCase	a = *(RepairCase *) lfirst(lc);
		RepairCase	piece = a;
		RepairCase	shared;
		uint64		asked;

		CHECK_FOR_INTERRUPTS();
		if (!cases_meet(policy, &a, b) || list_length(left) >= MOST_CASES)
		{
			left = lappend(left, lfirst(lc));
			continue;
		}
		shared = both_cases(policy, &a, b);
		piece.kinds = a.kinds & ~b->kinds;
		left = add_case(policy, left, &piece);
		piece.kinds = shared.kinds;
		piece.severities = a.severities & ~b->severities;
		left = add_case(policy, left, &piece);
		piece.severities = shared.severities;
		piece.types = palloc(sizeof(uint64) * (policy->type_codes.count / 64 + 1));
		for (int w = 0; w <= policy->type_codes.count / 64; w++)
			piece.types[w] = a.types[w] & ~b->types[w];
		left = add_case(policy, left, &piece);
		piece.types = shared.types;
		if (a.amount_min < b->amount_min)
		{
			piece.amount_max = b->amount_min - 1;
			left = add_case(policy, left, &piece);
		}
		if (a.amount_max > b->amount_max)
		{
			piece.amount_min = b->amount_max + 1;
			piece.amount_max = a.amount_max;
			left = add_case(policy, left, &piece);
		}
		piece.amount_min = shared.amount_min;
		piece.amount_max = shared.amount_max;
		asked = (b->flags & ~a.flags) | (b->without_flags & ~a.without_flags);
		for (int f = 0; f < policy->flag_codes.count; f++)
		{
			uint64		flag = UINT64CONST(1) << f;

			if (!(asked & flag))
				continue;
			piece.flags |= b->without_flags & flag;
			piece.without_flags |= b->flags & flag;
			left = add_case(policy, left, &piece);
			piece.flags = (piece.flags & ~(b->without_flags & flag)) | (b->flags & flag);
			piece.without_flags = (piece.without_flags & ~(b->flags & flag)) | (b->without_flags & flag);
		}
	}
	return left;
}

static void
append_names(StringInfo text, const char *what, uint64 mask, const PolicyCodes *codes, const char *joint)
{
	if (mask == 0)
		return;
	appendStringInfo(text, "%s%s ", text->len ? ", " : " (", what);
	for (; mask != 0; mask &= mask - 1)
		appendStringInfo(text, "\"%s\"%s", codes->name[pg_rightmost_one_pos64(mask)], (mask & (mask - 1)) ? joint : "");
}

/* In what a case is narrower than the whole it is part of, in words; "" in nothing. */
static const char *
case_text(const Policy *policy, const RepairCase *c, const RepairCase *whole)
{
	StringInfoData text;
	uint64		kinds = 0;
	int			types = 0;
	int			of_whole = 0;
	int			first = -1;

	initStringInfo(&text);
	for (int t = 0; t < policy->type_codes.count; t++)
	{
		uint64		bit = UINT64CONST(1) << (t % 64);

		if ((whole->types[t / 64] & bit) && (policy->type[t].kinds & whole->kinds))
			of_whole++;
		if (!(c->types[t / 64] & bit) || !(policy->type[t].kinds & c->kinds))
			continue;
		kinds |= policy->type[t].kinds & c->kinds;
		if (types++ == 0)
			first = t;
	}
	if (types < of_whole && types > 0)
		appendStringInfo(&text, types > 1 ? " (record type \"%s\" and %d more" : " (record type \"%s\"",
						 policy->type_codes.name[first], types - 1);
	append_names(&text, "kind", c->kinds == whole->kinds ? 0 : kinds, &policy->kind_codes, " or ");
	if (c->severities != whole->severities)
	{
		uint64		given = c->severities & bits_of(policy->severity_codes.count);

		append_names(&text, "severity", given, &policy->severity_codes, " or ");
		if (given != c->severities)
			appendStringInfo(&text, given ? " or none" : text.len ? ", no severity" : " (no severity");
	}
	if (c->amount_max < 0)
		appendStringInfo(&text, "%sno amount", text.len ? ", " : " (");
	else if (c->amount_min != whole->amount_min || c->amount_max != whole->amount_max)
	{
		appendStringInfo(&text, "%samount", text.len ? ", " : " (");
		if (c->amount_min > 0)
			appendStringInfo(&text, " from %s", govcredit_micro_text(c->amount_min));
		if (c->amount_max < PG_INT64_MAX)
			appendStringInfo(&text, " to %s", govcredit_micro_text(c->amount_max));
		if (c->amount_min == PG_INT64_MIN)
			appendStringInfo(&text, " or none");
	}
	append_names(&text, "flag", c->flags & ~whole->flags, &policy->flag_codes, " and ");
	append_names(&text, "without flag", c->without_flags & ~whole->without_flags, &policy->flag_codes, " or ");
	if (text.len)
		appendStringInfoChar(&text, ')');
	return text.data;
}

static int
compare_starts(const void *a, const void *b)
{
	const PolicyRepairRule *x = *(const PolicyRepairRule *const *) a;
	const PolicyRepairRule *y = *(const PolicyRepairRule *const *) b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Days after a rule's last one on which no rule concerns its records, and a later one does. */
static void
lint_gaps(PolicyReader *r, const Policy *policy, const PolicyRepairRule **order, const RepairCase *cases, int at)
{
	const PolicyRepairRule *rule = &policy->repair[at];
	const char *path = govcredit_key_path(govcredit_key_path("$.repair.rules", rule->item.code), "in_force");
	List	   *left = add_case(policy, NIL, &cases[at]);

	/* Who goes on, or ended on the same day and was looked at before. */
	for (int j = 0; j < policy->repair_codes.count && left != NIL; j++)
	{
		const PolicyRepairRule *other = &policy->repair[j];

		if ((other->from <= rule->to + 1 && other->to > rule->to) || (other->to == rule->to && j < at))
			left = cases_without(policy, left, &cases[j]);
	}
	for (int j = 0; j < policy->repair_codes.count && left != NIL; j++)
	{
		const RepairCase *later = &cases[order[j] - policy->repair];
		ListCell   *lc;

		if (order[j]->from <= rule->to + 1)
			continue;
		foreach(lc, left)
		{
			const RepairCase *one = lfirst(lc);

			if (cases_meet(policy, one, later))
			{
				RepairCase	gap = both_cases(policy, one, later);

				policy_warning(r, path, "no rule for these records%s is in force from %s to %s",
							   case_text(policy, &gap, &cases[at]), day_text(rule->to + 1), day_text(order[j]->from - 1));
			}
		}
		left = cases_without(policy, left, later);
		if (list_length(left) >= MOST_CASES)
		{
			policy_warning(r, path, "the rules tell too many cases apart to look for days without a rule");
			break;
		}
	}
}

/*
 * Days that lie between the regimes of a record, and days on which two of them
 * are in force.  A law takes another's place from one day to the next; either
 * is mostly a bound that is in the interval or not by mistake.
 */
static void
lint_regimes(PolicyReader *r, const Policy *policy)
{
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext, "govcredit regimes", ALLOCSET_DEFAULT_SIZES);
	MemoryContext rule_work = AllocSetContextCreate(work, "govcredit regime", ALLOCSET_DEFAULT_SIZES);
	MemoryContext caller = MemoryContextSwitchTo(work);
	int			count = policy->repair_codes.count;
	RepairCase *cases = palloc(sizeof(RepairCase) * Max(count, 1));
	const PolicyRepairRule **order = palloc(sizeof(PolicyRepairRule *) * Max(count, 1));

	for (int i = 0; i < count; i++)
	{
		cases[i] = case_of(policy, &policy->repair[i].when);
		order[i] = &policy->repair[i];
	}
	qsort(order, count, sizeof(PolicyRepairRule *), compare_starts);
	for (int i = 0; i < count && !policy_full(r); i++)
	{
		const PolicyRepairRule *rule = &policy->repair[i];
		const char *path = govcredit_key_path(govcredit_key_path("$.repair.rules", rule->item.code), "in_force");

		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(rule_work);
		MemoryContextSwitchTo(rule_work);
		for (int j = 0; j < count && rule->regime; j++)
		{
			const PolicyRepairRule *other = &policy->repair[j];
			DateADT		first = Max(rule->from, other->from);
			DateADT		last = Min(rule->to, other->to);
			RepairCase	shared;

			if (j == i || !other->regime || strcmp(rule->regime, other->regime) == 0 || first > last ||
				!(rule->from > other->from || (rule->from == other->from && i > j)) ||
				!cases_meet(policy, &cases[i], &cases[j]))
				continue;
			shared = both_cases(policy, &cases[i], &cases[j]);
			policy_warning(r, path, "from %s to %s \"%s\" of %s is in force, too%s; of two regimes the one that began last counts",
						   day_text(first), day_text(last), other->regime,
						   govcredit_key_path("$.repair.rules", other->item.code),
						   case_text(policy, &shared, &cases[i]));
		}
		if (!DATE_IS_NOEND(rule->to))
			lint_gaps(r, policy, order, cases, i);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(work);
}

static void
read_repair(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {"regime_chosen_by", "grounds", "effects", "rules", NULL};
	static const char *const effect_keys[] = {ITEM_KEYS, "percent", "lift", "replace", NULL};
	static const char *const replace_keys[] = {"points", "months", NULL};
	static const char *const rule_keys[] = {ITEM_KEYS, "when", "regime", "in_force", "minimum_months",
		"maximum_months", "inclusive", "refused", "not_published", "not_required", "requires", "any_ground",
	"effects", NULL};
	static const char *const chosen_by[] = {"decided_on", "applied_on", NULL};
	PolicyNode	section = policy_member(r, root, "repair");
	PolicyNode *members;
	PolicyCodes requirements;
	const char **names = palloc(sizeof(char *) * 3);
	int			count;
	int			choice = 0;

	names[0] = "corrected";
	names[1] = "duties_done";
	names[2] = "committed";
	policy_code_table_from(names, 3, &requirements);

	if (section.value != NULL && policy_is_object(r, &section))
	{
		policy_check_keys(r, &section, keys);
		policy_choice(r, &section, "regime_chosen_by", false, chosen_by, &choice);
	}
	policy->regime_by_application = (choice == 1);

	count = read_section(r, &section, "grounds", POLICY_MAX_RULES, &policy->ground_codes, &members);
	check_plain_section(r, members, count, item_keys);

	count = read_section(r, &section, "effects", POLICY_MAX_RULES, &policy->effect_codes, &members);
	policy->effect = palloc0(sizeof(PolicyRepairEffect) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyRepairEffect *effect = &policy->effect[code_index(&policy->effect_codes, &members[i])];
		PolicyNode	replace;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], effect_keys);
		read_item(r, &members[i], &effect->item, true);
		effect->lift = policy_bool(r, &members[i], "lift");
		replace = policy_member(r, &members[i], "replace");
		if (replace.value == NULL)
			policy_int(r, &members[i], "percent", true, 0, 100, &effect->percent);
		else if (policy_is_object(r, &replace))
		{
			policy_check_keys(r, &replace, replace_keys);
			if (policy_member(r, &members[i], "percent").value != NULL)
				policy_error(r, members[i].path, "keeps a percentage of the points and replaces them; only one of them can be");
			if (policy_decimal(r, &replace, "points", true, POLICY_MAX_POINTS, &effect->replace_points) &&
				effect->replace_points > 0)
				policy_error(r, replace.path, "a repair adds points");
			policy_int(r, &replace, "months", true, 1, POLICY_MAX_MONTHS, &effect->replace_months);
			effect->percent = 100;
		}
	}

	count = read_section(r, &section, "rules", POLICY_MAX_RULES, &policy->repair_codes, &members);
	policy->repair = palloc0(sizeof(PolicyRepairRule) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyRepairRule *rule = &policy->repair[code_index(&policy->repair_codes, &members[i])];
		PolicyNode	in_force = policy_member(r, &members[i], "in_force");
		int		   *required;
		int			nrequired;

		rule->minimum_months = -1;
		rule->maximum_months = -1;
		DATE_NOBEGIN(rule->from);
		DATE_NOEND(rule->to);
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], rule_keys);
		read_item(r, &members[i], &rule->item, false);
		read_condition(r, policy, &members[i], true, &rule->when);
		rule->regime = policy_text(r, &members[i], "regime", false);
		if (in_force.value != NULL)
			policy_date_interval(r, &in_force, &rule->from, &rule->to);
		policy_int(r, &members[i], "minimum_months", false, 0, POLICY_MAX_MONTHS, &rule->minimum_months);
		policy_int(r, &members[i], "maximum_months", false, 1, POLICY_MAX_MONTHS, &rule->maximum_months);
		if (rule->maximum_months >= 0 && rule->minimum_months > rule->maximum_months)
			policy_error(r, members[i].path, "the minimum is longer than the maximum");
		rule->inclusive = policy_bool(r, &members[i], "inclusive");
		rule->refused = policy_bool(r, &members[i], "refused");
		rule->not_published = policy_bool(r, &members[i], "not_published");
		rule->not_required = policy_bool(r, &members[i], "not_required");
		nrequired = policy_codes(r, &members[i], "requires", false, &requirements, "condition", &required);
		for (int q = 0; q < nrequired; q++)
		{
			const char *name = requirements.name[required[q]];

			rule->requires |= (name[0] == 'd') ? REQUIRE_DUTIES_DONE :
				(strcmp(name, "corrected") == 0) ? REQUIRE_CORRECTED : REQUIRE_COMMITTED;
		}
		rule->ngrounds = policy_codes(r, &members[i], "any_ground", false, &policy->ground_codes, "ground", &rule->grounds);
		rule->neffects = policy_codes(r, &members[i], "effects", false, &policy->effect_codes, "repair effect", &rule->effects);
		if ((rule->refused || rule->not_published) && rule->neffects > 0)
			policy_error(r, members[i].path, "refuses repair and gives it an effect");
	}
	if (!r->failed)
		lint_regimes(r, policy);
}

static void
read_deadlines(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "days", "unit", "from", "moves", NULL};
	static const char *const units[] = {"workday", "day", "month", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "deadlines", POLICY_MAX_RULES, &policy->deadline_codes, &members);

	policy->deadline = palloc0(sizeof(PolicyDeadline) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyDeadline *deadline = &policy->deadline[code_index(&policy->deadline_codes, &members[i])];
		int			unit = 0;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &deadline->item, true);
		policy_int(r, &members[i], "days", true, 1, 3660, &deadline->length);
		policy_choice(r, &members[i], "unit", true, units, &unit);
		deadline->unit = (PolicyUnit) unit;
		policy_text(r, &members[i], "from", true);
		deadline->moves = policy_bool(r, &members[i], "moves");
		if (deadline->moves && deadline->unit == UNIT_WORKDAY)
			policy_error(r, members[i].path, "a term in working days ends on a working day and never moves");
	}
}

static void
read_yearly_caps(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "points", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "yearly_caps", POLICY_MAX_RULES, &policy->yearly_cap_codes, &members);

	policy->yearly_cap = palloc0(sizeof(PolicyYearlyCap) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyYearlyCap *cap = &policy->yearly_cap[code_index(&policy->yearly_cap_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &cap->item, false);
		if (policy_decimal(r, &members[i], "points", true, POLICY_MAX_POINTS, &cap->points) && cap->points <= 0)
			policy_error(r, members[i].path, "a cap is positive: it bounds the size of bonuses or deductions");
	}
}

/* Aggravations, routing and head links: tables over records. */
static void
read_record_tables(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const aggravation_keys[] = {ITEM_KEYS, "when", "percent", NULL};
	static const char *const route_keys[] = {ITEM_KEYS, "when", "to", NULL};
	static const char *const head_keys[] = {ITEM_KEYS, "when", "record_type", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "aggravations", POLICY_MAX_RULES, &policy->aggravation_codes, &members);

	policy->aggravation = palloc0(sizeof(PolicyAggravation) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyAggravation *aggravation = &policy->aggravation[code_index(&policy->aggravation_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], aggravation_keys);
		read_item(r, &members[i], &aggravation->item, false);
		read_condition(r, policy, &members[i], true, &aggravation->when);
		policy_int(r, &members[i], "percent", true, 1, 1000, &aggravation->percent);
	}

	count = read_section(r, root, "routing", POLICY_MAX_RULES, &policy->route_codes, &members);
	policy->route = palloc0(sizeof(PolicyRoute) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyRoute *route = &policy->route[code_index(&policy->route_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], route_keys);
		read_item(r, &members[i], &route->item, false);
		read_condition(r, policy, &members[i], true, &route->when);
		route->nrecipients = policy_codes(r, &members[i], "to", true, &policy->recipient_codes, "recipient", &route->recipients);
	}

	count = read_section(r, root, "head_links", POLICY_MAX_RULES, &policy->head_codes, &members);
	policy->head = palloc0(sizeof(PolicyHeadLink) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyHeadLink *head = &policy->head[code_index(&policy->head_codes, &members[i])];
		bool		person = false;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], head_keys);
		read_item(r, &members[i], &head->item, false);
		read_condition(r, policy, &members[i], true, &head->when);
		head->type = policy_one_code(r, &members[i], "record_type", true, &policy->type_codes, "record type");
		for (int k = 0; head->type >= 0 && k < policy->kind_codes.count; k++)
			person |= policy->kind[k].natural_person && (policy->type[head->type].kinds & (UINT64CONST(1) << k));
		if (head->type >= 0 && !person)
			policy_error(r, members[i].path, "record type \"%s\" concerns no natural person, who the head is", policy->type_codes.name[head->type]);
		for (int row = 0; head->type >= 0 && row < policy->type[head->type].npoints; row++)
			if (policy->type[head->type].points[row].kind == POINTS_RANGE)
				policy_error(r, members[i].path, "record type \"%s\" leaves points to discretion, which nobody exercises of a record that follows another",
							 policy->type_codes.name[head->type]);
	}
}

/* Of no dimension it is a figure, which is kept and gives no score. */
static void
read_figure(PolicyReader *r, const PolicyNode *node)
{
	const char *const scored[] = {"weight", "linear", "steps", "missing", "ratio", "attested"};

	for (int k = 0; k < (int) lengthof(scored); k++)
		if (policy_member(r, node, scored[k]).value != NULL)
			policy_error(r, node->path, "has no dimension and is a figure, which takes no \"%s\"", scored[k]);
}

/* A ratio is of two figures: of the first in percent of the second. */
static void
read_ratio(PolicyReader *r, const PolicyNode *node, const Policy *policy, const PolicyNode *indicators)
{
	int		   *figures;
	int			count = policy_codes(r, node, "ratio", false, &policy->indicator_codes, "indicator", &figures);

	if (figures != NULL && count != 2)
		policy_error(r, node->path, "ratio must name two figures");
	for (int f = 0; f < count; f++)
	{
		PolicyNode	figure = policy_member(r, indicators, policy->indicator_codes.name[figures[f]]);

		if (figure.value->type == jbvBinary && policy_member(r, &figure, "dimension").value != NULL)
			policy_error(r, node->path, "ratio names \"%s\", which has a dimension and is no figure", figure.key);
	}
}

static void
read_indicators(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "dimension", "weight", "unit", "range", "linear", "steps", "missing", "ratio", "attested", "of_list", NULL};
	static const char *const missings[] = {"skip", "zero", "full", "peer_mean", NULL};
	PolicyNode	section = policy_member(r, root, "indicators");
	PolicyNode *members;
	int			count = read_section(r, root, "indicators", POLICY_MAX_RULES, &policy->indicator_codes, &members);

	policy->indicator = palloc0(sizeof(PolicyIndicator) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyIndicator *indicator = &policy->indicator[code_index(&policy->indicator_codes, &members[i])];
		PolicyNode	dimension = policy_member(r, &members[i], "dimension");
		PolicyNode	range;
		PolicyNode	curve;
		PolicyNode *point;
		int			missing = MISSING_SKIP;

		for (int c = 0; c < POLICY_MAX_SCORECARDS; c++)
			indicator->dimension[c] = -1;
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		read_item(r, &members[i], &indicator->item, true);
		indicator->unit = policy_text(r, &members[i], "unit", true);
		indicator->range = policy_text(r, &members[i], "range", false);
		indicator->min = PG_INT64_MIN;
		indicator->max = PG_INT64_MAX;
		range = policy_member(r, &members[i], "range");
		if (range.value != NULL && !policy_decimal_interval(r, &range, &indicator->min, &indicator->max))
		{
			indicator->min = PG_INT64_MIN;
			indicator->max = PG_INT64_MAX;
		}
		if (dimension.value == NULL)
		{
			read_figure(r, &members[i]);
			continue;
		}
		indicator->weight = 1;
		read_ratio(r, &members[i], policy, &section);
		if (policy_one_code(r, &members[i], "attested", false, &policy->list_codes, "list") >= 0 &&
			policy_member(r, &members[i], "ratio").value != NULL)
			policy_error(r, members[i].path, "has both ratio and attested, which give its value in two ways");
		policy_int(r, &members[i], "weight", false, 1, POLICY_MAX_WEIGHT, &indicator->weight);
		policy_choice(r, &members[i], "missing", true, missings, &missing);
		indicator->missing = (PolicyMissing) missing;
		if (policy_is_object(r, &dimension))
		{
			PolicyNode *card;
			int			ncards = policy_members(r, &dimension, &card);

			for (int c = 0; c < ncards; c++)
			{
				int			at = govcredit_policy_code(&policy->scorecard_codes, card[c].key, strlen(card[c].key));

				if (at < 0)
				{
					policy_unknown(r, card[c].path, "scorecard", card[c].key,
								   policy->scorecard_codes.name, policy->scorecard_codes.count);
					continue;
				}
				indicator->dimension[at] = policy_one_code(r, &dimension, card[c].key, true,
														   &policy->scorecard[at].dimension_codes, "dimension");
				policy->scorecard[at].nindicators++;
			}
		}
		indicator->steps = (policy_member(r, &members[i], "steps").value != NULL);
		if (indicator->steps == (policy_member(r, &members[i], "linear").value != NULL))
		{
			policy_error(r, members[i].path, "must have either steps or linear");
			continue;
		}
		curve = policy_member(r, &members[i], indicator->steps ? "steps" : "linear");
		indicator->npoints = policy_elements(r, &curve, &point);
		if (indicator->npoints < (indicator->steps ? 1 : 2))
			policy_error(r, curve.path, "has too few points");
		indicator->value = palloc0(sizeof(int64) * Max(indicator->npoints, 1));
		indicator->score = palloc0(sizeof(int64) * Max(indicator->npoints, 1));
		for (int n = 0; n < indicator->npoints; n++)
		{
			PolicyNode *pair;

			if (policy_elements(r, &point[n], &pair) != 2 ||
				!policy_micro(&pair[0], &indicator->value[n]) || !policy_micro(&pair[1], &indicator->score[n]) ||
				micro_abs(indicator->value[n]) > INT64CONST(1000000000) * MICRO ||
				indicator->score[n] < 0 || indicator->score[n] > POLICY_MAX_POINTS * MICRO)
				policy_error(r, point[n].path, "must be [value, score], the value within 1000000000, the score from 0 to " INT64_FORMAT, POLICY_MAX_POINTS);
			else if (n > 0 && indicator->value[n] <= indicator->value[n - 1])
				policy_error(r, point[n].path, "values must rise from point to point");
			else if (indicator->value[n] < indicator->min || indicator->value[n] > indicator->max)
				policy_error(r, point[n].path, "lies outside the range %s of the indicator", indicator->range);
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
read_grade_names(PolicyReader *r, const Policy *policy, const PolicyNode *node, bool required, const char ***grades)
{
	int			count = policy_texts(r, node, "grade", required, grades);

	for (int g = 0; g < count; g++)
		if (!known_grade(policy, (*grades)[g]))
			policy_error(r, policy_member(r, node, "grade").path, "unknown grade \"%s\"", (*grades)[g]);
	return count;
}

/* What follows from scores and dates: warnings, incentives, reports, tasks. */
static void
read_score_tables(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const warning_keys[] = {ITEM_KEYS, "level", "subject_kind", "score", "grade", "indicator", "value", NULL};
	static const char *const incentive_keys[] = {ITEM_KEYS, "subject_kind", "grade", "body", NULL};
	static const char *const report_keys[] = {ITEM_KEYS, "due", "years_later", "reporters", NULL};
	static const char *const task_keys[] = {ITEM_KEYS, "order", "units", "schedule", "due", NULL};
	PolicyNode *members;
	int			count = read_section(r, root, "warnings", POLICY_MAX_RULES, &policy->warning_codes, &members);

	policy->warning = palloc0(sizeof(PolicyWarning) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyWarning *warning = &policy->warning[code_index(&policy->warning_codes, &members[i])];
		PolicyNode	range;

		warning->indicator = -1;
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], warning_keys);
		read_item(r, &members[i], &warning->item, true);
		warning->level = policy_text(r, &members[i], "level", true);
		warning->kinds = policy_mask(r, &members[i], "subject_kind", false, &policy->kind_codes, "subject kind");
		warning->indicator = policy_one_code(r, &members[i], "indicator", false, &policy->indicator_codes, "indicator");
		range = policy_member(r, &members[i], warning->indicator >= 0 ? "value" : "score");
		if (range.value != NULL)
			warning->has_range = policy_decimal_interval(r, &range, &warning->min, &warning->max);
		if (warning->has_range && warning->indicator >= 0)
		{
			const PolicyIndicator *indicator = &policy->indicator[warning->indicator];

			if (warning->min > indicator->max || warning->max < indicator->min)
				policy_error(r, range.path, "is met by no value in the range %s of indicator \"%s\"",
							 indicator->range, indicator->item.code);
		}
		if (policy_member(r, &members[i], warning->indicator >= 0 ? "score" : "value").value != NULL)
			policy_error(r, members[i].path, warning->indicator >= 0 ? "looks at an indicator, whose value and not the score counts" :
						 "gives a value and no indicator");
		warning->ngrades = read_grade_names(r, policy, &members[i], false, &warning->grades);
		if ((warning->has_range ? 1 : 0) + (warning->ngrades ? 1 : 0) != 1)
			policy_error(r, members[i].path, "must look at a score, a grade or an indicator's value, and at one of them");
	}

	count = read_section(r, root, "incentives", POLICY_MAX_RULES, &policy->incentive_codes, &members);
	policy->incentive = palloc0(sizeof(PolicyIncentive) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyIncentive *incentive = &policy->incentive[code_index(&policy->incentive_codes, &members[i])];

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], incentive_keys);
		read_item(r, &members[i], &incentive->item, true);
		incentive->kinds = policy_mask(r, &members[i], "subject_kind", true, &policy->kind_codes, "subject kind");
		incentive->ngrades = read_grade_names(r, policy, &members[i], true, &incentive->grades);
		incentive->body = policy_text(r, &members[i], "body", true);
	}

	count = read_section(r, root, "reports", POLICY_MAX_RULES, &policy->report_codes, &members);
	policy->report = palloc0(sizeof(PolicyReport) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyReport *report = &policy->report[code_index(&policy->report_codes, &members[i])];
		const char *due;
		DateADT		day;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], report_keys);
		read_item(r, &members[i], &report->item, true);
		policy_int(r, &members[i], "years_later", false, 0, 10, &report->years_later);
		report->reporters = policy_mask(r, &members[i], "reporters", true, &policy->kind_codes, "subject kind");
		due = policy_text(r, &members[i], "due", true);

		/* Of a year that is none of a leap day: every year has the day. */
		if (due && (strlen(due) != 5 || !policy_date_text(psprintf("2001-%s", due), &day)))
			policy_error(r, policy_member(r, &members[i], "due").path, "must be month and day such as \"07-10\"");
		else if (due)
		{
			report->month = (due[0] - '0') * 10 + due[1] - '0';
			report->day = (due[3] - '0') * 10 + due[4] - '0';
		}
	}

	count = read_section(r, root, "tasks", POLICY_MAX_RULES, &policy->task_codes, &members);
	for (int i = 0; i < count; i++)
	{
		PolicyItem	item;
		const char **units;
		const char *due;
		DateADT		day;
		int			order;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], task_keys);
		memset(&item, 0, sizeof(item));
		read_item(r, &members[i], &item, true);
		policy_int(r, &members[i], "order", true, 1, POLICY_MAX_RULES, &order);
		policy_texts(r, &members[i], "units", true, &units);
		policy_check_text(r, &members[i], "schedule", true);
		due = policy_text(r, &members[i], "due", false);
		if (due && !policy_date_text(due, &day))
			policy_error(r, policy_member(r, &members[i], "due").path, "\"%s\" is not a date like 2018-12-31", due);
	}
}

/* Tests say what is asked, with which facts, and what is expected. */
/*
 * Items that concern some subjects of a kind only, such as the tasks of one
 * department: the registry takes them of who stands on a list.
 */
static void
read_membership(PolicyReader *r, const PolicyNode *node, const Policy *policy, uint64 kinds, PolicyMembership *of_list)
{
	static const char *const keys[] = {"list", "items", NULL};
	PolicyNode	member = policy_member(r, node, "of_list");
	const PolicyList *list;

	of_list->list = -1;
	if (member.value == NULL || !policy_is_object(r, &member))
		return;
	policy_check_keys(r, &member, keys);
	of_list->list = policy_one_code(r, &member, "list", true, &policy->list_codes, "list");
	if (of_list->list < 0)
		return;
	list = &policy->list[of_list->list];
	of_list->nitems = policy_codes(r, &member, "items", false, &list->codes, "item", &of_list->items);
	if (list->kinds && kinds && (list->kinds & kinds) == 0)
		policy_warning(r, member.path, "list \"%s\" concerns none of these subject kinds: nobody can stand on it", list->item.code);
}

static void
read_memberships(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	PolicyNode	section = policy_member(r, root, "record_types");
	PolicyNode *members;
	int			count = policy->type_codes.count > 0 ? policy_members(r, &section, &members) : 0;

	for (int i = 0; i < Min(count, policy->type_codes.count); i++)
	{
		PolicyType *type = &policy->type[code_index(&policy->type_codes, &members[i])];

		read_membership(r, &members[i], policy, type->kinds, &type->of_list);
	}
	section = policy_member(r, root, "indicators");
	count = policy->indicator_codes.count > 0 ? policy_members(r, &section, &members) : 0;
	for (int i = 0; i < Min(count, policy->indicator_codes.count); i++)
		read_membership(r, &members[i], policy, 0,
						&policy->indicator[code_index(&policy->indicator_codes, &members[i])].of_list);
}

/* What a test may ask, and with which arguments. */
#define RECORD_ARGUMENTS	"subject_kind", "record_type", "severity", "amount", "flags"
#define MOST_ARGUMENTS		14

typedef struct PolicyQuestion
{
	const char *ask;
	const char *with[MOST_ARGUMENTS];
} PolicyQuestion;

static const PolicyQuestion questions[] = {
	{"points", {RECORD_ARGUMENTS, "decided_on", "ended_on", "repeated", "repaired_on", "repair", "as_of", "given"}},
	{"valid_until", {RECORD_ARGUMENTS, "decided_on", "ended_on", "given"}},
	{"severity", {"measures"}},
	{"grade", {"subject_kind", "score"}},
	{"score", {"subject_kind", "as_of", "records", "indicators"}},
	{"sanctions", {RECORD_ARGUMENTS, "decided_on", "ended_on", "corrected_on", "repaired_on", "repair", "as_of", "given"}},
	{"repair", {RECORD_ARGUMENTS, "decided_on", "applied_on", "corrected_on", "duties_done_on", "committed_on", "grounds"}},
	{"due", {"deadline", "start_on"}},
	{"report_due", {"report", "year"}},
	{"indicator_score", {"indicator", "value"}},
	{"indicator_warnings", {"subject_kind", "indicator", "value"}},
	{"score_warnings", {"subject_kind", "score", "grade"}},
	{"incentives", {"subject_kind", "grade"}},
	{"grade_consequences", {"subject_kind", "grade"}},
	{"routing", {RECORD_ARGUMENTS}},
	{"head_records", {RECORD_ARGUMENTS}},
	{"exclusions", {RECORD_ARGUMENTS}},
	{"record_class", {RECORD_ARGUMENTS}},
	{"publication", {RECORD_ARGUMENTS, "decided_on", "as_of", "ended_on", "given"}},
	{"list_items", {"list"}},
	{"missing_steps", {"procedure", "taken", "before_step"}}
};

/* The facts of one of the records of a score. */
static const PolicyQuestion record_facts = {"records", {"record_type", "decided_on", "severity", "amount", "ended_on",
"act_id", "flags", "corrected_on", "repaired_on", "repair", "given"}};

static void
read_tests(PolicyReader *r, const PolicyNode *section)
{
	static const char *const keys[] = {"requirement", "ask", "with", "expect", "note", NULL};
	const char *asks[lengthof(questions) + 1] = {NULL};
	PolicyNode *members;
	int			count = policy_members(r, section, &members);

	for (size_t q = 0; q < lengthof(questions); q++)
		asks[q] = questions[q].ask;
	for (int i = 0; i < count; i++)
	{
		PolicyNode	with;
		PolicyNode	records;
		PolicyNode *record;
		int			nrecords;
		int			ask;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], keys);
		policy_check_text(r, &members[i], "requirement", false);
		policy_check_text(r, &members[i], "note", false);
		if (policy_member(r, &members[i], "expect").value == NULL)
			policy_error(r, policy_member(r, &members[i], "expect").path, "is missing");
		with = policy_member(r, &members[i], "with");
		if (!policy_is_object(r, &with) || !policy_choice(r, &members[i], "ask", true, asks, &ask))
			continue;

		/* An argument that is not known would be without effect. */
		policy_check_names(r, &with, questions[ask].with, "argument");
		records = policy_member(r, &with, record_facts.ask);
		nrecords = policy_elements(r, &records, &record);
		for (int k = 0; k < nrecords; k++)
			if (policy_is_object(r, &record[k]))
				policy_check_names(r, &record[k], record_facts.with, "argument");
	}
}

List *
govcredit_policy_check_tests(Jsonb *tests)
{
	PolicyReader reader;
	PolicyNode	root;

	policy_reader_begin(&reader);
	root = policy_root(&reader, tests);
	read_tests(&reader, &root);
	policy_reader_end(&reader);
	return reader.findings;
}

/* A step needs earlier ones only, so there is always a first. */
static void
read_step(PolicyReader *r, const PolicyNode *node, const Policy *policy, const PolicyList *procedure, int at)
{
	PolicyStep *step = &procedure->step[at];

	step->nneeds = policy_codes(r, node, "needs", false, &procedure->codes, "step", &step->needs);
	for (int n = 0; n < step->nneeds; n++)
		if (step->needs[n] >= 0 && procedure->order[step->needs[n]] >= procedure->order[at])
			policy_error(r, node->path, "needs step \"%s\", which does not come before it", procedure->codes.name[step->needs[n]]);
	step->record = policy_one_code(r, node, "record", false, &policy->type_codes, "record type");
	policy_one_code(r, node, "repair", false, &policy->effect_codes, "repair effect");
}

/*
 * Lists and procedures: named entries under "items" or "steps", which keep
 * their order by number.
 */
static void
read_lists(PolicyReader *r, const PolicyNode *root, const Policy *policy, const char *key,
		   PolicyCodes *codes, PolicyList **lists)
{
	static const char *const list_keys[] = {ITEM_KEYS, "subject_kind", "at_least", "items", NULL};
	static const char *const procedure_keys[] = {ITEM_KEYS, "subject_kind", "missing", "steps", NULL};
	static const char *const entry_keys[] = {ITEM_KEYS, "order", NULL};
	static const char *const step_keys[] = {ITEM_KEYS, "order", "needs", "record", "repair", NULL};
	bool		steps = (strcmp(key, "procedures") == 0);
	PolicyNode *members;
	int			count = read_section(r, root, key, POLICY_MAX_RULES, codes, &members);

	*lists = palloc0(sizeof(PolicyList) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyList *list = &(*lists)[code_index(codes, &members[i])];
		PolicyNode *entries;
		int			nentries;
		int			at_least;

		/* Others look its items up even in a list that is none. */
		policy_code_table_from(NULL, 0, &list->codes);
		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], steps ? procedure_keys : list_keys);
		read_item(r, &members[i], &list->item, true);
		list->kinds = policy_mask(r, &members[i], "subject_kind", false, &policy->kind_codes, "subject kind");
		policy_int(r, &members[i], "at_least", false, 1, 1000000, &at_least);
		if (steps)
			policy_one_code(r, &members[i], "missing", false, &policy->type_codes, "record type");
		nentries = read_section(r, &members[i], steps ? "steps" : "items", POLICY_MAX_RULES, &list->codes, &entries);
		if (nentries == 0)
			policy_error(r, members[i].path, steps ? "has no step" : "has no item");
		list->entry = palloc0(sizeof(PolicyItem) * Max(nentries, 1));
		list->order = palloc0(sizeof(int) * Max(nentries, 1));
		list->step = steps ? palloc0(sizeof(PolicyStep) * Max(nentries, 1)) : NULL;
		for (int e = 0; e < nentries; e++)
		{
			int			at = code_index(&list->codes, &entries[e]);

			if (!policy_is_object(r, &entries[e]))
				continue;
			policy_check_keys(r, &entries[e], steps ? step_keys : entry_keys);
			read_item(r, &entries[e], &list->entry[at], true);
			if (policy_int(r, &entries[e], "order", true, 1, POLICY_MAX_RULES, &list->order[at]))
				for (int o = 0; o < nentries; o++)
					if (o != at && list->order[o] == list->order[at])
						policy_error(r, entries[e].path, "has the same order as \"%s\"", list->codes.name[o]);
		}
		for (int e = 0; steps && e < nentries; e++)
			if (entries[e].value->type == jbvBinary)
				read_step(r, &entries[e], policy, list, code_index(&list->codes, &entries[e]));
	}
}

/* Promises, what may not be collected or published, what a grade brings. */
static void
read_duties(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const promise_keys[] = {ITEM_KEYS, "made_by", "broken", "explained", "publish_in", "publish_within", NULL};
	static const char *const exclusion_keys[] = {ITEM_KEYS, "when", "from", NULL};
	static const char *const consequence_keys[] = {ITEM_KEYS, "subject_kind", "grade", "consequence", "phase", NULL};
	static const char *const froms[] = {"collection", "publication", NULL};
	static const char *const consequences[] = {"supervision", "reward", "sanction", "reference", NULL};
	static const char *const phases[] = {"before", "during", "after", NULL};
	PolicyNode *members;
	int			count;

	count = read_section(r, root, "promises", POLICY_MAX_RULES, &policy->promise_codes, &members);
	for (int i = 0; i < count; i++)
	{
		PolicyItem	item;
		int		   *sites;
		int			broken;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], promise_keys);
		memset(&item, 0, sizeof(item));
		read_item(r, &members[i], &item, true);
		policy_mask(r, &members[i], "made_by", true, &policy->kind_codes, "subject kind");
		policy_bool(r, &members[i], "explained");
		policy_codes(r, &members[i], "publish_in", false, &policy->recipient_codes, "recipient", &sites);
		policy_one_code(r, &members[i], "publish_within", false, &policy->deadline_codes, "deadline");
		broken = policy_one_code(r, &members[i], "broken", true, &policy->type_codes, "record type");
		if (broken >= 0 && policy->type[broken].class != CLASS_DISHONESTY)
			policy_error(r, members[i].path, "a promise that is broken is dishonesty, record type \"%s\" is not",
						 policy->type_codes.name[broken]);
	}

	count = read_section(r, root, "exclusions", POLICY_MAX_RULES, &policy->exclusion_codes, &members);
	policy->exclusion = palloc0(sizeof(PolicyExclusion) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyExclusion *exclusion = &policy->exclusion[code_index(&policy->exclusion_codes, &members[i])];
		const char **from;
		int			nfrom;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], exclusion_keys);
		read_item(r, &members[i], &exclusion->item, true);
		read_condition(r, policy, &members[i], true, &exclusion->when);
		nfrom = policy_texts(r, &members[i], "from", true, &from);
		for (int f = 0; f < nfrom; f++)
			if (strcmp(from[f], froms[0]) == 0)
				exclusion->from_collection = true;
			else if (strcmp(from[f], froms[1]) == 0)
				exclusion->from_publication = true;
			else
				policy_error(r, policy_member(r, &members[i], "from").path,
							 "\"%s\" is none of: %s, %s", from[f], froms[0], froms[1]);
	}

	count = read_section(r, root, "grade_consequences", POLICY_MAX_RULES, &policy->consequence_codes, &members);
	policy->consequence = palloc0(sizeof(PolicyConsequence) * Max(count, 1));
	for (int i = 0; i < count; i++)
	{
		PolicyConsequence *consequence = &policy->consequence[code_index(&policy->consequence_codes, &members[i])];
		int			choice;

		if (!policy_is_object(r, &members[i]))
			continue;
		policy_check_keys(r, &members[i], consequence_keys);
		read_item(r, &members[i], &consequence->item, true);
		consequence->kinds = policy_mask(r, &members[i], "subject_kind", true, &policy->kind_codes, "subject kind");
		consequence->ngrades = read_grade_names(r, policy, &members[i], false, &consequence->grades);
		if (policy_choice(r, &members[i], "consequence", true, consequences, &choice))
			consequence->consequence = consequences[choice];
		if (policy_choice(r, &members[i], "phase", false, phases, &choice))
			consequence->phase = phases[choice];
	}
}

/* Name, source, jurisdiction, dates: what a policy says of itself. */
static void
read_head(PolicyReader *r, const PolicyNode *root, Policy *policy)
{
	static const char *const source_keys[] = {"document", "issued", "issuer", NULL};
	static const char *const effective_keys[] = {"from", "to", NULL};
	PolicyNode	title = policy_member(r, root, "title");
	PolicyNode	source = policy_member(r, root, "source");
	PolicyNode	effective = policy_member(r, root, "effective");
	PolicyNode	jurisdiction = policy_member(r, root, "jurisdiction");
	PolicyNode *division;
	int			ndivisions;
	const char *language = policy_text(r, root, "govcredit", true);
	const char **bases;
	DateADT		from,
				to;

	policy_check_keys(r, root, govcredit_policy_sections);
	if (language && strcmp(language, "policy/1") != 0)
		policy_error(r, "$.govcredit", "must be \"policy/1\", the language this version reads");
	policy->name = policy_text(r, root, "name", true);
	read_title(r, &title, NULL);
	policy_check_text(r, root, "note", false);
	policy_texts(r, root, "derived_from", false, &bases);
	if (source.value != NULL && policy_is_object(r, &source))
	{
		const char *issued = policy_text(r, &source, "issued", false);
		PolicyNode	issuer = policy_member(r, &source, "issuer");

		policy_check_keys(r, &source, source_keys);
		policy_text(r, &source, "document", true);
		if (issuer.value != NULL && issuer.value->type == jbvString)
			policy_check_text(r, &source, "issuer", true);
		else if (issuer.value != NULL)
			read_title(r, &issuer, NULL);
		if (issued && !policy_date_text(issued, &from))
			policy_error(r, policy_member(r, &source, "issued").path, "\"%s\" is not a date like 2019-06-12", issued);
	}
	if (effective.value != NULL && policy_is_object(r, &effective))
	{
		const char *first = policy_text(r, &effective, "from", true);
		const char *last = policy_text(r, &effective, "to", false);

		policy_check_keys(r, &effective, effective_keys);
		if (first && !policy_date_text(first, &from))
			policy_error(r, policy_member(r, &effective, "from").path, "\"%s\" is not a date like 2019-06-12", first);
		else if (last && !policy_date_text(last, &to))
			policy_error(r, policy_member(r, &effective, "to").path, "\"%s\" is not a date like 2019-06-12", last);
		else if (first && last && to < from)
			policy_error(r, effective.path, "ends before it begins");
	}
	ndivisions = policy_elements(r, &jurisdiction, &division);
	for (int i = 0; i < ndivisions; i++)
	{
		int64_t		value;
		GovcreditFault fault;

		if (division[i].value->type != jbvString ||
			!govcredit_division_parse(division[i].value->val.string.val, division[i].value->val.string.len, &value, &fault))
			policy_error(r, division[i].path, "must be a division code of 6, 9 or 12 digits");
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

Policy *
govcredit_policy_compile(Jsonb *document, List **findings)
{
	static const char *const conducts[] = {"office", "licensed_work", "other", NULL};
	static const char *const domain_keys[] = {ITEM_KEYS, "conduct", NULL};
	PolicyReader reader;
	PolicyReader *r = &reader;
	Policy	   *policy = palloc0(sizeof(Policy));
	PolicyNode	root;
	PolicyNode	tests;
	PolicyNode *members;
	PolicyNode *domains;
	int			count;
	int			ndomains;

	policy_reader_begin(r);
	root = policy_root(r, document);
	policy->context = CurrentMemoryContext;
	if (policy_is_object(r, &root))
	{
		read_head(r, &root, policy);
		read_kinds(r, &root, policy);
		read_severities(r, &root, policy);
		count = read_section(r, &root, "flags", POLICY_MAX_FLAGS, &policy->flag_codes, &members);
		check_plain_section(r, members, count, item_keys);
		ndomains = read_section(r, &root, "domains", POLICY_MAX_RULES, &policy->domain_codes, &domains);
		check_plain_section(r, domains, ndomains, domain_keys);
		for (int d = 0; d < ndomains; d++)
		{
			int			conduct;

			policy_choice(r, &domains[d], "conduct", true, conducts, &conduct);
		}
		read_terms(r, &root, policy);
		read_scorecards(r, &root, policy);
		read_deadlines(r, &root, policy);
		read_yearly_caps(r, &root, policy);
		read_recipients(r, &root, policy);
		read_types(r, &root, policy, domains, ndomains);
		read_caps(r, &root, policy);
		count = read_section(r, &root, "actions", POLICY_MAX_RULES, &policy->action_codes, &members);
		check_plain_section(r, members, count, item_keys);
		count = read_section(r, &root, "purposes", POLICY_MAX_RULES, &policy->purpose_codes, &members);
		check_plain_section(r, members, count, item_keys);
		read_measures(r, &root, policy);
		read_repair(r, &root, policy);
		read_record_tables(r, &root, policy);
		read_lists(r, &root, policy, "lists", &policy->list_codes, &policy->list);
		read_lists(r, &root, policy, "procedures", &policy->procedure_codes, &policy->procedure);
		read_indicators(r, &root, policy);
		read_memberships(r, &root, policy);
		read_score_tables(r, &root, policy);
		tests = policy_member(r, &root, "tests");
		read_tests(r, &tests);
		read_duties(r, &root, policy);

		for (int t = 0; t < policy->type_codes.count && !r->failed; t++)
		{
			PolicyType *type = &policy->type[t];

			CHECK_FOR_INTERRUPTS();
			type->ncaps = rules_of_type(policy, t, policy->cap_codes.count, cap_when, &type->caps);
			type->nsanctions = rules_of_type(policy, t, policy->sanction_codes.count, sanction_when, &type->sanctions);
			type->nrepairs = rules_of_type(policy, t, policy->repair_codes.count, repair_when, &type->repairs);
			type->naggravations = rules_of_type(policy, t, policy->aggravation_codes.count, aggravation_when, &type->aggravations);
			type->nroutes = rules_of_type(policy, t, policy->route_codes.count, route_when, &type->routes);
			type->nheads = rules_of_type(policy, t, policy->head_codes.count, head_when, &type->heads);
			type->nexclusions = rules_of_type(policy, t, policy->exclusion_codes.count, exclusion_when, &type->exclusions);
			if (type->class != CLASS_DISHONESTY)
				type->nsanctions = 0;
			for (int i = 0; i < type->npoints; i++)
			{
				PolicyPoints *p = &type->points[i];

				p->plain = p->kind == POINTS_FIXED && type->naggravations == 0;
				p->cut = policy_term_cut(policy, type, p->points);
			}
			type->uses_amount = type->by_amount || (type->class_when && type->class_when->has_amount) ||
				rules_ask_amount(policy, type->ncaps, type->caps, cap_when) ||
				rules_ask_amount(policy, type->nsanctions, type->sanctions, sanction_when) ||
				rules_ask_amount(policy, type->nrepairs, type->repairs, repair_when) ||
				rules_ask_amount(policy, type->naggravations, type->aggravations, aggravation_when) ||
				rules_ask_amount(policy, type->nroutes, type->routes, route_when) ||
				rules_ask_amount(policy, type->nheads, type->heads, head_when) ||
				rules_ask_amount(policy, type->nexclusions, type->exclusions, exclusion_when);
		}
		for (int i = 0; i < policy->indicator_codes.count && !r->failed; i++)
			policy->indicator[i].unobserved = unobserved_score(&policy->indicator[i]);
		for (int c = 0; c < policy->scorecard_codes.count && !r->failed; c++)
			open_unobserved(policy, c);
	}
	policy_reader_end(r);
	*findings = reader.findings;
	return policy;
}

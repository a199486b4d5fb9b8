/*-------------------------------------------------------------------------
 *
 * type.c
 *	  Record types: their points, terms, ageing, yearly caps and aggravations.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "policy/compile.h"

/* Bands of a term and steps of ageing become cuts, numbered through. */
void
policy_read_terms(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const term_keys[] = {ITEM_KEYS, "months", "bands", "until_ended", NULL};
	static const char *const band_keys[] = {"up_to", "months", NULL};
	SectionWalk walk = policy_section(r, root, "terms", POLICY_MAX_RULES, &policy->term_codes,
									  term_keys, false, sizeof(PolicyTerm));
	PolicyTerm *term;

	policy->term = walk.items;
	while ((term = policy_next_item(&walk)) != NULL)
	{
		DocNode		bands;
		DocNode    *band;

		term->until_ended = doc_bool(r, walk.node, "until_ended");
		bands = doc_member(r, walk.node, "bands");
		if (bands.value == NULL)
		{
			term->nbands = 1;
			term->up_to = palloc(sizeof(int64));
			term->months = palloc0(sizeof(int));
			term->up_to[0] = PG_INT64_MAX;
			doc_int(r, walk.node, "months", true, term->until_ended ? 0 : 1, POLICY_MAX_MONTHS, &term->months[0]);
		}
		else
		{
			if (doc_member(r, walk.node, "months").value != NULL)
				doc_error(r, walk.node->path, "has months and bands; only one of them can be");
			term->nbands = doc_elements(r, &bands, &band);
			if (term->nbands == 0)
				doc_error(r, bands.path, "has no band");
			term->up_to = palloc0(sizeof(int64) * Max(term->nbands, 1));
			term->months = palloc0(sizeof(int) * Max(term->nbands, 1));
			for (int b = 0; b < term->nbands; b++)
			{
				bool		last = (b == term->nbands - 1);

				if (!doc_is_object(r, &band[b]))
					continue;
				doc_check_keys(r, &band[b], band_keys);
				doc_int(r, &band[b], "months", true, 1, POLICY_MAX_MONTHS, &term->months[b]);
				term->up_to[b] = PG_INT64_MAX;
				if (doc_decimal(r, &band[b], "up_to", !last, POLICY_MAX_POINTS, &term->up_to[b]) && last)
					doc_error(r, band[b].path, "the last band has no \"up_to\": it holds all that is left");
				if (b > 0 && !last && term->up_to[b] <= term->up_to[b - 1])
					doc_error(r, band[b].path, "bands must rise");
			}
		}
		term->first_cut = policy->ncuts;
		policy->ncuts += term->nbands;
	}
}

void
policy_read_ageing(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const ageing_keys[] = {ITEM_KEYS, "steps", NULL};
	SectionWalk walk = policy_section(r, root, "ageing", POLICY_MAX_RULES, &policy->ageing_codes,
									  ageing_keys, false, sizeof(PolicyAgeing));
	PolicyAgeing *ageing;

	policy->ageing = walk.items;
	while ((ageing = policy_next_item(&walk)) != NULL)
	{
		DocNode		steps;
		DocNode    *step;

		steps = doc_member(r, walk.node, "steps");
		ageing->nsteps = doc_elements(r, &steps, &step);
		if (ageing->nsteps == 0)
			doc_error(r, steps.path, "has no step");
		ageing->months = palloc0(sizeof(int) * Max(ageing->nsteps, 1));
		ageing->percent = palloc0(sizeof(int) * Max(ageing->nsteps, 1));
		for (int s = 0; s < ageing->nsteps; s++)
		{
			DocNode    *pair;
			int64		value[2];
			int			n = doc_elements(r, &step[s], &pair);

			if (n != 2 || !doc_micro(&pair[0], &value[0]) || !doc_micro(&pair[1], &value[1]) ||
				value[0] % MICRO || value[1] % MICRO ||
				value[0] < MICRO || value[0] > POLICY_MAX_MONTHS * MICRO ||
				value[1] < 0 || value[1] > 100 * MICRO)
			{
				doc_error(r, step[s].path, "must be [months, percent] with 1 to %d months and 0 to 100 percent, both whole", POLICY_MAX_MONTHS);
				continue;
			}
			ageing->months[s] = (int) (value[0] / MICRO);
			ageing->percent[s] = (int) (value[1] / MICRO);
			if (s > 0 && ageing->months[s] <= ageing->months[s - 1])
				doc_error(r, step[s].path, "months must rise from step to step");
			if (ageing->percent[s] > (s > 0 ? ageing->percent[s - 1] : 100))
				doc_warning(r, step[s].path, "the percentage rises with age");
		}
		ageing->first_cut = policy->ncuts;
		policy->ncuts += ageing->nsteps;
	}
}

void
policy_read_yearly_caps(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "points", NULL};
	SectionWalk walk = policy_section(r, root, "yearly_caps", POLICY_MAX_RULES, &policy->yearly_cap_codes,
									  keys, false, sizeof(PolicyYearlyCap));
	PolicyYearlyCap *cap;

	policy->yearly_cap = walk.items;
	while ((cap = policy_next_item(&walk)) != NULL)
	{
		if (doc_decimal(r, walk.node, "points", true, POLICY_MAX_POINTS, &cap->points) && cap->points <= 0)
			doc_error(r, walk.node->path, "a cap is positive: it bounds the size of bonuses or deductions");
	}
}

void
policy_read_aggravations(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const aggravation_keys[] = {ITEM_KEYS, "when", "percent", NULL};
	SectionWalk walk = policy_section(r, root, "aggravations", POLICY_MAX_RULES, &policy->aggravation_codes,
									  aggravation_keys, false, sizeof(PolicyAggravation));
	PolicyAggravation *aggravation;

	policy->aggravation = walk.items;
	while ((aggravation = policy_next_item(&walk)) != NULL)
	{
		policy_read_condition(r, policy, walk.node, true, &aggravation->when);
		doc_int(r, walk.node, "percent", true, 1, 1000, &aggravation->percent);
	}
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

/* What one row gives: points, a range, points for each unit or a direct grade. */
static void
read_points_given(DocReader *r, const DocNode *row, PolicyType *type, PolicyPoints *p)
{
	static const char *const unit_keys[] = {"unit", "points", "above", "plus", NULL};
	DocNode		node;

	switch (p->kind)
	{
		case POINTS_FIXED:
			doc_decimal(r, row, "points", true, POLICY_MAX_POINTS, &p->points);
			break;
		case POINTS_DIRECT:
			p->direct = doc_text(r, row, "grade", true);
			break;
		case POINTS_RANGE:
			node = doc_member(r, row, "range");
			if (doc_decimal_interval(r, &node, &p->range_min, &p->range_max) &&
				(p->range_min < -POLICY_MAX_POINTS * MICRO || p->range_max > POLICY_MAX_POINTS * MICRO))
				doc_error(r, node.path, "must be bounded within %lld points", (long long) POLICY_MAX_POINTS);
			type->by_given = true;
			break;
		case POINTS_PER_UNIT:
			node = doc_member(r, row, "per_unit");
			if (!doc_is_object(r, &node))
				break;
			doc_check_keys(r, &node, unit_keys);
			doc_decimal(r, &node, "points", true, POLICY_MAX_POINTS, &p->points);
			if (doc_decimal(r, &node, "unit", true, INT64CONST(1000000000), &p->unit) && p->unit <= 0)
				doc_error(r, node.path, "the unit must be positive");
			doc_decimal(r, &node, "above", false, INT64CONST(1000000000000), &p->above);
			doc_decimal(r, &node, "plus", false, POLICY_MAX_POINTS, &p->plus);
			type->by_amount = true;
			break;
	}
}

static void
read_points_row(DocReader *r, const DocNode *row, const Policy *policy, PolicyType *type, PolicyPoints *p)
{
	static const char *const keys[] = {"when", "points", "range", "per_unit", "grade", "basis", "note", NULL};
	static const char *const ways[] = {"points", "range", "per_unit", "grade"}; /* as PolicyPointsKind */
	int			given = 0;

	p->rule = pstrdup(row->path);
	p->basis = type->item.basis;
	if (!doc_is_object(r, row))
		return;
	doc_check_keys(r, row, keys);
	if (doc_member(r, row, "basis").value != NULL)
		p->basis = doc_text(r, row, "basis", true);
	if (p->basis == NULL)
		p->basis = "";
	doc_check_text(r, row, "note", false);
	policy_read_condition(r, policy, row, false, &p->when);
	for (int w = 0; w < (int) lengthof(ways); w++)
		if (doc_member(r, row, ways[w]).value != NULL)
		{
			p->kind = (PolicyPointsKind) w;
			given++;
		}
	if (given != 1)
		doc_error(r, row->path, "must give one of points, range, per_unit and grade");
	else
		read_points_given(r, row, type, p);
}

/* Of the class of the type, and for one of its kinds. */
static void
check_points(DocReader *r, PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		PolicyPoints *p = &type->points[i];

		if (type->class == CLASS_DISHONESTY && (p->points > 0 || p->range_max > 0 || p->plus > 0))
			doc_error(r, p->rule, "dishonesty adds points");
		if (type->class == CLASS_HONOUR && (p->points < 0 || p->range_min < 0 || p->plus < 0 || p->direct))
			doc_error(r, p->rule, "an honour takes points away");
		if (p->when.kinds && !(p->when.kinds & type->kinds))
			doc_warning(r, p->rule, "the type concerns none of these subject kinds: the row never applies");
		type->by_severity |= (p->when.severities != 0);
		type->by_amount |= p->when.has_amount;
		type->kept |= (p->direct != NULL);
	}
}

static void
read_points(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type)
{
	DocNode		points = doc_member(r, node, "points");
	DocNode    *row;

	if (points.value == NULL)
	{
		bool		scored = false;

		for (int k = 0; k < policy->kind_codes.count; k++)
			scored |= (type->kinds & (UINT64CONST(1) << k)) && policy->kind[k].scorecard >= 0;
		if (type->class != CLASS_BASIC && scored)
			doc_error(r, points.path, "is missing: of what is scored, only basic information carries no points");
		return;
	}
	if (type->class == CLASS_BASIC)
	{
		doc_error(r, points.path, "basic information carries no points");
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
		doc_decimal(r, node, "points", true, POLICY_MAX_POINTS, &type->points[0].points);
	}
	else
	{
		type->npoints = doc_elements(r, &points, &row);
		if (type->npoints == 0 && points.value->type == jbvBinary && JsonContainerIsArray(points.value->val.binary.data))
			doc_error(r, points.path, "has no row");
		if (type->npoints > POLICY_MAX_RULES)
		{
			doc_error(r, points.path, "has %d rows, more than the limit of %d", type->npoints, POLICY_MAX_RULES);
			type->npoints = 0;
		}
		type->points = palloc0(sizeof(PolicyPoints) * Max(type->npoints, 1));
		for (int i = 0; i < type->npoints; i++)
			read_points_row(r, &row[i], policy, type, &type->points[i]);
	}
	check_points(r, type);
}

/* Where only the severity decides, a record finds its row without a search. */
static void
index_points(const Policy *policy, PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		const PolicyCondition *when = &type->points[i].when;

		if (when->kinds || when->flags || when->without_flags || when->has_amount || type->by_amount || type->conditional)
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
check_points_overlap(DocReader *r, const PolicyType *type)
{
	for (int i = 0; i < type->npoints; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int j = 0; j < i && !doc_full(r); j++)
			if (conditions_meet(&type->points[i].when, &type->points[j].when))
				doc_error(r, type->points[i].rule, "one record can match this row and %s", type->points[j].rule);
	}
}

/*
 * Holes, bands that end and steps that fall back, which are allowed but rarely
 * meant.  The next band is the one that begins next, so that bands that
 * overlap are not taken for holes.
 */
static void
lint_points(DocReader *r, const DocNode *node, const Policy *policy, const PolicyType *type)
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
					doc_warning(r, doc_member(r, node, "points").path, "severity \"%s\" carries no points", policy->severity_codes.name[s]);
		if (top && p->when.amount_max != PG_INT64_MAX)
			doc_warning(r, p->rule, "amounts above this band carry no points");
		if (next && p->when.amount_max < next->when.amount_min - 1)
			doc_warning(r, next->rule, "amounts between this band and %s carry no points", p->rule);
		if (next && p->kind == POINTS_FIXED && next->kind == POINTS_FIXED &&
			micro_abs(next->points) < micro_abs(p->points))
			doc_warning(r, next->rule, "a larger amount weighs less than in %s", p->rule);
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
lint_titles(DocReader *r, const Policy *policy)
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
		doc_warning(r, psprintf("$.record_types.%s", b->item.code),
					same ? "has the domain, title and points of \"%s\": the same rule twice" :
					"has the domain and title of \"%s\" but other points: they contradict each other",
					a->item.code);
	}
	pfree(order);
}

static void
read_dimensions_of_type(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type)
{
	DocNode		given = doc_member(r, node, "dimension");
	bool		map = (given.value != NULL && given.value->type == jbvBinary);

	for (int c = 0; c < POLICY_MAX_SCORECARDS; c++)
		type->dimension[c] = -1;
	if (map)
	{
		DocNode    *member;
		int			n = doc_members(r, &given, &member);

		for (int i = 0; i < n; i++)
		{
			int			card = govcredit_policy_code(&policy->scorecard_codes, member[i].key, strlen(member[i].key));

			if (card < 0)
				doc_error(r, member[i].path, "unknown scorecard \"%s\"", member[i].key);
			else if ((policy->scorecard[card].kinds & type->kinds) == 0)
				doc_error(r, member[i].path, "no subject of this type is scored by \"%s\"", member[i].key);
			else
				doc_check_text(r, &given, member[i].key, true);
		}
	}
	else
		doc_check_text(r, node, "dimension", false);
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
					doc_error(r, type->points[i].rule, "a direct grade needs a ledger, scorecard \"%s\" is an index", card->item.code);
				else if (g == card->ngrades)
					doc_error(r, type->points[i].rule, "unknown grade \"%s\" in scorecard \"%s\"", type->points[i].direct, card->item.code);
				else if (!card->grade[g].has_direct)
					doc_error(r, type->points[i].rule, "grade \"%s\" of scorecard \"%s\" has no direct_score", type->points[i].direct, card->item.code);
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

/*
 * What is of its class only where something is found or given, such as a
 * judgment with a finding of dishonesty 有失信定论; what does not meet it is basic.
 */
static void
read_class_when(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type)
{
	DocNode		when = doc_member(r, node, "class_when");

	if (when.value == NULL)
		return;
	if (type->class == CLASS_BASIC)
		doc_error(r, when.path, "basic information is basic whatever it says");
	type->class_when = palloc0(sizeof(PolicyCondition));
	policy_read_when(r, policy, &when, false, type->class_when);
}

/* What repeats or goes on. */
static void
read_recurrence(DocReader *r, const DocNode *node, PolicyType *type)
{
	static const char *const accrual_keys[] = {"every_months", "at_most", NULL};
	static const char *const repeat_keys[] = {"mode", "multiplier", NULL};
	static const char *const modes[] = {"flat", "power", NULL};
	DocNode		repeat;
	DocNode		accrual;
	int			mode = 0;

	type->multiplier = 1;
	repeat = doc_member(r, node, "repeat");
	if (repeat.value != NULL && doc_is_object(r, &repeat))
	{
		doc_check_keys(r, &repeat, repeat_keys);
		doc_choice(r, &repeat, "mode", true, modes, &mode);
		doc_int(r, &repeat, "multiplier", true, 1, POLICY_MAX_MULTIPLIER, &type->multiplier);
		type->repeat = (mode == 0) ? REPEAT_FLAT : REPEAT_POWER;
	}
	accrual = doc_member(r, node, "accrual");
	if (accrual.value != NULL && doc_is_object(r, &accrual))
	{
		doc_check_keys(r, &accrual, accrual_keys);
		doc_int(r, &accrual, "every_months", true, 1, POLICY_MAX_MONTHS, &type->accrual_months);
		doc_int(r, &accrual, "at_most", false, 1, 1000, &type->max_periods);
	}
}

static void
read_type(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type)
{
	static const char *const keys[] = {ITEM_KEYS, "class", "class_when", "domain", "subjects", "dimension", "points",
		"severity", "amount", "repeat", "ageing", "validity", "overlap", "publish_within",
	"publish_in", "publish_together", "removed_within", "documents", "suppliers", "disclosure", "accrual", "yearly_cap", "amount_unit", "of_list", "after_office", NULL};
	static const char *const disclosures[] = {"public", "shared", "authorised", NULL};
	int			nsites;
	int			which = CLASS_BASIC;
	int			disclosure = DISCLOSURE_PUBLIC;
	bool		failed;

	if (!doc_is_object(r, node))
		return;
	doc_check_keys(r, node, keys);
	policy_read_item(r, node, &type->item, true);
	doc_choice(r, node, "class", true, policy_class_names, &which);
	type->class = (PolicyClass) which;
	read_class_when(r, node, policy, type);
	policy_read_documents_of_type(r, node, policy, type);
	type->conditional = type->class_when != NULL || type->ndocuments > 0;
	type->domain = policy_one_code(r, node, "domain", true, &policy->domain_codes, "domain");
	type->kinds = policy_mask(r, node, "subjects", true, &policy->kind_codes, "subject kind");
	type->severity = policy_one_code(r, node, "severity", false, &policy->severity_codes, "severity");
	type->has_amount = doc_decimal(r, node, "amount", false, INT64CONST(1000000000000), &type->amount);
	type->ageing = policy_one_code(r, node, "ageing", false, &policy->ageing_codes, "ageing schedule");
	type->term = policy_one_code(r, node, "validity", false, &policy->term_codes, "term");
	type->until_ended = type->term >= 0 && policy->term[type->term].until_ended;
	type->overlap = policy_one_code(r, node, "overlap", false, &policy->overlap_codes, "overlap group");
	type->deadline = policy_one_code(r, node, "publish_within", false, &policy->deadline_codes, "deadline");
	type->listed = policy_one_code(r, node, "removed_within", false, &policy->deadline_codes, "deadline") >= 0;
	if (type->listed && !type->until_ended)
		doc_error(r, node->path, "removed_within is of who stands on a list: its validity has to be until_ended");
	nsites = policy_sites(r, node, policy);
	if (doc_bool(r, node, "publish_together") && nsites < 2)
		doc_error(r, node->path, "publish_together needs two places in publish_in");
	read_recurrence(r, node, type);
	type->yearly_cap = policy_one_code(r, node, "yearly_cap", false, &policy->yearly_cap_codes, "yearly cap");
	type->nsuppliers = policy_codes(r, node, "suppliers", false, &policy->supplier_codes, "supplier", &type->suppliers);
	doc_choice(r, node, "disclosure", false, disclosures, &disclosure);
	type->disclosure = (PolicyDisclosure) disclosure;
	if (type->disclosure != DISCLOSURE_PUBLIC && type->deadline >= 0)
		doc_error(r, node->path, "has a deadline of publication, and its disclosure is \"%s\"", disclosures[disclosure]);
	type->kept = (type->repeat != REPEAT_NONE || type->overlap >= 0 ||
				  type->accrual_months > 0 || type->yearly_cap >= 0);
	type->amount_unit = doc_text(r, node, "amount_unit", false);
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

	type->after_office = doc_bool(r, node, "after_office");
	if (type->after_office && !policy_concerns_person(policy, (int) (type - policy->type)))
		doc_error(r, node->path, "holds nobody to account after office, for it concerns no natural person");

	/* Private life is not scored (国办发〔2020〕49号). */
	for (int k = 0; k < policy->kind_codes.count && type->npoints > 0 && type->domain >= 0; k++)
		if ((type->kinds & (UINT64CONST(1) << k)) && policy->kind[k].natural_person && policy->private_domains[type->domain])
			doc_error(r, node->path, "scores a natural person (\"%s\") in domain \"%s\", which is neither conduct in office nor licensed work",
					  policy->kind_codes.name[k], policy->domain_codes.name[type->domain]);
}

void
policy_read_types(DocReader *r, const DocNode *root, Policy *policy)
{
	DocNode		section = doc_member(r, root, "record_types");
	DocNode    *members;
	int			count;
	const char **overlaps;
	int			noverlaps = 0;

	policy_code_table(r, &section, POLICY_MAX_TYPES, &policy->type_codes);
	count = Min(doc_members(r, &section, &members), policy->type_codes.count);
	policy->type = palloc0(sizeof(PolicyType) * Max(count, 1));
	overlaps = palloc(sizeof(char *) * Max(count, 1));

	/* Overlap groups are named where they are used. */
	for (int i = 0; i < count; i++)
	{
		DocNode		overlap = doc_member(r, &members[i], "overlap");
		const char *name;
		int			o = 0;

		if (overlap.value == NULL || (name = doc_text(r, &members[i], "overlap", false)) == NULL)
			continue;
		while (o < noverlaps && strcmp(overlaps[o], name) != 0)
			o++;
		if (o == noverlaps)
			overlaps[noverlaps++] = name;
	}
	policy_code_table_from(overlaps, noverlaps, &policy->overlap_codes);

	for (int i = 0; i < count; i++)
		read_type(r, &members[i], policy, &policy->type[policy_code_index(&policy->type_codes, &members[i])]);
	lint_titles(r, policy);
	policy_lint_documents(r, policy);
	policy_lint_suppliers(r, policy);
}

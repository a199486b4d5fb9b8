/*-------------------------------------------------------------------------
 *
 * duty.c
 *	  Time and duties: deadlines, reports, tasks, lists, procedures, promises, exclusions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

void
policy_read_deadlines(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "days", "unit", "from", "moves", NULL};
	static const char *const units[] = {"workday", "day", "month", NULL};
	SectionWalk walk = policy_section(r, root, "deadlines", POLICY_MAX_RULES, &policy->deadline_codes,
									  keys, true, sizeof(PolicyDeadline));
	PolicyDeadline *deadline;

	policy->deadline = walk.items;
	while ((deadline = policy_next_item(&walk)) != NULL)
	{
		int			unit = 0;

		doc_int(r, walk.node, "days", true, 1, 3660, &deadline->length);
		doc_choice(r, walk.node, "unit", true, units, &unit);
		deadline->unit = (PolicyUnit) unit;
		doc_text(r, walk.node, "from", true);
		deadline->moves = doc_bool(r, walk.node, "moves");
		if (deadline->moves && deadline->unit == UNIT_WORKDAY)
			doc_error(r, walk.node->path, "a term in working days ends on a working day and never moves");
	}
}

void
policy_read_reports(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const report_keys[] = {ITEM_KEYS, "due", "years_later", "reporters", "to", "evaluates", NULL};
	SectionWalk walk = policy_section(r, root, "reports", POLICY_MAX_RULES, &policy->report_codes,
									  report_keys, true, sizeof(PolicyReport));
	PolicyReport *report;

	policy->report = walk.items;
	while ((report = policy_next_item(&walk)) != NULL)
	{
		const char *due;
		DateADT		day;
		int		   *to;

		doc_int(r, walk.node, "years_later", false, 0, 10, &report->years_later);
		report->reporters = policy_mask(r, walk.node, "reporters", true, &policy->kind_codes, "subject kind");
		policy_codes(r, walk.node, "to", false, &policy->recipient_codes, "recipient", &to);
		policy_mask(r, walk.node, "evaluates", false, &policy->kind_codes, "subject kind");
		due = doc_text(r, walk.node, "due", true);

		/* Of a year that is none of a leap day: every year has the day. */
		if (due && (strlen(due) != 5 || !govcredit_parse_date(psprintf("2001-%s", due), &day)))
			doc_error(r, doc_member(r, walk.node, "due").path, "must be month and day such as \"07-10\"");
		else if (due)
		{
			report->month = (due[0] - '0') * 10 + due[1] - '0';
			report->day = (due[3] - '0') * 10 + due[4] - '0';
		}
	}
}

void
policy_read_tasks(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const task_keys[] = {ITEM_KEYS, "order", "units", "schedule", "due", NULL};
	SectionWalk walk = policy_section(r, root, "tasks", POLICY_MAX_RULES, &policy->task_codes,
									  task_keys, true, sizeof(PolicyItem));

	policy->task = walk.items;
	while (policy_next_item(&walk))
	{
		const char **units;
		const char *due;
		DateADT		day;
		int			order;

		doc_int(r, walk.node, "order", true, 1, POLICY_MAX_RULES, &order);
		doc_texts(r, walk.node, "units", true, &units);
		doc_check_text(r, walk.node, "schedule", true);
		due = doc_text(r, walk.node, "due", false);
		if (due && !govcredit_parse_date(due, &day))
			doc_error(r, doc_member(r, walk.node, "due").path, "\"%s\" is not a date like 2018-12-31", due);
	}
}

/* Grounds on which a step may rest, and what is none, whoever puts it forward. */
static void
read_grounds(DocReader *r, const DocNode *node, PolicyStep *step)
{
	static const char *const ground_keys[] = {ITEM_KEYS, "refused", NULL};
	SectionWalk walk;
	PolicyGround *ground;
	bool		open = false;

	if (doc_member(r, node, "grounds").value == NULL)
		return;
	walk = policy_section(r, node, "grounds", POLICY_MAX_RULES, &step->ground_codes,
						  ground_keys, true, sizeof(PolicyGround));
	step->ground = walk.items;
	while ((ground = policy_next_item(&walk)) != NULL)
	{
		ground->refused = doc_bool(r, walk.node, "refused");
		open |= !ground->refused;
	}
	if (walk.count > 0 && !open)
		doc_error(r, node->path, "has no ground that is allowed: it could never be taken");
}

const char *const govcredit_flow_sides[] = {"keeper", "supplier", "applicant", "subject", NULL};

/* Another deadline where some stage was taken: "longer": {"asked": "objection_asked"}. */
static void
read_longer(DocReader *r, const DocNode *node, const Policy *policy, const PolicyList *flow, PolicyStep *step)
{
	DocNode		longer = doc_member(r, node, "longer");
	DocNode    *members;
	int			count;

	if (longer.value == NULL || !doc_is_object(r, &longer))
		return;
	if (step->within < 0)
		doc_error(r, longer.path, "is another term than within, which is missing");
	count = doc_members(r, &longer, &members);
	step->longer_after = palloc(sizeof(int) * Max(count, 1));
	step->longer = palloc(sizeof(int) * Max(count, 1));
	for (int i = 0; i < count; i++)
		if (govcredit_policy_code(&flow->codes, members[i].key, strlen(members[i].key)) < 0)
			doc_unknown(r, members[i].path, "step", members[i].key, flow->codes.name, flow->codes.count);
	for (int e = 0; e < flow->codes.count; e++)
		if (doc_member(r, &longer, flow->codes.name[e]).value != NULL)
		{
			step->longer_after[step->nlonger] = e;
			step->longer[step->nlonger++] = policy_one_code(r, &longer, flow->codes.name[e], true, &policy->deadline_codes, "deadline");
		}
}

/* What may be done against it, within what term, by which clause (救济). */
static PolicyItem *
read_remedy(DocReader *r, const DocNode *node)
{
	static const char *const keys[] = {ITEM_KEYS, NULL};
	DocNode		remedy = doc_member(r, node, "remedy");
	PolicyItem *item;

	if (remedy.value == NULL || !doc_is_object(r, &remedy))
		return NULL;
	doc_check_keys(r, &remedy, keys);
	item = palloc0(sizeof(PolicyItem));
	policy_read_item(r, &remedy, item, true);
	return item;
}

/* A stage (环节): which it follows, who takes it, by when, and what it does to the matter. */
static void
read_stage(DocReader *r, const DocNode *node, const Policy *policy, PolicyList *flow, PolicyStep *step)
{
	step->by = step->addressee = -1;
	step->first = doc_bool(r, node, "first");
	step->nafter = policy_codes(r, node, "after", false, &flow->codes, "step", &step->after);
	doc_choice(r, node, "by", false, govcredit_flow_sides, &step->by);
	doc_choice(r, node, "addressee", false, govcredit_flow_sides, &step->addressee);
	step->within = policy_one_code(r, node, "within", false, &policy->deadline_codes, "deadline");
	read_longer(r, node, policy, flow, step);
	step->ncounted = policy_codes(r, node, "counted_from", false, &flow->codes, "step", &step->counted_from);
	step->waits = policy_one_code(r, node, "waits", false, &policy->deadline_codes, "deadline");
	step->nwaits_from = policy_codes(r, node, "waits_from", false, &flow->codes, "step", &step->waits_from);
	if (step->ncounted > 0 && step->within < 0)
		doc_error(r, doc_member(r, node, "counted_from").path, "says from when a term counts, and there is none");
	if (step->nwaits_from > 0 && step->waits < 0)
		doc_error(r, doc_member(r, node, "waits_from").path, "says from when a term counts, and there is none");
	step->pauses = doc_bool(r, node, "pauses");
	step->document = doc_bool(r, node, "document");
	step->outcome = doc_text(r, node, "outcome", false);
	step->remedy = read_remedy(r, node);
	flow->flow |= step->first || step->nafter > 0 || step->by >= 0 || step->addressee >= 0 || step->within >= 0 || step->nlonger > 0 ||
		step->ncounted > 0 || step->waits >= 0 || step->nwaits_from > 0 || step->pauses || step->document || step->outcome || step->remedy;
}

/* Does any stage follow this one? */
static bool
stage_goes_on(const PolicyList *flow, int at)
{
	for (int e = 0; e < flow->codes.count; e++)
		for (int a = 0; a < flow->step[e].nafter; a++)
			if (flow->step[e].after[a] == at)
				return true;
	return false;
}

bool
govcredit_stage_is_last(const PolicyList *flow, int at)
{
	return !stage_goes_on(flow, at);
}

/* Each stage can be reached, one can be the first, and where none follows the matter has its outcome. */
static void
check_flow(DocReader *r, const DocNode *node, const PolicyList *flow)
{
	bool	   *reached = palloc0(sizeof(bool) * Max(flow->codes.count, 1));
	bool		more = true;

	for (int e = 0; e < flow->codes.count; e++)
		reached[e] = flow->step[e].first;
	while (more)
	{
		more = false;
		for (int e = 0; e < flow->codes.count; e++)
			for (int a = 0; a < flow->step[e].nafter && !reached[e]; a++)
				if (flow->step[e].after[a] >= 0 && reached[flow->step[e].after[a]])
					more = reached[e] = true;
	}
	for (int e = 0; e < flow->codes.count; e++)
	{
		const PolicyStep *step = &flow->step[e];
		bool		ends = step->outcome != NULL;

		if (!reached[e])
			doc_error(r, node->path, "stage \"%s\" is never reached: it is neither first nor after one that is", flow->codes.name[e]);
		if (stage_goes_on(flow, e))
			continue;
		for (int a = 0; a < step->nafter && !ends; a++)
			if (step->after[a] >= 0 && flow->step[step->after[a]].outcome == NULL)
				break;
			else
				ends = a == step->nafter - 1;
		if (!ends)
			doc_error(r, node->path, "stage \"%s\" is the last one and leaves its matter without an outcome", flow->codes.name[e]);
	}
	pfree(reached);
}

/* A step needs earlier ones only, so there is always a first. */
static void
read_step(DocReader *r, const DocNode *node, const Policy *policy, PolicyList *procedure, int at)
{
	PolicyStep *step = &procedure->step[at];

	step->nneeds = policy_codes(r, node, "needs", false, &procedure->codes, "step", &step->needs);
	for (int n = 0; n < step->nneeds; n++)
		if (step->needs[n] >= 0 && procedure->order[step->needs[n]] >= procedure->order[at])
			doc_error(r, node->path, "needs step \"%s\", which does not come before it", procedure->codes.name[step->needs[n]]);
	step->record = policy_one_code(r, node, "record", false, &policy->type_codes, "record type");
	step->repair = policy_one_code(r, node, "repair", false, &policy->effect_codes, "repair effect");
	step->pays = doc_bool(r, node, "pays");
	read_grounds(r, node, step);
	read_stage(r, node, policy, procedure, step);
}

/*
 * Lists and procedures: named entries under "items" or "steps", which keep
 * their order by number.
 */
void
policy_read_lists(DocReader *r, const DocNode *root, const Policy *policy, const char *key,
				  PolicyCodes *codes, PolicyList **lists)
{
	static const char *const list_keys[] = {ITEM_KEYS, "subject_kind", "at_least", "items", NULL};
	static const char *const procedure_keys[] = {ITEM_KEYS, "subject_kind", "missing", "steps", NULL};
	static const char *const entry_keys[] = {ITEM_KEYS, "order", NULL};
	static const char *const step_keys[] = {ITEM_KEYS, "order", "needs", "record", "repair", "pays", "grounds",
	"first", "after", "by", "addressee", "within", "longer", "counted_from", "waits", "waits_from", "pauses", "document", "outcome", "remedy", NULL};
	bool		steps = (strcmp(key, "procedures") == 0);
	SectionWalk walk = policy_section(r, root, key, POLICY_MAX_RULES, codes,
									  steps ? procedure_keys : list_keys, true, sizeof(PolicyList));
	PolicyList *list;

	*lists = walk.items;

	/* Others look its items up even in a list that is none. */
	for (int i = 0; i < walk.count; i++)
		policy_code_table_from(NULL, 0, &(*lists)[i].codes);
	while ((list = policy_next_item(&walk)) != NULL)
	{
		SectionWalk entries;
		int			at_least;

		list->kinds = policy_mask(r, walk.node, "subject_kind", false, &policy->kind_codes, "subject kind");
		doc_int(r, walk.node, "at_least", false, 1, 1000000, &at_least);
		if (steps)
			policy_one_code(r, walk.node, "missing", false, &policy->type_codes, "record type");
		entries = policy_section(r, walk.node, steps ? "steps" : "items", POLICY_MAX_RULES, &list->codes,
								 steps ? step_keys : entry_keys, true, sizeof(PolicyItem));
		if (entries.count == 0)
			doc_error(r, walk.node->path, steps ? "has no step" : "has no item");
		list->entry = entries.items;
		list->order = palloc0(sizeof(int) * Max(entries.count, 1));
		list->step = steps ? palloc0(sizeof(PolicyStep) * Max(entries.count, 1)) : NULL;
		while (policy_next_item(&entries))
			if (doc_int(r, entries.node, "order", true, 1, POLICY_MAX_RULES, &list->order[entries.at]))
				for (int o = 0; o < entries.count; o++)
					if (o != entries.at && list->order[o] == list->order[entries.at])
						doc_error(r, entries.node->path, "has the same order as \"%s\"", list->codes.name[o]);
		for (int e = 0; steps && e < entries.count; e++)
			if (entries.members[e].value->type == jbvBinary)
				read_step(r, &entries.members[e], policy, list, policy_code_index(&list->codes, &entries.members[e]));
		if (list->flow)
			check_flow(r, walk.node, list);
	}
}

/*
 * Items that concern some subjects of a kind only, such as the tasks of one
 * department: the registry takes them of who stands on a list.
 */
static void
read_membership(DocReader *r, const DocNode *node, const Policy *policy, uint64 kinds, PolicyMembership *of_list)
{
	static const char *const keys[] = {"list", "items", NULL};
	DocNode		member = doc_member(r, node, "of_list");
	const PolicyList *list;

	of_list->list = -1;
	if (member.value == NULL || !doc_is_object(r, &member))
		return;
	doc_check_keys(r, &member, keys);
	of_list->list = policy_one_code(r, &member, "list", true, &policy->list_codes, "list");
	if (of_list->list < 0)
		return;
	list = &policy->list[of_list->list];
	of_list->nitems = policy_codes(r, &member, "items", false, &list->codes, "item", &of_list->items);
	if (list->kinds && kinds && (list->kinds & kinds) == 0)
		doc_warning(r, member.path, "list \"%s\" concerns none of these subject kinds: nobody can stand on it", list->item.code);
}

void
policy_read_memberships(DocReader *r, const DocNode *root, Policy *policy)
{
	DocNode		section = doc_member(r, root, "record_types");
	DocNode    *members;
	int			count = policy->type_codes.count > 0 ? doc_members(r, &section, &members) : 0;

	for (int i = 0; i < Min(count, policy->type_codes.count); i++)
	{
		PolicyType *type = &policy->type[policy_code_index(&policy->type_codes, &members[i])];

		read_membership(r, &members[i], policy, type->kinds, &type->of_list);
	}
	section = doc_member(r, root, "indicators");
	count = policy->indicator_codes.count > 0 ? doc_members(r, &section, &members) : 0;
	for (int i = 0; i < Min(count, policy->indicator_codes.count); i++)
		read_membership(r, &members[i], policy, 0,
						&policy->indicator[policy_code_index(&policy->indicator_codes, &members[i])].of_list);
}

void
policy_read_promises(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const promise_keys[] = {ITEM_KEYS, "made_by", "broken", "publish_in", "publish_within", NULL};
	SectionWalk walk = policy_section(r, root, "promises", POLICY_MAX_RULES, &policy->promise_codes,
									  promise_keys, true, sizeof(PolicyPromise));
	PolicyPromise *promise;

	policy->promise = walk.items;
	while ((promise = policy_next_item(&walk)) != NULL)
	{
		int			broken;
		uint64		makers;

		makers = policy_mask(r, walk.node, "made_by", true, &policy->kind_codes, "subject kind");
		policy_sites(r, walk.node, policy);
		policy_one_code(r, walk.node, "publish_within", false, &policy->deadline_codes, "deadline");
		broken = policy_one_code(r, walk.node, "broken", true, &policy->type_codes, "record type");
		if (broken >= 0 && policy->type[broken].class != CLASS_DISHONESTY)
			doc_error(r, walk.node->path, "a promise that is broken is dishonesty, record type \"%s\" is not",
					  policy->type_codes.name[broken]);
		if (broken >= 0 && (policy->type[broken].kinds & makers) == 0)
			doc_warning(r, walk.node->path, "nobody who makes it can have a record of type \"%s\"", policy->type_codes.name[broken]);
		promise->broken = broken;
	}
}

void
policy_read_exclusions(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const exclusion_keys[] = {ITEM_KEYS, "when", "from", NULL};
	static const char *const froms[] = {"collection", "publication", NULL};
	SectionWalk walk = policy_section(r, root, "exclusions", POLICY_MAX_RULES, &policy->exclusion_codes,
									  exclusion_keys, true, sizeof(PolicyExclusion));
	PolicyExclusion *exclusion;

	policy->exclusion = walk.items;
	while ((exclusion = policy_next_item(&walk)) != NULL)
	{
		const char **from;
		int			nfrom;

		policy_read_condition(r, policy, walk.node, true, &exclusion->when);
		nfrom = doc_texts(r, walk.node, "from", true, &from);
		for (int f = 0; f < nfrom; f++)
			if (strcmp(from[f], froms[0]) == 0)
				exclusion->from_collection = true;
			else if (strcmp(from[f], froms[1]) == 0)
				exclusion->from_publication = true;
			else
				doc_error(r, doc_member(r, walk.node, "from").path,
						  "\"%s\" is none of: %s, %s", from[f], froms[0], froms[1]);
	}
}

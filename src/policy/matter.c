/*-------------------------------------------------------------------------
 *
 * matter.c
 *	  Matters: what a unit has to see to, of which kind, by which codes and
 *	  steps, by when, and how it may end.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

/* As what others may take part: words of the text, or the few every kind knows. */
static void
read_parties(DocReader *r, const DocNode *node, PolicyMatter *matter)
{
	matter->nparties = doc_texts(r, node, "parties", false, &matter->parties);
	for (int i = 0; i < matter->nparties; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(matter->parties[i], matter->parties[j]) == 0)
				doc_error(r, doc_member(r, node, "parties").path, "\"%s\" stands twice", matter->parties[i]);
}

/* Where its codes are: a section, a list, its own, or nowhere: then they are free. */
static void
read_codes(DocReader *r, const DocNode *node, const Policy *policy, PolicyMatter *matter)
{
	static const char *const keys[] = {ITEM_KEYS, NULL};
	static const char *const places[] = {"promises", "procedures", "tasks", NULL};
	const PolicyCodes *const codes[] = {&policy->promise_codes, &policy->procedure_codes, &policy->task_codes};
	const void *const items[] = {policy->promise, policy->procedure, policy->task};
	int			section;
	int			list = policy_one_code(r, node, "code_list", false, &policy->list_codes, "list");
	SectionWalk walk = {0};

	if (doc_member(r, node, "own_codes").value != NULL)
		walk = policy_section(r, node, "own_codes", POLICY_MAX_RULES, &matter->own_codes, keys, true, sizeof(PolicyItem));
	while (policy_next_item(&walk))
		;
	matter->uncoded = doc_bool(r, node, "uncoded");
	matter->coded_size = sizeof(PolicyItem);
	if (walk.count > 0)
	{
		matter->codes = &matter->own_codes;
		matter->coded = walk.items;
	}
	if (list >= 0)
	{
		matter->codes = &policy->list[list].codes;
		matter->coded = (const char *) policy->list[list].entry;
		matter->section = psprintf("lists.%s.items", policy->list_codes.name[list]);
	}
	if (doc_member(r, node, "codes").value != NULL && doc_choice(r, node, "codes", true, places, &section))
	{
		matter->codes = codes[section];
		matter->coded = items[section];
		matter->section = places[section];
		matter->of_promises = section == 0;
		matter->of_procedures = section == 1;
		if (section < 2)
			matter->coded_size = matter->of_promises ? sizeof(PolicyPromise) : sizeof(PolicyList);
	}
	if ((walk.count > 0) + (list >= 0) + (doc_member(r, node, "codes").value != NULL) > 1)
		doc_error(r, node->path, "has its codes in one place: codes, code_list or own_codes");
	if (matter->uncoded && matter->codes == NULL)
		doc_warning(r, node->path, "has no codes, so it comes without one anyway");
}

/* One record type, or one for each item of the list that the kind's items are of. */
static void
read_lead_type(DocReader *r, const DocNode *node, const Policy *policy, const PolicyMatter *matter, PolicyLead *lead)
{
	DocNode		items = doc_member(r, node, "by_item");
	DocNode    *members;
	int			count;
	const PolicyList *list;

	lead->broken = doc_bool(r, node, "broken");
	lead->type = policy_one_code(r, node, "record_type", false, &policy->type_codes, "record type");
	if (lead->broken && !matter->of_promises)
		doc_error(r, node->path, "names what a promise that is broken is, and has no codes of promises");
	if (lead->broken + (doc_member(r, node, "record_type").value != NULL) + (items.value != NULL) != 1)
		doc_error(r, node->path, "leads to one of record_type, by_item or broken");
	if (items.value == NULL || !doc_is_object(r, &items))
		return;
	if (matter->nitems != 1 || matter->items[0] < 0)
	{
		doc_error(r, items.path, "needs one list that the items of the kind are of");
		return;
	}
	list = &policy->list[matter->items[0]];
	lead->of_item = palloc(sizeof(int) * Max(list->codes.count, 1));
	for (int i = 0; i < list->codes.count; i++)
		lead->of_item[i] = -1;
	count = doc_members(r, &items, &members);
	for (int i = 0; i < count; i++)
	{
		int			item = govcredit_policy_code(&list->codes, members[i].key, strlen(members[i].key));
		int			type = policy_one_code(r, &items, members[i].key, true, &policy->type_codes, "record type");

		if (item < 0)
			doc_unknown(r, members[i].path, "item", members[i].key, list->codes.name, list->codes.count);
		else
			lead->of_item[item] = type;
	}
}

/* Who is told to have such a record must be able to have it. */
static void
check_lead_type(DocReader *r, const char *path, const Policy *policy, const PolicyMatter *matter, const PolicyLead *lead, int type)
{
	uint64		persons = 0;
	uint64		units;

	if (type < 0)
		return;
	for (int k = 0; k < policy->kind_codes.count; k++)
		if (policy->kind[k].natural_person)
			persons |= UINT64CONST(1) << k;
	units = matter->charge ? matter->charge : ~UINT64CONST(0);
	if ((lead->whom & LEAD_UNIT) && (policy->type[type].kinds & units) == 0)
		doc_error(r, path, "nobody in charge can have a record of type \"%s\"", policy->type_codes.name[type]);
	if ((lead->whom & (LEAD_PERSON | LEAD_HEAD)) && (policy->type[type].kinds & persons) == 0)
		doc_error(r, path, "record type \"%s\" concerns no natural person, who is to have it", policy->type_codes.name[type]);
	if (lead->severity >= 0 && !policy->type[type].by_severity && policy->type[type].severity < 0 && policy->type[type].npoints > 0)
		doc_warning(r, path, "record type \"%s\" is not weighed by severity", policy->type_codes.name[type]);
}

/* What an outcome leads to: records, by whom. */
static void
read_leads(DocReader *r, const DocNode *node, const Policy *policy, const PolicyMatter *matter, PolicyOutcome *outcome)
{
	static const char *const lead_keys[] = {ITEM_KEYS, "to", "record_type", "by_item", "broken", "codes", "severity", "flags", NULL};
	static const char *const whom[] = {"unit", "person", "head", NULL};
	PolicyCodes codes;
	SectionWalk walk;
	PolicyLead *lead;

	/* Most lead to nothing, which need not be kept. */
	if (doc_member(r, node, "records").value == NULL)
		return;
	walk = policy_section(r, node, "records", POLICY_MAX_RULES, &codes, lead_keys, false, sizeof(PolicyLead));
	outcome->lead = walk.items;
	outcome->nleads = walk.count;
	while ((lead = policy_next_item(&walk)) != NULL)
	{
		const char **to;
		int			nto = doc_texts(r, walk.node, "to", true, &to);

		lead->severity = policy_one_code(r, walk.node, "severity", false, &policy->severity_codes, "severity");
		lead->flags = policy_mask(r, walk.node, "flags", false, &policy->flag_codes, "flag");
		if (matter->codes)
			lead->ncodes = policy_codes(r, walk.node, "codes", false, matter->codes, "code", &lead->codes);
		else if (doc_member(r, walk.node, "codes").value != NULL)
			doc_error(r, doc_member(r, walk.node, "codes").path, "the kind has no codes to name");
		for (int t = 0; t < nto; t++)
		{
			int			w = 0;

			while (whom[w] && strcmp(to[t], whom[w]) != 0)
				w++;
			if (whom[w] == NULL)
				doc_error(r, doc_member(r, walk.node, "to").path, "\"%s\" is none of: %s", to[t], "unit, person, head");
			else
				lead->whom |= 1 << w;
		}
		read_lead_type(r, walk.node, policy, matter, lead);
		check_lead_type(r, walk.node->path, policy, matter, lead, lead->type);
		for (int i = 0; lead->of_item && i < policy->list[matter->items[0]].codes.count; i++)
			check_lead_type(r, walk.node->path, policy, matter, lead, lead->of_item[i]);
	}
}

/* The outcome of the same kind that a key names; -1: none. */
static int
other_outcome(DocReader *r, const DocNode *node, const char *key, const PolicyMatter *matter)
{
	return policy_one_code(r, node, key, false, &matter->outcome_codes, "outcome");
}

/* How one may end, and what that leads to. */
static void
read_outcomes(DocReader *r, const DocNode *node, const Policy *policy, PolicyMatter *matter)
{
	static const char *const outcome_keys[] = {ITEM_KEYS, "codes", "computed", "reason", "steps", "settled", "late", "records", NULL};
	SectionWalk walk = policy_section(r, node, "outcomes", POLICY_MAX_RULES, &matter->outcome_codes,
									  outcome_keys, true, sizeof(PolicyOutcome));
	PolicyOutcome *outcome;
	bool		ends = false;

	matter->outcome = walk.items;
	while ((outcome = policy_next_item(&walk)) != NULL)
	{
		outcome->computed = doc_bool(r, walk.node, "computed");
		ends |= !outcome->computed;
		outcome->reason = doc_bool(r, walk.node, "reason");
		outcome->steps = doc_bool(r, walk.node, "steps");
		outcome->settled = doc_bool(r, walk.node, "settled");
		outcome->late = other_outcome(r, walk.node, "late", matter);
		if (outcome->late == walk.at)
			doc_error(r, doc_member(r, walk.node, "late").path, "counts as itself when it is late");
		if (outcome->computed && (outcome->reason || outcome->steps || outcome->settled || outcome->late >= 0))
			doc_error(r, walk.node->path, "is what others count as: nothing can be asked of it");
		if (outcome->steps && matter->procedure < 0 && !matter->of_procedures)
			doc_error(r, walk.node->path, "needs the steps of a procedure, and the kind has none");
		if (matter->codes)
			outcome->ncodes = policy_codes(r, walk.node, "codes", false, matter->codes, "code", &outcome->codes);
		else if (doc_member(r, walk.node, "codes").value != NULL)
			doc_error(r, doc_member(r, walk.node, "codes").path, "the kind has no codes to name");
		read_leads(r, walk.node, policy, matter, outcome);
	}
	if (!ends)
		doc_error(r, node->path, "has no outcome: it could never end");
	matter->overdue = other_outcome(r, node, "overdue", matter);
	for (int i = 0; i < walk.count; i++)
	{
		bool		counted = matter->overdue == i;

		for (int j = 0; j < walk.count; j++)
			counted |= matter->outcome[j].late == i;
		if (matter->outcome[i].computed && !counted)
			doc_warning(r, node->path, "nothing counts as outcome \"%s\", which nobody enters", matter->outcome_codes.name[i]);
	}
}

const char *const govcredit_flow_abouts[] = {"objection", "repair", NULL};

/* The outcomes its stages give are outcomes of the kind, of an objection what one may be answered. */
static void
check_stages(DocReader *r, const DocNode *node, const Policy *policy, const PolicyMatter *matter)
{
	const PolicyList *flow = matter->procedure < 0 ? NULL : &policy->procedure[matter->procedure];

	if (matter->about >= 0 && (flow == NULL || !flow->flow))
		doc_error(r, node->path, "is about what has a flow, and has no procedure of stages");
	if (matter->required && matter->about < 0)
		doc_error(r, doc_member(r, node, "required").path, "nothing is required of what is about nothing");
	for (int e = 0; flow && flow->flow && e < flow->codes.count; e++)
	{
		const char *outcome = flow->step[e].outcome;
		int			at = outcome ? govcredit_policy_code(&matter->outcome_codes, outcome, strlen(outcome)) : -1;

		if (outcome == NULL)
			continue;
		if (at < 0)
			doc_error(r, node->path, "has no outcome \"%s\", which stage \"%s\" gives it", outcome, flow->codes.name[e]);
		if (matter->about == ABOUT_OBJECTION && strstr("|upheld|partly_upheld|dismissed|withdrawn|not_accepted|", psprintf("|%s|", outcome)) == NULL)
			doc_error(r, node->path, "an objection is not answered \"%s\", as stage \"%s\" does", outcome, flow->codes.name[e]);
	}
}

void
policy_read_matters(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const matter_keys[] = {ITEM_KEYS, "charge", "codes", "code_list", "own_codes", "uncoded", "parties", "channels",
	"items", "stages", "procedure", "time_limit", "entry_limit", "about", "required", "outcomes", "overdue", NULL};
	static const char *const units[] = {"workday", "day", NULL};
	SectionWalk walk = policy_section(r, root, "matters", POLICY_MAX_RULES, &policy->matter_codes,
									  matter_keys, true, sizeof(PolicyMatter));
	PolicyMatter *matter;
	int			unit = 0;

	policy->matter = walk.items;

	/* Others look its outcomes up even in a kind that is none. */
	for (int i = 0; i < walk.count; i++)
		policy_code_table_from(NULL, 0, &policy->matter[i].outcome_codes);
	while ((matter = policy_next_item(&walk)) != NULL)
	{
		matter->charge = policy_mask(r, walk.node, "charge", false, &policy->kind_codes, "subject kind");
		read_codes(r, walk.node, policy, matter);
		read_parties(r, walk.node, matter);
		matter->channels = policy_one_code(r, walk.node, "channels", false, &policy->list_codes, "list");
		matter->nitems = policy_codes(r, walk.node, "items", false, &policy->list_codes, "list", &matter->items);
		matter->stages = policy_one_code(r, walk.node, "stages", false, &policy->list_codes, "list");
		matter->procedure = policy_one_code(r, walk.node, "procedure", false, &policy->procedure_codes, "procedure");
		matter->time_limit = policy_one_code(r, walk.node, "time_limit", false, &policy->deadline_codes, "deadline");
		if (doc_choice(r, walk.node, "entry_limit", false, units, &unit))
			matter->entry_limit = units[unit];
		if (matter->entry_limit && matter->codes)
			doc_error(r, walk.node->path, "entry_limit is of a code of the unit's own lists, and its codes are of the policy");
		if (matter->stages >= 0 && matter->procedure >= 0)
			doc_error(r, walk.node->path, "has stages and a procedure: its steps are of the one or the other");
		if (matter->procedure >= 0 && matter->of_procedures)
			doc_error(r, walk.node->path, "its code is the procedure it goes through: it names no other");
		matter->about = -1;
		doc_choice(r, walk.node, "about", false, govcredit_flow_abouts, &matter->about);
		matter->required = doc_bool(r, walk.node, "required");
		read_outcomes(r, walk.node, policy, matter);
		check_stages(r, walk.node, policy, matter);
	}
}

/* What a rate counts, of the matters it is out of; nothing of it is kept, the registry reads it. */
static void
read_rate(DocReader *r, const DocNode *rate, const Policy *policy)
{
	static const char *const keys[] = {"matters", "codes", "counts", "outcomes", "out_of", "beside", "months", NULL};
	static const char *const counted[] = {"closed", "on_time", "outcome", NULL};
	static const char *const wholes[] = {"all", "opened", "due", "closed", NULL};
	const PolicyMatter *matter;
	int			kind;
	int			counts = 0;
	int			out_of = 0;
	int			beside = -1;
	int			months;
	int		   *named;

	doc_check_keys(r, rate, keys);
	doc_choice(r, rate, "out_of", true, wholes, &out_of);
	doc_choice(r, rate, "beside", false, wholes, &beside);
	doc_int(r, rate, "months", false, 1, 1200, &months);
	if (beside == out_of)
		doc_error(r, doc_member(r, rate, "beside").path, "is the whole that the rate is out of, and shows nothing beside it");
	if (doc_choice(r, rate, "counts", true, counted, &counts) && (counts == 2) != (doc_member(r, rate, "outcomes").value != NULL))
		doc_error(r, rate->path, "names outcomes if it counts them, and only then");
	kind = policy_one_code(r, rate, "matters", true, &policy->matter_codes, "kind of matter");
	if (kind < 0)
		return;
	matter = &policy->matter[kind];
	policy_codes(r, rate, "outcomes", false, &matter->outcome_codes, "outcome", &named);
	if (matter->codes)
		policy_codes(r, rate, "codes", false, matter->codes, "code", &named);
	else if (doc_member(r, rate, "codes").value != NULL)
		doc_error(r, doc_member(r, rate, "codes").path, "the kind has no codes to name");
}

/* Indicators that are rates of matters (由事项计算的指标). */
void
policy_read_rates(DocReader *r, const DocNode *root, const Policy *policy)
{
	DocNode		section = doc_member(r, root, "indicators");
	DocNode    *members;
	int			count = policy->indicator_codes.count > 0 ? doc_members(r, &section, &members) : 0;

	for (int i = 0; i < count; i++)
	{
		DocNode		rate = {0};
		const char *unit;

		if (members[i].value->type == jbvBinary)
			rate = doc_member(r, &members[i], "rate");
		if (rate.value == NULL || !doc_is_object(r, &rate))
			continue;
		unit = doc_check_text(r, &members[i], "unit", false);
		if (unit != NULL && strcmp(unit, "percent") != 0)
			doc_error(r, rate.path, "is in percent, and the indicator in %s", unit);
		read_rate(r, &rate, policy);
	}
}

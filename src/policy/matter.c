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
	SectionWalk walk = policy_section(r, node, "own_codes", POLICY_MAX_RULES, &matter->own_codes,
									  keys, true, sizeof(PolicyItem));

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
		if (matter->of_procedures)
			matter->coded_size = sizeof(PolicyList);
	}
	if ((walk.count > 0) + (list >= 0) + (doc_member(r, node, "codes").value != NULL) > 1)
		doc_error(r, node->path, "has its codes in one place: codes, code_list or own_codes");
	if (matter->uncoded && matter->codes == NULL)
		doc_warning(r, node->path, "has no codes, so it comes without one anyway");
}

/* How one may end. */
static void
read_outcomes(DocReader *r, const DocNode *node, PolicyMatter *matter)
{
	static const char *const outcome_keys[] = {ITEM_KEYS, NULL};
	SectionWalk walk = policy_section(r, node, "outcomes", POLICY_MAX_RULES, &matter->outcome_codes,
									  outcome_keys, true, sizeof(PolicyOutcome));

	matter->outcome = walk.items;
	while (policy_next_item(&walk))
		;
	if (walk.count == 0)
		doc_error(r, node->path, "has no outcome: it could never end");
}

void
policy_read_matters(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const matter_keys[] = {ITEM_KEYS, "charge", "codes", "code_list", "own_codes", "uncoded", "parties", "channels",
	"items", "stages", "procedure", "time_limit", "outcomes", NULL};
	SectionWalk walk = policy_section(r, root, "matters", POLICY_MAX_RULES, &policy->matter_codes,
									  matter_keys, true, sizeof(PolicyMatter));
	PolicyMatter *matter;

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
		if (matter->stages >= 0 && matter->procedure >= 0)
			doc_error(r, walk.node->path, "has stages and a procedure: its steps are of the one or the other");
		if (matter->procedure >= 0 && matter->of_procedures)
			doc_error(r, walk.node->path, "its code is the procedure it goes through: it names no other");
		read_outcomes(r, walk.node, matter);
	}
}

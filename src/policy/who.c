/*-------------------------------------------------------------------------
 *
 * who.c
 *	  Who and what: kinds, severities, kinds of penalty, domains.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

void
policy_read_kinds(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "natural_person", "scope", NULL};
	static const char *const scopes[] = {"office", "licensed_work", NULL};
	SectionWalk walk = policy_section(r, root, "subject_kinds", POLICY_MAX_KINDS, &policy->kind_codes,
									  keys, true, sizeof(PolicyKind));
	PolicyKind *kind;

	policy->kind = walk.items;
	for (int i = 0; i < walk.count; i++)
		policy->kind[i].scorecard = -1;
	while ((kind = policy_next_item(&walk)) != NULL)
	{
		int			scope;

		kind->natural_person = doc_bool(r, walk.node, "natural_person");
		doc_choice(r, walk.node, "scope", kind->natural_person, scopes, &scope);
	}
}

void
policy_read_severities(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const severity_keys[] = {ITEM_KEYS, "order", NULL};
	SectionWalk walk = policy_section(r, root, "severities", POLICY_MAX_SEVERITIES, &policy->severity_codes,
									  severity_keys, true, sizeof(PolicySeverity));
	PolicySeverity *severity;

	policy->severity = walk.items;
	while ((severity = policy_next_item(&walk)) != NULL)
	{
		doc_int(r, walk.node, "order", true, 1, 1000, &severity->order);
	}
}

void
policy_read_penalty_kinds(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const penalty_keys[] = {ITEM_KEYS, "order", "severity", NULL};
	SectionWalk walk = policy_section(r, root, "penalty_kinds", POLICY_MAX_RULES, &policy->penalty_codes,
									  penalty_keys, true, sizeof(PolicyPenaltyKind));
	PolicyPenaltyKind *penalty;

	policy->penalty = walk.items;
	while ((penalty = policy_next_item(&walk)) != NULL)
	{
		if (doc_int(r, walk.node, "order", true, 1, 1000, &penalty->order))
			for (int j = 0; j < walk.count; j++)
				if (j != walk.at && policy->penalty[j].order == penalty->order)
					doc_error(r, walk.node->path, "has the same order as \"%s\"", policy->penalty_codes.name[j]);
		penalty->severity = policy_one_code(r, walk.node, "severity", true, &policy->severity_codes, "severity");
	}
}

void
policy_read_domains(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "conduct", NULL};
	static const char *const conducts[] = {"office", "licensed_work", "other", NULL};
	SectionWalk walk = policy_section(r, root, "domains", POLICY_MAX_RULES, &policy->domain_codes,
									  keys, true, sizeof(PolicyItem));
	int			conduct;

	policy->private_domains = palloc0(sizeof(bool) * Max(walk.count, 1));
	while (policy_next_item(&walk))
		if (doc_choice(r, walk.node, "conduct", true, conducts, &conduct))
			policy->private_domains[walk.at] = (conduct == 2);
}

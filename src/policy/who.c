/*-------------------------------------------------------------------------
 *
 * who.c
 *	  Who and what: kinds, severities, kinds of penalty, domains.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "identifier/checkdigit_core.h"
#include "policy/compile.h"

/* With what the codes of the kind begin: a registrar, or registrar and kind of organisation, of GB 32100. */
static void
read_beginnings(DocReader *r, const DocNode *node, PolicyKind *kind)
{
	const char **codes;

	kind->nbeginnings = doc_texts(r, node, "codes", false, &kind->beginnings);
	codes = kind->beginnings;
	for (int i = 0; i < kind->nbeginnings; i++)
	{
		size_t		length = strlen(codes[i]);

		if (length == 0)
			continue;
		if (length > 2 || govcredit_gb32100_value((unsigned char) codes[i][0]) == 0xFF ||
			govcredit_gb32100_value((unsigned char) codes[i][length - 1]) == 0xFF ||
			(codes[i][0] >= 'a' && codes[i][0] <= 'z') || (codes[i][length - 1] >= 'a' && codes[i][length - 1] <= 'z'))
			doc_error(r, doc_member(r, node, "codes").path, "no code begins with \"%s\"", codes[i]);
	}
}

void
policy_read_kinds(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "natural_person", "scope", "codes", "name_forms", NULL};
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
		const char **forms;

		kind->natural_person = doc_bool(r, walk.node, "natural_person");
		doc_choice(r, walk.node, "scope", kind->natural_person, scopes, &scope);
		read_beginnings(r, walk.node, kind);
		(void) doc_texts(r, walk.node, "name_forms", false, &forms);
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

/*-------------------------------------------------------------------------
 *
 * measure.c
 *	  Sanctions: measures and their rules, head links, who is told.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

void
policy_read_measures(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "effect", "bars", "except_purposes", "targets", "body", "until", "ends_with_record", "after_office", "within", "owed_by", NULL};
	static const char *const effects[] = {"prohibit", "restrict", "discretion", "impose", NULL};
	static const char *const untils[] = {"validity", "corrected", "repaired", "discharged", NULL};
	static const PolicyUntil until_of[] = {UNTIL_VALIDITY, UNTIL_CORRECTED, UNTIL_REPAIRED, UNTIL_DISCHARGED};
	static const char *const owers[] = {"subject", "body", NULL};
	static const char *const until_keys[] = {"months", NULL};
	SectionWalk walk = policy_section(r, root, "measures", POLICY_MAX_RULES, &policy->measure_codes,
									  keys, true, sizeof(PolicyMeasure));
	PolicyMeasure *measure;

	policy->measure = walk.items;
	while ((measure = policy_next_item(&walk)) != NULL)
	{
		DocNode		until;
		bool		owed;
		int			choice = 0;

		doc_choice(r, walk.node, "effect", true, effects, &choice);
		measure->effect = (PolicyEffectKind) choice;
		measure->targets = policy_mask(r, walk.node, "targets", true, &policy->kind_codes, "subject kind");
		measure->nactions = policy_codes(r, walk.node, "bars", measure->effect != EFFECT_IMPOSE,
										 &policy->action_codes, "action", &measure->actions);
		if (measure->effect == EFFECT_IMPOSE && measure->nactions > 0)
			doc_error(r, walk.node->path, "imposes a duty and bars an action; make two measures of it");
		measure->npurposes = policy_codes(r, walk.node, "except_purposes", false,
										  &policy->purpose_codes, "purpose", &measure->purposes);
		measure->body = doc_text(r, walk.node, "body", true);
		until = doc_member(r, walk.node, "until");
		if (until.value != NULL && until.value->type == jbvBinary)
		{
			measure->until = UNTIL_TERM;
			if (doc_is_object(r, &until))
			{
				doc_check_keys(r, &until, until_keys);
				doc_int(r, &until, "months", true, 1, POLICY_MAX_MONTHS, &measure->months);
			}
		}
		else
		{
			choice = 0;
			doc_choice(r, walk.node, "until", true, untils, &choice);
			measure->until = until_of[choice];
		}
		measure->after_office = doc_bool(r, walk.node, "after_office");
		if (measure->after_office && measure->effect != EFFECT_IMPOSE)
			doc_error(r, walk.node->path, "of somebody who has left office there is nothing to bar: after_office goes with impose");
		if (measure->until == UNTIL_DISCHARGED && measure->effect != EFFECT_IMPOSE)
			doc_error(r, walk.node->path, "bars something until it is done, and nothing is to be done: until discharged goes with impose");
		owed = policy_one_code(r, walk.node, "within", false, &policy->deadline_codes, "deadline") >= 0;
		owed |= doc_choice(r, walk.node, "owed_by", false, owers, &choice);
		if (owed && measure->until != UNTIL_DISCHARGED && measure->until != UNTIL_CORRECTED)
			doc_error(r, walk.node->path, "is nobody's duty: within and owed_by go with a measure until discharged or corrected");
		measure->ends_with_record = doc_bool(r, walk.node, "ends_with_record");
		if (measure->ends_with_record && measure->until == UNTIL_VALIDITY)
			doc_error(r, walk.node->path, "ends with the validity of the record already");
	}
}

void
policy_read_sanction_rules(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const rule_keys[] = {ITEM_KEYS, "when", "except", "measures", NULL};
	SectionWalk walk = policy_section(r, root, "sanction_rules", POLICY_MAX_RULES, &policy->sanction_codes,
									  rule_keys, false, sizeof(PolicySanctionRule));
	PolicySanctionRule *rule;

	policy->sanction = walk.items;
	while ((rule = policy_next_item(&walk)) != NULL)
	{
		policy_read_condition(r, policy, walk.node, true, &rule->when);
		rule->except = doc_bool(r, walk.node, "except");
		rule->nmeasures = policy_codes(r, walk.node, "measures", true,
									   &policy->measure_codes, "measure", &rule->measures);
		if (rule->when.kinds && !rule->except)
			for (int m = 0; m < rule->nmeasures; m++)
				if ((rule->when.kinds & policy->measure[rule->measures[m]].targets) == 0)
					doc_warning(r, walk.node->path, "measure \"%s\" is not for these subject kinds: it never applies",
								policy->measure_codes.name[rule->measures[m]]);
	}
}

const char *const policy_post_names[] = {"head", "acting", "deputy", NULL};

/* Who answers: the head and whoever acts in its place, unless it is said. */
static int
read_posts(DocReader *r, const DocNode *node)
{
	const char **names;
	int			count = doc_texts(r, node, "posts", false, &names);
	int			posts = count > 0 ? 0 : (1 << POST_HEAD) | (1 << POST_ACTING);

	for (int n = 0; n < count; n++)
	{
		int			post = POST_HEAD;

		while (policy_post_names[post] != NULL && strcmp(policy_post_names[post], names[n]) != 0)
			post++;
		if (policy_post_names[post] == NULL)
			doc_error(r, doc_member(r, node, "posts").path, "\"%s\" is none of: %s", names[n], "head, acting, deputy");
		else
			posts |= 1 << post;
	}
	return posts;
}

/* May a record of that type be a natural person's? */
bool
policy_concerns_person(const Policy *policy, int type)
{
	bool		person = false;

	for (int k = 0; k < policy->kind_codes.count; k++)
		person |= policy->kind[k].natural_person && (policy->type[type].kinds & (UINT64CONST(1) << k));
	return person;
}

/*
 * What a head has to answer for is no dishonesty of his own: a rule that names
 * the type and bars something would be left out without a word.
 */
static void
check_head_rules(DocReader *r, const char *path, const Policy *policy, int type)
{
	if (policy->type[type].class == CLASS_DISHONESTY)
		return;
	for (int s = 0; s < policy->sanction_codes.count; s++)
	{
		const PolicySanctionRule *rule = &policy->sanction[s];
		bool		bars = false;

		if (rule->when.types == NULL || (rule->when.types[type / 64] & (UINT64CONST(1) << (type % 64))) == 0)
			continue;
		for (int m = 0; m < rule->nmeasures; m++)
			bars |= rule->measures[m] >= 0 && policy->measure[rule->measures[m]].effect != EFFECT_IMPOSE;
		if (bars)
			doc_warning(r, path, "sanction rule \"%s\" bars something, and record type \"%s\" is no dishonesty: it never applies to it",
						policy->sanction_codes.name[s], policy->type_codes.name[type]);
	}
}

void
policy_read_head_links(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const head_keys[] = {ITEM_KEYS, "when", "record_type", "posts", "flags", "answered_by", NULL};
	SectionWalk walk = policy_section(r, root, "head_links", POLICY_MAX_RULES, &policy->head_codes,
									  head_keys, false, sizeof(PolicyHeadLink));
	PolicyHeadLink *head;

	policy->head = walk.items;
	while ((head = policy_next_item(&walk)) != NULL)
	{
		policy_read_condition(r, policy, walk.node, true, &head->when);
		head->type = policy_one_code(r, walk.node, "record_type", true, &policy->type_codes, "record type");
		head->posts = read_posts(r, walk.node);
		head->nflags = policy_codes(r, walk.node, "flags", false, &policy->flag_codes, "flag", &head->flags);
		head->nanswers = policy_codes(r, walk.node, "answered_by", false, &policy->type_codes, "record type", &head->answers);
		for (int a = 0; a < head->nanswers; a++)
			if (head->answers[a] >= 0 && !policy_concerns_person(policy, head->answers[a]))
				doc_error(r, doc_member(r, walk.node, "answered_by").path, "record type \"%s\" concerns no natural person, who the head is",
						  policy->type_codes.name[head->answers[a]]);
		if (head->type >= 0 && !policy_concerns_person(policy, head->type))
			doc_error(r, walk.node->path, "record type \"%s\" concerns no natural person, who the head is", policy->type_codes.name[head->type]);
		if (head->type >= 0)
			check_head_rules(r, walk.node->path, policy, head->type);
		for (int row = 0; head->type >= 0 && row < policy->type[head->type].npoints; row++)
			if (policy->type[head->type].points[row].kind == POINTS_RANGE)
				doc_error(r, walk.node->path, "record type \"%s\" leaves points to discretion, which nobody exercises of a record that follows another",
						  policy->type_codes.name[head->type]);
	}
}

void
policy_read_routing(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const route_keys[] = {ITEM_KEYS, "when", "to", NULL};
	SectionWalk walk = policy_section(r, root, "routing", POLICY_MAX_RULES, &policy->route_codes,
									  route_keys, false, sizeof(PolicyRoute));
	PolicyRoute *route;

	policy->route = walk.items;
	while ((route = policy_next_item(&walk)) != NULL)
	{
		policy_read_condition(r, policy, walk.node, true, &route->when);
		route->nrecipients = policy_codes(r, walk.node, "to", true, &policy->recipient_codes, "recipient", &route->recipients);
	}
}

/* Who is told, and where things are published. */
void
policy_read_recipients(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, NULL};
	SectionWalk walk = policy_section(r, root, "recipients", POLICY_MAX_RULES, &policy->recipient_codes,
									  keys, true, sizeof(PolicyItem));

	policy->recipient = walk.items;
	while (policy_next_item(&walk))
		;
	policy->site = palloc0(Max(policy->recipient_codes.count, 1) * sizeof(bool));
}

/* Where publish_in of a record type or of a promise has something published. */
int
policy_sites(DocReader *r, const DocNode *node, const Policy *policy)
{
	int		   *sites;
	int			count = policy_codes(r, node, "publish_in", false, &policy->recipient_codes, "recipient", &sites);

	for (int i = 0; i < count; i++)
		if (sites[i] >= 0)
			policy->site[sites[i]] = true;
	return count;
}

/*-------------------------------------------------------------------------
 *
 * compile.c
 *	  Checks a flattened policy document and turns it into its compiled form.
 *
 * One pass does both, so that what is checked is what is used.  Sections are
 * read in an order in which each names only what was read before; each part of
 * the manual has a file: who.c, type.c, scoring.c, measure.c, repair.c, duty.c,
 * matter.c, paper.c, test.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "edition/edition.h"
#include "identifier/division_core.h"
#include "policy/compile.h"

const char *const govcredit_policy_sections[] = {
	"govcredit", "name", "title", "note", "source", "jurisdiction", "effective", "transition",
	"derived_from", "subject_kinds", "severities", "penalty_kinds", "flags", "documents", "suppliers",
	"domains", "terms", "ageing", "scorecards", "record_types", "caps",
	"actions", "purposes", "measures", "sanction_rules", "repair", "deadlines",
	"aggravations", "yearly_caps", "recipients", "routing", "head_links",
	"indicators", "warnings", "incentives", "reports", "tasks",
	"lists", "procedures", "promises", "matters", "exclusions", "grade_consequences", "tests",
NULL};

/* Tables of rules over records, and where a type keeps those that can match it. */
#define RULES(codes, rule, Rule, count, of_type) \
	{offsetof(Policy, codes), offsetof(Policy, rule), sizeof(Rule), offsetof(Rule, when), \
	 offsetof(PolicyType, count), offsetof(PolicyType, of_type)}

static const struct
{
	size_t		codes;
	size_t		rules;
	size_t		size;
	size_t		when;
	size_t		count;
	size_t		of_type;
}			rule_tables[] = {

	RULES(cap_codes, cap, PolicyCap, ncaps, caps),
	RULES(sanction_codes, sanction, PolicySanctionRule, nsanctions, sanctions),
	RULES(repair_codes, repair, PolicyRepairRule, nrepairs, repairs),
	RULES(aggravation_codes, aggravation, PolicyAggravation, naggravations, aggravations),
	RULES(route_codes, route, PolicyRoute, nroutes, routes),
	RULES(head_codes, head, PolicyHeadLink, nheads, heads),
	RULES(exclusion_codes, exclusion, PolicyExclusion, nexclusions, exclusions)
};

static bool
type_in(const PolicyCondition *cond, int type, const Policy *policy)
{
	if (cond->types && !(cond->types[type / 64] & (UINT64CONST(1) << (type % 64))))
		return false;
	return cond->kinds == 0 || (cond->kinds & policy->type[type].kinds) != 0;
}

/*
 * Files the rules of one table under a type, so that no record tries those that
 * cannot match.  Does one of them ask for an amount?
 */
static bool
file_rules(Policy *policy, int type, int table)
{
	const char *rules = *(const char **) ((char *) policy + rule_tables[table].rules);
	int			count = ((const PolicyCodes *) ((char *) policy + rule_tables[table].codes))->count;
	int		   *found = (int *) ((char *) &policy->type[type] + rule_tables[table].count);
	int		  **of_type = (int **) ((char *) &policy->type[type] + rule_tables[table].of_type);
	bool		amount = false;

	*of_type = NULL;
	for (int i = 0; i < count; i++)
	{
		const PolicyCondition *when = (const PolicyCondition *) (rules + i * rule_tables[table].size + rule_tables[table].when);

		if (!type_in(when, type, policy))
			continue;
		if (*of_type == NULL)
			*of_type = palloc(sizeof(int) * count);
		(*of_type)[(*found)++] = i;
		amount |= when->has_amount;
	}
	if (*of_type != NULL)
		*of_type = repalloc(*of_type, sizeof(int) * *found);
	return amount;
}

/* Name, source, jurisdiction, dates: what a policy says of itself. */
static void
read_head(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const source_keys[] = {"document", "issued", "issuer", NULL};
	static const char *const effective_keys[] = {"from", "to", NULL};
	DocNode		title = doc_member(r, root, "title");
	DocNode		source = doc_member(r, root, "source");
	DocNode		effective = doc_member(r, root, "effective");
	DocNode		jurisdiction = doc_member(r, root, "jurisdiction");
	DocNode    *division;
	int			ndivisions;
	const char **bases;
	DateADT		from,
				to;

	doc_check_keys(r, root, govcredit_policy_sections);
	policy->name = govcredit_edition_read_name(GOVCREDIT_POLICY, r, root);
	doc_check_title(r, &title);
	doc_check_text(r, root, "note", false);
	doc_texts(r, root, "derived_from", false, &bases);
	if (source.value != NULL && doc_is_object(r, &source))
	{
		const char *issued = doc_text(r, &source, "issued", false);
		DocNode		issuer = doc_member(r, &source, "issuer");

		doc_check_keys(r, &source, source_keys);
		doc_text(r, &source, "document", true);
		if (issuer.value != NULL && issuer.value->type == jbvString)
			doc_check_text(r, &source, "issuer", true);
		else if (issuer.value != NULL)
			doc_check_title(r, &issuer);
		if (issued && !govcredit_parse_date(issued, &from))
			doc_error(r, doc_member(r, &source, "issued").path, "\"%s\" is not a date like 2019-06-12", issued);
	}
	if (effective.value != NULL && doc_is_object(r, &effective))
	{
		const char *first = doc_text(r, &effective, "from", true);
		const char *last = doc_text(r, &effective, "to", false);

		doc_check_keys(r, &effective, effective_keys);
		if (first && !govcredit_parse_date(first, &from))
			doc_error(r, doc_member(r, &effective, "from").path, "\"%s\" is not a date like 2019-06-12", first);
		else if (last && !govcredit_parse_date(last, &to))
			doc_error(r, doc_member(r, &effective, "to").path, "\"%s\" is not a date like 2019-06-12", last);
		else if (first && last && to < from)
			doc_error(r, effective.path, "ends before it begins");
	}
	ndivisions = doc_elements(r, &jurisdiction, &division);
	for (int i = 0; i < ndivisions; i++)
	{
		int64_t		value;
		GovcreditFault fault;

		if (division[i].value->type != jbvString ||
			!govcredit_division_parse(division[i].value->val.string.val, division[i].value->val.string.len, &value, &fault))
			doc_error(r, division[i].path, "must be a division code of 6, 9 or 12 digits");
	}
}

/*
 * Measures follow from dishonesty.  What a head has to answer for is none of
 * his own, and may lay a duty on him, but bar nothing.
 */
static void
keep_duties(const Policy *policy, PolicyType *type, int t)
{
	bool		of_head = false;
	int			kept = 0;

	for (int i = 0; i < policy->head_codes.count; i++)
		of_head |= policy->head[i].type == t;
	for (int i = 0; of_head && i < type->nsanctions; i++)
	{
		const PolicySanctionRule *rule = &policy->sanction[type->sanctions[i]];
		bool		duties = true;

		for (int m = 0; m < rule->nmeasures; m++)
			duties &= rule->measures[m] >= 0 && policy->measure[rule->measures[m]].effect == EFFECT_IMPOSE;
		if (duties)
			type->sanctions[kept++] = type->sanctions[i];
	}
	type->nsanctions = kept;
}

/* What a type takes from all tables, once these are read. */
static void
complete_type(Policy *policy, int t)
{
	PolicyType *type = &policy->type[t];

	type->uses_amount = type->by_amount || (type->class_when && type->class_when->has_amount);
	for (int table = 0; table < (int) lengthof(rule_tables); table++)
		type->uses_amount |= file_rules(policy, t, table);
	if (type->class != CLASS_DISHONESTY)
		keep_duties(policy, type, t);
	for (int i = 0; i < type->npoints; i++)
	{
		PolicyPoints *p = &type->points[i];

		p->plain = p->kind == POINTS_FIXED && type->naggravations == 0;
		p->cut = policy_term_cut(policy, type, p->points);
	}
}

/* Each section names only what was read before it. */
/* What becomes of records that an earlier edition was in force for (从旧兼从轻). */
static void
read_transition(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {"rule", "basis", "note", NULL};
	static const char *const rules[] = {"later", "earlier", "milder", NULL};
	DocNode		node = doc_member(r, root, "transition");
	int			rule = 0;

	if (node.value == NULL || !doc_is_object(r, &node))
		return;
	doc_check_keys(r, &node, keys);
	doc_choice(r, &node, "rule", true, rules, &rule);
	policy->transition = (PolicyTransition) rule;
	policy->transition_basis = doc_text(r, &node, "basis", true);
	doc_check_text(r, &node, "note", false);
}

static void
read_sections(DocReader *r, const DocNode *root, Policy *policy)
{
	DocNode		tests = doc_member(r, root, "tests");

	read_head(r, root, policy);
	read_transition(r, root, policy);
	policy_read_kinds(r, root, policy);
	policy_read_severities(r, root, policy);
	policy_read_penalty_kinds(r, root, policy);
	policy_read_plain(r, root, "flags", POLICY_MAX_FLAGS, &policy->flag_codes);
	policy_read_documents(r, root, policy);
	policy_read_suppliers(r, root, policy);
	policy_read_domains(r, root, policy);
	policy_read_terms(r, root, policy);
	policy_read_ageing(r, root, policy);
	policy_read_scorecards(r, root, policy);
	policy_read_deadlines(r, root, policy);
	policy_read_yearly_caps(r, root, policy);
	policy_read_recipients(r, root, policy);
	policy_read_types(r, root, policy);
	policy_read_caps(r, root, policy);
	policy_read_plain(r, root, "actions", POLICY_MAX_RULES, &policy->action_codes);
	policy_read_plain(r, root, "purposes", POLICY_MAX_RULES, &policy->purpose_codes);
	policy_read_measures(r, root, policy);
	policy_read_sanction_rules(r, root, policy);
	policy_read_repair(r, root, policy);
	policy_read_aggravations(r, root, policy);
	policy_read_routing(r, root, policy);
	policy_read_head_links(r, root, policy);
	policy_read_lists(r, root, policy, "lists", &policy->list_codes, &policy->list);
	policy_read_lists(r, root, policy, "procedures", &policy->procedure_codes, &policy->procedure);
	policy_read_indicators(r, root, policy);
	policy_read_memberships(r, root, policy);
	policy_read_warnings(r, root, policy);
	policy_read_incentives(r, root, policy);
	policy_read_reports(r, root, policy);
	policy_read_tasks(r, root, policy);
	policy_read_tests(r, &tests);
	policy_read_promises(r, root, policy);
	policy_read_matters(r, root, policy);
	policy_read_rates(r, root, policy);
	policy_read_exclusions(r, root, policy);
	policy_read_grade_consequences(r, root, policy);
}

Policy *
govcredit_policy_compile(Jsonb *document, List **findings)
{
	DocReader	reader;
	Policy	   *policy = palloc0(sizeof(Policy));
	DocNode		root;

	doc_reader_begin(&reader);
	root = doc_root(&reader, document);
	policy->context = CurrentMemoryContext;
	if (doc_is_object(&reader, &root))
		read_sections(&reader, &root, policy);
	if (!reader.failed)
	{
		for (int t = 0; t < policy->type_codes.count; t++)
		{
			CHECK_FOR_INTERRUPTS();
			complete_type(policy, t);
		}
		policy_open_scorecards(policy);
	}
	doc_reader_end(&reader);
	*findings = reader.findings;
	return policy;
}

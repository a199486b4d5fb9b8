/*-------------------------------------------------------------------------
 *
 * compile.h
 *	  The parts of the compiler among each other; one file for each part of the
 *	  manual, each with what its sections are read by.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_POLICY_COMPILE_H
#define GOVCREDIT_POLICY_COMPILE_H

#include "document/reader.h"
#include "policy/policy.h"

#define ITEM_KEYS "title", "basis", "number_basis", "note"

/* One section while its items are read, each once. */
typedef struct SectionWalk
{
	DocReader  *r;
	const PolicyCodes *codes;
	const char *const *keys;
	bool		titled;
	Size		size;
	int			count;
	int			next;
	DocNode    *members;

	void	   *items;			/* in the order of their codes */
	const DocNode *node;		/* of the item returned last … */
	int			at;				/* … and its place */
} SectionWalk;

/*
 * Reads the codes of a section and makes room for its items, which begin with
 * a PolicyItem; policy_next_item() gives one after the other, its keys checked,
 * title and basis read, and NULL at the end.  What is no object is passed over.
 */
extern SectionWalk policy_section(DocReader *r, const DocNode *parent, const char *key, int max, PolicyCodes *codes,
								  const char *const *keys, bool titled, Size size);
extern void *policy_next_item(SectionWalk *walk);

/* A section of which only the codes matter to the engine. */
extern void policy_read_plain(DocReader *r, const DocNode *root, const char *key, int max, PolicyCodes *codes);

/* item.c */
extern const char *const policy_class_names[];

/* One code or an array of codes, as palloc'd indexes; -1 on error or absence. */
extern int	policy_codes(DocReader *r, const DocNode *object, const char *key, bool required,
						 const PolicyCodes *codes, const char *what, int **result);
extern int	policy_one_code(DocReader *r, const DocNode *object, const char *key, bool required,
							const PolicyCodes *codes, const char *what);
extern uint64 policy_mask(DocReader *r, const DocNode *object, const char *key, bool required,
						  const PolicyCodes *codes, const char *what);

/* Builds the code table of a section from its keys. */
extern void policy_code_table(DocReader *r, const DocNode *section, int max, PolicyCodes *codes);
extern void policy_code_table_from(const char **names, int count, PolicyCodes *codes);
extern int	policy_code_index(const PolicyCodes *codes, const DocNode *node);

/* Title and basis, which every item has; a title that is there must be whole. */
extern void policy_read_item(DocReader *r, const DocNode *node, PolicyItem *item, bool titled);

/* Conditions: of a node, or of the member "when" of a row. */
extern void policy_read_when(DocReader *r, const Policy *policy, const DocNode *node, bool types, PolicyCondition *cond);
extern void policy_read_condition(DocReader *r, const Policy *policy, const DocNode *row, bool types, PolicyCondition *cond);

/* who.c */
extern void policy_read_kinds(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_severities(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_penalty_kinds(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_domains(DocReader *r, const DocNode *root, Policy *policy);

/* type.c */
extern void policy_read_terms(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_ageing(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_yearly_caps(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_aggravations(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_types(DocReader *r, const DocNode *root, Policy *policy);

/* paper.c */
extern void policy_read_documents(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_documents_of_type(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type);
extern void policy_lint_documents(DocReader *r, const Policy *policy);
extern void policy_read_suppliers(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_lint_suppliers(DocReader *r, const Policy *policy);

/* scoring.c */
extern void policy_read_scorecards(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_caps(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_indicators(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_warnings(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_incentives(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_grade_consequences(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_open_scorecards(Policy *policy);

/* measure.c */
extern void policy_read_measures(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_sanction_rules(DocReader *r, const DocNode *root, Policy *policy);
extern bool policy_concerns_person(const Policy *policy, int type);
extern void policy_read_head_links(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_routing(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_recipients(DocReader *r, const DocNode *root, Policy *policy);
extern int	policy_sites(DocReader *r, const DocNode *node, const Policy *policy);

/* repair.c */
extern void policy_read_repair(DocReader *r, const DocNode *root, Policy *policy);

/* duty.c */
extern void policy_read_deadlines(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_reports(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_tasks(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_lists(DocReader *r, const DocNode *root, const Policy *policy, const char *key,
							  PolicyCodes *codes, PolicyList **lists);
extern void policy_read_memberships(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_promises(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_exclusions(DocReader *r, const DocNode *root, Policy *policy);

/* matter.c */
extern void policy_read_matters(DocReader *r, const DocNode *root, Policy *policy);
extern void policy_read_rates(DocReader *r, const DocNode *root, const Policy *policy);

/* test.c */
extern void policy_read_tests(DocReader *r, const DocNode *section);

#endif							/* GOVCREDIT_POLICY_COMPILE_H */

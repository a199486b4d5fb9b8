/*-------------------------------------------------------------------------
 *
 * reader.h
 *	  Reading a policy document: typed access that collects findings with
 *	  their JSON path instead of stopping at the first.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_POLICY_READER_H
#define GOVCREDIT_POLICY_READER_H

#include "policy/policy.h"

typedef struct PolicyReader
{
	List	   *findings;		/* of PolicyFinding */
	bool		failed;			/* one of them is an error */
	MemoryContext context;		/* of the findings */
	MemoryContext scratch;		/* for nodes and paths, gone after reading */
	struct HTAB *kept;			/* texts that outlive the reader, each once */
} PolicyReader;

/* A JSON value and where it stands.  value is NULL if it is not there. */
typedef struct PolicyNode
{
	const char *key;			/* its key or NULL in an array */
	const char *path;
	JsonbValue *value;
} PolicyNode;

extern void policy_error(PolicyReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);

/* No more findings will be listed. */
extern bool policy_full(const PolicyReader *r);

/* An error about a name that is not among those known; says which is meant. */
extern void policy_unknown(PolicyReader *r, const char *path, const char *what, const char *name,
						   const char *const *known, int nknown);
extern void policy_warning(PolicyReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);

/* Prepares a reader; what it keeps goes to the current context. */
extern void policy_reader_begin(PolicyReader *r);
extern void policy_reader_end(PolicyReader *r);

/* The text in the current context, the same copy for the same text. */
extern const char *policy_keep(PolicyReader *r, const char *text);

extern PolicyNode policy_root(PolicyReader *r, Jsonb *document);

/* Member of an object; value NULL if absent. */
extern PolicyNode policy_member(PolicyReader *r, const PolicyNode *object, const char *key);

/* Members of an object, or elements of an array: a palloc'd array. */
extern int	policy_members(PolicyReader *r, const PolicyNode *object, PolicyNode **members);
extern int	policy_elements(PolicyReader *r, const PolicyNode *array, PolicyNode **elements);

/* Is the node an object; error if not.  Keys outside the list are errors. */
extern bool policy_is_object(PolicyReader *r, const PolicyNode *node);
extern void policy_check_names(PolicyReader *r, const PolicyNode *object, const char *const *allowed,
							   const char *what);
extern void policy_check_keys(PolicyReader *r, const PolicyNode *object, const char *const *allowed);

/* Typed members.  "required" makes absence an error; defaults otherwise. */
extern const char *policy_text(PolicyReader *r, const PolicyNode *object, const char *key, bool required);

/* The same for a text that is only looked at while reading. */
extern const char *policy_check_text(PolicyReader *r, const PolicyNode *object, const char *key, bool required);
extern bool policy_bool(PolicyReader *r, const PolicyNode *object, const char *key);
extern bool policy_int(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
					   int min, int max, int *result);
extern bool policy_decimal(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
						   int64 limit, int64 *result);
extern bool policy_choice(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
						  const char *const *choices, int *result);

/* Interval notation: [a,b] (a,b] [a,) (,b) ...; result inclusive. */
extern bool policy_decimal_interval(PolicyReader *r, const PolicyNode *node, int64 *min, int64 *max);
extern bool policy_date_interval(PolicyReader *r, const PolicyNode *node, DateADT *from, DateADT *to);
extern bool policy_date_text(const char *text, DateADT *result);

/* One code or an array of codes, as palloc'd indexes; -1 on error or absence. */
extern int	policy_codes(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
						 const PolicyCodes *codes, const char *what, int **result);
extern int	policy_one_code(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
							const PolicyCodes *codes, const char *what);
extern int	policy_texts(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
						 const char ***result);
extern uint64 policy_mask(PolicyReader *r, const PolicyNode *object, const char *key, bool required,
						  const PolicyCodes *codes, const char *what);

/* Builds the code table of a section from its keys. */
extern void policy_code_table(PolicyReader *r, const PolicyNode *section, int max, PolicyCodes *codes);
extern void policy_code_table_from(const char **names, int count, PolicyCodes *codes);

/* Decimal of a node in millionths; false if it is none. */
extern bool policy_micro(const PolicyNode *node, int64 *result);

/* Decimal text to millionths: false if malformed, too fine or out of range. */
extern bool govcredit_parse_micro(const char *text, int64 *result);

/* The shortest decimal of so many millionths. */
extern char *govcredit_micro_text(int64 value);

#endif							/* GOVCREDIT_POLICY_READER_H */

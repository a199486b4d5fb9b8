/*-------------------------------------------------------------------------
 *
 * reader.h
 *	  Reading a document (a policy, a calendar, a layout): typed access that
 *	  collects findings with their JSON path instead of stopping at the first.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_READER_H
#define GOVCREDIT_READER_H

#include "nodes/pg_list.h"
#include "utils/date.h"
#include "utils/jsonb.h"

#include "voice/voice.h"

typedef struct DocFinding
{
	bool		error;
	bool		unknown;		/* something is named that does not exist */
	const char *path;
	const char *message;		/* in English */
	const char *message_zh;
	const char *meant;			/* what is probably meant, or NULL */
} DocFinding;

typedef struct DocReader
{
	List	   *findings;		/* of DocFinding */
	bool		failed;			/* one of them is an error */
	int64		compared;		/* names that unknown ones were compared with */
	MemoryContext context;		/* of the findings */
	MemoryContext scratch;		/* for nodes and paths, gone after reading */
	struct HTAB *kept;			/* texts that outlive the reader, each once */
} DocReader;

/* The message of a finding in the language of the session. */
extern const char *doc_message(const DocFinding *finding);

/* A JSON value and where it stands.  value is NULL if it is not there. */
typedef struct DocNode
{
	const char *key;			/* its key or NULL in an array */
	const char *path;
	JsonbValue *value;
} DocNode;

extern void doc_error(DocReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);

/* The same whose one argument is a message of the catalogue, too: "record type". */
extern void doc_error_about(DocReader *r, const char *path, const char *fmt, const char *what);

/* No more findings will be listed. */
extern bool doc_full(const DocReader *r);

/*
 * An error about a name that is not among those known; says which is meant.  "what"
 * it should be the name of is a message of the catalogue.
 */
extern void doc_unknown(DocReader *r, const char *path, const char *what, const char *name,
						const char *const *known, int nknown);
extern void doc_warning(DocReader *r, const char *path, const char *fmt,...) pg_attribute_printf(3, 4);
extern void doc_warning_said(DocReader *r, const char *path, const GovcreditSaid *said);

/* Prepares a reader; what it keeps goes to the current context. */
extern void doc_reader_begin(DocReader *r);
extern void doc_reader_end(DocReader *r);

/* The text in the current context, the same copy for the same text. */
extern const char *doc_keep(DocReader *r, const char *text);

extern DocNode doc_root(DocReader *r, Jsonb *document);

/* Member of an object; value NULL if absent. */
extern DocNode doc_member(DocReader *r, const DocNode *object, const char *key);

/* Members of an object, or elements of an array: a palloc'd array. */
extern int	doc_members(DocReader *r, const DocNode *object, DocNode **members);
extern int	doc_elements(DocReader *r, const DocNode *array, DocNode **elements);

/* The same of an array that must be there and name something. */
extern int	doc_some_elements(DocReader *r, const DocNode *array, const char *what, DocNode **elements);

/* Is the node an object; error if not.  Keys outside the list are errors. */
extern bool doc_is_object(DocReader *r, const DocNode *node);
extern void doc_check_names(DocReader *r, const DocNode *object, const char *const *allowed,
							const char *what);
extern void doc_check_keys(DocReader *r, const DocNode *object, const char *const *allowed);

/* Typed members.  "required" makes absence an error; defaults otherwise. */
extern const char *doc_text(DocReader *r, const DocNode *object, const char *key, bool required);

/* The same for a text that is only looked at while reading. */
extern const char *doc_check_text(DocReader *r, const DocNode *object, const char *key, bool required);
extern bool doc_bool(DocReader *r, const DocNode *object, const char *key);
extern bool doc_int(DocReader *r, const DocNode *object, const char *key, bool required,
					int min, int max, int *result);
extern bool doc_decimal(DocReader *r, const DocNode *object, const char *key, bool required,
						int64 limit, int64 *result);
extern bool doc_choice(DocReader *r, const DocNode *object, const char *key, bool required,
					   const char *const *choices, int *result);

/* Interval notation: [a,b] (a,b] [a,) (,b) ...; result inclusive. */
extern bool doc_decimal_interval(DocReader *r, const DocNode *node, int64 *min, int64 *max);
extern bool doc_date_interval(DocReader *r, const DocNode *node, DateADT *from, DateADT *to);

/* A text or an array of texts. */
extern int	doc_texts(DocReader *r, const DocNode *object, const char *key, bool required,
					  const char ***result);

/* Text of a node, gone with the reader; NULL if it is none. */
extern const char *doc_node_text(const DocNode *node);

/* A name in Chinese and English, of which nothing is kept. */
extern void doc_check_title(DocReader *r, const DocNode *title);

/*
 * IG003 for the first error among findings, if there is one; the others are
 * counted, and the function named, if any, lists them.
 */
extern void doc_refuse(const char *kind, List *findings, const char *linter);

/*
 * Keys that stand twice and findings as rows (path, level, message), without
 * the level if all are errors.
 */
struct ReturnSetInfo;
extern void doc_put_findings(struct ReturnSetInfo *result, List *repeated, List *findings, bool leveled);

/* Decimal of a node in millionths; false if it is none. */
extern bool doc_micro(const DocNode *node, int64 *result);

#endif							/* GOVCREDIT_READER_H */

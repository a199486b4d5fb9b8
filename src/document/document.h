/*-------------------------------------------------------------------------
 *
 * document.h
 *	  Reading a JSON document (a policy, a calendar, a layout) from its text.
 *
 * Documents come as text: jsonb has lost all but the last of two equal keys
 * before anybody could look.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_DOCUMENT_H
#define GOVCREDIT_DOCUMENT_H

#include "nodes/pg_list.h"
#include "utils/jsonb.h"

/* Limits of a document; a larger one is refused (54000) before it is parsed. */
#define GOVCREDIT_DOCUMENT_BYTES	(2 * 1024 * 1024)
#define GOVCREDIT_DOCUMENT_DEPTH	64
#define GOVCREDIT_DOCUMENT_DIGITS	64	/* of one number, its exponent too */

/* A key that stands twice in one object, compared after unescaping. */
typedef struct GovcreditRepeatedKey
{
	const char *path;			/* JSON path, fit for a message */
	int			first_line;
	int			last_line;
} GovcreditRepeatedKey;

/*
 * The document in a text, in the current memory context.  22P02 with the line
 * if it is no JSON, 54000 if it is beyond a limit.  Keys that stand twice are
 * an error (IG003), or appended to *repeated (GovcreditRepeatedKey *) if that
 * is not NULL.
 */
extern Jsonb *govcredit_read_document(text *document, List **repeated);

/* The same of rows, as many as govcredit.rows_limit admits. */
extern Jsonb *govcredit_read_rows(text *document, List **repeated);

/* IG003 for the first of some repeated keys. */
pg_noreturn extern void govcredit_refuse_repeated(const GovcreditRepeatedKey *key);

/* A document argument; 22004 if it is NULL. */
#define GOVCREDIT_GETARG_DOCUMENT(n, repeated) \
	govcredit_read_document(PG_ARGISNULL(n) ? NULL : PG_GETARG_TEXT_PP(n), (repeated))

/* 54000 if a document became too large by merging. */
extern void govcredit_check_document_size(const Jsonb *document);

/* A key as it stands in a path: $.a.b, or $.a["odd key"]. */
extern const char *govcredit_key_path(const char *path, const char *key);

/*
 * Place of the name among those known (some may be NULL) that is nearest, letter
 * by letter, case aside, and its distance; the first of several, -1 if none is
 * within the limit.
 */
extern int	govcredit_nearest(const char *name, const char *const *known, int nknown, int limit, int *distance);

/*
 * The name among those known that was probably meant, or NULL: a third of the
 * letters may be wrong, or two, of a short name one; case is no difference.
 */
extern const char *govcredit_meant(const char *name, const char *const *known, int nknown);

extern void govcredit_document_init(void);

#endif							/* GOVCREDIT_DOCUMENT_H */

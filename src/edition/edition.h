/*-------------------------------------------------------------------------
 *
 * edition.h
 *	  Immutable documents named by what they contain.
 *
 * An edition is a JSON document: a policy, a calendar of working days or a
 * layout of existing tables.  Its handle is the first 64 bits of the SHA-256 of its canonical form (RFC 8785,
 * decimals as strings, UTF-8), so a handle means the same in every database
 * and after every restore.
 *
 * The text of an edition lives in pg_proc, in a function without arguments in
 * schema govcredit_editions: pg_dump writes functions before any table, so a
 * CHECK, a generated column or an index that uses an edition can be restored.
 *
 *	  sha256_<hex16>()	   returns the document; its body carries all 32 bytes
 *						   of the hash, checked whenever it is loaded
 *	  <kind>:<name>()	   returns the long form of the handle; its being
 *						   unique is what makes names unique
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_EDITION_H
#define GOVCREDIT_EDITION_H

#include "document/reader.h"
#include "utils/jsonb.h"

#define GOVCREDIT_EDITION_SCHEMA "govcredit_editions"

typedef enum GovcreditEditionKind
{
	GOVCREDIT_POLICY,
	GOVCREDIT_CALENDAR,
	GOVCREDIT_LAYOUT
} GovcreditEditionKind;

/* 42501 unless the caller may add editions. */
extern void govcredit_edition_check_right(GovcreditEditionKind kind);

/*
 * What every document says of itself: its language, of which there is one, and
 * its name, which is returned; NULL if it is none.
 */
extern const char *govcredit_edition_read_name(GovcreditEditionKind kind, DocReader *r,
											   const DocNode *root);

/*
 * Stores a checked and flattened document under its name and returns its
 * handle.  The same document again is not an error and returns the same handle; a name
 * in use for another document is (42710).  Needs CREATE on the schema (42501).
 */
extern int64 govcredit_edition_add(GovcreditEditionKind kind, Jsonb *document);

/* Handle of an edition by name; false if there is none. */
extern bool govcredit_edition_find(GovcreditEditionKind kind, const char *name,
								   int64 *handle);

/*
 * Is the edition in this database, as the current snapshot sees it?  Cheap: the
 * document is not read.
 */
extern bool govcredit_edition_exists(GovcreditEditionKind kind, int64 handle);

/*
 * The document of an edition in the current memory context, its hash
 * verified.  IG001 if missing or of the other kind, IG002 if damaged.
 */
extern Jsonb *govcredit_edition_load(GovcreditEditionKind kind, int64 handle);

/* For those who ask all editions: NULL and a warning if it is damaged. */
extern Jsonb *govcredit_edition_load_sound(GovcreditEditionKind kind, int64 handle);

/*
 * Changes whenever an edition may have come or gone.  A cache of compiled
 * editions compares it and asks govcredit_edition_exists() again.
 */
extern uint64 govcredit_edition_generation(void);

/*
 * What compile made of an edition, in a memory context of its own, for the life
 * of the backend: a handle means one document for ever, so all that may change
 * is whether the edition is still in the database, and that is asked again
 * whenever the store has changed.  IG001 and IG002 as above.
 */
extern void *govcredit_edition_compiled(GovcreditEditionKind kind, int64 handle,
										void *(*compile) (int64 handle, Jsonb *document));

/*
 * Text form of handles.  Input reads 'name' (looked up), 'name@<hex16>' and
 * '@<hex16>' (not looked up).  Output is 'name@<hex16>', or '@<hex16>' where
 * the edition is not in this database.
 */
extern bool govcredit_handle_in(GovcreditEditionKind kind, const char *str,
								int64 *handle, struct Node *escontext);
extern char *govcredit_handle_out(GovcreditEditionKind kind, int64 handle);

/* Called once from _PG_init. */
extern void govcredit_edition_init(void);

#endif							/* GOVCREDIT_EDITION_H */

/*-------------------------------------------------------------------------
 *
 * fault.h
 *	  What the check_ functions of all identifiers answer with.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_FAULT_H
#define GOVCREDIT_FAULT_H

#include "fmgr.h"

#include "identifier/letters_core.h"
#include "identifier/shown.h"
#include "voice/voice.h"

/*
 * A value of govcredit.identifier_fault, to be returned by the SQL function
 * called; its declared result type must be that.  Position 0, and a found or
 * expected that is NULL or empty, become NULL.  A warning is something that
 * the type takes although the standard does not.
 */
extern Datum govcredit_fault_datum(FunctionCallInfo fcinfo, GovcreditPart part,
								   int position, const char *found,
								   const char *expected, bool warning,
								   const char *en, const char *zh);

/* The part's name as SQL shows it */
extern const char *govcredit_part_name(GovcreditPart part);

/*
 * The character a fault points at, ready for a message; bytes that are no
 * character of the database encoding are shown in hexadecimal.
 */
extern char *govcredit_fault_found(const char *text, const GovcreditFault *fault);

/*
 * The sentence for a length, mask, character or check character fault of a
 * code of "wanted" characters; "alphabet" says what may stand at the fault's
 * position, as in "digits" or "digits and letters", messages of the catalogue, too.
 */
extern char *govcredit_fault_message(GovcreditLanguage language, const char *text,
									 const GovcreditFault *fault, int wanted,
									 const char *alphabet);

#endif							/* GOVCREDIT_FAULT_H */

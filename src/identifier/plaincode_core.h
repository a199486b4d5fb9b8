/*-------------------------------------------------------------------------
 *
 * plaincode_core.h
 *	  Codes that are checked but have no type of their own: organisation code,
 *	  15-digit registration number, legal entity identifier.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_PLAINCODE_CORE_H
#define GOVCREDIT_PLAINCODE_CORE_H

#include "identifier/letters_core.h"

typedef enum GovcreditPlainCode
{
	GOVCREDIT_ORGANISATION_CODE,	/* GB 11714-1997, 8 + 1 characters */
	GOVCREDIT_REGISTRATION_NUMBER,	/* 14 + 1 digits, ISO 7064 MOD 11,10 */
	GOVCREDIT_LEI				/* ISO 17442, 18 + 2 characters */
} GovcreditPlainCode;

/* Characters of a code, without the hyphen some write before the last one */
extern int	govcredit_plaincode_length(GovcreditPlainCode kind);

/* True when the text is such a code; otherwise *fault says what is wrong. */
extern bool govcredit_plaincode_examine(GovcreditPlainCode kind, const char *text,
										size_t len, GovcreditFault *fault);

#endif							/* GOVCREDIT_PLAINCODE_CORE_H */

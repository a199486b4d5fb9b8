/*-------------------------------------------------------------------------
 *
 * uscc.h
 *	  The SQL type uscc, for other rooms.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_USCC_H
#define GOVCREDIT_USCC_H

#include "fmgr.h"

#include "identifier/uscc_core.h"
#include "voice/voice.h"

#define PG_GETARG_USCC(n) ((const GovcreditUscc *) PG_GETARG_POINTER(n))
#define PG_RETURN_USCC(x) PG_RETURN_POINTER(x)

/*
 * The sentence for a finding of govcredit_uscc_parse() or _examine(), given the
 * same text with a final zero byte
 */
extern char *govcredit_uscc_message(GovcreditLanguage language, const char *text,
									const GovcreditFault *fault);

#endif							/* GOVCREDIT_USCC_H */

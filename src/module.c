/*-------------------------------------------------------------------------
 *
 * module.c
 *	  Module magic, settings and start-up of govcredit.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/xact.h"
#include "fmgr.h"
#include "utils/guc.h"

#include "compat.h"
#include "document/document.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "voice/voice.h"

GOVCREDIT_MODULE_MAGIC;

PGDLLEXPORT void _PG_init(void);

/*
 * The calendar edition that functions without a calendar argument use, in the
 * way of default_text_search_config.  Functions that read it are STABLE.
 */
char	   *govcredit_default_calendar = NULL;

void
_PG_init(void)
{
	DefineCustomStringVariable("govcredit.default_calendar",
							   "Calendar edition used where none is given.",
							   "Name (cn-2026) or long form (name@hex) of a calendar edition.",
							   &govcredit_default_calendar,
							   "cn-2026",
							   PGC_USERSET,
							   0,
							   NULL, NULL, NULL);
	govcredit_voice_init();
	govcredit_document_init();
	MarkGUCPrefixReserved("govcredit");

	govcredit_edition_init();
}

/*
 * A procedure learns that it cannot commit only from the error of doing it,
 * and PL/pgSQL cannot catch that one.
 */
PG_FUNCTION_INFO_V1(govcredit_in_transaction_block);

Datum
govcredit_in_transaction_block(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(IsTransactionBlock());
}

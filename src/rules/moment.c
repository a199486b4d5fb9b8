/*-------------------------------------------------------------------------
 *
 * moment.c
 *	  Does a version count at a moment that was given out?
 *
 * What bears an earlier time counts, unless it is of a transaction that had not
 * ended then.  Nearly everything counts, which the planner cannot know: it
 * would take a third of all rows for what it compares with a value that it
 * does not see, and a plan for a third of a third for many.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/transam.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "nodes/supportnodes.h"
#include "utils/array.h"
#include "utils/timestamp.h"
#include "utils/xid8.h"

#include "errors.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_counts);
PG_FUNCTION_INFO_V1(govcredit_counts_support);

Datum
govcredit_counts(PG_FUNCTION_ARGS)
{
	uint64		xact;
	ArrayType  *writers;
	const uint64 *writer;
	int			n;

	if (PG_GETARG_TIMESTAMPTZ(0) <= PG_GETARG_TIMESTAMPTZ(2))
		PG_RETURN_BOOL(true);
	xact = U64FromFullTransactionId(PG_GETARG_FULLTRANSACTIONID(1));
	writers = PG_GETARG_ARRAYTYPE_P(3);
	if (ARR_NDIM(writers) > 1 || array_contains_nulls(writers))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 govcredit_errmsg("writers are numbers of transactions, in one row, and none of them is null")));
	writer = (const uint64 *) ((char *) writers + ARR_OVERHEAD_NONULLS(ARR_NDIM(writers)));
	n = ArrayGetNItems(ARR_NDIM(writers), ARR_DIMS(writers));
	for (int i = 0; i < n; i++)
		if (writer[i] == xact)
			PG_RETURN_BOOL(false);
	PG_RETURN_BOOL(true);
}

Datum
govcredit_counts_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);

	if (IsA(request, SupportRequestSelectivity))
	{
		((SupportRequestSelectivity *) request)->selectivity = 1;
		PG_RETURN_POINTER(request);
	}
	PG_RETURN_POINTER(NULL);
}

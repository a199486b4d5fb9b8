/*-------------------------------------------------------------------------
 *
 * one_server.c
 *	  Are all tables of a registry on this server?
 *
 * A registry's keys, triggers and moments hold on one server.  Citus leaves of
 * a table that it distributes an empty shell here, which a question that was
 * planned past it would read: nothing, and no error.
 *
 * Citus is known by its catalogue, which nobody else has.  What is asked in a
 * query is folded away while it is planned; when Citus takes a table, it has
 * the plans that read it made anew.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

#include "errors.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_on_one_server);

/* A table of one of the two schemas that is in Citus' catalogue, or none. */
static Oid
distributed_table(Oid catalogue, Oid registry, Oid internal)
{
	AttrNumber	column = get_attnum(catalogue, "logicalrelid");
	Oid			found = InvalidOid;
	Relation	tables;
	SysScanDesc scan;
	HeapTuple	row;

	if (column == InvalidAttrNumber || get_atttype(catalogue, column) != REGCLASSOID)
		return InvalidOid;
	tables = table_open(catalogue, AccessShareLock);
	scan = systable_beginscan(tables, InvalidOid, false, NULL, 0, NULL);
	while (!OidIsValid(found) && HeapTupleIsValid(row = systable_getnext(scan)))
	{
		bool		isnull;
		Oid			table = DatumGetObjectId(heap_getattr(row, column, RelationGetDescr(tables), &isnull));
		Oid			schema = isnull ? InvalidOid : get_rel_namespace(table);

		if (OidIsValid(schema) && (schema == registry || schema == internal))
			found = table;
	}
	systable_endscan(scan);
	table_close(tables, AccessShareLock);
	return found;
}

void
govcredit_must_be_here(Oid registry, Oid internal)
{
	Oid			catalogue = get_relname_relid("pg_dist_partition", PG_CATALOG_NAMESPACE);
	Oid			table = OidIsValid(catalogue) ? distributed_table(catalogue, registry, internal) : InvalidOid;

	if (OidIsValid(table))
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 govcredit_errmsg("table \"%s\" of the registry was given to Citus", get_rel_name(table)),
				 govcredit_errdetail("A registry is on one server: its keys, guards and recording times reach no further, and a question would miss what lies elsewhere."),
				 govcredit_errhint("Bring it back with undistribute_table(), or restore the registry from a dump; tables of one's own, in a schema of their own, may be distributed.")));
}

Datum
govcredit_on_one_server(PG_FUNCTION_ARGS)
{
	govcredit_must_be_here(PG_GETARG_OID(0), PG_GETARG_OID(1));
	PG_RETURN_BOOL(true);
}

/*-------------------------------------------------------------------------
 *
 * guards.c
 *	  What guards of a registry ask of every row.
 *
 * Who is at work, and what he changes: in C, since each change of a row asks
 * several times, and a row as jsonb takes longer than the question.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/pg_class.h"
#include "catalog/pg_policy.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/datum.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "compat.h"
#include "registry/rows.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_sees_all);
PG_FUNCTION_INFO_V1(govcredit_row_columns);
PG_FUNCTION_INFO_V1(govcredit_changed_columns);

/* Has he one of the roles to whom a table's policy of the administrators applies? */
static bool
administers(Oid relation, Oid user)
{
	Relation	policies = table_open(PolicyRelationId, AccessShareLock);
	ScanKeyData keys[2];
	SysScanDesc scan;
	HeapTuple	row;
	bool		found = false;

	ScanKeyInit(&keys[0], Anum_pg_policy_polrelid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(relation));
	ScanKeyInit(&keys[1], Anum_pg_policy_polname, BTEqualStrategyNumber, F_NAMEEQ, CStringGetDatum("administrator"));
	scan = systable_beginscan(policies, PolicyPolrelidPolnameIndexId, true, NULL, lengthof(keys), keys);
	while (!found && HeapTupleIsValid(row = systable_getnext(scan)))
	{
		Datum	   *roles;
		bool	   *nulls;
		int			count;
		bool		isnull;

		deconstruct_array(DatumGetArrayTypeP(heap_getattr(row, Anum_pg_policy_polroles, RelationGetDescr(policies), &isnull)),
						  OIDOID, sizeof(Oid), true, TYPALIGN_INT, &roles, &nulls, &count);
		for (int i = 0; i < count && !found; i++)
			found = has_privs_of_role(user, DatumGetObjectId(roles[i]));
	}
	systable_endscan(scan);
	table_close(policies, AccessShareLock);
	return found;
}

/* Arguments: schema of a registry, name of a role. */
Datum
govcredit_sees_all(PG_FUNCTION_ARGS)
{
	Oid			schema = PG_GETARG_OID(0);
	Oid			relation = govcredit_relation_of(schema, "record");
	Oid			user = get_role_oid(NameStr(*PG_GETARG_NAME(1)), false);
	HeapTuple	row = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));
	bool		whole;

	if (!HeapTupleIsValid(row))
		elog(ERROR, "cache lookup failed for relation %u", relation);
	whole = !((Form_pg_class) GETSTRUCT(row))->relrowsecurity ||
		has_privs_of_role(user, ((Form_pg_class) GETSTRUCT(row))->relowner);
	ReleaseSysCache(row);
	PG_RETURN_BOOL(whole || administers(relation, user));
}

static Datum
names_of(TupleDesc desc, const int *columns, int count)
{
	Datum	   *names = palloc(sizeof(Datum) * Max(count, 1));

	for (int i = 0; i < count; i++)
		names[i] = CStringGetTextDatum(NameStr(TupleDescAttr(desc, columns[i])->attname));
	return PointerGetDatum(construct_array(names, count, TEXTOID, -1, false, TYPALIGN_INT));
}

/* Argument: row.  Its columns in their order. */
Datum
govcredit_row_columns(PG_FUNCTION_ARGS)
{
	HeapTupleHeader row = PG_GETARG_HEAPTUPLEHEADER(0);
	TupleDesc	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(row), HeapTupleHeaderGetTypMod(row));
	int		   *columns = palloc(sizeof(int) * Max(desc->natts, 1));
	int			count = 0;
	Datum		names;

	for (int i = 0; i < desc->natts; i++)
		if (!TupleDescAttr(desc, i)->attisdropped)
			columns[count++] = i;
	names = names_of(desc, columns, count);
	ReleaseTupleDesc(desc);
	PG_RETURN_DATUM(names);
}

/* Do two values say the same? A number written with more zeros does. */
static bool
says_same(Form_pg_attribute column, Datum a, Datum b)
{
	Oid			output;
	bool		varlena;

	if (datum_image_eq(a, b, column->attbyval, column->attlen))
		return true;
	if (column->atttypid == NUMERICOID)
		return DatumGetBool(DirectFunctionCall2(numeric_eq, a, b));
	getTypeOutputInfo(column->atttypid, &output, &varlena);
	return strcmp(OidOutputFunctionCall(output, a), OidOutputFunctionCall(output, b)) == 0;
}

static bool
is_among(const char *name, const Datum *names, int count)
{
	for (int i = 0; i < count; i++)
	{
		text	   *other = DatumGetTextPP(names[i]);

		if (VARSIZE_ANY_EXHDR(other) == strlen(name) && memcmp(VARDATA_ANY(other), name, strlen(name)) == 0)
			return true;
	}
	return false;
}

/* Arguments: row as it will be, row as it was, columns to pass over.  Computed ones have no value yet. */
Datum
govcredit_changed_columns(PG_FUNCTION_ARGS)
{
	HeapTupleHeader rows[2];
	TupleDesc	desc;
	HeapTupleData tuple;
	Datum	   *values[2];
	bool	   *nulls[2];
	Datum	   *passed;
	bool	   *isnull;
	int			npassed;
	int		   *columns;
	int			count = 0;
	Datum		names;

	for (int side = 0; side < 2; side++)
		rows[side] = PG_GETARG_HEAPTUPLEHEADER(side);
	if (HeapTupleHeaderGetTypeId(rows[0]) != HeapTupleHeaderGetTypeId(rows[1]) ||
		HeapTupleHeaderGetTypMod(rows[0]) != HeapTupleHeaderGetTypMod(rows[1]))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 govcredit_errmsg("two rows are of different types")));
	desc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(rows[0]), HeapTupleHeaderGetTypMod(rows[0]));
	for (int side = 0; side < 2; side++)
	{
		values[side] = palloc(sizeof(Datum) * Max(desc->natts, 1));
		nulls[side] = palloc(sizeof(bool) * Max(desc->natts, 1));
		tuple.t_len = HeapTupleHeaderGetDatumLength(rows[side]);
		ItemPointerSetInvalid(&tuple.t_self);
		tuple.t_tableOid = InvalidOid;
		tuple.t_data = rows[side];
		heap_deform_tuple(&tuple, desc, values[side], nulls[side]);
	}
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), TEXTOID, -1, false, TYPALIGN_INT, &passed, &isnull, &npassed);
	columns = palloc(sizeof(int) * Max(desc->natts, 1));
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped || column->attgenerated != '\0' || (nulls[0][i] && nulls[1][i]))
			continue;
		if ((nulls[0][i] || nulls[1][i] || !says_same(column, values[0][i], values[1][i])) &&
			!is_among(NameStr(column->attname), passed, npassed))
			columns[count++] = i;
	}
	names = names_of(desc, columns, count);
	ReleaseTupleDesc(desc);
	PG_RETURN_DATUM(names);
}

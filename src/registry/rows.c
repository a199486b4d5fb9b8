/*-------------------------------------------------------------------------
 *
 * rows.c
 *	  Rows of a registry's tables, read by their indexes without a plan.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_class.h"
#include "catalog/pg_index.h"
#include "catalog/pg_opfamily.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/lsyscache.h"
#include "utils/rangetypes.h"
#include "utils/relcache.h"
#include "utils/rls.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#include "compat.h"
#include "identifier/division_core.h"
#include "registry/rows.h"
#include "voice/voice.h"

static void
refuse_shape(Relation table, const char *column, int at)
{
	if (at <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 govcredit_errmsg("relation \"%s\" has no column \"%s\"", RelationGetRelationName(table), column)));
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH),
			 govcredit_errmsg("column \"%s\" of relation \"%s\" is of type %s", column, RelationGetRelationName(table),
							  format_type_be(SPI_gettypeid(RelationGetDescr(table), at)))));
}

int
govcredit_column_at(Relation table, const char *name, Oid type)
{
	int			at = SPI_fnumber(RelationGetDescr(table), name);

	if (at <= 0 || SPI_gettypeid(RelationGetDescr(table), at) != type)
		refuse_shape(table, name, at);
	return at;
}

int
govcredit_code_at(Relation table, const char *name)
{
	int			at = SPI_fnumber(RelationGetDescr(table), name);

	if (at <= 0 || TupleDescAttr(RelationGetDescr(table), at - 1)->attlen != sizeof(int64) ||
		!TupleDescAttr(RelationGetDescr(table), at - 1)->attbyval)
		refuse_shape(table, name, at);
	return at;
}

/* Its order is the server's own. */
static bool
is_plain_btree(HeapTuple index)
{
	bool		isnull;
	oidvector  *classes = (oidvector *) DatumGetPointer(SysCacheGetAttr(INDEXRELID, index, Anum_pg_index_indclass, &isnull));
	Oid			family = isnull ? InvalidOid : get_opclass_family(classes->values[0]);

	return family == INTEGER_BTREE_FAM_OID || family == TEXT_BTREE_FAM_OID;
}

Oid
govcredit_index_on(Relation table, int column)
{
	List	   *indexes = RelationGetIndexList(table);
	Oid			found = InvalidOid;
	ListCell   *lc;

	foreach(lc, indexes)
	{
		HeapTuple	tuple = SearchSysCache1(INDEXRELID, ObjectIdGetDatum(lfirst_oid(lc)));
		Form_pg_index index;

		if (!HeapTupleIsValid(tuple))
			continue;
		index = (Form_pg_index) GETSTRUCT(tuple);
		if (index->indkey.values[0] == column && index->indisvalid && !index->indcheckxmin &&
			heap_attisnull(tuple, Anum_pg_index_indpred, NULL) && is_plain_btree(tuple))
			found = index->indexrelid;
		ReleaseSysCache(tuple);
		if (OidIsValid(found))
			break;
	}
	list_free(indexes);
	return found;
}

bool
govcredit_sees_whole_table(Relation table)
{
	return table->rd_rel->relkind == RELKIND_RELATION && !table->rd_rel->relhassubclass &&
		pg_class_aclcheck(RelationGetRelid(table), GetUserId(), ACL_SELECT) == ACLCHECK_OK &&
		check_enable_rls(RelationGetRelid(table), InvalidOid, true) != RLS_ENABLED;
}

void
govcredit_begin_rows(GovcreditRows *rows, Relation table, const char *column, Datum value)
{
	int			at = govcredit_column_at(table, column, INT8OID);
	ScanKeyData key;
	Oid			index;

	ScanKeyInit(&key, at, BTEqualStrategyNumber, F_INT8EQ, value);
	index = govcredit_index_on(table, at);
	rows->table = table;
	rows->scan = systable_beginscan(table, index, OidIsValid(index), GetActiveSnapshot(), 1, &key);
}

Datum
govcredit_value_at(Relation table, HeapTuple row, int at)
{
	bool		isnull;
	Datum		value = heap_getattr(row, at, RelationGetDescr(table), &isnull);

	if (isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 govcredit_errmsg("a row of table \"%s\" has nothing in column \"%s\"", RelationGetRelationName(table),
								  SPI_fname(RelationGetDescr(table), at))));
	return value;
}

Datum
govcredit_row_value(Relation table, HeapTuple row, const char *column, Oid type)
{
	return govcredit_value_at(table, row, govcredit_column_at(table, column, type));
}

int64
govcredit_row_code(Relation table, HeapTuple row, const char *column)
{
	return DatumGetInt64(govcredit_value_at(table, row, govcredit_code_at(table, column)));
}

void
govcredit_row_days(Relation table, HeapTuple row, const char *column, DateADT *first, DateADT *next)
{
	RangeType  *days = DatumGetRangeTypeP(govcredit_row_value(table, row, column, DATERANGEOID));
	RangeBound	lower;
	RangeBound	upper;
	bool		empty;

	range_deserialize(lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO), days, &lower, &upper, &empty);
	*first = empty ? DATEVAL_NOEND : lower.infinite ? DATEVAL_NOBEGIN : DatumGetDateADT(lower.val);
	*next = empty ? DATEVAL_NOBEGIN : upper.infinite ? DATEVAL_NOEND : DatumGetDateADT(upper.val);
}

bool
govcredit_was_then(Relation former, Datum subject, DateADT day)
{
	GovcreditRows rows;
	HeapTuple	row;
	bool		was = true;

	govcredit_begin_rows(&rows, former, "subject", subject);
	while (was && HeapTupleIsValid(row = systable_getnext(rows.scan)))
	{
		DateADT		first;
		DateADT		next;

		govcredit_row_days(former, row, "valid", &first, &next);
		was = next <= day;
	}
	systable_endscan(rows.scan);
	return was;
}

bool
govcredit_next_edition(Relation jurisdictions, SysScanDesc scan, int64 division, GovcreditEdition *edition)
{
	HeapTuple	row;

	while (HeapTupleIsValid(row = systable_getnext(scan)))
	{
		edition->place = govcredit_row_code(jurisdictions, row, "division");
		if (division < edition->place || division >= govcredit_division_upper_bound_of(edition->place))
			continue;
		edition->policy = govcredit_row_code(jurisdictions, row, "policy");
		govcredit_row_days(jurisdictions, row, "valid", &edition->first, &edition->next);
		return true;
	}
	return false;
}

Oid
govcredit_relation_of(Oid schema, const char *name)
{
	Oid			relation = get_relname_relid(name, schema);

	if (!OidIsValid(relation))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 govcredit_errmsg("relation \"%s.%s\" is missing", get_namespace_name(schema), name)));
	return relation;
}

/*-------------------------------------------------------------------------
 *
 * rows.h
 *	  Rows of a registry's tables, read by their indexes without a plan.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_ROWS_H
#define GOVCREDIT_ROWS_H

#include "access/genam.h"
#include "access/htup_details.h"
#include "utils/date.h"
#include "utils/rel.h"

/*
 * Where a column stands.  Whoever calls may name any table: one of another shape
 * is refused, since what it holds would be taken for what it is not.
 */
extern int	govcredit_column_at(Relation table, const char *name, Oid type);

/* A column of a type of the extension's, which all are as long. */
extern int	govcredit_code_at(Relation table, const char *name);

/* A B-tree of all rows whose first column that is, or none. */
extern Oid	govcredit_index_on(Relation table, int column);

/* By its name: one that was renamed and made anew, in partitions for example, is the registry's. */
extern Oid	govcredit_relation_of(Oid schema, const char *name);

/*
 * Read with the rights of whoever asks, are all rows here?  Row security does
 * not show all, a view has none, and of others some lie elsewhere.
 */
extern bool govcredit_sees_whole_table(Relation table);

/* The rows of a table whose column holds a number, by its index. */
typedef struct GovcreditRows
{
	Relation	table;
	SysScanDesc scan;
} GovcreditRows;

extern void govcredit_begin_rows(GovcreditRows *rows, Relation table, const char *column, Datum value);

/* A column of a row; an error where the row has nothing in it. */
extern Datum govcredit_value_at(Relation table, HeapTuple row, int at);
extern Datum govcredit_row_value(Relation table, HeapTuple row, const char *column, Oid type);
extern int64 govcredit_row_code(Relation table, HeapTuple row, const char *column);

/* First day and the day after the last, without an end far off. */
extern void govcredit_row_days(Relation table, HeapTuple row, const char *column, DateADT *first, DateADT *next);

/* Was a subject on the day, and has it been since, what its row says?  By table former. */
extern bool govcredit_was_then(Relation former, Datum subject, DateADT day);

/* A row of table jurisdiction over a division, and its days. */
typedef struct GovcreditEdition
{
	int64		place;
	int64		policy;
	DateADT		first;
	DateADT		next;
} GovcreditEdition;

/* The next one over it, or false. */
extern bool govcredit_next_edition(Relation jurisdictions, SysScanDesc scan, int64 division, GovcreditEdition *edition);

#endif							/* GOVCREDIT_ROWS_H */

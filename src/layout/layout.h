/*-------------------------------------------------------------------------
 *
 * layout.h
 *	  A layout of existing tables, compiled, and the check of one row by it.
 *
 * layout_compile.c checks and compiles the document of a layout, an edition;
 * layout_check.c applies it to a row of cells; layout.c and layout_trigger.c fill the cells from rows
 * and JSON objects; layout_cell.c reads single cells for SQL.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_LAYOUT_H
#define GOVCREDIT_LAYOUT_H

#include "access/htup.h"
#include "access/tupdesc.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/date.h"
#include "utils/jsonb.h"

/* Codes of one field: the bits of a uint64 */
#define GOVCREDIT_LAYOUT_CODES 64

typedef enum LayoutType
{
	LAYOUT_TEXT,
	LAYOUT_USCC,
	LAYOUT_NUMERIC,
	LAYOUT_DATE,
	LAYOUT_TIMESTAMP,
	LAYOUT_DIVISION
} LayoutType;

/* Kinds of rules; what looks beyond the row only validate_table looks at. */
typedef enum LayoutKind
{
	LAYOUT_REQUIRED,
	LAYOUT_BLANK,
	LAYOUT_AT_LEAST_ONE,
	LAYOUT_POSITIVE,
	LAYOUT_NOT_NEGATIVE,
	LAYOUT_ZERO,
	LAYOUT_NOT_BEFORE,
	LAYOUT_NOT_IN_FUTURE,
	LAYOUT_REGISTRAR,
	LAYOUT_REGISTRATION_NUMBER,
	LAYOUT_ORGANISATION_CODE,
	LAYOUT_RESIDENT_ID,
	LAYOUT_NOT_MASKED,
	LAYOUT_NOT_CODE,
	LAYOUT_AMOUNT_IN_TEXT,
	LAYOUT_BEYOND_ROW,
	LAYOUT_KNOWN_DIVISION = LAYOUT_BEYOND_ROW,
	LAYOUT_REGION_IN_NAME,
	LAYOUT_UNIQUE,
	LAYOUT_ONE_PER,
	LAYOUT_IN_TABLE
} LayoutKind;

typedef enum LayoutWhen
{
	LAYOUT_ALWAYS,
	LAYOUT_WHEN_IS,
	LAYOUT_WHEN_LACKS,
	LAYOUT_WHEN_FILLED,
	LAYOUT_WHEN_BLANK
} LayoutWhen;

typedef struct LayoutWord
{
	char	   *text;
	int			len;
	bool		open;			/* text may follow */
} LayoutWord;

typedef struct LayoutField
{
	const char *column;
	const char *name;
	LayoutType	type;
	int			length;			/* 0 = any */
	int			scale;
	bool		always;			/* required in every row */
	bool		many;
	bool		personal;
	bool		publication_end;	/* its role */
	LayoutWord *codes;
	int			ncodes;
	const char *basis;
} LayoutField;

typedef struct LayoutRule
{
	LayoutKind	kind;
	int		   *fields;
	int			nfields;
	int			other;			/* -1 = none */
	LayoutWhen	when;
	int			when_field;		/* -1 = none */
	uint64		when_codes;		/* of a field with codes: those of the values */
	LayoutWord *when_values;
	int			nwhen_values;
	LayoutWord *letters;		/* one or two, with which a code begins */
	int			nletters;
	const char *code;
	bool		error;			/* or a warning */
	const char *basis;			/* NULL = that of the field */
} LayoutRule;

typedef struct Layout
{
	int64		handle;
	const char *name;
	LayoutField *fields;
	int			nfields;
	LayoutRule *rules;
	int			nrules;			/* those of a row */
} Layout;

/*
 * One value of a row.  Whoever fills it sets absent or the text, trimmed or
 * not, or for a value of a date type the day; the check does the rest.
 */
typedef struct LayoutCell
{
	const char *text;
	int			len;
	DateADT		day;			/* where dated */
	bool		dated;			/* came as a date, so has no text */
	bool		absent;			/* the row has no such column … */
	const char *instead;		/* … but one whose name is nearly it, or
								 * NULL */

	/* set by the check */
	bool		blank;
	bool		good;			/* reads as the type of its field */
	bool		known;			/* all its codes are of the list */
	uint64		codes;
	int			sign;
	int64		millionths;
} LayoutCell;

typedef struct LayoutFinding
{
	int			field;			/* one more than the last: of no field */
	const char *column;			/* its name, or what stands for it */
	const char *code;
	bool		error;
	const char *basis;

	/* NULL where no texts are wanted */
	char	   *message;
	char	   *message_zh;
	char	   *value;			/* NULL where the cell is blank or absent, too */
} LayoutFinding;

typedef struct LayoutFindings
{
	LayoutFinding *items;
	int			count;
	int			room;
	int			errors;			/* those that are no warnings */
} LayoutFindings;

/*
 * How to fill a layout's cells from rows of one row type.  Set up once, then
 * no catalogue is read.
 */
typedef struct LayoutRowSource
{
	TupleDesc	desc;
	int		   *attributes;		/* of each field: index, or -1 */
	const char **instead;		/* of each field without: a name like it */
	char	   *ways;			/* of each field: a LayoutWay */
	FmgrInfo   *outputs;		/* of each field that needs one */
	bool		styled;			/* one of them may follow settings */
	Datum	   *values;
	bool	   *nulls;
} LayoutRowSource;

/*
 * layout_compile.c: an edition compiled, for the life of the backend; IG001 if
 * it is not in this database.
 */
extern const Layout *govcredit_layout_get(int64 handle);

/* layout_check.c: what of a row's violations is asked for */
typedef enum LayoutWanted
{
	LAYOUT_FIRST_ERROR,			/* whether there is one */
	LAYOUT_CODES,
	LAYOUT_TEXTS				/* messages and values besides */
} LayoutWanted;

extern void govcredit_layout_check(const Layout *layout, LayoutCell *cells,
								   const DateADT *checked_on, LayoutWanted wanted,
								   LayoutFindings *found);
extern void govcredit_layout_add_finding(LayoutFindings *found, const LayoutFinding *finding);
extern void govcredit_layout_unknown_key(const Layout *layout, const char *key, int len,
										 LayoutFindings *found);
extern size_t govcredit_layout_narrow(const char **text, size_t len);
extern uint64 govcredit_layout_codes(const LayoutField *field, const char *text,
									 int len, StringInfo unknown);

/* A day that may stand in a layout: from 1949-10-01 to 2099-12-31 */
static inline bool
govcredit_layout_plausible(DateADT day)
{
	return day >= -18354 && day <= 36524;
}

/* layout_row.c */
extern int	govcredit_layout_field_named(const Layout *layout, const char *name, int len,
										 bool *exactly);
extern LayoutRowSource *govcredit_layout_row_source(const Layout *layout,
													TupleDesc desc,
													MemoryContext context);
extern void govcredit_layout_row_cells(const Layout *layout, LayoutRowSource *source,
									   HeapTuple tuple, LayoutCell *cells);
extern DateADT govcredit_layout_today(void);

/* layout_term.c */
typedef struct LayoutTerm LayoutTerm;

extern LayoutTerm *govcredit_layout_term(const Layout *layout, const char *policy,
										 Oid type, MemoryContext context);
extern void govcredit_layout_check_term(LayoutTerm *term, Datum row,
										const LayoutCell *cells, LayoutFindings *found);

/* layout_json.c */
typedef struct LayoutRowJson LayoutRowJson;

extern LayoutRowJson *govcredit_layout_row_json(TupleDesc desc, MemoryContext context);
extern Jsonb *govcredit_layout_row_to_json(LayoutRowJson *json, const Datum *values,
										   const bool *nulls);
extern Jsonb *govcredit_layout_findings_to_json(const Layout *layout,
												const LayoutFindings *found);

#endif							/* GOVCREDIT_LAYOUT_H */

/*-------------------------------------------------------------------------
 *
 * lines.h
 *	  A line of an explanation: numbers, and what it is about by its place in
 *	  the edition, whose text is added where somebody reads it.
 *
 * What is kept of a line outlives the library that wrote it.  So members of
 * these enumerations stay, in this order, and others come at the end; places
 * are those of the codes sorted bytewise, of a type's points, a scorecard's
 * dimensions and its grades as the compiled edition has them.
 * sql/score reads lines that were kept, as a later library has to.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_LINES_H
#define GOVCREDIT_LINES_H

#include "funcapi.h"
#include "lib/stringinfo.h"
#include "utils/array.h"

#include "rules/score.h"

typedef enum LineStep
{
	STEP_START,
	STEP_INDICATOR,
	STEP_NO_DATA,
	STEP_RECORD,
	STEP_CLAMP,
	STEP_LOCK,
	STEP_DIRECT,
	STEP_ROUNDING,
	STEP_CAP,
	STEP_GRADE_CAP
} LineStep;

/* Whose clause the line rests on; which one of them is its item. */
typedef enum LineBasis
{
	BASIS_CARD,					/* no item */
	BASIS_DIMENSION,			/* the line's own */
	BASIS_TYPE,					/* of the record */
	BASIS_ROW,					/* of the type's points */
	BASIS_EFFECT,				/* of a repair */
	BASIS_INDICATOR,
	BASIS_GRADE,
	BASIS_CAP,
	BASIS_TRANSITION			/* no item */
} LineBasis;

/*
 * What a line says of itself, and what that needs, a letter each: d day, g grade,
 * t type, r effect of a repair, y yearly cap, i indicator, c cap, n number, m
 * millionths.
 */
#define LINE_REMARKS(X) \
	X(NOT_DECIDED, "") \
	X(EXPIRED, "d") \
	X(OVERLAPS, "t") \
	X(NO_ROW, "") \
	X(NO_POINTS, "") \
	X(DIRECT, "g") \
	X(REPLACED, "rd") \
	X(REPEATED, "n") \
	X(ACCRUED, "n") \
	X(YEARLY_CAP, "y") \
	X(AGED, "n") \
	X(REPAIRED, "nr") \
	X(LOCKED, "") \
	X(DIRECT_COUNTS, "g") \
	X(INDICATOR, "imnn") \
	X(NOT_OBSERVED, "") \
	X(LEFT_OUT, "") \
	X(WEIGHT, "nn") \
	X(NOT_BELOW, "") \
	X(NOT_ABOVE, "") \
	X(PLACES, "n") \
	X(CAP, "c") \
	X(GRADE_CAP, "gc") \
	X(EARLIER, "")

typedef enum LineRemark
{
#define REMARK_NAME(name, args) REMARK_##name,
	LINE_REMARKS(REMARK_NAME)
} LineRemark;

#define LINE_MAX_REMARKS	6
#define LINE_MAX_ARGS		4

typedef struct Remark
{
	LineRemark	what;
	int64		arg[LINE_MAX_ARGS];
} Remark;

typedef struct Line
{
	LineStep	step;
	int			type;			/* of the record it is about, -1: of none */
	const char *label;			/* what the caller called it */
	int			label_length;	/* -1: none */
	DateADT		decided_on;
	int64		base;
	bool		has_factor;
	int64		factor;
	int			dimension;		/* -1: none */
	bool		has_points;
	int64		points;
	int64		effect;
	LineBasis	basis;
	int			item;
	int			nremarks;
	Remark		remark[LINE_MAX_REMARKS];
} Line;

/* Where lines become rows of score_line. */
typedef struct LineRows
{
	ReturnSetInfo *set;			/* or ... */
	TupleDesc	desc;			/* ... an array of tuples */
	Oid			type;
	ArrayBuildState *array;
	int			line;
} LineRows;

/* line_row.c */
extern void govcredit_line_row(LineRows *rows, const Policy *policy, const PolicyScorecard *card, const Line *line);

/* kept_lines.c: a head, then one line after the other */
extern void govcredit_lines_begin(StringInfo bytes, const ScoreState *state);
extern void govcredit_line_write(StringInfo bytes, const Line *line);

#endif							/* GOVCREDIT_LINES_H */

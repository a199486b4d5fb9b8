/*-------------------------------------------------------------------------
 *
 * calendar_core.h
 *	  Counting working days over a table of settled days, without the server.
 *
 * Days are numbered from 2000-01-01 (a Saturday) as PostgreSQL's date is.  The
 * table spans a range of days; in it a day is settled by a notice or not.  A
 * day not settled, and every day outside the table, follows the provisional
 * rule: Monday to Friday.  The answers say whether they needed that rule.
 *
 * Ranks make every answer a matter of two look-ups: the rank of a day is the
 * number of working days from the table's first day up to and including it,
 * negative before the table.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_CALENDAR_CORE_H
#define GOVCREDIT_CALENDAR_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 64 days, and how many working and settled days the table holds before. */
typedef struct GovcreditDayWord
{
	uint64_t	work;
	uint64_t	settled;
	int32_t		work_before;
	int32_t		settled_before;
} GovcreditDayWord;

typedef struct GovcreditDayTable
{
	int32_t		first;			/* first day of the table */
	int32_t		ndays;
	int32_t		nwork;			/* working days in the table */
	GovcreditDayWord *words;	/* govcredit_days_words(ndays) of them */
	int32_t    *workday;		/* the working days in order, room for ndays */
} GovcreditDayTable;

static inline size_t
govcredit_days_words(int32_t ndays)
{
	return ((size_t) ndays + 63) / 64;
}

/* Monday to Friday? */
extern bool govcredit_days_weekday(int64_t day);

/*
 * Building: first, ndays and the two arrays are set by the caller, then init,
 * settle and set, then finish.
 */
extern void govcredit_days_init(GovcreditDayTable *table);
extern void govcredit_days_settle(GovcreditDayTable *table, int32_t from, int32_t to);
extern void govcredit_days_set(GovcreditDayTable *table, int32_t day, bool work);
extern void govcredit_days_finish(GovcreditDayTable *table);

/* Is every day from .. to settled?  True if the range is empty. */
extern bool govcredit_days_settled(const GovcreditDayTable *table, int64_t from, int64_t to);

/*
 * The first day that is not settled, going from one day towards the other;
 * the other itself if all before it are.
 */
extern int64_t govcredit_days_unsettled(const GovcreditDayTable *table, int64_t from, int64_t to);

extern bool govcredit_days_is_workday(const GovcreditDayTable *table, int64_t day);

/*
 * The n-th working day after the day, before it for negative n; the day
 * itself, whatever it is, for 0.  *settled: no provisional day was passed.
 */
extern int64_t govcredit_days_add(const GovcreditDayTable *table, int64_t day, int32_t n,
								  bool *settled);

/*
 * Working days on the way from one day to the other, where the first is not
 * counted and the second is; negative on the way back.  The inverse of add.
 */
extern int64_t govcredit_days_between(const GovcreditDayTable *table, int64_t from, int64_t to,
									  bool *settled);

#endif							/* GOVCREDIT_CALENDAR_CORE_H */

/*-------------------------------------------------------------------------
 *
 * calendar_core.c
 *	  Counting working days over a table of settled days, without the server.
 *
 *-------------------------------------------------------------------------
 */
#include "calendar/calendar_core.h"

#include <string.h>

/* Day number of a Monday: 1999-12-27. */
#define A_MONDAY	(-5)

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int
bit_count(uint64_t word)
{
#if defined(__GNUC__) || defined(__clang__)
	return __builtin_popcountll(word);
#else
	int			n = 0;

	for (; word != 0; word &= word - 1)
		n++;
	return n;
#endif
}

/* Number of Mondays to Fridays up to and including the day, from A_MONDAY. */
static int64_t
weekday_rank(int64_t day)
{
	int64_t		week = floor_div(day - A_MONDAY, 7);
	int64_t		in_week = day - A_MONDAY - 7 * week;

	return 5 * week + (in_week < 5 ? in_week + 1 : 5);
}

/* The day of Monday to Friday that has this rank. */
static int64_t
weekday_select(int64_t rank)
{
	int64_t		week = floor_div(rank - 1, 5);

	return A_MONDAY + 7 * week + (rank - 1 - 5 * week);
}

/* The bits of a word up to and including bit n. */
static uint64_t
bits_through(int n)
{
	return ~UINT64_C(0) >> (63 - n);
}

bool
govcredit_days_weekday(int64_t day)
{
	return day - A_MONDAY - 7 * floor_div(day - A_MONDAY, 7) < 5;
}

void
govcredit_days_init(GovcreditDayTable *table)
{
	memset(table->words, 0,
		   govcredit_days_words(table->ndays) * sizeof(GovcreditDayWord));
	for (int32_t i = 0; i < table->ndays; i++)
		govcredit_days_set(table, table->first + i,
						   govcredit_days_weekday((int64_t) table->first + i));
}

void
govcredit_days_settle(GovcreditDayTable *table, int32_t from, int32_t to)
{
	for (int32_t i = from - table->first; i <= to - table->first; i++)
		table->words[i / 64].settled |= UINT64_C(1) << (i % 64);
}

void
govcredit_days_set(GovcreditDayTable *table, int32_t day, bool work)
{
	int32_t		i = day - table->first;
	uint64_t	bit = UINT64_C(1) << (i % 64);

	if (work)
		table->words[i / 64].work |= bit;
	else
		table->words[i / 64].work &= ~bit;
}

void
govcredit_days_finish(GovcreditDayTable *table)
{
	int32_t		settled = 0;

	table->nwork = 0;
	for (int32_t i = 0; i < table->ndays; i++)
	{
		GovcreditDayWord *word = &table->words[i / 64];

		if (i % 64 == 0)
		{
			word->work_before = table->nwork;
			word->settled_before = settled;
			settled += bit_count(word->settled);
		}
		if (word->work >> (i % 64) & 1)
			table->workday[table->nwork++] = table->first + i;
	}
}

/* Settled days of the table up to and including the day. */
static int64_t
settled_rank(const GovcreditDayTable *table, int64_t day)
{
	int64_t		i = day - table->first;
	const GovcreditDayWord *word;

	if (i < 0)
		return 0;
	if (i >= table->ndays)
		i = table->ndays - 1;
	word = &table->words[i / 64];
	return word->settled_before + bit_count(word->settled & bits_through((int) (i % 64)));
}

/* Working days from the table's first day up to and including the day. */
static int64_t
work_rank(const GovcreditDayTable *table, int64_t day)
{
	int64_t		i = day - table->first;
	const GovcreditDayWord *word;

	if (i < 0)
		return weekday_rank(day) - weekday_rank((int64_t) table->first - 1);
	if (i >= table->ndays)
		return table->nwork + weekday_rank(day) -
			weekday_rank((int64_t) table->first + table->ndays - 1);
	word = &table->words[i / 64];
	return word->work_before + bit_count(word->work & bits_through((int) (i % 64)));
}

/* The working day that has this rank. */
static int64_t
work_select(const GovcreditDayTable *table, int64_t rank)
{
	if (rank <= 0)
		return weekday_select(rank + weekday_rank((int64_t) table->first - 1));
	if (rank > table->nwork)
		return weekday_select(rank - table->nwork +
							  weekday_rank((int64_t) table->first + table->ndays - 1));
	return table->workday[rank - 1];
}

bool
govcredit_days_settled(const GovcreditDayTable *table, int64_t from, int64_t to)
{
	return from > to ||
		settled_rank(table, to) - settled_rank(table, from - 1) == to - from + 1;
}

int64_t
govcredit_days_unsettled(const GovcreditDayTable *table, int64_t from, int64_t to)
{
	int			step = from <= to ? 1 : -1;
	int64_t		day = from;

	while (day != to && govcredit_days_settled(table, day, day))
		day += step;
	return day;
}

bool
govcredit_days_is_workday(const GovcreditDayTable *table, int64_t day)
{
	int64_t		i = day - table->first;

	if (i < 0 || i >= table->ndays)
		return govcredit_days_weekday(day);
	return table->words[i / 64].work >> (i % 64) & 1;
}

int64_t
govcredit_days_add(const GovcreditDayTable *table, int64_t day, int32_t n, bool *settled)
{
	int64_t		end = day;

	*settled = true;
	if (n > 0)
	{
		end = work_select(table, work_rank(table, day) + n);
		*settled = govcredit_days_settled(table, day + 1, end);
	}
	else if (n < 0)
	{
		end = work_select(table, work_rank(table, day - 1) + n + 1);
		*settled = govcredit_days_settled(table, end, day - 1);
	}
	return end;
}

int64_t
govcredit_days_between(const GovcreditDayTable *table, int64_t from, int64_t to, bool *settled)
{
	if (from <= to)
	{
		*settled = govcredit_days_settled(table, from + 1, to);
		return work_rank(table, to) - work_rank(table, from);
	}
	*settled = govcredit_days_settled(table, to, from - 1);
	return work_rank(table, to - 1) - work_rank(table, from - 1);
}

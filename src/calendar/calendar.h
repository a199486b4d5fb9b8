/*-------------------------------------------------------------------------
 *
 * calendar.h
 *	  Working days after the State Council's notices, for the other rooms.
 *
 * All functions raise IG001 where the edition is not in this database and,
 * unless provisional, IG004 where a day they pass is settled by no notice.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_CALENDAR_H
#define GOVCREDIT_CALENDAR_H

#include "utils/date.h"

extern bool govcredit_workday(int64 handle, DateADT day, bool provisional);

/* The n-th working day after the day, before it for negative n. */
extern DateADT govcredit_workdays_add(int64 handle, DateADT day, int32 n,
									  bool provisional);

/* The day, or the next working day: Civil Code article 203. */
extern DateADT govcredit_workdays_next(int64 handle, DateADT day,
									   bool provisional);

#endif							/* GOVCREDIT_CALENDAR_H */

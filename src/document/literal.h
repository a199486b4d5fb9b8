/*-------------------------------------------------------------------------
 *
 * literal.h
 *	  Decimals and days as documents and messages write them, whatever the
 *	  session's settings are.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_LITERAL_H
#define GOVCREDIT_LITERAL_H

#include "utils/date.h"

/* Points, scores and amounts inside: millionths. */
#define MICRO					INT64CONST(1000000)

static inline int64
micro_abs(int64 value)
{
	return value < 0 ? -value : value;
}

/* Decimal text to millionths: false if malformed, too fine or out of range. */
extern bool govcredit_parse_micro(const char *text, int64 *result);

/* The shortest decimal of so many millionths. */
extern char *govcredit_micro_text(int64 value);

/* A day like 2019-06-12, and nothing else. */
extern bool govcredit_parse_date(const char *text, DateADT *result);

/* The same of a day: ISO 8601, or infinity. */
extern char *govcredit_date_text(DateADT day);

#endif							/* GOVCREDIT_LITERAL_H */

/*-------------------------------------------------------------------------
 *
 * field_core.h
 *	  Reading dates, numbers and sums of money out of the cells of dirty files.
 *
 * Pure functions on UTF-8 bytes.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_FIELD_CORE_H
#define GOVCREDIT_FIELD_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct GovcreditFieldDate
{
	int			year;			/* 1 to 9999 */
	int			month;
	int			day;
	int			carry;			/* days to add: a time of another zone that is
								 * on another day in Shanghai */
	int64_t		micros;			/* of the day, in Shanghai; 0 without a time */
	bool		standard;		/* written as YYYY-MM-DD or YYYY/MM/DD, single
								 * digits for month and day included */
} GovcreditFieldDate;

/*
 * Is there a full-width digit, letter or mark (U+FF01 to U+FF5E) in it, or an
 * ideographic space?  Writes the text with ASCII in their places to "narrow",
 * which has room for len bytes; returns its length.
 */
extern bool govcredit_field_is_wide(const char *text, size_t len);
extern size_t govcredit_field_narrow(const char *text, size_t len, char *narrow);

/*
 * Reads a day, with or without a time after it: 2023-03-05, 2023/3/5,
 * 2023.3.5, 20230305, 2023年3月5日.  The year comes first and has four digits;
 * whatever could be read in two ways is refused.
 */
extern bool govcredit_field_date(const char *text, size_t len,
								 GovcreditFieldDate *date);

/*
 * Days since 1899-12-30 of a number a spreadsheet may have left in the place
 * of a date (1950 to 2099), otherwise 0.
 */
extern int	govcredit_field_serial_date(const char *text, size_t len);

/* One amount is 18 digits at most, so millionths fit an int64. */
#define GOVCREDIT_FIELD_WHOLE_DIGITS 12

typedef struct GovcreditFieldNumber
{
	int			sign;			/* -1, 0, 1 */
	int			whole;			/* digits before the point, leading zeros not
								 * counted */
	int			places;			/* digits after it, trailing zeros not counted */
	int64_t		millionths;		/* cut off to millionths; only where whole is
								 * at most GOVCREDIT_FIELD_WHOLE_DIGITS */
} GovcreditFieldNumber;

/* Reads [+-]digits[.digits]; no separators, exponents or units. */
extern bool govcredit_field_number(const char *text, size_t len,
								   GovcreditFieldNumber *number);

/*
 * The sums of money a text names (2000元, 2,000.50 元, 0.2万元, 贰仟元整,
 * 3万5千元), in millionths of ten thousand yuan, which is hundredths of a yuan.
 * At most "wanted" are written; returns how many were.
 */
extern int	govcredit_field_amounts(const char *text, size_t len,
									int64_t *amounts, int wanted);

#endif							/* GOVCREDIT_FIELD_CORE_H */

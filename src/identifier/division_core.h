/*-------------------------------------------------------------------------
 *
 * division_core.h
 *	  Codes of administrative divisions: GB/T 2260 (6 digits) and the
 *	  statistical codes that extend it to 9 and 12 digits.
 *
 * A code is kept as the integer of its 12-digit form, so 370104 is
 * 370104000000.  The five levels are the digits 2 + 2 + 2 + 3 + 3; a
 * division and everything below it is the range [d, upper_bound(d)).
 * Only the form is checked here; which codes exist is data.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_DIVISION_CORE_H
#define GOVCREDIT_DIVISION_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "identifier/letters_core.h"

#define GOVCREDIT_DIVISION_MIN INT64_C(100000000000)

/*
 * Greatest value and end of the code space: no code follows it, so it is the
 * upper bound of 990000 and itself below nothing.
 */
#define GOVCREDIT_DIVISION_MAX INT64_C(999999999999)

/* 12 digits and the terminating zero */
#define GOVCREDIT_DIVISION_BUFSIZE 13

typedef enum GovcreditDivisionLevel
{
	GOVCREDIT_DIVISION_PROVINCE = 1,
	GOVCREDIT_DIVISION_CITY,
	GOVCREDIT_DIVISION_COUNTY,
	GOVCREDIT_DIVISION_TOWNSHIP,
	GOVCREDIT_DIVISION_VILLAGE
} GovcreditDivisionLevel;

/*
 * Reads a code; where it is none, says why in *fault: LENGTH (count is the
 * number of characters), CHARACTER (no digit) or DIVISION (begins with 0).
 */
extern bool govcredit_division_parse(const char *text, size_t len,
									 int64_t *value, GovcreditFault *fault);

/* The shortest of the 6-, 9- and 12-digit forms; returns its length. */
extern int	govcredit_division_print(int64_t value, char *buf);

extern bool govcredit_division_valid(int64_t value);
extern GovcreditDivisionLevel govcredit_division_level_of(int64_t value);

/*
 * The division's ancestor of that level.  The value itself where it is of that
 * level, 0 where it has none: it stands higher, or the digits of the level are
 * zeros (810001 is a county below a province).
 */
extern int64_t govcredit_division_ancestor_of(int64_t value,
											  GovcreditDivisionLevel level);

/* The nearest ancestor by code, 0 for a province. */
extern int64_t govcredit_division_parent_of(int64_t value);

/* The first value after the division and all below it. */
extern int64_t govcredit_division_upper_bound_of(int64_t value);

#endif							/* GOVCREDIT_DIVISION_CORE_H */

/*-------------------------------------------------------------------------
 *
 * resident_id_core.h
 *	  The citizen identity number (公民身份号码), GB 11643-1999: parsing,
 *	  printing and taking apart.
 *
 *	  1-6	   division where the number was issued
 *	  7-14	   date of birth
 *	  15-17	   ordinal; the last digit is odd for men, even for women
 *	  18	   check character, ISO 7064 MOD 11-2
 *
 * A number is kept as the integer of its first 17 digits; the check character
 * follows from them.  All numbers are equally long and begin with 1 to 9, so
 * the order of the integers is the order of the text.
 *
 * Permits of residents of Hong Kong, Macau and Taiwan have 810000, 820000 and
 * 830000 for a division.  Permanent residence cards of foreigners, issued
 * since December 2023, begin with 9 and have no division.  99 is no province
 * and in no card's place of issue: numbers of nobody, for tests and
 * demonstrations, begin so and are read as citizens'.
 *
 * Whoever reports on a number shows it masked: govcredit_resident_id_shown().
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_RESIDENT_ID_CORE_H
#define GOVCREDIT_RESIDENT_ID_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "identifier/letters_core.h"

#define GOVCREDIT_RESIDENT_ID_LENGTH 18

/* the first two digits of numbers made up for demonstrations */
#define GOVCREDIT_RESIDENT_FICTION 99

/* room for a text shown in a message, with the terminating zero */
#define GOVCREDIT_RESIDENT_ID_SHOWN_SIZE 33

typedef enum GovcreditResidentIdKind
{
	GOVCREDIT_RESIDENT_CITIZEN,
	GOVCREDIT_RESIDENT_PERMIT,	/* Hong Kong, Macau, Taiwan */
	GOVCREDIT_RESIDENT_FOREIGNER
} GovcreditResidentIdKind;

/*
 * Reads a number of 18 characters, or one of 15 of the time before 1999,
 * which is completed.  Where it is none, *fault says why: MASK, LENGTH,
 * PLACEHOLDER, CHARACTER, DIVISION (begins with 0, or with 9 and has 15 digits),
 * BIRTH_DATE (no day of the years 1800 to 2199) or CHECK_CHARACTER.  No
 * answer depends on the day it is asked.
 */
extern bool govcredit_resident_id_parse(const char *text, size_t len,
										int64_t *value, GovcreditFault *fault);

/*
 * The same, and where it returns true *fault is of part DIVISION if the number
 * was issued in no province there is or was (GB/T 2260), or begins with that of
 * Hong Kong, Macau or Taiwan and goes on with something else than zeros, as no
 * permit does.
 */
extern bool govcredit_resident_id_examine(const char *text, size_t len,
										  int64_t *value, GovcreditFault *fault);

/* Is it the integer of a number that could be read from text? */
extern bool govcredit_resident_id_valid(int64_t value);

/* The 18 characters, without a terminating zero */
extern void govcredit_resident_id_print(int64_t value, char *text);

/* The same, characters 5 to 14 replaced by asterisks */
extern void govcredit_resident_id_mask(int64_t value, char *text);

/*
 * What may be shown of a text that was given for a number: at most four
 * characters of each end, ASCII, at most 32 characters and a terminating zero.
 */
extern void govcredit_resident_id_shown(const char *text, size_t len, char *shown);

extern GovcreditResidentIdKind govcredit_resident_id_kind_of(int64_t value);

/* The first six digits; 0 for a foreigner, whose card has no division */
extern int	govcredit_resident_id_division_of(int64_t value);

extern void govcredit_resident_id_birth_of(int64_t value, int *year, int *month,
										   int *day);

/*
 * The ordinal's last digit is odd.  Of foreigners' cards this says nothing
 * known about the holder.
 */
extern bool govcredit_resident_id_odd(int64_t value);

#endif							/* GOVCREDIT_RESIDENT_ID_CORE_H */

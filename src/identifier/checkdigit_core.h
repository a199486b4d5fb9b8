/*-------------------------------------------------------------------------
 *
 * checkdigit_core.h
 *	  Check characters of the Chinese and international identity codes.
 *
 * Pure functions on ASCII bytes.  Each returns the check character that
 * belongs to the characters before it, or '\0' when one of these is not in
 * the code's alphabet.  None of them looks behind the count it states.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_CHECKDIGIT_CORE_H
#define GOVCREDIT_CHECKDIGIT_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* GB 32100-2015, 17 letters of its alphabet of 31 */
extern char govcredit_check_gb32100(const char *letters);

/* GB 11714-1997, 8 characters 0-9 A-Z; answers 0-9 or X */
extern char govcredit_check_gb11714(const char *letters);

/* GB 11643-1999 = ISO 7064 MOD 11-2, 17 digits; answers 0-9 or X */
extern char govcredit_check_mod11_2(const char *digits);

/* 15-digit registration number = ISO 7064 MOD 11,10, 14 digits */
extern char govcredit_check_mod11_10(const char *digits);

/*
 * ISO 17442 = ISO 7064 MOD 97-10, 18 characters 0-9 A-Z.  The two check
 * digits, 02 to 98, go to "check"; false when a character is foreign.
 */
extern bool govcredit_check_mod97_10(const char *letters, char check[2]);

/* Letters of GB 32100 in the order of their values, which is ASCII order. */
extern const char govcredit_gb32100_alphabet[32];

/* Place 1-31 of a byte among them, lower case read as upper case; 0 of others (I, O, S, V and Z are). */
extern const uint8_t govcredit_gb32100_place[256];

/* Value 0-30 of a byte under GB 32100; 0xFF of bytes outside the alphabet. */
static inline uint8_t
govcredit_gb32100_value(unsigned char letter)
{
	return (uint8_t) (govcredit_gb32100_place[letter] - 1);
}

/* Weight of each of the 17 letters: 3^i mod 31 */
extern const uint8_t govcredit_gb32100_weight[17];

#endif							/* GOVCREDIT_CHECKDIGIT_CORE_H */

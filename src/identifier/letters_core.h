/*-------------------------------------------------------------------------
 *
 * letters_core.h
 *	  Reading the letters of a code as people and spreadsheets write them.
 *
 * Text is UTF-8 or another superset of ASCII.  Full-width forms (U+FF01 to
 * U+FF5E) are read as their ASCII letters, lower case as upper case, and the
 * characters people mask numbers with as an asterisk.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_LETTERS_CORE_H
#define GOVCREDIT_LETTERS_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What a check of a code may find; an identifier uses those that it has. */
typedef enum GovcreditPart
{
	GOVCREDIT_PART_NONE = 0,
	GOVCREDIT_PART_LENGTH,
	GOVCREDIT_PART_MASK,		/* a masked number, such as 9153****85369K */
	GOVCREDIT_PART_CHARACTER,
	GOVCREDIT_PART_DIVISION,
	GOVCREDIT_PART_BIRTH_DATE,
	GOVCREDIT_PART_CHECK_CHARACTER,
	GOVCREDIT_PART_ORGANISATION_CODE,	/* GB 11714 check inside a USCC */
	GOVCREDIT_PART_PLACEHOLDER, /* one character over and over, or no code at
								 * all inside */
	GOVCREDIT_PART_REGISTRAR,	/* no department of GB 32100, table 1 */
	GOVCREDIT_PART_PERSON		/* a natural person's number where none
								 * belongs */
} GovcreditPart;

/*
 * One finding.  Offset and width are bytes of the text as given; they are 0
 * for a length fault, whose count says how many characters there are.
 */
typedef struct GovcreditFault
{
	GovcreditPart part;
	int			position;		/* character, counted from 1; 0 = whole code */
	size_t		offset;
	size_t		width;
	size_t		count;
	bool		exponent;		/* of a length fault: 9.19E+17 */
	char		expected[8];	/* check characters, look-alike, whole code,
								 * or empty */
} GovcreditFault;

/* govcredit_letters_next() gives this for what is not ASCII when normalised. */
#define GOVCREDIT_LETTER_OTHER 0x80

/*
 * Decode the UTF-8 character at "at" (len > 0).  A byte that begins no
 * complete character is a character by itself with code point 0.
 */
extern uint32_t govcredit_utf8_next(const char *at, size_t len, size_t *width);

extern unsigned char govcredit_letters_next(const char *at, size_t len, size_t *width);
extern bool govcredit_letters_all(const unsigned char *letters, size_t count,
								  unsigned char letter);
extern bool govcredit_letters_exponent(const char *text, size_t len);
extern bool govcredit_letters_lost(const char *text, size_t len);
extern bool govcredit_letters_nothing(const char *text, size_t len);
extern size_t govcredit_letters_trim(const char **text, size_t len);
extern size_t govcredit_letters_read(const char *text, size_t len,
									 unsigned char *letters, size_t wanted,
									 size_t *offsets);

#endif							/* GOVCREDIT_LETTERS_CORE_H */

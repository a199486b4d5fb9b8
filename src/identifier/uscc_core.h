/*-------------------------------------------------------------------------
 *
 * uscc_core.h
 *	  The unified social credit code (统一社会信用代码), GB 32100-2015:
 *	  parsing, packing and taking apart.
 *
 * Eighteen letters of an alphabet of 31:
 *
 *	  1      registrar (登记管理部门)
 *	  2      kind of organisation (机构类别), meaningful under its registrar
 *	  3-8    division of the registrar (登记管理机关行政区划), six digits
 *	  9-17   organisation code (主体标识码), 8 letters and their GB 11714 check
 *	  18     check character over the first 17 letters
 *
 * The standard's alphabet stands in ASCII order, so five bits a letter, most
 * significant first, make 12 bytes whose memcmp order is the text order.  The
 * six bits left over are zero.
 *
 * Some codes were really issued with a wrong check character.  They are read
 * only with a trailing exclamation mark.  Whether a code carries one follows
 * from its letters, so it is not stored, and equal letters are equal codes.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_USCC_CORE_H
#define GOVCREDIT_USCC_CORE_H

#include "identifier/letters_core.h"

#define GOVCREDIT_USCC_LETTERS	18
#define GOVCREDIT_USCC_BYTES	12
/* longest text form: the letters and the mark, without a final zero byte */
#define GOVCREDIT_USCC_TEXT		19

typedef struct GovcreditUscc
{
	uint8_t		bytes[GOVCREDIT_USCC_BYTES];
} GovcreditUscc;

/*
 * Read a code.  True when the type takes the text; otherwise *fault (which may
 * be NULL) says what is wrong.  One letter over and over, and zeros where the
 * organisation code stands, are nobody's (PLACEHOLDER) though they pass the
 * check; otherwise the inner organisation code is not looked at.
 */
extern bool govcredit_uscc_parse(const char *text, size_t len,
								 GovcreditUscc *code, GovcreditFault *fault);

/*
 * The same, and where it returns true *fault holds what the type tolerates
 * but the standards do not: a wrong check character under an exclamation mark,
 * a wrong organisation code inside or a registrar that is none (REGISTRAR).  GOVCREDIT_PART_NONE: all is well.
 */
extern bool govcredit_uscc_examine(const char *text, size_t len,
								   GovcreditUscc *code, GovcreditFault *fault);

/* The 18 letters, without mark and without a final zero byte */
extern void govcredit_uscc_letters(const GovcreditUscc *code, char *letters);

/* The text form, at most GOVCREDIT_USCC_TEXT bytes; returns its length. */
extern size_t govcredit_uscc_text(const GovcreditUscc *code, char *text);

/*
 * 18 letters of the alphabet to a code; false when there is a foreign one.
 * Whether it is a placeholder is for the caller to ask.
 */
extern bool govcredit_uscc_pack(const char *letters, GovcreditUscc *code);

/*
 * Look for a resident's number: 18 or 15 digits, the 18th perhaps X, with a
 * date of birth in place, however they are grouped, and whatever stands before
 * and behind.  Such numbers stray into columns of organisation codes and must
 * not be repeated in full by an error message.  Gives the bytes from the first
 * digit to the last.
 */
extern bool govcredit_uscc_find_personal(const char *text, size_t len,
										 size_t *offset, size_t *width);

#endif							/* GOVCREDIT_USCC_CORE_H */

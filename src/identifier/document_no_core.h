/*-------------------------------------------------------------------------
 *
 * document_no_core.h
 *	  Numbers of official documents (文号): one spelling for each, and the
 *	  parts that can be read off it.
 *
 * A number is text that belongs to its issuer; only what typists and fonts
 * do to it is undone:
 *
 *	  - every kind of bracket becomes one kind.  Around a year it is 〔〕, as
 *		GB/T 9704-2012 7.2.5 writes document numbers, or （） where the number
 *		begins with the year and goes on with a court's name, as 法〔2015〕137号
 *		writes case numbers; elsewhere it is （）
 *	  - full-width digits, letters and joiners become ASCII, dashes "-"
 *	  - space goes, but for one space between two ASCII letters or digits;
 *		invisible marks go
 *
 *	  - 號 becomes 号
 *
 * Nothing else is touched: 第, leading zeros, years of two digits, 字 and
 * suffixes stay, so numbers that an issuer tells apart stay apart.  GB/T
 * 9704-2012 7.2.5 writes 13号 behind a year, neither 第 nor 013, but orders 令
 * are cited 第36号: which of two spellings an issuer meant is not for a type to
 * say.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_DOCUMENT_NO_CORE_H
#define GOVCREDIT_DOCUMENT_NO_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "identifier/letters_core.h"

/* Bytes of the longest number; a B-tree takes entries of some 2,700. */
#define GOVCREDIT_DOCUMENT_NO_MAX 2000

/* Parts of a number in its one spelling; absent ones have width 0, year 0. */
typedef struct GovcreditDocumentNo
{
	size_t		mark_at;		/* agency mark 机关代字 */
	size_t		mark_width;
	int			year;
	size_t		serial_at;		/* serial 顺序号, without 第 and a final
								 * 号 */
	size_t		serial_width;
} GovcreditDocumentNo;

/*
 * Writes the one spelling of a text to "number", which has room for
 * GOVCREDIT_DOCUMENT_NO_MAX bytes, and its length to *number_len.  Where the
 * text is no number, *fault says why: LENGTH (nothing in it, count 0, or too
 * long), CHARACTER (a control character, or a byte that is no UTF-8),
 * PLACEHOLDER (zeros and marks only, 无 or 暂无) or PERSON (a resident's number).
 */
extern bool govcredit_document_no_spell(const char *text, size_t len,
										char *number, size_t *number_len,
										GovcreditFault *fault);

/* Takes a spelled number apart. */
extern void govcredit_document_no_parts_of(const char *number, size_t len,
										   GovcreditDocumentNo *parts);

#endif							/* GOVCREDIT_DOCUMENT_NO_CORE_H */

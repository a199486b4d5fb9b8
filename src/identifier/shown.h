/*-------------------------------------------------------------------------
 *
 * shown.h
 *	  Texts as they may be shown.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_SHOWN_H
#define GOVCREDIT_SHOWN_H

#include "fmgr.h"

/*
 * The text for an error message, or its beginning.  What has the shape of a
 * natural person's number, a frequent guest in columns of codes, is cut to its
 * division.
 */
extern char *govcredit_text_for_message(const char *text, size_t len);

/* The same of at most so many bytes, on the boundary of a character. */
extern char *govcredit_text_bounded(const char *text, size_t len, int most);

/* Bytes of a message with all that it shows, and of the values in it */
#define GOVCREDIT_MESSAGE_BYTES 1800
#define GOVCREDIT_VALUES_BYTES 1200

#endif							/* GOVCREDIT_SHOWN_H */

/*-------------------------------------------------------------------------
 *
 * canonical.h
 *	  The canonical form of a JSON document (RFC 8785), and its hash.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_CANONICAL_H
#define GOVCREDIT_CANONICAL_H

#include "utils/jsonb.h"

#define GOVCREDIT_SHA256_LEN	32

/*
 * Canonical form of a document, in UTF-8, palloc'd and zero-terminated;
 * *len is its length in bytes.
 */
extern char *govcredit_canonical_json(Jsonb *document, Size *len);

/* Text of the server encoding as checked UTF-8; the result may be the input. */
extern char *govcredit_to_utf8(const char *str, Size len, Size *utf8_len);

extern void govcredit_sha256(const char *data, Size len, uint8 *digest);

#endif							/* GOVCREDIT_CANONICAL_H */

/*-------------------------------------------------------------------------
 *
 * fuzz.h
 *	  What the fuzz targets share.
 *
 *-------------------------------------------------------------------------
 */
#ifndef GOVCREDIT_FUZZ_H
#define GOVCREDIT_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identifier/letters_core.h"

/* libFuzzer saves the input that led to abort(). */
#define CHECK(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: violated: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

/* A fault points at something inside the text, and at whole bytes of it. */
static inline void
check_fault(const GovcreditFault *fault, size_t len)
{
	CHECK(fault->part != GOVCREDIT_PART_NONE);
	CHECK(fault->offset <= len && fault->width <= len - fault->offset);
	CHECK(fault->position >= 0 && (size_t) fault->position <= len);
	CHECK(memchr(fault->expected, '\0', sizeof(fault->expected)) != NULL);
}

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif							/* GOVCREDIT_FUZZ_H */

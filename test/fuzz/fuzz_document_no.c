/*-------------------------------------------------------------------------
 *
 * fuzz_document_no.c
 *	  Fuzz target: spelling document numbers and taking them apart.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "identifier/document_no_core.h"

static bool
is_utf8(const char *text, size_t len)
{
	size_t		width;

	for (size_t at = 0; at < len; at += width)
	{
		(void) govcredit_letters_next(text + at, len - at, &width);
		if (width == 1 && (unsigned char) text[at] >= 0x80)
			return false;
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char number[GOVCREDIT_DOCUMENT_NO_MAX];
	static char again[GOVCREDIT_DOCUMENT_NO_MAX];
	GovcreditDocumentNo parts;
	GovcreditFault fault = {0};
	size_t		len = 0;
	size_t		again_len = 0;
	char	   *exact;

	if (!govcredit_document_no_spell((const char *) data, size, number, &len, &fault))
	{
		check_fault(&fault, size);
		return 0;
	}
	CHECK(len > 0 && len <= GOVCREDIT_DOCUMENT_NO_MAX);

	/*
	 * One spelling: spelling it once more changes nothing.  In what is no UTF-8
	 * the halves of a character may meet, which the server never hands over.
	 */
	if (is_utf8((const char *) data, size))
	{
		CHECK(govcredit_document_no_spell(number, len, again, &again_len, &fault));
		CHECK(len == again_len && memcmp(number, again, len) == 0);
	}

	/* exactly as many bytes, so that the sanitizer sees a look beyond */
	exact = (char *) malloc(len);
	memcpy(exact, number, len);
	govcredit_document_no_parts_of(exact, len, &parts);
	CHECK(parts.mark_at + parts.mark_width <= len);
	CHECK(parts.serial_at + parts.serial_width <= len);
	free(exact);
	return 0;
}

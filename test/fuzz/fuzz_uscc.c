/*-------------------------------------------------------------------------
 *
 * fuzz_uscc.c
 *	  Fuzz target: reading and writing unified social credit codes.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "identifier/uscc_core.h"

/*
 * The standard once more, as slowly as it can be said, for 18 ASCII bytes:
 * 1 = correct, 0 = wrong check character, -1 = no code, nor is one without an
 * organisation code.
 */
static int
by_the_book(const char *text)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	long		weight = 1;
	long		sum = 0;

	if (memcmp(text + 8, "00000000", 8) == 0)
		return -1;
	for (int i = 0; i < 18; i++)
	{
		char		c = text[i] >= 'a' && text[i] <= 'z' ? (char) (text[i] - 32) : text[i];
		const char *at = c ? strchr(alphabet, c) : NULL;

		if (at == NULL || (i >= 2 && i <= 7 && at - alphabet > 9))
			return -1;
		if (i < 17)
			sum += (at - alphabet) * weight;
		else
			return (31 - sum % 31) % 31 == at - alphabet;
		weight = weight * 3 % 31;
	}
	return -1;
}

static void
check_personal(const char *text, size_t len)
{
	size_t		offset;
	size_t		width;

	while (govcredit_uscc_find_personal(text, len, &offset, &width))
	{
		CHECK(width >= 15 && offset + width <= len);
		text += offset + width;
		len -= offset + width;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data;
	GovcreditUscc code;
	GovcreditUscc again;
	GovcreditFault fault = {0};
	GovcreditFault finding = {0};
	char		letters[GOVCREDIT_USCC_LETTERS];
	char		written[GOVCREDIT_USCC_TEXT];
	size_t		len;
	bool		taken = govcredit_uscc_parse(text, size, &code, &fault);

	check_personal(text, size);

	if (size == 18)
	{
		bool		ascii = true;

		for (size_t i = 0; i < size; i++)
			ascii = ascii && data[i] > ' ' && data[i] < 0x80;
		if (ascii)
			CHECK(taken == (by_the_book(text) == 1));
	}

	CHECK(govcredit_uscc_examine(text, size, &again, &finding) == taken);
	if (finding.part != GOVCREDIT_PART_NONE)
		check_fault(&finding, size);
	if (!taken)
	{
		check_fault(&fault, size);
		CHECK(memcmp(&fault, &finding, sizeof(fault)) == 0);
		return 0;
	}

	CHECK(memcmp(&code, &again, sizeof(code)) == 0);
	CHECK((code.bytes[11] & 63) == 0);
	govcredit_uscc_letters(&code, letters);
	CHECK(govcredit_uscc_pack(letters, &again));
	CHECK(memcmp(&code, &again, sizeof(code)) == 0);

	/* what is written is read back as the same code, and written the same */
	len = govcredit_uscc_text(&code, written);
	CHECK((len == GOVCREDIT_USCC_TEXT) == (by_the_book(written) == 0));
	CHECK(govcredit_uscc_parse(written, len, &again, NULL));
	CHECK(memcmp(&code, &again, sizeof(code)) == 0);
	return 0;
}

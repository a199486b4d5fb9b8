/*-------------------------------------------------------------------------
 *
 * fuzz_plaincode.c
 *	  Fuzz target: organisation codes, registration numbers, LEIs.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "identifier/plaincode_core.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const GovcreditPlainCode kinds[] = {
		GOVCREDIT_ORGANISATION_CODE, GOVCREDIT_REGISTRATION_NUMBER, GOVCREDIT_LEI
	};

	for (size_t k = 0; k < 3; k++)
	{
		int			wanted = govcredit_plaincode_length(kinds[k]);
		GovcreditFault fault = {0};

		if (govcredit_plaincode_examine(kinds[k], (const char *) data, size, &fault))
		{
			CHECK(fault.part == GOVCREDIT_PART_NONE);
			CHECK(size >= (size_t) wanted);
			CHECK(fault.count == (size_t) wanted);
		}
		else
			check_fault(&fault, size);

		/* putting in the check character that was expected makes it right */
		if (fault.part == GOVCREDIT_PART_CHECK_CHARACTER &&
			fault.width == strlen(fault.expected))
		{
			char	   *mended = (char *) malloc(size);

			memcpy(mended, data, size);
			memcpy(mended + fault.offset, fault.expected, fault.width);
			CHECK(govcredit_plaincode_examine(kinds[k], mended, size, &fault));
			free(mended);
		}
	}
	return 0;
}

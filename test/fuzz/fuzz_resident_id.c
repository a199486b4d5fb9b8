/*-------------------------------------------------------------------------
 *
 * fuzz_resident_id.c
 *	  Fuzz target: reading and writing citizen identity numbers.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "identifier/resident_id_core.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovcreditFault fault = {0};
	char		shown[GOVCREDIT_RESIDENT_ID_SHOWN_SIZE];
	char		text[GOVCREDIT_RESIDENT_ID_LENGTH];
	int64_t		value = 0;
	int64_t		again = 0;
	int			year;
	int			month;
	int			day;

	govcredit_resident_id_shown((const char *) data, size, shown);
	CHECK(memchr(shown, '\0', sizeof(shown)) != NULL);

	/* any eight bytes: receiving them must be safe */
	if (size == sizeof(value))
	{
		memcpy(&value, data, sizeof(value));
		if (govcredit_resident_id_valid(value))
		{
			govcredit_resident_id_print(value, text);
			CHECK(govcredit_resident_id_parse(text, sizeof(text), &again, &fault));
			CHECK(again == value);
		}
	}

	if (!govcredit_resident_id_parse((const char *) data, size, &value, &fault))
	{
		check_fault(&fault, size);
		return 0;
	}
	CHECK(govcredit_resident_id_examine((const char *) data, size, &again, &fault));
	CHECK(again == value);
	if (fault.part != GOVCREDIT_PART_NONE)
	{
		CHECK(fault.part == GOVCREDIT_PART_DIVISION);
		check_fault(&fault, size);
	}
	CHECK(govcredit_resident_id_valid(value));
	govcredit_resident_id_print(value, text);
	CHECK(govcredit_resident_id_parse(text, sizeof(text), &again, &fault));
	CHECK(again == value);
	govcredit_resident_id_mask(value, text);
	CHECK(!govcredit_resident_id_parse(text, sizeof(text), &again, &fault));
	CHECK(fault.part == GOVCREDIT_PART_MASK);
	govcredit_resident_id_birth_of(value, &year, &month, &day);
	CHECK(year >= 1800 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= 31);
	return 0;
}

/*-------------------------------------------------------------------------
 *
 * fuzz_division.c
 *	  Fuzz target: reading division codes and walking up their tree.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "identifier/division_core.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovcreditFault fault = {0};
	char		text[GOVCREDIT_DIVISION_BUFSIZE];
	int64_t		value = 0;
	int64_t		again = 0;
	int			len;
	int			steps = 0;

	if (size == sizeof(value))
		memcpy(&value, data, sizeof(value));
	if (size != sizeof(value) || !govcredit_division_valid(value))
	{
		if (!govcredit_division_parse((const char *) data, size, &value, &fault))
		{
			check_fault(&fault, size);
			return 0;
		}
	}
	CHECK(govcredit_division_valid(value));
	len = govcredit_division_print(value, text);
	CHECK(len == 6 || len == 9 || len == 12);
	CHECK(govcredit_division_parse(text, (size_t) len, &again, &fault));
	CHECK(again == value);

	for (int64_t up = value; up != 0; up = govcredit_division_parent_of(up))
	{
		CHECK(govcredit_division_valid(up));
		CHECK(up <= value && value <= govcredit_division_upper_bound_of(up));
		CHECK(steps++ < 5);
	}
	return 0;
}

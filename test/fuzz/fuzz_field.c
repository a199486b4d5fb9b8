/*-------------------------------------------------------------------------
 *
 * fuzz_field.c
 *	  Fuzz target: dates, numbers and sums of money in the cells of files.
 *
 *-------------------------------------------------------------------------
 */
#include "fuzz.h"

#include "layout/field_core.h"

/* At most so many sums are asked for */
#define WANTED 16

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *) data;
	GovcreditFieldDate date;
	GovcreditFieldNumber number;
	int64_t		amounts[WANTED];
	int64_t		fewer[WANTED];
	int			found;
	int			serial = govcredit_field_serial_date(text, size);
	char	   *narrow = malloc(size + 1);
	size_t		len = govcredit_field_narrow(text, size, narrow);

	/* exactly what is not wide stays, and what was narrowed is read alike */
	CHECK(len <= size);
	CHECK(govcredit_field_is_wide(text, size) == (len < size));
	CHECK(len < size || memcmp(text, narrow, len) == 0);
	free(narrow);

	if (govcredit_field_date(text, size, &date))
	{
		GovcreditFieldDate again;
		char		plain[32];

		CHECK(date.year >= 1 && date.year <= 9999);
		CHECK(date.month >= 1 && date.month <= 12);
		CHECK(date.day >= 1 && date.day <= 31);
		CHECK(date.carry >= -1 && date.carry <= 2);
		CHECK(date.micros >= 0 && date.micros < INT64_C(86400000000));
		snprintf(plain, sizeof(plain), "%04d-%02d-%02d", date.year, date.month, date.day);
		CHECK(govcredit_field_date(plain, strlen(plain), &again));
		CHECK(again.year == date.year && again.month == date.month && again.day == date.day);
		CHECK(again.standard && again.carry == 0 && again.micros == 0);
	}
	CHECK(serial == 0 || (serial >= 18264 && serial <= 73050));

	if (govcredit_field_number(text, size, &number))
	{
		CHECK(number.sign >= -1 && number.sign <= 1);
		CHECK(number.whole >= 0 && (size_t) number.whole <= size);
		CHECK(number.places >= 0 && (size_t) number.places <= size);
		CHECK(number.sign != 0 || (number.whole == 0 && number.places == 0 && number.millionths == 0));
		if (number.whole <= GOVCREDIT_FIELD_WHOLE_DIGITS)
			CHECK((number.millionths >= 0) == (number.sign >= 0) || number.millionths == 0);
	}

	found = govcredit_field_amounts(text, size, amounts, WANTED);
	CHECK(found >= 0 && found <= WANTED);
	for (int i = 0; i < found; i++)
		CHECK(amounts[i] >= 0);
	if (found > 0)
	{
		CHECK(govcredit_field_amounts(text, size, fewer, found - 1) == found - 1);
		CHECK(memcmp(amounts, fewer, sizeof(int64_t) * (found - 1)) == 0);
	}
	return 0;
}

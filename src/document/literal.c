/*-------------------------------------------------------------------------
 *
 * literal.c
 *	  Decimals and days as documents and messages write them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "miscadmin.h"
#include "utils/datetime.h"

#include "document/literal.h"

bool
govcredit_parse_micro(const char *text, int64 *result)
{
	const char *c = text;
	bool		negative = false;
	int64		value = 0;
	int			places = -1;
	bool		digits = false;

	if (*c == '-' || *c == '+')
		negative = (*c++ == '-');
	for (; *c; c++)
	{
		if (*c == '.' && places < 0)
		{
			places = 0;
			continue;
		}
		if (*c < '0' || *c > '9')
			return false;
		digits = true;
		if (places == 6)
		{
			if (*c != '0')
				return false;
			continue;
		}
		if (places >= 0)
			places++;
		if (pg_mul_s64_overflow(value, 10, &value) ||
			pg_add_s64_overflow(value, *c - '0', &value))
			return false;
	}
	for (places = Max(places, 0); places < 6; places++)
		if (pg_mul_s64_overflow(value, 10, &value))
			return false;
	*result = negative ? -value : value;
	return digits;
}

char *
govcredit_micro_text(int64 value)
{
	uint64		size = value < 0 ? -(uint64) value : (uint64) value;
	char	   *text = psprintf("%s" UINT64_FORMAT ".%06u", value < 0 ? "-" : "", size / MICRO, (unsigned) (size % MICRO));
	size_t		len = strlen(text);

	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	text[len] = '\0';
	return text;
}

bool
govcredit_parse_date(const char *text, DateADT *result)
{
	int			y,
				m,
				d;

	if (strlen(text) != 10)
		return false;
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	if (sscanf(text, "%4d-%2d-%2d", &y, &m, &d) != 3)
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > day_tab[isleap(y)][m - 1])
		return false;
	*result = date2j(y, m, d) - POSTGRES_EPOCH_JDATE;
	return true;
}

char *
govcredit_date_text(DateADT day)
{
	char		buffer[MAXDATELEN + 1];
	struct pg_tm tm = {0};

	if (DATE_NOT_FINITE(day))
		EncodeSpecialDate(day, buffer);
	else
	{
		j2date(day + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
		EncodeDateOnly(&tm, USE_ISO_DATES, buffer);
	}
	return pstrdup(buffer);
}

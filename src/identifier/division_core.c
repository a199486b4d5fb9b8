/*-------------------------------------------------------------------------
 *
 * division_core.c
 *	  Codes of administrative divisions, without server headers.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/division_core.h"

#include <string.h>

/* What one step of a level is worth in the 12-digit form, by level. */
static const int64_t unit[] = {
	0,
	INT64_C(10000000000),
	INT64_C(100000000),
	INT64_C(1000000),
	INT64_C(1000),
	INT64_C(1)
};

/* The hot path: 6, 9 or 12 plain digits, the first of them not 0. */
static bool
parse_plain(const unsigned char *text, size_t len, int64_t *value)
{
	uint64_t	v = 0;
	unsigned	highest = 0;

	if ((len != 6 && len != 9 && len != 12) || text[0] == '0')
		return false;
	for (size_t i = 0; i < len; i++)
	{
		unsigned	digit = text[i] - (unsigned) '0';

		highest = digit > highest ? digit : highest;
		v = v * 10 + digit;
	}
	if (highest > 9)
		return false;
	*value = (int64_t) (len == 6 ? v * 1000000 : len == 9 ? v * 1000 : v);
	return true;
}

static bool
all_digits(const unsigned char *letters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (letters[i] < '0' || letters[i] > '9')
			return false;
	return true;
}

bool
govcredit_division_parse(const char *text, size_t len, int64_t *value,
						 GovcreditFault *fault)
{
	const char *start = text;
	unsigned char letters[12];
	size_t		offsets[12];
	size_t		count;
	int64_t		v = 0;

	memset(fault, 0, sizeof(*fault));
	if (parse_plain((const unsigned char *) text, len, value))
	{
		fault->count = len;
		return true;
	}
	len = govcredit_letters_trim(&start, len);
	count = govcredit_letters_read(start, len, letters, 12, offsets);
	fault->count = count;

	fault->exponent = govcredit_letters_exponent(start, len);
	if ((count != 6 && count != 9 && count != 12) || fault->exponent)
	{
		fault->part = GOVCREDIT_PART_LENGTH;
		/* 37 and 3701, as lists of provinces and cities have them */
		if ((count == 2 || count == 4) && all_digits(letters, count) && letters[0] != '0')
		{
			memset(fault->expected, '0', 6);
			memcpy(fault->expected, letters, count);
		}
		return false;
	}

	for (size_t i = 0; i < count; i++)
	{
		if (letters[i] < '0' || letters[i] > '9' || (i == 0 && letters[i] == '0'))
		{
			fault->part = letters[i] == '0' ? GOVCREDIT_PART_DIVISION :
				GOVCREDIT_PART_CHARACTER;
			fault->position = (int) i + 1;
			fault->offset = (size_t) (start - text) + offsets[i];
			fault->width = (i + 1 < count ? offsets[i + 1] : len) - offsets[i];
			return false;
		}
		v = v * 10 + (letters[i] - '0');
	}

	*value = count == 6 ? v * 1000000 : count == 9 ? v * 1000 : v;
	return true;
}

int
govcredit_division_print(int64_t value, char *buf)
{
	int			len = 12;

	if (value % 1000000 == 0)
	{
		value /= 1000000;
		len = 6;
	}
	else if (value % 1000 == 0)
	{
		value /= 1000;
		len = 9;
	}
	for (int i = len - 1; i >= 0; i--)
	{
		buf[i] = (char) ('0' + value % 10);
		value /= 10;
	}
	buf[len] = '\0';
	return len;
}

bool
govcredit_division_valid(int64_t value)
{
	return value >= GOVCREDIT_DIVISION_MIN && value <= GOVCREDIT_DIVISION_MAX;
}

GovcreditDivisionLevel
govcredit_division_level_of(int64_t value)
{
	int			level = GOVCREDIT_DIVISION_PROVINCE;

	while (value % unit[level] != 0)
		level++;
	return (GovcreditDivisionLevel) level;
}

int64_t
govcredit_division_ancestor_of(int64_t value, GovcreditDivisionLevel level)
{
	int64_t		v = value - value % unit[level];

	return govcredit_division_level_of(v) == level ? v : 0;
}

int64_t
govcredit_division_parent_of(int64_t value)
{
	int			level = govcredit_division_level_of(value);

	return level == GOVCREDIT_DIVISION_PROVINCE ? 0 :
		value - value % unit[level - 1];
}

int64_t
govcredit_division_upper_bound_of(int64_t value)
{
	int64_t		v = value + unit[govcredit_division_level_of(value)];

	return v > GOVCREDIT_DIVISION_MAX ? GOVCREDIT_DIVISION_MAX : v;
}

/*-------------------------------------------------------------------------
 *
 * resident_id_core.c
 *	  The citizen identity number (公民身份号码), GB 11643-1999: parsing,
 *	  printing and taking apart.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/resident_id_core.h"

#include "identifier/checkdigit_core.h"

/* The most letters looked at for a mask; longer texts are no numbers at all. */
#define LOOK_AT 32

#define FIRST_YEAR 1800
#define LAST_YEAR 2199

static bool
is_date(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
		day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day != 29 ||
		(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

static inline int
number(const unsigned char *digits, int count)
{
	int			n = 0;

	for (int i = 0; i < count; i++)
		n = n * 10 + (digits[i] - '0');
	return n;
}

/*
 * People mask with asterisks and with rows of X, which the standard has only
 * once and at the end.
 */
static size_t
mask_at(const unsigned char *letters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (letters[i] == '*' ||
			(letters[i] == 'X' && i + 1 < count && letters[i + 1] == 'X'))
			return i;
	return count;
}

/*
 * The hot path: 18 plain characters, all of them right.  Anything else is left
 * to the slow path.  With X counted as 10, the weights of GB 11643 are powers
 * of 2 and the weighted sum leaves 1 when divided by 11 (ISO 7064 MOD 11-2).
 */
static bool
parse_plain(const unsigned char *text, int64_t *value)
{
	uint64_t	v = 0;
	unsigned	sum = 0;
	unsigned	highest = 0;
	unsigned	check = text[17] == 'X' ? 10 : text[17] - (unsigned) '0';
	int			date;

	for (int i = 0; i < 17; i++)
	{
		unsigned	digit = text[i] - (unsigned) '0';

		highest = digit > highest ? digit : highest;
		v = v * 10 + digit;
		sum = sum * 2 + digit;
	}
	if (highest > 9 || check > 10 || (check == 10 && text[17] != 'X') ||
		text[0] == '0' || (sum * 2 + check) % 11 != 1)
		return false;
	date = (int) (v / 1000 % 100000000);
	if (!is_date(date / 10000, date / 100 % 100, date % 100))
		return false;
	*value = (int64_t) v;
	return true;
}

/*
 * What is wrong with a number of 18 or 15 letters, none of them a mask, and
 * from which letter on, up to which; one of 15 is written out to the seventeen
 * of today on the way.
 */
static GovcreditPart
part_at_fault(unsigned char *letters, size_t count, size_t *at, size_t *to, char *expected)
{
	size_t		digits = count == 18 ? 17 : 15;

	*at = 0;
	*to = 1;
	if (govcredit_letters_all(letters, count, letters[0]))
		return GOVCREDIT_PART_PLACEHOLDER;
	for (; *at < count; (*at)++, (*to)++)
		if ((letters[*at] < '0' || letters[*at] > '9') &&
			(*at < digits || letters[*at] != 'X'))
			return GOVCREDIT_PART_CHARACTER;

	*at = 0;
	*to = 1;
	if (letters[0] == '0' || (letters[0] == '9' && count == 15))
		return GOVCREDIT_PART_DIVISION;

	*at = 6;
	*to = count == 15 ? 12 : 14;
	if (count == 15)
	{
		/*
		 * GB 11643-1989 wrote two digits of the year.  The ordinals 996 to
		 * 999 were kept for those born before 1900.
		 */
		bool		before_1900 = number(letters + 12, 3) >= 996;

		memmove(letters + 8, letters + 6, 9);
		letters[6] = '1';
		letters[7] = before_1900 ? '8' : '9';
	}
	if (!is_date(number(letters + 6, 4), number(letters + 10, 2), number(letters + 12, 2)))
		return GOVCREDIT_PART_BIRTH_DATE;

	*at = 17;
	*to = 18;
	*expected = govcredit_check_mod11_2((const char *) letters);
	return count == 18 && letters[17] != (unsigned char) *expected ?
		GOVCREDIT_PART_CHECK_CHARACTER : GOVCREDIT_PART_NONE;
}

bool
govcredit_resident_id_parse(const char *text, size_t len, int64_t *value,
							GovcreditFault *fault)
{
	const char *start = text;
	unsigned char letters[LOOK_AT];
	size_t		offsets[LOOK_AT + 1];
	size_t		count;
	size_t		looked;
	size_t		at;
	size_t		to;
	char		expected = '\0';
	int64_t		v = 0;

	memset(fault, 0, sizeof(GovcreditFault));
	if (len == 18 && parse_plain((const unsigned char *) text, value))
	{
		fault->count = 18;
		return true;
	}
	len = govcredit_letters_trim(&start, len);
	count = govcredit_letters_read(start, len, letters, LOOK_AT, offsets);
	looked = count < LOOK_AT ? count : LOOK_AT;
	offsets[looked] = len;
	fault->count = count;

	at = mask_at(letters, looked);
	to = at + 1;
	if (at < looked)
		fault->part = GOVCREDIT_PART_MASK;
	else if (count != 18 && count != 15)
	{
		fault->part = GOVCREDIT_PART_LENGTH;
		fault->exponent = govcredit_letters_exponent(start, len);
		return false;
	}
	else
		fault->part = part_at_fault(letters, count, &at, &to, &expected);

	if (fault->part != GOVCREDIT_PART_NONE)
	{
		if (fault->part == GOVCREDIT_PART_CHECK_CHARACTER)
			fault->expected[0] = expected;
		fault->position = (int) at + 1;
		fault->offset = (size_t) (start - text) + offsets[at];
		fault->width = offsets[to] - offsets[at];
		return false;
	}
	for (int i = 0; i < 17; i++)
		v = v * 10 + (letters[i] - '0');
	*value = v;
	return true;
}

/* The provinces of GB/T 2260, with 81 to 83 for Hong Kong, Macau and Taiwan */
static bool
is_province(int first2)
{
	static const char last[] = {0, 5, 3, 7, 6, 4, 5, 1, 3};
	int			region = first2 / 10;
	int			place = first2 % 10;

	if (region < 1 || region > 8)
		return false;
	return place >= (region == 5 ? 0 : 1) && place <= last[region];
}

bool
govcredit_resident_id_examine(const char *text, size_t len, int64_t *value,
							  GovcreditFault *fault)
{
	const char *start = text;
	int			first6;
	size_t		first;
	size_t		second;

	if (!govcredit_resident_id_parse(text, len, value, fault))
		return false;
	first6 = (int) (*value / INT64_C(100000000000));
	if (first6 / 10000 == GOVCREDIT_RESIDENT_FICTION || first6 >= 900000 ||
		(first6 / 10000 > 80 && first6 % 10000 == 0 && is_province(first6 / 10000)) ||
		(first6 / 10000 < 80 && is_province(first6 / 10000)))
		return true;
	fault->part = GOVCREDIT_PART_DIVISION;
	fault->position = 1;
	len = govcredit_letters_trim(&start, len);
	fault->offset = (size_t) (start - text);
	(void) govcredit_letters_next(start, len, &first);
	(void) govcredit_letters_next(start + first, len - first, &second);
	fault->width = first + second;
	return true;
}

bool
govcredit_resident_id_valid(int64_t value)
{
	int			year;
	int			month;
	int			day;

	if (value < INT64_C(10000000000000000) || value > INT64_C(99999999999999999))
		return false;
	govcredit_resident_id_birth_of(value, &year, &month, &day);
	return is_date(year, month, day);
}

void
govcredit_resident_id_print(int64_t value, char *text)
{
	for (int i = 16; i >= 0; i--)
	{
		text[i] = (char) ('0' + value % 10);
		value /= 10;
	}
	text[17] = govcredit_check_mod11_2(text);
}

void
govcredit_resident_id_mask(int64_t value, char *text)
{
	govcredit_resident_id_print(value, text);
	memset(text + 4, '*', 10);
}

void
govcredit_resident_id_shown(const char *text, size_t len, char *shown)
{
	unsigned char letters[LOOK_AT];
	size_t		count;
	size_t		kept;

	len = govcredit_letters_trim(&text, len);
	count = govcredit_letters_read(text, len, letters, LOOK_AT, NULL);

	/* Too short to be anybody's number: shown as it is. */
	kept = count <= 6 ? count : 4;
	for (size_t i = 0; i < count && i < LOOK_AT; i++)
	{
		if (i < kept || (count == 18 && i >= 14))
			shown[i] = letters[i] > ' ' && letters[i] < 0x7F ? (char) letters[i] : '?';
		else
			shown[i] = '*';
	}
	shown[count < LOOK_AT ? count : LOOK_AT] = '\0';
}

GovcreditResidentIdKind
govcredit_resident_id_kind_of(int64_t value)
{
	int			first6 = (int) (value / INT64_C(100000000000));

	switch (first6 / 10000)
	{
		case 81:
		case 82:
		case 83:
			return GOVCREDIT_RESIDENT_PERMIT;
		case GOVCREDIT_RESIDENT_FICTION:
			return GOVCREDIT_RESIDENT_CITIZEN;
	}
	return first6 >= 900000 ? GOVCREDIT_RESIDENT_FOREIGNER : GOVCREDIT_RESIDENT_CITIZEN;
}

int
govcredit_resident_id_division_of(int64_t value)
{
	int			first6 = (int) (value / INT64_C(100000000000));

	return govcredit_resident_id_kind_of(value) == GOVCREDIT_RESIDENT_FOREIGNER ? 0 : first6;
}

void
govcredit_resident_id_birth_of(int64_t value, int *year, int *month, int *day)
{
	int			date = (int) (value / 1000 % 100000000);

	*year = date / 10000;
	*month = date / 100 % 100;
	*day = date % 100;
}

bool
govcredit_resident_id_odd(int64_t value)
{
	return value % 2 != 0;
}

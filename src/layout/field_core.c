/*-------------------------------------------------------------------------
 *
 * field_core.c
 *	  Reading dates, numbers and sums of money out of the cells of dirty files.
 *
 *-------------------------------------------------------------------------
 */
#include "layout/field_core.h"

/* The ASCII character for the wide one that begins here, or 0 */
static char
narrow_letter(const char *at, size_t len)
{
	const unsigned char *byte = (const unsigned char *) at;

	if (len < 3)
		return 0;
	if (byte[0] == 0xEF && byte[1] == 0xBC && byte[2] >= 0x81 && byte[2] <= 0xBF)
		return (char) (byte[2] - 0x81 + '!');
	if (byte[0] == 0xEF && byte[1] == 0xBD && byte[2] >= 0x80 && byte[2] <= 0x9E)
		return (char) (byte[2] - 0x80 + '`');
	if (byte[0] == 0xE3 && byte[1] == 0x80 && byte[2] == 0x80)
		return ' ';
	return 0;
}

bool
govcredit_field_is_wide(const char *text, size_t len)
{
	for (size_t i = 0; i + 2 < len; i++)
		if ((unsigned char) text[i] >= 0xE3 && narrow_letter(text + i, len - i) != 0)
			return true;
	return false;
}

size_t
govcredit_field_narrow(const char *text, size_t len, char *narrow)
{
	size_t		used = 0;

	for (size_t i = 0; i < len; i++)
	{
		char		letter = narrow_letter(text + i, len - i);

		narrow[used++] = letter != 0 ? letter : text[i];
		if (letter != 0)
			i += 2;
	}
	return used;
}

typedef struct Reader
{
	const char *at;
	const char *end;
} Reader;

static inline bool
is_digit(const Reader *in)
{
	return in->at < in->end && *in->at >= '0' && *in->at <= '9';
}

static bool
take(Reader *in, const char *word)
{
	size_t		len = strlen(word);

	if ((size_t) (in->end - in->at) < len || memcmp(in->at, word, len) != 0)
		return false;
	in->at += len;
	return true;
}

static void
skip_spaces(Reader *in)
{
	while (in->at < in->end && (*in->at == ' ' || *in->at == '\t'))
		in->at++;
}

/* From min to max digits, and no digit after them */
static bool
take_digits(Reader *in, int min, int max, int *value)
{
	int			count = 0;

	*value = 0;
	while (is_digit(in) && count < max)
	{
		*value = *value * 10 + (*in->at++ - '0');
		count++;
	}
	return count >= min && !is_digit(in);
}

static bool
is_day(int year, int month, int day)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

#define MICROS_OF_DAY INT64_C(86400000000)

/*
 * H:MM[:SS[.fraction]] [Z|+HH[[:]MM]].  Without a zone it is Shanghai's time.
 */
static bool
take_time(Reader *in, GovcreditFieldDate *date)
{
	int			hour;
	int			minute;
	int			second = 0;
	int64_t		fraction = 0;
	int			zone_hour = 8;
	int			zone_minute = 0;
	int			sign = 1;

	if (!take_digits(in, 1, 2, &hour) || hour > 24 ||
		!take(in, ":") || !take_digits(in, 2, 2, &minute) || minute > 59)
		return false;
	if (take(in, ":"))
	{
		if (!take_digits(in, 2, 2, &second) || second > 60)
			return false;
		if (take(in, "."))
		{
			int64_t		unit = 100000;

			if (!is_digit(in))
				return false;
			while (is_digit(in))
			{
				fraction += unit * (*in->at++ - '0');
				unit /= 10;
			}
		}
	}
	/* 24 o'clock is the end of the day */
	if (hour == 24 && (minute > 0 || second > 0 || fraction > 0))
		return false;

	skip_spaces(in);
	if (in->at < in->end)
	{
		if (take(in, "Z"))
			zone_hour = 0;
		else
		{
			if (take(in, "-"))
				sign = -1;
			else if (!take(in, "+"))
				return false;
			if (in->end - in->at == 4)
			{
				int			both;

				if (!take_digits(in, 4, 4, &both))
					return false;
				zone_hour = both / 100;
				zone_minute = both % 100;
			}
			else if (!take_digits(in, 2, 2, &zone_hour) ||
					 (take(in, ":") && !take_digits(in, 2, 2, &zone_minute)))
				return false;
			if (zone_hour > 15 || zone_minute > 59)
				return false;
		}
	}
	minute += hour * 60 - sign * (zone_hour * 60 + zone_minute) + 8 * 60;
	date->micros = (minute * INT64_C(60) + second) * INT64_C(1000000) + fraction;
	date->carry = date->micros < 0 ? -1 : (int) (date->micros / MICROS_OF_DAY);
	date->micros -= date->carry * MICROS_OF_DAY;
	return in->at == in->end;
}

bool
govcredit_field_date(const char *text, size_t len, GovcreditFieldDate *date)
{
	Reader		in = {text, text + len};
	int			compact;

	date->carry = 0;
	date->micros = 0;
	date->standard = false;
	if (len == 8 && take_digits(&in, 8, 8, &compact))
	{
		date->year = compact / 10000;
		date->month = compact / 100 % 100;
		date->day = compact % 100;
		return is_day(date->year, date->month, date->day);
	}

	in.at = text;
	if (!take_digits(&in, 4, 4, &date->year))
		return false;
	if (take(&in, "年"))
	{
		if (!take_digits(&in, 1, 2, &date->month) || !take(&in, "月") ||
			!take_digits(&in, 1, 2, &date->day) || !take(&in, "日"))
			return false;
	}
	else
	{
		char		separator[2] = {0, 0};

		if (in.at == in.end || (*in.at != '-' && *in.at != '/' && *in.at != '.'))
			return false;
		separator[0] = *in.at++;
		date->standard = separator[0] != '.';
		if (!take_digits(&in, 1, 2, &date->month) || !take(&in, separator) ||
			!take_digits(&in, 1, 2, &date->day))
			return false;
	}
	if (!is_day(date->year, date->month, date->day))
		return false;
	if (in.at == in.end)
		return true;
	if (!take(&in, "T"))
		skip_spaces(&in);
	return take_time(&in, date);
}

int
govcredit_field_serial_date(const char *text, size_t len)
{
	Reader		in = {text, text + len};
	int			days;

	if (!take_digits(&in, 5, 5, &days))
		return 0;
	/* a time of day stands behind the point */
	if (take(&in, "."))
		while (is_digit(&in))
			in.at++;
	if (in.at != in.end || days < 18264 || days > 73050)
		return 0;
	return days;
}

bool
govcredit_field_number(const char *text, size_t len, GovcreditFieldNumber *number)
{
	Reader		in = {text, text + len};
	bool		negative;
	bool		digits = false;
	bool		nonzero = false;
	int64_t		millionths = 0;
	int			place = 0;

	number->whole = 0;
	number->places = 0;
	negative = take(&in, "-");
	if (!negative)
		(void) take(&in, "+");
	while (is_digit(&in))
	{
		int			digit = *in.at++ - '0';

		digits = true;
		if (digit != 0)
			nonzero = true;
		if (nonzero)
			number->whole++;
		if (number->whole <= GOVCREDIT_FIELD_WHOLE_DIGITS)
			millionths = millionths * 10 + digit;
	}
	for (int i = 0; i < 6; i++)
		millionths *= 10;
	if (take(&in, "."))
	{
		int64_t		unit = 100000;

		while (is_digit(&in))
		{
			int			digit = *in.at++ - '0';

			digits = true;
			place++;
			if (digit != 0)
			{
				nonzero = true;
				number->places = place;
			}
			millionths += unit * digit;
			unit /= 10;
		}
	}
	number->sign = !nonzero ? 0 : negative ? -1 : 1;
	number->millionths = negative ? -millionths : millionths;
	return digits && in.at == in.end;
}

/* What a character means in a sum of money */
typedef enum Meaning
{
	MEANS_NOTHING,
	MEANS_DIGIT,
	MEANS_SMALL_UNIT,			/* 10, 100, 1000 */
	MEANS_BIG_UNIT,				/* ten thousand, a hundred million */
	MEANS_YUAN,
	MEANS_JIAO,
	MEANS_FEN
} Meaning;

/*
 * The meaning of the Chinese character that begins here and its number; all
 * that have one, everyday and financial, take three bytes.
 */
static Meaning
meaning(const Reader *in, int *number)
{
	const unsigned char *at = (const unsigned char *) in->at;

	*number = 0;
	if (in->end - in->at < 3 || (at[0] & 0xF0) != 0xE0)
		return MEANS_NOTHING;
	switch ((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F))
	{
		case 0x96F6:			/* 零 */
		case 0x3007:			/* 〇 */
			*number = 0;
			return MEANS_DIGIT;
		case 0x4E00:			/* 一 */
		case 0x58F9:			/* 壹 */
			*number = 1;
			return MEANS_DIGIT;
		case 0x4E8C:			/* 二 */
		case 0x8D30:			/* 贰 */
		case 0x4E24:			/* 两 */
			*number = 2;
			return MEANS_DIGIT;
		case 0x4E09:			/* 三 */
		case 0x53C1:			/* 叁 */
			*number = 3;
			return MEANS_DIGIT;
		case 0x56DB:			/* 四 */
		case 0x8086:			/* 肆 */
			*number = 4;
			return MEANS_DIGIT;
		case 0x4E94:			/* 五 */
		case 0x4F0D:			/* 伍 */
			*number = 5;
			return MEANS_DIGIT;
		case 0x516D:			/* 六 */
		case 0x9646:			/* 陆 */
			*number = 6;
			return MEANS_DIGIT;
		case 0x4E03:			/* 七 */
		case 0x67D2:			/* 柒 */
			*number = 7;
			return MEANS_DIGIT;
		case 0x516B:			/* 八 */
		case 0x634C:			/* 捌 */
			*number = 8;
			return MEANS_DIGIT;
		case 0x4E5D:			/* 九 */
		case 0x7396:			/* 玖 */
			*number = 9;
			return MEANS_DIGIT;
		case 0x5341:			/* 十 */
		case 0x62FE:			/* 拾 */
			*number = 10;
			return MEANS_SMALL_UNIT;
		case 0x767E:			/* 百 */
		case 0x4F70:			/* 佰 */
			*number = 100;
			return MEANS_SMALL_UNIT;
		case 0x5343:			/* 千 */
		case 0x4EDF:			/* 仟 */
			*number = 1000;
			return MEANS_SMALL_UNIT;
		case 0x4E07:			/* 万 */
		case 0x842C:			/* 萬 */
			*number = 10000;
			return MEANS_BIG_UNIT;
		case 0x4EBF:			/* 亿 */
		case 0x5104:			/* 億 */
			*number = 100000000;
			return MEANS_BIG_UNIT;
		case 0x5143:			/* 元 */
		case 0x5706:			/* 圆 */
		case 0x5713:			/* 圓 */
			return MEANS_YUAN;
		case 0x89D2:			/* 角 */
			return MEANS_JIAO;
		case 0x5206:			/* 分 */
			return MEANS_FEN;
	}
	return MEANS_NOTHING;
}

/*
 * Sums are collected in millionths of a yuan.  From four trillion yuan on they
 * are taken for no sums at all; twice that still fits.
 */
#define LARGEST INT64_C(4000000000000000000)

/* Numbers and units that one sum has at most: no cell is read over and over. */
#define MAX_PARTS 48

static int64_t
times(int64_t value, int64_t unit)
{
	return value > LARGEST / unit ? LARGEST : value * unit;
}

/* Digits with groups of thousands and a fraction, in millionths */
static bool
take_arabic(Reader *in, int64_t *millionths)
{
	int64_t		value = 0;

	if (!is_digit(in))
		return false;
	for (;;)
	{
		while (is_digit(in))
			value = times(value, 10) + (*in->at++ - '0');
		/* a comma between thousands: three digits follow it */
		if (in->end - in->at > 3 && *in->at == ',' &&
			in->at[1] >= '0' && in->at[1] <= '9' &&
			in->at[2] >= '0' && in->at[2] <= '9' &&
			in->at[3] >= '0' && in->at[3] <= '9' &&
			(in->end - in->at == 4 || in->at[4] < '0' || in->at[4] > '9'))
			in->at++;
		else if (in->end - in->at > 3 && memcmp(in->at, "，", 3) == 0 &&
				 in->end - in->at > 6 && in->at[3] >= '0' && in->at[3] <= '9' &&
				 in->at[4] >= '0' && in->at[4] <= '9' &&
				 in->at[5] >= '0' && in->at[5] <= '9' &&
				 (in->at[6] < '0' || in->at[6] > '9'))
			in->at += 3;
		else
			break;
	}
	value = times(value, 1000000);
	if (in->end - in->at > 1 && *in->at == '.' && in->at[1] >= '0' && in->at[1] <= '9')
	{
		int64_t		unit = 100000;

		in->at++;
		while (is_digit(in))
		{
			value += unit * (*in->at++ - '0');
			unit /= 10;
		}
	}
	*millionths = value;
	return true;
}

/*
 * One sum of money: a number, arabic or Chinese, with its units, up to 元,
 * collected by sections of 万 and 亿.
 */
static bool
take_amount(Reader *in, int64_t *fen)
{
	int64_t		total = 0;		/* finished sections */
	int64_t		section = 0;	/* below the next 万 or 亿 */
	int64_t		pending = -1;	/* a number without its unit yet */
	bool		any = false;

	for (int part = 0;; part++)
	{
		Meaning		means;
		int			number;

		if (part == MAX_PARTS)
			return false;
		skip_spaces(in);
		if (pending < 0 && take_arabic(in, &pending))
		{
			any = true;
			if (pending >= LARGEST)
				return false;
			continue;
		}
		means = meaning(in, &number);
		if (means == MEANS_DIGIT)
		{
			/* digits read one by one, as in 二〇〇〇, are no sum */
			if (pending > 0)
				return false;
			pending = (int64_t) number * 1000000;
		}
		else if (means == MEANS_SMALL_UNIT)
		{
			if (pending < 0 && number != 10)
				return false;
			section += times(pending < 0 ? 1000000 : pending, number);
			pending = -1;
		}
		else if (means == MEANS_BIG_UNIT && any)
		{
			section += pending < 0 ? 0 : pending;
			pending = -1;
			/* 亿 also lifts the 万 before it */
			if (number > 10000)
				total = times(total + section, number);
			else
				total += times(section, number);
			section = 0;
		}
		else if (means == MEANS_YUAN && any)
		{
			in->at += 3;
			break;
		}
		else
			return false;
		in->at += 3;
		any = true;
		if (section >= LARGEST || total >= LARGEST)
			return false;
	}
	section += pending < 0 ? 0 : pending;
	if (section >= LARGEST || total + section >= LARGEST)
		return false;
	total += section;
	*fen = total / 10000;

	/* 角 and 分 */
	for (int i = 0; i < 2; i++)
	{
		Reader		rest = *in;
		Meaning		means;
		int			digit;
		int			ignored;

		if (is_digit(&rest))
			digit = *rest.at++ - '0';
		else if (meaning(&rest, &digit) == MEANS_DIGIT)
			rest.at += 3;
		else
			break;
		means = meaning(&rest, &ignored);
		if (means == MEANS_JIAO)
			*fen += digit * 10;
		else if (means == MEANS_FEN)
			*fen += digit;
		else
			break;
		rest.at += 3;
		*in = rest;
	}
	return true;
}

int
govcredit_field_amounts(const char *text, size_t len, int64_t *amounts, int wanted)
{
	Reader		in = {text, text + len};
	int			found = 0;

	while (in.at < in.end && found < wanted)
	{
		Reader		attempt = in;
		bool		digit = is_digit(&in);
		int			number;

		if (!digit && meaning(&in, &number) < MEANS_DIGIT)
			in.at++;
		else if (take_amount(&attempt, &amounts[found]))
		{
			found++;
			in = attempt;
		}
		else if (digit)
		{
			int64_t		ignored;

			/* not from the middle of a number */
			(void) take_arabic(&in, &ignored);
			while (is_digit(&in) || (in.at < in.end && *in.at == '.'))
				in.at++;
		}
		else
		{
			do
				in.at += 3;
			while (meaning(&in, &number) >= MEANS_DIGIT && meaning(&in, &number) <= MEANS_BIG_UNIT);
		}
	}
	return found;
}

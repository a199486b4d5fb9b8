/*-------------------------------------------------------------------------
 *
 * document_no_core.c
 *	  Numbers of official documents (文号): one spelling for each, and the
 *	  parts that can be read off it.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/document_no_core.h"

#include "identifier/resident_id_core.h"

/* All of these take three bytes. */
#define OPEN_YEAR	"\xE3\x80\x94"	/* 〔 U+3014 */
#define CLOSE_YEAR	"\xE3\x80\x95"	/* 〕 U+3015 */
#define OPEN_OTHER	"\xEF\xBC\x88"	/* （ U+FF08 */
#define CLOSE_OTHER "\xEF\xBC\x89"	/* ） U+FF09 */
#define CHAR_DI		"\xE7\xAC\xAC"	/* 第 U+7B2C */
#define CHAR_HAO	"\xE5\x8F\xB7"	/* 号 U+53F7 */
#define CHAR_HAO_OLD 0x865F		/* 號, as 号 is written in the old
								 * characters */
#define CHAR_LING	"\xE4\xBB\xA4"	/* 令 U+4EE4 */
#define CHAR_NIAN	"\xE5\xB9\xB4"	/* 年 U+5E74 */
#define WIDE		3

/* (, 4 digits, ) */
#define BRACKETED_YEAR (WIDE + 4 + WIDE)
#define SHORT_YEAR (WIDE + 2 + WIDE)

typedef enum Class
{
	OTHER,
	SPACE,
	INVISIBLE,
	CONTROL,
	OPEN,
	CLOSE,
	OPEN_ANGLE,					/* brackets only around a year */
	CLOSE_ANGLE,
	JOINER						/* written as the ASCII character in *as */
} Class;

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Those of which there are ranges. */
static Class
class_in_range(uint32_t point, char *as)
{
	if (point >= '\t' && point <= '\r')
		return SPACE;
	/* 0 also stands for a byte that is no UTF-8 */
	if (point < ' ' || (point >= 0x80 && point < 0xA0))
		return CONTROL;
	if (point >= 0x2000 && point <= 0x200A)
		return SPACE;
	if ((point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
		(point >= 0x2066 && point <= 0x2069))
		return INVISIBLE;
	if (point >= 0x2010 && point <= 0x2015)
	{
		*as = '-';
		return JOINER;
	}
	if (point >= 0xFF01 && point <= 0xFF5E)
	{
		char		c = (char) (point - 0xFF01 + '!');

		if (is_alnum(c) || strchr("-./_#&+", c) != NULL)
		{
			*as = c;
			return JOINER;
		}
	}
	return OTHER;
}

/*
 * What a code point is here.  *as is the ASCII character it is written as, or
 * 0 where it is copied.
 */
static Class
classify(uint32_t point, char *as)
{
	*as = '\0';

	switch (point)
	{
		case ' ':
		case 0x00A0:			/* no-break space */
		case 0x202F:
		case 0x205F:
		case 0x3000:			/* ideographic space */
			return SPACE;
		case '(':
		case '[':
		case '{':
		case 0x3010:			/* black lenticular */
		case 0x3014:			/* tortoise shell */
		case 0x3016:			/* white lenticular */
		case 0x3018:			/* white tortoise shell */
		case 0x2768:
		case 0x2772:
		case 0xFE59:
		case 0xFE5D:
		case 0xFF08:			/* full-width ( */
		case 0xFF3B:			/* full-width [ */
		case 0xFF5B:			/* full-width { */
			return OPEN;
		case ')':
		case ']':
		case '}':
		case 0x3011:
		case 0x3015:
		case 0x3017:
		case 0x3019:
		case 0x2769:
		case 0x2773:
		case 0xFE5A:
		case 0xFE5E:
		case 0xFF09:
		case 0xFF3D:
		case 0xFF5D:
			return CLOSE;
		case '<':
		case 0x2039:
		case 0x2329:
		case 0x27E8:
		case 0x3008:			/* angle bracket, as around titles */
		case 0x300A:			/* double angle bracket */
		case 0x300C:			/* corner bracket, as around quotations */
		case 0x300E:
		case 0xFF1C:
			return OPEN_ANGLE;
		case '>':
		case 0x203A:
		case 0x232A:
		case 0x27E9:
		case 0x3009:
		case 0x300B:
		case 0x300D:
		case 0x300F:
		case 0xFF1E:
			return CLOSE_ANGLE;
		case 0x00AD:			/* soft hyphen */
		case 0x2060:			/* word joiner */
		case 0xFEFF:			/* byte order mark */
			return INVISIBLE;
		case 0x2212:			/* minus sign */
		case 0xFE58:
		case 0xFE63:
			*as = '-';
			return JOINER;
		case 0x7F:
			return CONTROL;
	}

	return class_in_range(point, as);
}

/*
 * Does a year and a closing angle bracket follow?
 */
static bool
year_in_angles(const char *at, size_t len)
{
	int			digits = 0;
	size_t		width;

	for (; len > 0; at += width, len -= width)
	{
		uint32_t	point = govcredit_utf8_next(at, len, &width);
		char		as;
		Class		class = classify(point, &as);

		if (class == SPACE || class == INVISIBLE)
			continue;
		if (class == OTHER && point < 0x80)
			as = (char) point;
		if (is_digit(as) && digits < 4 && (digits > 0 || as == '1' || as == '2'))
			digits++;
		else
			return digits == 4 && class == CLOSE_ANGLE;
	}
	return false;
}

static inline bool
starts(const char *at, const char *end, const char *wide)
{
	return end - at >= WIDE && memcmp(at, wide, WIDE) == 0;
}

/*
 * Four digits that can be a year, between brackets of either kind
 */
static bool
bracketed_year(const char *at, const char *end)
{
	if (end - at < BRACKETED_YEAR ||
		!(starts(at, end, OPEN_OTHER) || starts(at, end, OPEN_YEAR)))
		return false;
	if (at[WIDE] != '1' && at[WIDE] != '2')
		return false;
	for (int i = 1; i < 4; i++)
		if (!is_digit(at[WIDE + i]))
			return false;
	return starts(at + WIDE + 4, end, CLOSE_OTHER) || starts(at + WIDE + 4, end, CLOSE_YEAR);
}

/*
 * A year cut to two digits, which stands between the mark and the serial:
 * 示政〔18〕13号.  Which century it is nobody said.
 */
static bool
short_year(const char *at, const char *end)
{
	if (end - at < SHORT_YEAR ||
		!(starts(at, end, OPEN_OTHER) || starts(at, end, OPEN_YEAR)) ||
		!is_digit(at[WIDE]) || !is_digit(at[WIDE + 1]) ||
		!(starts(at + WIDE + 2, end, CLOSE_OTHER) || starts(at + WIDE + 2, end, CLOSE_YEAR)))
		return false;
	at += SHORT_YEAR;
	if (starts(at, end, CHAR_DI))
		at += WIDE;
	if (at == end || !is_digit(*at))
		return false;
	while (at < end && is_digit(*at))
		at++;
	return starts(at, end, CHAR_HAO);
}

/* Zeros, dashes and other marks only: typed where there is no number */
static bool
stands_for_none(const char *at, const char *end)
{
	for (; at < end; at++)
	{
		if (starts(at, end, OPEN_OTHER) || starts(at, end, CLOSE_OTHER))
			at += WIDE - 1;
		else if (is_alnum(*at) ? *at != '0' : (unsigned char) *at >= 0x80)
			return false;
	}
	return true;
}

/* Years are written in one kind of brackets, whatever stood around them. */
static void
write_years(char *number, size_t used)
{
	for (size_t at = 0; at + BRACKETED_YEAR <= used; at++)
	{
		/* A case number: the year, then the court, whose name is no digit. */
		bool		leads = at == 0 && used > BRACKETED_YEAR &&
		!is_digit(number[BRACKETED_YEAR]) &&
		!starts(number + BRACKETED_YEAR, number + used, CHAR_DI);

		if (!leads && bracketed_year(number + at, number + used))
		{
			memcpy(number + at, OPEN_YEAR, WIDE);
			memcpy(number + at + WIDE + 4, CLOSE_YEAR, WIDE);
		}
	}
	for (size_t at = 1; at + SHORT_YEAR <= used; at++)
	{
		if (short_year(number + at, number + used))
		{
			memcpy(number + at, OPEN_YEAR, WIDE);
			memcpy(number + at + WIDE + 2, CLOSE_YEAR, WIDE);
		}
	}
}

/*
 * The whole of it is a resident's number, check character and all, which slips
 * into the column of the document.  A document's number of that shape is told
 * from it by its 第 or 号.
 */
static bool
is_person(const char *number, size_t len)
{
	GovcreditFault fault;
	int64_t		value;

	return govcredit_resident_id_parse(number, len, &value, &fault);
}

bool
govcredit_document_no_spell(const char *text, size_t len, char *number,
							size_t *number_len, GovcreditFault *fault)
{
	size_t		used = 0;
	size_t		width;
	bool		space = false;
	bool		in_angles = false;

	memset(fault, 0, sizeof(GovcreditFault));

	for (size_t at = 0; at < len; at += width)
	{
		uint32_t	point = govcredit_utf8_next(text + at, len - at, &width);
		char		as;
		Class		class = classify(point, &as);
		const char *from = text + at;
		size_t		size = width;

		fault->count++;
		if (class == OPEN_ANGLE)
			in_angles = year_in_angles(text + at + width, len - at - width);
		switch (class)
		{
			case SPACE:
				space = true;
				continue;
			case INVISIBLE:
				continue;
			case CONTROL:
				fault->part = GOVCREDIT_PART_CHARACTER;
				fault->position = (int) fault->count;
				fault->offset = at;
				fault->width = width;
				return false;
			case OPEN:
				from = OPEN_OTHER;
				size = WIDE;
				break;
			case CLOSE:
				from = CLOSE_OTHER;
				size = WIDE;
				break;
			case OPEN_ANGLE:
				if (in_angles)
				{
					from = OPEN_OTHER;
					size = WIDE;
				}
				break;
			case CLOSE_ANGLE:
				if (in_angles)
				{
					from = CLOSE_OTHER;
					size = WIDE;
				}
				in_angles = false;
				break;
			case JOINER:
				from = &as;
				size = 1;
				break;
			case OTHER:
				if (point == CHAR_HAO_OLD)
					from = CHAR_HAO;
				break;
		}

		space = space && used > 0 && is_alnum(number[used - 1]) && is_alnum(from[0]);
		if (used + (space ? 1 : 0) + size > GOVCREDIT_DOCUMENT_NO_MAX)
		{
			fault->part = GOVCREDIT_PART_LENGTH;
			return false;
		}
		if (space)
			number[used++] = ' ';
		space = false;
		memcpy(number + used, from, size);
		used += size;
	}

	if (used == 0)
	{
		fault->part = GOVCREDIT_PART_LENGTH;
		fault->count = 0;
		return false;
	}

	if (stands_for_none(number, number + used) || govcredit_letters_nothing(number, used))
	{
		fault->part = GOVCREDIT_PART_PLACEHOLDER;
		return false;
	}
	if (used == GOVCREDIT_RESIDENT_ID_LENGTH && is_person(number, used))
	{
		fault->part = GOVCREDIT_PART_PERSON;
		return false;
	}

	write_years(number, used);
	*number_len = used;
	return true;
}

/*
 * The last place that may belong to a serial of digits before "stop"
 */
static const char *
digits_before(const char *start, const char *stop)
{
	while (stop > start && (is_digit(stop[-1]) || stop[-1] == '-'))
		stop--;
	return stop;
}

static const char *
find(const char *at, const char *end, const char *wide)
{
	for (; end - at >= WIDE; at++)
		if (memcmp(at, wide, WIDE) == 0)
			return at;
	return NULL;
}

static void
set_serial(const char *number, const char *at, const char *end,
		   GovcreditDocumentNo *parts)
{
	if (starts(at, end, CHAR_DI))
		at += WIDE;
	if (end - at >= WIDE && starts(end - WIDE, end, CHAR_HAO))
		end -= WIDE;
	parts->serial_at = (size_t) (at - number);
	parts->serial_width = (size_t) (end - at);
}

static int
year_at(const char *at)
{
	return (at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 + (at[3] - '0');
}

void
govcredit_document_no_parts_of(const char *number, size_t len,
							   GovcreditDocumentNo *parts)
{
	const char *end = number + len;
	const char *at;
	const char *hao;

	memset(parts, 0, sizeof(GovcreditDocumentNo));

	/* （2023）鲁0104民初123号: year, court and kind of case, serial */
	if (starts(number, end, OPEN_OTHER) && bracketed_year(number, end))
	{
		const char *mark = number + BRACKETED_YEAR;
		const char *mark_end = end;

		parts->year = year_at(number + WIDE);
		hao = find(mark, end, CHAR_HAO);
		at = hao ? digits_before(mark, hao) : NULL;
		if (at != NULL && at < hao)
		{
			set_serial(number, at, end, parts);
			mark_end = at;
			if (mark_end - mark >= WIDE && starts(mark_end - WIDE, end, CHAR_DI))
				mark_end -= WIDE;
		}
		parts->mark_at = (size_t) (mark - number);
		parts->mark_width = (size_t) (mark_end - mark);
		return;
	}

	/* 宁政〔2018〕13号: mark, year, serial */
	for (at = number; (at = find(at, end, OPEN_YEAR)) != NULL; at += WIDE)
	{
		if (bracketed_year(at, end))
		{
			parts->mark_width = (size_t) (at - number);
			parts->year = year_at(at + WIDE);
			set_serial(number, at + BRACKETED_YEAR, end, parts);
			return;
		}
	}

	/* 示政〔18〕13号: mark and serial */
	for (at = number; (at = find(at, end, OPEN_YEAR)) != NULL; at += WIDE)
	{
		if (at > number && short_year(at, end))
		{
			parts->mark_width = (size_t) (at - number);
			set_serial(number, at + SHORT_YEAR, end, parts);
			return;
		}
	}

	/* 国家税务总局公告2018年第13号 */
	for (at = number; (at = find(at, end, CHAR_NIAN)) != NULL; at += WIDE)
	{
		const char *serial = at + WIDE;

		if (starts(serial, end, CHAR_DI))
			serial += WIDE;
		hao = find(serial, end, CHAR_HAO);
		if (at - number >= 4 && (at[-4] == '1' || at[-4] == '2') &&
			is_digit(at[-3]) && is_digit(at[-2]) && is_digit(at[-1]) &&
			(at - number == 4 || !is_digit(at[-5])) &&
			hao != NULL && hao > serial && digits_before(serial, hao) == serial)
		{
			parts->mark_width = (size_t) (at - 4 - number);
			parts->year = year_at(at - 4);
			set_serial(number, serial, end, parts);
			return;
		}
	}

	/*
	 * 国家发展和改革委员会令第36号, 第13号: what counts
	 * without a year
	 */
	for (at = number; (at = find(at, end, CHAR_HAO)) != NULL; at += WIDE)
	{
		const char *serial = digits_before(number, at);
		const char *mark_end = serial;

		if (serial == at)
			continue;
		if (serial - number >= WIDE && starts(serial - WIDE, end, CHAR_DI))
			mark_end -= WIDE;
		else if (serial - number < WIDE || !starts(serial - WIDE, end, CHAR_LING))
			continue;
		parts->mark_width = (size_t) (mark_end - number);
		parts->serial_at = (size_t) (serial - number);
		parts->serial_width = (size_t) (at - serial);
		return;
	}
}

/*-------------------------------------------------------------------------
 *
 * letters_core.c
 *	  Reading the letters of a code as people and spreadsheets write them.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/letters_core.h"

#include <string.h>

/*
 * Decode one UTF-8 character.  A byte that begins no complete character is a
 * character by itself with code point 0, so the caller always gets on.
 */
static uint32_t
decode(const unsigned char *at, size_t len, size_t *width)
{
	uint32_t	point;
	size_t		size;

	*width = 1;
	if (at[0] < 0x80)
		return at[0];
	if (at[0] >= 0xC2 && at[0] <= 0xDF)
	{
		size = 2;
		point = at[0] & 0x1F;
	}
	else if (at[0] >= 0xE0 && at[0] <= 0xEF)
	{
		size = 3;
		point = at[0] & 0x0F;
	}
	else if (at[0] >= 0xF0 && at[0] <= 0xF4)
	{
		size = 4;
		point = at[0] & 0x07;
	}
	else
		return 0;
	if (len < size)
		return 0;
	for (size_t i = 1; i < size; i++)
	{
		if ((at[i] & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (at[i] & 0x3F);
	}
	if ((size == 3 && point < 0x800) || (size == 4 && point < 0x10000))
		return 0;				/* overlong */
	*width = size;
	return point;
}

uint32_t
govcredit_utf8_next(const char *at, size_t len, size_t *width)
{
	return decode((const unsigned char *) at, len, width);
}

/*
 * The normalised letter at "at" (len > 0) and the bytes it takes.
 */
unsigned char
govcredit_letters_next(const char *at, size_t len, size_t *width)
{
	uint32_t	point = decode((const unsigned char *) at, len, width);

	if (point >= 0xFF01 && point <= 0xFF5E)
		point -= 0xFF01 - 0x21;
	if (point >= 'a' && point <= 'z')
		return (unsigned char) (point - ('a' - 'A'));
	switch (point)
	{
		case 0x00D7:			/* multiplication sign */
		case 0x2022:			/* bullet */
		case 0x203B:			/* reference mark */
		case 0x25CF:			/* black circle */
		case 0x2605:			/* black star */
			return '*';
		case 0:
			return GOVCREDIT_LETTER_OTHER;
	}
	return point < 0x80 ? (unsigned char) point : GOVCREDIT_LETTER_OTHER;
}

/* Is every one of the letters this one?  Of none, and of other scripts, it is not said. */
bool
govcredit_letters_all(const unsigned char *letters, size_t count, unsigned char letter)
{
	if (letter == GOVCREDIT_LETTER_OTHER)
		return false;
	for (size_t i = 0; i < count; i++)
		if (letters[i] != letter)
			return false;
	return count > 0;
}

/* The last character of a text (len > 0); a byte that ends none is one by itself. */
static uint32_t
decode_last(const char *text, size_t len, size_t *width)
{
	size_t		back = 1;
	uint32_t	point;

	while (back < 3 && back < len && ((unsigned char) text[len - back] & 0xC0) == 0x80)
		back++;
	point = decode((const unsigned char *) text + len - back, back, width);
	if (*width == back)
		return point;
	*width = 1;
	return 0;
}

/* A word without the brackets around it and the stop behind it */
static size_t
bare_word(const char **text, size_t len)
{
	static const uint32_t pairs[][2] = {{'(', ')'}, {0xFF08, 0xFF09}, {'[', ']'}, {0x3014, 0x3015}, {0x3010, 0x3011}};
	bool		more = len > 0;

	while (more && len > 0)
	{
		size_t		first;
		size_t		last;
		uint32_t	opens = decode((const unsigned char *) *text, len, &first);
		uint32_t	closes = decode_last(*text, len, &last);

		more = closes == '.' || closes == 0x3002 || closes == 0xFF0E || closes == 0x2026;
		if (more)
			len -= last;
		for (size_t i = 0; !more && first + last <= len && i < sizeof(pairs) / sizeof(pairs[0]); i++)
		{
			if (opens != pairs[i][0] || closes != pairs[i][1])
				continue;
			*text += first;
			len -= first + last;
			more = true;
		}
	}
	return len;
}

/* Could a text begin as a word for nothing does, a stroke, a stop or a bracket?  Most do not. */
static bool
may_be_nothing(const char *text, size_t len)
{
	unsigned char second = len > 1 ? (unsigned char) text[1] : 0;

	switch ((unsigned char) text[0])
	{
		case 0xE2:
			return second == 0x80 || second == 0x94;
		case 0xE3:
			return second == 0x80;
		case 0xE4:
			return second == 0xB8;
		case 0xE6:
			return second == 0x97 || second == 0x9A || second == 0xB2;
		case 0xE7:
			return second == 0xA9;
		case 0xEF:
			return second == 0xBC;
		default:
			return memchr("0Nn/-\\.([", text[0], 9) != NULL;
	}
}

/*
 * Does a trimmed text say that there is nothing: a word for it, in brackets or
 * with a stop or not, what published data write where a party has no code, or
 * strokes or stops alone?
 */
bool
govcredit_letters_nothing(const char *text, size_t len)
{
	static const struct
	{
		size_t		len;
		const char *text;
	}			words[] = {
		{3, "\xE6\x97\xA0"},	/* 无 */
		{3, "\xE7\xA9\xBA"},	/* 空 */
		{3, "N/A"},
		{3, "n/a"},
		{4, "NULL"},
		{4, "null"},
		{6, "\xE6\x9A\x82\xE6\x97\xA0"},	/* 暂无 */
		{6, "\xE6\xB2\xA1\xE6\x9C\x89"},	/* 没有 */
		{6, "\xE4\xB8\x8D\xE8\xAF\xA6"},	/* 不详 */
		{18, "00000000000000000X"}
	};
	size_t		width;

	if (len == 0 || !may_be_nothing(text, len))
		return false;
	len = bare_word(&text, len);
	if (len == 0)
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (len == words[i].len && memcmp(text, words[i].text, len) == 0)
			return true;
	for (size_t at = 0; at < len; at += width)
	{
		uint32_t	point = decode((const unsigned char *) text + at, len - at, &width);

		if (point != '/' && point != '-' && point != '\\' && point != 0xFF0F && point != 0xFF0D && point != 0xFF3C &&
			point != 0x2500 && !(point >= 0x2010 && point <= 0x2015))
			return false;
	}
	return true;
}

/*
 * Is a trimmed text what is left where a value was lost: what a spreadsheet
 * says instead of one, the strokes of a column too narrow for it, or the
 * question marks of a letter that a file's encoding does not have?
 */
bool
govcredit_letters_lost(const char *text, size_t len)
{
	static const char *const words[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"};
	size_t		count = 0;
	size_t		width;
	uint32_t	every = 0;

	if (len < 2 || (text[0] != '#' && text[0] != '?' && (unsigned char) text[0] != 0xEF))
		return false;
	for (size_t i = 0; text[0] == '#' && i < sizeof(words) / sizeof(words[0]); i++)
		if (len == strlen(words[i]) && memcmp(text, words[i], len) == 0)
			return true;
	for (size_t at = 0; at < len; at += width, count++)
	{
		uint32_t	point = decode((const unsigned char *) text + at, len - at, &width);

		if ((point != '#' && point != '?' && point != 0xFF1F && point != 0xFFFD) || (count > 0 && point != every))
			return false;
		every = point;
	}
	return count > 1;
}

/* White space around a code: ASCII, no-break space, ideographic space, BOM */
static bool
is_space(uint32_t point)
{
	return point == ' ' || (point >= '\t' && point <= '\r') ||
		point == 0x00A0 || point == 0x3000 || point == 0xFEFF;
}

static size_t
trim_space(const char **text, size_t len)
{
	size_t		width;

	while (len > 0 && is_space(decode((const unsigned char *) *text, len, &width)))
	{
		*text += width;
		len -= width;
	}
	while (len > 0)
	{
		/* the last character begins at most two bytes before the last one */
		size_t		back = 1;

		while (back < 3 && back < len &&
			   ((unsigned char) (*text)[len - back] & 0xC0) == 0x80)
			back++;
		if (!is_space(decode((const unsigned char *) *text + len - back, back, &width)) ||
			width != back)
			break;
		len -= back;
	}
	return len;
}

/*
 * Drop white space at both ends, and what people put around a code so that a
 * spreadsheet does not take it for a number: '91... and ="91...".  Returns the
 * new length.
 */
size_t
govcredit_letters_trim(const char **text, size_t len)
{
	len = trim_space(text, len);
	if (len > 1 && **text == '\'' && memchr(*text + 1, '\'', len - 1) == NULL)
	{
		*text += 1;
		len -= 1;
	}
	else if (len > 3 && memcmp(*text, "=\"", 2) == 0 &&
			 memchr(*text + 2, '"', len - 2) == *text + len - 1)
	{
		*text += 2;
		len -= 3;
	}
	else
		return len;
	return trim_space(text, len);
}

static size_t
digits(const char *text, size_t len)
{
	size_t		count = 0;

	while (count < len && text[count] >= '0' && text[count] <= '9')
		count++;
	return count;
}

/*
 * Is it what a spreadsheet makes of a long number, as in 9.19901E+17?  Digits
 * are lost then.
 */
bool
govcredit_letters_exponent(const char *text, size_t len)
{
	size_t		at = digits(text, len);

	if (at != 1)
		return false;
	if (at < len && text[at] == '.')
		at += 1 + digits(text + at + 1, len - at - 1);
	if (at >= len || (text[at] != 'E' && text[at] != 'e'))
		return false;
	at++;
	if (at < len && text[at] == '+')
		at++;
	return at < len && digits(text + at, len - at) == len - at;
}

/*
 * Read a whole text: the first "wanted" letters and where each begins (may be
 * NULL).  Returns how many characters the text has.
 */
size_t
govcredit_letters_read(const char *text, size_t len, unsigned char *letters,
					   size_t wanted, size_t *offsets)
{
	size_t		count = 0;
	size_t		width;

	for (size_t at = 0; at < len; at += width)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &width);

		if (count < wanted)
		{
			letters[count] = letter;
			if (offsets)
				offsets[count] = at;
		}
		count++;
	}
	return count;
}

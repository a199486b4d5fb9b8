/*-------------------------------------------------------------------------
 *
 * letters_core.c
 *	  Reading the letters of a code as people and spreadsheets write them.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/letters_core.h"

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

/* White space around a code: ASCII, no-break space, ideographic space, BOM */
static bool
is_space(uint32_t point)
{
	return point == ' ' || (point >= '\t' && point <= '\r') ||
		point == 0x00A0 || point == 0x3000 || point == 0xFEFF;
}

/*
 * Drop white space at both ends; returns the new length.
 */
size_t
govcredit_letters_trim(const char **text, size_t len)
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

/*-------------------------------------------------------------------------
 *
 * uscc_core.c
 *	  The unified social credit code (统一社会信用代码), GB 32100-2015:
 *	  parsing, packing and taking apart.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/uscc_core.h"

#include "identifier/checkdigit_core.h"

/* The most letters looked at for a mask; longer texts are no codes at all. */
#define LOOK_AT 32

/* Four bytes, the most significant first; compilers make one store of it. */
static inline void
store(uint8_t *to, uint32_t value)
{
	to[0] = (uint8_t) (value >> 24);
	to[1] = (uint8_t) (value >> 16);
	to[2] = (uint8_t) (value >> 8);
	to[3] = (uint8_t) value;
}

static inline void
pack(uint64_t first12, uint32_t last6, GovcreditUscc *code)
{
	uint64_t	high = first12 << 4 | last6 >> 26;

	store(code->bytes, (uint32_t) (high >> 32));
	store(code->bytes + 4, (uint32_t) high);
	store(code->bytes + 8, last6 << 6);
}

/*
 * The hot path: 18 plain letters, the division in digits, the check character
 * right, nothing before or after.  Anything else is left to the slow path.
 * Written out letter by letter, which saves a third of the instructions.
 */
static inline bool
parse_plain(const unsigned char *text, GovcreditUscc *code)
{
	uint64_t	first12 = 0;
	uint32_t	last6 = 0;
	unsigned	sum = 0;
	unsigned	seen = 0;
	unsigned	digits = 0;
	unsigned	value;

#define LETTER(i, weight, bits) \
	(value = govcredit_gb32100_value[text[i]], \
	 seen |= value, \
	 sum += value * (weight), \
	 bits = bits << 5 | value)
#define DIGIT(i, weight) \
	(LETTER(i, weight, first12), digits |= value + (0x80 - 10))

	LETTER(0, 1, first12);
	LETTER(1, 3, first12);
	DIGIT(2, 9);
	DIGIT(3, 27);
	DIGIT(4, 19);
	DIGIT(5, 26);
	DIGIT(6, 16);
	DIGIT(7, 17);
	LETTER(8, 20, first12);
	LETTER(9, 29, first12);
	LETTER(10, 25, first12);
	LETTER(11, 13, first12);
	LETTER(12, 8, last6);
	LETTER(13, 24, last6);
	LETTER(14, 10, last6);
	LETTER(15, 30, last6);
	LETTER(16, 28, last6);
	LETTER(17, 1, last6);
#undef LETTER
#undef DIGIT

	/*
	 * A foreign byte has value 0xFF.  A digit plus 0x76 stays below 0x80. The
	 * check character makes the weighted sum a multiple of 31.
	 */
	if ((seen | digits) & 0x80 || sum % 31 != 0)
		return false;
	/* no body has the organisation code 00000000: letters 9 to 16 */
	if (((first12 & 0xFFFFF) | last6 >> 10) == 0)
		return false;
	pack(first12, last6, code);
	return true;
}

/* GB 32100-2015: the division, characters 3 to 8, is written in digits. */
static inline uint8_t
highest_value(int i)
{
	return i >= 2 && i < 8 ? 9 : 30;
}

/* GB 32100-2015, table 1; A, N and Y are its letters. */
static inline bool
is_registrar(unsigned char letter)
{
	return (letter >= '1' && letter <= '9') || letter == 'A' || letter == 'N' || letter == 'Y';
}

/* Which digit a letter outside the alphabet was probably written for */
static char
look_alike(unsigned char letter)
{
	switch (letter)
	{
		case 'O':
			return '0';
		case 'I':
			return '1';
		case 'Z':
			return '2';
		case 'S':
			return '5';
		case 'V':
			return 'U';
	}
	return '\0';
}

static bool
parse_slowly(const char *text, size_t len, bool inner, GovcreditUscc *code,
			 GovcreditFault *fault)
{
	const char *start = text;
	unsigned char letters[LOOK_AT];
	size_t		offsets[LOOK_AT + 1];
	size_t		count;
	size_t		looked;
	int			at = -1;
	int			width = 1;
	bool		taken = false;

	memset(fault, 0, sizeof(GovcreditFault));
	len = govcredit_letters_trim(&start, len);
	count = govcredit_letters_read(start, len, letters, LOOK_AT, offsets);
	looked = count < LOOK_AT ? count : LOOK_AT;
	offsets[looked] = len;
	if (count == GOVCREDIT_USCC_TEXT && letters[GOVCREDIT_USCC_LETTERS] == '!')
	{
		taken = true;
		looked = count = GOVCREDIT_USCC_LETTERS;
	}
	fault->count = count;

	for (size_t i = 0; i < looked && at < 0; i++)
	{
		if (letters[i] == '*')
		{
			fault->part = GOVCREDIT_PART_MASK;
			at = (int) i;
		}
	}
	if (at < 0 && count != GOVCREDIT_USCC_LETTERS)
	{
		fault->part = GOVCREDIT_PART_LENGTH;
		return false;
	}
	if (at < 0 && govcredit_letters_all(letters, GOVCREDIT_USCC_LETTERS, letters[0]))
	{
		fault->part = GOVCREDIT_PART_PLACEHOLDER;
		at = 0;
	}
	for (int i = 0; i < GOVCREDIT_USCC_LETTERS && at < 0; i++)
	{
		if (govcredit_gb32100_value[letters[i]] > highest_value(i))
		{
			fault->part = GOVCREDIT_PART_CHARACTER;
			fault->expected[0] = look_alike(letters[i]);
			at = i;
		}
	}
	if (at < 0 && govcredit_letters_all(letters + 8, 8, '0'))
	{
		fault->part = GOVCREDIT_PART_PLACEHOLDER;
		at = 8;
		width = 8;
	}
	if (at >= 0)
		taken = false;
	else
	{
		char		check = govcredit_check_gb32100((const char *) letters);

		(void) govcredit_uscc_pack((const char *) letters, code);
		if (check != (char) letters[17])
		{
			fault->part = GOVCREDIT_PART_CHECK_CHARACTER;
			fault->expected[0] = check;
			at = 17;
		}
		else
		{
			taken = true;
			check = govcredit_check_gb11714((const char *) letters + 8);
			if (inner && check != (char) letters[16])
			{
				fault->part = GOVCREDIT_PART_ORGANISATION_CODE;
				fault->expected[0] = check;
				at = 16;
			}
			else if (inner && !is_registrar(letters[0]))
			{
				fault->part = GOVCREDIT_PART_REGISTRAR;
				at = 0;
			}
		}
	}
	if (at >= 0)
	{
		fault->position = at + 1;
		fault->offset = (size_t) (start - text) + offsets[at];
		fault->width = offsets[at + width] - offsets[at];
	}
	return taken;
}

bool
govcredit_uscc_parse(const char *text, size_t len, GovcreditUscc *code,
					 GovcreditFault *fault)
{
	GovcreditFault ignored;

	if (len == GOVCREDIT_USCC_LETTERS &&
		parse_plain((const unsigned char *) text, code))
		return true;
	return parse_slowly(text, len, false, code, fault ? fault : &ignored);
}

bool
govcredit_uscc_examine(const char *text, size_t len, GovcreditUscc *code,
					   GovcreditFault *fault)
{
	if (len == GOVCREDIT_USCC_LETTERS &&
		parse_plain((const unsigned char *) text, code))
	{
		char		letters[GOVCREDIT_USCC_LETTERS];

		govcredit_uscc_letters(code, letters);
		if (govcredit_check_gb11714(letters + 8) == letters[16] &&
			is_registrar((unsigned char) letters[0]))
		{
			memset(fault, 0, sizeof(GovcreditFault));
			return true;
		}
	}
	return parse_slowly(text, len, true, code, fault);
}

void
govcredit_uscc_letters(const GovcreditUscc *code, char *letters)
{
	uint64_t	high = 0;
	uint32_t	low = 0;
	uint64_t	first12;
	uint32_t	last6;

	for (int i = 0; i < 8; i++)
		high = high << 8 | code->bytes[i];
	for (int i = 8; i < 12; i++)
		low = low << 8 | code->bytes[i];
	first12 = high >> 4;
	last6 = (uint32_t) (high & 15) << 26 | low >> 6;
	for (int i = 11; i >= 0; i--, first12 >>= 5)
		letters[i] = govcredit_gb32100_alphabet[first12 & 31];
	for (int i = 17; i >= 12; i--, last6 >>= 5)
		letters[i] = govcredit_gb32100_alphabet[last6 & 31];
}

size_t
govcredit_uscc_text(const GovcreditUscc *code, char *text)
{
	govcredit_uscc_letters(code, text);
	if (govcredit_check_gb32100(text) == text[17])
		return GOVCREDIT_USCC_LETTERS;
	text[18] = '!';
	return GOVCREDIT_USCC_TEXT;
}

bool
govcredit_uscc_pack(const char *letters, GovcreditUscc *code)
{
	uint64_t	first12 = 0;
	uint32_t	last6 = 0;

	for (int i = 0; i < GOVCREDIT_USCC_LETTERS; i++)
	{
		uint8_t		value = govcredit_gb32100_value[(unsigned char) letters[i]];

		if (value > highest_value(i))
			return false;
		if (i < 12)
			first12 = first12 << 5 | value;
		else
			last6 = last6 << 5 | value;
	}
	pack(first12, last6, code);
	return true;
}

/* Is a run of digits, X counted as one, shaped like a resident's number? */
static bool
shaped_personal(const unsigned char *letters, size_t count)
{
	const unsigned char *date;
	int			month;
	int			day;

	if (count != 18 && count != 15)
		return false;
	for (size_t i = 0; i < count; i++)
	{
		if (letters[i] == 'X' && i != 17)
			return false;
	}
	if (count == 18 && memcmp(letters + 6, "18", 2) != 0 &&
		memcmp(letters + 6, "19", 2) != 0 && memcmp(letters + 6, "20", 2) != 0)
		return false;
	date = letters + (count == 18 ? 10 : 8);
	month = (date[0] - '0') * 10 + date[1] - '0';
	day = (date[2] - '0') * 10 + date[3] - '0';
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool
govcredit_uscc_find_personal(const char *text, size_t len, size_t *offset, size_t *width)
{
	unsigned char letters[18];
	size_t		count = 0;
	size_t		step = 0;

	*offset = 0;
	for (size_t at = 0; at < len; at += step)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &step);

		if ((letter >= '0' && letter <= '9') || letter == 'X')
		{
			if (count == 0)
				*offset = at;
			if (count < sizeof(letters))
				letters[count] = letter;
			*width = at + step - *offset;
			count++;
		}
		else if (shaped_personal(letters, count))
			return true;
		else
			count = 0;
	}
	return shaped_personal(letters, count);
}

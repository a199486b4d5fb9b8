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
#include "identifier/resident_id_core.h"

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
	(value = govcredit_gb32100_value(text[i]), \
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
		fault->exponent = govcredit_letters_exponent(start, len);
		return false;
	}
	if (at < 0 && govcredit_letters_all(letters, GOVCREDIT_USCC_LETTERS, letters[0]))
	{
		fault->part = GOVCREDIT_PART_PLACEHOLDER;
		at = 0;
	}
	for (int i = 0; i < GOVCREDIT_USCC_LETTERS && at < 0; i++)
	{
		if (govcredit_gb32100_value(letters[i]) > highest_value(i))
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
		uint8_t		value = govcredit_gb32100_value((unsigned char) letters[i]);

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

/* What people put between the groups of a number, a line's end and a comma excepted: those part numbers */
static bool
is_separator(uint32_t point)
{
	switch (point)
	{
		case ' ':
		case '-':
		case '.':
		case '/':
		case '_':
		case 0x00A0:
		case 0x00B7:
		case 0x202F:
		case 0x205F:
		case 0x2212:
		case 0x3000:
		case 0x30FB:
		case 0xFE63:
		case 0xFF0D:
		case 0xFF0E:
		case 0xFF0F:
		case 0xFF3F:
		case 0xFF65:
			return true;
	}
	return (point >= 0x2000 && point <= 0x200A) || (point >= 0x2010 && point <= 0x2015);
}

/* Takes no place, and so parts nothing. */
static bool
is_invisible(uint32_t point)
{
	return point == 0x00AD || point == 0x180E || point == 0xFEFF ||
		(point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
		(point >= 0x2060 && point <= 0x2069);
}

static inline bool
is_digit(unsigned char letter)
{
	return letter >= '0' && letter <= '9';
}

/* The first 18 digits from a place on, X counted as one in the last, and how they stand. */
typedef struct Reading
{
	char		letters[18];
	size_t		ends[18];		/* byte behind each */
	size_t		count;
	uint32_t	parted;			/* bit n: something stands before letter n */
	bool		alike;			/* the same between all groups */
	bool		goes_on;		/* a digit follows the last one at once */
} Reading;

/* The most characters between two groups */
#define MOST_BETWEEN 3

static void
read_digits(const char *text, size_t len, Reading *reading)
{
	uint32_t	first[MOST_BETWEEN] = {0};
	uint32_t	between[MOST_BETWEEN] = {0};
	int			nbetween = 0;
	size_t		step;

	memset(reading, 0, sizeof(Reading));
	reading->alike = true;
	for (size_t at = 0; at < len; at += step)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &step);
		uint32_t	point = govcredit_utf8_next(text + at, len - at, &step);

		if (is_digit(letter) || (letter == 'X' && reading->count == 17))
		{
			if (reading->count == 18)
			{
				reading->goes_on = nbetween == 0 && letter != 'X';
				return;
			}
			if (nbetween > 0)
			{
				if (reading->parted == 0)
					memcpy(first, between, sizeof(first));
				else if (memcmp(first, between, sizeof(first)) != 0)
					reading->alike = false;
				reading->parted |= UINT32_C(1) << reading->count;
				memset(between, 0, sizeof(between));
				nbetween = 0;
			}
			reading->letters[reading->count] = (char) letter;
			reading->ends[reading->count++] = at + step;
		}
		else if (is_separator(point) && nbetween < MOST_BETWEEN && reading->count < 18)
			between[nbetween++] = point;
		else if (!is_invisible(point))
			return;
	}
}

/* Has the run of 18 or 15 a date of birth in place? */
static bool
has_birth_date(const char *letters, size_t count)
{
	const char *date = letters + (count == 18 ? 10 : 8);
	int			month = (date[0] - '0') * 10 + date[1] - '0';
	int			day = (date[2] - '0') * 10 + date[3] - '0';

	if (count == 18 && memcmp(letters + 6, "18", 2) != 0 &&
		memcmp(letters + 6, "19", 2) != 0 && memcmp(letters + 6, "20", 2) != 0)
		return false;
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Letters before which groups of 18 begin where people part them by what they mean: division, date, ordinal */
#define MEANT_18 (UINT32_C(1) << 6 | UINT32_C(1) << 10 | UINT32_C(1) << 12 | UINT32_C(1) << 14)
#define MEANT_15 (UINT32_C(1) << 6 | UINT32_C(1) << 8 | UINT32_C(1) << 10 | UINT32_C(1) << 12)
#define DIVISION_APART (UINT32_C(1) << 6)
#define ORDINAL_15_APART (UINT32_C(1) << 12)

/*
 * How many bytes a resident's number takes that begins here; 0: none does.
 * "inside": a digit stands before.  By itself a run with a date in place is
 * one, whatever its check character.  Parted, or amid other digits, it is one
 * if all of it is right, for rows of dates and amounts look like it: groups
 * are parted alike, or where people part them.
 */
static size_t
personal_here(const char *text, size_t len, bool inside)
{
	Reading		reading;
	uint32_t	parted15;
	int64_t		value;
	GovcreditFault fault;

	/* Long rows of digits are passed over quickly. */
	if (inside && len >= 8 && is_digit((unsigned char) text[6]) && is_digit((unsigned char) text[7]) &&
		memcmp(text + 6, "18", 2) != 0 && memcmp(text + 6, "19", 2) != 0 && memcmp(text + 6, "20", 2) != 0)
	{
		int			plain = 1;

		while (plain < 6 && is_digit((unsigned char) text[plain]))
			plain++;
		if (plain == 6)
			return 0;
	}
	read_digits(text, len, &reading);
	if (reading.count == 18 && has_birth_date(reading.letters, 18))
	{
		if (reading.parted == 0 && !inside && !reading.goes_on)
			return reading.ends[17];
		if ((reading.parted == 0 || (!inside && !reading.goes_on &&
									 (reading.alike || ((reading.parted & ~MEANT_18) == 0 && (reading.parted & DIVISION_APART))))) &&
			govcredit_resident_id_examine(reading.letters, 18, &value, &fault) &&
			fault.part == GOVCREDIT_PART_NONE)
			return reading.ends[17];
	}
	if (reading.count < 15 || inside || !has_birth_date(reading.letters, 15) ||
		(reading.count > 15 && !(reading.parted >> 15 & 1)))
		return 0;
	parted15 = reading.parted & ((UINT32_C(1) << 15) - 1);
	if (parted15 == 0)
		return reading.ends[14];
	/* It has no check character: as people part it, and of a province. */
	if (reading.alike && (parted15 & ~MEANT_15) == 0 &&
		(parted15 & DIVISION_APART) && (parted15 & ORDINAL_15_APART) &&
		govcredit_resident_id_examine(reading.letters, 15, &value, &fault) &&
		fault.part == GOVCREDIT_PART_NONE)
		return reading.ends[14];
	return 0;
}

/* Does a word begin here that is a unified social credit code, and no resident's number? */
static bool
is_code_word(const char *text, size_t len)
{
	unsigned char letters[GOVCREDIT_USCC_LETTERS];
	size_t		count = 0;
	size_t		step;
	int64_t		value;
	GovcreditUscc code;
	GovcreditFault fault;

	for (size_t at = 0; at < len; at += step)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &step);

		if (!is_digit(letter) && !(letter >= 'A' && letter <= 'Z'))
			break;
		if (count == GOVCREDIT_USCC_LETTERS)
			return false;
		letters[count++] = letter;
	}
	if (count != GOVCREDIT_USCC_LETTERS ||
		(govcredit_resident_id_examine((const char *) letters, count, &value, &fault) &&
		 fault.part == GOVCREDIT_PART_NONE))
		return false;
	return govcredit_uscc_examine((const char *) letters, count, &code, &fault) &&
		fault.part == GOVCREDIT_PART_NONE;
}

bool
govcredit_uscc_find_personal(const char *text, size_t len, size_t *offset, size_t *width)
{
	bool		in_word = false;
	bool		in_digits = false;
	size_t		passed = 0;
	size_t		step;

	for (size_t at = 0; at < len; at += step)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &step);

		if (is_digit(letter) || (letter >= 'A' && letter <= 'Z'))
		{
			if (!in_word && is_code_word(text + at, len - at))
				passed = GOVCREDIT_USCC_LETTERS;
			in_word = true;
		}
		else if (!is_invisible(govcredit_utf8_next(text + at, len - at, &step)))
			in_word = in_digits = false;
		if (passed > 0)
			passed--;
		else if (is_digit(letter))
		{
			*width = personal_here(text + at, len - at, in_digits);
			if (*width > 0)
			{
				*offset = at;
				return true;
			}
		}
		if (in_word)
			in_digits = is_digit(letter) || (in_digits && letter == GOVCREDIT_LETTER_OTHER);
	}
	return false;
}

/*-------------------------------------------------------------------------
 *
 * layout_check.c
 *	  The row check: all violations of one row against a compiled layout.
 *
 * First each cell by itself (present, length, type, codes), then the rules
 * across cells.  A cell found wrong by itself is left out of the rules about
 * its value, so that one flaw is one finding.  Nothing is allocated for a row
 * without violations.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/datetime.h"

#include "document/literal.h"
#include "govcredit.h"
#include "identifier/checkdigit_core.h"
#include "identifier/division_core.h"
#include "identifier/fault.h"
#include "identifier/plaincode_core.h"
#include "identifier/resident_id_core.h"
#include "identifier/uscc_core.h"
#include "layout/field_core.h"
#include "layout/layout.h"
#include "voice/voice.h"

/* Characters of a value that a finding shows */
#define SHOWN 40

/* Bytes from which on a list of unknown codes is cut off */
#define UNKNOWN_SHOWN 256

/* Sums named in a text that are looked at */
#define MAX_AMOUNTS 16



typedef struct Check
{
	const Layout *layout;
	LayoutCell *cells;
	const DateADT *checked_on;
	bool		texts;			/* findings get messages and values */
	LayoutFindings *found;
	int			last_field;		/* what was shown last … */
	char	   *last_shown;		/* … and how */
} Check;

static void vnote(Check *check, const LayoutRule *rule, const LayoutFinding *what,
				  const char *en, va_list args) pg_attribute_printf(4, 0);
static void note(Check *check, int field, const char *code, bool error, const char *basis,
				 const char *en,...) pg_attribute_printf(6, 7);
static void note_rule(Check *check, const LayoutRule *rule, int field,
					  const char *en,...) pg_attribute_printf(4, 5);

/*
 * A value as findings show it: at most SHOWN characters, control characters as
 * spaces, numbers of natural persons masked wherever they stand.
 */
static char *
shown_text(const char *text, int len, bool personal)
{
	char		masked[GOVCREDIT_RESIDENT_ID_SHOWN_SIZE];
	StringInfoData buf;
	size_t		offset;
	size_t		width;
	int			clipped;

	if (personal)
	{
		govcredit_resident_id_shown(text, len, masked);
		return pstrdup(masked);
	}

	/* masked before it is clipped, for the clip may cut a number in two */
	initStringInfo(&buf);
	while (buf.len <= SHOWN * MAX_MULTIBYTE_CHAR_LEN &&
		   govcredit_uscc_find_personal(text, len, &offset, &width))
	{
		govcredit_resident_id_shown(text + offset, width, masked);
		appendBinaryStringInfo(&buf, text, (int) offset);
		appendStringInfoString(&buf, masked);
		text += offset + width;
		len -= (int) (offset + width);
	}
	if (buf.len <= SHOWN * MAX_MULTIBYTE_CHAR_LEN)
		appendBinaryStringInfo(&buf, text, len);

	for (char *letter = buf.data; *letter; letter++)
	{
		if ((unsigned char) *letter < ' ' || *letter == 0x7F)
			*letter = ' ';
	}
	clipped = pg_mbcharcliplen(buf.data, buf.len, SHOWN);
	if (clipped < buf.len)
	{
		buf.len = clipped;
		buf.data[clipped] = '\0';
		appendStringInfoString(&buf, "...");
	}
	return buf.data;
}

/*
 * The text with ASCII in the place of full-width forms, where there are any:
 * digits are read as codes are, however they were typed.
 */
size_t
govcredit_layout_narrow(const char **text, size_t len)
{
	char	   *narrow;

	if (!govcredit_field_is_wide(*text, len))
		return len;
	narrow = palloc(len);
	len = govcredit_field_narrow(*text, len, narrow);
	*text = narrow;
	return len;
}

static char *
shown_day(const Check *check, DateADT day)
{
	return check->texts ? govcredit_date_text(day) : NULL;
}

static char *
shown(Check *check, int field)
{
	const LayoutCell *cell = &check->cells[field];

	if (!check->texts)
		return NULL;
	if (check->last_shown == NULL || check->last_field != field)
	{
		check->last_field = field;
		check->last_shown = cell->dated ? shown_day(check, cell->day) :
			shown_text(cell->text, cell->len, check->layout->fields[field].personal);
	}
	return check->last_shown;
}

/* In the order of the columns, and of the rules within one */
void
govcredit_layout_add_finding(LayoutFindings *found, const LayoutFinding *finding)
{
	int			at;

	if (found->count == found->room)
	{
		found->room = found->room == 0 ? 8 : found->room * 2;
		found->items = found->items == NULL ?
			palloc(sizeof(LayoutFinding) * found->room) :
			repalloc(found->items, sizeof(LayoutFinding) * found->room);
	}
	for (at = found->count; at > 0 && found->items[at - 1].field > finding->field; at--)
		found->items[at] = found->items[at - 1];
	found->items[at] = *finding;
	found->count++;
	if (finding->error)
		found->errors++;
}

/*
 * The condition of a rule behind, in Chinese before, what is said of a value;
 * of a rule without one only that.
 */
static char *
under(Check *check, GovcreditLanguage language, const LayoutRule *rule, char *said)
{
	const LayoutField *of;

	if (rule == NULL || rule->when == LAYOUT_ALWAYS)
		return said;
	of = &check->layout->fields[rule->when_field];
	if (rule->when == LAYOUT_WHEN_BLANK)
		return psprintf(govcredit_say_in(language, "%s where %s (%s) is blank"), said, of->column, of->name);
	if (rule->when == LAYOUT_WHEN_FILLED)
		return psprintf(govcredit_say_in(language, "%s where %s (%s) is filled"), said, of->column, of->name);
	return psprintf(govcredit_say_in(language, "%s where %s (%s) is %s"), said, of->column, of->name,
					shown(check, rule->when_field));
}

/*
 * Notes one finding.  The message says what was found and what was expected;
 * the column's names are set before it.  Where only the code is wanted there
 * are no texts, nor what goes into them: NULL stands for each.
 */
static void
vnote(Check *check, const LayoutRule *rule, const LayoutFinding *what, const char *en, va_list args)
{
	const LayoutField *of = &check->layout->fields[what->field];
	const LayoutCell *cell = &check->cells[what->field];
	LayoutFinding finding = *what;

	finding.column = of->column;
	if (finding.basis == NULL)
		finding.basis = of->basis;
	if (check->texts)
	{
		char	   *said[2];

		for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
			said[language] =
				psprintf(govcredit_say_in(language, "%s (%s): %s"), of->column, of->name,
						 under(check, language, rule, govcredit_vsay_in(language, en, args)));
		finding.message = said[GOVCREDIT_EN];
		finding.message_zh = said[GOVCREDIT_ZH];
	}
	if (!cell->absent && (cell->len > 0 || cell->dated))
		finding.value = shown(check, what->field);
	govcredit_layout_add_finding(check->found, &finding);
}

static void
note(Check *check, int field, const char *code, bool error, const char *basis, const char *en,...)
{
	LayoutFinding what = {.field = field, .code = code, .error = error, .basis = basis};
	va_list		args;

	va_start(args, en);
	vnote(check, NULL, &what, en, args);
	va_end(args);
}

static void
note_rule(Check *check, const LayoutRule *rule, int field, const char *en,...)
{
	LayoutFinding what = {.field = field, .code = rule->code, .error = rule->error, .basis = rule->basis};
	va_list		args;

	va_start(args, en);
	vnote(check, rule, &what, en, args);
	va_end(args);
}

/* A key of a JSON object that the layout does not have, and nobody will read */
void
govcredit_layout_unknown_key(const Layout *layout, const char *key, int len, LayoutFindings *found)
{
	LayoutFinding finding = {.field = layout->nfields, .code = "unknown_key"};
	char	   *said[2];

	finding.column = shown_text(key, len, false);
	for (int language = GOVCREDIT_EN; language <= GOVCREDIT_ZH; language++)
		said[language] =
			psprintf(govcredit_say_in(language, "%s: found a key that layout %s does not have, expected its own only"),
					 finding.column, layout->name);
	finding.message = said[GOVCREDIT_EN];
	finding.message_zh = said[GOVCREDIT_ZH];
	govcredit_layout_add_finding(found, &finding);
}

/* A finding about a code of which some part is wrong; none where none is */
static void
note_fault(Check *check, int field, const char *prefix, bool error,
		   const char *basis, const char *text, int expected_count,
		   const GovcreditFault *fault)
{
	const char *expected = fault->expected;
	int			at = fault->position;
	const char *letter;
	const char *code;

	if (fault->part == GOVCREDIT_PART_NONE)
		return;
	letter = fault->width > 0 ? govcredit_fault_found(text, fault) : "";
	code = psprintf("%s_%s", prefix, govcredit_part_name(fault->part));

	switch (fault->part)
	{
		case GOVCREDIT_PART_NONE:
			break;
		case GOVCREDIT_PART_LENGTH:
			if (fault->exponent)
				note(check, field, code, error, basis,
					 "found a number with an exponent, whose digits a spreadsheet has lost, expected the whole code");
			else
				note(check, field, code, error, basis, "found %d characters, expected %d", (int) fault->count, expected_count);
			break;
		case GOVCREDIT_PART_MASK:
			note(check, field, "masked_number", error, basis,
				 "found a masked number (\"%s\" at character %d), expected the whole number", letter, at);
			break;
		case GOVCREDIT_PART_CHARACTER:
			if (expected[0])
				note(check, field, code, error, basis,
					 "found \"%s\" at character %d, expected a character of the standard, perhaps \"%s\"",
					 letter, at, expected);
			else
				note(check, field, code, error, basis,
					 "found \"%s\" at character %d, expected a character the standard allows there",
					 letter, at);
			break;
		case GOVCREDIT_PART_DIVISION:
			note(check, field, code, error, basis, "found no division of the standard in its digits, expected one");
			break;
		case GOVCREDIT_PART_BIRTH_DATE:
			note(check, field, code, error, basis, "found no day of the calendar as date of birth, expected one");
			break;
		case GOVCREDIT_PART_CHECK_CHARACTER:
			note(check, field, code, error, basis, "found check character \"%s\", expected \"%s\"", letter, expected);
			break;
		case GOVCREDIT_PART_ORGANISATION_CODE:
			note(check, field, code, error, basis,
				 "found \"%s\" at character %d, expected \"%s\" as the check character of the organisation code inside",

				 letter, at, expected);
			break;
		case GOVCREDIT_PART_PLACEHOLDER:
			note(check, field, code, error, basis,
				 "found \"%s\" only from character %d on, expected a code", letter, at);
			break;
		case GOVCREDIT_PART_REGISTRAR:
			note(check, field, code, error, basis,
				 "found \"%s\" as the department that registers, expected one of 1 to 9, A, N, Y", letter);
			break;
		case GOVCREDIT_PART_PERSON:
			note(check, field, code, error, basis, "found the number of a natural person, expected another");
			break;
	}
}

static void
check_length(Check *check, int field)
{
	LayoutCell *cell = &check->cells[field];
	int			length = check->layout->fields[field].length;
	int			chars;

	if (length == 0 || cell->len <= length)
		return;
	chars = pg_mbstrlen_with_len(cell->text, cell->len);
	if (chars <= length)
		return;
	cell->good = false;
	note(check, field, "too_long", true, NULL,
		 "found %d characters, expected at most %d", chars, length);
}

/* Is it a code but for spaces, quotation marks, the ".0" of a number or words in or around it?  Then its letters. */
static bool
code_within(const char *text, size_t len, char *letters)
{
	size_t		used = 0;
	size_t		width;
	GovcreditUscc code;
	GovcreditFault fault;
	int64		person;

	while (len > 2 && text[len - 1] == '0' && memchr(text, '.', len) != NULL)
		len--;
	for (size_t at = 0; at < len; at += width)
	{
		unsigned char letter = govcredit_letters_next(text + at, len - at, &width);

		if (!(letter >= '0' && letter <= '9') && !(letter >= 'A' && letter <= 'Z'))
			continue;
		if (used == GOVCREDIT_USCC_LETTERS)
			return false;
		letters[used++] = (char) letter;
	}
	letters[used] = '\0';
	return used == GOVCREDIT_USCC_LETTERS && govcredit_uscc_parse(letters, used, &code, &fault) &&
		!govcredit_resident_id_parse(letters, used, &person, &fault);	/* which is not shown */
}

/*
 * The unified social credit code, GB 32100-2015.  The organisation code inside
 * has a check character of its own, GB 11714, and catches what passes the
 * outer one by chance; all real codes known to pass the one pass the other.
 */
static void
check_uscc(Check *check, int field)
{
	LayoutCell *cell = &check->cells[field];
	GovcreditUscc code;
	GovcreditFault fault;
	char		letters[GOVCREDIT_USCC_LETTERS + 1];
	bool		taken = govcredit_uscc_examine(cell->text, cell->len, &code, &fault);

	if (taken && fault.part == GOVCREDIT_PART_NONE)
		return;

	if (fault.part == GOVCREDIT_PART_LENGTH && code_within(cell->text, cell->len, letters))
	{
		cell->good = false;
		note(check, field, "uscc_length", true, "GB 32100-2015",
			 "found \"%s\", which is a code with something beside or within it, expected \"%s\"", shown(check, field), letters);
		return;
	}

	/*
	 * A wrong check character under an exclamation mark was put there on
	 * purpose, for codes that were issued so; which departments register is
	 * not for the form to say.
	 */
	cell->good = taken && fault.part != GOVCREDIT_PART_ORGANISATION_CODE;
	note_fault(check, field, "uscc", !cell->good,
			   fault.part == GOVCREDIT_PART_ORGANISATION_CODE ? "GB 11714-1997" : "GB 32100-2015",
			   cell->text, GOVCREDIT_USCC_LETTERS, &fault);
}

/* Is it a number in the scientific form, 1.0E-1? */
static bool
has_exponent(const char *text, size_t len)
{
	GovcreditFieldNumber number;

	for (size_t at = 1; at + 1 < len; at++)
		if ((text[at] | 0x20) == 'e')
			return govcredit_field_number(text, at, &number) && govcredit_field_number(text + at + 1, len - at - 1, &number);
	return false;
}

/* Is it a number, but for commas in it, the sign of a currency before and a unit behind it? */
static bool
number_within(const char *text, size_t len)
{
	static const char *const beside[] = {",", " ", "\xEF\xBC\x8C", "\xEF\xBF\xA5", "\xC2\xA5", "RMB", "\xE4\xB8\x87", "\xE5\x85\x83", "\xE6\x95\xB4", "%"};
	char		left[40];
	size_t		used = 0;
	GovcreditFieldNumber number;

	for (size_t at = 0; at < len;)
	{
		size_t		width = 0;

		for (size_t i = 0; width == 0 && i < sizeof(beside) / sizeof(beside[0]); i++)
			if (strlen(beside[i]) <= len - at && memcmp(text + at, beside[i], strlen(beside[i])) == 0)
				width = strlen(beside[i]);
		if (width == 0 && used == sizeof(left))
			return false;
		if (width == 0)
			left[used++] = text[at];
		at += Max(width, 1);
	}
	return used < len && govcredit_field_number(left, used, &number);
}

static void
check_number(Check *check, int field)
{
	const LayoutField *of = &check->layout->fields[field];
	LayoutCell *cell = &check->cells[field];
	GovcreditFieldNumber number;
	const char *text = cell->text;
	size_t		len = govcredit_layout_narrow(&text, cell->len);

	if (!govcredit_field_number(text, len, &number))
	{
		cell->good = false;
		if (has_exponent(text, len))
			note(check, field, "bad_number", true, NULL,
				 "found \"%s\", which a spreadsheet wrote with an exponent, expected a number such as 0.2", shown(check, field));
		else if (number_within(text, len))
			note(check, field, "bad_number", true, NULL,
				 "found \"%s\", expected a number such as 0.2 alone: no unit, no sign of money, nothing between thousands", shown(check, field));
		else
			note(check, field, "bad_number", true, NULL,
				 "found \"%s\", expected a number such as 0.2", shown(check, field));
		return;
	}
	cell->sign = number.sign;
	cell->millionths = number.millionths;
	if (of->length > 0 &&
		(number.whole > of->length - of->scale || number.places > of->scale))
	{
		cell->good = false;
		note(check, field, "number_out_of_range", true, NULL,
			 "found %s, expected at most %d digits before the point and %d after it",
			 shown(check, field), of->length - of->scale, of->scale);
	}
}

/*
 * Nothing that a layout has the day of lies before 1949-10-01, and what lasts
 * for ever ends on 2099-12-31; another year is a slip of the pen.
 */
static void
check_day(Check *check, int field)
{
	LayoutCell *cell = &check->cells[field];

	if (govcredit_layout_plausible(cell->day))
		return;
	cell->good = false;
	note(check, field, "implausible_date", true, NULL,
		 "found %s, expected a day from 1949-10-01 to 2099-12-31", shown_day(check, cell->day));
}

static void
check_date(Check *check, int field)
{
	LayoutCell *cell = &check->cells[field];
	GovcreditFieldDate date;
	int			serial;
	const char *text = cell->text;
	size_t		len = govcredit_layout_narrow(&text, cell->len);

	if (govcredit_field_date(text, len, &date))
	{
		cell->day = date2j(date.year, date.month, date.day) + date.carry - POSTGRES_EPOCH_JDATE;
		check_day(check, field);
		if (cell->good && (!date.standard || text != cell->text))
			note(check, field, "date_format", false, NULL,
				 "found \"%s\", expected the form %s", shown(check, field), shown_day(check, cell->day));
		return;
	}
	cell->good = false;
	serial = govcredit_field_serial_date(text, len);
	if (serial > 0)
	{
		DateADT		meant = date2j(1899, 12, 30) + serial - POSTGRES_EPOCH_JDATE;

		note(check, field, "bad_date", true, NULL,
			 "found \"%s\", expected a day as YYYY-MM-DD; as the serial number of a spreadsheet it is %s",
			 shown(check, field), shown_day(check, meant));
		return;
	}
	note(check, field, "bad_date", true, NULL,
		 "found \"%s\", expected a day of the calendar as YYYY-MM-DD", shown(check, field));
}

static void
check_division(Check *check, int field)
{
	LayoutCell *cell = &check->cells[field];
	GovcreditFault fault;
	int64_t		value;

	check_length(check, field);
	if (!cell->good || govcredit_division_parse(cell->text, cell->len, &value, &fault))
		return;
	cell->good = false;
	note_fault(check, field, "division", true, "GB/T 2260-2007", cell->text, 6, &fault);
}

/* Which separator of codes begins here?  Its width, or 0 */
static int
separator(const char *at, int len)
{
	if (*at == ';')
		return 1;
	if (len >= 3 && (memcmp(at, "；", 3) == 0 || memcmp(at, "、", 3) == 0))
		return 3;
	return 0;
}

/* Bytes up to the next separator */
static int
token_length(const char *at, int len)
{
	int			end = 0;

	while (end < len && separator(at + end, len - end) == 0)
		end++;
	return end;
}

/* The bit of the code that is all of the text, or 0 */
static uint64
code_bit(const LayoutField *field, const char *text, int len)
{
	for (int i = 0; i < field->ncodes; i++)
	{
		const LayoutWord *code = &field->codes[i];

		if ((code->len == len || (code->open && code->len < len)) &&
			memcmp(code->text, text, code->len) == 0)
			return UINT64CONST(1) << i;
	}
	return 0;
}

/*
 * The codes of a text, as bits.  A code may contain a separator
 * (没收违法所得、没收非法财物), so where several may stand the longest code that
 * ends at a separator wins.  What is no code is added to "unknown", if given
 * (with its data NULL at first).
 */
uint64
govcredit_layout_codes(const LayoutField *of, const char *text, int len, StringInfo unknown)
{
	uint64		codes = 0;
	int			at = 0;
	bool		cut = false;

	if (!of->many || token_length(text, len) == len)
	{
		codes = code_bit(of, text, len);
		if (codes != 0)
			return codes;
	}
	if (!of->many)
	{
		if (unknown != NULL)
		{
			initStringInfo(unknown);
			appendStringInfoString(unknown, shown_text(text, len, of->personal));
		}
		return 0;
	}
	while (at < len)
	{
		const char *token = text + at;
		int			left = len - at;
		int			best = 0;
		uint64		bit = 0;
		const char *start = token;
		size_t		trimmed;
		int			width = separator(token, left);

		CHECK_FOR_INTERRUPTS();
		if (width > 0 || *token == ' ')
		{
			at += width > 0 ? width : 1;
			continue;
		}
		for (int i = 0; i < of->ncodes; i++)
		{
			const LayoutWord *code = &of->codes[i];
			int			end = code->len;

			if (end <= best || end > left || memcmp(code->text, token, end) != 0)
				continue;
			if (code->open)
				end += token_length(token + end, left - end);
			else
			{
				while (end < left && token[end] == ' ')
					end++;
			}
			if (end < left && separator(token + end, left - end) == 0)
				continue;
			best = end;
			bit = UINT64CONST(1) << i;
		}
		if (best > 0)
		{
			codes |= bit;
			at += best;
			continue;
		}
		best = token_length(token, left);
		at += best;
		trimmed = govcredit_letters_trim(&start, best);
		if (trimmed == 0 || unknown == NULL)
			continue;
		if (unknown->data == NULL)
			initStringInfo(unknown);
		else if (unknown->len < UNKNOWN_SHOWN)
			appendStringInfoString(unknown, "; ");
		else
		{
			if (!cut)
				appendStringInfoString(unknown, "; ...");
			cut = true;
			continue;
		}
		appendStringInfoString(unknown, shown_text(start, (int) trimmed, false));
	}
	return codes;
}

static void
check_codes(Check *check, int field)
{
	const LayoutField *of = &check->layout->fields[field];
	LayoutCell *cell = &check->cells[field];
	StringInfoData unknown;
	StringInfoData list;

	unknown.data = NULL;
	cell->codes = govcredit_layout_codes(of, cell->text, cell->len, &unknown);
	if (unknown.data == NULL)
		return;

	cell->known = false;
	initStringInfo(&list);
	for (int i = 0; check->texts && i < of->ncodes; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? " / " : "", of->codes[i].text);
	if (of->many)
		note(check, field, "bad_code", true, NULL,
			 "found \"%s\", expected one or more, separated by \";\", of %s", unknown.data, list.data);
	else
		note(check, field, "bad_code", true, NULL, "found \"%s\", expected one of %s", unknown.data, list.data);
}

/*
 * Could white space, or what keeps a spreadsheet from reckoning, stand at either
 * end?  Told by one byte of each: ASCII, or those of U+00A0, U+3000 and U+FEFF.
 */
static inline bool
may_have_space(const char *text, int len)
{
	unsigned char first = (unsigned char) text[0];
	unsigned char last = (unsigned char) text[len - 1];

	return first <= ' ' || first == '\'' || first == '=' || first == 0xC2 || first == 0xE3 || first == 0xEF ||
		last <= ' ' || last == 0xA0 || last == 0x80 || last == 0xBF;
}

static void
check_cell(Check *check, int field)
{
	const LayoutField *of = &check->layout->fields[field];
	LayoutCell *cell = &check->cells[field];

	cell->good = true;
	cell->known = true;
	cell->codes = 0;
	if (cell->dated)
	{
		cell->blank = false;
		check_day(check, field);
		return;
	}
	if (cell->absent)
	{
		cell->blank = true;
		if (cell->instead != NULL)
		{
			note(check, field, "misspelt_column", true, NULL,
				 "found no such column but \"%s\", expected the name of the layout", cell->instead);
			return;
		}
		if (of->always)
			note(check, field, "missing_column", true, NULL,
				 "found no such column, expected one with a value in every row");
		return;
	}

	if (cell->len > 0 && may_have_space(cell->text, cell->len))
		cell->len = (int) govcredit_letters_trim(&cell->text, cell->len);
	cell->blank = cell->len == 0 || govcredit_letters_nothing(cell->text, cell->len);
	if (cell->blank)
	{
		if (!of->always)
			return;
		if (cell->len > 0)
			note(check, field, "missing_value", true, NULL,
				 "found %.*s, which stands for nothing, expected a value in every row", cell->len, cell->text);
		else
			note(check, field, "missing_value", true, NULL,
				 "found no value, expected one in every row");
		return;
	}

	if (of->ncodes > 0)
		check_codes(check, field);
	switch (of->type)
	{
		case LAYOUT_TEXT:
			/* what is not in the list of codes need not be measured */
			if (of->ncodes == 0 && govcredit_letters_lost(cell->text, cell->len))
				note(check, field, "lost_value", true, NULL,
					 "found \"%s\", which stands where a value was lost; take it from its source again", shown(check, field));
			else if (cell->known)
				check_length(check, field);
			break;
		case LAYOUT_USCC:
			check_uscc(check, field);
			break;
		case LAYOUT_NUMERIC:
			check_number(check, field);
			break;
		case LAYOUT_DATE:
		case LAYOUT_TIMESTAMP:
			check_date(check, field);
			break;
		case LAYOUT_DIVISION:
			check_division(check, field);
			break;
	}
}

static bool
word_is(const LayoutRule *rule, const LayoutCell *cell)
{
	for (int i = 0; i < rule->nwhen_values; i++)
	{
		if (rule->when_values[i].len == cell->len &&
			memcmp(rule->when_values[i].text, cell->text, cell->len) == 0)
			return true;
	}
	return false;
}

/*
 * Does the rule's condition hold?  Of a cell whose codes are not understood
 * nothing is said to be lacking.
 */
static bool
applies(const Check *check, const LayoutRule *rule)
{
	const LayoutCell *cell;
	bool		is;

	if (rule->when == LAYOUT_ALWAYS)
		return true;
	cell = &check->cells[rule->when_field];
	if (rule->when == LAYOUT_WHEN_BLANK)
		return cell->blank;
	if (cell->blank)
		return false;
	if (rule->when == LAYOUT_WHEN_FILLED)
		return true;
	if (check->layout->fields[rule->when_field].ncodes > 0)
		is = (cell->codes & rule->when_codes) != 0;
	else
		is = !cell->dated && word_is(rule, cell);
	return rule->when == LAYOUT_WHEN_IS ? is : !is && cell->known;
}

/*
 * The organisation code, GB 11714, or the registration number of 15 digits.
 * Registration numbers of other forms have no check character and pass; a
 * masked number is a finding of its own.
 */
static void
check_plain_code(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];
	bool		registration = rule->kind == LAYOUT_REGISTRATION_NUMBER;
	GovcreditPlainCode kind = registration ? GOVCREDIT_REGISTRATION_NUMBER : GOVCREDIT_ORGANISATION_CODE;
	GovcreditFault fault;

	if (govcredit_plaincode_examine(kind, cell->text, cell->len, &fault) ||
		fault.part == GOVCREDIT_PART_MASK)
		return;
	if (registration && fault.part != GOVCREDIT_PART_CHECK_CHARACTER)
		return;
	note_fault(check, field, rule->code, rule->error, rule->basis, cell->text,
			   govcredit_plaincode_length(kind), &fault);
}

/* The citizen identity number, GB 11643, of 18 characters or of 15 */
static void
check_resident_id(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];
	GovcreditFault fault;
	int64_t		value;
	bool		taken = govcredit_resident_id_examine(cell->text, cell->len, &value, &fault);
	int			year;
	int			month;
	int			day;

	if (fault.part == GOVCREDIT_PART_MASK)
		return;
	if (!taken || fault.part != GOVCREDIT_PART_NONE)
	{
		note_fault(check, field, rule->code, !taken && rule->error, rule->basis, cell->text,
				   GOVCREDIT_RESIDENT_ID_LENGTH, &fault);
		return;
	}
	govcredit_resident_id_birth_of(value, &year, &month, &day);
	if (check->checked_on != NULL && date2j(year, month, day) - POSTGRES_EPOCH_JDATE > *check->checked_on)
		note(check, field, psprintf("%s_birth_date", rule->code), rule->error, rule->basis,
			 "found a date of birth after %s", shown_day(check, *check->checked_on));
}

/*
 * People mask with asterisks, and persons' numbers with rows of X too.
 */
static bool
is_masked(const LayoutCell *cell, bool personal)
{
	size_t		step;
	int			row = 0;

	for (int at = 0; at < cell->len; at += (int) step)
	{
		unsigned char letter = govcredit_letters_next(cell->text + at, cell->len - at, &step);

		row = letter == 'X' ? row + 1 : 0;
		if (letter == '*' || (personal && row == 3))
			return true;
	}
	return false;
}

static void
check_not_masked(Check *check, const LayoutRule *rule, int field)
{
	if (!is_masked(&check->cells[field], check->layout->fields[field].personal))
		return;
	note_rule(check, rule, field,
			  "found a masked number \"%s\", expected the whole number", shown(check, field));
}

/*
 * Ten thousand yuan against the sums the text names: one of them, or all of
 * them together, should be it.
 */
static void
check_amount_in_text(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];
	const LayoutField *other = &check->layout->fields[rule->other];
	const LayoutCell *text = &check->cells[rule->other];
	const char *named = text->text;
	size_t		named_len;
	int64_t		amounts[MAX_AMOUNTS];
	int64_t		sum = 0;
	int			count;
	StringInfoData list;

	if (text->blank || cell->sign <= 0)
		return;
	named_len = govcredit_layout_narrow(&named, text->len);
	count = govcredit_field_amounts(named, named_len, amounts, MAX_AMOUNTS);
	for (int i = 0; i < count; i++)
	{
		if (amounts[i] == cell->millionths)
			return;
		sum += amounts[i];
	}
	if (count == 0 || sum == cell->millionths)
		return;
	initStringInfo(&list);
	for (int i = 0; check->texts && i < count; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? " / " : "", govcredit_micro_text(amounts[i]));
	note(check, field, rule->code, rule->error, rule->basis,
		 "found %s, expected a sum that %s (%s) names, in ten thousand yuan: %s",
		 shown(check, field), other->column, other->name, list.data);
}

static void
check_at_least_one(Check *check, const LayoutRule *rule)
{
	StringInfoData list;

	for (int i = 0; i < rule->nfields; i++)
	{
		if (!check->cells[rule->fields[i]].blank)
			return;
	}
	initStringInfo(&list);
	for (int i = 0; i < rule->nfields; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "",
						 check->layout->fields[rule->fields[i]].column);
	note_rule(check, rule, rule->fields[0], "found none of %s, expected at least one", list.data);
}

/* Who registers, and what kind of body it is: the first letters of the code */
static void
check_registrar(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];
	char		letters[3] = "";
	StringInfoData list;
	int			at = 0;

	for (int i = 0; i < 2 && at < cell->len; i++)
	{
		size_t		width;

		letters[i] = (char) govcredit_letters_next(cell->text + at, cell->len - at, &width);
		at += (int) width;
	}
	for (int i = 0; i < rule->nletters; i++)
		if (memcmp(rule->letters[i].text, letters, rule->letters[i].len) == 0)
			return;
	initStringInfo(&list);
	for (int i = 0; check->texts && i < rule->nletters; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? " / " : "", rule->letters[i].text);
	note_rule(check, rule, field,
			  "found a code that begins with \"%s\" (department that registers, kind of body), expected one that begins with %s",
			  letters, list.data);
}

static inline bool
is_code_letter(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/*
 * Does a run of letters and digits stand in a text that is a code or a person's
 * number?  One as long has a letter wherever one looks at every eighteenth.
 */
static bool
holds_code(const char *text, int len)
{
	GovcreditUscc code;
	GovcreditFault fault;
	int64		person;

	for (int at = GOVCREDIT_USCC_LETTERS - 1; at < len; at += GOVCREDIT_USCC_LETTERS)
	{
		int			start = at;
		int			end = at;

		if (!is_code_letter(text[at]))
			continue;
		while (start > 0 && is_code_letter(text[start - 1]))
			start--;
		while (end < len && is_code_letter(text[end]))
			end++;
		if (end - start == GOVCREDIT_USCC_LETTERS &&
			(govcredit_uscc_parse(text + start, end - start, &code, &fault) ||
			 govcredit_resident_id_parse(text + start, end - start, &person, &fault)))
			return true;
		at = Max(at, end - 1);
	}
	return false;
}

/*
 * A code where a name belongs: digits, with letters and hyphens at most, as the
 * codes of organisations and the numbers of persons are; or one beside a name.
 */
static void
check_not_code(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];
	int			digits = 0;
	size_t		step;

	for (int at = 0; at < cell->len; at += (int) step)
	{
		unsigned char letter = govcredit_letters_next(cell->text + at, cell->len - at, &step);

		if (letter >= '0' && letter <= '9')
			digits++;
		else if (!(letter >= 'A' && letter <= 'Z') && letter != '-' && letter != '*')
		{
			if (holds_code(cell->text, cell->len))
				note_rule(check, rule, field, "found \"%s\", in which a code stands, expected a name alone", shown(check, field));
			return;
		}
	}
	if (digits >= 6)
		note_rule(check, rule, field, "found \"%s\", which is a code, expected a name", shown(check, field));
}

/* One column of a rule whose condition holds */
static void
check_field(Check *check, const LayoutRule *rule, int field)
{
	const LayoutCell *cell = &check->cells[field];

	switch (rule->kind)
	{
		case LAYOUT_REQUIRED:
			if (cell->blank)
				note_rule(check, rule, field, "found no value, expected one");
			return;
		case LAYOUT_BLANK:
			if (!cell->blank)
				note_rule(check, rule, field, "found \"%s\", expected no value", shown(check, field));
			return;
		case LAYOUT_POSITIVE:
			if (cell->blank)
				note_rule(check, rule, field, "found no amount, expected one above 0");
			else if (cell->good && cell->sign <= 0)
				note_rule(check, rule, field, "found %s, expected an amount above 0", shown(check, field));
			return;
		default:
			break;
	}

	/* what follows is about a value that reads as its type */
	if (cell->blank || !cell->good)
		return;
	switch (rule->kind)
	{
		case LAYOUT_NOT_NEGATIVE:
			if (cell->sign < 0)
				note_rule(check, rule, field, "found %s, expected 0 or more", shown(check, field));
			break;
		case LAYOUT_ZERO:
			if (cell->sign != 0)
				note_rule(check, rule, field, "found %s, expected no amount or 0", shown(check, field));
			break;
		case LAYOUT_NOT_BEFORE:
			{
				const LayoutCell *other = &check->cells[rule->other];
				const LayoutField *of = &check->layout->fields[rule->other];

				if (!other->blank && other->good && cell->day < other->day)
					note_rule(check, rule, field,
							  "found %s, expected no day before %s (%s) %s",
							  shown_day(check, cell->day), of->column, of->name, shown_day(check, other->day));
				break;
			}
		case LAYOUT_NOT_IN_FUTURE:
			if (check->checked_on != NULL && cell->day > *check->checked_on)
				note_rule(check, rule, field,
						  "found %s, expected no day after %s",
						  shown_day(check, cell->day), shown_day(check, *check->checked_on));
			break;
		case LAYOUT_REGISTRAR:
			check_registrar(check, rule, field);
			break;
		case LAYOUT_REGISTRATION_NUMBER:
		case LAYOUT_ORGANISATION_CODE:
			check_plain_code(check, rule, field);
			break;
		case LAYOUT_RESIDENT_ID:
			check_resident_id(check, rule, field);
			break;
		case LAYOUT_NOT_MASKED:
			check_not_masked(check, rule, field);
			break;
		case LAYOUT_NOT_CODE:
			check_not_code(check, rule, field);
			break;
		case LAYOUT_AMOUNT_IN_TEXT:
			check_amount_in_text(check, rule, field);
			break;
		default:
			break;
	}
}

/*
 * Every violation of the row in "cells", or those up to the first error.
 * Findings are allocated in the current context, in the order of the layout's
 * columns; only those with texts have messages and a value.  Without checked_on
 * nothing is said to lie in the future.
 */
void
govcredit_layout_check(const Layout *layout, LayoutCell *cells,
					   const DateADT *checked_on, LayoutWanted wanted, LayoutFindings *found)
{
	Check		check = {layout, cells, checked_on, wanted == LAYOUT_TEXTS, found, -1, NULL};
	bool		one = wanted == LAYOUT_FIRST_ERROR;

	memset(found, 0, sizeof(LayoutFindings));
	for (int i = 0; i < layout->nfields && !(one && found->errors > 0); i++)
		check_cell(&check, i);
	for (int i = 0; i < layout->nrules && !(one && found->errors > 0); i++)
	{
		const LayoutRule *rule = &layout->rules[i];

		if (!applies(&check, rule))
			continue;
		if (rule->kind == LAYOUT_AT_LEAST_ONE)
			check_at_least_one(&check, rule);
		else
		{
			for (int k = 0; k < rule->nfields; k++)
				check_field(&check, rule, rule->fields[k]);
		}
	}
}

/*-------------------------------------------------------------------------
 *
 * plaincode_core.c
 *	  Codes that are checked but have no type of their own: organisation code,
 *	  15-digit registration number, legal entity identifier.
 *
 *-------------------------------------------------------------------------
 */
#include "identifier/plaincode_core.h"

#include "identifier/checkdigit_core.h"

/* The most letters looked at; the longest code has 20. */
#define LOOK_AT 32

int
govcredit_plaincode_length(GovcreditPlainCode kind)
{
	switch (kind)
	{
		case GOVCREDIT_ORGANISATION_CODE:
			return 9;
		case GOVCREDIT_REGISTRATION_NUMBER:
			return 15;
		case GOVCREDIT_LEI:
			return 20;
	}
	return 0;
}

static bool
may_stand_at(GovcreditPlainCode kind, size_t i, unsigned char letter)
{
	if (letter >= '0' && letter <= '9')
		return true;
	if (letter < 'A' || letter > 'Z')
		return false;
	switch (kind)
	{
		case GOVCREDIT_ORGANISATION_CODE:
			return i < 8 || letter == 'X';
		case GOVCREDIT_REGISTRATION_NUMBER:
			return false;
		case GOVCREDIT_LEI:
			return i < 18;
	}
	return false;
}

/* One letter up to the check characters, zeros that pass the check among them, is nobody's code. */
static bool
is_placeholder(GovcreditPlainCode kind, const unsigned char *letters, size_t wanted)
{
	size_t		checks = kind == GOVCREDIT_LEI ? 2 : 1;

	return govcredit_letters_all(letters, wanted - checks, letters[0]);
}

/*
 * The check characters the first letters call for, as a string; returns how
 * many there are.
 */
static size_t
expected_check(GovcreditPlainCode kind, const char *letters, char *expected)
{
	switch (kind)
	{
		case GOVCREDIT_ORGANISATION_CODE:
			expected[0] = govcredit_check_gb11714(letters);
			return 1;
		case GOVCREDIT_REGISTRATION_NUMBER:
			expected[0] = govcredit_check_mod11_10(letters);
			return 1;
		case GOVCREDIT_LEI:
			(void) govcredit_check_mod97_10(letters, expected);
			return 2;
	}
	return 0;
}

bool
govcredit_plaincode_examine(GovcreditPlainCode kind, const char *text, size_t len,
							GovcreditFault *fault)
{
	const char *start = text;
	unsigned char letters[LOOK_AT];
	size_t		offsets[LOOK_AT + 1];
	size_t		wanted = (size_t) govcredit_plaincode_length(kind);
	size_t		count;
	size_t		looked;
	size_t		at = 0;
	size_t		size = 1;

	memset(fault, 0, sizeof(GovcreditFault));
	len = govcredit_letters_trim(&start, len);
	count = govcredit_letters_read(start, len, letters, LOOK_AT, offsets);
	looked = count < LOOK_AT ? count : LOOK_AT;
	offsets[looked] = len;
	if (kind == GOVCREDIT_ORGANISATION_CODE && count == 10 && letters[8] == '-')
	{
		letters[8] = letters[9];
		offsets[8] = offsets[9];
		offsets[9] = len;
		looked = count = 9;
	}
	fault->count = count;

	for (at = 0; at < looked; at++)
	{
		if (letters[at] == '*')
		{
			fault->part = GOVCREDIT_PART_MASK;
			break;
		}
	}
	if (fault->part == GOVCREDIT_PART_NONE && count != wanted)
	{
		fault->part = GOVCREDIT_PART_LENGTH;
		fault->exponent = govcredit_letters_exponent(start, len);
		return false;
	}
	if (fault->part == GOVCREDIT_PART_NONE && is_placeholder(kind, letters, wanted))
	{
		fault->part = GOVCREDIT_PART_PLACEHOLDER;
		at = 0;
	}
	else if (fault->part == GOVCREDIT_PART_NONE)
	{
		for (at = 0; at < wanted; at++)
		{
			if (!may_stand_at(kind, at, letters[at]))
			{
				fault->part = GOVCREDIT_PART_CHARACTER;
				break;
			}
		}
	}
	if (fault->part == GOVCREDIT_PART_NONE)
	{
		size = expected_check(kind, (const char *) letters, fault->expected);
		at = wanted - size;
		if (memcmp(letters + at, fault->expected, size) == 0)
		{
			memset(fault->expected, 0, sizeof(fault->expected));
			return true;
		}
		fault->part = GOVCREDIT_PART_CHECK_CHARACTER;
	}
	fault->position = (int) at + 1;
	fault->offset = (size_t) (start - text) + offsets[at];
	fault->width = offsets[at + size] - offsets[at];
	return false;
}

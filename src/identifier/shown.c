/*-------------------------------------------------------------------------
 *
 * shown.c
 *	  Texts as they may be shown: no number of a natural person in them, and
 *	  no longer than a message may be.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "compat.h"
#include "identifier/resident_id_core.h"
#include "identifier/shown.h"
#include "identifier/uscc_core.h"

PG_FUNCTION_INFO_V1(govcredit_text_mask);

/* Bytes of a text that a message shows */
#define SHOWN 600

/* Bytes of a long text that are looked through at once, and of a number however it is grouped */
#define SLICE ((size_t) 65536)
#define LONGEST_NUMBER 512

/*
 * Of a number the division is left, and what parts its groups.  Looked at in
 * slices, for finding takes long in a long text; each begins again a number's
 * length before the end of the last.
 */
static StringInfoData
masked(const char *text, size_t len)
{
	StringInfoData shown;

	initStringInfo(&shown);
	while (len > 0)
	{
		size_t		slice = Min(len, SLICE);
		size_t		offset;
		size_t		width;
		size_t		step;
		int			digits = 0;

		CHECK_FOR_INTERRUPTS();
		if (!govcredit_uscc_find_personal(text, slice, &offset, &width))
		{
			if (slice < len)
				slice -= LONGEST_NUMBER;
			appendBinaryStringInfo(&shown, text, (int) slice);
			text += slice;
			len -= slice;
			continue;
		}
		appendBinaryStringInfo(&shown, text, (int) offset);
		for (size_t end = offset + width; offset < end; offset += step)
		{
			unsigned char letter = govcredit_letters_next(text + offset, end - offset, &step);

			if (((letter >= '0' && letter <= '9') || letter == 'X') && ++digits > 6)
				appendStringInfoChar(&shown, '*');
			else
				appendBinaryStringInfo(&shown, text + offset, (int) step);
		}
		text += offset;
		len -= offset;
	}
	return shown;
}

/*
 * Masked before it is clipped, for the clip may cut a number in two; what is far
 * behind the clip is not looked at.
 */
char *
govcredit_text_bounded(const char *text, size_t len, int most)
{
	size_t		looked = Min(len, 2 * (size_t) most + LONGEST_NUMBER);
	StringInfoData shown = masked(text, looked);
	int			clipped = pg_mbcliplen(shown.data, shown.len, most);

	if (clipped < shown.len || looked < len)
	{
		shown.data[shown.len = clipped] = '\0';
		appendStringInfoString(&shown, "...");
	}
	return shown.data;
}

char *
govcredit_text_for_message(const char *text, size_t len)
{
	return govcredit_text_bounded(text, len, SHOWN);
}

/*
 * mask_text(): a text as it may be shown; where "personal" is true all of it is
 * meant to be a natural person's number, be it right or wrong.
 */
Datum
govcredit_text_mask(PG_FUNCTION_ARGS)
{
	text	   *arg = PG_GETARG_TEXT_PP(0);
	bool		personal = PG_GETARG_BOOL(1);
	StringInfoData shown;

	if (personal)
	{
		char		ends[GOVCREDIT_RESIDENT_ID_SHOWN_SIZE];

		govcredit_resident_id_shown(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg), ends);
		PG_RETURN_TEXT_P(cstring_to_text(ends));
	}
	shown = masked(VARDATA_ANY(arg), VARSIZE_ANY_EXHDR(arg));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(shown.data, shown.len));
}

/*-------------------------------------------------------------------------
 *
 * layout_division.c
 *	  The divisions of division_entry, by code and by name, for the warnings
 *	  about regions.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "executor/spi.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "govcredit.h"
#include "identifier/division_core.h"
#include "layout/layout.h"

/* County level and above: the digits behind the sixth are zeros. */
#define BELOW_COUNTY INT64CONST(1000000)

/*
 * Names that are no more than a common word (城区, 郊区) would be found in the
 * names of organs elsewhere; two characters are taken of counties and up.
 */
#define NAMES_QUERY \
	"SELECT e.code, CASE WHEN e.heading" \
	" OR (pg_catalog.char_length(e.name) OPERATOR(pg_catalog.<) 3" \
	" AND pg_catalog.right(e.name, 1) OPERATOR(pg_catalog.=) '区') THEN NULL ELSE e.name END" \
	" FROM govcredit.division_entry e"

static SPIPlanPtr plan;

static int
by_code(const void *a, const void *b)
{
	int64		x = *(const int64 *) a;
	int64		y = *(const int64 *) b;

	return x < y ? -1 : x > y;
}

/* In the order of bytes, the longer of two that begin alike behind */
static int
compare_names(const char *a, int a_len, const char *b, int b_len)
{
	int			order = memcmp(a, b, Min(a_len, b_len));

	return order != 0 ? order : a_len - b_len;
}

static int
by_name(const void *a, const void *b)
{
	const LayoutDivisionName *x = a;
	const LayoutDivisionName *y = b;
	int			order = compare_names(x->name, x->len, y->name, y->len);

	return order != 0 ? order : by_code(&x->code, &y->code);
}

/*
 * Reads them all; whoever wants to keep them counts a use.
 */
LayoutDivisions *
govcredit_layout_read_divisions(void)
{
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "govcredit divisions",
												  ALLOCSET_DEFAULT_SIZES);
	LayoutDivisions *read = MemoryContextAllocZero(context, sizeof(LayoutDivisions));
	int			rows;

	read->context = context;
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (plan == NULL)
	{
		char	   *query = pg_any_to_server(NAMES_QUERY, strlen(NAMES_QUERY), PG_UTF8);
		SPIPlanPtr	prepared = SPI_prepare(query, 0, NULL);

		if (prepared == NULL || SPI_keepplan(prepared) != 0)
			elog(ERROR, "could not prepare the query of divisions: %s",
				 SPI_result_code_string(SPI_result));
		plan = prepared;
	}
	if (SPI_execute_plan(plan, NULL, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not read the divisions: %s", SPI_result_code_string(SPI_result));

	rows = (int) SPI_processed;
	read->codes = MemoryContextAlloc(context, sizeof(int64) * Max(rows, 1));
	read->names = MemoryContextAlloc(context, sizeof(LayoutDivisionName) * Max(rows, 1));
	for (int i = 0; i < rows; i++)
	{
		bool		isnull;
		Datum		value = SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 1, &isnull);
		int64		code = DatumGetInt64(value);
		LayoutDivisionName *name;

		if (isnull || code % BELOW_COUNTY != 0)
			continue;
		read->codes[read->ncodes++] = code;
		value = SPI_getbinval(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, 2, &isnull);
		if (isnull)
			continue;
		name = &read->names[read->nnames++];
		name->name = MemoryContextStrdup(context, TextDatumGetCString(value));
		name->len = strlen(name->name);
		name->code = code;
		read->longest = Max(read->longest, name->len);
	}
	SPI_finish();
	qsort(read->codes, read->ncodes, sizeof(int64), by_code);
	qsort(read->names, read->nnames, sizeof(LayoutDivisionName), by_name);
	MemoryContextSetParent(context, CacheMemoryContext);
	return read;
}

bool
govcredit_layout_division_known(LayoutDivisions *known, int64 code)
{
	if (code == known->known_last)
		return true;
	if (bsearch(&code, known->codes, known->ncodes, sizeof(int64), by_code) == NULL)
		return false;
	known->known_last = code;
	return true;
}

/* How many of the names are not behind this one in their order */
static int
names_up_to(const LayoutDivisions *known, const char *name, int len)
{
	int			low = 0;
	int			high = known->nnames;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (compare_names(known->names[middle].name, known->names[middle].len, name, len) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * The longest name that the text begins with: the last of its entries, or
 * NULL.  The last name up to the text is it, or else it is no longer than what
 * that one and the text have in common.
 */
static const LayoutDivisionName *
find_prefix(const LayoutDivisions *known, const char *text, int len)
{
	int			width = Min(len, known->longest);

	while (width > 0)
	{
		int			count = names_up_to(known, text, width);
		const LayoutDivisionName *name;
		int			common = 0;

		if (count == 0)
			return NULL;
		name = &known->names[count - 1];
		while (common < name->len && common < width && name->name[common] == text[common])
			common++;
		if (common == name->len)
			return name;
		width = common;
	}
	return NULL;
}

/* Is one of them the other or below it? */
static bool
related(int64 a, int64 b)
{
	return (b >= a && b < govcredit_division_upper_bound_of(a)) ||
		(a >= b && a < govcredit_division_upper_bound_of(b));
}

/*
 * The divisions an organ's name begins with (山东省济南市…) against that of its
 * code: each should be that one, above it or below it.  Gives the bytes of the
 * first that is neither; 0 where there is none.
 */
int
govcredit_layout_foreign_region(LayoutDivisions *known, int64 code,
								const char *name, int len, int *offset)
{
	int			at = 0;

	if (code == known->agreed_code && len == known->agreed_len &&
		memcmp(name, known->agreed_name, len) == 0)
		return 0;
	while (at < len)
	{
		const LayoutDivisionName *found = find_prefix(known, name + at, len - at);
		bool		agrees = false;
		int			width;

		if (found == NULL)
			break;
		width = found->len;
		for (const LayoutDivisionName *one = found;
			 one >= known->names && one->len == width &&
			 memcmp(one->name, found->name, width) == 0; one--)
			agrees = agrees || related(one->code, code);
		if (!agrees)
		{
			*offset = at;
			return width;
		}
		at += width;
	}
	if (len <= GOVCREDIT_LAYOUT_AGREED)
	{
		known->agreed_code = code;
		known->agreed_len = len;
		memcpy(known->agreed_name, name, len);
	}
	return 0;
}

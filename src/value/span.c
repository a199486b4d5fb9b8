/*-------------------------------------------------------------------------
 *
 * span.c
 *	  GiST over values of fixed length, for constraints such as EXCLUDE USING
 *	  gist (code WITH =, valid WITH &&) and keys WITHOUT OVERLAPS.
 *
 * A key of the index is a span: the least and the greatest value below it, one
 * after the other, in a bytea.  Values stand in it so that the order of their
 * bytes is their own, so that all but the way in and the way out is the same
 * for every type.  Strategies are those of the R-tree, as PostgreSQL 18 asks
 * for them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <float.h>

#include "access/gist.h"
#include "access/stratnum.h"
#include "fmgr.h"
#include "port/pg_bswap.h"

#include "compat.h"
#include "identifier/division.h"
#include "identifier/uscc.h"

PG_FUNCTION_INFO_V1(govcredit_division_span);
PG_FUNCTION_INFO_V1(govcredit_division_span_consistent);
PG_FUNCTION_INFO_V1(govcredit_division_span_fetch);
PG_FUNCTION_INFO_V1(govcredit_uscc_span);
PG_FUNCTION_INFO_V1(govcredit_uscc_span_consistent);
PG_FUNCTION_INFO_V1(govcredit_uscc_span_fetch);
PG_FUNCTION_INFO_V1(govcredit_span_union);
PG_FUNCTION_INFO_V1(govcredit_span_penalty);
PG_FUNCTION_INFO_V1(govcredit_span_picksplit);
PG_FUNCTION_INFO_V1(govcredit_span_same);

/* A span that was taken out of its key. */
typedef struct Span
{
	const char *least;
	const char *greatest;
	Size		width;			/* of a value */
} Span;

/* An index may keep keys with a short header, so they are not aligned. */
static Span
read_span(Datum key)
{
	bytea	   *bytes = DatumGetByteaPP(key);
	Span		span;

	span.width = VARSIZE_ANY_EXHDR(bytes) / 2;
	span.least = VARDATA_ANY(bytes);
	span.greatest = span.least + span.width;
	return span;
}

static bytea *
make_span(const char *least, const char *greatest, Size width)
{
	bytea	   *bytes = (bytea *) palloc(VARHDRSZ + 2 * width);

	SET_VARSIZE(bytes, VARHDRSZ + 2 * width);
	memcpy(VARDATA(bytes), least, width);
	memcpy(VARDATA(bytes) + width, greatest, width);
	return bytes;
}

static GISTENTRY *
compressed(GISTENTRY *entry, const char *value, Size width)
{
	GISTENTRY  *key = (GISTENTRY *) palloc(sizeof(GISTENTRY));

	gistentryinit(*key, PointerGetDatum(make_span(value, value, width)),
				  entry->rel, entry->page, entry->offset, false);
	return key;
}

static bool
consistent(GISTENTRY *entry, const char *query, StrategyNumber strategy)
{
	Span		span = read_span(entry->key);
	int			from_least = memcmp(query, span.least, span.width);
	int			from_greatest = memcmp(query, span.greatest, span.width);

	switch (strategy)
	{
		case RTEqualStrategyNumber:
			return from_least >= 0 && from_greatest <= 0;
		case RTLessStrategyNumber:
			return from_least > 0;
		case RTLessEqualStrategyNumber:
			return from_least >= 0;
		case RTGreaterStrategyNumber:
			return from_greatest < 0;
		case RTGreaterEqualStrategyNumber:
			return from_greatest <= 0;
		default:
			elog(ERROR, "unexpected strategy %u of a span", strategy);
			return false;
	}
}

/* division: the integer, its highest byte first; it is never negative. */
static void
division_bytes(int64 division, char *bytes)
{
	uint64		ordered = pg_hton64((uint64) division);

	memcpy(bytes, &ordered, sizeof(ordered));
}

Datum
govcredit_division_span(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	char		bytes[sizeof(int64)];

	if (!entry->leafkey)
		PG_RETURN_POINTER(entry);
	division_bytes(DatumGetDivision(entry->key), bytes);
	PG_RETURN_POINTER(compressed(entry, bytes, sizeof(bytes)));
}

Datum
govcredit_division_span_consistent(PG_FUNCTION_ARGS)
{
	bool	   *recheck = (bool *) PG_GETARG_POINTER(4);
	char		bytes[sizeof(int64)];

	*recheck = false;
	division_bytes(PG_GETARG_DIVISION(1), bytes);
	PG_RETURN_BOOL(consistent((GISTENTRY *) PG_GETARG_POINTER(0), bytes,
							  (StrategyNumber) PG_GETARG_UINT16(2)));
}

Datum
govcredit_division_span_fetch(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *value = (GISTENTRY *) palloc(sizeof(GISTENTRY));
	uint64		ordered;

	memcpy(&ordered, read_span(entry->key).least, sizeof(ordered));
	gistentryinit(*value, DivisionGetDatum((int64) pg_ntoh64(ordered)),
				  entry->rel, entry->page, entry->offset, false);
	PG_RETURN_POINTER(value);
}

/* uscc: its twelve bytes, which are in order as they stand. */
Datum
govcredit_uscc_span(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);

	if (!entry->leafkey)
		PG_RETURN_POINTER(entry);
	PG_RETURN_POINTER(compressed(entry, DatumGetPointer(entry->key), sizeof(GovcreditUscc)));
}

Datum
govcredit_uscc_span_consistent(PG_FUNCTION_ARGS)
{
	bool	   *recheck = (bool *) PG_GETARG_POINTER(4);

	*recheck = false;
	PG_RETURN_BOOL(consistent((GISTENTRY *) PG_GETARG_POINTER(0), PG_GETARG_POINTER(1),
							  (StrategyNumber) PG_GETARG_UINT16(2)));
}

Datum
govcredit_uscc_span_fetch(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *value = (GISTENTRY *) palloc(sizeof(GISTENTRY));
	GovcreditUscc *code = (GovcreditUscc *) palloc(sizeof(GovcreditUscc));

	memcpy(code, read_span(entry->key).least, sizeof(GovcreditUscc));
	gistentryinit(*value, PointerGetDatum(code), entry->rel, entry->page, entry->offset, false);
	PG_RETURN_POINTER(value);
}

/* *all grows to hold span. */
static void
include(Span *all, Span span)
{
	if (memcmp(span.least, all->least, span.width) < 0)
		all->least = span.least;
	if (memcmp(span.greatest, all->greatest, span.width) > 0)
		all->greatest = span.greatest;
}

static Datum
span_of(const Span *all)
{
	return PointerGetDatum(make_span(all->least, all->greatest, all->width));
}

Datum
govcredit_span_union(PG_FUNCTION_ARGS)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	int		   *size = (int *) PG_GETARG_POINTER(1);
	Span		all = read_span(entries->vector[0].key);
	bytea	   *result;

	for (int i = 1; i < entries->n; i++)
		include(&all, read_span(entries->vector[i].key));
	result = DatumGetByteaP(span_of(&all));
	*size = VARSIZE(result);
	PG_RETURN_BYTEA_P(result);
}

/* Where a value lies from 0 to 1 among all, by its first bytes. */
static double
position(const char *value)
{
	uint64		head;

	memcpy(&head, value, sizeof(head));
	return (double) pg_ntoh64(head) / (double) PG_UINT64_MAX;
}

/*
 * How much wider the span would become, as a part of what it would be; values
 * that differ behind their first eight bytes widen it by the least there is.
 */
Datum
govcredit_span_penalty(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *added = (GISTENTRY *) PG_GETARG_POINTER(1);
	float	   *penalty = (float *) PG_GETARG_POINTER(2);
	Span		before = read_span(entry->key);
	Span		after = before;

	include(&after, read_span(added->key));
	if (after.least == before.least && after.greatest == before.greatest)
		*penalty = 0;
	else
	{
		double		width = position(after.greatest) - position(after.least);
		double		grown = width - (position(before.greatest) - position(before.least));

		*penalty = (float) Max(grown / Max(width, DBL_MIN), FLT_MIN);
	}
	PG_RETURN_POINTER(penalty);
}

typedef struct Place
{
	OffsetNumber offset;
	Span		span;
} Place;

static int
by_least(const void *a, const void *b)
{
	const Place *left = a;
	const Place *right = b;
	int			order = memcmp(left->span.least, right->span.least, left->span.width);

	return order != 0 ? order : memcmp(left->span.greatest, right->span.greatest, left->span.width);
}

/* In order, the first half to the left, the rest to the right. */
Datum
govcredit_span_picksplit(PG_FUNCTION_ARGS)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	GIST_SPLITVEC *split = (GIST_SPLITVEC *) PG_GETARG_POINTER(1);
	int			count = entries->n - 1; /* numbered from FirstOffsetNumber */
	int			half = count / 2;
	Place	   *place = (Place *) palloc(count * sizeof(Place));
	Span		left;
	Span		right;

	for (int i = 0; i < count; i++)
	{
		place[i].offset = (OffsetNumber) (FirstOffsetNumber + i);
		place[i].span = read_span(entries->vector[FirstOffsetNumber + i].key);
	}
	qsort(place, count, sizeof(Place), by_least);

	split->spl_left = (OffsetNumber *) palloc(count * sizeof(OffsetNumber));
	split->spl_right = (OffsetNumber *) palloc(count * sizeof(OffsetNumber));
	split->spl_nleft = 0;
	split->spl_nright = 0;
	left = place[0].span;
	right = place[half].span;
	for (int i = 0; i < count; i++)
	{
		if (i < half)
		{
			include(&left, place[i].span);
			split->spl_left[split->spl_nleft++] = place[i].offset;
		}
		else
		{
			include(&right, place[i].span);
			split->spl_right[split->spl_nright++] = place[i].offset;
		}
	}
	split->spl_ldatum = span_of(&left);
	split->spl_rdatum = span_of(&right);
	PG_RETURN_POINTER(split);
}

Datum
govcredit_span_same(PG_FUNCTION_ARGS)
{
	Span		a = read_span(PG_GETARG_DATUM(0));
	Span		b = read_span(PG_GETARG_DATUM(1));
	bool	   *same = (bool *) PG_GETARG_POINTER(2);

	*same = a.width == b.width && memcmp(a.least, b.least, 2 * a.width) == 0;
	PG_RETURN_POINTER(same);
}

/*-------------------------------------------------------------------------
 *
 * layout_row.c
 *	  From the columns of a row, of whatever types, to the cells of a layout.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/timestamp.h"

#include "govcredit.h"
#include "layout/layout.h"

PG_FUNCTION_INFO_V1(govcredit_layout_nearly);

/* How a column's value becomes a cell */
typedef enum LayoutWay
{
	WAY_ABSENT,
	WAY_TEXT,					/* the bytes where they lie */
	WAY_DATE,
	WAY_TIMESTAMP,
	WAY_TIMESTAMPTZ,
	WAY_OUTPUT					/* the type's output function */
} LayoutWay;

/*
 * The row's column of that name.  Tables that came from other systems may have
 * their column names in capitals.
 */
static int
attribute_of(TupleDesc desc, const char *column)
{
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (!attribute->attisdropped && strcmp(NameStr(attribute->attname), column) == 0)
			return i;
	}
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);

		if (!attribute->attisdropped && pg_strcasecmp(NameStr(attribute->attname), column) == 0)
			return i;
	}
	return -1;
}

/*
 * Are the names one slip of the fingers apart: a letter too many, too few or
 * another, or two changed over?  Case aside.
 */
static bool
nearly(const char *a, int a_len, const char *b, int b_len)
{
	int			from = 0;

	if (a_len > b_len)
		return nearly(b, b_len, a, a_len);
	if (b_len - a_len > 1)
		return false;
	while (from < a_len && pg_ascii_tolower((unsigned char) a[from]) == pg_ascii_tolower((unsigned char) b[from]))
		from++;
	a += from;
	b += from;
	a_len -= from;
	b_len -= from;
	if (a_len < b_len)
		return pg_strncasecmp(a, b + 1, a_len) == 0;
	if (a_len <= 1 || pg_strncasecmp(a + 1, b + 1, a_len - 1) == 0)
		return true;
	return pg_ascii_tolower((unsigned char) a[0]) == pg_ascii_tolower((unsigned char) b[1]) &&
		pg_ascii_tolower((unsigned char) a[1]) == pg_ascii_tolower((unsigned char) b[0]) &&
		pg_strncasecmp(a + 2, b + 2, a_len - 2) == 0;
}

Datum
govcredit_layout_nearly(PG_FUNCTION_ARGS)
{
	text	   *one = PG_GETARG_TEXT_PP(0);
	text	   *other = PG_GETARG_TEXT_PP(1);

	PG_RETURN_BOOL(nearly(VARDATA_ANY(one), VARSIZE_ANY_EXHDR(one),
						  VARDATA_ANY(other), VARSIZE_ANY_EXHDR(other)));
}

/* The field of exactly that name, in any case, or one that is nearly it; or -1 */
int
govcredit_layout_field_named(const Layout *layout, const char *name, int len, bool *exactly)
{
	*exactly = true;
	for (int i = 0; i < layout->nfields; i++)
	{
		if ((int) strlen(layout->fields[i].column) == len &&
			pg_strncasecmp(layout->fields[i].column, name, len) == 0)
			return i;
	}
	*exactly = false;
	for (int i = 0; i < layout->nfields; i++)
	{
		if (nearly(layout->fields[i].column, strlen(layout->fields[i].column), name, len))
			return i;
	}
	return -1;
}

/*
 * May what the type prints depend on settings?  Ours do not, nor some others
 * that are often met; of the rest nothing is known, for they may contain any.
 */
static bool
is_styled(Oid type, Oid output)
{
	switch (type)
	{
		case BOOLOID:
		case CHAROID:
		case NAMEOID:
		case INT2OID:
		case INT4OID:
		case INT8OID:
		case NUMERICOID:
		case JSONOID:
		case JSONBOID:
		case UUIDOID:
			return false;
		default:
			return !type_is_enum(type) && get_func_namespace(output) != get_namespace_oid("govcredit", true);
	}
}

/*
 * A row is found the same by everybody: until the nest level that is returned is
 * left, what types print is as with these settings.
 */
static int
begin_style(void)
{
	static const char *const settings[][2] = {
		{"DateStyle", "ISO, YMD"}, {"IntervalStyle", "postgres"}, {"TimeZone", "Asia/Shanghai"},
		{"extra_float_digits", "1"}, {"bytea_output", "hex"}, {"lc_monetary", "C"}
	};
	int			level = NewGUCNestLevel();

	for (int i = 0; i < (int) lengthof(settings); i++)
		(void) set_config_option(settings[i][0], settings[i][1], PGC_USERSET, PGC_S_SESSION,
								 GUC_ACTION_SAVE, true, 0, false);
	return level;
}

LayoutRowSource *
govcredit_layout_row_source(const Layout *layout, TupleDesc desc, MemoryContext context)
{
	MemoryContext old = MemoryContextSwitchTo(context);
	LayoutRowSource *source = palloc0(sizeof(LayoutRowSource));

	source->desc = CreateTupleDescCopyConstr(desc);
	source->attributes = palloc(sizeof(int) * layout->nfields);
	source->instead = palloc0(sizeof(char *) * Max(layout->nfields, 1));
	source->ways = palloc0(layout->nfields);
	source->outputs = palloc0(sizeof(FmgrInfo) * layout->nfields);
	source->values = palloc(sizeof(Datum) * Max(desc->natts, 1));
	source->nulls = palloc(sizeof(bool) * Max(desc->natts, 1));

	for (int i = 0; i < layout->nfields; i++)
	{
		LayoutType	wanted = layout->fields[i].type;
		bool		dated = wanted == LAYOUT_DATE || wanted == LAYOUT_TIMESTAMP;
		int			attribute = attribute_of(desc, layout->fields[i].column);
		Oid			type;

		source->attributes[i] = attribute;
		if (attribute < 0)
		{
			source->ways[i] = WAY_ABSENT;
			continue;
		}
		type = getBaseType(TupleDescAttr(desc, attribute)->atttypid);
		if (type == TEXTOID || type == VARCHAROID || type == BPCHAROID)
			source->ways[i] = WAY_TEXT;
		else if (dated && type == DATEOID)
			source->ways[i] = WAY_DATE;
		else if (dated && type == TIMESTAMPOID)
			source->ways[i] = WAY_TIMESTAMP;
		else if (dated && type == TIMESTAMPTZOID)
			source->ways[i] = WAY_TIMESTAMPTZ;
		else
		{
			Oid			output;
			bool		varlena;

			getTypeOutputInfo(type, &output, &varlena);
			fmgr_info_cxt(output, &source->outputs[i], context);
			source->ways[i] = WAY_OUTPUT;
			source->styled |= is_styled(type, output);
		}
	}
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute attribute = TupleDescAttr(desc, i);
		const char *name = NameStr(attribute->attname);
		bool		exactly;
		int			field = attribute->attisdropped ? -1 :
		govcredit_layout_field_named(layout, name, strlen(name), &exactly);

		if (field >= 0 && !exactly && source->attributes[field] < 0)
			source->instead[field] = pstrdup(name);
	}
	MemoryContextSwitchTo(old);
	return source;
}

/* The day of a timestamp, "shift" hours to the east */
static DateADT
day_of(Timestamp at, int shift)
{
	int64		day;

	if (TIMESTAMP_IS_NOBEGIN(at))
		return DATEVAL_NOBEGIN;
	if (TIMESTAMP_IS_NOEND(at))
		return DATEVAL_NOEND;
	at += shift * USECS_PER_HOUR;
	day = at / USECS_PER_DAY;
	if (at < 0 && at % USECS_PER_DAY != 0)
		day--;
	return (DateADT) day;
}

/*
 * Fills the cells from a row.  Text is used where it lies; what has to be
 * detoasted or printed goes to the current context.
 */
void
govcredit_layout_row_cells(const Layout *layout, LayoutRowSource *source,
						   HeapTuple tuple, LayoutCell *cells)
{
	int			level = source->styled ? begin_style() : 0;

	heap_deform_tuple(tuple, source->desc, source->values, source->nulls);
	for (int i = 0; i < layout->nfields; i++)
	{
		int			attribute = source->attributes[i];
		LayoutCell *cell = &cells[i];
		Datum		value;

		cell->text = "";
		cell->len = 0;
		cell->dated = false;
		cell->absent = attribute < 0;
		cell->instead = source->instead[i];
		if (cell->absent || source->nulls[attribute])
			continue;
		value = source->values[attribute];
		switch ((LayoutWay) source->ways[i])
		{
			case WAY_ABSENT:
				break;
			case WAY_TEXT:
				{
					text	   *at = (text *) PG_DETOAST_DATUM_PACKED(value);

					cell->text = VARDATA_ANY(at);
					cell->len = VARSIZE_ANY_EXHDR(at);
					break;
				}
			case WAY_DATE:
				cell->dated = true;
				cell->day = DatumGetDateADT(value);
				break;
			case WAY_TIMESTAMP:
				cell->dated = true;
				cell->day = day_of(DatumGetTimestamp(value), 0);
				break;
			case WAY_TIMESTAMPTZ:
				/* days are those of Shanghai, without summer time since 1992 */
				cell->dated = true;
				cell->day = day_of(DatumGetTimestampTz(value), 8);
				break;
			case WAY_OUTPUT:
				cell->text = OutputFunctionCall(&source->outputs[i], value);
				cell->len = strlen(cell->text);
				break;
		}
	}
	if (source->styled)
		AtEOXact_GUC(true, level);
}

/* Today in Shanghai, at the start of the transaction */
DateADT
govcredit_layout_today(void)
{
	return day_of(GetCurrentTransactionStartTimestamp(), 8);
}

/*-------------------------------------------------------------------------
 *
 * calendar.c
 *	  Calendar editions: reading the document, the compiled form, counting.
 *
 * A document holds the notices (放假通知) of the State Council's General
 * Office, year by year; every other day is a working day from Monday to
 * Friday.  docs/calendar.md describes it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/string.h"
#include "fmgr.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/hsearch.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"
#include "utils/numeric.h"

#include "calendar/calendar.h"
#include "calendar/calendar_core.h"
#include "compat.h"
#include "document/document.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "identifier/fault.h"

#define CALENDAR_LANGUAGE	"calendar/1"

/* The table of days stays small, whatever a document says. */
#define FIRST_YEAR	1949
#define LAST_YEAR	2199

/*
 * The notice of a year may reach into the December before it.  In the notices
 * for 2007 to 2026 the earliest day so set was 29 December (2007 and 2018), so
 * a notice settles that day up to 28 December of its own year, and the last
 * three days are open until the next one is known.
 */
#define OPEN_FROM_DAY	29

/* Days that explain_workdays() shows: without an end it would fill the disk. */
#define EXPLAINED_DAYS	36600

/* A notice, or a notice that amends the one before it. */
typedef struct Notice
{
	int			year;
	bool		amends;
	int32		from;			/* first and last day it settles */
	int32		to;
	char	   *basis;
} Notice;

/* A day that a notice names, whether or not that changes anything. */
typedef struct NamedDay
{
	int32		day;
	bool		work;
	int			notice;
	char	   *holiday;
} NamedDay;

typedef struct Calendar
{
	int64		handle;			/* hash key */
	uint64		generation;		/* the store was as it is when last seen here */
	char	   *name;
	int			nnotices;
	Notice	   *notices;
	int			ndays;
	NamedDay   *days;			/* in order */
	GovcreditDayTable table;
} Calendar;

/* Where in the document we are, for messages. */
typedef struct Path
{
	const struct Path *up;
	const char *key;			/* NULL: element of an array */
	int			index;
} Path;

/* What a key of an object may hold. */
typedef enum FieldType
{
	FIELD_STRING,
	FIELD_INTEGER,
	FIELD_BOOL,
	FIELD_OBJECT,
	FIELD_ARRAY
} FieldType;

typedef struct Field
{
	const char *key;
	FieldType	type;
	bool		required;
	bool		present;
	JsonbValue	value;
	int32		integer;		/* of FIELD_INTEGER */
} Field;

#define REQUIRED(name, ftype) {.key = (name), .type = (ftype), .required = true}
#define OPTIONAL(name, ftype) {.key = (name), .type = (ftype)}

/* The document while it is read. */
typedef struct Reader
{
	Calendar   *calendar;
	int			room;			/* allocated days */
	int		   *set_by;			/* by day since 1 January FIRST_YEAR: index in
								 * calendar->days, or -1 */
} Reader;

static HTAB *calendars = NULL;

PG_FUNCTION_INFO_V1(govcredit_calendar_in);
PG_FUNCTION_INFO_V1(govcredit_calendar_out);
PG_FUNCTION_INFO_V1(govcredit_calendar_add);
PG_FUNCTION_INFO_V1(govcredit_calendar_document);
PG_FUNCTION_INFO_V1(govcredit_calendar_default);
PG_FUNCTION_INFO_V1(govcredit_calendar_is_workday);
PG_FUNCTION_INFO_V1(govcredit_calendar_add_workdays);
PG_FUNCTION_INFO_V1(govcredit_calendar_workdays_between);
PG_FUNCTION_INFO_V1(govcredit_calendar_next_workday);
PG_FUNCTION_INFO_V1(govcredit_calendar_covers);
PG_FUNCTION_INFO_V1(govcredit_calendar_ends);
PG_FUNCTION_INFO_V1(govcredit_calendar_explain);

/* ----------------------------------------------------------------
 *		Reading a document
 * ----------------------------------------------------------------
 */

static void
print_path(StringInfo out, const Path *path)
{
	if (path->up == NULL)
	{
		appendStringInfoChar(out, '$');
		return;
	}
	print_path(out, path->up);
	if (path->key != NULL)
		appendStringInfoString(out, govcredit_key_path("", path->key));
	else
		appendStringInfo(out, "[%d]", path->index);
}

pg_noreturn static void refuse(const Path *path, const char *format,...)
			pg_attribute_printf(2, 3);

/* IG003, with the place and what is wrong there. */
static void
refuse(const Path *path, const char *format,...)
{
	StringInfoData detail;

	initStringInfo(&detail);
	print_path(&detail, path);
	appendStringInfoString(&detail, ": ");
	for (;;)
	{
		va_list		args;
		int			needed;

		va_start(args, format);
		needed = appendStringInfoVA(&detail, format, args);
		va_end(args);
		if (needed == 0)
			break;
		enlargeStringInfo(&detail, needed);
	}
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
			 errmsg("invalid calendar document"),
			 errdetail_internal("%s", govcredit_text_for_message(detail.data, detail.len))));
}

static char *
string_of(const JsonbValue *value)
{
	return pnstrdup(value->val.string.val, value->val.string.len);
}

static void
read_field(const Path *up, Field *field)
{
	static const char *const expected[] = {
		[FIELD_STRING] = "a string that is not empty",
		[FIELD_INTEGER] = "an integer",
		[FIELD_BOOL] = "true or false",
		[FIELD_OBJECT] = "an object",
		[FIELD_ARRAY] = "an array that is not empty"
	};
	Path		path = {up, field->key, 0};
	const JsonbValue *value = &field->value;
	bool		good = false;

	switch (field->type)
	{
		case FIELD_STRING:
			good = value->type == jbvString && value->val.string.len > 0;
			break;
		case FIELD_INTEGER:
			if (value->type == jbvNumeric)
			{
				char	   *digits = numeric_normalize(value->val.numeric);
				char	   *end;

				errno = 0;
				field->integer = strtoint(digits, &end, 10);
				good = errno == 0 && *end == '\0';
			}
			break;
		case FIELD_BOOL:
			good = value->type == jbvBool;
			break;
		case FIELD_OBJECT:
			good = value->type == jbvBinary &&
				JsonContainerIsObject(value->val.binary.data);
			break;
		case FIELD_ARRAY:
			good = value->type == jbvBinary &&
				JsonContainerIsArray(value->val.binary.data) &&
				JsonContainerSize(value->val.binary.data) > 0;
			break;
	}
	if (!good)
		refuse(&path, "must be %s.", expected[field->type]);
}

/*
 * Reads the keys of an object.  A key that is not among the fields is an
 * error: ignored, a misspelt one would silently be without effect.
 */
static void
read_object(JsonbContainer *object, const Path *path, Field *fields, int nfields)
{
	JsonbIterator *it = JsonbIteratorInit(object);
	JsonbValue	key;
	JsonbIteratorToken token;

	token = JsonbIteratorNext(&it, &key, true);
	Assert(token == WJB_BEGIN_OBJECT);
	while ((token = JsonbIteratorNext(&it, &key, true)) == WJB_KEY)
	{
		Field	   *field = NULL;

		for (int i = 0; i < nfields; i++)
			if ((int) strlen(fields[i].key) == key.val.string.len &&
				memcmp(fields[i].key, key.val.string.val, key.val.string.len) == 0)
				field = &fields[i];
		if (field == NULL)
		{
			Path		unknown = {path, string_of(&key), 0};

			refuse(&unknown, "unknown key.");
		}
		token = JsonbIteratorNext(&it, &field->value, true);
		Assert(token == WJB_VALUE);
		read_field(path, field);
		field->present = true;
	}
	for (int i = 0; i < nfields; i++)
		if (fields[i].required && !fields[i].present)
			refuse(path, "the key \"%s\" is missing.", fields[i].key);
}

static JsonbValue *
element(JsonbContainer *array, int i)
{
	return getIthJsonbValueFromContainer(array, (uint32) i);
}

/* An object that must be at this place of an array. */
static JsonbContainer *
object_element(JsonbContainer *array, int i, const Path *path)
{
	JsonbValue *value = element(array, i);

	if (value->type != jbvBinary || !JsonContainerIsObject(value->val.binary.data))
		refuse(path, "must be an object.");
	return value->val.binary.data;
}

static int32
day_number(int year, int month, int day)
{
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

/* For messages: ISO 8601 whatever DateStyle says, as in the documents. */
static char *
day_text(int64 day)
{
	char		buf[MAXDATELEN + 1];
	struct pg_tm tm = {0};

	j2date((int) day + POSTGRES_EPOCH_JDATE, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	EncodeDateOnly(&tm, USE_ISO_DATES, buf);
	return pstrdup(buf);
}

/* Reads "2026-10-01" at str, which has at least 10 bytes. */
static bool
scan_date(const char *str, int32 *result)
{
	int			part[3] = {0, 0, 0};
	int			y,
				m,
				d;

	for (int i = 0, n = 0; i < 10; i++)
	{
		if (i == 4 || i == 7)
		{
			if (str[i] != '-')
				return false;
			n++;
		}
		else if (str[i] >= '0' && str[i] <= '9')
			part[n] = part[n] * 10 + (str[i] - '0');
		else
			return false;
	}
	if (part[0] < FIRST_YEAR - 1 || part[0] > LAST_YEAR ||
		part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31)
		return false;
	*result = day_number(part[0], part[1], part[2]);
	j2date(*result + POSTGRES_EPOCH_JDATE, &y, &m, &d);
	return d == part[2];
}

/* One day, or an interval of days as ISO 8601 writes it: 2026-10-01/2026-10-07 */
static void
read_days(const JsonbValue *value, const Path *path, int32 *from, int32 *to)
{
	const char *str;
	int			len;

	if (value->type == jbvString)
	{
		str = value->val.string.val;
		len = value->val.string.len;
		if (len == 10 && scan_date(str, from))
		{
			*to = *from;
			return;
		}
		if (len == 21 && str[10] == '/' &&
			scan_date(str, from) && scan_date(str + 11, to) && *from <= *to)
			return;
	}
	refuse(path, "must be a date such as \"2026-10-01\" or an interval such as \"2026-10-01/2026-10-07\" of the years %d to %d.",
		   FIRST_YEAR, LAST_YEAR);
}

/* Days that a notice names, as days off or as days to work. */
static void
read_named_days(Reader *reader, int notice, const Field *field, bool work,
				char *holiday, const Path *up)
{
	Calendar   *cal = reader->calendar;
	JsonbContainer *array;
	Path		list = {up, field->key, 0};

	if (!field->present)
		return;
	array = field->value.val.binary.data;
	for (int i = 0; i < (int) JsonContainerSize(array); i++)
	{
		Path		path = {&list, NULL, i};
		Notice	   *of = &cal->notices[notice];
		int32		from;
		int32		to;

		read_days(element(array, i), &path, &from, &to);
		if (from < of->from || to > of->to)
			refuse(&path, "%s is outside %s to %s, which this notice may settle.",
				   day_text(from < of->from ? from : to),
				   day_text(of->from), day_text(of->to));

		for (int32 day = from; day <= to; day++)
		{
			int		   *set_by = &reader->set_by[day - day_number(FIRST_YEAR - 1, 1, 1)];
			NamedDay   *named;

			if (*set_by >= 0 && (!of->amends || cal->days[*set_by].notice == notice))
				refuse(&path, "%s is already a %s by the notice of %d.",
					   day_text(day),
					   cal->days[*set_by].work ? "working day" : "day off",
					   cal->notices[cal->days[*set_by].notice].year);

			/*
			 * Monday to Friday are worked anyway; to say so of one means
			 * something only where an amendment takes a day off back.
			 */
			if (work && govcredit_days_weekday(day) && (*set_by < 0 || cal->days[*set_by].work))
				refuse(&path, "%s is a day from Monday to Friday; a make-up working day is a Saturday or Sunday, or a day off that an amendment takes back.",
					   day_text(day));
			if (*set_by < 0)
			{
				if (cal->ndays == reader->room)
				{
					reader->room *= 2;
					cal->days = repalloc(cal->days, sizeof(NamedDay) * reader->room);
				}
				*set_by = cal->ndays++;
			}
			named = &cal->days[*set_by];
			named->day = day;
			named->work = work;
			named->notice = notice;
			named->holiday = holiday;
		}
	}
}

static void
read_holidays(Reader *reader, int notice, JsonbContainer *array, const Path *list)
{
	for (int i = 0; i < (int) JsonContainerSize(array); i++)
	{
		Path		path = {list, NULL, i};
		Field		fields[] = {
			REQUIRED("name", FIELD_STRING),
			OPTIONAL("off", FIELD_ARRAY),
			OPTIONAL("work", FIELD_ARRAY)
		};
		char	   *name;

		read_object(object_element(array, i, &path), &path, fields, lengthof(fields));
		if (!fields[1].present && !fields[2].present)
			refuse(&path, "names no day: neither \"off\" nor \"work\" is there.");
		name = string_of(&fields[0].value);
		read_named_days(reader, notice, &fields[1], false, name, &path);
		read_named_days(reader, notice, &fields[2], true, name, &path);
	}
}

static void
read_notice(Reader *reader, JsonbContainer *object, const Path *path)
{
	Field		fields[] = {
		REQUIRED("year", FIELD_INTEGER),
		REQUIRED("basis", FIELD_STRING),
		OPTIONAL("amends", FIELD_BOOL),
		OPTIONAL("covers", FIELD_STRING),
		REQUIRED("holidays", FIELD_ARRAY)
	};
	Path		year_path = {path, "year", 0};
	Path		amends_path = {path, "amends", 0};
	Path		covers_path = {path, "covers", 0};
	Path		holidays_path = {path, "holidays", 0};
	Calendar   *cal = reader->calendar;
	int			n = cal->nnotices;
	Notice	   *notice = &cal->notices[n];
	Notice	   *before = n > 0 ? notice - 1 : NULL;
	int			first_named = cal->ndays;
	bool		covers;

	read_object(object, path, fields, lengthof(fields));
	notice->amends = fields[2].present && fields[2].value.val.boolean;
	covers = fields[3].present;

	notice->year = fields[0].integer;
	if (notice->year < FIRST_YEAR || notice->year > LAST_YEAR)
		refuse(&year_path, "must be from %d to %d.", FIRST_YEAR, LAST_YEAR);
	if (notice->amends && (before == NULL || before->year != notice->year))
		refuse(&amends_path, "there is no notice of %d before this one.", notice->year);
	if (!notice->amends && before != NULL && notice->year <= before->year)
		refuse(&year_path, notice->year == before->year ?
			   "there is a notice of %d already; a later one of the same year says \"amends\": true." :
			   "%d stands behind a later year.", notice->year);
	notice->basis = string_of(&fields[1].value);

	/*
	 * An amendment moves within what the notice it amends settles.  Others may
	 * name any day from 1 December before their year; what they settle begins
	 * earlier than usual only if they do.
	 */
	if (notice->amends)
	{
		if (covers)
			refuse(&covers_path, "an amendment settles what the notice before it settles.");
		notice->from = before->from;
		notice->to = before->to;
	}
	else if (covers)
	{
		read_days(&fields[3].value, &covers_path, &notice->from, &notice->to);
		if (notice->from < day_number(notice->year - 1, 12, 1) ||
			notice->to > day_number(notice->year, 12, 31))
			refuse(&covers_path, "must lie within %s and %s.",
				   day_text(day_number(notice->year - 1, 12, 1)),
				   day_text(day_number(notice->year, 12, 31)));
	}
	else
	{
		notice->from = day_number(notice->year - 1, 12, 1);
		notice->to = day_number(notice->year, 12, OPEN_FROM_DAY - 1);
	}
	cal->nnotices++;

	read_holidays(reader, n, fields[4].value.val.binary.data, &holidays_path);

	if (!notice->amends && !covers)
	{
		notice->from = day_number(notice->year - 1, 12, OPEN_FROM_DAY);
		for (int i = first_named; i < cal->ndays; i++)
			notice->from = Min(notice->from, cal->days[i].day);
	}
}

static int
compare_days(const void *a, const void *b)
{
	int32		x = ((const NamedDay *) a)->day;
	int32		y = ((const NamedDay *) b)->day;

	return x < y ? -1 : x > y;
}

/*
 * Checks a document and compiles it, both into the current memory context.
 * Everything about a calendar that can be wrong is found here.
 */
static void
compile(Calendar *cal, Jsonb *document)
{
	Path		root = {NULL, NULL, 0};
	Path		language_path = {&root, "govcredit", 0};
	Path		title_path = {&root, "title", 0};
	Path		notices_path = {&root, "notices", 0};
	Field		fields[] = {
		REQUIRED("govcredit", FIELD_STRING),
		REQUIRED("name", FIELD_STRING),
		REQUIRED("title", FIELD_OBJECT),
		OPTIONAL("note", FIELD_STRING),
		OPTIONAL("base", FIELD_STRING),
		REQUIRED("notices", FIELD_ARRAY)
	};
	Field		titles[] = {
		REQUIRED("zh", FIELD_STRING),
		REQUIRED("en", FIELD_STRING)
	};
	Reader		reader;
	JsonbContainer *notices;
	int			span = day_number(LAST_YEAR + 1, 1, 1) - day_number(FIRST_YEAR - 1, 1, 1);
	int32		first;
	int32		last;

	if (!JB_ROOT_IS_OBJECT(document))
		refuse(&root, "must be an object.");
	read_object(&document->root, &root, fields, lengthof(fields));
	if (strcmp(string_of(&fields[0].value), CALENDAR_LANGUAGE) != 0)
		refuse(&language_path, "must be \"%s\".", CALENDAR_LANGUAGE);
	read_object(fields[2].value.val.binary.data, &title_path, titles, lengthof(titles));

	cal->name = string_of(&fields[1].value);
	notices = fields[5].value.val.binary.data;
	cal->nnotices = 0;
	cal->notices = palloc0(sizeof(Notice) * JsonContainerSize(notices));
	cal->ndays = 0;
	reader.calendar = cal;
	reader.room = 1024;
	cal->days = palloc(sizeof(NamedDay) * reader.room);
	reader.set_by = palloc(sizeof(int) * span);
	memset(reader.set_by, -1, sizeof(int) * span);
	for (int i = 0; i < (int) JsonContainerSize(notices); i++)
	{
		Path		path = {&notices_path, NULL, i};

		CHECK_FOR_INTERRUPTS();
		read_notice(&reader, object_element(notices, i, &path), &path);
	}
	pfree(reader.set_by);
	qsort(cal->days, cal->ndays, sizeof(NamedDay), compare_days);

	first = cal->notices[0].from;
	last = cal->notices[0].to;
	for (int i = 1; i < cal->nnotices; i++)
	{
		first = Min(first, cal->notices[i].from);
		last = Max(last, cal->notices[i].to);
	}
	cal->table.first = first;
	cal->table.ndays = last - first + 1;
	cal->table.words = palloc(sizeof(GovcreditDayWord) * govcredit_days_words(cal->table.ndays));
	cal->table.workday = palloc(sizeof(int32) * cal->table.ndays);
	govcredit_days_init(&cal->table);
	for (int i = 0; i < cal->nnotices; i++)
		govcredit_days_settle(&cal->table, cal->notices[i].from, cal->notices[i].to);
	for (int i = 0; i < cal->ndays; i++)
		govcredit_days_set(&cal->table, cal->days[i].day, cal->days[i].work);
	govcredit_days_finish(&cal->table);
}

/* ----------------------------------------------------------------
 *		Compiled calendars of this backend
 * ----------------------------------------------------------------
 */

/*
 * The compiled calendar of a handle.  It lives as long as the backend: a
 * handle means one document for ever, so all that may change is whether the
 * edition is still in the database, and that is asked again whenever the
 * store has changed.
 */
static Calendar *
get_calendar(int64 handle)
{
	uint64		generation = govcredit_edition_generation();
	Calendar   *cal;
	Calendar	compiled = {0};
	Jsonb	   *document;
	MemoryContext context;
	MemoryContext caller;
	bool		found;

	if (calendars == NULL)
	{
		HASHCTL		control = {0};

		control.keysize = sizeof(int64);
		control.entrysize = sizeof(Calendar);
		calendars = hash_create("govcredit calendars", 8, &control,
								HASH_ELEM | HASH_BLOBS);
	}

	cal = hash_search(calendars, &handle, HASH_FIND, NULL);
	if (cal != NULL &&
		(cal->generation == generation ||
		 govcredit_edition_exists(GOVCREDIT_CALENDAR, handle)))
	{
		cal->generation = generation;
		return cal;
	}

	document = govcredit_edition_load(GOVCREDIT_CALENDAR, handle);
	if (cal != NULL)
	{
		cal->generation = generation;
		return cal;
	}
	context = AllocSetContextCreate(CurrentMemoryContext, "govcredit calendar",
									ALLOCSET_SMALL_SIZES);
	caller = MemoryContextSwitchTo(context);
	compile(&compiled, document);
	MemoryContextSwitchTo(caller);
	pfree(document);

	cal = hash_search(calendars, &handle, HASH_ENTER, &found);
	*cal = compiled;
	cal->handle = handle;
	cal->generation = generation;
	MemoryContextSetParent(context, CacheMemoryContext);
	MemoryContextCopyAndSetIdentifier(context, cal->name);
	return cal;
}

/* The same for a function called by SQL, which mostly sees one calendar. */
static Calendar *
called_calendar(FunctionCallInfo fcinfo, int64 handle)
{
	Calendar   *cal = fcinfo->flinfo->fn_extra;

	if (cal == NULL || cal->handle != handle ||
		cal->generation != govcredit_edition_generation())
	{
		cal = get_calendar(handle);
		fcinfo->flinfo->fn_extra = cal;
	}
	return cal;
}

/* IG004 for a day that no notice of the calendar settles. */
static void
not_covered(const Calendar *cal, int64 day)
{
	int			year;
	int			month;
	int			mday;

	if (!IS_VALID_DATE(day))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date out of range")));
	j2date((int) day + POSTGRES_EPOCH_JDATE, &year, &month, &mday);
	if (month == 12 && mday >= OPEN_FROM_DAY)
		year++;
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_NOT_COVERED),
			 errmsg("calendar \"%s\" does not cover %s", cal->name, day_text(day)),
			 errdetail("Its first notice settles days from %s, its last one to %s.",
					   day_text(cal->table.first),
					   day_text(cal->table.first + cal->table.ndays - 1)),
			 errhint("Add the notice of %d with govcredit.add_notice(), or ask for the Monday-to-Friday rule with provisional => true.",
					 year)));
}

static void
check_finite(DateADT day)
{
	if (DATE_NOT_FINITE(day))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("cannot count working days to or from infinity")));
}

static bool
is_workday(const Calendar *cal, DateADT day, bool provisional)
{
	check_finite(day);
	if (!provisional && !govcredit_days_settled(&cal->table, day, day))
		not_covered(cal, day);
	return govcredit_days_is_workday(&cal->table, day);
}

/* Infinity stays what it is, as in date + integer. */
static DateADT
add_workdays(const Calendar *cal, DateADT day, int32 n, bool provisional)
{
	bool		settled;
	int64		end;

	if (DATE_NOT_FINITE(day))
		return day;
	end = govcredit_days_add(&cal->table, day, n, &settled);
	if (!provisional && !settled)
		not_covered(cal, n > 0 ?
					govcredit_days_unsettled(&cal->table, (int64) day + 1, end) :
					govcredit_days_unsettled(&cal->table, (int64) day - 1, end));
	if (!IS_VALID_DATE(end))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date out of range")));
	return (DateADT) end;
}

static DateADT
next_workday(const Calendar *cal, DateADT day, bool provisional)
{
	if (DATE_NOT_FINITE(day) || is_workday(cal, day, provisional))
		return day;
	return add_workdays(cal, day, 1, provisional);
}

static int32
workdays_between(const Calendar *cal, DateADT first, DateADT last, bool provisional)
{
	bool		settled;
	int64		count;

	check_finite(first);
	check_finite(last);
	count = govcredit_days_between(&cal->table, first, last, &settled);
	if (!provisional && !settled)
		not_covered(cal, first < last ?
					govcredit_days_unsettled(&cal->table, (int64) first + 1, last) :
					govcredit_days_unsettled(&cal->table, (int64) first - 1, last));
	return (int32) count;
}

/* ----------------------------------------------------------------
 *		For other rooms
 * ----------------------------------------------------------------
 */

bool
govcredit_workday(int64 handle, DateADT day, bool provisional)
{
	return is_workday(get_calendar(handle), day, provisional);
}

DateADT
govcredit_workdays_add(int64 handle, DateADT day, int32 n, bool provisional)
{
	return add_workdays(get_calendar(handle), day, n, provisional);
}

DateADT
govcredit_workdays_next(int64 handle, DateADT day, bool provisional)
{
	return next_workday(get_calendar(handle), day, provisional);
}

/* ----------------------------------------------------------------
 *		For SQL
 * ----------------------------------------------------------------
 */

Datum
govcredit_calendar_in(PG_FUNCTION_ARGS)
{
	int64		handle;

	if (!govcredit_handle_in(GOVCREDIT_CALENDAR, PG_GETARG_CSTRING(0), &handle,
							 fcinfo->context))
		PG_RETURN_NULL();
	PG_RETURN_INT64(handle);
}

Datum
govcredit_calendar_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(govcredit_handle_out(GOVCREDIT_CALENDAR, PG_GETARG_INT64(0)));
}

Datum
govcredit_calendar_add(PG_FUNCTION_ARGS)
{
	Jsonb	   *document;
	Calendar	checked = {0};

	govcredit_edition_check_right(GOVCREDIT_CALENDAR);
	document = GOVCREDIT_GETARG_DOCUMENT(0, NULL);
	compile(&checked, document);
	PG_RETURN_INT64(govcredit_edition_add(GOVCREDIT_CALENDAR, document));
}

Datum
govcredit_calendar_document(PG_FUNCTION_ARGS)
{
	PG_RETURN_JSONB_P(govcredit_edition_load(GOVCREDIT_CALENDAR, PG_GETARG_INT64(0)));
}

/* Remembers the last setting it looked up: it may be called once per row. */
Datum
govcredit_calendar_default(PG_FUNCTION_ARGS)
{
	static char setting[NAMEDATALEN + 32];
	static uint64 generation = 0;
	static int64 handle;

	if (generation != govcredit_edition_generation() ||
		strcmp(setting, govcredit_default_calendar) != 0)
	{
		generation = 0;
		(void) govcredit_handle_in(GOVCREDIT_CALENDAR, govcredit_default_calendar,
								   &handle, NULL);
		strlcpy(setting, govcredit_default_calendar, sizeof(setting));
		generation = govcredit_edition_generation();
	}
	PG_RETURN_INT64(handle);
}

Datum
govcredit_calendar_is_workday(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_workday(called_calendar(fcinfo, PG_GETARG_INT64(1)),
							  PG_GETARG_DATEADT(0), PG_GETARG_BOOL(2)));
}

Datum
govcredit_calendar_add_workdays(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(add_workdays(called_calendar(fcinfo, PG_GETARG_INT64(2)),
								   PG_GETARG_DATEADT(0), PG_GETARG_INT32(1),
								   PG_GETARG_BOOL(3)));
}

Datum
govcredit_calendar_workdays_between(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(workdays_between(called_calendar(fcinfo, PG_GETARG_INT64(2)),
									 PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1),
									 PG_GETARG_BOOL(3)));
}

Datum
govcredit_calendar_next_workday(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(next_workday(called_calendar(fcinfo, PG_GETARG_INT64(1)),
								   PG_GETARG_DATEADT(0), PG_GETARG_BOOL(2)));
}

Datum
govcredit_calendar_covers(PG_FUNCTION_ARGS)
{
	Calendar   *cal = called_calendar(fcinfo, PG_GETARG_INT64(1));
	DateADT		day = PG_GETARG_DATEADT(0);

	PG_RETURN_BOOL(!DATE_NOT_FINITE(day) &&
				   govcredit_days_settled(&cal->table, day, day));
}

Datum
govcredit_calendar_ends(PG_FUNCTION_ARGS)
{
	Calendar   *cal = called_calendar(fcinfo, PG_GETARG_INT64(0));

	PG_RETURN_DATEADT(cal->table.first + cal->table.ndays - 1);
}

/* The notice that settles a day it does not name, NULL if there is none. */
static const Notice *
settling_notice(const Calendar *cal, DateADT day)
{
	for (int i = cal->nnotices - 1; i >= 0; i--)
		if (!cal->notices[i].amends &&
			day >= cal->notices[i].from && day <= cal->notices[i].to)
			return &cal->notices[i];
	return NULL;
}

/* One row of explain_workdays; counted is 0 for a day that is not. */
static void
explain_day(ReturnSetInfo *result, const Calendar *cal, DateADT day, bool start,
			int32 counted)
{
	NamedDay	key = {0};
	const NamedDay *named;
	const Notice *notice;
	bool		work = govcredit_days_is_workday(&cal->table, day);
	bool		weekday = govcredit_days_weekday(day);
	const char *reason;
	Datum		values[6];
	bool		nulls[6] = {false};

	key.day = day;
	named = bsearch(&key, cal->days, cal->ndays, sizeof(NamedDay), compare_days);
	notice = named != NULL ? &cal->notices[named->notice] : settling_notice(cal, day);

	if (start)
		reason = "start";
	else if (named != NULL && !named->work)
		reason = "day off";
	else if (named != NULL && !weekday)
		reason = "make-up day";
	else if (notice != NULL)
		reason = weekday ? "weekday" : "weekend";
	else
		reason = weekday ? "weekday, provisional" : "weekend, provisional";

	values[0] = DateADTGetDatum(day);
	values[1] = BoolGetDatum(work);
	nulls[1] = start && notice == NULL;
	values[2] = Int32GetDatum(counted);
	nulls[2] = counted == 0;
	values[3] = CStringGetTextDatum(reason);
	nulls[4] = named == NULL;
	values[4] = named != NULL ? CStringGetTextDatum(named->holiday) : (Datum) 0;
	nulls[5] = notice == NULL;
	values[5] = notice != NULL ? CStringGetTextDatum(notice->basis) : (Datum) 0;
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

Datum
govcredit_calendar_explain(PG_FUNCTION_ARGS)
{
	DateADT		day = PG_GETARG_DATEADT(0);
	int32		n = PG_GETARG_INT32(1);
	Calendar   *cal = get_calendar(PG_GETARG_INT64(2));
	bool		provisional = PG_GETARG_BOOL(3);
	int			step = n > 0 ? 1 : -1;
	int32		counted = 0;
	DateADT		end;

	check_finite(day);
	end = add_workdays(cal, day, n, provisional);
	if (Abs((int64) end - day) > EXPLAINED_DAYS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%d working days from %s end with %s, more than %d days away",
						n, day_text(day), day_text(end), EXPLAINED_DAYS),
				 errhint("govcredit.add_workdays() answers without a row for each day.")));
	InitMaterializedSRF(fcinfo, 0);
	explain_day((ReturnSetInfo *) fcinfo->resultinfo, cal, day, true, 0);
	while (day != end)
	{
		bool		work;

		CHECK_FOR_INTERRUPTS();
		day += step;
		work = govcredit_days_is_workday(&cal->table, day);
		if (work)
			counted += step;
		explain_day((ReturnSetInfo *) fcinfo->resultinfo, cal, day, false,
					work ? counted : 0);
	}
	PG_RETURN_NULL();
}

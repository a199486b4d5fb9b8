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

#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/jsonb.h"
#include "utils/memutils.h"

#include "calendar/calendar.h"
#include "calendar/calendar_core.h"
#include "compat.h"
#include "document/document.h"
#include "document/literal.h"
#include "document/reader.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "voice/voice.h"

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
	const char *basis;
} Notice;

/* A day that a notice names, whether or not that changes anything. */
typedef struct NamedDay
{
	int32		day;
	bool		work;
	int			notice;
	const char *holiday;
} NamedDay;

typedef struct Calendar
{
	int64		handle;
	uint64		generation;		/* the store was as it is when last seen here */
	const char *name;
	int			nnotices;
	Notice	   *notices;
	int			ndays;
	NamedDay   *days;			/* in order */
	GovcreditDayTable table;
} Calendar;

/* The document while it is read. */
typedef struct Reader
{
	DocReader	doc;
	Calendar   *calendar;
	int			room;			/* allocated days */
	int		   *set_by;			/* by day since 1 January FIRST_YEAR: index in
								 * calendar->days, or -1 */
} Reader;

PG_FUNCTION_INFO_V1(govcredit_calendar_in);
PG_FUNCTION_INFO_V1(govcredit_calendar_out);
PG_FUNCTION_INFO_V1(govcredit_calendar_add);
PG_FUNCTION_INFO_V1(govcredit_calendar_lint);
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

static int32
day_number(int year, int month, int day)
{
	return date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
}

/* One day, or an interval of days as ISO 8601 writes it: 2026-10-01/2026-10-07 */
static bool
read_days(Reader *reader, const DocNode *node, int32 *from, int32 *to)
{
	const char *text = doc_node_text(node);
	bool		interval = text && strlen(text) == 21 && text[10] == '/';
	int32		first;
	int32		last;

	if (text && govcredit_parse_date(interval ? pnstrdup(text, 10) : text, &first) &&
		govcredit_parse_date(interval ? text + 11 : text, &last) && first <= last &&
		first >= day_number(FIRST_YEAR - 1, 1, 1) && last <= day_number(LAST_YEAR, 12, 31))
	{
		*from = first;
		*to = last;
		return true;
	}
	doc_error(&reader->doc, node->path, "must be a date such as \"2026-10-01\" or an interval such as \"2026-10-01/2026-10-07\" of the years %d to %d",
			  FIRST_YEAR, LAST_YEAR);
	return false;
}

/* A day that a notice names; whether it may. */
static bool
name_day(Reader *reader, int notice, const DocNode *node, int32 day, bool work, const char *holiday)
{
	Calendar   *cal = reader->calendar;
	const Notice *of = &cal->notices[notice];
	int		   *set_by = &reader->set_by[day - day_number(FIRST_YEAR - 1, 1, 1)];
	NamedDay   *named;

	if (*set_by >= 0 && (!of->amends || cal->days[*set_by].notice == notice))
	{
		doc_error(&reader->doc, node->path,
				  cal->days[*set_by].work ? "%s is already a working day by the notice of %d" :
				  "%s is already a day off by the notice of %d",
				  govcredit_date_text(day), cal->notices[cal->days[*set_by].notice].year);
		return false;
	}

	/*
	 * Monday to Friday are worked anyway; to say so of one means something
	 * only where an amendment takes a day off back.
	 */
	if (work && govcredit_days_weekday(day) && (*set_by < 0 || cal->days[*set_by].work))
	{
		doc_error(&reader->doc, node->path, "%s is a day from Monday to Friday; a make-up working day is a Saturday or Sunday, or a day off that an amendment takes back",
				  govcredit_date_text(day));
		return false;
	}
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
	return true;
}

/* Days that a notice names, as days off or as days to work. */
static void
read_named_days(Reader *reader, int notice, const DocNode *list, bool work, const char *holiday)
{
	const Notice *of = &reader->calendar->notices[notice];
	DocNode    *element;
	int			count = list->value ? doc_some_elements(&reader->doc, list, "day", &element) : 0;

	for (int i = 0; i < count; i++)
	{
		int32		from;
		int32		to;

		if (!read_days(reader, &element[i], &from, &to))
			continue;
		if (from < of->from || to > of->to)
			doc_error(&reader->doc, element[i].path, "%s is outside %s to %s, which this notice may settle",
					  govcredit_date_text(from < of->from ? from : to),
					  govcredit_date_text(of->from), govcredit_date_text(of->to));
		else
			while (from <= to && name_day(reader, notice, &element[i], from, work, holiday))
				from++;
	}
}

static void
read_holidays(Reader *reader, int notice, const DocNode *list)
{
	static const char *const keys[] = {"name", "off", "work", NULL};
	DocReader  *r = &reader->doc;
	DocNode    *holiday;
	int			count = doc_some_elements(r, list, "holiday", &holiday);

	for (int i = 0; i < count; i++)
	{
		DocNode		off = doc_member(r, &holiday[i], "off");
		DocNode		work = doc_member(r, &holiday[i], "work");
		const char *name;

		if (!doc_is_object(r, &holiday[i]))
			continue;
		doc_check_keys(r, &holiday[i], keys);
		name = doc_text(r, &holiday[i], "name", true);
		if (off.value == NULL && work.value == NULL)
			doc_error(r, holiday[i].path, "names no day: neither \"off\" nor \"work\" is there");
		read_named_days(reader, notice, &off, false, name);
		read_named_days(reader, notice, &work, true, name);
	}
}

/*
 * An amendment moves within what the notice it amends settles.  Others may
 * name any day from 1 December before their year; what they settle begins
 * earlier than usual only if they do.
 */
static void
read_covers(Reader *reader, const DocNode *covers, const Notice *before, Notice *notice)
{
	int32		first = day_number(notice->year - 1, 12, 1);
	int32		last = day_number(notice->year, 12, 31);

	notice->from = notice->amends ? before->from : first;
	notice->to = notice->amends ? before->to : day_number(notice->year, 12, OPEN_FROM_DAY - 1);
	if (covers->value == NULL)
		return;
	if (notice->amends)
		doc_error(&reader->doc, covers->path, "an amendment settles what the notice before it settles");
	else if (read_days(reader, covers, &notice->from, &notice->to) && (notice->from < first || notice->to > last))
		doc_error(&reader->doc, covers->path, "must lie within %s and %s", govcredit_date_text(first), govcredit_date_text(last));
}

static void
read_notice(Reader *reader, const DocNode *node)
{
	static const char *const keys[] = {"year", "basis", "amends", "covers", "holidays", NULL};
	DocReader  *r = &reader->doc;
	Calendar   *cal = reader->calendar;
	Notice	   *notice = &cal->notices[cal->nnotices];
	Notice	   *before = cal->nnotices > 0 ? notice - 1 : NULL;
	DocNode		year = doc_member(r, node, "year");
	DocNode		amends = doc_member(r, node, "amends");
	DocNode		covers = doc_member(r, node, "covers");
	DocNode		holidays = doc_member(r, node, "holidays");
	int			first_named = cal->ndays;
	int32		settled = before ? before->to : 0;

	if (!doc_is_object(r, node))
		return;
	doc_check_keys(r, node, keys);
	notice->basis = doc_text(r, node, "basis", true);
	notice->amends = doc_bool(r, node, "amends");
	if (!doc_int(r, node, "year", true, FIRST_YEAR, LAST_YEAR, &notice->year))
		return;
	if (notice->amends && (before == NULL || before->year != notice->year))
	{
		doc_error(r, amends.path, "there is no notice of %d before this one", notice->year);
		return;
	}
	if (!notice->amends && before != NULL && notice->year <= before->year)
		doc_error(r, year.path, notice->year == before->year ?
				  "there is a notice of %d already; a later one of the same year says \"amends\": true" :
				  "%d stands behind a later year", notice->year);
	read_covers(reader, &covers, before, notice);
	cal->nnotices++;
	read_holidays(reader, cal->nnotices - 1, &holidays);
	if (!notice->amends && covers.value == NULL)
	{
		notice->from = day_number(notice->year - 1, 12, OPEN_FROM_DAY);
		for (int i = first_named; i < cal->ndays; i++)
			notice->from = Min(notice->from, cal->days[i].day);
	}
	/* What is counted from one day to another goes through all between them. */
	for (int i = 0; before != NULL && i < cal->nnotices - 1; i++)
		settled = Max(settled, cal->notices[i].to);
	if (before != NULL && notice->from > settled + 1)
		doc_error(r, covers.value ? covers.path : year.path, "%s to %s would be settled by no notice",
				  govcredit_date_text(settled + 1), govcredit_date_text(notice->from - 1));
}

static int
compare_days(const void *a, const void *b)
{
	int32		x = ((const NamedDay *) a)->day;
	int32		y = ((const NamedDay *) b)->day;

	return x < y ? -1 : x > y;
}

/* The days that the notices settle, as they are asked for. */
static void
settle_days(Calendar *cal)
{
	int32		first = cal->notices[0].from;
	int32		last = cal->notices[0].to;

	qsort(cal->days, cal->ndays, sizeof(NamedDay), compare_days);
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

/*
 * Checks a document and compiles it, both into the current memory context, and
 * returns the findings.  Everything about a calendar that can be wrong is found
 * here.
 */
static List *
compile(Calendar *cal, Jsonb *document)
{
	static const char *const keys[] = {"govcredit", "name", "title", "note", "base", "notices", NULL};
	Reader		reader = {.calendar = cal, .room = 1024};
	DocReader  *r = &reader.doc;
	DocNode		root;
	DocNode		title;
	DocNode		notices;
	DocNode    *notice;
	int			count;
	int			span = day_number(LAST_YEAR + 1, 1, 1) - day_number(FIRST_YEAR - 1, 1, 1);

	doc_reader_begin(r);
	root = doc_root(r, document);
	title = doc_member(r, &root, "title");
	notices = doc_member(r, &root, "notices");
	if (doc_is_object(r, &root))
	{
		doc_check_keys(r, &root, keys);
		cal->name = govcredit_edition_read_name(GOVCREDIT_CALENDAR, r, &root);
		doc_check_title(r, &title);
		doc_check_text(r, &root, "note", false);
		doc_check_text(r, &root, "base", false);
		count = doc_some_elements(r, &notices, "notice", &notice);
		cal->notices = palloc0(sizeof(Notice) * Max(count, 1));
		cal->days = palloc(sizeof(NamedDay) * reader.room);
		reader.set_by = palloc(sizeof(int) * span);
		memset(reader.set_by, -1, sizeof(int) * span);
		for (int i = 0; i < count; i++)
			read_notice(&reader, &notice[i]);
		pfree(reader.set_by);
	}
	doc_reader_end(r);
	if (r->findings == NIL)
		settle_days(cal);
	return r->findings;
}

/* ----------------------------------------------------------------
 *		Compiled calendars of this backend
 * ----------------------------------------------------------------
 */

static void *
compile_edition(int64 handle, Jsonb *document)
{
	Calendar   *cal = palloc0(sizeof(Calendar));

	doc_refuse("calendar", compile(cal, document), "lint_calendar");
	cal->handle = handle;
	return cal;
}

static Calendar *
get_calendar(int64 handle)
{
	Calendar   *cal = govcredit_edition_compiled(GOVCREDIT_CALENDAR, handle, compile_edition);

	cal->generation = govcredit_edition_generation();
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
				 govcredit_errmsg("date out of range")));
	j2date((int) day + POSTGRES_EPOCH_JDATE, &year, &month, &mday);
	if (month == 12 && mday >= OPEN_FROM_DAY)
		year++;
	ereport(ERROR,
			(errcode(ERRCODE_GOVCREDIT_NOT_COVERED),
			 govcredit_errmsg("calendar \"%s\" does not cover %s", cal->name, govcredit_date_text(day)),
			 govcredit_errdetail("Its first notice settles days from %s, its last one to %s.",
								 govcredit_date_text(cal->table.first),
								 govcredit_date_text(cal->table.first + cal->table.ndays - 1)),
			 govcredit_errhint("Add the notice of %d with govcredit.add_notice(), or ask for the Monday-to-Friday rule with provisional => true.",
							   year)));
}

static void
check_finite(DateADT day)
{
	if (DATE_NOT_FINITE(day))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 govcredit_errmsg("cannot count working days to or from infinity")));
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
				 govcredit_errmsg("date out of range")));
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
	doc_refuse("calendar", compile(&checked, document), "lint_calendar");
	PG_RETURN_INT64(govcredit_edition_add(GOVCREDIT_CALENDAR, document));
}

Datum
govcredit_calendar_lint(PG_FUNCTION_ARGS)
{
	List	   *repeated = NIL;
	Calendar	checked = {0};
	Jsonb	   *document;

	govcredit_edition_check_right(GOVCREDIT_CALENDAR);
	document = GOVCREDIT_GETARG_DOCUMENT(0, &repeated);
	InitMaterializedSRF(fcinfo, 0);
	doc_put_findings((ReturnSetInfo *) fcinfo->resultinfo, repeated, compile(&checked, document), false);
	return (Datum) 0;
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
	GovcreditSaid reason;
	Datum		values[7];
	bool		nulls[7] = {false};

	key.day = day;
	named = bsearch(&key, cal->days, cal->ndays, sizeof(NamedDay), compare_days);
	notice = named != NULL ? &cal->notices[named->notice] : settling_notice(cal, day);

	if (start)
		reason = govcredit_said("start");
	else if (named != NULL && !named->work)
		reason = govcredit_said("day off");
	else if (named != NULL && !weekday)
		reason = govcredit_said("make-up day");
	else if (notice != NULL)
		reason = weekday ? govcredit_said("weekday") : govcredit_said("weekend");
	else
		reason = weekday ? govcredit_said("weekday, provisional") : govcredit_said("weekend, provisional");

	values[0] = DateADTGetDatum(day);
	values[1] = BoolGetDatum(work);
	nulls[1] = start && notice == NULL;
	values[2] = Int32GetDatum(counted);
	nulls[2] = counted == 0;
	values[3] = CStringGetTextDatum(reason.in[GOVCREDIT_EN]);
	values[4] = CStringGetTextDatum(reason.in[GOVCREDIT_ZH]);
	nulls[5] = named == NULL;
	values[5] = named != NULL ? CStringGetTextDatum(named->holiday) : (Datum) 0;
	nulls[6] = notice == NULL;
	values[6] = notice != NULL ? CStringGetTextDatum(notice->basis) : (Datum) 0;
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
				 govcredit_errmsg("%d working days from %s end with %s, more than %d days away",
								  n, govcredit_date_text(day), govcredit_date_text(end), EXPLAINED_DAYS),
				 govcredit_errhint("govcredit.add_workdays() answers without a row for each day.")));
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

/*-------------------------------------------------------------------------
 *
 * barred.c
 *	  Is an action forbidden to one subject?  The usual answer, without a plan.
 *
 * Whoever decides on an application asks this of each, and nearly always of
 * somebody who is what he was, bears nothing for others and whose records say
 * what they said.  Of him what is asked stands in a handful of rows, which are
 * read by their indexes.  What is anything else, what is hidden from who asks,
 * and what has no answer is left to the registry's own function.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/table.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/datetime.h"
#include "utils/lsyscache.h"
#include "utils/snapmgr.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "registry/rows.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_barred_plainly);

/* Arguments of barred_plainly(). */
enum
{
	B_REGISTRY, B_INTERNAL, B_SUBJECT, B_ACTION, B_PURPOSE, B_AS_OF, B_KNOWN_AT
};

/* The tables it reads. */
enum
{
	T_SUBJECT, T_LINK, T_FORMER, T_JURISDICTION, T_RECORD, T_VERSION, T_REPAIR, T_PARTY, TABLES
};
static const char *const table_names[TABLES] =
{"subject", "subject_link", "former", "jurisdiction", "record", "record_version", "repair", "record_party"};

/* The columns of a record. */
enum
{
	R_TYPE, R_DECIDED, R_ENDED, R_ONGOING, R_SEVERITY, R_AMOUNT, R_FLAGS, R_GIVEN, R_CORRECTED, R_REVOKED, COLUMNS
};
typedef struct RecordColumn
{
	const char *name;
	Oid			type;
} RecordColumn;

static const RecordColumn columns[COLUMNS] = {
	{"record_type", TEXTOID}, {"decided_on", DATEOID}, {"ended_on", DATEOID}, {"ongoing", BOOLOID},
	{"severity", TEXTOID}, {"amount", NUMERICOID}, {"flags", TEXTARRAYOID}, {"given", NUMERICOID},
	{"corrected_on", DATEOID}, {"revoked_at", TIMESTAMPTZOID}
};

/* Of more that are linked to somebody an index of links and roles has to be asked. */
#define FEW 16

static bool
open_books(Oid schema, Relation *books)
{
	int			count = 0;
	bool		whole = object_aclcheck(NamespaceRelationId, schema, GetUserId(), ACL_USAGE) == ACLCHECK_OK;

	while (whole && count < TABLES)
	{
		Oid			relation = get_relname_relid(table_names[count], schema);

		if (!OidIsValid(relation))
			break;
		books[count] = table_open(relation, AccessShareLock);
		whole = govcredit_sees_whole_table(books[count++]);
	}
	if (whole && count == TABLES)
		return true;
	while (count > 0)
		table_close(books[--count], AccessShareLock);
	return false;
}

static bool
has_row(Relation table, const char *column, Datum value)
{
	GovcreditRows rows;
	bool		found;

	govcredit_begin_rows(&rows, table, column, value);
	found = HeapTupleIsValid(systable_getnext(rows.scan));
	systable_endscan(rows.scan);
	return found;
}

/* Is it nobody's other entry, and bears nothing as somebody's heir, head or other entry? */
static bool
bears_itself_alone(Relation links, Datum subject)
{
	static const char *const sides[] = {"subject", "target"};
	bool		alone = true;

	for (int side = 0; side < (int) lengthof(sides) && alone; side++)
	{
		GovcreditRows rows;
		HeapTuple	row;
		int			seen = 0;

		govcredit_begin_rows(&rows, links, sides[side], subject);
		while (alone && HeapTupleIsValid(row = systable_getnext(rows.scan)))
		{
			char	   *role = TextDatumGetCString(govcredit_row_value(links, row, "role", TEXTOID));

			alone = ++seen <= FEW && strcmp(role, "same_as") != 0 &&
				(side == 0 || (strcmp(role, "successor") != 0 && strcmp(role, "head") != 0));
		}
		systable_endscan(rows.scan);
	}
	return alone;
}

/* Is the subject there on the day, somebody's to judge?  Its kind and division. */
static bool
stands(Relation subjects, Datum subject, DateADT day, Datum *kind, int64 *division)
{
	GovcreditRows rows;
	HeapTuple	row;
	DateADT		first;
	DateADT		next;
	bool		there = false;

	govcredit_begin_rows(&rows, subjects, "id", subject);
	if (HeapTupleIsValid(row = systable_getnext(rows.scan)))
	{
		govcredit_row_days(subjects, row, "valid", &first, &next);
		*kind = PointerGetDatum(DatumGetTextPCopy(govcredit_row_value(subjects, row, "kind", TEXTOID)));
		*division = govcredit_row_code(subjects, row, "division");
		there = first <= day && day < next && strcmp(TextDatumGetCString(*kind), "source") != 0;
	}
	systable_endscan(rows.scan);
	return there;
}

/* The edition of the nearest division upward that has one in force on the day; 0: none has. */
static int64
edition_over(Relation jurisdictions, int64 division, DateADT day)
{
	SysScanDesc scan = systable_beginscan(jurisdictions, InvalidOid, false, GetActiveSnapshot(), 0, NULL);
	GovcreditEdition found;
	GovcreditEdition nearest = {0};

	while (govcredit_next_edition(jurisdictions, scan, division, &found))
		if (found.first <= day && day < found.next && found.place >= nearest.place)
			nearest = found;
	systable_endscan(scan);
	return nearest.policy;
}

/* Where the columns of a record stand, which hardly ever is elsewhere than last time. */
static const int *
record_columns(Relation records)
{
	static int	at[COLUMNS];
	TupleDesc	desc = RelationGetDescr(records);

	for (int c = 0; c < COLUMNS; c++)
	{
		const FormData_pg_attribute *last = at[c] > 0 && at[c] <= desc->natts ? TupleDescAttr(desc, at[c] - 1) : NULL;

		if (last == NULL || last->attisdropped || last->atttypid != columns[c].type ||
			strcmp(NameStr(last->attname), columns[c].name) != 0)
			at[c] = govcredit_column_at(records, columns[c].name, columns[c].type);
	}
	return at;
}

/* What is asked. */
typedef struct Question
{
	FunctionCallInfo judges;	/* those of a record to be filled in */
	DateADT		day;
	int			action;
	int			purpose;		/* -1: none */
} Question;

/* What a record says, or false: what it says has to be looked up. */
static bool
ask_record(const Question *question, const int *at, const Datum *values, const bool *nulls, bool *barred)
{
	static const int arguments[] = {-1, -1, R_TYPE, R_SEVERITY, R_AMOUNT, R_FLAGS, -1, R_GIVEN};
	Facts		facts;
	DateADT		ended;
	DateADT		corrected;

	if (!nulls[at[R_REVOKED] - 1] || DatumGetDateADT(values[at[R_DECIDED] - 1]) > question->day)
		return true;
	for (int i = 2; i < (int) lengthof(arguments); i++)
		if (arguments[i] >= 0)
		{
			question->judges->args[i].value = values[at[arguments[i]] - 1];
			question->judges->args[i].isnull = nulls[at[arguments[i]] - 1];
		}
	if (govcredit_judge_fault(question->judges, &facts) != NULL)
		return false;
	facts.decided_on = DatumGetDateADT(values[at[R_DECIDED] - 1]);
	ended = DatumGetBool(values[at[R_ONGOING] - 1]) ? DATEVAL_NOEND :
		!nulls[at[R_ENDED] - 1] ? DatumGetDateADT(values[at[R_ENDED] - 1]) :
		facts.type->until_ended ? DATEVAL_NOEND : facts.decided_on;
	corrected = nulls[at[R_CORRECTED] - 1] ? DATEVAL_NOEND : DatumGetDateADT(values[at[R_CORRECTED] - 1]);
	if (facts.decided_on < FIRST_DAY || ended < FIRST_DAY || (ended > LAST_DAY && !DATE_IS_NOEND(ended)) ||
		corrected < FIRST_DAY || (corrected > LAST_DAY && !nulls[at[R_CORRECTED] - 1]))
		return false;
	facts.start = ended;
	*barred |= govcredit_facts_bar(&facts, corrected, question->day, question->action, question->purpose);
	return true;
}

static bool
ask_records(const Question *question, Relation records, Datum subject, bool *barred)
{
	const int  *at = record_columns(records);
	TupleDesc	desc = RelationGetDescr(records);
	Datum	   *values = palloc(sizeof(Datum) * desc->natts);
	bool	   *nulls = palloc(sizeof(bool) * desc->natts);
	GovcreditRows rows;
	HeapTuple	row;
	bool		plain = true;

	*barred = false;
	govcredit_begin_rows(&rows, records, "subject", subject);
	while (plain && HeapTupleIsValid(row = systable_getnext(rows.scan)))
	{
		CHECK_FOR_INTERRUPTS();
		heap_deform_tuple(row, desc, values, nulls);
		plain = ask_record(question, at, values, nulls, barred);
	}
	systable_endscan(rows.scan);
	return plain;
}

/* What is asked, if the edition over the subject knows it. */
static bool
read_question(FunctionCallInfo fcinfo, Relation *books, Question *question)
{
	Datum		subject = PG_GETARG_DATUM(B_SUBJECT);
	const Policy *policy;
	Datum		kind;
	text	   *name;
	int64		division;
	int64		edition;

	question->day = PG_GETARG_DATEADT(B_AS_OF);
	if (!stands(books[T_SUBJECT], subject, question->day, &kind, &division) ||
		!bears_itself_alone(books[T_LINK], subject) || !govcredit_was_then(books[T_FORMER], subject, question->day))
		return false;
	edition = edition_over(books[T_JURISDICTION], division, question->day);
	if (edition == 0)
		return false;
	name = DatumGetTextPP(kind);
	policy = govcredit_rules_call(fcinfo, edition)->policy;
	/* What an earlier edition judges is asked of it. */
	if (policy->transition != TRANSITION_LATER)
		return false;
	question->action = govcredit_find_name(&policy->action_codes, PG_GETARG_TEXT_PP(B_ACTION));
	question->purpose = PG_ARGISNULL(B_PURPOSE) ? -1 : govcredit_find_name(&policy->purpose_codes, PG_GETARG_TEXT_PP(B_PURPOSE));
	if (question->action < 0 || (question->purpose < 0 && !PG_ARGISNULL(B_PURPOSE)) ||
		govcredit_policy_code(&policy->kind_codes, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) < 0)
		return false;
	for (int i = 0; i < 9; i++)
		question->judges->args[i].isnull = i > 1;
	question->judges->args[0].value = Int64GetDatum(edition);
	question->judges->args[1].value = kind;
	return true;
}

/*
 * Arguments: as above.  NULL: it is not that plain, not to be answered, or not
 * to be seen by who asks; what the registry's own function says of it is right.
 */
Datum
govcredit_barred_plainly(PG_FUNCTION_ARGS)
{
	LOCAL_FCINFO(judges, 9);
	Question	question;
	Relation	books[TABLES];
	Datum		subject;
	bool		barred = false;
	bool		plain;

	for (int i = B_REGISTRY; i <= B_KNOWN_AT; i++)
		if (PG_ARGISNULL(i) && i != B_PURPOSE)
			PG_RETURN_NULL();
	if (!TIMESTAMP_IS_NOEND(PG_GETARG_TIMESTAMPTZ(B_KNOWN_AT)) ||
		PG_GETARG_DATEADT(B_AS_OF) < date2j(1000, 1, 1) - POSTGRES_EPOCH_JDATE ||
		PG_GETARG_DATEADT(B_AS_OF) > date2j(8999, 12, 31) - POSTGRES_EPOCH_JDATE)
		PG_RETURN_NULL();
	govcredit_must_be_here(PG_GETARG_OID(B_REGISTRY), PG_GETARG_OID(B_INTERNAL));
	if (!open_books(PG_GETARG_OID(B_REGISTRY), books))
		PG_RETURN_NULL();
	InitFunctionCallInfoData(*judges, fcinfo->flinfo, 9, InvalidOid, NULL, NULL);
	question.judges = judges;
	subject = PG_GETARG_DATUM(B_SUBJECT);
	plain = read_question(fcinfo, books, &question) &&
		ask_records(&question, books[T_RECORD], subject, &barred) &&
		!has_row(books[T_VERSION], "subject", subject) && !has_row(books[T_REPAIR], "subject", subject) &&
		!has_row(books[T_PARTY], "subject", subject) && !has_row(books[T_PARTY], "party", subject);
	for (int t = TABLES - 1; t >= 0; t--)
		table_close(books[t], AccessShareLock);
	if (!plain)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(barred);
}

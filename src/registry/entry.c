/*-------------------------------------------------------------------------
 *
 * entry.c
 *	  What is done for every row that enters a registry.
 *
 * In C, since it is done for every row: a moment that no other transaction has
 * been given, who entered it, and whether a row that it names is there for him.
 * What is refused, and in which words, the registry's own functions say.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/table.h"
#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_inherits.h"
#include "catalog/pg_type.h"
#include "commands/trigger.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/fmgrprotos.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"
#include "utils/syscache.h"
#include "utils/timestamp.h"
#include "utils/xid8.h"

#include "compat.h"
#include "registry/rows.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_recording_time);
PG_FUNCTION_INFO_V1(govcredit_enter_row);
PG_FUNCTION_INFO_V1(govcredit_row_there);
PG_FUNCTION_INFO_V1(govcredit_record_plain);
PG_FUNCTION_INFO_V1(govcredit_only_edition);
PG_FUNCTION_INFO_V1(govcredit_my_scopes);
PG_FUNCTION_INFO_V1(govcredit_my_units);
PG_FUNCTION_INFO_V1(govcredit_my_places);

static bool
may_use(Oid schema)
{
	return object_aclcheck(NamespaceRelationId, schema, GetUserId(), ACL_USAGE) == ACLCHECK_OK;
}

/*
 * Is it the table of that name of a registry, whose rows can be read here?  Of a
 * view there are none, of a table in partitions or with heirs they lie elsewhere.
 * Whoever may not use the schema has nothing to ask there.
 */
static bool
is_registrys(Oid relation, const char *name)
{
	char	   *called = get_rel_name(relation);

	return called != NULL && strcmp(called, name) == 0 && get_rel_relkind(relation) == RELKIND_RELATION &&
		!has_subclass(relation) && may_use(get_rel_namespace(relation));
}

/*
 * The order is what close_books() rests on: the lock, the number of the
 * transaction, the last moment given out, and a later time.
 */
static TimestampTz
recording_time(Oid books, Oid last_moment)
{
	LOCAL_FCINFO(last, 1);
	Datum		given;
	TimestampTz now;

	/* As LOCK TABLE has it. */
	if (pg_class_aclmask(books, GetUserId(), ACL_INSERT | ACL_UPDATE | ACL_DELETE | ACL_TRUNCATE, ACLMASK_ANY) == 0)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, get_rel_name(books));
	LockRelationOid(books, RowExclusiveLock);
	PreventCommandDuringRecovery("pg_current_xact_id()");
	(void) GetTopTransactionId();

	InitFunctionCallInfoData(*last, NULL, 1, InvalidOid, NULL, NULL);
	last->args[0].value = ObjectIdGetDatum(last_moment);
	last->args[0].isnull = false;
	given = pg_sequence_last_value(last);
	now = GetCurrentTimestamp();
	/* Microseconds since 1970. */
	if (!last->isnull)
		now = Max(now, DatumGetInt64(given) + 1 -
				  INT64CONST(86400000000) * (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE));
	return now;
}

/* Arguments: the table that writers lock, the sequence of moments given out. */
Datum
govcredit_recording_time(PG_FUNCTION_ARGS)
{
	PG_RETURN_TIMESTAMPTZ(recording_time(PG_GETARG_OID(0), PG_GETARG_OID(1)));
}

/* An older snapshot has to be refused in the registry's own words. */
static void
ask_registry(const char *schema)
{
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute(psprintf("SELECT %s.recording_time()", quote_identifier(schema)), false, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not take a recording time: %s", SPI_result_code_string(SPI_result));
	SPI_finish();
}

/* With the rights of the table's owner: no writer reads what rests behind it. */
static TimestampTz
entry_time(Relation table, const char *schema)
{
	Oid			place = get_namespace_oid(schema, false);
	Oid			user;
	int			context;
	TimestampTz now;

	if (IsolationUsesXactSnapshot())
		ask_registry(schema);
	GetUserIdAndSecContext(&user, &context);
	SetUserIdAndSecContext(table->rd_rel->relowner, context | SECURITY_LOCAL_USERID_CHANGE);
	now = recording_time(govcredit_relation_of(place, "books"), govcredit_relation_of(place, "last_moment"));
	SetUserIdAndSecContext(user, context);
	return now;
}

/* Not the current user, who is the owner where a trigger acts for somebody. */
static Datum
actor(void)
{
	const char *role = GetConfigOption("role", false, false);
	Name		name = palloc0(NAMEDATALEN);

	namestrcpy(name, strcmp(role, "none") == 0 ? GetUserNameFromId(GetSessionUserId(), false) : role);
	return NameGetDatum(name);
}

/*
 * Trigger before each row that is inserted.  Arguments: the registry's inner
 * schema, and of recorded_at, recorded_xact and entered_by those it fills in,
 * whatever was given.
 */
Datum
govcredit_enter_row(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;
	const Trigger *definition;
	TupleDesc	desc;
	int			columns[3];
	Datum		values[3];
	bool		nulls[3] = {0};
	int			count;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_BEFORE(trigger->tg_event) ||
		!TRIGGER_FIRED_FOR_ROW(trigger->tg_event) || !TRIGGER_FIRED_BY_INSERT(trigger->tg_event) ||
		trigger->tg_trigger->tgnargs < 2 || trigger->tg_trigger->tgnargs > 1 + (int) lengthof(columns))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 govcredit_errmsg("enter_row is a trigger function of registries")));
	definition = trigger->tg_trigger;

	/*
	 * TRUNCATE of a partition fires its own triggers only, and a new one has
	 * none.
	 */
	if (trigger->tg_relation->rd_rel->relispartition && !trigger->tg_relation->trigdesc->trig_truncate_before_statement)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 govcredit_errmsg("partition \"%s\" has not been looked at by track()",
								  RelationGetRelationName(trigger->tg_relation)),
				 govcredit_errhint("The table's owner calls track() after a partition was made or attached: TRUNCATE would take its rows out of the past.")));
	desc = RelationGetDescr(trigger->tg_relation);
	count = definition->tgnargs - 1;
	for (int i = 0; i < count; i++)
	{
		const char *name = definition->tgargs[1 + i];

		columns[i] = SPI_fnumber(desc, name);
		if (strcmp(name, "recorded_at") == 0)
		{
			columns[i] = govcredit_column_at(trigger->tg_relation, name, TIMESTAMPTZOID);
			values[i] = TimestampTzGetDatum(entry_time(trigger->tg_relation, definition->tgargs[0]));
		}
		else if (strcmp(name, "recorded_xact") == 0)
		{
			columns[i] = govcredit_column_at(trigger->tg_relation, name, XID8OID);
			values[i] = FullTransactionIdGetDatum(GetTopFullTransactionId());
		}
		else
		{
			columns[i] = govcredit_column_at(trigger->tg_relation, name, NAMEOID);
			values[i] = actor();
		}
	}
	return PointerGetDatum(heap_modify_tuple_by_cols(trigger->tg_trigtuple, desc, count, columns, values, nulls));
}

/* What a session keeps of a relation whose rows were asked for under row security. */
typedef struct RowPlan
{
	Oid			relation;		/* hash key */
	char		query[3 * NAMEDATALEN * 2];
	SPIPlanPtr	plan;
} RowPlan;

static SPIPlanPtr
row_plan(Oid relation)
{
	static HTAB *plans;
	const char *query = psprintf("SELECT FROM %s r WHERE r.id OPERATOR(pg_catalog.=) $1",
								 quote_qualified_identifier(get_namespace_name(get_rel_namespace(relation)),
															get_rel_name(relation)));
	Oid			type = INT8OID;
	RowPlan    *kept;
	bool		found;
	SPIPlanPtr	plan;

	if (plans == NULL)
	{
		HASHCTL		control = {.keysize = sizeof(Oid), .entrysize = sizeof(RowPlan)};

		plans = hash_create("govcredit rows named", 16, &control, HASH_ELEM | HASH_BLOBS);
	}
	kept = hash_search(plans, &relation, HASH_FIND, NULL);
	/* A table that was renamed, or another of its number. */
	if (kept && strcmp(kept->query, query) == 0)
		return kept->plan;
	plan = SPI_prepare(query, 1, &type);
	if (plan == NULL || SPI_keepplan(plan) != 0)
		elog(ERROR, "could not prepare the look-up of a row: %s", SPI_result_code_string(SPI_result));
	kept = hash_search(plans, &relation, HASH_ENTER, &found);
	if (found)
		SPI_freeplan(kept->plan);
	strlcpy(kept->query, query, sizeof(kept->query));
	kept->plan = plan;
	return plan;
}

/* As a query of the user's has it, row security included. */
static bool
row_seen(Oid relation, Datum id)
{
	bool		found;

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute_plan(row_plan(relation), &id, NULL, false, 1) != SPI_OK_SELECT)
		elog(ERROR, "could not look up a row: %s", SPI_result_code_string(SPI_result));
	found = SPI_processed > 0;
	SPI_finish();
	return found;
}

/*
 * The last row that was seen under row security.  Guards ask for it again; until
 * the transaction changes something the answer is the same.
 */
static struct
{
	Oid			relation;
	int64		id;
	Oid			user;
	TransactionId xact;
	SubTransactionId part;
	CommandId	command;
}			last_seen;

static bool
row_seen_again(Oid relation, Datum id)
{
	if (last_seen.relation == relation && last_seen.id == DatumGetInt64(id) && last_seen.user == GetUserId() &&
		TransactionIdIsValid(last_seen.xact) && last_seen.xact == GetTopTransactionIdIfAny() &&
		last_seen.part == GetCurrentSubTransactionId() && last_seen.command == GetCurrentCommandId(false))
		return true;
	if (!row_seen(relation, id))
		return false;
	last_seen.relation = relation;
	last_seen.id = DatumGetInt64(id);
	last_seen.user = GetUserId();
	last_seen.xact = GetTopTransactionIdIfAny();
	last_seen.part = GetCurrentSubTransactionId();
	last_seen.command = GetCurrentCommandId(false);
	return true;
}

/* Arguments: schema, table, id.  The answer is what the user would see. */
Datum
govcredit_row_there(PG_FUNCTION_ARGS)
{
	Oid			schema = PG_GETARG_OID(0);
	const char *name = NameStr(*PG_GETARG_NAME(1));
	Relation	table;
	GovcreditRows rows;
	bool		found;

	if (!may_use(schema))
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_SCHEMA, get_namespace_name(schema));
	table = table_open(govcredit_relation_of(schema, name), AccessShareLock);
	if (govcredit_sees_whole_table(table))
	{
		CommandCounterIncrement();
		PushActiveSnapshot(GetTransactionSnapshot());
		govcredit_begin_rows(&rows, table, "id", PG_GETARG_DATUM(2));
		found = HeapTupleIsValid(systable_getnext(rows.scan));
		systable_endscan(rows.scan);
		PopActiveSnapshot();
	}
	else
		found = row_seen_again(RelationGetRelid(table), PG_GETARG_DATUM(2));
	table_close(table, AccessShareLock);
	PG_RETURN_BOOL(found);
}

/* Does somebody else bear what is recorded about the subject, or did it become what it is after that day? */
static bool
keeps_hands(Relation links, Relation former, Datum subject, DateADT day)
{
	GovcreditRows rows;
	HeapTuple	row;
	bool		keeps = true;

	govcredit_begin_rows(&rows, links, "subject", subject);
	while (keeps && HeapTupleIsValid(row = systable_getnext(rows.scan)))
	{
		char	   *role = TextDatumGetCString(govcredit_row_value(links, row, "role", TEXTOID));

		keeps = strcmp(role, "successor") != 0 && strcmp(role, "same_as") != 0;
	}
	systable_endscan(rows.scan);
	return keeps && govcredit_was_then(former, subject, day);
}

/* The edition that alone judges in a division from a day on; false if there is none, or another besides. */
static bool
only_edition(Relation jurisdictions, int64 division, DateADT day, Datum *edition)
{
	SysScanDesc scan = systable_beginscan(jurisdictions, InvalidOid, false, GetActiveSnapshot(), 0, NULL);
	GovcreditEdition found;
	bool		begun = false;
	bool		only = true;
	int64		policy = 0;

	while (only && govcredit_next_edition(jurisdictions, scan, division, &found))
	{
		if (found.next <= day)
			continue;
		begun |= found.first <= day;
		only = policy == 0 || policy == found.policy;
		policy = found.policy;
	}
	systable_endscan(scan);
	*edition = Int64GetDatum(policy);
	return only && begun;
}

/* Arguments: table, division, day. */
Datum
govcredit_only_edition(PG_FUNCTION_ARGS)
{
	Relation	jurisdictions;
	Datum		edition;
	bool		only;

	if (!is_registrys(PG_GETARG_OID(0), "jurisdiction"))
		PG_RETURN_NULL();
	jurisdictions = table_open(PG_GETARG_OID(0), AccessShareLock);
	if (pg_class_aclcheck(RelationGetRelid(jurisdictions), GetUserId(), ACL_SELECT) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, RelationGetRelationName(jurisdictions));
	only = only_edition(jurisdictions, PG_GETARG_INT64(1), PG_GETARG_DATEADT(2), &edition);
	table_close(jurisdictions, AccessShareLock);
	if (!only)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(edition);
}

/* Arguments of record_plain(). */
enum
{
	R_SCHEMA, R_SUBJECT, R_DECIDED, R_TYPE, R_SEVERITY, R_AMOUNT, R_FLAGS, R_GIVEN, R_GROUNDS
};

/* Is what the subject was on the day judged by one edition, to which the record is nothing but a record? */
static bool
judged_plainly(FunctionCallInfo fcinfo, Relation jurisdictions, Relation subjects, HeapTuple subject)
{
	LOCAL_FCINFO(judge, 9);
	static const int arguments[] = {-1, -1, R_TYPE, R_SEVERITY, R_AMOUNT, R_FLAGS, -1, R_GIVEN, R_GROUNDS};
	Datum		edition;

	if (!only_edition(jurisdictions, govcredit_row_code(subjects, subject, "division"), PG_GETARG_DATEADT(R_DECIDED), &edition))
		return false;
	InitFunctionCallInfoData(*judge, fcinfo->flinfo, 9, InvalidOid, NULL, NULL);
	for (int i = 0; i < (int) lengthof(arguments); i++)
	{
		judge->args[i].isnull = arguments[i] < 0 || PG_ARGISNULL(arguments[i]);
		judge->args[i].value = judge->args[i].isnull ? (Datum) 0 : PG_GETARG_DATUM(arguments[i]);
	}
	judge->args[0].value = edition;
	judge->args[0].isnull = false;
	judge->args[1].value = govcredit_row_value(subjects, subject, "kind", TEXTOID);
	judge->args[1].isnull = false;
	return govcredit_enters_plainly(judge);
}

/*
 * Is a record what most are: of a body that is there, has been what it is since
 * and has no heir, under one edition from its day on, which asks for nothing
 * else?  Then there is nothing for check_record() to refuse.  The subject must
 * be one the user sees.
 */
Datum
govcredit_record_plain(PG_FUNCTION_ARGS)
{
	enum
	{
		SUBJECTS, LINKS, FORMER, JURISDICTIONS, TABLES
	};
	static const char *const names[] = {"subject", "subject_link", "former", "jurisdiction"};
	Oid			oids[TABLES];
	Relation	tables[TABLES];
	GovcreditRows rows;
	HeapTuple	subject;
	bool		plain = false;

	for (int i = R_SCHEMA; i <= R_TYPE; i++)
		if (PG_ARGISNULL(i))
			PG_RETURN_BOOL(false);
	for (int i = 0; i < TABLES; i++)
	{
		oids[i] = get_relname_relid(names[i], PG_GETARG_OID(R_SCHEMA));
		if (!OidIsValid(oids[i]) || !is_registrys(oids[i], names[i]))
			PG_RETURN_BOOL(false);
	}
	for (int i = 0; i < TABLES; i++)
		tables[i] = table_open(oids[i], AccessShareLock);
	if (govcredit_sees_whole_table(tables[SUBJECTS]) || row_seen_again(oids[SUBJECTS], PG_GETARG_DATUM(R_SUBJECT)))
	{
		CommandCounterIncrement();
		PushActiveSnapshot(GetTransactionSnapshot());
		govcredit_begin_rows(&rows, tables[SUBJECTS], "id", PG_GETARG_DATUM(R_SUBJECT));
		if (HeapTupleIsValid(subject = systable_getnext(rows.scan)))
		{
			DateADT		first;
			DateADT		next;

			govcredit_row_days(tables[SUBJECTS], subject, "valid", &first, &next);
			plain = first <= PG_GETARG_DATEADT(R_DECIDED) && PG_GETARG_DATEADT(R_DECIDED) < next &&
				keeps_hands(tables[LINKS], tables[FORMER], PG_GETARG_DATUM(R_SUBJECT), PG_GETARG_DATEADT(R_DECIDED)) &&
				judged_plainly(fcinfo, tables[JURISDICTIONS], tables[SUBJECTS], subject);
		}
		systable_endscan(rows.scan);
		PopActiveSnapshot();
	}
	for (int i = TABLES - 1; i >= 0; i--)
		table_close(tables[i], AccessShareLock);
	PG_RETURN_BOOL(plain);
}

/* A row of access_scope. */
typedef struct Scope
{
	int64		id;
	int64		unit;
	int64		division;
} Scope;

static int
compare_scopes(const void *a, const void *b)
{
	int64		x = ((const Scope *) a)->id;
	int64		y = ((const Scope *) b)->id;

	return x < y ? -1 : x > y;
}

/*
 * The scopes of the current user, by number: those of units, or the others.
 * Arguments of all three functions: table, writing.  He reads his own, and no
 * table of another shape is read at all.
 */
static int
scopes_of(FunctionCallInfo fcinfo, bool of_units, Scope **scopes, Oid *division_type)
{
	Relation	table;
	TupleDesc	desc;
	int			unit_at;
	int			member_at;
	NameData	user;
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	row;
	Oid			index;
	int			count = 0;
	int			room = 8;

	if (!is_registrys(PG_GETARG_OID(0), "access_scope"))
		ereport(ERROR,
				(errcode(ERRCODE_WRONG_OBJECT_TYPE),
				 govcredit_errmsg("relation %u is not table \"%s\" of a registry", PG_GETARG_OID(0), "access_scope")));
	table = table_open(PG_GETARG_OID(0), AccessShareLock);
	desc = RelationGetDescr(table);
	unit_at = govcredit_column_at(table, "unit", INT8OID);
	member_at = govcredit_column_at(table, "member", NAMEOID);
	if (pg_class_aclcheck(RelationGetRelid(table), GetUserId(), ACL_SELECT) != ACLCHECK_OK)
		aclcheck_error(ACLCHECK_NO_PRIV, OBJECT_TABLE, RelationGetRelationName(table));
	*scopes = palloc(sizeof(Scope) * room);
	*division_type = SPI_gettypeid(desc, govcredit_code_at(table, "division"));
	namestrcpy(&user, GetUserNameFromId(GetUserId(), false));
	ScanKeyInit(&key, member_at, BTEqualStrategyNumber, F_NAMEEQ, NameGetDatum(&user));
	index = govcredit_index_on(table, member_at);
	scan = systable_beginscan(table, index, OidIsValid(index), GetActiveSnapshot(), 1, &key);
	while (HeapTupleIsValid(row = systable_getnext(scan)))
	{
		Scope	   *scope;
		bool		whole;
		Datum		unit = heap_getattr(row, unit_at, desc, &whole);

		/* Another role of the name, made later, works nowhere. */
		if (whole == of_units || DatumGetObjectId(govcredit_row_value(table, row, "role", REGROLEOID)) != GetUserId() ||
			(PG_GETARG_BOOL(1) && !DatumGetBool(govcredit_row_value(table, row, "writes", BOOLOID))))
			continue;
		if (count == room)
			*scopes = repalloc(*scopes, sizeof(Scope) * (room *= 2));
		scope = &(*scopes)[count++];
		scope->id = DatumGetInt64(govcredit_row_value(table, row, "id", INT8OID));
		scope->unit = whole ? 0 : DatumGetInt64(unit);
		scope->division = govcredit_row_code(table, row, "division");
	}
	systable_endscan(scan);
	table_close(table, AccessShareLock);
	qsort(*scopes, count, sizeof(Scope), compare_scopes);
	return count;
}

static Datum
numbers(const Scope *scopes, int count, bool units, Oid type)
{
	Datum	   *values = palloc(sizeof(Datum) * Max(count, 1));

	for (int i = 0; i < count; i++)
		values[i] = Int64GetDatum(units ? scopes[i].unit : scopes[i].division);
	return PointerGetDatum(construct_array(values, count, type, sizeof(int64), true, TYPALIGN_DOUBLE));
}

Datum
govcredit_my_scopes(PG_FUNCTION_ARGS)
{
	Scope	   *scopes;
	Oid			division;
	int			count = scopes_of(fcinfo, false, &scopes, &division);

	PG_RETURN_DATUM(numbers(scopes, count, false, division));
}

Datum
govcredit_my_units(PG_FUNCTION_ARGS)
{
	Scope	   *scopes;
	Oid			division;
	int			count = scopes_of(fcinfo, true, &scopes, &division);

	PG_RETURN_DATUM(numbers(scopes, count, true, INT8OID));
}

Datum
govcredit_my_places(PG_FUNCTION_ARGS)
{
	Scope	   *scopes;
	Oid			division;
	int			count = scopes_of(fcinfo, true, &scopes, &division);

	PG_RETURN_DATUM(numbers(scopes, count, false, division));
}

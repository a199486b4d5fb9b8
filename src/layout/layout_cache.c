/*-------------------------------------------------------------------------
 *
 * layout_cache.c
 *	  The layouts this backend has compiled, and when they are forgotten.
 *
 * A layout is compiled from the newest committed rows of its tables, those of
 * the own transaction included, as catalogues are read: never from the
 * snapshot of a query, which may be older than the last message about them.
 * A trigger on the tables sends a relation cache invalidation for each change;
 * PostgreSQL delivers it to every backend at commit, to the own one at the end
 * of the command, and to the own one again when the change is rolled back.
 * Then every layout is forgotten.  One in use lives on until its statement
 * ends, so a statement is checked by one layout throughout.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/namespace.h"
#include "commands/trigger.h"
#include "fmgr.h"
#include "utils/inval.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"

#include "govcredit.h"
#include "layout/layout.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_layout_changed);

static const char *const table_names[] = {
	"layout", "layout_field", "layout_rule", "division_entry"
};

static Oid	tables[lengthof(table_names)];
static Layout *layouts;			/* those compiled and not forgotten */
static LayoutDivisions *divisions;
static uint64 generation;		/* counts the times all were forgotten */
static bool registered;

static void
drop_divisions(LayoutDivisions *old)
{
	if (--old->uses == 0)
		MemoryContextDelete(old->context);
}

static void
drop_layout(Layout *layout)
{
	if (--layout->uses > 0)
		return;
	if (layout->divisions != NULL)
		drop_divisions(layout->divisions);
	MemoryContextDelete(layout->context);
}

/* Relation cache callback; "relation" is 0 when all relations are meant. */
static void
forget(Datum arg, Oid relation)
{
	bool		ours = !OidIsValid(relation);

	for (int i = 0; i < (int) lengthof(tables); i++)
		ours = ours || tables[i] == relation;
	if (!ours)
		return;
	generation++;
	while (layouts != NULL)
	{
		Layout	   *layout = layouts;

		layouts = layout->next;
		drop_layout(layout);
	}
	if (divisions != NULL)
		drop_divisions(divisions);
	divisions = NULL;
}

static void
release(void *layout)
{
	drop_layout(layout);
}

/*
 * The divisions for the layout being compiled, read once for all layouts.
 */
static LayoutDivisions *
read_divisions(void)
{
	LayoutDivisions *read = divisions;

	if (read == NULL)
	{
		uint64		before = generation;

		read = govcredit_layout_read_divisions();
		if (generation == before)
		{
			divisions = read;
			read->uses++;
		}
	}
	read->uses++;
	return read;
}

static Layout *
compile(const char *name)
{
	Oid			schema = get_namespace_oid("govcredit", false);
	MemoryContext context;
	MemoryContext caller;
	Layout	   *layout;
	uint64		before;

	if (!registered)
	{
		CacheRegisterRelcacheCallback(forget, (Datum) 0);
		registered = true;
	}
	for (int i = 0; i < (int) lengthof(tables); i++)
		tables[i] = get_relname_relid(table_names[i], schema);

	/*
	 * below the caller's until it is complete, so that an error leaves
	 * nothing
	 */
	context = AllocSetContextCreate(CurrentMemoryContext, "govcredit layout",
									ALLOCSET_SMALL_SIZES);
	before = generation;
	PushActiveSnapshot(GetCatalogSnapshot(tables[0]));
	caller = MemoryContextSwitchTo(context);
	layout = govcredit_layout_compile(name);
	MemoryContextSwitchTo(caller);
	for (int i = 0; i < layout->nrules && layout->divisions == NULL; i++)
		if (layout->rules[i].kind == LAYOUT_KNOWN_DIVISION || layout->rules[i].kind == LAYOUT_REGION_IN_NAME)
			layout->divisions = read_divisions();
	PopActiveSnapshot();
	layout->context = context;
	MemoryContextSetParent(context, CacheMemoryContext);

	/* what changed meanwhile may not be in it */
	if (generation == before)
	{
		layout->uses++;
		layout->next = layouts;
		layouts = layout;
	}
	return layout;
}

/*
 * The layout of that name, which stays as it is until "user" is reset or
 * deleted.
 */
const Layout *
govcredit_layout_get(const char *name, MemoryContext user)
{
	MemoryContextCallback *callback = MemoryContextAlloc(user, sizeof(MemoryContextCallback));
	Layout	   *layout = layouts;

	while (layout != NULL && strcmp(layout->name, name) != 0)
		layout = layout->next;
	if (layout == NULL)
		layout = compile(name);
	layout->uses++;
	callback->func = release;
	callback->arg = layout;
	MemoryContextRegisterResetCallback(user, callback);
	return layout;
}

/*
 * Trigger on the tables that layouts are compiled from, for each row changed:
 * says to all backends that they were.
 */
Datum
govcredit_layout_changed(PG_FUNCTION_ARGS)
{
	TriggerData *trigger = (TriggerData *) fcinfo->context;

	if (!CALLED_AS_TRIGGER(fcinfo) || !TRIGGER_FIRED_AFTER(trigger->tg_event))
		ereport(ERROR,
				(errcode(ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
				 govcredit_errmsg("layout_changed must be fired after a change, as a trigger")));
	CacheInvalidateRelcache(trigger->tg_relation);
	return PointerGetDatum(NULL);
}

/*-------------------------------------------------------------------------
 *
 * layout_term.c
 *	  A row's end of publication against the term of its class and regime.
 *
 * What a policy says is asked in SQL, with the query that validate_table has
 * for whole tables: this room knows no policy.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#include "edition/edition.h"
#include "govcredit.h"
#include "layout/layout.h"
#include "voice/voice.h"

#define TERM_QUERY \
	"SELECT govcredit.layout_term_query(CASE WHEN $1 OPERATOR(pg_catalog.<>) 0::pg_catalog.oid" \
	" THEN $1::pg_catalog.regclass END, $2::govcredit.layout, $3::govcredit.policy)"

struct LayoutTerm
{
	int			field;			/* the end of publication */
	const char *column;
	SPIPlanPtr	plan;
};

static void
free_plan(void *plan)
{
	SPI_freeplan((SPIPlanPtr) plan);
}

/*
 * The term by a policy, named as text, of rows of a type, InvalidOid for JSON
 * objects; NULL where the layout has no end of publication or the policy no
 * terms.
 */
LayoutTerm *
govcredit_layout_term(const Layout *layout, const char *policy, Oid type, MemoryContext context)
{
	Oid			types[3] = {OIDOID, TEXTOID, TEXTOID};
	Oid			row_type = OidIsValid(type) ? type : JSONBOID;
	Datum		arguments[3];
	LayoutTerm *term = NULL;
	int			field = 0;
	char	   *query;

	while (field < layout->nfields && !layout->fields[field].publication_end)
		field++;
	if (OidIsValid(type) && !OidIsValid(get_typ_typrelid(type)))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 govcredit_errmsg("terms of a policy need the row of a table or of a named type"),
				 govcredit_errhint("Cast the row to a type, or leave out the policy.")));

	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	arguments[0] = ObjectIdGetDatum(OidIsValid(type) ? get_typ_typrelid(type) : InvalidOid);
	arguments[1] = CStringGetTextDatum(govcredit_handle_out(GOVCREDIT_LAYOUT, layout->handle));
	arguments[2] = CStringGetTextDatum(policy);
	if (SPI_execute_with_args(TERM_QUERY, lengthof(types), types, arguments, NULL, true, 1) != SPI_OK_SELECT ||
		SPI_processed != 1)
		elog(ERROR, "could not ask for the terms of a policy: %s", SPI_result_code_string(SPI_result));
	query = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	if (query != NULL && field < layout->nfields)
	{
		MemoryContextCallback *callback = MemoryContextAlloc(context, sizeof(MemoryContextCallback));

		term = MemoryContextAllocZero(context, sizeof(LayoutTerm));
		term->field = field;
		term->column = layout->fields[field].column;
		term->plan = SPI_prepare(query, 1, &row_type);
		if (term->plan == NULL || SPI_keepplan(term->plan) != 0)
			elog(ERROR, "could not prepare the query of a term: %s", SPI_result_code_string(SPI_result));
		callback->func = free_plan;
		callback->arg = term->plan;
		MemoryContextRegisterResetCallback(context, callback);
	}
	SPI_finish();
	return term;
}

/*
 * Adds what is wrong with the term of a row, whose cells have been checked, to
 * its findings.
 */
void
govcredit_layout_check_term(LayoutTerm *term, Datum row, const LayoutCell *cells,
							LayoutFindings *found)
{
	MemoryContext context = CurrentMemoryContext;

	if (term == NULL || cells[term->field].blank || !cells[term->field].good)
		return;
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute_plan(term->plan, &row, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "could not check a term: %s", SPI_result_code_string(SPI_result));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		LayoutFinding finding;
		char	   *texts[5];
		MemoryContext old = MemoryContextSwitchTo(context);

		/* code, message, message_zh, basis, value */
		for (int k = 0; k < (int) lengthof(texts); k++)
			texts[k] = SPI_getvalue(SPI_tuptable->vals[i], SPI_tuptable->tupdesc, k + 1);
		finding.field = term->field;
		finding.column = term->column;
		finding.error = false;
		finding.code = texts[0];
		finding.message = texts[1];
		finding.message_zh = texts[2];
		finding.basis = texts[3];
		finding.value = texts[4];
		govcredit_layout_add_finding(found, &finding);
		MemoryContextSwitchTo(old);
	}
	SPI_finish();
}

/*-------------------------------------------------------------------------
 *
 * duties.c
 *	  What a policy lists and demands beside scores: sections and codes, items of
 *	  its lists, steps that are missing and the record one makes, what it keeps
 *	  out, what may be public and until when, what a grade brings.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "compat.h"
#include "errors.h"
#include "rules/facts.h"
#include "voice/voice.h"

PG_FUNCTION_INFO_V1(govcredit_policy_section);
PG_FUNCTION_INFO_V1(govcredit_policy_item);
PG_FUNCTION_INFO_V1(govcredit_policy_find_code);
PG_FUNCTION_INFO_V1(govcredit_policy_has_code);
PG_FUNCTION_INFO_V1(govcredit_figure_ratios);
PG_FUNCTION_INFO_V1(govcredit_list_items);
PG_FUNCTION_INFO_V1(govcredit_missing_steps);
PG_FUNCTION_INFO_V1(govcredit_record_step);
PG_FUNCTION_INFO_V1(govcredit_exclusions);
PG_FUNCTION_INFO_V1(govcredit_publication);
PG_FUNCTION_INFO_V1(govcredit_grade_consequences);

/* Sections whose codes can be asked for, and what one of their items is called. */
static const struct
{
	const char *section;
	const char *what;
	size_t		codes;
}			code_sections[] = {
	{"subject_kinds", GOVCREDIT_TEXT("subject kind"), offsetof(Policy, kind_codes)},
	{"severities", GOVCREDIT_TEXT("severity"), offsetof(Policy, severity_codes)},
	{"penalty_kinds", GOVCREDIT_TEXT("penalty kind"), offsetof(Policy, penalty_codes)},
	{"flags", GOVCREDIT_TEXT("flag"), offsetof(Policy, flag_codes)},
	{"documents", GOVCREDIT_TEXT("kind of document"), offsetof(Policy, document_codes)},
	{"suppliers", GOVCREDIT_TEXT("supplier"), offsetof(Policy, supplier_codes)},
	{"domains", GOVCREDIT_TEXT("domain"), offsetof(Policy, domain_codes)},
	{"scorecards", GOVCREDIT_TEXT("scorecard"), offsetof(Policy, scorecard_codes)},
	{"record_types", GOVCREDIT_TEXT("record type"), offsetof(Policy, type_codes)},
	{"actions", GOVCREDIT_TEXT("action"), offsetof(Policy, action_codes)},
	{"purposes", GOVCREDIT_TEXT("purpose"), offsetof(Policy, purpose_codes)},
	{"measures", GOVCREDIT_TEXT("measure"), offsetof(Policy, measure_codes)},
	{"repair.grounds", GOVCREDIT_TEXT("repair ground"), offsetof(Policy, ground_codes)},
	{"repair.effects", GOVCREDIT_TEXT("repair effect"), offsetof(Policy, effect_codes)},
	{"deadlines", GOVCREDIT_TEXT("deadline"), offsetof(Policy, deadline_codes)},
	{"recipients", GOVCREDIT_TEXT("recipient"), offsetof(Policy, recipient_codes)},
	{"indicators", GOVCREDIT_TEXT("indicator"), offsetof(Policy, indicator_codes)},
	{"reports", GOVCREDIT_TEXT("report"), offsetof(Policy, report_codes)},
	{"tasks", GOVCREDIT_TEXT("task"), offsetof(Policy, task_codes)},
	{"lists", GOVCREDIT_TEXT("list"), offsetof(Policy, list_codes)},
	{"procedures", GOVCREDIT_TEXT("procedure"), offsetof(Policy, procedure_codes)},
	{"promises", GOVCREDIT_TEXT("promise"), offsetof(Policy, promise_codes)},
	{"matters", GOVCREDIT_TEXT("kind of matter"), offsetof(Policy, matter_codes)}
};

/* Parts of section repair. */
static const char *const repair_parts[] = {"regime_chosen_by", "grounds", "effects", "rules", NULL};

/* Place of a text in a list with NULL at its end; an error if it is not there. */
static int
find_section(const Policy *policy, const char *const *known, text *name)
{
	int			count = 0;

	for (; known[count]; count++)
		if (strlen(known[count]) == VARSIZE_ANY_EXHDR(name) &&
			memcmp(known[count], VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name)) == 0)
			return count;
	govcredit_unknown_name(policy, "section", name, known, NULL, count);
}

/* Keys of a JSON object that need not be there, NULL at the end. */
static const char **
object_keys(JsonbContainer *object)
{
	const char **keys = palloc(sizeof(char *) * (object ? JsonContainerSize(object) + 1 : 1));
	JsonbIterator *it = object ? JsonbIteratorInit(object) : NULL;
	JsonbIteratorToken token;
	JsonbValue	v;
	int			count = 0;

	while (it && (token = JsonbIteratorNext(&it, &v, true)) != WJB_DONE)
		if (token == WJB_KEY)
			keys[count++] = pnstrdup(v.val.string.val, v.val.string.len);
	keys[count] = NULL;
	return keys;
}

/*
 * The value at a path such as record_types, repair.rules or lists.X.items, or
 * NULL where the language has the section and the policy has nothing in it.
 */
static JsonbValue *
section_value(const Policy *policy, text *section)
{
	Jsonb	   *document = govcredit_policy_document_of(policy);
	JsonbContainer *object = &document->root;
	JsonbValue *value = NULL;
	char	   *path = text_to_cstring(section);
	bool		of_repair = false;

	for (int level = 0; path; level++)
	{
		char	   *key = path;
		char	   *dot = strchr(path, '.');

		path = dot ? dot + 1 : NULL;
		if (dot)
			*dot = '\0';
		if (level == 0)
		{
			find_section(policy, govcredit_policy_sections, cstring_to_text(key));
			of_repair = strcmp(key, "repair") == 0;
		}
		else if (level == 1 && of_repair)
			find_section(policy, repair_parts, cstring_to_text(key));
		value = object ? getKeyJsonValueFromContainer(object, key, strlen(key), NULL) : NULL;
		if (value == NULL && level > 0 && !(level == 1 && of_repair))
			find_section(policy, object_keys(object), cstring_to_text(key));
		object = NULL;
		if (value && value->type == jbvBinary && JsonContainerIsObject(value->val.binary.data))
			object = value->val.binary.data;
		else if (value)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 govcredit_errmsg("\"%s\" of policy \"%s\" is no section of items", key, policy->name)));
	}
	return value;
}

/* Arguments: policy, section. */
Datum
govcredit_policy_section(PG_FUNCTION_ARGS)
{
	JsonbValue *value = section_value(govcredit_policy_get(PG_GETARG_INT64(0)), PG_GETARG_TEXT_PP(1));

	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_JSONB_P(JsonbValueToJsonb(value));
}

/* Arguments: policy, section, code.  Of the document only the item is copied. */
Datum
govcredit_policy_item(PG_FUNCTION_ARGS)
{
	JsonbValue *value = section_value(govcredit_policy_get(PG_GETARG_INT64(0)), PG_GETARG_TEXT_PP(1));
	text	   *code = PG_GETARG_TEXT_PP(2);

	if (value)
		value = getKeyJsonValueFromContainer(value->val.binary.data, VARDATA_ANY(code), VARSIZE_ANY_EXHDR(code), NULL);
	if (value == NULL || value->type != jbvBinary || !JsonContainerIsObject(value->val.binary.data))
		PG_RETURN_NULL();
	PG_RETURN_JSONB_P(JsonbValueToJsonb(value));
}

/* Sections that are inside an item of another: its list, its procedure. */
static const struct
{
	const char *before;
	const char *after;
	const char *what;
	size_t		codes;
	size_t		lists;
}			inner_sections[] = {
	{"lists.", ".items", "list", offsetof(Policy, list_codes), offsetof(Policy, list)},
	{"procedures.", ".steps", "procedure", offsetof(Policy, procedure_codes), offsetof(Policy, procedure)}
};

/* The list or procedure that a section is inside of, or NULL. */
static const PolicyList *
inner_list(const Policy *policy, text *name, const char **what)
{
	const char *data = VARDATA_ANY(name);
	int			length = VARSIZE_ANY_EXHDR(name);

	for (int i = 0; i < (int) lengthof(inner_sections); i++)
	{
		int			before = (int) strlen(inner_sections[i].before);
		int			after = (int) strlen(inner_sections[i].after);
		const PolicyCodes *codes = (const PolicyCodes *) ((const char *) policy + inner_sections[i].codes);
		const PolicyList *lists = *(PolicyList *const *) ((const char *) policy + inner_sections[i].lists);
		const PolicyList *list;

		if (length <= before + after || memcmp(data, inner_sections[i].before, before) != 0 ||
			memcmp(data + length - after, inner_sections[i].after, after) != 0)
			continue;
		list = &lists[govcredit_resolve_code(policy, codes, inner_sections[i].what,
											 cstring_to_text_with_len(data + before, length - before - after))];
		*what = psprintf(govcredit_say("item of %s \"%s\" named"), govcredit_say(inner_sections[i].what), list->item.code);
		return list;
	}
	return NULL;
}

/* The codes of a section, and what one of its items is called. */
static const PolicyCodes *
section_codes(const Policy *policy, text *name, const char **what)
{
	const char *known[lengthof(code_sections) + 1];
	const PolicyList *inner = inner_list(policy, name, what);
	int			section;

	if (inner)
		return &inner->codes;
	for (int i = 0; i < (int) lengthof(code_sections); i++)
		known[i] = code_sections[i].section;
	known[lengthof(code_sections)] = NULL;
	section = find_section(policy, known, name);
	*what = code_sections[section].what;
	return (const PolicyCodes *) ((const char *) policy + code_sections[section].codes);
}

/* Arguments of both: policy, section, code or title. */
Datum
govcredit_policy_find_code(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;
	const char *what;
	const PolicyCodes *codes = section_codes(policy, PG_GETARG_TEXT_PP(1), &what);

	PG_RETURN_TEXT_P(cstring_to_text(codes->name[govcredit_resolve_name(policy, codes, what, PG_GETARG_TEXT_PP(2))]));
}

Datum
govcredit_policy_has_code(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_rules_call(fcinfo, PG_GETARG_INT64(0))->policy;
	const char *what;
	const PolicyCodes *codes = section_codes(policy, PG_GETARG_TEXT_PP(1), &what);

	PG_RETURN_BOOL(govcredit_find_name(codes, PG_GETARG_TEXT_PP(2)) >= 0);
}

static int
find_step(const Policy *policy, const PolicyList *procedure, text *name)
{
	return govcredit_resolve_code(policy, &procedure->codes, psprintf(govcredit_say("step of procedure \"%s\" named"), procedure->item.code), name);
}

static void
put_entry(ReturnSetInfo *rsinfo, const PolicyList *list, int entry)
{
	Datum		values[4];
	bool		nulls[4] = {0};

	values[0] = Int32GetDatum(list->order[entry]);
	values[1] = CStringGetTextDatum(list->entry[entry].code);
	values[2] = CStringGetTextDatum(list->entry[entry].title_zh);
	values[3] = CStringGetTextDatum(list->entry[entry].basis);
	tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
}

/* Entries in their order, those of skip left out. */
static void
put_entries(ReturnSetInfo *rsinfo, const PolicyList *list, const bool *skip)
{
	for (int last = 0;;)
	{
		int			next = -1;

		for (int e = 0; e < list->codes.count; e++)
			if (list->order[e] > last && (next < 0 || list->order[e] < list->order[next]))
				next = e;
		if (next < 0)
			break;
		last = list->order[next];
		if (skip == NULL || !skip[next])
			put_entry(rsinfo, list, next);
	}
}

/* Arguments: policy, indicator. */
Datum
govcredit_figure_ratios(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));
	const PolicyCodes *codes = &policy->indicator_codes;
	int			figure = govcredit_resolve_code(policy, codes, "indicator", PG_GETARG_TEXT_PP(1));

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < codes->count; i++)
	{
		const int  *ratio = policy->indicator[i].ratio;
		Datum		values[3];
		bool		nulls[3] = {0};

		if (ratio[0] != figure && ratio[1] != figure)
			continue;
		values[0] = CStringGetTextDatum(codes->name[i]);
		values[1] = CStringGetTextDatum(codes->name[ratio[0]]);
		values[2] = CStringGetTextDatum(codes->name[ratio[1]]);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
govcredit_list_items(PG_FUNCTION_ARGS)
{
	const Policy *policy = govcredit_policy_get(PG_GETARG_INT64(0));

	InitMaterializedSRF(fcinfo, 0);
	put_entries((ReturnSetInfo *) fcinfo->resultinfo,
				&policy->list[govcredit_resolve_code(policy, &policy->list_codes, "list", PG_GETARG_TEXT_PP(1))], NULL);
	return (Datum) 0;
}

/*
 * Arguments: policy, procedure, steps taken (NULL: none), step: those that it
 * needs; NULL: those that the procedure demands.
 */
Datum
govcredit_missing_steps(PG_FUNCTION_ARGS)
{
	const Policy *policy;
	const PolicyList *procedure;
	bool	   *skip;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
	{
		govcredit_put_unknown(fcinfo, 1, 2);
		return (Datum) 0;
	}
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	procedure = &policy->procedure[govcredit_resolve_code(policy, &policy->procedure_codes, "procedure", PG_GETARG_TEXT_PP(1))];
	skip = palloc0(sizeof(bool) * Max(procedure->codes.count, 1));
	if (!PG_ARGISNULL(3))
	{
		const PolicyStep *step = &procedure->step[find_step(policy, procedure, PG_GETARG_TEXT_PP(3))];

		memset(skip, true, sizeof(bool) * procedure->codes.count);
		for (int n = 0; n < step->nneeds; n++)
			skip[step->needs[n]] = false;
	}

	/* Of stages one follows another, and others are left out. */
	else if (procedure->flow && !PG_ARGISNULL(2))
		memset(skip, true, sizeof(bool) * procedure->codes.count);
	if (!PG_ARGISNULL(2))
	{
		Datum	   *elements;
		bool	   *nulls;
		int			count;

		deconstruct_array(PG_GETARG_ARRAYTYPE_P(2), TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls, &count);
		for (int i = 0; i < count; i++)
			if (!nulls[i])
				skip[find_step(policy, procedure, DatumGetTextPP(elements[i]))] = true;
	}
	put_entries((ReturnSetInfo *) fcinfo->resultinfo, procedure, skip);
	return (Datum) 0;
}

Datum
govcredit_record_step(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const Policy *policy;
	int			type;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
	{
		govcredit_put_unknown(fcinfo, 1, 2);
		return (Datum) 0;
	}
	policy = govcredit_policy_get(PG_GETARG_INT64(0));
	type = govcredit_resolve_type(policy, PG_GETARG_TEXT_PP(1));
	for (int p = 0; p < policy->procedure_codes.count; p++)
		for (int e = 0; e < policy->procedure[p].codes.count; e++)
		{
			const PolicyList *procedure = &policy->procedure[p];
			Datum		values[4];
			bool		nulls[4] = {0};

			if (procedure->step[e].record != type)
				continue;
			values[0] = CStringGetTextDatum(policy->procedure_codes.name[p]);
			values[1] = CStringGetTextDatum(procedure->codes.name[e]);
			values[2] = CStringGetTextDatum(procedure->entry[e].title_zh);
			values[3] = CStringGetTextDatum(procedure->entry[e].basis);
			tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		}
	return (Datum) 0;
}

typedef struct Exclusion
{
	const char *code;
	const char *title;
	bool		from_collection;
	bool		from_publication;
	const char *basis;
} Exclusion;

/*
 * What keeps a record out, number n of it; false past the last.  The rules of
 * repair that keep it from publication depend on the day too, and are not here.
 */
static bool
next_exclusion(const Facts *facts, int *n, Exclusion *e)
{
	const PolicyType *type = facts->type;
	ClassFault	fault;

	while (*n < type->nexclusions)
	{
		const PolicyExclusion *exclusion = &facts->policy->exclusion[type->exclusions[(*n)++]];

		if (govcredit_meets(&exclusion->when, facts))
		{
			e->code = exclusion->item.code;
			e->title = exclusion->item.title_zh;
			e->from_collection = exclusion->from_collection;
			e->from_publication = exclusion->from_publication;
			e->basis = exclusion->item.basis;
			return true;
		}
	}
	e->from_collection = false;
	e->from_publication = true;
	e->basis = type->item.basis;
	if (*n == type->nexclusions)
	{
		(*n)++;
		if (type->disclosure != DISCLOSURE_PUBLIC)
		{
			e->code = type->disclosure == DISCLOSURE_SHARED ? "shared" : "authorised";
			e->title = govcredit_say_in(GOVCREDIT_ZH, type->disclosure == DISCLOSURE_SHARED ?
										"shared among offices, not published" : "read on authorisation, not published");
			return true;
		}
	}
	if (*n == type->nexclusions + 1)
	{
		(*n)++;
		govcredit_class_fault(facts, &fault);
		if (fault.code)
		{
			e->code = fault.code;
			e->title = strcmp(fault.code, "not_found") == 0 ?
				govcredit_say_in(GOVCREDIT_ZH, "without a finding, not published") : fault.said.in[GOVCREDIT_ZH];
			e->basis = fault.basis;
			return true;
		}
	}
	return false;
}

/* Arguments: policy, subject_kind, record_type, severity, amount, flags. */
Datum
govcredit_exclusions(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	Facts		facts;
	Exclusion	e;
	int			n = 0;

	InitMaterializedSRF(fcinfo, 0);
	/* What cannot be judged is not published. */
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		Datum		values[5] = {0};
		bool		nulls[5] = {false, false, true, false, true};

		values[0] = CStringGetTextDatum("unknown");
		values[1] = CStringGetTextDatum(govcredit_say_in(GOVCREDIT_ZH, "cannot be judged, not published"));
		values[3] = BoolGetDatum(true);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
		return (Datum) 0;
	}
	call.handle = PG_GETARG_INT64(0);
	call.policy = govcredit_policy_get(call.handle);
	call.kind = -1;
	facts.decided_on = DATEVAL_NOEND;
	govcredit_read_facts(fcinfo, &call, &facts, 1, 2, 3, 4, -1, 5, -1);
	while (next_exclusion(&facts, &n, &e))
	{
		Datum		values[5];
		bool		nulls[5] = {0};

		values[0] = CStringGetTextDatum(e.code);
		values[1] = CStringGetTextDatum(e.title);
		values[2] = BoolGetDatum(e.from_collection);
		values[3] = BoolGetDatum(e.from_publication);
		values[4] = CStringGetTextDatum(e.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* Argument numbers of publication(). */
enum
{
	P_POLICY, P_KIND, P_TYPE, P_DECIDED, P_AS_OF, P_SEVERITY, P_AMOUNT, P_ENDED, P_FLAGS, P_GIVEN
};

/*
 * May the record be public, and until when.  A longest term of publication
 * that the rules of repair name is the law's, whatever our own term of
 * validity says; where they name none, what counts no longer is public no
 * longer, unless they refuse it repair.  Rules of which none covers the day
 * leave it unknown, and so does one that refuses repair and names no term.
 */
Datum
govcredit_publication(PG_FUNCTION_ARGS)
{
	RulesCall  *call;
	Facts		facts;
	Exclusion	e = {0};
	TupleDesc	desc;
	Datum		values[7];
	bool		nulls[7] = {0};
	DateADT		regime_date;
	const char *regime;
	DateADT		end = DATEVAL_NOEND;
	const char *ends_when;
	int			maximum_months = -1;
	int			n = 0;
	bool		matched = false;
	bool		refused = false;
	const char *unsaid = NULL;	/* clause that refuses repair */
	bool		required = true;

	for (int i = P_POLICY; i <= P_AS_OF; i++)
		if (PG_ARGISNULL(i))
			PG_RETURN_NULL();
	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	call = govcredit_rules_call(fcinfo, PG_GETARG_INT64(P_POLICY));
	facts.decided_on = DAY_ARGUMENT(P_DECIDED, "decided_on");
	govcredit_read_facts(fcinfo, call, &facts, P_KIND, P_TYPE, P_SEVERITY, P_AMOUNT, P_ENDED, P_FLAGS, P_GIVEN);
	regime_date = call->policy->regime_by_application ? PG_GETARG_DATEADT(P_AS_OF) : facts.decided_on;
	regime = govcredit_repair_regime(&facts, regime_date);

	while (next_exclusion(&facts, &n, &e) && !e.from_collection && !e.from_publication)
		e.code = NULL;
	for (int i = 0; i < facts.type->nrepairs; i++)
	{
		const PolicyRepairRule *rule = &call->policy->repair[facts.type->repairs[i]];

		if (!govcredit_repair_rule_applies(rule, &facts, regime_date) ||
			(rule->regime && strcmp(rule->regime, regime) != 0))
			continue;
		matched = true;
		refused |= rule->refused;
		if (rule->refused)
			unsaid = rule->item.basis;
		required &= !rule->not_required;
		maximum_months = Max(maximum_months, rule->maximum_months);
		if (rule->not_published && e.code == NULL)
		{
			e.code = "not_published";
			e.title = govcredit_say_in(GOVCREDIT_ZH, "not published by the rules of its day");
			e.basis = rule->item.basis;
		}
	}
	if (maximum_months >= 0)
	{
		end = govcredit_add_months(facts.decided_on, maximum_months);
		ends_when = "term";
	}
	else if (facts.type->term >= 0 && !refused)
	{
		/* Only of a term by weight does the weight decide. */
		const PolicyTerm *term = &call->policy->term[facts.type->term];
		int64		base = term->nbands > 1 && facts.type->npoints > 0 ?
		govcredit_base_points(&facts, govcredit_points_row(&facts)) : 0;

		end = govcredit_valid_until_day(call->policy, facts.type, base, facts.start);
		ends_when = DATE_IS_NOEND(end) ? "ended" : "validity";
	}
	else

		/*
		 * Who refuses repair without saying how long has left the term to a
		 * text we do not have.
		 */
		ends_when = (matched && !refused) || facts.type->nrepairs == 0 ? "never" : "unknown";

	values[0] = BoolGetDatum(e.code == NULL);
	values[1] = BoolGetDatum(e.code == NULL && required);
	values[2] = govcredit_text_or_null(e.code, &nulls[2]);
	values[3] = govcredit_text_or_null(e.code ? e.title : NULL, &nulls[3]);
	values[4] = DateADTGetDatum(end);
	nulls[4] = e.code != NULL || DATE_IS_NOEND(end);
	values[5] = govcredit_text_or_null(e.code ? NULL : ends_when, &nulls[5]);
	values[6] = govcredit_text_or_null(e.code ? e.basis : strcmp(ends_when, "unknown") == 0 ? unsaid : NULL, &nulls[6]);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

/* Arguments: policy, subject_kind, grade. */
Datum
govcredit_grade_consequences(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	RulesCall	call = {0};
	const char *grade;
	int			kind;

	grade = govcredit_graded(fcinfo, &call, &kind);
	if (grade == NULL)
		return (Datum) 0;
	for (int i = 0; i < call.policy->consequence_codes.count; i++)
	{
		const PolicyConsequence *consequence = &call.policy->consequence[i];
		Datum		values[5];
		bool		nulls[5] = {0};
		bool		named = (consequence->ngrades == 0);

		for (int g = 0; g < consequence->ngrades; g++)
			named |= (strcmp(consequence->grades[g], grade) == 0);
		if (!named || !(consequence->kinds & (UINT64CONST(1) << kind)))
			continue;
		values[0] = CStringGetTextDatum(consequence->item.code);
		values[1] = CStringGetTextDatum(consequence->item.title_zh);
		values[2] = CStringGetTextDatum(consequence->consequence);
		values[3] = govcredit_text_or_null(consequence->phase, &nulls[3]);
		values[4] = CStringGetTextDatum(consequence->item.basis);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*-------------------------------------------------------------------------
 *
 * test.c
 *	  Tests: what is asked, with which facts, and what is expected.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

/* What a test may ask, and with which arguments. */
#define RECORD_ARGUMENTS	"subject_kind", "record_type", "severity", "amount", "flags"
#define MOST_ARGUMENTS		14

typedef struct PolicyQuestion
{
	const char *ask;
	const char *with[MOST_ARGUMENTS];
} PolicyQuestion;

static const PolicyQuestion questions[] = {
	{"points", {RECORD_ARGUMENTS, "decided_on", "ended_on", "repeated", "repaired_on", "repair", "as_of", "given"}},
	{"valid_until", {RECORD_ARGUMENTS, "decided_on", "ended_on", "given"}},
	{"severity", {"measures"}},
	{"grade", {"subject_kind", "score"}},
	{"score", {"subject_kind", "as_of", "records", "indicators"}},
	{"sanctions", {RECORD_ARGUMENTS, "decided_on", "ended_on", "corrected_on", "repaired_on", "repair", "as_of", "given"}},
	{"repair", {RECORD_ARGUMENTS, "decided_on", "applied_on", "corrected_on", "duties_done_on", "committed_on", "grounds"}},
	{"due", {"deadline", "start_on"}},
	{"report_due", {"report", "year"}},
	{"indicator_score", {"indicator", "value"}},
	{"indicator_warnings", {"subject_kind", "indicator", "value"}},
	{"score_warnings", {"subject_kind", "score", "grade"}},
	{"incentives", {"subject_kind", "grade"}},
	{"grade_consequences", {"subject_kind", "grade"}},
	{"routing", {RECORD_ARGUMENTS}},
	{"head_records", {RECORD_ARGUMENTS}},
	{"exclusions", {RECORD_ARGUMENTS}},
	{"record_class", {RECORD_ARGUMENTS}},
	{"publication", {RECORD_ARGUMENTS, "decided_on", "as_of", "ended_on", "given"}},
	{"list_items", {"list"}},
	{"missing_steps", {"procedure", "taken", "before_step"}}
};

/* The facts of one of the records of a score. */
static const PolicyQuestion record_facts = {"records", {"record_type", "decided_on", "severity", "amount", "ended_on",
"act_id", "flags", "corrected_on", "repaired_on", "repair", "given"}};

/* Days are written one way, whatever the session of who runs the tests reads. */
static void
check_days(DocReader *r, const DocNode *facts)
{
	DocNode    *members;
	int			count = doc_members(r, facts, &members);

	for (int i = 0; i < count; i++)
	{
		const char *key = members[i].key;
		size_t		length = strlen(key);
		const char *text;
		DateADT		day;

		if (members[i].value->type == jbvNull ||
			(strcmp(key, "as_of") != 0 && (length < 3 || strcmp(key + length - 3, "_on") != 0)))
			continue;
		text = doc_check_text(r, facts, key, false);
		/* An act that goes on has no end. */
		if (text != NULL && !govcredit_parse_date(text, &day) && !(strcmp(key, "ended_on") == 0 && strcmp(text, "infinity") == 0))
			doc_error(r, members[i].path, "\"%s\" is not a date like 2019-06-12", text);
	}
}

void
policy_read_tests(DocReader *r, const DocNode *section)
{
	static const char *const keys[] = {"requirement", "ask", "with", "expect", "note", NULL};
	const char *asks[lengthof(questions) + 1] = {NULL};
	DocNode    *members;
	int			count = doc_members(r, section, &members);

	for (size_t q = 0; q < lengthof(questions); q++)
		asks[q] = questions[q].ask;
	for (int i = 0; i < count; i++)
	{
		DocNode		with;
		DocNode		records;
		DocNode    *record;
		int			nrecords;
		int			ask;

		if (!doc_is_object(r, &members[i]))
			continue;
		doc_check_keys(r, &members[i], keys);
		doc_check_text(r, &members[i], "requirement", false);
		doc_check_text(r, &members[i], "note", false);
		if (doc_member(r, &members[i], "expect").value == NULL)
			doc_error(r, doc_member(r, &members[i], "expect").path, "is missing");
		with = doc_member(r, &members[i], "with");
		if (!doc_is_object(r, &with) || !doc_choice(r, &members[i], "ask", true, asks, &ask))
			continue;

		/* An argument that is not known would be without effect. */
		doc_check_names(r, &with, questions[ask].with, "argument");
		check_days(r, &with);
		records = doc_member(r, &with, record_facts.ask);
		nrecords = doc_elements(r, &records, &record);
		for (int k = 0; k < nrecords; k++)
			if (doc_is_object(r, &record[k]))
			{
				doc_check_names(r, &record[k], record_facts.with, "argument");
				check_days(r, &record[k]);
			}
	}
}

List *
govcredit_policy_check_tests(Jsonb *tests)
{
	DocReader	reader;
	DocNode		root;

	doc_reader_begin(&reader);
	root = doc_root(&reader, tests);
	policy_read_tests(&reader, &root);
	doc_reader_end(&reader);
	return reader.findings;
}

/*-------------------------------------------------------------------------
 *
 * paper.c
 *	  What records rest on and who may supply them: the documents that are good
 *	  for a type, what must come before and after them, and suppliers.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "policy/compile.h"

const char *const govcredit_document_steps[] = {"notice", "defence", "service", NULL};

/* Of one kind of document: its bit and those of the steps it needs. */
void
policy_read_documents(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "class", "needs", NULL};
	SectionWalk walk = policy_section(r, root, "documents", POLICY_MAX_DOCUMENTS, &policy->document_codes,
									  keys, true, sizeof(PolicyDocument));
	PolicyDocument *document;

	policy->document = walk.items;
	while ((document = policy_next_item(&walk)) != NULL)
	{
		const char **needs;
		int			count = doc_texts(r, walk.node, "needs", false, &needs);
		int			which = CLASS_BASIC;

		for (int s = 0; govcredit_document_steps[s]; s++)
			if (strcmp(document->item.code, govcredit_document_steps[s]) == 0)
				doc_error(r, walk.node->path, "\"%s\" is what comes before or after a document, and no kind of document", document->item.code);
		document->bits = UINT64CONST(1) << (walk.at + DOCUMENT_STEPS);
		for (int n = 0; n < count; n++)
		{
			int			s = 0;

			while (govcredit_document_steps[s] && strcmp(needs[n], govcredit_document_steps[s]) != 0)
				s++;
			if (govcredit_document_steps[s] == NULL)
				doc_error(r, doc_member(r, walk.node, "needs").path, "\"%s\" is none of notice, defence and service", needs[n]);
			else
				document->bits |= UINT64CONST(1) << s;
		}
		document->of_class = -1;
		if (doc_member(r, walk.node, "class").value != NULL && doc_choice(r, walk.node, "class", true, policy_class_names, &which))
		{
			if (which == CLASS_BASIC)
				doc_error(r, walk.node->path, "basic information rests on no document");
			document->of_class = which;
		}
	}
}

/* Those it names; of a type that names none, those good for all of its class. */
void
policy_read_documents_of_type(DocReader *r, const DocNode *node, const Policy *policy, PolicyType *type)
{
	DocNode		named = doc_member(r, node, "documents");

	type->ndocuments = policy_codes(r, node, "documents", false, &policy->document_codes, "kind of document", &type->documents);
	if (named.value != NULL && type->class == CLASS_BASIC)
		doc_error(r, named.path, "basic information rests on no document");
	if (named.value == NULL)
	{
		type->documents = palloc(sizeof(int) * Max(policy->document_codes.count, 1));
		for (int d = 0; d < policy->document_codes.count; d++)
			if (policy->document[d].of_class == (int) type->class && type->class != CLASS_BASIC)
				type->documents[type->ndocuments++] = d;
	}
}

/* A kind that no record could rest on, and dishonesty that would rest on none. */
void
policy_lint_documents(DocReader *r, const Policy *policy)
{
	for (int d = 0; d < policy->document_codes.count; d++)
	{
		bool		used = policy->document[d].of_class >= 0;

		for (int t = 0; t < policy->type_codes.count; t++)
			for (int i = 0; i < policy->type[t].ndocuments; i++)
				used |= (policy->type[t].documents[i] == d);
		if (!used)
			doc_warning(r, psprintf("$.documents.%s", policy->document_codes.name[d]), "no record type rests on it");
	}
	if (policy->document_codes.count > 0)
		for (int t = 0; t < policy->type_codes.count; t++)
			if (policy->type[t].class == CLASS_DISHONESTY && policy->type[t].ndocuments == 0)
				doc_warning(r, psprintf("$.record_types.%s", policy->type_codes.name[t]),
							"dishonesty that rests on no document");
}

/* Words in the names of who may supply records. */
void
policy_read_suppliers(DocReader *r, const DocNode *root, Policy *policy)
{
	static const char *const keys[] = {ITEM_KEYS, "names", NULL};
	SectionWalk walk = policy_section(r, root, "suppliers", POLICY_MAX_RULES, &policy->supplier_codes,
									  keys, true, sizeof(PolicySupplier));
	PolicySupplier *supplier;

	policy->supplier = walk.items;
	while ((supplier = policy_next_item(&walk)) != NULL)
	{
		const char **names;

		supplier->nnames = doc_texts(r, walk.node, "names", true, &names);
		supplier->names = palloc(sizeof(char *) * Max(supplier->nnames, 1));
		for (int n = 0; n < supplier->nnames; n++)
			supplier->names[n] = doc_keep(r, names[n]);
	}
}

void
policy_lint_suppliers(DocReader *r, const Policy *policy)
{
	for (int s = 0; s < policy->supplier_codes.count; s++)
	{
		bool		used = false;

		for (int t = 0; t < policy->type_codes.count; t++)
			for (int i = 0; i < policy->type[t].nsuppliers; i++)
				used |= (policy->type[t].suppliers[i] == s);
		if (!used)
			doc_warning(r, psprintf("$.suppliers.%s", policy->supplier_codes.name[s]), "no record type is supplied by it");
	}
}

/*-------------------------------------------------------------------------
 *
 * edition.c
 *	  The store of immutable documents in pg_proc, and those compiled.
 *
 * See edition.h for what an edition is and where it lives.  The two functions
 * of an edition look like this; they are parsed here byte by byte and never
 * executed, since whoever may create functions in the schema may also have
 * written something else into them:
 *
 *	  sha256_<hex16>()	-- govcredit <kind> <name>
 *						-- sha256 <hex64>
 *						SELECT $govcredit$<document>$govcredit$::pg_catalog.jsonb
 *	  "<kind>:<name>"()	SELECT $govcredit$<name>@<hex16>$govcredit$::pg_catalog.text
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/namespace.h"
#include "catalog/pg_namespace.h"
#include "catalog/pg_proc.h"
#include "executor/spi.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "port/pg_bswap.h"
#include "storage/lmgr.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/hsearch.h"
#include "utils/inval.h"
#include "utils/memutils.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "compat.h"
#include "document/canonical.h"
#include "document/document.h"
#include "document/reader.h"
#include "edition/edition.h"
#include "govcredit.h"
#include "identifier/fault.h"
#include "voice/voice.h"

#define HANDLE_HEX		16
#define NAME_MAX_LEN	50		/* "calendar:" and this fit into NAMEDATALEN */
#define TAG				"$govcredit$"

/* What a function of the store says about itself, apart from the document. */
typedef struct EditionFrame
{
	GovcreditEditionKind kind;
	char		name[NAME_MAX_LEN + 1];
	uint8		sha256[GOVCREDIT_SHA256_LEN];
	char	   *document;		/* in server encoding, zero-terminated */
} EditionFrame;

static const char *const kind_names[] = {GOVCREDIT_TEXT("policy"), GOVCREDIT_TEXT("calendar"), GOVCREDIT_TEXT("layout")};
static const char *const kind_chinese[] = {"政策版本", "日历版本", "数据标准版本"};

static uint64 edition_generation = 1;

static int64
digest_handle(const uint8 *digest)
{
	uint64		big_endian;

	memcpy(&big_endian, digest, sizeof(big_endian));
	return (int64) pg_ntoh64(big_endian);
}

/* ----------------------------------------------------------------
 *		Names and frames
 * ----------------------------------------------------------------
 */

/*
 * Length of the edition name that str begins with, 0 if there is none:
 * [a-z][a-z0-9]*([.-][a-z0-9]+)*, at most 50 characters.
 */
static Size
scan_name(const char *str)
{
	Size		len = 0;

	if (!(str[0] >= 'a' && str[0] <= 'z'))
		return 0;
	for (;;)
	{
		char		c = str[len];
		bool		letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (!letter && !((c == '.' || c == '-') && str[len - 1] != '.' && str[len - 1] != '-'))
			break;
		len++;
	}
	if (str[len - 1] == '.' || str[len - 1] == '-')
		len--;
	return len <= NAME_MAX_LEN ? len : 0;
}

/* Reads n bytes of lower-case hexadecimal. */
static bool
scan_hex(const char *str, uint8 *bytes, int n)
{
	for (int i = 0; i < 2 * n; i++)
	{
		char		c = str[i];
		int			digit;

		if (c >= '0' && c <= '9')
			digit = c - '0';
		else if (c >= 'a' && c <= 'f')
			digit = c - 'a' + 10;
		else
			return false;
		bytes[i / 2] = (uint8) (i % 2 == 0 ? digit << 4 : bytes[i / 2] | digit);
	}
	return true;
}

/* If *str begins with the word, step over it. */
static bool
skip(const char **str, const char *word)
{
	Size		len = strlen(word);

	if (strncmp(*str, word, len) != 0)
		return false;
	*str += len;
	return true;
}

/* If str ends with the word, cut it off. */
static bool
chop(char *str, const char *word)
{
	Size		len = strlen(str);
	Size		n = strlen(word);

	if (len < n || strcmp(str + len - n, word) != 0)
		return false;
	str[len - n] = '\0';
	return true;
}

static void
document_function(char *fname, int64 handle)
{
	snprintf(fname, NAMEDATALEN, "sha256_%016llx", (unsigned long long) handle);
}

static void
name_function(char *fname, GovcreditEditionKind kind, const char *name)
{
	snprintf(fname, NAMEDATALEN, "%s:%s", kind_names[kind], name);
}

/*
 * First `limit` bytes of the body of a function of the store, or the whole
 * body if limit is -1; NULL if there is no such function.
 */
static char *
function_body(const char *fname, int limit)
{
	Oid			schema = get_namespace_oid(GOVCREDIT_EDITION_SCHEMA, true);
	HeapTuple	tuple;
	Datum		source;
	bool		isnull;
	char	   *body = NULL;

	if (!OidIsValid(schema))
		return NULL;
	tuple = SearchSysCache3(PROCNAMEARGSNSP,
							PointerGetDatum(fname),
							PointerGetDatum(buildoidvector(NULL, 0)),
							ObjectIdGetDatum(schema));
	if (!HeapTupleIsValid(tuple))
		return NULL;
	source = SysCacheGetAttr(PROCNAMEARGSNSP, tuple, Anum_pg_proc_prosrc, &isnull);
	if (isnull)
		body = pstrdup("");
	else if (limit < 0)
		body = TextDatumGetCString(source);
	else
		body = text_to_cstring((text *) PG_DETOAST_DATUM_SLICE(source, 0, limit));
	ReleaseSysCache(tuple);
	return body;
}

/* Parses everything of a frame before the document; moves *body behind it. */
static bool
parse_head(const char **body, EditionFrame *frame)
{
	int			kind = 0;
	Size		len;

	if (!skip(body, "-- govcredit "))
		return false;
	while (kind < (int) lengthof(kind_names) && !skip(body, kind_names[kind]))
		kind++;
	if (kind == (int) lengthof(kind_names) || !skip(body, " "))
		return false;
	frame->kind = (GovcreditEditionKind) kind;
	len = scan_name(*body);
	if (len == 0)
		return false;
	memcpy(frame->name, *body, len);
	frame->name[len] = '\0';
	*body += len;
	if (!skip(body, "\n-- sha256 ") || !scan_hex(*body, frame->sha256, GOVCREDIT_SHA256_LEN))
		return false;
	*body += 2 * GOVCREDIT_SHA256_LEN;
	return skip(body, "\n");
}

/*
 * Kind, name and hash as the stored function states them; false if there is
 * none or it is not one of ours.  The document is not read.
 */
static bool
read_head(int64 handle, EditionFrame *frame)
{
	char		fname[NAMEDATALEN];
	char	   *body;
	const char *rest;
	bool		found = false;

	document_function(fname, handle);
	body = function_body(fname, 200);
	if (body != NULL)
	{
		rest = body;
		found = parse_head(&rest, frame) && digest_handle(frame->sha256) == handle;
		pfree(body);
	}
	return found;
}

/*
 * The stored document of a handle with its hash verified: false if there is
 * none.  What is wrong with it stands in *damage, NULL if nothing is.
 */
static bool
examine_document(int64 handle, EditionFrame *frame, const char **damage)
{
	char		fname[NAMEDATALEN];
	char	   *body;
	const char *rest;
	char	   *utf8;
	Size		len;
	uint8		digest[GOVCREDIT_SHA256_LEN];

	*damage = NULL;
	document_function(fname, handle);
	body = function_body(fname, -1);
	if (body == NULL)
		return false;

	rest = body;
	if (!parse_head(&rest, frame) ||
		!skip(&rest, "SELECT " TAG) ||
		!chop((char *) rest, TAG "::pg_catalog.jsonb"))
		*damage = govcredit_say("Its body is not the frame in which an edition is kept.");
	else
	{
		frame->document = (char *) rest;
		utf8 = govcredit_to_utf8(rest, strlen(rest), &len);
		govcredit_sha256(utf8, len, digest);
		if (memcmp(digest, frame->sha256, GOVCREDIT_SHA256_LEN) != 0)
			*damage = govcredit_say("The document does not have the SHA-256 written beside it.");
		else if (digest_handle(digest) != handle)
			*damage = govcredit_say("The document belongs to another handle.");
	}
	return true;
}

/* The same, but IG002 if it is not what its handle promises. */
static bool
read_document(int64 handle, EditionFrame *frame)
{
	char		fname[NAMEDATALEN];
	const char *damage;

	if (!examine_document(handle, frame, &damage))
		return false;
	if (damage != NULL)
	{
		document_function(fname, handle);
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_EDITION_DAMAGED),
				 govcredit_errmsg("edition stored in function %s.%s is damaged",
								  GOVCREDIT_EDITION_SCHEMA, fname),
				 errdetail_internal("%s", damage),
				 govcredit_errhint("Drop the function and add the original document again.")));
	}
	return true;
}

/* ----------------------------------------------------------------
 *		Adding
 * ----------------------------------------------------------------
 */

/* Is the text a name as editions have it? */
static bool
is_name(const char *text)
{
	return scan_name(text) > 0 && text[scan_name(text)] == '\0';
}

const char *
govcredit_edition_read_name(GovcreditEditionKind kind, DocReader *r, const DocNode *root)
{
	const char *expected = psprintf("%s/1", kind_names[kind]);
	const char *language = doc_text(r, root, "govcredit", true);
	const char *name = doc_text(r, root, "name", true);

	if (language != NULL && strcmp(language, expected) != 0)
		doc_error(r, "$.govcredit", "must be \"%s\", the language this version reads", expected);
	if (name != NULL && !is_name(name))
		doc_error(r, "$.name", "\"%s\" must be lower-case letters and digits, parted by single points or hyphens, beginning with a letter, at most %d characters",
				  name, NAME_MAX_LEN);
	return name;
}

/* The name of a document that was checked, or of one stored that gives itself any. */
static char *
document_name(Jsonb *document)
{
	JsonbValue	value;

	if (!JB_ROOT_IS_OBJECT(document) ||
		getKeyJsonValueFromContainer(&document->root, "name", strlen("name"), &value) == NULL ||
		value.type != jbvString)
		return pstrdup("");
	return pnstrdup(value.val.string.val, value.val.string.len);
}

static void
run(const char *command)
{
	int			result = SPI_execute(command, false, 0);

	if (result < 0)
		elog(ERROR, "could not store edition: %s", SPI_result_code_string(result));
}

/* Creates one function of the store, with its comment, as the current user. */
static void
create_function(const char *fname, const char *type, const char *body,
				const char *comment)
{
	const char *function = quote_qualified_identifier(GOVCREDIT_EDITION_SCHEMA, fname);

	run(psprintf("CREATE FUNCTION %s() RETURNS pg_catalog.%s LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %s",
				 function, type, quote_literal_cstr(body)));
	comment = pg_any_to_server(comment, (int) strlen(comment), PG_UTF8);
	run(psprintf("COMMENT ON FUNCTION %s() IS %s",
				 function, quote_literal_cstr(comment)));
}

void
govcredit_edition_check_right(GovcreditEditionKind kind)
{
	Oid			schema = get_namespace_oid(GOVCREDIT_EDITION_SCHEMA, false);

	if (object_aclcheck(NamespaceRelationId, schema, GetUserId(), ACL_CREATE) != ACLCHECK_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 govcredit_errmsg("permission denied to add %s editions, or to have their documents checked", govcredit_say(kind_names[kind])),
				 govcredit_errhint("The owner of the extension may GRANT CREATE ON SCHEMA %s.",
								   GOVCREDIT_EDITION_SCHEMA)));
}

int64
govcredit_edition_add(GovcreditEditionKind kind, Jsonb *document)
{
	const char *kind_name = kind_names[kind];
	char	   *name = document_name(document);
	Size		len;
	char	   *utf8 = govcredit_canonical_json(document, &len);
	char	   *text = pg_any_to_server(utf8, (int) len, PG_UTF8);
	uint8		digest[GOVCREDIT_SHA256_LEN];
	int64		handle;
	int64		named;
	bool		locked = false;
	bool		name_known;
	bool		document_known;
	Oid			schema = get_namespace_oid(GOVCREDIT_EDITION_SCHEMA, false);
	EditionFrame stored;
	char		fname[NAMEDATALEN];
	char		hex[2 * GOVCREDIT_SHA256_LEN + 1];

	govcredit_edition_check_right(kind);
	if (strstr(text, TAG) != NULL)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_INVALID_DOCUMENT),
				 govcredit_errmsg("invalid %s document", govcredit_say(kind_name)),
				 govcredit_errdetail("$: must not contain the mark at the ends of a stored document.")));

	govcredit_sha256(utf8, len, digest);
	handle = digest_handle(digest);
	for (int i = 0; i < GOVCREDIT_SHA256_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);

	/*
	 * Look, and if something has to be created, look again under a lock that
	 * only one adder holds: the second of two sessions then finds the name
	 * taken instead of running into the unique index of pg_proc.
	 */
	for (;;)
	{
		name_known = govcredit_edition_find(kind, name, &named);
		if (name_known && named != handle)
			ereport(ERROR,
					(errcode(ERRCODE_DUPLICATE_OBJECT),
					 govcredit_errmsg("%s edition \"%s\" already exists with another document",
									  govcredit_say(kind_name), name),
					 govcredit_errdetail("It is %s@%.*s; this document would be %s@%.*s.",
										 name, HANDLE_HEX,
										 psprintf("%016llx", (unsigned long long) named),
										 name, HANDLE_HEX, hex),
					 govcredit_errhint("Names are never reused: a correction is a new name such as \"%s.2\".",
									   name)));

		document_known = read_document(handle, &stored);
		if (document_known && memcmp(stored.sha256, digest, GOVCREDIT_SHA256_LEN) != 0)
			ereport(ERROR,
					(errcode(ERRCODE_DUPLICATE_OBJECT),
					 govcredit_errmsg("another document has the same 64-bit handle as %s edition \"%s\"",
									  govcredit_say(kind_name), name),
					 govcredit_errhint("Change a title or a note of the document.")));

		if (name_known && document_known)
			return handle;
		if (locked)
			break;

		LockDatabaseObject(NamespaceRelationId, schema, 0, ShareUpdateExclusiveLock);
		locked = true;
	}

	SPI_connect();
	if (!document_known)
	{
		document_function(fname, handle);
		create_function(fname, "jsonb",
						psprintf("-- govcredit %s %s\n-- sha256 %s\nSELECT " TAG "%s" TAG "::pg_catalog.jsonb",
								 kind_name, name, hex, text),
						psprintf("Document of %s edition %s (%s)",
								 kind_name, name, kind_chinese[kind]));
	}
	if (!name_known)
	{
		name_function(fname, kind, name);
		create_function(fname, "text",
						psprintf("SELECT " TAG "%s@%.*s" TAG "::pg_catalog.text",
								 name, HANDLE_HEX, hex),
						psprintf("Handle of %s edition %s (%s)",
								 kind_name, name, kind_chinese[kind]));
	}
	SPI_finish();
	return handle;
}

/* ----------------------------------------------------------------
 *		Finding and loading
 * ----------------------------------------------------------------
 */

bool
govcredit_edition_find(GovcreditEditionKind kind, const char *name, int64 *handle)
{
	char		fname[NAMEDATALEN];
	char	   *body;
	const char *rest;
	uint8		bytes[sizeof(int64)];

	if (!is_name(name))
		return false;
	name_function(fname, kind, name);
	body = function_body(fname, -1);
	if (body == NULL)
		return false;

	rest = body;
	if (!skip(&rest, "SELECT " TAG) ||
		!skip(&rest, name) ||
		!skip(&rest, "@") ||
		!scan_hex(rest, bytes, sizeof(bytes)) ||
		strcmp(rest + HANDLE_HEX, TAG "::pg_catalog.text") != 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_EDITION_DAMAGED),
				 govcredit_errmsg("edition name stored in function %s is damaged",
								  quote_qualified_identifier(GOVCREDIT_EDITION_SCHEMA, fname)),
				 govcredit_errdetail("Its body is not the frame in which a name is kept."),
				 govcredit_errhint("Drop the function and add the original document again.")));
	*handle = digest_handle(bytes);
	pfree(body);
	return true;
}

bool
govcredit_edition_exists(GovcreditEditionKind kind, int64 handle)
{
	EditionFrame frame;

	return read_head(handle, &frame) && frame.kind == kind;
}

/*
 * To read a document, verify its hash and parse it takes a millisecond, and a
 * question about one subject asks for several sections.  So the last few are
 * kept, until anything in the store may have changed.
 */
typedef struct KeptDocument
{
	int64		handle;
	uint64		generation;
	Jsonb	   *document;
	GovcreditEditionKind kind;
} KeptDocument;

static KeptDocument kept_documents[8];
static int	kept_next = 0;

static Jsonb *
copy_document(const Jsonb *document)
{
	Jsonb	   *copy = palloc(VARSIZE(document));

	memcpy(copy, document, VARSIZE(document));
	return copy;
}

static Jsonb *
kept_document(GovcreditEditionKind kind, int64 handle)
{
	for (int i = 0; i < (int) lengthof(kept_documents); i++)
		if (kept_documents[i].document != NULL &&
			kept_documents[i].handle == handle && kept_documents[i].kind == kind &&
			kept_documents[i].generation == edition_generation)
			return copy_document(kept_documents[i].document);
	return NULL;
}

/* generation: as it was before the document was read. */
static void
keep_document(GovcreditEditionKind kind, int64 handle, uint64 generation, const Jsonb *document)
{
	KeptDocument *slot = &kept_documents[kept_next];
	MemoryContext caller = MemoryContextSwitchTo(CacheMemoryContext);
	Jsonb	   *copy = copy_document(document);

	MemoryContextSwitchTo(caller);
	if (slot->document != NULL)
		pfree(slot->document);
	slot->handle = handle;
	slot->generation = generation;
	slot->document = copy;
	slot->kind = kind;
	kept_next = (kept_next + 1) % (int) lengthof(kept_documents);
}

Jsonb *
govcredit_edition_load(GovcreditEditionKind kind, int64 handle)
{
	EditionFrame frame;
	uint64		generation = edition_generation;
	Jsonb	   *document = kept_document(kind, handle);

	if (document != NULL)
		return document;
	if (!read_document(handle, &frame))
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_EDITION_MISSING),
				 govcredit_errmsg("%s edition %s does not exist in this database",
								  govcredit_say(kind_names[kind]), govcredit_handle_out(kind, handle)),
				 govcredit_errhint("The view govcredit.editions lists the editions there are.")));
	if (frame.kind != kind)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_EDITION_MISSING),
				 govcredit_errmsg("%s edition %s does not exist in this database",
								  govcredit_say(kind_names[kind]), govcredit_handle_out(kind, handle)),
				 govcredit_errdetail("The handle is that of %s edition \"%s\".",
									 govcredit_say(kind_names[frame.kind]), frame.name)));

	document = DatumGetJsonbP(DirectFunctionCall1(jsonb_in,
												  CStringGetDatum(frame.document)));
	if (strcmp(document_name(document), frame.name) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_GOVCREDIT_EDITION_DAMAGED),
				 govcredit_errmsg("edition %s is damaged", govcredit_handle_out(kind, handle)),
				 govcredit_errdetail("The document gives itself another name.")));
	keep_document(kind, handle, generation, document);
	return document;
}

Jsonb *
govcredit_edition_load_sound(GovcreditEditionKind kind, int64 handle)
{
	EditionFrame frame;
	const char *damage;
	char		fname[NAMEDATALEN];

	if (!examine_document(handle, &frame, &damage))
		return NULL;
	if (damage == NULL)
	{
		Jsonb	   *document;

		if (frame.kind != kind)
			return NULL;
		document = DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(frame.document)));
		if (strcmp(document_name(document), frame.name) == 0)
			return document;
		damage = govcredit_say("The document gives itself another name.");
	}
	document_function(fname, handle);
	ereport(WARNING,
			(errcode(ERRCODE_GOVCREDIT_EDITION_DAMAGED),
			 govcredit_errmsg("a damaged edition is passed over"),
			 govcredit_errdetail("Function %s.%s: %s", GOVCREDIT_EDITION_SCHEMA, fname, damage),
			 govcredit_errhint("Drop the function and add the original document again.")));
	return NULL;
}

uint64
govcredit_edition_generation(void)
{
	return edition_generation;
}

/* Any change of any function; also fired when a transaction is rolled back. */
static void
functions_changed(Datum arg, int cacheid, uint32 hashvalue)
{
	edition_generation++;
}

/* ----------------------------------------------------------------
 *		Compiled editions of this backend
 * ----------------------------------------------------------------
 */

typedef struct CompiledEdition
{
	int64		handle;			/* hash key */
	void	   *compiled;
	uint64		generation;		/* the store was as it is when last seen here */
} CompiledEdition;

void *
govcredit_edition_compiled(GovcreditEditionKind kind, int64 handle,
						   void *(*compile) (int64 handle, Jsonb *document))
{
	static HTAB *editions[lengthof(kind_names)];
	CompiledEdition *entry;
	uint64		generation = edition_generation;
	MemoryContext work;
	MemoryContext keep;
	MemoryContext caller;
	Jsonb	   *document;
	void	   *compiled;

	if (editions[kind] == NULL)
	{
		HASHCTL		control = {.keysize = sizeof(int64), .entrysize = sizeof(CompiledEdition)};

		editions[kind] = hash_create("govcredit editions", 16, &control, HASH_ELEM | HASH_BLOBS);
	}
	entry = hash_search(editions[kind], &handle, HASH_FIND, NULL);
	if (entry != NULL)
	{
		/* Not found: loading raises the error that says so. */
		if (entry->generation != generation && !govcredit_edition_exists(kind, handle))
			pfree(govcredit_edition_load(kind, handle));
		entry->generation = generation;
		return entry->compiled;
	}

	/*
	 * Until it is known to be whole, what is compiled belongs to the current
	 * context, so that an error leaves nothing behind.  Small blocks: it is
	 * filled once, and half a large one would stay empty.
	 */
	work = AllocSetContextCreate(CurrentMemoryContext, "govcredit edition document", ALLOCSET_DEFAULT_SIZES);
	keep = AllocSetContextCreate(CurrentMemoryContext, "govcredit edition", 0, 8 * 1024, 8 * 1024);
	caller = MemoryContextSwitchTo(work);
	document = govcredit_edition_load(kind, handle);
	MemoryContextSwitchTo(keep);
	compiled = compile(handle, document);
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(work);
	MemoryContextCopyAndSetIdentifier(keep, govcredit_handle_out(kind, handle));

	entry = hash_search(editions[kind], &handle, HASH_ENTER, NULL);
	entry->compiled = compiled;
	entry->generation = generation;
	MemoryContextSetParent(keep, CacheMemoryContext);
	return compiled;
}

void
govcredit_edition_init(void)
{
	CacheRegisterSyscacheCallback(PROCOID, functions_changed, (Datum) 0);
}

/* ----------------------------------------------------------------
 *		Text form of handles
 * ----------------------------------------------------------------
 */

/* The later of two years first. */
static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *) b, *(const char *const *) a);
}

/* The hint of an error about a name that is not there: which is meant. */
static int
hint_at_names(GovcreditEditionKind kind, const char *name)
{
	Relation	functions = table_open(ProcedureRelationId, AccessShareLock);
	char	   *prefix = psprintf("%s:", kind_names[kind]);
	const char **names = palloc(sizeof(char *) * 64);
	int			count = 0;
	int			room = 64;
	const char *meant;
	ScanKeyData key;
	SysScanDesc scan;
	HeapTuple	tuple;

	ScanKeyInit(&key, Anum_pg_proc_pronamespace, BTEqualStrategyNumber, F_OIDEQ,
				ObjectIdGetDatum(get_namespace_oid(GOVCREDIT_EDITION_SCHEMA, true)));
	scan = systable_beginscan(functions, InvalidOid, false, NULL, 1, &key);
	while (HeapTupleIsValid(tuple = systable_getnext(scan)))
	{
		const char *function = NameStr(((Form_pg_proc) GETSTRUCT(tuple))->proname);

		if (!skip(&function, prefix))
			continue;
		if (count == room)
			names = repalloc(names, sizeof(char *) * (room *= 2));
		names[count++] = pstrdup(function);
	}
	systable_endscan(scan);
	table_close(functions, AccessShareLock);

	/*
	 * The catalogue has them in no order; of two that are as near, always the
	 * same one is meant.
	 */
	qsort(names, count, sizeof(char *), compare_names);
	meant = govcredit_meant(name, names, count);
	return meant ? govcredit_errhint("Perhaps \"%s\" is meant.", meant) :
		govcredit_errhint("The view govcredit.editions lists the editions there are.");
}

bool
govcredit_handle_in(GovcreditEditionKind kind, const char *str, int64 *handle,
					struct Node *escontext)
{
	Size		len = scan_name(str);
	uint8		bytes[sizeof(int64)];

	if (len > 0 && str[len] == '\0')
	{
		if (!govcredit_edition_find(kind, str, handle))
			ereturn(escontext, false,
					(errcode(ERRCODE_UNDEFINED_OBJECT),
					 govcredit_errmsg("%s edition \"%s\" does not exist", govcredit_say(kind_names[kind]),
									  govcredit_text_for_message(str, strlen(str))),
					 hint_at_names(kind, str)));
		return true;
	}
	if (str[len] == '@' &&
		scan_hex(str + len + 1, bytes, sizeof(bytes)) &&
		str[len + 1 + HANDLE_HEX] == '\0')
	{
		*handle = digest_handle(bytes);
		return true;
	}
	ereturn(escontext, false,
			(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
			 govcredit_errmsg("invalid input syntax for type %s: \"%s\"", kind_names[kind],
							  govcredit_text_for_message(str, strlen(str))),
			 str[len] == '@' ?
			 govcredit_errdetail("After \"@\" there must be %d lower-case hexadecimal digits.", HANDLE_HEX) :
			 govcredit_errdetail("Expected the name of an edition, its long form name@hex, or @hex.")));
}

char *
govcredit_handle_out(GovcreditEditionKind kind, int64 handle)
{
	EditionFrame frame;
	const char *name = "";

	if (read_head(handle, &frame) && frame.kind == kind)
		name = frame.name;
	return psprintf("%s@%016llx", name, (unsigned long long) handle);
}

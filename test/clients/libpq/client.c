/*-------------------------------------------------------------------------
 *
 * client.c
 *	  libpq: parameters declared as text, varchar, nothing or the type itself,
 *	  sent as text or binary; results in binary.
 *
 *-------------------------------------------------------------------------
 */
#include <endian.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#define TEXTOID 25
#define VARCHAROID 1043

typedef struct Code
{
	const char *table;
	const char *type;
	const char *typed;			/* as somebody types it */
	const char *written;		/* as the type writes it */
} Code;

static const Code codes[] = {
	{"company", "uscc", "91990100ma0000138y", "91990100MA0000138Y"},
	{"area", "division", "990101013000", "990101013"},
	{"person", "resident_id", "11010519491231002x", "11010519491231002X"},
	{"decision", "document_no", "示例政[2023]13号", "示例政〔2023〕13号"},
};

static PGconn *conn;
static char notices[16384];
static int	checks;
static int	failures;

static void
collect(void *arg, const char *message)
{
	(void) arg;
	strncat(notices, message, sizeof(notices) - strlen(notices) - 1);
}

static void
check(bool good, const char *table, const char *what)
{
	printf("%s %s%s%s\n", good ? "ok" : "not ok", table, *table ? ", " : "", what);
	checks++;
	if (!good)
	{
		failures++;
		printf("# %s%s\n", notices, PQerrorMessage(conn));
	}
}

/*
 * Was the one statement executed by the index on code, and by nothing else?
 */
static bool
uses_index(const char *table)
{
	char		scan[100];
	const char *plan = strstr(notices, "plan:\n");

	snprintf(scan, sizeof(scan), "Index Scan using %s_code on %s ", table, table);
	return plan != NULL && strstr(plan + 1, "plan:\n") == NULL &&
		strstr(plan, scan) && strstr(plan, "Index Cond: (code = ") &&
		strstr(plan, "(actual rows=1") && !strstr(plan, "Filter:") &&
		!strstr(plan, "Seq Scan");
}

static PGresult *
run(const char *statement)
{
	notices[0] = '\0';
	return PQexec(conn, statement);
}

/*
 * One row, its second column in the binary format, as text.
 *
 * uscc: 18 letters, and an exclamation mark where there is one.  division: the
 * 12-digit form as an integer.  resident_id: the first 17 digits as an integer.
 * document_no: the text.  Integers have 8 bytes, the first is the highest.
 */
static bool
decode(const Code *code, const char *bytes, int length, char *text)
{
	uint64_t	number;

	if (strcmp(code->type, "uscc") == 0 || strcmp(code->type, "document_no") == 0)
	{
		memcpy(text, bytes, length);
		text[length] = '\0';
		return true;
	}
	if (length != 8)
		return false;
	memcpy(&number, bytes, 8);
	number = be64toh(number);
	if (strcmp(code->type, "division") == 0)
		sprintf(text, "%012" PRIu64, number);
	else
	{
		/* GB 11643: weights are the powers of 2 modulo 11 */
		int			sum = 0;

		sprintf(text, "%017" PRIu64, number);
		for (int i = 0; i < 17; i++)
			sum = sum * 2 + (text[i] - '0') * 2;
		text[17] = "10X98765432"[sum % 11];
		text[18] = '\0';
	}
	return true;
}

/* The other way; returns the length. */
static int
encode(const Code *code, char *bytes)
{
	uint64_t	number;

	if (strcmp(code->type, "uscc") == 0 || strcmp(code->type, "document_no") == 0)
	{
		memcpy(bytes, code->written, strlen(code->written));
		return (int) strlen(code->written);
	}
	if (strcmp(code->type, "division") == 0)
		number = strtoull(code->typed, NULL, 10);
	else
		number = strtoull(code->written, NULL, 10);	/* stops at the X */
	number = htobe64(number);
	memcpy(bytes, &number, 8);
	return 8;
}

/*
 * SELECT by one parameter, result in binary: is it the row, by the index?
 */
static bool
finds(const Code *code, Oid type, const char *value, int length, int format)
{
	char		query[200];
	char		text[100] = "";
	PGresult   *result;
	uint32_t	id = 0;
	bool		good;
	const char *wanted = strcmp(code->type, "division") == 0 ? code->typed : code->written;

	snprintf(query, sizeof(query), "SELECT id, code FROM %s WHERE code = $1", code->table);
	notices[0] = '\0';
	result = PQexecParams(conn, query, 1, &type, &value, &length, &format, 1);
	good = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1 &&
		PQfformat(result, 1) == 1 && PQgetlength(result, 0, 0) == 4 &&
		decode(code, PQgetvalue(result, 0, 1), PQgetlength(result, 0, 1), text);
	if (good)
		memcpy(&id, PQgetvalue(result, 0, 0), 4);
	PQclear(result);
	return good && be32toh(id) == 13 && strcmp(text, wanted) == 0 && uses_index(code->table);
}

/*
 * The same by a prepared statement, often enough for a generic plan.
 */
static bool
finds_prepared(const Code *code, Oid type)
{
	char		query[200];
	bool		good;
	PGresult   *result;

	snprintf(query, sizeof(query), "SELECT id, code FROM %s WHERE code = $1", code->table);
	result = PQprepare(conn, "find", query, 1, &type);
	good = PQresultStatus(result) == PGRES_COMMAND_OK;
	PQclear(result);
	for (int i = 0; i < 8; i++)
	{
		notices[0] = '\0';
		result = PQexecPrepared(conn, "find", 1, &code->typed, NULL, NULL, 0);
		good = good && PQntuples(result) == 1 && uses_index(code->table) &&
			strcmp(PQgetvalue(result, 0, 1), code->written) == 0;
		PQclear(result);
	}
	PQclear(PQexec(conn, "DEALLOCATE find"));
	return good;
}

static void
test_code(const Code *code)
{
	static const struct
	{
		Oid			type;
		const char *name;
	}			declared[] = {{0, "unknown"}, {TEXTOID, "text"}, {VARCHAROID, "varchar"}};
	char		query[200];
	char		what[100];
	char		bytes[100];
	int			length = encode(code, bytes);
	const char *value = bytes;
	int			format = 1;
	PGresult   *result;
	Oid			oid;

	for (int i = 0; i < 3; i++)
	{
		snprintf(what, sizeof(what), "parameter as %s", declared[i].name);
		check(finds(code, declared[i].type, code->typed, 0, 0), code->table, what);
		snprintf(what, sizeof(what), "parameter as %s, prepared", declared[i].name);
		check(finds_prepared(code, declared[i].type), code->table, what);
		if (declared[i].type == 0)
			continue;
		snprintf(what, sizeof(what), "parameter as %s, binary", declared[i].name);
		check(finds(code, declared[i].type, code->typed, (int) strlen(code->typed), 1),
			  code->table, what);
	}

	/* Undeclared and binary, or declared: the parameter is of the type. */
	check(finds(code, 0, bytes, length, 1), code->table, "parameter of the type, undeclared, binary");
	snprintf(query, sizeof(query), "SELECT 'govcredit.%s'::regtype::oid", code->type);
	result = run(query);
	oid = (Oid) strtoul(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	check(finds(code, oid, bytes, length, 1), code->table, "parameter of the type, binary");

	/* There and back in binary */
	snprintf(query, sizeof(query), "SELECT $1::govcredit.%s", code->type);
	result = PQexecParams(conn, query, 1, &oid, &value, &length, &format, 1);
	check(PQntuples(result) == 1 && PQgetlength(result, 0, 0) == length &&
		  memcmp(PQgetvalue(result, 0, 0), bytes, length) == 0,
		  code->table, "there and back in binary");
	PQclear(result);

	/* Bytes that are no code */
	memset(bytes, 1, 8);
	length = 8;
	result = PQexecParams(conn, query, 1, &oid, &value, &length, &format, 1);
	check(PQresultStatus(result) == PGRES_FATAL_ERROR &&
		  strcmp(PQresultErrorField(result, PG_DIAG_SQLSTATE), "22P03") == 0 &&
		  PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL) != NULL,
		  code->table, "bad bytes are refused with SQLSTATE 22P03 and detail");
	PQclear(result);
}

static void
test_functions(void)
{
	const char *days[] = {"2019-09-27", "7"};
	const char *points[] = {"cn-government-integrity", "enterprise", "administrative_penalty", "serious"};
	PGresult   *result;

	result = PQexecParams(conn, "SELECT govcredit.add_workdays($1, $2)", 2, NULL, days, NULL, NULL, 0);
	check(PQntuples(result) == 1 && strcmp(PQgetvalue(result, 0, 0), "2019-10-12") == 0, "", "add_workdays");
	PQclear(result);

	result = PQexecParams(conn, "SELECT govcredit.points($1, $2, $3, severity => $4)",
						  4, NULL, points, NULL, NULL, 0);
	check(PQntuples(result) == 1 && strtod(PQgetvalue(result, 0, 0), NULL) == -40, "", "points");
	PQclear(result);
}

/*
 * An error of a statement with "value" as its only parameter, its message and
 * detail, and that the connection goes on.
 */
static void
test_error(const char *table, const char *value, const char *message, const char *detail)
{
	char		query[200];
	PGresult   *result;

	snprintf(query, sizeof(query), "SELECT id FROM %s WHERE code = $1", table);
	result = PQexecParams(conn, query, 1, NULL, &value, NULL, NULL, 0);
	check(PQresultStatus(result) == PGRES_FATAL_ERROR &&
		  strcmp(PQresultErrorField(result, PG_DIAG_SQLSTATE), "22P02") == 0 &&
		  strcmp(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY), message) == 0 &&
		  strcmp(PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL), detail) == 0,
		  table, "a bad code is refused with SQLSTATE and detail");
	PQclear(result);
	result = run("SELECT count(*) FROM company WHERE code = '91990100MA0000138Y'");
	check(PQntuples(result) == 1 && strcmp(PQgetvalue(result, 0, 0), "1") == 0,
		  table, "the next statement works");
	PQclear(result);
}

int
main(void)
{
	conn = PQconnectdb("");
	if (PQstatus(conn) != CONNECTION_OK)
	{
		fprintf(stderr, "%s", PQerrorMessage(conn));
		return 1;
	}
	PQsetNoticeProcessor(conn, collect, NULL);

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		test_code(&codes[i]);

	/* The proof can fail: a comparison as text is no business of the index. */
	PQclear(run("SELECT id, code FROM company WHERE code::text = '91990100MA0000138Y'"));
	check(!uses_index("company"), "", "a comparison as text is seen as such");

	test_functions();
	test_error("company", "919901000000000138",
			   "invalid input syntax for type uscc: \"919901000000000138\"",
			   "The check character is \"8\", expected \"L\".");
	test_error("person", "110105194912310021",
			   "invalid input syntax for type resident_id: \"1101**********0021\"",
			   "The check character is \"1\", expected \"X\".");

	PQfinish(conn);
	printf("%d checks, %d failures\n", checks, failures);
	return failures > 0;
}

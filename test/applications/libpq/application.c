/*-------------------------------------------------------------------------
 *
 * application.c
 *	  An application with libpq: parameters as text, of types that the server
 *	  finds out; results as text.
 *
 *-------------------------------------------------------------------------
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#define BOOLOID 16
#define DAY "2026-06-30"

static PGconn *conn;
static const char *operation;	/* whose rows are printed */

/*
 * Executes a statement with its parameters, a NULL behind the last.
 */
#define run(...) run_with((const char *[]) {__VA_ARGS__, NULL})

static PGresult *
run_with(const char *const *statement)
{
	int			parameters = 0;

	while (statement[1 + parameters])
		parameters++;
	return PQexecParams(conn, statement[0], parameters, NULL, statement + 1, NULL, NULL, 0);
}

static const char *
value(PGresult *result, int row, int column)
{
	if (PQgetisnull(result, row, column))
		return "-";
	if (PQftype(result, column) == BOOLOID)
		return *PQgetvalue(result, row, column) == 't' ? "true" : "false";
	return PQgetvalue(result, row, column);
}

static void
print_rows(PGresult *result)
{
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
	{
		fprintf(stderr, "%s: %s", operation, PQerrorMessage(conn));
		exit(1);
	}
	for (int row = 0; row < PQntuples(result); row++)
	{
		printf("%s: ", operation);
		for (int column = 0; column < PQnfields(result); column++)
			printf("%s%s", column > 0 ? "|" : "", value(result, row, column));
		printf("\n");
	}
	PQclear(result);
}

/* What the statement is for does not matter, only that it succeeds. */
static void
done(PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
	{
		fprintf(stderr, "%s: %s", operation, PQerrorMessage(conn));
		exit(1);
	}
	PQclear(result);
}

static void
print_error(PGresult *result, int first, int second)
{
	const char *a = PQresultErrorField(result, first);
	const char *b = PQresultErrorField(result, second);

	printf("%s: %s|%s\n", operation, a ? a : "-", b ? b : "-");
	PQclear(result);
}

static void
begin_as(const char *user)
{
	done(run("BEGIN"));
	done(run("SELECT set_config('role', $1, true)", user));
}

static void
commit(void)
{
	done(run("COMMIT"));
}

static void
find(void)
{
	const char *parameters[] = {"91990101ma0000138d"};

	print_rows(PQexecParams(conn, "SELECT id, code, name FROM company WHERE code = $1",
							1, NULL, parameters, NULL, NULL, 0));
}

static void
find_any(void)
{
	print_rows(run("SELECT id FROM company WHERE code = ANY($1) ORDER BY id",
				   "{91990101ma0000138d,91990101MA00001468}"));
}

static void
insert(void)
{
	print_rows(run("INSERT INTO company (code, name, division, tags, checked_on) VALUES ($1, $2, $3, $4, $5)"
				   " RETURNING code, division, tags, checked_on",
				   " 91990101ma00300117 ", "示例新公司（演示数据）", "990101000000", "{甲,乙}", DAY));
}

static void
upsert(void)
{
	print_rows(run("INSERT INTO company (code, name) VALUES ($1, $2)"
				   " ON CONFLICT (code) DO UPDATE SET name = excluded.name, checked_on = excluded.checked_on"
				   " RETURNING code, name, checked_on",
				   "91990101ma00300117", "示例改名公司（演示数据）"));
}

static void
refused(void)
{
	PGresult   *result = run("INSERT INTO company (code, name) VALUES ($1, $2)",
							 "91990101MA0000138E", "示例错公司（演示数据）");

	print_error(result, PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_DETAIL);
}

static void
search(void)
{
	const char *statement = "SELECT name FROM company WHERE code = govcredit.try_uscc($1)";
	PGresult   *nonsense = run(statement, "abc");
	PGresult   *good = run(statement, "91990101ma0000138d");

	printf("%s: %d|%d\n", operation, PQntuples(nonsense), PQntuples(good));
	done(nonsense);
	done(good);
}

static void
prefix(void)
{
	print_rows(run("SELECT count(*) FROM company WHERE code::text LIKE $1", "91990101MA00001%"));
}

static void
rollback(void)
{
	done(run("BEGIN"));
	done(run("INSERT INTO company (code, name) VALUES ($1, $2)",
			 "91990101MA003002XY", "示例前公司（演示数据）"));
	done(run("SAVEPOINT before"));
	PQclear(run("UPDATE company SET code = $1 WHERE id = 13", "abc"));
	done(run("ROLLBACK TO SAVEPOINT before"));
	commit();
	print_rows(run("SELECT name FROM company WHERE code = $1", "91990101MA003002XY"));
}

static void
workdays(void)
{
	print_rows(run("SELECT govcredit.add_workdays($1, $2)", "2019-09-27", "7"));
}

static void
ranking(void)
{
	begin_as("regress_app_li");
	print_rows(run("SELECT rank, name, score, grade FROM credit.ranking_on($1) WHERE kind = $2 ORDER BY rank",
				   DAY, "department"));
	commit();
}

static void
sanctions(void)
{
	begin_as("regress_app_li");
	print_rows(run("SELECT starts_on, ends_on, ends_when, actions, except_purposes"
				   " FROM credit.sanctions_on($1, subject => $2) WHERE cardinality(actions) > 0"
				   " ORDER BY actions, starts_on", DAY, "1"));
	commit();
}

static void
barred(void)
{
	begin_as("regress_app_li");
	print_rows(run("SELECT credit.is_barred($1, $2, NULL, $3), credit.is_barred($1, $2, $4, $3)",
				   "1", "fiscal_appropriation", DAY, "wages"));
	commit();
}

static void
misspelt(void)
{
	begin_as("regress_app_li");
	print_error(run("SELECT credit.is_barred($1, $2, NULL, $3)", "1", "fiscal_apropriation", DAY),
				PG_DIAG_SQLSTATE, PG_DIAG_CONSTRAINT_NAME);
	done(run("ROLLBACK"));
}

static void
chinese(void)
{
	begin_as("regress_app_li");
	done(run("SELECT set_config('govcredit.language', 'zh', true)"));
	print_error(run("SELECT credit.is_barred($1, $2, NULL, $3)", "1", "fiscal_apropriation", DAY),
				PG_DIAG_MESSAGE_PRIMARY, PG_DIAG_MESSAGE_HINT);
	done(run("ROLLBACK"));
}

static void
record(void)
{
	begin_as("regress_app_li");
	print_rows(run("INSERT INTO credit.record (subject, record_type, decided_on, amount, flags, note)"
				   " VALUES ($1, $2, $3, $4, $5, $6) RETURNING decided_on, ended_on, amount, flags",
				   "2", "promise_broken", "2026-04-01", "1200.5", "{main_responsible}", "演示数据"));
	commit();
}

static void
load(void)
{
	begin_as("regress_app_li");
	print_rows(run("SELECT place, state, error FROM credit.load_records($1, partial => true) ORDER BY place",
				   "[{\"subject\": {\"uscc\": \"11990101000000027Q\"}, \"record_type\": \"good_case\","
				   " \"decided_on\": \"2026-03-02\"},"
				   " {\"subject\": {\"uscc\": \"abc\"}, \"record_type\": \"good_case\","
				   " \"decided_on\": \"2026-03-02\"}]"));
	commit();
}

static void
links(void)
{
	begin_as("regress_app_li");
	print_rows(run("SELECT subject, lower(valid), upper(valid) FROM credit.subject_link ORDER BY subject"));
	commit();
}

static void
report(void)
{
	PGresult   *issued;

	begin_as("regress_app_zhao");
	issued = run("SELECT id, sha256, contents -> 'records' -> 0 ->> 'decided_on'"
				 " FROM credit.issue_report($1, $2, $3)", "3", "招标投标", DAY);
	print_rows(run("SELECT $3, genuine FROM credit.verify_report($1, $2)",
				   value(issued, 0, 0), value(issued, 0, 1), value(issued, 0, 2)));
	PQclear(issued);
	commit();
}

static void
role(void)
{
	static const char *const users[] = {"regress_app_li", "regress_app_wang"};

	printf("%s: ", operation);
	for (int i = 0; i < 2; i++)
	{
		PGresult   *seen;

		begin_as(users[i]);
		seen = run("SELECT count(*) FROM credit.subject");
		printf("%s|", value(seen, 0, 0));
		PQclear(seen);
		commit();
	}
	{
		PGresult   *left = run("SELECT CURRENT_USER");

		printf("%s\n", value(left, 0, 0));
		PQclear(left);
	}
}

static void
evaluate_refused(void)
{
	begin_as("regress_app_zhao");
	print_error(run("CALL credit.evaluate($1)", DAY), PG_DIAG_SQLSTATE, PG_DIAG_CONSTRAINT_NAME);
	done(run("ROLLBACK"));
}

static void
evaluate(void)
{
	done(run("SET ROLE regress_app_zhao"));
	done(run("CALL credit.evaluate($1)", DAY));
	print_rows(run("SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1"));
	done(run("RESET ROLE"));
}

static void
evaluate_within(void)
{
	PGresult   *begun;
	bool		more = true;

	begin_as("regress_app_zhao");
	begun = run("SELECT credit_internal.evaluation_begin($1, $2, NULL, $3)", "2026-05-31", "月度评价", "1000");
	while (more)
	{
		PGresult   *step = run("SELECT credit_internal.evaluation_step($1, $2)", value(begun, 0, 0), "1000");

		more = strcmp(value(step, 0, 0), "true") == 0;
		done(step);
	}
	print_rows(run("SELECT state, done FROM credit.evaluation WHERE id = $1", value(begun, 0, 0)));
	PQclear(begun);
	commit();
}

static const struct
{
	const char *name;
	void		(*function) (void);
}			application[] = {
	{"find", find}, {"find_any", find_any}, {"insert", insert}, {"upsert", upsert}, {"refused", refused},
	{"search", search}, {"prefix", prefix}, {"rollback", rollback}, {"workdays", workdays},
	{"ranking", ranking}, {"sanctions", sanctions}, {"barred", barred}, {"misspelt", misspelt},
	{"chinese", chinese}, {"record", record}, {"load", load}, {"links", links}, {"report", report},
	{"role", role}, {"evaluate_refused", evaluate_refused}, {"evaluate", evaluate},
	{"evaluate_within", evaluate_within},
};

static void
ignore_notice(void *arg, const char *message)
{
	(void) arg;
	(void) message;
}

/* The list of operations comes in standard input. */
int
main(void)
{
	char		line[500];

	conn = PQconnectdb("");
	if (PQstatus(conn) != CONNECTION_OK)
	{
		fprintf(stderr, "%s", PQerrorMessage(conn));
		return 1;
	}
	PQsetNoticeProcessor(conn, ignore_notice, NULL);
	printf("# libpq %d.%d\n", PQlibVersion() / 10000, PQlibVersion() % 10000);
	while (fgets(line, sizeof(line), stdin))
	{
		size_t		i = 0;

		line[strcspn(line, "\t\n")] = '\0';
		while (i < sizeof(application) / sizeof(*application) && strcmp(application[i].name, line) != 0)
			i++;
		if (i == sizeof(application) / sizeof(*application))
		{
			fprintf(stderr, "no operation \"%s\"\n", line);
			return 1;
		}
		operation = line;
		application[i].function();
	}
	PQfinish(conn);
	return 0;
}

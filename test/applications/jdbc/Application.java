import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** An application with JDBC. */
public class Application {
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    static Connection connection;

    interface Work<T> {
        T call() throws SQLException;
    }

    static String show(Object value) throws SQLException {
        if (value == null) {
            return "-";
        }
        if (value instanceof Array) {
            Object[] elements = (Object[]) ((Array) value).getArray();
            return "{" + Arrays.stream(elements).map(String::valueOf).collect(Collectors.joining(",")) + "}";
        }
        return value.toString();
    }

    /** setString for a text, setObject for others. */
    static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof String) {
                statement.setString(i + 1, (String) parameters[i]);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    static List<Object[]> rows(String query, Object... parameters) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Object[] row = new Object[rows.getMetaData().getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = rows.getObject(i + 1);
                    }
                    all.add(row);
                }
            }
        }
        return all;
    }

    static void execute(String command, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            set(statement, parameters);
            statement.execute();
        }
    }

    static Array array(Object... elements) throws SQLException {
        return connection.createArrayOf("text", elements);
    }

    static List<Object[]> row(Object... values) {
        return List.<Object[]>of(values);
    }

    static <T> T actingAs(String user, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            rows("SELECT set_config('role', ?, true)", user);
            T result = work.call();
            connection.commit();
            return result;
        } catch (SQLException error) {
            connection.rollback();
            throw error;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    static ServerErrorMessage errorOf(Work<?> work) throws SQLException {
        try {
            work.call();
        } catch (PSQLException error) {
            return error.getServerErrorMessage();
        }
        throw new IllegalStateException("nothing was refused");
    }

    static List<Object[]> find() throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT id, code, name FROM company WHERE code = ?")) {
            find.setString(1, "91990101ma0000138d");
            try (ResultSet company = find.executeQuery()) {
                company.next();
                return row(company.getInt("id"), company.getString("code"), company.getString("name"));
            }
        }
    }

    static List<Object[]> findAny() throws SQLException {
        return rows("SELECT id FROM company WHERE code = ANY(?) ORDER BY id",
                connection.createArrayOf("text", new Object[] {"91990101ma0000138d", "91990101MA00001468"}));
    }

    static List<Object[]> insert() throws SQLException {
        return rows("INSERT INTO company (code, name, division, tags, checked_on) VALUES (?, ?, ?, ?, ?)"
                + " RETURNING code, division, tags, checked_on",
                " 91990101ma00300117 ", "示例新公司（演示数据）", "990101000000", array("甲", "乙"), DAY);
    }

    static List<Object[]> upsert() throws SQLException {
        return rows("INSERT INTO company (code, name) VALUES (?, ?)"
                + " ON CONFLICT (code) DO UPDATE SET name = excluded.name, checked_on = excluded.checked_on"
                + " RETURNING code, name, checked_on",
                "91990101ma00300117", "示例改名公司（演示数据）");
    }

    static List<Object[]> refused() throws SQLException {
        ServerErrorMessage error = errorOf(() -> rows("INSERT INTO company (code, name) VALUES (?, ?)",
                "91990101MA0000138E", "示例错公司（演示数据）"));
        return row(error.getSQLState(), error.getDetail());
    }

    static List<Object[]> search() throws SQLException {
        String query = "SELECT name FROM company WHERE code = govcredit.try_uscc(?)";
        return row(rows(query, "abc").size(), rows(query, "91990101ma0000138d").size());
    }

    static List<Object[]> prefix() throws SQLException {
        return rows("SELECT count(*) FROM company WHERE code::text LIKE ?", "91990101MA00001%");
    }

    static List<Object[]> rollback() throws SQLException {
        connection.setAutoCommit(false);
        execute("INSERT INTO company (code, name) VALUES (?, ?)", "91990101MA003002XY", "示例前公司（演示数据）");
        Savepoint before = connection.setSavepoint();
        try {
            execute("UPDATE company SET code = ? WHERE id = 13", "abc");
        } catch (PSQLException error) {
            connection.rollback(before);
        }
        connection.commit();
        connection.setAutoCommit(true);
        return rows("SELECT name FROM company WHERE code = ?", "91990101MA003002XY");
    }

    static List<Object[]> workdays() throws SQLException {
        return rows("SELECT govcredit.add_workdays(?, ?)", LocalDate.of(2019, 9, 27), 7);
    }

    static List<Object[]> ranking() throws SQLException {
        return actingAs("regress_app_li", () -> rows("SELECT rank, name, score, grade FROM credit.ranking_on(?)"
                + " WHERE kind = ? ORDER BY rank", DAY, "department"));
    }

    static List<Object[]> sanctions() throws SQLException {
        return actingAs("regress_app_li", () -> rows("SELECT starts_on, ends_on, ends_when, actions, except_purposes"
                + " FROM credit.sanctions_on(?, subject => ?) WHERE cardinality(actions) > 0"
                + " ORDER BY actions, starts_on", DAY, 1));
    }

    static List<Object[]> barred() throws SQLException {
        return actingAs("regress_app_li", () -> {
            try (PreparedStatement ask = connection.prepareStatement("SELECT credit.is_barred(?, ?, ?, ?)")) {
                List<Object> answers = new ArrayList<>();
                for (String purpose : new String[] {null, "wages"}) {
                    ask.setLong(1, 1);
                    ask.setString(2, "fiscal_appropriation");
                    ask.setString(3, purpose);
                    ask.setObject(4, DAY);
                    try (ResultSet answer = ask.executeQuery()) {
                        answer.next();
                        answers.add(answer.getBoolean(1));
                    }
                }
                return row(answers.toArray());
            }
        });
    }

    static List<Object[]> misspelt() throws SQLException {
        ServerErrorMessage error = errorOf(() -> actingAs("regress_app_li",
                () -> rows("SELECT credit.is_barred(?, ?, NULL, ?)", 1, "fiscal_apropriation", DAY)));
        return row(error.getSQLState(), error.getConstraint());
    }

    static List<Object[]> chinese() throws SQLException {
        ServerErrorMessage error = errorOf(() -> actingAs("regress_app_li", () -> {
            rows("SELECT set_config('govcredit.language', 'zh', true)");
            return rows("SELECT credit.is_barred(?, ?, NULL, ?)", 1, "fiscal_apropriation", DAY);
        }));
        return row(error.getMessage(), error.getHint());
    }

    static List<Object[]> record() throws SQLException {
        return actingAs("regress_app_li", () -> rows(
                "INSERT INTO credit.record (subject, record_type, decided_on, amount, flags, note)"
                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING decided_on, ended_on, amount, flags",
                2, "promise_broken", LocalDate.of(2026, 4, 1), new BigDecimal("1200.5"), array("main_responsible"),
                "演示数据"));
    }

    static List<Object[]> load() throws SQLException {
        String delivery = "[{\"subject\": {\"uscc\": \"11990101000000027Q\"}, \"record_type\": \"good_case\","
            + " \"decided_on\": \"2026-03-02\"},"
            + " {\"subject\": {\"uscc\": \"abc\"}, \"record_type\": \"good_case\", \"decided_on\": \"2026-03-02\"}]";
        return actingAs("regress_app_li", () -> rows(
                "SELECT place, state, error FROM credit.load_records(?, partial => true) ORDER BY place", delivery));
    }

    static List<Object[]> links() throws SQLException {
        return actingAs("regress_app_li", () -> rows(
                "SELECT subject, lower(valid), upper(valid) FROM credit.subject_link ORDER BY subject"));
    }

    static List<Object[]> report() throws SQLException {
        return actingAs("regress_app_zhao", () -> {
            Object[] issued = rows("SELECT id, sha256, contents -> 'records' -> 0 ->> 'decided_on'"
                    + " FROM credit.issue_report(?, ?, ?)", 3, "招标投标", DAY).get(0);
            Object[] verified = rows("SELECT genuine FROM credit.verify_report(?, ?)", issued[0], issued[1]).get(0);
            return row(issued[2], verified[0]);
        });
    }

    static List<Object[]> role() throws SQLException {
        List<Object> seen = new ArrayList<>();
        for (String user : List.of("regress_app_li", "regress_app_wang")) {
            seen.add(actingAs(user, () -> rows("SELECT count(*) FROM credit.subject")).get(0)[0]);
        }
        seen.add(rows("SELECT CURRENT_USER").get(0)[0]);
        return row(seen.toArray());
    }

    static List<Object[]> evaluateRefused() throws SQLException {
        ServerErrorMessage error = errorOf(() -> actingAs("regress_app_zhao", () -> {
            execute("CALL credit.evaluate(?)", DAY);
            return null;
        }));
        return row(error.getSQLState(), error.getConstraint());
    }

    static List<Object[]> evaluate() throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE regress_app_zhao");
            try {
                execute("CALL credit.evaluate(?)", DAY);
                return rows("SELECT state, done FROM credit.evaluation ORDER BY id DESC LIMIT 1");
            } finally {
                statement.execute("RESET ROLE");
            }
        }
    }

    static List<Object[]> evaluateWithin() throws SQLException {
        return actingAs("regress_app_zhao", () -> {
            Object number = rows("SELECT credit_internal.evaluation_begin(?, ?, NULL, ?)",
                    LocalDate.of(2026, 5, 31), "月度评价", 1000).get(0)[0];
            while ((Boolean) rows("SELECT credit_internal.evaluation_step(?, ?)", number, 1000).get(0)[0]) {
                continue;
            }
            return rows("SELECT state, done FROM credit.evaluation WHERE id = ?", number);
        });
    }

    static Map<String, Work<List<Object[]>>> application() {
        Map<String, Work<List<Object[]>>> all = new HashMap<>();
        all.put("find", Application::find);
        all.put("find_any", Application::findAny);
        all.put("insert", Application::insert);
        all.put("upsert", Application::upsert);
        all.put("refused", Application::refused);
        all.put("search", Application::search);
        all.put("prefix", Application::prefix);
        all.put("rollback", Application::rollback);
        all.put("workdays", Application::workdays);
        all.put("ranking", Application::ranking);
        all.put("sanctions", Application::sanctions);
        all.put("barred", Application::barred);
        all.put("misspelt", Application::misspelt);
        all.put("chinese", Application::chinese);
        all.put("record", Application::record);
        all.put("load", Application::load);
        all.put("links", Application::links);
        all.put("report", Application::report);
        all.put("role", Application::role);
        all.put("evaluate_refused", Application::evaluateRefused);
        all.put("evaluate", Application::evaluate);
        all.put("evaluate_within", Application::evaluateWithin);
        return all;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        String socket = System.getenv("PGHOST") + "/.s.PGSQL." + System.getenv("PGPORT");
        connection = DriverManager.getConnection("jdbc:postgresql:" + System.getenv("PGDATABASE") + "?user="
                + System.getenv("PGUSER") + "&socketFactory=UnixSocketFactory&socketFactoryArg=" + socket);
        System.out.println("# pgjdbc " + connection.getMetaData().getDriverVersion());
        for (String line : Files.readAllLines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            String operation = line.split("\t")[0];
            for (Object[] row : application().get(operation).call()) {
                List<String> values = new ArrayList<>();
                for (Object value : row) {
                    values.add(show(value));
                }
                System.out.println(operation + ": " + String.join("|", values));
            }
        }
        connection.close();
    }
}

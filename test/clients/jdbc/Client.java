import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Properties;
import org.postgresql.PGStatement;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** JDBC: setString declares a parameter as varchar unless stringtype says otherwise. */
public class Client {
    /** Table, type, as somebody types it, as the type writes it, its binary format. */
    record Code(String table, String type, String typed, String written, byte[] binary) {
    }

    static final Code[] CODES = {
        new Code("company", "uscc", "91990100ma0000138y", "91990100MA0000138Y",
                "91990100MA0000138Y".getBytes(StandardCharsets.US_ASCII)),
        new Code("area", "division", "990101013000", "990101013", bytes(990101013000L)),
        new Code("person", "resident_id", "11010519491231002x", "11010519491231002X",
                bytes(11010519491231002L)),
        new Code("decision", "document_no", "示例政[2023]13号", "示例政〔2023〕13号",
                "示例政〔2023〕13号".getBytes(StandardCharsets.UTF_8)),
    };

    static int checks;
    static int failures;

    static byte[] bytes(long number) {
        return ByteBuffer.allocate(8).putLong(number).array();
    }

    static void check(boolean good, String what, Object seen) {
        checks++;
        System.out.println((good ? "ok " : "not ok ") + what);
        if (!good) {
            failures++;
            System.out.println("# " + seen);
        }
    }

    static String notices(Statement statement) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
            all.append(w.getMessage()).append('\n');
        }
        return all.toString();
    }

    /** Was the one statement executed by the index on code, and by nothing else? */
    static boolean usesIndex(String notices, String table) {
        return notices.split("plan:\n", -1).length == 2
            && notices.contains("FROM " + table)
            && notices.contains("Index Scan using " + table + "_code on " + table + " ")
            && notices.contains("Index Cond: (code = ") && notices.contains("(actual rows=1")
            && !notices.contains("Filter:") && !notices.contains("Seq Scan");
    }

    static Connection connect(String... properties) throws SQLException {
        String socket = System.getenv("PGHOST") + "/.s.PGSQL." + System.getenv("PGPORT");
        Properties all = new Properties();
        all.setProperty("user", System.getenv("PGUSER"));
        all.setProperty("socketFactory", "UnixSocketFactory");
        all.setProperty("socketFactoryArg", socket);
        for (int i = 0; i < properties.length; i += 2) {
            all.setProperty(properties[i], properties[i + 1]);
        }
        return DriverManager.getConnection("jdbc:postgresql:" + System.getenv("PGDATABASE"), all);
    }

    interface Setter {
        void set(PreparedStatement statement, Code code) throws SQLException;
    }

    /** Finds the row by the index, each of several times; server-side prepared from the third on. */
    static void find(Connection connection, Code code, String how, String parameter, Setter setter)
            throws SQLException {
        String query = "SELECT id, code FROM " + code.table + " WHERE code = " + parameter;
        boolean good = true;
        String seen = "";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(3);
            for (int i = 0; i < 12; i++) {
                statement.clearWarnings();
                setter.set(statement, code);
                try (ResultSet rows = statement.executeQuery()) {
                    seen = notices(statement);
                    good &= usesIndex(seen, code.table) && rows.next() && rows.getInt(1) == 13
                        && rows.getString(2).equals(code.written) && !rows.next();
                }
            }
            good &= statement.unwrap(PGStatement.class).isUseServerPrepare();
        }
        check(good, code.table + ", parameter by " + how + ", plain and prepared", seen);
    }

    static void testCode(Connection connection, Connection unspecified, Code code) throws SQLException {
        Setter string = (statement, c) -> statement.setString(1, c.typed);
        find(connection, code, "setString (varchar)", "?", string);
        find(unspecified, code, "setString with stringtype=unspecified", "?", string);
        find(connection, code, "setString, cast to text", "?::text", string);
        find(connection, code, "setObject of type OTHER (unknown)", "?",
                (statement, c) -> statement.setObject(1, c.typed, Types.OTHER));
        find(connection, code, "setObject of the type", "?", (statement, c) -> {
            PGobject object = new PGobject();
            object.setType("govcredit." + c.type);
            object.setValue(c.typed);
            statement.setObject(1, object);
        });

        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE copy_of_" + code.table + " (code govcredit." + code.type + ")");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO copy_of_" + code.table + " VALUES (?)")) {
            insert.setString(1, code.typed);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT code FROM copy_of_" + code.table)) {
            check(rows.next() && code.written.equals(rows.getString(1))
                    && code.written.equals(((PGobject) rows.getObject(1)).getValue()), code.table + ", there and back",
                    "");
        }
    }

    /** Results in binary: the driver asks for them where it is told to, and hands over the bytes. */
    static void testBinary(Code code, int oid) throws SQLException {
        try (Connection connection = connect("binaryTransferEnable", String.valueOf(oid), "prepareThreshold", "-1");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT code FROM " + code.table + " WHERE code = ?")) {
            statement.setString(1, code.typed);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                check(Arrays.equals(code.binary, rows.getBytes(1)), code.table + ", result in binary",
                        Arrays.toString(rows.getBytes(1)));
            }
        }
    }

    static ServerErrorMessage error(Connection connection, String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            statement.executeQuery();
        } catch (PSQLException error) {
            return error.getServerErrorMessage();
        }
        throw new IllegalStateException("no error: " + query);
    }

    /** Every relation and every question of a registry: no day without end, of which getObject makes one of the year 292278994. */
    private static void testRegistry(Connection connection) throws SQLException {
        int read = 0;
        try (Statement list = connection.createStatement(); Statement statement = connection.createStatement();
                ResultSet statements = list.executeQuery(
                        "SELECT statement FROM public.readable ORDER BY statement COLLATE \"C\"")) {
            while (statements.next()) {
                String endless = null;
                read++;
                try (ResultSet rows = statement.executeQuery(statements.getString(1))) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            Object value = rows.getObject(i);
                            if (value != null && rows.getString(i).matches("[\\[(]?-?infinity|.*,-?infinity[\\])]")) {
                                endless = rows.getMetaData().getColumnName(i);
                            }
                        }
                    }
                } catch (SQLException error) {
                    endless = error.getMessage();
                }
                check(endless == null, statements.getString(1), endless);
            }
        }
        check(read > 80, "relations and questions are many", read);
    }

    public static void main(String[] arguments) throws SQLException {
        Connection connection = connect();
        Connection unspecified = connect("stringtype", "unspecified");
        for (Code code : CODES) {
            testCode(connection, unspecified, code);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT 'govcredit." + code.type + "'::regtype::oid::int")) {
                rows.next();
                testBinary(code, rows.getInt(1));
            }
        }

        // The proof can fail: a comparison as text is no business of the index.
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, code FROM company WHERE code::text = ?")) {
            statement.setString(1, "91990100MA0000138Y");
            statement.executeQuery();
            check(!usesIndex(notices(statement), "company"), "a comparison as text is seen as such", "");
        }

        try (CallableStatement call = connection.prepareCall("{? = call govcredit.add_workdays(?, ?)}")) {
            call.registerOutParameter(1, Types.DATE);
            call.setObject(2, LocalDate.of(2019, 9, 27));
            call.setInt(3, 7);
            call.execute();
            check("2019-10-12".equals(call.getDate(1).toString()), "add_workdays by CallableStatement", call.getDate(1));
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT govcredit.points(?, ?, ?, severity => ?)")) {
            statement.setString(1, "cn-government-integrity");
            statement.setString(2, "enterprise");
            statement.setString(3, "administrative_penalty");
            statement.setString(4, "serious");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                check(rows.getBigDecimal(1).compareTo(new BigDecimal(-40)) == 0, "points", rows.getString(1));
            }
        }

        String byCode = "SELECT id FROM company WHERE code = ?";
        ServerErrorMessage error = error(connection, byCode, "919901000000000138");
        check("22P02".equals(error.getSQLState())
                && "The check character is \"8\", expected \"L\".".equals(error.getDetail()),
                "a bad code is refused with SQLSTATE and detail", error);
        error = error(connection, "SELECT id FROM person WHERE code = ?", "110105194912310021");
        check(error.getMessage().contains("\"1101**********0021\"")
                && "The check character is \"1\", expected \"X\".".equals(error.getDetail()),
                "a bad number is refused and not repeated in full", error);
        try (PreparedStatement statement = connection.prepareStatement(byCode)) {
            statement.setString(1, "91990100MA0000138Y");
            try (ResultSet rows = statement.executeQuery()) {
                check(rows.next() && rows.getInt(1) == 13, "the next statement works", "");
            }
        }

        testRegistry(connection);

        connection.close();
        unspecified.close();
        System.out.println(checks + " checks, " + failures + " failures");
        System.exit(failures > 0 ? 1 : 0);
    }
}

package lab.run.folder;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import locallambda.system.Problem;

/** An in-memory DuckDB that uses little memory, because a run may have tens of millions of raw samples. */
public final class Duck implements AutoCloseable {

    /** Converts each row of a result. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    /** With 500 MB of its own; what does not fit goes to the temporary folder. */
    public static Duck open() {
        Properties settings = new Properties();
        settings.put("memory_limit", "500MB");
        settings.put("threads", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
        settings.put("temp_directory",
                Path.of(System.getProperty("java.io.tmpdir"), "lambda-race-duckdb-" + ProcessHandle.current().pid())
                        .toString());
        settings.put("preserve_insertion_order", "false");
        try {
            return new Duck(DriverManager.getConnection("jdbc:duckdb:", settings));
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB doesn't start", e);
        }
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public <T> List<T> query(String sql, Row<T> row) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) all.add(row.of(rows));
            return all;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** A literal of SQL. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    public static String list(List<Path> files) {
        return "[" + String.join(", ", files.stream().map(file -> text(file.toString())).toList()) + "]";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB doesn't close", e);
        }
    }

    /**
     * Input and output are files of the run only, so it is one of them that cannot be used, and the first line names
     * it.
     */
    private static RuntimeException failed(SQLException e) {
        String reason = e.getMessage().lines().findFirst().orElse("no reason given");
        if (reason.startsWith("Parser Error") || reason.startsWith("Binder Error")
                || reason.startsWith("Catalog Error"))
            return new IllegalStateException(e);
        return new Problem("The run's raw samples can't be read or written: " + reason,
                "Free some disk space if the disk is full. If a file is incomplete, delete the folder of its cell and "
                        + "continue the race with --resume.",
                e);
    }
}

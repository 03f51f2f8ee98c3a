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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import locallambda.system.Problem;

/** An in-memory DuckDB that uses little memory, because a run may have tens of millions of raw samples. */
public final class Duck implements AutoCloseable {

    /** Converts each row of a result. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Below the first line of what DuckDB says about a CSV file, it lists the options and the file. */
    private static final Pattern FILE = Pattern.compile("(?m)^\\s*file ?= ?(\\S.*)$");

    private final Connection connection;

    private Duck(Connection connection) {
        this.connection = connection;
    }

    /** Opens a database with 500 MB of memory. Data that does not fit goes to the temporary folder. */
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

    /**
     * The mean of a column of milliseconds or megabytes, to six decimals of each value. DuckDB adds in as many threads
     * as there are, and a sum of doubles depends on their order; a sum of decimals does not.
     */
    public static String mean(String column) {
        return "avg((%s)::DECIMAL(18, 6))".formatted(column);
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

    /** Input and output are files of the run only, so it is one of them that cannot be used. */
    private static RuntimeException failed(SQLException e) {
        String reason = e.getMessage().lines().findFirst().orElse("no reason given");
        if (reason.startsWith("Parser Error") || reason.startsWith("Binder Error")
                || reason.startsWith("Catalog Error"))
            return new IllegalStateException(e);
        Matcher file = FILE.matcher(e.getMessage());
        return new Problem("The run's raw samples can't be read or written: " + reason
                + (file.find() && !reason.contains(file.group(1)) ? ", in " + file.group(1) : ""),
                "Free some disk space if the disk is full. If a file is incomplete (gzip -t tests .gz files), delete "
                        + "its folder and, for a cell, the folders of the visits that its cell.json lists. Then "
                        + "continue the race with --resume.",
                e);
    }
}

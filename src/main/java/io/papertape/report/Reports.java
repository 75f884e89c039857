package io.papertape.report;

import io.papertape.database.RowKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/// Reads reports from their views. Safe for use by several threads.
///
/// ```java
/// ReportTable trades = reports.read(Report.TRADES, "mine");
/// Object firstSymbol = trades.value(0, "symbol");
/// ```
public class Reports {

    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;

    Reports(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Names of all sessions that have succeeded or are on their way, in alphabetical order.
    public List<String> sessions() {
        return jdbc.queryForList("SELECT name FROM paper_session WHERE name IS NOT NULL ORDER BY name", String.class);
    }

    /// Names of all sweeps, in alphabetical order.
    public List<String> sweeps() {
        return jdbc.queryForList("SELECT name FROM sweep ORDER BY name", String.class);
    }

    /// The rows of a report in its order.
    ///
    /// @param owner name of the session, or the sweep, to restrict it to, or null for all
    public ReportTable read(Report report, @Nullable String owner) {
        ReportSql sql = ReportSql.rows(ReportQuery.of(report, owner), RowLimit.none());
        ResultSetExtractor<ReportTable> extractor = Reports::table;
        return Objects.requireNonNull(jdbc.query(sql.text(), extractor, sql.arguments()));
    }

    /// The rows of a report in its order, to be read one at a time.
    public RowSource rows(ReportQuery query) {
        return (format, limit) -> Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<RowCount>) connection -> stream(connection, query, format, limit)));
    }

    /// The equity of a session after evenly chosen slices, the last one among them.
    ///
    /// @param most how many at most
    /// @return oldest first; empty where the session has no slices
    public List<BigDecimal> equity(String session, int most) {
        Object[] points = jdbc
                .query(
                        "SELECT session_id, points FROM paper_session WHERE name = ?",
                        (result, row) -> evenly(result.getLong(1), result.getLong(2), most),
                        session)
                .stream()
                .flatMap(List::stream)
                .toArray();
        return points.length == 0
                ? List.of()
                : jdbc.queryForList(
                        "SELECT equity FROM equity_point WHERE point_id IN ("
                                + String.join(", ", Collections.nCopies(points.length, "?")) + ") ORDER BY point_id",
                        BigDecimal.class,
                        points);
    }

    /// How many of a session's refused entries that are kept were refused for which reason, the most frequent first.
    public SequencedMap<String, Long> refusals(String session) {
        SequencedMap<String, Long> refusals = new LinkedHashMap<>();
        jdbc.query(
                """
                SELECT reason, COUNT(*) AS entries FROM report_refused_entries
                WHERE session = ? GROUP BY reason ORDER BY entries DESC, reason
                """,
                result -> {
                    refusals.put(result.getString(1), result.getLong(2));
                },
                session);
        return refusals;
    }

    /// What the latest run of a session told beside its results.
    public List<String> remarks(String session) {
        return jdbc.queryForList("""
                SELECT remark FROM report_remarks
                WHERE session = ? AND run_id = (SELECT MAX(run_id) FROM report_runs WHERE session = ?)
                ORDER BY remark_no
                """, String.class, session, session);
    }

    /// The first strategy failures of the latest run that has any, one line each, and how many symbols and exceptions
    /// there are.
    public FirstFailures firstFailures(String session, int most) {
        List<String> lines = new ArrayList<>();
        long[] kinds = new long[1];
        jdbc.query(
                """
                SELECT symbol, exception, message, failed_at, occurrences FROM report_strategy_failures
                WHERE session = ? AND run_id =
                    (SELECT MAX(run_id) FROM report_strategy_failures WHERE session = ?)
                ORDER BY failed_at, symbol, exception
                """,
                result -> {
                    if (kinds[0]++ < most) {
                        lines.add(failure(result));
                    }
                },
                session,
                session);
        return new FirstFailures(lines, kinds[0]);
    }

    private static String failure(ResultSet row) throws SQLException {
        String message = row.getString("message");
        return row.getString("symbol") + " from " + Figures.time(row.getObject("failed_at", LocalDateTime.class))
                + " on, "
                + Figures.grouped(row.getLong("occurrences"))
                + (row.getLong("occurrences") == 1 ? " time: " : " times: ")
                + row.getString("exception") + (message == null ? "" : ": " + message);
    }

    /// The last key of each of so many equal parts.
    private static List<Long> evenly(long session, long points, int parts) {
        long width = Math.min(points, parts);
        return LongStream.rangeClosed(1, width)
                .mapToObj(part -> RowKey.of(session, part * points / width - 1))
                .toList();
    }

    private RowCount stream(Connection connection, ReportQuery query, ReportFormat format, RowLimit limit)
            throws SQLException {
        // PostgreSQL sends a result piece by piece only within a transaction.
        connection.setAutoCommit(false);
        ReportSql sql = ReportSql.rows(query, limit);
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            sql.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                ResultRows source = new ResultRows(result);
                format.begin(query.report().ranked(source.columns(), query.owner() != null));
                long rows = source.copyTo(format, limit.rows());
                boolean more = limit.beyond() != RowLimit.Beyond.LEAVE && rows == limit.rows() && result.next();
                format.end();
                return new RowCount(rows, more ? all(query, limit) : rows);
            }
        }
    }

    private long all(ReportQuery query, RowLimit limit) {
        if (limit.beyond() == RowLimit.Beyond.NOTICE) {
            return limit.rows() + 1;
        }
        ReportSql sql = ReportSql.count(query);
        return Objects.requireNonNull(jdbc.queryForObject(sql.text(), Long.class, sql.arguments()));
    }

    private static ReportTable table(ResultSet result) throws SQLException {
        ResultRows rows = new ResultRows(result);
        List<List<@Nullable Object>> table = new ArrayList<>();
        while (result.next()) {
            table.add(rows.row());
        }
        return new ReportTable(rows.columns().stream().map(ReportColumn::name).toList(), table);
    }
}

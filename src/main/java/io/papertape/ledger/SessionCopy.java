package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// Copies the books of a session: every row of it and of its runs. Its bars are shared. The caller holds both sessions
/// and opens the transaction. Safe for use by several threads.
final class SessionCopy {

    /// Tables whose key is made of the session's, see [RowKey], and that key.
    private static final Map<String, String> NUMBERED_IN_SESSION = Map.of(
            "trade",
            "trade_id",
            "trade_part",
            "trade_id",
            "cash_event",
            "event_id",
            "equity_point",
            "point_id",
            "equity_day",
            "day_id",
            "drawdown",
            "drawdown_id");

    /// Tables whose key is made of the run's, and that key.
    private static final Map<String, String> NUMBERED_IN_RUN = Map.of("refusal", "refusal_key");

    private static final List<String> OF_SESSION = List.of(
            "session_setting",
            "session_metric",
            "strategy_version",
            "open_position",
            "open_order",
            "open_lot",
            "symbol_cooldown",
            "receivable",
            "session_symbol",
            "waited_night",
            "session_audit",
            "audit_finding");

    /// A table stands after those that it refers to.
    private static final List<String> OF_RUN = List.of(
            "session_inputs",
            "run_metric",
            "run_remark",
            "price_file",
            "rejected_bar",
            "suspicious_bar",
            "strategy_failure",
            "restatement",
            "restated_bar",
            "restated_action",
            "restated_trade");

    private static final String SESSION = "session_id";
    private static final String RUN = "run_id";

    /// No job has executed the copy of a run.
    private static final String EXECUTION = "job_execution_id";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SessionCopy(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// The tables whose rows are copied.
    static Set<String> tables() {
        Set<String> tables = new TreeSet<>(List.of("paper_session", "session_run"));
        tables.addAll(NUMBERED_IN_SESSION.keySet());
        tables.addAll(NUMBERED_IN_RUN.keySet());
        tables.addAll(OF_SESSION);
        tables.addAll(OF_RUN);
        return tables;
    }

    /// Copies the books of a session.
    ///
    /// @param session its key
    /// @param name of the copy, which no session has
    void copy(long session, String name) {
        long copy = copyRow("paper_session", SESSION, session, Map.of("name", name));
        OF_SESSION.forEach(table -> copyRows(table, SESSION, session, Map.of(SESSION, copy)));
        NUMBERED_IN_SESSION.forEach((table, key) -> copyNumbered(table, key, session, copy, Map.of(SESSION, copy)));
        for (long run : jdbc.sql("SELECT run_id FROM session_run WHERE session_id = :session ORDER BY run_id")
                .param("session", session)
                .query(Long.class)
                .list()) {
            copyRun(run, copy);
        }
    }

    private void copyRun(long run, long session) {
        long copy = copyRow("session_run", RUN, run, Map.of(SESSION, session));
        OF_RUN.forEach(table -> copyRows(table, RUN, run, Map.of(RUN, copy, SESSION, session)));
        NUMBERED_IN_RUN.forEach((table, key) -> copyNumbered(table, key, run, copy, Map.of()));
    }

    /// Copies a row, which gets a key of its own.
    ///
    /// @param others values that the copy has in place of those of the row, by column
    private long copyRow(String table, String key, long row, Map<String, ?> others) {
        List<String> columns = columns(table);
        columns.removeAll(List.of(key, EXECUTION));
        KeyHolder copy = new GeneratedKeyHolder();
        jdbc.sql(insert(table, columns, others.keySet(), Map.of()) + " WHERE " + key + " = :from")
                .params(others)
                .param("from", row)
                .update(copy, key);
        return SqlTypes.requireKey(copy);
    }

    /// Copies the rows that a column finds.
    private void copyRows(String table, String column, long from, Map<String, Long> others) {
        jdbc.sql(insert(table, columns(table), others.keySet(), Map.of()) + " WHERE " + column + " = :from")
                .params(others)
                .param("from", from)
                .update();
    }

    /// Copies the rows whose key is made of that of their owner.
    private void copyNumbered(String table, String key, long from, long to, Map<String, Long> others) {
        jdbc.sql(insert(table, columns(table), others.keySet(), Map.of(key, key + " + :distance")) + " WHERE " + key
                        + " >= :first AND " + key + " < :end")
                .params(others)
                .param("distance", RowKey.first(to) - RowKey.first(from))
                .param("first", RowKey.first(from))
                .param("end", RowKey.end(from))
                .update();
    }

    /// @param others columns with another value, which is a parameter of this name
    /// @param reckoned what stands for the value of a column
    private static String insert(String table, List<String> columns, Set<String> others, Map<String, String> reckoned) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                + columns.stream()
                        .map(column -> others.contains(column) ? ":" + column : reckoned.getOrDefault(column, column))
                        .collect(Collectors.joining(", "))
                + " FROM " + table;
    }

    private List<String> columns(String table) {
        ResultSetExtractor<List<String>> names = rows -> {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                columns.add(rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        };
        return Objects.requireNonNull(template.query("SELECT * FROM " + table + " WHERE 1 = 0", names));
    }
}

package io.papertape.kill;

import io.papertape.ledger.UsedBarRows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the public tables of a database hold, whichever tables and columns there are, in a form
/// that can be compared with another database's: session_id is replaced by the session's name,
/// run_id by the run's place among the session's, which is told with it, other identities and
/// bookkeeping times are left out. Who works on a session is not compared; bars are those of each session, each a row
/// of its own; refused entries and what exits sold are those of their views.
///
/// @param tables the rows of each table, in an order of their own; a row is its values by column
public record BooksContent(SortedMap<String, List<SortedMap<String, String>>> tables) {

    /// What stands for the name of a session that has not got it yet.
    static final String DRAFT = "(draft)";

    private static final String USED_BARS = "used_bars";

    /// What stands for a run that is not kept any more.
    private static final Run PRUNED = new Run("(pruned)", "(pruned)");

    private static final Set<String> BOOKKEEPING = Set.of(
            "job_execution_id",
            "created_at",
            "started_at",
            "ended_at",
            "elapsed_ms",
            "made_with",
            "used_since",
            "price_version_id",
            "version_id");
    private static final Set<String> NOTHING_DONE =
            Set.of("slices", "bars", "trades", "rejected_bars", "refused_entries");

    /// Which run of which session it is.
    private record Run(String session, String place) {

        static Run of(SortedMap<String, String> row) {
            return new Run(row.get("session_id"), row.get("run_id"));
        }
    }

    public static BooksContent read(JdbcTemplate jdbc) {
        Map<Object, String> sessions = new HashMap<>();
        jdbc.query("SELECT session_id, name FROM paper_session", row -> {
            sessions.put(row.getObject(1), row.getString(2) == null ? DRAFT : row.getString(2));
        });
        Map<Object, Run> runs = new HashMap<>();
        Map<Object, Integer> counts = new HashMap<>();
        jdbc.query("SELECT run_id, session_id FROM session_run ORDER BY run_id", row -> {
            int place = counts.merge(row.getObject(2), 1, Integer::sum);
            runs.put(row.getObject(1), new Run(sessions.get(row.getObject(2)), String.valueOf(place)));
        });
        SortedMap<String, List<SortedMap<String, String>>> tables = new TreeMap<>();
        for (String table : tableNames(jdbc)) {
            Set<String> identities = Set.copyOf(jdbc.queryForList("""
                    SELECT LOWER(column_name) FROM information_schema.columns
                    WHERE LOWER(table_schema) = 'public' AND LOWER(table_name) = ? AND is_identity = 'YES'
                    """, String.class, table));
            List<SortedMap<String, String>> rows =
                    jdbc.query("SELECT * FROM " + table, (row, i) -> values(row, identities, sessions, runs));
            rows.sort(Comparator.comparing(Object::toString));
            tables.put(table, rows);
        }
        tables.put(
                USED_BARS,
                UsedBarRows.of(jdbc).stream()
                        .map(used -> values(used, sessions))
                        .sorted(Comparator.comparing(Object::toString))
                        .toList());
        return new BooksContent(tables);
    }

    private static List<String> tableNames(JdbcTemplate jdbc) {
        return jdbc.queryForList("""
                SELECT LOWER(table_name) FROM information_schema.tables
                WHERE LOWER(table_schema) = 'public' AND (table_type = 'BASE TABLE' OR LOWER(table_name) IN ('refused_entry', 'trade_match'))
                    AND LOWER(table_name) NOT LIKE 'batch\\_%' AND LOWER(table_name) NOT LIKE 'flyway\\_%'
                    AND LOWER(table_name) NOT IN ('session_holder', 'session_lock', 'price_set', 'price_set_version',
                        'price_bars', 'refusal', 'trade_part')
                """, String.class);
    }

    private static SortedMap<String, String> values(
            ResultSet row, Set<String> identities, Map<Object, String> sessions, Map<Object, Run> runs)
            throws SQLException {
        SortedMap<String, String> values = new TreeMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnName(i).toLowerCase(Locale.ROOT);
            switch (column) {
                case "session_id" -> values.put(column, sessions.get(row.getObject(i)));
                case "run_id" -> {
                    // A night may be older than the runs that are kept.
                    Run run = runs.getOrDefault(row.getObject(i), PRUNED);
                    values.put(column, run.place());
                    values.put("session_id", run.session());
                }
                default -> {
                    if (!BOOKKEEPING.contains(column) && !identities.contains(column)) {
                        values.put(column, text(row, i, columns.getColumnType(i)));
                    }
                }
            }
        }
        return values;
    }

    private static SortedMap<String, String> values(UsedBarRows.UsedBar used, Map<Object, String> sessions) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("session_id", sessions.get(used.session()));
        values.put("symbol", used.symbol());
        values.put("time", Instant.ofEpochMilli(used.time()).toString());
        values.put("bar", used.bar().toString());
        return values;
    }

    private static String text(ResultSet row, int column, int type) throws SQLException {
        Object value = type == Types.TIMESTAMP ? row.getObject(column, LocalDateTime.class) : row.getObject(column);
        return switch (value) {
            case null -> "(null)";
            case BigDecimal decimal -> decimal.toPlainString();
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            default -> value.toString();
        };
    }

    /// What belongs to one session.
    BooksContent of(String session) {
        SortedMap<String, List<SortedMap<String, String>>> own = new TreeMap<>();
        tables.forEach((table, rows) -> own.put(
                table,
                rows.stream()
                        .filter(row -> row.getOrDefault("session_id", session).equals(session))
                        .toList()));
        return new BooksContent(own);
    }

    /// What is visible of a session while it is being replaced: all but runs that are not
    /// completed.
    BooksContent completed() {
        return withRuns(tables.get("session_run").stream()
                .filter(run -> run.get("status").equals("COMPLETED"))
                .toList());
    }

    /// These books without the last completed runs, as many as told, if they found nothing to do.
    BooksContent withoutIdleRuns(int count) {
        List<SortedMap<String, String>> runs = new ArrayList<>(tables.get("session_run"));
        runs.sort(Comparator.comparing(row -> Integer.valueOf(row.get("run_id"))));
        for (int i = 0; i < count; i++) {
            SortedMap<String, String> last = runs.removeLast();
            if (!last.get("status").equals("COMPLETED")
                    || !NOTHING_DONE.stream()
                            .allMatch(column -> last.get(column).equals("0"))) {
                throw new AssertionError("this run should have had nothing to do: " + last);
            }
        }
        return withRuns(runs);
    }

    /// With nothing of other runs.
    private BooksContent withRuns(List<SortedMap<String, String>> runs) {
        Set<Run> kept = runs.stream().map(Run::of).collect(Collectors.toSet());
        SortedMap<String, List<SortedMap<String, String>>> others = new TreeMap<>();
        tables.forEach((table, rows) -> others.put(
                table,
                rows.stream()
                        .filter(row -> !row.containsKey("run_id") || kept.contains(Run.of(row)))
                        .toList()));
        return new BooksContent(others);
    }

    /// The first difference from what is expected, or nothing.
    public Optional<String> difference(BooksContent expected) {
        if (!tables.keySet().equals(expected.tables.keySet())) {
            return Optional.of("tables " + tables.keySet() + " instead of " + expected.tables.keySet());
        }
        return tables.keySet().stream()
                .flatMap(table -> difference(table, tables.get(table), expected.tables.get(table)).stream())
                .findFirst();
    }

    private static Optional<String> difference(
            String table, List<SortedMap<String, String>> rows, List<SortedMap<String, String>> expected) {
        int same = 0;
        while (same < rows.size() && same < expected.size() && rows.get(same).equals(expected.get(same))) {
            same++;
        }
        if (same == rows.size() && same == expected.size()) {
            return Optional.empty();
        }
        return Optional.of(table + " has " + rows.size() + " rows instead of " + expected.size() + "; first "
                + (same < rows.size() ? rows.get(same) : "none") + " instead of "
                + (same < expected.size() ? expected.get(same) : "none"));
    }
}

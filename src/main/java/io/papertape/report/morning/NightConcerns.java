package io.papertape.report.morning;

import io.papertape.report.Figures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What the books of a night's sessions say of each that somebody should look at.
final class NightConcerns {

    private static final String REJECTED = """
            SELECT session, file, line, reason
            FROM (SELECT b.session, b.file, b.line, b.reason,
                         ROW_NUMBER() OVER (PARTITION BY b.session ORDER BY b.file, b.line) AS row_no
                  FROM report_rejected_bars b
                  JOIN night_session n ON n.run_id = b.run_id AND n.session = b.session
                  WHERE n.night_id = ?) numbered
            WHERE row_no = 1
            """;

    private static final String FAILURES = """
            SELECT session, symbol, failed_at, exception, message
            FROM (SELECT f.session, f.symbol, f.failed_at, f.exception, f.message,
                         ROW_NUMBER() OVER (PARTITION BY f.session ORDER BY f.failed_at, f.symbol, f.exception) AS row_no
                  FROM report_strategy_failures f
                  JOIN night_session n ON n.run_id = f.run_id AND n.session = f.session
                  WHERE n.night_id = ?) numbered
            WHERE row_no = 1
            """;

    private static final String STALE = """
            SELECT p.session, p.symbol, p.last_bar_at
            FROM report_open_positions p
            JOIN night_session n ON n.session = p.session
            WHERE n.night_id = ? AND p.stale
            ORDER BY p.session, p.last_bar_at, p.symbol
            """;

    private static final String RESTATED = """
            SELECT r.session, r.bars_changed + r.bars_missing + r.bars_inserted AS bars, r.actions_changed, r.compared_at,
                r.equity_before, r.equity_after
            FROM report_restatements r
            JOIN night_session n ON n.run_id = r.run_id AND n.session = r.session
            WHERE n.night_id = ?
            """;

    private static final String REMARKS = """
            SELECT m.session, m.kind, m.remark
            FROM report_remarks m
            JOIN night_session n ON n.run_id = m.run_id AND n.session = m.session
            WHERE n.night_id = ?
            ORDER BY m.session, m.remark_no
            """;

    /// What the user has asked for, or need not know each morning.
    private static final Set<String> USUAL_REMARKS = Set.of("held back", "tolerated", "volumes");

    /// Whose runs were completed, so that what they tell is whole.
    private static final Set<String> COMPLETED = Set.of("CARRIED", "UNCHANGED", "CLOSED");

    private static final int MOST_SYMBOLS = 5;

    private final Map<String, List<String>> rejected;
    private final Map<String, List<String>> failures;
    private final Map<String, List<String>> stale;
    private final Map<String, List<String>> restated;
    private final Map<String, List<String>> remarks;

    NightConcerns(JdbcTemplate jdbc, long night) {
        rejected = told(
                jdbc,
                REJECTED,
                night,
                row -> row.getString("file") + " line " + row.getLong("line") + ": " + row.getString("reason"));
        failures = told(
                jdbc,
                FAILURES,
                night,
                row -> row.getString("symbol") + " on " + time(row, "failed_at") + ", "
                        + row.getString("exception")
                        + (row.getString("message") == null ? "" : ": " + row.getString("message")));
        stale = told(
                jdbc,
                STALE,
                night,
                row -> row.getString("symbol") + " has had no bar since " + time(row, "last_bar_at"));
        restated = told(jdbc, RESTATED, night, NightConcerns::restatement);
        remarks = told(
                jdbc,
                REMARKS,
                night,
                row -> USUAL_REMARKS.contains(row.getString("kind")) ? null : row.getString("remark"));
    }

    /// The concerns of a session, the most serious first.
    ///
    /// @param row of the report of the morning
    List<Concern> of(Map<String, @Nullable Object> row) {
        String session = String.valueOf(row.get("session"));
        List<Concern> concerns = new ArrayList<>();
        end(row, session, concerns);
        if ("ruined".equals(row.get("attention"))) {
            concerns.add(new Concern(ConcernKind.RUINED, "equity is " + Amounts.money(row.get("equity"))));
        }
        boolean completed = COMPLETED.contains(String.valueOf(row.get("status")));
        if (completed) {
            if (Boolean.TRUE.equals(row.get("replayed_whole"))) {
                concerns.add(new Concern(ConcernKind.REPLAYED_WHOLE, first(restated, session)));
            }
            counted(row, "rejected_bars", "row", "rows", ConcernKind.REJECTED_ROWS, rejected, concerns);
            counted(row, "strategy_failures", "time", "times", ConcernKind.STRATEGY_FAILED, failures, concerns);
        }
        stale(row, session, concerns);
        if (row.get("locked_out_since") instanceof LocalDateTime since) {
            concerns.add(new Concern(ConcernKind.LOCKED_OUT, "since " + Figures.time(since)));
        }
        remarks.getOrDefault(session, List.of()).stream()
                .map(remark -> new Concern(ConcernKind.PRICES, remark))
                .forEach(concerns::add);
        if (completed && row.get("resumed_run_at") instanceof LocalDateTime began) {
            concerns.add(new Concern(ConcernKind.RESUMED, "the run that began " + Digest.minute(began)));
        }
        return concerns;
    }

    private static void end(Map<String, @Nullable Object> row, String session, List<Concern> concerns) {
        ConcernKind kind = switch (String.valueOf(row.get("status"))) {
            case "INVALID" -> ConcernKind.CORRECT;
            case "UNDECIDED" -> ConcernKind.DECIDE;
            case "FAILED" -> ConcernKind.FAILED;
            case "BUSY" -> ConcernKind.BUSY;
            case "STOPPED" -> ConcernKind.STOPPED;
            default -> null;
        };
        if (kind != null) {
            Object message = row.get("message");
            concerns.add(new Concern(
                    kind, message == null ? "not carried forward" : withoutName(message.toString(), session)));
        }
    }

    /// The name stands before it, so that sessions with the same message can share it.
    private static String withoutName(String message, String session) {
        String beginning = "session '" + session + "': ";
        return message.startsWith(beginning) ? message.substring(beginning.length()) : message;
    }

    private static void counted(
            Map<String, @Nullable Object> row,
            String column,
            String one,
            String many,
            ConcernKind kind,
            Map<String, List<String>> firsts,
            List<Concern> concerns) {
        long count = row.get(column) instanceof Number number ? number.longValue() : 0;
        if (count > 0) {
            String first = first(firsts, String.valueOf(row.get("session")));
            concerns.add(new Concern(
                    kind,
                    Figures.counted(count, one, many)
                            + (first.isEmpty() ? "" : (count == 1 ? ": " : ", the first: ") + first)));
        }
    }

    private void stale(Map<String, @Nullable Object> row, String session, List<Concern> concerns) {
        List<String> symbols = stale.getOrDefault(session, List.of());
        if (symbols.isEmpty()) {
            return;
        }
        String shown = String.join(", ", symbols.subList(0, Math.min(MOST_SYMBOLS, symbols.size())))
                + (symbols.size() > MOST_SYMBOLS ? " and " + (symbols.size() - MOST_SYMBOLS) + " more" : "");
        String share = row.get("stale_share") instanceof Double fraction
                ? "; " + Figures.percent(fraction) + " of equity " + "hangs on " + (symbols.size() == 1 ? "it" : "them")
                : "";
        concerns.add(new Concern(ConcernKind.STALE, shown + share));
    }

    private static String restatement(ResultSet row) throws SQLException {
        long bars = row.getLong("bars");
        long actions = row.getLong("actions_changed");
        String changedBars = bars == 0 ? "" : Figures.counted(bars, "bar has changed", "bars have changed");
        String changedActions = actions == 0
                ? ""
                : Figures.counted(actions, "corporate action has changed", "corporate actions have changed");
        String what = bars == 0 && actions == 0
                ? "the code of the strategy has changed"
                : changedBars + (bars == 0 || actions == 0 ? "" : ", ") + changedActions;
        return what + "; equity on " + time(row, "compared_at") + " was "
                + Amounts.money(row.getBigDecimal("equity_before")) + " and is "
                + Amounts.money(row.getBigDecimal("equity_after"));
    }

    private static String time(ResultSet row, String column) throws SQLException {
        return Figures.cell(row.getObject(column, LocalDateTime.class));
    }

    private static String first(Map<String, List<String>> texts, String session) {
        List<String> found = texts.getOrDefault(session, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    private static Map<String, List<String>> told(JdbcTemplate jdbc, String sql, long night, Told told) {
        Map<String, List<String>> texts = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    String text = told.of(row);
                    if (text != null) {
                        texts.computeIfAbsent(row.getString("session"), session -> new ArrayList<>())
                                .add(text);
                    }
                },
                night);
        return texts;
    }

    /// What a row tells, or null for nothing.
    private interface Told {

        @Nullable
        String of(ResultSet row) throws SQLException;
    }
}

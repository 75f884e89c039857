package io.papertape.cli;

import io.papertape.report.Figures;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import io.papertape.report.ReportTable;
import io.papertape.report.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The sessions as a person looks at them: a line for each, figures rounded, and below what went wrong last.
final class SessionsTable {

    private static final String ELSEWHERE = "report session_summary has all";
    private static final String COMPLETED = "COMPLETED";
    private static final String MINUTES = ":\\d\\d$";

    private static final List<ReportColumn> COLUMNS = List.of(
            new ReportColumn("session", Kind.TEXT),
            new ReportColumn("status", Kind.WORD, 1),
            new ReportColumn("last_slice", Kind.WORD),
            new ReportColumn("equity", Kind.NUMBER),
            new ReportColumn("return", Kind.NUMBER),
            new ReportColumn("drawdown", Kind.NUMBER, 2),
            new ReportColumn("trades", Kind.NUMBER, 4),
            new ReportColumn("last_run", Kind.WORD),
            new ReportColumn("run_at", Kind.WORD, 3),
            new ReportColumn("strategy", Kind.TEXT, 5));

    private final ReportTable summary;

    /// @param summary of all sessions
    SessionsTable(ReportTable summary) {
        this.summary = summary;
    }

    /// @param width of the lines at most, as far as names and numbers allow
    List<String> lines(int width) {
        List<List<@Nullable Object>> rows =
                IntStream.range(0, summary.rows().size()).mapToObj(this::row).toList();
        List<String> lines = new ArrayList<>(TextTable.lines(COLUMNS, rows, width, ELSEWHERE));
        IntStream.range(0, summary.rows().size())
                .filter(row -> !COMPLETED.equals(summary.value(row, "last_run_status")))
                .mapToObj(this::uncompleted)
                .map(Figures::oneLine)
                .forEach(lines::add);
        return lines;
    }

    private List<@Nullable Object> row(int row) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(summary.value(row, "session"));
        cells.add(status(row));
        cells.add(summary.value(row, "last_slice_at"));
        cells.add(money(summary.value(row, "equity")));
        cells.add(percent(summary.value(row, "total_return")));
        cells.add(percent(summary.value(row, "max_drawdown")));
        cells.add(summary.value(row, "trades"));
        cells.add(summary.value(row, "last_run_status"));
        cells.add(minute(summary.value(row, "last_run_at")));
        cells.add(summary.value(row, "strategy"));
        return cells;
    }

    private String status(int row) {
        return summary.value(row, "status") + (Boolean.TRUE.equals(summary.value(row, "ruined")) ? ", ruined" : "");
    }

    private static @Nullable String money(@Nullable Object value) {
        return value instanceof BigDecimal money ? Figures.grouped(money.setScale(2, RoundingMode.HALF_EVEN)) : null;
    }

    private static @Nullable String percent(@Nullable Object value) {
        return value instanceof Double fraction ? Figures.percent(fraction) : null;
    }

    private static @Nullable String minute(@Nullable Object value) {
        return value instanceof LocalDateTime time ? Figures.time(time).replaceFirst(MINUTES, "") : null;
    }

    /// Why the last run of a session has not been completed, and since when its books stand.
    private String uncompleted(int row) {
        Object completed = summary.value(row, "completed_at");
        return summary.value(row, "session") + ": " + end(row) + "; "
                + (completed == null ? "no run completed yet" : "books as of the run of " + minute(completed));
    }

    private String end(int row) {
        Object failure = summary.value(row, "last_run_failure");
        String at = minute(summary.value(row, "last_run_at"));
        return switch (String.valueOf(summary.value(row, "last_run_status"))) {
            case "FAILED" -> "the last run failed at " + at + (failure == null ? "" : ": " + failure);
            case "STOPPED" -> "the last run was stopped at " + at;
            case "STARTED" -> "the last run began at " + at + " and is under way, or its process has died";
            case String other -> "the last run is " + other;
        };
    }
}

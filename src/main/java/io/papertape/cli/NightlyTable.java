package io.papertape.cli;

import io.papertape.desk.DeskSession;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.StoredSession;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import io.papertape.report.RowSource;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sessions that a night would carry forward, a row for each.
///
/// @param sessions those of the file, in its order
/// @param stored the sessions that the books have, by name
/// @param catalog finds the strategies of those that they do not have
record NightlyTable(List<DeskSession> sessions, Map<String, StoredSession> stored, StrategyCatalog catalog) {

    private static final List<ReportColumn> COLUMNS = List.of(
            new ReportColumn("session", Kind.TEXT),
            new ReportColumn("status", Kind.WORD),
            new ReportColumn("strategy", Kind.TEXT),
            new ReportColumn("parameters", Kind.TEXT, 1),
            new ReportColumn("symbols", Kind.WORD),
            new ReportColumn("prices", Kind.TEXT, 2),
            new ReportColumn("last_slice", Kind.WORD));

    RowSource rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        sessions.forEach(session -> rows.add(row(session, stored.get(session.name()))));
        return new ListedRows(COLUMNS, rows);
    }

    private List<@Nullable Object> row(DeskSession session, @Nullable StoredSession stored) {
        SessionSettings settings = stored == null ? asked(session) : stored.settings();
        return Arrays.asList(
                session.name(),
                status(stored),
                settings.strategy(),
                settings.parametersText(),
                symbols(settings, stored),
                session.parameters().getOrDefault(ReplaySettings.PRICES.name(), settings.prices()),
                stored == null ? null : time(stored.lastSliceAt()));
    }

    private SessionSettings asked(DeskSession session) {
        return Objects.requireNonNull(
                RequestedSettings.read(session.parameters(), catalog, StrategyOrigin.COMMAND)
                        .settings(),
                "a file that was read has no problem");
    }

    private static String status(@Nullable StoredSession stored) {
        if (stored == null) {
            return "NEW";
        }
        return (stored.closed() ? "CLOSED" : "OPEN") + (stored.ruined() ? ", ruined" : "");
    }

    private static String symbols(SessionSettings settings, @Nullable StoredSession stored) {
        boolean all = stored == null ? settings.symbols().isEmpty() : stored.allSymbols();
        return all ? "all" : Integer.toString(settings.symbols().size());
    }

    private static @Nullable Object time(@Nullable Long epochMillis) {
        return epochMillis == null ? null : LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }
}

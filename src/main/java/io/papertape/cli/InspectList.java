package io.papertape.cli;

import io.papertape.prices.ReadFile;
import io.papertape.prices.ToldAction;
import io.papertape.prices.inspection.Inspection;
import io.papertape.prices.inspection.RejectedRows;
import io.papertape.prices.inspection.Suspicion;
import io.papertape.prices.inspection.SymbolFacts;
import io.papertape.report.ReportColumn;
import io.papertape.report.ReportColumn.Kind;
import io.papertape.report.RowSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What `inspect` lists.
enum InspectList {
    FILES("the files and what they were recognised as") {
        @Override
        RowSource rows(Inspection inspection) {
            Map<String, Long> rejected = inspection.rejected().stream()
                    .collect(Collectors.groupingBy(RejectedRows::file, Collectors.summingLong(RejectedRows::rows)));
            return listed(
                    List.of(
                            text("file"),
                            text("layout"),
                            text("prices"),
                            number("rows"),
                            number("rejected"),
                            new ReportColumn("unused_columns", Kind.TEXT, 1)),
                    inspection.files(),
                    file -> row(file, rejected.getOrDefault(file.name(), 0L)));
        }

        private List<@Nullable Object> row(ReadFile file, long rejected) {
            return Arrays.asList(
                    file.name(),
                    file.layout().name(),
                    file.layout().prices(),
                    file.rows(),
                    rejected,
                    String.join(", ", file.layout().unused()));
        }
    },
    SYMBOLS("the symbols and what their bars are like") {
        @Override
        RowSource rows(Inspection inspection) {
            Map<String, Long> suspicious = inspection.suspicions().stream()
                    .collect(Collectors.groupingBy(Suspicion::symbol, Collectors.counting()));
            Map<String, Long> actions = inspection.actionsOfSymbols();
            return listed(
                    List.of(
                            text("symbol"),
                            number("bars"),
                            word("first_bar"),
                            word("last_bar"),
                            word("interval"),
                            number("gaps"),
                            number("suspicious"),
                            number("actions")),
                    inspection.symbols(),
                    symbol -> row(
                            symbol,
                            suspicious.getOrDefault(symbol.symbol(), 0L),
                            actions.getOrDefault(symbol.symbol(), 0L)));
        }

        private List<@Nullable Object> row(SymbolFacts symbol, long suspicious, long actions) {
            return Arrays.asList(
                    symbol.symbol(),
                    symbol.bars(),
                    time(symbol.first()),
                    time(symbol.last()),
                    distance(symbol.interval()),
                    symbol.gaps(),
                    suspicious,
                    actions);
        }
    },
    REJECTED("the rows that are not used, by file and reason") {
        @Override
        RowSource rows(Inspection inspection) {
            return listed(
                    List.of(text("file"), text("reason"), number("rows"), number("first_line")),
                    inspection.rejected(),
                    rows -> List.of(rows.file(), rows.reason(), rows.rows(), rows.firstLine()));
        }
    },
    SUSPICIOUS("the bars that may be faults of their source, and are used") {
        @Override
        RowSource rows(Inspection inspection) {
            return listed(
                    List.of(text("symbol"), word("time"), text("reason")),
                    inspection.suspicions(),
                    bar -> List.of(bar.symbol(), time(bar.time()), bar.reason()));
        }
    },
    ACTIONS("the splits, dividends, delistings and renames that the files tell") {
        @Override
        RowSource rows(Inspection inspection) {
            return listed(
                    List.of(
                            text("symbol"),
                            word("date"),
                            word("type"),
                            text("value"),
                            word("pay_date"),
                            text("file"),
                            number("line")),
                    inspection.actions(),
                    this::row);
        }

        private List<@Nullable Object> row(ToldAction action) {
            BigDecimal value = action.value();
            return Arrays.asList(
                    action.symbol(),
                    action.date(),
                    action.type().label(),
                    value == null ? action.renamedTo() : value.toPlainString(),
                    action.payDate(),
                    action.file(),
                    action.line());
        }
    };

    private final String meaning;

    InspectList(String meaning) {
        this.meaning = meaning;
    }

    /// As it is given.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What it lists, as the end of a sentence.
    String meaning() {
        return meaning;
    }

    /// The list of a name.
    static Optional<InspectList> named(String label) {
        return Arrays.stream(values())
                .filter(list -> list.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(InspectList::label).toList();
    }

    /// Its rows.
    abstract RowSource rows(Inspection inspection);

    private static <T> RowSource listed(
            List<ReportColumn> columns, List<T> items, Function<T, List<@Nullable Object>> row) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        items.forEach(item -> rows.add(row.apply(item)));
        return new ListedRows(columns, rows);
    }

    private static ReportColumn text(String name) {
        return new ReportColumn(name, Kind.TEXT);
    }

    private static ReportColumn word(String name) {
        return new ReportColumn(name, Kind.WORD);
    }

    private static ReportColumn number(String name) {
        return new ReportColumn(name, Kind.NUMBER);
    }

    private static Object time(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        boolean midnight = utc.toLocalTime().toNanoOfDay() == 0;
        return midnight ? utc.toLocalDate() : utc;
    }

    /// In the largest unit of which it is a whole number: `1 day`, `5 minutes`.
    private static String distance(Duration distance) {
        if (distance.isZero()) {
            return "";
        }
        for (Unit unit : Unit.values()) {
            long units = distance.dividedBy(unit.length);
            if (units > 0 && unit.length.multipliedBy(units).equals(distance)) {
                return units + " " + unit.name().toLowerCase(Locale.ROOT) + (units == 1 ? "" : "s");
            }
        }
        return distance.toMillis() + " ms";
    }

    private enum Unit {
        DAY(Duration.ofDays(1)),
        HOUR(Duration.ofHours(1)),
        MINUTE(Duration.ofMinutes(1)),
        SECOND(Duration.ofSeconds(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }
    }
}

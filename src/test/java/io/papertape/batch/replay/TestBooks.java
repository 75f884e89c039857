package io.papertape.batch.replay;

import static java.util.Map.entry;

import io.papertape.Database;
import io.papertape.PapertapeApplication;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.Books;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.file.FilePrices;
import io.papertape.settings.ReplaySettings;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/// The whole application on a database of its own.
public final class TestBooks implements AutoCloseable {

    static final String DEMO_PRICES = "data/prices";

    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            entry("trade", List.of("trade_no")),
            entry("trade_match", List.of("trade_no", "entry_trade_no")),
            entry("equity_point", List.of("recorded_at")),
            entry("open_position", List.of("symbol")),
            entry("open_order", List.of("order_no")),
            entry("cash_event", List.of("event_no")),
            entry("receivable", List.of("receivable_no")),
            entry("open_lot", List.of("symbol", "entry_trade_no")),
            entry("symbol_cooldown", List.of("symbol")),
            entry("session_symbol", List.of("place", "name_no")),
            entry("session_metrics", List.of()),
            entry("equity_day", List.of("calendar_day")),
            entry("drawdown", List.of("began_at")),
            entry("rejected_bar", List.of("file", "line")),
            entry("refused_entry", List.of("refused_at", "symbol")),
            entry("strategy_failure", List.of("symbol", "exception", "failed_at")));

    private static final Set<String> KEY_COLUMNS =
            Set.of("session_id", "run_id", "trade_id", "point_id", "day_id", "drawdown_id", "refusal_no", "event_id");

    private final ConfigurableApplicationContext context;

    public TestBooks(Database database, Path folder) {
        this(database.freshUrl(folder));
    }

    /// On a database that there is, or not yet.
    public TestBooks(String url) {
        this(url, application -> {});
    }

    /// @param initializer changes the application before it starts
    public TestBooks(String url, ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        context = new SpringApplicationBuilder(PapertapeApplication.class)
                .initializers(initializer)
                .run("--spring.datasource.url=" + url);
    }

    /// Replays with these parameters, each `name=value`.
    public ReplayOutcome replay(String... parameters) {
        return context.getBean(ReplayService.class)
                .replay(request(parameters), new FilePrices(), (bars, estimatedBars) -> {});
    }

    public static ReplayRequest request(String... parameters) {
        return parsed(parameters).orThrow(new FilePrices());
    }

    /// What becomes of these parameters, each `name=value`.
    static ParsedRequest parsed(String... parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            given.put(parameter.substring(0, parameter.indexOf('=')), parameter.substring(parameter.indexOf('=') + 1));
        }
        return ReplayRequest.parse(given, new StrategyCatalog(TestBooks.class.getClassLoader()));
    }

    public ApplicationContext context() {
        return context;
    }

    public JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    /// Everything that the contract calls results and the bars they were made from, without keys and bookkeeping times.
    /// To the digit: the results of
    /// two replays are equal only if every value is, on whichever databases they were made.
    public Map<String, List<Map<String, Object>>> results(String session) {
        Map<String, List<Map<String, Object>>> results = new LinkedHashMap<>();
        KEYS.forEach((table, key) -> results.put(table, results(session, table, key)));
        results.put("bars", bars(session));
        return results;
    }

    /// The bars that a session was made from, however they are kept.
    private List<Map<String, Object>> bars(String session) {
        Optional<StoredSession> stored = context.getBean(SessionLedger.class).find(session);
        return stored.map(this::bars).orElse(List.of());
    }

    private List<Map<String, Object>> bars(StoredSession stored) {
        Set<String> symbols = new HashSet<>(stored.names().latest());
        stored.settings().get(ReplaySettings.BENCHMARK).ifPresent(symbols::add);
        Map<String, List<Map<String, Object>>> bars = new TreeMap<>();
        context.getBean(Books.class).readBars(stored, symbols, (symbol, block) -> {
            for (int i = 0; i < block.size(); i++) {
                bars.computeIfAbsent(symbol, first -> new ArrayList<>())
                        .add(Map.of("symbol", symbol, "time", block.time(i), "bar", block.bar(i)));
            }
        });
        return bars.values().stream().flatMap(List::stream).toList();
    }

    private List<Map<String, Object>> results(String session, String table, List<String> key) {
        List<Map<String, Object>> rows = rows(
                "SELECT t.* FROM " + table + " t JOIN paper_session s ON s.session_id = t.session_id WHERE s.name = ?",
                session);
        rows.forEach(row -> row.keySet().removeAll(KEY_COLUMNS));
        // In Java, because databases do not agree on the order of texts.
        key.reversed().forEach(column -> rows.sort(Comparator.comparing(row -> comparable(row.get(column)))));
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    /// Where results differ from those expected, in one line; empty when they are equal to the digit.
    public static String difference(
            Map<String, List<Map<String, Object>>> expected, Map<String, List<Map<String, Object>>> results) {
        for (String table : expected.keySet()) {
            List<Map<String, Object>> expectedRows = expected.get(table);
            List<Map<String, Object>> rows = results.get(table);
            for (int i = 0; i < Math.min(rows.size(), expectedRows.size()); i++) {
                if (!rows.get(i).equals(expectedRows.get(i))) {
                    return table + " has " + rows.get(i) + " instead of " + expectedRows.get(i);
                }
            }
            if (rows.size() != expectedRows.size()) {
                return table + " has " + rows.size() + " rows instead of " + expectedRows.size();
            }
        }
        return "";
    }

    /// The rows of a query, alike on every database.
    public List<Map<String, Object>> rows(String sql, Object... arguments) {
        return jdbc().query(
                        sql,
                        (result, number) -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                                row.put(
                                        result.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT),
                                        switch (result.getObject(i)) {
                                            case Timestamp timestamp -> timestamp.toLocalDateTime();
                                            case byte[] bytes -> HexFormat.of().formatHex(bytes);
                                            case null -> null;
                                            case Object value -> value;
                                        });
                            }
                            return row;
                        },
                        arguments);
    }

    @Override
    public void close() {
        context.close();
    }
}

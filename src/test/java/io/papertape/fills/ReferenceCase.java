package io.papertape.fills;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A random case, with the rows that the reference in Python finds for it.
///
/// @param parameters of the replay, without closeAtEnd
/// @param closesAtEnd whether everything is sold at the end
/// @param symbols in processing order
/// @param slices of the prices
/// @param expected the reference's rows
record ReferenceCase(
        Map<String, String> parameters,
        boolean closesAtEnd,
        List<String> symbols,
        List<MarketSlice> slices,
        JsonNode expected) {

    private static final JsonMapper JSON = new JsonMapper();

    /// A row of prices, by the columns of its file.
    private record Row(long time, boolean dateAlone, List<String> fields) {

        static Row of(String line) {
            List<String> fields = List.of(line.split(",", -1));
            String text = fields.getFirst();
            return new Row(ReferenceCase.time(text, 0), text.length() == 10, fields);
        }

        String symbol() {
            return fields.get(1);
        }

        long price(int column) {
            return Money.parse(fields.get(column));
        }

        double volume() {
            return fields.get(6).isEmpty() ? 0 : Double.parseDouble(fields.get(6));
        }
    }

    static ReferenceCase read(Path folder) throws IOException {
        JsonNode settings = JSON.readTree(Files.readString(folder.resolve("settings.json")));
        Map<String, String> parameters = new HashMap<>();
        settings.get("parameters")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
        boolean closes = "true".equals(parameters.remove("closeAtEnd"));
        parameters.computeIfPresent(
                "strategy",
                (name, strategy) -> strategy.equals("LevelsProbe") ? LevelsProbe.class.getName() : strategy);
        for (String order : List.of("entry", "exit")) {
            parameters.computeIfPresent(order, (name, kind) -> Integer.toString(LevelsProbe.ORDERS.indexOf(kind)));
        }
        long end = settings.has("to") ? time(settings.get("to").asString(), 86_399_999) : Long.MAX_VALUE;
        List<Row> rows = Files.readAllLines(folder.resolve("prices.csv")).stream()
                .skip(1)
                .map(Row::of)
                .toList();
        List<String> symbols = parameters.containsKey("symbols")
                ? List.of(parameters.get("symbols").split(","))
                : List.copyOf(new TreeSet<>(rows.stream().map(Row::symbol).toList()));
        return new ReferenceCase(
                parameters,
                closes,
                symbols,
                slices(rows.stream().filter(row -> row.time() <= end).toList(), symbols),
                JSON.readTree(Files.readString(folder.resolve("expected.json"))));
    }

    private static List<MarketSlice> slices(List<Row> rows, List<String> symbols) {
        Map<Long, Map<Integer, Row>> byTime = new TreeMap<>();
        for (Row row : rows) {
            int symbol = symbols.indexOf(row.symbol());
            if (symbol >= 0) {
                byTime.computeIfAbsent(row.time(), time -> new TreeMap<>()).put(symbol, row);
            }
        }
        List<MarketSlice> slices = new ArrayList<>();
        byTime.forEach((time, bars) -> {
            MarketSlice slice = new MarketSlice(time, bars.size());
            bars.forEach((symbol, row) ->
                    slice.add(symbol, row.price(2), row.price(3), row.price(4), row.price(5), row.volume()));
            if (bars.values().stream().anyMatch(Row::dateAlone)) {
                slice.markDateAlone();
            }
            slices.add(slice);
        });
        return slices;
    }

    /// @param rest added to a date alone
    private static long time(String text, long rest) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + rest
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /// The rows of a table, with these columns.
    List<List<String>> rows(String table, String... columns) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : expected.get(table)) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                String cell = row.get(column).asString("");
                cells.add(column.endsWith("_at") ? told(time(cell, 0)) : cell);
            }
            rows.add(cells);
        }
        return rows;
    }

    /// A time as rows tell it.
    static String told(long time) {
        return Instant.ofEpochMilli(time).toString();
    }
}

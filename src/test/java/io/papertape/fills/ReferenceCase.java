package io.papertape.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Tool;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A random case, with the rows that the reference in Python finds for it.
///
/// @param parameters of the replay, without closeAtEnd
/// @param closesAtEnd whether everything is sold at the end
/// @param symbols in processing order
/// @param slices of the prices
/// @param actions of the companies
/// @param names of symbols that were renamed, with the first name of each
/// @param expected the reference's rows
record ReferenceCase(
        Map<String, String> parameters,
        boolean closesAtEnd,
        List<String> symbols,
        List<MarketSlice> slices,
        List<CorporateAction> actions,
        Map<String, String> names,
        JsonNode expected) {

    private static final JsonMapper JSON = new JsonMapper();
    static final List<String> TRADE_COLUMNS = List.of(
            "trade_no",
            "order_no",
            "symbol",
            "side",
            "kind",
            "quantity",
            "price",
            "traded_at",
            "commission",
            "slippage",
            "cash_flow",
            "realized_pnl",
            "level",
            "decided_at",
            "ambiguous",
            "other_pnl");

    private static final List<String> FILL_LIMITS = List.of(
            "volumeLimit", "opened beyond its stop", "opened beyond its target", "the opposite position is not gone");

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

    /// Writes cases with the reference's rows, each into a folder of its seed's name.
    ///
    /// @param further what the cases have besides, as the script calls it
    static void write(int firstSeed, int count, Path folder, String... further) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(Integer.toString(firstSeed), Integer.toString(count), folder.toString()));
        arguments.addAll(List.of(further));
        run("write_cases.py", arguments.toArray(String[]::new));
    }

    /// Runs a script of the reference.
    static void run(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Tool.named("python3", "python3").toString());
        command.add("-B");
        command.add(Path.of(Objects.requireNonNull(ReferenceCase.class.getResource(script))
                        .toURI())
                .toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
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
        List<String[]> actions = new ArrayList<>();
        if (settings.has("actions")) {
            settings.get("actions").forEach(line -> actions.add(line.asString().split(",", -1)));
        }
        Map<String, String> names = new HashMap<>();
        actions.stream()
                .filter(action -> action[2].equals("rename"))
                .sorted(Comparator.comparing(action -> action[1]))
                .forEach(action -> names.put(action[3], names.getOrDefault(action[0], action[0])));
        List<String> symbols = parameters.containsKey("symbols")
                ? List.of(parameters.get("symbols").split(","))
                : List.copyOf(new TreeSet<>(rows.stream()
                        .map(row -> names.getOrDefault(row.symbol(), row.symbol()))
                        .toList()));
        return new ReferenceCase(
                parameters,
                closes,
                symbols,
                slices(rows.stream().filter(row -> row.time() <= end).toList(), symbols, names),
                actions.stream()
                        .filter(action -> !action[2].equals("rename"))
                        .filter(action -> symbols.contains(names.getOrDefault(action[0], action[0])))
                        .map(action -> action(action, symbols.indexOf(names.getOrDefault(action[0], action[0]))))
                        .toList(),
                names,
                JSON.readTree(Files.readString(folder.resolve("expected.json"))));
    }

    private static CorporateAction action(String[] fields, int symbol) {
        CorporateAction.Type type = CorporateAction.Type.valueOf(fields[2].toUpperCase(Locale.ROOT));
        String value = fields.length > 3 ? fields[3] : "";
        String paid = fields.length > 4 ? fields[4] : "";
        long date = time(fields[1], 0);
        return new CorporateAction(
                symbol,
                date,
                type,
                value.isEmpty() ? CorporateAction.LAST_PRICE : Money.parse(value),
                paid.isEmpty() ? date : time(paid, 0));
    }

    private static List<MarketSlice> slices(List<Row> rows, List<String> symbols, Map<String, String> names) {
        Map<Long, Map<Integer, Row>> byTime = new TreeMap<>();
        for (Row row : rows) {
            int symbol = symbols.indexOf(names.getOrDefault(row.symbol(), row.symbol()));
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

    /// Whether trades sell short at 0, below which slippage would have brought the price: levels of 0 are none here.
    static boolean sellForNothing(List<List<String>> trades) {
        return trades.stream()
                .anyMatch(trade -> trade.get(6).equals("0.00000000")
                        && trade.get(3).equals("SELL")
                        && trade.get(11).isEmpty());
    }

    /// This case with rows that tell shares by the symbols that they have at the time; those for an engine tell them by
    /// the first ones.
    ReferenceCase withNewSymbols() {
        return new ReferenceCase(parameters, closesAtEnd, symbols, slices, actions, Map.of(), expected);
    }

    /// Writes the folder `prices` with the prices, and the corporate actions beside them.
    static void writePrices(Path folder) throws IOException {
        Path prices = Files.createDirectories(folder.resolve("prices"));
        Files.copy(folder.resolve("prices.csv"), prices.resolve("prices.csv"), StandardCopyOption.REPLACE_EXISTING);
        JsonNode settings = JSON.readTree(Files.readString(folder.resolve("settings.json")));
        if (settings.has("actions")) {
            List<String> lines = new ArrayList<>(List.of("symbol,ex_date,type,value,pay_date"));
            settings.get("actions").forEach(line -> lines.add(line.asString() + ",".repeat(4 - commas(line))));
            Files.write(prices.resolve("actions.csv"), lines);
        }
    }

    private static int commas(JsonNode line) {
        return (int)
                line.asString().chars().filter(character -> character == ',').count();
    }

    /// The equity points, with the dividends that are owed: nothing where companies do nothing.
    List<List<String>> equity() {
        if (has("receivables")) {
            return rows("equity", "recorded_at", "equity", "cash", "positions_value", "receivables");
        }
        return rows("equity", "recorded_at", "equity", "cash", "positions_value").stream()
                .map(row -> Stream.concat(row.stream(), Stream.of("0.00000000")).toList())
                .toList();
    }

    /// Whether the session is open, and whether nothing was left of the account.
    List<String> status() {
        JsonNode session = expected.get("session");
        String status = closesAtEnd ? "CLOSED" : session.get("status").asString();
        return List.of(status, session.get("ruined").asString());
    }

    /// Whether the reference tells a table.
    boolean has(String table) {
        return expected.has(table);
    }

    /// The rows of a table, with these columns.
    List<List<String>> rows(String table, String... columns) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : expected.get(table)) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                String cell = row.get(column).asString("");
                if (column.equals("symbol")) {
                    cell = names.getOrDefault(cell, cell);
                }
                cells.add(column.endsWith("_at") ? told(time(cell, 0)) : cell);
            }
            rows.add(cells);
        }
        return rows;
    }

    /// What every trade is compared by.
    List<List<String>> trades() {
        return rows("trades", TRADE_COLUMNS.toArray(String[]::new));
    }

    static List<List<String>> sorted(List<List<String>> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    /// Entries that risk refused, with the quantity that they would have had.
    List<List<String>> refusals() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : expected.get("refusals")) {
            String limit = row.get("limited_by").asString();
            if (limit.startsWith("risk") && Money.parse(row.get("granted").asString()) == 0) {
                rows.add(List.of(
                        name(row),
                        told(time(row.get("time").asString(), 0)),
                        row.get("requested").asString(),
                        limit));
            }
        }
        return rows;
    }

    /// What cut each entry: at its fill, else at its signal; empty where nothing did.
    List<String> limits() {
        List<String> limits = new ArrayList<>();
        for (JsonNode trade : expected.get("trades")) {
            if (trade.get("realized_pnl").isNull()) {
                limits.add(limit(trade));
            }
        }
        return limits;
    }

    /// Orders that ended before they were filled whole. Of one that the bar of its decision gave nothing, the reference
    /// keeps only that it was refused.
    List<List<String>> endedOrders() {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode order : expected.get("ended_orders")) {
            rows.add(ended(order, "quantity", "ended_at", "ended_by"));
        }
        for (JsonNode refusal : expected.get("refusals")) {
            List<String> row = ended(refusal, "requested", "time", "limited_by");
            boolean isOfOrder = FILL_LIMITS.contains(row.getLast());
            if (isOfOrder && Money.parse(refusal.get("granted").asString()) == 0 && !rows.contains(row)) {
                rows.add(row);
            }
        }
        return sorted(rows);
    }

    private List<String> ended(JsonNode row, String quantity, String time, String why) {
        return List.of(
                name(row),
                row.get(quantity).asString(),
                told(time(row.get(time).asString(), 0)),
                limitName(row.get(why).asString()));
    }

    private String name(JsonNode row) {
        String name = row.get("symbol").asString();
        return names.getOrDefault(name, name);
    }

    /// The name of a parameter for the word of the reference.
    private static String limitName(String word) {
        return switch (word) {
            case "volume" -> "volumeLimit";
            case "expired" -> "limitBars";
            case "position not gone" -> "the opposite position is not gone";
            case "closeAtEnd" -> "closed at the end of the session";
            default -> word;
        };
    }

    private String limit(JsonNode trade) {
        String limit = "";
        for (JsonNode cut : expected.get("refusals")) {
            boolean isOfOrder = cut.get("symbol").equals(trade.get("symbol"))
                    && (cut.get("time").equals(trade.get("traded_at"))
                            || cut.get("time").equals(trade.get("decided_at")));
            if (isOfOrder && cut.get("granted").equals(trade.get("quantity"))) {
                limit = cut.get("limited_by").asString();
            }
        }
        return limitName(limit);
    }

    /// A time as rows tell it.
    static String told(long time) {
        return Instant.ofEpochMilli(time).toString();
    }
}

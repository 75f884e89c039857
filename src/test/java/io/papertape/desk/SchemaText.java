package io.papertape.desk;

import io.papertape.batch.code.StrategyFolder;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.ValueShape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of the file, made of the descriptors of the settings.
final class SchemaText {

    private static final String VARIABLE = "\\$\\{.+\\}";
    private static final Map<String, Object> SCALAR = Map.of("type", List.of("string", "number", "boolean"));

    private SchemaText() {}

    static String make() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(root())
                + "\n";
    }

    private static Map<String, Object> root() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(
                DeskFile.DEFAULTS,
                described(
                        "what sessions have in common; a session may say otherwise",
                        object(parameters(false), Map.of("minProperties", 1, "additionalProperties", SCALAR))));
        parts.put(DeskFile.PRICES, described("price sets by name", named(List.of(SCALAR, priceSet()))));
        parts.put(DeskFile.SYMBOLS, described("lists of symbols by name", named(List.of(list(SCALAR)))));
        Map<String, Object> session = parameters(true);
        parts.put(
                DeskFile.SESSIONS,
                described(
                        "the sessions that a night carries forward",
                        list(object(
                                session,
                                Map.of(
                                        "required",
                                        List.of(ReplaySettings.SESSION_NAME.name()),
                                        "additionalProperties",
                                        anyOf(List.of(SCALAR, list(SCALAR))))))));
        parts.put(DeskFile.NOTIFY, notification());
        parts.put(DeskFile.SCHEDULE, schedule());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "http://json-schema.org/draft-07/schema#");
        root.put("title", "The sessions of a desk");
        root.putAll(object(parts, Map.of("required", List.of(DeskFile.SESSIONS), "additionalProperties", false)));
        return root;
    }

    /// Of a session, in which a list of values is a grid, or of what sessions share.
    private static Map<String, Object> parameters(boolean session) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Setting<?> setting : ReplaySettings.ALL) {
            if (setting == ReplaySettings.FRESH || setting == ReplaySettings.COPY_OF) {
                parameters.put(setting.name(), false);
            } else if (setting == ReplaySettings.SESSION_NAME) {
                parameters.put(setting.name(), session ? described("name of the session", SCALAR) : false);
            } else {
                boolean grid = session && setting != ReplaySettings.SYMBOLS;
                parameters.put(setting.name(), described(told(setting), value(setting, grid)));
            }
            if (setting == ReplaySettings.STRATEGY) {
                parameters.putAll(ownOfStrategies(session));
            }
        }
        return parameters;
    }

    private static String told(Setting<?> setting) {
        return setting.meaning() + " (default: " + setting.defaultText() + ")";
    }

    private static Map<String, Object> value(Setting<?> setting, boolean grid) {
        List<Map<String, Object>> alternatives = new ArrayList<>(
                setting == ReplaySettings.STRATEGY
                        ? List.of(Map.of("enum", StrategyCatalog.names()), SCALAR)
                        : alternatives(setting.shape()));
        if (grid) {
            alternatives.add(list(anyOf(List.copyOf(alternatives))));
        }
        return anyOf(alternatives);
    }

    private static Map<String, Object> ownOfStrategies(boolean grid) {
        Map<String, Set<String>> strategies = new LinkedHashMap<>();
        StrategyCatalog catalog = StrategyFolder.catalog();
        for (String name : StrategyCatalog.names()) {
            catalog.find(name, Map.of())
                    .parameters()
                    .forEach((parameter, text) -> strategies
                            .computeIfAbsent(parameter, first -> new LinkedHashSet<>())
                            .add(name + " (default: " + text + ")"));
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        strategies.forEach((parameter, of) -> parameters.put(
                parameter,
                described("of " + String.join(", ", of), grid ? anyOf(List.of(SCALAR, list(SCALAR))) : SCALAR)));
        return parameters;
    }

    private static List<Map<String, Object>> alternatives(ValueShape shape) {
        return switch (shape) {
            case ValueShape.Text() -> List.of(SCALAR);
            case ValueShape.Words(List<String> words) -> List.of(words(words), variable(""));
            case ValueShape.WholeNumber(int least, int most) ->
                List.of(number("integer", least, most), variable("^[+-]?[0-9]+$|"));
            case ValueShape.Decimal(long least, long most) ->
                List.of(number("number", decimal(least), decimal(most)), variable("^[+-]?[0-9]*\\.?[0-9]+$|"));
            case ValueShape.Cost(List<String> units) ->
                List.of(
                        number("number", 0, decimal(Money.ONE - 1)),
                        variable("^[+-]?[0-9]*\\.?[0-9]+(" + String.join("|", units) + ")?$|"));
            case ValueShape.Names() -> List.of(SCALAR, list(SCALAR));
            case ValueShape.Unless(ValueShape value, String none) -> {
                List<Map<String, Object>> all = new ArrayList<>(alternatives(value));
                all.add(Map.of("const", none));
                yield all;
            }
        };
    }

    /// Editors read `true` as a truth value, and `on` as a word.
    private static Map<String, Object> words(List<String> words) {
        List<Object> values = new ArrayList<>(words);
        if (words.contains("true")) {
            values.addAll(List.of(true, false));
        }
        return Map.of("enum", values);
    }

    private static Map<String, Object> variable(String orLike) {
        return ordered("type", "string", "pattern", orLike + VARIABLE);
    }

    private static Map<String, Object> number(String type, Object least, Object most) {
        Map<String, Object> number = ordered("type", type, "minimum", least);
        number.put("maximum", most);
        return number;
    }

    private static BigDecimal decimal(long units) {
        return new BigDecimal(Money.format(units));
    }

    private static Map<String, Object> priceSet() {
        Map<String, Object> settings = PriceSets.SETTINGS.stream()
                .collect(Collectors.toMap(
                        Setting::name,
                        setting -> described(told(setting), value(setting, false)),
                        (one, other) -> one,
                        LinkedHashMap::new));
        return object(
                settings, Map.of("required", List.of(ReplaySettings.PRICES.name()), "additionalProperties", false));
    }

    private static Map<String, Object> notification() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(
                NotificationReader.COMMAND,
                described("a program and its arguments, which gets the digest", list(SCALAR)));
        parts.put(
                NotificationReader.WEBHOOK,
                described("an address by HTTP or HTTPS, which gets the digest", Map.of("type", "string")));
        parts.put(
                NotificationReader.ON,
                described(
                        "which nights are told (default: attention)",
                        anyOf(alternatives(NotificationReader.ON_TYPE.shape()))));
        return described(
                "who is told of a night", object(parts, Map.of("minProperties", 1, "additionalProperties", false)));
    }

    private static Map<String, Object> schedule() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(
                ScheduleReader.CRON,
                described("a cron expression, such as 30 2 * * TUE-SAT: minute, hour, day, month, weekday", text()));
        parts.put(
                ScheduleReader.ZONE,
                described("IANA zone of its times, such as America/New_York (default: UTC)", text()));
        Map<String, Object> times =
                object(parts, Map.of("required", List.of(ScheduleReader.CRON), "additionalProperties", false));
        return described("when serve carries the sessions forward", anyOf(List.of(times, list(times))));
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> named(List<Map<String, Object>> values) {
        Map<String, Object> named = ordered("type", "object", "minProperties", 1);
        named.put("additionalProperties", anyOf(values));
        return named;
    }

    private static Map<String, Object> object(Map<String, Object> properties, Map<String, Object> more) {
        Map<String, Object> object = ordered("type", "object", "properties", properties);
        more.keySet().stream().sorted().forEach(key -> object.put(key, more.get(key)));
        return object;
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        Map<String, Object> list = ordered("type", "array", "minItems", 1);
        list.put("items", items);
        return list;
    }

    private static Map<String, Object> anyOf(List<Map<String, Object>> alternatives) {
        return alternatives.size() == 1 ? alternatives.getFirst() : Map.of("anyOf", alternatives);
    }

    private static Map<String, Object> described(String description, Map<String, Object> value) {
        Map<String, Object> described = new LinkedHashMap<>(Map.of("description", description));
        described.putAll(value);
        return described;
    }

    private static Map<String, Object> ordered(String first, Object firstValue, String second, Object secondValue) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, firstValue);
        ordered.put(second, secondValue);
        return ordered;
    }
}

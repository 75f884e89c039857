package io.papertape.prices.format;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.Pin.Column;
import io.papertape.prices.format.Pin.Role;
import io.papertape.prices.format.Pin.Times;
import io.papertape.yaml.InvalidYamlException;
import io.papertape.yaml.Place;
import io.papertape.yaml.YamlFile;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what stands in `prices.yaml`, checked as a whole. Not safe for use by several threads.
final class PinnedFile {

    private static final String FILES = "files";
    private static final String MATCH = "match";
    private static final String COLUMNS = "columns";
    private static final String HEADER = "header";
    private static final String SKIP = "skip";
    private static final String SEPARATOR = "separator";
    private static final String DATES = "dates";
    private static final String DECIMAL = "decimal";
    private static final String ZONE = "zone";
    private static final String SYMBOL = "symbol";
    private static final String SYMBOL_IN_NAME = "symbolInName";
    private static final String PRICES = "prices";

    /// What an entry may tell.
    static final List<String> KEYS =
            List.of(MATCH, COLUMNS, HEADER, SKIP, SEPARATOR, DATES, DECIMAL, ZONE, SYMBOL, SYMBOL_IN_NAME, PRICES);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    /// What stands within numbers, times and symbols cannot stand between them.
    private static final Pattern SEPARATORS = Pattern.compile("\t|[\\p{ASCII}&&[^\\p{Alnum}\\s\"'.+/:-]]");

    private final YamlFile yaml = new YamlFile(PinnedLayouts.FILE);

    private PinnedFile() {}

    /// The entries of a file.
    ///
    /// @throws PriceFileException with all that is wrong with it
    static List<Pin> pins(byte[] content) {
        PinnedFile file = new PinnedFile();
        try {
            List<Pin> pins = file.read(content);
            file.yaml.requireSound();
            return pins;
        } catch (InvalidYamlException e) {
            throw new PriceFileException(e.problems());
        }
    }

    /// A constant as it stands in the file.
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Pin> read(byte[] content) {
        Node root = yaml.root(content);
        if (root == null) {
            throw new PriceFileException(List.of(PinnedLayouts.FILE + ": is empty; expected '" + FILES + ":'"));
        }
        Node files = yaml.mapping(root, List.of(FILES)).get(FILES);
        List<Pin> pins = new ArrayList<>();
        if (files != null) {
            for (Node entry : yaml.list(files)) {
                Pin pin = pin(entry);
                if (pin != null) {
                    pins.add(pin);
                }
            }
        }
        return pins;
    }

    private @Nullable Pin pin(Node entry) {
        Map<String, Node> values = yaml.mapping(entry, KEYS);
        if (values.isEmpty()) {
            return null;
        }
        require(entry, values, MATCH);
        require(entry, values, COLUMNS);
        String match = text(values, MATCH);
        PathMatcher matcher = match == null ? null : matcher(values, match);
        boolean header = !Boolean.FALSE.equals(oneOf(values, HEADER, Map.of("true", true, "false", false)));
        Map<Role, Column> columns = columns(values, header);
        requireOneSymbol(values, columns);
        String skip = like(values, SKIP, NUMBER, "a number of lines");
        String separator =
                like(values, SEPARATOR, SEPARATORS, "a comma, a semicolon, \"\\t\" or another such character");
        Times times = oneOf(
                values,
                DATES,
                Arrays.stream(Times.values()).collect(Collectors.toMap(PinnedFile::label, form -> form)));
        Character point = oneOf(values, DECIMAL, Map.of(".", '.', ",", ','));
        ZoneId zone = zone(values);
        String symbol = text(values, SYMBOL);
        Pattern symbolInName = symbolInName(values);
        PriceBasis basis =
                oneOf(values, PRICES, Map.of("raw", PriceBasis.RAW, "split-adjusted", PriceBasis.SPLIT_ADJUSTED));
        if (match == null || matcher == null) {
            return null;
        }
        return new Pin(
                Place.of(entry).line(),
                match,
                matcher,
                columns,
                header,
                skip == null ? 0 : Integer.parseInt(skip),
                separator == null ? null : separator.charAt(0),
                times,
                point,
                zone,
                symbol,
                symbolInName,
                basis == null ? PriceBasis.UNKNOWN : basis);
    }

    private void require(Node entry, Map<String, Node> values, String key) {
        if (!values.containsKey(key)) {
            yaml.problem(entry, "has no '" + key + ":'");
        }
    }

    private @Nullable PathMatcher matcher(Map<String, Node> values, String match) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + match);
        } catch (PatternSyntaxException e) {
            problem(values, MATCH, "must be a pattern such as mt_*.csv but was '" + match + "'");
            return null;
        }
    }

    private Map<Role, Column> columns(Map<String, Node> values, boolean header) {
        Map<Role, Column> columns = new EnumMap<>(Role.class);
        Node node = values.get(COLUMNS);
        if (node == null) {
            return columns;
        }
        Map<String, Node> named = yaml.mapping(
                node, Arrays.stream(Role.values()).map(PinnedFile::label).toList());
        for (Role role : Role.values()) {
            String key = label(role);
            String name = header ? text(named, key) : like(named, key, NUMBER, "the number of a column, from 1");
            Node value = named.get(key);
            if (name != null && value != null) {
                columns.put(role, new Column(name, Place.of(value).line()));
            } else if (role.isNeeded() && value == null && !named.isEmpty()) {
                yaml.problem(node, "gives no column as " + key);
            }
        }
        return columns;
    }

    private void requireOneSymbol(Map<String, Node> values, Map<Role, Column> columns) {
        boolean column = columns.containsKey(Role.SYMBOL);
        boolean text = values.containsKey(SYMBOL);
        if (text && column) {
            problem(values, SYMBOL, "stands beside a column of symbols");
        }
        if (values.containsKey(SYMBOL_IN_NAME) && (column || text)) {
            problem(values, SYMBOL_IN_NAME, "stands beside " + (column ? "a column of symbols" : "symbol"));
        }
    }

    private @Nullable ZoneId zone(Map<String, Node> values) {
        String text = text(values, ZONE);
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            problem(values, ZONE, "must be a zone such as Europe/Berlin but was '" + text + "'");
            return null;
        }
    }

    private @Nullable Pattern symbolInName(Map<String, Node> values) {
        String text = text(values, SYMBOL_IN_NAME);
        Pattern pattern = text == null ? null : compiled(text);
        if (text == null || (pattern != null && pattern.matcher("").groupCount() == 1)) {
            return pattern;
        }
        problem(
                values,
                SYMBOL_IN_NAME,
                "must be a regular expression with one group, such as mt_(.+), but was '" + text + "'");
        return null;
    }

    private static @Nullable Pattern compiled(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private @Nullable String text(Map<String, Node> values, String key) {
        Node node = values.get(key);
        return node == null ? null : yaml.text(node, key);
    }

    /// A text, if it is like this.
    private @Nullable String like(Map<String, Node> values, String key, Pattern pattern, String expected) {
        String text = text(values, key);
        if (text == null || pattern.matcher(text).matches()) {
            return text;
        }
        problem(values, key, "must be " + expected + " but was '" + text + "'");
        return null;
    }

    /// One of these.
    private <T> @Nullable T oneOf(Map<String, Node> values, String key, Map<String, T> known) {
        String text = text(values, key);
        if (text == null || known.containsKey(text)) {
            return text == null ? null : known.get(text);
        }
        String labels = known.keySet().stream().sorted().collect(Collectors.joining(" or "));
        problem(values, key, "must be " + labels + " but was '" + text + "'");
        return null;
    }

    private void problem(Map<String, Node> values, String key, String problem) {
        Node node = values.get(key);
        if (node != null) {
            yaml.problem(node, key + " " + problem);
        }
    }
}

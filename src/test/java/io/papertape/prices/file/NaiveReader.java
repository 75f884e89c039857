package io.papertape.prices.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// States once more, without a thought for speed, which bars a file of prices has and which of its rows have none: the
/// whole text in memory, split into lines and fields, its values as [BigDecimal] and [java.time]. It shares no code
/// with what it is the oracle of.
///
/// @param header names of the columns
/// @param rows all others that are not empty
/// @param lastLineHasNoEnd whether the last of them may be cut off
record NaiveReader(List<String> header, List<Row> rows, boolean lastLineHasNoEnd) {

    private static final BigDecimal UNIT = new BigDecimal("0.00000001");
    private static final BigDecimal LARGEST = new BigDecimal("92233720368.54775807");
    private static final BigDecimal ROUNDING_RATE = new BigDecimal("0.0001");
    private static final int LONGEST_NUMBER = 64;

    private static final Set<String> KNOWN =
            Set.of("date", "timestamp", "open", "high", "low", "close", "adj close", "volume", "name");
    private static final List<String> PRICES = List.of("open", "high", "low", "close");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern DATE_TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[ Tt](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.](\\d{1,9}))?)?(?: ?([Zz]|[+-]\\d\\d(?::?\\d\\d)?))?");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,19}");

    /// A row of the file.
    ///
    /// @param line the first being 1
    /// @param text as it stands in the file
    /// @param fields without blanks and quotes around them
    record Row(long line, String text, List<String> fields) {}

    /// A bar, told apart from others by its values.
    private record Bar(Instant time, String symbol, List<BigDecimal> prices, double volume) {

        String told() {
            List<String> words = new ArrayList<>(List.of(dated(time), symbol));
            prices.forEach(price -> words.add(plain(price)));
            words.add(plain(BigDecimal.valueOf(volume)));
            return String.join(" ", words);
        }
    }

    /// What is expected of a file.
    ///
    /// @param bars like those of [Replayed]
    /// @param rejected lines that give none, in their order; also those that another one repeats
    record Expected(List<String> bars, List<Long> rejected) {}

    /// Splits a file.
    static NaiveReader of(byte[] file) {
        String text = text(file);
        String[] lines = text.split("\r\n|\r|\n", -1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                rows.add(new Row(i + 1, lines[i], fields(lines[i])));
            }
        }
        List<String> header = rows.isEmpty() ? List.of() : rows.removeFirst().fields();
        return new NaiveReader(
                header.stream()
                        .map(name -> name.replace("\"\"", "\"").strip().toLowerCase(Locale.ROOT))
                        .toList(),
                rows,
                !rows.isEmpty() && !lines[lines.length - 1].isEmpty());
    }

    private static String text(byte[] file) {
        return startsWith(file, 0xEF, 0xBB, 0xBF)
                ? text(file, 3, StandardCharsets.UTF_8)
                : startsWith(file, 0xFE, 0xFF)
                        ? text(file, 2, StandardCharsets.UTF_16BE)
                        : startsWith(file, 0xFF, 0xFE)
                                ? text(file, 2, StandardCharsets.UTF_16LE)
                                : text(file, 0, StandardCharsets.UTF_8);
    }

    private static String text(byte[] file, int from, Charset charset) {
        return new String(file, from, file.length - from, charset);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || Byte.toUnsignedInt(file[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(field -> field.replaceAll("^ +| +$", "").replaceFirst("(?s)^\"(.*)\"$", "$1"))
                .toList();
    }

    /// Whether the header names what a bar needs, once each, and nothing that is unknown.
    boolean isKnown() {
        return new HashSet<>(header).size() == header.size()
                && KNOWN.containsAll(header)
                && header.containsAll(PRICES)
                && header.contains("date") != header.contains("timestamp");
    }

    /// Whether some time is no epoch, or one from 1971 to the end of next year, or there is no time at all.
    boolean isPlausible(LocalDate today) {
        List<Instant> times = new ArrayList<>();
        for (Row row : rows) {
            Instant time = time(row);
            if (time != null && !EPOCH.matcher(field(row, timeName())).matches()) {
                return true;
            }
            if (time != null) {
                times.add(time);
            }
        }
        return times.isEmpty()
                || times.stream().anyMatch(time -> {
                    int year = time.atZone(ZoneOffset.UTC).getYear();
                    return year >= 1971 && year <= today.getYear() + 1;
                });
    }

    /// The bars of all rows.
    ///
    /// @param fileSymbol of rows that name none
    Expected expected(String fileSymbol) {
        return expected(fileSymbol, rows);
    }

    /// The bars when the last row is rejected, whatever stands in it.
    Expected expectedWithoutLast(String fileSymbol) {
        Expected without = expected(fileSymbol, rows.subList(0, rows.size() - 1));
        List<Long> rejected = new ArrayList<>(without.rejected());
        rejected.add(rows.getLast().line());
        return new Expected(without.bars(), rejected.stream().sorted().toList());
    }

    private Expected expected(String fileSymbol, List<Row> some) {
        Map<Instant, Map<String, Map<Long, Bar>>> bars = new TreeMap<>();
        List<Long> rejected = new ArrayList<>();
        for (Row row : some) {
            Bar bar = bar(row, fileSymbol);
            if (bar == null) {
                rejected.add(row.line());
            } else {
                bars.computeIfAbsent(bar.time(), time -> new TreeMap<>())
                        .computeIfAbsent(bar.symbol(), symbol -> new TreeMap<>())
                        .put(row.line(), bar);
            }
        }
        List<String> told = new ArrayList<>();
        bars.values()
                .forEach(slice -> slice.values().forEach(same -> {
                    List<Long> lines = new ArrayList<>(same.keySet());
                    if (Set.copyOf(same.values()).size() == 1) {
                        told.add(same.get(lines.removeFirst()).told());
                    }
                    rejected.addAll(lines);
                }));
        rejected.sort(Comparator.naturalOrder());
        return new Expected(told, rejected);
    }

    private @Nullable Bar bar(Row row, String fileSymbol) {
        boolean more = row.fields().size() > header.size();
        if (row.fields().size() < header.size()
                || (more
                        && !String.join(
                                        "",
                                        row.fields()
                                                .subList(
                                                        header.size(),
                                                        row.fields().size()))
                                .isEmpty())) {
            return null;
        }
        String symbol = header.contains("name") ? field(row, "name").replace("\"\"", "\"") : fileSymbol;
        Instant time = time(row);
        List<BigDecimal> prices = new ArrayList<>();
        for (String name : PRICES) {
            prices.add(price(field(row, name)));
        }
        if (symbol.isEmpty() || symbol.contains("\0") || symbol.contains("\uFFFD") || time == null) {
            return null;
        }
        if (prices.contains(BigDecimal.ZERO)
                || prices.stream().anyMatch(price -> price.compareTo(prices.get(2)) < 0)
                || prices.stream().anyMatch(price -> price.compareTo(prices.get(1)) > 0)) {
            return null;
        }
        return new Bar(time, symbol, prices, header.contains("volume") ? volume(field(row, "volume")) : 0);
    }

    private String timeName() {
        return header.contains("date") ? "date" : "timestamp";
    }

    private String field(Row row, String name) {
        int column = header.indexOf(name);
        return column < row.fields().size() ? row.fields().get(column) : "";
    }

    /// To 8 decimals, or 0 for what is no price.
    private static BigDecimal price(String text) {
        BigDecimal value = number(text);
        if (value.signum() <= 0 || value.compareTo(LARGEST.add(UNIT)) > 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = value.setScale(UNIT.scale(), RoundingMode.HALF_EVEN);
        BigDecimal change = rounded.subtract(value).abs();
        return rounded.compareTo(LARGEST) > 0 || change.compareTo(value.multiply(ROUNDING_RATE)) > 0
                ? BigDecimal.ZERO
                : rounded;
    }

    private static double volume(String text) {
        double value = number(text).doubleValue();
        return value > 0 && value <= Double.MAX_VALUE ? value : 0;
    }

    private static BigDecimal number(String text) {
        try {
            return text.length() > LONGEST_NUMBER ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private @Nullable Instant time(Row row) {
        String text = field(row, timeName());
        if (timeName().equals("timestamp") && EPOCH.matcher(text).matches()) {
            return epoch(new BigInteger(text));
        }
        try {
            Matcher parts = DATE_TIME.matcher(text);
            Instant time = DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : parts.matches() ? dateTime(parts) : null;
            return time == null || text.startsWith("0000") ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant dateTime(Matcher parts) {
        String second = parts.group(4) == null ? "00" : parts.group(4);
        String fraction = parts.group(5) == null ? "0" : parts.group(5);
        String offset = parts.group(6) == null ? "Z" : parts.group(6).toUpperCase(Locale.ROOT);
        LocalDateTime local = LocalDate.parse(parts.group(1))
                .atTime(LocalTime.parse(parts.group(2) + ":" + parts.group(3) + ":" + second + "." + fraction));
        return local.toLocalTime().toNanoOfDay() % 1_000_000 == 0 ? local.toInstant(ZoneOffset.of(offset)) : null;
    }

    private static @Nullable Instant epoch(BigInteger epoch) {
        int digits = epoch.abs().toString().length();
        BigDecimal perSecond = BigDecimal.TEN.pow(digits <= 11 ? 0 : digits <= 14 ? 3 : digits <= 17 ? 6 : 9);
        BigDecimal millis = new BigDecimal(epoch).movePointRight(3).divide(perSecond);
        if (millis.stripTrailingZeros().scale() > 0 || epoch.abs().bitLength() > 63) {
            return null;
        }
        Instant time = Instant.ofEpochMilli(millis.longValueExact());
        int year = time.atZone(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9_999 ? time : null;
    }

    private static String dated(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate().toString() : utc.toString();
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

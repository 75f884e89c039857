package io.papertape.settings;

import io.papertape.engine.portfolio.Money;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The types that settings have. Numbers with decimals are in units of 0.00000001.
public final class SettingTypes {

    private static final long MOST_SECONDS = 86_400;
    private static final long NANOS_PER_UNIT = 1_000_000_000 / Money.ONE;

    private static final Pattern AGE = Pattern.compile("(\\d{1,4})([dwy])");

    private SettingTypes() {}

    /// Any text.
    public static SettingType<String> text() {
        return SettingType.of(text -> text, value -> value);
    }

    /// A number above 0.
    public static SettingType<Long> positive() {
        return decimal(1, Long.MAX_VALUE, "above 0");
    }

    /// A number at least 0.
    static SettingType<Long> notNegative() {
        return decimal(0, Long.MAX_VALUE, "at least 0");
    }

    /// A fraction above 0 by which a price may rise, more than 1 included.
    static SettingType<Long> growth() {
        return decimal(1, Long.MAX_VALUE - Money.ONE, "above 0");
    }

    /// A fraction above 0 and less than 1.
    static SettingType<Long> positiveRate() {
        return decimal(1, Money.ONE - 1, "above 0 and less than 1");
    }

    /// A fraction within 0 and 1.
    public static SettingType<Long> fraction() {
        return decimal(0, Money.ONE, "within 0 and 1");
    }

    /// A fraction above 0 and at most 1.
    public static SettingType<Long> positiveFraction() {
        return decimal(1, Money.ONE, "above 0 and at most 1");
    }

    /// A fraction at least 0 and less than 1.
    public static SettingType<Long> rate() {
        return decimal(0, Money.ONE - 1, "at least 0 and less than 1");
    }

    /// A number between -1 and 1.
    public static SettingType<Long> yearlyRate() {
        return decimal(1 - Money.ONE, Money.ONE - 1, "above -1 and below 1");
    }

    /// Seconds with decimals, a day at most.
    public static SettingType<Duration> seconds() {
        SettingType<Long> seconds = decimal(0, MOST_SECONDS * Money.ONE, "within 0 and " + MOST_SECONDS + " seconds");
        return SettingType.of(
                seconds.shape(),
                text -> Duration.ofNanos(seconds.parse(text) * NANOS_PER_UNIT),
                value -> seconds.text(value.toNanos() / NANOS_PER_UNIT));
    }

    private static SettingType<Long> decimal(long least, long most, String range) {
        return SettingType.of(
                new ValueShape.Decimal(least, most),
                text -> {
                    try {
                        long value = Money.parse(text);
                        if (value >= least && value <= most) {
                            return value;
                        }
                    } catch (NumberFormatException e) {
                        throw new InvalidValueException(
                                "must be a number of at most 8 decimals but was '" + text + "'");
                    }
                    throw new InvalidValueException("must be " + range + " but was " + text);
                },
                Money::format);
    }

    /// A whole number within bounds.
    public static SettingType<Integer> wholeNumber(int least, int most) {
        return SettingType.of(
                new ValueShape.WholeNumber(least, most),
                text -> {
                    try {
                        int value = Integer.parseInt(text);
                        if (value >= least && value <= most) {
                            return value;
                        }
                    } catch (NumberFormatException e) {
                        throw new InvalidValueException("must be a whole number but was '" + text + "'");
                    }
                    throw new InvalidValueException("must be within " + least + " and " + most + " but was " + text);
                },
                value -> Integer.toString(value));
    }

    /// An age in days, such as `90d`, in weeks, `12w`, or in years of 365 days, `2y`.
    public static SettingType<Duration> age() {
        return SettingType.of(
                text -> {
                    Matcher age = AGE.matcher(text);
                    if (!age.matches()) {
                        throw new InvalidValueException(
                                "must be an age like 90d, 12w or 2y (days, weeks, years) but was '" + text + "'");
                    }
                    long days = switch (age.group(2)) {
                        case "w" -> 7;
                        case "y" -> 365;
                        default -> 1;
                    };
                    return Duration.ofDays(Long.parseLong(age.group(1)) * days);
                },
                value -> value.toDays() + "d");
    }

    /// One of two words; true for the first.
    public static SettingType<Boolean> either(String yes, String no) {
        return SettingType.of(
                new ValueShape.Words(List.of(yes, no)),
                text -> {
                    if (text.equals(yes) || text.equals(no)) {
                        return text.equals(yes);
                    }
                    throw new InvalidValueException("must be " + yes + " or " + no + " but was '" + text + "'");
                },
                value -> value ? yes : no);
    }

    /// One of several constants.
    ///
    /// @param label the word for a constant
    public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> constants, Function<E, String> label) {
        List<E> all = Arrays.asList(constants.getEnumConstants());
        return SettingType.of(
                new ValueShape.Words(all.stream().map(label).toList()),
                text -> {
                    for (E constant : all) {
                        if (label.apply(constant).equals(text)) {
                            return constant;
                        }
                    }
                    List<String> words = all.stream().map(label).toList();
                    throw new InvalidValueException("must be " + String.join(", ", words.subList(0, words.size() - 1))
                            + " or " + words.getLast() + " but was '" + text + "'");
                },
                label);
    }

    /// A name of 1 to so many characters.
    public static SettingType<Optional<String>> name(int longest) {
        return SettingType.of(
                text -> {
                    if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
                        throw new InvalidValueException(
                                "must have 1 to " + longest + " characters but was '" + text + "'");
                    }
                    return Optional.of(text);
                },
                value -> value.orElse(""));
    }

    /// Comma-separated names without repetition.
    public static SettingType<List<String>> listOfNames() {
        return SettingType.of(
                new ValueShape.Names(),
                text -> {
                    Set<String> names = new LinkedHashSet<>();
                    for (String part : text.split(",", -1)) {
                        String name = part.strip();
                        if (name.isEmpty()) {
                            throw new InvalidValueException("must not have an empty name but was '" + text + "'");
                        }
                        if (!names.add(name)) {
                            throw new InvalidValueException("must not repeat '" + name + "'");
                        }
                    }
                    return List.copyOf(names);
                },
                names -> String.join(",", names));
    }

    /// A zone of the IANA database.
    public static SettingType<ZoneId> zone() {
        return SettingType.of(
                text -> {
                    if (ZoneId.getAvailableZoneIds().contains(text)) {
                        return ZoneId.of(text);
                    }
                    String near = Names.nearest(text, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                            .map(name -> ": the nearest is '" + name + "'")
                            .orElse("");
                    throw new InvalidValueException(
                            "must be an IANA zone like America/New_York but was '" + text + "'" + near);
                },
                ZoneId::getId);
    }

    /// A folder or a file.
    public static SettingType<Path> path() {
        return SettingType.of(
                text -> {
                    try {
                        if (!text.isBlank()) {
                            return Path.of(text);
                        }
                    } catch (InvalidPathException e) {
                        throw new InvalidValueException("must be a path but was '" + text + "'");
                    }
                    throw new InvalidValueException("must name a folder or a file");
                },
                Path::toString);
    }

    /// The first moment of a date, or a date-time in UTC, in epoch milliseconds.
    public static SettingType<Optional<Long>> begin() {
        return moment(LocalDate::atStartOfDay);
    }

    /// The last moment of a date, or a date-time in UTC, in epoch milliseconds.
    public static SettingType<Optional<Long>> end() {
        return moment(date -> date.plusDays(1).atStartOfDay().minusNanos(1_000_000));
    }

    private static SettingType<Optional<Long>> moment(Function<LocalDate, LocalDateTime> edge) {
        return SettingType.of(
                text -> {
                    try {
                        return Optional.of(epochMillis(text, edge));
                    } catch (DateTimeException | ArithmeticException e) {
                        throw new InvalidValueException(
                                "must be a date like 2017-02-13 or a date-time like 2017-02-13T09:30 but was '" + text
                                        + "'");
                    }
                },
                value -> value.map(SettingTypes::timeText).orElse(""));
    }

    private static long epochMillis(String text, Function<LocalDate, LocalDateTime> edge) {
        if (text.endsWith("Z")) {
            return Instant.parse(text).toEpochMilli();
        }
        LocalDateTime time = text.indexOf('T') < 0 ? edge.apply(LocalDate.parse(text)) : LocalDateTime.parse(text);
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static String timeText(long epochMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC)
                .toString();
    }
}

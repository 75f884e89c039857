package io.papertape.batch.replay;

import io.papertape.batch.Names;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.SessionPeriod;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns the texts of parameters into values and collects what is wrong with them. A value with a problem reads as
/// something harmless. Not safe for use by several threads.
public final class ParameterReader {

    private final Map<String, String> given;
    private final List<String> problems = new ArrayList<>();

    /// @param given texts by name
    public ParameterReader(Map<String, String> given) {
        this.given = given;
    }

    /// What is wrong with the values that were asked for, one sentence each.
    public List<String> problems() {
        return problems;
    }

    void problem(String problem) {
        problems.add(problem);
    }

    String text(ReplayParameter parameter) {
        return given.getOrDefault(parameter.label(), parameter.defaultText());
    }

    @Nullable
    String textIfGiven(ReplayParameter parameter) {
        return given.get(parameter.label());
    }

    /// A number above 0.
    long positive(ReplayParameter parameter) {
        return number(parameter, 1, Long.MAX_VALUE, "above 0");
    }

    /// A fraction within 0 and 1.
    long fraction(ReplayParameter parameter) {
        return number(parameter, 0, Money.ONE, "within 0 and 1");
    }

    /// A fraction above 0 and at most 1.
    long positiveFraction(ReplayParameter parameter) {
        return number(parameter, 1, Money.ONE, "above 0 and at most 1");
    }

    /// A fraction at least 0 and less than 1.
    long rate(ReplayParameter parameter) {
        return number(parameter, 0, Money.ONE - 1, "at least 0 and less than 1");
    }

    /// A number between -1 and 1.
    long yearlyRate(ReplayParameter parameter) {
        return number(parameter, 1 - Money.ONE, Money.ONE - 1, "above -1 and below 1");
    }

    /// A text; null when not given, or given empty to have the default again.
    @Nullable
    String textUnlessEmpty(ReplayParameter parameter) {
        String text = textIfGiven(parameter);
        return text == null || text.isEmpty() ? null : text;
    }

    /// A whole number within bounds; null when not given, or given empty to have the default again.
    @Nullable
    Integer wholeNumberUnlessEmpty(ReplayParameter parameter, int least, int most) {
        return textUnlessEmpty(parameter) == null ? null : wholeNumber(parameter, least, most);
    }

    /// A whole number within bounds; null where a word stands for none, which is the default, too.
    @Nullable
    Integer wholeNumberUnless(ReplayParameter parameter, String none, int least, int most) {
        return text(parameter).equals(none) ? null : wholeNumber(parameter, least, most);
    }

    /// One of several words; the first with a problem.
    String oneOf(ReplayParameter parameter, List<String> words) {
        String text = text(parameter);
        if (!words.contains(text)) {
            problem(parameter.label() + " must be " + String.join(", ", words.subList(0, words.size() - 1)) + " or "
                    + words.getLast() + " but was '" + text + "'");
            return words.getFirst();
        }
        return text;
    }

    /// A zone of the IANA database.
    ZoneId zone(ReplayParameter parameter) {
        String text = text(parameter);
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        String near = Names.nearest(text, new TreeSet<>(ZoneId.getAvailableZoneIds()))
                .map(name -> ": the nearest is '" + name + "'")
                .orElse("");
        problem(parameter.label() + " must be an IANA zone like America/New_York but was '" + text + "'" + near);
        return SessionPeriod.UTC;
    }

    /// A whole number within bounds.
    int wholeNumber(ReplayParameter parameter, int least, int most) {
        String text = text(parameter);
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
            problem(parameter.label() + " must be within " + least + " and " + most + " but was " + text);
        } catch (NumberFormatException e) {
            problem(parameter.label() + " must be a whole number but was '" + text + "'");
        }
        return least;
    }

    /// One of two words; true for the first.
    boolean either(ReplayParameter parameter, String yes, String no) {
        String text = text(parameter);
        if (!text.equals(yes) && !text.equals(no)) {
            problem(parameter.label() + " must be " + yes + " or " + no + " but was '" + text + "'");
        }
        return text.equals(yes);
    }

    /// Comma-separated names without repetition; empty when not given.
    List<String> names(ReplayParameter parameter) {
        String text = textIfGiven(parameter);
        if (text == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty()) {
                problem(parameter.label() + " must not have an empty name but was '" + text + "'");
                return List.of();
            }
            if (names.contains(name)) {
                problem(parameter.label() + " must not repeat '" + name + "'");
                return List.of();
            }
            names.add(name);
        }
        return names;
    }

    Path path(ReplayParameter parameter) {
        String text = text(parameter);
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
            problem(parameter.label() + " must name a folder or a file");
        } catch (InvalidPathException e) {
            problem(parameter.label() + " must be a path but was '" + text + "'");
        }
        return Path.of(parameter.defaultText());
    }

    /// The first moment of a date, or a date-time in UTC, in epoch milliseconds; null when not given.
    public @Nullable Long begin(ReplayParameter parameter) {
        return moment(parameter, date -> date.atStartOfDay());
    }

    /// The last moment of a date, or a date-time in UTC, in epoch milliseconds; null when not given.
    public @Nullable Long end(ReplayParameter parameter) {
        return moment(parameter, date -> date.plusDays(1).atStartOfDay().minusNanos(1_000_000));
    }

    private @Nullable Long moment(ReplayParameter parameter, DayEdge edge) {
        String text = textIfGiven(parameter);
        if (text == null) {
            return null;
        }
        try {
            return epochMillis(text, edge);
        } catch (DateTimeException | ArithmeticException e) {
            problem(parameter.label() + " must be a date like 2017-02-13 or a date-time like 2017-02-13T09:30 but was '"
                    + text + "'");
            return null;
        }
    }

    private static long epochMillis(String text, DayEdge edge) {
        if (text.endsWith("Z")) {
            return Instant.parse(text).toEpochMilli();
        }
        LocalDateTime time = text.indexOf('T') < 0 ? edge.of(LocalDate.parse(text)) : LocalDateTime.parse(text);
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private long number(ReplayParameter parameter, long least, long most, String range) {
        String text = text(parameter);
        try {
            long value = Money.parse(text);
            if (value >= least && value <= most) {
                return value;
            }
            problem(parameter.label() + " must be " + range + " but was " + text);
        } catch (NumberFormatException e) {
            problem(parameter.label() + " must be a number of at most 8 decimals but was '" + text + "'");
        }
        return least;
    }

    /// The first or last moment of a day.
    private interface DayEdge {
        LocalDateTime of(LocalDate date);
    }

    /// Two times that were given, or were not, must be in this order.
    void requireOrder(
            ReplayParameter first, @Nullable Long firstTime, ReplayParameter second, @Nullable Long secondTime) {
        if (firstTime != null && secondTime != null && firstTime > secondTime) {
            problem(first.label() + " must not be after " + second.label() + " but was " + textIfGiven(first) + " with "
                    + second.label() + " " + textIfGiven(second));
        }
    }
}

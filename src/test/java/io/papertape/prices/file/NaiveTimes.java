package io.papertape.prices.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times as [java.time] does, each in one of the styles in which a file may write them.
final class NaiveTimes {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,19}");
    private static final String SEPARATOR = "(?:[-/. ]|, )";
    private static final Pattern REST = Pattern.compile(("(\\d{8}|\\d{4}[-/.](?:\\d{1,2}|\\p{L}{3,})#\\d{1,2}"
                    + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d\\d)"
                    + "|(?:\\p{L}{3,}#\\d{1,2}|\\d{1,2}[-/. ]\\p{L}{3,})#(?:\\d{4}|\\d\\d))(?!\\d).*")
            .replace("#", SEPARATOR));
    private static final String MONTH_NAME = "\\p{L}{3,}";
    private static final String BEHIND = "(?:[ Tt](?<clock>.*))?";
    private static final Pattern DIGITS = Pattern.compile("(?<y>\\d{4})(?<m>\\d\\d)(?<d>\\d\\d)" + BEHIND);
    private static final Pattern YEAR_FIRST = pattern("(?<y>\\d{4})#(?<m>\\d{1,2}|@)#(?<d>\\d{1,2})");
    private static final Pattern DAY_FIRST = pattern("(?<d>\\d{1,2})#(?<m>\\d{1,2}|@)#(?<y>\\d{4}|\\d\\d)");
    private static final Pattern MONTH_FIRST = pattern("(?<m>\\d{1,2}|@)#(?<d>\\d{1,2})#(?<y>\\d{4}|\\d\\d)");
    private static final Pattern CLOCK = Pattern.compile("(?i)(?:(?<h>\\d{1,2}):(?<min>\\d\\d)"
            + "(?::(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?)?|(?<h2>\\d\\d)(?<min2>\\d\\d)(?<s2>\\d\\d)?)"
            + "(?: ?(?<half>[AP])M)?(?: ?(?<offset>Z|(?-i:UTC|GMT)?(?:[+-]\\d\\d(?::?\\d\\d)?)|(?-i:UTC|GMT)))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private NaiveTimes() {}

    /// How dates are written.
    enum Order {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST
    }

    /// How the times of a file are written.
    ///
    /// @param epochs whether a number is an epoch
    /// @param midnights whether 00:00 of a place is the day
    record Style(Order order, boolean epochs, boolean midnights) {

        static List<Style> all() {
            List<Style> all = new ArrayList<>();
            for (Order order : Order.values()) {
                for (int i = 0; i < 4; i++) {
                    all.add(new Style(order, i % 2 == 0, i / 2 == 0));
                }
            }
            return all;
        }
    }

    static boolean isEpoch(String text) {
        return EPOCH.matcher(text).matches();
    }

    /// Whether a text begins with a date whose parts are in this order, apart from blanks between them.
    static boolean beginsWithDate(String text, Order order) {
        try {
            Matcher rest = REST.matcher(text);
            boolean eight = text.matches("(1[89]|2[01])\\d{6}\\D.*");
            return rest.matches()
                    && (eight || !text.matches("\\d{8}.*"))
                    && dateTime(rest.group(1), new Style(order, false, false)) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// The time of a text, or null where it is none in this style.
    static @Nullable Instant time(String text, Style style) {
        try {
            if (ISO_DATE.matcher(text).matches() && style.order() != Order.YEAR_FIRST) {
                return time(text, new Style(Order.YEAR_FIRST, false, false));
            }
            if (style.epochs() && isEpoch(text)) {
                return epoch(new BigInteger(text));
            }
            return dateTime(text, style);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant dateTime(String text, Style style) {
        Matcher parts = date(text, style.order());
        if (parts == null
                || (Integer.parseInt(parts.group("y")) == 0 && parts.group("y").length() == 4)) {
            return null;
        }
        int year = Integer.parseInt(parts.group("y"));
        int century = parts.group("y").length() == 4 ? 0 : year < 70 ? 2_000 : 1_900;
        LocalDate day = LocalDate.of(century + year, month(parts.group("m")), Integer.parseInt(parts.group("d")));
        String clock = parts.group("clock");
        return clock == null ? day.atStartOfDay().toInstant(ZoneOffset.UTC) : at(day, clock, style.midnights());
    }

    private static @Nullable Matcher date(String text, Order order) {
        List<Pattern> patterns = switch (order) {
            case YEAR_FIRST -> List.of(DIGITS, YEAR_FIRST);
            case DAY_FIRST -> List.of(DAY_FIRST, pattern("(?<m>@)#(?<d>\\d{1,2})#(?<y>\\d{4}|\\d\\d)"));
            case MONTH_FIRST -> List.of(MONTH_FIRST, pattern("(?<d>\\d{1,2})#(?<m>@)#(?<y>\\d{4}|\\d\\d)"));
        };
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return matcher;
            }
        }
        return null;
    }

    private static Pattern pattern(String date) {
        return Pattern.compile("" + date.replace("#", SEPARATOR).replace("@", MONTH_NAME) + BEHIND);
    }

    private static int month(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static @Nullable Instant at(LocalDate day, String text, boolean midnights) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        LocalTime time = LocalTime.of(hour(clock), of(clock, "min"), of(clock, "s"))
                .plusNanos(new BigDecimal("0." + (clock.group("f") == null ? "0" : clock.group("f")))
                        .movePointRight(9)
                        .intValueExact());
        if (time.toNanoOfDay() % 1_000_000 != 0) {
            return null;
        }
        LocalDateTime local = day.atTime(time);
        String offset = clock.group("offset");
        Instant instant = local.toInstant(offset == null ? ZoneOffset.UTC : offset(offset));
        return midnights && time.equals(LocalTime.MIDNIGHT) ? day.atStartOfDay().toInstant(ZoneOffset.UTC) : instant;
    }

    private static int hour(Matcher clock) {
        int hour = of(clock, "h");
        String half = clock.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour of a half day: " + hour);
        }
        return hour % 12 + (half.equalsIgnoreCase("P") ? 12 : 0);
    }

    /// A part of a clock with colons or without; 0 where it is not there.
    private static int of(Matcher clock, String part) {
        String colons = clock.group(part);
        String text = colons == null ? clock.group(part + "2") : colons;
        return text == null ? 0 : Integer.parseInt(text);
    }

    private static ZoneOffset offset(String text) {
        String offset = text.replaceFirst("UTC|GMT", "");
        return offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
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

    /// A time as [Replayed] tells it.
    static String told(Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return utc.toLocalTime().equals(LocalTime.MIDNIGHT) ? utc.toLocalDate().toString() : utc.toString();
    }
}

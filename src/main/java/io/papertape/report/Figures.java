package io.papertape.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How figures are written for people.
public final class Figures {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /// Of amounts that are to be understood at a glance.
    private static final int DIGITS_AT_A_GLANCE = 6;

    private Figures() {}

    /// A value of a table's cell: exact decimals without trailing zeros, ratios to six digits, times to the second, a
    /// midnight as its date; nothing for null.
    public static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal decimal -> exact(decimal);
            case Double ratio -> ratio(ratio);
            case Float ratio -> ratio(ratio);
            case LocalDateTime time -> time(time);
            default -> value.toString();
        };
    }

    /// A text without control characters: a line break would tear a table apart, an escape command
    /// the terminal, an order to write from right to left turn the rest of the line around.
    public static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll("␤");
    }

    /// All decimals that there are: `163727.15685316`, `100000`.
    public static String exact(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// All decimals that there are, thousands grouped: `163,727.15685316`.
    public static String grouped(BigDecimal value) {
        String plain = exact(value);
        int point = plain.indexOf('.');
        String decimals = point < 0 ? "" : plain.substring(point);
        String sign = value.signum() < 0 ? "-" : "";
        return sign + String.format(Locale.ROOT, "%,d", value.abs().toBigInteger()) + decimals;
    }

    /// All digits before the point, and of those after it so many that there are six: `225,376`, `5.12345`.
    public static String glance(BigDecimal value) {
        int whole = value.precision() - value.scale();
        int scale = Math.max(0, DIGITS_AT_A_GLANCE - Math.max(1, whole));
        return grouped(value.setScale(Math.min(scale, Math.max(0, value.scale())), RoundingMode.HALF_EVEN));
    }

    /// `1,259`.
    public static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// How many of something: `1 row`, `1,259 rows`.
    public static String counted(long count, String one, String many) {
        return grouped(count) + " " + (count == 1 ? one : many);
    }

    /// A fraction in percent: `63.73 %`.
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", fraction * 100);
    }

    /// `2018-02-07`, or `2018-02-07 09:30:00` unless it is midnight.
    public static String time(LocalDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : TIME.format(time);
    }

    private static String ratio(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

package io.papertape.prices.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads prices and volumes as [BigDecimal], in the style in which a file writes them.
///
/// @param point before decimals
/// @param decorated whether a number may have the sign of a currency, and digits in groups
record NaiveNumbers(char point, boolean decorated) {

    private static final BigDecimal UNIT = new BigDecimal("0.00000001");
    private static final BigDecimal LARGEST = new BigDecimal("92233720368.54775807");
    private static final BigDecimal ROUNDING_RATE = new BigDecimal("0.0001");
    private static final int LONGEST_NUMBER = 64;
    private static final String BLANKS = " \u00A0\u202F";
    private static final Pattern AROUND = Pattern.compile("^[$€£¥" + BLANKS + "]+|[$€£¥" + BLANKS + "]+$");
    private static final Pattern DECORATION = Pattern.compile("[$€£¥'’,.:" + BLANKS + "]");
    private static final String MULTIPLES = "KMBT";

    static final NaiveNumbers PLAIN = new NaiveNumbers('.', false);

    /// How these texts are written, which most of them tell, or of as many those with both marks; null where none does.
    static @Nullable NaiveNumbers of(List<String> texts) {
        int commas = 0;
        int points = 0;
        int both = 0;
        boolean open = false;
        boolean decorated = false;
        for (String text : texts) {
            boolean comma = text.contains(",");
            decorated |=
                    comma || DECORATION.matcher(text.replaceAll("[,.:]", "")).find();
            boolean pointLast = text.lastIndexOf('.') > text.lastIndexOf(',');
            if (comma && text.contains(".")) {
                points += pointLast ? 1 : 0;
                commas += pointLast ? 0 : 1;
                both += pointLast ? -1 : 1;
            } else if (comma) {
                boolean several = text.indexOf(',') != text.lastIndexOf(',');
                boolean either = !several && text.matches("(?s).{1,3},.{3}");
                points += several ? 1 : 0;
                commas += several || either ? 0 : 1;
                open |= either;
            } else if (text.contains(".")) {
                boolean several = text.indexOf('.') != text.lastIndexOf('.');
                commas += several ? 1 : 0;
                points += several ? 0 : 1;
            }
        }
        boolean tie = commas == points;
        if (commas > points || (tie && both > 0)) {
            return new NaiveNumbers(',', true);
        }
        return tie && both == 0 && (commas > 0 || open) ? null : new NaiveNumbers('.', decorated);
    }

    /// To 8 decimals, or 0 for what is no price.
    BigDecimal price(String text) {
        return price(number(text));
    }

    /// A price in units of so many decimals.
    static BigDecimal price(String text, int decimals) {
        return text.matches("\\d+") ? price(PLAIN.number(text).movePointLeft(decimals)) : BigDecimal.ZERO;
    }

    private static BigDecimal price(BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(LARGEST.add(UNIT)) > 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal rounded = value.setScale(UNIT.scale(), RoundingMode.HALF_EVEN);
        BigDecimal change = rounded.subtract(value).abs();
        return rounded.compareTo(LARGEST) > 0 || change.compareTo(value.multiply(ROUNDING_RATE)) > 0
                ? BigDecimal.ZERO
                : rounded;
    }

    /// 0 where there is none.
    double volume(String text) {
        String last = text.isEmpty() ? "" : text.substring(text.length() - 1).toUpperCase(Locale.ROOT);
        int multiple = decorated && !last.isEmpty() ? MULTIPLES.indexOf(last) : -1;
        double value = number(multiple < 0 ? text : text.substring(0, text.length() - 1))
                .scaleByPowerOfTen(3 * (multiple + 1))
                .doubleValue();
        return value > 0 && value <= Double.MAX_VALUE ? value : 0;
    }

    private BigDecimal number(String text) {
        String bare = decorated ? AROUND.matcher(text).replaceAll("") : text;
        if (bare.length() > LONGEST_NUMBER) {
            return BigDecimal.ZERO;
        }
        try {
            return new BigDecimal(decorated ? withoutGroups(bare) : bare);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    /// The number with a point and without what is between its thousands; empty where it has a mark at another place.
    private String withoutGroups(String text) {
        String group = point == '.' ? "," : ".";
        int end = text.indexOf(point) < 0 ? text.length() : text.indexOf(point);
        String whole = text.substring(0, end);
        String behind = text.substring(end);
        String marks = "[" + group + "'’" + BLANKS + "]";
        boolean grouped = whole.matches("(?s).*" + marks + ".*");
        boolean wrong =
                (grouped && !whole.matches("([-+]\\d{1,2}|\\d{1,3})(" + marks + "\\d{3})+")) || behind.contains(group);
        return wrong ? "" : whole.replaceAll(marks, "") + behind.replace(point, '.');
    }

    /// A number as [Replayed] tells it.
    static String told(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

package io.papertape.prices.format;

import org.jspecify.annotations.Nullable;

/// Finds out what stands before the decimals of a file's numbers: what most of them have there. Not safe for use by
/// several threads.
final class NumberMarks {

    private static final int GROUP = 3;

    private static final String DECORATIONS = "$€£¥'’ \u00A0\u202F";

    private int points;
    private int commas;
    private int sureCommas;
    private int surePoints;
    private boolean decorated;
    private boolean ambiguous;
    private @Nullable String example;

    /// Whether every number in a line of fields is plain, whichever fields are numbers.
    static boolean arePlain(String line, char separator) {
        boolean point = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == separator) {
                point = false;
            } else if ((c == '.' && point) || c == ',' || c == '"' || DECORATIONS.indexOf(c) >= 0) {
                return false;
            } else {
                point |= c == '.';
            }
        }
        return true;
    }

    /// Takes the text of a number in.
    void look(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            decorated |= DECORATIONS.indexOf(c) >= 0;
        }
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma < 0) {
            boolean groups = point >= 0 && text.indexOf('.') < point;
            commas += groups ? 1 : 0;
            points += point >= 0 && !groups ? 1 : 0;
            return;
        }
        decorated = true;
        example = example == null ? text : example;
        if (point >= 0) {
            points += point > comma ? 1 : 0;
            surePoints += point > comma ? 1 : 0;
            commas += comma > point ? 1 : 0;
            sureCommas += comma > point ? 1 : 0;
            return;
        }
        boolean one = text.indexOf(',') == comma;
        boolean mayBeGroup = text.length() - comma - 1 == GROUP && comma >= 1 && comma <= GROUP && one;
        if (!one) {
            points++;
        } else if (mayBeGroup) {
            ambiguous = true;
        } else {
            commas++;
        }
    }

    /// The first number with a comma; only where there was one.
    String example() {
        return String.valueOf(example);
    }

    /// How numbers are written; null where nothing tells it. Where as many tell one as the other, those with both marks
    /// are right: `1.260` beside `1.250,5` is no fraction.
    @Nullable
    NumberStyle style() {
        int lead = commas == points ? sureCommas - surePoints : commas - points;
        if (lead > 0) {
            return new NumberStyle(',', true, 0);
        }
        if (lead == 0 && (commas > 0 || ambiguous)) {
            return null;
        }
        return new NumberStyle('.', decorated, 0);
    }
}

package io.papertape.prices.format;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out in which order the dates of a file have their parts. Not safe for use by several threads.
final class DateOrders {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.0*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}[-/.].*|(1[89]|2[01])\\d{6}\\D.*");
    private static final Pattern DIGITS_OF_A_DATE = Pattern.compile("(1[89]|2[01])\\d{6}");
    private static final Pattern NAMED_MONTH_FIRST = Pattern.compile("\\p{L}{3,}.*");
    private static final Pattern NAMED_DAY_FIRST = Pattern.compile("\\d{1,2}[-/. ]\\p{L}{3,}.*");
    private static final Pattern TWO_FIRST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d).*");
    private static final int MONTHS = 12;
    private static final long LONGEST_BREAK = Duration.ofDays(5).toMillis();

    private @Nullable DateOrder decided;
    private @Nullable String example;
    private boolean points;
    private boolean timesOfDay = true;
    private final Course dayFirst = new Course(DateOrder.DAY_FIRST);
    private final Course monthFirst = new Course(DateOrder.MONTH_FIRST);

    /// What a text is.
    enum Kind {
        EPOCH,
        DATE,
        /// A date in eight digits, which an epoch would be, too.
        DIGITS,
        UNKNOWN
    }

    /// Whether the dates of a file come one after the other, all up or all down, if they are read in one order.
    private static final class Course {

        private final DateOrder order;
        private final DateText date = new DateText();
        private boolean up = true;
        private boolean down = true;
        private boolean begun;
        private long last;
        private int changes;
        private long longest;

        Course(DateOrder order) {
            this.order = order;
        }

        void look(String text) {
            char[] characters = text.toCharArray();
            if (date.read(characters, 0, characters.length, order)) {
                long step = begun ? date.day() - last : 0;
                up &= step >= 0;
                down &= step <= 0;
                changes += step == 0 ? 0 : 1;
                longest = Math.max(longest, Math.abs(step));
                last = date.day();
                begun = true;
            }
        }

        boolean isOrdered() {
            return up || down;
        }

        /// Whether the dates come day by day, weekends and holidays left out.
        boolean isDayByDay() {
            return isOrdered() && changes > 1 && longest <= LONGEST_BREAK;
        }
    }

    /// Takes the text of a time in.
    Kind look(String text) {
        if (YEAR_FIRST.matcher(text).matches()) {
            decided = DateOrder.YEAR_FIRST;
            return Kind.DATE;
        }
        if (DIGITS_OF_A_DATE.matcher(text).matches()) {
            decided = DateOrder.YEAR_FIRST;
            return Kind.DIGITS;
        }
        if (NUMBER.matcher(text).matches()) {
            decided = DateOrder.YEAR_FIRST;
            return Kind.EPOCH;
        }
        if (NAMED_MONTH_FIRST.matcher(text).matches()) {
            decided = DateOrder.MONTH_FIRST;
            return Kind.DATE;
        }
        if (NAMED_DAY_FIRST.matcher(text).matches()) {
            decided = DateOrder.DAY_FIRST;
            return Kind.DATE;
        }
        Matcher parts = TWO_FIRST.matcher(text);
        if (!parts.matches()) {
            return Kind.UNKNOWN;
        }
        example = example == null ? text : example;
        points = parts.group(2).equals(".");
        timesOfDay &= text.indexOf(':') > 0;
        if (Integer.parseInt(parts.group(1)) > MONTHS) {
            decided = DateOrder.DAY_FIRST;
        } else if (Integer.parseInt(parts.group(3)) > MONTHS) {
            decided = DateOrder.MONTH_FIRST;
        } else {
            dayFirst.look(text);
            monthFirst.look(text);
        }
        return Kind.DATE;
    }

    /// Whether a text told the order.
    boolean isDecided() {
        return decided != null;
    }

    /// The first date that does not tell it; only where there was one.
    String example() {
        return String.valueOf(example);
    }

    /// The order; null where nothing tells it. Of two readings the one in which the dates follow each other is right;
    /// of bars within days, the one in which they do so day by day rather than month by month.
    ///
    /// @param usual orders that the layout has, the usual one first; empty where that does not tell
    @Nullable
    DateOrder decide(List<DateOrder> usual) {
        if (decided != null) {
            return decided;
        }
        if (example == null) {
            return usual.isEmpty() ? DateOrder.YEAR_FIRST : usual.getFirst();
        }
        if (!usual.isEmpty()) {
            return usual.getFirst();
        }
        if (points) {
            return DateOrder.DAY_FIRST;
        }
        if (dayFirst.isOrdered() != monthFirst.isOrdered()) {
            return dayFirst.isOrdered() ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }
        if (timesOfDay && dayFirst.isDayByDay() != monthFirst.isDayByDay()) {
            return dayFirst.isDayByDay() ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
        }
        return null;
    }
}

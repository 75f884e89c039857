package io.papertape.prices.format;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out in which order the dates of a file have their parts: that which most of them tell, for a faulty one must
/// not have the others read wrongly. Not safe for use by several threads.
final class DateOrders {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.0*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}[-/.].*|(1[89]|2[01])\\d{6}\\D.*");
    private static final Pattern DIGITS_OF_A_DATE = Pattern.compile("(1[89]|2[01])\\d{6}");
    private static final Pattern NAMED_MONTH_FIRST = Pattern.compile("\\p{L}{3,}.*");
    private static final Pattern NAMED_DAY_FIRST = Pattern.compile("\\d{1,2}[-/. ]\\p{L}{3,}.*");
    private static final Pattern TWO_FIRST =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d).*");

    /// So many texts more that tell one order than that tell another are enough.
    private static final int SURE = 3;

    private static final long LONGEST_BREAK = Duration.ofDays(5).toMillis();

    private final DateText date = new DateText();
    private final Map<DateOrder, Integer> votes = new EnumMap<>(DateOrder.class);
    private int open;
    private int epochs;
    private int digits;
    private @Nullable String example;
    private boolean points;
    private boolean timesOfDay = true;
    private final Course dayFirst = new Course(DateOrder.DAY_FIRST);
    private final Course monthFirst = new Course(DateOrder.MONTH_FIRST);

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
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (date.read(bytes, 0, bytes.length, order)) {
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
    void look(String text) {
        if (DIGITS_OF_A_DATE.matcher(text).matches()) {
            digits++;
            vote(DateOrder.YEAR_FIRST);
        } else if (NUMBER.matcher(text).matches()) {
            epochs++;
            vote(DateOrder.YEAR_FIRST);
        } else if (YEAR_FIRST.matcher(text).matches()) {
            voteIfDate(text, DateOrder.YEAR_FIRST);
        } else if (NAMED_MONTH_FIRST.matcher(text).matches()) {
            voteIfDate(text, DateOrder.MONTH_FIRST);
        } else if (NAMED_DAY_FIRST.matcher(text).matches()) {
            voteIfDate(text, DateOrder.DAY_FIRST);
        } else {
            lookAtNumbers(text);
        }
    }

    private void lookAtNumbers(String text) {
        Matcher parts = TWO_FIRST.matcher(text);
        if (!parts.matches()) {
            return;
        }
        example = example == null ? text : example;
        points = parts.group(2).equals(".");
        timesOfDay &= text.indexOf(':') > 0;
        boolean day = isDate(text, DateOrder.DAY_FIRST);
        boolean month = isDate(text, DateOrder.MONTH_FIRST);
        if (day && month) {
            open++;
            dayFirst.look(text);
            monthFirst.look(text);
        } else if (day || month) {
            vote(day ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }
    }

    private void voteIfDate(String text, DateOrder order) {
        if (isDate(text, order)) {
            vote(order);
        }
    }

    private boolean isDate(String text, DateOrder order) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return date.read(bytes, 0, bytes.length, order);
    }

    private void vote(DateOrder order) {
        votes.merge(order, 1, Integer::sum);
    }

    private int votes(DateOrder order) {
        return votes.getOrDefault(order, 0);
    }

    /// By how many texts the year is first rather than not.
    private int leadOfYear() {
        return votes(DateOrder.YEAR_FIRST) - votes(DateOrder.DAY_FIRST) - votes(DateOrder.MONTH_FIRST) - open;
    }

    private int leadOfDay() {
        return votes(DateOrder.DAY_FIRST) - votes(DateOrder.MONTH_FIRST);
    }

    private int votesAgainst(DateOrder order) {
        return votes(DateOrder.DAY_FIRST) + votes(DateOrder.MONTH_FIRST) - votes(order);
    }

    /// Whether so many texts told the same order, and the same kind of number, that a few faulty ones do not matter.
    boolean isDecided() {
        return leadOfYear() >= SURE
                ? Math.abs(epochs - votesOfDates()) >= SURE
                : leadOfYear() <= -SURE && Math.abs(leadOfDay()) >= SURE;
    }

    /// Whether most texts are numbers other than dates.
    boolean areEpochs() {
        return epochs > votesOfDates();
    }

    private int votesOfDates() {
        return votes(DateOrder.YEAR_FIRST) + votes(DateOrder.DAY_FIRST) + votes(DateOrder.MONTH_FIRST) + open - epochs;
    }

    /// Whether more texts are dates in eight digits, which epochs would be, too, than other numbers.
    boolean areDigits() {
        return digits > epochs;
    }

    /// The first date that does not tell it; only where there was one.
    String example() {
        return String.valueOf(example);
    }

    /// The order; null where nothing tells it. Of two readings the one in which the dates follow each other is right;
    /// of bars within days, the one in which they do so day by day rather than month by month.
    ///
    /// @param usual orders that the layout has, the usual one first, which more dates must speak against than not;
    ///     empty where that does not tell
    @Nullable
    DateOrder decide(List<DateOrder> usual) {
        if (votes.isEmpty() && open == 0) {
            return usual.isEmpty() ? DateOrder.YEAR_FIRST : usual.getFirst();
        }
        if (leadOfYear() >= 0) {
            return DateOrder.YEAR_FIRST;
        }
        if (!usual.isEmpty() && votesAgainst(usual.getFirst()) <= votes(usual.getFirst()) + open) {
            return usual.getFirst();
        }
        if (leadOfDay() != 0) {
            return leadOfDay() > 0 ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
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

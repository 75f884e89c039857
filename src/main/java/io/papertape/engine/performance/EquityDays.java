package io.papertape.engine.performance;

import io.papertape.engine.portfolio.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups equity points by the session's date as they come; a date without one does not count. Grows by a few
/// numbers per date, however many points it has. Not safe for use by several threads.
final class EquityDays {

    /// Columns of a finished date, in one array.
    private static final int COLUMNS = 8;

    private static final int EPOCH_DAY = 0;
    private static final int EQUITY = 1;
    private static final int POSITIONS_VALUE = 2;
    private static final int RECEIVABLES = 3;
    private static final int SHORTS_VALUE = 4;
    private static final int DRAWDOWN = 5;
    private static final int POINTS = 6;
    private static final int POINTS_INVESTED = 7;

    private long[] rows = new long[64 * COLUMNS];
    private int finished;
    private long firstAt;
    private long lastAt;

    /// Of the date under way; none before the first point.
    private long date = Long.MIN_VALUE;

    private long equity;
    private long positionsValue;
    private long receivables;
    private long shortsValue;
    private double drawdown;
    private long points;
    private long pointsInvested;

    /// Of all points.
    private final Sum totalEquity = new Sum();

    /// Takes the next point; times and dates do not fall.
    ///
    /// @param day date of the point, see [io.papertape.engine.portfolio.SessionCalendar]
    /// @param pointPositionsValue of the long positions less that of the short ones
    /// @param pointReceivables dividends that are owed
    /// @param pointShortsValue of the short positions, at least 0
    void record(
            long time,
            long day,
            long pointEquity,
            long pointPositionsValue,
            long pointReceivables,
            long pointShortsValue,
            double pointDrawdown) {
        if (day != date) {
            begin(time, day);
        }
        lastAt = time;
        equity = pointEquity;
        totalEquity.add(pointEquity);
        positionsValue = pointPositionsValue;
        receivables = pointReceivables;
        shortsValue = pointShortsValue;
        if (pointDrawdown > drawdown) {
            drawdown = pointDrawdown;
        }
        points++;
        if (pointPositionsValue > 0 || pointShortsValue > 0) {
            pointsInvested++;
        }
    }

    /// Number of dates.
    int size() {
        return isEmpty() ? 0 : finished + 1;
    }

    boolean isEmpty() {
        return points == 0;
    }

    /// Equity of the last point; 0 before the first.
    long lastEquity() {
        return equity;
    }

    /// Sum of the equity of all points; a live view.
    Sum totalEquity() {
        return totalEquity;
    }

    /// The largest drawdown of any point, a fraction; null before the first point.
    @Nullable
    Double deepestDrawdown() {
        if (isEmpty()) {
            return null;
        }
        double deepest = drawdown;
        for (int i = 0; i < finished; i++) {
            deepest = Math.max(deepest, Double.longBitsToDouble(rows[i * COLUMNS + DRAWDOWN]));
        }
        return deepest;
    }

    /// Calendar days from the first to the last point; 0 before the first.
    double elapsed() {
        return Days.of(lastAt - firstAt);
    }

    /// The dates, days since 1970-01-01, oldest first.
    long[] dates() {
        long[] dates = new long[size()];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = i < finished ? rows[i * COLUMNS + EPOCH_DAY] : epochDay();
        }
        return dates;
    }

    /// Number of points.
    long points() {
        return points + sum(POINTS);
    }

    /// Number of points with an open position.
    long pointsInvested() {
        return pointsInvested + sum(POINTS_INVESTED);
    }

    /// Simple returns between the last points of consecutive dates, oldest first, one per date; 0 where
    /// nothing was left to lose.
    ///
    /// @param initialCapital the equity before the first date
    double[] returns(long initialCapital) {
        double[] returns = new double[size()];
        long before = initialCapital;
        for (int i = 0; i < returns.length; i++) {
            long after = i < finished ? rows[i * COLUMNS + EQUITY] : equity;
            returns[i] = before == 0 ? 0 : (double) (after - before) / before;
            before = after;
        }
        return returns;
    }

    /// One entry per date, oldest first.
    List<EquityDay> list() {
        List<EquityDay> days = new ArrayList<>(size());
        for (int i = 0; i < finished; i++) {
            days.add(day(i * COLUMNS));
        }
        if (!isEmpty()) {
            days.add(new EquityDay(
                    localDate(epochDay()),
                    equity,
                    equity - positionsValue - receivables,
                    positionsValue,
                    receivables,
                    shortsValue,
                    drawdown,
                    points,
                    pointsInvested));
        }
        return days;
    }

    private void begin(long time, long day) {
        if (isEmpty()) {
            firstAt = time;
        } else {
            finish();
        }
        date = day;
        drawdown = 0;
        points = 0;
        pointsInvested = 0;
    }

    private void finish() {
        int row = finished * COLUMNS;
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        rows[row + EPOCH_DAY] = epochDay();
        rows[row + EQUITY] = equity;
        rows[row + POSITIONS_VALUE] = positionsValue;
        rows[row + RECEIVABLES] = receivables;
        rows[row + SHORTS_VALUE] = shortsValue;
        rows[row + DRAWDOWN] = Double.doubleToRawLongBits(drawdown);
        rows[row + POINTS] = points;
        rows[row + POINTS_INVESTED] = pointsInvested;
        finished++;
    }

    private EquityDay day(int row) {
        return new EquityDay(
                localDate(rows[row + EPOCH_DAY]),
                rows[row + EQUITY],
                rows[row + EQUITY] - rows[row + POSITIONS_VALUE] - rows[row + RECEIVABLES],
                rows[row + POSITIONS_VALUE],
                rows[row + RECEIVABLES],
                rows[row + SHORTS_VALUE],
                Double.longBitsToDouble(rows[row + DRAWDOWN]),
                rows[row + POINTS],
                rows[row + POINTS_INVESTED]);
    }

    private long sum(int column) {
        long sum = 0;
        for (int i = 0; i < finished; i++) {
            sum += rows[i * COLUMNS + column];
        }
        return sum;
    }

    private long epochDay() {
        return date / UtcDay.MILLIS;
    }

    private static LocalDate localDate(long epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}

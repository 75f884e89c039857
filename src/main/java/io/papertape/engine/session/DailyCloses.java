package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.Arrays;

/// The last closes of the latest dates of each symbol, and how much their returns scatter. Not safe for use by several
/// threads.
final class DailyCloses {

    /// Returns that are looked at.
    private static final int RETURNS = 20;

    private static final int CLOSES = RETURNS + 1;

    private final SessionCalendar calendar;
    private final double year;
    private final long[] closes;
    private final long[] dates;
    private final int[] counts;
    private final double[] returns = new double[RETURNS];

    /// @param symbols how many there are; 0 where nobody asks
    DailyCloses(int symbols, SessionConfig config) {
        calendar = new SessionCalendar(config.zone());
        year = Math.sqrt(config.daysPerYear());
        closes = new long[symbols * CLOSES];
        dates = new long[symbols];
        counts = new int[symbols];
        Arrays.fill(dates, Long.MIN_VALUE);
    }

    /// Takes the bars of a slice in, at which the session does not trade.
    void add(MarketSlice slice) {
        for (int row = 0; dates.length > 0 && row < slice.size(); row++) {
            add(slice, row);
        }
    }

    /// Takes a bar in, also one before the session trades.
    void add(MarketSlice slice, int row) {
        if (dates.length == 0) {
            return;
        }
        int symbol = slice.symbol(row);
        long date = calendar.next(slice.time(), slice.dateAlone());
        if (date != dates[symbol] || counts[symbol] == 0) {
            dates[symbol] = date;
            counts[symbol]++;
        }
        closes[place(symbol, counts[symbol] - 1)] = slice.close(row);
    }

    /// Shows the closes so far as those of new shares.
    void split(int symbol, SplitRatio ratio) {
        for (int i = 0; i < Math.min(CLOSES, closes.length); i++) {
            int place = symbol * CLOSES + i;
            closes[place] = ratio.price(closes[place]);
        }
    }

    /// Sample standard deviation of the returns, two-pass, oldest first, times the square root of a year; not a number
    /// with fewer dates.
    double yearlyVolatility(int symbol) {
        int count = counts[symbol];
        if (count < CLOSES) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < RETURNS; i++) {
            long before = closes[place(symbol, count - CLOSES + i)];
            returns[i] = (double) (closes[place(symbol, count - RETURNS + i)] - before) / before;
            sum += returns[i];
        }
        double mean = sum / RETURNS;
        double squares = 0;
        for (double dayReturn : returns) {
            squares += (dayReturn - mean) * (dayReturn - mean);
        }
        return Math.sqrt(squares / (RETURNS - 1)) * year;
    }

    private static int place(int symbol, int count) {
        return symbol * CLOSES + count % CLOSES;
    }
}

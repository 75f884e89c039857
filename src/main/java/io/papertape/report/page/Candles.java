package io.papertape.report.page;

import io.papertape.report.PriceHistory;
import java.util.Arrays;

/// Bars of one symbol, oldest first, in so few candles that a page can hold them: whenever there
/// are too many, every two neighbours become one. A candle has the time and the open of its first
/// bar, the highest high, the lowest low, and the close of its last. Prices are in units of
/// 0.00000001. Not safe for use by several threads.
final class Candles implements PriceHistory.Bars {

    private static final int FIELDS = 5;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;

    private final int most;
    private long[] values = new long[FIELDS * 128];
    private int size;
    private int barsPerCandle = 1;
    private int barsInLast;

    /// @param most candles at most, at least 2
    Candles(int most) {
        this.most = most;
    }

    @Override
    public void add(long time, long open, long high, long low, long close) {
        if (size > 0 && barsInLast < barsPerCandle) {
            widen((size - 1) * FIELDS, high, low, close);
            barsInLast++;
            return;
        }
        if (size == most) {
            halve();
            add(time, open, high, low, close);
            return;
        }
        append(time, open, high, low, close);
        barsInLast = 1;
    }

    int size() {
        return size;
    }

    /// How many bars a candle stands for; the last may stand for fewer.
    int barsPerCandle() {
        return barsPerCandle;
    }

    /// Epoch milliseconds UTC of candle `i`.
    long time(int i) {
        return values[i * FIELDS];
    }

    long open(int i) {
        return values[i * FIELDS + OPEN];
    }

    long high(int i) {
        return values[i * FIELDS + HIGH];
    }

    long low(int i) {
        return values[i * FIELDS + LOW];
    }

    long close(int i) {
        return values[i * FIELDS + CLOSE];
    }

    private void append(long time, long open, long high, long low, long close) {
        int at = size * FIELDS;
        if (at == values.length) {
            values = Arrays.copyOf(values, 2 * at);
        }
        values[at] = time;
        values[at + OPEN] = open;
        values[at + HIGH] = high;
        values[at + LOW] = low;
        values[at + CLOSE] = close;
        size++;
    }

    private void widen(int at, long high, long low, long close) {
        values[at + HIGH] = Math.max(values[at + HIGH], high);
        values[at + LOW] = Math.min(values[at + LOW], low);
        values[at + CLOSE] = close;
    }

    private void halve() {
        int half = 0;
        for (int i = 0; i < size; i += 2) {
            System.arraycopy(values, i * FIELDS, values, half * FIELDS, FIELDS);
            if (i + 1 < size) {
                widen(half * FIELDS, high(i + 1), low(i + 1), close(i + 1));
            }
            half++;
        }
        barsInLast = size % 2 == 0 ? 2 * barsPerCandle : barsPerCandle;
        size = half;
        barsPerCandle *= 2;
    }
}

package io.papertape.report.page;

import io.papertape.report.PriceHistory;
import java.util.Arrays;

/// Bars of one symbol, oldest first, in so few candles that a page can hold them: whenever there
/// are too many, every two neighbours become one. A candle has the time and the open of its first
/// bar, the highest high, the lowest low, the close of its last, and the volume of all. Prices are in units of
/// 0.00000001. Not safe for use by several threads.
final class Candles implements PriceHistory.Bars {

    private static final int FIELDS = 5;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;

    private final int most;
    private long[] values = new long[FIELDS * 128];
    private double[] volumes = new double[128];
    private int size;
    private int barsPerCandle = 1;
    private int barsInLast;

    /// @param most candles at most, at least 2
    Candles(int most) {
        this.most = most;
    }

    @Override
    public void add(long time, long open, long high, long low, long close, double volume) {
        if (size > 0 && barsInLast < barsPerCandle) {
            widen(size - 1, high, low, close, volume);
            barsInLast++;
            return;
        }
        if (size == most) {
            halve();
            add(time, open, high, low, close, volume);
            return;
        }
        append(time, open, high, low, close, volume);
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

    double volume(int i) {
        return volumes[i];
    }

    private void append(long time, long open, long high, long low, long close, double volume) {
        int at = size * FIELDS;
        if (at == values.length) {
            values = Arrays.copyOf(values, 2 * at);
            volumes = Arrays.copyOf(volumes, 2 * size);
        }
        values[at] = time;
        values[at + OPEN] = open;
        values[at + HIGH] = high;
        values[at + LOW] = low;
        values[at + CLOSE] = close;
        volumes[size] = volume;
        size++;
    }

    private void widen(int i, long high, long low, long close, double volume) {
        int at = i * FIELDS;
        values[at + HIGH] = Math.max(values[at + HIGH], high);
        values[at + LOW] = Math.min(values[at + LOW], low);
        values[at + CLOSE] = close;
        volumes[i] += volume;
    }

    private void halve() {
        int half = 0;
        for (int i = 0; i < size; i += 2) {
            System.arraycopy(values, i * FIELDS, values, half * FIELDS, FIELDS);
            volumes[half] = volumes[i];
            if (i + 1 < size) {
                widen(half, high(i + 1), low(i + 1), close(i + 1), volume(i + 1));
            }
            half++;
        }
        barsInLast = size % 2 == 0 ? 2 * barsPerCandle : barsPerCandle;
        size = half;
        barsPerCandle *= 2;
    }
}

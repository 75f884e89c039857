package io.papertape.prices.parquet;

import java.math.BigDecimal;

/// Writes floating-point numbers as the shortest decimals that are no other such number, as pandas does: always with a
/// point, and none where there is no number.
final class DoubleText {

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /// Every decimal of up to 15 digits is another double: one that gives the double is the shortest there is.
    private static final double MOST = 1e15;

    private static final double LEAST_PLAIN = 1e-12;
    private static final double MOST_PLAIN = 1e21;

    private DoubleText() {}

    static void append(double value, CellBuffer into) {
        double size = Math.abs(value);
        for (int decimals = 0; decimals < POWERS.length; decimals++) {
            double units = size * POWERS[decimals];
            if (!(units < MOST)) {
                break;
            }
            long whole = Math.round(units);
            if (whole / POWERS[decimals] == size) {
                appendDecimal(value < 0, whole, decimals, into);
                return;
            }
        }
        if (!Double.isNaN(value)) {
            into.append(plain(Double.toString(value), size));
        }
    }

    static void append(float value, CellBuffer into) {
        if (!Float.isNaN(value)) {
            into.append(plain(Float.toString(value), Math.abs(value)));
        }
    }

    private static void appendDecimal(boolean negative, long units, int decimals, CellBuffer into) {
        if (negative) {
            into.append('-');
        }
        long power = (long) POWERS[decimals];
        into.appendDigits(units / power, 1);
        into.append('.');
        into.appendDigits(units % power, Math.max(1, decimals));
    }

    /// Without an exponent, unless that would be much longer.
    private static String plain(String shortest, double size) {
        if (shortest.indexOf('E') < 0 || size < LEAST_PLAIN || size >= MOST_PLAIN) {
            return shortest;
        }
        String plain = new BigDecimal(shortest).stripTrailingZeros().toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}

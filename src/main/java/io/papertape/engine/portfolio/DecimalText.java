package io.papertape.engine.portfolio;

/// Writes decimal numbers in plain digits without trailing zeros: `0.05`, `-3`, `100000`. Stateless,
/// so safe for use by several threads.
public final class DecimalText {

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private DecimalText() {}

    /// Appends `unscaled × 10^−decimals`.
    ///
    /// @param decimals from 0 to 8
    public static void append(StringBuilder text, long unscaled, int decimals) {
        long scale = POWERS[decimals];
        if (unscaled < 0) {
            text.append('-');
        }
        text.append(Math.abs(unscaled / scale));
        int fraction = (int) Math.abs(unscaled % scale);
        if (fraction != 0) {
            appendFraction(text.append('.'), fraction, decimals);
        }
    }

    /// The digits after the point: `fraction`, which is not 0, with leading zeros up to `decimals` digits.
    private static void appendFraction(StringBuilder text, int fraction, int decimals) {
        int rest = fraction;
        int digits = decimals;
        while (rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        while (digits > 1 && rest < POWERS[digits - 1]) {
            text.append('0');
            digits--;
        }
        text.append(rest);
    }
}

package io.papertape.prices.format;

/// How the prices of a file are written.
///
/// @param point before the decimals: `.` or `,`
/// @param decorated whether they may have what a plain number has not: the sign of a currency, or digits in groups
/// @param decimals how many of the digits of a price without a point are decimals: a source may give prices in whole
///     ten-thousandths
public record NumberStyle(char point, boolean decorated, int decimals) {

    /// `1234.5`.
    static final NumberStyle PLAIN = new NumberStyle('.', false, 0);

    public NumberStyle {
        if ((point != '.' && point != ',') || decimals < 0) {
            throw new IllegalArgumentException(
                    "a number has a point or a comma and no negative number of decimals, but '" + point + "' and "
                            + decimals);
        }
    }

    /// Prices in whole units that are so many decimals small.
    static NumberStyle units(int decimals) {
        return new NumberStyle('.', false, decimals);
    }
}

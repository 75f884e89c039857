package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SplitRatio;

/// Prices of one symbol over one period. Prices are in units of 0.00000001 and positive.
///
/// @param open first price
/// @param high highest price
/// @param low lowest price
/// @param close last price
/// @param volume traded quantity as the source gives it, 0 where it gives none; not part of the books
public record Bar(long open, long high, long low, long close, double volume) {

    public Bar {
        if (low <= 0 || high < low || open < low || open > high || close < low || close > high) {
            throw new IllegalArgumentException("prices must be positive and within low and high but were open " + open
                    + ", high " + high + ", low " + low + ", close " + close);
        }
    }

    /// The same, as shares are counted after a split.
    Bar after(SplitRatio split) {
        return new Bar(
                split.price(open),
                split.price(high),
                split.price(low),
                split.price(close),
                volume * Money.toDouble(split.value()));
    }

    /// A bar whose four prices are the same.
    public static Bar flat(long price) {
        return new Bar(price, price, price, price, 0);
    }
}

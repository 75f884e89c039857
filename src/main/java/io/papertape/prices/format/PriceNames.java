package io.papertape.prices.format;

import io.papertape.engine.portfolio.Money;

/// What the prices of a bar are called in reasons.
public final class PriceNames {

    private static final String[] NAMES = {"open", "high", "low", "close"};

    private PriceNames() {}

    /// Name of a price.
    ///
    /// @param price 0 to 3: open, high, low, close
    static String of(int price) {
        return NAMES[price];
    }

    /// What keeps a bar from being adjusted.
    ///
    /// @param price as in [#of]
    /// @param adjusted 0, or below it for what is too large
    public static String unadjustable(int price, long adjusted) {
        return "adjusted " + of(price) + " must be within " + Money.format(1) + " and " + Money.format(Long.MAX_VALUE)
                + " but is " + (adjusted == 0 ? "less" : "more");
    }
}

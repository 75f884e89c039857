package io.papertape.engine.order;

/// What the quantity of an entry is found from, under the word by which it is set.
public enum SizingMethod {
    /// A fraction of the cash that is not kept for waiting entries.
    CASH("cash"),
    /// A fraction of equity.
    EQUITY("equity"),
    /// An amount of cash.
    FIXED_CASH("fixedCash"),
    /// A number of shares.
    FIXED_SHARES("fixedShares"),
    /// What loses a fraction of equity between fill and stop.
    RISK("risk"),
    /// What swings by a fraction of equity a year.
    VOLATILITY("volatility");

    private final String label;

    SizingMethod(String label) {
        this.label = label;
    }

    /// The word by which it is set.
    public String label() {
        return label;
    }
}

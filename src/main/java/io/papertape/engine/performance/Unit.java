package io.papertape.engine.performance;

import java.util.Locale;

/// What the number of a [Metric] counts. Fractions are not percentages.
public enum Unit {
    /// A fraction, negative for a loss.
    RETURN,
    /// A fraction, at least 0 where the metric does not tell otherwise.
    FRACTION,
    /// A number without a unit.
    RATIO,
    /// Calendar days.
    DAYS,
    /// Money, negative for a loss.
    GAIN,
    /// Money that was spent, exact.
    COST,
    /// A whole number.
    COUNT,
    /// How many returns make a year.
    RETURNS_PER_YEAR;

    /// As the books and the reports call it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.papertape.engine.portfolio;

/// How far prices went while a position was held: over the bars after that of its entry, up to and including that of
/// its sale. In units of 0.00000001.
///
/// @param lowest lowest low
/// @param highest highest high
public record Excursion(long lowest, long highest) {

    public Excursion {
        if (lowest <= 0 || highest < lowest) {
            throw new IllegalArgumentException("prices must be positive and the highest not below the lowest but were "
                    + Money.format(lowest) + " to " + Money.format(highest));
        }
    }
}

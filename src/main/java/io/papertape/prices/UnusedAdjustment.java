package io.papertape.prices;

import io.papertape.engine.portfolio.Money;
import java.time.Instant;
import java.util.Locale;

/// A bar of which an adjusted close stands beside the close, far from it, and is not used.
///
/// @param symbol of the bar
/// @param time of the bar
/// @param column name of the column with the adjusted close, as its file has it
/// @param close in units of 0.00000001
/// @param adjusted the adjusted close, likewise
public record UnusedAdjustment(String symbol, Instant time, String column, long close, long adjusted) {

    /// `Adj Close 92.8398 is 85.7 % below the close 649.8786`.
    public String difference() {
        double change = (double) adjusted / close - 1;
        return String.format(
                Locale.ROOT,
                "%s %s is %.1f %% %s the close %s",
                column,
                Money.format(adjusted),
                Math.abs(change) * 100,
                change < 0 ? "below" : "above",
                Money.format(close));
    }
}

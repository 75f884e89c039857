package io.papertape.engine.performance;

import io.papertape.engine.portfolio.Money;

/// Sums over the fills of a session. Not safe for use by several threads.
final class TradeSums {

    long fills;
    long roundTrips;
    long wins;
    double traded;
    double gains;
    double losses;
    long pnl;
    long millisHeld;
    long commission;
    long slippage;

    void begin() {
        fills = 0;
        roundTrips = 0;
        wins = 0;
        traded = 0;
        gains = 0;
        losses = 0;
        pnl = 0;
        millisHeld = 0;
        commission = 0;
        slippage = 0;
    }

    /// Takes a fill.
    ///
    /// @param worse by which the price was worse than the market's, per share
    /// @throws io.papertape.engine.portfolio.MoneyOverflowException if a sum exceeds the largest
    ///     value
    void add(long quantity, long price, long paid, long worse) {
        fills++;
        traded += Money.value(quantity, price);
        commission = Money.add(commission, paid);
        slippage = Money.add(slippage, Money.value(quantity, worse));
    }

    /// Takes a round trip.
    void close(long gain, long millis) {
        roundTrips++;
        pnl = Money.add(pnl, gain);
        millisHeld += millis;
        if (gain > 0) {
            wins++;
            gains += gain;
        } else {
            losses -= gain;
        }
    }
}

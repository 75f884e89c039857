package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;

/// The strategy that measures a standard deviation of returns, straight from the contract: two passes over
/// `double`s, oldest first.
final class TwoPasses {

    private TwoPasses() {}

    static Signal volatility(BarWindow bars, int period, String volThreshold) {
        long before = bars.close(period - 1);
        long percents = Math.multiplyExact(100, bars.close(0) - before);
        if (Math.abs(percents) <= before
                || returnDeviation(bars, period) >= Money.toDouble(Money.parse(volThreshold))) {
            return Signal.HOLD;
        }
        return percents > 0 ? Signal.BUY : Signal.SELL;
    }

    static double returnDeviation(BarWindow bars, int period) {
        double sum = 0;
        for (int ago = period - 1; ago >= 0; ago--) {
            sum += change(bars, ago);
        }
        double mean = sum / period;
        double squares = 0;
        for (int ago = period - 1; ago >= 0; ago--) {
            squares += (change(bars, ago) - mean) * (change(bars, ago) - mean);
        }
        return Math.sqrt(squares / (period - 1));
    }

    private static double change(BarWindow bars, int ago) {
        return (double) (bars.close(ago) - bars.close(ago + 1)) / bars.close(ago + 1);
    }
}

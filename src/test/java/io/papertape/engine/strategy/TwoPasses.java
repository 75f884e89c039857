package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;

/// The strategies that measure a standard deviation, straight from the contract: two passes over
/// `double`s, oldest first.
final class TwoPasses {

    private TwoPasses() {}

    static Signal meanReversion(BarWindow bars, int period, String numStd) {
        double sd = closeDeviation(bars, period);
        double band = Money.toDouble(Money.parse(numStd)) * sd;
        long deviation = deviation(bars, period, 0);
        if (sd == 0) {
            return Signal.HOLD;
        }
        if (deviation <= -band) {
            return Signal.BUY;
        }
        return deviation >= band ? Signal.SELL : Signal.HOLD;
    }

    /// How many standard deviations the newest close is from the mean.
    static double bandTouchedBy(BarWindow bars, int period) {
        double sd = closeDeviation(bars, period);
        return sd == 0 ? 1 : Math.abs(deviation(bars, period, 0)) / sd;
    }

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

    /// Times `period`, like the deviations that it is made of.
    private static double closeDeviation(BarWindow bars, int period) {
        double squares = 0;
        for (int ago = period - 1; ago >= 0; ago--) {
            double deviation = deviation(bars, period, ago);
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (period - 1));
    }

    private static long deviation(BarWindow bars, int period, int ago) {
        long sum = 0;
        for (int i = 0; i < period; i++) {
            sum += bars.close(i);
        }
        return period * bars.close(ago) - sum;
    }

    private static double change(BarWindow bars, int ago) {
        return (double) (bars.close(ago) - bars.close(ago + 1)) / bars.close(ago + 1);
    }
}

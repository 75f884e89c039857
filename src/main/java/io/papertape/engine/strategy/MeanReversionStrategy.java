package io.papertape.engine.strategy;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;

/// Buys closes far below their mean, sells closes far above it.
///
/// BUY when c[n] ≤ mean − numStd·sd of the last `period` closes, SELL when c[n] ≥ mean + numStd·sd; sd is the sample
/// standard deviation. A flat window is HOLD. Deviations are taken `period` times, which makes them whole numbers.
public final class MeanReversionStrategy implements Strategy {

    private final int period;
    private final long numStd;
    private final double deviations;

    /// Parameters: `period` 20 bars, at least 2; `numStd` 2.0 standard deviations.
    public MeanReversionStrategy(StrategyParameters parameters) {
        period = parameters.wholeNumber("period", 20, 2);
        numStd = parameters.decimal("numStd", "2.0");
        deviations = Money.toDouble(numStd);
    }

    @Override
    public int requiredBars() {
        return period;
    }

    @Override
    public Signal signal(BarWindow bars) {
        long sum = bars.sumOfCloses(0, period);
        double sd = scaledDeviation(bars, sum);
        if (sd == 0) {
            return Signal.HOLD;
        }
        double band = deviations * sd;
        long deviation = period * bars.close(0) - sum;
        if (deviation <= -band) {
            return Signal.BUY;
        }
        return deviation >= band ? Signal.SELL : Signal.HOLD;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        long sum = bars.sumOfCloses(0, period);
        double sd = scaledDeviation(bars, sum) / period / Money.ONE;
        return "close " + Explanation.price(bars.close(0)) + (signal == Signal.BUY ? " ≤ mean " : " ≥ mean ")
                + Explanation.mean(sum, period) + (signal == Signal.BUY ? " - " : " + ") + Money.format(numStd)
                + " × sd " + Explanation.decimal(sd);
    }

    /// Sample standard deviation of the closes, times `period`: two passes, exact deviations, oldest first.
    private double scaledDeviation(BarWindow bars, long sum) {
        double squares = 0;
        for (int barsAgo = period - 1; barsAgo >= 0; barsAgo--) {
            double deviation = period * bars.close(barsAgo) - sum;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (period - 1));
    }
}

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
    private final double surelyWithin;
    private final double surelyOutside;

    /// Parameters: `period` 20 bars, at least 2; `numStd` 2.0 standard deviations.
    public MeanReversionStrategy(StrategyParameters parameters) {
        period = parameters.wholeNumber("period", 20, 2);
        numStd = parameters.decimal("numStd", "2.0");
        deviations = Money.toDouble(numStd);
        double squares = deviations * deviations * period * period;
        surelyWithin = squares * (1 - 3 * BarWindow.QUICK_MARGIN);
        surelyOutside = squares * (1 + 3 * BarWindow.QUICK_MARGIN);
    }

    @Override
    public int requiredBars() {
        return period;
    }

    @Override
    public Signal signal(BarWindow bars) {
        long sum = bars.sumOfCloses(0, period);
        long deviation = period * bars.close(0) - sum;
        if (!isOutside(bars, sum, deviation)) {
            return Signal.HOLD;
        }
        return deviation <= 0 ? Signal.BUY : Signal.SELL;
    }

    /// The quick variance decides, except so near to the band that only two passes can tell.
    private boolean isOutside(BarWindow bars, long sum, long deviation) {
        double variance = bars.quickCloseVariance(period);
        double square = (double) deviation * deviation;
        if (variance == 0 || square < surelyWithin * variance) {
            return false;
        }
        return square > surelyOutside * variance || Math.abs(deviation) >= deviations * scaledDeviation(bars, sum);
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        long sum = bars.sumOfCloses(0, period);
        double sd = scaledDeviation(bars, sum) / period / Money.ONE;
        return new Explanation()
                .text("close ")
                .price(bars.close(0))
                .text(signal == Signal.BUY ? " ≤ mean " : " ≥ mean ")
                .mean(sum, period)
                .text(signal == Signal.BUY ? " - " : " + ")
                .price(numStd)
                .text(" × sd ")
                .decimal(sd)
                .toString();
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

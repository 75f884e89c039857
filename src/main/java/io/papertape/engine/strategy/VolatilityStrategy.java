package io.papertape.engine.strategy;

import io.papertape.engine.market.BarSpan;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.portfolio.Money;
import java.util.function.IntToLongFunction;

/// Follows a trend while the market is calm.
///
/// Calm is a sample standard deviation of the last `period` simple returns below `volThreshold`. BUY when calm and
/// `(c[n] − c[n−period+1]) / c[n−period+1]` exceeds 0.01, SELL when calm and it is below −0.01.
public final class VolatilityStrategy implements Strategy, ColumnSignals {

    private static final long TREND = Money.ONE / 100;

    private final int period;
    private final long volThreshold;
    private final double calm;
    private final double surelyCalm;
    private final double surelyNotCalm;

    /// Parameters: `period` 20 bars, at least 2; `volThreshold` 0.02 as a fraction per bar.
    public VolatilityStrategy(StrategyParameters parameters) {
        period = parameters.wholeNumber("period", 20, 2);
        volThreshold = parameters.decimal("volThreshold", "0.02");
        calm = Money.toDouble(volThreshold);
        double margin = BarWindow.QUICK_MARGIN * (1 + calm);
        surelyCalm = Math.pow(Math.max(0, calm - margin), 2);
        surelyNotCalm = Math.pow(calm + margin, 2);
    }

    @Override
    public int requiredBars() {
        return Math.addExact(period, 1);
    }

    @Override
    public boolean dependsOnWindowAlone() {
        return true;
    }

    @Override
    public boolean usesVolumes() {
        return false;
    }

    @Override
    public Signal signal(BarWindow bars) {
        Signal trend = Change.signal(bars.close(0), bars.close(period - 1), TREND);
        return trend == Signal.HOLD || isCalm(bars.quickReturnVariance(period), bars::close) ? trend : Signal.HOLD;
    }

    @Override
    public boolean signals(BarSpan bars, long[] buys, long[] sells) {
        Change.signals(bars, period - 1, TREND, buys, sells);
        double[] variances = bars.quickReturnVariances(period);
        for (int word = 0; word < bars.words(); word++) {
            long calmBars = calm(bars, variances, word, buys[word] | sells[word]);
            buys[word] &= calmBars;
            sells[word] &= calmBars;
        }
        return true;
    }

    /// Those of the bars of a word that are calm.
    private long calm(BarSpan bars, double[] variances, int word, long asked) {
        long calmBars = 0;
        for (long rest = asked; rest != 0; rest &= rest - 1) {
            int bar = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
            boolean isCalm = bar >= period && isCalm(variances[bar], barsAgo -> bars.close(bar - barsAgo));
            calmBars |= (isCalm ? 1L : 0L) << bar;
        }
        return calmBars;
    }

    @Override
    public String explain(BarWindow bars, Signal signal) {
        double sd = Math.sqrt(bars.quickReturnVariance(period));
        return new Explanation()
                .text("sd of returns ")
                .decimal(sd, 2 * BarWindow.QUICK_MARGIN * (1 + sd), () -> returnDeviation(bars::close))
                .text(" < ")
                .price(volThreshold)
                .text(" and change of ")
                .change(bars.close(0), bars.close(period - 1))
                .text(signal == Signal.BUY ? " above 1 %" : " below -1 %")
                .toString();
    }

    /// The quick variance decides, except so near to the threshold that only two passes can tell.
    private boolean isCalm(double variance, IntToLongFunction close) {
        if (variance > surelyNotCalm) {
            return false;
        }
        return variance < surelyCalm || returnDeviation(close) < calm;
    }

    /// Sample standard deviation of the returns: two passes, oldest first.
    ///
    /// @param close of the bar so many bars ago
    private double returnDeviation(IntToLongFunction close) {
        double sum = 0;
        for (int barsAgo = period - 1; barsAgo >= 0; barsAgo--) {
            sum += change(close, barsAgo);
        }
        double mean = sum / period;
        double squares = 0;
        for (int barsAgo = period - 1; barsAgo >= 0; barsAgo--) {
            double deviation = change(close, barsAgo) - mean;
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / (period - 1));
    }

    private static double change(IntToLongFunction close, int barsAgo) {
        long before = close.applyAsLong(barsAgo + 1);
        return (double) (close.applyAsLong(barsAgo) - before) / before;
    }
}

package io.papertape.engine.strategy;

import io.papertape.engine.market.Bar;
import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The strategies as the contract words them, in plain decimals over a list of bars, oldest first.
final class StrategyOracle {

    private static final MathContext PRECISE = new MathContext(60);
    private static final BigDecimal TREND = new BigDecimal("0.01");

    private StrategyOracle() {}

    static Signal simpleMA(List<Bar> bars, int fast, int slow) {
        List<Bar> before = bars.subList(0, bars.size() - 1);
        int now = mean(last(bars, fast)).compareTo(mean(last(bars, slow)));
        int then = mean(last(before, fast)).compareTo(mean(last(before, slow)));
        if (now > 0 && then <= 0) {
            return Signal.BUY;
        }
        return now < 0 && then >= 0 ? Signal.SELL : Signal.HOLD;
    }

    static Signal momentum(List<Bar> bars, int lookback, BigDecimal threshold) {
        return outside(change(bars, lookback), threshold);
    }

    /// By squares, so that nothing is rounded: every deviation is taken `period` times.
    static Signal meanReversion(List<Bar> bars, int period, BigDecimal numStd) {
        List<BigDecimal> closes = closes(last(bars, period));
        BigDecimal count = BigDecimal.valueOf(period);
        BigDecimal total = sum(closes, Function.identity());
        BigDecimal squares =
                sum(closes, close -> close.multiply(count).subtract(total).pow(2));
        BigDecimal deviation = closes.getLast().multiply(count).subtract(total);
        if (squares.signum() == 0
                || deviation
                                .pow(2)
                                .multiply(BigDecimal.valueOf(period - 1))
                                .compareTo(numStd.pow(2).multiply(squares))
                        < 0) {
            return Signal.HOLD;
        }
        return deviation.signum() <= 0 ? Signal.BUY : Signal.SELL;
    }

    static Signal volatility(List<Bar> bars, int period, BigDecimal volThreshold) {
        List<BigDecimal> closes = closes(last(bars, period + 1));
        List<BigDecimal> returns = IntStream.range(1, closes.size())
                .mapToObj(i -> closes.get(i).divide(closes.get(i - 1), PRECISE).subtract(BigDecimal.ONE))
                .toList();
        boolean calm = deviation(returns).compareTo(volThreshold) < 0;
        return calm ? outside(change(bars, period - 1), TREND) : Signal.HOLD;
    }

    static Signal breakout(List<Bar> bars, int lookback) {
        List<Bar> before = last(bars.subList(0, bars.size() - 1), lookback);
        long close = bars.getLast().close();
        if (before.stream().allMatch(bar -> close > bar.high())) {
            return Signal.BUY;
        }
        return before.stream().allMatch(bar -> close < bar.low()) ? Signal.SELL : Signal.HOLD;
    }

    private static Signal outside(BigDecimal change, BigDecimal threshold) {
        if (change.compareTo(threshold) > 0) {
            return Signal.BUY;
        }
        return change.compareTo(threshold.negate()) < 0 ? Signal.SELL : Signal.HOLD;
    }

    private static BigDecimal change(List<Bar> bars, int lookback) {
        BigDecimal before = Money.toDecimal(bars.get(bars.size() - 1 - lookback).close());
        return Money.toDecimal(bars.getLast().close()).subtract(before).divide(before, PRECISE);
    }

    private static BigDecimal mean(List<Bar> bars) {
        return sum(closes(bars), Function.identity()).divide(BigDecimal.valueOf(bars.size()), PRECISE);
    }

    private static BigDecimal deviation(List<BigDecimal> values) {
        BigDecimal mean = sum(values, Function.identity()).divide(BigDecimal.valueOf(values.size()), PRECISE);
        BigDecimal squares = sum(values, value -> value.subtract(mean).pow(2));
        return squares.divide(BigDecimal.valueOf(values.size() - 1), PRECISE).sqrt(PRECISE);
    }

    private static BigDecimal sum(List<BigDecimal> values, Function<BigDecimal, BigDecimal> part) {
        return values.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> closes(List<Bar> bars) {
        return bars.stream().map(bar -> Money.toDecimal(bar.close())).toList();
    }

    private static List<Bar> last(List<Bar> bars, int count) {
        return bars.subList(bars.size() - count, bars.size());
    }
}

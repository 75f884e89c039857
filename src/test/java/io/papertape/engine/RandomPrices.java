package io.papertape.engine;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random price paths; the same ones from the same random numbers.
public final class RandomPrices {

    private RandomPrices() {}

    /// Bars at whole prices from 1 to 6, so that means touch and thresholds are hit all the time.
    public static List<Bar> coarseBars(SplittableRandom random, int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long low = random.nextLong(1, 7);
            long high = random.nextLong(low, 7);
            bars.add(bar(
                    random.nextLong(low, high + 1) * Money.ONE,
                    high * Money.ONE,
                    low * Money.ONE,
                    random.nextLong(low, high + 1) * Money.ONE));
        }
        return bars;
    }

    /// A random walk of up to `step` per bar, at every one of the 8 decimals.
    public static List<Bar> walkingBars(SplittableRandom random, int count, double step) {
        List<Bar> bars = new ArrayList<>();
        double price = random.nextDouble(1, 900);
        for (int i = 0; i < count; i++) {
            long open = Math.round(price * Money.ONE);
            price = Math.max(0.01, price * (1 + random.nextDouble(-step, step)));
            long close = Math.round(price * Money.ONE);
            long high = Math.max(open, close) + random.nextLong(Money.ONE);
            long low = Math.max(1, Math.min(open, close) - random.nextLong(Money.ONE));
            bars.add(bar(open, high, low, close));
        }
        return bars;
    }

    /// Slices in which each symbol lacks a bar now and then, four to a day.
    public static List<MarketSlice> slices(SplittableRandom random, int symbols, int count) {
        List<List<Bar>> paths = new ArrayList<>();
        for (int symbol = 0; symbol < symbols; symbol++) {
            boolean coarse = random.nextInt(4) == 0;
            paths.add(coarse ? coarseBars(random, count) : walkingBars(random, count, random.nextDouble(0.005, 0.1)));
        }
        List<MarketSlice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MarketSlice slice = new MarketSlice(i * Slices.DAY / 4, symbols);
            for (int symbol = 0; symbol < symbols; symbol++) {
                if (random.nextInt(10) != 0) {
                    slice.with(symbol, paths.get(symbol).get(i));
                }
            }
            slices.add(slice);
        }
        return slices;
    }

    private static Bar bar(long open, long high, long low, long close) {
        return new Bar(open, high, low, close, 0);
    }
}

package io.papertape.bench;

import java.util.Random;

/// The bars of one symbol as a random walk, the same ones for the same seed on every machine.
///
/// A weak pull back to where it began keeps the price within what files hold, however many bars are
/// asked for. Prices are whole cents. Not safe for use by several threads.
final class PriceWalk {

    /// Standard deviation of the return of a minute, like that of liquid coins.
    static final double MINUTE_SD = 0.001;

    /// Standard deviation of the return of a day, like that of large stocks.
    static final double DAY_SD = 0.015;

    private static final double LEAST_CENTS = 10_000;
    private static final double MOST_TIMES_LEAST = 100;

    /// How far the price strays in the long run: 0.7 is a factor of two, up or down.
    private static final double LONG_RUN_SD = 0.7;

    private static final long SEED_STRIDE = 1_000_003;

    /// Spreads seeds: a Random gives nearly the same first number for neighbours.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Random random;
    private final double barSd;
    private final double pull;
    private final double home;
    private double level;
    private long open;
    private long high;
    private long low;
    private long close;
    private int volume;

    /// @param seed of the whole data
    /// @param symbol number of the symbol
    /// @param barSd standard deviation of the return of a bar
    PriceWalk(long seed, int symbol, double barSd) {
        random = new Random((seed * SEED_STRIDE + symbol) * GOLDEN);
        this.barSd = barSd;
        pull = barSd * barSd / (2 * LONG_RUN_SD * LONG_RUN_SD);
        home = StrictMath.log(LEAST_CENTS) + random.nextDouble() * StrictMath.log(MOST_TIMES_LEAST);
        level = home;
        close = cents(level);
    }

    /// Moves to the next bar, which opens where the last one closed.
    void advance() {
        level += pull * (home - level) + barSd * random.nextGaussian();
        open = close;
        close = cents(level);
        high = Math.max(open, close) + wick();
        low = Math.max(1, Math.min(open, close) - wick());
        volume = 1 + random.nextInt(1_000_000);
    }

    long open() {
        return open;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    long close() {
        return close;
    }

    int volume() {
        return volume;
    }

    private long wick() {
        return (long) (open * barSd * random.nextDouble());
    }

    private static long cents(double level) {
        return Math.max(1, Math.round(StrictMath.exp(level)));
    }
}

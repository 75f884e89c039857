package io.papertape.engine.session;

import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Commission;
import io.papertape.engine.order.Fees;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.IntrabarOrder;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.order.SizingMethod;
import io.papertape.engine.order.Slippage;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Held;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Random sessions whose orders wait, whose levels close positions, and whose bars have volumes.
final class RandomFills {

    private RandomFills() {}

    /// Every other one has a strategy that gives prices.
    static RandomSession of(int seed) {
        RandomSession plain = RandomSession.of(seed);
        SplittableRandom random = new SplittableRandom(seed + 1_000_000L);
        SessionConfig config = plain.config();
        SessionConfig.Builder builder = SessionConfig.builder(
                        config.name(), seed % 2 == 0 ? config.strategy() : () -> new Dice(seed))
                .symbols(config.symbols())
                .initialCapital(config.initialCapital())
                .costs(costs(random))
                .maxPositions(config.maxPositions())
                .sizing(sizing(random))
                .fills(rules(random))
                .riskLimits(config.riskLimits())
                .riskDrawdownReset(config.riskDrawdownReset())
                .tradeFrom(config.tradeFrom());
        return new RandomSession(builder.build(), withVolumes(random, plain.slices()));
    }

    private static FillRules rules(SplittableRandom random) {
        return new FillRules(
                one(random, FillTiming.values()),
                random.nextBoolean() ? 0 : random.nextLong(1, Money.ONE / 2),
                random.nextBoolean(),
                random.nextInt(1, 5),
                random.nextBoolean(),
                random.nextBoolean(),
                one(random, IntrabarOrder.values()),
                orOff(random, Money.ONE / 10),
                orOff(random, Money.ONE / 5),
                orOff(random, Money.ONE / 10),
                random.nextBoolean() ? 0 : random.nextInt(1, 20),
                random.nextBoolean() ? 0 : random.nextInt(1, 5));
    }

    private static FillCosts costs(SplittableRandom random) {
        Slippage slippage = new Slippage(
                random.nextLong(Money.ONE / 100), 0, orOff(random, Money.ONE), orOff(random, Money.ONE / 10));
        Fees fees = new Fees(
                commission(random), commission(random), orOff(random, 10 * Money.ONE), orOff(random, Money.ONE / 20));
        return new FillCosts(fees, slippage, random.nextBoolean() ? Money.ONE : random.nextLong(1, Money.ONE));
    }

    private static Commission commission(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Commission.ofRate(random.nextLong(Money.ONE / 100));
            case 1 -> Commission.ofShare(random.nextLong(Money.ONE / 100));
            default -> Commission.ofOrder(random.nextLong(5 * Money.ONE));
        };
    }

    private static Sizing sizing(SplittableRandom random) {
        long fraction = random.nextLong(Money.ONE / 100, Money.ONE);
        SizingMethod method = one(random, SizingMethod.values());
        return switch (method) {
            case FIXED_CASH -> new Sizing(method, fraction, random.nextLong(1, 10_000 * Money.ONE));
            case FIXED_SHARES -> new Sizing(method, fraction, random.nextLong(1, 500 * Money.ONE));
            default -> new Sizing(method, fraction, 0);
        };
    }

    private static long orOff(SplittableRandom random, long most) {
        return random.nextBoolean() ? 0 : random.nextLong(1, most);
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /// Small enough to limit some fills; a few bars have none.
    private static List<MarketSlice> withVolumes(SplittableRandom random, List<MarketSlice> slices) {
        List<MarketSlice> changed = new ArrayList<>();
        for (MarketSlice slice : slices) {
            MarketSlice with = new MarketSlice(slice.time(), slice.size());
            for (int row = 0; row < slice.size(); row++) {
                double volume = random.nextInt(20) == 0 ? 0 : random.nextInt(1, 4_000) / 4.0;
                with.add(slice.symbol(row), slice.open(row), slice.high(row), slice.low(row), slice.close(row), volume);
            }
            changed.add(with);
        }
        return changed;
    }

    /// Says what the time and the close of the latest bar decide.
    private record Dice(int seed) implements Strategy {

        @Override
        public int requiredBars() {
            return 1;
        }

        @Override
        public boolean dependsOnWindowAlone() {
            return true;
        }

        @Override
        public Signal signal(BarWindow bars) {
            return switch (thrown(bars, 0).nextInt(6)) {
                case 0, 1 -> Signal.BUY;
                case 2 -> Signal.SELL;
                default -> Signal.HOLD;
            };
        }

        @Override
        public @Nullable Levels levels(BarWindow bars, Signal signal, @Nullable Held held) {
            SplittableRandom random = thrown(bars, 1);
            if (random.nextInt(4) == 0) {
                return null;
            }
            Levels levels = new Levels(near(random, bars), near(random, bars), 0, 0);
            return held == null || random.nextBoolean()
                    ? levels.withStop(near(random, bars)).withTarget(near(random, bars))
                    : levels;
        }

        /// Nothing, or a price within 5 % of the close.
        private static long near(SplittableRandom random, BarWindow bars) {
            return random.nextBoolean() ? 0 : Math.max(1, (long) (bars.close(0) * random.nextDouble(0.95, 1.05)));
        }

        private SplittableRandom thrown(BarWindow bars, int salt) {
            return new SplittableRandom((seed * 31L + bars.time(0)) * 31 + bars.close(0) + salt);
        }
    }
}

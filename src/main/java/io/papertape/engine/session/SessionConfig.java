package io.papertape.engine.session;

import io.papertape.engine.order.CostModel;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.FillRules;
import io.papertape.engine.order.PositionSizing;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.risk.RiskLimits;
import io.papertape.engine.strategy.StrategyFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of a session; fixed for its whole life. Money and fractions are in units of 0.00000001.
///
/// ```java
/// StrategyParameters parameters = new StrategyParameters(Map.of("fastPeriod", "5"));
/// SessionConfig config = SessionConfig.builder("mine", () -> new SimpleMAStrategy(parameters))
///         .symbols(List.of("AAPL", "KO"))
///         .initialCapital(Money.parse("50000"))
///         .build();
/// ```
///
/// @param name name of the session, not blank
/// @param strategy makes what decides on trades, for each symbol an instance of its own
/// @param symbols without repetition, in processing order; a symbol is known by its index here
/// @param initialCapital positive
/// @param costs commission and slippage
/// @param maxPositions open positions at most, at least 1
/// @param sizing how much an entry asks for
/// @param fills when orders and levels are filled
/// @param daysPerYear days that make a year, where the size of an entry goes by volatility
/// @param riskLimits null when entries are not limited
/// @param shorts whether and how positions are sold short
/// @param actions what corporate actions bring
/// @param zone whose dates are the session's days; a bar with a date alone keeps its date
/// @param riskDrawdownReset calendar days without a position, at least 1, after which the highest equity counts from
///     there for the limit of the drawdown; null for never
/// @param tradeFrom first slice that trades and has its equity recorded, epoch milliseconds UTC; the bars of those
///     before are only taken in; [Long#MIN_VALUE] for every slice
/// @param updateInterval pause of the live loop between iterations, not negative
public record SessionConfig(
        String name,
        StrategyFactory strategy,
        List<String> symbols,
        long initialCapital,
        CostModel costs,
        int maxPositions,
        PositionSizing sizing,
        FillRules fills,
        int daysPerYear,
        @Nullable RiskLimits riskLimits,
        ShortRules shorts,
        ActionRules actions,
        ZoneId zone,
        @Nullable Integer riskDrawdownReset,
        long tradeFrom,
        Duration updateInterval) {

    /// Pause of the live loop unless another is set.
    public static final Duration DEFAULT_UPDATE_INTERVAL = Duration.ofSeconds(60);

    public SessionConfig {
        symbols = List.copyOf(symbols);
        require(!name.isBlank(), "session name must not be blank");
        require(
                new HashSet<>(symbols).size() == symbols.size(),
                "symbols must not repeat but were " + String.join(",", symbols));
        require(initialCapital > 0, "initialCapital must be positive but was " + Money.format(initialCapital));
        require(maxPositions >= 1, "maxPositions must be at least 1 but was " + maxPositions);
        require(
                riskDrawdownReset == null || riskDrawdownReset >= 1,
                "riskDrawdownReset must be at least 1 day but was " + riskDrawdownReset);
        require(!updateInterval.isNegative(), "updateInterval must not be negative but was " + updateInterval);
    }

    /// A builder with the defaults: capital 100,000, commission 0.1 %, slippage 0.05 %, 10 positions of 95 % of cash,
    /// fills at the close, default risk limits, days of UTC, 60 seconds.
    public static Builder builder(String name, StrategyFactory strategy) {
        return new Builder(name, strategy);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }

    /// Collects settings. Not safe for use by several threads.
    public static final class Builder {

        private final String name;
        private final StrategyFactory strategy;
        private List<String> symbols = List.of();
        private long initialCapital = 100_000 * Money.ONE;
        private CostModel costs = FillCosts.ofRates(Money.ONE / 1_000, 5 * Money.ONE / 10_000);
        private int maxPositions = 10;
        private PositionSizing sizing = Sizing.ofCash(95 * Money.ONE / 100);
        private FillRules fills = FillRules.AT_CLOSE;
        private int daysPerYear = 252;
        private @Nullable RiskLimits riskLimits = RiskLimits.DEFAULT;
        private ShortRules shorts = ShortRules.NONE;
        private ActionRules actions = ActionRules.DEFAULT;
        private ZoneId zone = ZoneOffset.UTC;
        private @Nullable Integer riskDrawdownReset;
        private long tradeFrom = Long.MIN_VALUE;
        private Duration updateInterval = DEFAULT_UPDATE_INTERVAL;

        private Builder(String name, StrategyFactory strategy) {
            this.name = name;
            this.strategy = strategy;
        }

        public Builder symbols(List<String> value) {
            symbols = value;
            return this;
        }

        public Builder initialCapital(long value) {
            initialCapital = value;
            return this;
        }

        public Builder costs(CostModel value) {
            costs = value;
            return this;
        }

        public Builder maxPositions(int value) {
            maxPositions = value;
            return this;
        }

        public Builder sizing(PositionSizing value) {
            sizing = value;
            return this;
        }

        public Builder fills(FillRules value) {
            fills = value;
            return this;
        }

        public Builder daysPerYear(int value) {
            daysPerYear = value;
            return this;
        }

        /// Limits entries.
        ///
        /// @param value null to leave entries unlimited
        public Builder riskLimits(@Nullable RiskLimits value) {
            riskLimits = value;
            return this;
        }

        public Builder shorts(ShortRules value) {
            shorts = value;
            return this;
        }

        public Builder actions(ActionRules value) {
            actions = value;
            return this;
        }

        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        /// Lets the highest equity count anew.
        ///
        /// @param days without a position; null for never
        public Builder riskDrawdownReset(@Nullable Integer days) {
            riskDrawdownReset = days;
            return this;
        }

        public Builder tradeFrom(long value) {
            tradeFrom = value;
            return this;
        }

        public Builder updateInterval(Duration value) {
            updateInterval = value;
            return this;
        }

        /// The settings.
        ///
        /// @throws IllegalArgumentException if one is out of its range
        public SessionConfig build() {
            return new SessionConfig(
                    name,
                    strategy,
                    symbols,
                    initialCapital,
                    costs,
                    maxPositions,
                    sizing,
                    fills,
                    daysPerYear,
                    riskLimits,
                    shorts,
                    actions,
                    zone,
                    riskDrawdownReset,
                    tradeFrom,
                    updateInterval);
        }
    }
}

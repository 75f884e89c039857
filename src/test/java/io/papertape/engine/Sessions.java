package io.papertape.engine;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.session.Iteration;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.strategy.Strategy;
import java.util.List;

/// Sessions whose numbers a reader reckons in the head, and slices for them.
public final class Sessions {

    private Sessions() {}

    /// KO and PG, 1,000 in cash, half of it for each entry, no costs, no limits.
    public static SessionConfig.Builder settings(String name, Strategy strategy) {
        return SessionConfig.builder(name, () -> strategy)
                .symbols(List.of("KO", "PG"))
                .initialCapital(Money.parse("1000"))
                .costs(FillCosts.ofRates(0, 0))
                .sizing(Sizing.ofCash(Money.parse("0.5")))
                .riskLimits(null);
    }

    /// Shows slices to a session.
    public static void drive(Iteration iteration, MarketSlice... slices) {
        for (MarketSlice slice : slices) {
            iteration.processSymbols(slice);
            iteration.recordEquity(slice);
        }
    }
}

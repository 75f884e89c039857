package io.papertape.trading;

import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.portfolio.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a session has achieved, at one moment. Money and quantities are in units of 0.00000001, which [Money] reads and
/// writes.
///
/// @param name name of the session
/// @param symbols in processing order; trades tell theirs by its place here
/// @param startedAt when it was started last, or null when never
/// @param endedAt when it was stopped, or null while it runs or before it did
/// @param initialCapital capital at the beginning
/// @param finalEquity last recorded equity; the initial capital before the first
/// @param cash cash now
/// @param positions those that are open now, in order of entry
/// @param trades all, in order of execution
/// @param equityCurve one point for each slice, in order of time
/// @param failures of the strategy, by symbol
/// @param metrics of everything recorded, by the session's riskFreeRate and periodsPerYear; those beside a benchmark
///     are undefined
/// @param risk how much of its risk the session uses now
public record SessionResults(
        String name,
        List<String> symbols,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long initialCapital,
        long finalEquity,
        long cash,
        List<OpenPosition> positions,
        List<Trade> trades,
        List<EquityPoint> equityCurve,
        List<SymbolFailures> failures,
        Metrics metrics,
        RiskInUse risk) {

    public SessionResults {
        symbols = List.copyOf(symbols);
        positions = List.copyOf(positions);
        trades = List.copyOf(trades);
        equityCurve = List.copyOf(equityCurve);
        failures = List.copyOf(failures);
    }

    /// Profit or loss of the trades that closed positions, commissions of both ends included.
    public long realizedPnl() {
        long sum = 0;
        for (Trade trade : trades) {
            sum = Money.add(sum, trade.realizedPnl().orElse(0));
        }
        return sum;
    }

    /// Profit or loss of the open positions at their last prices, without commissions.
    public long unrealizedPnl() {
        long sum = 0;
        for (OpenPosition position : positions) {
            sum = Money.add(sum, position.unrealizedPnl());
        }
        return sum;
    }

    /// A few lines for people.
    public String summary() {
        return String.format(
                Locale.ROOT,
                """
                Session   %s: %s
                Equity    %s, began with %s: %+.2f %%
                Trades    %d, realized %s
                Open      %d, worth %s, unrealized %s; cash %s
                Drawdown  %.2f %%, %.2f %% at most
                """,
                name,
                String.join(", ", symbols),
                Money.format(finalEquity),
                Money.format(initialCapital),
                100 * (double) (finalEquity - initialCapital) / initialCapital,
                trades.size(),
                Money.format(realizedPnl()),
                positions.size(),
                Money.format(finalEquity - cash),
                Money.format(unrealizedPnl()),
                Money.format(cash),
                100 * (equityCurve.isEmpty() ? 0 : equityCurve.getLast().drawdown()),
                100 * orZero(metrics.number(Metric.MAX_DRAWDOWN)));
    }

    private static double orZero(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}

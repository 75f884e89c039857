package io.papertape.engine.session;

import io.papertape.engine.Slices;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.FillCosts;
import io.papertape.engine.order.Side;
import io.papertape.engine.order.Sizing;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.strategy.Signal;
import io.papertape.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A session as the contract words it, in plain decimals and by counting: slow, and nothing of the engine's
/// arithmetic.
final class ReferenceBooks {

    record Fill(Side side, int symbol, long time, BigDecimal quantity, BigDecimal price, BigDecimal cashFlow) {}

    private record Holding(BigDecimal quantity, BigDecimal lastPrice) {
        BigDecimal value() {
            return quantity.multiply(lastPrice);
        }
    }

    final List<Fill> fills = new ArrayList<>();
    final List<BigDecimal> equities = new ArrayList<>();
    private final SessionConfig config;
    private final Map<Integer, Strategy> strategies = new LinkedHashMap<>();
    private final Market market;
    private final Map<Integer, BarWindow> bars = new LinkedHashMap<>();
    private final Map<Integer, Holding> holdings = new LinkedHashMap<>();
    private final TreeMap<Long, BigDecimal> lastOfDay = new TreeMap<>();
    private BigDecimal cash;
    private BigDecimal peak;
    private final List<Long> flatDays = new ArrayList<>();

    ReferenceBooks(SessionConfig config) {
        this.config = config;
        market = new Market(config.symbols());
        for (int symbol = 0; symbol < market.symbols().size(); symbol++) {
            bars.put(symbol, market.window(symbol, Integer.MAX_VALUE));
        }
        cash = Money.toDecimal(config.initialCapital());
        peak = cash;
        lastOfDay.put(Long.MIN_VALUE, cash);
    }

    void pass(MarketSlice slice) {
        market.update(slice);
        if (slice.time() < config.tradeFrom()) {
            return;
        }
        forgetPeak(slice.time() / Slices.DAY);
        for (int i = 0; i < slice.size(); i++) {
            trade(slice.time(), slice.symbol(i));
        }
        holdings.replaceAll((symbol, held) -> new Holding(held.quantity(), price(symbol)));
        peak = peak.max(equity());
        lastOfDay.put(slice.time() / Slices.DAY, equity());
        equities.add(equity());
        flatDays.add(slice.time() / Slices.DAY);
        if (!holdings.isEmpty()) {
            flatDays.clear();
        }
    }

    /// Of the slices in a row that ended without a position, the days are kept.
    private void forgetPeak(long day) {
        Integer reset = config.riskDrawdownReset();
        if (reset != null && !flatDays.isEmpty() && day - flatDays.getFirst() >= reset) {
            peak = equity();
        }
    }

    private void trade(long time, int symbol) {
        BarWindow window = bars.get(symbol);
        Strategy strategy = strategies.computeIfAbsent(symbol, own -> newStrategy());
        if (window.size() < strategy.requiredBars()) {
            return;
        }
        Signal signal = strategy.signal(window);
        Holding held = holdings.get(symbol);
        if (signal == Signal.SELL && held != null) {
            sell(time, symbol, held.quantity());
        } else if (signal == Signal.BUY && held == null && holdings.size() < config.maxPositions()) {
            buy(time, symbol);
        }
    }

    private Strategy newStrategy() {
        try {
            return config.strategy().create();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void sell(long time, int symbol, BigDecimal quantity) {
        BigDecimal fill = round(price(symbol).multiply(BigDecimal.ONE.subtract(slippage())));
        BigDecimal proceeds = quantity.multiply(fill);
        BigDecimal flow = proceeds.subtract(commission(proceeds));
        holdings.remove(symbol);
        cash = cash.add(flow);
        fills.add(new Fill(Side.SELL, symbol, time, scaled(quantity), fill, scaled(flow)));
    }

    private void buy(long time, int symbol) {
        BigDecimal fill = round(price(symbol).multiply(BigDecimal.ONE.add(slippage())));
        BigDecimal quantity =
                largest(fill, cash.multiply(Money.toDecimal(((Sizing) config.sizing()).fraction())), BigDecimal.ZERO);
        if (config.riskLimits() != null) {
            quantity = quantity.min(allowed(time, fill));
        }
        if (quantity.signum() == 0) {
            return;
        }
        BigDecimal cost = quantity.multiply(fill);
        BigDecimal flow = cost.add(commission(cost)).negate();
        holdings.put(symbol, new Holding(quantity, fill));
        cash = cash.add(flow);
        fills.add(new Fill(Side.BUY, symbol, time, scaled(quantity), fill, scaled(flow)));
    }

    private BigDecimal allowed(long time, BigDecimal fill) {
        BigDecimal dayBefore = lastOfDay.lowerEntry(time / Slices.DAY).getValue();
        if (loses(peak, config.riskLimits().maxDrawdown())
                || loses(dayBefore, config.riskLimits().maxDailyLoss())) {
            return BigDecimal.ZERO;
        }
        return largest(
                fill,
                equity().multiply(Money.toDecimal(config.riskLimits().maxPositionSize())),
                equity().multiply(Money.toDecimal(config.riskLimits().minCashReserve())));
    }

    private boolean loses(BigDecimal reference, long limit) {
        return reference.subtract(equity()).compareTo(reference.multiply(Money.toDecimal(limit))) > 0;
    }

    /// Counts down from what the cost allows to what cash allows after commission.
    private BigDecimal largest(BigDecimal fill, BigDecimal mostCost, BigDecimal leastCash) {
        BigDecimal quantity = mostCost.min(cash).divideToIntegralValue(fill);
        while (quantity.signum() > 0) {
            BigDecimal cost = quantity.multiply(fill);
            if (cash.subtract(cost).subtract(commission(cost)).compareTo(leastCash) >= 0) {
                return quantity;
            }
            quantity = quantity.subtract(BigDecimal.ONE);
        }
        return BigDecimal.ZERO;
    }

    private BigDecimal equity() {
        return scaled(holdings.values().stream().map(Holding::value).reduce(cash, BigDecimal::add));
    }

    private BigDecimal price(int symbol) {
        return Money.toDecimal(bars.get(symbol).close(0));
    }

    private BigDecimal slippage() {
        return Money.toDecimal(((FillCosts) config.costs()).slippage().rate());
    }

    private BigDecimal commission(BigDecimal value) {
        return round(value.multiply(
                Money.toDecimal(((FillCosts) config.costs()).fees().taker().rate())));
    }

    private static BigDecimal round(BigDecimal value) {
        return value.setScale(8, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal scaled(BigDecimal exact) {
        return exact.setScale(8, RoundingMode.UNNECESSARY);
    }
}

package io.papertape.engine.order;

import io.papertape.engine.order.CostModel.FilledSoFar;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.SplitRatio;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a session has decided to do, and what is left of it. Mutable. Prices and quantities are in units of 0.00000001;
/// times are epoch milliseconds UTC.
public final class Order {

    private final OrderTerms terms;
    private long remaining;
    private boolean triggered;
    private boolean atNextOpen;
    private int barsLeft;
    private FilledSoFar filled = FilledSoFar.NOTHING;
    private long charged;

    /// One that was decided now.
    ///
    /// @param bars that it waits for at most where it has a price
    public Order(OrderTerms terms, int bars) {
        this.terms = terms;
        remaining = terms.size().quantity();
        barsLeft = bars;
    }

    /// One as it was at the end of an iteration.
    ///
    /// @param remaining quantity that is not filled
    /// @param triggered whether its trigger was reached
    /// @param barsLeft bars that it goes on to wait for
    /// @param filled what was filled of it
    /// @param charged commission that was paid for that
    public Order(OrderTerms terms, long remaining, boolean triggered, int barsLeft, FilledSoFar filled, long charged) {
        this.terms = terms;
        this.remaining = remaining;
        this.triggered = triggered;
        this.barsLeft = barsLeft;
        this.filled = filled;
        this.charged = charged;
    }

    /// What is fixed about it.
    public OrderTerms terms() {
        return terms;
    }

    public int symbol() {
        return terms.symbol();
    }

    /// Whether it buys or sells.
    public Side side() {
        return terms.side();
    }

    /// Whether it is filled at the next open, whenever others are: it covers a short position without margin.
    public boolean isAtNextOpen() {
        return atNextOpen;
    }

    /// Whether it is filled at the next open, whenever others are.
    public void setAtNextOpen(boolean value) {
        atNextOpen = value;
    }

    /// Whether it opens a position.
    public boolean isEntry() {
        return terms.effect() == PositionEffect.OPEN;
    }

    /// Quantity that is not filled.
    public long remaining() {
        return remaining;
    }

    /// Whether its trigger was reached, so that it is a limit order now.
    public boolean triggered() {
        return triggered;
    }

    /// Bars that it goes on to wait for where it has a price.
    public int barsLeft() {
        return barsLeft;
    }

    /// What was filled of it.
    public FilledSoFar filled() {
        return filled;
    }

    /// Commission that was paid so far.
    public long charged() {
        return charged;
    }

    /// Whether it waits for a price.
    public boolean hasPrice() {
        return terms.limit() > 0 || terms.trigger() > 0;
    }

    /// Whether it is filled at its limit or better as of now.
    public boolean isLimit() {
        return terms.limit() > 0 && (terms.trigger() == 0 || triggered);
    }

    /// Whether it waits for its trigger.
    public boolean isStop() {
        return terms.trigger() > 0 && !triggered;
    }

    /// Its trigger was reached: it is a limit order from now on.
    public void trigger() {
        triggered = true;
    }

    /// What is left of this order, to be filled at the market without waiting for a price.
    public Order atMarket() {
        if (!hasPrice()) {
            return this;
        }
        OrderTerms rest = new OrderTerms(
                terms.number(),
                terms.symbol(),
                terms.side(),
                terms.effect(),
                triggered ? TradeKind.LIMIT : terms.kind(),
                terms.size(),
                0,
                0,
                triggered ? terms.limit() : terms.level(),
                terms.stop(),
                terms.target(),
                terms.reservePrice(),
                terms.close(),
                terms.decidedAt(),
                terms.reason());
        return new Order(rest, remaining, false, barsLeft, filled, charged);
    }

    /// What it is after a split: its prices are divided, its quantities rounded down to lots, and what it keeps of cash
    /// is found anew.
    public Order split(SplitRatio ratio, CostModel costs) {
        long limit = ratio.price(terms.limit());
        long trigger = ratio.price(terms.trigger());
        long close = ratio.price(terms.close());
        long reserve = limit;
        if (limit == 0) {
            reserve = trigger == 0 && close == 0
                    ? ratio.price(terms.reservePrice())
                    : costs.expectedFill(side(), trigger > 0 ? trigger : close);
        }
        OrderTerms counted = new OrderTerms(
                terms.number(),
                terms.symbol(),
                terms.side(),
                terms.effect(),
                terms.kind(),
                terms.size().split(ratio, costs.lot()),
                limit,
                trigger,
                ratio.price(terms.level()),
                ratio.price(terms.stop()),
                ratio.price(terms.target()),
                isEntry() ? reserve : 0,
                close,
                terms.decidedAt(),
                terms.reason());
        Order order = new Order(counted, ratio.quantity(remaining, costs.lot()), triggered, barsLeft, filled, charged);
        order.atNextOpen = atNextOpen;
        return order;
    }

    /// Counts a bar that it has waited for.
    ///
    /// @return whether it was the last one
    public boolean countBar() {
        barsLeft--;
        return barsLeft <= 0;
    }

    /// Price of a fill.
    ///
    /// @param maker whether at a limit
    /// @param price before slippage
    public long fillPrice(CostModel costs, boolean maker, long price, long quantity, long volume) {
        long fill = costs.fill(side(), maker, price, quantity, volume);
        long limit = terms.limit();
        if (maker || limit == 0) {
            return fill;
        }
        return side() == Side.BUY ? Math.min(fill, limit) : Math.max(fill, limit);
    }

    /// Commission that a fill adds to what was paid.
    public long nextCommission(CostModel costs, boolean maker, long quantity, long value) {
        return costs.commission(filled.plus(maker, quantity, value)) - charged;
    }

    /// Takes a fill in.
    public void fill(boolean maker, long quantity, long value, long commission) {
        filled = filled.plus(maker, quantity, value);
        charged += commission;
        remaining -= quantity;
    }

    /// Takes away what is not to be filled any more.
    public void leaveOut(long quantity) {
        remaining -= quantity;
    }

    /// Whether nothing of it was filled.
    public boolean isUntouched() {
        return filled.takerQuantity() == 0 && filled.makerQuantity() == 0;
    }

    /// The kind of a fill.
    public TradeKind kindOf(boolean maker) {
        return maker && terms.kind() != TradeKind.TARGET ? TradeKind.LIMIT : terms.kind();
    }

    /// Free cash that what is left may take.
    public long reserve(CostModel costs, ShortRules shorts) {
        boolean maker = terms.limit() > 0 && terms.trigger() == 0;
        long value = Money.valueAtMostLargest(remaining, terms.reservePrice());
        long fee = nextCommission(costs, maker, remaining, value);
        long outlay = shorts.outlay(side(), value);
        return outlay > Long.MAX_VALUE - fee ? Long.MAX_VALUE : outlay + fee;
    }

    /// Why the quantity of a fill is less than what is left, or was less than what was asked for.
    @Nullable
    EntryLimit limitOf(long quantity, @Nullable EntryLimit reducedBy) {
        if (quantity < remaining) {
            return Objects.requireNonNull(reducedBy);
        }
        return isUntouched() ? terms.size().limitedBy() : null;
    }

    /// What a fill is of.
    long requestedOf() {
        return isUntouched() ? terms.size().requested() : remaining;
    }

    @Override
    public String toString() {
        return terms.toString();
    }
}

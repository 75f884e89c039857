package io.papertape.engine.session;

import io.papertape.engine.order.FillTiming;
import io.papertape.engine.order.Order;
import io.papertape.engine.order.OrderTerms;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.order.TradeKind;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.UtcDay;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What short positions cost and need: the fee for borrowing at the first slice of a date, and at the end of a slice
/// the margin, without which they are covered at the next open. An account without equity is ruined: everything is
/// closed, and nothing is opened any more. Not safe for use by several threads.
final class ShortPhases {

    private final ShortRules rules;
    private final FillTiming timing;
    private final int symbols;
    private final Account account;
    private final WaitingOrders orders;
    private final SessionListener listener;
    private boolean ruined;

    ShortPhases(SessionConfig config, Account account, WaitingOrders orders, SessionListener listener) {
        rules = config.shorts();
        timing = config.fills().timing();
        symbols = config.symbols().size();
        this.account = account;
        this.orders = orders;
        this.listener = listener;
    }

    /// What the short positions are worth, above 0.
    long value() {
        return rules.allowed() ? account.shortsValue() : 0;
    }

    /// Whether the account was ruined before.
    void restore(boolean wasRuined) {
        ruined = wasRuined;
    }

    /// Whether the account is ruined.
    boolean isRuined() {
        return ruined;
    }

    /// Pays for what is borrowed, from one date to another.
    void borrow(long time, long from, long to) {
        if (!rules.allowed() || rules.borrowRate() == 0 || from == Long.MIN_VALUE || to == from) {
            return;
        }
        long days = (to - from) / UtcDay.MILLIS;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Position position = account.position(symbol);
            if (position != null && position.isShort()) {
                long fee = rules.fee(position.value(), days);
                if (fee > 0) {
                    account.collect(-fee);
                    listener.cashMoved(
                            new CashEvent(time, symbol, CashEvent.Type.BORROW, -fee, 0, OptionalLong.empty()));
                }
            }
        }
    }

    /// Looks at the end of a slice whether there is equity, and margin enough.
    void check(long time, long equity) {
        if (!rules.allowed()) {
            return;
        }
        ruined |= equity <= 0;
        if (ruined) {
            closeEverything(time);
        } else {
            callMargin(time);
        }
    }

    private void closeEverything(long time) {
        for (int symbol = 0; symbol < symbols; symbol++) {
            orders.endEntry(symbol, time, "ruined");
            Position position = account.position(symbol);
            if (position != null && !leavesAtOpen(symbol)) {
                cover(position, time, "ruined");
            }
        }
    }

    /// Covers short positions, the largest first, until the others have margin enough. Those that leave at the next
    /// open anyway count first.
    private void callMargin(long time) {
        long value = account.shortsValue();
        long leaving = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Position position = account.position(symbol);
            if (position != null && position.isShort() && leavesAtOpen(symbol)) {
                leaving += position.value();
            }
        }
        boolean enough =
                Money.compareProducts(account.cash() - value, Money.ONE, value, rules.marginMaintenance()) >= 0;
        while (!enough
                && Money.compareProducts(account.cash() - value, Money.ONE, value - leaving, rules.marginMaintenance())
                        < 0) {
            Position largest = largestStaying();
            if (largest == null) {
                return;
            }
            leaving += largest.value();
            cover(largest, time, "margin call");
        }
    }

    private @Nullable Position largestStaying() {
        Position largest = null;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Position position = account.position(symbol);
            if (position != null
                    && position.isShort()
                    && !leavesAtOpen(symbol)
                    && (largest == null || position.value() > largest.value())) {
                largest = position;
            }
        }
        return largest;
    }

    private boolean leavesAtOpen(int symbol) {
        Order exit = orders.exit(symbol);
        return exit != null && !exit.hasPrice() && (exit.isAtNextOpen() || timing.isAtOpen());
    }

    private void cover(Position position, long time, String why) {
        orders.endAll(position.symbol(), time, why);
        Order order = new Order(OrderTerms.exit(orders.number(), position, TradeKind.MARGIN, 0, time, why), 0);
        order.setAtNextOpen(true);
        orders.add(order);
    }
}

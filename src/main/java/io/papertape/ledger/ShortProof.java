package io.papertape.ledger;

import io.papertape.engine.order.ShortRules;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.UtcDay;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Proves what the short positions of a session are worth, and what was paid for them. Not safe for
/// use by several threads.
final class ShortProof {

    private final ShortRules rules;
    private final int symbols;
    private final Account account;
    private final LastPrices prices;
    private final ActionProof.Bookings bookings;

    /// @param symbols how many the session has
    /// @param account what the trades make
    ShortProof(ShortRules rules, int symbols, Account account, LastPrices prices, ActionProof.Bookings bookings) {
        this.rules = rules;
        this.symbols = symbols;
        this.account = account;
        this.prices = prices;
        this.bookings = bookings;
    }

    /// Proves the fees of a slice, once for a date.
    ///
    /// @param from date of the slice before; [Long#MIN_VALUE] where there is none
    /// @return what is wrong; null where nothing is
    @Nullable
    String borrow(long time, long from, long to) {
        if (!rules.allowed() || rules.borrowRate() == 0 || from == Long.MIN_VALUE || to == from) {
            return null;
        }
        long days = (to - from) / UtcDay.MILLIS;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Position position = account.position(symbol);
            if (position == null || !position.isShort()) {
                continue;
            }
            long fee = rules.fee(value(position, time - 1), days);
            String fault = fee == 0
                    ? null
                    : bookings.expectEvent(
                            new CashEvent(time, symbol, CashEvent.Type.BORROW, -fee, 0, OptionalLong.empty()),
                            "borrowRate");
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /// What the short positions are worth after a slice, above 0.
    long value(long time) {
        long value = 0;
        List<Position> held = rules.allowed() ? account.positions() : List.of();
        for (Position position : held) {
            if (position.isShort()) {
                value = Money.add(value, value(position, time));
            }
        }
        return value;
    }

    private long value(Position position, long time) {
        return Money.value(position.quantity(), prices.at(position.symbol(), time));
    }
}

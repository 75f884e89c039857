package io.papertape.ledger;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.CashEvent;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.portfolio.PositionSplit;
import io.papertape.engine.portfolio.Receivable;
import io.papertape.engine.portfolio.SplitRatio;
import io.papertape.engine.session.ActionRules;
import io.papertape.settings.SessionSettings;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Proves what companies' actions have done to a session: does it to the account that its trades
/// make, and compares every booking that follows. Not safe for use by several threads.
final class ActionProof {

    private final List<CorporateAction> actions;
    private final ActionRules rules;
    private final long lot;
    private final int symbols;
    private final Account account;
    private final LastPrices prices;
    private final FillProof fills;
    private final Bookings bookings;

    /// Number of the next action.
    private int next;

    /// What the books of a slice have of an action.
    interface Bookings {

        /// Takes an event that there must be next.
        ///
        /// @param cause what it follows from
        /// @return what is wrong; null where nothing is
        @Nullable
        String expectEvent(CashEvent expected, String cause);

        /// Takes the trade that there must be next, by which a delisted position is closed.
        ///
        /// @return what is wrong; null where nothing is
        @Nullable
        String expectDelisting(Position position, long price);
    }

    /// @param actions of the session, see [io.papertape.engine.market.Market#actions()]
    /// @param account what the trades make
    /// @param fills is told of splits
    ActionProof(
            SessionSettings settings,
            List<CorporateAction> actions,
            Account account,
            LastPrices prices,
            FillProof fills,
            Bookings bookings) {
        this.actions = List.copyOf(actions);
        rules = settings.actionRules();
        lot = settings.costs().lot();
        symbols = settings.symbols().size();
        this.account = account;
        this.prices = prices;
        this.fills = fills;
        this.bookings = bookings;
    }

    /// Proves what is due at a slice.
    ///
    /// @return what is wrong; null where nothing is
    @Nullable
    String begin(long time, long date) {
        if (next == actions.size() && account.receivables().isEmpty()) {
            return null;
        }
        String fault = null;
        while (fault == null) {
            CorporateAction action =
                    next < actions.size() && actions.get(next).holdsFrom() <= date ? actions.get(next) : null;
            Receivable claim = account.firstPaid(date);
            if (action != null && (claim == null || action.date() <= claim.payDate())) {
                next++;
                fault = apply(action, time);
            } else if (claim != null) {
                account.collect(claim);
                fault = dividend(time, claim.symbol(), claim.amount(), claim.exDate());
            } else {
                return null;
            }
        }
        return fault;
    }

    private @Nullable String apply(CorporateAction action, long time) {
        Position position = account.position(action.symbol());
        if (position == null) {
            return null;
        }
        return switch (action.type()) {
            case SPLIT -> split(action, position, time);
            case DIVIDEND -> dividend(action, position, time);
            case DELIST -> delist(action, position, time);
        };
    }

    private @Nullable String split(CorporateAction action, Position position, long time) {
        long[] latest = new long[symbols];
        latest[action.symbol()] = prices.at(action.symbol(), time - 1);
        account.updatePositions(latest);
        SplitRatio ratio = new SplitRatio(action.value());
        int sign = position.sign();
        long before = position.quantity();
        PositionSplit split = account.split(position, ratio, lot);
        prices.split(action.symbol(), time, ratio);
        fills.split(action.symbol(), split.quantity());
        CashEvent event = split.event(time, action.symbol(), sign, before);
        return event == null ? null : bookings.expectEvent(event, "the split of " + LocalDates.of(action.date()));
    }

    private @Nullable String dividend(CorporateAction action, Position position, long time) {
        long amount = rules.dividend(position, action.value());
        if (action.payDate() <= action.date()) {
            return dividend(time, action.symbol(), amount, action.date());
        }
        if (amount != 0) {
            account.claim(new Receivable(action.symbol(), action.date(), action.payDate(), amount));
        }
        return null;
    }

    private @Nullable String dividend(long time, int symbol, long amount, long exDate) {
        return amount == 0
                ? null
                : bookings.expectEvent(
                        new CashEvent(time, symbol, CashEvent.Type.DIVIDEND, amount, 0, OptionalLong.empty()),
                        "the dividend of " + LocalDates.of(exDate));
    }

    private @Nullable String delist(CorporateAction action, Position position, long time) {
        return bookings.expectDelisting(position, rules.worth(action.value(), prices.at(action.symbol(), time - 1)));
    }
}

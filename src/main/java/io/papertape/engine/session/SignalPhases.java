package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.ShortRules;
import io.papertape.engine.portfolio.Account;
import io.papertape.engine.portfolio.Position;
import io.papertape.engine.strategy.Levels;
import io.papertape.engine.strategy.Signal;

/// What a signal leads to: an entry, an exit, or both where a position is reversed. Not safe for use by several
/// threads.
final class SignalPhases {

    private final ShortRules shorts;
    private final Account account;
    private final StrategyRunner strategy;
    private final Entries entries;
    private final Exits exits;

    SignalPhases(ShortRules shorts, Account account, StrategyRunner strategy, Entries entries, Exits exits) {
        this.shorts = shorts;
        this.account = account;
        this.strategy = strategy;
        this.entries = entries;
        this.exits = exits;
    }

    /// Follows a signal at the close of a symbol's bar.
    ///
    /// @param date of the slice
    void follow(MarketSlice slice, int row, Signal signal, long date) {
        int symbol = slice.symbol(row);
        Position position = account.position(symbol);
        if (position != null) {
            followHolding(slice, row, position, signal, date);
        } else if (signal == Signal.BUY || (signal == Signal.SELL && shorts.allowed())) {
            if (entries.mayEnter(symbol)) {
                entries.enter(slice, row, date, signal, strategy.levels(symbol, signal, null));
            }
        }
    }

    /// Follows a signal at which a position is open; one against it may open the opposite one as well.
    private void followHolding(MarketSlice slice, int row, Position position, Signal signal, long date) {
        if (!shorts.reverses() || !Exits.closes(position, signal)) {
            exits.follow(slice, row, position, signal, null);
            return;
        }
        boolean mayEnter = entries.mayEnter(position.symbol());
        Levels levels = exits.levels(position, signal);
        exits.follow(slice, row, position, signal, levels);
        if (mayEnter) {
            entries.enter(slice, row, date, signal, levels);
        }
    }
}

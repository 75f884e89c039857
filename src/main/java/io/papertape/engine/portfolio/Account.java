package io.papertape.engine.portfolio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cash and open positions of one session. Not safe for use by several threads.
public final class Account {

    private final List<String> symbols;
    private final @Nullable Position[] bySymbol;
    private final List<Position> open = new ArrayList<>();
    private long cash;

    /// @param symbols the session's symbols, known by their index here
    /// @param cash initial capital
    public Account(List<String> symbols, long cash) {
        this.symbols = List.copyOf(symbols);
        this.bySymbol = new @Nullable Position[symbols.size()];
        this.cash = cash;
    }

    public long cash() {
        return cash;
    }

    /// The open position of a symbol, or null when there is none.
    public @Nullable Position position(int symbol) {
        return bySymbol[symbol];
    }

    /// Open positions, in order of entry; a live view.
    public List<Position> positions() {
        return Collections.unmodifiableList(open);
    }

    /// Number of open positions.
    public int openPositions() {
        return open.size();
    }

    /// Takes a fill in and pays for it: opens a position, or adds to the one that there is.
    ///
    /// @param levels of a position that it opens, see [Position#levels()]
    /// @param costAndCommission what is paid
    public void buy(int symbol, Lot lot, @Nullable ExitLevels levels, long costAndCommission) {
        Position held = bySymbol[symbol];
        if (held == null) {
            hold(new Position(symbol, lot, levels));
        } else {
            held.add(lot);
        }
        cash -= costAndCommission;
    }

    /// Gives a part of a position away, first in, first out, or the whole, and collects its proceeds less commission.
    ///
    /// @return what was sold of each fill
    public List<LotPart> sell(Position sold, long quantity, long proceedsLessCommission) {
        cash = Money.add(cash, proceedsLessCommission);
        List<LotPart> parts = sold.take(quantity);
        if (sold.quantity() == 0) {
            bySymbol[sold.symbol()] = null;
            open.remove(sold);
        }
        return parts;
    }

    /// Shows the position of a symbol, where there is one, a bar that came after that of its entry.
    ///
    /// @param time slice of the bar, epoch milliseconds UTC
    /// @param low lowest price of the bar
    /// @param high highest price of the bar
    public void showBar(int symbol, long time, long low, long high) {
        Position held = bySymbol[symbol];
        if (held != null) {
            held.show(time, low, high);
        }
    }

    /// Values every position at its symbol's latest price; a position whose symbol has none keeps its valuation.
    ///
    /// @param latestPrices one entry per symbol of the session, 0 where no price is known
    public void updatePositions(long[] latestPrices) {
        for (int i = 0; i < open.size(); i++) {
            Position position = open.get(i);
            long price = latestPrices[position.symbol()];
            if (price != 0) {
                position.revalue(price);
            }
        }
    }

    /// Sum of the positions' market values.
    public long positionsValue() {
        long value = 0;
        for (int i = 0; i < open.size(); i++) {
            Position position = open.get(i);
            try {
                value = Money.add(value, position.marketValue());
            } catch (MoneyOverflowException e) {
                throw e.at("symbol " + symbols.get(position.symbol()));
            }
        }
        return value;
    }

    /// Cash and positions' value.
    public long equity() {
        return Money.add(cash, positionsValue());
    }

    /// As [#equity()], but at most the largest value: during an iteration the proceeds at a new price stand beside
    /// positions at their old ones, which together the books need never hold.
    public long equityAtMostLargest() {
        try {
            return equity();
        } catch (MoneyOverflowException e) {
            return Long.MAX_VALUE;
        }
    }

    /// Replaces cash and positions by those of an earlier state of this account.
    public void restore(long restoredCash, List<Position> positions) {
        List.copyOf(open).forEach(position -> bySymbol[position.symbol()] = null);
        open.clear();
        cash = restoredCash;
        positions.forEach(this::hold);
    }

    private void hold(Position position) {
        bySymbol[position.symbol()] = position;
        open.add(position);
    }
}

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
    private final List<Receivable> receivables = new ArrayList<>(0);
    private long cash;
    private long owed;

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

    /// Takes a fill in: opens a position, or adds to the one that there is.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param levels of a position that it opens, see [Position#levels()]
    /// @param cashFlow what cash changes by
    public void enter(int symbol, int sign, Lot lot, @Nullable ExitLevels levels, long cashFlow) {
        Position held = bySymbol[symbol];
        if (held == null) {
            hold(new Position(symbol, sign, lot, levels));
        } else {
            held.add(lot);
        }
        cash = Money.add(cash, cashFlow);
    }

    /// Closes a part of a position, first in, first out, or the whole.
    ///
    /// @param cashFlow what cash changes by
    /// @return what was sold of each fill
    public List<LotPart> leave(Position left, long quantity, long cashFlow) {
        cash = Money.add(cash, cashFlow);
        List<LotPart> parts = left.take(quantity);
        forgetIfEmpty(left);
        return parts;
    }

    private void forgetIfEmpty(Position position) {
        if (position.quantity() == 0) {
            bySymbol[position.symbol()] = null;
            open.remove(position);
        }
    }

    /// Counts the shares of a position as they are after a split, and collects what is paid for the rest.
    ///
    /// @param lot quantities are whole multiples of it
    public PositionSplit split(Position position, SplitRatio ratio, long lot) {
        PositionSplit split = position.split(ratio, lot);
        cash = Money.add(cash, position.sign() * split.paid());
        forgetIfEmpty(position);
        return split;
    }

    /// Collects what is paid at once.
    public void collect(long amount) {
        cash = Money.add(cash, amount);
    }

    /// Takes a claim in.
    public void claim(Receivable receivable) {
        owed = Money.add(owed, receivable.amount());
        receivables.add(receivable);
    }

    /// Collects what a claim was for.
    public void collect(Receivable receivable) {
        receivables.remove(receivable);
        owed -= receivable.amount();
        collect(receivable.amount());
    }

    /// Claims that are not paid, in order of their ex-dates; a live view.
    public List<Receivable> receivables() {
        return Collections.unmodifiableList(receivables);
    }

    /// The claim that is to be paid first of those up to a date; null where there is none.
    public @Nullable Receivable firstPaid(long date) {
        Receivable first = null;
        for (int i = 0; i < receivables.size(); i++) {
            Receivable claim = receivables.get(i);
            if (claim.payDate() <= date && (first == null || claim.payDate() < first.payDate())) {
                first = claim;
            }
        }
        return first;
    }

    /// Sum of the claims that are not paid.
    public long owed() {
        return owed;
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

    /// Sum of the positions' market values; those of short positions are below 0.
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

    /// Sum of the values of the short positions.
    public long shortsValue() {
        long value = 0;
        for (int i = 0; i < open.size(); i++) {
            Position position = open.get(i);
            if (position.isShort()) {
                value = Money.add(value, position.value());
            }
        }
        return value;
    }

    /// Cash, positions' value and claims.
    public long equity() {
        return Money.add(Money.add(cash, owed), positionsValue());
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

    /// Replaces cash, positions and claims by those of an earlier state of this account.
    public void restore(long restoredCash, List<Position> positions, List<Receivable> claims) {
        List.copyOf(open).forEach(position -> bySymbol[position.symbol()] = null);
        open.clear();
        receivables.clear();
        owed = 0;
        cash = restoredCash;
        positions.forEach(this::hold);
        claims.forEach(this::claim);
    }

    private void hold(Position position) {
        bySymbol[position.symbol()] = position;
        open.add(position);
    }
}

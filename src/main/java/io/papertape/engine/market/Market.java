package io.papertape.engine.market;

import io.papertape.engine.portfolio.SplitRatio;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the market after the latest slice: the latest bars and the latest price of each symbol, as shares
/// are counted now. Several sessions may trade in one market, which are given the same slices in turns: the first that
/// has a slice takes its bars in, and applies what companies have done before it, for all of them. Not safe for use by
/// several threads.
///
/// ```java
/// Market market = new Market(config.symbols());
/// SessionEngine one = new SessionEngine(config, market, listener);
/// SessionEngine other = new SessionEngine(otherConfig, market, listener);
/// ```
public final class Market {

    private final List<String> symbols;
    private final List<CorporateAction> actions;
    private final BarHistory[] histories;

    /// What a symbol's history will be after a split to come, where somebody looks at that; by the action's number.
    private final @Nullable BarHistory[] successors;

    private final long[] prices;
    private boolean hasSuccessors;
    private int applied;

    /// Of the last slice; kept as a number, because a reference that changes with every slice costs more than a bar.
    private long time = Long.MIN_VALUE;

    /// A market without corporate actions.
    ///
    /// @param symbols of the slices and of every session that trades here; a symbol is known by its index here
    public Market(List<String> symbols) {
        this(symbols, List.of());
    }

    /// @param symbols of the slices and of every session that trades here; a symbol is known by its index here
    /// @param actions of the companies, in any order
    public Market(List<String> symbols, List<CorporateAction> actions) {
        this.symbols = List.copyOf(symbols);
        this.actions = actions.stream()
                .sorted(Comparator.comparingLong(CorporateAction::date).thenComparing(CorporateAction::type))
                .toList();
        histories = new BarHistory[symbols.size()];
        for (int symbol = 0; symbol < histories.length; symbol++) {
            histories[symbol] = new BarHistory();
        }
        successors = new @Nullable BarHistory[actions.size()];
        prices = new long[histories.length];
    }

    /// Takes the bars of a slice in, unless those of its time were taken in by another session.
    ///
    /// @throws IllegalArgumentException if the market is beyond its time
    public void update(MarketSlice slice) {
        if (slice.time() <= time) {
            if (slice.time() == time) {
                return;
            }
            throw new IllegalArgumentException("the market is at " + Instant.ofEpochMilli(time)
                    + " and cannot go back to " + Instant.ofEpochMilli(slice.time()));
        }
        time = slice.time();
        for (int i = 0; i < slice.size(); i++) {
            int symbol = slice.symbol(i);
            histories[symbol].append(slice, i);
            prices[symbol] = slice.close(i);
            if (hasSuccessors) {
                updateSuccessors(slice, i);
            }
        }
    }

    /// Shows a bar to the histories that will be, as each split on the way makes it.
    private void updateSuccessors(MarketSlice slice, int row) {
        Bar bar = null;
        for (int number = applied; number < successors.length; number++) {
            CorporateAction action = actions.get(number);
            if (action.type() == CorporateAction.Type.SPLIT && action.symbol() == slice.symbol(row)) {
                bar = (bar == null ? slice.bar(row) : bar).after(new SplitRatio(action.value()));
                BarHistory successor = successors[number];
                if (successor != null) {
                    successor.append(new MarketSlice(slice.time(), 1).with(action.symbol(), bar), 0);
                }
            }
        }
    }

    /// Its symbols, by index.
    public List<String> symbols() {
        return symbols;
    }

    /// Checks that a session has the same symbols.
    ///
    /// @throws IllegalArgumentException if it has others, or the same in another order
    public void requireSymbols(String session, List<String> own) {
        if (own.size() != symbols.size()) {
            throw new IllegalArgumentException(
                    "session " + session + " has " + own.size() + " symbols but its market has " + symbols.size());
        }
        for (int symbol = 0; symbol < own.size(); symbol++) {
            if (!own.get(symbol).equals(symbols.get(symbol))) {
                throw new IllegalArgumentException("session " + session + " has the symbol " + own.get(symbol)
                        + " where its market has " + symbols.get(symbol));
            }
        }
    }

    /// What companies do to their shares, in the order in which it holds; an action is known by its number here.
    public List<CorporateAction> actions() {
        return actions;
    }

    /// Counts older prices as shares are counted after an action, unless another session has done so. Actions are
    /// applied in order.
    public void apply(int number) {
        if (number < applied) {
            return;
        }
        applied = number + 1;
        CorporateAction action = actions.get(number);
        if (action.type() == CorporateAction.Type.SPLIT) {
            SplitRatio ratio = new SplitRatio(action.value());
            histories[action.symbol()].rescale(ratio);
            prices[action.symbol()] = ratio.price(prices[action.symbol()]);
            successors[number] = null;
        }
    }

    /// A view of the latest bars of a symbol, which always shows what is known by now.
    ///
    /// @param bars how many to show, at least 1; `Integer.MAX_VALUE` shows all
    /// @throws IllegalStateException if an older bar is gone by now: a window is made before the first slice
    public BarWindow window(int symbol, int bars) {
        return histories[symbol].window(bars);
    }

    /// A view of the bars of a symbol as they will be shown after a split to come; it grows until then.
    ///
    /// @param number of the split
    /// @param bars as for [#window(int, int)]
    public BarWindow windowAfter(int number, int bars) {
        hasSuccessors = true;
        BarHistory successor = successors[number];
        if (successor == null) {
            successor = new BarHistory();
            successors[number] = successor;
        }
        return successor.window(bars);
    }

    /// The close of a symbol's last bar; 0 when it had none.
    public long price(int symbol) {
        return prices[symbol];
    }

    /// The price map: one entry per symbol, 0 where no price is known; a live view.
    public long[] prices() {
        return prices;
    }
}

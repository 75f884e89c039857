package io.papertape.engine.market;

import java.time.Instant;
import java.util.List;

/// What is known of the market after the latest slice: the latest bars and the latest price of each symbol. Several
/// sessions may trade in one market, which are given the same slices in turns: the first that has a slice takes its
/// bars in, for all of them. Not safe for use by several threads.
///
/// ```java
/// Market market = new Market(config.symbols());
/// SessionEngine one = new SessionEngine(config, market, listener);
/// SessionEngine other = new SessionEngine(otherConfig, market, listener);
/// ```
public final class Market {

    private final List<String> symbols;
    private final BarHistory[] histories;
    private final long[] prices;

    /// Of the last slice; kept as a number, because a reference that changes with every slice costs more than a bar.
    private long time = Long.MIN_VALUE;

    /// @param symbols of the slices and of every session that trades here; a symbol is known by its index here
    public Market(List<String> symbols) {
        this.symbols = List.copyOf(symbols);
        histories = new BarHistory[symbols.size()];
        for (int symbol = 0; symbol < histories.length; symbol++) {
            histories[symbol] = new BarHistory();
        }
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
        }
    }

    /// Its symbols, by index.
    public List<String> symbols() {
        return symbols;
    }

    /// A view of the latest bars of a symbol, which always shows what is known by now.
    ///
    /// @param bars how many to show, at least 1; `Integer.MAX_VALUE` shows all
    /// @throws IllegalStateException if an older bar is gone by now: a window is made before the first slice
    public BarWindow window(int symbol, int bars) {
        return histories[symbol].window(bars);
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

package io.papertape.engine;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import java.util.List;

/// The bars of one symbol, in a market of its own: the first at time 0, each next one a millisecond later.
public final class SymbolBars {

    private final Market market = new Market(List.of("KO"));
    private final BarWindow window;
    private long time;

    /// @param shown how many the window shows
    public SymbolBars(int shown) {
        window = market.window(0, shown);
    }

    /// A view of the latest.
    public BarWindow window() {
        return window;
    }

    /// Appends the next.
    public SymbolBars append(Bar bar) {
        market.update(new MarketSlice(time, 1).with(0, bar));
        time++;
        return this;
    }
}

package io.papertape.engine;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.BarWindow;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.util.ArrayList;
import java.util.List;

/// Series of daily slices for tests, written as closes.
public final class Slices {

    /// Time between two slices: slice `i` is at `i × DAY`.
    public static final long DAY = 86_400_000L;

    private Slices() {}

    /// One slice; `closes[i]` is the flat bar of symbol `i`, null where that symbol has no bar.
    public static MarketSlice slice(long time, String... closes) {
        MarketSlice slice = new MarketSlice(time, closes.length);
        for (int symbol = 0; symbol < closes.length; symbol++) {
            if (closes[symbol] != null) {
                slice.with(symbol, Bar.flat(Money.parse(closes[symbol])));
            }
        }
        return slice;
    }

    /// Daily slices of one symbol.
    public static List<MarketSlice> ofCloses(String... closes) {
        List<MarketSlice> slices = new ArrayList<>();
        for (String close : closes) {
            slices.add(slice(slices.size() * DAY, close));
        }
        return slices;
    }

    /// A window over flat bars, oldest first.
    public static BarWindow window(String... closes) {
        return window(ofCloses(closes));
    }

    /// A window over the first symbol of these slices.
    public static BarWindow window(List<MarketSlice> slices) {
        Market market = new Market(List.of("KO"));
        BarWindow window = market.window(0, Integer.MAX_VALUE);
        slices.forEach(market::update);
        return window;
    }
}

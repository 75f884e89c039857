package io.papertape.engine.market;

import io.papertape.engine.portfolio.SessionCalendar;
import java.time.ZoneOffset;

/// What is known of the market after the latest slice: its date, the latest bars and the latest price of each symbol.
/// Not safe for use by several threads.
public final class LatestBars {

    private final SessionCalendar calendar;
    private final BarWindow[] windows;
    private final long[] prices;

    /// @param symbols number of symbols in the session's list
    /// @param history bars to keep of each, see [BarWindow#BarWindow(int)]
    public LatestBars(int symbols, int history) {
        this(symbols, history, new SessionCalendar(ZoneOffset.UTC));
    }

    /// @param calendar takes the dates of the slices
    public LatestBars(int symbols, int history, SessionCalendar calendar) {
        this.calendar = calendar;
        windows = new BarWindow[symbols];
        for (int symbol = 0; symbol < symbols; symbol++) {
            windows[symbol] = new BarWindow(history);
        }
        prices = new long[symbols];
    }

    /// Takes the bars of a slice in.
    public void update(MarketSlice slice) {
        calendar.next(slice.time(), slice.dateAlone());
        for (int i = 0; i < slice.size(); i++) {
            int symbol = slice.symbol(i);
            windows[symbol].append(slice, i);
            prices[symbol] = slice.close(i);
        }
    }

    /// The latest bars of a symbol; a live view.
    public BarWindow of(int symbol) {
        return windows[symbol];
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

package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.SuspiciousBar;
import io.papertape.prices.inspection.BarWatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at every bar once, in order of time, however many sessions ask for what is suspicious of a slice. Not safe for
/// use by several threads.
final class WatchedBars {

    private final BarWatch watch;
    private @Nullable MarketSlice looked;
    private List<SuspiciousBar> suspicious = List.of();

    /// @param symbols how many there are
    WatchedBars(int symbols) {
        watch = new BarWatch(symbols);
    }

    /// The bars of a slice that may be a fault of their source: of the slice that was looked at last, or of one after
    /// it.
    List<SuspiciousBar> look(MarketSlice slice) {
        if (slice != looked) {
            looked = slice;
            suspicious = suspicious(slice);
        }
        return suspicious;
    }

    private List<SuspiciousBar> suspicious(MarketSlice slice) {
        List<SuspiciousBar> found = List.of();
        for (int i = 0; i < slice.size(); i++) {
            String reason = watch.look(slice.symbol(i), slice, i);
            if (reason != null) {
                if (found.isEmpty()) {
                    found = new ArrayList<>();
                }
                found.add(new SuspiciousBar(slice.time(), slice.symbol(i), reason));
            }
        }
        return found;
    }

    /// Time of the last bar of a symbol that was looked at, epoch milliseconds UTC; [BarWatch#NONE] where none was.
    long lastTime(int symbol) {
        return watch.lastTime(symbol);
    }
}

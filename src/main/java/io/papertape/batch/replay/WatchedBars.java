package io.papertape.batch.replay;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.SplitRatio;
import io.papertape.ledger.SuspiciousBar;
import io.papertape.prices.inspection.BarWatch;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at every bar once, in order of time, however many sessions ask for what is suspicious of a slice. Not safe for
/// use by several threads.
final class WatchedBars {

    private final BarWatch watch;
    private final List<CorporateAction> actions;
    private final SessionCalendar calendar;
    private int happened;
    private @Nullable MarketSlice looked;
    private List<SuspiciousBar> suspicious = List.of();

    /// @param symbols how many there are
    /// @param actions of their companies, in order
    /// @param zone of the sessions
    WatchedBars(int symbols, List<CorporateAction> actions, ZoneId zone) {
        watch = new BarWatch(symbols);
        this.actions = actions;
        calendar = new SessionCalendar(zone);
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
        if (happened < actions.size()) {
            happen(calendar.next(slice.time(), slice.dateAlone()));
        }
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

    private void happen(long date) {
        while (happened < actions.size() && actions.get(happened).date() <= date) {
            CorporateAction action = actions.get(happened++);
            if (action.type() == CorporateAction.Type.SPLIT) {
                watch.split(action.symbol(), new SplitRatio(action.value()));
            }
        }
    }

    /// Time of the last bar of a symbol that was looked at, epoch milliseconds UTC; [BarWatch#NONE] where none was.
    long lastTime(int symbol) {
        return watch.lastTime(symbol);
    }
}

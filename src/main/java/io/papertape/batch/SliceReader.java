package io.papertape.batch;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.PaperTradingSession;
import io.papertape.engine.session.SessionState;
import io.papertape.ledger.BookLedger;
import io.papertape.prices.PriceTape;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Reads the slices after those that the books hold.
///
/// Where to go on is told by the books alone, never by the execution context: the books and their progress are written
/// in one transaction, the context is not. Opening restores the engine from the books and shows it the bars before.
final class SliceReader implements ItemStreamReader<MarketSlice> {

    private final ReplayRun run;
    private final PaperTradingSession session;
    private final BookLedger books;
    private @Nullable MarketSlice ahead;

    SliceReader(ReplayRun run, PaperTradingSession session, BookLedger books) {
        this.run = run;
        this.session = session;
        this.books = books;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        SessionState state = books.state(run.session());
        ahead = state == null ? run.tape().next() : skipTo(state.time());
        if (state != null) {
            session.restore(state);
        }
    }

    @Override
    public @Nullable MarketSlice read() {
        MarketSlice slice = ahead;
        if (slice == null || run.session().closed()) {
            return null;
        }
        ahead = run.tape().next();
        return slice;
    }

    /// The first slice after `time`; those before warm the strategy up.
    private @Nullable MarketSlice skipTo(long time) {
        PriceTape tape = run.tape();
        MarketSlice slice = tape.next();
        requireSlice(slice, books.firstSliceAt(run.session().id()), "first");
        MarketSlice last = null;
        while (slice != null && slice.time() <= time) {
            session.warmUp(slice);
            last = slice;
            slice = tape.next();
        }
        requireSlice(last, time, "last");
        return slice;
    }

    /// Prices that do not reach back, or stop short, would give strategies another history than one whole replay.
    private void requireSlice(@Nullable MarketSlice slice, long expected, String which) {
        if (slice == null || slice.time() != expected) {
            throw new HistoryMissingException(
                    run.session().name(), which, expected, slice == null ? null : slice.time());
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.batch.StopRequest;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionState;
import io.papertape.ledger.StoredSession;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Reads the slices after those that the books hold.
///
/// Where to go on is told by the books alone, never by the execution context: the books and their progress are written
/// in one transaction, the context is not. Opening restores the engine from the books, shows it the bars before, and
/// checks that these are what they were.
final class SliceReader implements ItemStreamReader<MarketSlice> {

    private final ReplayRun run;
    private final SessionEngine session;
    private final AuditTrail audit;
    private final StopRequest stop;
    private final FailureLimit failures;
    private @Nullable MarketSlice ahead;

    SliceReader(ReplayRun run, SessionEngine session, AuditTrail audit, StopRequest stop, FailureLimit failures) {
        this.run = run;
        this.session = session;
        this.audit = audit;
        this.stop = stop;
        this.failures = failures;
    }

    /// Asks the books anew how far they go: a process that had held the session before may have written until this
    /// execution took the run over.
    ///
    /// A session is replayed whole with other code only under the history that it had: a person has decided on one
    /// change, not on both.
    ///
    /// @throws CodeChangedException if the code of the strategy is not what it was
    /// @throws RawSplitException if the prices are not adjusted for a split that they go over
    /// @throws HistoryRestatedException if a bar that the books were made from is not what it was
    @Override
    public void open(ExecutionContext executionContext) {
        if (run.request().get(ReplaySettings.ON_CODE_CHANGE) == OnCodeChange.STOP) {
            run.requireSameCode();
        }
        StoredSession stored = run.books().currentSession();
        SessionState state = run.books().account().state(stored);
        audit.committed(stored.points());
        failures.open();
        Long last = stored.lastSliceAt();
        ReplayService.requireNoRawSplit(stored.name(), run.slices().rawSplits(last));
        MarketSlice first = last == null ? run.slices().next() : skipTo(stored, last);
        run.requireSameCode();
        ahead = stored.closed() ? null : first;
        if (state != null) {
            session.restore(state);
        }
    }

    @Override
    public @Nullable MarketSlice read() {
        failures.check();
        MarketSlice slice = ahead;
        if (slice != null) {
            showBenchmark(slice);
            ahead = run.slices().next();
        }
        return slice;
    }

    /// Shows the benchmark a slice; it begins with the first equity point.
    private void showBenchmark(MarketSlice slice) {
        if (run.isWarmUp(slice)) {
            run.benchmark().warmUp(slice);
        } else {
            run.benchmark().record(slice);
        }
    }

    /// The first slice after `time`; those before warm the strategy up, unless its code is not that of the books.
    private @Nullable MarketSlice skipTo(StoredSession stored, long time) {
        ReadAhead feed = run.slices();
        HistoryCheck check = new HistoryCheck(run);
        MarketSlice slice = feed.next();
        long points = 0;
        long warmUpSlices = 0;
        while (slice != null && slice.time() <= time) {
            if (stop.requested()) {
                throw new ItemStreamException(new JobInterruptedException("stopped on request"));
            }
            check.compare(slice);
            if (run.otherCode() == null) {
                session.warmUp(slice);
            }
            showBenchmark(slice);
            if (run.isWarmUp(slice)) {
                warmUpSlices++;
            } else {
                points++;
            }
            slice = feed.next();
        }
        check.finish(time);
        requireAgreement(stored, points, warmUpSlices);
        return slice;
    }

    private static void requireAgreement(StoredSession stored, long points, long warmUpSlices) {
        if (points != stored.points()) {
            throw new BooksDoNotBalanceException(
                    stored.name(),
                    List.of("paper_session counts " + stored.points() + " equity points for " + points
                            + " slices up to last_slice_at"));
        }
        if (warmUpSlices != stored.warmUpSlices()) {
            throw new BooksDoNotBalanceException(
                    stored.name(),
                    List.of("paper_session counts " + stored.warmUpSlices() + " warm_up_slices for " + warmUpSlices
                            + " slices before trade_from_at"));
        }
    }
}

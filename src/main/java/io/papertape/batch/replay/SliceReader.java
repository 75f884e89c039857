package io.papertape.batch.replay;

import io.papertape.batch.StopRequest;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.session.SessionState;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedBars;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the slices after those that the books hold.
///
/// Where to go on is told by the books alone, never by the execution context: the books and their progress are written
/// in one transaction, the context is not. Opening checks that the bars of the prices are what they were, restores the
/// engine from the books, and shows it the bars that these were made from.
final class SliceReader implements ItemStreamReader<MarketSlice> {

    private final ReplayRun run;
    private final SessionEngine session;
    private final AuditTrail audit;
    private final StopRequest stop;
    private final FailureLimit failures;
    private final TransactionTemplate transaction;
    private final LocalDate today;
    private @Nullable DataFeed slices;
    private long benchmarkPrice;
    private long benchmarkAt = Long.MIN_VALUE;

    /// @param today UTC date
    SliceReader(
            ReplayRun run,
            SessionEngine session,
            AuditTrail audit,
            StopRequest stop,
            FailureLimit failures,
            TransactionTemplate transaction,
            LocalDate today) {
        this.run = run;
        this.session = session;
        this.audit = audit;
        this.stop = stop;
        this.failures = failures;
        this.transaction = transaction;
        this.today = today;
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
        DataFeed history = run.history();
        IncompleteSlices incomplete = incompleteSlices();
        Long last = stored.lastSliceAt();
        ReplayService.requireNoRawSplit(stored.name(), run.slices().rawSplits(last));
        MarketSlice first;
        if (last == null) {
            run.requireSameCode();
            first = history.next();
        } else {
            first = firstAfter(last, history);
            run.requireSameCode();
            incomplete.begin(warmUp(stored, last));
        }
        if (!stored.closed()) {
            NewSlices fresh = new NewSlices(first, history, run.request().get(ReplaySettings.HOLD_BACK), incomplete);
            run.later().decidedBy(fresh, incomplete);
            slices = fresh;
        }
        if (state != null) {
            session.restore(state);
        }
    }

    @Override
    public @Nullable MarketSlice read() {
        failures.check();
        MarketSlice slice = slices == null ? null : slices.next();
        if (slice != null) {
            for (MarketSlice.BenchmarkBar bar : slice.benchmarkBars()) {
                if (bar.time() > benchmarkAt) {
                    benchmarkPrice = bar.bar().close();
                    benchmarkAt = bar.time();
                }
            }
            slice.noteBenchmark(benchmarkPrice);
            showBenchmark(slice);
        }
        return slice;
    }

    private IncompleteSlices incompleteSlices() {
        int waitNights =
                run.request().get(ReplaySettings.INCOMPLETE) ? run.request().get(ReplaySettings.WAIT_NIGHTS) : 0;
        return new IncompleteSlices(
                waitNights,
                today,
                waitNights == 0 ? Map.of() : run.books().notes().waitedNights());
    }

    /// Shows the benchmark a slice; it begins with the first equity point.
    private void showBenchmark(MarketSlice slice) {
        if (run.isWarmUp(slice)) {
            run.benchmark().warmUp(slice);
        } else {
            run.benchmark().record(slice);
        }
    }

    /// The first slice of the prices after a time, up to which they are compared with the books.
    private @Nullable MarketSlice firstAfter(long time, DataFeed history) {
        HistoryCheck check = new HistoryCheck(run, time);
        MarketSlice slice = history.next();
        while (slice != null && slice.time() <= time) {
            requireNoStop();
            check.compare(slice);
            slice = history.next();
        }
        check.finish(time);
        run.later().compared(check);
        transaction.executeWithoutResult(status -> accept(check, time));
        return slice;
    }

    /// Takes over what has changed without being a restatement.
    private void accept(HistoryCheck check, long time) {
        UsedBars bars = run.books().usedBars();
        run.books().requireExecution();
        if (check.hasOtherBenchmark()) {
            bars.replaceBenchmark(check.benchmarkBars(), time);
        }
        bars.replaceVolumes(check.otherVolumes());
        bars.join(time);
    }

    /// Shows the engine what the books were made from, and the benchmark.
    ///
    /// @return the last slice
    private MarketSlice warmUp(StoredSession stored, long time) {
        StoredSlices books = new StoredSlices(
                new StoredBars(run.books().usedBars(), time),
                run.symbols().size(),
                new PointDates(run.books().account(), stored.settings().period()));
        MarketSlice last = new MarketSlice(time, 0);
        long points = 0;
        long warmUpSlices = 0;
        for (MarketSlice slice = books.next(); slice != null; slice = books.next()) {
            requireNoStop();
            session.warmUp(slice);
            showBenchmark(slice);
            for (int i = 0; i < slice.size(); i++) {
                var _ = run.watch().look(slice.symbol(i), slice, i);
            }
            if (run.isWarmUp(slice)) {
                warmUpSlices++;
            } else {
                points++;
            }
            last = slice;
        }
        benchmarkPrice = books.benchmarkPrice();
        benchmarkAt = time;
        requireAgreement(stored, points, warmUpSlices);
        return last;
    }

    private void requireNoStop() {
        if (stop.requested()) {
            throw new ItemStreamException(new JobInterruptedException("stopped on request"));
        }
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

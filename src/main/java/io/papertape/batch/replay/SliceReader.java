package io.papertape.batch.replay;

import io.papertape.batch.StopRequest;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.engine.session.SessionState;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedBars;
import io.papertape.prices.PriceTape;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/// Reads the slices after those that the books of a shard's sessions hold, which are as far as each other.
///
/// Where to go on is told by the books alone, never by the execution context: the books and their progress are written
/// in one transaction, the context is not. Opening checks that the bars of the prices are what they were, restores the
/// engines from the books, and shows them the bars that these were made from.
final class SliceReader implements ItemStreamReader<MarketSlice> {

    private final Shard shard;
    private final StopRequest stop;
    private final LocalDate today;
    private final Map<SessionReplay, Books> books = new HashMap<>();
    private boolean accepted;
    private @Nullable DataFeed slices;
    private @Nullable SplitCheck splits;
    private long readUntil = Long.MIN_VALUE;
    private long benchmarkPrice;
    private long benchmarkAt = Long.MIN_VALUE;

    /// What the books of a session are when they are opened.
    ///
    /// @param state where its engine goes on, or null at the beginning
    private record Books(StoredSession stored, @Nullable SessionState state) {}

    /// @param today UTC date
    SliceReader(Shard shard, StopRequest stop, LocalDate today) {
        this.shard = shard;
        this.stop = stop;
        this.today = today;
    }

    /// Asks the books anew how far they go: a process that had held a session before may have written until this
    /// execution took the run over.
    ///
    /// A session is replayed whole with other code only under the history that it had: a person has decided on one
    /// change, not on both.
    ///
    /// @throws CodeChangedException if the code of the strategy is not what it was
    /// @throws DelistedException if nobody tells what the shares of a delisted symbol are worth
    /// @throws HistoryRestatedException if a bar or a corporate action that the books were made from has changed
    @Override
    public void open(ExecutionContext executionContext) {
        shard.forEach(this::open);
        ReplayRun lead = shard.lead().run();
        StoredSession stored = stored(shard.lead());
        Long last = stored.lastSliceAt();
        readUntil = last == null ? Long.MIN_VALUE : last;
        shard.forEach(session -> requireAsFar(session, lead, last));
        DataFeed history = lead.history();
        IncompleteSlices incomplete = incompleteSlices(lead);
        LocalDate end = shard.slices().lastDate(stored.settings().period().zone());
        shard.forEach(session -> lead.actions()
                .requireValues(stored(session).name(), session.run().session().settings(), end));
        MarketSlice first;
        if (last == null) {
            shard.forEach(session -> session.run().requireSameCode());
            first = history.next();
        } else {
            first = firstAfter(last, history, lead);
            shard.forEach(session -> session.run().requireSameCode());
            incomplete.begin(warmUp(last));
        }
        if (!stored.closed()) {
            NewSlices fresh = new NewSlices(first, history, lead.request().get(ReplaySettings.HOLD_BACK), incomplete);
            lead.later().decidedBy(fresh, incomplete);
            slices = fresh;
        }
        splits = new SplitCheck(
                lead.actions(),
                stored.settings().period().zone(),
                lead.actions().last(),
                shard.lead().engine().prices());
        shard.forEach(session -> {
            SessionState state = Objects.requireNonNull(books.get(session)).state();
            if (state != null) {
                session.engine().restore(state);
            }
        });
    }

    private void open(SessionReplay session) {
        ReplayRun run = session.run();
        if (run.request().get(ReplaySettings.ON_CODE_CHANGE) == OnCodeChange.STOP) {
            run.requireSameCode();
        }
        StoredSession stored = run.books().currentSession();
        books.put(session, new Books(stored, run.books().account().state(stored)));
        session.audit().committed(stored.points());
        session.failures().open();
    }

    private StoredSession stored(SessionReplay session) {
        return Objects.requireNonNull(books.get(session)).stored();
    }

    /// Whether the actions of a shard end at the date of a session's last slice, as they did when they were read.
    private boolean hasActionsOf(SessionReplay session, ReplayRun lead) {
        SessionState state = Objects.requireNonNull(books.get(session)).state();
        LocalDate last = lead.actions().last();
        return state == null || lead.actions().all().isEmpty() || (last != null && state.date() == UtcDay.start(last));
    }

    /// They were when the sessions were put together; a process that had lost one of them may have written since.
    private void requireAsFar(SessionReplay session, ReplayRun lead, @Nullable Long last) {
        StoredSession stored = stored(session);
        if (!Objects.equals(stored.lastSliceAt(), last)
                || !hasActionsOf(session, lead)
                || stored.closed() != stored(shard.lead()).closed()
                || !session.run()
                        .books()
                        .usedBars()
                        .isMadeFromThoseOf(lead.books().usedBars())) {
            throw new IllegalStateException(
                    "session '" + stored.name() + "' was changed by another run meanwhile; run it again");
        }
    }

    /// @throws UnfitSplitException if its prices have not gone over a split that is told
    @Override
    public @Nullable MarketSlice read() {
        shard.forEach(session -> session.failures().check());
        MarketSlice slice = slices == null || shard.isOver() ? null : slices.next();
        if (slice != null) {
            Objects.requireNonNull(splits).look(slice);
            readUntil = slice.time();
            for (MarketSlice.BenchmarkBar bar : slice.benchmarkBars()) {
                if (bar.time() > benchmarkAt) {
                    benchmarkPrice = bar.bar().close();
                    benchmarkAt = bar.time();
                }
            }
            slice.noteBenchmark(benchmarkPrice);
            ReplayRun lead = shard.lead().run();
            lead.show(lead.benchmark(), slice);
        }
        return slice;
    }

    /// Reads on at the slices that a newer tape has after those that were read, or else in the books when they were
    /// opened.
    ///
    void goOverTo(PriceTape newer) {
        shard.slices().goOverTo(newer);
        ReplayRun lead = shard.lead().run();
        DataFeed history = lead.history();
        MarketSlice first = history.next();
        while (first != null && first.time() <= readUntil) {
            first = history.next();
        }
        slices = new NewSlices(first, history, 0, incompleteSlices(lead));
    }

    private IncompleteSlices incompleteSlices(ReplayRun lead) {
        int waitNights =
                lead.request().get(ReplaySettings.INCOMPLETE) ? lead.request().get(ReplaySettings.WAIT_NIGHTS) : 0;
        return new IncompleteSlices(
                waitNights,
                today,
                waitNights == 0 ? Map.of() : lead.books().notes().waitedNights());
    }

    /// The first slice of the prices after a time, up to which they are compared with the books.
    private @Nullable MarketSlice firstAfter(long time, DataFeed history, ReplayRun lead) {
        HistoryCheck check = new HistoryCheck(lead.compared(), time);
        MarketSlice slice = history.next();
        while (slice != null && slice.time() <= time) {
            requireNoStop();
            check.compare(slice);
            slice = history.next();
        }
        check.finish(time);
        shard.forEach(
                session -> check.requireNoRestatement(session.run().session().name()));
        lead.later().compared(check);
        if (check.volumes() > 0) {
            shard.forEach(session -> shard.inTransaction(() -> RunRemarks.noteVolumes(session.run(), check.volumes())));
        }
        if (check.hasOtherBars() || lead.books().usedBars().hasNewer()) {
            shard.forEach(session -> {
                shard.inTransaction(() -> accept(session.run(), check, time));
                accepted = true;
            });
        }
        return slice;
    }

    /// Takes over what has changed without being a restatement.
    private void accept(ReplayRun run, HistoryCheck check, long time) {
        UsedBars bars = run.books().usedBars();
        run.books().requireExecution();
        if (!accepted) {
            if (check.hasOtherBenchmark()) {
                bars.replaceBenchmark(check.benchmarkBars(), time);
            }
            bars.replaceVolumes(check.otherVolumes());
        }
        LocalDate date = run.actions().last();
        if (date != null) {
            bars.join(time, date);
        }
    }

    /// Shows the engines what the books were made from, and the benchmarks.
    ///
    /// @return the last slice
    private MarketSlice warmUp(long time) {
        ReplayRun lead = shard.lead().run();
        UsedBars used = lead.books().usedBars();
        StoredSlices stored = lead.stored(new StoredBars(used, time, used.read().into(shard.lookup())));
        MarketSlice last = new MarketSlice(time, 0);
        long points = 0;
        long warmUpSlices = 0;
        for (MarketSlice slice = stored.next(); slice != null; slice = stored.next()) {
            requireNoStop();
            MarketSlice shown = slice;
            shard.forEach(session -> session.engine().warmUp(shown));
            lead.show(lead.benchmark(), shown);
            var _ = lead.watch().look(slice);
            if (lead.isWarmUp(slice)) {
                warmUpSlices++;
            } else {
                points++;
            }
            last = slice;
        }
        benchmarkPrice = stored.benchmarkPrice();
        benchmarkAt = time;
        long equityPoints = points;
        long slicesBefore = warmUpSlices;
        shard.forEach(session -> requireAgreement(stored(session), equityPoints, slicesBefore));
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

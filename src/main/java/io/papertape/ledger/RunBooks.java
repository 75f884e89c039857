package io.papertape.ledger;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.performance.Performance;
import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.ledger.RunLedger.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one run may do to the books of its session, for as long as its job execution works on it. The caller
/// opens the transactions. Each of them calls [#requireExecution()] or [#addToRun(RunProgress, Instant)], which
/// fail once another process has taken the run over. Not safe for use by several threads.
///
/// ```java
/// transaction.executeWithoutResult(status -> {
///     books.requireExecution();
///     books.removeMetrics();
///     books.complete(clock.instant());
/// });
/// ```
public final class RunBooks {

    private final Ledgers ledgers;
    private final RunLedger runs;
    private final StoredSession session;
    private final StoredRun run;
    private final Instant began;
    private final AccountBooks account;
    private final UsedBars usedBars;
    private final RunNotes notes;
    private final NamesByTime names;

    /// Keys are above 0: no job execution works on the run yet.
    private long execution;

    RunBooks(Ledgers ledgers, StoredSession session, StoredRun run, Instant began) {
        this(ledgers, session, session.names(), run, began);
    }

    private RunBooks(Ledgers ledgers, StoredSession session, SymbolNames noted, StoredRun run, Instant began) {
        this.ledgers = ledgers;
        runs = ledgers.runs();
        this.session = session;
        this.run = run;
        this.began = began;
        account = new AccountBooks(ledgers, session, noted);
        usedBars = new UsedBars(ledgers.priceSets(), ledgers.priceBars(), session, noted);
        notes = new RunNotes(ledgers, session, run);
        names = new NamesByTime(session);
    }

    /// These books, with the names that the symbols of the session have by its prices; before a job execution works on
    /// the run.
    public RunBooks named(SymbolNames names) {
        return new RunBooks(ledgers, session.named(names), session.names(), run, began);
    }

    /// The session as it was when these books were opened.
    public StoredSession session() {
        return session;
    }

    /// The session as it is now.
    public StoredSession currentSession() {
        return ledgers.sessions().current(session);
    }

    /// The symbols of the session, by index; one that is renamed as the session knows it.
    public List<String> symbols() {
        return session.settings().symbols();
    }

    /// What a symbol is called at a time.
    ///
    /// @param symbol its index
    /// @param time of a slice, epoch milliseconds UTC
    public String symbolAt(int symbol, long time) {
        return names.at(symbol, time);
    }

    /// Key of the run.
    public long run() {
        return run.id();
    }

    /// Whether an earlier job execution began the run.
    public boolean resumed() {
        return run.begunEarlier();
    }

    /// When the run began.
    public Instant startedAt() {
        return run.startedAt();
    }

    /// When this execution of the run began.
    public Instant began() {
        return began;
    }

    /// The date of the last slice that the session had before the run, whichever execution of the run asks; null where
    /// it had none.
    public @Nullable LocalDate lastDateBefore() {
        long points = currentSession().points() - runs.points(run.id());
        return (points > 0
                        ? ledgers.equity().get(session.id(), points - 1).map(EquityPoint::date)
                        : runs.lastSliceBefore(session.id(), run.id()).map(session::dateOf))
                .map(LocalDates::of)
                .orElse(null);
    }

    /// Trades, open positions, equity points.
    public AccountBooks account() {
        return account;
    }

    /// The bars that the books were made from.
    public UsedBars usedBars() {
        return usedBars;
    }

    /// The books of the session that this one, a draft, is to replace; empty where it is none, or where they
    /// have no slice.
    public Optional<ReplacedBooks> replaced() {
        return session.draft() ? ledgers.sessions().find(session.name()).flatMap(this::replaced) : Optional.empty();
    }

    private Optional<ReplacedBooks> replaced(StoredSession other) {
        Long last = other.lastSliceAt();
        LocalDate date = ledgers.books().lastDate(other);
        return last == null || date == null
                ? Optional.empty()
                : Optional.of(new ReplacedBooks(
                        new UsedBars(ledgers.priceSets(), ledgers.priceBars(), other),
                        new AccountBooks(ledgers, other, other.names()),
                        last,
                        date));
    }

    /// What the run notes beside the account.
    public RunNotes notes() {
        return notes;
    }

    /// Notes which job execution works on the run, and with what; earlier ones cannot write to it any more.
    /// May be repeated where it has failed.
    ///
    /// @throws RunTakenOverException if a later one works on the run, or has completed it
    public void executedBy(long jobExecution) {
        runs.execute(run.id(), jobExecution);
        execution = jobExecution;
    }

    /// Whether that was noted of a job execution; it may have been taken over since.
    public boolean isExecutedBy(long jobExecution) {
        return execution == jobExecution;
    }

    /// Makes sure, for the rest of the transaction, that the job execution still works on the run.
    ///
    /// @throws RunTakenOverException if another one does
    public void requireExecution() {
        runs.requireExecution(run.id(), execution);
    }

    /// Adds to what the run has done, as [#requireExecution()] does.
    ///
    /// @throws RunTakenOverException if another job execution works on the run
    public void addToRun(RunProgress progress, Instant now) {
        runs.addToRun(run.id(), execution, progress, elapsed(now));
    }

    /// Adds trades that the run made after its last slice.
    public void addTradesToRun(long trades) {
        runs.addTradesToRun(run.id(), trades);
    }

    /// Removes the metrics that there are: the books have gone beyond them.
    public void removeMetrics() {
        ledgers.metrics().removeOutdated(session.id());
    }

    /// Replaces the metrics, and keeps them as those at the end of the run.
    ///
    /// @param performance of all the books
    /// @param metrics of this performance, beside the benchmark
    /// @param benchmark what the initial capital would be worth in the benchmark, one entry per date
    public void replaceMetrics(Performance performance, Metrics metrics, double[] benchmark) {
        ledgers.metrics().replace(session.id(), performance, metrics, benchmark);
        ledgers.metrics().keep(session.id(), run.id());
    }

    /// Finds bars, for audits of sessions of the same bars one after the other.
    public BarLookup barLookup() {
        return new BarLookup(ledgers.priceBars());
    }

    /// An audit of the books that has read nothing yet. It may follow the run on another thread.
    ///
    /// @param bars finds those that the session was made from
    /// @param actions of the session's symbols, see [io.papertape.engine.market.Market#actions()]
    /// @param ownLevels whether its strategy gives prices of its own
    public BookAudit audit(BarLookup bars, List<CorporateAction> actions, boolean ownLevels) {
        List<String> symbols = session.settings().symbols();
        return ledgers.books()
                .audit(
                        session,
                        new FillProof.Bars() {

                            @Override
                            public BarLookup.@Nullable Found at(int symbol, long time) {
                                return bars.at(version(), symbols.get(symbol), time);
                            }

                            @Override
                            public BarLookup.@Nullable Found last(int symbol, long time, long storedTo) {
                                return bars.last(version(), symbols.get(symbol), time, storedTo);
                            }

                            private long version() {
                                return usedBars.version();
                            }
                        },
                        actions,
                        ownLevels);
    }

    /// Publishes a draft: it takes the place and the name of the session that it was made to replace. If this
    /// session is no draft, the draft that an earlier attempt to start over has left is deleted.
    ///
    /// @param restatement the changes because of which the session was replayed whole, or null without any
    public void publish(@Nullable Restatement restatement) {
        SessionLedger sessions = ledgers.sessions();
        if (!session.draft()) {
            sessions.findDraft(session.name()).ifPresent(left -> sessions.delete(left.id()));
            return;
        }
        if (restatement != null) {
            sessions.find(session.name()).ifPresent(replaced -> {
                ledgers.restatements().record(run.id(), restatement, replaced.id(), session.id());
                sessions.inherit(session, replaced);
            });
        }
        sessions.publish(session);
    }

    /// Ends the run for good.
    public void complete(Instant now) {
        runs.end(run.id(), RunStatus.COMPLETED, null, elapsed(now), now);
    }

    /// Notes what the run was made from, so that it is known when the next one would do nothing.
    ///
    /// @param inputs digest of all that the run depends on beside the books and this program
    public void noteInputs(String inputs) {
        runs.noteInputs(session.id(), run.id(), inputs);
    }

    /// Ends this execution of the run, which was stopped on request.
    public void stop(Instant now) {
        runs.end(run.id(), RunStatus.STOPPED, null, elapsed(now), now);
    }

    /// Ends this execution of the run, which has failed.
    ///
    /// @param why in words, or null where nothing is known
    public void fail(@Nullable String why, Instant now) {
        runs.end(run.id(), RunStatus.FAILED, why, elapsed(now), now);
    }

    /// Time that the executions of the run took together, this one included.
    private Duration elapsed(Instant now) {
        return run.elapsedBefore().plus(now.isBefore(began) ? Duration.ZERO : Duration.between(began, now));
    }
}

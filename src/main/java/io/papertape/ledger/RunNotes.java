package io.papertape.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run notes beside the account: the price files that it has read, and what of them, or of the strategy, did not
/// come to a trade. The caller opens the transaction. Not safe for use by several threads.
public final class RunNotes {

    /// How many suspicious bars, and how many refused entries, a run keeps: there could be some at every slice.
    public static final int MOST_KEPT = 10_000;

    private final Ledgers ledgers;
    private final long session;
    private final long run;
    private final NamesByTime symbols;

    RunNotes(Ledgers ledgers, StoredSession session, StoredRun run) {
        this.ledgers = ledgers;
        this.session = session.id();
        this.run = run.id();
        symbols = new NamesByTime(session);
    }

    /// Replaces the price files: an earlier job execution has perhaps read others, and the last one has read all that
    /// it needs from their beginning.
    public void replaceFiles(List<UsedFile> files) {
        ledgers.files().replace(run, files);
    }

    /// Replaces what the run tells beside its results.
    public void replaceRemarks(List<RunRemark> remarks) {
        ledgers.remarks().replace(run, remarks);
    }

    /// What the run has told of a kind so far, in an earlier job execution too.
    public List<RunRemark> remarks(String kind) {
        return ledgers.remarks().of(run, kind);
    }

    /// The UTC dates of runs on which slices of the session were left for later, by the times of these.
    public Map<Long, Set<LocalDate>> waitedNights() {
        return ledgers.remarks().waitedNights(session);
    }

    /// Notes that the run leaves a slice for later; may be repeated.
    ///
    /// @param slice its time
    /// @param night UTC date
    public void addWaitedNight(long slice, LocalDate night) {
        ledgers.remarks().addWaitedNight(session, slice, night);
    }

    /// How many suspicious bars the run has noted.
    public long suspiciousBars() {
        return ledgers.suspiciousBars().count(run);
    }

    /// The first of them, in order of time and symbol; empty where there is none.
    public Optional<SuspiciousBar> firstSuspiciousBar() {
        return ledgers.suspiciousBars().first(run, symbols);
    }

    /// Notes bars that were used though they may be a fault of their source.
    public void addSuspiciousBars(List<SuspiciousBar> bars) {
        ledgers.suspiciousBars().add(session, run, symbols, bars);
    }

    /// Every rejected row of the session, of whichever run.
    public Set<RejectedRow> rejectedOfSession() {
        return ledgers.rejectedBars().of(session);
    }

    /// Removes the rejected rows of a run that is begun again: its files are read again from their beginning.
    public void removeRejected() {
        ledgers.rejectedBars().removeOf(run);
    }

    /// Appends rejected rows, and counts them for the run.
    public void addRejected(List<RejectedRow> rows) {
        ledgers.rejectedBars().add(session, run, rows);
    }

    /// How many refused entries there are; they are numbered from 0.
    public long refusedEntries() {
        return ledgers.refusedEntries().count(run);
    }

    /// Appends entries that risk refused.
    ///
    /// @param first number of the first of them
    public void addRefusedEntries(long first, List<RefusedEntry> entries) {
        ledgers.refusedEntries().add(run, first, symbols, entries);
    }

    /// How many failures of the strategy there are, of every kind.
    public long strategyFailures() {
        return ledgers.strategyFailures().count(run);
    }

    /// The first failure of the strategy.
    ///
    /// @throws java.util.NoSuchElementException if there is none
    public FirstFailure firstStrategyFailure() {
        return ledgers.strategyFailures().first(run);
    }

    /// Adds failures of the strategy, in order of time.
    public void addStrategyFailures(List<StrategyFailure> failures) {
        ledgers.strategyFailures().add(session, run, symbols, failures);
    }
}

package io.papertape.batch.replay;

import io.papertape.batch.RunInLog;
import io.papertape.ledger.BarLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;

/// Sessions that replay the same slices together: their prices are read and compared once. Each of them has its books,
/// its engine and its transactions; one that fails leaves the others alone. A session that replays alone is a shard of
/// one. Not safe for use by several threads.
final class Shard implements AutoCloseable {

    private final ReadAhead slices;
    private final ReplayProgress progress;
    private final List<SessionReplay> sessions;
    private final List<SessionReplay> live;
    private final CommittedBars committed;
    private final BarLookup lookup;
    private final TransactionTemplate transaction;

    /// @param slices of the prices of all
    /// @param progress hears how far they got
    /// @param sessions at least one
    /// @param committed how far they have the bars of their slices in the books
    /// @param lookup by which the audits of all find bars
    /// @param transaction that a session's books are written in, unless one is under way
    Shard(
            ReadAhead slices,
            ReplayProgress progress,
            List<SessionReplay> sessions,
            CommittedBars committed,
            BarLookup lookup,
            TransactionTemplate transaction) {
        this.slices = slices;
        this.progress = progress;
        this.sessions = List.copyOf(sessions);
        this.committed = committed;
        this.lookup = lookup;
        this.transaction = transaction;
        live = new ArrayList<>(sessions);
    }

    ReadAhead slices() {
        return slices;
    }

    /// Finds bars for the audits of all sessions.
    BarLookup lookup() {
        return lookup;
    }

    /// All sessions, in order.
    List<SessionReplay> sessions() {
        return sessions;
    }

    /// The first session that has not failed. What is the same for all sessions is asked of it.
    SessionReplay lead() {
        return live.getFirst();
    }

    /// Whether the accounts of all sessions have ended, so that none takes a further slice.
    boolean isOver() {
        for (int i = 0; i < live.size(); i++) {
            if (!live.get(i).engine().isOver()) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is one session alone, whose books are written in the transactions of the step.
    boolean isSingle() {
        return sessions.size() == 1;
    }

    /// Does something for each session that has not failed. A failure is that session's own, unless none is left.
    void forEach(Consumer<SessionReplay> action) {
        for (int i = 0; i < live.size(); ) {
            SessionReplay session = live.get(i);
            try {
                act(session, action);
                i++;
            } catch (RuntimeException e) {
                session.failed(e);
                live.remove(i);
                if (live.isEmpty()) {
                    throw e;
                }
            }
        }
    }

    /// Many sessions take turns in the log; of a single one it tells all the time.
    private void act(SessionReplay session, Consumer<SessionReplay> action) {
        if (isSingle()) {
            action.accept(session);
            return;
        }
        try (RunInLog _ = RunInLog.of(session.run().books())) {
            action.accept(session);
        }
    }

    /// Does something in the transaction that is under way, or in one of its own.
    void inTransaction(Runnable action) {
        transaction.executeWithoutResult(status -> action.run());
    }

    /// Writes the outcome of a chunk, each session's in a transaction of its own.
    ///
    /// @param outcome of the sessions that have not failed
    void write(ShardOutcome outcome) {
        forEach(session -> {
            List<SliceOutcome> left = outcome.of(session);
            if (!left.isEmpty()) {
                inTransaction(() -> session.write(left));
                committed.committed(
                        session.run().books().usedBars(), left.getLast().slice().time());
            }
        });
        tellProgress();
    }

    /// Tells how many bars were read.
    void tellProgress() {
        progress.advanced(slices.bars(), slices.estimatedBars());
    }

    /// Ends the threads of the reader and of the audits. The tape stays open.
    @Override
    public void close() {
        sessions.forEach(SessionReplay::close);
        slices.close();
    }
}

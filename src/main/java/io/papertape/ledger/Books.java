package io.papertape.ledger;

import java.time.Instant;

/// Opens the books of a session for a run. The caller opens the transaction. Safe for use by several threads.
public class Books {

    private final SessionLedger sessions;
    private final RunLedger runs;
    private final StalePositions stalePositions;

    Books(SessionLedger sessions, RunLedger runs, StalePositions stalePositions) {
        this.sessions = sessions;
        this.runs = runs;
        this.stalePositions = stalePositions;
    }

    /// Opens the books of a session for its unfinished run, on which no earlier job execution works any more; for a new
    /// run where there is none.
    public RunBooks open(long session, Instant now) {
        stalePositions.completeTimes(session);
        StoredRun run = runs.takeUnfinished(session).orElseGet(() -> runs.begin(session, now));
        return new RunBooks(sessions, runs, sessions.get(session), run, now);
    }

    /// Whether a session has a run that has to be completed before another one may begin.
    public boolean hasUnfinishedRun(long session) {
        return runs.unfinishedRun(session).isPresent();
    }
}

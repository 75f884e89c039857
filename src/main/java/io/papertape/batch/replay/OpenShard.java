package io.papertape.batch.replay;

import io.papertape.ledger.RunNotes;
import io.papertape.prices.PriceTape;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A shard whose prices are open and whose runs have begun. Not safe for use by several threads.
final class OpenShard implements AutoCloseable {

    private final PriceTape tape;
    private final Shard shard;
    private final Map<ReplayAttempt, SessionReplay> begun;
    private final Map<ReplayAttempt, RuntimeException> failed;

    /// @param begun the attempts whose runs have begun, at least one
    /// @param failed why the others could not begin; nothing was written of them
    OpenShard(
            PriceTape tape,
            Shard shard,
            Map<ReplayAttempt, SessionReplay> begun,
            Map<ReplayAttempt, RuntimeException> failed) {
        this.tape = tape;
        this.shard = shard;
        this.begun = Collections.unmodifiableMap(begun);
        this.failed = Collections.unmodifiableMap(failed);
    }

    Shard shard() {
        return shard;
    }

    Map<ReplayAttempt, SessionReplay> begun() {
        return begun;
    }

    Map<ReplayAttempt, RuntimeException> failed() {
        return failed;
    }

    /// How the replay of a session ended.
    ///
    /// @param failure why it failed, or null
    ReplayOutcome outcome(
            SessionReplay session, ReplayOutcome.Status status, Duration elapsed, @Nullable Throwable failure) {
        ReplayRun run = session.run();
        RunNotes notes = run.books().notes();
        return new ReplayOutcome(
                status,
                run.session().name(),
                run.books().run(),
                run.books().resumed() ? run.books().startedAt() : null,
                run.recorder().slices(),
                run.slices().bars(),
                run.later().held() > 0 || run.later().incomplete() != null,
                status == ReplayOutcome.Status.FAILED ? Optional.empty() : lastSliceAt(run),
                elapsed,
                status == ReplayOutcome.Status.COMPLETED ? notes.strategyFailures() : 0,
                run.restatement(),
                run.slices().unusedAdjustment(),
                failure);
    }

    private static Optional<Instant> lastSliceAt(ReplayRun run) {
        return Optional.ofNullable(run.books().currentSession().lastSliceAt()).map(Instant::ofEpochMilli);
    }

    @Override
    public void close() {
        shard.close();
        tape.close();
    }
}

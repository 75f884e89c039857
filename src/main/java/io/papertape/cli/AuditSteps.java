package io.papertape.cli;

import io.papertape.batch.audit.AuditProgress;
import io.papertape.batch.replay.ReplayProgress;

/// Tells how far an audit got: bars that all its replays have seen.
final class AuditSteps implements AuditProgress {

    private static final int TOLD_EVERY = 100_000;

    private final ReplayProgress progress;
    private final long all;
    private long done;
    private long told;

    /// @param all how many there are, about
    AuditSteps(ReplayProgress progress, long all) {
        this.progress = progress;
        this.all = all;
    }

    @Override
    public void replayed(long bars) {
        done += bars;
        if (done - told >= TOLD_EVERY) {
            told = done;
            progress.advanced(done, Math.max(all, done));
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.ledger.UsedBars;
import org.jspecify.annotations.Nullable;

/// How far the sessions that replay together have the bars of their slices in the books. Not safe for use by several
/// threads.
final class CommittedBars {

    private @Nullable UsedBars bars;
    private long last;

    /// Notes that the bars up to a slice are committed.
    ///
    /// @param by of the session that has written them
    void committed(UsedBars by, long time) {
        if (bars == null || time > last) {
            bars = by;
            last = time;
        }
    }

    /// Those of the session that has written the bars up to a slice; null where none has.
    @Nullable
    UsedBars until(long time) {
        return bars != null && time == last ? bars : null;
    }
}

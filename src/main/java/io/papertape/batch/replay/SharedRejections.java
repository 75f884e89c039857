package io.papertape.batch.replay;

import io.papertape.prices.RejectedBar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Hands the rows that a tape rejects to each of those who read it together. Not safe for use by several threads.
final class SharedRejections {

    private final ReadAhead slices;
    private final Map<Object, List<RejectedBar>> waiting = new HashMap<>();

    SharedRejections(ReadAhead slices) {
        this.slices = slices;
    }

    /// Adds a reader, before a row was taken by any.
    void add(Object reader) {
        waiting.put(reader, new ArrayList<>());
    }

    /// Removes a reader, for whom nothing is kept any more.
    void remove(Object reader) {
        waiting.remove(reader);
    }

    /// The rows that were rejected since a reader asked last; none for one that is removed.
    List<RejectedBar> take(Object reader) {
        List<RejectedBar> fresh = slices.takeRejected();
        waiting.values().forEach(rows -> rows.addAll(fresh));
        List<RejectedBar> taken = waiting.replace(reader, new ArrayList<>());
        return taken == null ? List.of() : taken;
    }
}

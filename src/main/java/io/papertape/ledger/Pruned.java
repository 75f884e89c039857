package io.papertape.ledger;

import io.papertape.database.BusyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What was removed from the books.
///
/// @param rows how many, by what they are; in the order in which a reader is told
/// @param busy why sessions were left alone
public record Pruned(SequencedMap<String, Long> rows, List<BusyException> busy) {

    public Pruned {
        rows = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(rows));
        busy = List.copyOf(busy);
    }

    /// Counts rows. Not safe for use by several threads.
    static final class Counts {

        private final SequencedMap<String, Long> rows = new LinkedHashMap<>();

        void add(String what, long count) {
            rows.merge(what, count, Long::sum);
        }

        Pruned with(Map<String, BusyException> busy) {
            return new Pruned(rows, List.copyOf(busy.values()));
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.ledger.RunNotes;
import io.papertape.ledger.StrategyFailure;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes what the strategy threw during a chunk, in the transaction of its rows.
final class StrategyFailureWriter implements ItemWriter<SliceOutcome> {

    private final RunNotes notes;

    StrategyFailureWriter(RunNotes notes) {
        this.notes = notes;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<StrategyFailure> failures = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            failures.addAll(outcome.failures());
        }
        notes.addStrategyFailures(failures);
    }
}

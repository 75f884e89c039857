package io.papertape.batch.replay;

import io.papertape.ledger.RefusedEntry;
import io.papertape.ledger.RunNotes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes the entries of a chunk that risk refused, the first of the run: a strategy may go on to signal, and risk to
/// refuse, for years. How many the run has kept already is asked of the books on opening, and the recorder told how
/// many more it may.
final class RefusedEntryWriter implements ItemStreamWriter<SliceOutcome> {

    private final RunNotes notes;
    private final SliceRecorder recorder;
    private long next;

    RefusedEntryWriter(RunNotes notes, SliceRecorder recorder) {
        this.notes = notes;
        this.recorder = recorder;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        next = notes.refusedEntries();
        recorder.keepRefusals(RunNotes.MOST_KEPT - next);
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<RefusedEntry> refused = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            refused.addAll(outcome.keptRefusals());
        }
        notes.addRefusedEntries(next, refused);
        next += refused.size();
    }
}

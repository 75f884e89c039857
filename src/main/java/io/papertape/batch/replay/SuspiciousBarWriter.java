package io.papertape.batch.replay;

import io.papertape.ledger.RunNotes;
import io.papertape.ledger.SuspiciousBar;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes the bars of a chunk that may be a fault of their source, the first of the run: prices that are quoted in two
/// ways could have one at every slice.
final class SuspiciousBarWriter implements ItemStreamWriter<SliceOutcome> {

    private final RunNotes notes;
    private long kept;

    SuspiciousBarWriter(RunNotes notes) {
        this.notes = notes;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        kept = notes.suspiciousBars();
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<SuspiciousBar> suspicious = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            for (SuspiciousBar bar : outcome.suspicious()) {
                if (kept < RunNotes.MOST_KEPT) {
                    suspicious.add(bar);
                    kept++;
                }
            }
        }
        notes.addSuspiciousBars(suspicious);
    }
}

package io.papertape.batch.replay;

import io.papertape.ledger.RejectedRow;
import io.papertape.ledger.RunNotes;
import io.papertape.prices.RejectedBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the rows that the tape has rejected. A row that the session knows is left out: files are read from their
/// beginning whenever a session is carried forward. What an earlier execution of the run has written is replaced, since
/// its files may have been mended.
final class RejectedBarWriter implements ItemWriter<SliceOutcome> {

    private final RunNotes notes;
    private final SharedRejections rows;
    private @Nullable Set<RejectedRow> known;

    RejectedBarWriter(RunNotes notes, SharedRejections rows) {
        this.notes = notes;
        this.rows = rows;
        rows.add(this);
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        writeRejected();
    }

    /// Writes what was rejected since the last time.
    void writeRejected() {
        if (known == null) {
            notes.removeRejected();
        }
        writeUnknown();
    }

    /// Writes what was rejected since the last time, beside what earlier executions have written: this one has perhaps
    /// not come as far.
    void writeUnknown() {
        if (known == null) {
            known = notes.rejectedOfSession();
        }
        List<RejectedBar> rejected = rows.take(this);
        List<RejectedRow> unknown = new ArrayList<>();
        for (RejectedBar bar : rejected) {
            RejectedRow row = new RejectedRow(bar.file(), bar.line(), bar.symbol(), bar.text(), bar.reason());
            if (known.add(row)) {
                unknown.add(row);
            }
        }
        notes.addRejected(unknown);
    }
}

package io.papertape.batch.replay;

import io.papertape.ledger.RefusedEntry;
import io.papertape.ledger.RefusedEntryLedger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes the entries of a chunk that risk refused, the first of the run: a strategy may go on to signal, and risk to
/// refuse, for years. How many the run has kept already is asked of the books on opening, and the recorder told how
/// many more it may.
final class RefusedEntryWriter implements ItemStreamWriter<SliceOutcome> {

    /// That a run keeps at most.
    static final int KEPT_PER_RUN = 10_000;

    private final ReplayRun run;
    private final RefusedEntryLedger ledger;
    private long next;

    RefusedEntryWriter(ReplayRun run, RefusedEntryLedger ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        next = ledger.count(run.books().run());
        run.recorder().keepRefusals(KEPT_PER_RUN - next);
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<RefusedEntry> refused = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            refused.addAll(outcome.keptRefusals());
        }
        ledger.add(run.session().id(), run.books().run(), next, run.symbols(), refused);
        next += refused.size();
    }
}

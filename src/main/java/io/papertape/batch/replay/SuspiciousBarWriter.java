package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.RunNotes;
import io.papertape.ledger.SuspiciousBar;
import io.papertape.prices.inspection.BarWatch;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes the bars of a chunk that may be a fault of their source, the first of the run: prices that are quoted in two
/// ways could have one at every slice.
final class SuspiciousBarWriter implements ItemStreamWriter<SliceOutcome> {

    /// That a run keeps at most.
    private static final int KEPT_PER_RUN = 10_000;

    private final RunNotes notes;
    private final BarWatch watch;
    private long kept;

    /// @param watch has seen the bars of the books when the first chunk comes
    SuspiciousBarWriter(RunNotes notes, BarWatch watch) {
        this.notes = notes;
        this.watch = watch;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        kept = notes.suspiciousBars();
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<SuspiciousBar> suspicious = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            MarketSlice slice = outcome.slice();
            for (int i = 0; i < slice.size(); i++) {
                String reason = watch.look(slice.symbol(i), slice, i);
                if (reason != null && kept < KEPT_PER_RUN) {
                    suspicious.add(new SuspiciousBar(slice.time(), slice.symbol(i), reason));
                    kept++;
                }
            }
        }
        notes.addSuspiciousBars(suspicious);
    }
}

package io.papertape.batch.replay;

import io.papertape.ledger.StrategyFailure;
import io.papertape.ledger.StrategyFailureLedger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes what the strategy threw during a chunk, in the transaction of its rows.
final class StrategyFailureWriter implements ItemWriter<SliceOutcome> {

    private final ReplayRun run;
    private final StrategyFailureLedger ledger;

    StrategyFailureWriter(ReplayRun run, StrategyFailureLedger ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<StrategyFailure> failures = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            failures.addAll(outcome.failures());
        }
        ledger.add(run.session().id(), run.books().run(), run.symbols(), failures);
    }
}

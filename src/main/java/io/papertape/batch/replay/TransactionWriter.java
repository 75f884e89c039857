package io.papertape.batch.replay;

import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes what one transaction leaves.
final class TransactionWriter implements ItemStreamWriter<List<SliceOutcome>> {

    private final ItemStreamWriter<SliceOutcome> slices;

    TransactionWriter(ItemStreamWriter<SliceOutcome> slices) {
        this.slices = slices;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        slices.open(executionContext);
    }

    @Override
    public void write(Chunk<? extends List<SliceOutcome>> transactions) throws Exception {
        for (List<SliceOutcome> outcomes : transactions) {
            slices.write(new Chunk<>(outcomes));
        }
    }
}

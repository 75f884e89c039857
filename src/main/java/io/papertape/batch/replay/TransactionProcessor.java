package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Processes the slices of one transaction, one after the other.
final class TransactionProcessor implements ItemProcessor<List<MarketSlice>, List<SliceOutcome>> {

    private final ItemProcessor<MarketSlice, SliceOutcome> slices;

    TransactionProcessor(ItemProcessor<MarketSlice, SliceOutcome> slices) {
        this.slices = slices;
    }

    @Override
    public List<SliceOutcome> process(List<MarketSlice> transaction) throws Exception {
        List<SliceOutcome> outcomes = new ArrayList<>(transaction.size());
        for (MarketSlice slice : transaction) {
            outcomes.add(Objects.requireNonNull(slices.process(slice)));
        }
        return outcomes;
    }
}

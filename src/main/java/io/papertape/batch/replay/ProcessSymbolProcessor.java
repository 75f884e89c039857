package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.Iteration;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// The first half of an iteration: calls process-symbol for every symbol of the slice.
final class ProcessSymbolProcessor implements ItemProcessor<MarketSlice, MarketSlice> {

    private final Iteration iteration;

    ProcessSymbolProcessor(Iteration iteration) {
        this.iteration = iteration;
    }

    @Override
    public MarketSlice process(MarketSlice slice) {
        iteration.processSymbols(slice);
        return slice;
    }
}

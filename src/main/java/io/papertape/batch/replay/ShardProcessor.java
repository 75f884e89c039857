package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Processes the slices of one transaction, one after the other, each for every session of a shard.
final class ShardProcessor implements ItemProcessor<List<MarketSlice>, ShardOutcome> {

    private final Shard shard;

    ShardProcessor(Shard shard) {
        this.shard = shard;
    }

    @Override
    public ShardOutcome process(List<MarketSlice> transaction) {
        ShardOutcome outcome = new ShardOutcome(transaction);
        for (MarketSlice slice : transaction) {
            shard.forEach(session -> {
                SliceOutcome left = session.process(slice);
                if (left != null) {
                    outcome.add(session, left);
                }
            });
        }
        return outcome;
    }
}

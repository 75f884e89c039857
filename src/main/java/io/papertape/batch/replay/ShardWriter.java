package io.papertape.batch.replay;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/// Writes what one transaction leaves, each session's in its own books.
final class ShardWriter implements ItemStreamWriter<ShardOutcome> {

    private final Shard shard;

    ShardWriter(Shard shard) {
        this.shard = shard;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        shard.forEach(session -> session.openWriters(executionContext));
    }

    @Override
    public void write(Chunk<? extends ShardOutcome> transactions) {
        transactions.forEach(shard::write);
    }
}

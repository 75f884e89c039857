package io.papertape.batch.nightly;

import io.papertape.batch.replay.ReplayProgress;

/// Adds up how far the shards of a night got, those that have not begun as if they were like the others. Safe for use
/// by several threads.
final class ShardProgress {

    private final ReplayProgress progress;
    private long bars;
    private long estimatedBars;
    private int shards;
    private int begun;

    ShardProgress(ReplayProgress progress) {
        this.progress = progress;
    }

    /// For one more shard.
    synchronized ReplayProgress shard() {
        shards++;
        return new One();
    }

    /// Bars that all shards have read.
    synchronized long bars() {
        return bars;
    }

    private synchronized void advanced(One shard, long shardBars, long shardEstimate) {
        if (!shard.begun) {
            shard.begun = true;
            begun++;
        }
        bars += shardBars - shard.bars;
        estimatedBars += shardEstimate - shard.estimatedBars;
        shard.bars = shardBars;
        shard.estimatedBars = shardEstimate;
        progress.advanced(bars, estimatedBars * shards / begun);
    }

    /// How far one shard got.
    private final class One implements ReplayProgress {

        private boolean begun;
        private long bars;
        private long estimatedBars;

        @Override
        public void advanced(long read, long estimate) {
            ShardProgress.this.advanced(this, read, estimate);
        }
    }
}

package io.papertape.batch.nightly;

import io.papertape.batch.replay.ReplayProgress;

/// Adds up how far the shards of a night got. Safe for use by several threads.
final class ShardProgress {

    private final ReplayProgress progress;
    private long bars;
    private long estimatedBars;

    ShardProgress(ReplayProgress progress) {
        this.progress = progress;
    }

    /// For one more shard.
    ReplayProgress shard() {
        return new One();
    }

    /// Bars that all shards have read.
    synchronized long bars() {
        return bars;
    }

    private synchronized void advanced(One shard, long shardBars, long shardEstimate) {
        bars += shardBars - shard.bars;
        estimatedBars += shardEstimate - shard.estimatedBars;
        shard.bars = shardBars;
        shard.estimatedBars = shardEstimate;
        progress.advanced(bars, estimatedBars);
    }

    /// How far one shard got.
    private final class One implements ReplayProgress {

        private long bars;
        private long estimatedBars;

        @Override
        public void advanced(long read, long estimate) {
            ShardProgress.this.advanced(this, read, estimate);
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.session.Iteration;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// The second half of an iteration: updates the positions and calls record-equity.
final class RecordEquityProcessor implements ItemProcessor<MarketSlice, SliceOutcome> {

    private final Iteration iteration;
    private final SliceRecorder recorder;
    private final WatchedBars watch;

    RecordEquityProcessor(Iteration iteration, SliceRecorder recorder, WatchedBars watch) {
        this.iteration = iteration;
        this.recorder = recorder;
        this.watch = watch;
    }

    @Override
    public SliceOutcome process(MarketSlice slice) {
        iteration.recordEquity(slice);
        return recorder.take(slice, watch.look(slice));
    }
}

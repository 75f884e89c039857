package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.UsedBars;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the bars of a chunk, so that the next run notices when one of them has changed. Of the sessions that replay
/// together, which are made from the same bars, one writes them, and the others go with it.
final class UsedBarWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private final CommittedBars committed;
    private @Nullable Long last;
    private boolean begun;

    /// @param committed what the sessions that replay together have written
    UsedBarWriter(RunBooks books, CommittedBars committed) {
        this.books = books;
        this.committed = committed;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        if (!begun) {
            last = books.currentSession().lastSliceAt();
            begun = true;
        }
        List<MarketSlice> slices =
                chunk.getItems().stream().map(SliceOutcome::slice).toList();
        long until = slices.getLast().time();
        UsedBars others = committed.until(until);
        if (others == null) {
            books.usedBars().add(slices, last);
        } else {
            books.usedBars().follow(others);
        }
        last = until;
    }
}

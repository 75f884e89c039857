package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.RunBooks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the bars of a chunk, so that the next run notices when one of them has changed.
final class UsedBarWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private @Nullable Long last;
    private boolean begun;

    UsedBarWriter(RunBooks books) {
        this.books = books;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        if (!begun) {
            last = books.currentSession().lastSliceAt();
            begun = true;
        }
        List<MarketSlice> slices =
                chunk.getItems().stream().map(SliceOutcome::slice).toList();
        books.usedBars().add(slices, last);
        last = slices.getLast().time();
    }
}

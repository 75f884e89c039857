package io.papertape.batch;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.ledger.BookLedger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the equity points of a chunk.
final class EquityPointWriter implements ItemWriter<SliceOutcome> {

    private final ReplayRun run;
    private final BookLedger books;

    EquityPointWriter(ReplayRun run, BookLedger books) {
        this.run = run;
        this.books = books;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<EquityPoint> points = new ArrayList<>(chunk.size());
        for (SliceOutcome outcome : chunk) {
            points.add(outcome.point());
        }
        books.addEquityPoints(run.session().id(), points);
    }
}

package io.papertape.batch.replay;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.ledger.RunBooks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the equity points of a chunk, and tells the audit of those of the chunks before. How many there are already
/// is asked of the books once.
final class EquityPointWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private final AuditTrail audit;
    private @Nullable Long written;

    EquityPointWriter(RunBooks books, AuditTrail audit) {
        this.books = books;
        this.audit = audit;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<EquityPoint> points = new ArrayList<>(chunk.size());
        for (SliceOutcome outcome : chunk) {
            EquityPoint point = outcome.point();
            if (point != null) {
                points.add(point);
            }
        }
        long before = written == null ? books.currentSession().points() : written;
        audit.committed(before);
        books.account().addPoints(before, points);
        written = before + points.size();
    }
}

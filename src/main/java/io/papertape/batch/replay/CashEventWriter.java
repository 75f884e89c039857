package io.papertape.batch.replay;

import io.papertape.engine.portfolio.EquityPoint;
import io.papertape.engine.session.SessionEngine;
import io.papertape.ledger.DatedCashEvent;
import io.papertape.ledger.RunBooks;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes what changed cash without a trade in a chunk, and the dividends that are owed after it. How many there are
/// already is asked of the books once.
final class CashEventWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private final SessionEngine session;
    private @Nullable Long written;

    private final ZoneId zone;

    /// Whether the books may have dividends that are owed.
    private boolean owed = true;

    CashEventWriter(RunBooks books, SessionEngine session) {
        this.books = books;
        this.session = session;
        zone = books.session().settings().period().zone();
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        List<DatedCashEvent> events = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            EquityPoint point = outcome.point();
            if (point != null) {
                outcome.cashEvents().forEach(event -> events.add(new DatedCashEvent(event, point.date())));
            }
        }
        if (!events.isEmpty()) {
            long before = written == null ? books.currentSession().cashEvents() : written;
            books.account().addCashEvents(before, events);
            written = before + events.size();
        }
        boolean owes = !session.receivables().isEmpty();
        if (owed || owes) {
            books.account()
                    .replaceReceivables(
                            session.receivables(), chunk.getItems().getLast().date(zone));
            owed = owes;
        }
    }
}

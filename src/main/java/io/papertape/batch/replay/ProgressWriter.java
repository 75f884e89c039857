package io.papertape.batch.replay;

import io.papertape.engine.session.SessionEngine;
import io.papertape.ledger.AccountProgress;
import io.papertape.ledger.EndedOrder;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.RunProgress;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes where the books stand after a chunk, in the transaction of its rows: how far they go, the
/// open positions, what the run has done. A run goes on from here. A process that has lost the
/// session to another one cannot get past this, and its chunk is rolled back.
final class ProgressWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private final SessionEngine session;
    private final InstantSource clock;
    private final ZoneId zone;
    private boolean begun;
    private boolean positionsWritten = true;

    ProgressWriter(RunBooks books, SessionEngine session, InstantSource clock) {
        this.books = books;
        this.session = session;
        zone = books.session().settings().period().zone();
        this.clock = clock;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        long first = chunk.getItems().getFirst().slice().time();
        long last = chunk.getItems().getLast().slice().time();
        int warmUpSlices = 0;
        long bars = 0;
        long trades = 0;
        long refusedEntries = 0;
        int cashEvents = 0;
        long date = chunk.getItems().getLast().date(zone);
        for (SliceOutcome outcome : chunk) {
            warmUpSlices += outcome.point() == null ? 1 : 0;
            bars += outcome.slice().size();
            trades += outcome.trades().size();
            refusedEntries += outcome.refusedEntries();
            cashEvents += outcome.cashEvents().size();
        }
        RunProgress progress = new RunProgress(first, last, chunk.size(), warmUpSlices, bars, trades, refusedEntries);
        books.addToRun(progress, clock.instant());
        books.account()
                .advance(new AccountProgress(
                        last,
                        date,
                        progress.points(),
                        warmUpSlices,
                        session.peakEquity(),
                        session.riskPeakEquity(),
                        session.nextOrderNumber(),
                        cashEvents,
                        session.isRuined()));
        writePositions(date);
        writeOrders(chunk, date);
        if (!begun) {
            books.removeMetrics();
            begun = true;
        }
    }

    /// Most strategies hold nothing for long stretches.
    private void writePositions(long date) {
        if (positionsWritten) {
            books.account().removePositions();
        }
        books.account().addPositions(session.positions(), date, session.countsBarsHeld());
        positionsWritten = !session.positions().isEmpty();
    }

    /// Nothing waits and nothing is held in parts in a session that fills whole orders at the close, unless the entry
    /// of
    /// a position was under another symbol than it has now.
    private void writeOrders(Chunk<? extends SliceOutcome> chunk, long date) {
        if (!session.mayHaveOpenOrders() && !books.session().names().change()) {
            return;
        }
        List<EndedOrder> ended = new ArrayList<>();
        for (SliceOutcome outcome : chunk) {
            ended.addAll(outcome.endedOrders());
        }
        books.account()
                .replaceOpenOrders(ended, session.waitingOrders(), session.positions(), session.cooldowns(), date);
    }
}

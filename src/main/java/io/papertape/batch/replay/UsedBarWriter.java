package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedBars;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/// Writes the bars of a chunk and the corporate actions that they bring, so that the next run notices when one of them
/// has changed. Of the sessions that replay
/// together, which are made from the same bars, one writes them, and the others go with it.
final class UsedBarWriter implements ItemWriter<SliceOutcome> {

    private final RunBooks books;
    private final ActionHistory actions;
    private final SessionCalendar calendar;
    private final CommittedBars committed;
    private @Nullable Long last;
    private boolean begun;

    /// @param committed what the sessions that replay together have written
    UsedBarWriter(ReplayRun run, CommittedBars committed) {
        books = run.books();
        actions = run.actions();
        calendar = new SessionCalendar(run.session().settings().period().zone());
        this.committed = committed;
    }

    @Override
    public void write(Chunk<? extends SliceOutcome> chunk) {
        if (!begun) {
            begin(chunk.getItems().getFirst().slice());
            begun = true;
        }
        List<MarketSlice> slices =
                chunk.getItems().stream().map(SliceOutcome::slice).toList();
        LocalDate before = date();
        slices.forEach(slice -> calendar.next(slice.time(), slice.dateAlone()));
        long until = slices.getLast().time();
        UsedBars others = committed.until(until);
        if (others == null) {
            books.usedBars().add(slices, last, actions.due(before, date()));
        } else {
            books.usedBars().follow(others);
        }
        last = until;
    }

    /// What companies did up to the date of the very first slice is nothing to the session.
    private void begin(MarketSlice first) {
        StoredSession stored = books.currentSession();
        last = stored.lastSliceAt();
        LocalDate date = actions.last();
        if (date == null) {
            calendar.next(first.time(), first.dateAlone());
        } else {
            calendar.continueFrom(UtcDay.start(date));
        }
    }

    private LocalDate date() {
        return UtcDay.date(calendar.date());
    }
}

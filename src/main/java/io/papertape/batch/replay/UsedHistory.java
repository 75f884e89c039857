package io.papertape.batch.replay;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.DataFeed;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.Books;
import io.papertape.ledger.StoredSession;
import java.util.List;
import java.util.Map;

/// What the books of a session were made from, whatever its prices say now: the slices up to its last one, and the
/// corporate actions. It can be read any number of times.
public final class UsedHistory {

    private final Books books;
    private final StoredSession session;
    private final long last;
    private final List<CorporateAction> actions;

    /// @param session that has a slice
    public UsedHistory(Books books, StoredSession session) {
        Long lastSlice = session.lastSliceAt();
        if (lastSlice == null) {
            throw new IllegalArgumentException("session '" + session.name() + "' has no slice");
        }
        this.books = books;
        this.session = session;
        last = lastSlice;
        actions = ActionHistory.of(session.names(), Map.of(), session, books.account(session), books.usedBars(session))
                .ofMarket();
    }

    /// What companies did, for the market of the session.
    public List<CorporateAction> actions() {
        return actions;
    }

    /// The slices, from the first on.
    public DataFeed slices() {
        AccountBooks account = books.account(session);
        return new StoredSlices(
                new StoredBars(books.usedBars(session), last),
                session.settings().symbols().size(),
                new PointDates(account, session.settings().period()));
    }
}

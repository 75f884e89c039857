package io.papertape.cli;

import io.papertape.ledger.BarBlock;
import io.papertape.ledger.Books;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.report.PriceHistory;
import java.util.Map;
import java.util.Objects;

/// The bars that the ledger keeps beside the books. Safe for use by several threads.
final class UsedBarHistory implements PriceHistory {

    private final SessionLedger sessions;
    private final Books books;

    UsedBarHistory(SessionLedger sessions, Books books) {
        this.sessions = sessions;
        this.books = books;
    }

    @Override
    public void bars(String name, Map<String, ? extends Bars> targets) {
        StoredSession session = sessions.require(name);
        books.readBars(
                session, targets.keySet(), (symbol, block) -> tell(block, Objects.requireNonNull(targets.get(symbol))));
    }

    private static void tell(BarBlock block, Bars target) {
        for (int i = 0; i < block.size(); i++) {
            target.add(block.time(i), block.open(i), block.high(i), block.low(i), block.close(i), block.volume(i));
        }
    }
}

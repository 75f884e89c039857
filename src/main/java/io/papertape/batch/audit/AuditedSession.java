package io.papertape.batch.audit;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.replay.UsedHistory;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.session.SessionConfig;
import io.papertape.engine.session.SessionEngine;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.Books;
import io.papertape.ledger.StoredSession;
import io.papertape.settings.RequestedSettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.StrategyOrigin;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/// A session that is audited: what its books were made from, and their trades.
final class AuditedSession {

    private static final int TRADES_PER_PAGE = 4_096;

    private final Books books;
    private final StoredSession session;
    private final StrategyCatalog.Found strategy;
    private final UsedHistory history;

    /// @param session that has a slice
    /// @throws InvalidParametersException if its strategy is not there any more, or not with its parameters
    AuditedSession(Books books, StoredSession session, StrategyCatalog catalog) {
        this.books = books;
        this.session = session;
        strategy = strategy(session.settings(), catalog);
        history = new UsedHistory(books, session);
    }

    /// The strategy of some settings as it is now.
    ///
    /// @throws InvalidParametersException if there is none, or it does not have the parameters
    private static StrategyCatalog.Found strategy(SessionSettings settings, StrategyCatalog catalog) {
        RequestedSettings asked = RequestedSettings.read(settings.textsWithPrices(), catalog, StrategyOrigin.SESSION);
        StrategyCatalog.Found found = asked.strategy();
        if (found == null || !asked.problems().isEmpty()) {
            throw new InvalidParametersException(asked.sentences());
        }
        return found;
    }

    SessionSettings settings() {
        return session.settings();
    }

    String name() {
        return session.name();
    }

    StrategyCatalog.Found strategy() {
        return strategy;
    }

    /// What its symbols are called now, by index.
    List<String> symbols() {
        return session.names().latest();
    }

    /// Slices before the first that trades.
    long warmUpSlices() {
        return session.warmUpSlices();
    }

    /// All slices.
    long slices() {
        return session.warmUpSlices() + session.points();
    }

    /// The slices that its books were made from, from the first on.
    DataFeed history() {
        return history.slices();
    }

    List<CorporateAction> actions() {
        return history.actions();
    }

    /// A replay of it that has seen no slice yet.
    AuditReplay replay() {
        return new AuditReplay(config(), actions());
    }

    /// What the engine takes from its settings.
    SessionConfig config() {
        return settings().engineConfig(name(), strategy.factory());
    }

    /// The trades in its books, in order, without those that closed it at its end: no strategy asked for them.
    Iterator<ComparedTrade> trades() {
        AccountBooks account = books.account(session);
        return LongStream.iterate(0, first -> first + TRADES_PER_PAGE)
                .mapToObj(first -> account.trades(session, first, first + TRADES_PER_PAGE))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream)
                .filter(trade -> !trade.reason().startsWith(SessionEngine.CLOSED_AT_END))
                .map(ComparedTrade::of)
                .iterator();
    }
}

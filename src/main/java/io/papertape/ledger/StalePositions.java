package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Notes beside the open positions of a session how old their prices are. The caller opens the transaction.
/// Safe for use by several threads.
class StalePositions {

    private final JdbcClient jdbc;
    private final PriceSetLedger priceSets;
    private final PriceBarLedger priceBars;

    StalePositions(JdbcClient jdbc, PriceSetLedger priceSets, PriceBarLedger priceBars) {
        this.jdbc = jdbc;
        this.priceSets = priceSets;
        this.priceBars = priceBars;
    }

    /// Notes the time of a symbol's last bar where books made before this was kept have none.
    void completeTimes(long session) {
        jdbc.sql("""
                        UPDATE open_position
                        SET last_bar_at = (SELECT MAX(b.last_at) FROM price_bars b
                                           WHERE b.version_id = (SELECT s.price_version_id FROM paper_session s
                                                                 WHERE s.session_id = :session)
                                             AND b.symbol = open_position.symbol)
                        WHERE session_id = :session AND last_bar_at IS NULL
                        """).param("session", session).update();
    }

    /// Notes which positions are stale at the last slice of the session, whose bars are all in the books.
    ///
    /// @return the symbols of those that are, by their index in the session's list
    Set<Integer> note(StoredSession session) {
        List<Held> held = held(session.id());
        if (held.isEmpty()) {
            return Set.of();
        }
        long last = Objects.requireNonNull(session.lastSliceAt(), "books with a position have a last slice");
        SymbolIndex symbols = new SymbolIndex(session.names().at(session.dateOf(last)));
        Map<Integer, Long> lastBars = new HashMap<>();
        held.forEach(position -> lastBars.put(symbols.of(position.symbol()), position.lastBarAt()));
        Set<Integer> stale = new UsedBars(priceSets, priceBars, session).stale(lastBars, last);
        note(
                session.id(),
                held.stream()
                        .map(Held::symbol)
                        .filter(symbol -> stale.contains(symbols.of(symbol)))
                        .toList());
        return stale;
    }

    private List<Held> held(long session) {
        return jdbc.sql("SELECT symbol, last_bar_at FROM open_position WHERE session_id = :session ORDER BY symbol")
                .param("session", session)
                .query((row, i) -> new Held(row.getString("symbol"), SqlTypes.epochMillis(row, "last_bar_at")))
                .list();
    }

    private void note(long session, List<String> stale) {
        jdbc.sql("UPDATE open_position SET stale = FALSE WHERE session_id = :session")
                .param("session", session)
                .update();
        stale.forEach(symbol -> jdbc.sql(
                        "UPDATE open_position SET stale = TRUE WHERE session_id = :session AND symbol = :symbol")
                .param("session", session)
                .param("symbol", symbol)
                .update());
    }

    private record Held(String symbol, long lastBarAt) {}
}

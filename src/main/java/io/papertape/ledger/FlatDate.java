package io.papertape.ledger;

import io.papertape.database.RowKey;
import io.papertape.database.SqlTypes;
import io.papertape.engine.portfolio.EquityPoint;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds since when a session has held nothing. The caller opens the transaction. Safe for use by
/// several threads.
final class FlatDate {

    private final JdbcClient jdbc;
    private final EquityLedger equity;

    FlatDate(JdbcClient jdbc, EquityLedger equity) {
        this.jdbc = jdbc;
        this.equity = equity;
    }

    /// The date on which the last position went that was recorded, not one that was opened in the
    /// slice of its exit: by a trade, or by a split that left no share of it. That of the first
    /// point where none went; empty without a point.
    Optional<Long> of(long session) {
        return jdbc.sql("""
                        (SELECT outs.traded_at AS gone_at, outs.local_date AS gone_on FROM trade outs
                         JOIN trade ins ON ins.trade_id = :first + outs.entry_trade_no
                         WHERE outs.trade_id >= :first AND outs.trade_id < :end AND ins.traded_at < outs.traded_at
                         ORDER BY outs.trade_id DESC FETCH FIRST 1 ROW ONLY)
                        UNION ALL
                        (SELECT booked_at, local_date FROM cash_event
                         WHERE event_id >= :first AND event_id < :end AND type = 'SPLIT_CASH'
                         ORDER BY event_id DESC FETCH FIRST 1 ROW ONLY)
                        ORDER BY gone_at DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("first", RowKey.first(session))
                .param("end", RowKey.end(session))
                .query((row, i) -> LocalDates.read(row, "gone_on", SqlTypes.epochMillis(row, "gone_at")))
                .optional()
                .or(() -> equity.get(session, 0).map(EquityPoint::date));
    }
}

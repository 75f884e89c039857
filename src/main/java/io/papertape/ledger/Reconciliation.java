package io.papertape.ledger;

import io.papertape.database.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Proves from the rows, in SQL, that the trades and open positions of a session balance; [BookAudit] proves its fills
/// and equity points. Safe for use by several threads.
class Reconciliation {

    /// The cash flow of every trade is its value and commission.
    private static final String CASH_FLOW = """
            SELECT 'trade ' || CAST(trade_no AS VARCHAR(20)) || ' (' || side || ' ' || symbol || '): cash_flow is '
                || CAST(cash_flow AS VARCHAR(40)) || ' but quantity, price and commission give '
                || CAST(CASE WHEN side = 'BUY' THEN -1 ELSE 1 END * quantity * price - commission AS VARCHAR(60))
                AS finding
            FROM trade
            WHERE trade_id >= :first AND trade_id < :end
              AND cash_flow <> CASE WHEN side = 'BUY' THEN -1 ELSE 1 END * quantity * price - commission
            ORDER BY trade_no
            FETCH FIRST 1 ROW ONLY
            """;

    /// Trades are numbered without a gap, so that none is missing.
    private static final String NUMBERS = """
            SELECT 'trade: numbers go from ' || CAST(MIN(trade_no) AS VARCHAR(20)) || ' to '
                || CAST(MAX(trade_no) AS VARCHAR(20)) || ' but there are ' || CAST(COUNT(*) AS VARCHAR(20)) AS finding
            FROM trade
            WHERE session_id = :session
            HAVING COUNT(*) > 0 AND (MIN(trade_no) <> 0 OR MAX(trade_no) <> COUNT(*) - 1)
            """;

    /// An exit closes the entry before it: both are of one quantity, on opposite sides, and its realized P&L is
    /// the cash flow of both.
    private static final String ROUND_TRIPS = """
            SELECT 'trade ' || CAST(trade_no AS VARCHAR(20)) || ' (' || side || ' ' || symbol || '): quantity '
                || CAST(quantity AS VARCHAR(40)) || ', realized_pnl '
                || COALESCE(CAST(realized_pnl AS VARCHAR(40)), 'null') || ' and entry_trade_no '
                || COALESCE(CAST(entry_trade_no AS VARCHAR(20)), 'null') || ' do not agree with the '
                || CASE side WHEN 'BUY' THEN 'sell' ELSE 'buy' END || ' before it'
                AS finding
            FROM (SELECT l.trade_no, l.symbol, l.side, l.position_effect, l.quantity, l.realized_pnl, l.cash_flow,
                         l.entry_trade_no, l.entry_no, e.side AS entry_side, e.position_effect AS entry_effect,
                         e.quantity AS entry_quantity, e.cash_flow AS entry_cash_flow
                  FROM (SELECT trade_no, symbol, side, position_effect, quantity, cash_flow, realized_pnl,
                               entry_trade_no, LAG(trade_no) OVER (PARTITION BY symbol ORDER BY trade_no) AS entry_no
                        FROM trade
                        WHERE trade_id >= :first AND trade_id < :end) l
                  LEFT JOIN trade e ON e.trade_id = :first + l.entry_no) t
            WHERE position_effect = 'CLOSE'
              AND (entry_side IS NULL OR entry_side = side OR entry_effect <> 'OPEN'
                   OR quantity <> entry_quantity OR realized_pnl IS NULL
                   OR realized_pnl <> cash_flow + entry_cash_flow OR entry_trade_no IS NULL
                   OR entry_trade_no <> entry_no)
            ORDER BY trade_no
            FETCH FIRST 1 ROW ONLY
            """;

    /// What is said of a trade that cannot have been made like that.
    static final String UNEXPLAINED = "requested_quantity, limited_by, entry_trade_no, lowest_price or highest_price do"
            + " not agree with side, quantity and price";

    /// What a trade tells of itself can be: an entry is of what was requested, or of less by a limit, and closes
    /// nothing; an exit is of what was requested. Whether the session's fill model made its price is proven by
    /// [BookAudit], which says the same of it.
    private static final String EXPLANATIONS = """
            SELECT 'trade ' || CAST(trade_no AS VARCHAR(20)) || ' (' || side || ' ' || symbol
                || '): %s' AS finding
            FROM trade
            WHERE trade_id >= :first AND trade_id < :end
              AND (requested_quantity < quantity
                   OR (requested_quantity = quantity AND limited_by IS NOT NULL)
                   OR (requested_quantity > quantity AND (position_effect = 'CLOSE' OR limited_by IS NULL))
                   OR (lowest_price IS NULL AND highest_price IS NOT NULL)
                   OR (lowest_price IS NOT NULL AND highest_price IS NULL)
                   OR (position_effect = 'OPEN' AND (entry_trade_no IS NOT NULL OR lowest_price IS NOT NULL)))
            ORDER BY trade_no
            FETCH FIRST 1 ROW ONLY
            """.formatted(UNEXPLAINED);

    /// What was bought and not sold is open.
    private static final String QUANTITIES = """
            SELECT 'open_position ' || symbol || ': quantity is ' || CAST(held AS VARCHAR(40)) || ' but bought − sold is '
                || CAST(traded AS VARCHAR(40)) AS finding
            FROM (SELECT symbol, SUM(held) AS held, SUM(traded) AS traded
                  FROM (SELECT symbol, quantity AS held, CAST(0 AS DECIMAL(20, 8)) AS traded
                        FROM open_position
                        WHERE session_id = :session
                        UNION ALL
                        SELECT symbol, CAST(0 AS DECIMAL(20, 8)), CASE WHEN side = 'BUY' THEN quantity ELSE -quantity END
                        FROM trade
                        WHERE trade_id >= :first AND trade_id < :end) moves
                  GROUP BY symbol) sums
            WHERE held <> traded
            ORDER BY symbol
            FETCH FIRST 1 ROW ONLY
            """;

    /// An open position is worth its quantity at its last price, which was reached since its entry, and stands as that
    /// does. That price is of a later bar than the entry's where one was seen.
    private static final String POSITIONS = """
            SELECT 'open_position ' || o.symbol || ': entry_price, market_value, unrealized_pnl, lowest_price,'
                || ' highest_price or last_bar_at do not agree with quantity, last_price, the buy and last_slice_at'
                AS finding
            FROM open_position o
            JOIN paper_session s ON s.session_id = o.session_id
            LEFT JOIN trade t ON t.trade_id = :first +
                (SELECT MAX(b.trade_no) FROM trade b WHERE b.session_id = o.session_id AND b.symbol = o.symbol)
            WHERE o.session_id = :session
              AND (t.trade_no IS NULL OR t.position_effect <> 'OPEN' OR o.entry_price <> t.price
                   OR o.entered_at <> t.traded_at
                   OR o.market_value <> o.quantity * o.last_price
                   OR o.unrealized_pnl <> o.market_value - o.quantity * o.entry_price
                   OR (o.lowest_price IS NULL AND o.highest_price IS NOT NULL)
                   OR (o.lowest_price IS NOT NULL AND o.highest_price IS NULL)
                   OR o.last_price < o.lowest_price OR o.last_price > o.highest_price
                   OR o.last_bar_at IS NULL OR o.last_bar_at > s.last_slice_at OR o.last_bar_at < o.entered_at
                   OR (o.last_bar_at > o.entered_at AND o.lowest_price IS NULL)
                   OR (o.last_bar_at = o.entered_at AND o.lowest_price IS NOT NULL))
            ORDER BY o.symbol
            FETCH FIRST 1 ROW ONLY
            """;

    /// The value of the positions after the last slice is the sum of their market values.
    private static final String MARKET_VALUES = """
            SELECT 'equity_point ' || CAST(e.recorded_at AS VARCHAR(40)) || ': positions_value is '
                || CAST(e.positions_value AS VARCHAR(40)) || ' but the sum of market_value is '
                || CAST(o.market_value AS VARCHAR(60)) AS finding
            FROM paper_session s
            JOIN equity_point e ON e.point_id = :first + s.points - 1
            CROSS JOIN (SELECT COALESCE(SUM(market_value), 0) AS market_value
                        FROM open_position
                        WHERE session_id = :session) o
            WHERE s.session_id = :session AND e.positions_value <> o.market_value
            """;

    /// Every trade stands where those of its session do; the other rules look at those that do.
    private static final String KEYS = """
            SELECT 'trade ' || CAST(trade_no AS VARCHAR(20)) || ': trade_id is ' || CAST(trade_id AS VARCHAR(20))
                || ', which is not that of its session and number' AS finding
            FROM trade
            WHERE session_id = :session AND trade_id <> :first + trade_no
            ORDER BY trade_no
            FETCH FIRST 1 ROW ONLY
            """;

    private static final List<String> CHECKS =
            List.of(NUMBERS, KEYS, CASH_FLOW, ROUND_TRIPS, EXPLANATIONS, QUANTITIES, POSITIONS, MARKET_VALUES);

    private final JdbcClient jdbc;

    Reconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What does not balance: the first row that breaks each rule. Empty when all is proven.
    List<String> findings(long session) {
        List<String> findings = new ArrayList<>();
        for (String check : CHECKS) {
            Optional<String> finding = jdbc.sql(check)
                    .param("session", session)
                    .param("first", RowKey.first(session))
                    .param("end", RowKey.end(session))
                    .query(String.class)
                    .optional();
            finding.ifPresent(findings::add);
        }
        return findings;
    }
}

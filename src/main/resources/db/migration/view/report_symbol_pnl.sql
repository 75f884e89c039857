-- Traded values are those of the fills; they come from the cash flow, which is exact, without the commission. The total is
-- what a symbol has changed the equity by, to the last digit: its cash, what is held of it and what is owed. The sum over
-- all symbols is equity less initial_capital. One that was renamed has all of it under its name at the last slice.
CREATE OR REPLACE VIEW report_symbol_pnl AS
SELECT t.session,
       t.symbol,
       t.trades,
       t.round_trips,
       CAST(t.gains AS DOUBLE PRECISION) / NULLIF(CAST(t.round_trips AS DOUBLE PRECISION), 0) AS win_rate,
       t.realized_pnl,
       COALESCE(o.unrealized_pnl, 0) AS unrealized_pnl,
       t.commission,
       t.slippage_cost,
       t.bought,
       t.sold,
       CAST((t.bought + t.sold) * 0.5 AS DECIMAL(38, 9)) AS turnover,
       t.dividends,
       t.split_cash,
       t.borrow_fees,
       CAST(t.cash_flow + COALESCE(o.market_value, 0)
                + COALESCE((SELECT SUM(c.amount) FROM receivable c
                            WHERE c.session_id = t.session_id AND c.symbol = t.symbol), 0) AS DECIMAL(38, 8)) AS total_pnl
FROM (SELECT session,
             session_id,
             symbol,
             COUNT(position_effect) AS trades,
             SUM(CASE WHEN position_effect = 'CLOSE' THEN 1 ELSE 0 END) AS round_trips,
             SUM(CASE WHEN realized_pnl > 0 THEN 1 ELSE 0 END) AS gains,
             COALESCE(SUM(realized_pnl), 0) AS realized_pnl,
             SUM(commission) AS commission,
             CAST(SUM(slippage * quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             SUM(CASE WHEN side = 'BUY' THEN -cash_flow - commission ELSE 0 END) AS bought,
             SUM(CASE WHEN side = 'SELL' THEN cash_flow + commission ELSE 0 END) AS sold,
             SUM(cash_flow) AS cash_flow,
             CAST(SUM(CASE WHEN event = 'DIVIDEND' THEN cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS dividends,
             CAST(SUM(CASE WHEN event = 'SPLIT_CASH' THEN cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS split_cash,
             CAST(SUM(CASE WHEN event = 'BORROW' THEN -cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS borrow_fees
      FROM (SELECT s.name AS session,
                   s.session_id,
                   COALESCE(n.current_name, t.symbol) AS symbol,
                   t.position_effect,
                   t.side,
                   t.quantity,
                   t.slippage,
                   t.cash_flow,
                   t.commission,
                   t.realized_pnl,
                   CAST(NULL AS VARCHAR(10)) AS event
            FROM paper_session s
            JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
            LEFT JOIN session_symbol n ON n.session_id = s.session_id AND n.name = t.symbol
                AND (n.since IS NULL OR n.since <= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
                AND (n.until IS NULL OR n.until >= COALESCE(t.local_date, CAST(t.traded_at AS DATE)))
            WHERE s.name IS NOT NULL
            UNION ALL
            SELECT s.name AS session,
                   s.session_id,
                   COALESCE(n.current_name, c.symbol) AS symbol,
                   CAST(NULL AS VARCHAR(5)) AS position_effect,
                   CAST(NULL AS VARCHAR(4)) AS side,
                   CAST(0 AS DECIMAL(20, 8)) AS quantity,
                   CAST(0 AS DECIMAL(20, 8)) AS slippage,
                   c.amount AS cash_flow,
                   CAST(0 AS DECIMAL(20, 8)) AS commission,
                   CAST(NULL AS DECIMAL(20, 8)) AS realized_pnl,
                   c.type AS event
            FROM paper_session s
            JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
            LEFT JOIN session_symbol n ON n.session_id = s.session_id AND n.name = c.symbol
                AND (n.since IS NULL OR n.since <= COALESCE(c.local_date, CAST(c.booked_at AS DATE)))
                AND (n.until IS NULL OR n.until >= COALESCE(c.local_date, CAST(c.booked_at AS DATE)))
            WHERE s.name IS NOT NULL) booked
      GROUP BY session, session_id, symbol) t
LEFT JOIN open_position o ON o.session_id = t.session_id AND o.symbol = t.symbol;

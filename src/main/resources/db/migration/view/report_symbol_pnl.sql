-- Traded values are those of the fills; they come from the cash flow, which is exact, without the commission.
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
       CAST((t.bought + t.sold) * 0.5 AS DECIMAL(38, 9)) AS turnover
FROM (SELECT s.name AS session,
             s.session_id,
             t.symbol,
             COUNT(*) AS trades,
             SUM(CASE WHEN t.position_effect = 'CLOSE' THEN 1 ELSE 0 END) AS round_trips,
             SUM(CASE WHEN t.realized_pnl > 0 THEN 1 ELSE 0 END) AS gains,
             COALESCE(SUM(t.realized_pnl), 0) AS realized_pnl,
             SUM(t.commission) AS commission,
             CAST(SUM(t.slippage * t.quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             SUM(CASE WHEN t.side = 'BUY' THEN -t.cash_flow - t.commission ELSE 0 END) AS bought,
             SUM(CASE WHEN t.side = 'SELL' THEN t.cash_flow + t.commission ELSE 0 END) AS sold
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name, s.session_id, t.symbol) t
LEFT JOIN open_position o ON o.session_id = t.session_id AND o.symbol = t.symbol;

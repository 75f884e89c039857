CREATE OR REPLACE VIEW report_restated_trades AS
SELECT s.name AS session,
       t.run_id,
       t.history,
       t.traded_at,
       t.symbol,
       t.side,
       t.quantity,
       t.price,
       t.cash_flow,
       t.realized_pnl
FROM restated_trade t
JOIN session_run r ON r.run_id = t.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_cash_events AS
SELECT s.name AS session,
       c.booked_at,
       c.symbol,
       c.type,
       c.amount,
       c.quantity_change,
       c.realized_pnl,
       c.event_no
FROM paper_session s
JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

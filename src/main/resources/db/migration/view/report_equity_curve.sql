CREATE OR REPLACE VIEW report_equity_curve AS
SELECT s.name AS session,
       e.recorded_at,
       e.equity,
       e.cash,
       e.positions_value,
       e.drawdown,
       COALESCE(e.local_date, CAST(e.recorded_at AS DATE)) AS calendar_day,
       e.receivables,
       e.shorts_value
FROM paper_session s
JOIN equity_point e
    ON e.point_id >= s.session_id * 4294967296 AND e.point_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

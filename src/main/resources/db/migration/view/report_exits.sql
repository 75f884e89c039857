-- What an ambiguous exit would have gained or lost more, had the other order of events been the true one.
CREATE OR REPLACE VIEW report_exits AS
SELECT s.name AS session,
       t.kind,
       COUNT(*) AS exits,
       CAST(SUM(t.realized_pnl) AS DECIMAL(20, 8)) AS realized_pnl,
       CAST(SUM(CASE WHEN t.realized_pnl > 0 THEN 1 ELSE 0 END) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION)
           AS win_rate,
       CAST(SUM(t.realized_pnl) AS DOUBLE PRECISION) / CAST(COUNT(*) AS DOUBLE PRECISION) AS mean_pnl,
       SUM(CASE WHEN t.ambiguous THEN 1 ELSE 0 END) AS ambiguous_exits,
       CAST(SUM(CASE WHEN t.other_pnl > t.realized_pnl THEN t.other_pnl - t.realized_pnl ELSE 0 END)
           AS DECIMAL(20, 8)) AS might_have_gained,
       CAST(SUM(CASE WHEN t.other_pnl < t.realized_pnl THEN t.realized_pnl - t.other_pnl ELSE 0 END)
           AS DECIMAL(20, 8)) AS might_have_lost,
       CAST(COALESCE(SUM(t.missed_trails), 0) AS BIGINT) AS missed_trails
FROM paper_session s
JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL AND t.position_effect = 'CLOSE'
GROUP BY s.name, t.kind;

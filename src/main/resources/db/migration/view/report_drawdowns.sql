-- A loss lasts until its peak is reached again, or goes on at the last point.
CREATE OR REPLACE VIEW report_drawdowns AS
SELECT s.name AS session,
       d.peak_at,
       d.peak_equity,
       d.began_at,
       d.trough_at,
       d.trough_equity,
       d.depth,
       d.recovered_at,
       CAST(EXTRACT(EPOCH FROM COALESCE(d.recovered_at, d.last_at))
            - EXTRACT(EPOCH FROM COALESCE(d.peak_at, d.began_at)) AS DOUBLE PRECISION) / 86400 AS length_days,
       d.points
FROM paper_session s
JOIN drawdown d
    ON d.drawdown_id >= s.session_id * 4294967296 AND d.drawdown_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_exposure AS
SELECT s.name AS session,
       d.calendar_day,
       d.equity,
       d.positions_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS invested,
       CAST(d.points_invested AS DOUBLE PRECISION) / NULLIF(CAST(d.points AS DOUBLE PRECISION), 0) AS time_invested
FROM paper_session s
JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

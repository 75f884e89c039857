CREATE OR REPLACE VIEW report_exposure AS
SELECT s.name AS session,
       d.calendar_day,
       d.equity,
       d.positions_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS invested,
       CAST(d.points_invested AS DOUBLE PRECISION) / NULLIF(CAST(d.points AS DOUBLE PRECISION), 0) AS time_invested,
       CAST(d.positions_value + d.shorts_value AS DECIMAL(20, 8)) AS long_value,
       d.shorts_value AS short_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS net_exposure,
       CAST(d.positions_value + 2 * d.shorts_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0)
           AS gross_exposure
FROM paper_session s
JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

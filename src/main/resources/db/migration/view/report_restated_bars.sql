CREATE OR REPLACE VIEW report_restated_bars AS
SELECT s.name AS session,
       b.run_id,
       b.symbol,
       b.bar_at,
       b.open_before,
       b.open_after,
       b.high_before,
       b.high_after,
       b.low_before,
       b.low_after,
       b.close_before,
       b.close_after,
       b.volume_before,
       b.volume_after
FROM restated_bar b
JOIN session_run r ON r.run_id = b.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

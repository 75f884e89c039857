CREATE OR REPLACE VIEW report_suspicious_bars AS
SELECT s.name AS session,
       b.run_id,
       b.symbol,
       b.bar_at,
       b.reason
FROM suspicious_bar b
JOIN paper_session s ON s.session_id = b.session_id
WHERE s.name IS NOT NULL;

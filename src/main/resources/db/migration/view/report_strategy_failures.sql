CREATE OR REPLACE VIEW report_strategy_failures AS
SELECT s.name AS session,
       f.run_id,
       f.symbol,
       f.exception,
       f.failed_at,
       f.message,
       f.occurrences
FROM strategy_failure f
JOIN paper_session s ON s.session_id = f.session_id
WHERE s.name IS NOT NULL;

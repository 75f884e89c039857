CREATE OR REPLACE VIEW report_rejected_bars AS
SELECT s.name AS session,
       r.file,
       r.line,
       r.symbol,
       r.reason,
       r.text,
       r.run_id
FROM rejected_bar r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_strategy_versions AS
SELECT s.name AS session,
       v.version_no,
       v.digest,
       v.used_since,
       v.after_slice_at
FROM strategy_version v
JOIN paper_session s ON s.session_id = v.session_id
WHERE s.name IS NOT NULL;

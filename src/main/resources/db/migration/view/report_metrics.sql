-- Those of the last completed run are those of the session.
CREATE OR REPLACE VIEW report_metrics AS
SELECT s.name AS session,
       v.position_no,
       v.metric,
       v.metric_value
FROM paper_session s
JOIN session_metrics m ON m.session_id = s.session_id
JOIN metric_of_run v
    ON v.run_id = (SELECT MAX(r.run_id)
                   FROM session_run r
                   WHERE r.session_id = s.session_id AND r.status = 'COMPLETED')
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_metrics AS
SELECT s.name AS session,
       n.position_no,
       n.metric,
       m.metric_value
FROM paper_session s
JOIN session_metric m ON m.session_id = s.session_id
JOIN metric n ON n.metric = m.metric
WHERE s.name IS NOT NULL;

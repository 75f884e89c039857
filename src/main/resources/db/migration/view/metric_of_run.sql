-- The metrics at the end of a run as rows, for the reports.
CREATE OR REPLACE VIEW metric_of_run AS
SELECT m.run_id,
       n.position_no,
       n.metric,
       m.metric_value
FROM run_metric m
JOIN metric n ON n.metric = m.metric;

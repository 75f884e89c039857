CREATE OR REPLACE VIEW report_remarks AS
SELECT s.name AS session,
       m.run_id,
       m.remark_no,
       m.kind,
       m.remark
FROM run_remark m
JOIN session_run r ON r.run_id = m.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

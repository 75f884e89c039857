-- The latest completed run of a session and the completed one before it, for report_changes.
CREATE OR REPLACE VIEW latest_run AS
SELECT session,
       session_id,
       run_id,
       (SELECT MAX(b.run_id)
        FROM session_run b
        WHERE b.session_id = latest.session_id AND b.run_id < latest.run_id AND b.status = 'COMPLETED') AS run_before
FROM (SELECT s.name AS session, s.session_id, MAX(r.run_id) AS run_id
      FROM paper_session s
      JOIN session_run r ON r.session_id = s.session_id
      WHERE s.name IS NOT NULL AND r.status = 'COMPLETED'
      GROUP BY s.name, s.session_id) latest;

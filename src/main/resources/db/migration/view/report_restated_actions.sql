CREATE OR REPLACE VIEW report_restated_actions AS
SELECT s.name AS session,
       a.run_id,
       a.symbol,
       a.ex_date,
       a.type,
       a.before_value,
       a.after_value
FROM restated_action a
JOIN session_run r ON r.run_id = a.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

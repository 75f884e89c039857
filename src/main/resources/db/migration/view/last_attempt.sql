-- The run that a session began last, completed or not, and when its books were completed last. A session that is started
-- over keeps its old books until then: the run of the draft that is to replace it counts as its own.
CREATE OR REPLACE VIEW last_attempt AS
SELECT a.session,
       r.run_id,
       r.status,
       COALESCE(r.ended_at, r.started_at) AS run_at,
       r.failure,
       (SELECT c.ended_at FROM session_run c WHERE c.run_id = a.completed_run) AS completed_at
FROM (SELECT s.name AS session,
             (SELECT MAX(o.run_id) FROM session_run o WHERE o.session_id = s.session_id) AS own_run,
             (SELECT MAX(w.run_id)
              FROM paper_session d
              JOIN session_run w ON w.session_id = d.session_id
              WHERE d.draft_of = s.name) AS draft_run,
             (SELECT MAX(c.run_id)
              FROM session_run c
              WHERE c.session_id = s.session_id AND c.status = 'COMPLETED') AS completed_run
      FROM paper_session s
      WHERE s.name IS NOT NULL) a
JOIN session_run r ON r.run_id = GREATEST(COALESCE(a.own_run, a.draft_run), COALESCE(a.draft_run, a.own_run));

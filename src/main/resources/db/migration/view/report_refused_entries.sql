CREATE OR REPLACE VIEW report_refused_entries AS
SELECT s.name AS session,
       r.run_id,
       r.refusal_no,
       r.refused_at,
       r.symbol,
       r.price,
       r.requested_quantity,
       r.signal,
       r.limited_by,
       r.reason
FROM refused_entry r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

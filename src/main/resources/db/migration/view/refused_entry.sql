CREATE OR REPLACE VIEW refused_entry AS
SELECT u.session_id,
       u.run_id,
       r.refusal_key - u.run_id * 4294967296 AS refusal_no,
       r.refused_at,
       r.symbol,
       r.price,
       r.requested_quantity,
       r.signal,
       l.limited_by,
       l.reason
FROM session_run u
JOIN refusal r ON r.refusal_key >= u.run_id * 4294967296 AND r.refusal_key < (u.run_id + 1) * 4294967296
JOIN refusal_limit l ON l.limit_no = r.limit_no;

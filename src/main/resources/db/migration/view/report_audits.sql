CREATE OR REPLACE VIEW report_audits AS
SELECT s.name AS session,
       a.audit_no,
       a.audited_at,
       CASE WHEN a.passed THEN 'passed' ELSE 'found' END AS verdict,
       f.found_by,
       f.certain,
       f.slice_at,
       f.symbol,
       f.finding,
       a.last_slice_at,
       a.trades,
       a.futures,
       a.seed,
       a.code,
       f.finding_no
FROM session_audit a
JOIN paper_session s ON s.session_id = a.session_id
LEFT JOIN audit_finding f ON f.session_id = a.session_id AND f.audit_no = a.audit_no
WHERE s.name IS NOT NULL;

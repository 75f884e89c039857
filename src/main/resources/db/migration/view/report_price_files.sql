CREATE OR REPLACE VIEW report_price_files AS
SELECT s.name AS session,
       f.run_id,
       f.file,
       f.bytes,
       f.sha256,
       f.data_rows
FROM price_file f
JOIN session_run r ON r.run_id = f.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_restatements AS
SELECT s.name AS session,
       m.run_id,
       r.started_at AS replayed_at,
       m.bars_changed,
       m.bars_missing,
       m.bars_inserted,
       m.compared_at,
       m.equity_before,
       m.equity_after,
       m.trades_before,
       m.trades_after,
       m.code_before,
       m.code_after,
       (SELECT COUNT(*) FROM restated_action a WHERE a.run_id = m.run_id) AS actions_changed
FROM restatement m
JOIN session_run r ON r.run_id = m.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_runs AS
SELECT s.name AS session,
       r.run_id,
       r.status,
       r.started_at,
       r.ended_at,
       r.first_slice_at,
       r.last_slice_at,
       r.slices,
       r.bars,
       r.trades,
       r.rejected_bars,
       r.refused_entries,
       r.elapsed_ms,
       CAST(r.bars AS DOUBLE PRECISION) * 1000 / NULLIF(CAST(r.elapsed_ms AS DOUBLE PRECISION), 0) AS bars_per_second,
       r.made_with,
       r.failure,
       r.strategy_failures,
       r.warm_up_slices
FROM session_run r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

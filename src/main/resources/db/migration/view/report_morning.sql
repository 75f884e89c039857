-- What the last night did with each session of its file. What a reader must look at stands in attention, the most serious
-- first: sessions that were not carried forward, and what is unusual about those that were.
CREATE OR REPLACE VIEW report_morning AS
SELECT n.session,
       CASE
           WHEN n.status = 'INVALID' THEN 'correct'
           WHEN n.status = 'UNDECIDED' THEN 'decide'
           WHEN n.status = 'FAILED' THEN 'failed'
           WHEN n.status = 'BUSY' THEN 'busy'
           WHEN n.status = 'STOPPED' THEN 'stopped'
           WHEN n.ruined THEN 'ruined'
           WHEN n.replayed_whole THEN 'replayed whole'
           WHEN r.rejected_bars > 0 THEN 'rejected rows'
           WHEN r.strategy_failures > 0 THEN 'strategy failed'
           WHEN n.stale_positions > 0 THEN 'stale'
           WHEN n.locked_out_since IS NOT NULL THEN 'locked out'
       END AS attention,
       n.status,
       n.message,
       n.equity_after AS equity,
       n.equity_after - n.equity_before AS gain,
       CAST(n.equity_after - n.equity_before AS DOUBLE PRECISION)
           / NULLIF(CAST(n.equity_before AS DOUBLE PRECISION), 0) AS night_return,
       CASE WHEN n.replayed_whole THEN NULL ELSE r.trades END AS new_trades,
       n.last_slice_at,
       n.slices,
       n.replayed_whole,
       n.drawdown,
       r.rejected_bars,
       r.strategy_failures,
       n.stale_positions,
       n.stale_share,
       n.locked_out_since,
       n.strategy,
       n.parameters,
       n.run_id,
       n.exit_status,
       n.position,
       n.night_id,
       n.started_at AS night_at,
       CASE WHEN r.started_at < n.started_at THEN r.started_at END AS resumed_run_at
FROM (SELECT m.*,
             g.started_at,
             s.strategy,
             s.parameters,
             s.last_slice_at,
             s.ruined AND m.status <> 'CLOSED' AS ruined,
             p.drawdown,
             l.locked_out_since,
             (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id AND o.stale) AS stale_positions,
             (SELECT CAST(SUM(ABS(o.market_value)) AS DOUBLE PRECISION)
              FROM open_position o
              WHERE o.session_id = s.session_id AND o.stale)
                 / NULLIF(CAST(p.equity AS DOUBLE PRECISION), 0) AS stale_share
      FROM night_session m
      JOIN night g ON g.night_id = m.night_id
      LEFT JOIN paper_session s ON s.name = m.session
      LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
      LEFT JOIN locked_out l ON l.session_id = s.session_id
      WHERE m.night_id = (SELECT MAX(e.night_id) FROM night e WHERE e.ended_at IS NOT NULL)) n
LEFT JOIN session_run r ON r.run_id = n.run_id;

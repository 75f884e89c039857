CREATE OR REPLACE VIEW report_open_positions AS
SELECT s.name AS session,
       o.symbol,
       o.quantity,
       o.entry_price,
       o.entered_at,
       o.last_price,
       o.market_value,
       o.unrealized_pnl,
       CAST(o.unrealized_pnl AS DOUBLE PRECISION)
           / NULLIF(CAST(ABS(o.quantity) * o.entry_price AS DOUBLE PRECISION), 0) AS unrealized_return,
       o.last_bar_at,
       o.stale,
       o.stop_price,
       o.target_price,
       o.trail_price,
       o.bars_held,
       CASE WHEN o.quantity < 0 THEN 'SHORT' ELSE 'LONG' END AS side
FROM open_position o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL;

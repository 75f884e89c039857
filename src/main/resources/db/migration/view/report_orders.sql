-- Orders that wait for the next bar of their symbol, the exits first.
CREATE OR REPLACE VIEW report_orders AS
SELECT s.name AS session,
       o.symbol,
       o.side,
       o.quantity,
       o.kind,
       o.level,
       o.decided_at,
       o.reason,
       o.limit_price,
       o.trigger_price,
       CASE WHEN o.limit_price IS NULL AND o.trigger_price IS NULL THEN NULL ELSE o.bars_left END AS bars_left,
       o.requested_quantity,
       o.limited_by,
       o.order_no,
       o.position_effect
FROM open_order o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL AND o.ended_at IS NULL;

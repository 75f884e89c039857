CREATE OR REPLACE VIEW report_ended_orders AS
SELECT s.name AS session,
       o.symbol,
       o.side,
       o.quantity,
       o.kind,
       o.level,
       o.decided_at,
       o.ended_at,
       o.ended_by,
       o.reason,
       o.requested_quantity,
       o.limited_by,
       o.order_no,
       o.position_effect
FROM open_order o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL AND o.ended_at IS NOT NULL;

CREATE OR REPLACE VIEW trade_match AS
SELECT t.session_id,
       t.trade_no,
       t.entry_trade_no,
       t.quantity,
       e.quantity * e.price AS cost,
       e.commission AS entry_commission
FROM trade t
JOIN trade e ON e.trade_id = t.trade_id - t.trade_no + t.entry_trade_no
WHERE t.position_effect = 'CLOSE'
    AND NOT EXISTS (SELECT 1 FROM trade_part p WHERE p.trade_id = t.trade_id)
UNION ALL
SELECT t.session_id,
       t.trade_no,
       p.entry_trade_no,
       p.quantity,
       p.cost,
       p.entry_commission
FROM trade_part p
JOIN trade t ON t.trade_id = p.trade_id;

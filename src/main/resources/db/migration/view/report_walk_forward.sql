CREATE OR REPLACE VIEW report_walk_forward AS
SELECT s.name AS sweep,
       a.symbol,
       CASE c.account_no WHEN -1 THEN TRUE ELSE FALSE END AS equal_weights,
       c.calendar_day,
       c.growth,
       c.benchmark,
       c.hindsight
FROM sweep s
JOIN sweep_curve c ON c.sweep_id = s.sweep_id
LEFT JOIN sweep_account a ON a.sweep_id = c.sweep_id AND a.account_no = c.account_no;

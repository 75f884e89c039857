CREATE OR REPLACE VIEW report_costs AS
SELECT session,
       calendar_year,
       calendar_month,
       trades,
       traded_value,
       commission,
       slippage_cost,
       CAST(commission + slippage_cost AS DOUBLE PRECISION) / NULLIF(CAST(traded_value AS DOUBLE PRECISION), 0)
           AS cost_rate,
       borrow_fees
FROM (SELECT session,
             CAST(EXTRACT(YEAR FROM calendar_day) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM calendar_day) AS INTEGER) AS calendar_month,
             COUNT(side) AS trades,
             SUM(CASE
                     WHEN side IS NULL THEN 0
                     WHEN side = 'BUY' THEN -cash_flow - commission
                     ELSE cash_flow + commission
                 END) AS traded_value,
             SUM(commission) AS commission,
             CAST(SUM(slippage * quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             CAST(SUM(CASE WHEN side IS NULL THEN -cash_flow ELSE 0 END) AS DECIMAL(38, 8)) AS borrow_fees
      FROM (SELECT s.name AS session,
                   COALESCE(t.local_date, CAST(t.traded_at AS DATE)) AS calendar_day,
                   t.side,
                   t.quantity,
                   t.slippage,
                   t.cash_flow,
                   t.commission
            FROM paper_session s
            JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
            WHERE s.name IS NOT NULL
            UNION ALL
            SELECT s.name AS session,
                   COALESCE(c.local_date, CAST(c.booked_at AS DATE)) AS calendar_day,
                   CAST(NULL AS VARCHAR(4)) AS side,
                   CAST(0 AS DECIMAL(20, 8)) AS quantity,
                   CAST(0 AS DECIMAL(20, 8)) AS slippage,
                   c.amount AS cash_flow,
                   CAST(0 AS DECIMAL(20, 8)) AS commission
            FROM paper_session s
            JOIN cash_event c ON c.event_id >= s.session_id * 4294967296 AND c.event_id < (s.session_id + 1) * 4294967296
            WHERE s.name IS NOT NULL AND c.type = 'BORROW') paid
      GROUP BY session,
               CAST(EXTRACT(YEAR FROM calendar_day) AS INTEGER),
               CAST(EXTRACT(MONTH FROM calendar_day) AS INTEGER)) c;

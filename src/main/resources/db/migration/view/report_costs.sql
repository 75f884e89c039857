CREATE OR REPLACE VIEW report_costs AS
SELECT session,
       calendar_year,
       calendar_month,
       trades,
       traded_value,
       commission,
       slippage_cost,
       CAST(commission + slippage_cost AS DOUBLE PRECISION) / NULLIF(CAST(traded_value AS DOUBLE PRECISION), 0)
           AS cost_rate
FROM (SELECT s.name AS session,
             CAST(EXTRACT(YEAR FROM COALESCE(t.local_date, CAST(t.traded_at AS DATE))) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM COALESCE(t.local_date, CAST(t.traded_at AS DATE))) AS INTEGER) AS calendar_month,
             COUNT(*) AS trades,
             SUM(CASE t.side WHEN 'BUY' THEN -t.cash_flow - t.commission ELSE t.cash_flow + t.commission END)
                 AS traded_value,
             SUM(t.commission) AS commission,
             CAST(SUM(t.slippage * t.quantity) AS DECIMAL(38, 8)) AS slippage_cost
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name,
               CAST(EXTRACT(YEAR FROM COALESCE(t.local_date, CAST(t.traded_at AS DATE))) AS INTEGER),
               CAST(EXTRACT(MONTH FROM COALESCE(t.local_date, CAST(t.traded_at AS DATE))) AS INTEGER)) c;

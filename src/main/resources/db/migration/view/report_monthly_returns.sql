CREATE OR REPLACE VIEW report_monthly_returns AS
SELECT session,
       calendar_year,
       calendar_month,
       start_equity,
       end_equity,
       CAST(end_equity - start_equity AS DOUBLE PRECISION) / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0)
           AS month_return,
       end_benchmark / NULLIF(start_benchmark, 0) - 1 AS benchmark_return
FROM equity_month;

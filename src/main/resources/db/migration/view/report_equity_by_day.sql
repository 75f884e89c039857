CREATE OR REPLACE VIEW report_equity_by_day AS
SELECT session,
       calendar_day,
       equity,
       cash,
       positions_value,
       CAST(equity - start_equity AS DOUBLE PRECISION) / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0)
           AS day_return,
       drawdown,
       benchmark,
       benchmark / NULLIF(start_benchmark, 0) - 1 AS benchmark_return,
       points,
       receivables,
       shorts_value
FROM (SELECT s.name AS session,
             d.calendar_day,
             d.equity,
             d.cash,
             d.positions_value,
             d.drawdown,
             d.benchmark,
             d.points,
             d.receivables,
             d.shorts_value,
             COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = d.day_id - 1), s.initial_capital)
                 AS start_equity,
             COALESCE((SELECT b.benchmark FROM equity_day b WHERE b.day_id = d.day_id - 1),
                      CAST(s.initial_capital AS DOUBLE PRECISION)) AS start_benchmark
      FROM paper_session s
      JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) days;

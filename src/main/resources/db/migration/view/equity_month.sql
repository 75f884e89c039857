-- The months of a session, for report_monthly_returns and report_returns_matrix: the first and the last of their dates.
CREATE OR REPLACE VIEW equity_month AS
SELECT session,
       initial_capital,
       calendar_year,
       calendar_month,
       first_day,
       last_day,
       COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = first_day - 1), initial_capital) AS start_equity,
       (SELECT e.equity FROM equity_day e WHERE e.day_id = last_day) AS end_equity,
       COALESCE((SELECT b.benchmark FROM equity_day b WHERE b.day_id = first_day - 1),
                CAST(initial_capital AS DOUBLE PRECISION)) AS start_benchmark,
       (SELECT e.benchmark FROM equity_day e WHERE e.day_id = last_day) AS end_benchmark
FROM (SELECT s.name AS session,
             s.initial_capital,
             CAST(EXTRACT(YEAR FROM d.calendar_day) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM d.calendar_day) AS INTEGER) AS calendar_month,
             MIN(d.day_id) AS first_day,
             MAX(d.day_id) AS last_day
      FROM paper_session s
      JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name,
               s.initial_capital,
               CAST(EXTRACT(YEAR FROM d.calendar_day) AS INTEGER),
               CAST(EXTRACT(MONTH FROM d.calendar_day) AS INTEGER)) months;

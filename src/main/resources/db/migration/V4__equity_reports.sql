-- Views of the equity: by bar, by date, by month, by year. All but the first read the dates, not the points.
--
-- The dates of a session are numbered without a gap, so that the one before has the key before; before the first there
-- is none, because no session has as many dates as there are keys between two sessions. Before the first date stands the
-- initial capital. It is looked up in a subquery, because PostgreSQL reads the dates of all sessions for a join with it.

CREATE OR REPLACE VIEW report_equity_curve AS
SELECT s.name AS session,
       e.recorded_at,
       e.equity,
       e.cash,
       e.positions_value,
       e.drawdown
FROM paper_session s
JOIN equity_point e
    ON e.point_id >= s.session_id * 4294967296 AND e.point_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

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
       points
FROM (SELECT s.name AS session,
             d.calendar_day,
             d.equity,
             d.cash,
             d.positions_value,
             d.drawdown,
             d.benchmark,
             d.points,
             COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = d.day_id - 1), s.initial_capital)
                 AS start_equity,
             COALESCE((SELECT b.benchmark FROM equity_day b WHERE b.day_id = d.day_id - 1),
                      CAST(s.initial_capital AS DOUBLE PRECISION)) AS start_benchmark
      FROM paper_session s
      JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) days;

-- The last 63 returns, a quarter of a year: those of the date and the 62 before. A join instead of a window, which would
-- be computed for every session; 63 neighbouring rows for each date are soon read. Where all returns are equal their
-- standard deviation is 0, whatever is left of it by rounding.
CREATE OR REPLACE VIEW report_rolling AS
SELECT r.session,
       r.calendar_day,
       r.equity,
       r.drawdown,
       CASE
           WHEN r.returns = 63 AND r.lowest < r.highest
           THEN (r.mean - (POWER(1 + r.risk_free_rate, 1 / r.periods_per_year) - 1)) / r.deviation
                * SQRT(r.periods_per_year)
       END AS sharpe_63
FROM (SELECT q.session,
             q.calendar_day,
             q.equity,
             q.drawdown,
             CAST(q.risk_free_rate AS DOUBLE PRECISION) AS risk_free_rate,
             CAST(q.periods_per_year AS DOUBLE PRECISION) AS periods_per_year,
             COUNT(q.day_return) AS returns,
             MIN(q.day_return) AS lowest,
             MAX(q.day_return) AS highest,
             CAST(AVG(q.day_return) AS DOUBLE PRECISION) AS mean,
             CAST(STDDEV_SAMP(q.day_return) AS DOUBLE PRECISION) AS deviation
      FROM (SELECT s.name AS session,
                   d.day_id,
                   d.calendar_day,
                   d.equity,
                   d.drawdown,
                   s.risk_free_rate,
                   m.periods_per_year,
                   CAST(w.equity - COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION)
                       / NULLIF(CAST(COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION), 0) AS day_return
            FROM paper_session s
            JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
            JOIN equity_day w ON w.day_id >= d.day_id - 62 AND w.day_id <= d.day_id
            LEFT JOIN equity_day b ON b.day_id = w.day_id - 1
            LEFT JOIN session_metrics m ON m.session_id = s.session_id
            WHERE s.name IS NOT NULL) q
      GROUP BY q.session, q.day_id, q.calendar_day, q.equity, q.drawdown, q.risk_free_rate, q.periods_per_year) r;

-- A loss lasts until its peak is reached again, or goes on at the last point.
CREATE OR REPLACE VIEW report_drawdowns AS
SELECT s.name AS session,
       d.peak_at,
       d.peak_equity,
       d.began_at,
       d.trough_at,
       d.trough_equity,
       d.depth,
       d.recovered_at,
       CAST(EXTRACT(EPOCH FROM COALESCE(d.recovered_at, d.last_at))
            - EXTRACT(EPOCH FROM COALESCE(d.peak_at, d.began_at)) AS DOUBLE PRECISION) / 86400 AS length_days,
       d.points
FROM paper_session s
JOIN drawdown d
    ON d.drawdown_id >= s.session_id * 4294967296 AND d.drawdown_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

-- The months of a session, for the two reports below: the first and the last of their dates.
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

-- A month without a date is null.
CREATE OR REPLACE VIEW report_returns_matrix AS
SELECT session,
       calendar_year,
       jan,
       feb,
       mar,
       apr,
       may,
       jun,
       jul,
       aug,
       sep,
       oct,
       nov,
       dec,
       CAST((SELECT e.equity FROM equity_day e WHERE e.day_id = last_day) AS DOUBLE PRECISION)
           / NULLIF(CAST(COALESCE((SELECT b.equity FROM equity_day b WHERE b.day_id = first_day - 1), initial_capital)
                        AS DOUBLE PRECISION), 0) - 1 AS year_return
FROM (SELECT session,
             initial_capital,
             calendar_year,
             MIN(first_day) AS first_day,
             MAX(last_day) AS last_day,
             MAX(CASE calendar_month WHEN 1 THEN month_return END) AS jan,
             MAX(CASE calendar_month WHEN 2 THEN month_return END) AS feb,
             MAX(CASE calendar_month WHEN 3 THEN month_return END) AS mar,
             MAX(CASE calendar_month WHEN 4 THEN month_return END) AS apr,
             MAX(CASE calendar_month WHEN 5 THEN month_return END) AS may,
             MAX(CASE calendar_month WHEN 6 THEN month_return END) AS jun,
             MAX(CASE calendar_month WHEN 7 THEN month_return END) AS jul,
             MAX(CASE calendar_month WHEN 8 THEN month_return END) AS aug,
             MAX(CASE calendar_month WHEN 9 THEN month_return END) AS sep,
             MAX(CASE calendar_month WHEN 10 THEN month_return END) AS oct,
             MAX(CASE calendar_month WHEN 11 THEN month_return END) AS nov,
             MAX(CASE calendar_month WHEN 12 THEN month_return END) AS dec
      FROM (SELECT session,
                   initial_capital,
                   calendar_year,
                   calendar_month,
                   first_day,
                   last_day,
                   CAST(end_equity - start_equity AS DOUBLE PRECISION)
                       / NULLIF(CAST(start_equity AS DOUBLE PRECISION), 0) AS month_return
            FROM equity_month) months
      GROUP BY session, initial_capital, calendar_year) years;

CREATE OR REPLACE VIEW report_exposure AS
SELECT s.name AS session,
       d.calendar_day,
       d.equity,
       d.positions_value,
       CAST(d.positions_value AS DOUBLE PRECISION) / NULLIF(CAST(d.equity AS DOUBLE PRECISION), 0) AS invested,
       CAST(d.points_invested AS DOUBLE PRECISION) / NULLIF(CAST(d.points AS DOUBLE PRECISION), 0) AS time_invested
FROM paper_session s
JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
WHERE s.name IS NOT NULL;

-- The last 63 returns, a quarter of a year: those of the date and the 62 before. A join instead of a window, which would
-- be computed for every session; 63 neighbouring rows for each date are soon read. Where all returns are equal their
-- standard deviation is 0, whatever is left of it by rounding, and so is the variance of a benchmark that did not move.
CREATE OR REPLACE VIEW report_rolling AS
SELECT r.session,
       r.calendar_day,
       r.equity,
       r.drawdown,
       CASE
           WHEN r.returns = 63 AND r.lowest < r.highest
           THEN (r.mean - (POWER(1 + r.risk_free_rate, 1 / r.periods_per_year) - 1)) / r.deviation
                * SQRT(r.periods_per_year)
       END AS sharpe_63,
       CASE
           WHEN r.returns = 63
           THEN CASE WHEN r.lowest < r.highest THEN r.deviation * SQRT(r.periods_per_year) ELSE 0 END
       END AS volatility_63,
       CASE WHEN r.pairs = 63 AND r.benchmark_lowest < r.benchmark_highest THEN r.slope END AS beta_63
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
             CAST(STDDEV_SAMP(q.day_return) AS DOUBLE PRECISION) AS deviation,
             REGR_COUNT(q.day_return, q.benchmark_return) AS pairs,
             MIN(q.benchmark_return) AS benchmark_lowest,
             MAX(q.benchmark_return) AS benchmark_highest,
             CAST(REGR_SLOPE(q.day_return, q.benchmark_return) AS DOUBLE PRECISION) AS slope
      FROM (SELECT s.name AS session,
                   d.day_id,
                   d.calendar_day,
                   d.equity,
                   d.drawdown,
                   s.risk_free_rate,
                   CAST(m.exact_value AS INTEGER) AS periods_per_year,
                   CAST(w.equity - COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION)
                       / NULLIF(CAST(COALESCE(b.equity, s.initial_capital) AS DOUBLE PRECISION), 0) AS day_return,
                   w.benchmark / NULLIF(COALESCE(b.benchmark, CAST(s.initial_capital AS DOUBLE PRECISION)), 0) - 1
                       AS benchmark_return
            FROM paper_session s
            JOIN equity_day d ON d.day_id >= s.session_id * 4294967296 AND d.day_id < (s.session_id + 1) * 4294967296
            JOIN equity_day w ON w.day_id >= d.day_id - 62 AND w.day_id <= d.day_id
            LEFT JOIN equity_day b ON b.day_id = w.day_id - 1
            LEFT JOIN session_metric m ON m.session_id = s.session_id AND m.metric = 'periods_per_year'
            WHERE s.name IS NOT NULL) q
      GROUP BY q.session, q.day_id, q.calendar_day, q.equity, q.drawdown, q.risk_free_rate, q.periods_per_year) r;

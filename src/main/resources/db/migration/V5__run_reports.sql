-- Views of the runs: what they read, what they could not use, what they changed.

CREATE OR REPLACE VIEW report_rejected_bars AS
SELECT s.name AS session,
       r.file,
       r.line,
       r.symbol,
       r.reason,
       r.text,
       r.run_id
FROM rejected_bar r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_refused_entries AS
SELECT s.name AS session,
       r.run_id,
       r.refusal_no,
       r.refused_at,
       r.symbol,
       r.price,
       r.requested_quantity,
       r.signal,
       r.limited_by,
       r.reason
FROM refused_entry r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_runs AS
SELECT s.name AS session,
       r.run_id,
       r.status,
       r.started_at,
       r.ended_at,
       r.first_slice_at,
       r.last_slice_at,
       r.slices,
       r.bars,
       r.trades,
       r.rejected_bars,
       r.refused_entries,
       r.elapsed_ms,
       CAST(r.bars AS DOUBLE PRECISION) * 1000 / NULLIF(CAST(r.elapsed_ms AS DOUBLE PRECISION), 0) AS bars_per_second,
       r.made_with,
       r.failure
FROM session_run r
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_price_files AS
SELECT s.name AS session,
       f.run_id,
       f.file,
       f.bytes,
       f.sha256,
       f.data_rows
FROM price_file f
JOIN session_run r ON r.run_id = f.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_restatements AS
SELECT s.name AS session,
       m.run_id,
       r.started_at AS replayed_at,
       m.bars_changed,
       m.bars_missing,
       m.bars_inserted,
       m.compared_at,
       m.equity_before,
       m.equity_after,
       m.trades_before,
       m.trades_after
FROM restatement m
JOIN session_run r ON r.run_id = m.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_restated_bars AS
SELECT s.name AS session,
       b.run_id,
       b.symbol,
       b.bar_at,
       b.open_before,
       b.open_after,
       b.high_before,
       b.high_after,
       b.low_before,
       b.low_after,
       b.close_before,
       b.close_after,
       b.volume_before,
       b.volume_after
FROM restated_bar b
JOIN session_run r ON r.run_id = b.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_restated_trades AS
SELECT s.name AS session,
       t.run_id,
       t.history,
       t.traded_at,
       t.symbol,
       t.side,
       t.quantity,
       t.price,
       t.cash_flow,
       t.realized_pnl
FROM restated_trade t
JOIN session_run r ON r.run_id = t.run_id
JOIN paper_session s ON s.session_id = r.session_id
WHERE s.name IS NOT NULL;

-- The latest completed run of a session and the completed one before it, for the report below.
CREATE OR REPLACE VIEW latest_run AS
SELECT session,
       session_id,
       run_id,
       (SELECT MAX(b.run_id)
        FROM session_run b
        WHERE b.session_id = latest.session_id AND b.run_id < latest.run_id AND b.status = 'COMPLETED') AS run_before
FROM (SELECT s.name AS session, s.session_id, MAX(r.run_id) AS run_id
      FROM paper_session s
      JOIN session_run r ON r.session_id = s.session_id
      WHERE s.name IS NOT NULL AND r.status = 'COMPLETED'
      GROUP BY s.name, s.session_id) latest;

CREATE OR REPLACE VIEW report_changes AS
SELECT l.session,
       l.run_id,
       'trade' AS change,
       t.symbol AS item,
       t.traded_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       t.side || ' ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.price AS VARCHAR))) AS is_now,
       t.reason AS detail
FROM latest_run l
JOIN session_run r ON r.run_id = l.run_id
JOIN trade t
    ON t.trade_id >= l.session_id * 4294967296 + r.first_trade_no
    AND t.trade_id < l.session_id * 4294967296 + r.first_trade_no + r.trades
UNION ALL
-- To as many decimals as a double is sure to have.
SELECT session,
       run_id,
       'metric' AS change,
       metric AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM
           CASE WHEN ABS(was) < 1000 THEN CAST(CAST(was AS DECIMAL(20, 10)) AS VARCHAR)
               ELSE CAST(CAST(was AS DECIMAL(400, 4)) AS VARCHAR) END)) AS was,
       TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM
           CASE WHEN ABS(is_now) < 1000 THEN CAST(CAST(is_now AS DECIMAL(20, 10)) AS VARCHAR)
               ELSE CAST(CAST(is_now AS DECIMAL(400, 4)) AS VARCHAR) END)) AS is_now,
       CAST(NULL AS VARCHAR) AS detail
FROM (SELECT l.session,
             l.run_id,
             v.metric,
             CASE v.position_no
                 WHEN 1 THEN b.total_return
                 WHEN 2 THEN b.cagr
                 WHEN 3 THEN b.annual_volatility
                 WHEN 4 THEN b.sharpe_ratio
                 WHEN 5 THEN b.sortino_ratio
                 WHEN 6 THEN b.max_drawdown
                 WHEN 7 THEN b.max_drawdown_days
                 WHEN 8 THEN b.calmar_ratio
                 WHEN 9 THEN CAST(b.trades AS DOUBLE PRECISION)
                 WHEN 10 THEN CAST(b.round_trips AS DOUBLE PRECISION)
                 WHEN 11 THEN b.win_rate
                 WHEN 12 THEN b.profit_factor
                 WHEN 13 THEN b.expectancy
                 WHEN 14 THEN b.average_holding_days
                 WHEN 15 THEN b.exposure
                 WHEN 16 THEN b.turnover
                 WHEN 17 THEN b.value_at_risk_95
                 WHEN 18 THEN b.expected_shortfall_95
                 WHEN 19 THEN CAST(b.total_commission AS DOUBLE PRECISION)
                 WHEN 20 THEN CAST(b.total_slippage AS DOUBLE PRECISION)
                 WHEN 21 THEN b.benchmark_return
                 WHEN 22 THEN b.alpha
                 WHEN 23 THEN b.beta
                 WHEN 24 THEN b.information_ratio
                 WHEN 25 THEN b.tracking_error
                 WHEN 26 THEN CAST(b.periods_per_year AS DOUBLE PRECISION)
             END AS was,
             CASE v.position_no
                 WHEN 1 THEN n.total_return
                 WHEN 2 THEN n.cagr
                 WHEN 3 THEN n.annual_volatility
                 WHEN 4 THEN n.sharpe_ratio
                 WHEN 5 THEN n.sortino_ratio
                 WHEN 6 THEN n.max_drawdown
                 WHEN 7 THEN n.max_drawdown_days
                 WHEN 8 THEN n.calmar_ratio
                 WHEN 9 THEN CAST(n.trades AS DOUBLE PRECISION)
                 WHEN 10 THEN CAST(n.round_trips AS DOUBLE PRECISION)
                 WHEN 11 THEN n.win_rate
                 WHEN 12 THEN n.profit_factor
                 WHEN 13 THEN n.expectancy
                 WHEN 14 THEN n.average_holding_days
                 WHEN 15 THEN n.exposure
                 WHEN 16 THEN n.turnover
                 WHEN 17 THEN n.value_at_risk_95
                 WHEN 18 THEN n.expected_shortfall_95
                 WHEN 19 THEN CAST(n.total_commission AS DOUBLE PRECISION)
                 WHEN 20 THEN CAST(n.total_slippage AS DOUBLE PRECISION)
                 WHEN 21 THEN n.benchmark_return
                 WHEN 22 THEN n.alpha
                 WHEN 23 THEN n.beta
                 WHEN 24 THEN n.information_ratio
                 WHEN 25 THEN n.tracking_error
                 WHEN 26 THEN CAST(n.periods_per_year AS DOUBLE PRECISION)
             END AS is_now
      FROM latest_run l
      JOIN run_metrics n ON n.run_id = l.run_id
      LEFT JOIN run_metrics b ON b.run_id = l.run_before
      CROSS JOIN (
          VALUES (1, 'total_return'), (2, 'cagr'), (3, 'annual_volatility'), (4, 'sharpe_ratio'),
                 (5, 'sortino_ratio'), (6, 'max_drawdown'), (7, 'max_drawdown_days'), (8, 'calmar_ratio'),
                 (9, 'trades'), (10, 'round_trips'), (11, 'win_rate'), (12, 'profit_factor'), (13, 'expectancy'),
                 (14, 'average_holding_days'), (15, 'exposure'), (16, 'turnover'), (17, 'value_at_risk_95'),
                 (18, 'expected_shortfall_95'), (19, 'total_commission'), (20, 'total_slippage'),
                 (21, 'benchmark_return'), (22, 'alpha'), (23, 'beta'), (24, 'information_ratio'),
                 (25, 'tracking_error'), (26, 'periods_per_year')
      ) AS v (position_no, metric)) m
WHERE was IS DISTINCT FROM is_now
UNION ALL
SELECT l.session,
       l.run_id,
       'rejected row' AS change,
       j.file || ' line ' || j.line AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       j.text AS is_now,
       j.reason AS detail
FROM latest_run l
JOIN rejected_bar j ON j.run_id = l.run_id
UNION ALL
SELECT l.session,
       l.run_id,
       'refused entry' AS change,
       e.symbol AS item,
       e.refused_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       'no BUY of ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.requested_quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.price AS VARCHAR))) AS is_now,
       e.reason AS detail
FROM latest_run l
JOIN refused_entry e ON e.run_id = l.run_id;

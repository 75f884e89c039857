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

-- Of a run that replayed the session whole because bars had changed, the slices that it had in common with the run before
-- tell no more than what became different there.
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
LEFT JOIN restatement x ON x.run_id = l.run_id
WHERE x.run_id IS NULL OR t.traded_at > x.compared_at
UNION ALL
SELECT session,
       run_id,
       'restated trade' AS change,
       symbol AS item,
       traded_at AS changed_at,
       CASE history WHEN 'BEFORE' THEN fill END AS was,
       CASE history WHEN 'AFTER' THEN fill END AS is_now,
       CAST(NULL AS VARCHAR) AS detail
FROM (SELECT l.session,
             l.run_id,
             t.symbol,
             t.traded_at,
             t.history,
             t.side || ' ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.quantity AS VARCHAR)))
                 || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.price AS VARCHAR))) AS fill
      FROM latest_run l
      JOIN restated_trade t ON t.run_id = l.run_id) restated
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
FROM (SELECT l.session, l.run_id, n.metric, b.metric_value AS was, n.metric_value AS is_now
      FROM latest_run l
      JOIN metric_of_run n ON n.run_id = l.run_id
      LEFT JOIN metric_of_run b ON b.run_id = l.run_before AND b.position_no = n.position_no) m
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
JOIN refused_entry e ON e.run_id = l.run_id
LEFT JOIN restatement x ON x.run_id = l.run_id
WHERE x.run_id IS NULL OR e.refused_at > x.compared_at;

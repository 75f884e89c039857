-- What a reader wants first stands first: equity before and after, the metrics that people read, rounded; all of them, to
-- every digit, are in report_metrics and run_metric. Of a run that replayed the session whole because bars had changed,
-- the slices that it had in common with the run before tell no more than what became different there. Points of equity
-- are numbered, one for each slice after those that only warmed the strategy up: the one before a run is found by its key.
-- The casts and the concatenation with nothing give the columns the types on PostgreSQL that version 5 published.
CREATE OR REPLACE VIEW report_changes AS
SELECT session,
       run_id,
       'equity' AS change,
       CAST('equity' AS VARCHAR) AS item,
       changed_at,
       CAST(CAST(was AS DECIMAL(20, 2)) AS VARCHAR) AS was,
       CAST(CAST(is_now AS DECIMAL(20, 2)) AS VARCHAR) || '' AS is_now,
       CAST(CASE
           WHEN was > 0
           THEN CASE WHEN is_now > was THEN '+' ELSE '' END
                || CAST(CAST(CAST(is_now - was AS DOUBLE PRECISION) * 100 / CAST(was AS DOUBLE PRECISION)
                             AS DECIMAL(400, 2)) AS VARCHAR) || ' %, '
           ELSE ''
       END
           || CAST(slices AS VARCHAR) || CASE slices WHEN 1 THEN ' slice' ELSE ' slices' END AS VARCHAR) AS detail,
       1 AS position_no
FROM (SELECT session,
             run_id,
             changed_at,
             slices,
             CASE
                 WHEN run_before IS NULL THEN NULL
                 ELSE COALESCE((SELECT x.equity_before FROM restatement x WHERE x.run_id = ends.run_id),
                               (SELECT b.equity FROM equity_point b WHERE b.point_id = ends.last_point - ends.slices),
                               initial_capital)
             END AS was,
             (SELECT e.equity FROM equity_point e WHERE e.point_id = ends.last_point) AS is_now
      FROM (SELECT l.session,
                   l.run_id,
                   l.run_before,
                   r.last_slice_at AS changed_at,
                   r.slices - r.warm_up_slices AS slices,
                   s.initial_capital,
                   s.session_id * 4294967296 + s.points - 1
                       - CAST(COALESCE((SELECT SUM(u.slices - u.warm_up_slices)
                                        FROM session_run u
                                        WHERE u.session_id = l.session_id AND u.run_id > l.run_id), 0) AS BIGINT)
                       AS last_point
            FROM latest_run l
            JOIN session_run r ON r.run_id = l.run_id
            JOIN paper_session s ON s.session_id = l.session_id) ends) equity
WHERE was IS DISTINCT FROM is_now
UNION ALL
SELECT session,
       run_id,
       'metric' AS change,
       metric AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       was,
       is_now,
       CAST(NULL AS VARCHAR) AS detail,
       position_no
FROM (SELECT l.session,
             l.run_id,
             k.metric,
             k.headline_no + 1 AS position_no,
             CASE
                 WHEN k.unit IN ('return', 'fraction')
                 THEN CAST(CAST(b.metric_value * 100 AS DECIMAL(400, 2)) AS VARCHAR) || ' %'
                 WHEN k.unit = 'count' THEN CAST(CAST(b.metric_value AS DECIMAL(400, 0)) AS VARCHAR)
                 ELSE CAST(CAST(b.metric_value AS DECIMAL(400, 2)) AS VARCHAR)
             END AS was,
             CASE
                 WHEN k.unit IN ('return', 'fraction')
                 THEN CAST(CAST(n.metric_value * 100 AS DECIMAL(400, 2)) AS VARCHAR) || ' %'
                 WHEN k.unit = 'count' THEN CAST(CAST(n.metric_value AS DECIMAL(400, 0)) AS VARCHAR)
                 ELSE CAST(CAST(n.metric_value AS DECIMAL(400, 2)) AS VARCHAR)
             END AS is_now
      FROM latest_run l
      JOIN run_metric n ON n.run_id = l.run_id
      JOIN metric k ON k.metric = n.metric AND k.headline_no IS NOT NULL
      LEFT JOIN run_metric b ON b.run_id = l.run_before AND b.metric = n.metric) m
WHERE was IS DISTINCT FROM is_now
UNION ALL
SELECT l.session,
       l.run_id,
       'trade' AS change,
       t.symbol AS item,
       t.traded_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       t.side || ' ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(t.price AS VARCHAR))) AS is_now,
       t.reason AS detail,
       11 AS position_no
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
       CAST(NULL AS VARCHAR) AS detail,
       10 AS position_no
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
SELECT l.session,
       l.run_id,
       'strategy failure' AS change,
       f.symbol AS item,
       f.failed_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       f.exception AS is_now,
       CAST(f.occurrences AS VARCHAR) || CASE f.occurrences WHEN 1 THEN ' time' ELSE ' times' END
           || COALESCE(', first: ' || f.message, '') AS detail,
       13 AS position_no
FROM latest_run l
JOIN strategy_failure f ON f.run_id = l.run_id
UNION ALL
SELECT l.session,
       l.run_id,
       'strategy code' AS change,
       s.strategy AS item,
       v.after_slice_at AS changed_at,
       b.digest AS was,
       v.digest AS is_now,
       CAST(NULL AS VARCHAR) AS detail,
       14 AS position_no
FROM latest_run l
JOIN session_run r ON r.run_id = l.run_id
JOIN paper_session s ON s.session_id = l.session_id
JOIN strategy_version v ON v.session_id = l.session_id AND v.used_since >= r.started_at
JOIN strategy_version b ON b.session_id = v.session_id AND b.version_no = v.version_no - 1
UNION ALL
SELECT l.session,
       l.run_id,
       'rejected row' AS change,
       j.file || ' line ' || j.line AS item,
       CAST(NULL AS TIMESTAMP) AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       j.text AS is_now,
       j.reason AS detail,
       15 AS position_no
FROM latest_run l
JOIN rejected_bar j ON j.run_id = l.run_id
UNION ALL
SELECT l.session,
       l.run_id,
       'refused entry' AS change,
       e.symbol AS item,
       e.refused_at AS changed_at,
       CAST(NULL AS VARCHAR) AS was,
       CASE
           WHEN EXISTS (SELECT 1 FROM session_setting x
                        WHERE x.session_id = l.session_id AND x.setting = 'short' AND x.setting_value = 'true')
           THEN 'no entry of '
           ELSE 'no BUY of '
       END || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.requested_quantity AS VARCHAR)))
           || ' at ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(e.price AS VARCHAR))) AS is_now,
       e.reason AS detail,
       12 AS position_no
FROM latest_run l
JOIN refused_entry e ON e.run_id = l.run_id
LEFT JOIN restatement x ON x.run_id = l.run_id
WHERE x.run_id IS NULL OR e.refused_at > x.compared_at;

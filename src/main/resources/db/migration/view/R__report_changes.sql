-- Made anew with version ${schemaVersion} of the tables.
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

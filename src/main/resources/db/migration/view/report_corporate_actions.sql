-- What has come to a session: of its prices as they are now, the symbols that it has and the dates that it has seen; of
-- one that is renamed, what has come under the name that it had on that date. A delisting comes to it with the first slice after the last date with a price. Sessions of an older program had actions
-- only after the slice that actions_after tells.
CREATE OR REPLACE VIEW report_corporate_actions AS
SELECT s.name AS session,
       a.ex_date,
       a.symbol,
       a.type,
       a.value AS action_value,
       a.pay_date,
       a.new_symbol
FROM paper_session s
JOIN equity_point f ON f.point_id = s.session_id * 4294967296
JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
JOIN corporate_action a ON a.version_id = s.price_version_id
WHERE s.name IS NOT NULL
    AND (POSITION(',' || a.symbol || ',' IN ',' || s.symbols || ',') > 0
        OR EXISTS (SELECT 1 FROM session_symbol n
                   WHERE n.session_id = s.session_id
                       AND n.name = COALESCE(a.new_symbol, a.symbol)
                       AND (n.since IS NULL OR n.since <= a.ex_date)
                       AND (n.until IS NULL OR n.until >= a.ex_date)))
    AND a.ex_date >= COALESCE(f.local_date, CAST(f.recorded_at AS DATE))
    AND (s.actions_after IS NULL OR a.ex_date > CAST(s.actions_after AS DATE)
        OR (a.type = 'DELIST' AND a.ex_date = CAST(s.actions_after AS DATE)))
    AND (a.ex_date < COALESCE(p.local_date, CAST(p.recorded_at AS DATE))
        OR (a.type <> 'DELIST' AND a.ex_date = COALESCE(p.local_date, CAST(p.recorded_at AS DATE))));

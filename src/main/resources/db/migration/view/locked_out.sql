-- Sessions that risk lets never enter again: without a position, the drawdown beyond the limit stays.
CREATE OR REPLACE VIEW locked_out AS
SELECT s.session_id,
       (SELECT t.traded_at
        FROM trade t
        WHERE t.trade_id >= s.session_id * 4294967296
            AND t.trade_id < (s.session_id + 1) * 4294967296
        ORDER BY t.trade_id DESC
        FETCH FIRST 1 ROW ONLY) AS locked_out_since
FROM paper_session s
JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
WHERE s.status = 'OPEN'
    AND s.risk = 'on'
    AND s.risk_drawdown_reset IS NULL
    AND s.peak_equity - p.equity > s.peak_equity * s.risk_max_drawdown
    AND NOT EXISTS (SELECT 1 FROM open_position o WHERE o.session_id = s.session_id)
    AND NOT EXISTS (SELECT 1 FROM open_order w WHERE w.session_id = s.session_id AND w.ended_at IS NULL);

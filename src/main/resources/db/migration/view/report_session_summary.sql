CREATE OR REPLACE VIEW report_session_summary AS
SELECT s.name AS session,
       s.strategy,
       s.parameters,
       s.status,
       f.recorded_at AS first_slice_at,
       s.last_slice_at,
       s.initial_capital,
       p.equity,
       p.cash,
       m.total_return,
       m.cagr,
       m.sharpe_ratio,
       m.max_drawdown,
       m.benchmark_return,
       m.trades,
       m.round_trips,
       m.win_rate,
       (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id) AS open_positions,
       (SELECT COUNT(*) FROM rejected_bar r WHERE r.session_id = s.session_id) AS rejected_bars,
       (SELECT CAST(COALESCE(SUM(r.refused_entries), 0) AS BIGINT)
        FROM session_run r
        WHERE r.session_id = s.session_id
            AND r.run_id >= COALESCE((SELECT MAX(w.run_id)
                                      FROM restatement w
                                      JOIN session_run q ON q.run_id = w.run_id
                                      WHERE q.session_id = s.session_id), 0)) AS refused_entries,
       l.locked_out_since,
       m.periods_per_year,
       m.periods_reason,
       a.status AS last_run_status,
       a.run_at AS last_run_at,
       a.failure AS last_run_failure,
       a.completed_at,
       s.trade_from_at,
       s.warm_up_slices,
       COALESCE((SELECT x.setting_value FROM session_setting x WHERE x.session_id = s.session_id AND x.setting = 'fill'),
                'close') AS fill,
       COALESCE((SELECT x.setting_value FROM session_setting x
                 WHERE x.session_id = s.session_id AND x.setting = 'intrabar'),
                'stopFirst') AS intrabar,
       (SELECT COUNT(*) FROM open_order w WHERE w.session_id = s.session_id AND w.ended_at IS NULL) AS open_orders,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'DIVIDEND'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS dividends,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'SPLIT_CASH'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS split_cash,
       CAST(CASE
           WHEN s.cash_events > 0
           THEN COALESCE((SELECT -SUM(c.amount) FROM cash_event c
                          WHERE c.event_id >= s.session_id * 4294967296
                              AND c.event_id < (s.session_id + 1) * 4294967296
                              AND c.type = 'BORROW'), 0)
           ELSE 0
       END AS DECIMAL(38, 8)) AS borrow_fees,
       p.receivables,
       p.shorts_value,
       s.ruined
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
LEFT JOIN last_attempt a ON a.session = s.name
LEFT JOIN locked_out l ON l.session_id = s.session_id
WHERE s.name IS NOT NULL;

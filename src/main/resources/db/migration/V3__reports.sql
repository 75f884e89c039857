-- Views for people: sessions and trades. Those of the equity are in V4, those of the runs in V5. Each begins with the
-- session's name.
--
-- A condition on that name has to reach the keys of the session's rows, whatever stands beside them: rows of the tables
-- that grow are joined by a range of keys or by one key, never through a window function, below which H2 does not push
-- a condition, nor through an aggregate over all sessions. Both operands of a ratio are cast, because H2 makes a
-- decimal of a double and a BIGINT; a difference is taken before, while it is exact.

-- Refused entries are those since the session was last replayed whole, as its trades are.
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
                                      WHERE q.session_id = s.session_id), 0)) AS refused_entries
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_comparison AS
SELECT s.name AS session,
       s.strategy,
       s.parameters,
       LENGTH(s.symbols) - LENGTH(REPLACE(s.symbols, ',', '')) + 1 AS symbols,
       f.recorded_at AS first_slice_at,
       s.last_slice_at,
       p.equity,
       m.total_return,
       m.benchmark_return,
       m.cagr,
       m.annual_volatility,
       m.sharpe_ratio,
       m.sortino_ratio,
       m.max_drawdown,
       m.calmar_ratio,
       m.win_rate,
       m.profit_factor,
       m.exposure,
       m.turnover,
       m.trades
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
WHERE s.name IS NOT NULL;

-- The metrics at the end of a run as rows, for the reports.
CREATE OR REPLACE VIEW metric_of_run AS
SELECT m.run_id,
       n.position_no,
       n.metric,
       CASE n.position_no
           WHEN 1 THEN m.total_return
           WHEN 2 THEN m.cagr
           WHEN 3 THEN m.annual_volatility
           WHEN 4 THEN m.sharpe_ratio
           WHEN 5 THEN m.sortino_ratio
           WHEN 6 THEN m.max_drawdown
           WHEN 7 THEN m.max_drawdown_days
           WHEN 8 THEN m.calmar_ratio
           WHEN 9 THEN CAST(m.trades AS DOUBLE PRECISION)
           WHEN 10 THEN CAST(m.round_trips AS DOUBLE PRECISION)
           WHEN 11 THEN m.win_rate
           WHEN 12 THEN m.profit_factor
           WHEN 13 THEN m.expectancy
           WHEN 14 THEN m.average_holding_days
           WHEN 15 THEN m.exposure
           WHEN 16 THEN m.turnover
           WHEN 17 THEN m.value_at_risk_95
           WHEN 18 THEN m.expected_shortfall_95
           WHEN 19 THEN CAST(m.total_commission AS DOUBLE PRECISION)
           WHEN 20 THEN CAST(m.total_slippage AS DOUBLE PRECISION)
           WHEN 21 THEN m.benchmark_return
           WHEN 22 THEN m.alpha
           WHEN 23 THEN m.beta
           WHEN 24 THEN m.information_ratio
           WHEN 25 THEN m.tracking_error
           WHEN 26 THEN CAST(m.periods_per_year AS DOUBLE PRECISION)
       END AS metric_value
FROM run_metrics m
CROSS JOIN (
    VALUES (1, 'total_return'), (2, 'cagr'), (3, 'annual_volatility'), (4, 'sharpe_ratio'), (5, 'sortino_ratio'),
           (6, 'max_drawdown'), (7, 'max_drawdown_days'), (8, 'calmar_ratio'), (9, 'trades'), (10, 'round_trips'),
           (11, 'win_rate'), (12, 'profit_factor'), (13, 'expectancy'), (14, 'average_holding_days'),
           (15, 'exposure'), (16, 'turnover'), (17, 'value_at_risk_95'), (18, 'expected_shortfall_95'),
           (19, 'total_commission'), (20, 'total_slippage'), (21, 'benchmark_return'), (22, 'alpha'), (23, 'beta'),
           (24, 'information_ratio'), (25, 'tracking_error'), (26, 'periods_per_year')
) AS n (position_no, metric);

-- Those of the last completed run are those of the session.
CREATE OR REPLACE VIEW report_metrics AS
SELECT s.name AS session,
       v.position_no,
       v.metric,
       v.metric_value
FROM paper_session s
JOIN session_metrics m ON m.session_id = s.session_id
JOIN metric_of_run v
    ON v.run_id = (SELECT MAX(r.run_id)
                   FROM session_run r
                   WHERE r.session_id = s.session_id AND r.status = 'COMPLETED')
WHERE s.name IS NOT NULL;

-- The market price is the one that the signal saw; slippage made the fill worse. Decimals are told without the zeros at
-- their end, as in the reason.
CREATE OR REPLACE VIEW report_trades AS
SELECT session,
       trade_no,
       traded_at,
       symbol,
       side,
       quantity,
       price,
       commission,
       slippage,
       cash_flow,
       realized_pnl,
       reason,
       market_price,
       requested_quantity,
       limited_by,
       reason
           || '; ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(quantity AS VARCHAR)))
           || CASE WHEN quantity = 1 THEN ' share at ' ELSE ' shares at ' END
           || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(price AS VARCHAR)))
           || CASE
                  WHEN slippage = 0 THEN ', which is the close'
                  ELSE ', which is the close '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(market_price AS VARCHAR)))
                       || CASE side WHEN 'BUY' THEN ' and ' ELSE ' less ' END
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(slippage AS VARCHAR)))
                       || ' of slippage'
              END
           || CASE
                  WHEN limited_by IS NULL THEN ''
                  ELSE '; risk cut '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(requested_quantity AS VARCHAR)))
                       || ' shares to ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(quantity AS VARCHAR)))
                       || ' by ' || limited_by
              END AS explanation
FROM (SELECT s.name AS session,
             t.trade_no,
             t.traded_at,
             t.symbol,
             t.side,
             t.quantity,
             t.price,
             t.commission,
             t.slippage,
             t.cash_flow,
             t.realized_pnl,
             t.reason,
             CAST(CASE t.side WHEN 'BUY' THEN t.price - t.slippage ELSE t.price + t.slippage END AS DECIMAL(20, 8))
                 AS market_price,
             t.requested_quantity,
             t.limited_by
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) told;

-- A buy and the sell that names it make a group: for a join of the two PostgreSQL would read the trades of all sessions.
-- A holding time is that which has elapsed: 0.25 for six hours.
CREATE OR REPLACE VIEW report_round_trips AS
SELECT session,
       symbol,
       entered_at,
       exited_at,
       CAST(EXTRACT(EPOCH FROM exited_at) - EXTRACT(EPOCH FROM entered_at) AS DOUBLE PRECISION) / 86400
           AS holding_days,
       quantity,
       entry_price,
       exit_price,
       commission,
       realized_pnl,
       CAST(realized_pnl AS DOUBLE PRECISION) / NULLIF(CAST(cost AS DOUBLE PRECISION), 0) AS return_on_cost,
       CAST(lowest_price - entry_price AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0)
           AS worst_excursion,
       CAST(highest_price - entry_price AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0)
           AS best_excursion,
       entry_trade_no,
       exit_trade_no,
       entry_reason,
       exit_reason
FROM (SELECT s.name AS session,
             t.symbol,
             MIN(t.traded_at) AS entered_at,
             MAX(t.traded_at) AS exited_at,
             MAX(t.quantity) AS quantity,
             MAX(CASE t.side WHEN 'BUY' THEN t.price END) AS entry_price,
             MAX(CASE t.side WHEN 'SELL' THEN t.price END) AS exit_price,
             CAST(SUM(t.commission) AS DECIMAL(20, 8)) AS commission,
             MAX(t.realized_pnl) AS realized_pnl,
             MAX(CASE t.side WHEN 'BUY' THEN -t.cash_flow END) AS cost,
             MAX(t.lowest_price) AS lowest_price,
             MAX(t.highest_price) AS highest_price,
             MIN(t.trade_no) AS entry_trade_no,
             MAX(t.trade_no) AS exit_trade_no,
             MAX(CASE t.side WHEN 'BUY' THEN t.reason END) AS entry_reason,
             MAX(CASE t.side WHEN 'SELL' THEN t.reason END) AS exit_reason
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name, t.symbol, COALESCE(t.entry_trade_no, t.trade_no)
      HAVING COUNT(*) = 2) trips;

-- Traded values are those of the fills; they come from the cash flow, which is exact, without the commission.
CREATE OR REPLACE VIEW report_symbol_pnl AS
SELECT t.session,
       t.symbol,
       t.trades,
       t.round_trips,
       CAST(t.gains AS DOUBLE PRECISION) / NULLIF(CAST(t.round_trips AS DOUBLE PRECISION), 0) AS win_rate,
       t.realized_pnl,
       COALESCE(o.unrealized_pnl, 0) AS unrealized_pnl,
       t.commission,
       t.slippage_cost,
       t.bought,
       t.sold,
       CAST((t.bought + t.sold) * 0.5 AS DECIMAL(38, 9)) AS turnover
FROM (SELECT s.name AS session,
             s.session_id,
             t.symbol,
             COUNT(*) AS trades,
             SUM(CASE WHEN t.side = 'SELL' THEN 1 ELSE 0 END) AS round_trips,
             SUM(CASE WHEN t.realized_pnl > 0 THEN 1 ELSE 0 END) AS gains,
             COALESCE(SUM(t.realized_pnl), 0) AS realized_pnl,
             SUM(t.commission) AS commission,
             CAST(SUM(t.slippage * t.quantity) AS DECIMAL(38, 8)) AS slippage_cost,
             SUM(CASE WHEN t.side = 'BUY' THEN -t.cash_flow - t.commission ELSE 0 END) AS bought,
             SUM(CASE WHEN t.side = 'SELL' THEN t.cash_flow + t.commission ELSE 0 END) AS sold
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name, s.session_id, t.symbol) t
LEFT JOIN open_position o ON o.session_id = t.session_id AND o.symbol = t.symbol;

CREATE OR REPLACE VIEW report_costs AS
SELECT session,
       calendar_year,
       calendar_month,
       trades,
       traded_value,
       commission,
       slippage_cost,
       CAST(commission + slippage_cost AS DOUBLE PRECISION) / NULLIF(CAST(traded_value AS DOUBLE PRECISION), 0)
           AS cost_rate
FROM (SELECT s.name AS session,
             CAST(EXTRACT(YEAR FROM t.traded_at) AS INTEGER) AS calendar_year,
             CAST(EXTRACT(MONTH FROM t.traded_at) AS INTEGER) AS calendar_month,
             COUNT(*) AS trades,
             SUM(CASE t.side WHEN 'BUY' THEN -t.cash_flow - t.commission ELSE t.cash_flow + t.commission END)
                 AS traded_value,
             SUM(t.commission) AS commission,
             CAST(SUM(t.slippage * t.quantity) AS DECIMAL(38, 8)) AS slippage_cost
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
      GROUP BY s.name,
               CAST(EXTRACT(YEAR FROM t.traded_at) AS INTEGER),
               CAST(EXTRACT(MONTH FROM t.traded_at) AS INTEGER)) c;

CREATE OR REPLACE VIEW report_open_positions AS
SELECT s.name AS session,
       o.symbol,
       o.quantity,
       o.entry_price,
       o.entered_at,
       o.last_price,
       o.market_value,
       o.unrealized_pnl,
       CAST(o.unrealized_pnl AS DOUBLE PRECISION)
           / NULLIF(CAST(o.quantity * o.entry_price AS DOUBLE PRECISION), 0) AS unrealized_return
FROM open_position o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL;

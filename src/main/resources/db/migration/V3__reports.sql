-- Views for people. Each begins with the session's name.

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
       m.max_drawdown,
       m.trades,
       m.round_trips,
       m.win_rate,
       (SELECT COUNT(*) FROM open_position o WHERE o.session_id = s.session_id) AS open_positions,
       (SELECT COUNT(*) FROM rejected_bar r WHERE r.session_id = s.session_id) AS rejected_bars
FROM paper_session s
LEFT JOIN equity_point f ON f.point_id = s.session_id * 4294967296
LEFT JOIN equity_point p ON p.point_id = s.session_id * 4294967296 + s.points - 1
LEFT JOIN session_metrics m ON m.session_id = s.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_trades AS
SELECT s.name AS session,
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
       t.reason
FROM trade t
JOIN paper_session s ON s.session_id = t.session_id
WHERE s.name IS NOT NULL;

-- A sell closes the whole position, so the buy that it closes is the trade of the symbol before it.
CREATE OR REPLACE VIEW report_round_trips AS
SELECT s.name AS session,
       t.symbol,
       t.entered_at,
       t.traded_at AS exited_at,
       CAST(EXTRACT(DAY FROM CAST(CAST(t.traded_at AS DATE) AS TIMESTAMP)
                             - CAST(CAST(t.entered_at AS DATE) AS TIMESTAMP)) AS INTEGER) AS holding_days,
       t.quantity,
       t.entry_price,
       t.price AS exit_price,
       t.entry_commission + t.commission AS commission,
       t.realized_pnl,
       CAST(t.realized_pnl AS DOUBLE PRECISION) / CAST(-t.entry_cash_flow AS DOUBLE PRECISION) AS return_on_cost,
       t.entry_trade_no,
       t.trade_no AS exit_trade_no
FROM (SELECT session_id,
             trade_no,
             symbol,
             side,
             quantity,
             price,
             traded_at,
             commission,
             realized_pnl,
             LAG(trade_no) OVER (PARTITION BY session_id, symbol ORDER BY trade_no) AS entry_trade_no,
             LAG(traded_at) OVER (PARTITION BY session_id, symbol ORDER BY trade_no) AS entered_at,
             LAG(price) OVER (PARTITION BY session_id, symbol ORDER BY trade_no) AS entry_price,
             LAG(commission) OVER (PARTITION BY session_id, symbol ORDER BY trade_no) AS entry_commission,
             LAG(cash_flow) OVER (PARTITION BY session_id, symbol ORDER BY trade_no) AS entry_cash_flow
      FROM trade) t
JOIN paper_session s ON s.session_id = t.session_id
WHERE t.side = 'SELL' AND s.name IS NOT NULL;

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

-- An episode lasts from the first point below the peak to the point that reaches it again. Points between two episodes
-- have drawdown 0, so the number of such points up to a point tells the episode. peak_at is null where the peak is the
-- initial capital, recovered_at where the episode goes on.
CREATE OR REPLACE VIEW report_drawdowns AS
SELECT s.name AS session,
       f.peak_at,
       CASE WHEN f.peak_at IS NULL THEN s.initial_capital ELSE f.peak_equity END AS peak_equity,
       f.began_at,
       f.trough_at,
       f.trough_equity,
       f.depth,
       f.recovered_at,
       f.points
FROM (SELECT session_id,
             MAX(CASE WHEN drawdown = 0 THEN recorded_at END) AS peak_at,
             MAX(CASE WHEN drawdown = 0 THEN equity END) AS peak_equity,
             MIN(CASE WHEN drawdown > 0 THEN recorded_at END) AS began_at,
             MIN(CASE WHEN rank_in_episode = 1 AND drawdown > 0 THEN recorded_at END) AS trough_at,
             MIN(CASE WHEN drawdown > 0 THEN equity END) AS trough_equity,
             MAX(drawdown) AS depth,
             MAX(next_at) AS recovered_at,
             SUM(CASE WHEN drawdown > 0 THEN 1 ELSE 0 END) AS points
      FROM (SELECT session_id,
                   recorded_at,
                   equity,
                   drawdown,
                   episode,
                   CASE WHEN next_drawdown = 0 AND drawdown > 0 THEN next_recorded_at END AS next_at,
                   ROW_NUMBER() OVER (PARTITION BY session_id, episode ORDER BY drawdown DESC, recorded_at)
                       AS rank_in_episode
            FROM (SELECT session_id,
                         recorded_at,
                         equity,
                         drawdown,
                         LEAD(drawdown) OVER (PARTITION BY session_id ORDER BY recorded_at) AS next_drawdown,
                         LEAD(recorded_at) OVER (PARTITION BY session_id ORDER BY recorded_at) AS next_recorded_at,
                         SUM(CASE WHEN drawdown = 0 THEN 1 ELSE 0 END)
                             OVER (PARTITION BY session_id ORDER BY recorded_at) AS episode
                  FROM equity_point) numbered) ranked
      GROUP BY session_id, episode) f
JOIN paper_session s ON s.session_id = f.session_id
WHERE f.depth > 0 AND s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_monthly_returns AS
SELECT s.name AS session,
       CAST(m.year_no AS INTEGER) AS calendar_year,
       CAST(m.month_no AS INTEGER) AS calendar_month,
       COALESCE(m.previous_equity, s.initial_capital) AS start_equity,
       m.equity AS end_equity,
       CAST(m.equity AS DOUBLE PRECISION)
           / CAST(COALESCE(m.previous_equity, s.initial_capital) AS DOUBLE PRECISION) - 1 AS month_return
FROM (SELECT session_id,
             year_no,
             month_no,
             equity,
             LAG(equity) OVER (PARTITION BY session_id ORDER BY year_no, month_no) AS previous_equity
      FROM (SELECT session_id,
                   equity,
                   EXTRACT(YEAR FROM recorded_at) AS year_no,
                   EXTRACT(MONTH FROM recorded_at) AS month_no,
                   ROW_NUMBER() OVER (
                       PARTITION BY session_id, EXTRACT(YEAR FROM recorded_at), EXTRACT(MONTH FROM recorded_at)
                       ORDER BY recorded_at DESC) AS from_the_end
            FROM equity_point) points
      WHERE from_the_end = 1) m
JOIN paper_session s ON s.session_id = m.session_id
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_symbol_pnl AS
SELECT s.name AS session,
       t.symbol,
       t.trades,
       t.round_trips,
       t.realized_pnl,
       COALESCE(o.unrealized_pnl, 0) AS unrealized_pnl,
       t.commission,
       t.bought,
       t.sold
FROM (SELECT session_id,
             symbol,
             COUNT(*) AS trades,
             SUM(CASE WHEN side = 'SELL' THEN 1 ELSE 0 END) AS round_trips,
             COALESCE(SUM(realized_pnl), 0) AS realized_pnl,
             SUM(commission) AS commission,
             SUM(CASE WHEN side = 'BUY' THEN -cash_flow - commission ELSE 0 END) AS bought,
             SUM(CASE WHEN side = 'SELL' THEN cash_flow + commission ELSE 0 END) AS sold
      FROM trade
      GROUP BY session_id, symbol) t
JOIN paper_session s ON s.session_id = t.session_id
LEFT JOIN open_position o ON o.session_id = t.session_id AND o.symbol = t.symbol
WHERE s.name IS NOT NULL;

CREATE OR REPLACE VIEW report_open_positions AS
SELECT s.name AS session,
       o.symbol,
       o.quantity,
       o.entry_price,
       o.entered_at,
       o.last_price,
       o.market_value,
       o.unrealized_pnl
FROM open_position o
JOIN paper_session s ON s.session_id = o.session_id
WHERE s.name IS NOT NULL;

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
       r.failure
FROM session_run r
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

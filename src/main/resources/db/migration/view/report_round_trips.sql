-- An entry and the exit that names it make a group: for a join of the two PostgreSQL would read the trades of all sessions.
-- A holding time is that which has elapsed: 0.25 for six hours. An exit that did not close one whole entry as it was filled,
-- or a split has counted anew, is a round trip with what it closed of each; its entry price is their mean. A cost is what
-- the entry paid, or of a short position what it brought in, after its commission.
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
       CAST(CASE side WHEN 'LONG' THEN lowest_price - entry_price ELSE entry_price - highest_price END
           AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0) AS worst_excursion,
       CAST(CASE side WHEN 'LONG' THEN highest_price - entry_price ELSE entry_price - lowest_price END
           AS DOUBLE PRECISION) / NULLIF(CAST(entry_price AS DOUBLE PRECISION), 0) AS best_excursion,
       entry_trade_no,
       exit_trade_no,
       entry_reason,
       exit_reason,
       side
FROM (SELECT s.name AS session,
             t.symbol,
             MIN(t.traded_at) AS entered_at,
             MAX(t.traded_at) AS exited_at,
             MAX(t.quantity) AS quantity,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN t.price END) AS entry_price,
             MAX(CASE t.position_effect WHEN 'CLOSE' THEN t.price END) AS exit_price,
             CAST(SUM(t.commission) AS DECIMAL(20, 8)) AS commission,
             MAX(t.realized_pnl) AS realized_pnl,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN ABS(t.cash_flow) END) AS cost,
             MAX(t.lowest_price) AS lowest_price,
             MAX(t.highest_price) AS highest_price,
             MIN(t.trade_no) AS entry_trade_no,
             MAX(t.trade_no) AS exit_trade_no,
             MAX(CASE t.position_effect WHEN 'OPEN' THEN t.reason END) AS entry_reason,
             MAX(CASE t.position_effect WHEN 'CLOSE' THEN t.reason END) AS exit_reason,
             MAX(CASE WHEN t.position_effect = 'OPEN' THEN CASE t.side WHEN 'BUY' THEN 'LONG' ELSE 'SHORT' END END)
                 AS side
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM trade_part p WHERE p.trade_id = t.trade_id)
      GROUP BY s.name, t.symbol, COALESCE(t.entry_trade_no, t.trade_no)
      HAVING COUNT(*) = 2
      UNION ALL
      SELECT s.name AS session,
             t.symbol,
             MIN(e.traded_at) AS entered_at,
             t.traded_at AS exited_at,
             t.quantity,
             CAST(SUM(p.cost) / t.quantity AS DECIMAL(20, 8)) AS entry_price,
             t.price AS exit_price,
             CAST(t.commission + SUM(p.entry_commission) AS DECIMAL(20, 8)) AS commission,
             t.realized_pnl,
             CAST(SUM(p.cost)
                      + CASE t.side WHEN 'SELL' THEN SUM(p.entry_commission) ELSE -SUM(p.entry_commission) END
                 AS DECIMAL(20, 8)) AS cost,
             t.lowest_price,
             t.highest_price,
             t.entry_trade_no,
             t.trade_no AS exit_trade_no,
             MIN(e.reason) AS entry_reason,
             t.reason AS exit_reason,
             CASE t.side WHEN 'SELL' THEN 'LONG' ELSE 'SHORT' END AS side
      FROM trade_part p
      JOIN trade t ON t.trade_id = p.trade_id
      JOIN trade e ON e.trade_id = t.trade_id - t.trade_no + p.entry_trade_no
      JOIN paper_session s ON s.session_id = t.session_id
      WHERE s.name IS NOT NULL
      GROUP BY s.name, t.trade_id, t.symbol, t.traded_at, t.quantity, t.price, t.commission, t.realized_pnl,
          t.side, t.lowest_price, t.highest_price, t.entry_trade_no, t.trade_no, t.reason) trips;

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
                  WHEN slippage = 0 THEN ', which is ' || price_name
                  ELSE ', which is ' || price_name || ' '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(market_price AS VARCHAR)))
                       || CASE side WHEN 'BUY' THEN ' and ' ELSE ' less ' END
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(slippage AS VARCHAR)))
                       || ' of slippage'
              END
           || CASE
                  WHEN limited_by IS NULL THEN ''
                  ELSE CASE limited_by WHEN 'cash' THEN '; cash' WHEN 'volumeLimit' THEN '; volume' ELSE '; risk' END
                       || ' cut '
                       || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(requested_quantity AS VARCHAR)))
                       || ' shares to ' || TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(quantity AS VARCHAR)))
                       || ' by ' || limited_by
              END AS explanation,
       order_no,
       kind,
       level,
       decided_at,
       ambiguous,
       other_pnl,
       position_effect
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
             t.limited_by,
             t.order_no,
             t.kind,
             t.level,
             t.decided_at,
             t.ambiguous,
             t.other_pnl,
             t.position_effect,
             CASE
                 WHEN t.level = CASE t.side WHEN 'BUY' THEN t.price - t.slippage ELSE t.price + t.slippage END
                     THEN CASE t.kind
                              WHEN 'LIMIT' THEN 'its limit'
                              WHEN 'TARGET' THEN 'the target'
                              WHEN 'TRAIL' THEN 'the trailing stop'
                              ELSE 'the stop'
                          END
                 WHEN t.kind = 'DELIST' THEN 'what a delisted share was worth'
                 WHEN t.decided_at = t.traded_at THEN 'the close'
                 ELSE 'the market price'
             END AS price_name
      FROM paper_session s
      JOIN trade t ON t.trade_id >= s.session_id * 4294967296 AND t.trade_id < (s.session_id + 1) * 4294967296
      WHERE s.name IS NOT NULL) told;

CREATE OR REPLACE VIEW used_bars AS
SELECT b.block_id,
       s.session_id,
       b.block_no,
       b.symbol,
       b.first_at,
       b.last_at,
       b.bars,
       b.content
FROM paper_session s
JOIN price_bars b ON b.version_id = s.price_version_id
    AND b.first_at <= s.last_slice_at
    AND (POSITION(',' || b.symbol || ',' IN ',' || s.symbols || ',') > 0
        OR EXISTS (SELECT 1 FROM session_symbol n
                   WHERE n.session_id = s.session_id AND n.symbol = b.symbol));

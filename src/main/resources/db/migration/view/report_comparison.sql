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

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

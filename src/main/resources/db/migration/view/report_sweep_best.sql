CREATE OR REPLACE VIEW report_sweep_best AS
SELECT s.name AS sweep,
       r.symbol,
       b.window_no,
       w.hindsight,
       w.train_from,
       w.train_to,
       t.parameters,
       s.objective AS objective_metric,
       r.objective,
       r.trades,
       r.final_equity,
       r.total_return,
       r.benchmark_return,
       r.sharpe_ratio,
       r.max_drawdown,
       w.test_from,
       w.test_to,
       v.objective AS test_objective,
       v.trades AS test_trades,
       v.final_equity AS test_final_equity,
       v.total_return AS test_return,
       v.benchmark_return AS test_benchmark_return,
       v.sharpe_ratio AS test_sharpe_ratio,
       v.max_drawdown AS test_max_drawdown,
       b.trials,
       b.deflated_sharpe_ratio,
       b.overfitting_probability,
       b.combination
FROM sweep s
JOIN sweep_best b ON b.sweep_id = s.sweep_id
JOIN sweep_window w ON w.sweep_id = s.sweep_id AND w.window_no = b.window_no
JOIN sweep_trial t ON t.sweep_id = s.sweep_id AND t.combination = b.combination
JOIN sweep_result r ON r.result_id = b.train_result_id
LEFT JOIN sweep_result v ON v.result_id = b.test_result_id;

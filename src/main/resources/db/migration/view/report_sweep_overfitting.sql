CREATE OR REPLACE VIEW report_sweep_overfitting AS
SELECT s.name AS sweep,
       r.symbol,
       b.window_no,
       t.parameters,
       b.trials,
       b.period_returns,
       r.sharpe_ratio / SQRT(r.periods_per_year) AS sharpe_per_period,
       b.skewness,
       b.kurtosis,
       b.trial_variance,
       b.expected_maximum,
       b.deflated_sharpe_ratio,
       b.overfitting_trials,
       b.overfitting_probability,
       r.sharpe_ratio,
       v.sharpe_ratio AS test_sharpe_ratio
FROM sweep s
JOIN sweep_best b ON b.sweep_id = s.sweep_id
JOIN sweep_trial t ON t.sweep_id = s.sweep_id AND t.combination = b.combination
JOIN sweep_result r ON r.result_id = b.train_result_id
LEFT JOIN sweep_result v ON v.result_id = b.test_result_id;

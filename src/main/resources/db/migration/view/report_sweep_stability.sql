-- Neighbours have the next or the former value of one parameter. Results of one account and window are numbered by
-- combination.
CREATE OR REPLACE VIEW report_sweep_stability AS
SELECT s.name AS sweep,
       r.symbol,
       r.window_no,
       t.parameters,
       r.objective,
       COUNT(n.objective) AS neighbours,
       CAST(AVG(n.objective) AS DOUBLE PRECISION) AS neighbours_mean,
       MIN(n.objective) AS neighbours_least,
       MAX(n.objective) AS neighbours_greatest,
       r.objective - CAST(AVG(n.objective) AS DOUBLE PRECISION) AS above_neighbours,
       r.combination,
       r.result_id
FROM sweep s
JOIN sweep_result r ON r.result_id >= s.first_result_id AND r.result_id <= s.last_result_id AND r.phase = 'TRAIN'
JOIN sweep_trial t ON t.sweep_id = s.sweep_id AND t.combination = r.combination
LEFT JOIN sweep_combination c ON c.sweep_id = s.sweep_id AND c.combination = r.combination
LEFT JOIN sweep_parameter p ON p.sweep_id = s.sweep_id AND p.parameter_no = c.parameter_no
LEFT JOIN (VALUES (-1), (1)) AS d (step) ON c.value_no + d.step >= 0 AND c.value_no + d.step < p.value_count
LEFT JOIN sweep_trial u ON u.sweep_id = s.sweep_id AND u.grid_no = t.grid_no + d.step * p.grid_step
LEFT JOIN sweep_result n ON n.result_id = r.result_id - r.combination + u.combination
GROUP BY s.name, r.symbol, r.window_no, t.parameters, r.objective, r.combination, r.result_id;

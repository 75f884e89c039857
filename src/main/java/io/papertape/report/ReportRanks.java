package io.papertape.report;

/// How important the columns of reports with many of them are.
final class ReportRanks {

    static final ColumnRanks SESSION_SUMMARY = ColumnRanks.of(
            "session last_slice_at equity total_return max_drawdown last_run_status",
            "status trades win_rate sharpe_ratio strategy open_positions last_run_at cagr "
                    + "benchmark_return locked_out_since parameters last_run_failure completed_at "
                    + "first_slice_at cash initial_capital round_trips refused_entries rejected_bars "
                    + "open_orders fill intrabar ruined dividends borrow_fees receivables shorts_value "
                    + "split_cash");

    static final ColumnRanks MORNING = ColumnRanks.of(
            "session attention status equity gain night_return",
            "new_trades message last_slice_at drawdown slices strategy stale_share locked_out_since "
                    + "rejected_bars strategy_failures stale_positions replayed_whole parameters run_id "
                    + "exit_status position resumed_run_at night_id night_at");

    static final ColumnRanks COMPARISON = ColumnRanks.of(
            "session total_return sharpe_ratio max_drawdown",
            "cagr benchmark_return equity trades win_rate strategy parameters profit_factor "
                    + "sortino_ratio calmar_ratio annual_volatility exposure turnover last_slice_at "
                    + "first_slice_at symbols");

    static final ColumnRanks TRADES = ColumnRanks.of(
            "session traded_at symbol side quantity price",
            "realized_pnl reason trade_no cash_flow commission limited_by requested_quantity "
                    + "market_price slippage explanation kind level decided_at ambiguous other_pnl order_no "
                    + "position_effect");

    static final ColumnRanks SWEEP = ColumnRanks.of(
            "sweep symbol window_no phase parameters objective trades final_equity",
            "total_return sharpe_ratio max_drawdown benchmark_return cagr win_rate profit_factor "
                    + "annual_volatility sortino_ratio calmar_ratio exposure turnover round_trips expectancy "
                    + "average_holding_days max_drawdown_days total_commission total_slippage alpha beta "
                    + "information_ratio tracking_error value_at_risk_95 expected_shortfall_95 "
                    + "periods_per_year failures combination result_id");

    static final ColumnRanks SWEEP_BEST = ColumnRanks.of(
            "sweep symbol window_no parameters objective test_objective",
            "deflated_sharpe_ratio overfitting_probability trials trades test_trades total_return "
                    + "benchmark_return test_return test_benchmark_return final_equity test_final_equity "
                    + "sharpe_ratio test_sharpe_ratio max_drawdown test_max_drawdown train_from train_to "
                    + "test_from test_to objective_metric hindsight combination");

    static final ColumnRanks SWEEP_STABILITY = ColumnRanks.of(
            "sweep symbol window_no parameters objective neighbours_mean",
            "above_neighbours neighbours neighbours_least neighbours_greatest combination result_id");

    static final ColumnRanks SWEEP_OVERFITTING = ColumnRanks.of(
            "sweep symbol window_no parameters deflated_sharpe_ratio overfitting_probability",
            "trials sharpe_ratio test_sharpe_ratio sharpe_per_period expected_maximum trial_variance "
                    + "period_returns skewness kurtosis overfitting_trials");

    static final ColumnRanks RESTATEMENTS = ColumnRanks.of(
            "session run_id equity_before equity_after",
            "replayed_at bars_changed bars_missing bars_inserted compared_at trades_before trades_after "
                    + "code_before code_after actions_changed");

    static final ColumnRanks RESTATED_BARS = ColumnRanks.of(
            "session symbol bar_at close_before close_after",
            "open_before open_after high_before high_after low_before low_after volume_before "
                    + "volume_after run_id");

    static final ColumnRanks ROUND_TRIPS = ColumnRanks.of(
            "session symbol entered_at exited_at realized_pnl",
            "return_on_cost quantity entry_price exit_price holding_days commission worst_excursion "
                    + "best_excursion entry_reason exit_reason entry_trade_no exit_trade_no side");

    static final ColumnRanks OPEN_POSITIONS = ColumnRanks.of(
            "session symbol quantity market_value unrealized_pnl",
            "last_price last_bar_at stale stop_price target_price trail_price unrealized_return entered_at "
                    + "entry_price bars_held side");

    private ReportRanks() {}
}

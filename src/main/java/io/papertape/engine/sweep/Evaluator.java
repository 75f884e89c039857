package io.papertape.engine.sweep;

import io.papertape.engine.portfolio.MoneyOverflowException;

/// Finds what a combination comes to over a window of the bars of one symbol.
///
/// ```java
/// BarColumns columns = new BarColumns.Builder().add(slice, 0).build();
/// SweepWindow window = new SweepWindow(columns, 0, columns.size(), config, Conventions.DEFAULT);
/// Evaluation evaluation = new Evaluation();
/// new EventEvaluator().evaluate(window, Trial.of(config), evaluation);
/// ```
public interface Evaluator {

    /// Evaluates a combination, in place of what the evaluation held before.
    ///
    /// @param window whose zone and first trading time are those of the combination's settings
    /// @throws IllegalArgumentException if they are not
    /// @throws MoneyOverflowException if the books cannot hold a value, as in a session
    void evaluate(SweepWindow window, Trial trial, Evaluation to);
}

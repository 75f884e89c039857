package io.papertape.engine.session;

import io.papertape.engine.portfolio.EquityPoint;

/// Hears equity as points, to keep them. Others need none: the engine makes no object for them.
///
/// ```java
/// List<EquityPoint> curve = new ArrayList<>();
/// EquityListener listener = curve::add;
/// ```
@FunctionalInterface
public interface EquityListener extends SessionListener {

    /// An iteration ended, with what the account was worth then.
    void equityRecorded(EquityPoint point);

    @Override
    default void equityRecorded(
            long time,
            long date,
            long equity,
            long cash,
            long positionsValue,
            long receivables,
            long shortsValue,
            double drawdown) {
        equityRecorded(new EquityPoint(time, date, equity, cash, positionsValue, receivables, shortsValue, drawdown));
    }
}

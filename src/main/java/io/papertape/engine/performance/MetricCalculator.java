package io.papertape.engine.performance;

import io.papertape.engine.order.Trade;

/// Follows one session and tells what one [Metric] of it is. Not safe for use by several threads.
///
/// The number of buys:
///
/// ```java
/// final class Buys implements MetricCalculator {
///     private long buys;
///
///     public void record(Trade trade) { buys += trade.side() == Side.BUY ? 1 : 0; }
///
///     public MetricValue of(Measured session) { return MetricValue.count(buys); }
/// }
/// ```
interface MetricCalculator {

    /// Takes the next trade of the session, in the order of execution.
    default void record(Trade trade) {}

    /// The value for what was recorded so far.
    MetricValue of(Measured session);
}

package io.papertape.engine.strategy;

/// Makes the instances of a strategy with its parameters: one for each symbol of each run, so that its fields belong to
/// that symbol alone.
///
/// ```java
/// StrategyFactory factory = () -> new BreakoutStrategy(new StrategyParameters(Map.of("lookback", "50")));
/// ```
public interface StrategyFactory {

    /// A new instance.
    ///
    /// @throws Exception what its constructor threw
    Strategy create() throws Exception;
}

package io.papertape.engine.strategy;

import java.util.List;

/// Where the classes of strategies come from that do not come with Papertape.
public interface StrategySource {

    /// Loads the program's classes and those of the source.
    ClassLoader loader();

    /// Full names of the strategies that the source is known to have; empty where that cannot be told.
    List<String> names();

    /// Where a class was looked for in vain and what is there instead, one sentence; empty where that cannot be told.
    ///
    /// @param name as it was asked for
    String searchedFor(String name);

    /// Whatever a class loader finds.
    static StrategySource of(ClassLoader loader) {
        return new StrategySource() {
            @Override
            public ClassLoader loader() {
                return loader;
            }

            @Override
            public List<String> names() {
                return List.of();
            }

            @Override
            public String searchedFor(String name) {
                return "";
            }
        };
    }
}

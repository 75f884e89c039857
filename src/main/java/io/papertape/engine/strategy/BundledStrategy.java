package io.papertape.engine.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The strategies that come with Papertape, and the version of each one's signals.
///
/// A version is raised when the strategy signals otherwise for some bars and parameters, and only then: sessions that
/// were made with another version are not carried forward before a person has decided. Explanations do not count.
public enum BundledStrategy {
    SIMPLE_MA(SimpleMAStrategy.class, 1),
    MOMENTUM(MomentumStrategy.class, 1),
    MEAN_REVERSION(MeanReversionStrategy.class, 1),
    VOLATILITY(VolatilityStrategy.class, 1),
    BREAKOUT(BreakoutStrategy.class, 1);

    private final Class<? extends Strategy> type;
    private final int version;

    BundledStrategy(Class<? extends Strategy> type, int version) {
        this.type = type;
        this.version = version;
    }

    /// The name by which it is given.
    public String label() {
        return type.getSimpleName();
    }

    /// Name and version, which stand for its code.
    public String code() {
        return label() + " " + version;
    }

    /// The bundled strategy of this full class name; empty for any other class.
    public static Optional<BundledStrategy> ofClass(String className) {
        return Arrays.stream(values())
                .filter(bundled -> bundled.type.getName().equals(className))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(BundledStrategy::label).toList();
    }
}

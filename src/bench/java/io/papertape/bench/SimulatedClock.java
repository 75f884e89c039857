package io.papertape.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes like any other, and that is set forward. Safe for use by several threads.
final class SimulatedClock implements InstantSource {

    private volatile Instant origin;

    /// @param now what it shows at first
    SimulatedClock(Instant now) {
        origin = now.minusNanos(System.nanoTime());
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(System.nanoTime());
    }

    void forward(Duration time) {
        origin = origin.plus(time);
    }
}

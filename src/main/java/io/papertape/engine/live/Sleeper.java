package io.papertape.engine.live;

import java.time.Duration;

/// How the live loop pauses.
public interface Sleeper {

    /// Pauses for `duration`; returns at once when it is zero.
    void sleep(Duration duration) throws InterruptedException;
}

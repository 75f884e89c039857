package io.papertape.engine.session;

import java.time.Duration;

/// How the live loop pauses.
public interface Sleeper {

    /// Pauses for `duration`; returns at once when it is zero.
    void sleep(Duration duration) throws InterruptedException;
}

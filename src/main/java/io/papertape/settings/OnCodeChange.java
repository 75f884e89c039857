package io.papertape.settings;

import java.util.Locale;

/// What to do when the code of a session's strategy is not what it was.
public enum OnCodeChange {
    /// Stop, and leave the decision to a person.
    STOP,
    /// Replay the session whole with the new code.
    REPLAY,
    /// Go on with the new code, and keep since when.
    ACCEPT;

    /// As it is given.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

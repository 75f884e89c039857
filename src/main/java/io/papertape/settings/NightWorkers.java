package io.papertape.settings;

import java.util.Locale;

/// Who carries the sessions of a night forward.
public enum NightWorkers {
    /// The process that is started for the night.
    LOCAL,
    /// Processes that were started as workers, on this or other machines.
    REMOTE;

    /// As it is given.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.papertape.settings;

/// What a setting belongs to.
public enum SettingScope {
    /// The session, which keeps it for its life.
    SESSION,
    /// The run, for which it is given anew each time.
    RUN,
    /// The command: which session it is about, or how its output is written.
    COMMAND
}

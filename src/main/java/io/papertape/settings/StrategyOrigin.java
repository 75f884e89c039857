package io.papertape.settings;

/// Who tells which strategy a replay has, and so which parameters.
public enum StrategyOrigin {
    /// The command, or the default.
    COMMAND,
    /// The session that is carried forward: it exists, and its strategy stands among the parameters.
    SESSION,
    /// The session that is named, should it exist: before the books are opened nobody knows.
    UNKNOWN
}

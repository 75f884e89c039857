package io.papertape.engine.market;

import java.util.Locale;

/// What prices are adjusted for.
public enum Adjustment {
    /// For nothing: they are as their source gives them.
    NONE,
    /// For the splits that came after them.
    SPLITS,
    /// For the splits and dividends that came after them: they depend on what was not known at their time.
    ALL;

    /// As it is given.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

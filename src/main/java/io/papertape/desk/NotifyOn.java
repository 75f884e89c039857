package io.papertape.desk;

import java.util.Locale;

/// Which nights are told.
public enum NotifyOn {
    /// Those with something that needs attention.
    ATTENTION,
    /// Every night.
    ALWAYS;

    /// As it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

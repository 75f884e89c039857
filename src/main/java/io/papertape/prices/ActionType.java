package io.papertape.prices;

import java.util.Locale;

/// The kinds of a [ToldAction], in the order in which those of one date take effect.
public enum ActionType {
    RENAME,
    SPLIT,
    DIVIDEND,
    DELIST;

    /// As files name it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

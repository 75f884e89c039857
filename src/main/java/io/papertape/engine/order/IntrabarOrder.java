package io.papertape.engine.order;

/// Which level of a position decides where a bar reached both, under the word by which it is set: a bar does not tell
/// which came first.
public enum IntrabarOrder {
    STOP_FIRST("stopFirst"),
    TARGET_FIRST("targetFirst"),
    /// The level that is nearer to the open; the stop where both are equally near.
    NEAREST("nearest");

    private final String label;

    IntrabarOrder(String label) {
        this.label = label;
    }

    /// The word by which it is set.
    public String label() {
        return label;
    }
}

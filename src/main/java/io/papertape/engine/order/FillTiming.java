package io.papertape.engine.order;

/// When an order that waits for no price is filled, under the word by which it is set.
public enum FillTiming {
    /// At once, at the close that gave the signal. This is generous: who acts on a close has missed it.
    CLOSE("close"),
    /// At the open of the next bar of its symbol.
    NEXT_OPEN("nextOpen"),
    /// At the close of the next bar of its symbol.
    NEXT_CLOSE("nextClose");

    private final String label;

    FillTiming(String label) {
        this.label = label;
    }

    /// The word by which it is set.
    public String label() {
        return label;
    }
}

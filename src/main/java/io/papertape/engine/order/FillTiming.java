package io.papertape.engine.order;

/// When an order that waits for no price is filled, and at which price of its bar, under the word by which it is set.
public enum FillTiming {
    /// At once, at the close that gave the signal. This is generous: who acts on a close has missed it.
    CLOSE("close", "at the close that gave the signal", Stage.AT_ONCE),
    /// At the open of the next bar of its symbol.
    NEXT_OPEN("nextOpen", "at the open of the next bar", Stage.AT_OPEN),
    /// At the close of the next bar of its symbol.
    NEXT_CLOSE("nextClose", "at the close of the next bar", Stage.AT_CLOSE);

    private final String label;
    private final String told;
    private final Stage stage;

    FillTiming(String label, String told, Stage stage) {
        this.label = label;
        this.told = told;
        this.stage = stage;
    }

    /// Where in a bar.
    private enum Stage {
        /// At the end of the bar that gave the signal.
        AT_ONCE,
        /// Before all else in the next bar.
        AT_OPEN,
        /// After all else in the next bar.
        AT_CLOSE
    }

    /// The word by which it is set.
    public String label() {
        return label;
    }

    /// In a sentence: `at the open of the next bar`.
    public String told() {
        return told;
    }

    /// Whether an order is filled in the bar that gave the signal, as far as its volume goes.
    public boolean isAtOnce() {
        return stage == Stage.AT_ONCE;
    }

    /// Whether an order is filled before all else in its bar; otherwise after all else, so that the position that it
    /// opens has seen nothing of the bar.
    public boolean isAtOpen() {
        return stage == Stage.AT_OPEN;
    }

    /// The price before slippage at which an order is filled in a bar, which is within the bar.
    public long price(long open, long high, long low, long close) {
        return switch (this) {
            case NEXT_OPEN -> open;
            case CLOSE, NEXT_CLOSE -> close;
        };
    }
}

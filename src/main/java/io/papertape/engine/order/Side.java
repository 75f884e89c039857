package io.papertape.engine.order;

/// Direction of a trade.
public enum Side {
    BUY,
    SELL;

    /// The other one.
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /// 1 for a buy, and for the long position that it opens; -1 for a sell, and for the short one.
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /// The side with this sign.
    public static Side of(int sign) {
        return sign > 0 ? BUY : SELL;
    }
}

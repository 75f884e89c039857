package io.papertape.engine.portfolio;

/// An open holding of one symbol. Mutable: [Account] revalues it once per iteration.
public final class Position {

    private final int symbol;
    private final long quantity;
    private final long shares;
    private final long entryPrice;
    private final long entryCommission;
    private final long enteredAt;
    private long lastPrice;

    /// @param symbol index of the symbol in the session's list
    /// @param quantity whole shares, in units of 0.00000001
    /// @param entryPrice fill price per share
    /// @param entryCommission commission paid on entry
    /// @param enteredAt slice of the entry, epoch milliseconds UTC
    /// @param lastPrice price of the current valuation: the fill price at first
    public Position(int symbol, long quantity, long entryPrice, long entryCommission, long enteredAt, long lastPrice) {
        this.symbol = symbol;
        this.quantity = quantity;
        shares = quantity / Money.ONE;
        this.entryPrice = entryPrice;
        this.entryCommission = entryCommission;
        this.enteredAt = enteredAt;
        this.lastPrice = lastPrice;
    }

    public int symbol() {
        return symbol;
    }

    public long quantity() {
        return quantity;
    }

    public long entryPrice() {
        return entryPrice;
    }

    public long entryCommission() {
        return entryCommission;
    }

    public long enteredAt() {
        return enteredAt;
    }

    public long lastPrice() {
        return lastPrice;
    }

    /// Quantity × entry price, without commission.
    public long cost() {
        return Money.valueOfShares(shares, entryPrice);
    }

    /// Quantity × last price.
    public long marketValue() {
        return Money.valueOfShares(shares, lastPrice);
    }

    /// Market value less cost; commissions are not part of it.
    public long unrealizedPnl() {
        return marketValue() - cost();
    }

    void revalue(long price) {
        lastPrice = price;
    }
}

package io.papertape.engine.portfolio;

import org.jspecify.annotations.Nullable;

/// An open holding of one symbol. Mutable: [Account] shows it every bar of its symbol, and revalues it once per
/// iteration.
public final class Position {

    private final int symbol;
    private final long entryNumber;
    private final long quantity;
    private final long shares;
    private final long entryPrice;
    private final long entryCommission;
    private final long enteredAt;
    private long lastPrice;
    private long lastBarAt;
    private long lowest = Long.MAX_VALUE;

    /// 0 before the first bar after that of the entry.
    private long highest;

    /// @param symbol index of the symbol in the session's list
    /// @param entryNumber number of the trade that opened it
    /// @param quantity whole shares, in units of 0.00000001
    /// @param entryPrice fill price per share
    /// @param entryCommission commission paid on entry
    /// @param enteredAt slice of the entry, epoch milliseconds UTC
    /// @param lastPrice price of the current valuation: the fill price at first
    /// @param lastBarAt time of the symbol's last bar, epoch milliseconds UTC: that of the entry at first
    /// @param excursion prices since the entry, or null when there was no bar after that of the entry
    public Position(
            int symbol,
            long entryNumber,
            long quantity,
            long entryPrice,
            long entryCommission,
            long enteredAt,
            long lastPrice,
            long lastBarAt,
            @Nullable Excursion excursion) {
        this.symbol = symbol;
        this.entryNumber = entryNumber;
        this.quantity = quantity;
        shares = quantity / Money.ONE;
        this.entryPrice = entryPrice;
        this.entryCommission = entryCommission;
        this.enteredAt = enteredAt;
        this.lastPrice = lastPrice;
        this.lastBarAt = lastBarAt;
        if (excursion != null) {
            show(lastBarAt, excursion.lowest(), excursion.highest());
        }
    }

    public int symbol() {
        return symbol;
    }

    /// Number of the trade that opened it.
    public long entryNumber() {
        return entryNumber;
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

    /// Time of the symbol's last bar, epoch milliseconds UTC: the last price, once valued at the end of an
    /// iteration, is that bar's.
    public long lastBarAt() {
        return lastBarAt;
    }

    /// Lowest low and highest high since the entry; null before the first bar after that of the entry.
    public @Nullable Excursion excursion() {
        return highest == 0 ? null : new Excursion(lowest, highest);
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

    /// Takes a bar after that of the entry in.
    void show(long time, long low, long high) {
        lastBarAt = time;
        lowest = Math.min(lowest, low);
        highest = Math.max(highest, high);
    }

    void revalue(long price) {
        lastPrice = price;
    }
}

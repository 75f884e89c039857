package io.papertape.engine.portfolio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An open holding of one symbol. Mutable: [Account] shows it every bar of its symbol, and revalues it once per
/// iteration. Money and quantities are in units of 0.00000001.
public final class Position {

    private final int symbol;
    private final int sign;
    private final List<Lot> lots = new ArrayList<>(1);
    private final @Nullable ExitLevels levels;
    private long quantity;

    /// The quantity where it is of whole shares, so that no bar has to find out; negative where it is not.
    private long shares;

    private long lastPrice;
    private long lastBarAt;
    private long lowest = Long.MAX_VALUE;

    /// 0 before the first bar.
    private long highest;

    private int barsHeld;

    /// One that is opened now.
    ///
    /// @param symbol index of the symbol in the session's list
    /// @param sign 1 for a long position, -1 for a short one
    /// @param lot its first fill
    /// @param levels at which it is closed by itself, or null where it never is
    public Position(int symbol, int sign, Lot lot, @Nullable ExitLevels levels) {
        this(symbol, sign, List.of(lot), levels, lot.price(), lot.enteredAt(), null, 0);
    }

    /// One as it was at the end of an iteration.
    ///
    /// @param sign 1 for a long position, -1 for a short one
    /// @param lots in order of their fill, at least one
    /// @param levels at which it is closed by itself, or null where it never is
    /// @param lastPrice price of the current valuation: the fill price at first
    /// @param lastBarAt time of the symbol's last bar, epoch milliseconds UTC: that of the entry at first
    /// @param excursion prices since the entry, or null when no bar was shown since
    /// @param barsHeld bars of the symbol since the entry
    public Position(
            int symbol,
            int sign,
            List<Lot> lots,
            @Nullable ExitLevels levels,
            long lastPrice,
            long lastBarAt,
            @Nullable Excursion excursion,
            int barsHeld) {
        this.symbol = symbol;
        this.sign = sign;
        this.lots.addAll(lots);
        this.levels = levels;
        long left = 0;
        for (Lot lot : lots) {
            left += lot.left();
        }
        hold(left);
        this.lastPrice = lastPrice;
        this.lastBarAt = lastBarAt;
        this.barsHeld = barsHeld;
        if (excursion != null) {
            show(lastBarAt, excursion.lowest(), excursion.highest());
        }
    }

    public int symbol() {
        return symbol;
    }

    /// Its fills of which something is left, in order.
    public List<Lot> lots() {
        return Collections.unmodifiableList(lots);
    }

    /// At which it is closed by itself; null where it never is.
    public @Nullable ExitLevels levels() {
        return levels;
    }

    /// Number of the first trade of which something is left.
    public long entryNumber() {
        return lots.getFirst().entryNumber();
    }

    /// 1 for a long position, -1 for a short one.
    public int sign() {
        return sign;
    }

    /// Whether what is held was borrowed and sold.
    public boolean isShort() {
        return sign < 0;
    }

    /// Shares, also of a short position above 0.
    public long quantity() {
        return quantity;
    }

    /// Shares held; below 0 where they are sold short.
    public long signedQuantity() {
        return sign * quantity;
    }

    /// Price per share at which it was opened: that of its fill, or the mean of several.
    public long entryPrice() {
        return lots.size() == 1 ? lots.getFirst().price() : Proportion.of(cost(), Money.ONE, quantity);
    }

    /// Commission of its fills, for what is left of them.
    public long entryCommission() {
        long commission = 0;
        for (int i = 0; i < lots.size(); i++) {
            commission = Money.add(commission, lots.get(i).commissionLeft());
        }
        return commission;
    }

    /// Slice of the first fill of which something is left, epoch milliseconds UTC.
    public long enteredAt() {
        return lots.getFirst().enteredAt();
    }

    public long lastPrice() {
        return lastPrice;
    }

    /// Time of the symbol's last bar, epoch milliseconds UTC: the last price, once valued at the end of an
    /// iteration, is that bar's.
    public long lastBarAt() {
        return lastBarAt;
    }

    /// Lowest low and highest high since the entry; null before the first bar that was shown.
    public @Nullable Excursion excursion() {
        return highest == 0 ? null : new Excursion(lowest, highest);
    }

    /// Bars of the symbol since the entry; that of the entry counts unless it was at the close.
    public int barsHeld() {
        return barsHeld;
    }

    /// Quantity × entry price, without commission, of what is left; what the entry of a short position brought in.
    public long cost() {
        long cost = lots.getFirst().costLeft();
        for (int i = 1; i < lots.size(); i++) {
            cost = Money.add(cost, lots.get(i).costLeft());
        }
        return cost;
    }

    /// Quantity × last price.
    public long value() {
        return shares >= 0 ? Money.valueOfShares(shares, lastPrice) : Money.value(quantity, lastPrice);
    }

    /// The value, below 0 for a short position.
    public long marketValue() {
        return sign * value();
    }

    /// Market value less cost, of a short position what the entry brought less the value; commissions are not part
    /// of it.
    public long unrealizedPnl() {
        return sign * (value() - cost());
    }

    /// Counts a bar of the symbol.
    public void countBar() {
        barsHeld++;
    }

    /// Takes another fill in.
    void add(Lot lot) {
        lots.add(lot);
        hold(Money.add(quantity, lot.quantity()));
    }

    /// Takes a part away, first in, first out; at most its quantity.
    List<LotPart> take(long part) {
        List<LotPart> parts = new ArrayList<>(1);
        long left = part;
        while (left > 0) {
            Lot first = lots.getFirst();
            long taken = Math.min(left, first.left());
            parts.add(first.take(taken));
            left -= taken;
            if (first.left() == 0 && lots.size() > 1) {
                lots.removeFirst();
            }
        }
        hold(quantity - part);
        return parts;
    }

    private void hold(long held) {
        quantity = held;
        shares = held % Money.ONE == 0 ? held / Money.ONE : -1;
    }

    /// Counts shares as they are after a split.
    ///
    /// @param lot quantities are whole multiples of it
    PositionSplit split(SplitRatio ratio, long lot) {
        PositionSplit split = PositionSplit.of(lots, quantity, ratio, lot, lastPrice);
        if (!split.lots().isEmpty()) {
            lots.clear();
            lots.addAll(split.lots());
        }
        hold(split.quantity());
        lastPrice = ratio.price(lastPrice);
        if (highest > 0) {
            lowest = ratio.price(lowest);
            highest = ratio.price(highest);
        }
        if (levels != null) {
            levels.split(ratio);
        }
        return split;
    }

    /// Takes a bar in.
    void show(long time, long low, long high) {
        lastBarAt = time;
        lowest = Math.min(lowest, low);
        highest = Math.max(highest, high);
    }

    void revalue(long price) {
        lastPrice = price;
    }
}

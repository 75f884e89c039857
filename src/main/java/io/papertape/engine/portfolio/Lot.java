package io.papertape.engine.portfolio;

/// One fill of an entry, of which parts are sold first in, first out. Parts of its cost and commission are rounded so
/// that they add up to the whole. Mutable. In units of 0.00000001.
public final class Lot {

    private final long entryNumber;
    private final long enteredAt;
    private final long price;
    private final long quantity;
    private final long cost;
    private final long commission;
    private final boolean split;
    private long sold;
    private long costTaken;
    private long commissionTaken;

    /// @param entryNumber number of the trade that it is
    /// @param enteredAt slice of the fill, epoch milliseconds UTC
    /// @param price fill price per share
    /// @param quantity bought
    /// @param commission paid on it
    /// @param sold how much of it was sold before
    public Lot(long entryNumber, long enteredAt, long price, long quantity, long commission, long sold) {
        this(entryNumber, enteredAt, price, quantity, Money.value(quantity, price), commission, sold, false);
    }

    /// What a split has made of it.
    ///
    /// @param cost of the whole, without commission
    public Lot(long entryNumber, long enteredAt, long price, long quantity, long cost, long commission, long sold) {
        this(entryNumber, enteredAt, price, quantity, cost, commission, sold, true);
    }

    private Lot(
            long entryNumber,
            long enteredAt,
            long price,
            long quantity,
            long cost,
            long commission,
            long sold,
            boolean split) {
        this.entryNumber = entryNumber;
        this.enteredAt = enteredAt;
        this.price = price;
        this.quantity = quantity;
        this.cost = cost;
        this.commission = commission;
        this.sold = sold;
        this.split = split;
        costTaken = partOf(cost, sold);
        commissionTaken = partOf(commission, sold);
    }

    /// Number of the trade that it is.
    public long entryNumber() {
        return entryNumber;
    }

    /// Slice of the fill, epoch milliseconds UTC.
    public long enteredAt() {
        return enteredAt;
    }

    /// Fill price per share.
    public long price() {
        return price;
    }

    /// What was bought.
    public long quantity() {
        return quantity;
    }

    /// Cost of the whole, without commission.
    public long cost() {
        return cost;
    }

    /// Cost of what was sold.
    long costTaken() {
        return costTaken;
    }

    /// Commission of the whole.
    public long commission() {
        return commission;
    }

    /// Whether a split has made it what it is.
    public boolean isSplit() {
        return split;
    }

    /// How much of it was sold.
    public long sold() {
        return sold;
    }

    /// What is left of it.
    public long left() {
        return quantity - sold;
    }

    /// Cost of what is left.
    long costLeft() {
        return cost - costTaken;
    }

    /// Commission of what is left.
    long commissionLeft() {
        return commission - commissionTaken;
    }

    /// The same with a further cost and commission.
    Lot withMore(long furtherCost, long furtherCommission) {
        return new Lot(
                entryNumber,
                enteredAt,
                price,
                quantity,
                Money.add(cost, furtherCost),
                Money.add(commission, furtherCommission),
                sold);
    }

    /// Takes a part away, at most what is left.
    LotPart take(long part) {
        sold += part;
        long costSoFar = partOf(cost, sold);
        long commissionSoFar = partOf(commission, sold);
        LotPart taken = new LotPart(entryNumber, part, costSoFar - costTaken, commissionSoFar - commissionTaken);
        costTaken = costSoFar;
        commissionTaken = commissionSoFar;
        return taken;
    }

    private long partOf(long whole, long part) {
        return part == quantity ? whole : Proportion.of(whole, part, quantity);
    }
}

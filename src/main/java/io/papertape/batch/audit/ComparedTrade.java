package io.papertape.batch.audit;

import io.papertape.engine.order.Side;
import io.papertape.engine.order.Trade;
import io.papertape.engine.portfolio.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// What is compared of a trade.
///
/// @param symbol index in the list of the session
/// @param time slice, epoch milliseconds UTC
/// @param reason why it was made
record ComparedTrade(
        int symbol, Side side, long quantity, long price, long time, long commission, long cashFlow, String reason) {

    static ComparedTrade of(Trade trade) {
        return new ComparedTrade(
                trade.symbol(),
                trade.side(),
                trade.quantity(),
                trade.price(),
                trade.time(),
                trade.commission(),
                trade.cashFlow(),
                trade.reason());
    }

    /// Whether the account is the same after another trade, for whatever reason it was made.
    boolean isSame(ComparedTrade other) {
        return withReason(other.reason).equals(other);
    }

    private ComparedTrade withReason(String other) {
        return new ComparedTrade(symbol, side, quantity, price, time, commission, cashFlow, other);
    }

    /// The same of a session that lists its symbols in another order.
    ComparedTrade withSymbol(int other) {
        return new ComparedTrade(other, side, quantity, price, time, commission, cashFlow, reason);
    }

    /// In a few words.
    ///
    /// @param symbols of the session
    String told(List<String> symbols) {
        return side + " " + Money.format(quantity) + " " + symbols.get(symbol) + " at " + Money.format(price) + " on "
                + Instant.ofEpochMilli(time);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(symbol);
        out.writeUTF(side.name());
        out.writeLong(quantity);
        out.writeLong(price);
        out.writeLong(time);
        out.writeLong(commission);
        out.writeLong(cashFlow);
        out.writeUTF(reason);
    }

    static ComparedTrade read(DataInput in) throws IOException {
        return new ComparedTrade(
                in.readInt(),
                Side.valueOf(in.readUTF()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }
}

package io.papertape.engine.order;

import io.papertape.engine.portfolio.Excursion;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An executed order. Money and quantities are in units of 0.00000001.
///
/// @param number 0, 1, 2 … in order of execution within the session
/// @param symbol index of the symbol in the session's list
/// @param side direction
/// @param effect whether it opens a position or closes one
/// @param quantity shares, positive
/// @param price fill price per share
/// @param time slice, epoch milliseconds UTC
/// @param commission paid on this trade
/// @param slippage by which the fill was worse than the price, per share, at least 0
/// @param cashFlow what cash changed by: negative for a buy
/// @param realizedPnl of an exit, net of the commissions of entry and exit; empty for an entry
/// @param reason why it was made, one line
/// @param requestedQuantity shares that an entry would have had without the limits of risk; of an exit the quantity
/// @param limitedBy the limit that reduced the quantity of an entry, or null where none did
/// @param entryNumber of an exit, the number of the entry that it closes; empty for an entry
/// @param excursion of an exit, the prices since that entry; null for an entry, and where there was no bar in between
public record Trade(
        long number,
        int symbol,
        Side side,
        PositionEffect effect,
        long quantity,
        long price,
        long time,
        long commission,
        long slippage,
        long cashFlow,
        OptionalLong realizedPnl,
        String reason,
        long requestedQuantity,
        @Nullable EntryLimit limitedBy,
        OptionalLong entryNumber,
        @Nullable Excursion excursion) {

    /// Price per share that the slippage made worse.
    public long priceBeforeSlippage() {
        return side == Side.BUY ? price - slippage : price + slippage;
    }
}

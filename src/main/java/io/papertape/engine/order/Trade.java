package io.papertape.engine.order;

import io.papertape.engine.portfolio.Excursion;
import io.papertape.engine.portfolio.LotPart;
import java.util.List;
import java.util.OptionalInt;
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
/// @param requestedQuantity shares that an entry would have had without limits; of an exit the quantity
/// @param limitedBy the limit that reduced the quantity of an entry, or null where none did
/// @param entryNumber of an exit, the number of the entry that it closes; empty for an entry
/// @param excursion of an exit, the prices since that entry; null for an entry, and where there was no bar in between
/// @param orderNumber 0, 1, 2 … in order of decision within the session; the fills of an order share it
/// @param kind what led to it
/// @param level price before slippage that its order waited for; empty where it waited for none
/// @param decidedAt slice in which its order, or the level, was decided, epoch milliseconds UTC
/// @param ambiguous whether another order of events within the bar was possible, which the bar does not tell
/// @param otherPnl of an ambiguous exit, what the other order of events would have realized
/// @param missedTrails of an exit from a position with a trailing stop, in how many bars it may have trailed out and
///     did not
/// @param parts of an exit, what it sold of each fill; empty for an entry, and where it sold the whole of one fill
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
        @Nullable Excursion excursion,
        long orderNumber,
        TradeKind kind,
        OptionalLong level,
        long decidedAt,
        boolean ambiguous,
        OptionalLong otherPnl,
        OptionalInt missedTrails,
        List<LotPart> parts) {

    public Trade {
        parts = List.copyOf(parts);
    }

    /// Price per share that the slippage made worse.
    public long priceBeforeSlippage() {
        return side == Side.BUY ? price - slippage : price + slippage;
    }
}

package io.papertape.engine.portfolio;

import java.util.OptionalLong;

/// What changed the cash of a session without a trade. Money and quantities are in units of 0.00000001.
///
/// @param time slice, epoch milliseconds UTC
/// @param symbol index of the symbol in the session's list
/// @param type what it was
/// @param amount that cash changed by
/// @param quantityChange that the position changed by
/// @param realizedPnl of the shares that a split paid in cash; empty where it paid none
public record CashEvent(long time, int symbol, Type type, long amount, long quantityChange, OptionalLong realizedPnl) {

    /// What changes cash without a trade.
    public enum Type {
        /// Paid by a company for shares that were held, net of tax.
        DIVIDEND,
        /// Paid for what a split left of a share or a lot.
        SPLIT_CASH,
        /// Paid for the shares of a short position.
        BORROW
    }
}

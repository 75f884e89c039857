package io.papertape.engine.order;

import io.papertape.engine.portfolio.Account;

/// How many shares an entry asks for, before the limits of risk. Asked at every signal to buy that may be followed.
///
/// One that asks for the same amount at every entry:
///
/// ```java
/// record FixedAmount(long amount) implements PositionSizing {
///     public long quantity(long fill, Account account, CostModel costs) {
///         return costs.largestQuantity(fill, amount, account.cash());
///     }
/// }
/// ```
public interface PositionSizing {

    /// Shares to buy, in units of 0.00000001; 0 for no entry. With their costs they are within the account's cash.
    ///
    /// @param fill price per share with slippage, as of now; 0 where it exceeds the largest value
    /// @param account cash and positions as of now
    /// @param costs what the entry would cost
    long quantity(long fill, Account account, CostModel costs);
}

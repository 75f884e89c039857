package io.papertape.engine.session;

import io.papertape.engine.portfolio.Money;

/// What corporate actions bring a session.
///
/// @param dividendTax part of a dividend that is kept back, from 0 to 1, in units of 0.00000001
/// @param delistedAtLastPrice whether a delisted share whose worth nobody tells is worth its last price; it is worth
///     nothing otherwise
public record ActionRules(long dividendTax, boolean delistedAtLastPrice) {

    /// No tax; what nobody tells the worth of is worth nothing.
    public static final ActionRules DEFAULT = new ActionRules(0, false);

    public ActionRules {
        if (dividendTax < 0 || dividendTax > Money.ONE) {
            throw new IllegalArgumentException("dividendTax must be from 0 to 1 but was " + Money.format(dividendTax));
        }
    }
}

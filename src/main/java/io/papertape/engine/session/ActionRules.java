package io.papertape.engine.session;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// What corporate actions bring a session.
///
/// @param dividendTax part of a dividend that is kept back, from 0 to 1, in units of 0.00000001
/// @param delistedAtLastPrice whether a delisted share whose worth nobody tells is worth its last price; it is worth
///     nothing otherwise
public record ActionRules(long dividendTax, boolean delistedAtLastPrice) {

    private static final BigDecimal UNITS = BigDecimal.valueOf(Money.ONE);

    /// No tax; what nobody tells the worth of is worth nothing.
    public static final ActionRules DEFAULT = new ActionRules(0, false);

    public ActionRules {
        if (dividendTax < 0 || dividendTax > Money.ONE) {
            throw new IllegalArgumentException("dividendTax must be from 0 to 1 but was " + Money.format(dividendTax));
        }
    }

    /// What a position has a claim to, rounded half-even: net of tax; who is short owes the whole, which is below 0.
    ///
    /// @param value of the dividend, for a share
    public long dividend(Position position, long value) {
        long part = position.isShort() ? Money.ONE : Money.ONE - dividendTax;
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(position.quantity())
                .multiply(BigInteger.valueOf(value))
                .multiply(BigInteger.valueOf(part)));
        long amount =
                exact.divide(UNITS.multiply(UNITS), 0, RoundingMode.HALF_EVEN).longValueExact();
        return position.sign() * amount;
    }

    /// What a delisted share is worth.
    ///
    /// @param value of the delisting, or [CorporateAction#LAST_PRICE]
    /// @param lastPrice of the share
    public long worth(long value, long lastPrice) {
        if (value != CorporateAction.LAST_PRICE) {
            return value;
        }
        return delistedAtLastPrice ? lastPrice : 0;
    }
}

package io.papertape.prices.file;

import io.papertape.engine.portfolio.Proportion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// A positive fraction of whole numbers of any size. Immutable.
final class Ratio {

    private final BigInteger numerator;
    private final BigInteger denominator;

    /// Both parts, where both fit; else 0.
    private final long shortNumerator;

    private final long shortDenominator;

    private Ratio(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        this.numerator = numerator.divide(divisor);
        this.denominator = denominator.divide(divisor);
        boolean fits = this.numerator.bitLength() < Long.SIZE && this.denominator.bitLength() < Long.SIZE;
        shortNumerator = fits ? this.numerator.longValueExact() : 0;
        shortDenominator = fits ? this.denominator.longValueExact() : 0;
    }

    /// A decimal number.
    ///
    /// @param value above 0
    static Ratio of(BigDecimal value) {
        BigDecimal whole = value.scale() < 0 ? value.setScale(0) : value;
        return new Ratio(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    }

    /// 1 ÷ this.
    Ratio inverse() {
        return new Ratio(denominator, numerator);
    }

    /// An amount that is not negative × this, rounded half-even; [Proportion#TOO_LARGE] where it does not fit.
    long times(long amount) {
        if (shortDenominator > 0) {
            return Proportion.of(amount, shortNumerator, shortDenominator);
        }
        BigInteger product = new BigDecimal(BigInteger.valueOf(amount).multiply(numerator))
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_EVEN)
                .toBigInteger();
        return product.bitLength() < Long.SIZE ? product.longValueExact() : Proportion.TOO_LARGE;
    }

    double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }
}

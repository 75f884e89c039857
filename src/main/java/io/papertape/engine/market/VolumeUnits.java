package io.papertape.engine.market;

import io.papertape.engine.portfolio.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Volumes as fixed-point numbers: the decimal that a file wrote, cut to 8 decimals. Stateless.
public final class VolumeUnits {

    private static final double LARGEST_WHOLE = (double) Long.MAX_VALUE / Money.ONE;

    private VolumeUnits() {}

    /// A volume in units of 0.00000001; the largest value where it exceeds that. A `double` tells the decimal that was
    /// written if that has at most 15 digits.
    ///
    /// @param volume not negative; 0 and what is no number stand for one that is not known
    public static long of(double volume) {
        if (!(volume > 0)) {
            return 0;
        }
        if (volume >= LARGEST_WHOLE) {
            return Long.MAX_VALUE;
        }
        long whole = (long) volume;
        return whole == volume
                ? whole * Money.ONE
                : new BigDecimal(Double.toString(volume))
                        .setScale(Money.DECIMALS, RoundingMode.DOWN)
                        .unscaledValue()
                        .longValueExact();
    }
}

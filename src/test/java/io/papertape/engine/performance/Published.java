package io.papertape.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;

/// Compares with numbers that others have printed.
final class Published {

    private Published() {}

    /// Holds where `value` is what was printed, to its last digit; of more than 13 digits the first 13
    /// count.
    static void assertPublished(Double value, String printed) {
        BigDecimal number = new BigDecimal(printed);
        double halfOfLastDigit = 0.5 * Math.pow(10, -number.scale());
        double rounding = 1e-13 * Math.abs(number.doubleValue());

        assertThat(value).isCloseTo(number.doubleValue(), within(Math.max(halfOfLastDigit, rounding)));
    }
}

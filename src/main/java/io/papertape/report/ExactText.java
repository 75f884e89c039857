package io.papertape.report;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// How values are written for other programs: nothing is rounded, nothing depends on the machine.
final class ExactText {

    private ExactText() {}

    /// Decimals without trailing zeros and without an exponent; a double by the fewest digits that
    /// tell it from every other; times as `2018-02-07T00:00:00`, with a fraction of a second only
    /// where there is one.
    static String of(Object value) {
        return switch (value) {
            case BigDecimal decimal -> Figures.exact(decimal);
            case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
            default -> value.toString();
        };
    }
}

package io.papertape.report.morning;

import java.math.BigDecimal;

/// A symbol that is held since before the night.
///
/// @param change of the value of its positions in all sessions of the night, not 0
/// @param before what they were worth
/// @param sessions that hold it
record Mover(String symbol, BigDecimal change, BigDecimal before, int sessions) {

    double share() {
        return change.doubleValue() / before.doubleValue();
    }
}

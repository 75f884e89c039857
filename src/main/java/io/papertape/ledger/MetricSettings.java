package io.papertape.ledger;

import io.papertape.engine.performance.Conventions;
import io.papertape.engine.portfolio.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the metrics of a session are measured by; its trading does not depend on it.
///
/// @param benchmark the symbol to hold for comparison, traded or not, or null for all of the session's in equal weights
/// @param riskFreeRate a year's, a fraction in units of 0.00000001
/// @param periodsPerYear returns that make a year in annual figures, or null where the dates of the equity points
/// decide
public record MetricSettings(
        @Nullable String benchmark,
        long riskFreeRate,
        @Nullable Integer periodsPerYear) {

    /// What annual figures are reckoned with.
    Conventions conventions() {
        return new Conventions((double) riskFreeRate / Money.ONE, periodsPerYear);
    }

    /// These settings as parameters: texts by name. Defaults are left out.
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (benchmark != null) {
            texts.put("benchmark", benchmark);
        }
        if (riskFreeRate != 0) {
            texts.put("riskFreeRate", Money.format(riskFreeRate));
        }
        if (periodsPerYear != null) {
            texts.put("periodsPerYear", periodsPerYear.toString());
        }
        return texts;
    }
}

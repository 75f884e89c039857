package io.papertape.batch.sweep;

import io.papertape.settings.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The values of a parameter that a text lists: values and ranges, separated by commas. A range is `first..last`, or
/// `first..last:step`, of decimals that are exact: `0.1..0.3:0.1` has three values.
final class SweptValues {

    private static final String RANGE = "..";
    private static final int MOST_VALUES = 1_000_000;

    private SweptValues() {}

    /// The values, in the order in which they are listed; one where the text is neither a list nor a range.
    ///
    /// @param parameter its name, to tell what is wrong
    /// @throws InvalidValueException if a range is none, or a value is listed twice
    static List<String> of(String parameter, String text) throws InvalidValueException {
        List<String> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String item = part.strip();
            if (item.contains(RANGE)) {
                addRange(parameter, item, values);
            } else {
                values.add(item);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (value.isEmpty()) {
                throw new InvalidValueException(parameter + " lists an empty value: '" + text + "'");
            }
            if (!seen.add(value)) {
                throw new InvalidValueException(parameter + " lists " + value + " twice: '" + text + "'");
            }
        }
        return values;
    }

    private static void addRange(String parameter, String range, List<String> values) throws InvalidValueException {
        int dots = range.indexOf(RANGE);
        String rest = range.substring(dots + RANGE.length());
        int colon = rest.indexOf(':');
        try {
            BigDecimal first = new BigDecimal(range.substring(0, dots).strip());
            BigDecimal last = new BigDecimal((colon < 0 ? rest : rest.substring(0, colon)).strip());
            BigDecimal step = colon < 0
                    ? BigDecimal.ONE
                    : new BigDecimal(rest.substring(colon + 1).strip());
            if (step.signum() <= 0 || last.compareTo(first) < 0) {
                throw new InvalidValueException(parameter
                        + " must rise from first to last by a step above 0, as in 5..50:5, but was '" + range + "'");
            }
            BigDecimal count = last.subtract(first).divideToIntegralValue(step);
            if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
                throw new InvalidValueException(
                        parameter + " must have at most " + MOST_VALUES + " values but was '" + range + "'");
            }
            for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(step)) {
                values.add(plain(value));
            }
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    parameter + " must be a range of numbers like 5..50:5 but was '" + range + "'");
        }
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

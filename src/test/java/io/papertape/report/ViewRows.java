package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares the rows of a view with expected ones: money to the digit, whatever its scale, ratios within 1e-12.
final class ViewRows {

    private static final double TOLERANCE = 1e-12;

    /// Below it a difference is not measured by the value, of which cancellation leaves few digits.
    private static final double SMALL = 0.01;

    private ViewRows() {}

    /// A row, from names and values by turns.
    static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    /// The rows of a report.
    static List<Map<String, ?>> of(ReportTable table) {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (List<@Nullable Object> values : table.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                row.put(table.columns().get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    static void assertEqual(String what, List<? extends Map<String, ?>> rows, List<? extends Map<String, ?>> expected) {
        for (int i = 0; i < Math.min(rows.size(), expected.size()); i++) {
            Map<String, ?> row = rows.get(i);
            Map<String, ?> expectedRow = expected.get(i);
            assertThat(row.keySet()).as(what).isEqualTo(expectedRow.keySet());
            for (String column : row.keySet()) {
                Object value = row.get(column);
                Object wanted = expectedRow.get(column);
                assertThat(equal(value, wanted))
                        .as("%s, row %d of %s: %s must be %s but was %s", what, i, rows.size(), column, wanted, value)
                        .isTrue();
            }
        }
        assertThat(rows).as(what).hasSameSizeAs(expected);
    }

    private static boolean equal(@Nullable Object value, @Nullable Object expected) {
        if (value == null || expected == null) {
            return value == null && expected == null;
        }
        if (expected instanceof BigDecimal money) {
            return value instanceof BigDecimal decimal && decimal.compareTo(money) == 0;
        }
        if (expected instanceof Double ratio) {
            return value instanceof Double number
                    && Math.abs(number - ratio) <= TOLERANCE * Math.max(SMALL, Math.abs(ratio));
        }
        if (expected instanceof Long || expected instanceof Integer) {
            return value instanceof Number number && number.longValue() == ((Number) expected).longValue();
        }
        return plain(value).equals(plain(expected));
    }

    private static Object plain(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : value;
    }
}

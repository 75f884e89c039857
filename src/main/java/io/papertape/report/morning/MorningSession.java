package io.papertape.report.morning;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a night did with one session.
///
/// @param row of the report of the morning, by column
/// @param concerns the most serious first
record MorningSession(Map<String, @Nullable Object> row, List<Concern> concerns) {

    MorningSession {
        row = Collections.unmodifiableMap(new LinkedHashMap<>(row));
        concerns = List.copyOf(concerns);
    }

    String name() {
        return text("session");
    }

    String status() {
        return text("status");
    }

    /// Whether the night's own row tells of something, remarks on the prices apart.
    boolean needsAttention() {
        return row.get("attention") != null;
    }

    /// Equity after the night less equity before it, or null where there was none before.
    @Nullable
    BigDecimal gain() {
        return (BigDecimal) row.get("gain");
    }

    /// Of the night; none of a session that was replayed whole, whose trades are not new.
    long newTrades() {
        return row.get("new_trades") instanceof Number trades ? trades.longValue() : 0;
    }

    long slices() {
        return ((Number) Objects.requireNonNull(row.get("slices"))).longValue();
    }

    private String text(String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }
}

package io.papertape.report.page;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How large a sweep is, and where its results are.
///
/// @param id key of the sweep
/// @param firstResult key of the result of the first combination in the first window of the first account
/// @param combinations number of combinations
/// @param accounts number of accounts
/// @param windows number of windows, also that of all tests
record SweepSize(long id, long firstResult, long combinations, int accounts, int windows) {

    /// @param row of the table of sweeps
    static SweepSize of(Map<String, @Nullable Object> row) {
        return new SweepSize(
                number(row, "sweep_id"),
                number(row, "first_result_id"),
                number(row, "combinations"),
                (int) number(row, "accounts"),
                (int) number(row, "windows"));
    }

    private static long number(Map<String, @Nullable Object> row, String column) {
        return ((Number) Objects.requireNonNull(row.get(column))).longValue();
    }

    /// Key of the result of the first combination of an account and a window. Those of all others follow.
    long first(int account, int window) {
        return firstResult + ((long) account * windows + window) * (combinations + 1);
    }

    /// Accounts times windows.
    long units() {
        return (long) accounts * windows;
    }
}

package io.papertape.engine.order;

import java.util.Arrays;

/// What refuses an entry or reduces its quantity, under the name by which it is set; cash is set by none.
public enum EntryLimit {
    MAX_DRAWDOWN("riskMaxDrawdown"),
    MAX_DAILY_LOSS("riskMaxDailyLoss"),
    MAX_POSITION_SIZE("riskMaxPositionSize"),
    MIN_CASH_RESERVE("riskMinCashReserve"),
    /// What the account could pay for.
    CASH("cash"),
    /// The volume of the bar.
    VOLUME("volumeLimit");

    private final String parameter;

    EntryLimit(String parameter) {
        this.parameter = parameter;
    }

    /// Name of the parameter that sets it; `cash`, which none sets.
    public String parameter() {
        return parameter;
    }

    /// The limit that a parameter of this name sets.
    ///
    /// @throws IllegalArgumentException if none does
    public static EntryLimit of(String parameter) {
        return Arrays.stream(values())
                .filter(limit -> limit.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a limit must be one of "
                        + Arrays.stream(values()).map(EntryLimit::parameter).toList() + " but was " + parameter));
    }
}

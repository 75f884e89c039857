package io.papertape.report.morning;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// An order that waits for the next bar of its symbol.
///
/// @param level price that it waits for, or null where it waits for none
record WaitingOrder(
        String session,
        String side,
        BigDecimal quantity,
        String symbol,
        String kind,
        @Nullable BigDecimal level,
        LocalDateTime decidedAt) {}

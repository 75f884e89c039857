package io.papertape.engine.risk;

import io.papertape.engine.order.EntryLimit;
import io.papertape.engine.order.OrderSize;

/// The risk manager's answer to an entry.
public sealed interface RiskDecision {

    /// The entry may be made.
    ///
    /// @param size how much of it
    record Allowed(OrderSize size) implements RiskDecision {}

    /// The entry is refused, and why.
    enum Refused implements RiskDecision {
        DRAWDOWN(EntryLimit.MAX_DRAWDOWN, "drawdown from the highest equity exceeds %s"),
        DAILY_LOSS(EntryLimit.MAX_DAILY_LOSS, "loss since the previous day exceeds %s"),
        POSITION_SIZE(EntryLimit.MAX_POSITION_SIZE, "a single share exceeds %s of equity"),
        CASH_RESERVE(EntryLimit.MIN_CASH_RESERVE, "a single share would leave less cash than %s of equity");

        private final EntryLimit limit;
        private final String reason;

        Refused(EntryLimit limit, String reason) {
            this.limit = limit;
            this.reason = reason.formatted(limit.parameter());
        }

        /// The limit that refuses it.
        public EntryLimit limit() {
            return limit;
        }

        /// The rule that was broken, as the end of a sentence.
        public String reason() {
            return reason;
        }
    }
}

package io.papertape.engine.risk;

/// The risk manager's answer to an entry.
public sealed interface RiskDecision {

    /// The entry may be made.
    ///
    /// @param quantity how much of it, in units of 0.00000001: what was asked for, or less
    record Allowed(long quantity) implements RiskDecision {}

    /// The entry is refused, and why.
    enum Refused implements RiskDecision {
        DRAWDOWN("drawdown from the highest equity exceeds riskMaxDrawdown"),
        DAILY_LOSS("loss since the previous day exceeds riskMaxDailyLoss"),
        POSITION_SIZE("a single share exceeds riskMaxPositionSize of equity"),
        CASH_RESERVE("a single share would leave less cash than riskMinCashReserve of equity");

        private final String reason;

        Refused(String reason) {
            this.reason = reason;
        }

        /// The rule that was broken, as the end of a sentence.
        public String reason() {
            return reason;
        }
    }
}

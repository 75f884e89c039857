package io.papertape.batch.audit;

import io.papertape.engine.order.Trade;
import io.papertape.engine.risk.RiskDecision;
import java.util.List;

/// What a session has done in one slice.
///
/// @param trades in order
/// @param refusals entries that risk refused, in order
/// @param failures symbols whose strategy failed, in order
record SliceEvents(List<Trade> trades, List<Refusal> refusals, List<Failure> failures) {

    /// Nothing.
    static final SliceEvents NONE = new SliceEvents(List.of(), List.of(), List.of());

    /// An entry that risk refused.
    record Refusal(int symbol, long price, long quantity, RiskDecision.Refused why) {}

    /// A symbol whose strategy failed.
    ///
    /// @param type class of what it threw
    record Failure(int symbol, String type) {}
}

package io.papertape.ledger;

import io.papertape.engine.risk.RiskDecision;

/// An entry that risk refused. Money and quantities are in units of 0.00000001.
///
/// @param time slice, epoch milliseconds UTC
/// @param symbol index of the symbol in the session's list
/// @param price latest price, without slippage
/// @param requestedQuantity shares that the session would have bought without risk
/// @param signal why the strategy said to buy, one line
/// @param refused by which limit
public record RefusedEntry(
        long time, int symbol, long price, long requestedQuantity, String signal, RiskDecision.Refused refused) {}

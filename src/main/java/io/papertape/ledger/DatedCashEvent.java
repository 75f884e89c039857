package io.papertape.ledger;

import io.papertape.engine.portfolio.CashEvent;

/// What changed cash without a trade, and the date of its slice.
///
/// @param date in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
public record DatedCashEvent(CashEvent event, long date) {}

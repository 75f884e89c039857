package io.papertape.ledger;

import io.papertape.engine.portfolio.CashEvent;

/// What changed cash without a trade, as its row tells.
///
/// @param date in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
/// @param number within its session
/// @param isInPlace whether its key is that of its session and number
record StoredCashEvent(CashEvent event, long date, long number, boolean isInPlace) {}

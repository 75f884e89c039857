package io.papertape.ledger;

import io.papertape.engine.order.Trade;

/// A trade with the date of its slice.
///
/// @param date in the session's zone, see [io.papertape.engine.portfolio.SessionCalendar]
public record DatedTrade(Trade trade, long date) {}

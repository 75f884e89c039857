package io.papertape.ledger;

import io.papertape.engine.order.Trade;

/// A trade as its row tells of it.
///
/// @param trade without an excursion where the row has but one of its prices
/// @param date of its slice in the session's zone
/// @param place which of its session's trades it is by its key, from 0
/// @param halfExcursion whether it has but one of them
record StoredTrade(Trade trade, long date, long place, boolean halfExcursion) {

    /// Whether it has the number of its place.
    boolean isInPlace() {
        return trade.number() == place;
    }
}

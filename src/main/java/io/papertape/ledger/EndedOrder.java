package io.papertape.ledger;

import io.papertape.engine.order.Order;

/// An order that ended before it was filled whole.
///
/// @param order as it was then
/// @param time slice, epoch milliseconds UTC
/// @param why the limit or level that ended it, by name or in a few words
public record EndedOrder(Order order, long time, String why) {}

package io.papertape.engine.portfolio;

/// A dividend that is owed and not paid yet. Dates are those of [SessionCalendar].
///
/// @param symbol index of the symbol in the session's list
/// @param exDate since when it is owed
/// @param payDate when it is paid
/// @param amount net of tax, in units of 0.00000001
public record Receivable(int symbol, long exDate, long payDate, long amount) {}

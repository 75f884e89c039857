package io.papertape.engine.sweep;

import java.time.LocalDate;

/// A date of a session that was replayed.
///
/// @param date in the session's zone
/// @param equity last one of the date, in units of 0.00000001
/// @param benchmark what 1 of capital has become that buys and holds
public record ReplayedDay(LocalDate date, long equity, double benchmark) {}

package io.papertape.settings;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// From when on a session sees bars and trades, and what its days are.
///
/// @param from first time that the session sees, epoch milliseconds UTC, or null for all
/// @param tradeFrom first time that has an equity point and may have a trade, epoch milliseconds UTC; the bars before
///     it warm the strategy up; null where that is the first bar
/// @param zone whose dates are the session's days; a bar with a date alone keeps its date
/// @param fileZone of times in price files that have no offset
public record SessionPeriod(@Nullable Long from, @Nullable Long tradeFrom, ZoneId zone, ZoneId fileZone) {

    /// The zone where none is given.
    public static final ZoneId UTC = ZoneId.of("UTC");

    /// Every bar, in UTC.
    public static final SessionPeriod ALL = new SessionPeriod(null, null, UTC, UTC);

    /// Whether a slice is before the first that may trade.
    ///
    /// @param time of the slice, epoch milliseconds UTC
    public boolean isWarmUp(long time) {
        return tradeFrom != null && time < tradeFrom;
    }
}

package io.papertape.ledger;

import io.papertape.settings.SessionSettings;
import org.jspecify.annotations.Nullable;

/// A session as it is kept.
///
/// @param id its key
/// @param name its name, or the name that it will take once it has succeeded
/// @param draft whether it is being started over, so that it does not have the name yet
/// @param settings its settings
/// @param allSymbols whether every symbol of the prices was asked for, as far as that is known
/// @param closed whether it is closed for good
/// @param lastSliceAt last slice that its books hold, epoch milliseconds UTC, or null when none
/// @param points how many equity points its books hold
/// @param warmUpSlices how many slices its books hold before the first equity point
/// @param peakEquity highest recorded equity, in units of 0.00000001; the initial capital counts
/// @param riskPeakEquity highest equity that counts for riskMaxDrawdown, in units of 0.00000001
/// @param orders how many orders there were
/// @param cashEvents how many times cash changed without a trade
/// @param ruined whether nothing was left of the account, so that everything is closed
/// @param actionsAfter corporate actions up to this slice were not booked yet when it was made, epoch milliseconds UTC;
///     null where all were
public record StoredSession(
        long id,
        String name,
        boolean draft,
        SessionSettings settings,
        boolean allSymbols,
        boolean closed,
        @Nullable Long lastSliceAt,
        long points,
        long warmUpSlices,
        long peakEquity,
        long riskPeakEquity,
        long orders,
        long cashEvents,
        boolean ruined,
        @Nullable Long actionsAfter) {

    /// This session with other settings.
    StoredSession with(SessionSettings others) {
        return new StoredSession(
                id,
                name,
                draft,
                others,
                allSymbols,
                closed,
                lastSliceAt,
                points,
                warmUpSlices,
                peakEquity,
                riskPeakEquity,
                orders,
                cashEvents,
                ruined,
                actionsAfter);
    }

    /// This session as its books go on: what it was created with stays for its life.
    StoredSession at(
            boolean closedNow,
            @Nullable Long lastSlice,
            long pointsNow,
            long warmUpSlicesNow,
            long peak,
            long riskPeak,
            long ordersNow,
            long cashEventsNow,
            boolean ruinedNow) {
        return new StoredSession(
                id,
                name,
                draft,
                settings,
                allSymbols,
                closedNow,
                lastSlice,
                pointsNow,
                warmUpSlicesNow,
                peak,
                riskPeak,
                ordersNow,
                cashEventsNow,
                ruinedNow,
                actionsAfter);
    }
}

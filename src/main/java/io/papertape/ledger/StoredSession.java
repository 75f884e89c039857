package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
/// @param names of its symbols: those that they have had up to its last slice, or for a run, those that its prices tell
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
        SymbolNames names,
        @Nullable Long actionsAfter) {

    /// Parameters that are given for this session, with the symbols as it knows them.
    public Map<String, String> inOwnSymbols(Map<String, String> given) {
        String symbols = given.get(ReplaySettings.SYMBOLS.name());
        if (symbols == null || !names.change()) {
            return given;
        }
        List<String> own = new ArrayList<>();
        for (String symbol : symbols.split(",", -1)) {
            int index = names.find(symbol.strip(), Long.MAX_VALUE);
            own.add(index == SymbolNames.NONE ? symbol : names.symbols().get(index));
        }
        Map<String, String> known = new LinkedHashMap<>(given);
        known.put(ReplaySettings.SYMBOLS.name(), String.join(",", own));
        return known;
    }

    /// The date of a time in its zone, see [SessionCalendar].
    public long dateOf(long time) {
        return SessionCalendar.dateOf(time, settings.period().zone());
    }

    /// This session with other names of its symbols.
    StoredSession named(SymbolNames others) {
        return with(settings, others);
    }

    /// This session with other settings and names of its symbols.
    StoredSession with(SessionSettings otherSettings, SymbolNames otherNames) {
        return new StoredSession(
                id,
                name,
                draft,
                otherSettings,
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
                otherNames,
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
                names,
                actionsAfter);
    }
}

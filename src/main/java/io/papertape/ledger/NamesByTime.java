package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.SessionCalendar;
import java.time.ZoneId;

/// What the symbols of a session are called at a time.
final class NamesByTime {

    private final SymbolNames names;
    private final ZoneId zone;

    NamesByTime(StoredSession session) {
        names = session.names();
        zone = session.settings().period().zone();
    }

    /// The name of a symbol, by its index.
    ///
    /// @param time of a slice, epoch milliseconds UTC
    String at(int symbol, long time) {
        return names.change()
                ? names.at(symbol, SessionCalendar.dateOf(time, zone))
                : names.symbols().get(symbol);
    }

    /// The symbol that has a name at a time, by its index.
    ///
    /// @throws IllegalStateException if there is none
    int of(String name, long time) {
        return SymbolIndex.of(names, name, SessionCalendar.dateOf(time, zone));
    }
}

package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceSource;
import io.papertape.settings.Names;
import io.papertape.settings.ReplaySettings;
import java.util.List;
import java.util.Optional;

/// The settings of another session, with which a new one begins.
record CopiedSettings(SessionLedger sessions, StrategyCatalog catalog) {

    /// A replay that copies a session, with the settings of that one for all that was not given; any other as it is.
    ///
    /// @throws InvalidParametersException if there is no such session, or its settings do not go with those given
    ReplayRequest in(ReplayRequest given, PriceSource prices) {
        Optional<String> name = given.copyOf();
        if (name.isEmpty()) {
            return given;
        }
        StoredSession other = sessions.find(name.get())
                .orElseThrow(() -> new InvalidParametersException(List.of(ReplaySettings.COPY_OF.name()
                        + ": unknown session '" + name.get() + "': " + Names.hint(name.get(), sessions.names()))));
        return given.copying(other.settings(), catalog).orThrow(prices);
    }

    /// A session that exists goes on only if a copy would have all its settings, also those with their default.
    ///
    /// @throws InvalidParametersException if it would not, with all that differ
    static void requireThoseOf(StoredSession session, ReplayRequest request) {
        List<String> problems = request.copyOf().stream()
                .flatMap(other -> session.settings().differences(request.settings()).stream()
                        .map(difference -> "session '" + session.name()
                                + "' is there already and keeps its settings, which copyOf=" + other
                                + " does not have: " + difference + " (fresh=true starts it over)"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidParametersException(problems);
        }
    }
}

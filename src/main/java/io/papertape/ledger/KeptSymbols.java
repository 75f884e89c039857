package io.papertape.ledger;

import io.papertape.settings.ReplaySettings;
import java.util.ArrayList;
import java.util.List;

/// By which the bars of a session are kept.
final class KeptSymbols {

    /// Stands before the name of a benchmark that the session does not trade: no symbol has it.
    static final String APART = ",";

    private KeptSymbols() {}

    /// The symbols of a session, and a benchmark that is none of them behind the others.
    static List<String> of(StoredSession session) {
        List<String> symbols = new ArrayList<>(session.settings().symbols());
        session.settings()
                .get(ReplaySettings.BENCHMARK)
                .filter(benchmark -> !symbols.contains(benchmark))
                .ifPresent(benchmark -> symbols.add(APART + benchmark));
        return List.copyOf(symbols);
    }
}

package io.papertape.desk;

import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.settings.RequestedSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a file says of sessions, held against the books. Immutable.
///
/// @param stored the sessions of the file that the books have, by name, in the order of the file
/// @param left the names of the sessions in the books that the file does not have
/// @param problems settings that a session keeps otherwise than the file says; empty where there are none
public record BooksCheck(Map<String, StoredSession> stored, List<String> left, List<DeskProblem> problems) {

    public BooksCheck {
        stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
        left = List.copyOf(left);
        problems = List.copyOf(problems);
    }

    /// Compares the sessions of a file with those of the books, as `replay` does before it carries one forward. What
    /// the file does not say is what the session has.
    ///
    /// @param catalog finds the strategies
    public static BooksCheck of(Desk desk, SessionLedger sessions, StrategyCatalog catalog) {
        List<DeskProblem> problems = new ArrayList<>();
        Map<String, StoredSession> stored = new LinkedHashMap<>();
        for (DeskSession session : desk.sessions()) {
            sessions.find(session.name()).ifPresent(found -> {
                stored.put(session.name(), found);
                problems.addAll(held(session, found, catalog));
            });
        }
        return new BooksCheck(stored, desk.left(sessions.names()), problems);
    }

    private static List<DeskProblem> held(DeskSession session, StoredSession stored, StrategyCatalog catalog) {
        return RequestedSettings.carrying(stored.settings(), stored.inOwnSymbols(session.parameters()), catalog)
                .problems()
                .stream()
                .map(problem -> new DeskProblem(session.place(problem.parameter()), problem.sentence()))
                .toList();
    }
}

package io.papertape.cli;

import io.papertape.settings.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a session that a command is to be about.
final class SessionName {

    private SessionName() {}

    /// What is wrong with a name, in one sentence; empty where it is one of the sessions, or null for all of them.
    static Optional<String> problem(@Nullable String name, List<String> sessions) {
        if (name == null || sessions.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                sessions.isEmpty()
                        ? "there is no session yet"
                        : "unknown session '" + name + "': " + Names.hint(name, sessions));
    }
}

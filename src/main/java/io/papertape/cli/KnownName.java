package io.papertape.cli;

import io.papertape.settings.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The name of a session or a sweep that a command is to be about.
final class KnownName {

    private KnownName() {}

    /// What is wrong with a name, in one sentence; empty where it is one of those that there are, or null for all of
    /// them.
    ///
    /// @param kind what it is the name of: `session`
    static Optional<String> problem(String kind, @Nullable String name, List<String> known) {
        if (name == null || known.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                known.isEmpty()
                        ? "there is no " + kind + " yet"
                        : "unknown " + kind + " '" + name + "': " + Names.hint(name, known));
    }
}

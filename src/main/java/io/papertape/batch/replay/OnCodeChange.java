package io.papertape.batch.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What to do when the code of a session's strategy is not what it was.
public enum OnCodeChange {
    /// Stop, and leave the decision to a person.
    STOP,
    /// Replay the session whole with the new code.
    REPLAY,
    /// Go on with the new code, and keep since when.
    ACCEPT;

    /// As it is given.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that is given like this.
    ///
    /// @throws IllegalArgumentException if none is
    static OnCodeChange labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(OnCodeChange::label).toList();
    }
}

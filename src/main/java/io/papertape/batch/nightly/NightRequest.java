package io.papertape.batch.nightly;

import io.papertape.batch.InvalidParametersException;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.ReplaySettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a night is to do.
///
/// @param file that names the sessions: an absolute path
/// @param sessions in the order of the file
/// @param until last time that they are to see, as a parameter's text; null for all
/// @param threads on which shards are replayed, at least 1
/// @param shard how many sessions a shard has at most; 0 leaves it to the night
public record NightRequest(
        String file, List<Entry> sessions, @Nullable String until, int threads, int shard) {

    public NightRequest {
        sessions = List.copyOf(sessions);
    }

    /// Last time that they are to see, epoch milliseconds UTC, or null for all.
    ///
    /// @throws InvalidParametersException if its text is none
    @Nullable
    Long untilMillis() {
        try {
            return until == null ? null : ReplaySettings.TO.parse(until).orElse(null);
        } catch (InvalidValueException e) {
            throw new InvalidParametersException(List.of("date " + e.getMessage()));
        }
    }

    /// A session that is to be carried forward.
    ///
    /// @param name of the session
    /// @param parameters of its replay, texts by name
    public record Entry(String name, Map<String, String> parameters) {

        public Entry {
            parameters = Map.copyOf(parameters);
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a replay is about to do.
///
/// @param session its name
/// @param settings of the session; its symbols are empty when every symbol is meant
/// @param prices folder or file with the prices
/// @param after the last slice that the books hold, epoch milliseconds UTC, or null when they hold none
/// @param to the last time to see, as it was given, or null for all
public record ReplayStart(
        String session,
        SessionSettings settings,
        Path prices,
        @Nullable Long after,
        @Nullable String to) {

    static ReplayStart of(ReplayRequest request, @Nullable Long after) {
        return new ReplayStart(
                request.sessionName(),
                request.settings(),
                request.prices(),
                after,
                request.given().get(ReplaySettings.TO.name()));
    }
}

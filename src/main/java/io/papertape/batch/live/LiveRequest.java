package io.papertape.batch.live;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.PriceSource;
import io.papertape.settings.LiveSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.Setting;
import io.papertape.settings.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Live trading as it is asked for.
///
/// @param first the replay that it begins with
/// @param again the replay that comes after a failure: it starts nothing over
/// @param following what the session does from then on, until it is settled
/// @param interval pause between looks at the prices
/// @param patience how long a slice waits for symbols
public record LiveRequest(
        ReplayRequest first, ReplayRequest again, ReplayRequest following, Duration interval, Duration patience) {

    /// Reads and checks parameters, as far as can be told before the books are opened.
    ///
    /// @param given texts by name
    /// @param catalog finds the strategy
    /// @param prices in which more may be wrong
    /// @throws InvalidParametersException with everything that is wrong
    public static LiveRequest parse(Map<String, String> given, StrategyCatalog catalog, PriceSource prices) {
        SettingsReader reader = new SettingsReader(given);
        reader.readAll(LiveSettings.ALL);
        List<String> problems = new ArrayList<>(reader.problems());
        Map<String, String> replay = new LinkedHashMap<>(given);
        LiveSettings.ALL.forEach(setting -> replay.remove(setting.name()));
        for (Setting<?> other : LiveSettings.NOT_OF_LIVE) {
            if (replay.remove(other.name()) != null) {
                problems.add(other.name() + " is not for live: "
                        + (other == ReplaySettings.COPY_OF
                                ? "replay begins the session, and live goes on with it"
                                : "leave it out; " + LiveSettings.WAIT.name() + "=SECONDS is how long a slice waits"));
            }
        }
        try {
            ReplayRequest first = request(without(replay, ReplaySettings.CLOSE_AT_END), catalog, prices);
            Map<String, String> goingOn = without(replay, ReplaySettings.FRESH);
            if (problems.isEmpty()) {
                goingOn.put(ReplaySettings.SESSION_NAME.name(), first.sessionName());
                return new LiveRequest(
                        first,
                        request(without(goingOn, ReplaySettings.CLOSE_AT_END), catalog, prices),
                        request(goingOn, catalog, prices),
                        reader.read(LiveSettings.INTERVAL),
                        reader.read(LiveSettings.WAIT));
            }
        } catch (InvalidParametersException e) {
            problems.addAll(e.problems());
        }
        throw new InvalidParametersException(problems);
    }

    private static ReplayRequest request(Map<String, String> given, StrategyCatalog catalog, PriceSource prices) {
        return ReplayRequest.parse(given, catalog).orThrow(prices);
    }

    private static Map<String, String> without(Map<String, String> given, Setting<?> setting) {
        Map<String, String> others = new LinkedHashMap<>(given);
        others.remove(setting.name());
        return others;
    }
}

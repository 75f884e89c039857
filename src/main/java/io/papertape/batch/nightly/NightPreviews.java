package io.papertape.batch.nightly;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.batch.replay.ReplayPreview;
import io.papertape.batch.replay.ReplayPreviews;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.prices.PriceSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells what a night would do. It holds no session and writes nothing: where others work on sessions meanwhile, they
/// are further when the night comes. Safe for use by several threads.
///
/// ```java
/// NightRequest night = new NightRequest(
///         "/desk/papertape.yaml",
///         List.of(new NightRequest.Entry("mine", Map.of("prices", "/desk/prices"))),
///         null, 2, 0);
/// List<PreviewedSession> sessions = previews.of(night, prices);
/// ```
public class NightPreviews {

    private final ReplayAttempts attempts;
    private final ReplayPreviews replays;
    private final StrategyCatalog catalog;
    private final StopRequest stop;

    NightPreviews(ReplayAttempts attempts, ReplayPreviews replays, StrategyCatalog catalog, StopRequest stop) {
        this.attempts = attempts;
        this.replays = replays;
        this.catalog = catalog;
        this.stop = stop;
    }

    /// What a night would do with each session, in the order of the request.
    public List<PreviewedSession> of(NightRequest request, PriceSource prices) {
        CarriedSessions carried = new CarriedSessions(attempts, catalog, stop, prices);
        List<ReplayAttempt> first = carried.first(request.sessions(), request.until(), Map.of());
        Map<String, PreviewedSession> previewed = new HashMap<>();
        for (List<ReplayAttempt> together : NightJob.shards(first, 1, Integer.MAX_VALUE)) {
            try {
                Map<ReplayAttempt, ReplayPreview> previews = replays.of(together, prices);
                previews.forEach((attempt, preview) -> put(PreviewedSession.of(name(attempt), preview), previewed));
            } catch (RuntimeException e) {
                together.forEach(attempt -> put(PreviewedSession.of(name(attempt), SessionEnd.of(e)), previewed));
            }
        }
        return request.sessions().stream()
                .map(NightRequest.Entry::name)
                .map(name -> previewed.containsKey(name)
                        ? previewed.get(name)
                        : PreviewedSession.of(name, carried.end(name)))
                .toList();
    }

    private static String name(ReplayAttempt attempt) {
        return attempt.request().sessionName();
    }

    private static void put(PreviewedSession session, Map<String, PreviewedSession> previewed) {
        previewed.put(session.name(), session);
    }
}

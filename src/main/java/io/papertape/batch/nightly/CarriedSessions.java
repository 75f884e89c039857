package io.papertape.batch.nightly;

import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayPlan;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.database.BusyException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.NightLedger;
import io.papertape.prices.PriceSource;
import io.papertape.settings.ReplaySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions that the caller holds, on their way forward: what is attempted with each, and what came of it. Not safe for
/// use by several threads.
final class CarriedSessions {

    private final ReplayAttempts attempts;
    private final StrategyCatalog catalog;
    private final StopRequest stop;
    private final PriceSource prices;
    private final PriceContents contents;
    private final Map<String, SessionEnd> ends = new LinkedHashMap<>();

    CarriedSessions(ReplayAttempts attempts, StrategyCatalog catalog, StopRequest stop, PriceSource prices) {
        this.attempts = attempts;
        this.catalog = catalog;
        this.stop = stop;
        this.prices = prices;
        contents = new PriceContents(prices);
    }

    /// Executes attempts by a job.
    interface Execution {

        /// Executes them once.
        ///
        /// @param round which execution this is, from 1
        NightJob.Result execute(int round, List<ReplayAttempt> attempts);
    }

    /// Digests of their prices.
    PriceContents contents() {
        return contents;
    }

    /// What came of a session, so far.
    SessionEnd end(String session) {
        return ends.getOrDefault(session, SessionEnd.STOPPED);
    }

    /// Notes why sessions are not held, by name.
    void busy(Map<String, BusyException> busy) {
        busy.forEach((session, held) -> ends.put(session, SessionEnd.of(held)));
    }

    /// What is attempted first, of the sessions for which there is something to attempt.
    ///
    /// @param sessions that are held
    /// @param until last time that they are to see, as a parameter's text; null for all
    /// @param earlier runs that a night has completed which has not ended, by session
    List<ReplayAttempt> first(
            List<NightRequest.Entry> sessions, @Nullable String until, Map<String, NightLedger.CompletedRun> earlier) {
        List<ReplayAttempt> first = new ArrayList<>();
        for (NightRequest.Entry entry : sessions) {
            try {
                switch (attempts.plan(parsed(entry, until), prices, contents::of)) {
                    case ReplayPlan.Attempt(ReplayAttempt attempt) -> first.add(attempt);
                    case ReplayPlan.Nothing nothing ->
                        ends.put(entry.name(), SessionEnd.of(nothing, earlier.get(entry.name())));
                }
            } catch (RuntimeException e) {
                ends.put(entry.name(), SessionEnd.of(e));
            }
        }
        return first;
    }

    private ReplayRequest parsed(NightRequest.Entry entry, @Nullable String until) {
        Map<String, String> parameters = new LinkedHashMap<>(entry.parameters());
        parameters.put(ReplaySettings.SESSION_NAME.name(), entry.name());
        if (until != null) {
            parameters.put(ReplaySettings.TO.name(), until);
        }
        return ReplayRequest.parse(parameters, catalog).orThrow(prices);
    }

    /// Executes attempts, and those that follow them, until none is left.
    void carry(List<ReplayAttempt> first, Execution execution) {
        List<ReplayAttempt> next = first;
        for (int round = 1; !next.isEmpty(); round++) {
            next = following(next, execution.execute(round, next));
        }
    }

    /// @return what is attempted next
    private List<ReplayAttempt> following(List<ReplayAttempt> now, NightJob.Result result) {
        List<ReplayAttempt> next = new ArrayList<>();
        for (ReplayAttempt attempt : now) {
            String session = attempt.request().sessionName();
            ReplayOutcome outcome = result.outcomes().get(attempt);
            ReplayAttempt following = outcome == null || stop.requested() ? null : attempts.next(attempt, outcome);
            if (following != null) {
                next.add(following);
            } else if (outcome != null) {
                ends.put(session, SessionEnd.of(outcome));
            } else {
                Throwable failure = result.job().failure();
                ends.put(session, failure == null ? SessionEnd.STOPPED : SessionEnd.of(failure));
            }
        }
        return next;
    }
}

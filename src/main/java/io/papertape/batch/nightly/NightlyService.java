package io.papertape.batch.nightly;

import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.batch.replay.ReplayProgress;
import io.papertape.database.BusyException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.NightLedger;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.PriceSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries many sessions forward, each as a replay of its own would. A session that fails leaves the others alone. Safe
/// for use by several threads.
///
/// ```java
/// NightRequest request = new NightRequest(
///         "/desk/papertape.yaml",
///         List.of(new NightRequest.Entry("mine", Map.of("prices", "/desk/prices"))),
///         null, 2, 0);
/// NightOutcome outcome = nights.run(request, prices, (bars, estimatedBars) -> {});
/// ```
public class NightlyService {

    private final RunLifecycle lifecycle;
    private final ReplayAttempts attempts;
    private final NightJob job;
    private final NightLedger nights;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;
    private final StopRequest stop;
    private final InstantSource clock;

    NightlyService(
            RunLifecycle lifecycle,
            ReplayAttempts attempts,
            NightJob job,
            NightLedger nights,
            TransactionTemplate transaction,
            StrategyCatalog catalog,
            StopRequest stop,
            InstantSource clock) {
        this.lifecycle = lifecycle;
        this.attempts = attempts;
        this.job = job;
        this.nights = nights;
        this.transaction = transaction;
        this.catalog = catalog;
        this.stop = stop;
        this.clock = clock;
    }

    /// Carries the sessions forward, and creates those that do not exist.
    ///
    /// @param prices opens their prices
    /// @param progress hears how far they got
    /// @throws io.papertape.database.BusyException if another process is at it
    /// @throws io.papertape.batch.InvalidParametersException if its date is none
    public NightOutcome run(NightRequest request, PriceSource prices, ReplayProgress progress) {
        Instant began = clock.instant();
        try (SessionLocks.Hold hold = lifecycle.hold()) {
            hold.addNight(began);
            job.releaseDead();
            return new Night(request, prices, new ShardProgress(progress), hold, began).run();
        }
    }

    /// One night. Not safe for use by several threads.
    private final class Night {

        private final NightRequest request;
        private final PriceSource prices;
        private final ShardProgress progress;
        private final SessionLocks.Hold hold;
        private final Instant began;
        private final Map<String, OptionalLong> before = new HashMap<>();
        private final CarriedSessions carried;

        private Night(
                NightRequest request,
                PriceSource prices,
                ShardProgress progress,
                SessionLocks.Hold hold,
                Instant began) {
            this.request = request;
            this.prices = prices;
            this.progress = progress;
            this.hold = hold;
            this.began = began;
            carried = new CarriedSessions(attempts, catalog, stop, prices);
        }

        private NightOutcome run() {
            Long until = request.untilMillis();
            Map<String, BusyException> busy = hold.add(
                    request.sessions().stream().map(NightRequest.Entry::name).toList(), began);
            long night = transaction.execute(status -> nights.begin(request.file(), until, began));
            carried.carry(
                    first(busy), (round, attempts) -> job.execute(night, round, attempts, prices, request, progress));
            Map<String, OptionalLong> after = nights.equities();
            List<NightSession> sessions = request.sessions().stream()
                    .map(entry -> told(entry.name(), after.getOrDefault(entry.name(), OptionalLong.empty())))
                    .toList();
            NightOutcome outcome =
                    new NightOutcome(night, sessions, progress.bars(), Duration.between(began, clock.instant()));
            transaction.executeWithoutResult(
                    status -> nights.end(night, sessions, outcome.exitStatus(), clock.instant()));
            return outcome;
        }

        /// What is attempted first, of the sessions for which there is something to attempt.
        ///
        /// @param busy why sessions are not held, by name
        private List<ReplayAttempt> first(Map<String, BusyException> busy) {
            Map<String, NightLedger.CompletedRun> earlier = nights.completedSince();
            before.putAll(nights.equitiesBefore());
            before.keySet().removeAll(busy.keySet());
            carried.busy(busy);
            List<NightRequest.Entry> held = request.sessions().stream()
                    .filter(entry -> !busy.containsKey(entry.name()))
                    .toList();
            return carried.first(held, request.until(), earlier);
        }

        private NightSession told(String session, OptionalLong after) {
            return carried.end(session).told(session, before.getOrDefault(session, OptionalLong.empty()), after);
        }
    }
}

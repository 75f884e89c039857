package io.papertape.batch.nightly;

import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.Remedy;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.batch.replay.ReplayOutcome;
import io.papertape.batch.replay.ReplayPlan;
import io.papertape.batch.replay.ReplayProgress;
import io.papertape.batch.replay.ReplayRequest;
import io.papertape.database.BusyException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.NightLedger;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.PriceSource;
import io.papertape.settings.InvalidValueException;
import io.papertape.settings.ReplaySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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
    /// @throws InvalidParametersException if its date is none
    public NightOutcome run(NightRequest request, PriceSource prices, ReplayProgress progress) {
        Instant began = clock.instant();
        try (SessionLocks.Hold hold = lifecycle.hold()) {
            hold.addNight(began);
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
        private final Map<String, End> ends = new LinkedHashMap<>();
        private final PriceContents contents;

        private Night(
                NightRequest request,
                PriceSource prices,
                ShardProgress progress,
                SessionLocks.Hold hold,
                Instant began) {
            this.request = request;
            this.prices = prices;
            contents = new PriceContents(prices);
            this.progress = progress;
            this.hold = hold;
            this.began = began;
        }

        private NightOutcome run() {
            Long until = until();
            Map<String, BusyException> busy = hold.add(
                    request.sessions().stream().map(NightRequest.Entry::name).toList(), began);
            long night = transaction.execute(status -> nights.begin(request.file(), until, began));
            List<ReplayAttempt> next = first(busy);
            for (int round = 1; !next.isEmpty(); round++) {
                next = attempt(night, round, next);
            }
            Map<String, OptionalLong> after = nights.equities();
            List<NightSession> sessions = request.sessions().stream()
                    .map(entry -> told(entry, after.getOrDefault(entry.name(), OptionalLong.empty())))
                    .toList();
            NightOutcome outcome =
                    new NightOutcome(night, sessions, progress.bars(), Duration.between(began, clock.instant()));
            transaction.executeWithoutResult(
                    status -> nights.end(night, sessions, outcome.exitStatus(), clock.instant()));
            return outcome;
        }

        private @Nullable Long until() {
            try {
                return request.until() == null
                        ? null
                        : ReplaySettings.TO.parse(request.until()).orElse(null);
            } catch (InvalidValueException e) {
                throw new InvalidParametersException(List.of("date " + e.getMessage()));
            }
        }

        /// What is attempted first, of the sessions for which there is something to attempt.
        ///
        /// @param busy why sessions are not held, by name
        private List<ReplayAttempt> first(Map<String, BusyException> busy) {
            List<ReplayAttempt> first = new ArrayList<>();
            Map<String, NightLedger.CompletedRun> earlier = nights.completedSince();
            before.putAll(nights.equitiesBefore());
            before.keySet().removeAll(busy.keySet());
            busy.forEach((session, held) -> ends.put(session, End.of(held)));
            for (NightRequest.Entry entry : request.sessions()) {
                if (busy.containsKey(entry.name())) {
                    continue;
                }
                try {
                    switch (attempts.plan(parsed(entry), prices, contents::of)) {
                        case ReplayPlan.Attempt(ReplayAttempt attempt) -> first.add(attempt);
                        case ReplayPlan.Nothing nothing ->
                            ends.put(entry.name(), End.of(nothing, earlier.get(entry.name())));
                    }
                } catch (RuntimeException e) {
                    ends.put(entry.name(), End.of(e));
                }
            }
            return first;
        }

        private ReplayRequest parsed(NightRequest.Entry entry) {
            Map<String, String> parameters = new LinkedHashMap<>(entry.parameters());
            parameters.put(ReplaySettings.SESSION_NAME.name(), entry.name());
            if (request.until() != null) {
                parameters.put(ReplaySettings.TO.name(), request.until());
            }
            return ReplayRequest.parse(parameters, catalog).orThrow(prices);
        }

        /// Executes the job.
        ///
        /// @return what is attempted next
        private List<ReplayAttempt> attempt(long night, int round, List<ReplayAttempt> now) {
            NightJob.Result result = job.execute(night, round, now, prices, request, progress);
            List<ReplayAttempt> next = new ArrayList<>();
            for (ReplayAttempt attempt : now) {
                String session = attempt.request().sessionName();
                ReplayOutcome outcome = result.outcomes().get(attempt);
                ReplayAttempt following = outcome == null || stop.requested() ? null : attempts.next(attempt, outcome);
                if (following != null) {
                    next.add(following);
                } else if (outcome != null) {
                    ends.put(session, End.of(outcome));
                } else {
                    Throwable failure = result.job().failure();
                    ends.put(session, failure == null ? End.STOPPED : End.of(failure));
                }
            }
            return next;
        }

        private NightSession told(NightRequest.Entry entry, OptionalLong after) {
            End end = ends.getOrDefault(entry.name(), End.STOPPED);
            Throwable failure = end.failure();
            return new NightSession(
                    entry.name(),
                    end.run(),
                    end.state(),
                    failure == null ? null : Failures.told(failure),
                    end.replayedWhole(),
                    end.slices(),
                    before.getOrDefault(entry.name(), OptionalLong.empty()),
                    after);
        }
    }

    /// What came of a session.
    ///
    /// @param run the last one, or null without any
    /// @param slices that it replayed
    /// @param replayedWhole whether the session was replayed from its beginning
    private record End(
            NightSession.State state,
            @Nullable Long run,
            long slices,
            boolean replayedWhole,
            @Nullable Throwable failure) {

        private static final End STOPPED = new End(NightSession.State.STOPPED, null, 0, false, null);

        /// @param earlier run that a night has completed which has not ended, or null
        private static End of(ReplayPlan.Nothing nothing, NightLedger.@Nullable CompletedRun earlier) {
            long slices = earlier == null ? 0 : earlier.slices();
            NightSession.State state = switch (nothing) {
                case CLOSED -> NightSession.State.CLOSED;
                case UNCHANGED -> slices == 0 ? NightSession.State.UNCHANGED : NightSession.State.CARRIED;
            };
            return new End(state, earlier == null ? null : earlier.run(), slices, false, null);
        }

        private static End of(Throwable failure) {
            return new End(state(failure), null, 0, false, failure);
        }

        private static End of(ReplayOutcome replay) {
            Throwable failure = replay.failure();
            NightSession.State state = switch (replay.status()) {
                case COMPLETED -> replay.slices() == 0 ? NightSession.State.UNCHANGED : NightSession.State.CARRIED;
                case STOPPED -> NightSession.State.STOPPED;
                case FAILED -> failure == null ? NightSession.State.FAILED : state(failure);
            };
            return new End(state, replay.run(), replay.slices(), replay.restatement() != null, failure);
        }

        private static NightSession.State state(Throwable failure) {
            return switch (Failures.remedy(failure)) {
                case Remedy.RUN_AGAIN -> NightSession.State.FAILED;
                case Remedy.DECIDE -> NightSession.State.UNDECIDED;
                case Remedy.CORRECT -> NightSession.State.INVALID;
                case Remedy.WAIT -> NightSession.State.BUSY;
            };
        }
    }
}

package io.papertape.batch.nightly;

import io.papertape.batch.Ended;
import io.papertape.batch.Failures;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.batch.code.CodeDigest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.database.BusyException;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.NightLedger;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.PriceSource;
import io.papertape.settings.ReplaySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;

/// As [NightlyService], but that workers carry the sessions forward, on whichever machines they are: this is their
/// manager. It finds out for which sessions there may be something new, and asks for these.
public class RemoteNightlyService {

    /// Nobody knows how many workers there are: a shard is to be small beside the night, and large beside its price.
    private static final int LIKELY_THREADS = 8;

    private final RunLifecycle lifecycle;
    private final ReplayAttempts attempts;
    private final NightJob job;
    private final NightLedger nights;
    private final ShardRequests requests;
    private final ShardStates states;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;
    private final StopRequest stop;
    private final InstantSource clock;
    private final String program;

    RemoteNightlyService(
            RunLifecycle lifecycle,
            ReplayAttempts attempts,
            NightJob job,
            NightLedger nights,
            ShardRequests requests,
            ShardStates states,
            TransactionTemplate transaction,
            StrategyCatalog catalog,
            StopRequest stop,
            InstantSource clock,
            @Value("${spring.application.version:}") String program) {
        this.lifecycle = lifecycle;
        this.attempts = attempts;
        this.job = job;
        this.nights = nights;
        this.requests = requests;
        this.states = states;
        this.transaction = transaction;
        this.catalog = catalog;
        this.stop = stop;
        this.clock = clock;
        this.program = program;
    }

    /// Has the sessions carried forward, and those created that do not exist.
    ///
    /// @param prices those that the workers have, too
    /// @param wait how long to wait for a worker to get on
    /// @param lines hears how far they got, and who they were
    /// @throws io.papertape.database.BusyException if another process is at it
    /// @throws io.papertape.batch.InvalidParametersException if its date is none
    public NightOutcome run(NightRequest request, PriceSource prices, Duration wait, Consumer<String> lines) {
        Instant began = clock.instant();
        Long until = request.untilMillis();
        try (SessionLocks.Hold hold = lifecycle.hold()) {
            hold.addNight(began);
            job.releaseDead();
            long night = transaction.execute(status -> nights.begin(request.file(), until, began));
            return new Night(request, prices, wait, lines, night, began).run();
        }
    }

    /// One night. Not safe for use by several threads.
    private final class Night {

        private final NightRequest request;
        private final Duration wait;
        private final Consumer<String> lines;
        private final long night;
        private final Instant began;
        private final CarriedSessions carried;

        private Night(
                NightRequest request,
                PriceSource prices,
                Duration wait,
                Consumer<String> lines,
                long night,
                Instant began) {
            this.request = request;
            this.wait = wait;
            this.lines = lines;
            this.night = night;
            this.began = began;
            carried = new CarriedSessions(attempts, catalog, stop, prices);
        }

        private NightOutcome run() {
            Map<String, OptionalLong> before = new HashMap<>(nights.equitiesBefore());
            Map<String, NightSession> told = new HashMap<>();
            List<NightShard> shards = plan(before);
            if (!shards.isEmpty()) {
                execute(shards, told);
            }
            Map<String, OptionalLong> after = nights.equities();
            List<NightSession> sessions = new ArrayList<>();
            for (NightRequest.Entry entry : request.sessions()) {
                OptionalLong equity = before.getOrDefault(entry.name(), OptionalLong.empty());
                OptionalLong now = after.getOrDefault(entry.name(), OptionalLong.empty());
                NightSession session = told.get(entry.name());
                sessions.add(
                        session == null
                                ? carried.end(entry.name()).told(entry.name(), equity, now)
                                : session.with(equity, now));
            }
            NightOutcome outcome = new NightOutcome(night, sessions, 0, Duration.between(began, clock.instant()));
            transaction.executeWithoutResult(
                    status -> nights.end(night, sessions, outcome.exitStatus(), clock.instant()));
            return outcome;
        }

        /// The shards of the sessions for which there is something to attempt. A session that a worker of an earlier
        /// night is still at is among them: whoever gets it waits for that one.
        private List<NightShard> plan(Map<String, OptionalLong> before) {
            try (SessionLocks.Hold hold = lifecycle.hold()) {
                Map<String, BusyException> busy = hold.add(
                        request.sessions().stream()
                                .map(NightRequest.Entry::name)
                                .toList(),
                        began);
                hold.lastHeldByWorkers(List.copyOf(busy.keySet())).forEach(busy::remove);
                carried.busy(busy);
                before.keySet().removeAll(busy.keySet());
                List<NightRequest.Entry> free = request.sessions().stream()
                        .filter(entry -> !busy.containsKey(entry.name()))
                        .toList();
                List<ReplayAttempt> first = carried.first(free, request.until(), nights.completedSince());
                return NightJob.shards(first, LIKELY_THREADS, request.shard()).stream()
                        .map(this::shard)
                        .toList();
            }
        }

        private NightShard shard(List<ReplayAttempt> together) {
            Map<String, Integer> positions = new HashMap<>();
            request.sessions().forEach(entry -> positions.put(entry.name(), positions.size()));
            Map<String, Map<String, String>> given = new HashMap<>();
            request.sessions().forEach(entry -> given.put(entry.name(), entry.parameters()));
            return new NightShard(
                    night,
                    request.until(),
                    program,
                    together.stream()
                            .map(attempt -> {
                                String name = attempt.request().sessionName();
                                Map<String, String> parameters =
                                        new LinkedHashMap<>(Objects.requireNonNull(given.get(name)));
                                parameters.put(
                                        ReplaySettings.PRICES.name(),
                                        attempt.request()
                                                .prices()
                                                .toAbsolutePath()
                                                .normalize()
                                                .toString());
                                return new NightShard.Session(
                                        Objects.requireNonNull(positions.get(name)),
                                        name,
                                        parameters,
                                        CodeDigest.of(attempt.request().strategyClass()),
                                        carried.contents()
                                                .of(attempt.request().query())
                                                .orElse(null));
                            })
                            .toList());
        }

        /// @param told what has become of the sessions of the shards is added, by name
        private void execute(List<NightShard> shards, Map<String, NightSession> told) {
            RemoteShards remote = new RemoteShards(requests, states, stop, clock, shards.size(), wait, lines);
            Ended ended = job.executeRemotely(night, shards, remote);
            told.putAll(nights.noted(night));
            Workers workers = new Workers();
            for (int i = 0; i < shards.size(); i++) {
                ShardStates.State state = remote.last().get(NightJob.partition(i));
                workers.add(state, shards.get(i));
                for (String session : shards.get(i).names()) {
                    NightSession noted = told.get(session);
                    if (noted == null || !noted.state().isFinal()) {
                        told.put(session, unfinished(session, noted, why(remote, ended, state)));
                    }
                }
            }
            workers.tell(lines);
        }

        private NightSession unfinished(String session, @Nullable NightSession noted, String why) {
            if (noted != null && noted.state() == NightSession.State.BUSY) {
                return noted;
            }
            return new NightSession(
                    session,
                    noted == null ? null : noted.run(),
                    stop.requested() ? NightSession.State.STOPPED : NightSession.State.FAILED,
                    stop.requested() ? null : why,
                    false,
                    noted == null ? 0 : noted.slices(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }

        private String why(RemoteShards remote, Ended ended, ShardStates.@Nullable State state) {
            if (remote.waitedInVain()) {
                String told = state == null || state.told().isEmpty() ? "no worker has taken it" : state.told();
                return "no worker got on for " + wait.toSeconds() + " s: " + told;
            }
            return ended.failure() == null ? "no worker has noted it" : Failures.told(ended.failure());
        }
    }
}

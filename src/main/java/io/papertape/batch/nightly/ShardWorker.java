package io.papertape.batch.nightly;

import io.papertape.batch.Failures;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.StopRequest;
import io.papertape.batch.code.CodeDigest;
import io.papertape.batch.replay.ReplayAttempt;
import io.papertape.batch.replay.ReplayAttempts;
import io.papertape.database.BusyException;
import io.papertape.database.Holder;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.NightLedger;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.RunTakenOverException;
import io.papertape.ledger.SessionLocks;
import io.papertape.prices.PriceSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries the sessions of one partition of a night forward. Whatever is asked for may be done already, may be under
/// way elsewhere, and may have been left half done: the books tell. Safe for use by several threads.
class ShardWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ShardWorker.class);

    private final JobRepository repository;
    private final ShardStates states;
    private final RunLifecycle lifecycle;
    private final ReplayAttempts attempts;
    private final NightJob job;
    private final NightLedger nights;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;
    private final StopRequest stop;
    private final InstantSource clock;
    private final String program;

    ShardWorker(
            JobRepository repository,
            ShardStates states,
            RunLifecycle lifecycle,
            ReplayAttempts attempts,
            NightJob job,
            NightLedger nights,
            TransactionTemplate transaction,
            StrategyCatalog catalog,
            StopRequest stop,
            InstantSource clock,
            @Value("${spring.application.version:}") String program) {
        this.repository = repository;
        this.states = states;
        this.lifecycle = lifecycle;
        this.attempts = attempts;
        this.job = job;
        this.nights = nights;
        this.transaction = transaction;
        this.catalog = catalog;
        this.stop = stop;
        this.clock = clock;
        this.program = program;
    }

    /// Works on a partition.
    ///
    /// @return whether nothing is left to be done of it
    /// @throws ForeignWorkerException if this worker does not have what the night was planned with
    boolean work(long partition, PriceSource prices) {
        StepExecution step = repository.getStepExecution(partition);
        if (step == null || !ShardStates.isOpen(step)) {
            LOG.info("shard {} is done already", partition);
            return true;
        }
        NightShard shard = NightShard.of(step.getExecutionContext());
        try {
            requireSame(step, "Papertape " + program, "Papertape " + shard.program());
            Map<String, NightSession> noted = nights.noted(shard.night());
            List<NightShard.Session> left = shard.sessions().stream()
                    .filter(session -> !isFinal(noted.get(session.name())))
                    .toList();
            return new Work(step, shard.of(left), prices).run() && end(step, shard);
        } catch (OptimisticLockingFailureException e) {
            LOG.info("somebody else has changed shard {} meanwhile; it is looked at again", partition);
            return false;
        }
    }

    private static boolean isFinal(@Nullable NightSession session) {
        return session != null && session.state().isFinal();
    }

    private void requireSame(StepExecution step, String here, String planned) {
        if (!here.equals(planned)) {
            leave(step, "the night was planned by " + planned + ", but this is " + here);
        }
    }

    private void leave(StepExecution step, String why) {
        states.leave(step, self() + " leaves it: " + why);
        throw new ForeignWorkerException(why);
    }

    private String self() {
        return "worker " + Holder.self(clock.instant()).name();
    }

    /// @return true
    private boolean end(StepExecution step, NightShard shard) {
        Map<String, NightSession> noted = nights.noted(shard.night());
        boolean failed = shard.names().stream()
                .map(noted::get)
                .anyMatch(session -> session == null || session.state().exitStatus() != 0);
        states.end(step, failed ? BatchStatus.FAILED : BatchStatus.COMPLETED, self());
        return true;
    }

    /// What is done about the sessions of a partition that are not carried forward yet.
    private final class Work {

        private final StepExecution step;
        private final NightShard shard;
        private final PriceSource prices;
        private final CarriedSessions carried;

        private Work(StepExecution step, NightShard shard, PriceSource prices) {
            this.step = step;
            this.shard = shard;
            this.prices = prices;
            carried = new CarriedSessions(attempts, catalog, stop, prices);
        }

        /// @return whether nothing is left to be done
        private boolean run() {
            if (shard.sessions().isEmpty()) {
                return true;
            }
            Instant began = clock.instant();
            try (SessionLocks.Hold hold = lifecycle.holdAsWorker()) {
                Map<String, BusyException> busy = hold.add(shard.names(), began);
                List<NightShard.Session> held = shard.sessions().stream()
                        .filter(session -> !busy.containsKey(session.name()))
                        .toList();
                if (!held.isEmpty()) {
                    carry(held, began);
                }
                carried.busy(busy);
                return note();
            }
        }

        private void carry(List<NightShard.Session> held, Instant began) {
            states.begin(step, self());
            LOG.info("night {}, {}: {} sessions", shard.night(), step.getStepName(), held.size());
            job.releaseShard(step.getId());
            List<ReplayAttempt> first = carried.first(
                    held.stream().map(NightShard.Session::entry).toList(), shard.until(), nights.completedSince());
            requireSameInputs(held, first);
            carried.carry(
                    first,
                    (round, now) -> job.executeShard(
                            step.getId(),
                            self(),
                            began,
                            round,
                            now,
                            prices,
                            new ShardProgress((bars, estimatedBars) -> {})));
        }

        /// Makes sure that the manager and this worker go by the same prices and strategies.
        private void requireSameInputs(List<NightShard.Session> held, List<ReplayAttempt> first) {
            for (NightShard.Session session : held) {
                SessionEnd end = carried.end(session.name());
                if (end.state() == NightSession.State.INVALID && end.failure() != null) {
                    leave(step, Failures.told(end.failure()));
                }
            }
            Map<String, NightShard.Session> planned = shard.byName();
            for (ReplayAttempt attempt : first) {
                NightShard.Session session = planned.get(attempt.request().sessionName());
                if (session != null) {
                    requireSameInputs(attempt, session);
                }
            }
        }

        private void requireSameInputs(ReplayAttempt attempt, NightShard.Session planned) {
            Optional<String> contents = carried.contents().of(attempt.request().query());
            if (planned.contents() != null && !contents.equals(Optional.of(planned.contents()))) {
                leave(
                        step,
                        "the prices in '" + attempt.request().prices() + "' "
                                + (contents.isPresent()
                                        ? "are not those that the night was planned with"
                                        : "cannot be read here"));
            }
            if (!CodeDigest.of(attempt.request().strategyClass()).equals(planned.code())) {
                leave(
                        step,
                        "the code of " + attempt.request().settings().strategy() + ", the strategy of session '"
                                + planned.name() + "', is not that which the night was planned with");
            }
        }

        /// Notes what came of the sessions, but for those that are to be attempted again.
        ///
        /// @return whether there are none of these
        private boolean note() {
            Map<Integer, NightSession> told = new HashMap<>();
            List<String> again = new ArrayList<>();
            for (NightShard.Session session : shard.sessions()) {
                SessionEnd end = carried.end(session.name());
                NightSession tells = end.told(session.name(), OptionalLong.empty(), OptionalLong.empty());
                boolean passes = end.failure() != null && passes(end.failure());
                log(tells, passes);
                if (passes || !tells.state().isFinal()) {
                    again.add(session.name());
                }
                if (!passes) {
                    told.put(session.position(), tells);
                }
            }
            boolean open = Boolean.TRUE.equals(transaction.execute(status -> nights.note(shard.night(), told)));
            return open && again.isEmpty();
        }

        private static boolean passes(Throwable failure) {
            return Failures.isUnreachable(failure)
                    || Failures.cause(failure, RunTakenOverException.class) != null
                    || Failures.cause(failure, OptimisticLockingFailureException.class) != null;
        }

        private static void log(NightSession session, boolean again) {
            try (var _ = MDC.putCloseable("session", session.session());
                    var _ = MDC.putCloseable("run", session.run() == null ? "without run" : "" + session.run())) {
                if (session.message() == null) {
                    LOG.info("{}, {} slices", session.state(), session.slices());
                } else {
                    LOG.warn("{}: {}", again ? "attempted again" : session.state(), session.message());
                }
            }
        }
    }
}

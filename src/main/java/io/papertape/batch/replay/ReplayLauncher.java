package io.papertape.batch.replay;

import io.papertape.batch.Failures;
import io.papertape.batch.RunLauncher;
import io.papertape.ledger.BookLedger;
import io.papertape.ledger.RejectedBarLedger;
import io.papertape.ledger.RunLedger;
import io.papertape.ledger.RunLedger.RunStatus;
import io.papertape.ledger.RunTakenOverException;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StrategyFailureLedger;
import io.papertape.settings.ReplaySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Launches the replay of a run and tells how it ended.
class ReplayLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLauncher.class);

    private final RunLauncher launcher;
    private final ReplayJobConfiguration jobs;
    private final SessionLedger sessions;
    private final RunLedger runs;
    private final BookLedger books;
    private final RejectedBarLedger rejectedBars;
    private final StrategyFailureLedger failures;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ReplayLauncher(
            RunLauncher launcher,
            ReplayJobConfiguration jobs,
            SessionLedger sessions,
            RunLedger runs,
            BookLedger books,
            RejectedBarLedger rejectedBars,
            StrategyFailureLedger failures,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.launcher = launcher;
        this.jobs = jobs;
        this.sessions = sessions;
        this.runs = runs;
        this.books = books;
        this.rejectedBars = rejectedBars;
        this.failures = failures;
        this.transaction = transaction;
        this.clock = clock;
    }

    ReplayOutcome launch(ReplayRun run) {
        Instant began = clock.instant();
        RunLauncher.Launch launch =
                launcher.prepare(ReplayJobConfiguration.JOB, run.run().id(), texts(run));
        RejectedBarWriter rejected = new RejectedBarWriter(run, rejectedBars);
        RunLauncher.Ended ended;
        try (AuditTrail audit = new AuditTrail(books.audit(run.session()))) {
            ended = launch.execute(jobs.job(run, rejected, audit));
        }
        BatchStatus status = ended.status();
        Throwable failure = status == BatchStatus.COMPLETED ? ended.failure() : endUncompleted(run, ended, rejected);
        return new ReplayOutcome(
                switch (status) {
                    case COMPLETED -> ReplayOutcome.Status.COMPLETED;
                    case STOPPED -> ReplayOutcome.Status.STOPPED;
                    default -> ReplayOutcome.Status.FAILED;
                },
                run.session().name(),
                run.run().resumed(),
                run.recorder().slices(),
                run.slices().bars(),
                status == BatchStatus.FAILED ? Optional.empty() : lastSliceAt(run),
                Duration.between(began, clock.instant()),
                status == BatchStatus.COMPLETED ? failures.count(run.run().id()) : 0,
                run.restatement(),
                failure);
    }

    private static Map<String, String> texts(ReplayRun run) {
        Map<String, String> texts = new LinkedHashMap<>(run.request().texts());
        texts.put(ReplaySettings.SESSION_NAME.name(), run.session().name());
        return texts;
    }

    /// Best effort: the run is unfinished, and is resumed next time, whatever stands in its row.
    ///
    /// @return why it was not completed
    private @Nullable Throwable endUncompleted(ReplayRun run, RunLauncher.Ended ended, RejectedBarWriter rejected) {
        boolean stopped = ended.status() == BatchStatus.STOPPED;
        Throwable failure = ended.failure();
        try {
            transaction.executeWithoutResult(ignored -> {
                Instant now = clock.instant();
                runs.requireExecution(run.run().id(), ended.execution());
                if (!(failure instanceof HistoryRestatedException || failure instanceof CodeChangedException)) {
                    rejected.writeUnknown();
                }
                runs.end(
                        run.run().id(),
                        stopped ? RunStatus.STOPPED : RunStatus.FAILED,
                        stopped || failure == null ? null : Failures.told(failure),
                        run.elapsed(now),
                        now);
            });
        } catch (RunTakenOverException e) {
            return e;
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("run {} could not be marked as ended", run.run().id(), e);
        }
        return failure;
    }

    private Optional<Instant> lastSliceAt(ReplayRun run) {
        return Optional.ofNullable(sessions.get(run.session().id()).lastSliceAt())
                .map(Instant::ofEpochMilli);
    }
}

package io.papertape.batch.sweep;

import io.papertape.batch.Ended;
import io.papertape.batch.Failures;
import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.Remedy;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.code.CodeDigest;
import io.papertape.batch.replay.TapeActions;
import io.papertape.ledger.SessionLocks;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import io.papertape.ledger.SweepLedger;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SweepSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// Sweeps parameters: tries every combination on the bars of every account and window, and keeps what it comes to. A
/// sweep that was not completed is resumed by the same name with the same settings. Safe for use by several threads.
///
/// ```java
/// SweepRequest request = SweepRequest.parse(Map.of("name", "x", "fastPeriod", "5..25:5"), catalog);
/// SweepOutcome outcome = sweeps.run(request, prices, (stage, done, all) -> {});
/// ```
public class SweepService {

    private final RunLifecycle lifecycle;
    private final SweepJob job;
    private final SweepLedger ledger;
    private final SweepBests bests;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    SweepService(
            RunLifecycle lifecycle,
            SweepJob job,
            SweepLedger ledger,
            SweepBests bests,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.lifecycle = lifecycle;
        this.job = job;
        this.ledger = ledger;
        this.bests = bests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Begins a sweep, or resumes it, and waits for its end.
    ///
    /// @param prices opens its prices
    /// @param progress hears how far it got
    /// @throws io.papertape.prices.PriceFileException if the prices cannot be read; nothing was written
    /// @throws InvalidParametersException if the bars do not suffice for its windows
    /// @throws SweepChangedException if it was begun with other settings, code or bars
    /// @throws io.papertape.database.BusyException if another process is at it
    public SweepOutcome run(SweepRequest request, PriceSource prices, SweepProgress progress) {
        try (SweepBars bars = read(request, prices, progress);
                SessionLocks.Hold hold = lifecycle.hold()) {
            Instant began = clock.instant();
            SweepPlan plan = plan(request, bars);
            String name = request.name();
            hold.addSweep(name, began);
            StoredSweep before = ledger.find(name).orElse(null);
            StoredSweep known = before != null && request.get(SweepSettings.FRESH) ? removed(before) : before;
            String code = CodeDigest.of(request.trials().strategyClass());
            if (known != null) {
                requireSame(known, plan, code);
                if (known.completed()) {
                    return outcome(plan, SweepOutcome.Status.UNCHANGED, true, 0, Duration.ZERO, null);
                }
                job.releaseDead(known);
            }
            StoredSweep sweep = begin(plan, known, code);
            long written = ledger.combinationsWritten(sweep);
            Ended ended =
                    job.execute(plan, sweep, request.get(SweepSettings.THREADS), () -> Evaluations.of(plan), progress);
            end(sweep, ended);
            double left = 1 - (double) written / Math.max(1, sweep.results());
            return outcome(
                    plan,
                    status(ended),
                    known != null,
                    Math.round(left * plan.evaluations()),
                    Duration.between(began, clock.instant()),
                    ended.failure());
        }
    }

    /// The best results of a sweep that is completed, as parameters of replays: in its last window, besides that of all
    /// tests, the best by its objective, then those with fewer trades, then the first.
    ///
    /// @param most how many at most
    public List<Map<String, String>> best(SweepRequest request, int most) {
        StoredSweep sweep = ledger.find(request.name()).orElseThrow();
        boolean tested = request.get(SweepSettings.TEST_DAYS).isPresent();
        return bests.best(sweep, tested ? sweep.windows() - 2 : 0, SweepPlan.largestIsBest(request), most).stream()
                .map(best -> {
                    Map<String, String> texts = request.trials().texts((int) best.combination());
                    if (best.symbol() != null) {
                        texts.put(ReplaySettings.SYMBOLS.name(), best.symbol());
                    }
                    if (tested) {
                        texts.put(
                                ReplaySettings.TRADE_FROM.name(),
                                best.trainFrom().toString());
                    }
                    return texts;
                })
                .toList();
    }

    /// Reads the prices of a sweep.
    static SweepBars read(SweepRequest request, PriceSource prices, SweepProgress progress) {
        PriceQuery query = request.query();
        try (PriceTape tape = prices.open(query)) {
            TapeActions actions = new TapeActions(tape);
            SweepBars bars = SweepBars.read(
                    tape,
                    actions,
                    request.trials().settings(0).metrics().benchmark(),
                    read -> progress.advanced(SweepProgress.Stage.READ, read, tape.estimatedBars()));
            try {
                actions.requireValues(
                        request.name(),
                        request.trials().settings(0),
                        LocalDate.ofInstant(Instant.ofEpochMilli(bars.lastTime()), ZoneOffset.UTC));
                return bars;
            } catch (RuntimeException e) {
                bars.close();
                throw e;
            }
        }
    }

    /// What a sweep does with bars that were read.
    ///
    /// @throws InvalidParametersException if they do not suffice for its windows
    static SweepPlan plan(SweepRequest request, SweepBars bars) {
        if (bars.size() == 0) {
            throw new InvalidParametersException(List.of("the prices have no bar within from and to"));
        }
        try {
            return new SweepPlan(request, bars);
        } catch (IllegalArgumentException e) {
            throw new InvalidParametersException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private @Nullable StoredSweep removed(StoredSweep sweep) {
        transaction.executeWithoutResult(status -> ledger.delete(sweep));
        return null;
    }

    private static void requireSame(StoredSweep known, SweepPlan plan, String code) {
        Map<String, String> was = known.settings();
        Map<String, String> now = plan.request().settings();
        TreeSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String asked = now.get(name);
            String kept = asked == null ? null : SweepLedger.kept(asked);
            if (!Objects.equals(was.get(name), kept)) {
                throw new SweepChangedException(
                        Remedy.CORRECT,
                        known.name(),
                        "it keeps its settings: " + name + " was "
                                + was.getOrDefault(name, "not set") + " but is "
                                + (kept == null ? "not set" : kept));
            }
        }
        if (!known.codeDigest().equals(code)) {
            throw new SweepChangedException(
                    Remedy.DECIDE, known.name(), "the code of its strategy is not the one that it was begun with");
        }
        if (!known.barsDigest().equals(plan.bars().digest())) {
            throw new SweepChangedException(
                    Remedy.DECIDE, known.name(), "its bars are not those that it was begun with");
        }
    }

    private StoredSweep begin(SweepPlan plan, @Nullable StoredSweep known, String code) {
        String name = plan.request().name();
        transaction.executeWithoutResult(status -> {
            if (known == null) {
                ledger.begin(plan.forBooks(name, code), plan.request().grid(), clock.instant());
            } else {
                ledger.resume(known.id(), clock.instant());
            }
        });
        return ledger.find(name).orElseThrow();
    }

    private void end(StoredSweep sweep, Ended ended) {
        if (ended.status() != BatchStatus.COMPLETED) {
            Throwable failure = ended.status() == BatchStatus.STOPPED ? null : ended.failure();
            transaction.executeWithoutResult(status -> ledger.endUncompleted(
                    sweep.id(),
                    ended.status() == BatchStatus.STOPPED
                            ? null
                            : failure == null ? "of an unknown cause" : Failures.told(failure),
                    clock.instant()));
        }
    }

    private static SweepOutcome.Status status(Ended ended) {
        return switch (ended.status()) {
            case COMPLETED -> SweepOutcome.Status.COMPLETED;
            case STOPPED -> SweepOutcome.Status.STOPPED;
            default -> SweepOutcome.Status.FAILED;
        };
    }

    private SweepOutcome outcome(
            SweepPlan plan,
            SweepOutcome.Status status,
            boolean resumed,
            long evaluations,
            Duration elapsed,
            @Nullable Throwable failure) {
        return new SweepOutcome(
                status,
                plan.request().name(),
                resumed,
                plan.combinations(),
                plan.accounts(),
                plan.windows().size(),
                plan.bars().size(),
                plan.bars().rejected(),
                ledger.find(plan.request().name())
                        .map(sweep -> ledger.failures(sweep.id()))
                        .orElse(0L),
                evaluations,
                elapsed,
                failure);
    }
}

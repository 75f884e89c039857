package io.papertape.batch.replay;

import io.papertape.batch.RunLifecycle;
import io.papertape.engine.market.Market;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.performance.Benchmark;
import io.papertape.engine.strategy.Levels;
import io.papertape.ledger.BarLookup;
import io.papertape.ledger.BookAudit;
import io.papertape.ledger.ReplacedBooks;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens the prices of attempts that go together, and begins their runs. Safe for use by several threads.
class ShardOpener {

    private final RunLifecycle lifecycle;
    private final StrategyVersions versions;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ShardOpener(
            RunLifecycle lifecycle, StrategyVersions versions, TransactionTemplate transaction, InstantSource clock) {
        this.lifecycle = lifecycle;
        this.versions = versions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Opens a shard; one that is opened has to be closed.
    ///
    /// @param attempts at least one, which may share a tape; the caller holds their sessions
    /// @param prices opens their prices
    /// @param progress hears how far they got
    /// @param begun what else is done in the transaction that begins a run
    /// @throws io.papertape.prices.PriceFileException if the prices cannot be read; nothing was written
    /// @throws DelistedException if nobody tells a new session what a delisted share is worth
    OpenShard open(
            List<ReplayAttempt> attempts, PriceSource prices, ReplayProgress progress, Consumer<RunBooks> begun) {
        return open(attempts, prices, prices.open(attempts.getFirst().query()), progress, begun);
    }

    /// As [#open(List, PriceSource, ReplayProgress, Consumer)], over a tape that is open. It is closed with the shard,
    /// also where that cannot be opened.
    ///
    /// @throws DelistedException as that does
    OpenShard open(
            List<ReplayAttempt> attempts,
            PriceSource prices,
            PriceTape tape,
            ReplayProgress progress,
            Consumer<RunBooks> begun) {
        ReadAhead slices = new ReadAhead(tape);
        try {
            return new Opening(attempts, prices, tape, slices, begun).begin(progress);
        } catch (RuntimeException | Error e) {
            slices.close();
            tape.close();
            throw e;
        }
    }

    /// What all sessions of a shard have, made when the first of them is known.
    ///
    /// @param actions of the companies
    /// @param market that they trade in
    /// @param watch looks at their bars
    /// @param benchmark that they are measured beside
    private record Shared(ActionHistory actions, Market market, WatchedBars watch, Benchmark benchmark) {}

    /// What the sessions of a shard have in common while it is opened.
    private final class Opening {

        private final List<ReplayAttempt> attempts;
        private final RowFinder finder;
        private final PriceTape tape;
        private final ReadAhead slices;
        private final Consumer<RunBooks> begun;
        private final SharedRejections rows;
        private final CommittedBars committed = new CommittedBars();
        private final LeftForLater later = new LeftForLater();
        private final SymbolNames names;
        private final Map<UsedAction, String> events;
        private @Nullable Shared shared;
        private @Nullable BarLookup lookup;

        private Opening(
                List<ReplayAttempt> attempts,
                PriceSource prices,
                PriceTape tape,
                ReadAhead slices,
                Consumer<RunBooks> begun) {
            this.attempts = attempts;
            this.tape = tape;
            this.slices = slices;
            this.begun = begun;
            finder = new RowFinder(prices, attempts.getFirst().query());
            rows = new SharedRejections(slices);
            names = tape.names(tape.symbols());
            events = ToldActions.of(tape.events());
        }

        private OpenShard begin(ReplayProgress progress) {
            progress.advanced(0, slices.estimatedBars());
            Map<ReplayAttempt, SessionReplay> begun = new LinkedHashMap<>();
            Map<ReplayAttempt, RuntimeException> failed = new LinkedHashMap<>();
            for (ReplayAttempt attempt : attempts) {
                try {
                    begun.put(attempt, begin(attempt));
                } catch (RuntimeException e) {
                    failed.put(attempt, e);
                }
            }
            if (begun.isEmpty()) {
                throw failed.values().iterator().next();
            }
            Shard shard = new Shard(
                    slices,
                    progress,
                    new ArrayList<>(begun.values()),
                    committed,
                    Objects.requireNonNull(lookup),
                    transaction);
            return new OpenShard(tape, shard, begun, failed);
        }

        private SessionReplay begin(ReplayAttempt attempt) {
            ReplayRequest request = attempt.request();
            if (request.settings().usesVolumes()) {
                requireVolumes();
            }
            if (attempt.kind() != ReplayAttempt.Kind.CARRY_FORWARD) {
                requireValues(request);
            }
            ReplayRun run = lifecycle.begin(
                    ReplayService.JOB,
                    now -> attempt.source()
                            .session(request.settingsFor(tape.symbols()), now)
                            .id(),
                    opened -> run(attempt, opened.named(names)));
            BarLookup bars = lookup == null ? run.books().barLookup() : lookup;
            lookup = bars;
            BookAudit books =
                    run.books().audit(bars, run.actions().ofMarket(), Levels.areGivenBy(request.strategyClass()));
            AuditTrail audit = new AuditTrail(books, attempts.size() == 1);
            return new SessionReplay(run, Objects.requireNonNull(shared).market(), rows, committed, audit, clock);
        }

        /// @throws DelistedException if nobody tells what a delisted share is worth
        private void requireValues(ReplayRequest request) {
            ActionHistory.ofNew(names, events).requireValues(request.sessionName(), request.settings(), end());
        }

        /// The date of the last bar.
        private @Nullable LocalDate end() {
            return slices.lastDate(
                    attempts.getFirst().request().settings().period().zone());
        }

        /// @throws PriceFileException if a file has none
        private void requireVolumes() {
            for (ReadFile file : tape.files()) {
                if (!file.layout().hasVolumes()) {
                    throw new PriceFileException(
                            List.of(file.name() + " has no volumes, which volumeLimit and impact need"));
                }
            }
        }

        private ReplayRun run(ReplayAttempt attempt, RunBooks opened) {
            ReplayRequest request = attempt.request();
            ReplacedBooks replaced =
                    attempt.restatement() == null ? null : opened.replaced().orElse(null);
            Shared common = shared == null ? shared(opened, replaced) : shared;
            shared = common;
            String code = ReplayAttempts.code(request);
            begun.accept(opened);
            opened.usedBars().noteUseOfVolumes(attempt.usesVolumes());
            return new ReplayRun(
                    request,
                    opened,
                    attempt.restatement(),
                    attempt.inputs(),
                    code,
                    versions.take(opened.session(), code, request.get(ReplaySettings.ON_CODE_CHANGE), opened.began()),
                    attempt.usesVolumes(),
                    replaced,
                    slices,
                    finder,
                    later,
                    common.watch(),
                    new SliceRecorder(opened.session().settings().period()),
                    common.benchmark(),
                    common.actions());
        }

        private Shared shared(RunBooks opened, @Nullable ReplacedBooks replaced) {
            StoredSession session = opened.session();
            ActionHistory actions = history(opened, replaced);
            return new Shared(
                    actions,
                    new Market(tape.symbols(), actions.ofMarket()),
                    new WatchedBars(
                            tape.symbols().size(),
                            actions.ofMarket(),
                            session.settings().period().zone()),
                    newBenchmark(session, actions));
        }

        private ActionHistory history(RunBooks opened, @Nullable ReplacedBooks replaced) {
            Map<UsedAction, String> told = new LinkedHashMap<>(events);
            if (replaced != null) {
                List<UsedAction> others = replaced.bars().actions(replaced.lastDate());
                new ActionHistory(names, events, others, replaced.lastDate(), null)
                        .untold(slices.coverage(tape.symbols().size()))
                        .forEach(action -> told.put(action, "the books"));
            }
            return ActionHistory.of(names, told, opened.session(), opened.account(), opened.usedBars());
        }

        private Benchmark newBenchmark(StoredSession session, ActionHistory history) {
            Benchmark made = session.settings().newBenchmark();
            String apart = session.settings().metrics().benchmark();
            boolean isApart = apart != null && !tape.symbols().contains(apart);
            made.happen(
                    isApart
                            ? ActionHistory.ofNew(tape.names(List.of(apart)), events)
                                    .ofMarket()
                            : history.ofMarket());
            return made;
        }
    }
}

package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.RunLifecycle;
import io.papertape.batch.code.CodeDigest;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.Books;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.RunBooks;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.CorporateAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.prices.inspection.BarWatch;
import io.papertape.settings.Names;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Replays prices into the books of a session, which one replay at a time may do. Safe for use by several threads.
///
/// ```java
/// ReplayRequest request = ReplayRequest.parse(Map.of("session", "mine"), catalog).orThrow(prices);
/// ReplayOutcome outcome = replays.replay(request, prices, (bars, estimatedBars) -> {});
/// ```
public class ReplayService {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayService.class);

    private final SessionLedger sessions;
    private final Books books;
    private final StrategyVersions versions;
    private final RunLifecycle lifecycle;
    private final ReplayLauncher launcher;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;

    ReplayService(
            SessionLedger sessions,
            Books books,
            StrategyVersions versions,
            RunLifecycle lifecycle,
            ReplayLauncher launcher,
            TransactionTemplate transaction,
            StrategyCatalog catalog) {
        this.sessions = sessions;
        this.books = books;
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.launcher = launcher;
        this.transaction = transaction;
        this.catalog = catalog;
    }

    /// Creates the session or carries it forward.
    ///
    /// @param given what is asked for
    /// @param prices opens the prices
    /// @param progress hears how far it got
    /// @throws io.papertape.database.BusyException if another run works on the session
    /// @throws InvalidParametersException if the session cannot be carried forward like that; nothing was written
    /// @throws PriceFileException if the prices cannot be read; nothing was written
    /// @throws RawSplitException if a new session's prices go over a split as they were traded; nothing was written
    public ReplayOutcome replay(ReplayRequest given, PriceSource prices, ReplayProgress progress) {
        try (var _ = lifecycle.hold(given.sessionName())) {
            Optional<StoredSession> stored = sessions.find(given.sessionName());
            if (given.get(ReplaySettings.FRESH)) {
                ReplayRequest request = stored.map(session -> given.filledFrom(session.settings(), catalog))
                        .orElseGet(() -> given.creating(catalog))
                        .orThrow(prices);
                return startOver(request, request.query(), null, prices, progress);
            }
            if (stored.isEmpty()) {
                return begin(given.creating(catalog).orThrow(prices), prices, progress);
            }
            return carryForward(given, stored.get(), prices, progress);
        }
    }

    /// A command with `session` and no `prices` usually means a session that exists.
    private ReplayOutcome begin(ReplayRequest given, PriceSource prices, ReplayProgress progress) {
        progress.began(ReplayStart.of(given, null));
        try {
            return attempt(
                    given,
                    given.query(),
                    false,
                    (settings, now) -> create(given, settings, now),
                    null,
                    prices,
                    progress);
        } catch (PriceFileException e) {
            throw given.leavesPricesToSession()
                    ? given.withoutSession(Names.hint(given.sessionName(), sessions.names()), e)
                    : e;
        }
    }

    private ReplayOutcome carryForward(
            ReplayRequest given, StoredSession session, PriceSource prices, ReplayProgress progress) {
        ReplayRequest request = given.carrying(session.settings(), catalog).orThrow(prices);
        Long last = session.lastSliceAt();
        PriceQuery query = last == null ? request.query() : request.query().after(last);
        if (session.closed() && !books.hasUnfinishedRun(session.id())) {
            requireNothingNew(request, session, query, prices);
        }
        progress.began(ReplayStart.of(request, last));
        ReplayOutcome outcome = attempt(request, query, true, (settings, now) -> session, null, prices, progress);
        if (outcome.failure() instanceof HistoryRestatedException restated
                && request.get(ReplaySettings.ON_RESTATEMENT)) {
            return startOver(request, query, restated.restatement(), prices, progress);
        }
        if (outcome.failure() instanceof CodeChangedException
                && request.get(ReplaySettings.ON_CODE_CHANGE) == OnCodeChange.REPLAY) {
            return startOver(request, query, Restatement.NONE, prices, progress);
        }
        return outcome;
    }

    /// A closed session does not go on. The command that closed it may be repeated: it had perhaps
    /// been killed after its last commit.
    private static void requireNothingNew(
            ReplayRequest request, StoredSession session, PriceQuery query, PriceSource prices) {
        if (!request.get(ReplaySettings.CLOSE_AT_END) || hasSliceAfter(session.lastSliceAt(), query, prices)) {
            throw new InvalidParametersException(
                    List.of("session '" + session.name() + "' is closed for good; fresh=true starts it over"));
        }
    }

    private static boolean hasSliceAfter(@Nullable Long time, PriceQuery query, PriceSource prices) {
        try (PriceTape tape = prices.open(query)) {
            MarketSlice slice = tape.next();
            while (slice != null && time != null && slice.time() <= time) {
                slice = tape.next();
            }
            return slice != null;
        }
    }

    /// Replays a session whole, in a draft that takes the session's name when it has succeeded. A draft that an earlier
    /// attempt has left is resumed, unless its bars or the strategy's code have changed, too.
    ///
    /// @param restatement why, when bars or code have changed
    private ReplayOutcome startOver(
            ReplayRequest request,
            PriceQuery query,
            @Nullable Restatement restatement,
            PriceSource prices,
            ReplayProgress progress) {
        progress.began(ReplayStart.of(request, null));
        ReplayOutcome outcome = attempt(
                request,
                query,
                false,
                (settings, now) -> draft(request, query, settings, now),
                restatement,
                prices,
                progress);
        if (outcome.failure() instanceof HistoryRestatedException) {
            dropDraft(request.sessionName());
            return startOver(request, query, restatement, prices, progress);
        }
        if (outcome.failure() instanceof BooksDoNotBalanceException) {
            dropDraft(request.sessionName());
        }
        return outcome;
    }

    /// @param exists whether the session is there already
    private ReplayOutcome attempt(
            ReplayRequest request,
            PriceQuery query,
            boolean exists,
            SessionSource source,
            @Nullable Restatement restatement,
            PriceSource prices,
            ReplayProgress progress) {
        String code = code(request);
        try (PriceTape tape = prices.open(query);
                ReadAhead slices = new ReadAhead(tape)) {
            if (!exists) {
                requireNoRawSplit(request.sessionName(), tape.rawSplits(null));
            }
            progress.advanced(0, slices.estimatedBars());
            ReplayRun run = lifecycle.begin(
                    ReplayJobFactory.JOB,
                    now -> source.session(request.settingsFor(tape.symbols()), now)
                            .id(),
                    opened -> new ReplayRun(
                            request,
                            opened,
                            restatement,
                            code,
                            versions.take(
                                    opened.session(), code, request.get(ReplaySettings.ON_CODE_CHANGE), opened.began()),
                            noteUseOfVolumes(request, opened),
                            restatement == null ? null : opened.replaced().orElse(null),
                            slices,
                            new RowFinder(prices, query),
                            new LeftForLater(),
                            new BarWatch(opened.symbols().size()),
                            new SliceRecorder(opened.session().settings().period()),
                            opened.session().settings().newBenchmark(),
                            progress));
            return launcher.launch(run);
        }
    }

    /// A session that exists is told by its run, as of everything else that a person must decide on.
    ///
    /// @throws RawSplitException if there is one
    static void requireNoRawSplit(String session, List<CorporateAction> splits) {
        if (!splits.isEmpty()) {
            throw new RawSplitException(session, splits);
        }
    }

    /// A strategy that cannot be asked is taken for one that looks at volumes.
    private static boolean noteUseOfVolumes(ReplayRequest request, RunBooks books) {
        boolean used = true;
        try {
            used = request.strategy().create().usesVolumes();
        } catch (Exception e) {
            LOG.debug("the strategy does not tell whether it looks at volumes", e);
        }
        books.usedBars().noteUseOfVolumes(used);
        return used;
    }

    private StoredSession create(ReplayRequest request, SessionSettings settings, Instant now) {
        return sessions.create(
                request.sessionName(),
                false,
                settings,
                request.settings().symbols().isEmpty(),
                now);
    }

    private StoredSession draft(ReplayRequest request, PriceQuery query, SessionSettings settings, Instant now) {
        Optional<StoredSession> left = sessions.findDraft(request.sessionName());
        if (left.isPresent() && isOnTheWay(left.get(), settings, query) && versions.has(left.get(), code(request))) {
            return left.get();
        }
        left.ifPresent(other -> sessions.delete(other.id()));
        boolean allSymbols = request.settings().symbols().isEmpty()
                || sessions.find(request.sessionName())
                        .filter(StoredSession::allSymbols)
                        .filter(session -> session.settings().symbols().equals(settings.symbols()))
                        .isPresent();
        return sessions.create(request.sessionName(), true, settings, allSymbols, now);
    }

    private static boolean isOnTheWay(StoredSession draft, SessionSettings settings, PriceQuery query) {
        Long last = draft.lastSliceAt();
        return draft.settings().equals(settings) && !draft.closed() && (last == null || last <= query.to());
    }

    private static String code(ReplayRequest request) {
        return CodeDigest.of(request.strategyClass());
    }

    private void dropDraft(String name) {
        transaction.executeWithoutResult(
                status -> sessions.findDraft(name).ifPresent(draft -> sessions.delete(draft.id())));
    }

    /// Finds or creates the session of a run.
    private interface SessionSource {
        StoredSession session(SessionSettings settings, Instant now);
    }
}

package io.papertape.batch.replay;

import io.papertape.batch.InvalidParametersException;
import io.papertape.batch.code.CodeDigest;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.strategy.StrategyCatalog;
import io.papertape.ledger.Books;
import io.papertape.ledger.Restatement;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides what is attempted with a session, and what after an attempt that has failed. The caller holds the
/// session. Safe for use by several threads.
public class ReplayAttempts {

    private final SessionLedger sessions;
    private final Books books;
    private final StrategyVersions versions;
    private final TransactionTemplate transaction;
    private final StrategyCatalog catalog;

    ReplayAttempts(
            SessionLedger sessions,
            Books books,
            StrategyVersions versions,
            TransactionTemplate transaction,
            StrategyCatalog catalog) {
        this.sessions = sessions;
        this.books = books;
        this.versions = versions;
        this.transaction = transaction;
        this.catalog = catalog;
    }

    /// What is to be done with a session that is carried forward again and again.
    ///
    /// @param given what is asked for, without `fresh`
    /// @param prices of the session
    /// @param contents digests of the contents of prices; empty where they cannot be read
    /// @throws InvalidParametersException if the session cannot be carried forward like that; nothing was
    ///     written
    public ReplayPlan plan(ReplayRequest given, PriceSource prices, Function<PriceQuery, Optional<String>> contents) {
        StoredSession session = sessions.find(given.sessionName()).orElse(null);
        if (session == null) {
            ReplayRequest request = given.creating(catalog).orThrow(prices);
            return new ReplayPlan.Attempt(create(request, inputs(request, contents)));
        }
        if (session.closed() && !books.hasUnfinishedRun(session.id())) {
            return ReplayPlan.Nothing.CLOSED;
        }
        ReplayRequest request = given.carrying(session, catalog).orThrow(prices);
        String inputs = inputs(request, contents);
        return inputs != null && books.inputs(session.id()).equals(Optional.of(inputs))
                ? ReplayPlan.Nothing.UNCHANGED
                : new ReplayPlan.Attempt(carryForward(request, session, inputs));
    }

    private static @Nullable String inputs(ReplayRequest request, Function<PriceQuery, Optional<String>> contents) {
        return contents.apply(request.query())
                .map(digest -> ReplayInputs.digest(request, code(request), digest))
                .orElse(null);
    }

    /// The first attempt.
    ///
    /// @param given what is asked for, see [CopiedSettings]
    /// @param prices of the session
    /// @throws InvalidParametersException if the session cannot be carried forward like that; nothing was
    ///     written
    public ReplayAttempt first(ReplayRequest given, PriceSource prices) {
        Optional<StoredSession> stored = sessions.find(given.sessionName());
        if (given.get(ReplaySettings.FRESH)) {
            ReplayRequest request = stored.filter(session -> given.copyOf().isEmpty())
                    .map(session -> given.filledFrom(session.settings(), catalog))
                    .orElseGet(() -> given.creating(catalog))
                    .orThrow(prices);
            return startOver(request, request.query(), null, null);
        }
        if (stored.isEmpty()) {
            return create(given.creating(catalog).orThrow(prices), null);
        }
        StoredSession session = stored.get();
        CopiedSettings.requireThoseOf(session, given);
        ReplayRequest request = given.carrying(session, catalog).orThrow(prices);
        if (session.closed() && !books.hasUnfinishedRun(session.id())) {
            requireNothingNew(request, session, prices);
        }
        return carryForward(request, session, null);
    }

    private ReplayAttempt create(ReplayRequest request, @Nullable String inputs) {
        return attempt(
                ReplayAttempt.Kind.CREATE,
                request,
                request.query(),
                (settings, now) -> sessions.create(
                        request.sessionName(),
                        false,
                        settings,
                        request.settings().symbols().isEmpty(),
                        now),
                null,
                null,
                null,
                inputs);
    }

    private ReplayAttempt carryForward(ReplayRequest request, StoredSession session, @Nullable String inputs) {
        return attempt(
                ReplayAttempt.Kind.CARRY_FORWARD,
                request,
                following(request, session),
                (settings, now) -> sessions.decided(session, request.settings()),
                null,
                session,
                null,
                inputs);
    }

    private static PriceQuery following(ReplayRequest request, StoredSession session) {
        Long last = session.lastSliceAt();
        return last == null ? request.query() : request.query().after(last);
    }

    /// A closed session does not go on. The command that closed it may be repeated: it had perhaps
    /// been killed after its last commit.
    private static void requireNothingNew(ReplayRequest request, StoredSession session, PriceSource prices) {
        if (!request.get(ReplaySettings.CLOSE_AT_END)
                || hasSliceAfter(session.lastSliceAt(), following(request, session), prices)) {
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

    /// Replays a session whole, in a draft that takes the session's name when it has succeeded. A draft that an
    /// earlier attempt has left is resumed, unless its bars or the strategy's code have changed, too.
    ///
    /// @param restatement why, when bars or code have changed
    private ReplayAttempt startOver(
            ReplayRequest request, PriceQuery query, @Nullable Restatement restatement, @Nullable String inputs) {
        return attempt(
                ReplayAttempt.Kind.START_OVER,
                request,
                query,
                (settings, now) -> draft(request, query, settings, now),
                restatement,
                sessions.findDraft(request.sessionName()).orElse(null),
                restatement == null
                        ? null
                        : sessions.find(request.sessionName()).orElse(null),
                inputs);
    }

    /// The attempt that follows one which has failed.
    ///
    /// @return null where nothing is left to attempt
    public @Nullable ReplayAttempt next(ReplayAttempt attempt, ReplayOutcome outcome) {
        ReplayRequest request = attempt.request();
        Throwable failure = outcome.failure();
        return switch (attempt.kind()) {
            case CREATE -> null;
            case CARRY_FORWARD ->
                isReplayedWhole(request, failure)
                        ? startOver(
                                request,
                                attempt.query(),
                                failure instanceof HistoryRestatedException restated
                                        ? restated.restatement()
                                        : Restatement.NONE,
                                attempt.inputs())
                        : null;
            case START_OVER ->
                switch (failure) {
                    case HistoryRestatedException _ -> {
                        dropDraft(request.sessionName());
                        yield startOver(request, attempt.query(), attempt.restatement(), attempt.inputs());
                    }
                    case BooksDoNotBalanceException _ -> {
                        dropDraft(request.sessionName());
                        yield null;
                    }
                    case null, default -> null;
                };
        };
    }

    /// Whether a session that was not carried forward is to be replayed whole.
    ///
    /// @param failure why it was not, or null
    static boolean isReplayedWhole(ReplayRequest request, @Nullable Throwable failure) {
        return switch (failure) {
            case HistoryRestatedException _ -> request.get(ReplaySettings.ON_RESTATEMENT);
            case CodeChangedException _ -> request.get(ReplaySettings.ON_CODE_CHANGE) == OnCodeChange.REPLAY;
            case null, default -> false;
        };
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

    /// Digest of the code of the strategy that is asked for.
    static String code(ReplayRequest request) {
        return CodeDigest.of(request.strategyClass());
    }

    private void dropDraft(String name) {
        transaction.executeWithoutResult(
                status -> sessions.findDraft(name).ifPresent(draft -> sessions.delete(draft.id())));
    }

    /// @param stored the session that goes on, or null for a new one
    /// @param replaced the session whose bars stand where the prices have none, or null
    private ReplayAttempt attempt(
            ReplayAttempt.Kind kind,
            ReplayRequest request,
            PriceQuery query,
            ReplayAttempt.Source source,
            @Nullable Restatement restatement,
            @Nullable StoredSession stored,
            @Nullable StoredSession replaced,
            @Nullable String inputs) {
        boolean usesVolumes = request.usesVolumes();
        List<Object> together = together(request, query, stored, replaced);
        together.add(usesVolumes);
        Long after = kind == ReplayAttempt.Kind.CARRY_FORWARD && stored != null ? stored.lastSliceAt() : null;
        return new ReplayAttempt(kind, request, query, source, restatement, after, usesVolumes, together, inputs);
    }

    /// What has to be equal of attempts that go over the same slices.
    private List<Object> together(
            ReplayRequest request, PriceQuery query, @Nullable StoredSession stored, @Nullable StoredSession replaced) {
        List<Object> key = new ArrayList<>(Arrays.asList(
                query,
                request.settings().period(),
                request.settings().metrics().benchmark() == null
                        ? ""
                        : request.settings().metrics().benchmark(),
                request.get(ReplaySettings.CHUNK_SIZE),
                request.get(ReplaySettings.PRICE_TOLERANCE),
                request.get(ReplaySettings.HOLD_BACK)));
        boolean waits = request.get(ReplaySettings.INCOMPLETE);
        key.add(waits ? request.get(ReplaySettings.WAIT_NIGHTS) : 0);
        key.add(waits && stored != null ? books.waitedNights(stored.id()) : Collections.emptyMap());
        for (StoredSession session : Arrays.asList(stored, replaced)) {
            key.add(session == null ? "" : books.priceVersion(session.id()));
            key.add(session == null || session.lastSliceAt() == null ? "" : session.lastSliceAt());
            key.add(session == null || session.actionsAfter() == null ? "" : session.actionsAfter());
            key.add(session != null && session.closed());
        }
        return key;
    }
}

package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.ledger.Books;
import io.papertape.ledger.SessionLedger;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.StrategyVersion;
import io.papertape.ledger.UsedAction;
import io.papertape.ledger.UsedBars;
import io.papertape.prices.Coverage;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import io.papertape.settings.OnCodeChange;
import io.papertape.settings.ReplaySettings;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks ahead at what attempts would find: their new slices, and what would stop them before the first of these. No
/// strategy is asked, and nothing is written. Safe for use by several threads.
public class ReplayPreviews {

    private final SessionLedger sessions;
    private final Books books;
    private final StrategyVersions versions;
    private final InstantSource clock;

    ReplayPreviews(SessionLedger sessions, Books books, StrategyVersions versions, InstantSource clock) {
        this.sessions = sessions;
        this.books = books;
        this.versions = versions;
        this.clock = clock;
    }

    /// Looks at what first attempts would find.
    ///
    /// @param attempts at least one, which may share a tape; none starts a session over
    /// @param prices opens their prices
    /// @throws io.papertape.prices.PriceFileException if the prices cannot be read
    /// @throws io.papertape.prices.TooManyRejectedException if more rows are rejected than is tolerated
    public Map<ReplayAttempt, ReplayPreview> of(List<ReplayAttempt> attempts, PriceSource prices) {
        ReplayAttempt lead = attempts.getFirst();
        try (PriceTape tape = prices.open(lead.query());
                ReadAhead slices = new ReadAhead(tape)) {
            Ahead ahead =
                    new Ahead(lead, sessions.find(lead.request().sessionName()).orElse(null), prices, slices);
            ahead.read();
            Map<ReplayAttempt, ReplayPreview> previews = new LinkedHashMap<>();
            attempts.forEach(attempt -> previews.put(attempt, ahead.preview(attempt)));
            return previews;
        }
    }

    /// What is ahead of sessions that are equally far. Not safe for use by several threads.
    private final class Ahead {

        private final ReplayRequest request;
        private final ReadAhead slices;
        private final @Nullable Long after;
        private final ActionHistory actions;
        private final @Nullable LocalDate end;
        private final @Nullable HistoryCheck check;
        private final IncompleteSlices incomplete;
        private @Nullable Long first;
        private @Nullable Long last;
        private long count;
        private long bars;

        private Ahead(ReplayAttempt lead, @Nullable StoredSession stored, PriceSource prices, ReadAhead slices) {
            request = lead.request();
            this.slices = slices;
            end = slices.lastDate(request.settings().period().zone());
            Map<UsedAction, String> told = ToldActions.of(slices.events());
            if (stored == null) {
                after = null;
                actions = ActionHistory.ofNew(slices.names(), told);
                check = null;
            } else {
                UsedBars used = books.usedBars(stored);
                after = stored.lastSliceAt();
                actions = ActionHistory.of(slices.names(), told, stored, books.account(stored), used);
                check = after == null ? null : new HistoryCheck(compared(lead, stored, used, prices), after);
            }
            incomplete = new IncompleteSlices(
                    request.get(ReplaySettings.INCOMPLETE) ? request.get(ReplaySettings.WAIT_NIGHTS) : 0,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                    stored == null ? Map.of() : books.waitedNights(stored.id()));
        }

        private HistoryCheck.Subject compared(
                ReplayAttempt lead, StoredSession stored, UsedBars used, PriceSource prices) {
            List<Coverage> coverage = slices.coverage(used.symbols());
            return new HistoryCheck.Subject(
                    stored.settings().symbols(),
                    used,
                    coverage,
                    new PriceTolerance(request.get(ReplaySettings.PRICE_TOLERANCE)),
                    lead.usesVolumes(),
                    slices::rejected,
                    new RowFinder(prices, lead.query()),
                    actions.restated(coverage, used::firstBars));
        }

        private void read() {
            NewSlices ahead = new NewSlices(firstAfter(), slices, request.get(ReplaySettings.HOLD_BACK), incomplete);
            for (MarketSlice slice = ahead.next(); slice != null; slice = ahead.next()) {
                first = first == null ? Long.valueOf(slice.time()) : first;
                last = slice.time();
                count++;
                bars += slice.size();
            }
        }

        private @Nullable MarketSlice firstAfter() {
            MarketSlice slice = slices.next();
            if (after != null && check != null) {
                while (slice != null && slice.time() <= after) {
                    check.compare(slice);
                    if (slice.time() == after) {
                        incomplete.begin(slice);
                    }
                    slice = slices.next();
                }
                check.finish(after);
            }
            return slice;
        }

        private ReplayPreview preview(ReplayAttempt attempt) {
            Optional<StoredSession> stored = sessions.find(attempt.request().sessionName());
            boolean resumed = stored.filter(session -> books.hasUnfinishedRun(session.id()))
                    .isPresent();
            ReplayPreview.Kind kind = stored.isEmpty() ? ReplayPreview.Kind.BEGIN : ReplayPreview.Kind.CARRY;
            RuntimeException failure = failure(attempt, stored.orElse(null));
            if (failure == null) {
                return new ReplayPreview(kind, resumed, after, first, last, count, bars, null);
            }
            boolean whole = ReplayAttempts.isReplayedWhole(attempt.request(), failure);
            return whole
                    ? new ReplayPreview(ReplayPreview.Kind.REPLAY, resumed, after, first, last, count, bars, null)
                    : new ReplayPreview(kind, resumed, after, null, null, 0, 0, failure);
        }

        /// What a run would stop at, in the order in which it looks.
        private @Nullable RuntimeException failure(ReplayAttempt attempt, @Nullable StoredSession session) {
            OnCodeChange onCodeChange = attempt.request().get(ReplaySettings.ON_CODE_CHANGE);
            CodeChangedException otherCode =
                    session == null || onCodeChange == OnCodeChange.ACCEPT ? null : otherCode(attempt, session);
            if (otherCode != null && onCodeChange == OnCodeChange.STOP) {
                return otherCode;
            }
            try {
                actions.requireValues(
                        attempt.request().sessionName(), attempt.request().settings(), end);
                if (check != null) {
                    check.requireNoRestatement(attempt.request().sessionName());
                }
            } catch (DelistedException | HistoryRestatedException e) {
                return e;
            }
            return otherCode;
        }

        private @Nullable CodeChangedException otherCode(ReplayAttempt attempt, StoredSession session) {
            String code = ReplayAttempts.code(attempt.request());
            StrategyVersion was = versions.other(session, code);
            return was == null
                    ? null
                    : new CodeChangedException(
                            session.name(), session.settings().strategy(), was, code);
        }
    }
}

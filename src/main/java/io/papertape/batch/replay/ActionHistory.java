package io.papertape.batch.replay;

import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.ledger.AccountBooks;
import io.papertape.ledger.DueActions;
import io.papertape.ledger.RestatedAction;
import io.papertape.ledger.StoredSession;
import io.papertape.ledger.UsedAction;
import io.papertape.ledger.UsedBars;
import io.papertape.prices.Coverage;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.SessionSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The corporate actions of a session: those that its books were made from, up to the date of their last slice, and
/// those that the prices tell of after it.
final class ActionHistory {

    private final SymbolNames symbols;
    private final List<UsedAction> used;
    private final Map<UsedAction, String> told;
    private final @Nullable LocalDate last;
    private final @Nullable LocalDate notBefore;
    private final List<UsedAction> all;
    private final List<CorporateAction> ofMarket;

    /// @param symbols of the session
    /// @param events what the prices tell, see [ToldActions]
    /// @param used those that its books were made from, in order
    /// @param last date of its last slice; null where it has none
    /// @param notBefore up to this date they were not booked yet when the session was made; null where all were
    ActionHistory(
            SymbolNames symbols,
            Map<UsedAction, String> events,
            List<UsedAction> used,
            @Nullable LocalDate last,
            @Nullable LocalDate notBefore) {
        this.symbols = symbols;
        this.notBefore = notBefore;
        this.used = used.stream().filter(this::isBooked).toList();
        this.last = last;
        told = new LinkedHashMap<>();
        events.forEach((action, place) -> {
            if (action.symbolOf(symbols) != SymbolNames.NONE && isBooked(action)) {
                told.put(action, place);
            }
        });
        all = Stream.concat(this.used.stream(), fresh().stream()).toList();
        ofMarket = marketActions();
    }

    /// That of a session as its books are now.
    ///
    /// @param account of the session
    /// @param bars that its books were made from
    static ActionHistory of(
            SymbolNames symbols,
            Map<UsedAction, String> events,
            StoredSession session,
            AccountBooks account,
            UsedBars bars) {
        LocalDate last = account.lastDate(session);
        return new ActionHistory(
                symbols, events, last == null ? List.of() : bars.actions(last), last, account.actionsAfter(session));
    }

    /// That of a session that does not exist yet.
    static ActionHistory ofNew(SymbolNames symbols, Map<UsedAction, String> events) {
        return new ActionHistory(symbols, events, List.of(), null, null);
    }

    /// The symbols that it is about.
    SymbolNames symbols() {
        return symbols;
    }

    /// The date of the last slice of the books; null where they have none.
    @Nullable
    LocalDate last() {
        return last;
    }

    private boolean isBooked(UsedAction action) {
        return notBefore == null || action.holdsFrom().isAfter(notBefore);
    }

    /// Those that the market of the session has, in order.
    List<UsedAction> all() {
        return all;
    }

    /// Those that the prices tell of after the last slice, in order.
    private List<UsedAction> fresh() {
        return told.keySet().stream()
                .filter(action -> last == null || action.holdsFrom().isAfter(last))
                .sorted(UsedAction.IN_ORDER)
                .toList();
    }

    /// The same for the market, which applies those of one date and kind in the order of the session's symbols.
    List<CorporateAction> ofMarket() {
        return ofMarket;
    }

    private List<CorporateAction> marketActions() {
        return all.stream()
                .filter(action -> action.type() != UsedAction.Type.RENAME)
                .sorted(Comparator.comparing(UsedAction::date)
                        .thenComparing(UsedAction::type)
                        .thenComparingInt(action -> Math.max(0, action.symbolOf(symbols))))
                .map(action -> new CorporateAction(
                        Math.max(0, action.symbolOf(symbols)),
                        UtcDay.start(action.date()),
                        CorporateAction.Type.valueOf(action.type().name()),
                        action.value() == null ? CorporateAction.LAST_PRICE : action.value(),
                        UtcDay.start(action.payDate() == null ? action.date() : action.payDate())))
                .toList();
    }

    /// Those that slices bring.
    ///
    /// @param after date of the slice before
    /// @param until date of the last slice
    DueActions due(LocalDate after, LocalDate until) {
        return new DueActions(
                all.stream().filter(action -> action.isBetween(after, until)).toList(), after, until);
    }

    /// Where the prices tell of an action; null where they do not.
    @Nullable
    String place(UsedAction action) {
        return told.get(action);
    }

    /// Makes sure that it is known what the shares of every delisting after the last slice are worth.
    ///
    /// @param settings of the session
    /// @param end date of the last slice that there may be; null where there is none
    /// @throws DelistedException if it is not
    void requireValues(String session, SessionSettings settings, @Nullable LocalDate end) {
        if (end == null || settings.get(OrderSettings.DELIST_PRICE).isPresent()) {
            return;
        }
        for (UsedAction action : fresh()) {
            if (action.type() == UsedAction.Type.DELIST && action.value() == null && action.isBetween(last, end)) {
                throw new DelistedException(session, action, place(action));
            }
        }
    }

    /// What the books were made from and the prices do not cover. Names are those that the prices tell.
    ///
    /// @param coverage from when to when the prices are right, by symbol
    List<UsedAction> untold(List<Coverage> coverage) {
        return used.stream()
                .filter(action -> !isCovered(action, coverage))
                .filter(action -> told.keySet().stream().noneMatch(action::isAbout))
                .toList();
    }

    /// A rename is told for good, or it is none.
    private boolean isCovered(UsedAction action, List<Coverage> coverage) {
        int index = action.symbolOf(symbols);
        return action.type() == UsedAction.Type.RENAME
                || (index != SymbolNames.NONE && coverage.get(index).contains(UtcDay.start(action.date())));
    }

    /// How what the prices tell up to the last slice differs from what the books were made from. Of a symbol the
    /// prices are right between their first bar and their last; outside what they do not tell stands. What
    /// they tell besides is something new wherever it is, unless it was before the first bar of the books.
    ///
    /// @param coverage from when to when the prices are right, by symbol
    /// @param bars finds the time of the first bar that the books were made from, by symbol
    List<RestatedAction> restated(List<Coverage> coverage, Supplier<Map<String, Long>> bars) {
        LocalDate end = last;
        if (end == null || (used.isEmpty() && told.isEmpty())) {
            return List.of();
        }
        Map<String, Long> firstBars = bars.get();
        List<UsedAction> before = new ArrayList<>(
                used.stream().filter(action -> matters(action, firstBars)).toList());
        List<UsedAction> after = new ArrayList<>(told.keySet().stream()
                .filter(action -> action.isBetween(null, end) && matters(action, firstBars))
                .sorted(UsedAction.IN_ORDER)
                .toList());
        List<UsedAction> same = new ArrayList<>(before);
        same.retainAll(after);
        before.removeAll(same);
        after.removeAll(same);
        List<RestatedAction> restated = new ArrayList<>();
        for (UsedAction was : before) {
            UsedAction now = after.stream().filter(was::isAbout).findFirst().orElse(null);
            if (now != null) {
                after.remove(now);
                restated.add(restated(was, now));
            } else if (isCovered(was, coverage)) {
                restated.add(restated(was, null));
            }
        }
        after.forEach(now -> restated.add(restated(null, now)));
        restated.sort(Comparator.comparing(RestatedAction::date)
                .thenComparing(RestatedAction::type)
                .thenComparing(RestatedAction::symbol));
        return restated;
    }

    private boolean matters(UsedAction action, Map<String, Long> firstBars) {
        int index = symbols.find(action.symbol(), UtcDay.start(action.date()) - UtcDay.MILLIS);
        Long first = index == SymbolNames.NONE
                ? null
                : firstBars.get(symbols.symbols().get(index));
        return first != null && UtcDay.start(action.holdsFrom()) > first;
    }

    private RestatedAction restated(@Nullable UsedAction was, @Nullable UsedAction now) {
        UsedAction either = was == null ? Objects.requireNonNull(now) : was;
        return new RestatedAction(
                either.symbol(),
                either.date(),
                either.type(),
                was == null ? null : was.told(),
                now == null ? null : now.told(),
                now == null ? null : place(now));
    }
}

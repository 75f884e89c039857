package io.papertape.prices.file;

import io.papertape.prices.ActionType;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The corporate actions that files tell. What a person has written down goes before what price files say of the same
/// symbol, date and kind. Not safe for use by several threads.
final class KnownActions {

    /// Decades of dividends of several thousand companies.
    private static final int MOST = 200_000;

    private final Rejections rejections;
    private final Function<ToldAction, String> shares;
    private final List<ToldAction> actions = new ArrayList<>();
    private final Map<String, List<ToldAction>> splits = new HashMap<>();
    private final Set<Key> written = new HashSet<>();
    private final Map<Key, ToldAction> told = new HashMap<>();

    private record Key(String shares, LocalDate date, ActionType type) {}

    /// @param rejections takes up what contradicts something else
    /// @param shares tells by which symbol those are known that an action is about
    KnownActions(Rejections rejections, Function<ToldAction, String> shares) {
        this.rejections = rejections;
        this.shares = shares;
    }

    private Key key(ToldAction action) {
        return new Key(shares.apply(action), action.date(), action.type());
    }

    /// Adds what a person has written down, which is known before any price file is read.
    ///
    /// @throws PriceFileException if there are more than fit into memory
    void addWritten(ToldAction action) {
        written.add(key(action));
        add(action);
    }

    /// Adds what a price file tells. Of two that differ for a symbol and date the first counts.
    ///
    /// @throws PriceFileException if there are more than fit into memory
    void addTold(ToldAction action) {
        Key key = key(action);
        if (written.contains(key)) {
            return;
        }
        ToldAction known = told.putIfAbsent(key, action);
        if (known == null) {
            add(action);
        } else if (differ(known, action)) {
            rejections.note(new RejectedBar(
                    action.file(),
                    action.line(),
                    action.symbol(),
                    "",
                    "another " + action.type().label() + " than " + known.place() + " for " + action.date() + ": "
                            + action.value() + " here and " + known.value() + " there, which counts"));
        }
    }

    private static boolean differ(ToldAction one, ToldAction other) {
        BigDecimal value = one.value();
        return value != null && other.value() != null && value.compareTo(other.value()) != 0;
    }

    private void add(ToldAction action) {
        if (actions.size() == MOST) {
            throw new PriceFileException(List.of(action.place() + ": there are more than " + MOST
                    + " corporate actions; name the symbols, or leave the column out"));
        }
        actions.add(action);
        if (action.type() == ActionType.SPLIT) {
            splits.computeIfAbsent(shares.apply(action), symbol -> new ArrayList<>())
                    .add(action);
        }
    }

    /// All of them, in order.
    List<ToldAction> all() {
        return actions.stream().sorted(ToldAction.IN_ORDER).toList();
    }

    /// The splits of the shares that are known by a symbol, in order.
    List<ToldAction> splits(String symbol) {
        return splits.getOrDefault(symbol, List.of()).stream()
                .sorted(ToldAction.IN_ORDER)
                .toList();
    }

    /// Whether a person has written it down.
    boolean isWritten(ToldAction action) {
        return written.contains(key(action));
    }
}

package io.papertape.prices.file;

import io.papertape.prices.ActionType;
import io.papertape.prices.CorporateAction;
import io.papertape.prices.PriceFileException;
import io.papertape.prices.RejectedBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The corporate actions that files tell. What a person has written down goes before what price files say of the same
/// symbol, date and kind. Not safe for use by several threads.
final class KnownActions {

    /// Decades of dividends of several thousand companies.
    private static final int MOST = 200_000;

    private final Rejections rejections;
    private final List<CorporateAction> actions = new ArrayList<>();
    private final Map<String, List<CorporateAction>> splits = new HashMap<>();
    private final Set<Key> written = new HashSet<>();
    private final Map<Key, CorporateAction> told = new HashMap<>();

    private record Key(String symbol, LocalDate date, ActionType type) {

        Key(CorporateAction action) {
            this(action.symbol(), action.date(), action.type());
        }
    }

    /// @param rejections takes up what contradicts something else
    KnownActions(Rejections rejections) {
        this.rejections = rejections;
    }

    /// Adds what a person has written down, which is known before any price file is read.
    ///
    /// @throws PriceFileException if there are more than fit into memory
    void addWritten(CorporateAction action) {
        written.add(new Key(action));
        add(action);
    }

    /// Adds what a price file tells. Of two that differ for a symbol and date the first counts.
    ///
    /// @throws PriceFileException if there are more than fit into memory
    void addTold(CorporateAction action) {
        Key key = new Key(action);
        if (written.contains(key)) {
            return;
        }
        CorporateAction known = told.putIfAbsent(key, action);
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

    private static boolean differ(CorporateAction one, CorporateAction other) {
        return Objects.requireNonNull(one.value()).compareTo(Objects.requireNonNull(other.value())) != 0;
    }

    private void add(CorporateAction action) {
        if (actions.size() == MOST) {
            throw new PriceFileException(List.of(action.place() + ": there are more than " + MOST
                    + " corporate actions; name the symbols, or leave the column out"));
        }
        actions.add(action);
        if (action.type() == ActionType.SPLIT) {
            splits.computeIfAbsent(action.symbol(), symbol -> new ArrayList<>()).add(action);
        }
    }

    /// All of them, in order.
    List<CorporateAction> all() {
        return actions.stream().sorted(CorporateAction.IN_ORDER).toList();
    }

    /// The splits of a symbol, in order.
    List<CorporateAction> splits(String symbol) {
        return splits.getOrDefault(symbol, List.of()).stream()
                .sorted(CorporateAction.IN_ORDER)
                .toList();
    }

    /// Whether a person has written it down.
    boolean isWritten(CorporateAction action) {
        return written.contains(new Key(action));
    }
}

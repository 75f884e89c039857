package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the index of a symbol in a session's list.
final class SymbolIndex {

    private final Map<String, Integer> indexes = new HashMap<>();

    SymbolIndex(List<String> symbols) {
        symbols.forEach(symbol -> indexes.put(symbol, indexes.size()));
    }

    /// The index of a symbol of the session.
    ///
    /// @throws IllegalStateException if the session does not trade it
    int of(String symbol) {
        Integer index = indexes.get(symbol);
        if (index == null) {
            throw new IllegalStateException("the books hold symbol '" + symbol + "', which the session does not trade");
        }
        return index;
    }

    /// The index of the symbol of the session that has a name on a date.
    ///
    /// @throws IllegalStateException if there is none
    static int of(SymbolNames names, String name, long date) {
        int index = names.of(name, date);
        if (index == SymbolNames.NONE) {
            throw new IllegalStateException("the books hold symbol '" + name + "', which the session does not trade"
                    + (names.change() ? " on " + UtcDay.date(date) : ""));
        }
        return index;
    }

    /// The index of a symbol, or -1 where it is none of them.
    int find(String symbol) {
        Integer index = indexes.get(symbol);
        return index == null ? -1 : index;
    }
}

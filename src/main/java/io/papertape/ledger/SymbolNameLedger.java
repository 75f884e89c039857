package io.papertape.ledger;

import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// The names that the symbols of sessions have had up to their last slice. The caller opens the transaction. Safe for
/// use by several threads.
class SymbolNameLedger {

    private final JdbcTemplate template;

    SymbolNameLedger(JdbcTemplate template) {
        this.template = template;
    }

    /// A name in the row of a session.
    private record Row(
            int place,
            int number,
            String symbol,
            String name,
            String now,
            long since,
            @Nullable Long until) {}

    /// Whether a session may have renamed symbols.
    ///
    /// @param symbols as its row lists them
    static boolean mayHave(List<String> symbols) {
        return symbols.stream().anyMatch(symbol -> symbol.contains(SymbolNames.BECOMES));
    }

    /// The names of the symbols of a session.
    ///
    /// @param symbols as its row lists them
    SymbolNames of(long session, List<String> symbols) {
        List<String> keys = new ArrayList<>(symbols);
        Map<Integer, List<SymbolNames.Name>> renamed = new HashMap<>();
        template.query(
                "SELECT place, symbol, name, since FROM session_symbol WHERE session_id = ? ORDER BY place, name_no",
                row -> {
                    int place = row.getInt(1);
                    LocalDate since = row.getObject(4, LocalDate.class);
                    keys.set(place, row.getString(2));
                    renamed.computeIfAbsent(place, first -> new ArrayList<>())
                            .add(new SymbolNames.Name(
                                    row.getString(3), since == null ? SymbolNames.ALWAYS : UtcDay.start(since)));
                },
                session);
        return new SymbolNames(keys, renamed);
    }

    /// Replaces the names of a session.
    ///
    /// @param names that it has had up to its last slice
    void replace(long session, SymbolNames names) {
        template.update("DELETE FROM session_symbol WHERE session_id = ?", session);
        List<Row> rows = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (int symbol = 0; symbol < names.symbols().size(); symbol++) {
            listed.add(listed(names, symbol));
            if (names.isRenamed(symbol)) {
                addRows(rows, names, symbol);
            }
        }
        template.batchUpdate("""
                INSERT INTO session_symbol (session_id, place, name_no, symbol, name, current_name, since, until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, rows.size() + 1, (statement, row) -> {
            statement.setLong(1, session);
            statement.setInt(2, row.place());
            statement.setInt(3, row.number());
            statement.setString(4, row.symbol());
            statement.setString(5, row.name());
            statement.setString(6, row.now());
            statement.setObject(7, row.since() == SymbolNames.ALWAYS ? null : UtcDay.date(row.since()));
            statement.setObject(8, row.until() == null ? null : UtcDay.date(row.until()));
        });
        template.update("UPDATE paper_session SET symbols = ? WHERE session_id = ?", String.join(",", listed), session);
    }

    private static void addRows(List<Row> rows, SymbolNames names, int symbol) {
        List<SymbolNames.Name> had = names.names(symbol);
        for (int i = 0; i < had.size(); i++) {
            SymbolNames.Name name = had.get(i);
            rows.add(new Row(
                    symbol,
                    i,
                    names.symbols().get(symbol),
                    name.name(),
                    had.getLast().name(),
                    name.since(),
                    i + 1 < had.size() ? had.get(i + 1).since() - UtcDay.MILLIS : null));
        }
    }

    /// All names of a symbol in order of time, and the one by which the session knows it: `FB>META`.
    private static String listed(SymbolNames names, int symbol) {
        String known = names.symbols().get(symbol);
        String had = names.told(symbol);
        boolean isAmong =
                names.names(symbol).stream().anyMatch(name -> name.name().equals(known));
        return isAmong ? had : had + SymbolNames.BECOMES + known;
    }
}

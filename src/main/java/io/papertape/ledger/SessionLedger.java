package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.SymbolNames;
import io.papertape.settings.OrderSettings;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.SettingScope;
import io.papertape.settings.SettingValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// Sessions. The caller opens the transaction. Safe for use by several threads.
public class SessionLedger {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final SettingRows settingRows;
    private final EquityLedger equity;
    private final BookLedger books;
    private final PriceSetLedger priceSets;
    private final PriceBarLedger priceBars;
    private final MetricsLedger metrics;
    private final RefusedEntryLedger refusedEntries;
    private final SymbolNameLedger symbolNames;

    SessionLedger(
            JdbcTemplate template,
            JdbcClient jdbc,
            EquityLedger equity,
            BookLedger books,
            PriceSetLedger priceSets,
            PriceBarLedger priceBars,
            MetricsLedger metrics,
            RefusedEntryLedger refusedEntries,
            SymbolNameLedger symbolNames) {
        this.template = template;
        this.jdbc = jdbc;
        this.settingRows = new SettingRows(jdbc, ReplaySettings.of(SettingScope.SESSION));
        this.equity = equity;
        this.books = books;
        this.priceSets = priceSets;
        this.priceBars = priceBars;
        this.metrics = metrics;
        this.refusedEntries = refusedEntries;
        this.symbolNames = symbolNames;
    }

    /// The session of this key.
    StoredSession get(long session) {
        return withRows(jdbc.sql("SELECT * FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .query((row, i) -> session(row))
                .single());
    }

    /// A session that is known, as its books are now.
    StoredSession current(StoredSession known) {
        return jdbc.sql("""
                        SELECT status, last_slice_at, points, warm_up_slices, peak_equity, risk_peak_equity, orders,
                            cash_events, ruined
                        FROM paper_session
                        WHERE session_id = :session
                        """)
                .param("session", known.id())
                .query((row, i) -> at(known, row))
                .single();
    }

    /// The session of this name.
    public Optional<StoredSession> find(String name) {
        return jdbc.sql("SELECT * FROM paper_session WHERE name = :name")
                .param("name", name)
                .query((row, i) -> session(row))
                .optional()
                .map(this::withRows);
    }

    /// The session of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public StoredSession require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no session '" + name + "' in these books"));
    }

    /// The names of all sessions.
    public List<String> names() {
        return jdbc.sql("SELECT name FROM paper_session WHERE name IS NOT NULL ORDER BY name")
                .query(String.class)
                .list();
    }

    /// The session that will take this name once it has succeeded.
    public Optional<StoredSession> findDraft(String name) {
        return jdbc.sql("SELECT * FROM paper_session WHERE draft_of = :name")
                .param("name", name)
                .query((row, i) -> session(row))
                .optional()
                .map(this::withRows);
    }

    /// Creates a session.
    ///
    /// @param draft whether another one keeps the name until this one has succeeded
    /// @param allSymbols whether every symbol of the prices was asked for
    public StoredSession create(String name, boolean draft, SessionSettings settings, boolean allSymbols, Instant now) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("name", draft ? null : name);
        columns.put("draft_of", draft ? name : null);
        columns.put("parameters", settings.parametersText());
        columns.put("prices", settings.prices());
        SettingColumn.ALL.forEach(column -> columns.put(column.name(), column.value(settings.values())));
        columns.put("all_symbols", allSymbols);
        columns.put("price_version_id", priceSets.versionFor(settings));
        columns.put("status", "OPEN");
        columns.put("created_at", SqlTypes.timestamp(now));
        columns.put("peak_equity", SqlTypes.decimal(settings.initialCapital()));
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO paper_session (" + String.join(", ", columns.keySet()) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")
                .params(new ArrayList<>(columns.values()))
                .update(key, "session_id");
        long session = SqlTypes.requireKey(key);
        settingRows.write(session, settings.values());
        return new StoredSession(
                session,
                name,
                draft,
                settings,
                allSymbols,
                false,
                null,
                0,
                0,
                settings.initialCapital(),
                settings.initialCapital(),
                0,
                0,
                false,
                SymbolNames.of(settings.symbols()),
                null);
    }

    /// Notes what is decided only now of a session: what a delisted share is worth.
    ///
    /// @param asked settings that it is carried forward with
    public StoredSession decided(StoredSession session, SessionSettings asked) {
        if (session.settings().get(OrderSettings.DELIST_PRICE).isEmpty()
                && asked.get(OrderSettings.DELIST_PRICE).isPresent()) {
            settingRows.add(session.id(), OrderSettings.DELIST_PRICE, asked.values());
        }
        return session;
    }

    /// Removes a session and all its books.
    public void delete(long session) {
        equity.delete(session);
        books.deleteTrades(session);
        metrics.remove(session);
        refusedEntries.removeOf(session);
        jdbc.sql("DELETE FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .update();
        priceSets.removeUnused(priceBars);
    }

    /// Gives a draft its name, in place of the session that has it.
    void publish(StoredSession draft) {
        find(draft.name()).ifPresent(replaced -> delete(replaced.id()));
        jdbc.sql("UPDATE paper_session SET name = draft_of, draft_of = NULL WHERE session_id = :session")
                .param("session", draft.id())
                .update();
    }

    /// Makes a draft the continuation of a session that was replayed whole: with its birthday and its completed runs,
    /// but not with the entries that these were refused, which the draft has its own of.
    void inherit(StoredSession draft, StoredSession from) {
        refusedEntries.removeOf(from.id());
        jdbc.sql("""
                        UPDATE paper_session
                        SET created_at = (SELECT f.created_at FROM paper_session f WHERE f.session_id = :from)
                        WHERE session_id = :draft
                        """).param("from", from.id()).param("draft", draft.id()).update();
        jdbc.sql("""
                        UPDATE session_run SET session_id = :draft
                        WHERE session_id = :from AND status = 'COMPLETED'
                        """).param("from", from.id()).param("draft", draft.id()).update();
    }

    /// Closes a session for good: no highest equity counts for entries any more.
    void close(long session) {
        jdbc.sql("UPDATE paper_session SET status = 'CLOSED', risk_peak_equity = NULL WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /// Notes how far the books go.
    void advance(long session, AccountProgress progress) {
        template.update(
                """
                UPDATE paper_session SET last_slice_at = ?, points = points + ?, warm_up_slices = warm_up_slices + ?,
                    peak_equity = ?, risk_peak_equity = ?, orders = ?, cash_events = cash_events + ?, ruined = ?
                WHERE session_id = ?
                """,
                SqlTypes.timestamp(progress.lastSliceAt()),
                progress.points(),
                progress.warmUpSlices(),
                SqlTypes.decimal(progress.peakEquity()),
                progress.riskPeakEquity() == progress.peakEquity() ? null : SqlTypes.decimal(progress.riskPeakEquity()),
                progress.orders(),
                progress.cashEvents(),
                progress.ruined(),
                session);
    }

    /// A session whose row was read, with those of its settings that are rows of their own.
    private StoredSession withRows(StoredSession session) {
        SessionSettings settings = session.settings();
        SettingValues values = settingRows.read(session, settings.values());
        SymbolNames names = session.names();
        if (SymbolNameLedger.mayHave(names.symbols())) {
            names = symbolNames.of(session.id(), names.symbols());
            values = values.with(ReplaySettings.SYMBOLS, names.symbols());
        }
        return session.with(new SessionSettings(values, settings.parameters(), settings.prices()), names);
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        String name = row.getString("name");
        SessionSettings settings = settings(row);
        StoredSession created = new StoredSession(
                row.getLong("session_id"),
                name == null ? row.getString("draft_of") : name,
                name == null,
                settings,
                row.getBoolean("all_symbols"),
                false,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                false,
                SymbolNames.of(settings.symbols()),
                SqlTypes.nullableEpochMillis(row, "actions_after"));
        return at(created, row);
    }

    private static StoredSession at(StoredSession created, ResultSet row) throws SQLException {
        long peak = SqlTypes.units(row, "peak_equity");
        return created.at(
                row.getString("status").equals("CLOSED"),
                SqlTypes.nullableEpochMillis(row, "last_slice_at"),
                row.getLong("points"),
                row.getLong("warm_up_slices"),
                peak,
                SqlTypes.optionalUnits(row, "risk_peak_equity").orElse(peak),
                row.getLong("orders"),
                row.getLong("cash_events"),
                row.getBoolean("ruined"));
    }

    private static SessionSettings settings(ResultSet row) throws SQLException {
        SettingValues values = SettingValues.DEFAULTS;
        for (SettingColumn<?> column : SettingColumn.ALL) {
            values = column.read(row, values);
        }
        return new SessionSettings(values, parameters(row.getString("parameters")), row.getString("prices"));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }
}

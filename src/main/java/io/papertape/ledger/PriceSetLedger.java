package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.SymbolNames;
import io.papertape.settings.ReplaySettings;
import io.papertape.settings.SessionSettings;
import io.papertape.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// Price sets, their versions, and which session is made from which. The caller opens the transaction. Safe for use by
/// several threads.
class PriceSetLedger {

    /// What decides on the meaning of a row, in the order of the text in the books.
    private static final List<Setting<?>> MEANING =
            List.of(ReplaySettings.ADJUST, ReplaySettings.CONFLICT, ReplaySettings.FILE_ZONE);

    /// Of the symbols of a session, and of their names.
    private static final String SEPARATORS = "[," + SymbolNames.BECOMES + "]";

    private final JdbcClient jdbc;

    PriceSetLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What another session was made from.
    ///
    /// @param from its first time, or null for all
    /// @param last its last slice
    /// @param symbols those that it trades, by all their names
    record Use(@Nullable Long from, long last, Set<String> symbols) {

        /// Whether a bar at a time, there or not, is one that it was made from.
        boolean covers(String symbol, long time) {
            return time <= last && (from == null || time >= from) && symbols.contains(symbol);
        }
    }

    /// The newest version of the set of a new session, which stays there until the end of the transaction. Two
    /// transactions do not make the same set.
    long versionFor(SessionSettings settings) {
        String meaning = meaning(settings);
        Optional<Long> known = find(settings, meaning);
        if (known.isEmpty()) {
            jdbc.sql("SELECT lock_id FROM price_set_lock FOR UPDATE")
                    .query(Integer.class)
                    .single();
        }
        Optional<Long> set = known.or(() -> find(settings, meaning));
        return set.flatMap(this::newest).orElseGet(() -> newVersion(set.orElseGet(() -> newSet(settings, meaning))));
    }

    private Optional<Long> find(SessionSettings settings, String meaning) {
        return jdbc.sql("""
                        SELECT set_id FROM price_set WHERE location = :location AND meaning = :meaning
                        ORDER BY set_id FETCH FIRST 1 ROW ONLY
                        """)
                .param("location", settings.prices())
                .param("meaning", meaning)
                .query(Long.class)
                .optional();
    }

    private static String meaning(SessionSettings settings) {
        return MEANING.stream()
                .map(setting -> setting.name() + "=" + text(settings, setting))
                .collect(Collectors.joining(" "));
    }

    private static <T> String text(SessionSettings settings, Setting<T> setting) {
        return setting.text(settings.get(setting));
    }

    private long newSet(SessionSettings settings, String meaning) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO price_set (location, meaning) VALUES (:location, :meaning)")
                .param("location", settings.prices())
                .param("meaning", meaning)
                .update(key, "set_id");
        return SqlTypes.requireKey(key);
    }

    private Optional<Long> newest(long set) {
        return jdbc.sql("""
                        SELECT version_id FROM price_set_version
                        WHERE version_id = (SELECT MAX(version_id) FROM price_set_version WHERE set_id = :set)
                        FOR UPDATE
                        """).param("set", set).query(Long.class).optional();
    }

    private long newVersion(long set) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO price_set_version (set_id) VALUES (:set)")
                .param("set", set)
                .update(key, "version_id");
        return SqlTypes.requireKey(key);
    }

    /// A new version of the set of another one.
    long newVersionBeside(long version) {
        return newVersion(jdbc.sql("SELECT set_id FROM price_set_version WHERE version_id = :version")
                .param("version", version)
                .query(Long.class)
                .single());
    }

    /// Whether the set of a version has a newer one.
    boolean hasNewerThan(long version) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM price_set_version
                        WHERE version_id > :version
                          AND set_id = (SELECT v.set_id FROM price_set_version v WHERE v.version_id = :version)
                        """).param("version", version).query(Long.class).single() > 0;
    }

    /// The newest version of the set of a version, where that is another one. It stays there until the end of the
    /// transaction.
    OptionalLong newerThan(long version) {
        return jdbc.sql("SELECT set_id FROM price_set_version WHERE version_id = :version")
                .param("version", version)
                .query(Long.class)
                .optional()
                .flatMap(this::newest)
                .filter(newest -> newest != version)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// Keeps others from changing the bars of a version until the end of the transaction.
    ///
    /// @return its revision
    long lock(long version) {
        return jdbc.sql("SELECT revision FROM price_set_version WHERE version_id = :version FOR UPDATE")
                .param("version", version)
                .query(Long.class)
                .single();
    }

    /// The revision of a version.
    long revision(long version) {
        return jdbc.sql("SELECT revision FROM price_set_version WHERE version_id = :version")
                .param("version", version)
                .query(Long.class)
                .single();
    }

    /// Notes that the bars of a version have changed.
    void changed(long version) {
        jdbc.sql("UPDATE price_set_version SET revision = revision + 1 WHERE version_id = :version")
                .param("version", version)
                .update();
    }

    /// Which version a session is made from.
    long versionOf(long session) {
        return jdbc.sql("SELECT price_version_id FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    /// Notes that a session is made from a version.
    void use(long session, long version) {
        jdbc.sql("UPDATE paper_session SET price_version_id = :version WHERE session_id = :session")
                .param("version", version)
                .param("session", session)
                .update();
    }

    /// Notes whether the strategy of a session looks at volumes.
    void noteUseOfVolumes(long session, boolean used) {
        jdbc.sql("UPDATE paper_session SET uses_volumes = :used WHERE session_id = :session"
                        + " AND uses_volumes IS DISTINCT FROM :used")
                .param("used", used)
                .param("session", session)
                .update();
    }

    /// Whether the strategy of any session that is made from a version looks at volumes, or is not known to do without.
    boolean volumesMatter(long version) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM paper_session
                        WHERE price_version_id = :version AND COALESCE(uses_volumes, TRUE)
                        """).param("version", version).query(Long.class).single() > 0;
    }

    /// The last slice of all sessions, but one, that are made from a version; null where no other has one.
    @Nullable
    Long lastUse(long version, long session) {
        return jdbc.sql("""
                        SELECT MAX(last_slice_at) AS last_slice_at FROM paper_session
                        WHERE price_version_id = :version AND session_id <> :session
                        """)
                .param("version", version)
                .param("session", session)
                .query((row, i) -> Optional.ofNullable(SqlTypes.nullableEpochMillis(row, "last_slice_at")))
                .single()
                .orElse(null);
    }

    /// What all sessions, but one, that are made from a version have used of it at a time or later.
    List<Use> uses(long version, long session, long time) {
        return jdbc.sql("""
                        SELECT from_at, last_slice_at, symbols FROM paper_session
                        WHERE price_version_id = :version AND session_id <> :session AND last_slice_at >= :time
                        """)
                .param("version", version)
                .param("session", session)
                .param("time", SqlTypes.timestamp(time))
                .query((row, i) -> new Use(
                        SqlTypes.nullableEpochMillis(row, "from_at"),
                        SqlTypes.epochMillis(row, "last_slice_at"),
                        Set.copyOf(List.of(row.getString("symbols").split(SEPARATORS, -1)))))
                .list();
    }

    /// Removes the versions that no session is made from any more, and the sets without a version, with their bars.
    ///
    /// @param bars of the versions
    void removeUnused(PriceBarLedger bars) {
        List<Long> unused = jdbc.sql("""
                        SELECT v.version_id FROM price_set_version v
                        WHERE NOT EXISTS (SELECT 1 FROM paper_session s WHERE s.price_version_id = v.version_id)
                        """).query(Long.class).list();
        for (long version : unused) {
            if (isStillUnused(version)) {
                bars.delete(version);
                jdbc.sql("DELETE FROM price_set_version WHERE version_id = :version")
                        .param("version", version)
                        .update();
            }
        }
        if (!unused.isEmpty()) {
            jdbc.sql("""
                    DELETE FROM price_set
                    WHERE NOT EXISTS (SELECT 1 FROM price_set_version v WHERE v.set_id = price_set.set_id)
                    """).update();
        }
    }

    /// Another transaction, which has perhaps made a session from it meanwhile, holds its row then.
    private boolean isStillUnused(long version) {
        return jdbc.sql("SELECT version_id FROM price_set_version WHERE version_id = :version FOR UPDATE SKIP LOCKED")
                        .param("version", version)
                        .query(Long.class)
                        .optional()
                        .isPresent()
                && jdbc.sql("SELECT COUNT(*) FROM paper_session WHERE price_version_id = :version")
                                .param("version", version)
                                .query(Long.class)
                                .single()
                        == 0;
    }
}

package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The code that the strategies of sessions had. The caller opens the transaction. Safe for use by several threads.
public class StrategyVersionLedger {

    private final JdbcClient jdbc;

    StrategyVersionLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The versions of a session, oldest first; none of a session that was made before they were kept.
    public List<StrategyVersion> versions(long session) {
        return jdbc.sql("SELECT * FROM strategy_version WHERE session_id = :session ORDER BY version_no")
                .param("session", session)
                .query((row, i) -> new StrategyVersion(
                        row.getInt("version_no"),
                        row.getString("digest"),
                        row.getObject("used_since", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        SqlTypes.nullableEpochMillis(row, "after_slice_at")))
                .list();
    }

    /// Adds a version.
    ///
    /// @param afterSliceAt last slice of the books, epoch milliseconds UTC, or null where they have none
    public void add(long session, int number, String digest, Instant now, @Nullable Long afterSliceAt) {
        jdbc.sql("""
                        INSERT INTO strategy_version (session_id, version_no, digest, used_since, after_slice_at)
                        VALUES (:session, :number, :digest, :now, :after)
                        """)
                .param("session", session)
                .param("number", number)
                .param("digest", digest)
                .param("now", SqlTypes.timestamp(now))
                .param("after", SqlTypes.nullableTimestamp(afterSliceAt))
                .update();
    }

    /// Removes the versions of this number and above.
    public void removeFrom(long session, int number) {
        jdbc.sql("DELETE FROM strategy_version WHERE session_id = :session AND version_no >= :number")
                .param("session", session)
                .param("number", number)
                .update();
    }
}

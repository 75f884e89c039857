package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What runs tell beside their results, and the nights on which they have left a slice for later. The caller opens the
/// transaction. Safe for use by several threads.
class RunRemarkLedger {

    private static final int LONGEST_REMARK = 4_000;
    private static final int ROWS_PER_BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    RunRemarkLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Replaces the remarks of a run.
    void replace(long run, List<RunRemark> remarks) {
        template.update("DELETE FROM run_remark WHERE run_id = ?", run);
        int[] number = {0};
        template.batchUpdate(
                "INSERT INTO run_remark (run_id, remark_no, kind, remark) VALUES (?, ?, ?, ?)",
                remarks,
                ROWS_PER_BATCH,
                (statement, remark) -> {
                    statement.setLong(1, run);
                    statement.setInt(2, number[0]++);
                    statement.setString(3, remark.kind());
                    statement.setString(4, SqlTypes.storable(remark.text(), LONGEST_REMARK));
                });
    }

    /// The remarks of a run of one kind, in order.
    List<RunRemark> of(long run, String kind) {
        return jdbc.sql("SELECT kind, remark FROM run_remark WHERE run_id = :run AND kind = :kind ORDER BY remark_no")
                .param("run", run)
                .param("kind", kind)
                .query((row, i) -> new RunRemark(row.getString("kind"), row.getString("remark")))
                .list();
    }

    /// The nights on which runs of a session have left slices for later, by the times of these.
    Map<Long, Set<LocalDate>> waitedNights(long session) {
        Map<Long, Set<LocalDate>> nights = new HashMap<>();
        jdbc.sql("SELECT slice_at, night FROM waited_night WHERE session_id = :session")
                .param("session", session)
                .query(row -> {
                    nights.computeIfAbsent(SqlTypes.epochMillis(row, "slice_at"), slice -> new HashSet<>())
                            .add(row.getDate("night").toLocalDate());
                });
        return nights;
    }

    /// Notes that a run has left a slice for later; may be repeated.
    void addWaitedNight(long session, long slice, LocalDate night) {
        jdbc.sql("DELETE FROM waited_night WHERE session_id = ? AND slice_at = ? AND night = ?")
                .params(session, SqlTypes.timestamp(slice), Date.valueOf(night))
                .update();
        jdbc.sql("INSERT INTO waited_night (session_id, slice_at, night) VALUES (?, ?, ?)")
                .params(session, SqlTypes.timestamp(slice), Date.valueOf(night))
                .update();
    }
}

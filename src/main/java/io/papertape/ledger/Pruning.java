package io.papertape.ledger;

import io.papertape.database.BusyException;
import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes what nobody needs any more of the books: old runs with what they noted, nights, drafts that nobody goes on
/// with, and Spring Batch's rows of these. What sessions hold stays: trades, equity, positions, metrics, used prices.
///
/// Each session has a transaction of its own. Whatever ends the process, those that were committed are whole, and
/// pruning again removes the rest. Safe for use by several threads.
public class Pruning {

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SessionLocks locks;
    private final SessionLedger sessions;

    Pruning(
            JdbcTemplate template,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            SessionLocks locks,
            SessionLedger sessions) {
        this.template = template;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.locks = locks;
        this.sessions = sessions;
    }

    /// A session, or the draft that is to replace one.
    ///
    /// @param name of the session
    private record Owner(long id, String name, boolean draft) {}

    /// Removes what the limits say. Sessions that another run holds are left alone.
    ///
    /// @throws BusyException if a night is under way
    public Pruned prune(PruneLimits limits, Instant now) {
        Pruned.Counts counts = new Pruned.Counts();
        try (SessionLocks.Hold hold = locks.hold()) {
            hold.addNight(now);
            List<Owner> owners = owners();
            Map<String, BusyException> busy =
                    hold.add(owners.stream().map(Owner::name).distinct().toList(), now);
            RunPruning runs = new RunPruning(jdbc, limits, counts);
            for (Owner owner : owners) {
                if (!busy.containsKey(owner.name())) {
                    transaction.executeWithoutResult(status -> prune(owner, limits, runs, counts));
                }
            }
            List<Long> nights = transaction.execute(status -> pruneNights(limits, counts));
            transaction.executeWithoutResult(
                    status -> pruneJobs(runs.removed(), Set.copyOf(nights), limits.remove(), counts));
            return counts.with(busy);
        }
    }

    private List<Owner> owners() {
        return jdbc.sql("SELECT session_id, name, draft_of FROM paper_session ORDER BY session_id")
                .query((row, i) -> {
                    String name = row.getString("name");
                    return new Owner(
                            row.getLong("session_id"), name == null ? row.getString("draft_of") : name, name == null);
                })
                .list();
    }

    private void prune(Owner owner, PruneLimits limits, RunPruning runs, Pruned.Counts counts) {
        if (!owner.draft()) {
            runs.prune(owner.id());
        } else if (isAbandoned(owner, limits.before())) {
            counts.add("drafts", 1);
            if (limits.remove()) {
                sessions.delete(owner.id());
            }
        }
    }

    private boolean isAbandoned(Owner draft, Instant before) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM paper_session s
                        WHERE s.session_id = :session AND s.draft_of IS NOT NULL AND s.created_at < :before
                            AND NOT EXISTS (SELECT 1 FROM session_run r WHERE r.session_id = s.session_id
                                AND COALESCE(r.ended_at, r.started_at) >= :before)
                        """)
                        .param("session", draft.id())
                        .param("before", SqlTypes.timestamp(before))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// The last night that ended stays, and what began after it.
    ///
    /// @return keys of those that were removed
    private List<Long> pruneNights(PruneLimits limits, Pruned.Counts counts) {
        List<Long> old = jdbc.sql("""
                        SELECT night_id FROM night
                        WHERE COALESCE(ended_at, started_at) < :before
                            AND night_id < (SELECT MAX(e.night_id) FROM night e WHERE e.ended_at IS NOT NULL)
                            AND night_id NOT IN (SELECT n.night_id FROM night n ORDER BY n.night_id DESC
                                FETCH FIRST :nights ROWS ONLY)
                        """)
                .param("before", SqlTypes.timestamp(limits.before()))
                .param("nights", limits.nights())
                .query(Long.class)
                .list();
        PrunedRows rows = new PrunedRows(jdbc, limits.remove());
        rows.of("night_session", "night_id", old);
        counts.add("nights", rows.of("night", "night_id", old));
        return old;
    }

    private void pruneJobs(Set<Long> runs, Set<Long> nights, boolean remove, Pruned.Counts counts) {
        JobPruning jobs = new JobPruning(template, jdbc);
        Set<Long> orphans = jobs.orphans(runs, nights);
        counts.add("jobs of Spring Batch", orphans.size());
        if (remove) {
            jobs.remove(List.copyOf(orphans));
        }
    }
}

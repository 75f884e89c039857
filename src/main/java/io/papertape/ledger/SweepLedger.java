package io.papertape.ledger;

import io.papertape.database.SqlTypes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/// The sweeps: what they try, and how far they got. The caller opens the transaction. Safe for use by several threads.
public class SweepLedger {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_VALUE = 400;
    private static final int ROWS_PER_INSERT = 10_000;
    private static final List<String> OWNED = List.of(
            "sweep_curve",
            "sweep_day",
            "sweep_best",
            "sweep_failure",
            "sweep_block",
            "sweep_window",
            "sweep_account",
            "sweep_combination",
            "sweep_trial",
            "sweep_parameter",
            "sweep_setting");

    private static final SeveralRows TRIALS =
            new SeveralRows("sweep_trial", List.of("sweep_id", "combination", "grid_no", "parameters"));
    private static final SeveralRows COMBINATIONS = new SeveralRows(
            "sweep_combination",
            List.of("sweep_id", "combination", "parameter_no", "parameter", "parameter_value", "value_no"));

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    SweepLedger(JdbcTemplate template, JdbcClient jdbc) {
        this.template = template;
        this.jdbc = jdbc;
    }

    /// Finds a sweep by its name.
    public Optional<StoredSweep> find(String name) {
        return jdbc.sql("""
                SELECT sweep_id, name, status, combinations, accounts, windows, block_size, code_digest, bars_digest
                FROM sweep WHERE name = :name
                """)
                .param("name", name)
                .query((row, i) -> new StoredSweep(
                        row.getLong("sweep_id"),
                        row.getString("name"),
                        row.getString("status").equals("COMPLETED"),
                        row.getLong("combinations"),
                        row.getInt("accounts"),
                        row.getInt("windows"),
                        row.getInt("block_size"),
                        row.getString("code_digest"),
                        row.getString("bars_digest"),
                        settings(row.getLong("sweep_id"))))
                .optional();
    }

    private Map<String, String> settings(long sweep) {
        Map<String, String> settings = new HashMap<>();
        template.query(
                "SELECT setting, setting_value FROM sweep_setting WHERE sweep_id = ?",
                row -> {
                    settings.put(row.getString("setting"), row.getString("setting_value"));
                },
                sweep);
        return settings;
    }

    /// A text as a sweep keeps it.
    public static String kept(String text) {
        return SqlTypes.storable(text, LONGEST_TEXT);
    }

    /// Begins a sweep.
    public void begin(NewSweep sweep, NewSweep.Trials trials, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                INSERT INTO sweep (name, strategy, account, objective, largest_is_best, combinations, accounts, windows,
                    block_size, first_result_id, last_result_id, code_digest, bars_digest, created_at, started_at, status)
                VALUES (:name, :strategy, :account, :objective, :largest, :combinations, :accounts, :windows,
                    :block, 0, 0, :code, :bars, :now, :now, 'RUNNING')
                """)
                .param("name", sweep.name())
                .param("strategy", sweep.strategy())
                .param("account", sweep.account())
                .param("objective", sweep.objective())
                .param("largest", sweep.largestIsBest())
                .param("combinations", trials.size())
                .param("accounts", sweep.accounts().size())
                .param("windows", sweep.windows().size())
                .param("block", sweep.blockSize())
                .param("code", sweep.codeDigest())
                .param("bars", sweep.barsDigest())
                .param("now", SqlTypes.timestamp(now))
                .update(key, "sweep_id");
        long id = SqlTypes.requireKey(key);
        jdbc.sql("UPDATE sweep SET first_result_id = :first, last_result_id = :last WHERE sweep_id = :sweep")
                .param("first", StoredSweep.firstResult(id))
                .param("last", StoredSweep.firstResult(id + 1) - 1)
                .param("sweep", id)
                .update();
        insertPlan(id, sweep);
        insertTrials(id, sweep, trials);
    }

    private void insertPlan(long id, NewSweep sweep) {
        sweep.settings()
                .forEach((name, value) -> template.update(
                        "INSERT INTO sweep_setting (sweep_id, setting, setting_value) VALUES (?, ?, ?)",
                        id,
                        name,
                        kept(value)));
        for (int i = 0; i < sweep.parameters().size(); i++) {
            NewSweep.ParameterOf parameter = sweep.parameters().get(i);
            template.update(
                    "INSERT INTO sweep_parameter (sweep_id, parameter_no, parameter, value_count, grid_step)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    id,
                    i,
                    parameter.name(),
                    parameter.values(),
                    parameter.gridStep());
        }
        for (int i = 0; i < sweep.accounts().size(); i++) {
            NewSweep.AccountOf account = sweep.accounts().get(i);
            template.update(
                    "INSERT INTO sweep_account (sweep_id, account_no, symbol, bars) VALUES (?, ?, ?, ?)",
                    id,
                    i,
                    account.symbol(),
                    account.bars());
        }
        for (int i = 0; i < sweep.windows().size(); i++) {
            NewSweep.WindowOf window = sweep.windows().get(i);
            template.update(
                    "INSERT INTO sweep_window (sweep_id, window_no, train_from, train_to, test_from, test_to, hindsight)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    i,
                    window.trainFrom(),
                    window.trainTo(),
                    window.testFrom(),
                    window.testTo(),
                    window.hindsight());
        }
    }

    private void insertTrials(long id, NewSweep sweep, NewSweep.Trials trials) {
        for (int first = 0; first < trials.size(); first += ROWS_PER_INSERT) {
            List<Integer> some = IntStream.range(first, Math.min(trials.size(), first + ROWS_PER_INSERT))
                    .boxed()
                    .toList();
            TRIALS.insert(template, some, (statement, before, number, combination) -> {
                statement.setLong(before + 1, id);
                statement.setLong(before + 2, combination);
                statement.setLong(before + 3, trials.place(combination));
                statement.setString(before + 4, kept(trials.text(combination)));
            });
            for (int i = 0; i < sweep.parameters().size(); i++) {
                int parameter = i;
                String name = sweep.parameters().get(i).name();
                COMBINATIONS.insert(template, some, (statement, before, number, combination) -> {
                    statement.setLong(before + 1, id);
                    statement.setLong(before + 2, combination);
                    statement.setInt(before + 3, parameter);
                    statement.setString(before + 4, name);
                    statement.setString(
                            before + 5,
                            SqlTypes.storable(trials.values(combination).getOrDefault(name, ""), LONGEST_VALUE));
                    statement.setInt(before + 6, trials.valueNumber(combination, parameter));
                });
            }
        }
    }

    /// Resumes a sweep.
    public void resume(long sweep, Instant now) {
        jdbc.sql("""
                UPDATE sweep SET status = 'RUNNING', started_at = :now, ended_at = NULL, failure = NULL
                WHERE sweep_id = :sweep
                """)
                .param("now", SqlTypes.timestamp(now))
                .param("sweep", sweep)
                .update();
    }

    /// Ends the execution of a sweep that is not completed.
    ///
    /// @param failure why it failed; null where it was stopped on request
    public void endUncompleted(long sweep, @Nullable String failure, Instant now) {
        jdbc.sql("""
                UPDATE sweep SET status = :status, ended_at = :now, failure = :failure
                WHERE sweep_id = :sweep AND status = 'RUNNING'
                """)
                .param("status", failure == null ? "STOPPED" : "FAILED")
                .param("failure", failure == null ? null : kept(failure))
                .param("now", SqlTypes.timestamp(now))
                .param("sweep", sweep)
                .update();
    }

    /// Completes a sweep.
    ///
    /// @param proven how many results were proven
    public void complete(long sweep, long proven, Instant now) {
        jdbc.sql("""
                UPDATE sweep SET status = 'COMPLETED', ended_at = :now, proven = :proven
                WHERE sweep_id = :sweep
                """)
                .param("now", SqlTypes.timestamp(now))
                .param("proven", proven)
                .param("sweep", sweep)
                .update();
    }

    /// Removes a sweep with all its results.
    public void delete(StoredSweep sweep) {
        jdbc.sql("DELETE FROM sweep_result WHERE result_id >= :first AND result_id < :end")
                .param("first", StoredSweep.firstResult(sweep.id()))
                .param("end", StoredSweep.firstResult(sweep.id() + 1))
                .update();
        for (String table : OWNED) {
            template.update("DELETE FROM " + table + " WHERE sweep_id = ?", sweep.id());
        }
        template.update("DELETE FROM sweep WHERE sweep_id = ?", sweep.id());
    }

    /// Numbers of the blocks that are written, of an account and a window.
    public Set<Integer> blocks(long sweep, int account, int window) {
        return new HashSet<>(jdbc.sql("""
                SELECT block_no FROM sweep_block
                WHERE sweep_id = :sweep AND account_no = :account AND window_no = :window
                """)
                .param("sweep", sweep)
                .param("account", account)
                .param("window", window)
                .query(Integer.class)
                .list());
    }

    /// Number of results that are written of combinations that are judged, as far as whole blocks tell it.
    public long combinationsWritten(StoredSweep sweep) {
        return jdbc
                .sql("SELECT block_no, COUNT(*) AS blocks FROM sweep_block WHERE sweep_id = :sweep GROUP BY block_no")
                .param("sweep", sweep.id())
                .query((row, i) -> row.getLong("blocks") * sweep.sizeOf(row.getInt("block_no")))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// Number of results in which the strategy failed, or that the books could not hold.
    public long failures(long sweep) {
        return jdbc.sql("SELECT COUNT(*) FROM sweep_failure WHERE sweep_id = :sweep")
                .param("sweep", sweep)
                .query(Long.class)
                .single();
    }

    /// Notes that a block is written, in the transaction that writes it.
    public void noteBlock(long sweep, int account, int window, int block, Instant now) {
        template.update(
                "INSERT INTO sweep_block (sweep_id, account_no, window_no, block_no, ended_at) VALUES (?, ?, ?, ?, ?)",
                sweep,
                account,
                window,
                block,
                SqlTypes.timestamp(now));
    }
}

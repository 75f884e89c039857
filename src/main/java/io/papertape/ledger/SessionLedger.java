package io.papertape.ledger;

import io.papertape.engine.execution.FillCosts;
import io.papertape.engine.risk.RiskLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/// Sessions and their runs. The caller opens the transaction. Safe for use by several threads.
@Repository
public class SessionLedger {

    private static final int LONGEST_FAILURE = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final EquityLedger equity;
    private final BookLedger books;
    private final UsedBarLedger usedBars;

    SessionLedger(
            JdbcTemplate template, JdbcClient jdbc, EquityLedger equity, BookLedger books, UsedBarLedger usedBars) {
        this.template = template;
        this.jdbc = jdbc;
        this.equity = equity;
        this.books = books;
        this.usedBars = usedBars;
    }

    /// How a run ended.
    public enum RunStatus {
        COMPLETED,
        FAILED,
        STOPPED
    }

    /// The session of this key.
    public StoredSession get(long session) {
        return jdbc.sql("SELECT * FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .query((row, i) -> session(row))
                .single();
    }

    /// The session of this name.
    public Optional<StoredSession> find(String name) {
        return jdbc.sql("SELECT * FROM paper_session WHERE name = :name")
                .param("name", name)
                .query((row, i) -> session(row))
                .optional();
    }

    /// The session that will take this name once it has succeeded.
    public Optional<StoredSession> findDraft(String name) {
        return jdbc.sql("SELECT * FROM paper_session WHERE draft_of = :name")
                .param("name", name)
                .query((row, i) -> session(row))
                .optional();
    }

    /// Creates a session.
    ///
    /// @param draft whether another one keeps the name until this one has succeeded
    public StoredSession create(String name, boolean draft, SessionSettings settings, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO paper_session (name, draft_of, strategy, parameters, symbols, prices, from_at,
                            initial_capital, commission, slippage, max_positions, position_size, risk,
                            risk_max_position_size, risk_max_daily_loss, risk_max_drawdown, risk_min_cash_reserve,
                            benchmark, risk_free_rate, periods_per_year, status, created_at, peak_equity)
                        VALUES (:name, :draftOf, :strategy, :parameters, :symbols, :prices, :from,
                            :capital, :commission, :slippage, :maxPositions, :positionSize, :risk,
                            :riskMaxPositionSize, :riskMaxDailyLoss, :riskMaxDrawdown, :riskMinCashReserve,
                            :benchmark, :riskFreeRate, :periodsPerYear, 'OPEN', :now, :capital)
                        """)
                .param("name", draft ? null : name)
                .param("draftOf", draft ? name : null)
                .param("strategy", settings.strategy())
                .param("parameters", settings.parametersText())
                .param("symbols", String.join(",", settings.symbols()))
                .param("prices", settings.prices())
                .param("from", SqlTypes.nullableTimestamp(settings.from()))
                .param("capital", SqlTypes.decimal(settings.initialCapital()))
                .param("commission", SqlTypes.decimal(settings.costs().commissionRate()))
                .param("slippage", SqlTypes.decimal(settings.costs().slippageRate()))
                .param("maxPositions", settings.maxPositions())
                .param("positionSize", SqlTypes.decimal(settings.positionSize()))
                .param("risk", settings.riskOn() ? "on" : "off")
                .param(
                        "riskMaxPositionSize",
                        SqlTypes.decimal(settings.riskLimits().maxPositionSize()))
                .param(
                        "riskMaxDailyLoss",
                        SqlTypes.decimal(settings.riskLimits().maxDailyLoss()))
                .param("riskMaxDrawdown", SqlTypes.decimal(settings.riskLimits().maxDrawdown()))
                .param(
                        "riskMinCashReserve",
                        SqlTypes.decimal(settings.riskLimits().minCashReserve()))
                .param("benchmark", settings.metrics().benchmark())
                .param("riskFreeRate", SqlTypes.decimal(settings.metrics().riskFreeRate()))
                .param("periodsPerYear", settings.metrics().periodsPerYear())
                .param("now", SqlTypes.timestamp(now))
                .update(key, "session_id");
        return new StoredSession(requireKey(key), name, draft, settings, false, null, 0, settings.initialCapital());
    }

    /// Removes a session and all its books.
    public void delete(long session) {
        equity.delete(session);
        books.deleteTrades(session);
        usedBars.delete(session);
        jdbc.sql("DELETE FROM paper_session WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /// Gives a draft its name, in place of the session that has it.
    public void publish(StoredSession draft) {
        find(draft.name()).ifPresent(replaced -> delete(replaced.id()));
        jdbc.sql("UPDATE paper_session SET name = draft_of, draft_of = NULL WHERE session_id = :session")
                .param("session", draft.id())
                .update();
    }

    /// Makes a draft the continuation of a session that was replayed whole: with its birthday and its completed runs.
    public void inherit(StoredSession draft, StoredSession from) {
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

    /// Closes a session for good.
    public void close(long session) {
        jdbc.sql("UPDATE paper_session SET status = 'CLOSED' WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /// Notes how far the books go.
    ///
    /// @param lastSliceAt epoch milliseconds UTC
    /// @param points equity points since this was noted last
    /// @param peakEquity highest equity up to that slice
    public void advance(long session, long lastSliceAt, int points, long peakEquity) {
        template.update("""
                UPDATE paper_session SET last_slice_at = ?, points = points + ?, peak_equity = ? WHERE session_id = ?
                """, SqlTypes.timestamp(lastSliceAt), points, SqlTypes.decimal(peakEquity), session);
    }

    /// The run that has to be completed before another one may begin.
    public Optional<StoredRun> unfinishedRun(long session) {
        return jdbc.sql("""
                        SELECT run_id FROM session_run WHERE session_id = :session AND status <> 'COMPLETED'
                        ORDER BY run_id DESC FETCH FIRST 1 ROW ONLY
                        """)
                .param("session", session)
                .query((row, i) -> new StoredRun(row.getLong("run_id"), true))
                .optional();
    }

    /// Begins a run.
    public StoredRun begin(long session, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO session_run (session_id, started_at, status) VALUES (:session, :now, 'STARTED')")
                .param("session", session)
                .param("now", SqlTypes.timestamp(now))
                .update(key, "run_id");
        return new StoredRun(requireKey(key), false);
    }

    /// Notes which job execution works on a run; earlier ones cannot write to it any more.
    public void execute(long run, long jobExecution) {
        jdbc.sql("""
                        UPDATE session_run SET job_execution_id = :execution, status = 'STARTED', ended_at = NULL,
                            failure = NULL
                        WHERE run_id = :run
                        """).param("execution", jobExecution).param("run", run).update();
    }

    /// Makes sure, for the rest of the transaction, that a job execution still works on a run.
    ///
    /// @throws RunTakenOverException if another one does
    public void requireExecution(long run, long jobExecution) {
        int updated =
                jdbc.sql("""
                        UPDATE session_run SET job_execution_id = job_execution_id
                        WHERE run_id = :run AND job_execution_id = :execution
                        """).param("run", run).param("execution", jobExecution).update();
        requireUpdated(run, updated);
    }

    /// Adds to what a run has done, as [#requireExecution(long, long)] does.
    ///
    /// @param firstSliceAt first slice of these, epoch milliseconds UTC
    /// @param lastSliceAt last slice of these, epoch milliseconds UTC
    /// @throws RunTakenOverException if another job execution works on the run
    public void addToRun(
            long run, long jobExecution, long firstSliceAt, long lastSliceAt, long slices, long bars, long trades) {
        int updated = template.update(
                """
                UPDATE session_run SET first_slice_at = COALESCE(first_slice_at, ?), last_slice_at = ?,
                    slices = slices + ?, bars = bars + ?, trades = trades + ?
                WHERE run_id = ? AND job_execution_id = ?
                """,
                SqlTypes.timestamp(firstSliceAt),
                SqlTypes.timestamp(lastSliceAt),
                slices,
                bars,
                trades,
                run,
                jobExecution);
        requireUpdated(run, updated);
    }

    private static void requireUpdated(long run, int rows) {
        if (rows == 0) {
            throw new RunTakenOverException(run, null);
        }
    }

    /// Adds trades that a run made after its last slice.
    public void addTradesToRun(long run, long trades) {
        jdbc.sql("UPDATE session_run SET trades = trades + :trades WHERE run_id = :run")
                .param("trades", trades)
                .param("run", run)
                .update();
    }

    /// Ends a run.
    ///
    /// @param failure why it failed, or null
    public void end(long run, RunStatus status, @Nullable String failure, Instant now) {
        jdbc.sql("UPDATE session_run SET status = :status, failure = :failure, ended_at = :now WHERE run_id = :run")
                .param("status", status.name())
                .param("failure", failure == null ? null : SqlTypes.storable(failure, LONGEST_FAILURE))
                .param("now", SqlTypes.timestamp(now))
                .param("run", run)
                .update();
    }

    private static long requireKey(KeyHolder key) {
        Number value = key.getKey();
        if (value == null) {
            throw new IllegalStateException("the database returned no key for an inserted row");
        }
        return value.longValue();
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new StoredSession(
                row.getLong("session_id"),
                name == null ? row.getString("draft_of") : name,
                name == null,
                settings(row),
                row.getString("status").equals("CLOSED"),
                SqlTypes.nullableEpochMillis(row, "last_slice_at"),
                row.getLong("points"),
                SqlTypes.units(row, "peak_equity"));
    }

    private static SessionSettings settings(ResultSet row) throws SQLException {
        @Nullable Long from = SqlTypes.nullableEpochMillis(row, "from_at");
        return new SessionSettings(
                row.getString("strategy"),
                parameters(row.getString("parameters")),
                List.of(row.getString("symbols").split(",")),
                row.getString("prices"),
                from,
                SqlTypes.units(row, "initial_capital"),
                new FillCosts(SqlTypes.units(row, "commission"), SqlTypes.units(row, "slippage")),
                row.getInt("max_positions"),
                SqlTypes.units(row, "position_size"),
                row.getString("risk").equals("on"),
                new RiskLimits(
                        SqlTypes.units(row, "risk_max_position_size"),
                        SqlTypes.units(row, "risk_max_daily_loss"),
                        SqlTypes.units(row, "risk_max_drawdown"),
                        SqlTypes.units(row, "risk_min_cash_reserve")),
                new MetricSettings(
                        row.getString("benchmark"),
                        SqlTypes.units(row, "risk_free_rate"),
                        row.getObject("periods_per_year", Integer.class)));
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

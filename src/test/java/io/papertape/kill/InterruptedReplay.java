package io.papertape.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.cli.Papertape;
import io.papertape.report.Figures;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// One scenario that is interrupted, as often as one likes, and in the end completed by the same
/// command.
final class InterruptedReplay {

    private final ReplayScenario scenario;
    private final UndisturbedReplay undisturbed;
    private final BooksPlace place;
    private final Papertape papertape;
    private final List<String> command;
    private final StringBuilder story = new StringBuilder();
    private long runBefore;
    private int completions;
    private boolean ended;
    private ReplayPhase phase = ReplayPhase.NO_BOOKS;
    private int slicesLeft;

    /// @param folder in which the program is started
    /// @param place where there are the books that the scenario begins with
    InterruptedReplay(ReplayScenario scenario, UndisturbedReplay undisturbed, Path folder, BooksPlace place)
            throws Exception {
        this.scenario = scenario;
        this.undisturbed = undisturbed;
        this.place = place;
        papertape = Papertape.quick(folder);
        command = new ArrayList<>(scenario.command(undisturbed.walks(), undisturbed.restated(), undisturbed.acting()));
        command.addAll(place.options());
        story.append(scenario).append(" in ").append(folder);
        slicesLeft = undisturbed.walks().slices();
        if (scenario.prepared()) {
            runBefore = place.look(InterruptedReplay::lastRun).id();
            look();
        }
    }

    /// The command that is interrupted.
    List<String> command() {
        return List.copyOf(command);
    }

    /// What has happened so far.
    String story() {
        return story.toString();
    }

    /// How far it got.
    ReplayPhase phase() {
        return phase;
    }

    /// Whether a start of the program will find the schema complete.
    boolean hasSchema() {
        return phase.compareTo(ReplayPhase.MIGRATING) > 0;
    }

    /// Chunks that are not in the books.
    int chunksLeft() {
        return (slicesLeft + UndisturbedReplay.CHUNK - 1) / UndisturbedReplay.CHUNK;
    }

    /// Whether the command ended with success before it could be interrupted.
    boolean ended() {
        return ended;
    }

    /// Starts the command, sends it a signal, and looks what the books hold then.
    Papertape.Ended interrupt(ProcessSignal signal, InterruptionMoment moment) throws Throwable {
        Papertape.Ended result = disturb(signal.name(), signal::send, moment);
        look();
        return result;
    }

    /// Starts the command, lets something happen, and waits for the command to end.
    Papertape.Ended disturb(String what, Disturbance disturbance, InterruptionMoment moment) throws Throwable {
        List<String> watched = new ArrayList<>(command);
        watched.addAll(InterruptionMoment.OPTIONS);
        Papertape.Running running = papertape.start(watched);
        moment.await(running);
        disturbance.happen(running);
        Papertape.Ended result = running.await();
        ended = result.status() == 0;
        story.append("; ")
                .append(what)
                .append(' ')
                .append(moment)
                .append(" at ")
                .append(phase);
        story.append(": exit ").append(result.status());
        return result;
    }

    /// Lets the command end, unless it has already, and compares what the books hold with those of
    /// the undisturbed replay, row by row.
    void complete() throws Exception {
        int idleRuns = scenario.goesOn() ? completions - (ended ? 1 : 0) : 0;
        if (!ended) {
            Papertape.Ended result = papertape.run(command);
            assertThat(result.status()).as(story + ": " + result).isZero();
        }
        BooksContent books = place.look(BooksContent::read).withoutIdleRuns(idleRuns);
        assertThat(books.difference(undisturbed.whole().get(scenario)))
                .as(story())
                .isEmpty();
    }

    /// Finds out how far the run got.
    void look() {
        phase = place.exists() ? place.look(this::seen) : ReplayPhase.NO_BOOKS;
    }

    private ReplayPhase seen(JdbcTemplate jdbc) {
        if (migrations(jdbc) < undisturbed.migrations()) {
            return ReplayPhase.MIGRATING;
        }
        requireWholeTransactions(jdbc, story());
        Run run = lastRun(jdbc);
        boolean completed = run.id() > runBefore && run.status().equals("COMPLETED");
        if (scenario.replacesResults() && completions == 0) {
            BooksContent visible = completed ? undisturbed.whole().get(scenario) : undisturbed.prepared();
            assertThat(BooksContent.read(jdbc)
                            .of(ReplayScenario.SESSION)
                            .completed()
                            .difference(visible.of(ReplayScenario.SESSION)))
                    .as(story())
                    .isEmpty();
        }
        if (completed) {
            completions++;
            runBefore = run.id();
        }
        slicesLeft = slicesLeft(run);
        return completed ? ReplayPhase.COMPLETED : isLaunching(jdbc) ? ReplayPhase.LAUNCHING : unfinished(run);
    }

    /// What a stop since then says of where it was.
    ///
    /// @return nothing if the books do not show that a run was stopped
    Optional<String> stopped(LocalDateTime since) {
        return place.look(jdbc -> jdbc.query("""
                        SELECT s.last_slice_at FROM session_run r JOIN paper_session s ON s.session_id = r.session_id
                        WHERE r.status = 'STOPPED' AND r.ended_at >= ?
                        """, (row, i) -> row.getObject(1, LocalDateTime.class), since)).stream()
                .map(last -> last == null ? "before the first slice" : "after the slice of " + Figures.time(last))
                .findFirst();
    }

    private int slicesLeft(Run run) {
        int all = undisturbed.walks().slices();
        boolean anew = run.lastSliceAt() == null || (scenario.replacesResults() && run.slices() == 0);
        return anew ? all : all - 1 - undisturbed.walks().slice(run.lastSliceAt());
    }

    private static boolean isLaunching(JdbcTemplate jdbc) {
        return jdbc.queryForObject("""
                SELECT COUNT(*) > 0 FROM batch_job_instance i WHERE NOT EXISTS
                    (SELECT 1 FROM batch_job_execution e WHERE e.job_instance_id = i.job_instance_id)
                """, Boolean.class);
    }

    private ReplayPhase unfinished(Run run) {
        if (run.id() <= runBefore) {
            return ReplayPhase.NOT_BEGUN;
        }
        if (completions > 0 && scenario != ReplayScenario.STARTED_OVER) {
            return ReplayPhase.IDLE;
        }
        if (run.slices() == 0) {
            return ReplayPhase.BEGUN;
        }
        if (undisturbed.walks().slice(run.lastSliceAt()) < undisturbed.walks().slices() - 1) {
            return ReplayPhase.REPLAYING;
        }
        return run.files() == 0 ? ReplayPhase.REPLAYED : ReplayPhase.SETTLED;
    }

    /// What the runs say they have done, since the session was replayed whole for the last time, is
    /// in the books, and nothing else is.
    static void requireWholeTransactions(JdbcTemplate jdbc, String story) {
        List<Map<String, Object>> torn = jdbc.queryForList("""
                SELECT * FROM (
                    SELECT s.session_id, s.initial_capital, s.warm_up_slices,
                        (SELECT SUM(r.slices) FROM session_run r WHERE r.session_id = s.session_id AND r.run_id >= f.run) AS run_slices,
                        (SELECT SUM(r.trades) FROM session_run r WHERE r.session_id = s.session_id AND r.run_id >= f.run) AS run_trades,
                        (SELECT SUM(r.rejected_bars) FROM session_run r WHERE r.session_id = s.session_id AND r.run_id >= f.run) AS run_rows,
                        (SELECT COUNT(*) FROM equity_point e WHERE e.session_id = s.session_id) AS points,
                        (SELECT COUNT(*) FROM trade t WHERE t.session_id = s.session_id) AS trades,
                        (SELECT COALESCE(SUM(t.cash_flow), 0) FROM trade t WHERE t.session_id = s.session_id) AS flow,
                        (SELECT COALESCE(SUM(c.amount), 0) FROM cash_event c WHERE c.session_id = s.session_id) AS events,
                        (SELECT COUNT(*) FROM rejected_bar b WHERE b.session_id = s.session_id) AS rejected,
                        (SELECT e.cash FROM equity_point e
                         WHERE e.session_id = s.session_id AND e.recorded_at = s.last_slice_at) AS cash
                    FROM paper_session s
                    JOIN (SELECT s.session_id, COALESCE(MAX(m.run_id), 0) AS run
                          FROM paper_session s
                          LEFT JOIN session_run r ON r.session_id = s.session_id
                          LEFT JOIN restatement m ON m.run_id = r.run_id
                          GROUP BY s.session_id) f ON f.session_id = s.session_id) b
                WHERE run_slices <> points + warm_up_slices OR run_trades <> trades OR run_rows <> rejected
                    OR initial_capital + flow + events <> COALESCE(cash, initial_capital)
                """);
        assertThat(torn).as(story).isEmpty();
    }

    static int migrations(JdbcTemplate jdbc) {
        boolean begun = jdbc.queryForObject(
                "SELECT COUNT(*) > 0 FROM information_schema.tables WHERE table_name = 'flyway_schema_history'",
                Boolean.class);
        return begun
                ? jdbc.queryForObject(
                        "SELECT COUNT(*) FROM \"flyway_schema_history\" WHERE \"installed_rank\" > 0", Integer.class)
                : 0;
    }

    private static Run lastRun(JdbcTemplate jdbc) {
        return jdbc
                .query(
                        """
                        SELECT r.run_id, r.status, r.slices, s.last_slice_at,
                            (SELECT COUNT(*) FROM price_file f WHERE f.run_id = r.run_id) AS files
                        FROM session_run r JOIN paper_session s ON s.session_id = r.session_id
                        ORDER BY r.run_id DESC FETCH FIRST 1 ROW ONLY
                        """,
                        (row, i) -> new Run(
                                row.getLong("run_id"),
                                row.getString("status"),
                                row.getLong("slices"),
                                row.getObject("last_slice_at", LocalDateTime.class),
                                row.getInt("files")))
                .stream()
                .findFirst()
                .orElse(Run.NONE);
    }

    /// Something that happens to a process.
    interface Disturbance {
        void happen(Papertape.Running running) throws Throwable;
    }

    /// The newest run.
    private record Run(
            long id, String status, long slices, @Nullable LocalDateTime lastSliceAt, int files) {

        private static final Run NONE = new Run(0, "", 0, null, 0);
    }
}

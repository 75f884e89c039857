package io.papertape.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/// How far an interrupted night has got with some of its sessions, told by what the books show, and which line of the
/// log comes first in it.
enum NightPhase {
    /// No session has begun its run.
    PLANNED("Executing step: [carry]", 1, 3),
    /// A run has been entered, but holds no slice.
    BEGUN("Executing step: [replay:", 1, 10),
    /// Some slices are in the books, for a few milliseconds between two transactions.
    REPLAYING(InterruptionMoment.COMMIT, 100, 3),
    /// All slices are, but the session is neither settled nor its run completed.
    REPLAYED("Executing step: [finish:", 1, 40),
    /// Every run is completed, but the night has not ended.
    COMPLETED("Step: [carry] executed", 1, 5),
    /// The night has ended, and pages are written.
    ENDED("[name=nightly]] completed", 1, 200);

    private final String line;
    private final int mostLines;
    private final int mostMillis;

    /// @param mostLines how many such lines there may be in a night
    NightPhase(String line, int mostLines, int mostMillis) {
        this.line = line;
        this.mostLines = mostLines;
        this.mostMillis = mostMillis;
    }

    /// A random moment that is often within it.
    InterruptionMoment moment(Random random) {
        return new InterruptionMoment(
                line,
                1 + random.nextInt(mostLines),
                Duration.ofNanos(random.nextLong(Duration.ofMillis(mostMillis).toNanos())));
    }

    /// How often to aim at it in one night.
    int aims() {
        return mostLines == 1 ? 1 : 8;
    }

    /// The phases in which the sessions of the last night are; none where it is between two of them, or over.
    ///
    /// @param sessions how many it has
    /// @param until the last slice that they are to see
    /// @param index the page that it writes last
    static Set<NightPhase> of(JdbcTemplate jdbc, int sessions, Instant until, Path index) {
        LocalDateTime last = LocalDateTime.ofInstant(until, ZoneOffset.UTC);
        LocalDateTime ended = jdbc.queryForObject(
                "SELECT ended_at FROM night ORDER BY night_id DESC FETCH FIRST 1 ROW ONLY", LocalDateTime.class);
        if (ended != null) {
            return isOlder(index, ended.toInstant(ZoneOffset.UTC))
                    ? EnumSet.of(ENDED)
                    : EnumSet.noneOf(NightPhase.class);
        }
        List<NightPhase> unfinished = jdbc.query(
                """
                SELECT r.slices, s.last_slice_at
                FROM session_run r JOIN paper_session s ON s.session_id = r.session_id
                WHERE r.status <> 'COMPLETED'
                """,
                (row, i) -> unfinished(
                        row.getLong("slices"), last.equals(row.getObject("last_slice_at", LocalDateTime.class))));
        if (!unfinished.isEmpty()) {
            return EnumSet.copyOf(unfinished);
        }
        int done =
                jdbc.queryForObject("SELECT COUNT(*) FROM paper_session WHERE last_slice_at = ?", Integer.class, last);
        return done == 0
                ? EnumSet.of(PLANNED)
                : done == sessions ? EnumSet.of(COMPLETED) : EnumSet.noneOf(NightPhase.class);
    }

    private static NightPhase unfinished(long slices, boolean all) {
        return slices == 0 ? BEGUN : all ? REPLAYED : REPLAYING;
    }

    private static boolean isOlder(Path page, Instant time) {
        try {
            return !Files.exists(page)
                    || Files.getLastModifiedTime(page).toInstant().isBefore(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

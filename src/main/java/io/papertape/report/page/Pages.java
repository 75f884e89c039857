package io.papertape.report.page;

import io.papertape.report.PriceHistory;
import io.papertape.report.WholeFile;
import io.papertape.report.morning.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.exc.JacksonIOException;

/// Writes the tear sheets of sessions, their index and the digest of a night. A page replaces the one before it as a
/// whole, so that whoever has it open or copies it meanwhile has one or the other. Safe for use by several threads.
public class Pages {

    /// Ends the title of each tear sheet.
    static final String TEAR_SHEET = " – tear sheet";

    private static final int BUFFER = 1 << 16;

    private static final String LAST_RUNS = "SELECT session, run_at FROM last_attempt";

    private final JdbcTemplate jdbc;
    private final PriceHistory prices;
    private final TransactionTemplate snapshot;

    Pages(JdbcTemplate jdbc, PriceHistory prices, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.prices = prices;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// Writes the page of a session.
    ///
    /// @param folder is made if there is none
    /// @return the page
    /// @throws IllegalArgumentException if there is no such session
    /// @throws IOException if the page cannot be written
    public Path write(String session, Path folder) throws IOException {
        SessionData data = new SessionData(jdbc, prices);
        return write(
                folder, PageName.of(session), "tearsheet.html", session + TEAR_SHEET, out -> data.write(session, out));
    }

    /// Writes the page of a sweep.
    ///
    /// @param folder is made if there is none
    /// @return the page
    /// @throws IllegalArgumentException if there is no such sweep
    /// @throws IOException if the page cannot be written
    public Path writeSweep(String sweep, Path folder) throws IOException {
        SweepData data = new SweepData(jdbc, SweepCells.CELLS);
        return write(folder, PageName.ofSweep(sweep), "sweep.html", sweep + " – sweep", out -> data.write(sweep, out));
    }

    /// Removes the page of a session that is gone, and the index's line of it, where there are pages in a folder.
    ///
    /// @throws IOException if it cannot be removed
    public void remove(String session, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.deleteIfExists(folder.resolve(PageName.of(session)));
            writeIndex(folder);
        }
    }

    /// The sessions that have no page in a folder, or one that is older than the end of their last run.
    ///
    /// @throws IOException if it cannot be told how old a page is
    public Set<String> outdated(Path folder) throws IOException {
        Set<String> outdated = new HashSet<>();
        for (LastRun run : jdbc.query(LAST_RUNS, LastRun::of)) {
            Path page = folder.resolve(PageName.of(run.session()));
            if (!Files.isRegularFile(page)
                    || Files.getLastModifiedTime(page).toInstant().isBefore(run.at())) {
                outdated.add(run.session());
            }
        }
        return outdated;
    }

    /// The last run of a session.
    ///
    /// @param at when it ended; when it began, where it has not
    private record LastRun(String session, Instant at) {

        private static LastRun of(ResultSet row, int number) throws SQLException {
            return new LastRun(
                    row.getString("session"),
                    row.getObject("run_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
        }
    }

    /// Writes the index of all sessions of the database, as `index.html`. It leads to the pages that are in the folder.
    ///
    /// @param folder with the pages; is made if there is none
    /// @return the index
    /// @throws IOException if it cannot be written
    public Path writeIndex(Path folder) throws IOException {
        IndexData data = new IndexData(jdbc, isIn(folder));
        return write(folder, PageName.INDEX, "index.html", "Sessions – Papertape", data::write);
    }

    /// Writes the digest of a night, as `morning.html`. It leads to the pages that are in the folder.
    ///
    /// @param folder with the pages; is made if there is none
    /// @return the page
    /// @throws IOException if it cannot be written
    public Path writeMorning(Digest digest, Path folder) throws IOException {
        MorningData data = new MorningData(digest, isIn(folder));
        return write(folder, PageName.MORNING, "morning.html", digest.title() + " – Papertape", data::write);
    }

    private static Predicate<String> isIn(Path folder) {
        return page -> Files.isRegularFile(folder.resolve(page));
    }

    private Path write(Path folder, String name, String template, String title, Consumer<OutputStream> data)
            throws IOException {
        Files.createDirectories(folder);
        Path page = folder.resolve(name);
        try {
            return WholeFile.write(page, file -> {
                OutputStream out = new BufferedOutputStream(file, BUFFER);
                new Template(template).write(out, title, json -> inSnapshot(data, json));
                out.flush();
                return page;
            });
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// All of it from one state of the books, whatever is committed meanwhile.
    private void inSnapshot(Consumer<OutputStream> data, OutputStream out) {
        snapshot.executeWithoutResult(status -> data.accept(out));
    }
}

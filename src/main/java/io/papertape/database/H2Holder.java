package io.papertape.database;

import com.zaxxer.hikari.HikariDataSource;
import io.papertape.database.socket.HeldBooks;
import io.papertape.database.socket.UnansweredException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.core.env.Environment;

/// Opens an H2 file, which one process has at a time, and leaves a note beside it that tells the others which one.
///
/// Whether the file is taken is told by H2's own lock. A note that a dead process has left is not believed.
class H2Holder implements DestructionAwareBeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(H2Holder.class);

    private static final int ALREADY_OPEN = 90020;
    private static final int NOT_FOUND = 90146;

    /// Between opening the file and leaving the note passes a moment.
    private static final int LOOKS = 10;

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    /// A run begins to answer about a second after it has opened the file.
    private static final int LOOKS_FOR_SOCKET = 30;

    /// What a command needs at once that reads, of those that whoever holds the file has for all. Most have one;
    /// whoever looks at the schema has four more.
    private static final int MOST_CONNECTIONS = 5;

    private final BooksAccess access;
    private final String program;
    private final NewBooks made;
    private @Nullable Path left;

    /// @param made hears of a file that is made; only commands that may make one bring it
    H2Holder(Environment environment, ObjectProvider<NewBooks> made) {
        access = BooksAccess.of(environment);
        program = BooksReaders.program(environment);
        this.made = made.getIfAvailable(NewBooks::new);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource source) {
            H2File.of(source.getJdbcUrl()).ifPresent(file -> open(source, file));
        }
        return bean;
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof HikariDataSource;
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String beanName) {
        Path note = left;
        if (bean instanceof HikariDataSource && note != null) {
            try {
                Files.deleteIfExists(note);
            } catch (IOException e) {
                LOG.debug("{} stays behind", note, e);
            }
        }
    }

    private void open(HikariDataSource source, H2File file) {
        boolean opened = isOpened(source, file);
        if (!opened && access.onlyReads() && !H2File.isShared(source.getJdbcUrl())) {
            opened = isReadMeanwhile(source, file);
        }
        if (!opened) {
            throw new BusyException(
                    "the database is held by " + holder(file.holder()) + "; try again when it has ended");
        }
    }

    /// Whether the process that holds the file reads for this one. It may be about to begin or to end, or be another
    /// reader that takes a moment.
    private boolean isReadMeanwhile(HikariDataSource source, H2File file) {
        HeldBooks held = new HeldBooks(file.socket(), program, access == BooksAccess.READ);
        boolean opened = false;
        try {
            for (int look = 0; look < LOOKS_FOR_SOCKET && !opened; look++) {
                if (held.isAnswered()) {
                    source.setDataSource(held);
                    source.setMinimumIdle(0);
                    source.setMaximumPoolSize(MOST_CONNECTIONS);
                    return true;
                }
                opened = pause() && isOpened(source, file);
            }
            return opened;
        } catch (UnansweredException e) {
            throw new BusyException("the database is held by " + holder(file.holder()) + ", which " + e.getMessage()
                    + "; try again when it has ended");
        }
    }

    /// Opens the file.
    ///
    /// @return false if another process has it open
    private boolean isOpened(HikariDataSource source, H2File file) {
        Path note = file.holder();
        try {
            boolean isNew = made.expect(file.database());
            try (Connection connection = source.getConnection()) {
                if (isNew) {
                    forgetUnlessEmpty(connection);
                }
            }
            leave(note);
            left = note;
        } catch (SQLException | RuntimeException e) {
            if (hasCode(e, ALREADY_OPEN)) {
                made.forget();
                return false;
            }
            if (access != BooksAccess.MAKE && hasCode(e, NOT_FOUND)) {
                throw new NoBooksException(source.getJdbcUrl());
            }
            LOG.debug("whoever needs the database will tell", e);
        }
        return true;
    }

    /// Another process may have made the file a moment ago.
    private void forgetUnlessEmpty(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", null, null)) {
            if (tables.next()) {
                made.forget();
            }
        }
    }

    private static boolean hasCode(Throwable failure, int code) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == code) {
                return true;
            }
        }
        return false;
    }

    private static void leave(Path note) {
        Holder self = Holder.self(InstantSource.system().instant());
        Properties properties = new Properties();
        properties.setProperty("name", self.name());
        properties.setProperty("since", self.since().toString());
        properties.setProperty("host", Holder.host());
        properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        properties.setProperty("started", started(ProcessHandle.current()));
        try (Writer writer = Files.newBufferedWriter(note)) {
            properties.store(writer, "Who has the database open");
        } catch (IOException e) {
            LOG.debug("others will not know who holds the database", e);
        }
    }

    private static String holder(Path note) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Holder> holder = read(note);
            if (holder.isPresent()) {
                return holder.get().toString();
            }
            if (!pause()) {
                break;
            }
        }
        return "another program";
    }

    private static boolean pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The note, if whoever has left it is alive.
    private static Optional<Holder> read(Path note) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(note)) {
            properties.load(reader);
            boolean here = properties.getProperty("host", "").equals(Holder.host());
            if (here && !lives(properties.getProperty("pid", "0"), properties.getProperty("started", ""))) {
                return Optional.empty();
            }
            return Optional.of(
                    new Holder(properties.getProperty("name"), LocalDateTime.parse(properties.getProperty("since"))));
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} does not tell who holds the database", note, e);
            return Optional.empty();
        }
    }

    private static boolean lives(String pid, String started) {
        return ProcessHandle.of(Long.parseLong(pid))
                .map(process -> started(process).equals(started))
                .orElse(false);
    }

    /// Tells a process from a later one of the same number.
    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}

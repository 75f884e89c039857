package io.papertape.database.socket;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers readers for as long as the database may be read, in threads of their own: whatever becomes of them, the
/// process goes on as if they were not there. Safe for use by several threads.
public final class Readers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    /// Connections at once. Most readers have one.
    private static final int MOST = 16;

    /// As many more are told so.
    private static final int MOST_REFUSED = 16;

    /// A reader that asks nothing or takes nothing for so long is dropped.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// A reader that has been told that this ends has no time.
    private static final long END_MILLIS = 1_000;

    private final SocketFile file;
    private final String program;
    private final Connections connections;
    private final Duration patience;
    private final Thread acceptance;
    private final Set<ReaderThread> readers = new HashSet<>();
    private @Nullable ServerSocketChannel server;
    private boolean closed;

    /// Where readers get their connections from.
    @FunctionalInterface
    public interface Connections {

        /// A connection that can do nothing but read.
        ///
        /// @param lazy whether a result may be made while it is read, when no other one is
        Connection open(boolean lazy) throws SQLException;
    }

    private Readers(Path file, String program, Duration patience, Connections connections) {
        this.patience = patience;
        this.file = new SocketFile(file);
        this.program = program;
        this.connections = connections;
        acceptance = Thread.ofPlatform().daemon().name("papertape-readers").unstarted(this::accept);
    }

    /// Begins to answer.
    ///
    /// @param file the socket; only the process that holds the database makes one of this name
    /// @param program name and version of the program; readers of another one are refused
    public static Readers admit(Path file, String program, Connections connections) {
        return admit(file, program, PATIENCE, connections);
    }

    static Readers admit(Path file, String program, Duration patience, Connections connections) {
        Readers readers = new Readers(file, program, patience, connections);
        readers.acceptance.start();
        return readers;
    }

    private void accept() {
        try {
            ServerSocketChannel listening = listen();
            while (listening != null) {
                SocketChannel channel = listening.accept();
                if (isCrowded()) {
                    channel.close();
                } else {
                    admit(channel);
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("nobody reads meanwhile", e);
        }
    }

    private synchronized @Nullable ServerSocketChannel listen() throws IOException {
        if (!closed) {
            server = file.listen();
        }
        return server;
    }

    private synchronized boolean isCrowded() {
        return readers.size() >= MOST + MOST_REFUSED;
    }

    private void admit(SocketChannel channel) {
        try {
            start(new ReaderThread(channel, patience, program, refusal(channel), connections, this::forget));
        } catch (IOException e) {
            LOG.debug("a reader has gone", e);
        }
    }

    private synchronized void start(ReaderThread reader) {
        readers.add(reader);
        reader.start();
        if (closed) {
            reader.close();
        }
    }

    private synchronized void forget(ReaderThread reader) {
        readers.remove(reader);
    }

    /// Why nothing is read for whoever has connected; empty where it is.
    private synchronized String refusal(SocketChannel channel) throws IOException {
        if (!isOwner(channel)) {
            return "answers nobody but its own user";
        }
        return readers.size() < MOST ? "" : "has " + MOST + " readers already";
    }

    /// The permissions of the socket let nobody else connect. This is for systems that do not heed them.
    private boolean isOwner(SocketChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return true;
        }
        UserPrincipal user =
                channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return user.equals(Files.getOwner(file.path()));
    }

    /// Ends all answers, also those that are not complete.
    @Override
    public void close() {
        List<ReaderThread> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(readers);
            try (ServerSocketChannel _ = server) {
                if (server != null) {
                    Files.deleteIfExists(file.path());
                }
            } catch (IOException e) {
                LOG.debug("{} stays behind", file.path(), e);
            }
        }
        left.forEach(ReaderThread::close);
        try {
            for (ReaderThread reader : left) {
                reader.join(END_MILLIS);
            }
            acceptance.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.papertape.database.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// A socket as a file, to which its owner alone may connect.
///
/// @param path where it is
record SocketFile(Path path) {

    /// What an address has room for on every system, in bytes.
    private static final int LONGEST_ADDRESS = 100;

    /// The folder in which a socket is made.
    private static final String MAKING = ".new";

    private static final String MADE = "s";

    /// What is done with a path that is short enough for an address.
    @FunctionalInterface
    private interface Addressed<T> {
        T at(UnixDomainSocketAddress address) throws IOException;
    }

    /// Makes the socket, in place of one that a killed process has left, and listens. At no moment may others connect:
    /// it is made in a folder that only its owner may enter, and leaves it with its permissions.
    ///
    /// @throws UnsupportedOperationException if this system knows no owners of files
    ServerSocketChannel listen() throws IOException {
        Path folder = path.resolveSibling(path.getFileName() + MAKING);
        Path made = folder.resolve(MADE);
        addressed(path, address -> address);
        Files.deleteIfExists(made);
        Files.deleteIfExists(folder);
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            addressed(made, server::bind);
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
            Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(folder);
        }
    }

    /// Connects to whoever listens.
    ///
    /// @param patience how long at most; a process that is stopped takes no connection once its queue is full
    SocketChannel connect(Duration patience) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Thread limit = Thread.ofVirtual().start(() -> closeAfter(patience, channel));
        try {
            addressed(path, channel::connect);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        } finally {
            limit.interrupt();
        }
    }

    private static void closeAfter(Duration patience, SocketChannel channel) {
        try {
            Thread.sleep(patience);
            channel.close();
        } catch (InterruptedException | IOException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// An address is short, and a path may be long: a link to its folder is shorter.
    private static <T> T addressed(Path path, Addressed<T> use) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        Path shorter = bytes(relative) < bytes(absolute) ? relative : absolute;
        if (bytes(shorter) <= LONGEST_ADDRESS) {
            return use.at(UnixDomainSocketAddress.of(shorter));
        }
        Path own = Files.createTempDirectory("papertape");
        Path link = own.resolve("f");
        try {
            Files.createSymbolicLink(link, absolute.getParent());
            Path linked = link.resolve(absolute.getFileName());
            if (bytes(linked) > LONGEST_ADDRESS) {
                throw new IOException("the name '" + absolute.getFileName() + "' is too long for a socket");
            }
            return use.at(UnixDomainSocketAddress.of(linked));
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(own);
        }
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}

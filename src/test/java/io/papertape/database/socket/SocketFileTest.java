package io.papertape.database.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketFileTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void onlyItsOwnerMayConnect() throws IOException {
        Path path = folder.resolve("books.sock");

        try (ServerSocketChannel _ = new SocketFile(path).listen()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(names(folder)).containsExactly("books.sock");
        }
    }

    @Test
    void takesThePlaceOfOneThatAKilledProcessHasLeft() throws IOException {
        SocketFile file = new SocketFile(folder.resolve("books.sock"));
        file.listen().close();
        Files.createFile(Files.createDirectory(folder.resolve("books.sock.new")).resolve("s"));
        assertThatThrownBy(() -> file.connect(PATIENCE)).isInstanceOf(IOException.class);

        try (ServerSocketChannel server = file.listen();
                SocketChannel reader = file.connect(PATIENCE);
                SocketChannel accepted = server.accept()) {
            assertThat(reader.isConnected()).isTrue();
            assertThat(accepted.isConnected()).isTrue();
        }
    }

    /// The folder is too long for an address of a socket.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void isFoundUnderALongPath(int folders) throws IOException {
        Path deep = folder.resolve("a-folder-of-some-length/".repeat(folders));
        Files.createDirectories(deep);
        SocketFile file = new SocketFile(deep.resolve("books.sock"));

        try (ServerSocketChannel server = file.listen();
                SocketChannel _ = file.connect(PATIENCE)) {
            assertThat(server.accept()).isNotNull();
        }
    }

    @Test
    void tellsThatANameIsTooLong() {
        SocketFile file = new SocketFile(folder.resolve("b".repeat(120) + ".sock"));

        assertThatThrownBy(file::listen)
                .isInstanceOf(IOException.class)
                .hasMessage("the name '" + "b".repeat(120) + ".sock' is too long for a socket");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

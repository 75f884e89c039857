package io.papertape.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    private static final String LEFT = ".papertape-1b4e28ba-2fa1-11d2-883f-0016d3cca427.tmp";

    @TempDir
    Path folder;

    @Test
    void removesWhatAKilledProcessHasLeft() throws IOException {
        Files.writeString(folder.resolve(LEFT), "half a page");
        Files.writeString(folder.resolve("other.tmp"), "mine");

        write("x.html", "page");

        assertThat(names()).containsExactly("other.tmp", "x.html");
        assertThat(folder.resolve("x.html")).hasContent("page");
    }

    /// Another process would see the lock alike; this one must not take its own for its own.
    @Test
    void leavesWhatIsBeingWritten() throws IOException {
        Path other = folder.resolve(LEFT);
        try (FileChannel channel = FileChannel.open(other, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.lock();

            write("x.html", "page");

            assertThat(names()).containsExactly(LEFT, "x.html");
        }
    }

    @Test
    void leavesWhatItIsWritingItself() throws IOException {
        WholeFile.write(folder.resolve("outer.html"), out -> {
            write("inner.html", "inner");
            out.write("outer".getBytes(StandardCharsets.UTF_8));
            return "";
        });

        assertThat(names()).containsExactly("inner.html", "outer.html");
        assertThat(folder.resolve("outer.html")).hasContent("outer");
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenTheWritingFails() throws IOException {
        write("x.html", "old");

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("x.html"), out -> {
                    out.write(1);
                    throw new IOException("no more");
                }))
                .hasMessage("no more");

        assertThat(names()).containsExactly("x.html");
        assertThat(folder.resolve("x.html")).hasContent("old");
    }

    @Test
    void removesWhatIsUnfinishedWhenTheProcessEnds() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("x.html"), out -> {
                    WholeFile.removeUnfinished();
                    assertThat(names()).isEmpty();
                    return "";
                }))
                .isInstanceOf(IOException.class);

        assertThat(names()).isEmpty();
    }

    private void write(String name, String content) throws IOException {
        WholeFile.write(folder.resolve(name), out -> {
            out.write(content.getBytes(StandardCharsets.UTF_8));
            return "";
        });
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

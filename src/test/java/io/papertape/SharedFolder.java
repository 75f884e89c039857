package io.papertape;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FileSystemUtils;

/// A folder of what takes long to make with the packaged program. The JVM of tests that needs it first makes it, and
/// those beside it wait for that.
public final class SharedFolder {

    private static final Path BUILD = Path.of("target").toAbsolutePath();
    private static final Path JAR = BUILD.resolve("papertape.jar");

    /// Written last, and removed with the rest of the folder.
    private static final String MADE_WITH = "made-with.txt";

    private SharedFolder() {}

    /// Puts files into an empty folder.
    public interface Maker {
        void make(Path folder) throws IOException, InterruptedException;
    }

    /// The folder, made with the program as it is now. Whoever calls this does not change what is in it.
    ///
    /// @param name of the folder below the build's
    public static synchronized Path of(String name, Maker maker) throws IOException, InterruptedException {
        Path folder = BUILD.resolve(name);
        try (FileChannel file = FileChannel.open(
                        BUILD.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            String program = Files.getLastModifiedTime(JAR) + ", " + Files.size(JAR) + " bytes";
            Path madeWith = folder.resolve(MADE_WITH);
            if (!Files.exists(madeWith) || !Files.readString(madeWith).equals(program)) {
                FileSystemUtils.deleteRecursively(folder);
                maker.make(Files.createDirectory(folder));
                Files.writeString(madeWith, program);
            }
        }
        return folder;
    }
}

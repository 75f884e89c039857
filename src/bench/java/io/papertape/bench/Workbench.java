package io.papertape.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// Where the measurements take place: the settings, the data that several sections share,
/// and a folder. Not safe for use by several threads.
final class Workbench {

    private final Settings settings;
    private final Path folder;
    private @Nullable Path minutes;
    private @Nullable Path daily;
    private int folders;

    /// @param folder is emptied
    Workbench(Settings settings, Path folder) throws IOException {
        this.settings = settings;
        this.folder = folder.toAbsolutePath();
        FileSystemUtils.deleteRecursively(this.folder);
        Files.createDirectories(this.folder);
    }

    Settings settings() {
        return settings;
    }

    /// A new, empty folder.
    Path newFolder() throws IOException {
        return Files.createDirectories(folder.resolve("work-" + folders++));
    }

    /// Minute bars: the real ones, or those of one symbol, which are made when they are asked for
    /// first.
    Path minutes() throws IOException {
        Path made = minutes == null ? settings.prices() : minutes;
        if (made == null) {
            made = minutes(settings.bars());
        }
        minutes = made;
        return made;
    }

    /// A new folder with minute bars of one symbol.
    Path minutes(int bars) throws IOException {
        Progress.tell("  writing " + BenchmarkFigures.count(bars) + " minute bars");
        Path made = newFolder();
        PriceGenerator.minutes(made, 1, bars, settings.seed());
        return made;
    }

    /// Daily bars of many symbols in one file, real or made.
    Path daily() throws IOException {
        Path made = daily == null ? settings.daily() : daily;
        if (made == null) {
            Progress.tell("  writing daily bars of " + settings.symbols() + " symbols");
            made = newFolder().resolve("daily.csv");
            PriceGenerator.daily(made, settings.symbols(), settings.days(), settings.seed());
        }
        daily = made;
        return made;
    }

    /// A new folder with the same files in gzip, or the same file in one.
    Path gzipped(Path prices) throws IOException {
        Path made = newFolder();
        if (Files.isRegularFile(prices)) {
            return gzip(prices, made);
        }
        try (Stream<Path> files = Files.list(prices)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                gzip(file, made);
            }
        }
        return made;
    }

    private static Path gzip(Path file, Path folder) throws IOException {
        Path made = folder.resolve(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(made))) {
            Files.copy(file, out);
        }
        return made;
    }

    /// Removes what a measurement has left: files of millions of bars fill a disk.
    static void clear(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}

package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A price file on disk, plain or compressed with gzip.
record PriceFile(Path path) {

    private static final String GZIP = ".gz";
    private static final String CSV = ".csv";

    /// The price files of a folder by name, or the one file that `prices` is.
    ///
    /// @throws PriceFileException if there is none, if one is no regular file, or if their names cannot be told
    ///     apart
    static List<PriceFile> in(Path prices) {
        if (Files.isRegularFile(prices)) {
            return List.of(new PriceFile(prices));
        }
        if (!Files.isDirectory(prices)) {
            throw new PriceFileException(List.of("prices: "
                    + (Files.exists(prices)
                            ? "'" + prices + "' is neither a folder nor a regular file"
                            : "there is no folder or file '" + prices + "'")));
        }
        try (Stream<Path> entries = Files.list(prices)) {
            List<PriceFile> files = entries.filter(PriceFile::hasPrices)
                    .sorted()
                    .map(PriceFile::new)
                    .toList();
            if (files.isEmpty()) {
                throw new PriceFileException(
                        List.of("prices: the folder '" + prices + "' has no file that ends in .csv or .csv.gz"));
            }
            requireRegular(files);
            requireNamesApart(files);
            return files;
        } catch (IOException e) {
            throw new PriceFileException("prices: the folder '" + prices + "' cannot be read: " + e, e);
        }
    }

    /// Reading a pipe would block, and a device may never end.
    private static void requireRegular(List<PriceFile> files) {
        List<String> problems = files.stream()
                .filter(file -> !Files.isRegularFile(file.path()))
                .map(file -> file.name() + ": expected a regular file but is " + kind(file.path()))
                .toList();
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
    }

    private static String kind(Path path) {
        if (Files.isDirectory(path)) {
            return "a folder";
        }
        return Files.exists(path) ? "a pipe, a socket or a device" : "a link to a file that is not there";
    }

    /// Where the characters of names are not those of the machine's locale, Java reads two names alike: that of a
    /// file would not tell which one it is, nor whose prices it has.
    static void requireNamesApart(List<PriceFile> files) {
        Set<String> names = new HashSet<>();
        for (PriceFile file : files) {
            if (!names.add(file.name())) {
                throw new PriceFileException(List.of("prices: the names of two files both read '" + file.name()
                        + "' in this locale; LC_ALL=C.UTF-8 tells them apart, or name them in plain letters"));
            }
        }
    }

    private static boolean hasPrices(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(CSV) || name.endsWith(CSV + GZIP);
    }

    /// The file's name, without its folder.
    String name() {
        return path.getFileName().toString();
    }

    /// Whether the file's bytes are compressed.
    boolean compressed() {
        return name().toLowerCase(Locale.ROOT).endsWith(GZIP);
    }

    /// What the file system tells of it now.
    ///
    /// @throws PriceFileException if it tells nothing
    FileState state() {
        try {
            return FileState.of(path);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The file's bytes, as they are on disk.
    ///
    /// @throws PriceFileException if it cannot be opened
    FileBytes open() {
        try {
            return new FileBytes(Files.newInputStream(path));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The message of a [FileSystemException] is often nothing but the path, its name says what happened.
    PriceFileException unreadable(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean told = cause.getMessage() != null && !(cause instanceof FileSystemException);
        return new PriceFileException(name() + ": cannot be read: " + (told ? cause.getMessage() : cause), failure);
    }
}

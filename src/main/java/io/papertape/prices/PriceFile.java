package io.papertape.prices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A price file on disk, plain or compressed with gzip.
record PriceFile(Path path) {

    private static final String GZIP = ".gz";
    private static final String CSV = ".csv";
    private static final int BUFFER = 1 << 16;

    /// The price files of a folder by name, or the one file that `prices` is.
    ///
    /// @throws PriceFileException if there is none, or if their names cannot be told apart
    static List<PriceFile> in(Path prices) {
        if (Files.isRegularFile(prices)) {
            return List.of(new PriceFile(prices));
        }
        if (!Files.isDirectory(prices)) {
            throw new PriceFileException(List.of("prices: there is no folder or file '" + prices + "'"));
        }
        try (Stream<Path> entries = Files.list(prices)) {
            List<PriceFile> files = new ArrayList<>();
            entries.filter(path -> !Files.isDirectory(path))
                    .filter(PriceFile::hasPrices)
                    .sorted()
                    .forEach(path -> files.add(new PriceFile(path)));
            if (files.isEmpty()) {
                throw new PriceFileException(
                        List.of("prices: the folder '" + prices + "' has no file that ends in .csv or .csv.gz"));
            }
            requireNamesApart(files);
            return files;
        } catch (IOException e) {
            throw new PriceFileException("prices: the folder '" + prices + "' cannot be read: " + e, e);
        }
    }

    /// Where the characters of names are not those of the machine's locale, Java reads two names alike: that of a file
    /// would not tell which one it is, nor whose prices it has.
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

    /// The symbol of a file whose rows do not name it: the file's name without its endings.
    String symbol() {
        String name = withoutEnding(name(), GZIP);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).strip();
    }

    long size() {
        try {
            return Files.size(path);
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

    /// What these bytes are, decompressed; they are closed when they are nothing that can be decompressed.
    InputStream content(InputStream bytes) throws IOException {
        if (!name().toLowerCase(Locale.ROOT).endsWith(GZIP)) {
            return bytes;
        }
        try {
            return new GZIPInputStream(bytes, BUFFER);
        } catch (IOException e) {
            bytes.close();
            throw e;
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

    private static String withoutEnding(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending)
                ? name.substring(0, name.length() - ending.length())
                : name;
    }
}

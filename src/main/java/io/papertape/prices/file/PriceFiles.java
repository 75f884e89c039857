package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.format.PinnedLayouts;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The price files that there are, and the zip files that hold some of them. Not safe for use by several threads.
final class PriceFiles implements Closeable {

    private static final String ZIP = ".zip";
    /// Entries of LEAN's that are no trades: they would contradict those of the same times.
    private static final Pattern LEAN_QUOTES = Pattern.compile("\\d{8}_.+_(quote|openinterest)\\.csv$");
    private static final Pattern SECOND_DOWNLOAD = Pattern.compile("(.+?) ?\\(\\d+\\)\\.[^/]+");
    private static final String EXPECTED =
            ".csv, .txt or .tsv, plain or with .gz or .zst, or in .zip; or in .parquet or .pq";

    private static final String LEAN_FACTORS = "factor_files";
    private static final String LEAN_MAPS = "map_files";

    private final List<PriceFile> files = new ArrayList<>();
    private final List<PriceFile> actions = new ArrayList<>();
    private final Set<String> leanMaps = new TreeSet<>();
    private final List<PriceZip> zips = new ArrayList<>();

    private PriceFiles() {}

    /// The price files of a folder by name, or the one file that `prices` is; of a zip file its entries.
    ///
    /// @param recursive whether those of its subfolders count, too
    /// @throws PriceFileException if there is none, if one is no regular file, or if their names cannot be told
    ///     apart
    static PriceFiles in(Path prices, boolean recursive) {
        PriceFiles files = new PriceFiles();
        try {
            onDisk(prices, recursive).forEach(files::add);
            if (files.files.isEmpty() && !files.actions.isEmpty()) {
                throw new PriceFileException(List.of("prices: '" + prices + "' has corporate actions and no prices"));
            }
            return files;
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// The folder of the files: that of the one file, where `prices` is one.
    static Path folder(Path prices) {
        if (Files.isDirectory(prices)) {
            return prices;
        }
        Path folder = prices.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /// The files of corporate actions, by name.
    List<PriceFile> actions() {
        return actions;
    }

    /// By name.
    List<PriceFile> files() {
        return files;
    }

    /// The folders with LEAN's map files, which have no prices, by name.
    Set<String> leanMaps() {
        return leanMaps;
    }

    @Override
    public void close() {
        for (PriceZip zip : zips) {
            try {
                zip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<PriceFile> onDisk(Path prices, boolean recursive) {
        if (Files.isRegularFile(prices)) {
            requireNoPins(prices);
            return withActionsBeside(prices);
        }
        if (!Files.isDirectory(prices)) {
            throw notRead(prices);
        }
        try (Stream<Path> paths = recursive ? Files.walk(prices, FileVisitOption.FOLLOW_LINKS) : Files.list(prices)) {
            List<PriceFile> files = paths.map(prices::relativize)
                    .filter(path -> isVisible(path) && mayHavePrices(path) && !isIn(LEAN_FACTORS, path))
                    .map(path -> new PriceFile(prices.resolve(path), path.toString()))
                    .filter(file -> !recursive || !Files.isDirectory(file.path()))
                    .sorted(Comparator.comparing(PriceFile::name))
                    .toList();
            if (files.stream().allMatch(PriceFiles::isLeanMap)) {
                throw new PriceFileException(
                        List.of("prices: the folder '" + prices + "' has no file that ends in " + EXPECTED));
            }
            requireRegular(files);
            requireNamesApart(files);
            return files.stream().map(file -> named(file, files)).toList();
        } catch (IOException | UncheckedIOException e) {
            throw PriceFileException.unreadable("prices: the folder '" + prices + "'", e);
        }
    }

    private static PriceFileException notRead(Path prices) {
        if (Files.notExists(prices, LinkOption.NOFOLLOW_LINKS)) {
            return new PriceFileException(List.of("prices: there is no folder or file '" + prices + "'"));
        }
        String what = "prices: '" + prices + "'";
        return new PriceFileException(
                List.of(what + ": expected a folder or a regular file but is " + PathKind.told(prices, what)));
    }

    private static void requireNoPins(Path file) {
        if (file.getFileName().toString().equals(PinnedLayouts.FILE)) {
            throw new PriceFileException(
                    List.of("prices: '" + file + "' is no price file but tells how others are read; give its folder"));
        }
    }

    /// What is known of the prices counts whether a folder is given or the one file in it.
    private static List<PriceFile> withActionsBeside(Path file) {
        Path beside = file.resolveSibling(ActionsFile.NAME);
        if (ActionsFile.isOne(file.getFileName().toString()) || Files.notExists(beside, LinkOption.NOFOLLOW_LINKS)) {
            return List.of(new PriceFile(file));
        }
        List<PriceFile> both = List.of(new PriceFile(file), new PriceFile(beside));
        requireRegular(both);
        return both;
    }

    private static boolean isLeanMap(PriceFile file) {
        return isIn(LEAN_MAPS, Path.of(file.name()));
    }

    private static boolean isIn(String folder, Path path) {
        Path parent = path.getParent();
        return parent != null && parent.endsWith(folder);
    }

    /// `KO (1).csv` beside `KO.csv` has prices of KO.
    private static PriceFile named(PriceFile file, List<PriceFile> all) {
        Matcher second = SECOND_DOWNLOAD.matcher(file.name());
        if (!second.matches()) {
            return file;
        }
        return all.stream()
                .map(PriceFile::name)
                .filter(name -> name.startsWith(second.group(1) + "."))
                .findFirst()
                .map(file::secondOf)
                .orElse(file);
    }

    private void add(PriceFile file) {
        if (isLeanMap(file)) {
            leanMaps.add(String.valueOf(Path.of(file.name()).getParent()));
        } else if (file.name().toLowerCase(Locale.ROOT).endsWith(ZIP)) {
            addEntries(file);
        } else {
            addFile(file);
        }
    }

    private void addFile(PriceFile file) {
        if (ActionsFile.isOne(file.name())) {
            actions.add(file);
        } else {
            files.add(file);
        }
    }

    private void addEntries(PriceFile file) {
        try {
            PriceZip zip = PriceZip.of(file.path());
            zips.add(zip);
            List<PriceFile> entries = zip.names().stream()
                    .filter(PriceFiles::isPriceEntry)
                    .sorted()
                    .map(name ->
                            new PriceFile(file.path(), file.name() + "/" + name, new PriceFile.Entry(zip, name), null))
                    .toList();
            boolean quotes = zip.names().stream()
                    .anyMatch(name -> LEAN_QUOTES.matcher(name).find());
            if (entries.isEmpty() && !quotes) {
                throw new PriceFileException(List.of(file.name() + ": has no entry that ends in .csv, .txt or .tsv"));
            }
            entries.forEach(this::addFile);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /// Neither a folder nor what a system keeps beside the files.
    private static boolean isPriceEntry(String name) {
        return !name.endsWith("/")
                && FileKind.of(name) != null
                && !LEAN_QUOTES.matcher(name).find()
                && Stream.of(name.split("/")).noneMatch(part -> part.startsWith("__MACOSX") || isHidden(part));
    }

    private static boolean isVisible(Path path) {
        for (Path part : path) {
            if (isHidden(part.toString())) {
                return false;
            }
        }
        return true;
    }

    /// A file that is hidden, but not the folder above.
    private static boolean isHidden(String name) {
        return name.startsWith(".") && !name.equals("..");
    }

    private static boolean mayHavePrices(Path path) {
        String name = path.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(ZIP) || FileKind.of(name) != null;
    }

    /// Reading a pipe would block, and a device may never end.
    private static void requireRegular(List<PriceFile> files) {
        List<String> problems = files.stream()
                .filter(file -> !Files.isRegularFile(file.path()))
                .map(file ->
                        file.name() + ": expected a regular file but is " + PathKind.told(file.path(), file.name()))
                .toList();
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
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
}

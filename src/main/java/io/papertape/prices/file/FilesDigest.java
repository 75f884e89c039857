package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.format.PinnedLayouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Knows the files again that a tape is made of, whatever their layouts: price files, corporate actions, pinned layouts
/// and LEAN's factors, by their names and contents.
final class FilesDigest {

    private FilesDigest() {}

    /// Digest of the files that a query names.
    ///
    /// @throws PriceFileException if there are none, or one cannot be read
    static String of(PriceQuery query) {
        Path folder = PriceFiles.folder(query.prices()).toAbsolutePath().normalize();
        MessageDigest digest = FileBytes.sha256Digest();
        for (Path file : files(query, folder)) {
            String name = folder.relativize(file).toString();
            try (FileBytes bytes = FileBytes.digested(Files.newInputStream(file))) {
                digest.update((name + " " + bytes.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw PriceFileException.unreadable(name, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static NavigableSet<Path> files(PriceQuery query, Path folder) {
        NavigableSet<Path> paths = new TreeSet<>();
        NavigableSet<Path> ofLean = new TreeSet<>();
        try (PriceFiles files = PriceFiles.in(query.prices(), query.recursive())) {
            files.leanMaps().forEach(place -> addFiles(folder.resolve(place), ofLean));
            Stream.concat(files.files().stream(), files.actions().stream())
                    .map(file -> file.path().toAbsolutePath().normalize())
                    .forEach(paths::add);
        }
        paths.stream()
                .map(file -> file.resolveSibling(""))
                .distinct()
                .flatMap(place -> Stream.concat(LeanFactors.folders(place), LeanMaps.folders(place)))
                .distinct()
                .forEach(place -> addFiles(place, ofLean));
        paths.addAll(ofLean);
        Path pinned = folder.resolve(PinnedLayouts.FILE);
        if (Files.isRegularFile(pinned)) {
            paths.add(pinned);
        }
        return paths;
    }

    private static void addFiles(Path folder, NavigableSet<Path> files) {
        try (Stream<Path> paths = Files.list(folder)) {
            paths.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            throw PriceFileException.unreadable(folder.toString(), e);
        }
    }
}

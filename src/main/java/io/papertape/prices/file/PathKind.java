package io.papertape.prices.file;

import io.papertape.prices.PriceFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// What there is at a path, where it is no file that can be read from its beginning to its end.
final class PathKind {

    private PathKind() {}

    /// As it stands behind "is".
    ///
    /// @throws PriceFileException if the file system does not tell
    static String told(Path path, String name) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory()
                    ? "a folder"
                    : "a pipe, a socket or a device";
        } catch (NoSuchFileException e) {
            return Files.isSymbolicLink(path) ? "a link to a file that is not there" : "gone";
        } catch (IOException e) {
            throw PriceFileException.unreadable(name, e);
        }
    }
}

package io.papertape.prices.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a file system tells of a file, and what a file's content cannot change without.
///
/// @param size in bytes
/// @param modified when its content was written last
/// @param identity what another file in its place would not have, such as its number and the time of its last change
///     of any kind, or null where the file system tells none
record FileState(long size, Instant modified, @Nullable String identity) {

    static FileState of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileState(
                attributes.size(), attributes.lastModifiedTime().toInstant(), identity(path, attributes.fileKey()));
    }

    /// What is different in another state of the file, or null.
    @Nullable
    String difference(FileState later) {
        if (size != later.size) {
            return "its size was " + size + " bytes, now " + later.size;
        }
        return modified.equals(later.modified)
                ? null
                : "it was written at " + modified + ", and again at " + later.modified;
    }

    private static @Nullable String identity(Path path, @Nullable Object key) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return key == null ? null : key.toString();
        }
        Object changed = Files.getAttribute(path, "unix:ctime", new LinkOption[0]);
        return key + " " + (changed instanceof FileTime time ? time.toInstant() : changed);
    }
}

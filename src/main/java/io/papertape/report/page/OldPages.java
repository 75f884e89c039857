package io.papertape.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The tear sheets of sessions that are gone.
public final class OldPages {

    /// The title of a page stands within so many bytes.
    private static final int BYTES_OF_HEAD = 4_096;

    private OldPages() {}

    /// Finds them. A page of something else is none.
    ///
    /// @param sessions the names of those that there are
    /// @param before when they were written last
    /// @throws IOException if the folder cannot be read
    public static List<Path> in(Path folder, Collection<String> sessions, Instant before) throws IOException {
        Set<String> present = sessions.stream().map(PageName::of).collect(Collectors.toSet());
        List<Path> old = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> pages = Files.newDirectoryStream(folder, "*.html")) {
                for (Path page : pages) {
                    if (!present.contains(page.getFileName().toString())
                            && Files.getLastModifiedTime(page).toInstant().isBefore(before)
                            && isTearSheet(page)) {
                        old.add(page);
                    }
                }
            }
        }
        return old;
    }

    private static boolean isTearSheet(Path page) throws IOException {
        try (InputStream in = Files.newInputStream(page)) {
            return new String(in.readNBytes(BYTES_OF_HEAD), StandardCharsets.UTF_8)
                    .contains(Pages.TEAR_SHEET + "</title>");
        }
    }
}

package io.papertape.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where an H2 database is that is a file of this machine.
///
/// @param name the path as URLs have it, without an ending
record H2File(String name) {

    private static final String ENDING = ".mv.db";

    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?((?!mem:|tcp:|ssl:|zip:)[^;]+).*");

    /// The file that a URL names; empty where it names none.
    static Optional<H2File> of(@Nullable String url) {
        Matcher matcher = URL.matcher(url == null ? "" : url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String file = matcher.group(1);
        return Optional.of(
                new H2File(file.startsWith("~") ? System.getProperty("user.home") + file.substring(1) : file));
    }

    /// The file that a URL names for one process alone; empty where it names none, or one that several may share.
    static Optional<H2File> unshared(@Nullable String url) {
        return of(url).filter(file -> !isShared(url));
    }

    /// Whether a URL lets several processes share its file.
    static boolean isShared(@Nullable String url) {
        return url != null && url.toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE");
    }

    /// Where a copy of a database's file is changed.
    static H2File copyBeside(Path database) {
        String fileName = database.getFileName().toString();
        String copy =
                (fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName)
                        + ".changing";
        return new H2File(database.resolveSibling(copy).toString());
    }

    /// The URL of this file.
    ///
    /// @param settings a URL with the settings that it has
    String url(String settings) {
        int first = settings.indexOf(';');
        return "jdbc:h2:file:" + name + (first < 0 ? "" : settings.substring(first));
    }

    Path database() {
        return Path.of(name + ENDING);
    }

    /// Where whoever has it open answers those who read meanwhile.
    Path socket() {
        return Path.of(name + ".sock");
    }

    /// The note about who has it open.
    Path holder() {
        return Path.of(name + ".holder");
    }
}

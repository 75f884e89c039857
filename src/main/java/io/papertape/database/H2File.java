package io.papertape.database;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where an H2 database is that is a file of this machine.
///
/// @param name the path as URLs have it, without an ending
record H2File(String name) {

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

    Path database() {
        return Path.of(name + ".mv.db");
    }

    /// The note about who has it open.
    Path holder() {
        return Path.of(name + ".holder");
    }
}

package io.papertape.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Who holds a session or a database.
///
/// @param name process and machine
/// @param since when it began, UTC
public record Holder(String name, LocalDateTime since) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// This process.
    public static Holder self(Instant now) {
        return new Holder("process " + ProcessHandle.current().pid() + " on " + host(), SqlTypes.timestamp(now));
    }

    /// The name of this machine.
    static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    @Override
    public String toString() {
        return name + ", since " + SECONDS.format(since) + " UTC";
    }
}

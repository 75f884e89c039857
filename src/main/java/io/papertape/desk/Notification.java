package io.papertape.desk;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is told of a night. Immutable.
///
/// @param command a program and its arguments, which gets the digest; empty for none
/// @param webhook an address by HTTP or HTTPS, which gets the digest; null for none
/// @param on which nights are told
public record Notification(List<String> command, @Nullable URI webhook, NotifyOn on) {

    /// Nobody is told.
    public static final Notification NONE = new Notification(List.of(), null, NotifyOn.ATTENTION);

    public Notification {
        command = List.copyOf(command);
    }
}

package io.papertape.notify;

import io.papertape.desk.Notification;
import io.papertape.desk.NotifyOn;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Tells a night to whom the desk's file names, all of them at once. What fails is tried once more. Safe for use by
/// several threads.
///
/// ```java
/// List<String> failures = new Notifier().send(desk.notification(), digest.json(), digest.needsAttention());
/// ```
public final class Notifier {

    /// How long a command or a server may take.
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 2;

    private final Duration timeout;

    public Notifier() {
        this(TIMEOUT);
    }

    /// @param timeout of each attempt
    Notifier(Duration timeout) {
        this.timeout = timeout;
    }

    /// Sends a digest, unless only nights that need attention are told and this one needs none.
    ///
    /// @param digest JSON
    /// @param attention whether the night needs attention
    /// @return a sentence for each that could not be told; it never throws for that
    public List<String> send(Notification notification, String digest, boolean attention) {
        if (!attention && notification.on() != NotifyOn.ALWAYS) {
            return List.of();
        }
        List<Callable<Optional<String>>> attempts = new ArrayList<>();
        channels(notification).forEach(channel -> attempts.add(() -> attempt(channel, digest)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(attempts).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("notify was interrupted");
        }
    }

    private List<Channel> channels(Notification notification) {
        List<Channel> channels = new ArrayList<>();
        if (!notification.command().isEmpty()) {
            channels.add(new CommandChannel(notification.command(), timeout));
        }
        URI webhook = notification.webhook();
        if (webhook != null) {
            channels.add(new WebhookChannel(webhook, timeout));
        }
        return channels;
    }

    /// Why it could not be told in any attempt.
    private static Optional<String> attempt(Channel channel, String digest) throws InterruptedException {
        String failure = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                channel.tell(digest);
                return Optional.empty();
            } catch (NotToldException e) {
                failure = Objects.requireNonNull(e.getMessage());
            }
        }
        return Optional.of(failure);
    }
}

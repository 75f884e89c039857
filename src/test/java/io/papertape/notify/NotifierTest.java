package io.papertape.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.papertape.desk.Notification;
import io.papertape.desk.NotifyOn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierTest {

    private static final String DIGEST = "{\"text\": \"größer\"}";

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private final List<String> received = new ArrayList<>();

    /// What the server answers, one after the other; 0 for nothing before the test ends.
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    /// What the server does before it answers.
    private Request onRequest = () -> {};

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    private interface Request {
        void come() throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hooks/secret", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (received) {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        }
        onRequest.come();
        int status = answers.isEmpty() ? 200 : answers.remove();
        if (status == 0) {
            awaitEnd();
        }
        exchange.sendResponseHeaders(status == 0 ? 200 : status, -1);
        exchange.close();
    }

    private void awaitFile(Path file) {
        while (end.getCount() > 0 && !Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void postsTheDigestToAWebhook() {
        assertThat(send(LONG, List.of(), webhook())).isEmpty();

        assertThat(received).containsExactly("POST application/json " + DIGEST);
    }

    @Test
    void triesAWebhookOnceMore() {
        answers.add(503);

        assertThat(send(LONG, List.of(), webhook())).isEmpty();

        assertThat(received).hasSize(2);
    }

    @Test
    void tellsOfAWebhookThatRefuses() {
        answers.addAll(List.of(503, 404));

        assertThat(send(LONG, List.of(), webhook()))
                .containsExactly("notify: the webhook at http://127.0.0.1:" + port() + " answered 404");
        assertThat(received).hasSize(2);
    }

    @Test
    void tellsOfAWebhookThatHangs() {
        answers.addAll(List.of(0, 0));

        assertThat(send(SHORT, List.of(), webhook()))
                .containsExactly("notify: the webhook at http://127.0.0.1:" + port() + " did not answer within 0.3 s");
    }

    @Test
    void tellsOfAWebhookThatIsNotThere() {
        server.stop(0);

        assertThat(send(LONG, List.of(), webhook()))
                .singleElement()
                .asString()
                .startsWith("notify: the webhook at http://127.0.0.1:" + port() + " could not be reached: ")
                .doesNotContain("secret");
    }

    @Test
    void givesTheDigestToACommand() throws IOException {
        Path taken = folder.resolve("taken");

        assertThat(send(LONG, List.of(script("cat > '" + taken + "'; echo noise"), "argument"), null))
                .isEmpty();

        assertThat(taken).hasContent(DIGEST);
    }

    @Test
    void triesACommandOnceMore() throws IOException {
        Path tries = folder.resolve("tries");
        String script = script("echo x >> '" + tries + "'; test $(wc -l < '" + tries + "') -gt 1");

        assertThat(send(LONG, List.of(script), null)).isEmpty();

        assertThat(tries).content().hasLineCount(2);
    }

    @Test
    void tellsOfACommandThatFailsWithItsLastWords() throws IOException {
        String script = script("echo trying; echo 'no route to mail' >&2; exit 75");

        assertThat(send(LONG, List.of(script), null))
                .containsExactly("notify: the command '" + script + "' ended with status 75: no route to mail");
    }

    @Test
    void endsACommandThatHangsAndWhatItHasStarted() throws IOException {
        Path child = folder.resolve("child");
        String script = script("sleep 1000 & echo $! > '" + child + "'; wait");

        assertThat(send(Duration.ofSeconds(3), List.of(script), null))
                .containsExactly("notify: the command '" + script + "' did not end within 3.0 s");

        ProcessHandle.of(Long.parseLong(Files.readString(child).strip()))
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(LONG));
    }

    @Test
    void tellsOfACommandThatIsNotThere() {
        assertThat(send(LONG, List.of("/no/such/program"), null))
                .singleElement()
                .asString()
                .startsWith("notify: the command '/no/such/program' could not be run: ");
    }

    @Test
    void tellsTheWebhookThoughTheCommandFails() throws IOException {
        assertThat(send(LONG, List.of(script("exit 1")), webhook())).hasSize(1);

        assertThat(received).hasSize(1);
    }

    /// Each waits for the other.
    @Test
    void tellsAllAtOnce() throws IOException {
        Path running = folder.resolve("running");
        Path asked = folder.resolve("asked");
        onRequest = () -> {
            awaitFile(running);
            Files.createFile(asked);
        };
        String script = script("touch '" + running + "'; until test -e '" + asked + "'; do sleep 0.01; done");

        assertThat(send(Duration.ofSeconds(20), List.of(script), webhook())).isEmpty();
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS, true, 1", "ALWAYS, false, 1", "ATTENTION, true, 1", "ATTENTION, false, 0"})
    void tellsTheNightsThatAreAskedFor(NotifyOn on, boolean attention, int messages) {
        assertThat(new Notifier(LONG).send(new Notification(List.of(), webhook(), on), DIGEST, attention))
                .isEmpty();

        assertThat(received).hasSize(messages);
    }

    @Test
    void tellsNobodyWhereNobodyIsNamed() {
        assertThat(new Notifier().send(Notification.NONE, DIGEST, true)).isEmpty();
    }

    private static List<String> send(Duration timeout, List<String> command, @Nullable URI webhook) {
        return new Notifier(timeout).send(new Notification(command, webhook, NotifyOn.ALWAYS), DIGEST, false);
    }

    private URI webhook() {
        return URI.create("http://127.0.0.1:" + port() + "/hooks/secret");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private String script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }
}

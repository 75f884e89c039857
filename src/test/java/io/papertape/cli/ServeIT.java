package io.papertape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `serve` as a process, which is asked by HTTP and ended by a signal.
class ServeIT {

    private static final Path PRICES = Path.of("data", "prices").toAbsolutePath();

    /// Answers whoever listens on every address.
    private static final byte[] OTHER_LOOPBACK = {127, 0, 0, 2};

    @TempDir
    Path folder;

    private int port;

    @BeforeEach
    void chooseAPort() throws IOException {
        port = freePort();
    }

    /// A port that nobody listens on.
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void catchesAMissedNightUpShowsItAndEndsOnRequest() throws Exception {
        write("0 0 1 1 *");
        nightOfLastYear();
        Papertape.Running serve = serve();
        assertThat(serve.awaitLine("The next night is due at ", 1)).isTrue();

        JsonNode health = JsonMapper.shared().readTree(get("/health").body());
        List<String> metrics = get("/metrics").body().lines().toList();
        assertThat(new CommandLine(folder).run("sessions").status()).isZero();
        assertThatThrownBy(() -> connect(OTHER_LOOPBACK)).isInstanceOf(ConnectException.class);
        Papertape.Ended ended = end(serve);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.out()).startsWith("Night of ").contains("none needs attention");
        assertThat(ended.messages()).isEmpty();
        assertThat(ended.err().lines())
                .startsWith("serve: 2 sessions of papertape.yaml, until Ctrl-C or SIGTERM; http://127.0.0.1:" + port
                        + " has /health and /metrics")
                .anyMatch(line -> line.matches("The night of \\d{4}-01-01 UTC was missed; it is caught up now"));
        assertThat(health.path("status").asString()).isEqualTo("UP");
        assertThat(health.path("running_since").isNull()).isTrue();
        assertThat(health.path("next_due").asString()).matches("\\d{4}-01-01T00:00:00Z");
        assertThat(health.path("last_night").path("exit_status").asInt(-1)).isZero();
        assertThat(metrics)
                .contains(
                        "papertape_night_running 0.0",
                        "papertape_night_last_exit_status 0.0",
                        "papertape_night_last_sessions{state=\"carried\"} 2.0",
                        "papertape_night_last_sessions{state=\"failed\"} 0.0",
                        "papertape_nights_total{exit_status=\"0\"} 1.0");
    }

    @Test
    void obeysAFileThatChangesAndGoesOnAfterOneThatIsWrong() throws Exception {
        write("* * * * * *");
        nightOfLastYear();
        Papertape.Running serve = serve();
        assertThat(serve.awaitLine("Pages: ", 1)).isTrue();

        Files.writeString(folder.resolve("papertape.yaml"), "sessions: [{session: KO, symbls: KO}]");
        assertThat(serve.awaitLine("The books are unchanged.", 1)).isTrue();
        assertThat(get("/metrics").body()).contains("papertape_night_last_exit_status 2.0\n");
        write("0 0 1 1 *");
        assertThat(serve.awaitLine("-01-01 UTC", 1)).isTrue();
        Papertape.Ended ended = end(serve);

        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.err())
                .contains("papertape: papertape.yaml line 1, column 26: unknown parameter 'symbls'")
                .contains("The schedule stays as it was until the file is corrected.\n");
    }

    @Test
    void leavesItsNightsToWorkers() throws Exception {
        write("* * * * * *");
        String url = "--spring.datasource.url=" + Postgres.freshDatabase();
        Papertape papertape = Papertape.quick(folder);
        Papertape.Running worker = papertape.start(List.of("worker", "threads=1", url));
        Papertape.Running serve = papertape.start(List.of("serve", "workers=remote", "reports=off", "port=0", url));
        assertThat(serve.awaitLine("2 sessions in ", 1)).isTrue();

        Papertape.Ended manager = end(serve);
        Papertape.Ended idle = end(worker);

        assertThat(manager.status()).as(manager.toString()).isZero();
        assertThat(idle.status()).as(idle.toString()).isZero();
        assertThat(idle.err()).contains("KO", "AAPL");
        assertThat(papertape
                        .run("sql", "SELECT session, trades FROM report_session_summary ORDER BY session", url)
                        .out())
                .contains("AAPL", "KO");
    }

    @Test
    void isRefusedWithoutAScheduleAndOnAPortThatIsTaken() throws Exception {
        Files.writeString(folder.resolve("papertape.yaml"), "sessions: [{session: KO}]");
        CommandLine commandLine = new CommandLine(folder);
        String file = "sessions=" + folder.resolve("papertape.yaml");

        Papertape.Ended without = commandLine.run("serve", file);
        write("0 0 1 1 *");
        Papertape.Ended taken;
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            taken = commandLine.run("serve", file, "port=" + port);
        }

        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err())
                .contains("papertape.yaml: has no 'schedule:', which tells when nights are due, such as"
                        + " schedule: {cron: \"30 2 * * TUE-SAT\", zone: America/New_York}");
        assertThat(taken.status()).isEqualTo(2);
        assertThat(taken.err())
                .contains("port " + port + " of 127.0.0.1 cannot be opened: Address already in use; port=NUMBER names"
                        + " another one, port=0 none");
    }

    @Test
    void tellsItsOwnParameters() {
        Papertape.Ended ended = new CommandLine(folder).run("serve", "date=2018-02-06", "ports=5", "port=70000", "now");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.messages().stream().map(message -> message.replaceFirst(": the nearest is .*", "")))
                .containsExactly(
                        "papertape: 'now' is not a parameter; write name=value",
                        "papertape: unknown parameter 'date'",
                        "papertape: unknown parameter 'ports': did you mean 'port'?",
                        "papertape: port must be within 0 and 65535 but was 70000");
    }

    private void write(String cron) throws IOException {
        Files.writeString(folder.resolve("papertape.yaml"), """
                defaults: {prices: %s}
                schedule: {cron: "%s"}
                sessions: [{session: KO, symbols: KO}, {session: AAPL, symbols: AAPL}]
                """.formatted(PRICES, cron));
    }

    /// A night, and sets it back.
    private void nightOfLastYear() {
        CommandLine commandLine = new CommandLine(folder);
        Papertape.Ended night = commandLine.run(
                "nightly", "sessions=" + folder.resolve("papertape.yaml"), "date=2014-12-31", "reports=off");
        assertThat(night.status()).as(night.toString()).isZero();
        try (TestBooks books = new TestBooks(CommandLine.url(folder))) {
            books.jdbc().update("UPDATE night SET started_at = started_at - INTERVAL '1' YEAR");
        }
    }

    private Papertape.Running serve() throws IOException, InterruptedException {
        return Papertape.quick(folder).start(List.of("serve", "port=" + port));
    }

    private static Papertape.Ended end(Papertape.Running serve) throws Exception {
        serve.end();
        return serve.await();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response;
        }
    }

    private void connect(byte[] address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(address), port), 1_000);
        }
    }
}

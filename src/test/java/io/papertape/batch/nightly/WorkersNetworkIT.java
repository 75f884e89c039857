package io.papertape.batch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.Postgres;
import io.papertape.batch.replay.TestBooks;
import io.papertape.ledger.NightSession;
import io.papertape.ledger.NightSession.State;
import io.papertape.prices.PriceSource;
import io.papertape.prices.file.FilePrices;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Cuts a worker off from PostgreSQL in the midst of what it says, at random moments. Their seed can be given:
/// -Dpapertape.kill.seed=1.
class WorkersNetworkIT {

    private static final long SEED = Long.getLong("papertape.kill.seed", new Random().nextInt(1_000_000));
    private static final int LOSSES = Math.max(2, Integer.getInteger("papertape.kills", 12) / 6);

    /// A night sends more than half of it.
    private static final int MOST_BYTES = 150_000;

    private static final Duration LONGEST_LOSS = Duration.ofMillis(1_500);
    private static final LocalDate FIRST = LocalDate.of(2013, 6, 28);
    private static final PriceSource PRICES = new FilePrices();

    @Test
    void goOnWhenTheNetworkIsBack() throws Exception {
        System.out.println("losses of the network with seed " + SEED);
        Random random = new Random(SEED);
        String url = Postgres.freshDatabase();
        URI server = URI.create(url.substring("jdbc:".length()));
        try (TcpProxy network = new TcpProxy(server.getPort());
                TestWorker manager = new TestWorker(url);
                TestWorker worker = new TestWorker(url.replace(":" + server.getPort(), ":" + network.port()))) {
            worker.start(1, PRICES);
            int hits = 0;
            for (int loss = 0; loss < LOSSES; loss++) {
                long bytes = random.nextLong(MOST_BYTES);
                CompletableFuture<Void> lost = network.loseAfter(bytes);
                NightRequest request = request(FIRST.plusWeeks(2L * loss));
                CompletableFuture<NightOutcome> night = manager.managing(request, PRICES, Duration.ofMinutes(1));
                CompletableFuture.anyOf(lost, night).get(2, TimeUnit.MINUTES);
                hits += lost.isDone() ? 1 : 0;
                LockSupport.parkNanos(random.nextLong(LONGEST_LOSS.toNanos()));
                network.comeBack();

                assertThat(night.get(2, TimeUnit.MINUTES).sessions())
                        .as("loss %d after %d bytes, seed %d", loss, bytes, SEED)
                        .extracting(NightSession::state)
                        .containsOnly(State.CARRIED);
            }
            System.out.println(hits + " of " + LOSSES + " losses came before the end of a night");
            assertThat(hits).as("seed %d", SEED).isPositive();
            try (TestBooks alone = new TestBooks(Postgres.freshDatabase())) {
                NightRequest whole = request(FIRST.plusWeeks(2L * (LOSSES - 1)));
                alone.context().getBean(NightlyService.class).run(whole, PRICES, (bars, estimated) -> {});
                for (NightRequest.Entry entry : whole.sessions()) {
                    assertThat(TestBooks.difference(
                                    alone.results(entry.name()), manager.books().results(entry.name())))
                            .as("%s, seed %d", entry.name(), SEED)
                            .isEmpty();
                }
            }
            assertThat(manager.books().rows("SELECT 1 FROM session_run WHERE status <> 'COMPLETED'"))
                    .isEmpty();
        }
    }

    private static NightRequest request(LocalDate until) {
        List<NightRequest.Entry> sessions = new ArrayList<>();
        for (int fast = 3; fast < 9; fast++) {
            sessions.add(new NightRequest.Entry(
                    "averages " + fast,
                    Map.of("prices", "data/prices", "fastPeriod", Integer.toString(fast), "chunkSize", "2")));
        }
        return new NightRequest("/desk/papertape.yaml", sessions, until.toString(), 1, 3);
    }
}

package io.papertape.trading;

import static io.papertape.engine.Sessions.drive;
import static io.papertape.engine.Slices.slice;
import static io.papertape.engine.portfolio.Money.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.papertape.engine.Sessions;
import io.papertape.engine.live.FixedFeed;
import io.papertape.engine.live.RecordingThread;
import io.papertape.engine.live.TradingLoop;
import io.papertape.engine.order.Trade;
import io.papertape.engine.performance.Metric;
import io.papertape.engine.performance.MetricValue;
import io.papertape.engine.performance.Metrics;
import io.papertape.engine.session.RecordingListener;
import io.papertape.engine.session.ScriptedStrategy;
import io.papertape.engine.session.SessionListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SessionLifecycleTest {

    private static final List<Metric> MEASURED =
            List.of(Metric.TOTAL_RETURN, Metric.MAX_DRAWDOWN, Metric.TRADES, Metric.ROUND_TRIPS, Metric.WIN_RATE);

    private final RecordingListener heard = new RecordingListener();
    private long seconds;

    /// The clock is a second later whenever it is read.
    private final PaperTradingSession session = new PaperTradingSession(
            Sessions.settings("nightly", ScriptedStrategy.BUY_100_SELL_110_OR_90)
                    .build(),
            heard,
            () -> Instant.ofEpochSecond(++seconds));

    @Test
    void hasNotStartedAtFirst() {
        assertThat(session.isRunning()).isFalse();
        assertThat(session.config().name()).isEqualTo("nightly");
        assertReports(session.results(), results(null, null, "1000", "1000", 0, metrics(null, null, 0, 0, null)));
    }

    @Test
    void startStampsTheTimeAndRuns() {
        session.start();

        assertThat(session.isRunning()).isTrue();
        assertThat(session.results().startedAt()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(session.results().endedAt()).isNull();
    }

    @Test
    void startingTwiceDoesNothing() {
        session.start();
        session.start();

        assertThat(session.results().startedAt()).isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    void stopClosesAllPositionsAndStampsTheEnd() {
        session.start();
        drive(session.iteration(), slice(0, "100", "50"), slice(1, "105", "40"));

        SessionResults results = session.stop();

        assertThat(session.isRunning()).isFalse();
        assertThat(results.positions()).isEmpty();
        assertThat(heard.trades)
                .extracting(Trade::price)
                .containsExactly(parse("100"), parse("50"), parse("105"), parse("40"));
        assertReports(results, results(1L, 2L, "975", "975", 0, metrics(-0.025, 0.025, 4, 2, 0.5)));
        assertThat(session.results()).isEqualTo(results);
    }

    @Test
    void stopWithoutStartReturnsResultsAndClosesNothing() {
        drive(session.iteration(), slice(0, "100", null));

        assertReports(session.stop(), results(null, null, "1000", "500", 1, metrics(0.0, 0.0, 1, 0, null)));
        assertThat(heard.trades).hasSize(1);
    }

    @Test
    void stoppingTwiceReturnsTheSameResults() {
        session.start();
        drive(session.iteration(), slice(0, "100", null));

        assertThat(session.stop()).isEqualTo(session.stop());
        assertThat(heard.trades).hasSize(2);
    }

    @Test
    void startsAndStopsAgainAndAgain() {
        for (int cycle = 0; cycle < 3; cycle++) {
            session.start();
            assertThat(session.results().endedAt()).isNull();
            drive(session.iteration(), slice(cycle, "100", null));
            session.stop();
        }

        assertReports(session.results(), results(5L, 6L, "1000", "1000", 0, metrics(0.0, 0.0, 6, 3, 0.0)));
        assertThat(heard.trades).extracting(Trade::number).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void reportsWithoutTrades() {
        drive(session.iteration(), slice(0, "7", "8"), slice(1, "9", "10"));

        assertReports(session.results(), results(null, null, "1000", "1000", 0, metrics(0.0, 0.0, 0, 0, null)));
    }

    @Test
    void reportsOnlyWinners() {
        drive(session.iteration(), slice(0, "100", "50"), slice(1, "110", "110"));

        assertReports(session.results(), results(null, null, "1350", "1350", 0, metrics(0.35, 0.0, 4, 2, 1.0)));
    }

    @Test
    void reportsOnlyLosers() {
        drive(session.iteration(), slice(0, "100", "100"), slice(1, "90", "90"));

        assertReports(session.results(), results(null, null, "930", "930", 0, metrics(-0.07, 0.07, 4, 2, 0.0)));
    }

    @Test
    void tradesWithoutAListenersInterest() {
        PaperTradingSession quiet =
                new PaperTradingSession(session.config(), new SessionListener() {}, () -> Instant.EPOCH);

        drive(quiet.iteration(), slice(0, "100", null), slice(1, "110", null));

        assertThat(quiet.results().finalEquity()).isEqualTo(parse("1050"));
    }

    @Test
    void reportsTheEquityThatTheLoopRecorded() {
        RecordingThread.Factory threads = new RecordingThread.Factory();
        List<TradingLoop> self = new ArrayList<>();
        self.add(new TradingLoop(
                FixedFeed.of(slice(0, "100", null), slice(1, "107", null)),
                session.iteration(),
                session.config().updateInterval(),
                duration -> {
                    if (heard.points.size() == 2) {
                        self.getFirst().stop();
                    }
                },
                threads));

        self.getFirst().start();
        threads.created.getFirst().run();

        assertThat(heard.points.getLast().equity()).isEqualTo(parse("1035"));
        assertThat(session.results().finalEquity()).isEqualTo(parse("1035"));
        assertThat(session.results().metrics().number(Metric.TOTAL_RETURN)).isEqualTo(0.035);
    }

    private static void assertReports(SessionResults results, Expected expected) {
        assertThat(results.name()).isEqualTo("nightly");
        assertThat(results.startedAt()).isEqualTo(expected.started());
        assertThat(results.endedAt()).isEqualTo(expected.ended());
        assertThat(results.initialCapital()).isEqualTo(parse("1000"));
        assertThat(results.finalEquity()).isEqualTo(parse(expected.equity()));
        assertThat(results.cash()).isEqualTo(parse(expected.cash()));
        assertThat(results.positions()).hasSize(expected.open());
        for (Metric metric : MEASURED) {
            assertThat(results.metrics().number(metric))
                    .as(metric.label())
                    .isEqualTo(expected.metrics().number(metric));
        }
    }

    private static Metrics metrics(
            Double totalReturn, Double maxDrawdown, long trades, long roundTrips, Double winRate) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.TOTAL_RETURN, totalReturn);
        values.put(Metric.MAX_DRAWDOWN, maxDrawdown);
        values.put(Metric.TRADES, (double) trades);
        values.put(Metric.ROUND_TRIPS, (double) roundTrips);
        values.put(Metric.WIN_RATE, winRate);
        return new Metrics(Arrays.stream(Metric.values())
                .collect(
                        Collectors.toMap(metric -> metric, metric -> new MetricValue(values.get(metric), null, null))));
    }

    private static Expected results(Long started, Long ended, String equity, String cash, int open, Metrics metrics) {
        return new Expected(
                started == null ? null : Instant.ofEpochSecond(started),
                ended == null ? null : Instant.ofEpochSecond(ended),
                equity,
                cash,
                open,
                metrics);
    }

    private record Expected(Instant started, Instant ended, String equity, String cash, int open, Metrics metrics) {}
}

package io.papertape.bench;

import io.papertape.engine.strategy.StrategyCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

/// A few figures in one line, for whoever wants to see at a glance that nothing has become slow; no verdict.
final class Brief {

    private static final int WARM_UPS = 10;

    private Brief() {}

    static void measure(Workbench bench, Table table) throws Exception {
        Turns turns = new Turns(WARM_UPS, bench.settings().repeat());
        List<String> strategies = StrategyCatalog.names();
        double[] rates = new double[strategies.size()];
        for (int i = 0; i < rates.length; i++) {
            EngineSession session =
                    EngineSession.plain(strategies.get(i), 1, bench.settings().seed());
            rates[i] = EngineBenchmark.BARS
                    / turns.medians(List.of(() -> Sample.of(session::replay)))
                            .getFirst()
                            .seconds();
        }
        PeerComparison.Rates peers = PeerComparison.rates(bench.settings().seed(), turns);
        Path minutes = bench.minutes();
        Replay replay = Replay.trading(minutes, Replay.CHUNK_SIZE);
        try (Floor floor = new Floor(bench, replay)) {
            List<Sample> medians = new Turns(1, bench.settings().repeat())
                    .medians(List.of(
                            () -> WarmJob.once(bench, replay),
                            () -> floor.insert(floor.rows(), floor.chunks()),
                            () -> Sample.of(() -> BenchmarkBooks.read(minutes))));
            double job = medians.getFirst().seconds();
            table.line("engine %.0f to %.0f M bars/s, %.1f times ta4j; reading %s; warm job %s, %.2f times its inserts"
                    .formatted(
                            DoubleStream.of(rates).min().orElseThrow() / 1e6,
                            DoubleStream.of(rates).max().orElseThrow() / 1e6,
                            peers.ours() / peers.theirs(),
                            BenchmarkFigures.rate(
                                    floor.bars() / medians.getLast().seconds(), "bars"),
                            BenchmarkFigures.rate(floor.bars() / job, "bars"),
                            job / medians.get(1).seconds()));
        }
    }
}

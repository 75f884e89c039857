package io.papertape.batch.sweep;

import io.papertape.engine.sweep.Evaluation;
import io.papertape.prices.PriceSource;
import io.papertape.settings.SweepSettings;
import java.time.Duration;
import java.util.List;

/// What a sweep would do, and how long that would take here.
///
/// @param name of the sweep
/// @param combinations number of combinations
/// @param accounts number of accounts
/// @param windows number of windows
/// @param bars number of bars of the prices
/// @param evaluations bars that would be evaluated: those of each combination, account and window
/// @param barsPerSecond how many were evaluated here in a second, on one thread, of combinations that were tried
/// @param threads on which it would be
public record SweepEstimate(
        String name,
        long combinations,
        int accounts,
        int windows,
        long bars,
        long evaluations,
        double barsPerSecond,
        int threads) {

    private static final long NANOS_TRIED = 1_000_000_000;

    /// Counts, and tries some combinations for about a second.
    ///
    /// @throws io.papertape.prices.PriceFileException if the prices cannot be read
    /// @throws io.papertape.batch.InvalidParametersException if the bars do not suffice for its windows
    public static SweepEstimate of(SweepRequest request, PriceSource prices, SweepProgress progress) {
        try (SweepBars bars = SweepService.read(request, prices, progress)) {
            SweepPlan plan = SweepService.plan(request, bars);
            return new SweepEstimate(
                    request.name(),
                    plan.combinations(),
                    plan.accounts(),
                    plan.windows().size(),
                    bars.size(),
                    plan.evaluations(),
                    speed(plan),
                    request.get(SweepSettings.THREADS));
        }
    }

    /// How long evaluating would take, writing aside.
    public Duration time() {
        return Duration.ofMillis(Math.round(1_000.0 * evaluations / barsPerSecond / threads));
    }

    private static double speed(SweepPlan plan) {
        Evaluations evaluations = Evaluations.of(plan);
        TimeWindow.Dates dates = plan.windows().getLast().train();
        long perAccount = plan.isBasket() ? plan.bars().size() : plan.bars().size(0);
        Evaluation evaluation = new Evaluation();
        long tried = 0;
        long began = System.nanoTime();
        long elapsed;
        do {
            evaluations.evaluate(0, dates, List.of((int) (tried % plan.combinations())), List.of(evaluation));
            tried++;
            elapsed = System.nanoTime() - began;
        } while (elapsed < NANOS_TRIED);
        return 1e9 * tried * Math.max(1, perAccount) / elapsed;
    }
}

package io.papertape.batch.sweep;

import io.papertape.engine.sweep.ReplayedDay;
import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepBests;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tests of a sweep one after the other, as if at the end of each training its best combination had been traded
/// until that of the next one. What a test has gained is invested in the next. Where tests overlap, the later one
/// counts.
/// Between dates of its own an account is worth what it was.
final class WalkForward {

    private static final int ALL_ACCOUNTS = -1;

    private final SweepPlan plan;
    private final StoredSweep sweep;
    private final SweepBests bests;

    /// Sums over the accounts, by date.
    private final TreeMap<LocalDate, double[]> sums = new TreeMap<>();

    WalkForward(SweepPlan plan, StoredSweep sweep, SweepBests bests) {
        this.plan = plan;
        this.sweep = sweep;
        this.bests = bests;
    }

    /// Writes the curve of every account, and that of all in equal weights; none where there are no tests.
    void write() {
        if (!plan.windows().getLast().hindsight()) {
            return;
        }
        List<NavigableMap<LocalDate, double[]>> all = new ArrayList<>();
        for (int account = 0; account < sweep.accounts(); account++) {
            NavigableMap<LocalDate, double[]> curve = curve(account);
            bests.replaceCurve(sweep.id(), account, points(curve));
            all.add(curve);
            curve.keySet().forEach(date -> sums.computeIfAbsent(date, _ -> new double[3]));
        }
        for (NavigableMap<LocalDate, double[]> curve : all) {
            addToSums(curve);
        }
        sums.values().forEach(sum -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= all.size();
            }
        });
        bests.replaceCurve(sweep.id(), ALL_ACCOUNTS, points(sums));
    }

    /// Growth, that of the benchmark and that in hindsight, by date.
    private NavigableMap<LocalDate, double[]> curve(int account) {
        TreeMap<LocalDate, double[]> curve = new TreeMap<>();
        double before = 1;
        double last = 1;
        int window = -1;
        List<SweepBests.TestedDay> days = bests.days(sweep.id(), account);
        for (SweepBests.TestedDay tested : days) {
            TimeWindow of = plan.windows().get(tested.window());
            if (of.hindsight() || isOfNext(of, tested.day())) {
                continue;
            }
            if (tested.window() != window) {
                window = tested.window();
                before = last;
            }
            last = before * growth(tested);
            curve.put(tested.day().date(), new double[] {last, 1, 1});
        }
        for (SweepBests.TestedDay tested : days) {
            double[] point = plan.windows().get(tested.window()).hindsight()
                    ? curve.get(tested.day().date())
                    : null;
            if (point != null) {
                point[1] = tested.day().benchmark();
                point[2] = growth(tested);
            }
        }
        return curve;
    }

    private boolean isOfNext(TimeWindow window, ReplayedDay day) {
        TimeWindow.Dates next = plan.windows().get(window.number() + 1).test();
        return next != null && !day.date().isBefore(next.from());
    }

    private double growth(SweepBests.TestedDay tested) {
        return (double) tested.day().equity()
                / plan.trials().settings((int) tested.combination()).initialCapital();
    }

    private void addToSums(NavigableMap<LocalDate, double[]> curve) {
        for (Map.Entry<LocalDate, double[]> sum : sums.entrySet()) {
            Map.@Nullable Entry<LocalDate, double[]> latest = curve.floorEntry(sum.getKey());
            for (int i = 0; i < sum.getValue().length; i++) {
                sum.getValue()[i] += latest == null ? 1 : latest.getValue()[i];
            }
        }
    }

    private static List<SweepBests.CurvePoint> points(NavigableMap<LocalDate, double[]> curve) {
        return curve.entrySet().stream()
                .map(entry -> new SweepBests.CurvePoint(
                        entry.getKey(), entry.getValue()[0], entry.getValue()[1], entry.getValue()[2]))
                .toList();
    }
}

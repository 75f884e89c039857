package io.papertape.prices.file;

import io.papertape.engine.market.VolumeCode;
import io.papertape.prices.ToldAction;
import io.papertape.prices.format.PriceNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Adjusts the bars of a symbol of a file, which come in order of time, for what came after them. Makes no
/// objects for a bar. Not safe for use by several threads.
final class PriceScale {

    private static final int PRICES = 4;

    private final List<Step> steps;
    private final long[] scaled = new long[PRICES];
    private int step;

    /// Bars up to a time.
    ///
    /// @param before the first time that is not among them, epoch milliseconds UTC
    /// @param prices what theirs are multiplied by
    /// @param volumes what theirs are multiplied by
    private record Step(long before, Ratio prices, double volumes) {}

    private PriceScale(List<Step> steps) {
        this.steps = steps;
    }

    /// Divides prices by the splits that came after them, and multiplies volumes.
    ///
    /// @param splits in order
    static PriceScale ofSplits(List<ToldAction> splits, SourceFile source) {
        List<Step> steps = new ArrayList<>();
        BigDecimal shares = BigDecimal.ONE;
        for (ToldAction split : splits.reversed()) {
            shares = shares.multiply(Objects.requireNonNull(split.value()));
            Ratio ratio = Ratio.of(shares);
            steps.add(new Step(source.begin(split.date()), ratio.inverse(), ratio.toDouble()));
        }
        Collections.reverse(steps);
        return new PriceScale(steps);
    }

    /// Multiplies prices by the factors of their dates.
    static PriceScale ofFactors(LeanFactors factors, SourceFile source) {
        List<Step> steps = new ArrayList<>();
        for (LeanFactors.Row row : factors.rows()) {
            Ratio ratio = Ratio.of(row.price().multiply(row.split()));
            steps.add(new Step(source.begin(row.last().plusDays(1)), ratio, 1));
        }
        return new PriceScale(steps);
    }

    /// Adjusts the next bar.
    ///
    /// @param bar numbers of a [Track]; unchanged where it cannot be adjusted
    /// @return what keeps it from being adjusted, or null
    @Nullable
    String adjust(long[] bar) {
        while (step < steps.size() && bar[Track.TIME] >= steps.get(step).before()) {
            step++;
        }
        if (step == steps.size()) {
            return null;
        }
        Step now = steps.get(step);
        for (int i = 0; i < PRICES; i++) {
            scaled[i] = now.prices().times(bar[Track.OPEN + i]);
            if (scaled[i] <= 0) {
                return PriceNames.unadjustable(i, scaled[i]);
            }
        }
        System.arraycopy(scaled, 0, bar, Track.OPEN, PRICES);
        if (now.volumes() != 1) {
            double volume = VolumeCode.toDouble(bar[Track.VOLUME]) * now.volumes();
            bar[Track.VOLUME] = VolumeCode.of(Math.min(volume, Double.MAX_VALUE));
        }
        return null;
    }
}

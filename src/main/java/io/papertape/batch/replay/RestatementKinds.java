package io.papertape.batch.replay;

import io.papertape.database.SqlTypes;
import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds out what a restatement looks like: a split, a dividend, a file shifted by a bar, the bars of another
/// symbol, or the noise of floating-point numbers. Memory depends on the number of symbols alone. Not safe
/// for use by several threads.
final class RestatementKinds {

    /// Below it a difference is hardly ever a correction.
    private static final double NOISE = 0.00001;

    /// How far the ratios of prices that are rounded to cents may be apart.
    private static final double ONE_FACTOR = 0.005;

    private static final double SMALLEST_SPLIT = 1.2;
    private static final int LARGEST_SPLIT_NUMBER = 100;
    private static final double SPLIT_PRECISION = 0.001;
    private static final int FEWEST_SHIFTED = 3;
    private static final double MOST_OF = 0.8;
    private static final int MOST_LOOKED_UP = 1_000;
    private static final int MOST_TOLD = 3;

    private final List<String> symbols;
    private final @Nullable Differences[] bySymbol;
    private final long[] same;
    private double largest;
    private String largestAt = "";
    private boolean onlyPrices = true;

    /// What differs of one symbol.
    private static final class Differences {

        private final long sameBefore;
        private long sameBetween;
        private long sameSince;
        private long bars;
        private long lastAt;
        private double factor;
        private long byFactor;
        private long asBefore;
        private long asAfter;
        private @Nullable Bar lastBefore;
        private @Nullable Bar lastAfter;
        private int other = -1;
        private long asOther;

        private Differences(long sameBefore) {
            this.sameBefore = sameBefore;
        }
    }

    /// @param symbols by index
    RestatementKinds(List<String> symbols) {
        this.symbols = symbols;
        bySymbol = new Differences[symbols.size()];
        same = new long[symbols.size()];
    }

    /// Takes in a bar that is what it was.
    void same(int symbol) {
        Differences differences = bySymbol[symbol];
        if (differences == null) {
            same[symbol]++;
        } else {
            differences.sameSince++;
        }
    }

    /// Takes in a bar that is another one.
    ///
    /// @param slice that it is in now, or null where it is missing
    void differs(int symbol, long time, @Nullable Bar before, @Nullable Bar after, @Nullable MarketSlice slice) {
        Differences differences = bySymbol[symbol];
        if (differences == null) {
            differences = new Differences(same[symbol]);
            bySymbol[symbol] = differences;
        }
        differences.sameBetween += differences.sameSince;
        differences.sameSince = 0;
        differences.bars++;
        differences.lastAt = time;
        if (before != null && after != null) {
            changed(differences, symbol, time, before, after);
        } else {
            onlyPrices = false;
        }
        if (slice != null && after != null && differences.bars <= MOST_LOOKED_UP) {
            lookUp(differences, symbol, after, slice);
        }
        differences.lastBefore = before;
        differences.lastAfter = after;
    }

    private void changed(Differences differences, int symbol, long time, Bar before, Bar after) {
        long[] was = {before.open(), before.high(), before.low(), before.close()};
        long[] is = {after.open(), after.high(), after.low(), after.close()};
        if (differences.factor == 0) {
            differences.factor = (double) after.close() / before.close();
        }
        double change = 0;
        boolean byFactor = true;
        for (int i = 0; i < was.length; i++) {
            double factor = (double) is[i] / was[i];
            byFactor &= Math.abs(factor - differences.factor) <= ONE_FACTOR * differences.factor;
            change = Math.max(change, Math.abs(factor - 1));
        }
        differences.byFactor += byFactor ? 1 : 0;
        if (change > largest) {
            largest = change;
            largestAt = symbols.get(symbol) + " " + SqlTypes.timestamp(time).toLocalDate();
        }
        onlyPrices &= change > 0;
        if (samePrices(after, differences.lastBefore)) {
            differences.asBefore++;
        }
        if (samePrices(before, differences.lastAfter)) {
            differences.asAfter++;
        }
    }

    private static boolean samePrices(Bar bar, @Nullable Bar other) {
        return other != null
                && bar.open() == other.open()
                && bar.high() == other.high()
                && bar.low() == other.low()
                && bar.close() == other.close();
    }

    private static void lookUp(Differences differences, int symbol, Bar after, MarketSlice slice) {
        for (int i = 0; i < slice.size(); i++) {
            if (slice.symbol(i) != symbol
                    && samePrices(after, slice.bar(i))
                    && (differences.other < 0 || differences.other == slice.symbol(i))) {
                differences.other = slice.symbol(i);
                differences.asOther++;
            }
        }
    }

    /// What it looks like, in sentences; empty where it looks like nothing of the kind.
    String told() {
        List<String> told = new ArrayList<>();
        if (largest > 0) {
            told.add("The largest change of a price is " + percent(largest) + " (" + largestAt + ")");
        }
        int kinds = 0;
        for (int symbol = 0; symbol < bySymbol.length && kinds < MOST_TOLD; symbol++) {
            Differences differences = bySymbol[symbol];
            String kind = differences == null ? null : kind(differences);
            if (kind != null) {
                told.add(symbols.get(symbol) + " " + kind);
                kinds++;
            }
        }
        if (onlyPrices && largest < NOISE) {
            told.add("All changes are below 0.00001: priceTolerance=0.00001 leaves such bars as they were");
        }
        return String.join(". ", told);
    }

    private @Nullable String kind(Differences differences) {
        if (differences.other >= 0 && differences.asOther == Math.min(differences.bars, MOST_LOOKED_UP)) {
            return "has the bars of " + symbols.get(differences.other);
        }
        double least = FEWEST_SHIFTED;
        if (Math.max(differences.asBefore, differences.asAfter) >= Math.max(least, MOST_OF * (differences.bars - 1))) {
            return "looks shifted by one bar";
        }
        if (differences.byFactor < MOST_OF * differences.bars) {
            return null;
        }
        double factor = differences.factor;
        String split = split(factor);
        if (split != null) {
            return "looks like a split of " + split;
        }
        if (differences.bars > 1
                && differences.sameBefore == 0
                && differences.sameBetween == 0
                && Math.abs(factor - 1) >= NOISE) {
            return "looks like a dividend: all its bars up to "
                    + SqlTypes.timestamp(differences.lastAt).toLocalDate() + " have changed by the factor "
                    + String.format(Locale.ROOT, "%.6f", factor);
        }
        return null;
    }

    /// New shares for old ones that divide prices like that; null where no usual split does.
    private static @Nullable String split(double factor) {
        if (factor > 1 / SMALLEST_SPLIT && factor < SMALLEST_SPLIT) {
            return null;
        }
        for (int less = 1; less <= 4; less++) {
            double most = Math.max(factor, 1 / factor) * less;
            long more = Math.round(most);
            if (more <= LARGEST_SPLIT_NUMBER && Math.abs(most - more) <= SPLIT_PRECISION * most) {
                return factor < 1 ? more + ":" + less : less + ":" + more;
            }
        }
        return null;
    }

    private static String percent(double fraction) {
        double percent = 100 * fraction;
        return (percent >= 0.01
                        ? String.format(Locale.ROOT, "%.2f", percent)
                        : String.format(Locale.ROOT, "%.2g", percent))
                + " %";
    }
}

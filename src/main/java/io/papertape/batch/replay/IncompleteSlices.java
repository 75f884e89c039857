package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which slice is left for a later night because it is incomplete: the newest one, and one that was
/// left before, while a symbol is missing in it that had a bar in the slice before, for so many nights. A
/// night is a date on which a run has left it, so that a run which is repeated decides alike. Not safe for
/// use by several threads.
final class IncompleteSlices {

    private final int waitNights;
    private final LocalDate today;
    private final Map<Long, Set<LocalDate>> nights;
    private BitSet before = new BitSet();
    private BitSet missing = new BitSet();
    private @Nullable MarketSlice left;
    private long night;

    /// @param waitNights 0 where no slice is waited for
    /// @param today UTC date of the run
    /// @param nights on which slices were left, by the times of these
    IncompleteSlices(int waitNights, LocalDate today, Map<Long, Set<LocalDate>> nights) {
        this.waitNights = waitNights;
        this.today = today;
        this.nights = nights;
    }

    /// Takes the last slice of the books in.
    void begin(MarketSlice last) {
        before = symbols(last);
    }

    /// Whether a slice is left; the slices come in order of time, and end with one that is.
    ///
    /// @param newest whether the prices have none after it
    boolean leaves(MarketSlice slice, boolean newest) {
        if (waitNights == 0) {
            return false;
        }
        BitSet there = symbols(slice);
        missing = (BitSet) before.clone();
        missing.andNot(there);
        Set<LocalDate> waited = nights.getOrDefault(slice.time(), Set.of());
        long earlier = waited.stream().filter(date -> date.isBefore(today)).count();
        if ((newest || !waited.isEmpty()) && !missing.isEmpty() && earlier < waitNights) {
            left = slice;
            night = earlier + 1;
            return true;
        }
        before = there;
        return false;
    }

    /// The slice that is left; null where none is.
    @Nullable
    MarketSlice left() {
        return left;
    }

    /// The symbols that are missing in it, by index.
    List<Integer> missing() {
        return missing.stream().boxed().toList();
    }

    /// Which night of waiting for it this is, the first being 1.
    long night() {
        return night;
    }

    private static BitSet symbols(MarketSlice slice) {
        BitSet symbols = new BitSet();
        for (int i = 0; i < slice.size(); i++) {
            symbols.set(slice.symbol(i));
        }
        return symbols;
    }
}

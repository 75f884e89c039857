package io.papertape.batch.sweep;

import io.papertape.ledger.StoredSweep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/// The accounts and windows of a sweep whose best is not written. Safe for use by several threads.
final class UnitQueue implements ItemReader<UnitQueue.Unit> {

    private final StoredSweep sweep;
    private final Set<List<Integer>> written;
    private int next;

    /// @param written accounts and windows whose best is
    UnitQueue(StoredSweep sweep, Set<List<Integer>> written) {
        this.sweep = sweep;
        this.written = Set.copyOf(written);
    }

    /// All combinations on an account in a window.
    ///
    /// @param account its number
    /// @param window its number
    record Unit(int account, int window) {}

    @Override
    public synchronized @Nullable Unit read() {
        while (next < sweep.accounts() * sweep.windows()) {
            Unit unit = new Unit(next / sweep.windows(), next % sweep.windows());
            next++;
            if (!written.contains(List.of(unit.account(), unit.window()))) {
                return unit;
            }
        }
        return null;
    }
}

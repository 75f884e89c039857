package io.papertape.batch.sweep;

import io.papertape.ledger.StoredSweep;
import io.papertape.ledger.SweepLedger;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/// The blocks of a sweep that are not written, account by account and window by window. Safe for use by several
/// threads,
/// each of which gets blocks that no other one gets.
final class BlockQueue implements ItemReader<SweepBlock> {

    private final StoredSweep sweep;
    private final SweepLedger ledger;
    private int account;
    private int window;
    private int block;
    private @Nullable Set<Integer> written;

    BlockQueue(StoredSweep sweep, SweepLedger ledger) {
        this.sweep = sweep;
        this.ledger = ledger;
    }

    @Override
    public synchronized @Nullable SweepBlock read() {
        while (account < sweep.accounts()) {
            Set<Integer> done = written;
            if (done == null) {
                done = ledger.blocks(sweep.id(), account, window);
                written = done;
            }
            while (block < sweep.blocks()) {
                int number = block++;
                if (!done.contains(number)) {
                    int first = number * sweep.blockSize();
                    int end = (int) Math.min(sweep.combinations(), (long) first + sweep.blockSize());
                    return new SweepBlock(account, window, number, first, end);
                }
            }
            block = 0;
            written = null;
            if (++window == sweep.windows()) {
                window = 0;
                account++;
            }
        }
        return null;
    }
}

package io.papertape.ledger;

import io.papertape.engine.market.VolumeCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one symbol in successive blocks, each looked at once, in order of time. Not safe for use by several
/// threads.
final class BarSeries {

    private final List<BarBlock> blocks;
    private int block;
    private int position;

    /// @param blocks none of them empty
    BarSeries(List<BarBlock> blocks) {
        this.blocks = blocks;
    }

    /// Finds the bars that others do not have.
    ///
    /// @param fresh takes them
    /// @param volumesMatter whether two bars with other volumes differ
    /// @return whether the others have none that this series does not have
    boolean addTo(List<BarBlock> fresh, BarSeries others, boolean volumesMatter) {
        BarBlock missing = null;
        for (BarBlock own = current(); own != null; own = current()) {
            BarBlock other = others.current();
            if (other == null || own.time(position) < other.time(others.position)) {
                if (missing == null || missing.full()) {
                    missing = new BarBlock(own.symbol(), 0);
                    fresh.add(missing);
                }
                missing.add(own, position);
                move();
            } else if (own.time(position) > other.time(others.position)
                    || !own.hasPricesOf(position, other, others.position)
                    || (volumesMatter
                            && !VolumeCode.same(own.volumeCode(position), other.volumeCode(others.position)))) {
                return false;
            } else {
                move();
                others.move();
            }
        }
        return others.current() == null;
    }

    /// Finds the bars at times at which others have none.
    ///
    /// @param fresh takes them
    void addMissing(List<BarBlock> fresh, BarSeries others) {
        BarBlock missing = null;
        for (BarBlock own = current(); own != null; own = current()) {
            long time = own.time(position);
            for (BarBlock other = others.current();
                    other != null && other.time(others.position) < time;
                    other = others.current()) {
                others.move();
            }
            BarBlock other = others.current();
            if (other == null || other.time(others.position) != time) {
                if (missing == null || missing.full()) {
                    missing = new BarBlock(own.symbol(), 0);
                    fresh.add(missing);
                }
                missing.add(own, position);
            }
            move();
        }
    }

    private @Nullable BarBlock current() {
        return block == blocks.size() ? null : blocks.get(block);
    }

    private void move() {
        position++;
        if (position == blocks.get(block).size()) {
            block++;
            position = 0;
        }
    }
}

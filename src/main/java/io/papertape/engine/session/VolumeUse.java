package io.papertape.engine.session;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;

/// How much of a bar's volume the fills of its symbol may take. Not safe for use by several threads.
final class VolumeUse {

    private final long limit;
    private final long lot;
    private final boolean needed;
    private final long[] used;
    private final long[] usedAt;

    /// @param limit fraction of the volume; 0 for no limit
    /// @param lot that quantities are whole multiples of
    /// @param impact whether prices depend on the volume
    VolumeUse(int symbols, long limit, long lot, boolean impact) {
        this.limit = limit;
        this.lot = lot;
        needed = limit > 0 || impact;
        used = new long[needed ? symbols : 0];
        usedAt = new long[needed ? symbols : 0];
    }

    /// The volume of a bar, in units; 0 where it is not known or does not matter.
    long volume(MarketSlice slice, int row) {
        return needed ? VolumeCode.units(slice.volumeCode(row)) : 0;
    }

    /// How much may be filled, in whole lots.
    ///
    /// @param most at most
    long left(MarketSlice slice, int row, long most) {
        if (!needed) {
            return most;
        }
        long volume = volume(slice, row);
        if (volume == 0 || limit == 0) {
            return volume == 0 ? 0 : most;
        }
        int symbol = slice.symbol(row);
        long taken = usedAt[symbol] == slice.time() ? used[symbol] : 0;
        return Math.min(most, Money.floorTo(lot, Money.timesRateFloor(volume, limit)) - taken);
    }

    /// Takes a fill.
    void use(MarketSlice slice, int row, long quantity) {
        if (needed) {
            int symbol = slice.symbol(row);
            used[symbol] = quantity + (usedAt[symbol] == slice.time() ? used[symbol] : 0);
            usedAt[symbol] = slice.time();
        }
    }
}

package io.papertape.batch.live;

import io.papertape.prices.ForwardingPrices;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceSource;
import io.papertape.prices.PriceTape;
import org.jspecify.annotations.Nullable;

/// Prices that are looked at while their files grow: whole rows, up to the first slice that is not ready. Not safe for
/// use by several threads at once.
final class GrowingPrices extends ForwardingPrices {

    private final SliceWait wait;
    private long held = Long.MIN_VALUE;
    private @Nullable Object state;
    private @Nullable ReadyTape newest;

    GrowingPrices(PriceSource files, SliceWait wait) {
        super(files);
        this.wait = wait;
    }

    /// Notes that the books hold the slices up to a time: these are there, whatever they lack.
    void hold(long last) {
        held = last;
    }

    /// Whether another look at the prices may show slices that the last one has not.
    boolean haveNews(PriceQuery query) {
        return (newest != null && newest.hasBecomeReady())
                || !source().state(query).equals(state);
    }

    @Override
    public PriceTape open(PriceQuery query) {
        newest = null;
        state = source().state(query);
        newest = new ReadyTape(source().openGrowing(query), query, held, wait);
        return newest;
    }

    @Override
    public PriceTape openGrowing(PriceQuery query) {
        return open(query);
    }
}

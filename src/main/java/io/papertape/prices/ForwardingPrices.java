package io.papertape.prices;

/// Prices that are those of another source, but for what a subclass opens in its own way.
public abstract class ForwardingPrices implements PriceSource {

    private final PriceSource source;

    /// @param source that everything is asked of
    protected ForwardingPrices(PriceSource source) {
        this.source = source;
    }

    /// The other source.
    protected final PriceSource source() {
        return source;
    }

    @Override
    public PriceTape openGrowing(PriceQuery query) {
        return source.openGrowing(query);
    }

    @Override
    public Object state(PriceQuery query) {
        return source.state(query);
    }

    @Override
    public String digest(PriceQuery query) {
        return source.digest(query);
    }

    @Override
    public void check(PriceQuery query) {
        source.check(query);
    }

    @Override
    public void checkBars(PriceQuery query, long mostBytes) {
        source.checkBars(query, mostBytes);
    }
}

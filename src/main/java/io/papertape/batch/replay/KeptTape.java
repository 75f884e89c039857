package io.papertape.batch.replay;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.prices.Coverage;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tape that gives the slices of another one, which has been read to its end. Not safe for use by several threads.
final class KeptTape implements PriceTape {

    private final KeptSlices slices;

    /// Empty once the end was reached: the slices need not stay in memory then.
    private List<KeptSlices.Step> ahead;

    private int position;
    private KeptSlices.@Nullable Step last;
    private List<RejectedBar> rows = new ArrayList<>();
    private long bars;

    KeptTape(KeptSlices slices) {
        this.slices = slices;
        ahead = slices.steps();
    }

    @Override
    public @Nullable MarketSlice next() {
        if (!ahead.isEmpty()) {
            KeptSlices.Step step = ahead.get(position++);
            ahead = step.slice() == null ? List.of() : ahead;
            rows.addAll(step.rows());
            last = step;
        }
        if (last != null && last.failure() != null) {
            throw last.failure();
        }
        MarketSlice slice = last == null ? null : last.slice();
        bars += slice == null ? 0 : slice.size();
        return slice;
    }

    @Override
    public long bars() {
        return bars;
    }

    @Override
    public long rejected() {
        return last == null ? 0 : last.rejected();
    }

    @Override
    public List<RejectedBar> takeRejected() {
        List<RejectedBar> taken = rows;
        rows = new ArrayList<>();
        return taken;
    }

    @Override
    public List<String> symbols() {
        return slices.ask(PriceTape::symbols);
    }

    @Override
    public SymbolNames names(List<String> some) {
        return slices.ask(tape -> tape.names(some));
    }

    @Override
    public boolean isThatOf(List<String> asked) {
        return slices.ask(tape -> tape.isThatOf(asked));
    }

    @Override
    public Coverage coverage(int symbol) {
        return slices.ask(tape -> tape.coverage(symbol));
    }

    @Override
    public List<String> others() {
        return slices.ask(PriceTape::others);
    }

    /// @throws UnsupportedOperationException always: rows are looked up by a tape of one's own
    @Override
    public String row(int symbol) {
        throw new UnsupportedOperationException("a tape that was read for several does not know its rows any more");
    }

    @Override
    public long estimatedBars() {
        return slices.ask(PriceTape::estimatedBars);
    }

    @Override
    public List<ReadFile> files() {
        return slices.ask(PriceTape::files);
    }

    @Override
    public List<ToldAction> actions() {
        return slices.ask(PriceTape::actions);
    }

    @Override
    public List<ToldAction> events() {
        return slices.ask(PriceTape::events);
    }

    @Override
    public @Nullable UnusedAdjustment unusedAdjustment() {
        return slices.ask(PriceTape::unusedAdjustment);
    }

    @Override
    public void requireUnchanged() {
        slices.ask(tape -> {
            tape.requireUnchanged();
            return true;
        });
    }

    /// Does nothing: the files are closed together with [KeptSlices].
    @Override
    public void close() {}
}

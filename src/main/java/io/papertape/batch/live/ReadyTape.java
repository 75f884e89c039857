package io.papertape.batch.live;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.ledger.BarDistances;
import io.papertape.prices.Coverage;
import io.papertape.prices.PriceQuery;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prices that end before the first slice that is not ready: one that a symbol may still get a bar for, and that has
/// not waited long enough. A symbol that is stale at the newest bar gets none, as far as anybody knows.
///
/// Its files may grow while it is read, and go on doing so.
final class ReadyTape implements PriceTape {

    private final PriceTape tape;
    private final long known;
    private final SliceWait wait;
    private final List<Coverage> coverage = new ArrayList<>();
    private final long newest;

    /// How far the bars of those symbols are apart that may be stale.
    private final Map<Integer, BarDistances> distances = new HashMap<>();

    private @Nullable MarketSlice held;

    /// @param known time up to which every slice is ready, epoch milliseconds UTC
    ReadyTape(PriceTape tape, PriceQuery query, long known, SliceWait wait) {
        this.tape = tape;
        this.known = known;
        this.wait = wait;
        int symbols = tape.symbols().size() + (query.benchmark() == null ? 0 : 1);
        long last = Long.MIN_VALUE;
        for (int symbol = 0; symbol < symbols; symbol++) {
            coverage.add(tape.coverage(symbol));
            last = Math.max(last, coverage.getLast().last());
        }
        newest = last;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Coverage own = coverage.get(symbol);
            if (!own.isEmpty()) {
                wait.sawSymbol(symbol);
            }
            if (!own.isEmpty() && BarDistances.mayBeStale(own.last(), newest)) {
                distances.put(symbol, new BarDistances());
            }
        }
        wait.saw(newest);
    }

    @Override
    public @Nullable MarketSlice next() {
        MarketSlice slice = held == null ? tape.next() : held;
        if (slice != null && !isReady(slice.time())) {
            held = slice;
            return null;
        }
        held = null;
        if (slice != null && !distances.isEmpty()) {
            measure(slice);
        }
        return slice;
    }

    /// Whether the slice that it ended before is ready now.
    boolean hasBecomeReady() {
        return held != null && isReady(held.time());
    }

    private void measure(MarketSlice slice) {
        for (int i = 0; i < slice.size(); i++) {
            measure(slice.symbol(i), slice.time());
        }
        slice.benchmarkBars().forEach(bar -> measure(coverage.size() - 1, bar.time()));
    }

    private void measure(int symbol, long time) {
        BarDistances own = distances.get(symbol);
        if (own != null) {
            own.bar(time);
        }
    }

    private boolean isReady(long time) {
        return time <= known || !lacksSymbol(time) || wait.isOver(time);
    }

    /// All bars of a symbol that ends before a slice have been measured then.
    private boolean lacksSymbol(long time) {
        for (int symbol = 0; symbol < coverage.size(); symbol++) {
            Coverage own = coverage.get(symbol);
            boolean known = own.isEmpty() ? wait.hasSeenSymbol(symbol) : !isStale(symbol, own.last());
            if (known && own.last() < time) {
                return true;
            }
        }
        return false;
    }

    private boolean isStale(int symbol, long last) {
        BarDistances own = distances.get(symbol);
        return own != null && own.isStale(last, newest);
    }

    @Override
    public SymbolNames names(List<String> some) {
        return tape.names(some);
    }

    @Override
    public List<String> symbols() {
        return tape.symbols();
    }

    @Override
    public boolean isThatOf(List<String> asked) {
        return tape.isThatOf(asked);
    }

    @Override
    public Coverage coverage(int symbol) {
        return tape.coverage(symbol);
    }

    @Override
    public List<String> others() {
        return tape.others();
    }

    @Override
    public String row(int symbol) {
        return tape.row(symbol);
    }

    @Override
    public long bars() {
        return tape.bars();
    }

    @Override
    public long estimatedBars() {
        return tape.estimatedBars();
    }

    @Override
    public long rejected() {
        return tape.rejected();
    }

    @Override
    public List<RejectedBar> takeRejected() {
        return tape.takeRejected();
    }

    @Override
    public List<ReadFile> files() {
        return tape.files();
    }

    @Override
    public List<ToldAction> actions() {
        return tape.actions();
    }

    @Override
    public List<ToldAction> events() {
        return tape.events();
    }

    @Override
    public @Nullable UnusedAdjustment unusedAdjustment() {
        return tape.unusedAdjustment();
    }

    /// They may have grown; what else has become of them is found when they are compared with the books.
    @Override
    public void requireUnchanged() {}

    @Override
    public void close() {
        tape.close();
    }
}

package io.papertape.batch.sweep;

import io.papertape.batch.replay.TapeActions;
import io.papertape.database.Sha256;
import io.papertape.engine.market.BarColumns;
import io.papertape.engine.market.CorporateAction;
import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.prices.PriceTape;
import io.papertape.prices.TemporaryNumbers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The bars of a sweep by symbol, read once from the prices. They are kept in a temporary file, of which a few bars of
/// each symbol are in memory. Safe for use by several threads once it is made.
final class SweepBars implements AutoCloseable {

    /// Time with a mark, open, high, low, close, volume, price of the benchmark.
    static final int COLUMNS = 7;

    private static final int NONE = -1;
    private static final int BARS_OF_BLOCK = 256;
    static final int BLOCK = BARS_OF_BLOCK * COLUMNS;

    private final List<String> symbols;
    private final List<Series> series = new ArrayList<>();
    private final int benchmark;
    private final List<CorporateAction> actions;
    private final List<CorporateAction> benchmarkActions;
    private final TemporaryNumbers file = new TemporaryNumbers("prices of the sweep", BLOCK);
    private final MessageDigest digest = Sha256.begin();
    private final ByteBuffer digested = ByteBuffer.allocate((COLUMNS + 1) * Long.BYTES);
    private final String hex;
    private final long rejected;
    private long firstTime = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;
    private long bars;
    private long benchmarkPrice;

    /// Where the bars of a symbol are.
    private static final class Series {
        private final List<Long> blocks = new ArrayList<>();
        private final long[] open = new long[BLOCK];
        private int openBars;
        private long size;
    }

    private SweepBars(PriceTape tape, TapeActions told, @Nullable String benchmark, LongConsumer read) {
        symbols = List.copyOf(tape.symbols());
        this.benchmark = benchmark == null ? NONE : symbols.indexOf(benchmark);
        actions = told.of(symbols);
        benchmarkActions = benchmark == null ? List.of() : told.of(List.of(benchmark));
        symbols.forEach(symbol -> series.add(new Series()));
        for (MarketSlice slice = tape.next(); slice != null; slice = tape.next()) {
            add(slice);
            read.accept(bars);
        }
        tape.requireUnchanged();
        rejected = tape.rejected();
        digest.update((actions + " " + benchmarkActions).getBytes(StandardCharsets.UTF_8));
        hex = HexFormat.of().formatHex(digest.digest());
    }

    /// Reads all bars of a tape.
    ///
    /// @param told what the tape tells of corporate actions
    /// @param benchmark symbol that every other one is compared with, or null where each is compared with itself
    /// @param read hears how many bars were read
    static SweepBars read(PriceTape tape, TapeActions told, @Nullable String benchmark, LongConsumer read) {
        return new SweepBars(tape, told, benchmark, read);
    }

    private void add(MarketSlice slice) {
        firstTime = Math.min(firstTime, slice.time());
        lastTime = slice.time();
        int row = benchmark < 0 ? -1 : slice.row(benchmark);
        benchmarkPrice = row >= 0 ? slice.close(row) : benchmark < 0 ? slice.benchmarkPrice() : benchmarkPrice;
        for (int i = 0; i < slice.size(); i++) {
            add(slice, i, series.get(slice.symbol(i)));
        }
    }

    private void add(MarketSlice slice, int row, Series to) {
        int at = to.openBars * COLUMNS;
        to.open[at] = 2 * slice.time() + (slice.dateAlone() ? 1 : 0);
        to.open[at + 1] = slice.open(row);
        to.open[at + 2] = slice.high(row);
        to.open[at + 3] = slice.low(row);
        to.open[at + 4] = slice.close(row);
        to.open[at + 5] = slice.volumeCode(row);
        to.open[at + 6] = slice.symbol(row) == benchmark ? 0 : benchmarkPrice;
        digested.clear().putLong(slice.symbol(row)).asLongBuffer().put(to.open, at, COLUMNS);
        digest.update(digested.array());
        bars++;
        to.size++;
        if (++to.openBars == BARS_OF_BLOCK) {
            to.blocks.add(file.write(to.open, BLOCK));
            to.openBars = 0;
        }
    }

    /// In the order of the prices' tape.
    List<String> symbols() {
        return symbols;
    }

    /// Number of bars of a symbol.
    long size(int symbol) {
        return series.get(symbol).size;
    }

    /// Number of bars of all symbols.
    long size() {
        return bars;
    }

    /// Number of rows that were rejected.
    long rejected() {
        return rejected;
    }

    /// Time of the first bar, epoch milliseconds UTC.
    long firstTime() {
        return firstTime;
    }

    /// Time of the last bar, epoch milliseconds UTC.
    long lastTime() {
        return lastTime;
    }

    /// Digest of all bars and corporate actions.
    String digest() {
        return hex;
    }

    /// The bars of a symbol.
    BarColumns columns(int symbol) {
        Series of = series.get(symbol);
        BarColumns.Builder columns = new BarColumns.Builder();
        SpilledSlices.Blocks blocks = cursor(symbol);
        long[] block = new long[BLOCK];
        for (int number = 0; number <= of.blocks.size(); number++) {
            append(columns, block, blocks.read(number, block));
        }
        return columns.actions(ofSymbol(symbol), symbol == benchmark ? List.of() : benchmarkActions)
                .build();
    }

    /// All slices, from the first on.
    DataFeed slices() {
        return new SpilledSlices(
                IntStream.range(0, symbols.size()).mapToObj(this::cursor).toList());
    }

    private SpilledSlices.Blocks cursor(int symbol) {
        Series of = series.get(symbol);
        return (number, into) -> {
            if (number < of.blocks.size()) {
                file.read(of.blocks.get(number), into, BLOCK);
                return BARS_OF_BLOCK;
            }
            System.arraycopy(of.open, 0, into, 0, of.openBars * COLUMNS);
            return number == of.blocks.size() ? of.openBars : 0;
        };
    }

    /// What companies do to their shares, by number of the symbol.
    List<CorporateAction> actions() {
        return actions;
    }

    /// What the company of the benchmark does, where that is one for all.
    List<CorporateAction> benchmarkActions() {
        return benchmarkActions;
    }

    /// Whether the benchmark is none of the symbols.
    boolean hasBenchmarkApart() {
        return benchmark == NONE && benchmarkPrice != 0;
    }

    private List<CorporateAction> ofSymbol(int symbol) {
        return actions.stream()
                .filter(action -> action.symbol() == symbol)
                .map(action -> action.of(0))
                .toList();
    }

    private static void append(BarColumns.Builder columns, long[] block, int count) {
        for (int at = 0; at < count * COLUMNS; at += COLUMNS) {
            MarketSlice slice = new MarketSlice(time(block, at), 1);
            add(0, block, at, slice);
            columns.add(slice, 0);
        }
    }

    /// Time of a bar of a block.
    static long time(long[] block, int at) {
        return block[at] >> 1;
    }

    /// Adds a bar of a block to a slice.
    static void add(int symbol, long[] block, int at, MarketSlice slice) {
        slice.addCoded(symbol, block[at + 1], block[at + 2], block[at + 3], block[at + 4], block[at + 5]);
        slice.noteBenchmark(Math.max(slice.benchmarkPrice(), block[at + 6]));
        if ((block[at] & 1) != 0) {
            slice.markDateAlone();
        }
    }

    @Override
    public void close() {
        file.close();
    }
}

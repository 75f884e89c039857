package io.papertape.prices;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bars of price files, merged into slices by time.
///
/// Memory depends on the number of files and symbols, not on that of bars: a file of one symbol is
/// read as its bars are asked for; a file whose rows name their symbols is sorted when the tape is
/// opened, through a temporary file where there are many. A symbol may be spread over files.
///
/// Not safe for use by several threads at once, but a tape belongs to no thread: one may open it and
/// another one read it, and they may take turns, if each hands it over to the next with what makes
/// its work visible there, such as the start of a thread, a queue or a future.
public final class PriceTape implements DataFeed, Closeable {

    /// More files than this are not kept open all at once, but sorted one by one.
    private static final int MOST_OPEN_FILES = 200;

    private final List<BarCursor> cursors;
    private final int[] indexes;
    private final long[] times;
    private final List<String> symbols;
    private final boolean othersSeen;
    private final Rejections rejections;
    private final BarSpool spool;
    private long bars;
    private long duplicates;
    private int lastSize = 1;

    private PriceTape(
            List<BarCursor> cursors,
            int[] indexes,
            List<String> symbols,
            boolean othersSeen,
            Rejections rejections,
            BarSpool spool) {
        this.cursors = cursors;
        this.indexes = indexes;
        this.symbols = symbols;
        this.othersSeen = othersSeen;
        this.rejections = rejections;
        this.spool = spool;
        times = new long[cursors.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = cursors.get(i).time();
        }
    }

    /// Opens the files that a query names, and reads as much of them as is needed to give the first slice.
    ///
    /// @throws PriceFileException if a file cannot be read or has an unknown layout, if a symbol is in none of
    ///     them, or if there is no bar that could be used
    public static PriceTape open(PriceQuery query) {
        SymbolTable symbols = new SymbolTable(query.symbols());
        Rejections rejections = new Rejections(query.maxRejected());
        List<PriceFile> files = PriceFile.in(query.prices());
        BarSpool spool = new BarSpool(symbols, rejections);
        List<BarCursor> cursors = new ArrayList<>();
        try {
            readAll(files, query, symbols, rejections, spool, cursors);
            symbols.requireUsable(query.symbolsMayMiss());
            requireBars(query, cursors, rejections);
        } catch (RuntimeException e) {
            closeAll(cursors, spool);
            throw e;
        }
        return merged(cursors, symbols, rejections, spool);
    }

    /// Checks what costs little to check: that there are files, that they can be opened, and that their layout is
    /// known.
    ///
    /// @throws PriceFileException if not
    public static void check(PriceQuery query) {
        List<String> problems = new ArrayList<>();
        for (PriceFile file : PriceFile.in(query.prices())) {
            try {
                new BarReader(file, query, new SymbolTable(List.of()), new Rejections(0)).close();
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            }
        }
        requireNone(problems);
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PriceFileException(problems);
        }
    }

    /// Every symbol, in processing order: those of the query, or all by name that have a bar which can be trusted,
    /// whenever it is, or a file named after them.
    public List<String> symbols() {
        return symbols;
    }

    /// Whether this tape gives, slice by slice and with every rejected row, what one with these symbols would give.
    public boolean isThatOf(List<String> asked) {
        return !othersSeen && symbols.equals(asked);
    }

    /// Bars given so far.
    public long bars() {
        return bars;
    }

    /// An estimate of the number of bars from begin to end; exact once all of them were read.
    public long estimatedBars() {
        long estimated = -duplicates;
        for (BarCursor cursor : cursors) {
            estimated += cursor.estimatedBars();
        }
        return estimated;
    }

    /// How many rows were rejected so far.
    public long rejected() {
        return rejections.count();
    }

    /// The rows rejected since this was asked last.
    public List<RejectedBar> takeRejected() {
        return rejections.take();
    }

    /// The next slice, or null at the end.
    ///
    /// @throws TooManyRejectedException if more rows were rejected than the query tolerates
    /// @throws PriceFileException if a file cannot be read on
    @Override
    public @Nullable MarketSlice next() {
        rejections.requireTolerable();
        long time = BarCursor.END;
        for (long candidate : times) {
            time = Math.min(time, candidate);
        }
        if (time == BarCursor.END) {
            return null;
        }
        MarketSlice slice = new MarketSlice(time, lastSize);
        for (int i = 0; i < times.length; i++) {
            if (times[i] == time) {
                take(i, slice);
            }
        }
        lastSize = slice.size();
        bars += slice.size();
        return slice;
    }

    @Override
    public void close() {
        closeAll(cursors, spool);
    }

    private static void closeAll(List<BarCursor> cursors, BarSpool spool) {
        for (BarCursor cursor : cursors) {
            cursor.close();
        }
        spool.close();
    }

    private void take(int i, MarketSlice slice) {
        BarCursor cursor = cursors.get(i);
        if (slice.size() > 0 && slice.symbol(slice.size() - 1) == indexes[i]) {
            cursor.rejectDuplicate();
            duplicates++;
        } else {
            cursor.addTo(slice, indexes[i]);
        }
        cursor.advance();
        times[i] = cursor.time();
    }

    private static void readAll(
            List<PriceFile> files,
            PriceQuery query,
            SymbolTable symbols,
            Rejections rejections,
            BarSpool spool,
            List<BarCursor> cursors) {
        boolean many = files.size() > MOST_OPEN_FILES;
        List<String> problems = new ArrayList<>();
        for (PriceFile file : files) {
            try {
                BarReader reader = new BarReader(file, query, symbols, rejections);
                cursors.addAll(many || reader.namesSymbols() ? sorted(reader, spool) : streamed(reader, symbols));
            } catch (PriceFileException e) {
                problems.addAll(e.problems());
            }
        }
        requireNone(problems);
    }

    private static List<BarCursor> sorted(BarReader reader, BarSpool spool) {
        try (reader) {
            return spool.sort(reader);
        }
    }

    private static List<BarCursor> streamed(BarReader reader, SymbolTable symbols) {
        int symbol = symbols.number(reader.file().symbol());
        if (symbol == SymbolTable.UNWANTED) {
            reader.close();
            return List.of();
        }
        try {
            return List.of(new FileCursor(reader, symbol));
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static void requireBars(PriceQuery query, List<BarCursor> cursors, Rejections rejections) {
        for (BarCursor cursor : cursors) {
            if (cursor.time() != BarCursor.END) {
                return;
            }
        }
        RejectedBar first = rejections.first();
        throw new PriceFileException(List.of("prices: '" + query.prices() + "' has no bar that could be used"
                + (first == null
                        ? " for these symbols between from and to"
                        : "; " + rejections.count() + " rows were rejected, the first: " + first)));
    }

    private static PriceTape merged(List<BarCursor> cursors, SymbolTable table, Rejections rejections, BarSpool spool) {
        List<String> symbols = table.selected();
        Map<String, Integer> order = new HashMap<>();
        for (String symbol : symbols) {
            order.put(symbol, order.size());
        }
        List<BarCursor> sorted = new ArrayList<>(cursors);
        sorted.sort((a, b) -> indexOf(a, table, order) - indexOf(b, table, order));
        int[] indexes = new int[sorted.size()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = indexOf(sorted.get(i), table, order);
        }
        return new PriceTape(sorted, indexes, symbols, table.hasSeenMoreThan(symbols), rejections, spool);
    }

    private static int indexOf(BarCursor cursor, SymbolTable table, Map<String, Integer> order) {
        return Objects.requireNonNull(order.get(table.name(cursor.symbol())));
    }
}

package io.papertape.prices;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Comparator;
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

    private final OpenFiles files;
    private final Rejections rejections;
    private final List<String> symbols;
    private final List<BarCursor> cursors;
    private final int[] indexes;
    private final long[] times;
    private long bars;
    private long duplicates;
    private int lastSize = 1;

    private PriceTape(OpenFiles files) {
        this.files = files;
        rejections = files.rejections();
        symbols = files.symbols().selected();
        Map<String, Integer> order = new HashMap<>();
        for (String symbol : symbols) {
            order.put(symbol, order.size());
        }
        cursors = new ArrayList<>(files.cursors());
        cursors.sort(Comparator.comparingInt(cursor -> index(cursor, order)));
        indexes = cursors.stream().mapToInt(cursor -> index(cursor, order)).toArray();
        times = cursors.stream().mapToLong(BarCursor::time).toArray();
    }

    /// Opens the files that a query names, and reads as much of them as is needed to give the first slice.
    ///
    /// @throws PriceFileException if a file cannot be read or has an unknown layout, if a symbol is in none of
    ///     them, or if there is no bar that could be used
    public static PriceTape open(PriceQuery query) {
        return new PriceTape(OpenFiles.of(query));
    }

    /// Checks what costs little to check: that there are files, that they can be opened, and that their layout is
    /// known.
    ///
    /// @throws PriceFileException if not
    public static void check(PriceQuery query) {
        OpenFiles.check(query);
    }

    /// Every symbol, in processing order: those of the query, or all by name that have a bar which can be trusted,
    /// whenever it is, or a file named after them.
    public List<String> symbols() {
        return symbols;
    }

    /// Whether this tape gives, slice by slice and with every rejected row, what one with these symbols would give.
    public boolean isThatOf(List<String> asked) {
        return symbols.equals(asked) && !files.symbols().hasSeenMoreThan(symbols);
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

    /// The files that were read to their end so far, by name; once there is no further slice, all that have a wanted
    /// symbol in their name or name symbols in their rows.
    public List<ReadFile> files() {
        return files.finished();
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
        files.close();
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

    private int index(BarCursor cursor, Map<String, Integer> order) {
        return Objects.requireNonNull(order.get(files.symbols().name(cursor.symbol())));
    }
}

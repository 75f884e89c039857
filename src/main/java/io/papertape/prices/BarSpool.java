package io.papertape.prices;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts the bars of files by symbol, in memory that does not grow with the bars: a symbol of a file
/// has one block in memory while the file is read, and again from its first bar to its last;
/// everything else is in one [SpoolFile]. Not safe for use by several threads.
final class BarSpool implements Closeable {

    private static final int COLUMNS = 7;
    private static final int BARS_PER_BLOCK = 256;
    private static final int BLOCK = COLUMNS * BARS_PER_BLOCK;

    /// The line of a bar with a date alone is stored below zero.
    private static final long DATE_ALONE = Long.MIN_VALUE;

    private final SymbolTable symbols;
    private final Rejections rejections;
    private final SpoolFile file = new SpoolFile(BLOCK);

    BarSpool(SymbolTable symbols, Rejections rejections) {
        this.symbols = symbols;
        this.rejections = rejections;
    }

    /// Reads a file to its end.
    ///
    /// @return a cursor for each symbol that has bars, which this spool must outlive
    /// @throws PriceFileException if the file cannot be read on
    List<BarCursor> sort(BarReader reader) {
        List<@Nullable Track> tracks = new ArrayList<>();
        while (reader.next()) {
            while (tracks.size() <= reader.symbol()) {
                tracks.add(null);
            }
            Track track = tracks.get(reader.symbol());
            if (track == null) {
                track = new Track(reader.file().name(), reader.symbol());
                tracks.set(reader.symbol(), track);
            }
            track.append(reader);
        }
        return cursors(tracks);
    }

    private static List<BarCursor> cursors(List<@Nullable Track> tracks) {
        List<BarCursor> cursors = new ArrayList<>();
        for (Track track : tracks) {
            if (track != null) {
                track.rewind();
                cursors.add(track);
            }
        }
        return cursors;
    }

    @Override
    public void close() {
        file.close();
    }

    /// The bars of one symbol of a file: written first, then read.
    private final class Track implements BarCursor {

        private final String fileName;
        private final int symbol;
        private long @Nullable [] block = new long[BLOCK];
        private long[] places = new long[1];
        private int blocks;
        private int filled;
        private long firstTime;
        private long bars;
        private long position;

        Track(String fileName, int symbol) {
            this.fileName = fileName;
            this.symbol = symbol;
        }

        void append(BarReader reader) {
            if (filled == BLOCK) {
                flush();
            }
            ParsedBar bar = reader.bar();
            long[] into = block();
            into[filled] = bar.time();
            into[filled + 1] = bar.open();
            into[filled + 2] = bar.high();
            into[filled + 3] = bar.low();
            into[filled + 4] = bar.close();
            into[filled + 5] = Double.doubleToRawLongBits(bar.volume());
            into[filled + 6] = bar.dateAlone() ? reader.line() | DATE_ALONE : reader.line();
            if (bars == 0) {
                firstTime = bar.time();
            }
            filled += COLUMNS;
            bars++;
        }

        /// From now on bars are read, from the first.
        void rewind() {
            flush();
            block = null;
        }

        private void flush() {
            if (blocks == places.length) {
                places = Arrays.copyOf(places, blocks * 2);
            }
            places[blocks++] = file.write(block(), filled);
            filled = 0;
        }

        /// The block with the current bar, read when it is needed first.
        private long[] block() {
            long[] loaded = block;
            if (loaded == null) {
                loaded = new long[BLOCK];
                block = loaded;
                load(loaded);
            }
            return loaded;
        }

        private void load(long[] into) {
            int current = (int) (position / BARS_PER_BLOCK);
            long remaining = bars - position / BARS_PER_BLOCK * BARS_PER_BLOCK;
            file.read(places[current], into, (int) Math.min(remaining, BARS_PER_BLOCK) * COLUMNS);
        }

        @Override
        public int symbol() {
            return symbol;
        }

        @Override
        public long time() {
            if (position == 0) {
                return firstTime;
            }
            return position == bars ? END : block()[offset()];
        }

        @Override
        public void addTo(MarketSlice slice, int index) {
            int at = offset();
            long[] bar = block();
            slice.add(index, bar[at + 1], bar[at + 2], bar[at + 3], bar[at + 4], Double.longBitsToDouble(bar[at + 5]));
            if (bar[at + 6] < 0) {
                slice.markDateAlone();
            }
        }

        @Override
        public void rejectDuplicate() {
            int at = offset();
            long[] bar = block();
            String name = symbols.name(symbol);
            String text = String.join(
                    ",",
                    DuplicateTime.format(bar[at]),
                    Money.format(bar[at + 1]),
                    Money.format(bar[at + 2]),
                    Money.format(bar[at + 3]),
                    Money.format(bar[at + 4]),
                    name);
            rejections.add(
                    new RejectedBar(fileName, bar[at + 6] & ~DATE_ALONE, name, text, DuplicateTime.reason(bar[at])));
        }

        @Override
        public void advance() {
            position++;
            if (position == bars) {
                block = null;
            } else if (position % BARS_PER_BLOCK == 0) {
                load(block());
            }
        }

        @Override
        public long estimatedBars() {
            return bars;
        }

        /// The temporary file is the spool's.
        @Override
        public void close() {}

        private int offset() {
            return (int) (position % BARS_PER_BLOCK) * COLUMNS;
        }
    }
}

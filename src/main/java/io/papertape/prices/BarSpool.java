package io.papertape.prices;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Sorts the bars of files by symbol, on disk, in memory that does not grow with the bars: each symbol of a file has
/// one block in memory, full blocks are in a temporary file, the same for all files. Not safe for use by several
/// threads.
final class BarSpool implements Closeable {

    private static final int COLUMNS = 7;
    private static final int BARS_PER_BLOCK = 256;
    private static final int BLOCK = COLUMNS * BARS_PER_BLOCK;

    private final IntFunction<String> symbolNames;
    private final Rejections rejections;
    private final ByteBuffer transfer = ByteBuffer.allocateDirect(BLOCK * Long.BYTES);
    private @Nullable FileChannel channel;
    private long blocksWritten;

    /// @param symbolNames names by number
    BarSpool(IntFunction<String> symbolNames, Rejections rejections) {
        this.symbolNames = symbolNames;
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
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(long[] block) {
        try {
            FileChannel file = channel();
            transfer.clear();
            transfer.asLongBuffer().put(block);
            long position = blocksWritten * BLOCK * Long.BYTES;
            while (transfer.hasRemaining()) {
                position += file.write(transfer, position);
            }
            return blocksWritten++;
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the sorted prices cannot be written", e);
        }
    }

    private void read(long block, long[] into) {
        try {
            FileChannel file = channel();
            transfer.clear();
            long position = block * BLOCK * Long.BYTES;
            while (transfer.hasRemaining()) {
                int read = file.read(transfer, position);
                if (read < 0) {
                    throw new IOException("it ends at " + position);
                }
                position += read;
            }
            transfer.flip();
            transfer.asLongBuffer().get(into);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file with the sorted prices cannot be read", e);
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path path = Files.createTempFile("papertape-", ".bars");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    /// The bars of one symbol of a file: written first, then read.
    private final class Track implements BarCursor {

        private final String fileName;
        private final int symbol;
        private final long[] block = new long[BLOCK];
        private long[] writtenBlocks = new long[4];
        private int written;
        private int filled;
        private int nextBlock;
        private long bars;
        private long position;
        private long @Nullable [] last;

        Track(String fileName, int symbol) {
            this.fileName = fileName;
            this.symbol = symbol;
        }

        void append(BarReader reader) {
            if (filled == BLOCK) {
                if (written == writtenBlocks.length) {
                    writtenBlocks = Arrays.copyOf(writtenBlocks, written * 2);
                }
                writtenBlocks[written++] = write(block);
                filled = 0;
            }
            block[filled] = reader.time();
            block[filled + 1] = reader.openPrice();
            block[filled + 2] = reader.highPrice();
            block[filled + 3] = reader.lowPrice();
            block[filled + 4] = reader.closePrice();
            block[filled + 5] = Double.doubleToRawLongBits(reader.volume());
            block[filled + 6] = reader.line();
            filled += COLUMNS;
            bars++;
        }

        /// The block in memory is the last one: it steps aside while the written ones are read through it.
        void rewind() {
            if (written > 0) {
                last = Arrays.copyOf(block, filled);
                read(writtenBlocks[0], block);
                nextBlock = 1;
            }
        }

        @Override
        public int symbol() {
            return symbol;
        }

        @Override
        public long time() {
            return position == bars ? END : block[offset()];
        }

        @Override
        public void addTo(MarketSlice slice, int index) {
            int at = offset();
            slice.add(
                    index,
                    block[at + 1],
                    block[at + 2],
                    block[at + 3],
                    block[at + 4],
                    Double.longBitsToDouble(block[at + 5]));
        }

        @Override
        public void rejectDuplicate() {
            int at = offset();
            String name = symbolNames.apply(symbol);
            String text = String.join(
                    ",",
                    DuplicateTime.format(block[at]),
                    Money.format(block[at + 1]),
                    Money.format(block[at + 2]),
                    Money.format(block[at + 3]),
                    Money.format(block[at + 4]),
                    name);
            rejections.add(new RejectedBar(fileName, block[at + 6], name, text, DuplicateTime.reason(block[at])));
        }

        @Override
        public void advance() {
            position++;
            if (position < bars && position % BARS_PER_BLOCK == 0) {
                load();
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

        private void load() {
            if (nextBlock < written) {
                read(writtenBlocks[nextBlock++], block);
            } else if (last != null) {
                System.arraycopy(last, 0, block, 0, last.length);
                last = null;
            }
        }
    }
}

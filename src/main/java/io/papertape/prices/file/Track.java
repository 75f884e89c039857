package io.papertape.prices.file;

import io.papertape.prices.format.ParsedBar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The bars of one symbol of a file, written to a spool in the order of the file, then read in order of time.
/// Until then one block is in memory. Not safe for use by several threads.
final class Track {

    /// Numbers of a bar: time, open, high, low, close, code of its volume, line.
    static final int COLUMNS = 7;
    static final int TIME = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int CLOSE = 4;
    static final int VOLUME = 5;
    static final int LINE = 6;

    static final int BARS_PER_BLOCK = 256;
    static final int BLOCK = COLUMNS * BARS_PER_BLOCK;

    /// The line of a bar with a date alone is stored below zero.
    static final long DATE_ALONE = Long.MIN_VALUE;

    private static final long[] NONE = new long[0];

    private final SpoolFile spool;
    private final String file;
    private final int symbol;
    private final List<Block> blocks = new ArrayList<>();
    private long[] block = new long[BLOCK];
    private int filled;
    private boolean ordered = true;

    Track(SpoolFile spool, String file, int symbol) {
        this.spool = spool;
        this.file = file;
        this.symbol = symbol;
    }

    void append(ParsedBar bar, long line) {
        long time = bar.time();
        int at = room(time);
        long[] into = block;
        into[at + TIME] = time;
        into[at + OPEN] = bar.open();
        into[at + HIGH] = bar.high();
        into[at + LOW] = bar.low();
        into[at + CLOSE] = bar.close();
        into[at + VOLUME] = bar.volumeCode();
        into[at + LINE] = bar.isDateAlone() ? line | DATE_ALONE : line;
    }

    /// Appends a bar as it is in a spool.
    void append(long[] bar) {
        System.arraycopy(bar, 0, block, room(bar[TIME]), COLUMNS);
    }

    boolean isEmpty() {
        return filled == 0 && blocks.isEmpty();
    }

    /// Moves the last bar to a track of its own.
    Track splitLast() {
        filled -= COLUMNS;
        Track last = new Track(spool, file, symbol);
        last.append(Arrays.copyOfRange(block, filled, filled + COLUMNS));
        return last;
    }

    /// All bars in order of time; nothing can be appended any more.
    SpooledBars rewind() {
        List<Block> written = written();
        block = NONE;
        return new SpooledBars(spool, file, symbol, new TrackSort(spool, file, symbol).ordered(written));
    }

    /// The blocks of all bars, in the order in which these were appended.
    List<Block> written() {
        if (filled > 0) {
            flush();
        }
        return blocks;
    }

    /// Where the next bar goes.
    private int room(long time) {
        if (filled == BLOCK) {
            flush();
        }
        if (filled > 0 && time < block[filled - COLUMNS + TIME]) {
            ordered = false;
        }
        int at = filled;
        filled += COLUMNS;
        return at;
    }

    private void flush() {
        if (!ordered) {
            sortBlock();
        }
        long place = spool.write(block, filled);
        blocks.add(new Block(place, filled / COLUMNS, block[TIME], block[filled - COLUMNS + TIME]));
        filled = 0;
        ordered = true;
    }

    /// Bars with one time keep their order.
    private void sortBlock() {
        List<long[]> bars = new ArrayList<>();
        for (int at = 0; at < filled; at += COLUMNS) {
            bars.add(Arrays.copyOfRange(block, at, at + COLUMNS));
        }
        bars.sort(Comparator.comparingLong(bar -> bar[TIME]));
        for (int i = 0; i < bars.size(); i++) {
            System.arraycopy(bars.get(i), 0, block, i * COLUMNS, COLUMNS);
        }
    }
}

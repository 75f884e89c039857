package io.papertape.ledger;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Up to [#CAPACITY] successive bars of one symbol that books were made from.
///
/// They are kept in few bytes each: a time as the change of its distance to the one before, a price as the difference
/// to its neighbour in the largest power of ten that divides them all, a volume as a whole number where it is one, else
/// in units or as a `double`. The bytes depend on the bars alone. Not safe for use by several threads.
public final class BarBlock {

    /// Bars of a full block: half a year by day, two hours by minute.
    public static final int CAPACITY = 128;

    private static final int LONGEST_VARINT = 10;
    private static final int MOST_BYTES_PER_BAR = 6 * LONGEST_VARINT + Double.BYTES;
    private static final int USUAL_BYTES_PER_BAR = 16;
    private static final long LARGEST_WHOLE_DOUBLE = 1L << 53;
    private static final int DOUBLE = 1;
    private static final int UNITS = 3;

    private final int symbol;
    private final long number;
    private final long[] times = new long[CAPACITY];
    private final long[] opens = new long[CAPACITY];
    private final long[] highs = new long[CAPACITY];
    private final long[] lows = new long[CAPACITY];
    private final long[] closes = new long[CAPACITY];
    private final long[] volumes = new long[CAPACITY];
    private int size;

    /// @param symbol its index in the session's list
    /// @param number position among all blocks of the session, which are in order of their first bars
    public BarBlock(int symbol, long number) {
        this.symbol = symbol;
        this.number = number;
    }

    public int symbol() {
        return symbol;
    }

    public long number() {
        return number;
    }

    /// Number of bars.
    public int size() {
        return size;
    }

    public boolean full() {
        return size == CAPACITY;
    }

    /// Time of bar `i`, epoch milliseconds UTC.
    public long time(int i) {
        return times[i];
    }

    /// Time of the last bar.
    public long lastTime() {
        return times[size - 1];
    }

    /// In units of 0.00000001, like the other prices.
    public long open(int i) {
        return opens[i];
    }

    public long high(int i) {
        return highs[i];
    }

    public long low(int i) {
        return lows[i];
    }

    public long close(int i) {
        return closes[i];
    }

    /// Bar `i`.
    public Bar bar(int i) {
        return new Bar(opens[i], highs[i], lows[i], closes[i], volume(i));
    }

    public double volume(int i) {
        return VolumeCode.toDouble(volumes[i]);
    }

    /// The volume of bar `i` as [VolumeCode] has it.
    public long volumeCode(int i) {
        return volumes[i];
    }

    /// Replaces the volume of bar `i`.
    public void setVolumeCode(int i, long volume) {
        volumes[i] = volume;
    }

    /// Appends bar `i` to a slice.
    public void copyTo(MarketSlice slice, int i) {
        slice.addCoded(symbol, opens[i], highs[i], lows[i], closes[i], volumes[i]);
    }

    /// Appends bar `i` of a slice.
    public void add(MarketSlice slice, int i) {
        times[size] = slice.time();
        opens[size] = slice.open(i);
        highs[size] = slice.high(i);
        lows[size] = slice.low(i);
        closes[size] = slice.close(i);
        volumes[size] = slice.volumeCode(i);
        size++;
    }

    /// Appends a bar.
    ///
    /// @param time epoch milliseconds UTC
    public void add(long time, Bar bar) {
        times[size] = time;
        opens[size] = bar.open();
        highs[size] = bar.high();
        lows[size] = bar.low();
        closes[size] = bar.close();
        volumes[size] = VolumeCode.of(bar.volume());
        size++;
    }

    /// Appends bar `i` of another block.
    public void add(BarBlock other, int i) {
        times[size] = other.times[i];
        opens[size] = other.opens[i];
        highs[size] = other.highs[i];
        lows[size] = other.lows[i];
        closes[size] = other.closes[i];
        volumes[size] = other.volumes[i];
        size++;
    }

    /// Whether bar `i` has the prices of bar `j` of a slice.
    public boolean hasPricesOf(int i, MarketSlice slice, int j) {
        return closes[i] == slice.close(j)
                && opens[i] == slice.open(j)
                && highs[i] == slice.high(j)
                && lows[i] == slice.low(j);
    }

    /// Whether bar `i` has the prices of bar `j` of another block.
    boolean hasPricesOf(int i, BarBlock other, int j) {
        return closes[i] == other.closes[j]
                && opens[i] == other.opens[j]
                && highs[i] == other.highs[j]
                && lows[i] == other.lows[j];
    }

    /// This block with another number.
    BarBlock numbered(long other) {
        BarBlock block = new BarBlock(symbol, other);
        for (int i = 0; i < size; i++) {
            block.add(this, i);
        }
        return block;
    }

    /// The bars between two times, inclusive; this block where these are all.
    BarBlock between(long from, long until) {
        if (size > 0 && times[0] >= from && times[size - 1] <= until) {
            return this;
        }
        BarBlock block = new BarBlock(symbol, number);
        for (int i = 0; i < size; i++) {
            if (times[i] >= from && times[i] <= until) {
                block.add(this, i);
            }
        }
        return block;
    }

    /// Whether one of two blocks begins before the other one ends.
    boolean overlaps(BarBlock other) {
        return times[0] <= other.lastTime() && other.times[0] <= lastTime();
    }

    /// Where its bars are.
    Stream<Place> places() {
        return IntStream.range(0, size).mapToObj(i -> new Place(this, i));
    }

    /// The place of a bar.
    record Place(BarBlock block, int position) {

        long time() {
            return block.times[position];
        }
    }

    /// The bars as they are kept.
    byte[] encoded() {
        BarBytes bytes = new BarBytes(new byte[USUAL_BYTES_PER_BAR * size + MOST_BYTES_PER_BAR]);
        int digits = zeros();
        long scale = Money.powerOfTen(digits);
        bytes.put(digits);
        long time = 0;
        long distance = 0;
        long close = 0;
        for (int i = 0; i < size; i++) {
            bytes.makeRoom(MOST_BYTES_PER_BAR);
            bytes.putSigned(times[i] - time - distance);
            bytes.putSigned((opens[i] - close) / scale);
            bytes.putSigned((highs[i] - opens[i]) / scale);
            bytes.putSigned((lows[i] - opens[i]) / scale);
            bytes.putSigned((closes[i] - opens[i]) / scale);
            putVolume(bytes, volumes[i]);
            distance = i == 0 ? 0 : times[i] - time;
            time = times[i];
            close = closes[i];
        }
        return bytes.taken();
    }

    /// The block that was kept as these bytes.
    ///
    /// @throws IllegalArgumentException if they are not those of a block
    static BarBlock decoded(int symbol, long number, int size, byte[] content) {
        BarBlock block = new BarBlock(symbol, number);
        try {
            block.decode(size, new BarBytes(content));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("block " + number + " of the bars is damaged", e);
        }
        return block;
    }

    private void decode(int bars, BarBytes bytes) {
        long scale = Money.powerOfTen(bytes.get());
        long time = 0;
        long distance = 0;
        long close = 0;
        for (int i = 0; i < bars; i++) {
            times[i] = time + distance + bytes.signed();
            opens[i] = close + bytes.signed() * scale;
            highs[i] = opens[i] + bytes.signed() * scale;
            lows[i] = opens[i] + bytes.signed() * scale;
            closes[i] = opens[i] + bytes.signed() * scale;
            volumes[i] = volume(bytes);
            distance = i == 0 ? 0 : times[i] - time;
            time = times[i];
            close = closes[i];
        }
        size = bars;
    }

    /// How many zeros every price ends with, in its 8 decimals.
    private int zeros() {
        int digits = Money.DECIMALS;
        long scale = Money.powerOfTen(digits);
        for (int i = 0; i < size; i++) {
            while (digits > 0
                    && (opens[i] % scale != 0
                            || highs[i] % scale != 0
                            || lows[i] % scale != 0
                            || closes[i] % scale != 0)) {
                digits--;
                scale /= 10;
            }
        }
        return digits;
    }

    /// An even number is twice the volume; `DOUBLE` announces the bits of one, `UNITS` a number of units.
    private static void putVolume(BarBytes bytes, long code) {
        double volume = VolumeCode.toDouble(code);
        long whole = (long) volume;
        if (code >= 0 ? code % Money.ONE == 0 : whole == volume && whole < LARGEST_WHOLE_DOUBLE) {
            bytes.putUnsigned(whole << 1);
        } else if (code >= 0) {
            bytes.putUnsigned(UNITS);
            bytes.putUnsigned(code);
        } else {
            bytes.putUnsigned(DOUBLE);
            bytes.putBits(Double.doubleToLongBits(volume));
        }
    }

    private static long volume(BarBytes bytes) {
        long number = bytes.unsigned();
        if ((number & 1) == 0) {
            return VolumeCode.of(number >>> 1, 0);
        }
        return number == UNITS ? bytes.unsigned() : VolumeCode.ofBits(bytes.bits());
    }
}

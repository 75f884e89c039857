package io.papertape.batch.replay;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.market.SymbolNames;
import io.papertape.engine.portfolio.SessionCalendar;
import io.papertape.engine.portfolio.UtcDay;
import io.papertape.prices.Coverage;
import io.papertape.prices.PriceTape;
import io.papertape.prices.ReadFile;
import io.papertape.prices.RejectedBar;
import io.papertape.prices.ToldAction;
import io.papertape.prices.UnusedAdjustment;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads a tape on a thread of its own, a few thousand bars ahead of whoever asks for its slices,
/// so that files are read while the chunk before is written. What it tells is as if nothing had
/// been read ahead: rejected rows come with the slice that follows them, a failure comes after the
/// last slice before it.
///
/// All methods are for one thread.
final class ReadAhead implements DataFeed, AutoCloseable {

    private static final int BARS_PER_BATCH = 2_048;
    private static final int BATCHES = 4;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private PriceTape tape;
    private final BlockingQueue<Batch> read = new ArrayBlockingQueue<>(BATCHES);
    private Thread thread = reader();
    private volatile boolean closed;

    private @Nullable Batch current;
    private int position;
    private List<RejectedBar> rejected = new ArrayList<>();
    private long bars;

    /// @param tape whose slices nobody else asks for any more
    ReadAhead(PriceTape tape) {
        this.tape = tape;
    }

    private Thread reader() {
        return Thread.ofPlatform().daemon().name("papertape-reader").unstarted(this::readOn);
    }

    /// Slices in succession; none in the last batch.
    ///
    /// @param rejections in the order of the slices
    /// @param estimatedBars what the tape estimated then
    /// @param failure of the last batch: why the tape could not be read on, or null at its end
    private record Batch(
            List<MarketSlice> slices,
            Queue<Rejection> rejections,
            long estimatedBars,
            @Nullable Throwable failure) {}

    /// Rows that were rejected on the way to a slice.
    ///
    /// @param slice its position in the batch; that of the end where no slice follows
    private record Rejection(int slice, List<RejectedBar> rows) {}

    /// The next slice, or null at the end.
    @Override
    public @Nullable MarketSlice next() {
        Batch batch = current;
        if (batch == null || (position == batch.slices().size() && position > 0)) {
            batch = nextBatch();
        }
        takeRejections(batch);
        if (batch.slices().isEmpty()) {
            return atEnd(batch);
        }
        MarketSlice slice = batch.slices().get(position++);
        bars += slice.size();
        return slice;
    }

    /// Goes over to a newer tape of the same prices, from its first slice on; at the end of the one before, which stays
    /// open.
    void goOverTo(PriceTape newer) {
        close();
        tape = newer;
        read.clear();
        current = null;
        position = 0;
        thread = reader();
        closed = false;
    }

    private void takeRejections(Batch batch) {
        Queue<Rejection> rejections = batch.rejections();
        for (Rejection next = rejections.peek(); next != null && next.slice() <= position; next = rejections.peek()) {
            rejected.addAll(next.rows());
            rejections.remove();
        }
    }

    private Batch nextBatch() {
        if (current == null) {
            thread.start();
        }
        try {
            Batch batch = read.take();
            current = batch;
            position = 0;
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the prices were read", e);
        }
    }

    private static @Nullable MarketSlice atEnd(Batch last) {
        switch (last.failure()) {
            case null -> {
                return null;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Bars of the slices that were asked for.
    long bars() {
        return bars;
    }

    /// From when to when the files have bars of each symbol, a benchmark that is none of the session's behind the
    /// others.
    ///
    /// @param symbols how many there are
    List<Coverage> coverage(int symbols) {
        return IntStream.range(0, symbols).mapToObj(tape::coverage).toList();
    }

    /// The date of the last bar of all symbols; null where there is none.
    ///
    /// @param zone of the session
    @Nullable
    LocalDate lastDate(ZoneId zone) {
        long last = coverage(tape.symbols().size()).stream()
                .mapToLong(Coverage::last)
                .max()
                .orElse(Long.MIN_VALUE);
        return last == Long.MIN_VALUE ? null : UtcDay.date(SessionCalendar.dateOf(last, zone));
    }

    /// Every symbol of the prices, by index.
    List<String> symbols() {
        return tape.symbols();
    }

    /// The names that they have in the course of time.
    SymbolNames names() {
        return tape.names(tape.symbols());
    }

    /// Symbols of the files that were not asked for.
    List<String> others() {
        return tape.others();
    }

    /// An estimate of the number of bars from begin to end.
    long estimatedBars() {
        Batch batch = current;
        return batch == null ? tape.estimatedBars() : batch.estimatedBars();
    }

    /// The rows that were rejected since this was asked last.
    List<RejectedBar> takeRejected() {
        List<RejectedBar> taken = rejected;
        rejected = new ArrayList<>();
        return taken;
    }

    /// The rows that were rejected and not taken yet.
    List<RejectedBar> rejected() {
        return Collections.unmodifiableList(rejected);
    }

    /// The files that were read.
    List<ReadFile> files() {
        return tape.files();
    }

    /// The corporate actions that the files tell.
    List<ToldAction> actions() {
        return tape.actions();
    }

    /// The corporate actions that happen to sessions which take the prices as they are.
    List<ToldAction> events() {
        return tape.events();
    }

    /// The first bar whose adjusted close is not used though it is far from the close, or null.
    @Nullable
    UnusedAdjustment unusedAdjustment() {
        return tape.unusedAdjustment();
    }

    /// Checks that the files are what they were when they were read.
    ///
    /// @throws io.papertape.prices.UnfinishedPriceFileException if not
    void requireUnchanged() {
        tape.requireUnchanged();
    }

    /// Ends the thread. The tape stays open.
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOn() {
        List<MarketSlice> slices = new ArrayList<>();
        Queue<Rejection> rejections = new ArrayDeque<>();
        long rejectedBefore = 0;
        int barsRead = 0;
        Throwable failure = null;
        try {
            for (MarketSlice slice = tape.next(); slice != null && !closed; slice = tape.next()) {
                if (tape.rejected() > rejectedBefore) {
                    rejections.add(new Rejection(slices.size(), tape.takeRejected()));
                    rejectedBefore = tape.rejected();
                }
                slices.add(slice);
                barsRead += slice.size();
                if (barsRead >= BARS_PER_BATCH) {
                    hand(new Batch(slices, rejections, tape.estimatedBars(), null));
                    slices = new ArrayList<>(slices.size());
                    rejections = new ArrayDeque<>();
                    barsRead = 0;
                }
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (!slices.isEmpty()) {
            hand(new Batch(slices, rejections, tape.estimatedBars(), null));
        }
        Rejection last = new Rejection(0, tape.takeRejected());
        hand(new Batch(List.of(), new ArrayDeque<>(List.of(last)), tape.estimatedBars(), failure));
    }

    private void hand(Batch batch) {
        try {
            boolean handed = false;
            while (!handed && !closed) {
                handed = read.offer(batch, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

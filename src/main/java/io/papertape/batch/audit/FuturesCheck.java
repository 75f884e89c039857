package io.papertape.batch.audit;

import io.papertape.engine.market.DataFeed;
import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.order.Trade;
import io.papertape.ledger.AuditFinding;
import io.papertape.ledger.AuditFinding.Check;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replays a session with other bars after some dates. Up to its date each of the replays must do what a replay does
/// beside it whose bars are those of the session, and this one must do what stands in the books.
///
/// Some are replayed together over one pass through the bars, the next ones after them: what a strategy has kept of the
/// future of one of them is there in the next. Memory does not grow with the number of dates. Not safe for use by
/// several threads.
final class FuturesCheck {

    private static final Logger LOG = LoggerFactory.getLogger(FuturesCheck.class);
    private static final int TOGETHER = 8;

    private final AuditedSession session;
    private final long seed;
    private final AuditProgress progress;
    private final List<Future> differing = new ArrayList<>();
    private @Nullable AuditFinding control;

    FuturesCheck(AuditedSession session, long seed, AuditProgress progress) {
        this.session = session;
        this.seed = seed;
        this.progress = progress;
    }

    /// How many replays an audit makes: these, one that changes nothing, and two of the order of the symbols.
    static long replays(int dates) {
        return dates + (dates + TOGETHER - 1L) / TOGETHER + 3;
    }

    /// The numbers of slices after which bars are changed: one of each part of the slices that trade, all parts being
    /// equally long.
    ///
    /// @param count how many; fewer where there are not so many slices
    static long[] dates(long seed, long first, long end, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        long number = Math.min(count, end - first);
        return LongStream.range(0, number)
                .map(part -> {
                    long from = first + (end - first) * part / number;
                    long to = first + (end - first) * (part + 1) / number;
                    return from + random.nextLong(to - from);
                })
                .toArray();
    }

    /// What was found, at most one finding of each kind.
    ///
    /// @param dates numbers of the slices after which bars are changed
    List<AuditFinding> run(long[] dates) {
        for (int first = 0; first < dates.length; first += TOGETHER) {
            replay(Arrays.copyOfRange(dates, first, Math.min(dates.length, first + TOGETHER)));
        }
        List<AuditFinding> findings = new ArrayList<>();
        if (control != null) {
            findings.add(control);
        }
        if (!differing.isEmpty()) {
            findings.add(differing.getFirst().told(differing.size(), dates.length));
        }
        return findings;
    }

    private void replay(long[] dates) {
        AuditReplay plain = session.replay();
        BookComparison books =
                new BookComparison(Check.FUTURE, "a replay of the same bars, after others and beside others,", session);
        List<Future> futures = Arrays.stream(dates).mapToObj(Future::new).toList();
        DataFeed feed = session.history();
        long number = 0;
        for (MarketSlice slice = feed.next(); slice != null; slice = feed.next()) {
            SliceEvents events = plain.take(slice);
            for (Trade trade : events.trades()) {
                books.take(ComparedTrade.of(trade), slice);
            }
            for (Future future : futures) {
                future.take(number, slice, events);
            }
            number++;
            progress.replayed((1L + futures.size()) * slice.size());
        }
        books.end();
        control = control == null ? books.finding() : control;
        futures.stream().filter(future -> future.finding != null).forEach(differing::add);
    }

    /// A replay with other bars after a slice.
    private final class Future {

        private final long last;
        private final AuditReplay replay = session.replay();
        private final OtherFuture bars;
        private Instant date = Instant.EPOCH;
        private boolean ended;
        private @Nullable AuditFinding finding;

        Future(long last) {
            this.last = last;
            bars = new OtherFuture(seed + last, session.symbols().size());
        }

        void take(long number, MarketSlice slice, SliceEvents expected) {
            if (number <= last) {
                date = Instant.ofEpochMilli(slice.time());
                SliceEvents events = replay.take(slice);
                if (finding == null && !events.equals(expected)) {
                    finding = difference(expected, events, slice);
                }
            } else if (!ended) {
                MarketSlice other = bars.of(slice);
                ended = other != null && !goesOn(other);
            }
        }

        /// Prices may become what no account can hold; what is compared lies before them.
        private boolean goesOn(MarketSlice other) {
            try {
                replay.take(other);
                return true;
            } catch (RuntimeException e) {
                LOG.debug("a replay with other bars ends", e);
                return false;
            }
        }

        private AuditFinding difference(SliceEvents expected, SliceEvents is, MarketSlice slice) {
            Iterator<Trade> others = is.trades().iterator();
            for (Trade trade : expected.trades()) {
                ComparedTrade other = others.hasNext() ? ComparedTrade.of(others.next()) : null;
                if (!ComparedTrade.of(trade).equals(other)) {
                    return finding(ComparedTrade.of(trade), other, slice);
                }
            }
            return others.hasNext()
                    ? finding(null, ComparedTrade.of(others.next()), slice)
                    : new AuditFinding(
                            Check.FUTURE,
                            true,
                            slice.time(),
                            null,
                            "a replay has other refused entries or failures at " + Instant.ofEpochMilli(slice.time()));
        }

        private AuditFinding finding(@Nullable ComparedTrade expected, @Nullable ComparedTrade is, MarketSlice slice) {
            return BookComparison.finding(Check.FUTURE, "a replay", expected, is, session.symbols(), slice);
        }

        /// @param count after how many of the dates something differs
        AuditFinding told(int count, int dates) {
            AuditFinding first = finding;
            if (first == null) {
                throw new IllegalStateException("nothing differs");
            }
            return new AuditFinding(
                    first.check(),
                    true,
                    first.time(),
                    first.symbol(),
                    "with other bars after " + date + " " + first.told() + "; " + count + " of " + dates
                            + " dates have such a difference before them");
        }
    }
}

package io.papertape.batch.audit;

import io.papertape.engine.market.MarketSlice;
import io.papertape.engine.portfolio.Money;
import io.papertape.ledger.AuditFinding;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares the trades of a replay with those in the books, in order, up to the first that differs. Not safe for use by
/// several threads.
final class BookComparison {

    private final AuditFinding.Check check;
    private final String replay;
    private final List<String> symbols;
    private final Iterator<ComparedTrade> booked;
    private long same;
    private @Nullable AuditFinding finding;
    private @Nullable AuditFinding otherReason;

    /// @param check of which the replay is a part
    /// @param replay what kind of replay it is, to begin a sentence with
    BookComparison(AuditFinding.Check check, String replay, AuditedSession session) {
        this.check = check;
        this.replay = replay;
        symbols = session.symbols();
        booked = session.trades();
    }

    /// Takes the next trade of the replay.
    ///
    /// @param slice of the trade; null where it is not known
    void take(ComparedTrade trade, @Nullable MarketSlice slice) {
        if (finding != null) {
            return;
        }
        ComparedTrade expected = booked.hasNext() ? booked.next() : null;
        if (expected == null || !expected.isSame(trade)) {
            finding = finding(check, replay, expected, trade, symbols, slice);
            return;
        }
        same++;
        if (otherReason == null && !expected.reason().equals(trade.reason())) {
            otherReason = new AuditFinding(
                    check,
                    false,
                    trade.time(),
                    symbols.get(trade.symbol()),
                    replay + " tells another reason for " + trade.told(symbols) + ": '" + trade.reason()
                            + "', but the books say '" + expected.reason() + "'");
        }
    }

    /// Takes the end of the replay.
    void end() {
        if (finding == null && booked.hasNext()) {
            finding = finding(check, replay, booked.next(), null, symbols, null);
        }
    }

    /// How many trades were the same.
    long same() {
        return same;
    }

    /// The first trade that differs; null where none does.
    @Nullable
    AuditFinding finding() {
        return finding;
    }

    /// The first trade whose reason alone differs; null where none does.
    @Nullable
    AuditFinding otherReason() {
        return otherReason;
    }

    /// Tells of the first trade that differs.
    ///
    /// @param replay what kind of replay it is, to begin a sentence with
    /// @param expected null where there is none
    /// @param is null where there is none
    /// @param slice of the trade; null where it is not known
    static AuditFinding finding(
            AuditFinding.Check check,
            String replay,
            @Nullable ComparedTrade expected,
            @Nullable ComparedTrade is,
            List<String> symbols,
            @Nullable MarketSlice slice) {
        ComparedTrade first = first(expected, is);
        return new AuditFinding(
                check,
                true,
                first.time(),
                symbols.get(first.symbol()),
                replay + " differs first in " + first.told(symbols) + " (" + first.reason() + "): "
                        + difference(expected, is, symbols) + bar(first, slice));
    }

    private static ComparedTrade first(@Nullable ComparedTrade expected, @Nullable ComparedTrade is) {
        if (expected == null) {
            return Objects.requireNonNull(is);
        }
        return is == null || is.time() >= expected.time() ? expected : is;
    }

    private static String difference(
            @Nullable ComparedTrade expected, @Nullable ComparedTrade is, List<String> symbols) {
        if (expected == null) {
            return "it should not be there";
        }
        if (is == null) {
            return "it is not there";
        }
        if (is.time() != expected.time()) {
            return is.time() < expected.time()
                    ? "it should not be there; the next should be " + expected.told(symbols)
                    : "it is not there; the next is " + is.told(symbols);
        }
        return is.isSame(expected)
                ? "its reason is '" + is.reason() + "'"
                : "it is " + is.told(symbols) + " (" + is.reason() + ")";
    }

    private static String bar(ComparedTrade trade, @Nullable MarketSlice slice) {
        int row = slice == null || slice.time() != trade.time() ? -1 : slice.row(trade.symbol());
        return row < 0 || slice == null
                ? ""
                : "; the bar of " + Instant.ofEpochMilli(slice.time()) + " has open " + Money.format(slice.open(row))
                        + ", high " + Money.format(slice.high(row)) + ", low " + Money.format(slice.low(row))
                        + ", close " + Money.format(slice.close(row));
    }
}

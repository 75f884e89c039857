package io.papertape.ledger;

import io.papertape.engine.market.Bar;
import io.papertape.engine.market.VolumeCode;
import io.papertape.engine.portfolio.Money;
import io.papertape.engine.portfolio.UtcDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A bar that is not what it was when books were made from it.
///
/// @param symbol its symbol
/// @param time its time, epoch milliseconds UTC
/// @param before the bar that was used, or null when there was none
/// @param after the bar that the prices have now, or null when they have none
/// @param volumeBefore its volume then, as [VolumeCode] has it; 0 when there was none
/// @param volumeAfter its volume now; 0 when there is none
/// @param row file and line of the row that gives it now, and the reason where that row is rejected; null when there is
///     no such row or it was not looked for
public record RestatedBar(
        String symbol,
        long time,
        @Nullable Bar before,
        @Nullable Bar after,
        long volumeBefore,
        long volumeAfter,
        @Nullable String row) {

    /// This bar, given now by a row.
    public RestatedBar with(String row) {
        return new RestatedBar(symbol, time, before, after, volumeBefore, volumeAfter, row);
    }

    /// Symbol, time, old and new values, those that differ.
    @Override
    public String toString() {
        return symbol + " " + UtcDay.text(time) + " " + change();
    }

    private String change() {
        if (before == null) {
            return "was not there, now " + (after == null ? "neither" : values(after, volumeAfter)) + where();
        }
        if (after != null) {
            return differences(before, after) + where();
        }
        return "was " + values(before, volumeBefore) + ", now " + (row == null ? "missing" : "rejected" + where());
    }

    private String where() {
        return row == null ? "" : " (" + row + ")";
    }

    private static String values(Bar bar, long volume) {
        return "open " + Money.format(bar.open()) + ", high " + Money.format(bar.high()) + ", low "
                + Money.format(bar.low()) + ", close " + Money.format(bar.close()) + ", volume "
                + VolumeCode.format(volume);
    }

    private String differences(Bar was, Bar is) {
        List<String> differences = new ArrayList<>();
        compare("open", Money.format(was.open()), Money.format(is.open()), differences);
        compare("high", Money.format(was.high()), Money.format(is.high()), differences);
        compare("low", Money.format(was.low()), Money.format(is.low()), differences);
        compare("close", Money.format(was.close()), Money.format(is.close()), differences);
        compare("volume", VolumeCode.format(volumeBefore), VolumeCode.format(volumeAfter), differences);
        return String.join(", ", differences);
    }

    private static void compare(String name, String was, String is, List<String> differences) {
        if (!was.equals(is)) {
            differences.add(name + " was " + was + ", now " + is);
        }
    }
}
